"""The Senate's terms in the window: shown when asked for, accepted or withdrawn by the user's act alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.settings import senate_terms
from govtrades_desktop.settings.settings import Settings

if TYPE_CHECKING:
    from govtrades_desktop.gui.dialogs.senate_terms import SenateTermsDialog
    from govtrades_desktop.gui.main_window import MainWindow


class SenateConsent(QObject):
    """Shows the dialog, and keeps what the user decided in the settings file.

    Signals:
        changed(object): the Settings after an acceptance or a withdrawal.
        failed(object): the settings file cannot be written (a GovTradesError): nothing was accepted.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, window: MainWindow, settings_file: Path, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(window)
        self._window = window
        self._file = settings_file
        self._today = today
        self.dialog: SenateTermsDialog | None = None

    @Slot()
    def show_terms(self) -> None:
        """Show the terms beside the window, which goes on working; one dialog at a time."""
        from govtrades_desktop.gui.dialogs.senate_terms import SenateTermsDialog

        if self.dialog is None:
            settings = self._window.settings
            self.dialog = SenateTermsDialog(
                self._window,
                accepted_on=settings.senate_terms_accepted_on,
                requests_per_second=settings.requests_per_second,
            )
            self.dialog.terms_accepted.connect(self._on_accepted)
            self.dialog.terms_withdrawn.connect(self._on_withdrawn)
            self.dialog.finished.connect(self._on_closed)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot()
    def _on_accepted(self) -> None:
        self._keep(lambda settings: senate_terms.accept_senate_terms(self._file, settings, on=self._today()))

    @Slot()
    def _on_withdrawn(self) -> None:
        self._keep(lambda settings: senate_terms.withdraw_senate_terms(self._file, settings))

    def _keep(self, change: Callable[[Settings], Settings]) -> None:
        try:
            settings = change(self._window.settings)
        except GovTradesError as error:
            self.failed.emit(error)
        else:
            self.changed.emit(settings)

    @Slot()
    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
