"""The archive of originals as the window shows it: its size, how many years it keeps, making it smaller.

It measures on the read thread and has the refresh thread remove; it touches no file itself.
"""

from __future__ import annotations

import datetime as dt
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.read_thread import ReadResult, ReadThread
from govtrades_desktop.gui.refresh_controller import PruneArchive, RefreshController

if TYPE_CHECKING:
    from govtrades_desktop.gui.dialogs.archive import ArchiveDialog
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.refresh.archive_keeping import Pruned
    from govtrades_desktop.settings.paths import DataPaths

_NAME = "archive"


class Archiving(QObject):
    """Shows the dialog and does what it asks.

    Signals:
        told(str): a sentence for the status bar.
        failed(object): something asked for could not be done.
        pruned(): documents were removed.
    """

    told = Signal(str)
    failed = Signal(object)
    pruned = Signal()

    def __init__(
        self, window: MainWindow, controller: RefreshController, reader: ReadThread, paths: DataPaths
    ) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._reader = reader
        self._paths = paths
        self.dialog: ArchiveDialog | None = None
        reader.answered.connect(self._on_answered)
        controller.pruned.connect(self._on_pruned)
        controller.refreshed.connect(self._measure)
        controller.imported.connect(self._measure)

    @Slot()
    def show_dialog(self) -> None:
        """Show the dialog beside the window, which goes on working; one at a time."""
        from govtrades_desktop.gui.dialogs.archive import ArchiveDialog

        if self.dialog is None:
            self.dialog = ArchiveDialog(
                self._window,
                folder=str(self._paths.archive),
                keep_years=self._window.settings.archive_years,
                today=dt.datetime.now(dt.UTC).date(),
            )
            self.dialog.years_chosen.connect(self._on_years_chosen)
            self.dialog.prune_wanted.connect(self._on_prune_wanted)
            self.dialog.folder_wanted.connect(self._on_folder_wanted)
            self.dialog.finished.connect(self._on_closed)
        self._measure()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot()
    def _measure(self) -> None:
        if self.dialog is None:
            return
        paths = self._paths

        def work(_library: Any, _stop: threading.Event) -> Any:
            from govtrades_desktop.refresh.archive_keeping import measure_archive

            return measure_archive(paths)

        self._reader.ask(_NAME, work)

    @Slot(object)
    def _on_answered(self, result: ReadResult) -> None:
        if result.request.name != _NAME or self.dialog is None:
            return
        if result.error is None:
            self.dialog.tell_use(result.value)
        elif isinstance(result.error, GovTradesError):
            self.dialog.tell_trouble(f"{result.error.message} {result.error.hint}".strip())
        else:
            self.failed.emit(result.error)

    @Slot(int)
    def _on_years_chosen(self, years: int) -> None:
        self._window.keep_settings(archive_years=years)

    @Slot(int)
    def _on_prune_wanted(self, keep_years: int) -> None:
        if not self._controller.start_or_wait(PruneArchive(keep_years)):
            self.told.emit(self.tr("The archive is made smaller as soon as the running job has ended"))

    @Slot(object)
    def _on_pruned(self, pruned: Pruned) -> None:
        if self._window.is_closed:
            return
        told = self.tr("Originals removed from the archive: {n}, {size} freed").format(
            n=show.count(pruned.removed), size=show.file_size(pruned.freed_bytes)
        )
        if pruned.spared:
            told += self.tr("; kept because they are on this machine only: {n}").format(
                n=show.count(pruned.spared)
            )
        if pruned.by_hand:
            told += self.tr("; kept because you fetched them: {n}").format(n=show.count(pruned.by_hand))
        self.told.emit(told)
        self._measure()
        self._window.ink.look_again()
        self.pruned.emit()

    @Slot()
    def _on_folder_wanted(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paths.archive)))

    @Slot()
    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
