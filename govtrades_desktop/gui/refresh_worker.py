"""What lives on the refresh thread: runs what it is asked, and tells how it ended. It knows no timer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from govtrades_desktop.gui.refresh_requests import Request
from govtrades_desktop.refresh.events import RunError, SourceRun

Run = Callable[[Any, threading.Event, Callable[[Any], None]], Any]
"""Does the work, on the refresh thread: given a request, the stop event, a listener.

Returns a RefreshReport, or of ImportFiles an ImportReport, of PruneArchive a Pruned.
"""


class Worker(QObject):
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
        """Do what is asked; whatever happens, it is told."""
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


def trouble_of(run: SourceRun) -> RunError | None:
    """Return what went wrong with a source as a whole; a single filing's failure is told in the ledger."""
    first = next((error for error in run.errors if error.doc_id is None and not error.is_harmless), None)
    if run.is_unavailable:
        return first or next(iter(run.errors), None) or RunError(None, "", kind="SourceUnavailable")
    return first
