"""Trades by quarter or year, and how they were matched to a security: what a page of one thing counts more.

Index alone, but for the methods of matching, which come from the database by the security's key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from govtrades_desktop.derive.column import MISSING_INT, Array
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.overlay import BY_USER
from govtrades_desktop.query.tallies import rows_in_force
from govtrades_desktop.query.trades import find_trades

_EPOCH_YEAR = 1970


def shown_units(counts: Array, first: int, last: int, most: int) -> slice:
    """Return which of consecutive months or quarters an axis shows: the first with a trade to the last.

    Years are kept as filed, misprints too: a trade dated after the newest filing must not stretch the axis
    into the next century, nor one of the year 0023 back to it.

    Args:
        counts: trades of each unit.
        first: number of the first unit, in units since 1970.
        last: the last unit that the axis may show.
        most: units that it may show at most; the newest are kept.

    Returns:
        Places in `counts`; an empty slice where nothing is shown.
    """
    begin = max(0, last - most + 1 - first)
    shown = begin + np.flatnonzero(counts[begin : max(0, last + 1 - first)])
    return slice(int(shown[0]), int(shown[-1]) + 1) if len(shown) else slice(0, 0)


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """The trades of one quarter or year, by trade date.

    Attributes:
        label: "2025 Q2" or "2025"; empty for trades without a date.
        year: of the trades; 0 without a date.
        quarter: 1 to 4; 0 for a whole year.
        trades: all of them; exchanges are in neither side.
        query: finds exactly these rows; empty for trades without a date, which no search text names.
    """

    label: str
    year: int
    quarter: int
    trades: int
    buys: int
    sells: int
    query: str


def count_by_period(library: Library, query: str, *, is_quarterly: bool = False) -> tuple[PeriodCount, ...]:
    """Return the trades that a search finds by the period of their trade date, oldest first.

    Periods without a trade are left out. Trades without a date come last.

    Raises:
        UserInputError: the search cannot be understood.
    """
    table = library.trades
    rows = find_trades(library, query)
    if not len(rows):
        return ()
    days = table.array("traded")[rows]
    is_dated = days != MISSING_INT
    months = np.where(is_dated, days, 0).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    step = 3 if is_quarterly else 12
    periods = months // step  # since 1970; floors, so that a misprinted year before it has a period too
    is_buy = table.equals("type", ("purchase",))[rows]
    is_sell = table.equals("type", ("sale", "partial_sale"))[rows]
    found = []
    for period in np.unique(periods[is_dated]).tolist():
        mask = is_dated & (periods == period)
        year, part = divmod(period * step, 12)
        year += _EPOCH_YEAR
        first = part + 1
        quarter = part // 3 + 1 if is_quarterly else 0
        when = f"{year:04d}-{first:02d}..{year:04d}-{first + 2:02d}" if is_quarterly else f"{year:04d}"
        found.append(
            PeriodCount(
                f"{year} Q{quarter}" if is_quarterly else str(year),
                year,
                quarter,
                int(mask.sum()),
                int((mask & is_buy).sum()),
                int((mask & is_sell).sum()),
                f"{query} traded:{when}",
            )
        )
    if not is_dated.all():
        without = ~is_dated
        found.append(
            PeriodCount(
                "",
                0,
                0,
                int(without.sum()),
                int((without & is_buy).sum()),
                int((without & is_sell).sum()),
                "",
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class MatchCount:
    """Trades whose asset was found to be a security in one way.

    Attributes:
        method: its stable name (`resolve.assets`); `overlay.BY_USER` where the user said so.
        trades: in force.
        low, high: the least and the greatest confidence, 0 to 1; None where nothing is told.
    """

    method: str
    trades: int
    low: float | None
    high: float | None


def count_matches(library: Library, key: str) -> tuple[MatchCount, ...]:
    """Return how the trades of a security were found to be of it, most first."""
    table = library.trades
    mask = rows_in_force(library) & table.equals("security", (key,))
    told: dict[int, tuple[str, float | None]] = {
        trade: (method or "", confidence)
        for trade, method, confidence in library.reader.rows(
            "SELECT transaction_id, method, confidence FROM trade_security WHERE security_key = ?", (key,)
        )
    }
    found: dict[str, list[float | None]] = {}
    for trade in table.array("id")[mask].tolist():
        method, confidence = told.get(trade, (BY_USER, None))
        found.setdefault(method, []).append(confidence)
    counts = [_match(method, values) for method, values in found.items()]
    return tuple(sorted(counts, key=lambda one: (-one.trades, one.method)))


def _match(method: str, values: list[Any]) -> MatchCount:
    known = [value for value in values if value is not None]
    return MatchCount(method, len(values), min(known, default=None), max(known, default=None))
