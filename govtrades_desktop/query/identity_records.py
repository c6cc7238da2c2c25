"""What the lists and pages of officials and securities say: frozen records, and their JSON form.

Every number comes with the search text that finds exactly its rows.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from govtrades_desktop.core.identity import Term, TickerSpan
from govtrades_desktop.core.json_forms import date_json
from govtrades_desktop.query.filings import FilingRow
from govtrades_desktop.query.record_rows import plain_json
from govtrades_desktop.query.tallies import TradeCount, TradeTally


@dataclass(frozen=True, slots=True)
class FilingCount:
    """A number of filings, and the search text that finds exactly them in the ledger."""

    key: str
    filings: int
    query: str

    def as_json(self) -> dict[str, Any]:
        """Return the count in plain values."""
        return {"key": self.key, "filings": self.filings, "query": self.query}


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """One official as the list shows it.

    Attributes:
        bioguide: the key.
        name: "Last, First Suffix".
        party: its letter, of the present term or the last; likewise chamber, state and district.
        committees: codes of the seats held now.
        filings: periodic transaction reports listed.
        trades: trades in force read from them; likewise purchases, sales (partial ones too), exchanges.
        amount_low_usd, amount_high_usd: sums of the bands' ends; None without trades.
        open_ended: bands without an upper end: with any, `amount_high_usd` is a floor.
        dated: trades whose lag is known; `late` of them were filed more than 45 days after.
        query: finds the trades.
    """

    bioguide: str
    name: str
    full_name: str
    party: str | None
    chamber: str | None
    state: str | None
    district: str | None
    is_serving: bool | None
    committees: tuple[str, ...]
    filings: int
    trades: int
    purchases: int
    sales: int
    exchanges: int
    amount_low_usd: int | None
    amount_high_usd: int | None
    open_ended: int
    first_traded_on: dt.date | None
    last_traded_on: dt.date | None
    median_lag_days: int | None
    dated: int
    late: int
    query: str

    @property
    def late_share(self) -> float | None:
        """The share of late trades among those whose lag is known, or None where there is none."""
        return self.late / self.dated if self.dated else None

    def as_json(self) -> dict[str, Any]:
        """Return the row as the command line prints it."""
        told = {name: getattr(self, name) for name in self.__slots__}
        return {**plain_json(told), "late_share": self.late_share}


@dataclass(frozen=True, slots=True)
class SecurityRow:
    """One security as the list shows it (see OfficialRow for the fields of the same names).

    Attributes:
        key: of the security.
        symbol: its ticker of today, or its last.
        officials: how many officials traded it.
        trades_democrats, trades_republicans: trades by members of these parties, on the day of the trade.
        trades_others: the rest: other parties, and filers who are not resolved.
        query: finds the trades.
    """

    key: str
    symbol: str | None
    name: str
    asset_class: str
    sector: str | None
    sector_system: str | None
    industry: str | None
    officials: int
    trades: int
    purchases: int
    sales: int
    exchanges: int
    amount_low_usd: int | None
    amount_high_usd: int | None
    open_ended: int
    first_traded_on: dt.date | None
    last_traded_on: dt.date | None
    trades_democrats: int
    trades_republicans: int
    trades_others: int
    query: str

    def as_json(self) -> dict[str, Any]:
        """Return the row as the command line prints it."""
        return plain_json({name: getattr(self, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class Unresolved:
    """What stands beside a list, because nobody or nothing was found behind it: counted, never hidden.

    Attributes:
        trades: trades in force without an official (or a security).
        filings: transaction reports without an official; None beside the list of securities.
    """

    trades: TradeCount
    filings: FilingCount | None = None

    def as_json(self) -> dict[str, Any]:
        """Return both counts in plain values."""
        filings = None if self.filings is None else self.filings.as_json()
        return {"trades": self.trades.as_json(), "filings": filings}


@dataclass(frozen=True, slots=True)
class PartySpan:
    """A party, and the days of the terms served for it in one go; None is open or not known."""

    party: str
    from_on: dt.date | None
    until_on: dt.date | None


@dataclass(frozen=True, slots=True)
class SeatHeld:
    """A seat on a committee, then or now.

    Attributes:
        code, name: of the committee; the code stands for the name of one that no list knows any more.
        parent: code of the whole, of a subcommittee.
        seen_from, seen_until: days on which it was first seen, and seen gone; None: it is held now.
        trades: made by the official while on it (or on one of its subcommittees).
    """

    code: str
    name: str
    parent: str | None
    side: str
    title: str
    rank: int | None
    seen_from: dt.date
    seen_until: dt.date | None
    trades: TradeCount

    def as_json(self) -> dict[str, Any]:
        """Return the seat in plain values."""
        told = {name: getattr(self, name) for name in self.__slots__ if name != "trades"}
        return {**plain_json(told), "trades": self.trades.as_json()}


@dataclass(frozen=True, slots=True)
class OfficialPage:
    """Everything the page of an official shows.

    Attributes:
        row: as in the list.
        birthday: or None.
        other_names: other forms of the name that reports may bear.
        terms: oldest first.
        parties: in order; more than one after a change of party.
        seats: held now first, then the latest.
        tally: counts, volume and lags of all trades.
        by_type, by_owner, by_year, by_party, by_class, by_sector: the trades, each once in each of them; what
            a row does not tell is counted under the key "".
        top_securities: most traded first; trades without a security under the key "".
        filings: the newest transaction reports.
        filing_counts: transaction reports by state of the reading; "all" first.
    """

    row: OfficialRow
    birthday: dt.date | None
    other_names: tuple[str, ...]
    terms: tuple[Term, ...]
    parties: tuple[PartySpan, ...]
    seats: tuple[SeatHeld, ...]
    tally: TradeTally
    by_type: tuple[TradeCount, ...]
    by_owner: tuple[TradeCount, ...]
    by_year: tuple[TradeCount, ...]
    by_party: tuple[TradeCount, ...]
    by_class: tuple[TradeCount, ...]
    by_sector: tuple[TradeCount, ...]
    top_securities: tuple[TradeCount, ...]
    filings: tuple[FilingRow, ...]
    filing_counts: tuple[FilingCount, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the page in plain values."""
        return _page_json(self)


