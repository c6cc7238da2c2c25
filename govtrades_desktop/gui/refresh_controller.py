"""Refreshing from the window: one timer that only asks, one worker thread that does.

Facts are relayed to the main thread. It parses nothing, writes nothing and makes no sentences.

Cross-thread connections go to bound methods of QObjects only: a lambda, or a method of a plain object, would
run in the worker's thread. What crosses is frozen and travels as `object`: a `Signal(int)` cuts large
numbers.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from govtrades_desktop.core.errors import Cancelled, GovTradesError
from govtrades_desktop.refresh.events import (
    Progress,
    RefreshEvent,
    RefreshReport,
    RefreshRequest,
    RunError,
    SourceRun,
)

_log = logging.getLogger(__name__)

LONGEST_SLEEP_MS = 15 * 60 * 1000
"""The timer is armed for at most this long and compares wall clocks, so that sleep and resume come right."""

INTERVALS = {"off": None, "hourly": dt.timedelta(hours=1), "daily": dt.timedelta(days=1)}
RETRY_AFTER = dt.timedelta(minutes=15)
"""After a run that failed the source is asked again this much later, or at a shorter interval."""

Run = Callable[[Any, threading.Event, Callable[[Any], None]], Any]
"""Does the work, on the refresh thread: given a request, the stop event, a listener.

Returns a RefreshReport, or of ImportFiles an ImportReport, of PruneArchive a Pruned.
"""


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """Try these filings again, now: from the archive, or anew from the site; a run of its own."""

    filing_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ImportFiles:
    """Take in these saved reports (files, and folders of files); a run of its own on the refresh thread."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class FetchOriginals:
    """Fetch the documents of these filings, whose bytes are not in the archive; a run of its own."""

    filing_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PruneArchive:
    """Remove the archived documents of all but the newest `keep_years` index years; 0 clears the archive.

    Attributes:
        with_irreplaceable: what could not be fetched again too.
    """

    keep_years: int
    with_irreplaceable: bool = False


@dataclass(frozen=True, slots=True)
class Resolve:
    """Find out who and what the rows are: once, after an older database was brought up to date."""


Request = RefreshRequest | ReadAgain | ImportFiles | FetchOriginals | PruneArchive | Resolve
Waiting = ImportFiles | FetchOriginals | PruneArchive
"""What may wait for the run under way to end."""


@dataclass(frozen=True, slots=True)
class SourceTrouble:
    """What is wrong with one source since its newest run; the others may do well."""

    source: str
    error: RunError


@dataclass(frozen=True, slots=True)
class RefreshState:
    """How refreshing stands, for a status bar.

    Attributes:
        is_running: a run is under way; request: which.
        is_cancelling: it was asked to stop.
        progress: the newest progress of the run under way.
        last_success_at: aware UTC; None before the first.
        next_at: when the timer will ask next; None where it is off.
        last_error: of the newest run that ended; None when it went well.
        troubles: one a source whose newest run did not go well.
        is_silent: no source that was asked gave an answer at all.
        waiting: how much a person asked for follows the run under way.
    """

    is_running: bool = False
    is_cancelling: bool = False
    request: Request | None = None
    progress: Progress | None = None
    last_success_at: dt.datetime | None = None
    next_at: dt.datetime | None = None
    last_error: RunError | None = None
    troubles: tuple[SourceTrouble, ...] = ()
    is_silent: bool = False
    waiting: int = 0


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class _Worker(QObject):
    """Lives on the refresh thread; every run ends with exactly one of `finished` and `failed`."""

    event = Signal(object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, run: Run, stop: threading.Event) -> None:
        super().__init__()
        self._run = run
        self._stop = stop

    @Slot(object)
    def run(self, request: Request) -> None:
        outcome: Any = None
        error: BaseException | None = None
        try:
            outcome = self._run(request, self._stop, self.event.emit)
        except BaseException as caught:  # noqa: BLE001 - a slot that raises would leave "busy" true for ever
            error = caught
        if error is None:
            self.finished.emit(outcome)
        else:
            self.failed.emit(error)


