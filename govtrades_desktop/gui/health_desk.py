"""What stands behind the Health page, and looks after the program's health while nobody looks at it.

It has the facts read on the read thread, has failed filings tried again, and tells a concern once: over the
page, and in the tray where there is one. It measures the event loop while the page is seen or a run goes on.
"""

from __future__ import annotations

import datetime as dt
import logging
import platform
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from govtrades_desktop import __version__
from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui import resources
from govtrades_desktop.gui.loop_probe import LoopProbe
from govtrades_desktop.gui.read_thread import ReadResult, ReadThread
from govtrades_desktop.gui.refresh_controller import RefreshController, RefreshState
from govtrades_desktop.gui.refresh_requests import ReadAgain

if TYPE_CHECKING:
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.gui.pages.health_page import HealthPage
    from govtrades_desktop.gui.pages.page import Page
    from govtrades_desktop.refresh.concerns import Concern
    from govtrades_desktop.settings.paths import DataPaths

_log = logging.getLogger(__name__)

LOOK_AFTER_MS = 30 * 60 * 1000
_FIRST_LOOK_MS = 20_000
_TRAY_MS = 20_000
_RUNS = 600
_FACTS, _LOG, _CONCERNS = "health", "health log", "health concerns"


class HealthDesk(QObject):
    """Brings the page its facts; lives on the main thread.

    Signals:
        told(str): a sentence for the status bar.
        failed(object): an error that nobody expected.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self, window: MainWindow, controller: RefreshController, reader: ReadThread, paths: DataPaths
    ) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._reader = reader
        self._paths = paths
        self._page: HealthPage | None = None
        self._tray: QSystemTrayIcon | None = None
        self._told: set[str] = set()
        self.probe = LoopProbe(self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AFTER_MS)
        self._timer.timeout.connect(self.look)
        self._gap_clock = QTimer(self)
        self._gap_clock.setInterval(1000)
        self._gap_clock.timeout.connect(self._tell_gaps)
        reader.answered.connect(self._on_answered)
        controller.state_changed.connect(self._on_state)
        controller.refreshed.connect(self.look)
        controller.failed.connect(self.look)

    def begin(self) -> None:
        """A person has started the program: look after its health from now on."""
        QTimer.singleShot(_FIRST_LOOK_MS, self, self.look)
        self._timer.start()

    @Slot(object)
    def take_page(self, page: Page) -> None:
        """Serve the page as soon as there is one."""
        if page.name != "health":
            return
        health: Any = page
        self._page = health
        health.facts_wanted.connect(self.ask_facts)
        health.log_wanted.connect(self._ask_log)
        health.try_again_wanted.connect(self.try_again)
        health.report_wanted.connect(self.copy_report)
        health.check_wanted.connect(self.check)
        health.seen.connect(self._on_seen)
        health.left.connect(self._on_left)
        health.tell_state(self._controller.state)

    # Reading

    @Slot()
    def ask_facts(self) -> None:
        """Have everything read anew."""
        self._ask(is_checked=False)

    @Slot()
    def check(self) -> None:
        """Have everything read anew, and the whole database checked by SQLite."""
        self._ask(is_checked=True)

    def _ask(self, *, is_checked: bool) -> None:
        if self._window.is_closed:
            return
        paths, settings = self._paths, self._window.settings

        def work(library: Any, _stop: threading.Event) -> Any:
            from govtrades_desktop.gui.health_words import HealthFacts
            from govtrades_desktop.query.health import load_health
            from govtrades_desktop.refresh.condition import load_condition
            from govtrades_desktop.settings.log_reading import read_log

            health = load_health(library, is_checked=is_checked, runs=_RUNS)
            now = dt.datetime.now(dt.UTC)
            condition = load_condition(paths, settings, health.sources, now=now)
            return HealthFacts(health, condition, tuple(read_log(paths)))

        self._reader.ask(_FACTS, work)

    @Slot()
    def _ask_log(self) -> None:
        paths = self._paths

        def work(_library: Any, _stop: threading.Event) -> Any:
            from govtrades_desktop.settings.log_reading import read_log

            return tuple(read_log(paths))

        self._reader.ask(_LOG, work)

    @Slot()
    def look(self) -> None:
        """Look whether there is anything that a person should know."""
        if self._window.is_closed:
            return
        paths, settings = self._paths, self._window.settings

        def work(library: Any, _stop: threading.Event) -> Any:
            from govtrades_desktop.query.health import load_health
            from govtrades_desktop.refresh.condition import load_condition

            sources = load_health(library, runs=1).sources
            return load_condition(paths, settings, sources, now=dt.datetime.now(dt.UTC)).concerns

        self._reader.ask(_CONCERNS, work)

    @Slot(object)
    def _on_answered(self, result: ReadResult) -> None:
        if result.request.name not in (_FACTS, _LOG, _CONCERNS) or self._window.is_closed:
            return
        if result.error is not None:
            self._tell_error(result.error)
        elif result.request.name == _CONCERNS:
            self._tell_concerns(result.value)
        elif self._page is None:
            pass
        elif result.request.name == _FACTS:
            self._page.tell(result.value)
            self._tell_concerns(result.value.condition.concerns)
        else:
            self._page.log.tell(result.value)

    def _tell_error(self, error: Exception) -> None:
        if not isinstance(error, GovTradesError):
            self.failed.emit(error)
        elif self._page is not None:
            self._page.tell_trouble(f"{error.message} {error.hint}".strip())
        else:
            _log.warning("health: %s", error)

    # Concerns

    def _tell_concerns(self, concerns: tuple[Concern, ...]) -> None:
        """Tell what is new; what went away may come back and be told again."""
        new = [one for one in concerns if one.key not in self._told]
        self._told = {one.key for one in concerns}
        if not new:
            return
        for one in new:
            _log.warning("concern: %s", one.words)
        if self._page is not None and self._page.isVisible() and self._window.isActiveWindow():
            return  # it stands before the reader already
        self._window.news.tell_notices([one.words for one in new])
        self._tell_tray(" ".join(one.words for one in new))

    def _tell_tray(self, text: str) -> None:
        """Say it in the tray, where there is one and the user lets it; the icon stays a moment only."""
        if self._window.settings.tray_notices != "on" or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(resources.app_icon(), self)
            self._tray.setToolTip("GovTrades Desktop")
            self._tray.messageClicked.connect(self._on_tray)
            self._tray.activated.connect(self._on_tray)
        self._tray.show()
        self._tray.showMessage("GovTrades Desktop", text, QSystemTrayIcon.MessageIcon.Warning, _TRAY_MS)
        QTimer.singleShot(_TRAY_MS, self._tray, self._tray.hide)

    @Slot()
    def _on_tray(self) -> None:
        self._window.come_up(())
        self._window.show_page("health")

    # What the page wants

    @Slot(object)
    def try_again(self, filing_ids: tuple[int, ...]) -> None:
        """Try these filings again: at once, or as soon as the running job has ended."""
        if not self._controller.start_or_wait(ReadAgain(filing_ids)):
            self.told.emit(self.tr("They are tried again as soon as the running job has ended"))

    @Slot()
    def copy_report(self) -> None:
        """Put everything into the clipboard, without the user's name and folders."""
        if self._page is None or self._page.facts is None:
            return
        from govtrades_desktop.gui.health_words import report
        from govtrades_desktop.settings.log_reading import without_person

        text = report(
            self._page.facts,
            self._controller.state,
            self.probe.gaps(),
            version=__version__,
            system=platform.platform(),
        )
        for folder in (self._paths.root, self._paths.config, self._paths.logs):
            text = text.replace(str(folder), "DATA")
        QGuiApplication.clipboard().setText(without_person(text))
        self.told.emit(self.tr("The report is in the clipboard, without your name and folders"))

    @Slot(object)
    def _on_state(self, state: RefreshState) -> None:
        self.probe.want("run", is_wanted=state.is_running)
        if self._page is not None:
            self._page.tell_state(state)

    @Slot()
    def _on_seen(self) -> None:
        self.probe.want("page", is_wanted=True)
        self._gap_clock.start()

    @Slot()
    def _on_left(self) -> None:
        self.probe.want("page", is_wanted=False)
        self._gap_clock.stop()

    @Slot()
    def _tell_gaps(self) -> None:
        if self._page is not None:
            self._page.tell_gaps(self.probe.gaps(), self.probe.recent())
