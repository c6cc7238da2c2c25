"""Committees by code: their names and what is a part of what. Read once for each state of the data."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np

from govtrades_desktop.core.identity import Committee
from govtrades_desktop.derive.column import Positions
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.library import Library

# an index in memory stands for one state of the data and of the user's corrections: a newer one is another
# table, and what was worked out of the older one goes with it
_KNOWN: WeakKeyDictionary[ColumnTable, tuple[Committee, ...]] = WeakKeyDictionary()


def count_by_committee(library: Library, table: ColumnTable, rows: Positions) -> dict[str, int]:
    """Return how many of some rows each committee has; who sits on a part sits on the whole."""
    column = table.columns["committees"]
    held = column.data[rows]
    by_code = np.bincount(held[held >= 0], minlength=len(column.values)).tolist()
    parents = {one.code: one.parent for one in load_committees(library) if one.parent}
    counts: dict[str, int] = {}
    for value, number in zip(column.values, by_code, strict=True):
        if number:
            codes = set(value.split())
            for code in codes | {parents[one] for one in codes if one in parents}:
                counts[code] = counts.get(code, 0) + number
    return counts


def load_committees(library: Library) -> tuple[Committee, ...]:
    """Return every committee and subcommittee, by code."""
    found = _KNOWN.get(library.trades)
    if found is None:
        rows = library.reader.rows("SELECT code, name, chamber, parent FROM committee ORDER BY code")
        found = _KNOWN[library.trades] = tuple(Committee(*row) for row in rows)
    return found
