"""One column of a columnar table: its kind, its array, its dictionary. It knows nothing of rows or files.

Text is dictionary-coded, and a dictionary is always in sorted order, so that a code is a rank. There is one
form for each content (`text_column`: every value in use, sorted, the codes as narrow as can be), so that two
ways to one content give the same bytes.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from govtrades_desktop.derive.folding import fold, folded_values

Mask = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.intp]
Array = npt.NDArray[Any]

EPOCH = dt.date(1970, 1, 1).toordinal()
MISSING_INT = np.iinfo(np.int32).min
MISSING_MONEY = np.iinfo(np.int64).min
_SEPARATOR = "\x00"


class Kind(StrEnum):
    """What a column holds: dictionary-coded text, int32, days since 1970 (int32), int64, or -1/0/1 (int8)."""

    TEXT = "text"
    INT = "int"
    DATE = "date"
    MONEY = "money"
    FLAG = "flag"


_DTYPES: dict[Kind, Any] = {
    Kind.TEXT: np.int32,
    Kind.INT: np.int32,
    Kind.DATE: np.int32,
    Kind.MONEY: np.int64,
    Kind.FLAG: np.int8,
}
_MISSING: dict[Kind, int] = {
    Kind.TEXT: -1,
    Kind.INT: MISSING_INT,
    Kind.DATE: MISSING_INT,
    Kind.MONEY: MISSING_MONEY,
    Kind.FLAG: -1,
}


@dataclass(slots=True)
class Column:
    """One column: its kind, its array, and for text its dictionary (sorted by `fold`)."""

    kind: Kind
    data: Array
    packed: bytes = b""
    _values: list[str] | None = None
    _folded: list[str] | None = None

    @property
    def values(self) -> list[str]:
        """The dictionary of a text column, unpacked when it is first needed."""
        if self._values is None:
            self._values = self.packed.decode("utf-8").split(_SEPARATOR) if self.packed else []
        return self._values

    @property
    def folded(self) -> list[str]:
        """The dictionary as it is searched."""
        if self._folded is None:
            self._folded = folded_values(self.values)
        return self._folded

    def take(self, positions: Positions) -> Column:
        """Return the cells at `positions`, in that order, with the same dictionary."""
        return Column(self.kind, self.data[positions], self.packed, self._values, self._folded)

    def patched(self, changes: Mapping[int, Any]) -> Column:
        """Return the column with other values at some positions; values of text may be new.

        Args:
            changes: plain values by position, as `ColumnTable.cells` gives them (dates also as ISO text);
                None is missing.
        """
        places = np.fromiter(changes.keys(), np.intp, len(changes))
        cells = list(changes.values())
        if self.kind is not Kind.TEXT:
            data = self.data.copy()
            data[places] = encoded(self.kind, cells)
            return Column(self.kind, data)
        more = column_of(Kind.TEXT, cells)
        values, ours, theirs = _merged(self.values, more.values)
        data = ours[self.data]
        data[places] = theirs[more.data]
        return text_column(data, values)


def sort_key(value: str) -> tuple[str, str]:
    """Return what text is sorted by: as it is compared first, then as it is written."""
    return fold(value), value


def column_of(kind: Kind, cells: Sequence[Any]) -> Column:
    """Return a column of plain values: str, int, date or ISO text, bool or 0/1; None is missing."""
    if kind is not Kind.TEXT:
        return Column(kind, encoded(kind, cells))
    values = sorted({whole(cell) for cell in cells if cell}, key=sort_key)
    ranks: dict[Any, int] = {value: rank for rank, value in enumerate(values)}
    data = np.array([ranks[whole(cell)] if cell else -1 for cell in cells], dtype=np.int32)
    return text_column(data, values)


def missing_column(kind: Kind, rows: int) -> Column:
    """Return a column that tells nothing of any row."""
    return Column(kind, np.full(rows, _MISSING[kind], dtype=np.int8 if kind is Kind.TEXT else _DTYPES[kind]))


def encoded(kind: Kind, cells: Sequence[Any]) -> Array:
    """Return plain values of any kind but text as an array: dates as days, None as the kind's missing."""
    if kind is Kind.DATE:
        days = {value: MISSING_INT if value is None else day_number(value) for value in set(cells)}
        return np.array(list(map(days.__getitem__, cells)), dtype=np.int32)
    try:
        return np.array(cells, dtype=_DTYPES[kind])
    except TypeError:  # None among them: the rarer way is the slower
        missing = _MISSING[kind]
        return np.array([missing if cell is None else cell for cell in cells], dtype=_DTYPES[kind])


