"""Prices in the database: what trades ask for, what is kept of each symbol, what a source last told.

A series is written by years: a year whose bytes are the same is not touched. Nothing is fetched or judged.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from govtrades_desktop.core.identity import TickerSpan
from govtrades_desktop.prices.packing import pack, unpack
from govtrades_desktop.prices.records import (
    Missing,
    PriceDoubt,
    PriceSeries,
    Split,
    day_date,
    day_number,
)
from govtrades_desktop.prices.sessions import TradingDays
from govtrades_desktop.prices.symbols import Holding
from govtrades_desktop.store.connection import Store, parse_moment, utc_text

_PREFIX = "filed:"


@dataclass(frozen=True, slots=True)
class TradedSecurity:
    """A security that a trade names, and what is known of its tickers."""

    key: str
    ticker: str | None
    tickers: tuple[TickerSpan, ...]


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """What is kept of one symbol at one source (see `schema_prices.PriceSeriesRow`)."""

    symbol: str
    state: str
    days: int
    first_day: int | None
    last_day: int | None
    until_day: int | None
    reason: str | None
    asked_at: dt.datetime


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What was last asked of a source of prices (see `schema_prices.PriceSourceRow`)."""

    source: str
    title: str
    fingerprint: str
    wanted: str
    asked_at: dt.datetime


def load_traded(store: Store) -> tuple[tuple[TradedSecurity, ...], dict[str, tuple[Holding, ...]]]:
    """Return the securities that trades name, by key, and by ticker which securities of the lists bore it."""
    spans: dict[str, list[TickerSpan]] = defaultdict(list)
    holdings: dict[str, list[Holding]] = defaultdict(list)
    for key, ticker, begins, ends, evidence in store.rows(
        "SELECT security_key, ticker, valid_from, valid_until, evidence FROM security_ticker ORDER BY id"
    ):
        span = TickerSpan(ticker, _day(begins), _day(ends), evidence)
        spans[key].append(span)
        if not key.startswith(_PREFIX):
            holdings[ticker].append(Holding(key, span))
    traded = tuple(
        TradedSecurity(key, ticker, tuple(spans.get(key, ())))
        for key, ticker in store.rows(
            "SELECT key, ticker FROM security WHERE key IN"
            " (SELECT security_key FROM trade_security WHERE security_key IS NOT NULL) ORDER BY key"
        )
    )
    return traded, {ticker: tuple(found) for ticker, found in holdings.items()}


def load_facts(store: Store, source: str) -> dict[str, SeriesFacts]:
    """Return by symbol what is kept of a source."""
    return {
        symbol: SeriesFacts(symbol, state, days, first, last, until, reason, parse_moment(asked_at))
        for symbol, state, days, first, last, until, reason, asked_at in store.rows(
            "SELECT symbol, state, days, first_day, last_day, until_day, reason, asked_at FROM price_series"
            " WHERE source = ?",
            (source,),
        )
    }


def load_series(store: Store, source: str, symbol: str) -> PriceSeries | None:
    """Return what is kept of one symbol, or None where there is no price.

    Raises:
        StoreUnavailable: the stored bytes are damaged.
    """
    rows = store.rows(
        "SELECT id, currency, origin FROM price_series WHERE symbol = ? AND source = ? AND days > 0",
        (symbol, source),
    )
    if not rows:
        return None
    series_id, currency, origin = rows[0]
    years = [
        unpack(data)
        for (data,) in store.rows(
            "SELECT data FROM price_year WHERE series_id = ? ORDER BY year", (series_id,)
        )
    ]
    days, closes, adjusted = (np.concatenate(column) for column in zip(*years, strict=True))
    splits = store.rows("SELECT day, ratio FROM price_split WHERE series_id = ? ORDER BY day", (series_id,))
    told = tuple(Split(day_date(day), ratio) for day, ratio in splits)
    return PriceSeries(symbol, days, closes, adjusted, told, currency, origin)


def save_series(
    store: Store,
    source: str,
    series: PriceSeries,
    doubts: Sequence[PriceDoubt],
    *,
    until: dt.date,
    at: dt.datetime,
) -> bool:
    """Make `series` what is kept of its symbol; inside the caller's transaction.

    Args:
        store: the writer.
        source: the provider's name.
        series: in order, with at least one day.
        doubts: of this series.
        until: the last day that the source was asked about.
        at: aware moment of the answer.

    Returns:
        Whether a price or a split is another now.
    """
    moment = utc_text(at)
    row = (
        *(series.currency, series.origin, int(series.days[0]), int(series.days[-1])),
        *(day_number(until), len(series), moment),
    )
    store.execute(
        "INSERT INTO price_series (source, symbol, state, currency, origin, first_day, last_day, until_day,"
        " days, asked_at) VALUES (?, ?, 'have', ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (symbol, source) DO UPDATE SET state = 'have', reason = NULL,"
        " currency = excluded.currency, origin = excluded.origin, first_day = excluded.first_day,"
        " last_day = excluded.last_day, until_day = excluded.until_day, days = excluded.days,"
        " asked_at = excluded.asked_at",
        (source, series.symbol, *row),
    )
    series_id = _series_id(store, source, series.symbol)
    is_changed = _save_years(store, series_id, series) | _save_splits(store, series_id, series)
    if is_changed:
        store.execute("UPDATE price_series SET retrieved_at = ? WHERE id = ?", (moment, series_id))
    store.execute("DELETE FROM price_doubt WHERE series_id = ?", (series_id,))
    _insert_doubts(store, source, series_id, doubts)
    return is_changed


