"""Refreshing from the window: one timer that only asks, one worker thread that does.

Facts are relayed to the main thread. It parses nothing, writes nothing and makes no sentences.

Cross-thread connections go to bound methods of QObjects only: a lambda, or a method of a plain object, would
run in the worker's thread. What crosses is frozen and travels as `object`: a `Signal(int)` cuts large
numbers.
"""

from __future__ import annotations

import datetime as dt
import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from govtrades_desktop.core.errors import Cancelled, GovTradesError
from govtrades_desktop.gui.refresh_requests import (
    FetchOriginals,
    ImportFiles,
    PruneArchive,
    ReadAgain,
    RefreshState,
    Request,
    Resolve,
    SourceTrouble,
    Upkeep,
    Waiting,
)
from govtrades_desktop.gui.refresh_worker import Run, Worker, trouble_of
from govtrades_desktop.refresh import schedule
from govtrades_desktop.refresh.events import (
    Progress,
    RefreshEvent,
    RefreshReport,
    RefreshRequest,
    RunError,
)
from govtrades_desktop.refresh.stopping import StopOrPause

__all__ = [
    "FetchOriginals",
    "ImportFiles",
    "PruneArchive",
    "ReadAgain",
    "RefreshController",
    "RefreshState",
    "Request",
    "Resolve",
    "Run",
    "SourceTrouble",
    "Waiting",
]

_log = logging.getLogger(__name__)

_USUAL_SWITCH_S = sys.getswitchinterval()
SWITCH_S = 0.0005
"""While a run goes on, a thread that computes gives the interpreter away this often (Python's own: 5 ms).

A repaint calls into Qt a hundred times, and each time waits for the interpreter that a busy refresh thread
holds: at 5 ms each, a table stutters (`tests/bench/bench_smooth.py`).
"""

