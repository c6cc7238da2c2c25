"""Counts, sums and days of groups of trades, and numbers that sort them by name: columns as they are wanted.

The groups are given, a number for each row; `grouping` makes them, of all trades or of some. From the index
in memory alone. Every row given is in a group, in force or not; trades in force alone are counted and summed.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import numpy as np

from govtrades_desktop.derive.column import MISSING_INT, Array, Column, Kind, Positions
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.trade_facts import exact_sums, sums_by_group, trade_facts


class Grouping(StrEnum):
    """What trades can be grouped by."""

    OFFICIAL = "official"
    SECURITY = "security"
    FILING = "filing"
    MONTH = "month"  # of the trade
    YEAR = "year"  # of the trade
    PARTY = "party"
    STATE = "state"
    CHAMBER = "chamber"
    SECTOR = "sector"
    CLASS = "class"
    OWNER = "owner"
    TYPE = "type"


GROUP_COLUMNS: dict[str, Kind] = {
    "first": Kind.INT,  # position of one of its trades: the first given
    "name": Kind.INT,  # where its name stands among all names; missing where it has none
    "trades": Kind.INT,  # in force; these alone are counted and summed below
    "superseded": Kind.INT,  # rows that are none (any more)
    "purchases": Kind.INT,
    "sales": Kind.INT,
    "exchanges": Kind.INT,
    "amount_low": Kind.MONEY,
    "amount_high": Kind.MONEY,
    "open_ended": Kind.INT,
    "without_amount": Kind.INT,
    "first_traded": Kind.DATE,
    "last_traded": Kind.DATE,
}

_DAYS = frozenset({"first_traded", "last_traded"})
_OF_ONE = frozenset({"first", "name"})
_ADDED = {"amount_low": "low", "amount_high": "upper"}
"""Sums by the fact of a trade that is added."""


def figures_of(
    table: ColumnTable,
    grouping: Grouping,
    positions: Positions,
    groups: Array,
    size: int,
    names: Iterable[str],
) -> dict[str, Column]:
    """Return columns of GROUP_COLUMNS, one cell a group.

    Args:
        table: of all trades.
        grouping: by what they are grouped.
        positions: of the rows.
        groups: the group of each of them, from 0.
        size: number of groups; one without rows has a first row all the same: that of position 0.
        names: of the columns wanted; others are not worked out.
    """
    wanted = frozenset(names)
    found: dict[str, Array] = {}
    if wanted & _OF_ONE:
        ones = np.zeros(size, dtype=np.int32)
        ones[groups[::-1]] = positions[::-1]  # the last written is the first given
        found["first"] = ones
        if "name" in wanted:
            found["name"] = _name_ranks(table, grouping, ones)
    if wanted & _DAYS:
        found["first_traded"], found["last_traded"] = _days(groups, size, table.array("traded")[positions])
    if counted := wanted - _DAYS - _OF_ONE:
        found |= _counts(table, positions, groups, size, counted)
    return {
        name: Column(kind, found[name].astype(np.int64 if kind is Kind.MONEY else np.int32, copy=False))
        for name, kind in GROUP_COLUMNS.items()
        if name in wanted
    }


def _counts(
    table: ColumnTable, positions: Positions, groups: Array, size: int, wanted: frozenset[str]
) -> dict[str, Array]:
    facts = trade_facts(table)
    superseded = np.zeros(size, dtype=np.int64)
    if (in_force := facts.in_force) is not None:
        is_current = in_force[positions]
        if not is_current.all():
            superseded = np.bincount(groups[~is_current], minlength=size)
            positions, groups = positions[is_current], groups[is_current]
    if wanted <= _ADDED.keys() | {"trades", "superseded"}:  # for an order: without the sides and shapes
        return {
            "superseded": superseded,
            "trades": np.bincount(groups, minlength=size),
            **{
                name: exact_sums(groups.astype(np.intp, copy=False), size, getattr(facts, fact)[positions])
                for name, fact in _ADDED.items()
                if name in wanted
            },
        }
    sums = sums_by_group(groups, size, facts.shape[positions], facts.low[positions], facts.upper[positions])
    return {
        "superseded": superseded,
        **{name: getattr(sums, name) for name in GROUP_COLUMNS if hasattr(sums, name)},
    }


def _days(codes: Array, size: int, traded: Array) -> tuple[Array, Array]:
    """Return the first and the last day of each group; missing where no trade has one."""
    greatest = np.iinfo(np.int32).max
    first = np.full(size, greatest, dtype=np.int32)
    last = np.full(size, MISSING_INT, dtype=np.int32)
    np.minimum.at(first, codes, np.where(traded == MISSING_INT, greatest, traded))
    np.maximum.at(last, codes, traded)  # missing is the least there is
    first[first == greatest] = MISSING_INT
    return first, last


def _name_ranks(table: ColumnTable, grouping: Grouping, ones: Array) -> Array:
    """Return of each group a number that sorts as its label does, from one of its trades."""
    if grouping is Grouping.OFFICIAL:
        return table.array("official")[ones]
    if grouping is Grouping.SECURITY:  # by symbol; what has none comes after, by its name as filed
        symbols = table.array("symbol")[ones].astype(np.int32)
        return np.where(symbols >= 0, symbols, table.array("asset")[ones] + len(table.values("symbol")))
    if grouping is Grouping.FILING:
        return table.array("doc_id")[ones]
    if grouping in (Grouping.MONTH, Grouping.YEAR):  # the month sorts years as well
        return trade_facts(table).month[ones]
    return table.array(COLUMN_OF[grouping])[ones]


COLUMN_OF = {
    Grouping.PARTY: "party",
    Grouping.STATE: "state",
    Grouping.CHAMBER: "chamber",
    Grouping.SECTOR: "sector",
    Grouping.CLASS: "asset_class",
    Grouping.OWNER: "owner",
    Grouping.TYPE: "type",
}
