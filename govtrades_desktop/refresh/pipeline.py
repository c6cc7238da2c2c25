"""The refresh, from the index to the derived data, whole, on the thread that calls it. It knows no window.

One failing filing, year or source never stops the others: it is recorded, told and tried again when that
makes sense. Stopped or killed at any moment, the next run goes on where this one was.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from collections.abc import Iterable

from govtrades_desktop.core.errors import Cancelled, UserInputError
from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.fetch.archive import STALE_AFTER_S, Archive
from govtrades_desktop.fetch.client import Client
from govtrades_desktop.fetch.pace import Pacer
from govtrades_desktop.parse.entry import PARSER_VERSION
from govtrades_desktop.refresh.archive_keeping import keep_archive_small
from govtrades_desktop.refresh.arrivals import Arrivals
from govtrades_desktop.refresh.documents import Clock, DocumentRun, Tally
from govtrades_desktop.refresh.events import Listener, RefreshReport, RefreshRequest, SourceRun
from govtrades_desktop.refresh.folder_lock import refreshing_alone
from govtrades_desktop.refresh.parse_pool import ParsePool
from govtrades_desktop.refresh.prices import ask_prices, open_prices
from govtrades_desktop.refresh.prices_run import PRICES
from govtrades_desktop.refresh.processing import process
from govtrades_desktop.refresh.reference import ask_references, open_references
from govtrades_desktop.refresh.source_run import SourceRefresh, close_tally
from govtrades_desktop.refresh.stopping import AnyOf
from govtrades_desktop.settings import senate_terms
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.sources.base import IndexRef, Source
from govtrades_desktop.sources.registry import REFERENCE_SOURCES, SOURCES, open_source
from govtrades_desktop.store.connection import open_store
from govtrades_desktop.store.ledger import list_pending, wish_reading

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
                one = SourceRefresh(
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
                close_tally(tally, began, requests=0)
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


def _make_pool(settings: Settings) -> ParsePool:
    return ParsePool(
        workers=settings.parse_workers,
        timeout_s=settings.parse_timeout_s,
        memory_mb=settings.parse_memory_mb,
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
