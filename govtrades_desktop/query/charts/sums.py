"""Counts and volumes by group and side, for bars and periods: from the arrays of `trade_facts`, nothing else.

A group is a number from 0 that each trade at hand has; what it is called is for whoever asks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from govtrades_desktop.derive.column import Array, Mask, Positions
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.folding import fold
from govtrades_desktop.query.charts.marks import NOTHING, Bar, Volume
from govtrades_desktop.query.grammar import field_text
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.rankings import TradesAtHand
from govtrades_desktop.query.tallies import rows_in_force
from govtrades_desktop.query.trade_facts import BUY, EXCHANGE, SELL, folded_codes, identity_codes, trade_facts

_SIDES = 4

Told = tuple[Volume, Volume, Volume, int]
"""What Bar and Period tell of a group: all, buys, sells, and how many exchanges."""


class GroupSums:
    """Counts and volumes of groups, each by side.

    Attributes:
        trades: how many trades each group has (int64).
    """

    def __init__(self, trades: TradesAtHand, groups: Array, size: int) -> None:
        side = (trades.shape >> 2).astype(np.intp)
        sums = trades.sums(groups.astype(np.intp) * _SIDES + side, size * _SIDES)
        fields = (sums.trades, sums.amount_low, sums.amount_high, sums.open_ended, sums.without_amount)
        # [group, side, field]; the sum over the sides behind them
        sides = np.stack([one.reshape(size, _SIDES) for one in fields], axis=2)
        self._told = np.concatenate((sides, sides.sum(axis=1, keepdims=True)), axis=1)
        self.trades = self._told[:, _SIDES, 0]

    def told(self, group: int) -> Told:
        """Return what Bar and Period tell of a group: all, buys, sells, and how many exchanges."""
        return _told(self._told[group].tolist())

    def told_of_all(self) -> list[Told]:
        """Return the same of each group."""
        return [_told(sides) for sides in self._told.tolist()]


def _told(sides: list[list[int]]) -> Told:
    whole, buys, sells = (Volume(*sides[side]) if sides[side][0] else NOTHING for side in (_SIDES, BUY, SELL))
    return whole, buys, sells, sides[EXCHANGE][0]


@dataclass(frozen=True, slots=True)
class Called:
    """What a group is called (see Bar)."""

    key: str
    label: str
    detail: str
    query: str
    party: str | None = None


def trades_of(library: Library, column: str, value: str) -> TradesAtHand:
    """Return the trades in force whose text in a column is `value`, whatever its case."""
    mask = is_text(library.trades, column, value)
    return TradesAtHand.at(library.trades, np.flatnonzero(mask & rows_in_force(library)))


def is_text(table: ColumnTable, column: str, value: str) -> Mask:
    """Return where a text column is `value`, whatever the case: as `ColumnTable.equals`.

    A dictionary is sorted as it is folded: the place is found, where `equals` asks each of its values.
    """
    cells, wanted = table.columns[column], fold(value)
    first, end = bisect_left(cells.folded, wanted), bisect_right(cells.folded, wanted)
    mask: Mask = (cells.data >= first) & (cells.data < end)
    return mask


def some_of(trades: TradesAtHand, which: Mask) -> TradesAtHand:
    """Return some of the trades at hand."""
    return TradesAtHand(
        trades.table,
        trades.positions[which],
        trades.shape[which],
        trades.low[which],
        trades.upper[which],
    )


def dense(codes: Array, size: int) -> tuple[list[int], Array]:
    """Return the codes (from 0, below `size`) that there are, ascending, and the place of each cell in them.

    As `np.unique` does with its inverse, without sorting.
    """
    is_there = np.bincount(codes, minlength=size) > 0
    used = np.flatnonzero(is_there)
    places = np.cumsum(is_there) - 1
    return used.tolist(), places[codes]


def whole_bar(trades: TradesAtHand, called: Called) -> Bar:
    """Return all trades at hand as one bar."""
    sums = GroupSums(trades, np.zeros(len(trades.positions), dtype=np.intp), 1)
    return _bar(called, sums.told(0))


def bars(
    trades: TradesAtHand, codes: Array, size: int, call: Callable[[int, Positions], Called], *, top: int = 0
) -> tuple[tuple[Bar, ...], int]:
    """Return a bar a group, most trades first, then by code, what has no code last; and how many there are.

    Args:
        trades: at hand.
        codes: of each trade its group; -1 has none.
        size: number of groups.
        call: what a group is called, from its code and the positions of its trades.
        top: so many bars at most, the one without a code apart; 0 is all.
    """
    used, places = dense(codes + 1, size + 1)
    sums = GroupSums(trades, places, len(used))
    without = bool(used) and used[0] == 0
    numbers = (np.argsort(-sums.trades[without:], kind="stable") + without)[: top or None].tolist()
    numbers += [0] if without else []
    found = (_bar(call(used[one] - 1, trades.positions[places == one]), sums.told(one)) for one in numbers)
    return tuple(found), len(used)


def _bar(called: Called, told: Told) -> Bar:
    whole, buys, sells, exchanges = told
    return Bar(
        called.key, called.label, called.detail, whole, buys, sells, exchanges, called.query, called.party
    )


def security_bars(trades: TradesAtHand, query: str, *, top: int = 0) -> tuple[tuple[Bar, ...], int]:
    """Return the trades by security; of what is not resolved, by the name as filed."""
    table = trades.table
    keys, names = table.values("security"), table.values("asset")

    def call(code: int, rows: Positions) -> Called:
        symbol = latest_text(table, "symbol", rows)
        if code < 0:
            return Called("", symbol, "", "")
        if code >= len(keys):
            name = names[code - len(keys)]
            return Called(
                "", symbol or name, name, f"{query} {field_text('asset', name)} unresolved:security"
            )
        name = latest_text(table, "issuer", rows) or latest_text(table, "asset", rows)
        return Called(keys[code], symbol or name, name, f"{query} {field_text('security', keys[code])}")

    codes = identity_codes(table, "security", "asset")[trades.positions]
    return bars(trades, codes, len(keys) + len(names), call, top=top)


def official_bars(trades: TradesAtHand, query: str, *, top: int = 0) -> tuple[tuple[Bar, ...], int]:
    """Return the trades by official; of filers who are not resolved, by the name as listed."""
    table = trades.table
    keys, names = table.values("bioguide"), table.values("official")

    def call(code: int, rows: Positions) -> Called:
        seat = latest_text(table, "district", rows) or latest_text(table, "state", rows)
        if code < 0:
            return Called("", "", seat, f"{query} unresolved:official")
        if code >= len(keys):
            name = names[code - len(keys)]
            return Called("", name, seat, f"{query} {field_text('official', name)} unresolved:official")
        name = latest_text(table, "official", rows) or keys[code]
        party = latest_text(table, "party", rows) or None
        return Called(keys[code], name, seat, f"{query} {field_text('bioguide', keys[code])}", party)

    codes = identity_codes(table, "bioguide", "official")[trades.positions]
    return bars(trades, codes, len(keys) + len(names), call, top=top)


def sector_bars(library: Library, trades: TradesAtHand, query: str) -> tuple[Bar, ...]:
    """Return the trades by sector of the security; the system that a sector is of is its bar's detail."""
    systems = _sector_systems(library)
    column = trades.table.columns["sector"]

    def call(code: int, _rows: Positions) -> Called:
        if code < 0:
            return Called("", "", "", f"{query} unresolved:sector")
        name = column.values[code]
        return Called(
            name, name, systems.get(column.folded[code], ""), f"{query} {field_text('sector', name)}"
        )

    codes = folded_codes(column)[column.data[trades.positions]]
    return bars(trades, codes, len(column.values), call)[0]


