"""What the dashboard says: frozen records, each mark with the search text that finds exactly its rows.

Sums of money are intervals, never points. What a filter asks of trades alone (owner, kind of asset) narrows
nothing that is told of filings; `Dashboard.coverage_note` says so. Nothing is counted here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, fields
from typing import Any

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.query.coverage import Coverage, CoverageYear
from govtrades_desktop.query.dashboard_filter import DashboardFilter
from govtrades_desktop.query.filings import FilingRow
from govtrades_desktop.query.rankings import Ranked
from govtrades_desktop.query.record_rows import plain_json
from govtrades_desktop.query.trade_records import TradeSums


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

    The volume of a side lies between its low and its high end, in whole US dollars. In the high end a band
    without an upper end counts by its lower end: with any such band (`…_open_ended`) it is a floor.

    Attributes:
        first_day: of the month.
        query: finds its rows, exchanges too.
        trades: all of them.
        buys_without_amount, sells_without_amount: of these no amount is told; they add to neither end.
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
    trades: int = 0
    buys_without_amount: int = 0
    sells_without_amount: int = 0

    @property
    def buys_query(self) -> str:
        """Finds the purchases."""
        return f"{self.query} type:buy"

    @property
    def sells_query(self) -> str:
        """Finds the sales, whole and partial."""
        return f"{self.query} type:sell"


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
        year: the one index year it is of, or None for several or all.
        chamber: "house" or "senate", or None for both.
        data_as_of: the last moment (UTC) an official index was asked with success, or None.
        generation: of the indexes it was made from.
        without_traded_on: trades that are in no month.
        months: from the first to the last month with a trade, without gaps, at most MOST_MONTHS.
        outside_months: trades dated outside of them (misprinted years are kept as filed).
        late_after_days: 45.
        shown: what it is narrowed to.
        strip: the reports listed by year and state, under `shown.of_filings()`.
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
    shown: DashboardFilter = DashboardFilter()
    strip: tuple[CoverageYear, ...] = ()

    @property
    def query(self) -> str:
        """Finds all its trades; empty where nothing is left out."""
        return self.shown.as_query()

    @property
    def without_traded_on_query(self) -> str:
        """Finds the trades that are in no month as they have no date."""
        return f"-traded:>=0001 {self.query}".strip()

    @property
    def outside_months_query(self) -> str:
        """Finds the trades that are dated outside of the months."""
        if not self.months:
            return f"traded:>=0001 {self.query}".strip()
        first, last = (month_text(self.months[at].first_day) for at in (0, -1))
        return f"traded:>=0001 -traded:{first}..{last} {self.query}".strip()

    @property
    def tile_queries(self) -> dict[str, str]:
        """What each figure of `tiles` is a door to, by its name there; those of filings are for the ledger.

        Not of `officials`: no search finds one row a person.
        """
        told = {"trades": "", "buys": "type:buy", "sells": "type:sell", "exchanges": "type:exchange"}
        told |= {"late": "late:yes", "dated": "late:yes|no"}
        listed = self.coverage.totals
        return {name: f"{words} {self.query}".strip() for name, words in told.items()} | {
            "filings": listed.query,
            "filings_read": listed.query_of(LedgerState.READ),
            "filings_paper": listed.query_of(LedgerState.PAPER),
            "filings_not_fetched": listed.query_of(LedgerState.NOT_FETCHED),
            "filings_failed": listed.query_of(LedgerState.FAILED),
        }

    @property
    def coverage_note(self) -> str | None:
        """In words, how far the figures of filings follow the filter; None where they do as the trades do.

        For the command line; a window makes its own sentence of `shown.beyond_filings`.
        """
        notes = []
        if self.shown.beyond_filings:
            names = " and ".join(name.replace("_", " ") for name in self.shown.beyond_filings)
            notes.append(f"A filing has no {names}: reports and coverage are told as if not filtered by it.")
        if self.shown.party is not None:
            notes.append("Trades go by the party on the day of the trade, reports by that of the filing.")
        return " ".join(notes) or None

    def as_json(self) -> dict[str, Any]:
        """Return the form that `govtrades dashboard --json` prints."""
        told = {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if field.name not in ("coverage", "newest_filings", "tiles", "shown")
        }
        plain = plain_json(
            {
                **told,
                "tiles": {**_without_sums(self.tiles), "late_share": self.tiles.late_share},
                "filter": {**asdict(self.shown), "query": self.query},
                "coverage_note": self.coverage_note,
                "tile_queries": self.tile_queries,
                "without_traded_on_query": self.without_traded_on_query,
                "outside_months_query": self.outside_months_query,
            }
        )
        plain["newest_filings"] = [row.as_json() for row in self.newest_filings]
        plain["coverage"] = self.coverage.as_json()
        return plain


def _without_sums(tiles: Tiles) -> dict[str, Any]:
    """Return the tiles with the sums' own fields among them."""
    told = asdict(tiles)
    return {**told.pop("sums"), **told}


def month_text(day: dt.date) -> str:
    """Return a month as a search writes it; `strftime` leaves out the zeros of the year 0023."""
    return f"{day.year:04d}-{day.month:02d}"
