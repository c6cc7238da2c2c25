"""Saved views given away as a file, and taken in from one: it asks for files, and has them read or written.

Reading and writing are done by the thread of the user's file; a damaged file changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui.failure_words import failure_words
from govtrades_desktop.gui.view_shelf import ViewShelf
from govtrades_desktop.store.user_views import SavedView, ViewStore
from govtrades_desktop.store.view_files import VIEW_FILE_ENDING, view_path

if TYPE_CHECKING:
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.gui.widgets.views_panel import ViewsPanel

_FOLDER = "views/folder"


class ViewExchange(QObject):
    """Exports and imports views.

    Signals:
        told(str): a short sentence for the status bar.
        noticed(str): why a file was not written, or not taken in: it stands until it was read.
    """

    told = Signal(str)
    noticed = Signal(str)

    def __init__(self, window: MainWindow, panel: ViewsPanel, shelf: ViewShelf) -> None:
        super().__init__(window)
        self._window = window
        self._panel = panel
        self._shelf = shelf

    def ask_export(self, views: Sequence[SavedView]) -> None:
        """Ask for a file; write these views to it."""
        if not views:
            self.told.emit(self.tr("No view is saved yet"))
            return
        stem = views[0].name if len(views) == 1 else self.tr("views")
        stem = "".join(one if one.isalnum() or one in " -_" else "_" for one in stem).strip() or "view"
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export views"),
            str(self._folder() / f"{stem}{VIEW_FILE_ENDING}"),
            self.tr("Saved views (*{ending})").format(ending=VIEW_FILE_ENDING),
        )
        if not name:
            return
        path = view_path(Path(name))
        # the dialog asked about the name that was typed, not about the one with an ending
        if path != Path(name) and path.exists() and not self._may_replace(path):
            return
        self._window.session.keep(_FOLDER, str(path.parent))
        self.export_to(views, path)

    def _may_replace(self, path: Path) -> bool:
        question = self.tr("{name} is there already. Replace it?").format(name=path.name)
        answer = QMessageBox.question(self._window, self.tr("Export views"), question)
        return answer == QMessageBox.StandardButton.Yes

    @Slot()
    def ask_import(self) -> None:
        """Ask for a file; take in its views."""
        filters = (
            self.tr("Saved views (*{ending} *.json)").format(ending=VIEW_FILE_ENDING),
            self.tr("All files (*)"),
        )
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import views"), str(self._folder()), ";;".join(filters)
        )
        if name:
            self._window.session.keep(_FOLDER, str(Path(name).parent))
            self.import_from(Path(name))

    def _folder(self) -> Path:
        folder = self._window.session.text(_FOLDER)
        return Path(folder) if folder and Path(folder).is_dir() else Path.home()

    def export_to(self, views: Sequence[SavedView], path: Path) -> None:
        """Write views to a file, a newer version's as they are; damaged ones are left out, and told."""
        whole = [found for one in views if (found := one.view or one.newer) is not None]
        lost = [one.name for one in views if one.view is None and one.newer is None]

        def work(_: ViewStore) -> Path:
            from govtrades_desktop.store.view_files import write_views

            return write_views(whole, path)

        def then(target: Path) -> None:
            words = self.tr("1 view written to") if len(whole) == 1 else self.tr("{n} views written to")
            words = f"{words.format(n=len(whole))} {target}"
            if lost:
                words += self.tr("; damaged, and left out: {names}").format(names=", ".join(lost))
            self.told.emit(words)

        self._shelf.ask("a file of views", work, then, self._tell_failure)

    def _tell_failure(self, error: Exception) -> bool:
        if isinstance(error, GovTradesError):
            self.noticed.emit(failure_words(error))
        return False  # the status bar says it too

    def import_from(self, path: Path) -> None:
        """Take in the views of a file, all or none; names that are taken get a number."""

        def work(store: ViewStore) -> tuple[SavedView, ...]:
            from govtrades_desktop.store.view_files import read_views

            return store.take_in(read_views(path))

        def then(taken: tuple[SavedView, ...]) -> None:
            self._panel.list.choose(taken[0].id)
            self._panel.list.setFocus()
            words = self.tr("1 view taken in") if len(taken) == 1 else self.tr("{n} views taken in")
            words = f"{words.format(n=len(taken))}: {', '.join(one.name for one in taken)}"
            if newer := [one for one in taken if one.view is None]:
                words += f". {newer[0].problem}"
            self.told.emit(words)

        self._shelf.ask("a file of views", work, then, self._tell_failure)
