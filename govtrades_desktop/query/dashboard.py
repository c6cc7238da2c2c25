"""The dashboard's numbers, wholly from the columnar indexes. Sums of money are intervals, never points.

Every mark carries the search text that finds the rows behind it (`query`), in the grammar of the search box.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, fields
from typing import Any

import numpy as np

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.derive.column import MISSING_INT, Array, Positions
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.trade_index import LATE_AFTER_DAYS
from govtrades_desktop.query.coverage import Coverage, load_coverage
from govtrades_desktop.query.filings import FilingRow, load_filings
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.rankings import OFFICIAL, SECURITY, Ranked, Tally, TradesAtHand, rank, tally_by
from govtrades_desktop.query.record_rows import plain_json, to_moment
from govtrades_desktop.query.trade_facts import BUY, SELL, TradeFacts, trade_facts
from govtrades_desktop.query.trades import TradeSums, current_rows


@dataclass(frozen=True, slots=True)
class Tiles:
    """The figures on top.

    Attributes:
        sums: trades and disclosed volume.
        buys: purchases.
        sells: sales, whole and partial.
        exchanges: exchanges.
        filings: transaction reports listed.
        filings_read: of these, read.
        filings_paper: of these, paper.
        filings_not_fetched: of these, not fetched.
        filings_failed: of these, failed.
        officials: with at least one trade: distinct persons, and names of filers who are not resolved.
        late: trades first filed more than 45 days after the trade.
        dated: trades whose lag is known: what `late` is a share of.
    """

    sums: TradeSums
    buys: int
    sells: int
    exchanges: int
    filings: int
    filings_read: int
    filings_paper: int
    filings_not_fetched: int
    filings_failed: int
    officials: int
    late: int
    dated: int

    @property
    def late_share(self) -> float | None:
        """The share of late trades among those whose lag is known, or None where there is none."""
        return self.late / self.dated if self.dated else None


@dataclass(frozen=True, slots=True)
class Month:
    """One month of trading (by trade date); exchanges are counted in neither side.

    Attributes:
        first_day: of the month.
        query: finds its rows.
    """

    first_day: dt.date
    buys: int
    sells: int
    buys_low_usd: int
    buys_high_usd: int
    sells_low_usd: int
    sells_high_usd: int
    buys_open_ended: int
    sells_open_ended: int
    query: str


@dataclass(frozen=True, slots=True)
class LagBin:
    """One bar of the lag histogram: from `low_days` to `high_days`, both inclusive; None is unbounded."""

    low_days: int | None
    high_days: int | None
    trades: int
    query: str


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything the dashboard shows.

    Attributes:
        year: the index year it is of, or None for all.
        chamber: "house" or "senate", or None for both.
        data_as_of: the last moment (UTC) an official index was asked with success, or None.
        generation: of the indexes it was made from.
        without_traded_on: trades that are in no month.
        months: from the first to the last month with a trade, without gaps, at most MOST_MONTHS.
        outside_months: trades dated outside of them (misprinted years are kept as filed).
        late_after_days: 45.
    """

    year: int | None
    data_as_of: dt.datetime | None
    generation: int
    tiles: Tiles
    months: tuple[Month, ...]
    without_traded_on: int
    outside_months: int
    most_traded: tuple[Ranked, ...]
    most_active: tuple[Ranked, ...]
    lags: tuple[LagBin, ...]
    newest_filings: tuple[FilingRow, ...]
    coverage: Coverage
    late_after_days: int = 45
    chamber: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the form that `govtrades dashboard --json` prints."""
        told = {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if field.name not in ("coverage", "newest_filings", "tiles")
        }
        tiles = asdict(self.tiles)
        plain = plain_json(
            {**told, "tiles": {**tiles.pop("sums"), **tiles, "late_share": self.tiles.late_share}}
        )
        plain["newest_filings"] = [row.as_json() for row in self.newest_filings]
        plain["coverage"] = self.coverage.as_json()
        return plain


MOST_MONTHS = 180
_LAG_STEP_DAYS = 5
_LAG_LAST_DAYS = 90


def load_dashboard(
    library: Library, year: int | None = None, *, chamber: str | None = None, top: int = 10
) -> Dashboard:
    """Return the dashboard of one index year, or of all; of one chamber, or of both.

    Args:
        library: opened.
        year: the index year; None for all.
        chamber: "house" or "senate"; None for both.
        top: so many bars in each ranking, so many of the newest filings.
    """
    table = library.trades
    mask = table.all() if year is None else table.between("year", year, year)
    if chamber is not None:
        mask = mask & table.equals("chamber", (chamber,))
    if (current := current_rows(library)) is not None:
        mask = mask & current  # a trade that an amendment repeats is one trade
    suffix = ("" if year is None else f" year:{year}") + ("" if chamber is None else f" chamber:{chamber}")
    positions = np.flatnonzero(mask)
    trades = TradesAtHand.at(table, positions)
    people = tally_by(trades, OFFICIAL)
    coverage = load_coverage(library, year, chamber=chamber)
    months, outside = _months(trades, suffix)
    filings = library.filings
    newest = ~filings.is_missing("kind")
    if year is not None:
        newest &= filings.between("year", year, year)
    if chamber is not None:
        newest &= filings.equals("chamber", (chamber,))
    as_of = library.reader.value(
        "SELECT MAX(checked_at) FROM index_state WHERE (?1 IS NULL OR year = ?1)"
        " AND (?2 IS NULL OR source = ?2)",  # the source of a chamber bears its name
        (year, chamber),
    )
    return Dashboard(
        year=year,
        data_as_of=to_moment(as_of),
        generation=library.generation,
        tiles=_tiles(people, coverage),
        months=months,
        without_traded_on=int((table.array("traded")[positions] == MISSING_INT).sum()),
        outside_months=outside,
        most_traded=rank(tally_by(trades, SECURITY), top, suffix),
        most_active=rank(people, top, suffix),
        lags=_lags(table, positions, suffix),
        newest_filings=tuple(load_filings(library, np.flatnonzero(newest)[:top])),
        coverage=coverage,
        late_after_days=LATE_AFTER_DAYS,
        chamber=chamber,
    )


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
        for one in (sums.trades, sums.amount_low, sums.amount_high, sums.open_ended)
    ]
    by_month = told[0].sum(axis=1)
    begin = max(0, limit - MOST_MONTHS + 1 - first)
    shown = begin + np.flatnonzero(by_month[begin : max(0, limit + 1 - first)])
    outside = int(by_month.sum() - by_month[shown].sum())
    if not len(shown):
        return (), outside
    span = slice(int(shown[0]), int(shown[-1]) + 1)
    first += span.start
    buys, sells = (zip(*(one[span, side].tolist() for one in told), strict=True) for side in (BUY, SELL))
    found = []
    for number, (bought, sold) in enumerate(zip(buys, sells, strict=True)):
        years, months = divmod(first + number, 12)
        day = dt.date(1970 + years, months + 1, 1)
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
                query=f"traded:{day:%Y-%m}{suffix}",
            )
        )
    return tuple(found), outside


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
