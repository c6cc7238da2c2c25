"""The documents of one run of one source: brought by the supplier, read by the pool, written here.

The order makes a kill at any moment harmless: bytes are in the archive before the document's row, the row
before the reading, and each filing is one short transaction. All of it runs on the refresh thread, the only
writer.
"""

from __future__ import annotations

import concurrent.futures
import datetime as dt
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

from govtrades_desktop.core.errors import (
    Cancelled,
    DocumentUnreadable,
    GovTradesError,
    SourceUnavailable,
    StoreError,
)
from govtrades_desktop.core.records import ParsedFiling, ReadingState
from govtrades_desktop.fetch.archive import Archive
from govtrades_desktop.parse.entry import PARSER_VERSION
from govtrades_desktop.refresh.access import Access
from govtrades_desktop.refresh.arrivals import Arrivals
from govtrades_desktop.refresh.events import FilingRead, Listener, RunError, SourceRun
from govtrades_desktop.refresh.meter import Meter
from govtrades_desktop.refresh.parse_pool import CHECK_S, ParsePool, Reading
from govtrades_desktop.refresh.stopping import AnyOf, is_paused
from govtrades_desktop.refresh.supply import (
    Brought,
    NotBrought,
    Room,
    SourceLeftAlone,
    Supplier,
    SupplyEnded,
)
from govtrades_desktop.sources.base import Source
from govtrades_desktop.store.connection import Store
from govtrades_desktop.store.ingest import (
    FilingResult,
    ingest_document,
    ingest_filing,
    record_failure,
)
from govtrades_desktop.store.ledger import PendingFiling, wish_reading

_log = logging.getLogger(__name__)

Clock = Callable[[], dt.datetime]


@dataclass
class Tally:
    """What one run of one source came to so far; `run` is its public face.

    Attributes:
        run: counts, replaced as they grow.
        errors: in the order they happened.
        new_filings: ids of filings seen for the first time.
        changed_filings: ids of filings whose row changed.
        new_transactions: rows that were not there before.
        rest_s: how long the site asked to be left alone, at most; 0 where it did not.
    """

    run: SourceRun
    listener: Listener
    errors: list[RunError] = field(default_factory=list)
    new_filings: set[int] = field(default_factory=set)
    changed_filings: set[int] = field(default_factory=set)
    new_transactions: int = 0
    rest_s: float = 0.0

    def count(self, **more: int) -> None:
        """Add to counts of `run`."""
        self.run = replace(self.run, **{name: getattr(self.run, name) + n for name, n in more.items()})

    def note(self, result: FilingResult | None) -> None:
        """Take in what one write changed."""
        if result is None:
            return
        if result.is_changed:
            self.changed_filings.add(result.filing_id)
        self.changed_filings.update(result.others)
        self.new_transactions += result.new_transactions

    def fail(self, error: GovTradesError, doc_id: str | None = None, *, is_harmless: bool = False) -> None:
        """Keep one failure and tell it."""
        is_refused = bool(error.context.get("refused"))
        self.rest_s = max(self.rest_s, float(error.context.get("retry_after_s") or 0.0))
        kind = type(error).__name__
        told = RunError(doc_id, error.message, error.hint, kind, is_refused, is_harmless)
        self.errors.append(told)
        self.listener(told)


@dataclass(frozen=True, slots=True)
class _Read:
    pending: PendingFiling
    size_bytes: int
    future: Future[Reading]


