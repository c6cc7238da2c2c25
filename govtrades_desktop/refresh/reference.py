"""The runs of reference sources: whether one is due and may be asked, and its bookkeeping.

They know nothing of filings: those are resolved anew by whoever sees that the reference data changed. The
failure of a source that was asked along is told, and fails nothing else.
"""

from __future__ import annotations

import datetime as dt
import functools
import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govtrades_desktop.core.errors import Cancelled, GovTradesError, StoreError
from govtrades_desktop.fetch.client import Client
from govtrades_desktop.fetch.pace import Pacer
from govtrades_desktop.parse.legislators import parse_legislators_file
from govtrades_desktop.refresh.documents import Clock, Tally
from govtrades_desktop.refresh.events import Listener, RefreshRequest, SourceRun
from govtrades_desktop.refresh.legislators_run import LegislatorsRun
from govtrades_desktop.refresh.parse_pool import ParsePool
from govtrades_desktop.refresh.stopping import StopEvent
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.sources.base import Source
from govtrades_desktop.sources.legislators import LegislatorsProject
from govtrades_desktop.sources.registry import REFERENCE_SOURCES, open_reference_source
from govtrades_desktop.store.connection import Store, parse_moment
from govtrades_desktop.store.ingest import RunTotals, finish_run, start_run
from govtrades_desktop.store.reference_files import load_reference_file

_log = logging.getLogger(__name__)

AFTER_FAILURE = dt.timedelta(days=1)
"""Nobody asks again by itself sooner."""

READING_S = 180.0  # 10 MB of YAML in a niced process on a slow machine; JSON takes a second


def open_references(request: RefreshRequest, settings: Settings) -> tuple[LegislatorsProject, ...]:
    """Return the reference sources that a request means, or may mean where they are due.

    Raises:
        UserInputError: an address is none.
    """
    return tuple(
        open_reference_source(name, getattr(settings, f"{name}_url"))
        for name in REFERENCE_SOURCES
        if name in request.sources or request.is_reference_wanted
    )


def ask_references(
    references: Sequence[LegislatorsProject],
    request: RefreshRequest,
    others: Sequence[Source],
    *,
    store: Store,
    settings: Settings,
    pacer: Pacer,
    stop: StopEvent,
    listener: Listener,
    clock: Clock,
) -> Iterator[Tally]:
    """Run each source that is named, or due and welcome; yield its tally before it begins, to be filled.

    Raises:
        StoreError, Cancelled: as `run_reference`.
    """
    for source in references:
        is_named = source.name in request.sources
        if not is_named and not (is_welcome(source, others) and is_due(store, source, settings, clock())):
            continue
        tally = Tally(SourceRun(source.name, is_reference=True, is_incidental=not is_named), listener)
        yield tally
        with Client(pacer=pacer, stop=stop, timeout_s=settings.timeout_s, retries=settings.retries) as client:
            run_reference(
                source,
                tally,
                store=store,
                client=client,
                settings=settings,
                stop=stop,
                clock=clock,
                is_manual=request.is_manual,
            )


def is_due(store: Store, source: LegislatorsProject, settings: Settings, now: dt.datetime) -> bool:
    """Say whether a refresh that was not told which sources to ask should ask this one.

    Every `legislators_every_days` days (0: never), counted from the newest answer or from the day that the
    bundled data tells of; after a failure not before the next day.
    """
    every = dt.timedelta(days=settings.legislators_every_days)
    if not every:
        return False
    state = store.rows(
        "SELECT last_attempt_at, last_success_at FROM source_state WHERE source = ?", (source.name,)
    )
    attempt, success = state[0] if state else (None, None)
    if attempt is not None and dt.timedelta() <= now - parse_moment(attempt) < AFTER_FAILURE:
        return False
    known = [parse_moment(success)] if success is not None else []
    facts = load_reference_file(store, source.name)
    if facts is not None:
        known.append(dt.datetime.combine(facts.as_of, dt.time(), dt.UTC))
    # A day in the future is a clock that was wrong once; it must not silence the source for years.
    return not any(dt.timedelta() <= now - one < every for one in known)


def is_welcome(source: LegislatorsProject, others: Sequence[Source]) -> bool:
    """Say whether a run that asks `others` may ask `source` too; one of stand-ins asks no real site."""
    return not source.is_official or all(other.base_url == other.official_url for other in others)


def run_reference(
    source: LegislatorsProject,
    tally: Tally,
    *,
    store: Store,
    client: Client,
    settings: Settings,
    stop: StopEvent,
    clock: Clock,
    is_manual: bool,
) -> None:
    """Run it once, whole.

    Args:
        source: where to ask.
        tally: filled; failures of the source are in it.
        store: the one writer, of this thread.
        client: of this source.
        settings: limits of the reading process.
        stop: set to end soon.
        clock: aware UTC.
        is_manual: asked for by a person.

    Raises:
        StoreError: the store gave way.
        Cancelled: stopped; nothing was written.
    """
    began = time.monotonic()
    run_id = start_run(store, source.name, started_at=clock(), is_manual=is_manual)
    outcome, error = "failed", None
    try:
        # Processes are started with the first document: a run without news starts none.
        with ParsePool(
            workers=1,
            timeout_s=max(READING_S, settings.parse_timeout_s),
            memory_mb=settings.parse_memory_mb,
            reader=functools.partial(parse_legislators_file, day=clock().date()),  # type: ignore[arg-type]
        ) as pool:
            error = LegislatorsRun(source, store, client, pool, stop, tally, run_id, clock).work()
        outcome = "done" if error is None else "failed"
    except Cancelled:
        outcome = "cancelled"
        raise
    except GovTradesError as caught:
        error = caught
        raise
    finally:
        seconds = time.monotonic() - began
        tally.run = replace(
            tally.run, requests=client.requests_made, seconds=seconds, errors=tuple(tally.errors)
        )
        run = tally.run
        totals = RunTotals(**{name: getattr(run, name) for name in RunTotals.__dataclass_fields__})
        try:
            finish_run(store, run_id, totals, finished_at=clock(), outcome=outcome, error=error)
        except StoreError as second:
            if not isinstance(error, StoreError):
                raise
            _log.error("the run could not be closed: %s", second)  # the first error is on its way up
        _log.info(
            "%s: %d officials, %d new, %d files fetched, %d requests, %.1f s",
            *(run.source, run.listed, run.new, run.fetched, run.requests, seconds),
        )
