"""Refreshing as the window shows it: the button, the running job and its end, in the words of the status bar.

The controller runs and times; here wishes reach it, and its facts become sentences. It writes nothing but
the setting of the interval.
"""

from __future__ import annotations

import datetime as dt
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui import refresh_words as words
from govtrades_desktop.gui.refresh_controller import (
    FetchOriginals,
    ImportFiles,
    PruneArchive,
    ReadAgain,
    RefreshController,
    RefreshState,
)
from govtrades_desktop.refresh.events import FilingRead, RefreshReport, RefreshRequest, RunError
from govtrades_desktop.settings import senate_terms
from govtrades_desktop.settings.settings import Settings

if TYPE_CHECKING:
    from govtrades_desktop.gui.main_window import MainWindow

_log = logging.getLogger(__name__)


class Refreshing(QObject):
    """Starts and stops runs as the reader wishes, and tells how they stand.

    Signals:
        arrived(object): the ChangeSet of a run that ended.
        told(str): a sentence for the status bar.
        stamped(): when the data was last updated may have changed.
        running_changed(): whether a run can be cancelled.
        broke(object): an error that nobody expected ended a run.
    """

    arrived = Signal(object)
    told = Signal(str)
    stamped = Signal()
    running_changed = Signal()
    broke = Signal(object)

    def __init__(self, window: MainWindow, controller: RefreshController, bundled_on: dt.date | None) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._bundled_on = bundled_on
        button = window.top.refresh
        button.refresh_wanted.connect(self.refresh_years)
        button.cancel_wanted.connect(window.cancel)
        button.interval_wanted.connect(self._on_interval)
        button.site_wanted.connect(self._on_site_wanted)
        window.status.cancel_wanted.connect(window.cancel)
        controller.state_changed.connect(self.show_state)
        controller.noted.connect(self._on_noted)
        controller.refreshed.connect(self._on_refreshed)
        controller.failed.connect(self._on_failed)
        # "Updated 12:05, next 13:05" is of today only until midnight, and "now" passes.
        self._minute = QTimer(self)
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()

    @property
    def can_cancel(self) -> bool:
        """Whether a run is under way that was not asked to stop yet."""
        return self._controller.state.is_running and not self._controller.state.is_cancelling

    # Wishes

    @Slot()
    def refresh(self) -> None:
        """Refresh this year and the last."""
        self.refresh_years(())

    @Slot(object)
    def refresh_years(self, years: tuple[int, ...]) -> None:
        """Refresh these index years; none: the source's own choice."""
        if not self._controller.start(
            RefreshRequest(
                senate_terms.default_sources(self._window.settings),
                tuple(years),
                is_manual=True,
                is_reference_wanted=not years,
            )
        ):
            self.told.emit(self.tr("A refresh is under way"))

    @Slot(object)
    def read_again(self, filing_ids: tuple[int, ...]) -> None:
        """Read the documents of these filings again."""
        if not self._controller.start(ReadAgain(filing_ids)):
            self.told.emit(self.tr("A refresh is under way"))

    def fill_years(self, menu: QMenu) -> None:
        """Fill the menu of other years."""
        self._window.top.refresh.fill(menu)

    @Slot()
    def toggle_pause(self) -> None:
        """Let the run under way pause, or go on."""
        state = self._controller.state
        if state.is_paused:
            self._controller.resume()
        elif state.is_running:
            self._controller.pause()
        else:
            self.told.emit(self.tr("Nothing is running that could pause"))

    @Slot(object)
    def take_settings(self, settings: Settings) -> None:
        """Put what the settings say of the timer in force."""
        self._controller.set_resync(settings.resync_every_days)

    @Slot(str)
    def _on_interval(self, interval: str) -> None:
        self._window.preferences.put({"refresh_interval": interval})

    @Slot(str)
    def _on_site_wanted(self, source: str) -> None:
        address = senate_terms.LINK if source == "senate" else Settings().house_url
        QDesktopServices.openUrl(QUrl(address))

    # How it stands

    @Slot()
    def tell(self) -> None:
        """Tell anew how it stands."""
        self.show_state(self._controller.state)

    @Slot(object)
    def show_state(self, state: RefreshState) -> None:
        """Show a running job, what is wrong with a source, and when the data is of."""
        top, status = self._window.top, self._window.status
        progress = state.progress
        share = None
        if progress is not None and progress.total > 0 and progress.stage == "documents":
            share = progress.done / progress.total
        top.refresh.show_state(is_running=state.is_running, share=share)
        status.show_job(
            self._job_words(state) if state.is_running else "",
            share,
            is_running=state.is_running,
            is_cancelling=state.is_cancelling,
        )
        top.refresh.show_sources(
            tuple((one.source, words.source_trouble(one)) for one in state.troubles),
            is_senate_on=senate_terms.is_accepted(self._window.settings),
        )
        self.running_changed.emit()
        self._tell_stamp(state)

    def _job_words(self, state: RefreshState) -> str:
        if isinstance(state.request, ImportFiles) and not state.is_cancelling:
            return self._window.importer.job_words()
        if isinstance(state.request, FetchOriginals) and state.progress is None and not state.is_cancelling:
            return self.tr("Fetching the original")
        if isinstance(state.request, PruneArchive) and not state.is_cancelling:
            return self.tr("Making the archive smaller")
        return words.job(state.progress, is_cancelling=state.is_cancelling, is_paused=state.is_paused)

    def _tell_stamp(self, state: RefreshState) -> None:
        status = self._window.status
        status.stamp.tell(words.stamp(state, self._bundled_on), hint=words.next_runs(state))
        if state.last_error is not None and not state.is_running:
            status.show_trouble(words.trouble(state.last_error, state), words.hints(state))
        elif not state.is_running or state.last_error is None:
            status.show_trouble("")
        self.stamped.emit()

    @Slot()
    def _on_minute(self) -> None:
        self._tell_stamp(self._controller.state)

    @Slot(object)
    def _on_noted(self, event: object) -> None:
        if isinstance(event, RunError):
            _log.info("refresh: %s: %s", event.doc_id or "source", event.error)
        elif isinstance(event, FilingRead):
            _log.debug("refresh: %s %s, %d trades", event.doc_id, event.state, event.transactions)

    @Slot(object)
    def _on_refreshed(self, report: RefreshReport) -> None:
        if self._window.is_closed:  # the run's last word, delivered after the library was let go
            return
        self.arrived.emit(report.changes)
        if self._controller.state.last_error is None:
            self.told.emit(words.outcome(report))

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, GovTradesError):  # what was expected stands in the status bar already
            self.broke.emit(error)

    def stop_clock(self) -> None:
        """The window closes: no minute passes any more."""
        self._minute.stop()