class DocumentRun:
    """Takes the pending filings of one source through archive, pool and database. For one thread, once."""

    def __init__(
        self,
        *,
        store: Store,
        archive: Archive,
        pool: ParsePool,
        source: Source,
        access: Access | None,
        arrivals: Arrivals | None = None,
        tally: Tally,
        stop: threading.Event,
        halt: threading.Event,
        run_id: int | None,
        max_bytes: int,
        clock: Clock,
    ) -> None:
        """Build; `work_through` begins.

        Args:
            store: the one writer, of this thread.
            archive: where documents are kept.
            pool: reads.
            source: whose filings they are.
            access: asks the site; None to read only what the archive has.
            arrivals: what a killed run left, and where this one's are noted.
            tally: counts.
            stop: the user's wish.
            halt: set here when this run cannot go on, so that whatever waits for the site lets go; the
                client's stop must heed it too.
            run_id: of the run, or None outside of one.
            max_bytes: of one document.
            clock: aware UTC.
        """
        self._store = store
        self._archive = archive
        self._pool = pool
        self._source = source
        self._access = access
        self._arrivals = arrivals
        self._tally = tally
        self._stop = stop
        self._halt = halt
        self._run_id = run_id
        self._max_bytes = max_bytes
        self._clock = clock
        self._room = Room()
        self._results: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._reading = 0

    def work_through(self, work: Sequence[PendingFiling], *, limit: int | None = None) -> None:
        """Bring, read and write every filing of `work`, in its order; at most `limit` are fetched.

        Raises:
            Cancelled: the user stopped it; what came until then is written.
            StoreError: the database or the archive gave way; likewise.
        """
        meter = Meter(self._tally.listener, self._source.name, "documents", len(work))
        supplier = Supplier(
            work,
            archive=self._archive,
            access=self._access,
            arrivals=self._arrivals,
            read=self._read_meanwhile,
            max_bytes=self._max_bytes,
            limit=limit,
            room=self._room,
            stop=AnyOf(self._stop, self._halt),
            results=self._results,
        )
        supplier.start()
        try:
            self._until_done(meter)
        except BaseException:
            self._halt.set()
            supplier.join()
            raise
        supplier.join()

    def _read_meanwhile(self, kind: str, data: bytes, doc_id: str | None) -> Reading:
        """Read a document on the supplier's thread; the refresh thread keeps an eye on the pool."""
        future = self._pool.submit(kind, data, doc_id=doc_id)
        while True:
            try:
                return future.result(CHECK_S)
            except concurrent.futures.TimeoutError:
                if future.done():
                    raise
            if self._stop.is_set() or self._halt.is_set():
                raise Cancelled("The refresh was stopped.")

    def _until_done(self, meter: Meter) -> None:
        """Take results as they come, until the supply has ended and everything brought is written."""
        ended: SupplyEnded | None = None
        while ended is None or (self._reading and ended.error is None and not self._stop.is_set()):
            try:
                result = self._results.get(timeout=CHECK_S)
            except queue.Empty:
                self._pool.check()
                if is_paused(self._stop):
                    meter.rest()
                continue
            if isinstance(result, SupplyEnded):
                ended = result
            else:
                self._take(result, meter)
        self._take_what_is_there(meter)
        if ended.error is not None:
            raise ended.error
        if self._stop.is_set() and self._reading:
            raise Cancelled("The refresh was stopped.")

    def _take_what_is_there(self, meter: Meter) -> None:
        """After a stop: what lies in the queue is kept, what is still being read is left to the next run."""
        while True:
            try:
                result = self._results.get_nowait()
            except queue.Empty:
                return
            self._take(result, meter, is_last=True)

    def _take(self, result: object, meter: Meter, *, is_last: bool = False) -> None:
        if isinstance(result, Brought):
            self._take_document(result, is_last=is_last)
        elif isinstance(result, NotBrought):
            self._take_failure(result.pending, result.error, url=result.url)
            meter.step(result.pending.ref.doc_id)
        elif isinstance(result, SourceLeftAlone):
            self._take_silence(result)
        elif isinstance(result, _Read):
            self._take_reading(result)
            meter.step(result.pending.ref.doc_id)

    def _take_document(self, brought: Brought, *, is_last: bool) -> None:
        pending = brought.pending
        if brought.document is not None:
            self._tally.count(fetched=int(brought.is_fetched_now))
            self._tally.note(
                ingest_document(
                    self._store,
                    pending.filing_id,
                    brought.document,
                    images=brought.images,
                    run_id=self._run_id,
                    elapsed_s=brought.elapsed_s,
                )
            )
        size_bytes = len(brought.data)
        if is_last:
            self._room.give_back(size_bytes)
            return
        kind = pending.ref.kind or ""
        future = self._pool.submit(kind, brought.data, doc_id=pending.ref.doc_id)
        self._reading += 1
        future.add_done_callback(lambda done: self._results.put(_Read(pending, size_bytes, done)))

    def _take_reading(self, read: _Read) -> None:
        self._reading -= 1
        self._room.give_back(read.size_bytes)
        pending = read.pending
        error = read.future.exception()
        if isinstance(error, Cancelled):
            return
        if isinstance(error, StoreError):
            raise error  # no reading process can be started: the next filing would fare no better
        if isinstance(error, GovTradesError):
            self._take_failure(pending, error, parser_version=PARSER_VERSION)
            return
        if error is not None:
            raise error
        parsed = read.future.result()
        if not isinstance(parsed, ParsedFiling):
            wrong = DocumentUnreadable(f"Document {pending.ref.doc_id} was read as an index.")
            self._take_failure(pending, wrong, parser_version=PARSER_VERSION)
            return
        self._take_filing(pending, parsed)

    def _take_filing(self, pending: PendingFiling, parsed: ParsedFiling) -> None:
        result = ingest_filing(self._store, pending.filing_id, parsed, read_at=self._clock())
        self._tally.note(result)
        doc_id, rows = pending.ref.doc_id, len(parsed.transactions)
        self._tally.count(**{parsed.state.value: 1}, transactions=rows)
        _log.debug("%s %s: %s, %d transactions", pending.ref.source, doc_id, parsed.state.value, rows)
        if parsed.state is ReadingState.FAILED:
            reason = parsed.reason or "It could not be read."
            self._tally.fail(DocumentUnreadable(reason, hint="The original can still be opened."), doc_id)
        self._tally.listener(FilingRead(pending.ref.source, doc_id, parsed.state, rows))

    def _take_failure(
        self,
        pending: PendingFiling,
        error: GovTradesError,
        *,
        url: str = "",
        parser_version: int | None = None,
    ) -> None:
        self._tally.count(failed=1)
        if isinstance(error, StoreError):
            # The archive lost it. That is no fault of the document's: the next refresh shall fetch it again.
            wish_reading(self._store, [pending.filing_id])
            self._tally.fail(error, pending.ref.doc_id)
            return
        self._tally.note(
            record_failure(
                self._store,
                error,
                source=pending.ref.source,
                at=self._clock(),
                filing_id=pending.filing_id,
                year=pending.ref.year,
                url=url,
                run_id=self._run_id,
                parser_version=parser_version,
            )
        )
        _log.debug("%s %s: %s", pending.ref.source, pending.ref.doc_id, error)
        self._tally.fail(error, pending.ref.doc_id)

    def _take_silence(self, left_alone: SourceLeftAlone) -> None:
        self._tally.run = replace(self._tally.run, is_unavailable=True)
        title, n = self._source.title, left_alone.unasked
        waiting = f"; {n} filing{'s' if n != 1 else ''} wait for the next one" if n else ""
        self._tally.fail(
            SourceUnavailable(
                f"{title} is not asked any more in this run{waiting}. Last: {left_alone.error.message}",
                hint=left_alone.error.hint,
                **left_alone.error.context,
            )
        )
