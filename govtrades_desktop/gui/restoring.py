"""Restoring a backup as the window does it: the list, the choice, and stepping aside for the exchange.

Nothing can be put in the place of a database that somebody has open, so the window closes, as at its end, and
`app` opens another over what is there then. Here is only the wish; `carry_out` does it while no window is.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QThread, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QProgressBar, QVBoxLayout, QWidget

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.gui.read_thread import ReadResult, ReadThread
from govtrades_desktop.gui.refresh_controller import RefreshController
from govtrades_desktop.store.backup import Backup, backups_of, describe

if TYPE_CHECKING:
    from govtrades_desktop.gui.dialogs.restore import RestoreDialog
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.settings.paths import DataPaths

_log = logging.getLogger(__name__)

_LIST, _LOOK = "backups", "backup of "


@dataclass(frozen=True, slots=True)
class RestoreWish:
    """What is to be done while no window is open."""

    copy: Path
    is_user: bool


class Restoring(QObject):
    """Shows the dialog, and closes the window for the exchange.

    Signals:
        told(str): a sentence for the status bar.

    Attributes:
        wish: what is to be done once the window has closed; None: nothing.
    """

    told = Signal(str)

    def __init__(
        self, window: MainWindow, controller: RefreshController, reader: ReadThread, paths: DataPaths
    ) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._reader = reader
        self._paths = paths
        self._left_to_look_at: list[Path] = []
        self.wish: RestoreWish | None = None
        self.dialog: RestoreDialog | None = None
        reader.answered.connect(self._on_answered)
        controller.state_changed.connect(self._on_state)

    @Slot()
    def show_dialog(self) -> None:
        """Show the dialog beside the window; one at a time."""
        from govtrades_desktop.gui.dialogs.restore import RestoreDialog

        if self.dialog is None:
            self.dialog = RestoreDialog(self._window, folder=str(self._paths.backups))
            self.dialog.kind_chosen.connect(self._list)
            self.dialog.file_chosen.connect(self._on_file)
            self.dialog.restore_wanted.connect(self._on_wanted)
            self.dialog.folder_wanted.connect(self._on_folder)
            self.dialog.finished.connect(self._on_closed)
        self._list(self.dialog.is_user)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot(bool)
    def _list(self, is_user: bool) -> None:  # noqa: FBT001 - a slot
        database = self._paths.user_database if is_user else self._paths.database
        folder = self._paths.backups

        def work(_library: Any, _stop: threading.Event) -> tuple[bool, list[Backup]]:
            return is_user, backups_of(database, folder)

        self._reader.ask(_LIST, work)

    def _look(self) -> None:
        """Have the next copy looked at: one after the other, newest first, so that the list fills."""
        if self._left_to_look_at:
            copy = self._left_to_look_at.pop(0)
            self._reader.ask(_LOOK, lambda _library, _stop: (copy, describe(copy)))

    @Slot(object)
    def _on_answered(self, result: ReadResult) -> None:
        name = result.request.name
        if name not in (_LIST, _LOOK) or self.dialog is None:
            return
        if result.error is not None:
            self.dialog.tell_trouble(str(result.error))
        elif name == _LIST:
            is_user, copies = result.value
            if is_user == self.dialog.is_user:  # else another list was asked for meanwhile
                self.dialog.tell_copies(copies)
                self._left_to_look_at = [one.path for one in copies]
        else:
            self.dialog.tell_contents(*result.value)
        self._look()

    @Slot(object)
    def _on_file(self, path: Path) -> None:
        if self.dialog is None:
            return
        try:
            facts = path.stat()
        except OSError as error:
            self.dialog.tell_trouble(
                self.tr("{path} cannot be opened: {why}.").format(path=path, why=error.strerror or error)
            )
            return
        made_at = dt.datetime.fromtimestamp(facts.st_mtime, dt.UTC)
        self.dialog.add_file(Backup(path, made_at, 0, "file", facts.st_size))
        self._left_to_look_at.insert(0, path)
        self._look()

    @Slot(object)
    def _on_wanted(self, copy: Path) -> None:
        """Close the window for the exchange; a job under way is stopped first, and what it did is kept."""
        is_user = self.dialog is not None and self.dialog.is_user
        self.wish = RestoreWish(copy, is_user)
        if self._controller.state.is_running:
            self.told.emit(self.tr("The running job is stopped, then the backup is restored"))
            self._controller.cancel()
            return
        self._leave()

    @Slot(object)
    def _on_state(self, state: Any) -> None:
        if self.wish is not None and not state.is_running:
            self._leave()

    def _leave(self) -> None:
        if self.dialog is not None:
            self.dialog.close()
        if not self._window.is_closed:
            self._window.close()

    @Slot()
    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paths.backups)))

    @Slot()
    def _on_closed(self) -> None:
        self._left_to_look_at = []
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def carry_out(wish: RestoreWish, paths: DataPaths, app: QApplication) -> str:
    """Put the copy in its place, and make it ready, off the GUI thread, while no window is open.

    Returns:
        What came of it, in a sentence for the next window: also where it could not be done.
    """

    def work() -> str:
        from govtrades_desktop.refresh.processing import derive_now
        from govtrades_desktop.refresh.restoring import restore_copy
        from govtrades_desktop.refresh.soundness import ready_database
        from govtrades_desktop.settings.paths import bundled_database, bundled_reference

        try:
            done = restore_copy(wish.copy, paths, is_user=wish.is_user, stop=threading.Event())
            ready = ready_database(paths, starter=bundled_database(), reference=bundled_reference())
            derive_now(paths, stop=threading.Event(), is_full=True)  # the tables are of other data
        except GovTradesError as error:
            _log.warning("%s %s", error, error.context)
            return f"{error.message} {error.hint}".strip()
        return " ".join([done.sentence(), *ready.notices])

    return _wait_for(work, app)


class _Work(QThread):
    def __init__(self, work: Callable[[], str]) -> None:
        super().__init__()
        self._work = work
        self.sentence = ""
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.sentence = self._work()
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            self.error = error


def _wait_for(work: Callable[[], str], app: QApplication) -> str:
    """Do the work on a thread, with a small window that says so meanwhile."""
    box = QWidget()
    box.setWindowTitle("GovTrades Desktop")
    box.setWindowIcon(resources.app_icon())
    box.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)  # noqa: FBT003 - Qt's
    layout = QVBoxLayout(box)
    layout.setContentsMargins(24, 20, 24, 20)
    layout.setSpacing(12)
    words = PlainLabel(app.tr("The backup is being restored; the window comes back in a moment."), box)
    words.setFont(theme.font("heading"))
    bar = QProgressBar(box)
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    layout.addWidget(words)
    layout.addWidget(bar)
    box.setStyleSheet(theme.chrome_sheet())
    is_quitting = app.quitOnLastWindowClosed()
    app.setQuitOnLastWindowClosed(False)
    loop = QEventLoop()
    thread = _Work(work)
    thread.finished.connect(loop.quit)
    box.show()
    thread.start()
    loop.exec()
    thread.wait()
    box.close()
    box.deleteLater()
    app.setQuitOnLastWindowClosed(is_quitting)
    if thread.error is not None:
        raise thread.error
    return thread.sentence
