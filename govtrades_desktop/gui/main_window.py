"""The window: it holds the parts together and follows their wishes.

It asks nothing of the data itself but which years there are and how much of them was read. Longer than most
modules because every wish of a page, a bar or a menu ends here, each in a slot of a few lines.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from govtrades_desktop.core.errors import GovTradesError, UserInputError
from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import refresh_words as words
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.actions import Actions, build_menus
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.correcting import Correcting, CorrectWish, Edited
from govtrades_desktop.gui.coverage_words import both_sentence
from govtrades_desktop.gui.exporting import Exporter
from govtrades_desktop.gui.finding import Finding
from govtrades_desktop.gui.history import History
from govtrades_desktop.gui.importing import Importer
from govtrades_desktop.gui.pages.page import (
    FilingsWish,
    OfficialWish,
    Page,
    Place,
    SecurityWish,
    TradesWish,
)
from govtrades_desktop.gui.read_thread import ReadThread
from govtrades_desktop.gui.refresh_controller import (
    ImportFiles,
    ReadAgain,
    RefreshController,
    RefreshState,
)
from govtrades_desktop.gui.senate_consent import SenateConsent
from govtrades_desktop.gui.session import Session
from govtrades_desktop.gui.widgets.drop_hint import DropHint
from govtrades_desktop.gui.widgets.notice import Notice
from govtrades_desktop.gui.widgets.rail import Rail
from govtrades_desktop.gui.widgets.status_bar import StatusBar
from govtrades_desktop.gui.widgets.top_bar import TopBar
from govtrades_desktop.query.grammar import field_text
from govtrades_desktop.refresh.events import FilingRead, RefreshReport, RefreshRequest, RunError
from govtrades_desktop.settings import senate_terms
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings, save_settings

_log = logging.getLogger(__name__)

PAGES: tuple[tuple[str, str, str], ...] = (
    ("dashboard", "dashboard", "Dashboard"),
    ("trades", "trades", "Trades"),
    ("filings", "filings", "Filings"),
    ("officials", "officials", "Officials"),
    ("securities", "securities", "Securities"),
)
"""Name, icon and word of each page of the rail; its place in this table is its Ctrl+number."""

_PAGES_OF_ONE = ("official", "security")
"""Pages that are no page of the rail: each shows one of a list, by its key."""

_FIRST_SIZE = (1280, 800)
_SMALLEST_SIZE = (900, 560)


def _page_class(name: str) -> type[Page]:
    """Return a page's class, imported when it is first wanted: a start pays for one page only."""
    if name == "trades":
        from govtrades_desktop.gui.pages.trades_page import TradesPage

        return TradesPage
    if name == "filings":
        from govtrades_desktop.gui.pages.filings_page import FilingsPage

        return FilingsPage
    if name == "officials":
        from govtrades_desktop.gui.pages.officials_page import OfficialsPage

        return OfficialsPage
    if name == "securities":
        from govtrades_desktop.gui.pages.securities_page import SecuritiesPage

        return SecuritiesPage
    if name == "official":
        from govtrades_desktop.gui.pages.official_view import OfficialView

        return OfficialView
    if name == "security":
        from govtrades_desktop.gui.pages.security_view import SecurityView

        return SecurityView
    from govtrades_desktop.gui.pages.dashboard_page import DashboardPage

    return DashboardPage


