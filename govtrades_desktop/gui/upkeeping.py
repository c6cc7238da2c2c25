"""Looking after the data while the window stands, in quiet moments, and telling what came of it.

The refresh thread does it (`refresh.upkeep`), after each refresh too; a run that anybody wants goes first.
Here is only when, and where the sentences go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from govtrades_desktop.gui.refresh_controller import RefreshController
from govtrades_desktop.gui.refresh_requests import Upkeep
from govtrades_desktop.refresh.soundness import Upkept

if TYPE_CHECKING:
    from govtrades_desktop.gui.main_window import MainWindow

FIRST_AFTER_MS = 45_000
"""Off the way of a start, and of the refresh that may come with it."""

EVERY_MS = 60 * 60 * 1000


class Upkeeping(QObject):
    """Starts it, and tells what came of it."""

    def __init__(self, window: MainWindow, controller: RefreshController) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._is_check_due = False
        self._is_urgent = False
        self._timer = QTimer(self)
        self._timer.setInterval(FIRST_AFTER_MS)
        self._timer.timeout.connect(self.start)
        self._timer.start()
        controller.noted.connect(self._on_noted)
        controller.state_changed.connect(self._on_state)

    def begin_soon(self, *, is_check_due: bool) -> None:
        """Begin as soon as the window stands: something is to be brought back, or checked."""
        self._is_check_due = is_check_due
        self._is_urgent = True
        QTimer.singleShot(0, self, self.start)

    @Slot()
    def start(self) -> None:
        """Begin, unless something else is under way: a refresh ends with it by itself."""
        if not self._window.is_closed and self._controller.start(Upkeep(is_check_due=self._is_check_due)):
            self._timer.setInterval(EVERY_MS)
            self._is_urgent = False

    @Slot(object)
    def _on_state(self, _state: object) -> None:
        """What could not begin at once, because a start resolves first, begins when that has ended."""
        if self._is_urgent and not self._controller.state.is_running:
            QTimer.singleShot(0, self, self.start)

    @Slot(object)
    def _on_noted(self, event: object) -> None:
        if not isinstance(event, Upkept) or self._window.is_closed:
            return
        self._is_check_due = False
        for report in event.reports:
            self._window.refreshing.arrived.emit(report.changes)
        if event.notices:
            self._window.news.tell_notices(event.notices)
