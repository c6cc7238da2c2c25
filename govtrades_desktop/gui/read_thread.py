"""Long reads off the GUI thread: exports, and whatever takes over a frame. It writes nothing to the store.

One thread, one library of its own (a connection belongs to one thread). A newer request of the same name
cancels an older one: its result is dropped, and work that polls the event stops early. Results are frozen
values.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from govtrades_desktop.core.errors import Cancelled

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """One piece of work.

    Attributes:
        name: what it is for; a newer request of the same name takes its place.
        work: called on the read thread with the library and the event that asks it to stop.
        stop: set to cancel.
    """

    name: str
    work: Callable[[Any, threading.Event], Any]
    stop: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What came of a request: a value or an error, never both."""

    request: ReadRequest
    value: Any = None
    error: Exception | None = None


class _Reader(QObject):
    """Lives on the read thread."""

    answered = Signal(object)

    def __init__(self, open_library: Callable[[], Any]) -> None:
        super().__init__()
        self._open_library = open_library
        self._library: Any = None

    @Slot(object)
    def run(self, request: ReadRequest) -> None:
        try:
            if request.stop.is_set():
                raise Cancelled("The reading was cancelled before it began.")
            if self._library is None:
                self._library = self._open_library()
            else:
                self._library.reload()
            result = ReadResult(request, value=request.work(self._library, request.stop))
        except Exception as error:  # noqa: BLE001 - told to the asker, whatever it is
            result = ReadResult(request, error=error)
        self.answered.emit(result)

    @Slot()
    def close(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None
        # Here, not from outside: quit() from outside may overtake this slot and leave the connection open.
        QThread.currentThread().quit()


class ReadThread(QObject):
    """Asks the read thread; lives on the main thread and owns it.

    Signals:
        answered(object): a ReadResult; not sent for a request that was cancelled or overtaken.
    """

    answered = Signal(object)
    _asked = Signal(object)
    _closing = Signal()

    def __init__(self, open_library: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: QThread | None = None
        self._reader = _Reader(open_library)
        self._latest: dict[str, ReadRequest] = {}
        self._is_shut = False

    def ask(self, name: str, work: Callable[[Any, threading.Event], Any]) -> ReadRequest:
        """Ask for work; an older request of the same name is cancelled."""
        self.cancel(name)
        if self._thread is None:
            self._thread = QThread()
            self._thread.setObjectName("read")
            self._reader.moveToThread(self._thread)
            self._asked.connect(self._reader.run)
            self._closing.connect(self._reader.close)
            self._reader.answered.connect(self._on_answered)
            self._thread.start()
        request = ReadRequest(name, work)
        self._latest[name] = request
        self._asked.emit(request)
        return request

    def cancel(self, name: str) -> None:
        """Cancel the request of that name, if there is one; its result is not told."""
        if older := self._latest.pop(name, None):
            older.stop.set()

    @Slot(object)
    def _on_answered(self, result: ReadResult) -> None:
        if self._latest.get(result.request.name) is not result.request:
            return
        del self._latest[result.request.name]
        if result.error is not None and not isinstance(result.error, Cancelled):
            _log.info("reading %s failed: %s", result.request.name, result.error)
        self.answered.emit(result)

    def shutdown(self, limit_s: float = 2.0) -> bool:
        """Cancel everything and end the thread; True when it ended. May be called again."""
        for name in list(self._latest):
            self.cancel(name)
        if self._thread is None or self._is_shut:
            return True
        self._closing.emit()
        self._is_shut = self._thread.wait(int(limit_s * 1000))
        return self._is_shut
