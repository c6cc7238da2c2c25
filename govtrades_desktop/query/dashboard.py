"""The dashboard's numbers, wholly from the columnar indexes. Sums of money are intervals, never points.

Every mark carries the search text that finds the rows behind it (`query`), in the grammar of the search box.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from govtrades_desktop.query.coverage import Coverage
from govtrades_desktop.query.filings import FilingRow
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import TradeSums


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
        officials: distinct names (as the indexes print them) with at least one trade.
        late: trades filed more than 45 days after the trade.
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
class Ranked:
    """One bar of a ranking: a ticker or an official.

    Attributes:
        name: the ticker, or the official's name.
        detail: the commonest asset name of the ticker; the seat of the official.
        query: finds its rows.
    """

    name: str
    detail: str
    trades: int
    buys: int
    sells: int
    amount_low_usd: int
    amount_high_usd: int
    open_ended: int
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
        data_as_of: the last moment (UTC) an official index was asked with success, or None.
        generation: of the indexes it was made from.
        without_traded_on: trades that are in no month.
        months: from the first to the last month with a trade, without gaps.
        late_after_days: 45.
    """

    year: int | None
    data_as_of: dt.datetime | None
    generation: int
    tiles: Tiles
    months: tuple[Month, ...]
    without_traded_on: int
    most_traded: tuple[Ranked, ...]
    most_active: tuple[Ranked, ...]
    lags: tuple[LagBin, ...]
    newest_filings: tuple[FilingRow, ...]
    coverage: Coverage
    late_after_days: int = 45

    def as_json(self) -> dict[str, Any]:
        """Return the form that `govtrades dashboard --json` prints."""
        raise NotImplementedError


def load_dashboard(library: Library, year: int | None = None, *, top: int = 10) -> Dashboard:
    """Return the dashboard of one index year, or of all; `top` bars in each ranking, `top` newest filings."""
    raise NotImplementedError
