"""Saved views: what a table page shows, as a value, and its JSON form. Pure; it reads and writes no file.

A view is what a person took the trouble to arrange. So its form carries a version: a newer one is refused in
words, never half read; keys that this version does not know (another program's, a later addition) are kept
and written back. Whether the query parses and the columns are known is asked elsewhere (`query.views`).
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from govtrades_desktop.core.errors import DataRejected, UserInputError

VIEW_VERSION = 1
"""Of the form of one view; raise it only where an older program would misread what is written."""

LONGEST_NAME = 80
_LONGEST_TEXT = 20_000
_WIDEST_PX = 10_000


class ViewPage(StrEnum):
    """The page that a view is of."""

    TRADES = "trades"
    FILINGS = "filings"
    OFFICIALS = "officials"
    SECURITIES = "securities"


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """One column of a view.

    Attributes:
        key: of the column, as the page's table names it.
        width_px: None is the column's own width.
        is_hidden: it keeps its place and width for the day it is shown again.
        more: keys of its JSON form that this version does not know.
    """

    key: str
    width_px: int | None = None
    is_hidden: bool = False
    more: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class View:
    """Everything that a table page shows by: filter, columns, order, grouping.

    Attributes:
        name: what the user calls it; 1 to 80 characters on one line.
        query: of the search grammar; empty finds all.
        year: index year; None is all.
        chamber: "house", "senate"; None is all.
        columns: in order, left to right; empty is the page's own arrangement. Columns that are not named
            (a later version has more) come after them, as the page has them.
        frozen: so many shown columns stay while the rest scrolls.
        sort: names of the page's sorts (`TRADE_SORTS` and the like), "-" for descending.
        grouping: a name of `query.grouping.Grouping`, or None.
        group_sort: the groups' order, names of `GROUP_SORTS`; empty is the grouping's own.
        density: name of the rows' height; empty is the program's setting.
        more: keys of its JSON form that this version does not know.
    """

    name: str
    page: ViewPage
    query: str = ""
    year: int | None = None
    chamber: str | None = None
    columns: tuple[ViewColumn, ...] = ()
    frozen: int = 0
    sort: tuple[str, ...] = ()
    grouping: str | None = None
    group_sort: tuple[str, ...] = ()
    density: str = ""
    more: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def renamed(self, name: str) -> View:
        """Return the view under another name."""
        return replace(self, name=name)


@dataclass(frozen=True, slots=True)
class NewerView:
    """A view whose form only a newer version of this program knows: kept and given away as it is.

    Attributes:
        name: 1 to 80 characters on one line.
        page: as it is written; this version may not have such a page.
        text: its JSON form.
        problem: in a sentence, why it cannot be shown.
    """

    name: str
    page: str
    text: str
    problem: str

    def renamed(self, name: str) -> NewerView:
        """Return it under another name."""
        return replace(self, name=name)


_COLUMN_KEYS = ("key", "width_px", "hidden")
_VIEW_KEYS = (
    *("version", "name", "page", "query", "year", "chamber", "columns", "frozen", "sort", "grouping"),
    *("group_sort", "density"),
)


def clean_name(name: str) -> str:
    """Return a view's name as it is kept: one form of each letter, no blanks around or doubled.

    Raises:
        UserInputError: it is empty, too long, or holds characters that cannot be seen.
    """
    told = " ".join(unicodedata.normalize("NFC", name).split())
    if not told:
        raise UserInputError("A view needs a name.")
    if len(told) > LONGEST_NAME:
        raise UserInputError(
            f"The name of a view has at most {LONGEST_NAME} characters; this one has {len(told)}."
        )
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Co", "Cn") for letter in told):
        raise UserInputError("The name of a view holds a character that cannot be shown.")
    return told


def name_key(name: str) -> str:
    """Return what two names have in common that are one name: "Tech" and "tech"."""
    return unicodedata.normalize("NFC", clean_name(name).casefold())


def free_name(name: str, taken: Sequence[str]) -> str:
    """Return `name`, or "name (2)", "name (3)" …, the first that is none of `taken`, whatever the case."""
    keys = {name_key(one) for one in taken}
    name, number = clean_name(name), 1
    found = name
    while name_key(found) in keys:
        number += 1
        tail = f" ({number})"
        found = name[: LONGEST_NAME - len(tail)].rstrip() + tail
    return found


def view_json(view: View) -> dict[str, Any]:
    """Return a view in plain values, with the keys that it was read with and that nobody here knows."""
    return {
        **view.more,
        "version": VIEW_VERSION,
        "name": view.name,
        "page": view.page.value,
        "query": view.query,
        "year": view.year,
        "chamber": view.chamber,
        "columns": [
            {**one.more, "key": one.key, "width_px": one.width_px, "hidden": one.is_hidden}
            for one in view.columns
        ],
        "frozen": view.frozen,
        "sort": list(view.sort),
        "grouping": view.grouping,
        "group_sort": list(view.group_sort),
        "density": view.density,
    }


def view_from_json(told: Any) -> View:
    """Return the view that `view_json` wrote; only version, name and page must be there.

    Raises:
        DataRejected: of a newer version, or damaged; the sentence says what is wrong.
    """
    if not isinstance(told, dict) or not all(isinstance(key, str) for key in told):
        raise DataRejected("This is not a saved view: an object with a name and a page is wanted.")
    version = told.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise DataRejected("This is not a saved view: it does not say of which version it is.")
    called = f"The view {told['name']!r}" if isinstance(told.get("name"), str) else "This view"
    if version > VIEW_VERSION:
        raise DataRejected(_newer_message(called, version), hint=_NEWER_HINT)
    read = _Reader(told, called)
    try:
        name = clean_name(read.text("name"))
    except UserInputError as error:
        raise DataRejected(f"{called} is damaged: {error}") from error
    page = read.text("page")
    if page not in tuple(ViewPage):
        raise DataRejected(
            f"{called} is of a page {page!r}, which this version does not have; it has {', '.join(ViewPage)}."
        )
    return View(
        name=name,
        page=ViewPage(page),
        query=read.text("query", ""),
        year=read.number("year", 1, 9999),
        chamber=read.text_or_none("chamber"),
        columns=_columns(read.items("columns"), called),
        frozen=read.number("frozen", 0, 100) or 0,
        sort=read.texts("sort"),
        grouping=read.text_or_none("grouping"),
        group_sort=read.texts("group_sort"),
        density=read.text("density", ""),
        more={key: value for key, value in told.items() if key not in _VIEW_KEYS},
    )


def newer_from_json(told: Any, *, name: str | None = None, page: str = "") -> NewerView | None:
    """Return a view that a newer version wrote; None where it is none, or does not tell its name.

    Args:
        told: plain values.
        name: its name, where that is known from elsewhere.
        page: likewise.
    """
    version = told.get("version") if isinstance(told, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version <= VIEW_VERSION:
        return None
    name = told.get("name") if name is None else name
    page = page or (told["page"] if isinstance(told.get("page"), str) else "")
    try:
        name = clean_name(name) if isinstance(name, str) else ""
    except UserInputError:
        return None
    if not name:
        return None
    text = json.dumps({**told, "name": name}, ensure_ascii=False, allow_nan=False)
    return NewerView(name, page[:LONGEST_NAME], text, _newer_words(f"The view {name!r}", version))


def _newer_words(called: str, version: int) -> str:
    return f"{_newer_message(called, version)} {_NEWER_HINT}"


def _newer_message(called: str, version: int) -> str:
    return (
        f"{called} was made by a newer version of this program (form {version}; this version knows"
        f" {VIEW_VERSION})."
    )


_NEWER_HINT = "Install the newer version to use it."


def view_text(view: View | NewerView) -> str:
    """Return a view's JSON form as text, the same for the same view."""
    if isinstance(view, NewerView):
        return json.dumps({**json.loads(view.text), "name": view.name}, ensure_ascii=False, allow_nan=False)
    return json.dumps(view_json(view), ensure_ascii=False, allow_nan=False)


