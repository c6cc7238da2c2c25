"""Writing the rows in view to a file, on the read thread, with progress and cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from govtrades_desktop.core.errors import Cancelled, GovTradesError
from govtrades_desktop.gui.read_thread import ReadResult, ReadThread
from govtrades_desktop.query import export
from govtrades_desktop.query.library import Library

_NAME = "export"


def positions_of(ids: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return where `wanted` ids stand in `ids`, in the order wanted; those that are gone are left out."""
    order = np.argsort(ids, kind="stable")
    sorted_ids = ids[order]
    at = np.searchsorted(sorted_ids, wanted)
    at_or_last = np.minimum(at, max(len(sorted_ids) - 1, 0))
    is_there = (
        (at < len(sorted_ids)) & (sorted_ids[at_or_last] == wanted)
        if len(sorted_ids)
        else np.zeros(len(wanted), bool)
    )
    return order[at_or_last[is_there]]


class Exporter(QObject):
    """Asks for a file and has the rows written.

    Signals:
        progressed(object): (rows written, rows in all).
        exported(object): (path, rows).
        failed(object): an error to show; Cancelled is none.
    """

    progressed = Signal(object)
    exported = Signal(object)
    failed = Signal(object)
    _stepped = Signal(object)

    def __init__(self, reader: ReadThread, parent: QWidget) -> None:
        super().__init__(parent)
        self._reader = reader
        self._window = parent
        reader.answered.connect(self._on_answered)
        self._stepped.connect(self._on_stepped)

    def ask(self, ids: np.ndarray, folder: str) -> None:
        """Ask for a file; write these trades into it."""
        filters = ";;".join((self.tr("Comma-separated values (*.csv)"), self.tr("JSON (*.json)")))
        name, chosen = QFileDialog.getSaveFileName(
            self._window, self.tr("Export trades"), str(Path(folder or Path.home()) / "trades.csv"), filters
        )
        if name:
            path = Path(name)
            if not path.suffix:
                path = path.with_suffix(".json" if "*.json" in chosen else ".csv")
            self.write(ids, path)

    def write(self, ids: np.ndarray, path: Path) -> None:
        """Write the trades of these ids, in this order."""
        self._reader.ask(_NAME, _Work(np.array(ids), path, self._stepped.emit))

    def cancel(self) -> None:
        """Stop; the target stays as it was."""
        self._reader.cancel(_NAME)

    @Slot(object)
    def _on_stepped(self, step: tuple[int, int]) -> None:
        self.progressed.emit(step)

    @Slot(object)
    def _on_answered(self, result: ReadResult) -> None:
        if result.request.name != _NAME:
            return
        if result.error is None:
            self.exported.emit(result.value)
        elif isinstance(result.error, Cancelled):
            return
        elif isinstance(result.error, GovTradesError):
            self.failed.emit(result.error)
        else:
            raise result.error  # a bug: to the crash hook, on the main thread


class _Work:
    """The work of one export, on the read thread: ids hold across generations, positions do not."""

    def __init__(self, ids: np.ndarray, path: Path, step: Callable[[Any], None]) -> None:
        self._ids = ids
        self._path = path
        self._step = step

    def __call__(self, library: Library, stop: threading.Event) -> tuple[Path, int]:
        positions = positions_of(np.asarray(library.trades.array("id")), self._ids)
        rows = export.export_trades(library, positions, self._path, stop=stop, progress=self._told)
        return self._path, rows

    def _told(self, done: int, total: int) -> None:
        self._step((done, total))