def _save_years(store: Store, series_id: int, series: PriceSeries) -> bool:
    kept = dict(store.rows("SELECT year, data FROM price_year WHERE series_id = ?", (series_id,)))
    years = series.days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    packed = {}
    for year in np.unique(years).tolist():
        part = series.where(years == year)
        packed[year] = pack(part.days, part.closes, part.adjusted)
    gone = [(series_id, year) for year in kept if year not in packed]
    differing = [(series_id, year, data) for year, data in packed.items() if kept.get(year) != data]
    store.connection.executemany("DELETE FROM price_year WHERE series_id = ? AND year = ?", gone)
    store.connection.executemany(
        "INSERT INTO price_year (series_id, year, data) VALUES (?, ?, ?)"
        " ON CONFLICT (series_id, year) DO UPDATE SET data = excluded.data",
        differing,
    )
    return bool(gone or differing)


def _save_splits(store: Store, series_id: int, series: PriceSeries) -> bool:
    kept = store.rows("SELECT day, ratio FROM price_split WHERE series_id = ? ORDER BY day", (series_id,))
    told = sorted({day_number(one.day): one.ratio for one in series.splits}.items())
    if kept == told:
        return False
    store.execute("DELETE FROM price_split WHERE series_id = ?", (series_id,))
    store.connection.executemany(
        "INSERT INTO price_split (series_id, day, ratio) VALUES (?, ?, ?)",
        [(series_id, day, ratio) for day, ratio in told],
    )
    return True


def save_missing(store: Store, source: str, missing: Missing, *, at: dt.datetime) -> bool:
    """Keep why a symbol has no price, or none that is newer; inside the caller's transaction.

    The prices told before stay: a symbol that a source knows no more is delisted, and its past is its past.

    Returns:
        Whether the state or the reason is another now.
    """
    before = store.rows(
        "SELECT state, reason FROM price_series WHERE symbol = ? AND source = ?", (missing.symbol, source)
    )
    store.execute(
        "INSERT INTO price_series (source, symbol, state, reason, asked_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (symbol, source) DO UPDATE SET state = excluded.state, reason = excluded.reason,"
        " asked_at = excluded.asked_at",
        (source, missing.symbol, missing.kind.value, missing.reason, utc_text(at)),
    )
    return not before or before[0] != (missing.kind.value, missing.reason)


def save_file_doubts(store: Store, source: str, doubts: Iterable[PriceDoubt]) -> None:
    """Replace what is odd about a source as a whole; inside the caller's transaction."""
    store.execute("DELETE FROM price_doubt WHERE source = ? AND series_id IS NULL", (source,))
    _insert_doubts(store, source, None, doubts)


def _insert_doubts(store: Store, source: str, series_id: int | None, doubts: Iterable[PriceDoubt]) -> None:
    store.connection.executemany(
        "INSERT INTO price_doubt (source, series_id, code, day, message) VALUES (?, ?, ?, ?, ?)",
        [
            (
                *(source, series_id, one.code.value),
                None if one.day is None else day_number(one.day),
                one.message,
            )
            for one in doubts
        ],
    )


def _series_id(store: Store, source: str, symbol: str) -> int:
    return int(store.value("SELECT id FROM price_series WHERE symbol = ? AND source = ?", (symbol, source)))


def load_source(store: Store, source: str) -> SourceFacts | None:
    """Return what was last asked of a source, or None."""
    rows = store.rows(
        "SELECT source, title, fingerprint, wanted, asked_at FROM price_source WHERE source = ?", (source,)
    )
    if not rows:
        return None
    name, title, fingerprint, wanted, asked_at = rows[0]
    return SourceFacts(name, title, fingerprint, wanted, parse_moment(asked_at))


def save_source(store: Store, facts: SourceFacts) -> None:
    """Keep what was asked of a source; inside the caller's transaction."""
    store.execute(
        "INSERT OR REPLACE INTO price_source (source, title, fingerprint, wanted, asked_at)"
        " VALUES (?, ?, ?, ?, ?)",
        (facts.source, facts.title, facts.fingerprint, facts.wanted, utc_text(facts.asked_at)),
    )


def load_calendar(store: Store, name: str) -> tuple[TradingDays, str] | None:
    """Return the stored sessions of an exchange and the library that told them, or None."""
    rows = store.rows("SELECT library, days FROM trading_calendar WHERE name = ?", (name,))
    if not rows:
        return None
    library, days = rows[0]
    return TradingDays(name, np.frombuffer(days, "<i4").astype(np.int32)), library


def save_calendar(store: Store, sessions: TradingDays, library: str) -> None:
    """Replace the stored sessions of an exchange; inside the caller's transaction."""
    store.execute(
        "INSERT OR REPLACE INTO trading_calendar (name, library, days) VALUES (?, ?, ?)",
        (sessions.name, library, sessions.days.astype("<i4").tobytes()),
    )


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