def view_from_text(text: str) -> View:
    """Return the view of `view_text`. Raises DataRejected as `view_from_json`."""
    return view_from_json(plain_from_text(text))


def plain_from_text(text: str) -> Any:
    """Return what a JSON text holds, if it can be kept and written again.

    Raises:
        DataRejected: it is no JSON, or holds what no JSON should: a lone surrogate, NaN, a thousand levels.
    """
    try:
        told = json.loads(text, parse_constant=_refuse_constant)
        json.dumps(told, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise DataRejected("This is not a saved view: the text is no JSON that can be kept.") from error
    return told


def unknown_keys(view: View) -> tuple[str, ...]:
    """Return the keys of a view that this version does not know; they are kept."""
    return tuple(sorted({*view.more, *(key for one in view.columns for key in one.more)}))


def _columns(told: Sequence[Any], called: str) -> tuple[ViewColumn, ...]:
    found: list[ViewColumn] = []
    for one in told:
        if not isinstance(one, dict):
            raise DataRejected(f"{called} is damaged: a column is not an object.")
        read = _Reader(one, called)
        hidden = one.get("hidden", False)
        if not isinstance(hidden, bool):
            raise DataRejected(f"{called} is damaged: hidden is neither true nor false.")
        more = {key: value for key, value in one.items() if key not in _COLUMN_KEYS}
        found.append(ViewColumn(read.text("key"), read.number("width_px", 1, _WIDEST_PX), hidden, more))
    keys = [one.key for one in found]
    if len(set(keys)) < len(keys):
        raise DataRejected(f"{called} is damaged: it names a column twice.")
    return tuple(found)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


class _Reader:
    """Takes values of a kind out of an object, or says which one is wrong."""

    def __init__(self, told: Mapping[str, Any], called: str) -> None:
        self.told = told
        self.called = called

    def text(self, key: str, default: str | None = None) -> str:
        value = self.told.get(key, default)
        if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
            raise self._wrong(key, "a text")
        return value

    def text_or_none(self, key: str) -> str | None:
        return None if self.told.get(key) is None else self.text(key)

    def number(self, key: str, low: int, high: int) -> int | None:
        value = self.told.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self._wrong(key, f"a whole number from {low} to {high}")
        return value

    def items(self, key: str) -> list[Any]:
        value = self.told.get(key, [])
        if not isinstance(value, list):
            raise self._wrong(key, "a list")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        found = self.items(key)
        if not all(isinstance(one, str) and len(one) <= _LONGEST_TEXT for one in found):
            raise self._wrong(key, "a list of texts")
        return tuple(found)

    def _wrong(self, key: str, wanted: str) -> DataRejected:
        return DataRejected(f"{self.called} is damaged: {key} is not {wanted}.")
