"""What happens when a bug gets through: a line in the log, one dialog on the main thread, a report to copy.

Only bugs come here; what can go wrong in use is told where it happens. PySide delivers an exception of a slot
to `sys.excepthook`, also from a worker thread: the hook must hop to the main thread before it touches a
widget.
"""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton

from govtrades_desktop import __version__

_log = logging.getLogger(__name__)


def report_text(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return what a person can paste into a bug report: versions and the traceback, nothing personal."""
    return (
        f"GovTrades Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.platform()}\n\n" + "".join(traceback.format_exception(kind, error, trace))
    )


class CrashHook(QObject):
    """Takes the place of `sys.excepthook` and `threading.excepthook`; lives on the main thread.

    Signals:
        reported(object): the text of a report; tests listen, the dialog shows it.
    """

    reported = Signal(object)

    def __init__(self, parent: QObject | None = None, *, is_quiet: bool = False) -> None:
        """Build; `is_quiet`: no dialog (no display, a test)."""
        super().__init__(parent)
        self._is_quiet = is_quiet
        self._dialog: QMessageBox | None = None
        self._previous = sys.excepthook, threading.excepthook
        self.reported.connect(self._on_reported)

    def install(self) -> None:
        """Take over from now on."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._previous

    def report(self, error: BaseException) -> None:
        """Report an error that was caught, as if it had not been."""
        self._hook(type(error), error, error.__traceback__)

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        _log.critical("an error that nobody expected", exc_info=(kind, error, trace))
        self.reported.emit(report_text(kind, error, trace))  # queued to main from any other thread

    @Slot(object)
    def _on_reported(self, text: str) -> None:
        if self._is_quiet or self._dialog is not None:  # one dialog, not a heap of them; the log has them all
            return
        box = QMessageBox()
        box.setIcon(QMessageBox.Icon.Critical)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("GovTrades Desktop met a bug"))
        box.setText(
            self.tr("Something went wrong that should not have. Your data is safe; the program goes on.")
        )
        box.setInformativeText(self.tr("The report below tells what happened. It holds no personal data."))
        box.setDetailedText(text)
        copy = QPushButton(self.tr("Copy report"))
        box.addButton(copy, QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(self._on_copy)
        box.addButton(QMessageBox.StandardButton.Close)
        self._dialog = box
        box.finished.connect(self._on_closed)
        box.open()

    @Slot()
    def _on_copy(self) -> None:
        if self._dialog is not None:
            QGuiApplication.clipboard().setText(self._dialog.detailedText())

    @Slot()
    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
