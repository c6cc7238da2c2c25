"""The dashboard's numbers, wholly from the columnar indexes: counts what `dashboard_records` describes.

Rows in force alone; the filter in force is a part of every mark's search text.
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from dataclasses import fields, replace
from weakref import WeakKeyDictionary

import numpy as np

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.derive.column import MISSING_INT, Array, Positions
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.trade_index import LATE_AFTER_DAYS
from govtrades_desktop.query.coverage import Coverage, load_coverage, strip_of
from govtrades_desktop.query.dashboard_filter import DashboardFilter
from govtrades_desktop.query.dashboard_records import Dashboard, LagBin, Month, Tiles, month_text
from govtrades_desktop.query.filings import FilingRow, load_filings
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.periods import shown_units
from govtrades_desktop.query.rankings import OFFICIAL, SECURITY, Ranked, Tally, TradesAtHand, rank, tally_by
from govtrades_desktop.query.record_rows import to_moment
from govtrades_desktop.query.trade_facts import BUY, SELL, TradeFacts, trade_facts
from govtrades_desktop.query.trades import TradeSums, current_rows

__all__ = [
    "MOST_MONTHS",
    "Dashboard",
    "LagBin",
    "Month",
    "Ranked",
    "Tiles",
    "forget_dashboards",
    "load_dashboard",
]

MOST_MONTHS = 180
_LAG_STEP_DAYS = 5
_LAG_LAST_DAYS = 90

# The last few of each state of the data and of the user's edits: a newer state is another table, and what was
# counted of the older one goes with it. Going back to a filter, or to the page, counts nothing anew.
_KEPT = 8
_KNOWN: WeakKeyDictionary[ColumnTable, OrderedDict[tuple[DashboardFilter, int], Dashboard]]
_KNOWN = WeakKeyDictionary()


def load_dashboard(
    library: Library,
    shown: DashboardFilter | int | None = None,
    *,
    chamber: str | None = None,
    top: int = 10,
) -> Dashboard:
    """Return the dashboard, all of it narrowed at once.

    Args:
        library: opened.
        shown: what it is narrowed to; a number stands for that index year alone, None for everything.
        chamber: "house" or "senate", where `shown` does not say it.
        top: so many bars in each ranking, so many of the newest filings.

    Raises:
        UserInputError: a chamber that nothing can be.
    """
    if not isinstance(shown, DashboardFilter):
        shown = DashboardFilter.of_year(shown)
    if chamber is not None:
        shown = replace(shown, chamber=chamber)
    kept = _KNOWN.setdefault(library.trades, OrderedDict())
    found = kept.pop((shown, top), None) or _counted(library, shown, top)
    kept[shown, top] = found
    while len(kept) > _KEPT:
        kept.popitem(last=False)
    return replace(found, data_as_of=_asked_at(library, shown), generation=library.generation)


def forget_dashboards(library: Library) -> None:
    """Let go of what is kept, so that the next dashboard is counted anew: for measuring."""
    _KNOWN.pop(library.trades, None)


def _asked_at(library: Library, shown: DashboardFilter) -> dt.datetime | None:
    """Return when an index that the filter names was last asked: a table of a few dozen rows."""
    told = library.reader.value(
        "SELECT MAX(checked_at) FROM index_state WHERE (?1 IS NULL OR year >= ?1)"
        " AND (?2 IS NULL OR year <= ?2) AND (?3 IS NULL OR source = ?3)",  # a source has its chamber's name
        (shown.first_year, shown.last_year, shown.chamber),
    )
    return to_moment(told)


def _counted(library: Library, shown: DashboardFilter, top: int) -> Dashboard:
    table = library.trades
    trades = TradesAtHand.at(table, _positions(library, shown))
    suffix = f" {shown.as_query()}".rstrip()
    people = tally_by(trades, OFFICIAL)
    coverage = load_coverage(library, shown=shown)
    months, outside = _months(trades, suffix)
    return Dashboard(
        year=shown.year,
        data_as_of=None,
        generation=library.generation,
        tiles=_tiles(people, coverage),
        months=months,
        without_traded_on=int((table.array("traded")[trades.positions] == MISSING_INT).sum()),
        outside_months=outside,
        most_traded=rank(tally_by(trades, SECURITY), top, suffix),
        most_active=rank(people, top, suffix),
        lags=_lags(table, trades.positions, suffix),
        newest_filings=_newest(library, shown.of_filings(), top),
        coverage=coverage,
        late_after_days=LATE_AFTER_DAYS,
        chamber=shown.chamber,
        shown=shown,
        strip=strip_of(coverage),
    )


def _positions(library: Library, shown: DashboardFilter) -> Positions:
    """Return the trades in force that a filter leaves."""
    mask, current = shown.mask(library.trades), current_rows(library)
    if mask is None or current is None:  # a trade that an amendment repeats is one trade
        only = current if mask is None else mask
        return np.arange(len(library.trades)) if only is None else np.flatnonzero(only)
    return np.flatnonzero(mask & current)


def _newest(library: Library, shown: DashboardFilter, top: int) -> tuple[FilingRow, ...]:
    filings = library.filings
    newest, mask = ~filings.is_missing("kind"), shown.mask(filings)
    if mask is not None:
        newest &= mask
    return tuple(load_filings(library, np.flatnonzero(newest)[:top]))


def _tiles(people: Tally, coverage: Coverage) -> Tiles:
    table, positions = people.trades.table, people.trades.positions
    total = {field.name: int(getattr(people.sums, field.name).sum()) for field in fields(people.sums)}
    # -1 is not known, 0 in time, 1 late
    lates = np.bincount(table.array("late")[positions] + np.int8(1), minlength=3)
    states = coverage.totals.states
    return Tiles(
        sums=TradeSums(
            trades=len(positions),
            amount_low_usd=total["amount_low"],
            amount_high_usd=total["amount_high"],
            open_ended=total["open_ended"],
            without_amount=total["without_amount"],
        ),
        buys=total["purchases"],
        sells=total["sales"],
        exchanges=total["exchanges"],
        filings=coverage.totals.listed,
        filings_read=states[LedgerState.READ],
        filings_paper=states[LedgerState.PAPER],
        filings_not_fetched=states[LedgerState.NOT_FETCHED],
        filings_failed=states[LedgerState.FAILED],
        officials=int(np.count_nonzero(people.sums.trades[1:])),
        late=int(lates[2]),
        dated=int(lates[1] + lates[2]),
    )


def _months(trades: TradesAtHand, suffix: str) -> tuple[tuple[Month, ...], int]:
    """Return the months with the trades in them, and how many trades are dated outside of them."""
    table, positions = trades.table, trades.positions
    facts = trade_facts(table)
    first, sides, months = facts.kept("months and sides", lambda: _months_and_sides(facts))
    if not months:
        return (), 0
    # a trade after the newest filing is a misprint: it must not stretch the axis into the next century
    newest_filed = int(table.array("filed")[positions].max(initial=MISSING_INT))
    limit = first + months - 1
    if newest_filed != MISSING_INT:
        limit = int(np.datetime64(newest_filed, "D").astype("datetime64[M]").astype(np.int64))
    sums = trades.sums(sides[positions], 4 * months + 4)
    told = [
        one[4:].reshape(months, 4)  # the first month is that of trades without a date
        for one in (sums.trades, sums.amount_low, sums.amount_high, sums.open_ended, sums.without_amount)
    ]
    by_month = told[0].sum(axis=1)
    span = shown_units(by_month, first, limit, MOST_MONTHS)
    buys, sells = (zip(*(one[span, side].tolist() for one in told), strict=True) for side in (BUY, SELL))
    found = []
    each = zip(by_month[span].tolist(), buys, sells, strict=True)
    for number, (count, bought, sold) in enumerate(each, first + span.start):
        years, month = divmod(number, 12)
        day = dt.date(1970 + years, month + 1, 1)
        found.append(
            Month(
                first_day=day,
                buys=bought[0],
                sells=sold[0],
                buys_low_usd=bought[1],
                buys_high_usd=bought[2],
                sells_low_usd=sold[1],
                sells_high_usd=sold[2],
                buys_open_ended=bought[3],
                sells_open_ended=sold[3],
                query=f"traded:{month_text(day)}{suffix}",
                trades=count,
                buys_without_amount=bought[4],
                sells_without_amount=sold[4],
            )
        )
    return tuple(found), int(by_month.sum() - by_month[span].sum())


def _months_and_sides(facts: TradeFacts) -> tuple[int, Array, int]:
    """Return the first month, of each trade its month (1 on; 0 has none) * 4 + side, how many months."""
    codes, months = facts.months
    first = int(facts.month.min(where=codes >= 0, initial=np.iinfo(np.int32).max))
    return first, (codes + 1) * 4 + (facts.shape >> 2), months


def _lags(table: ColumnTable, positions: Positions, suffix: str) -> tuple[LagBin, ...]:
    """Return the histogram of lags: before the trade, 0-5, 6-10 … 86-90, more; an edge falls on 45 days."""
    edges: list[tuple[int | None, int | None, str]] = [(None, -1, "lag:<0"), (0, _LAG_STEP_DAYS, "")]
    for low in range(_LAG_STEP_DAYS + 1, _LAG_LAST_DAYS, _LAG_STEP_DAYS):
        edges.append((low, low + _LAG_STEP_DAYS - 1, ""))
    edges.append((_LAG_LAST_DAYS + 1, None, f"lag:>{_LAG_LAST_DAYS}"))
    # trades of each number of days, those of all beyond the edges together; then the sums of each bin
    bins = trade_facts(table).kept("lags", lambda: _lag_bins(table.array("lag")))
    days = np.bincount(bins[positions], minlength=_LAG_LAST_DAYS + 4)[:-1]
    starts = [0 if low is None else low + 1 for low, _, _ in edges]
    counts = np.add.reduceat(days, starts).tolist()
    return tuple(
        LagBin(low, high, count, (query or f"lag:{low}..{high}") + suffix)
        for (low, high, query), count in zip(edges, counts, strict=True)
    )


def _lag_bins(lag: Array) -> Array:
    """Return lags plus one (uint8): 0 is before the trade, the last but one all beyond, the last unknown."""
    beyond = _LAG_LAST_DAYS + 1
    found = (np.clip(lag, -1, beyond) + 1).astype(np.uint8)
    found[lag == MISSING_INT] = beyond + 2
    return found
