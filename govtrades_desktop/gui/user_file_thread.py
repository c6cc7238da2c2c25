"""The one thread that writes what the user made: corrections, saved views, files of views.

user.sqlite is another file than the ledger: a running refresh never makes the user wait. Work is done in the
order asked, and what waits when the window closes is done before the thread ends. It knows no correction and
no view: it is given functions, and gives back what they return, or raised.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from govtrades_desktop.core.errors import StoreUnavailable

_log = logging.getLogger(__name__)

_WRITE_LIMIT_S = 12.0
"""Longer than a write waits for a busy file (5 s), twice."""


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """One thing to do.

    Attributes:
        name: for the log.
        work: called on the thread; each of its writes is on the disk when it returns.
    """

    name: str
    work: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a task: a value or an error, never both."""

    task: Task
    value: Any = None
    error: Exception | None = None


class _Worker(QObject):
    """Lives on the thread."""

    answered = Signal(object)

    def __init__(self, stop: threading.Event) -> None:
        super().__init__()
        self._stop = stop

    @Slot(object)
    def run(self, task: Task) -> None:
        try:
            if self._stop.is_set():
                raise StoreUnavailable("The program was closed before this was written.")
            done = Done(task, value=task.work())
        except Exception as error:  # noqa: BLE001 - told to the asker, whatever it is
            done = Done(task, error=error)
        self.answered.emit(done)

    @Slot()
    def close(self) -> None:
        # Here, not from outside: quit() from outside may overtake tasks that still wait.
        QThread.currentThread().quit()


class UserFileThread(QObject):
    """Has work done by the thread; lives on the main thread and owns it.

    Signals:
        answered(object): a Done; tasks are answered in the order asked.
    """

    answered = Signal(object)
    _asked = Signal(object)
    _closing = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._worker = _Worker(self._stop)
        self._thread: QThread | None = None
        self._is_shut = False
        self._waiting: list[Task] = []

    @property
    def is_busy(self) -> bool:
        """Whether a task waits or is being done."""
        return bool(self._waiting)

    def ask(self, name: str, work: Callable[[], Any]) -> Task:
        """Have work done; `answered` tells."""
        if self._thread is None:
            self._thread = QThread()
            self._thread.setObjectName("user file")
            self._worker.moveToThread(self._thread)
            self._asked.connect(self._worker.run)
            self._closing.connect(self._worker.close)
            self._worker.answered.connect(self._on_answered)
            self._thread.start()
        task = Task(name, work)
        self._waiting.append(task)
        self._asked.emit(task)
        return task

    @Slot(object)
    def _on_answered(self, done: Done) -> None:
        self._waiting.remove(done.task)
        if done.error is not None:
            _log.warning("not done: %s: %s", done.task.name, done.error)
        self.answered.emit(done)

    def shutdown(self, limit_s: float = _WRITE_LIMIT_S) -> bool:
        """Let what waits be done, and end the thread; True when it ended. May be called again."""
        if self._thread is None or self._is_shut:
            return True
        self._closing.emit()
        self._is_shut = self._thread.wait(int(limit_s * 1000))
        if not self._is_shut:
            self._stop.set()
            self._is_shut = self._thread.wait(int(limit_s * 1000))
            for task in self._waiting:
                _log.error("perhaps not written when the program was closed: %s", task.name)
        return self._is_shut
