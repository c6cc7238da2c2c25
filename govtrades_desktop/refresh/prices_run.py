"""One run of the chosen source of prices: which symbols are due, asked in batches, checked, written.

Off until a user chooses a source. Only symbols of securities that trades name are asked for. A batch is one
transaction: stopped or killed, the next run goes on. A failure is told and fails nothing else.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from govtrades_desktop.core.errors import (
    DataRejected,
    SourceUnavailable,
)
from govtrades_desktop.prices import calendar
from govtrades_desktop.prices.checks import find_doubts
from govtrades_desktop.prices.provider import PriceProvider, ProviderCoverage
from govtrades_desktop.prices.records import (
    DoubtCode,
    MissingKind,
    PriceDoubt,
    PriceHistory,
    PriceSeries,
    day_date,
    day_number,
)
from govtrades_desktop.prices.sessions import TradingDays
from govtrades_desktop.prices.symbols import spans_of
from govtrades_desktop.refresh.documents import Clock, Tally
from govtrades_desktop.refresh.meter import Meter
from govtrades_desktop.refresh.stopping import StopEvent
from govtrades_desktop.store.connection import Store
from govtrades_desktop.store.price_tables import (
    SeriesFacts,
    SourceFacts,
    load_calendar,
    load_facts,
    load_series,
    load_source,
    load_traded,
    save_calendar,
    save_file_doubts,
    save_missing,
    save_series,
    save_source,
)

_log = logging.getLogger(__name__)

PRICES = "prices"
"""The name of this source in requests, runs and settings."""

ASK_AGAIN_AFTER = dt.timedelta(days=30)
"""A symbol that is not known, or that ended, is asked for once more after so long: it may come (back)."""

_FAILED, _NOT_FOUND = MissingKind.FAILED.value, MissingKind.NOT_FOUND.value
_OVERLAP_DAYS = 14  # of what is known, asked for again: a split or a dividend changes them
_ENDED_AFTER_DAYS = 30  # without a price, up to the day asked about: delisted, as far as can be told
_SAME = 1e-4  # relative; sources round
_WRITE_AT_ONCE = 50
_TOLD = 10


@dataclass(frozen=True, slots=True)
class _Due:
    """What is to be asked: symbols, and of some a day since which only news is wanted."""

    symbols: tuple[str, ...]
    since: Mapping[str, dt.date]


class PricesRun:
    """One run; for one thread, used once."""

    def __init__(
        self, provider: PriceProvider, store: Store, stop: StopEvent, tally: Tally, clock: Clock
    ) -> None:
        self._provider = provider
        self._store = store
        self._stop = stop
        self._tally = tally
        self._clock = clock
        self._is_changed = False

    def work(self) -> None:
        """Ask, check and write.

        Raises:
            GovTradesError: nothing (more) can be had of the source.
        """
        facts = self._provider.coverage()
        if facts.problem:
            raise SourceUnavailable(facts.problem)
        sessions = self._calendar()
        today = self._clock().date()
        last = sessions.previous_session(today)  # today's is not over
        ends = self._symbols()
        kept = load_facts(self._store, self._provider.name)
        wanted = hashlib.sha256("\n".join(ends).encode()).hexdigest()
        self._tally.run = replace(self._tally.run, listed=len(ends))
        if self._is_known(facts, wanted):
            _log.info("prices: %s is as it was", facts.title)
            return
        due = self._due(ends, kept, last)
        try:
            self._ask(due, kept, sessions, last)
            with self._store.transaction():
                save_source(
                    self._store,
                    SourceFacts(self._provider.name, facts.title, facts.fingerprint, wanted, self._clock()),
                )
        finally:
            if self._is_changed:
                with self._store.transaction():
                    self._store.mark_changed()  # a window that shows a security reads it anew

    def _calendar(self) -> TradingDays:
        """Return the trading days, and keep them for those who read: they import no library for it."""
        today = self._clock().date()
        library = calendar.library_version()
        known = load_calendar(self._store, calendar.EXCHANGE)
        if known is not None and known[1] == library and known[0].last >= today + dt.timedelta(days=60):
            return known[0]
        try:
            sessions = calendar.trading_days_for(today)
        except SourceUnavailable:
            if known is not None and known[0].last >= today:
                return known[0]
            raise
        with self._store.transaction():
            save_calendar(self._store, sessions, library)
        return sessions

    def _symbols(self) -> dict[str, int]:
        """Return the symbols that are wanted, and for each the day from which on nobody wants it."""
        traded, holdings = load_traded(self._store)
        ends: dict[str, int] = {}
        for one in traded:
            tickers = {span.ticker for span in one.tickers} | {one.ticker or ""}
            holders = [holding for ticker in tickers for holding in holdings.get(ticker, ())]
            spans, _ = spans_of(one.key, one.ticker, one.tickers, holders, self._provider.name)
            for span in spans:
                ends[span.symbol] = max(span.end, ends.get(span.symbol, span.end))
        return dict(sorted(ends.items()))

    def _is_known(self, facts: ProviderCoverage, wanted: str) -> bool:
        before = load_source(self._store, self._provider.name)
        return (
            before is not None
            and bool(facts.fingerprint)
            and (before.fingerprint, before.wanted) == (facts.fingerprint, wanted)
        )

    def _due(self, ends: Mapping[str, int], kept: Mapping[str, SeriesFacts], last: dt.date) -> _Due:
        if not self._provider.is_incremental:
            return _Due(tuple(ends), {})
        now, number = self._clock(), day_number(last)
        symbols, since = [], {}
        for symbol, end in ends.items():
            known = kept.get(symbol)
            if known is None:
                symbols.append(symbol)
                continue
            is_asked_lately = now - known.asked_at < ASK_AGAIN_AFTER and known.state != _FAILED
            if known.last_day is None or known.until_day is None:
                if not is_asked_lately:
                    symbols.append(symbol)
                continue
            has_ended = known.state == _NOT_FOUND or known.until_day - known.last_day > _ENDED_AFTER_DAYS
            if known.until_day >= min(number, end) or (has_ended and is_asked_lately):
                continue
            symbols.append(symbol)
            since[symbol] = day_date(known.last_day - _OVERLAP_DAYS)
        return _Due(tuple(symbols), since)

    def _ask(self, due: _Due, kept: Mapping[str, SeriesFacts], sessions: TradingDays, last: dt.date) -> None:
        size = self._provider.batch_size or len(due.symbols) or 1
        meter = Meter(self._tally.listener, PRICES, "symbols", len(due.symbols))
        file_doubts = 0
        for start in range(0, len(due.symbols), size):
            batch = due.symbols[start : start + size]
            history = self._provider.fetch(batch, None, last, self._stop, since=due.since)
            merged, again = self._merged(history, due.since)
            if again:
                whole = self._provider.fetch(again, None, last, self._stop)
                merged |= whole.series
                history = replace(
                    history,
                    missing=history.missing | whole.missing,
                    doubts=history.doubts + whole.doubts,
                    interruption=history.interruption or whole.interruption,
                )
            self._write(history, merged, kept, sessions, last, meter)
            file_doubts += self._tell_unread(history, is_first=start == 0)
            if history.interruption is not None:
                raise history.interruption
        if file_doubts > _TOLD:
            more = f"{file_doubts - _TOLD:,} more lines or files of prices cannot be read."
            self._tally.fail(DataRejected(more, hint="govtrades prices --coverage lists them."))

    def _merged(
        self, history: PriceHistory, since: Mapping[str, dt.date]
    ) -> tuple[dict[str, PriceSeries], list[str]]:
        """Return each series whole, with what was known before; and whose past is another now.

        A dividend or a split changes every adjusted close before it: where the overlap differs, the whole
        past is asked for again. Two bases in one line would show a fall that never was.
        """
        merged, again = {}, []
        for symbol, news in history.series.items():
            known = load_series(self._store, self._provider.name, symbol) if symbol in since else None
            if known is None:
                if symbol in since:
                    again.append(symbol)
                else:
                    merged[symbol] = news
                continue
            both, old_at, new_at = np.intersect1d(known.days, news.days, return_indices=True)
            is_same = bool(len(both)) and all(
                np.allclose(old[old_at], new[new_at], rtol=_SAME, atol=0, equal_nan=True)
                for old, new in ((known.closes, news.closes), (known.adjusted, news.adjusted))
            )
            if not is_same:
                again.append(symbol)
                continue
            later = news.where(news.days > known.days[-1])
            splits = {one.day: one for one in (*known.splits, *news.splits)}
            merged[symbol] = replace(
                news,
                days=np.concatenate((known.days, later.days)),
                closes=np.concatenate((known.closes, later.closes)),
                adjusted=np.concatenate((known.adjusted, later.adjusted)),
                splits=tuple(splits[day] for day in sorted(splits)),
            )
        return merged, again

    def _write(
        self,
        history: PriceHistory,
        merged: Mapping[str, PriceSeries],
        kept: Mapping[str, SeriesFacts],
        sessions: TradingDays,
        last: dt.date,
        meter: Meter,
    ) -> None:
        source, at = self._provider.name, history.retrieved_at
        told: dict[str, list[PriceDoubt]] = {}
        for doubt in history.doubts:
            told.setdefault(doubt.symbol, []).append(doubt)
        found = sorted(merged.items())
        for start in range(0, len(found), _WRITE_AT_ONCE):
            with self._store.transaction():
                for symbol, series in found[start : start + _WRITE_AT_ONCE]:
                    doubts = [*told.get(symbol, ()), *find_doubts(series, sessions)]
                    self._is_changed |= save_series(self._store, source, series, doubts, until=last, at=at)
                    is_new = symbol not in kept or not kept[symbol].days
                    self._tally.count(fetched=1, new=int(is_new))
                    meter.step(symbol)
        with self._store.transaction():
            for symbol, missing in sorted(history.missing.items()):
                self._is_changed |= save_missing(self._store, source, missing, at=at)
                if missing.kind is MissingKind.FAILED:
                    self._tally.count(failed=1)
                    if history.interruption is None and self._tally.run.failed <= _TOLD:
                        self._tally.fail(SourceUnavailable(missing.reason), symbol)
                meter.step(symbol)

    def _tell_unread(self, history: PriceHistory, *, is_first: bool) -> int:
        """Keep and tell the lines and files that cannot be read; return how many there are."""
        unread = [one for one in history.doubts if one.code in (DoubtCode.BAD_ROW, DoubtCode.BAD_FILE)]
        if is_first:
            with self._store.transaction():
                save_file_doubts(self._store, self._provider.name, unread)
        for one in unread[:_TOLD]:
            self._tally.fail(DataRejected(one.message, hint="It is left out; mend it and take it in again."))
        return len(unread)