def _trouble_of(run: SourceRun) -> RunError | None:
    """Return what went wrong with a source as a whole; a single filing's failure is told in the ledger."""
    first = next((error for error in run.errors if error.doc_id is None and not error.is_harmless), None)
    if run.is_unavailable:
        return first or next(iter(run.errors), None) or RunError(None, "", kind="SourceUnavailable")
    return first


class RefreshController(QObject):
    """Starts, watches, cancels and ends refreshes; lives on the main thread.

    Signals:
        state_changed(object): a RefreshState.
        noted(object): an event of the run under way that is not progress (FilingRead, RunError, FileImport).
        refreshed(object): the RefreshReport of a run that ended, cancelled or not.
        imported(object): the ImportReport of an import that ended, cancelled or not.
        pruned(object): the Pruned of an archive made smaller.
        failed(object): the error of a run that could not end.
        skipped(): the timer asked while a run was under way.
    """

    state_changed = Signal(object)
    noted = Signal(object)
    refreshed = Signal(object)
    imported = Signal(object)
    pruned = Signal(object)
    failed = Signal(object)
    skipped = Signal()
    _start_requested = Signal(object)

    def __init__(
        self,
        run: Run,
        *,
        interval: str,
        last_success_at: dt.datetime | None = None,
        clock: Callable[[], dt.datetime] = _now,
        timed: Callable[[], RefreshRequest] = RefreshRequest,
        parent: QObject | None = None,
    ) -> None:
        """Build; nothing runs until `arm` or `start`.

        Args:
            run: does the work, on the refresh thread.
            interval: "off", "hourly" or "daily".
            last_success_at: of the newest run that went well, in an earlier session too.
            clock: the wall clock, aware.
            timed: what the timer asks for.
            parent: owner.
        """
        super().__init__(parent)
        self._clock = clock
        self._interval = INTERVALS[interval]
        self._stop = threading.Event()
        self._timed = timed
        self._waiting: list[Waiting] = []
        self._last_attempt_at: dt.datetime | None = None
        self._state = RefreshState(last_success_at=last_success_at)
        self._is_shut = False
        self._is_armed = False
        self._thread: QThread | None = None
        self._worker = _Worker(run, self._stop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_tick)

    @property
    def state(self) -> RefreshState:
        """How it stands."""
        return self._state

    # The timer

    def arm(self) -> None:
        """Let the timer ask from now on; what is overdue is asked for within a second."""
        self._is_armed = True
        self._set_timer()

    def set_interval(self, interval: str) -> None:
        """Put another interval in force, at once."""
        self._interval = INTERVALS[interval]
        self._set_timer()

    def next_at(self) -> dt.datetime | None:
        """Return when the next run is due by the clock; a time gone by means: now. None when it is off."""
        if self._interval is None:
            return None
        due = [self._state.last_success_at + self._interval] if self._state.last_success_at else []
        if self._last_attempt_at is not None:
            due.append(self._last_attempt_at + min(self._interval, RETRY_AFTER))
        return max(due) if due else self._clock()

    def _set_timer(self) -> None:
        due = self.next_at()
        self._timer.stop()
        if due is not None and self._is_armed and not self._is_shut:
            left_ms = int((due - self._clock()).total_seconds() * 1000)
            self._timer.start(max(500, min(left_ms, LONGEST_SLEEP_MS)))
        self._change(next_at=due)

    @Slot()
    def _on_tick(self) -> None:
        due = self.next_at()
        if due is not None and due <= self._clock():
            if self._state.is_running:
                _log.info("the timer asked for a refresh while one was running: skipped")
                self.skipped.emit()
            else:
                self.start(self._timed())
                return
        self._set_timer()

    # Runs

    def start(self, request: Request) -> bool:
        """Start a run; False where one is under way already, or the program is closing."""
        if self._state.is_running or self._is_shut:
            return False
        if self._thread is None:
            self._thread = QThread()
            self._thread.setObjectName("refresh")
            self._worker.moveToThread(self._thread)
            self._start_requested.connect(self._worker.run)
            self._worker.event.connect(self._on_event)
            self._worker.finished.connect(self._on_finished)
            self._worker.failed.connect(self._on_failed)
            self._thread.start()
        self._stop.clear()
        self._timer.stop()
        if isinstance(request, RefreshRequest):
            self._last_attempt_at = self._clock()
        self._change(is_running=True, is_cancelling=False, request=request, progress=None)
        self._start_requested.emit(request)
        return True

    def start_or_wait(self, request: Waiting) -> bool:
        """Start what a person asked for, or let it follow the run under way; False where it has to wait."""
        if self._state.is_running and not self._is_shut:
            if request not in self._waiting:
                self._waiting.append(request)
            self._change(waiting=len(self._waiting))
            return False
        return self.start(request)

    def _start_waiting(self) -> None:
        if self._waiting and not self._is_shut and not self._state.is_running:
            request = self._waiting.pop(0)
            self._change(waiting=len(self._waiting))
            self.start(request)

    def cancel(self) -> None:
        """Ask the run under way to stop; what it did is kept.

        The event is set directly: a queued slot would be delivered only after the run had ended.
        """
        if self._state.is_running:
            self._stop.set()
            self._change(is_cancelling=True)

    @Slot(object)
    def _on_event(self, event: RefreshEvent) -> None:
        if isinstance(event, Progress):
            self._change(progress=event)
        else:
            self.noted.emit(event)

    @Slot(object)
    def _on_finished(self, report: Any) -> None:
        request = self._state.request
        if isinstance(request, RefreshRequest):
            self._end_refresh(report)
        else:  # nothing was asked of the sources: what is known of them stays
            self._end(last_error=self._state.last_error)
        if isinstance(request, ImportFiles):
            self.imported.emit(report)
        elif isinstance(request, PruneArchive):
            self.pruned.emit(report)
        else:
            self.refreshed.emit(report)
        self._start_waiting()

    def _end_refresh(self, report: RefreshReport) -> None:
        found = {run.source: _trouble_of(run) for run in report.runs}
        kept = [one for one in self._state.troubles if one.source not in found]
        new = [SourceTrouble(source, error) for source, error in found.items() if error is not None]
        # What was asked along tells neither that the trades are up to date nor that they are not.
        asked = [run for run in report.runs if not run.is_incidental]
        silent = [run.source for run in asked if run.is_unavailable]
        # One source that does not answer must not have the others asked again and again.
        went_well = len(silent) < len(asked) and not report.is_cancelled
        is_silent = bool(silent) and len(silent) == len(asked)
        self._end(
            last_error=new[0].error if new else None,
            last_success_at=report.finished_at if went_well else None,
            troubles=tuple(kept + new),
            is_silent=is_silent and not any(one.error.is_refused for one in new),
        )

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self._end(last_error=None)
        else:
            if not isinstance(error, GovTradesError):
                _log.error("the refresh ended by an unexpected error", exc_info=error)
            hint = error.hint if isinstance(error, GovTradesError) else ""
            self._end(
                last_error=RunError(None, str(error) or type(error).__name__, hint, type(error).__name__)
            )
        self.failed.emit(error)
        self._start_waiting()

    def _end(
        self, *, last_error: RunError | None, last_success_at: dt.datetime | None = None, **changes: Any
    ) -> None:
        changes["last_error"] = last_error
        if last_success_at is not None:
            changes["last_success_at"] = last_success_at
        self._change(is_running=False, is_cancelling=False, request=None, progress=None, **changes)
        self._set_timer()

    def _change(self, **changes: Any) -> None:
        state = replace(self._state, **changes)
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    # The end

    def shutdown(self, limit_s: float = 2.0) -> bool:
        """Stop the timer, the run and the thread, in that order; True when the thread has ended.

        Where the run does not stop within half of `limit_s`, its parse children are killed (never the thread:
        a killed thread leaves locks behind) and the rest is waited for. May be called again; then it only
        waits.
        """
        self._is_shut = True
        if self._waiting:
            _log.warning("%d wishes were waiting when the program was closed", len(self._waiting))
            self._waiting.clear()
        self._timer.stop()
        self._stop.set()
        if self._thread is None or self._thread.isFinished():
            return True
        self._thread.quit()
        if self._thread.wait(int(limit_s * 500)):
            return True
        _log.warning("the refresh does not stop; its reading processes are ended")
        import multiprocessing  # 15 ms that a start need not pay

        for child in multiprocessing.active_children():
            child.kill()
        return self._thread.wait(int(limit_s * 500))