LONGEST_SLEEP_MS = 60 * 1000
"""A tick a minute compares wall clocks (`refresh.schedule`): a timer does not count a machine's sleep."""


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


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
        resync_every_days: int = 0,
        resynced_at: dt.datetime | None = None,
        clock: Callable[[], dt.datetime] = _now,
        timed: Callable[[], RefreshRequest] = RefreshRequest,
        parent: QObject | None = None,
    ) -> None:
        """Build; nothing runs until `arm` or `start`.

        Args:
            run: does the work, on the refresh thread.
            interval: "off", "hourly" or "daily".
            last_success_at: of the newest run that went well, in an earlier session too.
            resync_every_days: all indexes are asked for whole so often; 0: never.
            resynced_at: when they last were, in an earlier session too.
            clock: the wall clock, aware.
            timed: what the timer asks for.
            parent: owner.
        """
        super().__init__(parent)
        self._clock = clock
        self._interval, self._resync_every_days = interval, resync_every_days
        self._stop = StopOrPause()
        self._timed = timed
        self._waiting: list[Waiting] = []
        self._first: Request | None = None
        self._attempted_at: dt.datetime | None = None
        self._resync_attempted_at: dt.datetime | None = None
        self._state = RefreshState(last_success_at=last_success_at, resynced_at=resynced_at)
        self._is_shut = False
        self._is_armed = False
        self._thread: QThread | None = None
        self._worker = Worker(run, self._stop)
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
        self._interval = interval
        self._set_timer()

    def set_resync(self, every_days: int) -> None:
        """Put another number of days between two re-syncs in force, at once; 0: none."""
        if every_days != self._resync_every_days:
            self._resync_every_days = every_days
            self._set_timer()

    def _policy(self) -> schedule.Policy:
        return schedule.Policy.of_settings(self._interval, self._resync_every_days)

    def _past(self) -> schedule.Past:
        state = self._state
        return schedule.Past(
            succeeded_at=state.last_success_at,
            attempted_at=self._attempted_at,
            resynced_at=state.resynced_at,
            resync_attempted_at=self._resync_attempted_at,
        )

    def next_at(self) -> dt.datetime | None:
        """Return when the next run is due by the clock; a time gone by means: now. None when it is off."""
        return schedule.next_refresh(self._policy(), self._past(), self._clock())

    def _set_timer(self) -> None:
        now = self._clock()
        due = schedule.next_refresh(self._policy(), self._past(), now)
        self._timer.stop()
        if due is not None and self._is_armed and not self._is_shut:
            left_ms = int(min((due - now).total_seconds() * 1000, LONGEST_SLEEP_MS))
            self._timer.start(max(500, left_ms))
        self._change(next_at=due, next_resync_at=schedule.next_resync(self._policy(), self._past(), now))

    @Slot()
    def _on_tick(self) -> None:
        job = schedule.due(self._policy(), self._past(), self._clock())
        if job is not None and self._state.is_running and not self._may_go_first():
            _log.info("the timer asked for a refresh while one was running: skipped")
            self.skipped.emit()
        elif job is not None:
            self.start(replace(self._timed(), is_full=job is schedule.Job.RESYNC))
            return
        self._set_timer()

    def start_if_due(self) -> bool:
        """Start what is due by the clock, and where nothing else runs; whether it was started."""
        if not self._is_armed or self._state.is_running:
            return False
        self._on_tick()
        return self._state.is_running

    # Runs

    def start(self, request: Request) -> bool:
        """Start a run; False where one is under way already, or the program is closing."""
        if self._may_go_first() and not isinstance(request, Upkeep) and not self._is_shut:
            self._first = request  # as soon as looking after the data has let go
            self.cancel()
            return True
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
        sys.setswitchinterval(SWITCH_S)
        if isinstance(request, RefreshRequest):
            self._attempted_at = self._clock()
            if request.is_full:
                self._resync_attempted_at = self._attempted_at
        self._change(is_running=True, is_cancelling=False, is_paused=False, request=request, progress=None)
        self._start_requested.emit(request)
        return True

    def start_or_wait(self, request: Waiting) -> bool:
        """Start what a person asked for, or let it follow the run under way; False where it has to wait."""
        if self._state.is_running and not self._may_go_first() and not self._is_shut:
            if request not in self._waiting:
                self._waiting.append(request)
            self._change(waiting=len(self._waiting))
            return False
        return self.start(request)

    def _may_go_first(self) -> bool:
        """Whether what runs only looks after the data, and nothing was put before it yet."""
        return self._state.is_running and self._first is None and isinstance(self._state.request, Upkeep)

    def _start_waiting(self) -> None:
        first, self._first = self._first, None
        if first is not None and not self._is_shut and not self._state.is_running:
            self.start(first)
        elif self._waiting and not self._is_shut and not self._state.is_running:
            request = self._waiting.pop(0)
            self._change(waiting=len(self._waiting))
            self.start(request)

    def cancel(self) -> None:
        """Ask the run under way to stop; what it did is kept.

        The event is set directly: a queued slot would be delivered only after the run had ended.
        """
        if self._state.is_running:
            self._stop.set()
            self._change(is_cancelling=True, is_paused=False)

    def pause(self) -> None:
        """Let the run under way begin nothing new; what it began comes to its end, and it keeps its place."""
        if self._state.is_running and not self._state.is_cancelling:
            self._stop.pause()
            self._change(is_paused=True)

    def resume(self) -> None:
        """Let a paused run go on."""
        self._stop.resume()
        self._change(is_paused=False)

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
            self._end_refresh(report, is_full=request.is_full)
        else:  # nothing was asked of the sources: what is known of them stays
            self._end(last_error=self._state.last_error)
        if isinstance(request, ImportFiles):
            self.imported.emit(report)
        elif isinstance(request, PruneArchive):
            self.pruned.emit(report)
        elif not isinstance(request, Upkeep):  # what came of that was an event of its run
            self.refreshed.emit(report)
        self._start_waiting()

    def _end_refresh(self, report: RefreshReport, *, is_full: bool) -> None:
        found = {run.source: trouble_of(run) for run in report.runs}
        kept = [one for one in self._state.troubles if one.source not in found]
        new = [SourceTrouble(source, error) for source, error in found.items() if error is not None]
        # What was asked along tells neither that the trades are up to date nor that they are not.
        asked = [run for run in report.runs if not run.is_incidental]
        silent = [run.source for run in asked if run.is_unavailable]
        # One source that does not answer must not have the others asked again and again.
        went_well = len(silent) < len(asked) and not report.is_cancelled
        is_silent = bool(silent) and len(silent) == len(asked)
        is_whole = went_well and not any(trouble_of(run) for run in asked)
        self._end(
            last_error=new[0].error if new else None,
            last_success_at=report.finished_at if went_well else None,
            resynced_at=report.finished_at if is_full and is_whole else self._state.resynced_at,
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
        sys.setswitchinterval(_USUAL_SWITCH_S)
        changes["last_error"] = last_error
        if last_success_at is not None:
            changes["last_success_at"] = last_success_at
        self._change(
            is_running=False, is_cancelling=False, is_paused=False, request=None, progress=None, **changes
        )
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
        sys.setswitchinterval(_USUAL_SWITCH_S)
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
