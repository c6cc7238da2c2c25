"""The New York Stock Exchange's trading days, from `exchange_calendars`: the one place that imports it.

Half a second and pandas to import: never on the way to a screen. What it tells is kept in the database with
the library's version, so that it is asked once a release.
"""

from __future__ import annotations

import datetime as dt
import functools
import warnings
from importlib import metadata

import numpy as np

from govtrades_desktop.core.errors import SourceUnavailable
from govtrades_desktop.prices.records import Days
from govtrades_desktop.prices.sessions import TradingDays

EXCHANGE = "XNYS"
"""Nasdaq keeps the same days."""

FIRST_DAY = dt.date(1970, 1, 1)
_YEARS_AHEAD = 1  # the library itself looks no farther: later holidays are not announced


def library_version() -> str:
    """Return e.g. "exchange_calendars 4.13.2", without importing it; empty where it is not installed."""
    try:
        return f"exchange_calendars {metadata.version('exchange_calendars')}"
    except metadata.PackageNotFoundError:
        return ""


@functools.cache
def load_trading_days(first: dt.date, last: dt.date) -> TradingDays:
    """Return the sessions from `first` to `last`; an early close is a session.

    Raises:
        SourceUnavailable: the library is not there.
    """
    try:
        import exchange_calendars  # type: ignore[import-untyped]
    except ImportError as error:
        raise SourceUnavailable(
            "The library of trading calendars (exchange_calendars) is not installed.",
            hint="Install the program anew: without it gaps in prices cannot be told.",
        ) from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pandas' word to the library, which answers it in its own time
        known = exchange_calendars.get_calendar(EXCHANGE, start=first.isoformat(), end=last.isoformat())
    days: Days = known.sessions.to_numpy().astype("datetime64[D]").astype(np.int32)
    return TradingDays(EXCHANGE, days)


def trading_days_for(today: dt.date) -> TradingDays:
    """Return the sessions from FIRST_DAY to the end of next year: whole years, so that few are ever asked.

    Raises:
        SourceUnavailable: the library is not there.
    """
    return load_trading_days(FIRST_DAY, dt.date(today.year + _YEARS_AHEAD, 12, 31))
