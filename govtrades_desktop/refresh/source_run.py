"""One source's part of a refresh: its indexes, then its documents, with a run on record. It knows no window.

It also keeps from asking a site that asked to be left alone, unless a person wants it asked.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, replace

from govtrades_desktop.core.errors import Cancelled, GovTradesError, SourceUnavailable
from govtrades_desktop.fetch.archive import Archive
from govtrades_desktop.fetch.client import MAX_RETRY_AFTER_S, Client
from govtrades_desktop.parse.entry import PARSER_VERSION
from govtrades_desktop.refresh.access import open_access
from govtrades_desktop.refresh.arrivals import Arrivals
from govtrades_desktop.refresh.documents import Clock, DocumentRun, Tally
from govtrades_desktop.refresh.events import Listener, RefreshRequest, SourceRun
from govtrades_desktop.refresh.indexes import IndexRun
from govtrades_desktop.refresh.parse_pool import ParsePool
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.sources.base import IndexRef, Source
from govtrades_desktop.store.connection import Store
from govtrades_desktop.store.ingest import RunTotals, finish_run, record_skip, start_run
from govtrades_desktop.store.ledger import Need, PendingFiling, list_pending
from govtrades_desktop.store.resync import known_years, note_resync
from govtrades_desktop.store.runs import LONGEST_REST, load_rest

_log = logging.getLogger(__name__)


class SourceRefresh:
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
        if self._is_resting():
            return
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
            self.tally.run = replace(self.tally.run, traffic=self._client.traffic.by_host())
            close_tally(self.tally, began, requests=self._client.requests_made)
            self._finish(run_id, outcome, error)

    def _is_resting(self) -> bool:
        """Say whether the site asked to be left alone until later; a person who asks is not kept from it."""
        now = self._clock()
        until = None if self._request.is_manual else load_rest(self._store, self._source.name, now=now)
        if until is None:
            return False
        reason = f"{self._source.title} asked to be left alone until {until:%Y-%m-%d %H:%M} UTC."
        record_skip(self._store, self._source.name, at=now, reason=reason)
        self.tally.fail(SourceUnavailable(reason, hint="A refresh by hand asks at once."), is_harmless=True)
        self.tally.run = replace(self.tally.run, is_unavailable=True, errors=tuple(self.tally.errors))
        return True

    def _finish(self, run_id: int, outcome: str, error: GovTradesError | None) -> None:
        run = self.tally.run
        totals = RunTotals(**{name: getattr(run, name) for name in RunTotals.__dataclass_fields__})
        try:
            now, rest_s = self._clock(), self.tally.rest_s
            rest = None
            if rest_s > MAX_RETRY_AFTER_S:
                rest = now + min(dt.timedelta(seconds=rest_s), LONGEST_REST)
            finish_run(
                self._store,
                run_id,
                totals,
                finished_at=now,
                outcome=outcome,
                error=error,
                traffic=[asdict(host) for host in run.traffic],
                rest_until=rest,
            )
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
            is_full=self._request.is_full,
        )
        error = ledger.work_through(self._with_known(indexes) if self._request.is_full else indexes)
        if self._request.is_full and not self.tally.errors:
            note_resync(self._store, self._source.name, at=self._clock())
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

    def _with_known(self, indexes: Sequence[IndexRef]) -> Sequence[IndexRef]:
        """Return the indexes of the run and those of every other year that the ledger knows, newest first."""
        years = {index.year for index in indexes} | set(known_years(self._store, self._source.name))
        return self._source.list_indexes(tuple(sorted(years, reverse=True)))

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


def close_tally(tally: Tally, began: float, *, requests: int) -> None:
    """Put the last figures into a tally, and into the log."""
    seconds = time.monotonic() - began
    tally.run = replace(tally.run, requests=requests, seconds=seconds, errors=tuple(tally.errors))
    run = tally.run
    _log.info(
        "%s: %d listed, %d new, %d fetched, %d read, %d paper, %d without trades, %d failed,"
        " %d transactions, %d requests, %.1f s",
        *(run.source, run.listed, run.new, run.fetched, run.read, run.paper, run.no_trades, run.failed),
        *(run.transactions, run.requests, run.seconds),
    )
