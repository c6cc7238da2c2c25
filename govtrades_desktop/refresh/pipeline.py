"""The refresh, from the index to the derived data, whole, on the thread that calls it. It knows no window.

One failing filing, year or source never stops the others: it is recorded, told and tried again when that
makes sense. Stopped or killed at any moment, the next run goes on where this one was.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from govtrades_desktop.core.errors import Cancelled, GovTradesError, SourceUnavailable, UserInputError
from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.fetch.archive import STALE_AFTER_S, Archive
from govtrades_desktop.fetch.client import Client
from govtrades_desktop.fetch.pace import Pacer
from govtrades_desktop.parse.entry import PARSER_VERSION
from govtrades_desktop.refresh.access import open_access
from govtrades_desktop.refresh.archive_keeping import keep_archive_small
from govtrades_desktop.refresh.arrivals import Arrivals
from govtrades_desktop.refresh.documents import Clock, DocumentRun, Tally
from govtrades_desktop.refresh.events import Listener, RefreshReport, RefreshRequest, SourceRun
from govtrades_desktop.refresh.folder_lock import refreshing_alone
from govtrades_desktop.refresh.indexes import IndexRun
from govtrades_desktop.refresh.parse_pool import ParsePool
from govtrades_desktop.refresh.prices import ask_prices, open_prices
from govtrades_desktop.refresh.prices_run import PRICES
from govtrades_desktop.refresh.processing import process
from govtrades_desktop.refresh.reference import ask_references, open_references
from govtrades_desktop.refresh.stopping import AnyOf
from govtrades_desktop.settings import senate_terms
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.sources.base import IndexRef, Source
from govtrades_desktop.sources.registry import REFERENCE_SOURCES, SOURCES, open_source
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ingest import RunTotals, finish_run, start_run
from govtrades_desktop.store.ledger import Need, PendingFiling, list_pending, wish_reading

_log = logging.getLogger(__name__)


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def run_refresh(
    request: RefreshRequest,
    *,
    settings: Settings,
    paths: DataPaths,
    stop: threading.Event,
    listener: Listener,
    clock: Clock = _utc_now,
) -> RefreshReport:
    """Bring the data up to date: indexes, documents, readings, who and what, derived data.

    Args:
        request: which sources and years.
        settings: addresses, pace, limits.
        paths: where the data lies.
        stop: set it, from any thread, to end the run soon; what was done is kept.
        listener: is told of progress, readings and errors, on the calling thread.
        clock: aware UTC; "today" is its date.

    Returns:
        The report; failures of filings, years and sources are in it.

    Raises:
        UserInputError: an unknown source, an impossible year or address, a source whose terms the user has
            not accepted; nothing was done.
        StoreError: the database, the archive or the derived data cannot be written; another copy of the
            program is refreshing this folder.
    """
    started_at = clock()
    names = dict.fromkeys(request.sources)
    sources = [
        open_source(name, getattr(settings, f"{name}_url", ""))
        for name in names
        if name not in REFERENCE_SOURCES and name != PRICES
    ]
    references = open_references(request, settings)
    prices = open_prices(request, settings, paths)
    plans = [
        (source, indexes)
        for source in sources
        if (indexes := _plan(source, request, settings, started_at.date(), is_alone=len(sources) == 1))
    ]
    paths.create()
    archive = Archive(paths.archive)
    tallies: list[Tally] = []
    is_cancelled = False
    with (
        refreshing_alone(paths.root) as is_alone,
        open_store(paths.database, backups=paths.backups) as store,
        _make_pool(settings) as pool,
    ):
        # Nobody else writes documents now: whatever lies there half-written, a killed program left.
        archive.sweep(older_than_s=-3600.0 if is_alone else STALE_AFTER_S)
        arrivals = Arrivals(paths.archive)
        # One pace for the whole run: two sources of one host share it.
        pacer = Pacer(settings.requests_per_second)
        left = request.limit
        for source, indexes in plans:
            halt = threading.Event()
            with Client(
                pacer=pacer,
                stop=AnyOf(stop, halt),
                timeout_s=settings.timeout_s,
                retries=settings.retries,
            ) as client:
                one = _SourceRefresh(
                    request,
                    settings,
                    stop,
                    halt,
                    clock,
                    store,
                    archive,
                    pool,
                    source,
                    client,
                    listener,
                    arrivals,
                )
                tallies.append(one.tally)
                try:
                    one.run(indexes, limit=left)
                except Cancelled:
                    is_cancelled = True
                    break
            if left is not None:
                left = max(0, left - one.tally.run.fetched)
        if not is_cancelled:
            try:
                for tally in ask_references(
                    references,
                    request,
                    sources,
                    store=store,
                    settings=settings,
                    pacer=pacer,
                    stop=stop,
                    listener=listener,
                    clock=clock,
                ):
                    tallies.append(tally)  # noqa: PERF402 - one that is cancelled halfway is told too
                for tally in ask_prices(
                    prices, request, sources, store=store, stop=stop, listener=listener, clock=clock
                ):
                    tallies.append(tally)  # noqa: PERF402
            except Cancelled:
                is_cancelled = True
        arrivals.clear()
        generation = process(store, paths, stop=stop, listener=listener).generation
    if (
        settings.archive_years and request.only is None and not is_cancelled
    ):  # what was asked for by name stays
        keep_archive_small(paths, settings.archive_years, today=started_at.date())
    return _report(tallies, generation, is_cancelled, started_at, clock)


def read_again(
    filing_ids: Iterable[int] | None = None,
    *,
    settings: Settings,
    paths: DataPaths,
    stop: threading.Event,
    listener: Listener,
    clock: Clock = _utc_now,
) -> RefreshReport:
    """Read archived documents again, without the network.

    Args:
        filing_ids: these ("read again"); a failed one of them, whose document may be at fault, is fetched
            anew at the next refresh instead. None: all that an older parser read, or that are not read yet.
        settings: limits of the reading processes.
        paths: where the data lies.
        stop: set it to end soon.
        listener: is told.
        clock: aware UTC.

    Returns:
        The report, with one run for each source that had something to read.

    Raises:
        StoreError: the database, the archive or the derived data cannot be written.
    """
    started_at = clock()
    wished = None if filing_ids is None else frozenset(filing_ids)
    tallies: list[Tally] = []
    is_cancelled = False
    with (
        refreshing_alone(paths.root),
        open_store(paths.database, backups=paths.backups) as store,
        _make_pool(settings) as pool,
    ):
        if wished is not None:
            wish_reading(store, wished)
        for name in SOURCES:
            waiting = list_pending(store, name, parser_version=PARSER_VERSION, now=started_at)
            work = [p for p in waiting if p.sha256 and (wished is None or p.filing_id in wished)]
            if not work:
                continue
            tally = Tally(SourceRun(name), listener)
            tallies.append(tally)
            began = time.monotonic()
            try:
                DocumentRun(
                    store=store,
                    archive=Archive(paths.archive),
                    pool=pool,
                    source=open_source(name),
                    access=None,
                    tally=tally,
                    stop=stop,
                    halt=threading.Event(),
                    run_id=None,
                    max_bytes=0,
                    clock=clock,
                ).work_through(work)
            except Cancelled:
                is_cancelled = True
                break
            finally:
                _close_tally(tally, began, requests=0)
        generation = process(store, paths, stop=stop, listener=listener).generation
    return _report(tallies, generation, is_cancelled, started_at, clock)


def _plan(
    source: Source, request: RefreshRequest, settings: Settings, today: dt.date, *, is_alone: bool
) -> tuple[IndexRef, ...]:
    """Return the indexes of one source that a request means; years before the source's first mean none of it.

    Raises:
        UserInputError: the user has not accepted the source's terms, or (of a source alone) a year that the
            source cannot have.
    """
    if source.consent_setting and not getattr(settings, source.consent_setting):
        raise UserInputError(
            f"The {source.title}'s site is asked only for a user who has accepted its terms; they are not"
            " accepted yet.",
            hint=f"{senate_terms.terms_text()}\n\nTo accept: --accept-senate-terms, or the window's dialog.",
            source=source.name,
            needs_consent=True,
        )
    years = request.years or source.default_years(today, settings.years_back)
    if not is_alone:
        years = tuple(year for year in years if year >= source.first_year)
    return source.list_indexes(tuple(years))


class _SourceRefresh:
    """One source's part of a run."""

    def __init__(
        self,
        request: RefreshRequest,
        settings: Settings,
        stop: threading.Event,
        halt: threading.Event,
        clock: Clock,
        store: Store,
        archive: Archive,
        pool: ParsePool,
        source: Source,
        client: Client,
        listener: Listener,
        arrivals: Arrivals,
    ) -> None:
        self._arrivals = arrivals
        self._request = request
        self._settings = settings
        self._stop = stop
        self._halt = halt
        self._clock = clock
        self._store = store
        self._archive = archive
        self._pool = pool
        self._source = source
        self._client = client
        self._access = open_access(source, client)
        self.tally = Tally(SourceRun(source.name), listener)

    def run(self, indexes: Sequence[IndexRef], *, limit: int | None) -> None:
        """Do it, and close the run whatever happens.

        Raises:
            Cancelled: stopped.
            StoreError: the store gave way.
        """
        began = time.monotonic()
        name = self._source.name
        run_id = start_run(self._store, name, started_at=self._clock(), is_manual=self._request.is_manual)
        outcome, error = "failed", None
        try:
            error = self._run(indexes, run_id, limit)
            outcome = "done" if error is None else "failed"
        except Cancelled:
            outcome = "cancelled"
            raise
        except GovTradesError as caught:
            error = caught
            raise
        finally:
            _close_tally(self.tally, began, requests=self._client.requests_made)
            self._finish(run_id, outcome, error)

    def _finish(self, run_id: int, outcome: str, error: GovTradesError | None) -> None:
        run = self.tally.run
        totals = RunTotals(**{name: getattr(run, name) for name in RunTotals.__dataclass_fields__})
        try:
            finish_run(self._store, run_id, totals, finished_at=self._clock(), outcome=outcome, error=error)
        except GovTradesError as second:
            if outcome != "failed":
                raise
            # The store gave way before; its first error is on its way up. The next run closes this one.
            _log.error("the run could not be closed: %s", second)

    def _run(self, indexes: Sequence[IndexRef], run_id: int, limit: int | None) -> GovTradesError | None:
        """Return the error that makes the run a failure, or None."""
        ledger = IndexRun(
            store=self._store,
            pool=self._pool,
            source=self._source,
            access=self._access,
            tally=self.tally,
            stop=self._stop,
            run_id=run_id,
            clock=self._clock,
            is_default=not self._request.years,
        )
        error = ledger.work_through(indexes)
        work = self._pending([index.year for index in indexes])
        fresh = sum(p.filing_id in self.tally.new_filings for p in work)
        self.tally.run = replace(self.tally.run, new=fresh)
        only = self._request.only
        if only is not None:
            work = [p for p in work if p.sha256 or p.ref.doc_id in only]
        is_closed = error is not None  # a site whose indexes cannot be used is not asked for documents
        if is_closed:
            self.tally.run = replace(self.tally.run, is_unavailable=True)
            work = [p for p in work if p.sha256]  # what is here can be read all the same
        if work:
            DocumentRun(
                store=self._store,
                archive=self._archive,
                pool=self._pool,
                source=self._source,
                access=None if is_closed else self._access,
                arrivals=self._arrivals,
                tally=self.tally,
                stop=self._stop,
                halt=self._halt,
                run_id=run_id,
                max_bytes=self._settings.max_document_mb * 1_000_000,
                clock=self._clock,
            ).work_through(work, limit=limit)
        if error is None and self.tally.run.is_unavailable:
            told = self.tally.errors[-1]
            error = SourceUnavailable(told.error, hint=told.hint)
        return error

    def _pending(self, years: list[int]) -> list[PendingFiling]:
        """Return what waits in `years`; without a choice of years also what waits elsewhere and is at hand.

        At hand: archived and not read, read by an older parser, or wished for by a person.
        """
        now, name = self._clock(), self._source.name
        work = list_pending(self._store, name, years, parser_version=PARSER_VERSION, now=now)
        if not self._request.years:
            chosen = {pending.filing_id for pending in work}
            everywhere = list_pending(self._store, name, parser_version=PARSER_VERSION, now=now)
            work += [
                p
                for p in everywhere
                if p.filing_id not in chosen
                and (p.need is Need.WISH or (p.sha256 and p.need is not Need.RETRY))
            ]
        return work


