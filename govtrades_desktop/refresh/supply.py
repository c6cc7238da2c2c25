"""Bringing documents: from the archive where they are, else from the site into the archive.

On a thread of its own, so that fetching overlaps with reading and writing. It touches network and archive
only: what it brings goes through a queue to the refresh thread, which alone writes to the database. It goes
no further ahead than `Room` lets it, and stops asking a source that answers nothing (a circuit breaker).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import queue
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from govtrades_desktop.core.errors import (
    Cancelled,
    DocumentMissing,
    GovTradesError,
    SourceChanged,
    SourceUnavailable,
    StoreError,
    StoreUnavailable,
)
from govtrades_desktop.core.records import RawDocument
from govtrades_desktop.fetch.archive import Archive
from govtrades_desktop.fetch.client import MAX_RETRY_AFTER_S, Answer
from govtrades_desktop.refresh.access import Access, Read
from govtrades_desktop.refresh.arrivals import Arrivals
from govtrades_desktop.refresh.stopping import StopEvent, wait_while_paused
from govtrades_desktop.store.ledger import PendingFiling

_log = logging.getLogger(__name__)

FAILURES_IN_A_ROW = 5
"""So many documents in a row without an answer, or with a wrong one: the source is left alone for the run."""

MOST_DOCUMENTS = 8
MOST_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Brought:
    """A document is at hand. `document` is what was fetched; None where the ledger knows it already.

    `images` are what it shows, where it is a report on paper: fetched with it, and in the archive.
    `is_fetched_now` is False where an earlier run fetched it and was killed before the ledger knew.
    """

    pending: PendingFiling
    data: bytes
    document: RawDocument | None
    elapsed_s: float
    images: tuple[RawDocument, ...] = ()
    is_fetched_now: bool = True


@dataclass(frozen=True, slots=True)
class NotBrought:
    """One document could not be had; the next are tried."""

    pending: PendingFiling
    error: GovTradesError
    url: str


@dataclass(frozen=True, slots=True)
class SourceLeftAlone:
    """The source is not asked any more in this run; `unasked` filings wait for the next."""

    error: SourceUnavailable
    unasked: int


@dataclass(frozen=True, slots=True)
class SupplyEnded:
    """The last word. `error` is what ended it early: the archive's trouble, a stop, a fault of ours."""

    error: BaseException | None = None


Supply = Brought | NotBrought | SourceLeftAlone | SupplyEnded


class Room:
    """How many documents may be under way between fetching and storing: a few, and not too many bytes."""

    def __init__(self, documents: int = MOST_DOCUMENTS, size_bytes: int = MOST_BYTES) -> None:
        self._changed = threading.Condition()
        self._documents = documents
        self._bytes = size_bytes
        self._taken: list[int] = []

    def wait(self, stop: StopEvent) -> None:
        """Return when one more document may be begun.

        Raises:
            Cancelled: `stop` was set.
        """
        with self._changed:
            while len(self._taken) >= self._documents or sum(self._taken) >= self._bytes:
                if stop.is_set():
                    raise Cancelled("The refresh was stopped.")
                self._changed.wait(0.1)

    def take(self, size_bytes: int) -> None:
        """Count one document in."""
        with self._changed:
            self._taken.append(size_bytes)

    def give_back(self, size_bytes: int) -> None:
        """Count it out: it is stored, or given up."""
        with self._changed:
            self._taken.remove(size_bytes)
            self._changed.notify_all()