def party_bars(trades: TradesAtHand, query: str) -> tuple[Bar, ...]:
    """Return the trades by party on the day of the trade."""
    column = trades.table.columns["party"]

    def call(code: int, _rows: Positions) -> Called:
        if code < 0:
            return Called("", "", "", f"{query} unresolved:party")
        letter = column.values[code]
        return Called(letter, letter, "", f"{query} party:{letter}", letter)

    return bars(trades, folded_codes(column)[column.data[trades.positions]], len(column.values), call)[0]


def _sector_systems(library: Library) -> dict[str, str]:
    """Return the system of each sector by its folded name: "GICS", "SIC"; of a name in both, both."""

    def make() -> dict[str, str]:
        table = library.securities
        found: dict[str, set[str]] = {}
        every = range(len(table))
        for sector, system in set(
            zip(table.cells("sector", every), table.cells("sector_system", every), strict=True)
        ):
            if sector and system:
                found.setdefault(fold(sector), set()).add(system)
        return {sector: ", ".join(sorted(named)) for sector, named in found.items()}

    return trade_facts(library.trades).kept("systems of sectors", make)


def latest_text(table: ColumnTable, column: str, rows: Positions) -> str:
    """Return a text column's value at the newest filed of some rows that has one; "" where none has."""
    codes = table.array(column)[rows]  # the table's own order is newest filed first
    known = np.flatnonzero(codes >= 0)
    return table.values(column)[codes[known[0]]] if len(known) else ""
