"""The user's settings in the window: the dialog that shows them, and putting a changed one in force at once.

What holds from the next refresh needs nothing but the saving: every run asks for the settings anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from govtrades_desktop.gui.dialogs.settings import SettingsDialog
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.settings.paths import DataPaths
    from govtrades_desktop.settings.settings import Settings


class Preferences(QObject):
    """Shows the dialog, and does what it asks."""

    def __init__(self, window: MainWindow, paths: DataPaths) -> None:
        super().__init__(window)
        self._window = window
        self._paths = paths
        self.dialog: SettingsDialog | None = None
        window.settings_changed.connect(self._on_settings_changed)

    @Slot()
    def show_dialog(self) -> None:
        """Show the settings beside the window, which goes on working; one dialog at a time."""
        self.show_found("")

    def show_found(self, text: str) -> None:
        """Show the settings that a search finds; all of them for an empty one."""
        from govtrades_desktop.gui.dialogs.settings import SettingsDialog

        if self.dialog is None:
            self.dialog = SettingsDialog(
                self._window, self._window.settings, file=str(self._paths.settings_file)
            )
            self.dialog.changed.connect(self.put)
            self.dialog.act_wanted.connect(self._on_act_wanted)
            self.dialog.file_wanted.connect(self._on_file_wanted)
            self.dialog.finished.connect(self._on_closed)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        if text:
            self.dialog.find(text)

    @Slot(object)
    def put(self, values: dict[str, Any]) -> None:
        """Put checked values in force, and save them; where they cannot be saved, that is told."""
        window = self._window
        error = window.keep_settings(**values)
        if self.dialog is not None:
            why = f"{error.message} {error.hint}".strip() if error else ""
            told = self.tr("Not saved; it holds until the program ends. {why}").format(why=why)
            self.dialog.tell_trouble(told if error else "")
        if "theme" in values:
            window.choose_theme(values["theme"])
        if "refresh_interval" in values:
            window.first_steps.put_interval()

    @Slot(object)
    def _on_settings_changed(self, settings: Settings) -> None:
        if self.dialog is not None:
            self.dialog.tell(settings)

    @Slot(str)
    def _on_act_wanted(self, name: str) -> None:
        if name == "senate_terms_accepted_on":
            self._window.consent.show_terms()
        else:
            self._window.first_steps.show_again()

    @Slot()
    def _on_file_wanted(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paths.config)))

    @Slot()
    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