@dataclass(frozen=True, slots=True)
class SecurityPage:
    """Everything the page of a security shows (see OfficialPage for the fields of the same names).

    Attributes:
        row: as in the list.
        cik: the issuer's number at the SEC, or None.
        evidence: where the security is known from.
        names: other names it bore or is printed with.
        tickers: every ticker it had, with dates and evidence, oldest first.
        by_official: who traded it, most first; filers who are not resolved under the key "".
        by_asset: as the reports print it, most first.
    """

    row: SecurityRow
    cik: int | None
    evidence: str
    names: tuple[str, ...]
    tickers: tuple[TickerSpan, ...]
    tally: TradeTally
    by_type: tuple[TradeCount, ...]
    by_owner: tuple[TradeCount, ...]
    by_year: tuple[TradeCount, ...]
    by_party: tuple[TradeCount, ...]
    by_chamber: tuple[TradeCount, ...]
    by_class: tuple[TradeCount, ...]
    by_official: tuple[TradeCount, ...]
    by_asset: tuple[TradeCount, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the page in plain values."""
        return _page_json(self)


def _page_json(page: OfficialPage | SecurityPage) -> dict[str, Any]:
    return {name: _plain(getattr(page, name)) for name in page.__slots__}


def _plain(value: Any) -> Any:
    if hasattr(value, "as_json"):
        return value.as_json()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dt.date):
        return date_json(value)
    if hasattr(value, "__slots__"):
        return plain_json({name: getattr(value, name) for name in value.__slots__})
    return value