def _make_pool(settings: Settings) -> ParsePool:
    return ParsePool(
        workers=settings.parse_workers,
        timeout_s=settings.parse_timeout_s,
        memory_mb=settings.parse_memory_mb,
    )


def _close_tally(tally: Tally, began: float, *, requests: int) -> None:
    seconds = time.monotonic() - began
    tally.run = replace(tally.run, requests=requests, seconds=seconds, errors=tuple(tally.errors))
    run = tally.run
    _log.info(
        "%s: %d listed, %d new, %d fetched, %d read, %d paper, %d without trades, %d failed,"
        " %d transactions, %d requests, %.1f s",
        *(run.source, run.listed, run.new, run.fetched, run.read, run.paper, run.no_trades, run.failed),
        *(run.transactions, run.requests, run.seconds),
    )


def _report(
    tallies: list[Tally], generation: int, is_cancelled: bool, started_at: dt.datetime, clock: Clock
) -> RefreshReport:
    """Sum up."""
    changes = ChangeSet(
        generation=generation,
        new_filings=tuple(sorted(set().union(*(t.new_filings for t in tallies)))),
        changed_filings=tuple(sorted(set().union(*(t.changed_filings for t in tallies)))),
        new_transactions=sum(t.new_transactions for t in tallies),
    )
    return RefreshReport(
        runs=tuple(t.run for t in tallies),
        changes=changes,
        generation=generation,
        is_cancelled=is_cancelled,
        started_at=started_at,
        finished_at=clock(),
    )