class MainWindow(QMainWindow):
    """The window of the program.

    Signals:
        closed(): the window was closed and its threads have ended.
        page_shown(str): a page came to the front.
    """

    closed = Signal()
    page_shown = Signal(str)

    def __init__(
        self,
        catalogue: Catalogue,
        controller: RefreshController,
        reader: ReadThread,
        session: Session,
        *,
        paths: DataPaths,
        settings: Settings,
        watcher: theme.Watcher | None = None,
        on_failed: Callable[[BaseException], None] | None = None,
        page: str | None = None,
    ) -> None:
        """Build the window, with the page of the last session in front.

        Args:
            catalogue: what pages ask.
            controller: refreshes; the window shuts it down when it closes.
            reader: long reads; the window shuts it down when it closes.
            session: what is remembered between starts.
            paths: where things live.
            settings: in force; a change made in the window is saved at once.
            watcher: the theme in force, for the View menu.
            on_failed: told of an error nobody expected, for the crash dialog.
            page: in front at first; None: the one of the last session.
        """
        super().__init__()
        self.catalogue = catalogue
        self.controller = controller
        self.reader = reader
        self.session = session
        self.settings = settings
        self._paths = paths
        self._watcher = watcher
        self._on_bug = on_failed
        self._pages: dict[str, Page] = {}
        self._is_closed = False
        self._bundled_on = catalogue.health().starter_date
        self._history = History()
        self.exporter = Exporter(reader, self)
        self.correcting = Correcting(self, paths.user_database, paths.backups)
        self.consent = SenateConsent(self, paths.settings_file)
        self.importer = Importer(controller, session, self)
        self.setAcceptDrops(True)
        self.setWindowIcon(resources.app_icon())
        self.setMinimumSize(*_SMALLEST_SIZE)
        self.rail = Rail(self)
        for number, (name, icon, word) in enumerate(PAGES, 1):
            self.rail.add(name, icon, self.tr(word), f"Ctrl+{number}")
        self.top = TopBar(self, settings.refresh_interval)
        self.stack = QStackedWidget(self)
        self.status = StatusBar(self)
        right = QWidget(self)
        right_layout = QVBoxLayout(right)
        right_layout.setContentsMargins(0, 0, 0, 0)
        right_layout.setSpacing(0)
        right_layout.addWidget(self.top)
        self.notice = Notice(self)
        right_layout.addWidget(self.notice)
        right_layout.addWidget(self.stack, 1)
        middle = QWidget(self)
        middle_layout = QHBoxLayout(middle)
        middle_layout.setContentsMargins(0, 0, 0, 0)
        middle_layout.setSpacing(0)
        middle_layout.addWidget(self.rail)
        middle_layout.addWidget(right, 1)
        whole = QWidget(self)
        whole_layout = QVBoxLayout(whole)
        whole_layout.setContentsMargins(0, 0, 0, 0)
        whole_layout.setSpacing(0)
        whole_layout.addWidget(middle, 1)
        whole_layout.addWidget(self.status)
        self.setCentralWidget(whole)
        self._drop_hint = DropHint(whole)
        self.actions_ = Actions(self)
        self.finding = Finding(self)
        self._refresh_menu = build_menus(self, self.actions_, PAGES)
        self.top.export.setDefaultAction(self.actions_["export"])
        self._dress()
        self._connect()
        self._restore(page)
        self._on_state_changed(controller.state)
        self._tell_user_problem()

    # Building

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.top.search.searched.connect(self._on_typed)
        self.top.search.entered.connect(self._on_entered)
        self.top.search.left.connect(self._on_rows)
        self.top.years.year_chosen.connect(self._on_year)
        self.top.chambers.chamber_chosen.connect(self._on_chamber)
        self.top.refresh.refresh_wanted.connect(self._on_refresh_wanted)
        self.top.refresh.cancel_wanted.connect(self._on_cancel)
        self.top.refresh.interval_wanted.connect(self._on_interval)
        self.top.refresh.site_wanted.connect(self._on_site_wanted)
        self.top.refresh.import_wanted.connect(self.importer.ask)
        self.top.refresh.senate_terms_wanted.connect(self.consent.show_terms)
        self.consent.changed.connect(self._on_consent)
        self.consent.failed.connect(self.show_error)
        self.importer.told.connect(self.status.say)
        self.importer.progressed.connect(self._on_import_progressed)
        self.importer.imported.connect(self._on_imported)
        self.status.cancel_wanted.connect(self._on_cancel)
        self.status.coverage_wanted.connect(self._on_coverage)
        self.controller.state_changed.connect(self._on_state_changed)
        self.controller.noted.connect(self._on_noted)
        self.controller.refreshed.connect(self._on_refreshed)
        self.controller.failed.connect(self._on_refresh_failed)
        self.exporter.exported.connect(self._on_exported)
        self.exporter.progressed.connect(self._on_export_progressed)
        self.exporter.stopped.connect(self._on_export_stopped)
        self.exporter.running_changed.connect(self._on_export_running)
        self.exporter.failed.connect(self.show_error)
        self.correcting.changed.connect(self._on_corrected)
        self.correcting.told.connect(self.status.say)
        self.correcting.failed.connect(self._on_correcting_failed)
        self.correcting.row_wanted.connect(self._on_row_wanted)
        self.notice.acted.connect(self.correcting.show_list)
        # "Updated 12:05, next 13:05" is of today only until midnight, and "now" passes.
        self._minute = QTimer(self)
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()

    def _restore(self, wanted: str | None) -> None:
        s = self.session
        self.resize(*_FIRST_SIZE)
        self.restoreGeometry(s.blob("window/geometry"))
        self.top.years.set_years(self.catalogue.years())
        self.top.years.set_year(s.number("window/year"))
        self.top.chambers.set_chamber(s.text("window/chamber") or None)
        names = [name for name, _, _ in PAGES]
        page = wanted or s.text("window/page")
        key = s.text(f"{page}/key")
        if page in _PAGES_OF_ONE and key:
            self._show_one(page, key)
        else:
            self.show_page(page if page in names else names[0])

    def _make_page(self, name: str) -> Page:
        page = _page_class(name)(self.catalogue, self)
        page.restore(self.session)
        page.year = self.top.years.year()
        page.chamber = self.top.chambers.chamber()
        self._tell_senate(page)
        page.senate_terms_wanted.connect(self.consent.show_terms)
        page.senate_offer_declined.connect(self._on_offer_declined)
        page.trades_wanted.connect(self.show_trades)
        page.filings_wanted.connect(self.show_filings)
        page.official_wanted.connect(self.show_official)
        page.security_wanted.connect(self.show_security)
        page.back_wanted.connect(self._on_back)
        page.cleared.connect(self._on_cleared)
        page.refresh_wanted.connect(self._on_refresh_wanted)
        page.read_again_wanted.connect(self._on_read_again_wanted)
        page.search_answered.connect(self._on_search_answered)
        page.told.connect(self.status.say)
        page.failed.connect(self.show_error)
        page.rows_changed.connect(self._on_rows_changed)
        page.correct_wanted.connect(self.correcting.correct)
        page.corrections_wanted.connect(self.correcting.show_list)
        self.stack.addWidget(page)
        self._pages[name] = page
        return page

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the rows, or to the search box where there are none."""
        super().showEvent(event)
        if self.focusWidget() is None:
            if self.page.is_table:
                self.page.view.setFocus()
            else:
                self.top.search.edit.setFocus()

    # Pages

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)
        return page

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Bring a page to the front; it is built when it is first wanted."""
        if self.stack.count() and self.page.name != name:
            self._history.leave(self.page.place())
        self._bring(name)

    def _bring(self, name: str) -> None:
        page = self._pages.get(name) or self._make_page(name)
        self.stack.setCurrentWidget(page)
        rail_name = page.rail_name or name
        self.rail.show_chosen(rail_name)
        for other, _, _ in PAGES:
            self.actions_[f"page_{other}"].setChecked(other == rail_name)
        self.top.search.set_text(page.text, is_told=False)
        self.top.search.set_hint(page.search_hint())
        self.top.search.show_error(None)
        self.top.years.setVisible(page.has_year)
        self.top.chambers.setVisible(page.has_chamber)
        self._tell_title()
        page.show_year(self.top.years.year())
        page.show_chamber(self.top.chambers.chamber())
        page.enter()
        self._tell_coverage()
        self._on_rows_changed()
        self.page_shown.emit(name)

    def _leave(self) -> None:
        """Remember where the reader is, before a wish leads on."""
        if self.stack.count():
            self._history.leave(self.page.place())

    @Slot(object)
    def show_trades(self, wish: TradesWish) -> None:
        """Follow a mark to the trades behind it."""
        self._leave()
        self._set_scope(wish)
        page = self._pages.get("trades") or self._make_page("trades")
        page.text, page.year, page.chamber = wish.text, wish.year, wish.chamber
        page._is_stale = True
        self._bring("trades")
        if wish.trade_id is not None:
            page.view.select_id(wish.trade_id)
            page.focus_rows()

    @Slot(object)
    def show_filings(self, wish: FilingsWish) -> None:
        """Follow a mark to the filings behind it."""
        self._leave()
        self._set_scope(wish)
        page = self._pages.get("filings") or self._make_page("filings")
        page.follow(wish)
        self._bring("filings")

    @Slot(object)
    def show_official(self, wish: OfficialWish) -> None:
        """Follow a name to the page of the official."""
        self._leave()
        self._show_one("official", wish.bioguide)

    @Slot(object)
    def show_security(self, wish: SecurityWish) -> None:
        """Follow a ticker to the page of the security."""
        self._leave()
        self._show_one("security", wish.key)

    def _show_one(self, name: str, key: str) -> None:
        page = self._pages.get(name) or self._make_page(name)
        page.show_key(key)
        self._bring(name)
        page.focus_rows()

    def _set_scope(self, wish: TradesWish | FilingsWish) -> None:
        self.top.years.set_year(wish.year)
        self.top.chambers.set_chamber(wish.chamber)

    @Slot()
    def _on_page_action(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.show_page(action.data())

    @Slot()
    def _on_back(self) -> None:
        if (place := self._history.back(self.page.place())) is not None:
            self._return_to(place)
        elif self.page.rail_name:  # a page of one that a start opened: its list is where one would come from
            self._bring(self.page.rail_name)

    @Slot()
    def _on_forward(self) -> None:
        if (place := self._history.forward(self.page.place())) is not None:
            self._return_to(place)

    def _return_to(self, place: Place) -> None:
        page = self._pages.get(place.page) or self._make_page(place.page)
        if page.has_year:
            self.top.years.set_year(place.year)
        if page.has_chamber:
            self.top.chambers.set_chamber(place.chamber)
        page.return_to(place)
        self._bring(place.page)
        page.focus_rows()

    @Slot()
    def _on_cleared(self) -> None:
        self.top.chambers.set_chamber(None)
        self.page.show_chamber(None)
        self.top.search.set_text("")

    @Slot()
    def _on_row_official(self) -> None:
        if self.page.is_table:
            self.page.open_link("official")

    @Slot()
    def _on_row_security(self) -> None:
        if self.page.is_table:
            self.page.open_link("security")

    # Search and year

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if self.page.is_searched_while_typing:
            self.page.search(text)

    @Slot(str)
    def _on_entered(self, text: str) -> None:
        if self.page.is_searched_while_typing:
            self.page.focus_rows()
        else:
            self.page.search(text)

    @Slot(object)
    def _on_search_answered(self, error: UserInputError | None) -> None:
        if self.sender() is self.page or self.sender() is None:
            self.top.search.show_error(error)

    @Slot(object)
    def _on_year(self, year: int | None) -> None:
        self.page.show_year(year)
        self._tell_coverage()

    @Slot(object)
    def _on_chamber(self, chamber: str | None) -> None:
        self.page.show_chamber(chamber)
        self._tell_coverage()

    def _step_year(self, step: int) -> None:
        box = self.top.years
        box.setCurrentIndex(max(0, min(box.count() - 1, box.currentIndex() + step)))

    @Slot()
    def _on_older(self) -> None:
        self._step_year(1)

    @Slot()
    def _on_newer(self) -> None:
        self._step_year(-1)

    @Slot()
    def _on_find(self) -> None:
        self.top.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.edit.selectAll()

    @Slot()
    def _on_rows(self) -> None:
        self.page.focus_rows()

    # Refreshing

    @Slot()
    def refresh(self) -> None:
        """Refresh this year and the last."""
        self._on_refresh_wanted(())

    @Slot(object)
    def _on_refresh_wanted(self, years: tuple[int, ...]) -> None:
        if not self.controller.start(
            RefreshRequest(
                senate_terms.default_sources(self.settings),
                tuple(years),
                is_manual=True,
                is_reference_wanted=not years,
            )
        ):
            self.status.say(self.tr("A refresh is under way"))

    @Slot(object)
    def _on_read_again_wanted(self, filing_ids: tuple[int, ...]) -> None:
        if not self.controller.start(ReadAgain(filing_ids)):
            self.status.say(self.tr("A refresh is under way"))

    @Slot()
    def _on_read_again(self) -> None:
        if self.page.name == "filings":
            self.page.read_again()

    @Slot()
    def _on_cancel(self) -> None:
        self.exporter.cancel()
        self.controller.cancel()

    @Slot(str)
    def _on_interval(self, interval: str) -> None:
        self.controller.set_interval(interval)
        self._keep_settings(refresh_interval=interval)

    def _keep_settings(self, **changes: Any) -> None:
        self.settings = self.settings.with_values(**changes)
        try:
            save_settings(self._paths.settings_file, self.settings)
        except GovTradesError as error:
            self.show_error(error)

    @Slot(object)
    def _on_state_changed(self, state: RefreshState) -> None:
        progress = state.progress
        share = None
        if progress is not None and progress.total > 0 and progress.stage == "documents":
            share = progress.done / progress.total
        self.top.refresh.show_state(is_running=state.is_running, share=share)
        self.status.show_job(
            self._job_words(state) if state.is_running else "",
            share,
            is_running=state.is_running,
            is_cancelling=state.is_cancelling,
        )
        self.top.refresh.show_sources(
            tuple((one.source, words.source_trouble(one)) for one in state.troubles),
            is_senate_on=senate_terms.is_accepted(self.settings),
        )
        self.actions_["refresh"].setEnabled(not state.is_running)
        self._on_export_running()
        self._tell_stamp(state)

    def _job_words(self, state: RefreshState) -> str:
        if isinstance(state.request, ImportFiles) and not state.is_cancelling:
            return self.importer.job_words()
        return words.job(state.progress, is_cancelling=state.is_cancelling)

    def _tell_stamp(self, state: RefreshState) -> None:
        self.status.stamp.tell(words.stamp(state, self._bundled_on))
        if state.last_error is not None and not state.is_running:
            self.status.show_trouble(words.trouble(state.last_error, state), words.hints(state))
        elif not state.is_running or state.last_error is None:
            self.status.show_trouble("")
        self._tell_title()

    @Slot()
    def _on_minute(self) -> None:
        self._tell_stamp(self.controller.state)

    @Slot(object)
    def _on_noted(self, event: object) -> None:
        if isinstance(event, RunError):
            _log.info("refresh: %s: %s", event.doc_id or "source", event.error)
        elif isinstance(event, FilingRead):
            _log.debug("refresh: %s %s, %d trades", event.doc_id, event.state, event.transactions)

    @Slot(object)
    def _on_refreshed(self, report: RefreshReport) -> None:
        if self._is_closed:  # the run's last word, delivered after the library was let go
            return
        self._take_up(report.changes)
        if self.controller.state.last_error is None:
            self.status.say(words.outcome(report))

    def _take_up(self, changes: ChangeSet) -> None:
        """Show what a run brought: the page in front keeps its place, the others read anew."""
        try:
            is_new = self.catalogue.reload()
        except GovTradesError as error:
            self.show_error(error)
            return
        if is_new:
            self.top.years.set_years(self.catalogue.years())
            for page in self._pages.values():
                if page is self.page:
                    page.take_news(changes)
                else:
                    page.mark_stale()
        self._tell_coverage()
        self._tell_title()
        self._tell_user_problem()

    @Slot(object)
    def _on_refresh_failed(self, error: BaseException) -> None:
        if not isinstance(error, GovTradesError) and self._on_bug is not None:
            self._on_bug(error)

    # Corrections

    @Slot()
    def _on_correct(self) -> None:
        if self.page.is_table:
            self.page.correct()

    @Slot(object)
    def _on_corrected(self, edited: frozenset[Edited]) -> None:
        """Show the user's edits at once: the page in front keeps its place."""
        if self._is_closed:  # written while the window closed
            return
        try:
            is_new = self.catalogue.reload()
        except GovTradesError as error:
            self.show_error(error)
            return
        if is_new:
            for page in self._pages.values():
                if page is self.page:
                    page.take_edits(edited)
                else:
                    page.mark_stale()
        self._tell_user_problem()

    @Slot(object)
    def _on_correcting_failed(self, error: Exception) -> None:
        if isinstance(error, GovTradesError):
            self.show_error(error)
        elif self._on_bug is not None:
            self._on_bug(error)

    @Slot(object)
    def _on_row_wanted(self, wish: CorrectWish) -> None:
        """Show a corrected row: where it stands in the table in front, else alone with its filing."""
        if wish.kind == "filing":
            self.show_filings(FilingsWish(filing_id=wish.record_id))
        elif self.page.name != "trades" or not self.page.view.select_id(wish.record_id):
            detail = self.catalogue.load_trade(wish.record_id)
            if detail is not None:
                text = field_text("doc", detail.row.doc_id)
                self.show_trades(TradesWish(text, None, trade_id=wish.record_id))

    def _tell_user_problem(self) -> None:
        problem = self.catalogue.user_problem
        self.notice.tell("" if problem is None else problem, self.tr("Corrections…"))

    # Imports

    @Slot()
    def _on_import_progressed(self) -> None:
        self._on_state_changed(self.controller.state)

    @Slot(object)
    def _on_imported(self, changes: ChangeSet) -> None:
        if not self._is_closed:
            self._take_up(changes)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take saved reports that are dragged over the window; say so, calmly."""
        if Importer.can_take(event.mimeData()):
            event.acceptProposedAction()
            self._drop_hint.show_over()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        self._drop_hint.hide()
        if Importer.can_take(event.mimeData()):
            event.acceptProposedAction()
            self.importer.take(Importer.paths_of(event.mimeData()))

    # The Senate

    def _tell_senate(self, page: Page) -> None:
        is_offered = not self.session.flag("senate/declined", default=False)
        page.show_senate(is_on=senate_terms.is_accepted(self.settings), is_offered=is_offered)

    @Slot()
    def _on_offer_declined(self) -> None:
        self.session.keep("senate/declined", "yes")
        self._on_consent(self.settings)

    @Slot(object)
    def _on_consent(self, settings: Settings) -> None:
        is_new = senate_terms.is_accepted(settings) and not senate_terms.is_accepted(self.settings)
        self.settings = settings
        for page in self._pages.values():
            self._tell_senate(page)
            if page is self.page:
                page.read()
            else:
                page.mark_stale()
        self._on_state_changed(self.controller.state)
        self._tell_coverage()
        if is_new:
            self.status.say(self.tr("The next refresh (F5) asks the Senate too"))

    @Slot(str)
    def _on_site_wanted(self, source: str) -> None:
        address = senate_terms.LINK if source == "senate" else Settings().house_url
        QDesktopServices.openUrl(QUrl(address))

    # What is told

    def _tell_title(self) -> None:
        page = self.stack.currentWidget()
        name = (page.rail_name or page.name) if isinstance(page, Page) else ""
        word = next((self.tr(w) for n, _, w in PAGES if n == name), "")
        if isinstance(page, Page) and page.title():
            word = page.title()
        title = f"{word} — GovTrades Desktop"
        if self.controller.state.last_success_at is None and self._bundled_on is not None:
            title += self.tr(" (bundled data of {day})").format(day=show.day(self._bundled_on))
        self.setWindowTitle(title)

    def _tell_coverage(self) -> None:
        year = self.top.years.year() if self.page.has_year else None
        chamber = self.top.chambers.chamber() if self.page.has_chamber else None
        is_on = senate_terms.is_accepted(self.settings)
        rows = [
            replace(self.catalogue.coverage(year, one).totals, source=one)
            for one in ((chamber,) if chamber else ("house", "senate"))
        ]
        if year is None and chamber is None and not any(row.listed for row in rows):
            self.status.coverage.tell(self.tr("No official index was read yet"))
            return
        sentence = both_sentence(rows, year, is_senate_on=is_on, chamber=chamber)
        self.status.coverage.tell(sentence)

    @Slot()
    def _on_coverage(self) -> None:
        chamber = self.top.chambers.chamber()
        self.show_filings(FilingsWish(year=self.top.years.year(), filing_type="P", chamber=chamber))

    @Slot(object)
    def show_error(self, error: GovTradesError) -> None:
        """Show an error where it disturbs least: in the status bar, whole in its tooltip."""
        _log.warning("%s %s", error, error.context)
        self.status.show_trouble(f"{error.message} {error.hint}".strip())

    # Rows

    @Slot()
    def _on_rows_changed(self) -> None:
        page = self.page
        self.actions_["copy"].setEnabled(page.can_copy())
        self.actions_["correct"].setEnabled(page.is_table and page.correct_wish() is not None)
        self.actions_["export"].setEnabled(page.can_export())
        is_table = page.is_table
        self.actions_["select_all"].setEnabled(is_table)
        has_row = is_table and page.has_pane and page.view.currentIndex().isValid()
        self.actions_["pane"].setEnabled(is_table and page.has_pane)
        self.actions_["original"].setEnabled(has_row)
        for link in ("official", "security"):
            self.actions_[f"row_{link}"].setEnabled(has_row and page.can_open_link(link))
        self.actions_.menus["columns"].setEnabled(is_table)
        self.actions_["read_again"].setEnabled(page.name == "filings" and page.can_read_again())

    @Slot()
    def _on_copy(self) -> None:
        self.page.copy()

    @Slot()
    def _on_select_all(self) -> None:
        if self.page.is_table:
            self.page.view.selectAll()

    @Slot()
    def _on_pane(self) -> None:
        if self.page.is_table:
            self.page.toggle_pane()

    @Slot()
    def _on_original(self) -> None:
        if self.page.is_table:
            self.page.open_original()

    @Slot()
    def _on_columns_menu(self) -> None:
        menu = self.actions_.menus["columns"]
        menu.clear()
        if self.page.is_table:
            self.page.view.fill_column_menu(menu)

    @Slot()
    def _on_refresh_menu(self) -> None:
        self.top.refresh.fill(self._refresh_menu)

    @Slot()
    def _on_export(self) -> None:
        if self.page.can_export():
            self.exporter.ask_page(self.page, self.session.text("export/folder"))

    @Slot(object)
    def _on_export_progressed(self, step: tuple[int, int]) -> None:
        done, total = step
        self.status.say(
            self.tr("Writing {done} of {total} rows").format(done=show.count(done), total=show.count(total))
        )

    @Slot()
    def _on_export_running(self) -> None:
        state = self.controller.state
        is_refreshing = state.is_running and not state.is_cancelling
        self.actions_["cancel"].setEnabled(is_refreshing or self.exporter.is_running)

    @Slot()
    def _on_export_stopped(self) -> None:
        self.status.say(self.tr("The export was stopped; no file was written or changed"))

    @Slot(object)
    def _on_exported(self, outcome: tuple[Path, int]) -> None:
        path, rows = outcome
        self.session.keep("export/folder", str(path.parent))
        self.status.say(self.tr("{n} rows written to {path}").format(n=show.count(rows), path=path))

    # Looks and help

    @Slot()
    def _on_theme(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and self._watcher is not None:
            self._watcher.choose(action.data())
            self._keep_settings(theme=action.data())
            self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        self.actions_["export"].setIcon(resources.icon("export", "text"))
        for choice in ("system", "light", "dark"):
            self.actions_[f"theme_{choice}"].setChecked(self.settings.theme == choice)

    @Slot()
    def _on_shortcuts(self) -> None:
        from govtrades_desktop.gui.dialogs.about import shortcuts

        extra = [
            (
                self.tr("Enter"),
                self.tr("open the original of the row, or the page of an official or security"),
            ),
            (self.tr("Ctrl+click on an official or a ticker"), self.tr("open the page of it")),
            (self.tr("Left, Right in a list of counts"), self.tr("choose between a name and its rows")),
            (self.tr("Shift+click on a heading"), self.tr("add a column to the order")),
            (self.tr("Right click on a heading"), self.tr("choose columns")),
            (self.tr("Home, End"), self.tr("first and last row")),
            (self.tr("Escape in the search box"), self.tr("close the suggestions, clear it, then leave it")),
            (self.tr("Tab or Down while typing a search"), self.tr("take or choose what may come next")),
            (self.tr("Ctrl+Space in the search box"), self.tr("every value of a key, or every key")),
            (self.tr("Up, Down in the empty search box"), self.tr("searches of late")),
            (self.tr("Delete, - on a filter"), self.tr("remove it, turn it round")),
        ]
        shortcuts(self.actions_.all(), extra, self).show()

    @Slot()
    def _on_about(self) -> None:
        from govtrades_desktop.gui.dialogs.about import about

        about(self._paths, self).show()

    # The end

    @Slot()
    def _on_quit(self) -> None:
        self.close()

    def save_session(self) -> None:
        """Remember what is to survive a restart."""
        s = self.session
        s.keep("window/geometry", self.saveGeometry())
        s.keep("window/page", self.page.name)
        s.keep("window/year", self.top.years.year())
        s.keep("window/chamber", self.top.chambers.chamber())
        for page in self._pages.values():
            page.save(s)
        s.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close: remember, hide at once, stop the threads, and let go of the data."""
        if not self._is_closed:
            self._is_closed = True
            self.save_session()
            self.hide()
            self._minute.stop()
            is_ended = self.correcting.shutdown() & self.controller.shutdown() & self.reader.shutdown()
            if not is_ended:
                _log.error("a thread did not end in time")
            self.catalogue.close()
            self.closed.emit()
        event.accept()
