"""Originals that are fetched on a reader's wish: the refresh thread fetches, here it is asked for and told.

It knows neither pages nor panes: `InkPanel` says which original, and shows what came of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui.refresh_controller import FetchOriginals, RefreshController, RefreshState
from govtrades_desktop.refresh.events import RefreshReport, RunError
from govtrades_desktop.settings import senate_terms

if TYPE_CHECKING:
    from govtrades_desktop.core.source_document import SourceDocument
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.settings.settings import Settings


class OriginalsFetcher(QObject):
    """Has originals fetched, one after the other, after the run under way."""

    def __init__(self, window: MainWindow, controller: RefreshController) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._asked: set[int] = set()
        self._running: tuple[int, ...] = ()
        self._faults: list[RunError] = []
        self._wish: SourceDocument | None = None
        window.ink.fetch_wanted.connect(self.fetch)
        window.consent.changed.connect(self._on_consent)
        controller.state_changed.connect(self._on_state)
        controller.noted.connect(self._on_noted)
        controller.refreshed.connect(self._on_ended)
        controller.imported.connect(self._on_ended)
        controller.failed.connect(self._on_failed)

    @Slot(object)
    def fetch(self, source: SourceDocument) -> None:
        """Fetch an original now, or as soon as the run under way has ended; the Senate's after its terms."""
        window = self._window
        if source.source == "senate" and not senate_terms.is_accepted(window.settings):
            self._wish = source
            window.ink.tell_trouble(
                source.filing_id,
                self.tr(
                    "The Senate's site gives its reports only to those who have accepted its terms of use. "
                    "Read them and decide; then the page is fetched."
                ),
                self.tr("Read the terms…"),
            )
            window.consent.show_terms()
            return
        self._asked.add(source.filing_id)
        window.ink.tell_fetching(frozenset(self._asked))
        if not self._controller.start_or_wait(FetchOriginals((source.filing_id,))):
            window.status.say(self.tr("The page is fetched as soon as the running job has ended"))

    @Slot(object)
    def _on_consent(self, settings: Settings) -> None:
        """Fetch what was asked for before the terms were accepted, if the reader still looks at it."""
        wish, self._wish = self._wish, None
        shown = self._window.ink.shown_source
        is_looked_at = wish is not None and shown is not None and shown.filing_id == wish.filing_id
        if wish is not None and is_looked_at and senate_terms.is_accepted(settings):
            self.fetch(wish)

    @Slot(object)
    def _on_state(self, state: RefreshState) -> None:
        if isinstance(state.request, FetchOriginals) and state.request.filing_ids != self._running:
            self._running = state.request.filing_ids
            self._faults = []

    @Slot(object)
    def _on_noted(self, event: Any) -> None:
        if self._running and isinstance(event, RunError):
            self._faults.append(event)

    @Slot(object)
    def _on_ended(self, report: Any) -> None:
        is_cancelled = isinstance(report, RefreshReport) and report.is_cancelled
        self._end("" if not is_cancelled else self.tr("Fetching was stopped."))

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        words = f"{error.message} {error.hint}".strip() if isinstance(error, GovTradesError) else str(error)
        self._end(words)

    def _end(self, trouble: str) -> None:
        """Let the pane look again, and say what kept the original away: after the data was taken up."""
        ended, self._running = self._running, ()
        self._asked.difference_update(ended)
        if self._window.is_closed:
            return
        ink = self._window.ink
        ink.tell_fetching(frozenset(self._asked))
        ink.take_news()
        if ended and not trouble and self._faults:
            first = self._faults[0]
            trouble = f"{first.error} {first.hint}".strip()
        for filing_id in ended if trouble else ():
            ink.tell_trouble(filing_id, trouble)
