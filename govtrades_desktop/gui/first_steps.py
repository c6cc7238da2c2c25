"""The first steps in the window: shown until they are answered, and again when asked for.

Until then no timer asks the network: a person who has not said so yet has not agreed to it. A refresh by hand
is such a person's own act, and works.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from govtrades_desktop.gui import formatting as show

if TYPE_CHECKING:
    from govtrades_desktop.gui.dialogs.first_run import FirstRunPanel
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.settings.paths import DataPaths
    from govtrades_desktop.settings.settings import Settings

_AFTER_FIRST_PAINT_MS = 300


class FirstSteps(QObject):
    """Shows the panel, keeps that it was answered, and lets the timer go then."""

    def __init__(
        self,
        window: MainWindow,
        paths: DataPaths,
        bundled_on: dt.date | None,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._paths = paths
        self._bundled_on = bundled_on
        self._today = today
        self._is_held = False
        self.panel: FirstRunPanel | None = None
        window.settings_changed.connect(self._on_settings_changed)

    @property
    def is_answered(self) -> bool:
        """Whether they were finished or skipped, once."""
        return bool(self._window.settings.first_run_done_on)

    def begin(self) -> None:
        """A person has started the program: until the steps are answered, hold the timer and show them."""
        if not self.is_answered:
            self._is_held = True
            self.put_interval()
            QTimer.singleShot(_AFTER_FIRST_PAINT_MS, self, self._show_first)

    def put_interval(self) -> None:
        """Put the interval of the settings in force: held back until the steps are answered."""
        interval = self._window.settings.refresh_interval
        self._window.top.refresh.interval = interval
        self._window.controller.set_interval("off" if self._is_held else interval)

    @Slot()
    def _show_first(self) -> None:
        if not self.is_answered and not self._window.is_closed:
            self.show_again()

    @Slot()
    def show_again(self) -> None:
        """Show the first step, and give it the keyboard."""
        from govtrades_desktop.gui.dialogs.first_run import FirstRunPanel

        if self.panel is None:
            window = self._window
            self.panel = FirstRunPanel(
                window.centralWidget(),
                window.settings,
                self._paths,
                data_of=show.day(self._bundled_on) if self._bundled_on else "",
            )
            self.panel.answered.connect(self._on_answered)
            self.panel.left.connect(window.navigator.focus_rows)
            self.panel.senate_terms_wanted.connect(window.consent.show_terms)
            self.panel.folder_wanted.connect(self._on_folder_wanted)
        self.panel.go_to(0)
        self.panel.show()
        self.panel.raise_()
        self._window.activateWindow()
        self.panel.take_keyboard()

    @Slot(object)
    def _on_answered(self, interval: str | None) -> None:
        window = self._window
        self._is_held = False
        changes = {"first_run_done_on": self._today().isoformat()}
        if interval is not None:
            changes["refresh_interval"] = interval
        window.preferences.put(changes)
        self.put_interval()
        self.put_away()
        chosen = window.settings.refresh_interval
        window.status.say(
            self.tr("Nothing is refreshed by itself; F5 refreshes")
            if chosen == "off"
            else self.tr("Refreshed by itself from now on; the menu of Refresh changes that")
        )

    def put_away(self) -> None:
        """Take the panel away, and give the keyboard back to the page; nothing is answered by it."""
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None
        self._window.navigator.focus_rows()

    @Slot(object)
    def _on_settings_changed(self, settings: Settings) -> None:
        if self.panel is not None:
            self.panel.tell(settings)

    @Slot()
    def _on_folder_wanted(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paths.root)))
