"""The price line of one security: closes, gaps as gaps, splits, doubts, or in words why there is none.

Whose a symbol's prices are on which day is decided here, from the ticker history as it is now
(`prices.symbols`). A line is of one source; it has no price that nobody told. Reads only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from govtrades_desktop.core.identity import TickerSpan
from govtrades_desktop.prices.checks import gaps_of
from govtrades_desktop.prices.packing import unpack
from govtrades_desktop.prices.provider import BY_TODAYS_HOLDER, PROVIDERS
from govtrades_desktop.prices.records import Days, Split, Values, day_date, day_number
from govtrades_desktop.prices.sessions import TradingDays
from govtrades_desktop.prices.symbols import ALWAYS, NEVER_ENDS, Holding, SymbolSpan, spans_of
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.price_records import NoPrice, PriceGap, PriceLine, PriceSymbol
from govtrades_desktop.query.record_rows import to_date, to_moment
from govtrades_desktop.store.connection import Reader

EXCHANGE = "XNYS"

_WORDS = {"folder": "The folder of prices", "yahoo": "Yahoo Finance"}
_NO_DAYS = np.zeros(0, np.int32)
_NO_VALUES = np.zeros(0, np.float64)


def load_sessions(library: Library) -> TradingDays | None:
    """Return the New York trading days that a run of prices stored, or None before the first one."""
    rows = library.reader.rows("SELECT days FROM trading_calendar WHERE name = ?", (EXCHANGE,))
    return TradingDays(EXCHANGE, np.frombuffer(rows[0][0], "<i4").astype(np.int32)) if rows else None


def load_prices(
    library: Library, security_key: str, first: dt.date | None = None, last: dt.date | None = None
) -> PriceLine:
    """Return the prices of a security from `first` to `last` (both included; all by default).

    A millisecond or two. A key that nobody knows has no prices, with a reason, as any other.

    Raises:
        StoreUnavailable: the database cannot be read, or its prices are damaged.
    """
    return PriceReader(library.reader, load_sessions(library)).line(security_key, first, last)


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """The days of one symbol that are the security's."""

    series_id: int
    symbol: str
    span: SymbolSpan
    days: Days
    closes: Values
    adjusted: Values
    currency: str | None
    retrieved_at: str | None


