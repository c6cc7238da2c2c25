"""What a table column is: one record a column, so that no view, file or test speaks in loose integers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication


class Tone(IntEnum):
    """How a cell is drawn; each tone has a shape or a word in the cell's text as well as a colour."""

    PLAIN = 0
    MUTED = 1
    STRONG = 2
    BUY = 3
    SELL = 4
    EXCHANGE = 5
    LATE = 6
    PAPER = 7
    FAILED = 8
    LINK = 9


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: its stable name, in the window's session file and in sort orders.
        title: English title; shown through the translation context `columns`.
        sort_key: name in the columnar table that it sorts by; empty where it cannot be sorted.
        text: what the cell shows of a record.
        sample: a text as wide as most of its cells: the column's width where there is room for all.
        narrow_sample: likewise where there is not; empty: `sample`.
        wide_sample: of a column whose texts may be long: up to so wide it takes room that is left over.
        is_right: figures are aligned to the right.
        is_shown: shown until the user chooses otherwise.
        is_stretched: takes what width is left.
        elides_middle: a text too long for the column loses its middle (ids); else its end (names, words).
        narrow: what a cell shows whose text does not fit; the tooltip, copies and a screen reader have the
            whole text.
        descends_first: the first click sorts newest or largest first.
        tone: how the cell is drawn; None for plain.
        plain: what is copied, where it differs from what is shown.
        hint: what the column means, for the header's tooltip.
        short_title: what stands over the column where the title is wider than its cells.
        is_chip: the text is a sign: drawn with a border round it.
        spoken: what the cell's tooltip and a screen reader say, where the cell shows a sign.
        link: "official" or "security": Ctrl+click on a cell opens that page.
    """

    key: str
    title: str
    sort_key: str
    text: Callable[[Any], str]
    sample: str
    is_right: bool = False
    is_shown: bool = True
    is_stretched: bool = False
    descends_first: bool = False
    tone: Callable[[Any], Tone] | None = None
    plain: Callable[[Any], str] | None = None
    hint: str = ""
    short_title: str = ""
    is_chip: bool = False
    spoken: Callable[[Any], str] | None = None
    link: str = ""
    narrow_sample: str = ""
    wide_sample: str = ""
    elides_middle: bool = False
    narrow: Callable[[Any], str] | None = None

    def heading(self) -> str:
        """Return the translated title."""
        return QCoreApplication.translate("columns", self.title)

    def short_heading(self) -> str:
        """Return the translated words over the column."""
        return QCoreApplication.translate("columns", self.short_title or self.title)

    def told_hint(self) -> str:
        """Return the translated words on what the column means."""
        return QCoreApplication.translate("columns", self.hint) if self.hint else ""


@dataclass(frozen=True, slots=True)
class SortTerm:
    """One term of a sort order: a column's key, and the direction."""

    key: str
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class ReadyRow:
    """A record as the painter needs it: everything decided before the first pixel.

    Attributes:
        record: the record itself, or None for a row that could not be loaded just now.
        texts: one a column.
        tones: one a column.
        group: what the line over a group shows (a `GroupLine`); None for a record.
    """

    record: Any
    texts: tuple[str, ...]
    tones: tuple[Tone, ...]
    group: Any = None


def next_order(terms: list[SortTerm], column: Column, *, is_added: bool) -> list[SortTerm]:
    """Return the order that a click on a heading asks for: by the column alone, or added to the others.

    Asked again the column turns round; added thrice it goes.
    """
    known = next((term for term in terms if term.key == column.key), None)
    first = SortTerm(column.key, column.descends_first)
    turned = SortTerm(column.key, not column.descends_first)
    if not is_added:
        return [turned if terms == [first] else first]
    if known is None:
        return [*terms, first]
    if known == first or len(terms) == 1:
        other = turned if known == first else first
        return [other if term is known else term for term in terms]
    return [term for term in terms if term is not known]


def sort_names(columns: tuple[Column, ...], terms: list[SortTerm]) -> tuple[str, ...]:
    """Return a sort order in the words of `query`: the columns' sort keys, "-" for descending."""
    keys = {c.key: c.sort_key for c in columns}
    return tuple(("-" if term.is_descending else "") + keys[term.key] for term in terms if keys.get(term.key))


def tsv(columns: list[Column], records: list[Any]) -> str:
    """Return records as tab-separated lines under a header; tabs and line ends in a value become blanks."""
    return tsv_line([c.heading() for c in columns]) + tsv_rows(columns, records)


def tsv_rows(columns: list[Column], records: list[Any]) -> str:
    """Return records as tab-separated lines, without a header."""
    plain = [c.plain or c.text for c in columns]
    return "".join([tsv_line([one(record) for one in plain]) for record in records])


def tsv_line(cells: Iterable[str]) -> str:
    """Return one tab-separated line."""
    return "\t".join([_flat(cell) for cell in cells]) + "\n"


def _flat(text: str) -> str:
    return " ".join(text.split()) if any(ch in text for ch in "\t\r\n") else text
