"""Committees by code: their names and what is a part of what. Read once for each state of the data."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from govtrades_desktop.core.identity import Committee
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.library import Library

# an index in memory stands for one state of the data and of the user's corrections: a newer one is another
# table, and what was worked out of the older one goes with it
_KNOWN: WeakKeyDictionary[ColumnTable, tuple[Committee, ...]] = WeakKeyDictionary()


def load_committees(library: Library) -> tuple[Committee, ...]:
    """Return every committee and subcommittee, by code."""
    found = _KNOWN.get(library.trades)
    if found is None:
        rows = library.reader.rows("SELECT code, name, chamber, parent FROM committee ORDER BY code")
        found = _KNOWN[library.trades] = tuple(Committee(*row) for row in rows)
    return found