class Supplier(threading.Thread):
    """Works through `work` in its order and puts what comes of it into `results`; ends with SupplyEnded."""

    def __init__(
        self,
        work: Sequence[PendingFiling],
        *,
        archive: Archive,
        access: Access | None,
        arrivals: Arrivals | None = None,
        read: Read,
        max_bytes: int,
        limit: int | None,
        room: Room,
        stop: StopEvent,
        results: queue.SimpleQueue[object],
    ) -> None:
        """Build; `start` begins.

        Args:
            work: what to bring.
            archive: where documents lie.
            access: asks the site; None where only the archive is to be read.
            arrivals: notes what comes, and knows what a killed run left.
            read: reads a page that shows others, on this thread.
            max_bytes: of one document.
            limit: fetch at most so many; None for no limit.
            room: how far ahead it may go.
            stop: ends it.
            results: receives `Supply` values.
        """
        super().__init__(name="supply", daemon=True)
        self._work = work
        self._archive = archive
        self._access = access
        self._arrivals = arrivals
        self._read = read
        self._max_bytes = max_bytes
        self._limit = limit
        self._room = room
        self._stop_event = stop
        self._results = results
        self._failures = 0
        self._fetched = 0
        self._last_trouble: SourceUnavailable | None = None

    def run(self) -> None:
        """Do it; exactly one SupplyEnded is the last word."""
        error: BaseException | None = None
        try:
            self._bring_all()
        except BaseException as caught:  # noqa: BLE001 - told to the refresh thread, which raises it there
            error = caught
        self._results.put(SupplyEnded(error))

    def _bring_all(self) -> None:
        unasked = 0
        for pending in self._work:
            self._room.wait(self._stop_event)
            wait_while_paused(self._stop_event)
            if self._stop_event.is_set():
                raise Cancelled("The refresh was stopped.")
            if self._bring_archived(pending) or self._bring_arrived(pending) or self._access is None:
                continue
            if self._limit is not None and self._fetched >= self._limit:
                continue
            if self._last_trouble is not None and self._is_left_alone():
                unasked += 1
                continue
            self._fetch(pending, self._access)
        if self._last_trouble is not None and self._is_left_alone():
            self._results.put(SourceLeftAlone(self._last_trouble, unasked))

    def _is_left_alone(self) -> bool:
        if self._last_trouble is None:
            return False
        rest_s = self._last_trouble.context.get("retry_after_s") or 0.0
        return self._failures >= FAILURES_IN_A_ROW or rest_s > MAX_RETRY_AFTER_S

    def _bring_archived(self, pending: PendingFiling) -> bool:
        if pending.sha256 is None:
            return False
        try:
            data = self._archive.read(pending.sha256)
        except StoreUnavailable as error:
            if error.context.get("is_lost"):
                _log.warning("%s %s: %s", pending.ref.source, pending.ref.doc_id, error)
                if self._access is None:
                    self._results.put(NotBrought(pending, error, ""))
                return False  # it can be fetched again
            raise
        self._put(Brought(pending, data, None, 0.0))
        return True

    def _bring_arrived(self, pending: PendingFiling) -> bool:
        """Bring what a killed run had fetched already, whole, with all that it shows."""
        if self._arrivals is None or pending.is_asked_anew:
            return False
        ref = pending.ref
        found = self._arrivals.take(ref.source, ref.doc_id, now=dt.datetime.now(dt.UTC))
        if found is None or not all(self._archive.has(one.sha256) for one in found[1]):
            return False
        document, images = found
        try:
            data = self._archive.read(document.sha256)
        except StoreUnavailable as error:
            if error.context.get("is_lost"):
                return False  # noted, and lost with the power: it is asked for again
            raise
        self._put(Brought(pending, data, document, 0.0, images, is_fetched_now=False))
        return True

    def _fetch(self, pending: PendingFiling, access: Access) -> None:
        ref = pending.ref
        started = time.monotonic()
        self._fetched += 1
        try:
            fetched = access.fetch_document(ref, max_bytes=self._max_bytes, read=self._read, keep=self._keep)
        except Cancelled:
            raise
        except SourceUnavailable as error:
            self._failures += 1
            self._last_trouble = error
            self._results.put(NotBrought(pending, error, ref.url))
            return
        except StoreError:
            raise
        except GovTradesError as error:
            if isinstance(error, SourceChanged) and not isinstance(error, DocumentMissing):
                # A maintenance page in the place of every document: it would be asked for all of them.
                self._failures += 1
                self._last_trouble = SourceUnavailable(
                    f"The site sends something else than its documents: {error.message}", hint=error.hint
                )
            else:
                self._failures = 0  # the site answers
            self._results.put(NotBrought(pending, error, ref.url))
            return
        self._failures = 0
        self._last_trouble = None
        document = _described(ref.url, fetched.answer)
        if self._arrivals is not None:
            # Before it is archived: flushing it to the disk takes longer than anything else here.
            self._arrivals.note(ref.source, ref.doc_id, document, fetched.images)
        self._archive.put(fetched.answer.body)
        elapsed_s = time.monotonic() - started
        self._put(Brought(pending, fetched.answer.body, document, elapsed_s, fetched.images))

    def _keep(self, url: str, answer: Answer) -> RawDocument:
        self._archive.put(answer.body)
        return _described(url, answer)

    def _put(self, brought: Brought) -> None:
        self._room.take(len(brought.data))
        self._results.put(brought)


def _described(url: str, answer: Answer) -> RawDocument:
    return RawDocument(
        url=url,
        sha256=hashlib.sha256(answer.body).hexdigest(),
        size_bytes=len(answer.body),
        fetched_at=answer.fetched_at,
        etag=answer.etag,
        last_modified=answer.last_modified,
    )
