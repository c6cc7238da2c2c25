"""Asking whether there is a newer version: by hand, or once a week where the user wants it; told in words.

It asks on a thread of its own and downloads nothing. Without an address in the settings it asks nobody.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from govtrades_desktop import __version__
from govtrades_desktop.core.errors import Cancelled, GovTradesError

if TYPE_CHECKING:
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.refresh.update_check import UpdateAnswer
    from govtrades_desktop.settings.settings import Settings

_log = logging.getLogger(__name__)

EVERY = dt.timedelta(days=7)
_ASKED_AT = "updates/asked_at"

Ask = Callable[["Settings", str, threading.Event], "UpdateAnswer"]


def _ask(settings: Settings, current: str, stop: threading.Event) -> UpdateAnswer:
    from govtrades_desktop.refresh.update_check import check_for_update  # with what speaks HTTP: 150 ms

    return check_for_update(settings, current, stop=stop)


class Updates(QObject):
    """Asks and tells; lives on the main thread.

    Signals:
        told(str): a sentence for the status bar.
        noticed(str): there is a newer version: a sentence to stand until it is read.
        failed(object): the asking failed (a GovTradesError), or an error that nobody expected.
    """

    told = Signal(str)
    noticed = Signal(str)
    failed = Signal(object)
    _answered = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        ask: Ask = _ask,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        super().__init__(window)
        self._window = window
        self.ask = ask
        self._now = now
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._answered.connect(self._on_answered)  # sent from the thread: it arrives on this one

    @property
    def is_asking(self) -> bool:
        """Whether an answer is awaited."""
        return self._thread is not None

    @Slot()
    def check(self) -> None:
        """Ask now; where no address is set, show where it is."""
        if not self._window.settings.update_url:
            self._window.preferences.show_found("update_")
            self.told.emit(self.tr("No address to ask for new versions is set: the settings show where"))
        elif not self.is_asking:
            self.told.emit(self.tr("Asking for new versions"))
            self._start()

    @Slot()
    def check_if_due(self) -> None:
        """Ask where the user wants it by itself, and a week has gone by."""
        settings = self._window.settings
        is_wanted = settings.update_check == "weekly" and settings.update_url and settings.first_run_done_on
        if is_wanted and self._is_due() and not self.is_asking and not self._window.is_closed:
            self._start()

    def _is_due(self) -> bool:
        try:
            asked_at = dt.datetime.fromisoformat(self._window.session.text(_ASKED_AT))
            since = self._now() - asked_at
        except (ValueError, TypeError):
            return True
        return not dt.timedelta() <= since < EVERY  # a moment in the future is a clock that was wrong once

    def _start(self) -> None:
        self._window.session.keep(_ASKED_AT, self._now().isoformat())
        settings = self._window.settings
        self._thread = threading.Thread(target=self._work, args=(settings,), name="updates", daemon=True)
        self._thread.start()

    def _work(self, settings: Settings) -> None:
        outcome: Any
        try:
            outcome = self.ask(settings, __version__, self._stop)
        except Exception as error:  # noqa: BLE001 - told, whatever it is
            outcome = error
        self._answered.emit(outcome)

    @Slot(object)
    def _on_answered(self, outcome: UpdateAnswer | Exception) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._window.is_closed or isinstance(outcome, Cancelled):
            return
        if isinstance(outcome, GovTradesError):
            _log.warning("new versions: %s %s", outcome, outcome.context)
            self.told.emit(
                self.tr("Asking for new versions failed: {why}").format(
                    why=f"{outcome.message} {outcome.hint}".strip()
                )
            )
        elif isinstance(outcome, Exception):
            self.failed.emit(outcome)
        elif outcome.is_newer:
            self.noticed.emit(
                self.tr("Version {version} is out; this is {current}. It was asked for at {url}.").format(
                    version=outcome.version, current=outcome.current, url=self._window.settings.update_url
                )
            )
        else:
            self.told.emit(
                self.tr("This is the newest version: {current} (told: {version})").format(
                    current=outcome.current, version=outcome.version
                )
            )

    def shutdown(self) -> bool:
        """End the asking; True when its thread has ended."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(2)
            return not self._thread.is_alive()
        return True