class PriceReader:
    """Reads price lines over one connection; for one thread, and as long as the data stays as it is."""

    def __init__(self, reader: Reader, sessions: TradingDays | None) -> None:
        self._reader = reader
        self.sessions = sessions

    def line(self, security_key: str, first: dt.date | None = None, last: dt.date | None = None) -> PriceLine:
        """Return one line (see `load_prices`)."""
        ticker, tickers, holdings = self._tickers(security_key)
        reasons: list[tuple[NoPrice, str]] = []
        for source in PROVIDERS:
            spans, reason = spans_of(security_key, ticker, tickers, holdings, source)
            if not spans:
                reasons.append((NoPrice.NO_TICKER, reason))
                continue
            parts, told = self._parts(source, self._as_kept(source, security_key, spans))
            if parts:
                return self._joined(security_key, source, parts, first, last)
            reasons += told
        why, reason = _strongest(reasons, has_sources=self._has_sources())
        return PriceLine(security_key, _NO_DAYS, _NO_VALUES, _NO_VALUES, why_none=why, reason=reason)

    def _has_sources(self) -> bool:
        return bool(self._reader.value("SELECT EXISTS (SELECT 1 FROM price_series)"))

    def _tickers(self, key: str) -> tuple[str | None, list[TickerSpan], list[Holding]]:
        """Return a security's ticker, its ticker history, and who else bore any of them."""
        reader = self._reader
        ticker = reader.value("SELECT ticker FROM security WHERE key = ?", (key,))
        own = [
            TickerSpan(name, to_date(begins), to_date(ends), "")
            for name, begins, ends in reader.rows(
                "SELECT ticker, valid_from, valid_until FROM security_ticker WHERE security_key = ?"
                " ORDER BY id",
                (key,),
            )
        ]
        names = sorted({one.ticker for one in own} | ({ticker} if ticker else set()))
        marks = ",".join("?" * len(names))
        others = [
            Holding(holder, TickerSpan(name, to_date(begins), to_date(ends), ""))
            for holder, name, begins, ends in reader.rows(
                "SELECT security_key, ticker, valid_from, valid_until FROM security_ticker"
                f" WHERE ticker IN ({marks}) AND security_key <> ? AND security_key NOT LIKE 'filed:%'",
                (*names, key),
            )
        ]
        return ticker, own, others

    def _as_kept(self, source: str, key: str, spans: Sequence[SymbolSpan]) -> tuple[SymbolSpan, ...]:
        """Return the spans as this source means its symbols, which only its prices tell.

        A folder may keep whole pasts under today's symbols: Facebook's prices of 2015 under META, and none
        under FB. Then META's of 2021 are Facebook's too, and not the fund's that bore the symbol then; its
        span comes back empty.
        """
        if self._is_past_kept(source, spans):
            symbol = next(one.symbol for one in spans if one.is_fallback)
            return (SymbolSpan(symbol, ALWAYS, NEVER_ENDS),)
        kept = []
        for span in spans:
            if span.is_fallback:
                continue
            holder = None if source in BY_TODAYS_HOLDER else self._holder_today(span.symbol, key)
            if holder is not None and self._is_past_kept(source, self._spans(holder, source)):
                span = SymbolSpan(span.symbol, span.first, span.first)
            kept.append(span)
        return tuple(kept)

    def _is_past_kept(self, source: str, spans: Sequence[SymbolSpan]) -> bool:
        """Tell whether days before a security bore its symbol of today are told under that, and not else."""
        fallback = [one for one in spans if one.is_fallback]
        if not fallback:
            return False
        today = fallback[0].symbol
        older = [one for one in spans if not one.is_fallback and one.symbol != today]
        return any(self._has_prices(source, one) for one in fallback) and not any(
            self._has_prices(source, one) for one in older
        )

    def _has_prices(self, source: str, span: SymbolSpan) -> bool:
        for (series_id,) in self._reader.rows(
            "SELECT id FROM price_series WHERE symbol = ? AND source = ? AND days > 0 AND first_day < ?"
            " AND last_day >= ?",
            (span.symbol, source, span.end, span.first),
        ):
            days = self._unpacked(series_id)[0]
            return bool(((days >= span.first) & (days < span.end)).any())
        return False

    def _holder_today(self, symbol: str, key: str) -> str | None:
        """Return the security that bears a symbol today, where it is another one than `key`."""
        found = self._reader.rows(
            "SELECT security_key FROM security_ticker WHERE ticker = ? AND valid_until IS NULL"
            " AND security_key <> ? AND security_key NOT LIKE 'filed:%'",
            (symbol, key),
        )
        return str(found[0][0]) if len(found) == 1 else None

    def _spans(self, key: str, source: str) -> tuple[SymbolSpan, ...]:
        ticker, tickers, holdings = self._tickers(key)
        return spans_of(key, ticker, tickers, holdings, source)[0]

    def _parts(
        self, source: str, spans: Sequence[SymbolSpan]
    ) -> tuple[list[_Part], list[tuple[NoPrice, str]]]:
        """Return what a source has of some spans, each day once; or why it has nothing."""
        parts: list[_Part] = []
        reasons: list[tuple[NoPrice, str]] = []
        taken = _NO_DAYS
        for span in spans:
            if span.first >= span.end:
                words = (
                    f"{_WORDS[source]} keeps whole pasts under today's symbols:"
                    f" its {span.symbol} is another's."
                )
                reasons.append((NoPrice.OTHERS_DAYS, words))
                continue
            row = self._reader.rows(
                "SELECT id, state, reason, currency, retrieved_at, days FROM price_series"
                " WHERE symbol = ? AND source = ?",
                (span.symbol, source),
            )
            if not row:
                reasons.append((NoPrice.NOT_ASKED, f"{_WORDS[source]} was not asked for {span.symbol} yet."))
                continue
            series_id, state, reason, currency, retrieved_at, count = row[0]
            if not count:
                reasons.append((NoPrice(state), reason or ""))
                continue
            days, closes, adjusted = self._unpacked(series_id)
            is_own = (days >= span.first) & (days < span.end) & ~np.isin(days, taken)
            if not is_own.any():
                words = f"{_WORDS[source]} has {span.symbol} only for days on which it was another's symbol."
                reasons.append((NoPrice.OTHERS_DAYS, words))
                continue
            days, closes, adjusted = days[is_own], closes[is_own], adjusted[is_own]
            taken = np.union1d(taken, days).astype(np.int32)
            parts.append(_Part(series_id, span.symbol, span, days, closes, adjusted, currency, retrieved_at))
        return parts, reasons

    def _unpacked(self, series_id: int) -> tuple[Days, Values, Values]:
        years = self._reader.rows(
            "SELECT data FROM price_year WHERE series_id = ? ORDER BY year", (series_id,)
        )
        days, closes, adjusted = zip(*(unpack(data) for (data,) in years), strict=True)
        return np.concatenate(days), np.concatenate(closes), np.concatenate(adjusted)

    def _joined(
        self,
        key: str,
        source: str,
        parts: list[_Part],
        first: dt.date | None,
        last: dt.date | None,
    ) -> PriceLine:
        days = np.concatenate([part.days for part in parts])
        order = np.argsort(days, kind="stable")
        days = days[order]
        closes = np.concatenate([part.closes for part in parts])[order]
        adjusted = np.concatenate([part.adjusted for part in parts])[order]
        low = 0 if first is None else int(np.searchsorted(days, day_number(first)))
        high = len(days) if last is None else int(np.searchsorted(days, day_number(last), "right"))
        shown = days[low:high]
        gaps = [] if self.sessions is None else gaps_of(days, self.sessions)
        if first is not None or last is not None:
            gaps = [gap for gap in gaps if _is_within(gap, first, last)]
        splits, doubts = self._told_of(parts, first, last)
        moments = [to_moment(part.retrieved_at) for part in parts if part.retrieved_at]
        currencies = {part.currency for part in parts if part.currency}
        symbols = [
            PriceSymbol(part.symbol, day_date(part.days[0]), day_date(part.days[-1]), len(part.days))
            for part in parts
        ]
        return PriceLine(
            key,
            shown,
            closes[low:high],
            adjusted[low:high],
            tuple(PriceGap(day_date(a), day_date(b), count) for a, b, count in gaps),
            splits,
            source,
            ", ".join(sorted(currencies)) or None,
            tuple(sorted(symbols, key=lambda one: one.first)),
            day_date(days[0]),
            day_date(days[-1]),
            max((one for one in moments if one is not None), default=None),
            doubts,
            why_none=None,
        )

    def _told_of(
        self, parts: Sequence[_Part], first: dt.date | None, last: dt.date | None
    ) -> tuple[tuple[Split, ...], tuple[str, ...]]:
        """Return the splits of the days shown, and the doubts of the days that are the security's."""
        splits: dict[dt.date, Split] = {}
        doubts: list[tuple[int, str]] = []
        low = None if first is None else day_number(first)
        high = None if last is None else day_number(last)

        def is_shown(day: int, part: _Part) -> bool:
            is_own = part.span.first <= day < part.span.end
            return is_own and (low is None or day >= low) and (high is None or day <= high)

        for part in parts:
            for day, ratio in self._reader.rows(
                "SELECT day, ratio FROM price_split WHERE series_id = ?", (part.series_id,)
            ):
                if is_shown(day, part):
                    splits[day_date(day)] = Split(day_date(day), ratio)
            for day, message in self._reader.rows(
                "SELECT day, message FROM price_doubt WHERE series_id = ? ORDER BY id", (part.series_id,)
            ):
                if day is None or is_shown(day, part):
                    doubts.append((day or 0, message))
        told = dict.fromkeys(message for _, message in sorted(doubts))
        return tuple(splits[day] for day in sorted(splits)), tuple(told)


def _is_within(gap: tuple[int, int, int], first: dt.date | None, last: dt.date | None) -> bool:
    return (first is None or gap[1] >= day_number(first)) and (last is None or gap[0] <= day_number(last))


_STRENGTH = (
    *(NoPrice.OTHERS_DAYS, NoPrice.FAILED, NoPrice.NOT_FOUND, NoPrice.NO_TICKER),
    NoPrice.NOT_ASKED,
)


def _strongest(reasons: Sequence[tuple[NoPrice, str]], *, has_sources: bool) -> tuple[NoPrice, str]:
    """Return the reason that says most: what was asked says more than what was not."""
    if not has_sources and not all(why is NoPrice.NO_TICKER for why, _ in reasons):
        return (
            NoPrice.NO_SOURCE,
            "There are no prices yet: choose a folder of your own, or Yahoo Finance, in the settings.",
        )
    return min(reasons, key=lambda one: _STRENGTH.index(one[0]))
