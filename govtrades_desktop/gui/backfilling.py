"""Earlier years, fetched year by year, newest first: what was wished for survives a cancel and a restart.

Each year is a run of its own, so that its trades show before the next year begins and a refresh that is due
comes in between. It asks the controller for runs and keeps the wish in the session; it fetches nothing.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.read_thread import ReadResult, ReadThread
from govtrades_desktop.gui.refresh_controller import RefreshController, RefreshState
from govtrades_desktop.refresh.events import RefreshReport, RefreshRequest
from govtrades_desktop.settings import senate_terms

if TYPE_CHECKING:
    from govtrades_desktop.gui.dialogs.backfill import BackfillDialog
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.settings.paths import DataPaths

_YEARS = "backfill/years"
_NAME = "backfill"


class Backfilling(QObject):
    """Keeps the years that are wished for, and has them fetched one after the other.

    Attributes:
        years: still to be fetched, newest first.
        is_going: they are being fetched, or wait for another run to end.

    Signals:
        told(str): a sentence for the status bar.
        failed(object): an error that nobody expected.
        changed(): years or how they stand.
    """

    told = Signal(str)
    failed = Signal(object)
    changed = Signal()

    def __init__(
        self, window: MainWindow, controller: RefreshController, reader: ReadThread, paths: DataPaths
    ) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._reader = reader
        self._paths = paths
        self._is_mine = False
        self._offer = ""
        self.is_going = False
        self.years = _years_of(window.session.text(_YEARS))
        self.dialog: BackfillDialog | None = None
        reader.answered.connect(self._on_answered)
        controller.refreshed.connect(self._on_refreshed)
        controller.imported.connect(self._on_other_ended)
        controller.pruned.connect(self._on_other_ended)
        controller.failed.connect(self._on_failed)
        controller.state_changed.connect(self._on_state)
        window.status.offer_taken.connect(self._on_offer_taken)

    @property
    def is_mine(self) -> bool:
        """Whether the run under way fetches one of the years."""
        return self._is_mine and self._controller.state.is_running

    # Wishes

    def offer(self) -> None:
        """At a start: offer what an earlier session left, for as long as somebody looks."""
        if self.years and not self.is_going:
            self._offer = self.tr("Not fetched to the end: {years}").format(years=years_words(self.years))
            self._window.status.offer(self._offer, self.tr("Go on"))

    @Slot()
    def _on_offer_taken(self) -> None:
        if self._offer and self._window.status.message.text() == self._offer:
            self.go_on()
        self._offer = ""

    @Slot(object)
    def start(self, years: Iterable[int]) -> None:
        """Fetch these years, newest first; what was wished for before and is not chosen now is forgotten."""
        current = self.years[:1] if self.is_mine else ()
        self._keep(sorted({*years, *current}, reverse=True))
        self.go_on()

    @Slot()
    def go_on(self) -> None:
        """Go on with the years that are left."""
        self.is_going = bool(self.years)
        self._controller.resume()
        self._next()

    @Slot()
    def stop(self) -> None:
        """Stop; the years that are left are offered again, in this session and the next."""
        self.is_going = False
        if self.is_mine:
            self._controller.cancel()
        self.changed.emit()

    @Slot()
    def forget(self) -> None:
        """Stop, and offer nothing."""
        self.stop()
        self._keep(())

    def _keep(self, years: Iterable[int]) -> None:
        self.years = tuple(years)
        self._window.session.keep(_YEARS, ",".join(map(str, self.years)))
        self._window.session.save()  # now: a program that is killed asks nobody
        self.changed.emit()

    # Year after year

    @Slot()
    def _next(self) -> None:
        if self._window.is_closed or not self.is_going or self._controller.state.is_running:
            self.changed.emit()
            return
        if not self.years:
            self.is_going = False
            self.changed.emit()
            return
        sources = senate_terms.default_sources(self._window.settings)
        self._is_mine = True  # before the start: it tells of itself at once
        self._is_mine = self._controller.start(RefreshRequest(sources, self.years[:1], is_manual=True))
        self.changed.emit()

    @Slot(object)
    def _on_refreshed(self, report: RefreshReport) -> None:
        if not self._is_mine:
            self._on_other_ended()
            return
        self._is_mine = False
        silent = [run for run in report.runs if run.is_unavailable and not run.is_incidental]
        if report.is_cancelled or silent:
            self.is_going = False
            if silent and not report.is_cancelled:
                self.told.emit(
                    self.tr("The fetch of {years} rests: no answer. It is offered again").format(
                        years=years_words(self.years)
                    )
                )
        else:
            self._keep(self.years[1:])
            self.is_going = bool(self.years)
            if not self.years:
                self.told.emit(self.tr("All chosen years were fetched"))
        self.ask_outlook()
        self.changed.emit()
        QTimer.singleShot(0, self, self._go_round)

    @Slot()
    def _go_round(self) -> None:
        """What a person asked for comes first, then what is due by the clock, then the next year."""
        if self.is_going and not self._window.is_closed and not self._controller.start_if_due():
            self._next()

    @Slot()
    def _on_other_ended(self) -> None:
        if self.is_going:
            QTimer.singleShot(0, self, self._next)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        """A run that could not end: a full disk would fail the next year in the same way."""
        if self._is_mine:
            self._is_mine = False
            self.is_going = False
            self.changed.emit()
        else:
            self._on_other_ended()

    # The dialog

    @Slot()
    def show_dialog(self) -> None:
        """Show the years beside the window, which goes on working; one dialog at a time."""
        from govtrades_desktop.gui.dialogs.backfill import BackfillDialog

        if self.dialog is None:
            self.dialog = BackfillDialog(self._window)
            self.dialog.start_wanted.connect(self.start)
            self.dialog.stop_wanted.connect(self.stop)
            self.dialog.forget_wanted.connect(self.forget)
            self.dialog.pause_wanted.connect(self._controller.pause)
            self.dialog.resume_wanted.connect(self._controller.resume)
            self.dialog.finished.connect(self._on_closed)
            self.changed.connect(self._tell)
        self.ask_outlook()
        self._tell()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot()
    def ask_outlook(self) -> None:
        """Have the years counted anew, where somebody looks."""
        if self.dialog is None or self._window.is_closed:
            return
        paths, settings = self._paths, self._window.settings

        def work(_library: Any, _stop: threading.Event) -> Any:
            from govtrades_desktop.refresh.backfill import load_outlook

            sources = senate_terms.default_sources(settings)
            return load_outlook(paths, settings, sources, today=dt.datetime.now(dt.UTC).date())

        self._reader.ask(_NAME, work)

    @Slot(object)
    def _on_answered(self, result: ReadResult) -> None:
        if result.request.name != _NAME or self.dialog is None:
            return
        if result.error is None:
            self.dialog.tell_outlook(result.value, self.years)
        elif isinstance(result.error, GovTradesError):
            self.dialog.tell_trouble(f"{result.error.message} {result.error.hint}".strip())
        else:
            self.failed.emit(result.error)

    @Slot(object)
    def _on_state(self, state: RefreshState) -> None:
        self._tell()
        if self.is_going and not self._is_mine and not state.is_running:
            # some runs (looking after the data) end without a word of their own
            QTimer.singleShot(0, self, self._next)

    @Slot()
    def _tell(self) -> None:
        if self.dialog is not None:
            self.dialog.tell_state(
                self._controller.state, self.years, is_mine=self.is_mine, is_going=self.is_going
            )

    @Slot()
    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.changed.disconnect(self._tell)
            self.dialog.deleteLater()
            self.dialog = None


def _years_of(text: str) -> tuple[int, ...]:
    years = {int(part) for part in text.split(",") if part.isdecimal() and len(part) == 4}
    return tuple(sorted(years, reverse=True))


def years_words(years: Iterable[int]) -> str:
    """Return "2015 – 2012, 2009": years in a row as one stretch, newest first."""
    stretches: list[list[int]] = []
    for year in sorted(set(years), reverse=True):
        if stretches and stretches[-1][-1] == year + 1:
            stretches[-1].append(year)
        else:
            stretches.append([year])
    return (
        ", ".join(str(one[0]) if len(one) == 1 else f"{one[0]} – {one[-1]}" for one in stretches) or show.NONE
    )
