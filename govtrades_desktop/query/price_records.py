"""What is told of a security's prices: the line, its gaps and symbols, or why there is none. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from govtrades_desktop.prices.records import Days, Split, Values, day_date


class NoPrice(StrEnum):
    """Why a security, or a trade, has no price."""

    NO_SOURCE = "no_source"  # no source of prices was ever asked
    NO_TICKER = "no_ticker"  # it never had one, or its ticker is another's
    NOT_ASKED = "not_asked"  # its symbol was not asked for yet
    NOT_FOUND = "not_found"  # the source does not know its symbol: delisted, or never listed there
    FAILED = "failed"  # no answer of the source yet
    OTHERS_DAYS = "others_days"  # prices are there, of days on which the symbol was another's
    NO_SECURITY = "no_security"  # of a trade: it is not known what was traded
    NO_DAY = "no_day"  # of a trade: without a date
    BEFORE_FIRST = "before_first"  # of a trade: earlier than the first price
    AFTER_LAST = "after_last"  # of a trade: later than the last one
    IN_A_GAP = "in_a_gap"  # of a trade: between two prices


@dataclass(frozen=True, slots=True)
class PriceGap:
    """A stretch without prices between two that are there: first and last session missing, and how many."""

    first: dt.date
    last: dt.date
    sessions: int


@dataclass(frozen=True, slots=True)
class PriceSymbol:
    """Under which symbol days of a line were told, and how many."""

    symbol: str
    first: dt.date
    last: dt.date
    days: int


@dataclass(frozen=True, slots=True, eq=False)
class PriceLine:
    """The prices of one security.

    Attributes:
        security_key: of the security.
        day: days since 1970-01-01 (int32), rising: the form of the columnar indexes' dates.
        close: closing prices in `currency`.
        adjusted: closes adjusted for splits and dividends; NaN where the source tells none.
        gaps: against the trading calendar, each within two days that are there.
        splits: of the days shown.
        source: "folder" or "yahoo"; None without prices.
        currency: None where the source does not tell.
        symbols: under which they were told, oldest first.
        first_day: of all prices that are there, whatever was asked for; None without any.
        last_day: likewise.
        retrieved_at: the newest answer that changed any of it.
        doubts: what is odd, in sentences.
        why_none: None where there are prices.
        reason: why there is none, in a sentence; empty where there are prices.
    """

    security_key: str
    day: Days
    close: Values
    adjusted: Values
    gaps: tuple[PriceGap, ...] = ()
    splits: tuple[Split, ...] = ()
    source: str | None = None
    currency: str | None = None
    symbols: tuple[PriceSymbol, ...] = ()
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    retrieved_at: dt.datetime | None = None
    doubts: tuple[str, ...] = ()
    why_none: NoPrice | None = None
    reason: str = ""

    def __len__(self) -> int:
        return len(self.day)

    def dates(self) -> list[dt.date]:
        """Return the days as dates: for words and files, not for charts."""
        return [day_date(number) for number in self.day.tolist()]

    def as_json(self) -> dict[str, Any]:
        """Return the form that `govtrades prices SYMBOL --json` prints; no adjusted close is null."""
        return {
            "security": self.security_key,
            "source": self.source,
            "currency": self.currency,
            "first_day": None if self.first_day is None else self.first_day.isoformat(),
            "last_day": None if self.last_day is None else self.last_day.isoformat(),
            "retrieved_at": None if self.retrieved_at is None else self.retrieved_at.isoformat(),
            "why_none": None if self.why_none is None else self.why_none.value,
            "reason": self.reason,
            "symbols": [{**_days_json(one), "symbol": one.symbol, "days": one.days} for one in self.symbols],
            "gaps": [{**_days_json(one), "sessions": one.sessions} for one in self.gaps],
            "splits": [{"day": one.day.isoformat(), "ratio": one.ratio} for one in self.splits],
            "doubts": list(self.doubts),
            "prices": [
                {
                    "day": day.isoformat(),
                    "close": close,
                    "adjusted": None if adjusted != adjusted else adjusted,
                }
                for day, close, adjusted in zip(
                    *(self.dates(), self.close.tolist(), self.adjusted.tolist()), strict=True
                )
            ],
        }


def _days_json(one: PriceGap | PriceSymbol) -> dict[str, str]:
    return {"first": one.first.isoformat(), "last": one.last.isoformat()}
