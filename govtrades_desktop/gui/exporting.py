"""Writing the rows in view to a file, on the read thread, with progress and cancel.

Asks for the file, shows how far the writing is, tells how it ended. It writes nothing itself.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog, QWidget

from govtrades_desktop.core.errors import Cancelled, GovTradesError
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.models.columns import sort_names
from govtrades_desktop.gui.plain_text import menu_words
from govtrades_desktop.gui.read_thread import ReadResult, ReadThread

if TYPE_CHECKING:
    from govtrades_desktop.gui.pages.table_page import TablePage
    from govtrades_desktop.query import export  # imported by the first export: 8 ms that no start pays
    from govtrades_desktop.query.library import Library

_NAME = "export"
_PATIENCE_MS = 800
"""A quicker export shows no dialog: it would only flash."""


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


def view_of(page: TablePage) -> export.ExportView:
    """Return the question that a page's rows answer, for the method sheet."""
    from govtrades_desktop.query import export

    notes = []
    text: str | None = page.text
    if page._has_error:
        text = None
        notes.append("the search in the box was not understood: these are the rows of the last one that was")
    if page.news_text():
        notes.append("rows of a newer refresh were waiting, and are not here")
    if page.arrangement.grouping is not None:
        words = f"grouped by {page.arrangement.grouping}: the rows stand group after group"
        notes.append(
            words + (f", groups by {page.arrangement.group_order}" if page.arrangement.group_order else "")
        )
    return export.ExportView(
        text=text,
        sort=sort_names(page.columns, page.view.order),
        year=page.year if page.has_year else None,
        chamber=page.chamber if page.has_chamber else None,
        note="; ".join(notes),
    )


def chosen_path(name: str, chosen_filter: str) -> Path:
    """Return the file that a dialog's answer means: a name without a known ending gets that of the filter."""
    from govtrades_desktop.query import export

    path = Path(name)
    if path.suffix.lower() in export.FORMATS:
        return path
    ending = next((one for one in export.FORMATS if f"*{one})" in chosen_filter), next(iter(export.FORMATS)))
    return path.with_name(path.name + ending)


