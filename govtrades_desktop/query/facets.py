"""What the rows at hand could be narrowed to: values of each key, and how many rows each leaves. Reads only.

A figure is the number of rows that the key's own term finds among the rows given: where columns can be
counted at once they are, and a test holds both ways to one result. From memory, within a few frames at
150,000 rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from govtrades_desktop.derive.column import Array, Mask, Positions
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.folding import fold
from govtrades_desktop.query.committees import count_by_committee, load_committees
from govtrades_desktop.query.completion import Suggestion, keys_of, values_for
from govtrades_desktop.query.grammar import FILINGS, Vocabulary, field_text
from govtrades_desktop.query.grammar.compile import compile_mask
from govtrades_desktop.query.grammar.keys import DELETED, SUPERSEDED
from govtrades_desktop.query.grammar.list_keys import official_vocabulary
from govtrades_desktop.query.grammar.parser import parse
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.officials import officials_table
from govtrades_desktop.query.securities import list_vocabulary, securities_table
from govtrades_desktop.query.trades import list_years, vocabulary_of

_ORDER: dict[str, tuple[str, ...]] = {
    "trades": (
        *("type", "owner", "official", "party", "chamber", "state", "committee", "ticker", "class"),
        *("sector", "amount", "traded", "filed", "disclosed", "late", "lag", "gains", "role", "asset"),
        *("code", "status", "doubt", "unresolved", "source", "reading", "year", "edited", "note"),
    ),
    "filings": (
        *("official", "party", "chamber", "state", "type", "reading", "filed", "source", "role", "doubt"),
        *("unresolved", "year", "edited", "note"),
    ),
    "officials": ("party", "chamber", "state", "committee", "serving", "lag", "first", "last"),
    "securities": ("class", "sector", "industry", "first", "last"),
}
"""Keys in the order that they are offered in, by table; what the grammar has besides is typed."""

# of keys whose term compares whole values of text: the columns it looks at, first the one that is shown
_WHOLE: dict[str, dict[str, tuple[str, ...]]] = {
    "trades": {
        "official": ("official", "listed"),
        "ticker": ("symbol", "ticker"),
        "state": ("state",),
        "sector": ("sector",),
        "code": ("asset_type",),
    },
    "filings": {"official": ("official", "listed"), "state": ("state",), "type": ("filing_type",)},
    "officials": {"state": ("state",)},
    "securities": {"sector": ("sector",), "industry": ("industry",)},
}
_EXACT = ("official", "sector", "industry")
"""Keys that match by part: a value of theirs is written so that it means itself."""

_WIDENING = {SUPERSEDED, DELETED}
"""Words that bring rows back which no other search finds: what a list narrows is not theirs."""

_DAYS = ("traded", "filed", "disclosed", "notified", "first", "last")
T = TypeVar("T")

MOST = 300
"""So many values at most are told of one key: a longer list is narrowed by letters."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One value that the rows can be narrowed to.

    Attributes:
        text: as it stands behind the key's colon.
        shown: what a reader recognises it by.
        label: what it is, in a few words; may be empty.
        rows: how many rows it leaves.
    """

    text: str
    shown: str
    label: str
    rows: int


def facet_keys(table: str) -> tuple[str, ...]:
    """Return the keys that a table can be narrowed by from a list, in order."""
    known = keys_of(table)
    return tuple(key for key in _ORDER.get(table, _ORDER["trades"]) if key in known)


def count_facets(
    library: Library, table: str, key: str, rows: Positions, *, wanted: str = "", most: int = MOST
) -> tuple[Facet, ...]:
    """Return the values of a key among some rows: names by number of rows, words and spans in their order.

    Args:
        library: opened.
        table: "trades", "filings", "officials" or "securities".
        key: one of `facet_keys`.
        rows: positions in that table, found without the key's own terms.
        wanted: letters that a value or its label holds; those that begin with them come first.
        most: so many at most.
    """
    columns = _table(library, table)
    if key == "committee":
        found = _committees(library, columns, rows)
    elif key in _WHOLE.get(table, {}):
        found = _whole_values(library, columns, _WHOLE[table][key], key, rows)
    else:
        found = list(_tested(library, table, columns, key, rows))
    if wanted.strip():
        found = narrowed(found, lambda one: f"{one.shown} {one.label}", wanted)
    return tuple(found[:most])


def narrowed(of: Iterable[T], told: Callable[[T], str], wanted: str) -> list[T]:
    """Return what letters find, whatever case and accents; first those with a word that begins so."""
    letters = fold(wanted.strip())
    found = [(one, f" {fold(told(one))}") for one in of]
    begins = [one for one, words in found if f" {letters}" in words]
    return begins + [one for one, words in found if letters in words and f" {letters}" not in words]


def _table(library: Library, name: str) -> ColumnTable:
    if name == "filings":
        return library.filings
    if name == "officials":
        return officials_table(library)
    return securities_table(library) if name == "securities" else library.trades


def _vocabulary(library: Library, table: str) -> Vocabulary:
    if table == "filings":
        return FILINGS
    if table == "officials":
        return official_vocabulary(lambda: load_committees(library))
    return list_vocabulary(library) if table == "securities" else vocabulary_of(library)


# -- names: each distinct value is counted at once


def _whole_values(
    library: Library, table: ColumnTable, columns: Sequence[str], key: str, rows: Positions
) -> list[Facet]:
    counts, shown = _count_folded(table, columns, rows)
    labels: dict[str, str] = {}
    for one in values_for(key, "", library, most=100_000):
        labels.setdefault(fold(_bare(one.text)), one.label)
    found = []
    for number in np.argsort(-counts, kind="stable").tolist():
        if counts[number] == 0:
            break
        value = shown[number]
        if value is not None:
            label = labels.get(fold(value), "")
            found.append(Facet(_written(key, value), value, label, int(counts[number])))
    return found


def _count_folded(
    table: ColumnTable, columns: Sequence[str], rows: Positions
) -> tuple[Array, list[str | None]]:
    """Return in how many rows each folded text stands in one of the columns, and how the first writes it."""
    numbers: dict[str, int] = {}
    shown: list[str | None] = []
    of_rows = []
    for place, name in enumerate(columns):
        column = table.columns[name]
        codes = np.full(len(column.folded) + 1, -1, np.int64)  # its last cell is that of the code -1
        for code, folded in enumerate(column.folded):
            number = numbers.setdefault(folded, len(shown))
            if number == len(shown):
                shown.append(None)
            if place == 0 and shown[number] is None:
                shown[number] = column.values[code]
            codes[code] = number
        of_rows.append(codes[column.data[rows]])
    counts = np.zeros(len(shown), np.int64)
    for place, held in enumerate(of_rows):
        is_new = held >= 0
        for earlier in of_rows[:place]:
            is_new &= held != earlier
        counts += np.bincount(held[is_new], minlength=len(shown))
    return counts, shown


def _written(key: str, value: str) -> str:
    """Return a value as it stands behind the colon and means itself."""
    is_plain = key not in _EXACT and value.isascii() and value.replace("-", "").replace(".", "").isalnum()
    return value if is_plain and ".." not in value else field_text(key, value).partition(":")[2]


def _bare(text: str) -> str:
    return text.removeprefix("=").strip('"').replace('""', '"')


def _committees(library: Library, table: ColumnTable, rows: Positions) -> list[Facet]:
    known = {one.code: one for one in load_committees(library)}
    counts = count_by_committee(library, table, rows)
    found = [
        Facet(code, known[code].name if code in known else code, code, number)
        for code, number in counts.items()
    ]
    return sorted(found, key=lambda one: (-one.rows, one.shown, one.text))


# -- words, amounts, days: each is asked for as a search would


def _tested(library: Library, table: str, columns: ColumnTable, key: str, rows: Positions) -> Iterable[Facet]:
    vocabulary = _vocabulary(library, table)
    for one in _candidates(library, table, key):
        node = parse(f"{key}:{one.text}")
        mask: Mask = compile_mask(node, columns, vocabulary)
        yield Facet(one.text, _bare(one.text), one.label, int(mask[rows].sum()))


def _candidates(library: Library, table: str, key: str) -> Iterable[Suggestion]:
    if key in _DAYS:
        years = list_years(library)
        yield from (Suggestion(str(year), f"all of {year}") for year in years)
        yield from (Suggestion(f">={year}", f"from {year} on") for year in years)
    elif words := keys_of(table)[key].words:
        yield from (Suggestion(word) for word in words if word not in _WIDENING)
    else:
        yield from values_for(key, "", library, most=40)