def day_number(day: dt.date | str) -> int:
    """Return a day (also as ISO text) as days since 1970."""
    return (dt.date.fromisoformat(day) if isinstance(day, str) else day).toordinal() - EPOCH


def compacted(column: Column) -> Column:
    """Return a text column whose dictionary holds only the values in use: it is searched quicker."""
    return text_column(column.data, column.values)


def text_column(ranks: Array, values: list[str]) -> Column:
    """Return the one form of a text column: only values in use, codes as narrow as can be.

    Args:
        ranks: a rank in `values` for each cell, -1 for a missing one.
        values: sorted by `sort_key`, each once.
    """
    used = np.zeros(len(values) + 1, dtype=np.bool_)  # its last cell is the rank -1
    used[ranks] = True
    used[-1] = False
    count = int(used.sum())
    narrow = np.int8 if count < 0x7F else np.int16 if count < 0x7FFF else np.int32
    if count < len(values):
        new = np.full(len(values) + 1, -1, dtype=narrow)
        new[used] = np.arange(count, dtype=narrow)
        ranks = new[ranks]
        values = [values[rank] for rank in np.flatnonzero(used).tolist()]
    return Column(Kind.TEXT, ranks.astype(narrow), _SEPARATOR.join(values).encode("utf-8"), values)


def joined(first: Column, second: Column) -> Column:
    """Return two columns of one kind, one after the other; quick where `second` has few values."""
    if first.kind is not Kind.TEXT:
        return Column(first.kind, np.concatenate((first.data, second.data)))
    values, ours, theirs = _merged(first.values, second.values)
    return text_column(np.concatenate((ours[first.data], theirs[second.data])), values)


def _merged(base: list[str], more: list[str]) -> tuple[list[str], Array, Array]:
    """Return two dictionaries as one, and the new ranks of either's ranks (the last is that of -1: -1)."""
    if len(more) * 8 > len(base):  # many: sorting them all is quicker than finding a place for each
        values = sorted({*base, *more}, key=sort_key)
        ranks = {value: rank for rank, value in enumerate(values)}
        both = ([*map(ranks.__getitem__, part), -1] for part in (base, more))
        ours, theirs = (np.array(part, dtype=np.int32) for part in both)
        return values, ours, theirs
    values = list(base)
    before = np.zeros(len(base) + 1, dtype=np.int32)  # new values that go before each of the base
    theirs = np.full(len(more) + 1, -1, dtype=np.int32)
    fresh = 0
    for number, value in enumerate(more):
        place = bisect_left(values, sort_key(value), key=sort_key)
        if place == len(values) or values[place] != value:
            values.insert(place, value)
            before[place - fresh] += 1
            fresh += 1
        theirs[number] = place  # both are sorted: nothing is put before it any more
    ours = np.arange(len(base) + 1, dtype=np.int32) + np.cumsum(before, dtype=np.int32)
    ours[-1] = -1
    return values, ours, theirs


def either(first: Column, second: Column, is_first: Mask) -> Column:
    """Return a text column that is `first` where `is_first`, else `second`."""
    values, ours, theirs = _merged(first.values, second.values)
    return text_column(np.where(is_first, ours[first.data], theirs[second.data]), values)


def recoded(column: Column, told: Iterable[str | None]) -> Column:
    """Return a text column that says something else for each code of `column`.

    Args:
        column: text; its dictionary is not looked at.
        told: what each code becomes, from 0 on; None is missing.
    """
    new = [whole(value) if value else None for value in told]
    values = sorted({value for value in new if value}, key=sort_key)
    ranks: dict[str | None, int] = {value: rank for rank, value in enumerate(values)}
    ranks[None] = -1
    codes = np.array([*map(ranks.__getitem__, new), -1], dtype=np.int32)
    return text_column(codes[column.data], values)


def whole(text: str) -> str:
    """Return text as a dictionary can hold it."""
    return text.replace(_SEPARATOR, "\ufffd")
