"""Series and ticker histories of the test's own, with known truth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np

from govtrades_desktop.core.identity import TickerSpan
from govtrades_desktop.prices.records import PriceSeries, Split, day_number
from govtrades_desktop.prices.sessions import TradingDays
from govtrades_desktop.prices.symbols import Holding


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def series(
    symbol: str,
    prices: dict[str, float],
    *,
    adjusted: dict[str, float] | None = None,
    splits: Sequence[Split] = (),
) -> PriceSeries:
    """Make one; where `adjusted` does not tell of a day, the adjusted close is the close."""
    return PriceSeries(
        symbol,
        np.array([day_number(day(one)) for one in prices], np.int32),
        np.array(list(prices.values())),
        np.array([(adjusted or {}).get(one, close) for one, close in prices.items()]),
        tuple(splits),
        "USD",
        "made",
    )


def weekdays(first: str, last: str, *, without: Sequence[str] = ()) -> TradingDays:
    """Make a calendar of Mondays to Fridays."""
    start, end = day_number(day(first)), day_number(day(last))
    closed = {day_number(day(one)) for one in without}
    days = [n for n in range(start, end + 1) if (n + 3) % 7 < 5 and n not in closed]
    return TradingDays("MADE", np.array(days, np.int32))


def span(ticker: str, begins: str | None = None, ends: str | None = None) -> TickerSpan:
    return TickerSpan(ticker, begins and day(begins), ends and day(ends), "")


def holds(key: str, ticker: str, begins: str | None = None, ends: str | None = None) -> Holding:
    return Holding(key, span(ticker, begins, ends))