class Exporter(QObject):
    """Asks for a file and has the rows written.

    Signals:
        progressed(object): (rows done, rows in all).
        exported(object): (path, rows).
        running_changed(): see `is_running`.
        stopped(): it was cancelled; the target is as it was.
        failed(object): an error to show; Cancelled is none.
    """

    progressed = Signal(object)
    exported = Signal(object)
    running_changed = Signal()
    stopped = Signal()
    failed = Signal(object)
    _stepped = Signal(object)

    def __init__(self, reader: ReadThread, parent: QWidget) -> None:
        super().__init__(parent)
        self._reader = reader
        self._window = parent
        self._work: _Work | None = None
        self._dialog: QProgressDialog | None = None
        reader.answered.connect(self._on_answered)
        self._stepped.connect(self._on_stepped)

    @property
    def is_running(self) -> bool:
        """Whether a file is being written."""
        return self._work is not None

    def ask_page(self, page: TablePage, folder: str) -> None:
        """Ask for a file; write the rows that a page shows into it, in the page's order."""
        self.ask(page.rows_to_export(), folder, table=page.name, view=view_of(page))

    def ask(
        self,
        rows: np.ndarray | Sequence[str],
        folder: str,
        *,
        table: str = "trades",
        view: export.ExportView | None = None,
    ) -> None:
        """Ask for a file; write these rows into it: see `write`."""
        from govtrades_desktop.query import export

        titles = {
            ".csv": self.tr("Comma-separated values"),
            ".xlsx": self.tr("Excel workbook"),
            ".json": self.tr("JSON"),
            ".parquet": self.tr("Parquet"),
        }
        filters = [f"{titles.get(one, one)} (*{one})" for one in export.FORMATS]
        place = Path(folder) if folder and Path(folder).is_dir() else Path.home()
        name, chosen = QFileDialog.getSaveFileName(
            self._window,
            self._title(table),
            str(place / f"{table}.csv"),
            ";;".join(filters),
        )
        if not name:
            return
        path = chosen_path(name, chosen)
        # the dialog asked about the name that was typed, not about the one with an ending
        if path != Path(name) and path.exists() and not self._may_replace(path):
            return
        self.write(rows, path, table=table, view=view)

    def _title(self, table: str) -> str:
        return {
            "filings": self.tr("Export filings"),
            "officials": self.tr("Export officials"),
            "securities": self.tr("Export securities"),
        }.get(table, self.tr("Export trades"))

    def _may_replace(self, path: Path) -> bool:
        question = self.tr("{name} is there already. Replace it?").format(name=path.name)
        answer = QMessageBox.question(self._window, self.tr("Export"), question)
        return answer == QMessageBox.StandardButton.Yes

    def write(
        self,
        rows: np.ndarray | Sequence[str],
        path: Path,
        *,
        table: str = "trades",
        view: export.ExportView | None = None,
    ) -> None:
        """Write rows into a file, in this order; an export that is under way is stopped.

        Args:
            rows: ids of trades or filings; keys of officials or securities.
            path: the file.
            table: of which table they are.
            view: the question that they answer.
        """
        self.cancel()
        self._work = _Work(rows, path, table, view, self._stepped.emit)
        self._open_dialog(path)
        self._reader.ask(_NAME, self._work)
        self.running_changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Stop; the target stays as it was."""
        if self._work is None:
            return
        self._end()
        self._reader.cancel(_NAME)
        self.stopped.emit()

    def _open_dialog(self, path: Path) -> None:
        dialog = QProgressDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the reader may go on reading
        dialog.setWindowTitle(self.tr("Export"))
        dialog.setLabelText(self.tr("Writing {name}").format(name=menu_words(path.name)))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.setAutoReset(False)
        dialog.setAutoClose(False)
        dialog.setMinimumDuration(_PATIENCE_MS)
        dialog.canceled.connect(self.cancel)
        # The menu's key is heard in the main window only, and this one may have the keyboard.
        QShortcut(QKeySequence("Ctrl+."), dialog, self.cancel)
        self._dialog = dialog

    def _end(self) -> None:
        self._work = None
        if self._dialog is not None:
            self._dialog.canceled.disconnect(self.cancel)  # closing it would cancel
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
        self.running_changed.emit()

    @Slot(object)
    def _on_stepped(self, step: tuple[_Work, int, int]) -> None:
        work, done, total = step
        if work is not self._work or self._dialog is None:
            return  # of an export that was stopped a moment ago
        self._dialog.setMaximum(total)
        self._dialog.setValue(done)
        self._dialog.setLabelText(
            self.tr("Writing {done} of {total} rows (Ctrl+. stops it)").format(
                done=show.count(done), total=show.count(total)
            )
        )
        self.progressed.emit((done, total))

    @Slot(object)
    def _on_answered(self, result: ReadResult) -> None:
        if result.request.name != _NAME or result.request.work is not self._work:
            return
        self._end()
        if result.error is None:
            self.exported.emit(result.value)
        elif isinstance(result.error, Cancelled):
            self.stopped.emit()
        elif isinstance(result.error, GovTradesError):
            self.failed.emit(result.error)
        else:
            raise result.error  # a bug: to the crash hook, on the main thread


class _Work:
    """The work of one export, on the read thread: ids and keys hold across generations, positions do not."""

    def __init__(
        self,
        rows: np.ndarray | Sequence[str],
        path: Path,
        table: str,
        view: export.ExportView | None,
        step: Callable[[Any], None],
    ) -> None:
        self._rows = rows.copy() if isinstance(rows, np.ndarray) else tuple(rows)
        self._path = path
        self._table = table
        self._view = view
        self._step = step

    def __call__(self, library: Library, stop: threading.Event) -> tuple[Path, int]:
        from govtrades_desktop.query import export

        how = {"view": self._view, "stop": stop, "progress": self._told}
        if self._table in ("officials", "securities"):
            is_officials = self._table == "officials"
            write = export.export_officials if is_officials else export.export_securities
            return self._path, write(library, self._rows, self._path, **how)
        is_trades = self._table == "trades"
        index = library.trades if is_trades else library.filings
        write = export.export_trades if is_trades else export.export_filings
        positions = positions_of(np.asarray(index.array("id")), self._rows)
        gone = len(self._rows) - len(positions)  # told in the method sheet
        return self._path, write(library, positions, self._path, gone=gone, **how)

    def _told(self, done: int, total: int) -> None:
        self._step((self, done, total))
