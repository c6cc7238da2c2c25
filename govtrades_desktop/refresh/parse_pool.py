"""Reading documents in processes of their own: a hang, a crash or a flood costs one document, no more.

The one module that knows pebble. It hands each process one document at a time, so that what a dead process
held is known; it kills at the time limit, believes a crash only when a fresh process crashes over the same
document too, and builds the pool anew when it breaks. It knows nothing of filings, network or store.
"""

from __future__ import annotations

import concurrent.futures
import logging
import multiprocessing
import signal
import sys
import threading
import time
from collections import deque
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import Any, Self

import pebble

from govtrades_desktop.core.errors import Cancelled, DocumentUnreadable, GovTradesError, StoreUnavailable
from govtrades_desktop.core.records import ParsedFiling, ParsedIndex
from govtrades_desktop.parse.entry import parse_document
from govtrades_desktop.refresh import parse_child
from govtrades_desktop.refresh.stopping import StopEvent

_log = logging.getLogger(__name__)

TRIES = 2
"""A document whose process died is given to a fresh one once more: the first may have been ill before."""

START_LIMIT_S = 60.0
"""A reading process must be up within this, on the slowest machine."""

DOCUMENTS_PER_PROCESS = 250
"""Then a process is replaced: what a library leaks is never charged to an innocent document."""

CHECK_S = 0.1

Reading = ParsedFiling | ParsedIndex


@dataclass(eq=False)
class _Task:
    kind: str
    data: bytes
    doc_id: str | None
    future: Future[Reading] = field(default_factory=Future)
    deaths: int = 0
    sent_at: float = 0.0
    inner: Any = None


class ParsePool:
    """A few reading processes. Made and checked on one thread; results come on a thread of the pool.

    Processes start with the first document. `check` must be called now and then while results are waited for:
    it is what notices a pool that broke.
    """

    def __init__(
        self,
        *,
        workers: int,
        timeout_s: float,
        memory_mb: int,
        reader: parse_child.Reader = parse_document,
    ) -> None:
        """Build; no process is started yet.

        Args:
            workers: processes at most.
            timeout_s: for one document.
            memory_mb: of one process.
            reader: what reads; importable by name in the child.
        """
        self._workers = workers
        self._timeout_s = timeout_s
        self._memory_mb = memory_mb
        self._reader = reader
        self._lock = threading.RLock()
        self._waiting: deque[_Task] = deque()
        self._running: list[_Task] = []
        self._pool: Any = None
        self._is_broken = False
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def submit(self, kind: str, data: bytes, *, doc_id: str | None = None) -> Future[Reading]:
        """Hand in one document.

        Returns:
            A future. It gives the reading, or raises DocumentUnreadable (crash, time, memory), SourceChanged
            (an index), StoreUnavailable (no reading process can be started), Cancelled (the pool was closed).
        """
        task = _Task(kind, data, doc_id)
        with self._lock:
            if self._is_closed:
                raise Cancelled("Reading was stopped.")
            self._waiting.append(task)
        self._feed()
        return task.future

    def read(self, kind: str, data: bytes, *, stop: StopEvent, doc_id: str | None = None) -> Reading:
        """Read one document and wait for it.

        Raises:
            Cancelled: `stop` was set meanwhile.
            GovTradesError: as the future of `submit`.
        """
        future = self.submit(kind, data, doc_id=doc_id)
        while True:
            try:
                return future.result(CHECK_S)
            except concurrent.futures.TimeoutError:
                if future.done():
                    raise
            if stop.is_set():
                raise Cancelled("The refresh was stopped.")
            self.check()

    def check(self) -> None:
        """Mend what broke: build the pool anew, and give its documents to the new one."""
        with self._lock:
            limit = time.monotonic() - self._timeout_s - START_LIMIT_S
            if any(task.sent_at < limit for task in self._running):
                _log.warning("the reading processes neither answer nor end; they are replaced")
                self._is_broken = True
            if not self._is_broken or self._is_closed:
                return
        self._rebuild()
        self._feed()

    def close(self) -> None:
        """End every process at once; documents not yet read give Cancelled. Idempotent."""
        with self._lock:
            self._is_closed = True
            pool, self._pool = self._pool, None
            left = [*self._running, *self._waiting]
            self._running.clear()
            self._waiting.clear()
        _end(pool)
        for task in left:
            task.future.set_exception(Cancelled("Reading was stopped."))

    def _feed(self) -> None:
        with self._lock:
            while self._waiting and len(self._running) < self._workers:
                if self._is_closed or self._is_broken:
                    return
                task = self._waiting.popleft()
                self._running.append(task)
                self._send(task)

    def _send(self, task: _Task) -> None:
        if self._pool is None:
            self._pool = self._new_pool()
        task.sent_at = time.monotonic()
        try:
            task.inner = self._pool.schedule(
                parse_child.read,
                args=(self._reader, task.kind, task.data, task.doc_id),
                timeout=self._timeout_s,
            )
        except RuntimeError:  # the pool broke since: pebble refuses work
            self._running.remove(task)
            self._waiting.appendleft(task)
            self._is_broken = True
            return
        task.inner.add_done_callback(lambda inner: self._on_done(task, inner))

    def _on_done(self, task: _Task, inner: Any) -> None:
        """Runs on a thread of pebble's, or at once on the sender's."""
        with self._lock:
            if task.inner is not inner or task not in self._running:
                return  # the pool was replaced meanwhile; this is the old one's last word
            self._running.remove(task)
            error = None if inner.cancelled() else inner.exception()
            if inner.cancelled() or isinstance(error, BrokenProcessPool):
                self._is_broken = True
                task.deaths += 1
                self._waiting.appendleft(task)  # its fate is told by `check`, after a look at a new pool
                return
            if isinstance(error, pebble.ProcessExpired):
                task.deaths += 1
            is_retried = isinstance(error, pebble.ProcessExpired) and task.deaths < TRIES
            if is_retried:
                self._waiting.appendleft(task)
        self._feed()
        if is_retried:
            return
        if error is None:
            task.future.set_result(inner.result())
        else:
            task.future.set_exception(self._told(error))

    def _told(self, error: BaseException) -> GovTradesError:
        if isinstance(error, GovTradesError):
            return error
        if isinstance(error, concurrent.futures.TimeoutError):
            return DocumentUnreadable(
                f"Reading it took over {self._timeout_s:g} s and was stopped.",
                hint="Raise the setting parse_timeout_s and read it again.",
            )
        if isinstance(error, pebble.ProcessExpired):
            if error.exitcode == parse_child.MEMORY_EXIT:
                return parse_child.memory_error(self._memory_mb)
            if sys.platform == "linux" and error.exitcode == -signal.SIGABRT:
                # So PDFium ends its process when an allocation is refused; nothing else of ours does.
                return parse_child.memory_error(self._memory_mb)
            return DocumentUnreadable(
                f"The reading process crashed over it ({_exit_words(error.exitcode)}).",
                hint="The original can still be opened; please report this filing.",
            )
        return DocumentUnreadable(
            f"The reader broke on it ({type(error).__name__}: {error}); this is a fault of ours.",
            hint="The original can still be opened; please report this filing.",
        )

    def _rebuild(self) -> None:
        with self._lock:
            old, self._pool = self._pool, None
            for task in reversed(self._running):
                task.inner = None
                task.deaths += 1
                self._waiting.appendleft(task)
            self._running.clear()
        _end(old)
        pool = self._new_pool()
        try:
            pool.schedule(parse_child.ping, timeout=START_LIMIT_S).result(START_LIMIT_S)
        except Exception as error:  # noqa: BLE001 - whatever it is: no process comes up
            _end(pool)
            self._give_up(error)
            return
        with self._lock:
            self._pool = pool
            self._is_broken = False
            # A new process is well, so these documents ended the old ones.
            guilty = [task for task in self._waiting if task.deaths >= TRIES]
            for task in guilty:
                self._waiting.remove(task)
        for task in guilty:
            task.future.set_exception(
                DocumentUnreadable(
                    "The reading process crashed over it.",
                    hint="The original can still be opened; please report this filing.",
                )
            )

    def _give_up(self, error: Exception) -> None:
        with self._lock:
            left = list(self._waiting)
            self._waiting.clear()
        for task in left:
            trouble = StoreUnavailable(
                f"No reading process can be started on this machine ({type(error).__name__}: {error}).",
                hint="Free memory or processes, then refresh again; what was fetched is kept.",
            )
            trouble.__cause__ = error
            task.future.set_exception(trouble)

    def _new_pool(self) -> Any:
        return pebble.ProcessPool(
            max_workers=self._workers,
            max_tasks=DOCUMENTS_PER_PROCESS,
            initializer=parse_child.prepare,
            initargs=(self._memory_mb,),
            # Never fork: the window's threads and Qt would be copied half-alive into the child.
            context=multiprocessing.get_context("spawn"),
        )


def _end(pool: Any) -> None:
    if pool is None:
        return
    try:
        pool.stop()
        pool.join()
    except Exception:  # noqa: BLE001 - a pool that broke may break again while it ends; its processes are gone
        _log.warning("a broken pool of reading processes did not end cleanly", exc_info=True)


def _exit_words(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return f"signal {signal.Signals(-code).name}"
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"
