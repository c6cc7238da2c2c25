"""The window: it puts the parts together, and ends them in order.

What they do is theirs: `navigator` brings pages to the front, `refreshing` runs and tells, `news` takes up
what arrived, `rows` passes commands to the page, `correcting` and `finding` have their own. It asks nothing
of the data itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.actions import Actions, build_menus
from govtrades_desktop.gui.archiving import Archiving
from govtrades_desktop.gui.backfilling import Backfilling
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.comparing import Comparing
from govtrades_desktop.gui.correcting import Correcting
from govtrades_desktop.gui.exporting import Exporter
from govtrades_desktop.gui.finding import Finding
from govtrades_desktop.gui.first_steps import FirstSteps
from govtrades_desktop.gui.health_desk import HealthDesk
from govtrades_desktop.gui.helping import Helping
from govtrades_desktop.gui.importing import Importer
from govtrades_desktop.gui.ink_panel import InkPanel
from govtrades_desktop.gui.navigator import PAGES, Navigator
from govtrades_desktop.gui.news import News
from govtrades_desktop.gui.originals import OriginalsFetcher
from govtrades_desktop.gui.pages.page import FilingsWish, OfficialWish, Page, SecurityWish, TradesWish
from govtrades_desktop.gui.preferences import Preferences
from govtrades_desktop.gui.read_thread import ReadThread
from govtrades_desktop.gui.refresh_controller import RefreshController
from govtrades_desktop.gui.refreshing import Refreshing
from govtrades_desktop.gui.restoring import Restoring
from govtrades_desktop.gui.row_commands import RowCommands
from govtrades_desktop.gui.saved_views import SavedViews
from govtrades_desktop.gui.senate_consent import SenateConsent
from govtrades_desktop.gui.session import Session
from govtrades_desktop.gui.updating import Updates
from govtrades_desktop.gui.upkeeping import Upkeeping
from govtrades_desktop.gui.user_file_thread import UserFileThread
from govtrades_desktop.gui.view_menu import ViewMenu
from govtrades_desktop.gui.warming import Warming
from govtrades_desktop.gui.widgets.drop_hint import DropHint
from govtrades_desktop.gui.widgets.notice import Notice
from govtrades_desktop.gui.widgets.rail import Rail
from govtrades_desktop.gui.widgets.status_bar import StatusBar
from govtrades_desktop.gui.widgets.top_bar import TopBar
from govtrades_desktop.gui.widgets.views_panel import ViewsPanel
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings, save_settings

_log = logging.getLogger(__name__)

_FIRST_SIZE = (1280, 800)
_SMALLEST_SIZE = (900, 560)


class MainWindow(QMainWindow):
    """The window of the program.

    Signals:
        closed(): the window was closed and its threads have ended.
        page_shown(str): a page came to the front.
        settings_changed(object): the Settings in force are others.
    """

    closed = Signal()
    page_shown = Signal(str)
    settings_changed = Signal(object)

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
        self.is_closed = False
        self._paths = paths
        self._watcher = watcher
        self._on_bug = on_failed
        self.setAcceptDrops(True)
        self.setWindowIcon(resources.app_icon())
        self.setMinimumSize(*_SMALLEST_SIZE)
        self._lay_out(settings)
        bundled_on = catalogue.freshness().starter_date
        self.navigator = Navigator(catalogue, session, self.top, self.stack, self)
        self.exporter = Exporter(reader, self)
        self.user_file = UserFileThread(self)
        self.correcting = Correcting(self, self.user_file, paths.user_database, paths.backups)
        self.consent = SenateConsent(self, paths.settings_file)
        self.importer = Importer(controller, session, self)
        self.rows = RowCommands(self)
        self.refreshing = Refreshing(self, controller, bundled_on)
        self.news = News(self, bundled_on)
        self.ink = InkPanel(self._pages_and_ink, catalogue, session, paths.archive, parent=self)
        self.originals = OriginalsFetcher(self, controller)
        self.warming = Warming(self)
        self.archiving = Archiving(self, controller, reader, paths)
        self.restoring = Restoring(self, controller, reader, paths)
        self.upkeeping = Upkeeping(self, controller)
        self.backfilling = Backfilling(self, controller, reader, paths)
        self.health = HealthDesk(self, controller, reader, paths)
        self.preferences = Preferences(self, paths)
        self.first_steps = FirstSteps(self, paths, bundled_on)
        self.updates = Updates(self)
        self.helping = Helping(self, paths)
        self.actions_ = Actions(self)
        self.finding = Finding(self)
        self.comparing = Comparing(self)
        build_menus(self, self.actions_, PAGES)
        self.views = SavedViews(self, self.user_file, self.views_panel, paths.user_database, paths.backups)
        self.navigator.open_default = self.views.open_default
        self.view_menu = ViewMenu(self, self.views, self.actions_)
        self.top.export.setDefaultAction(self.actions_["export"])
        self._dress()
        self._connect()
        self.resize(*_FIRST_SIZE)
        self.restoreGeometry(session.blob("window/geometry"))
        self.navigator.restore(page)
        self.refreshing.tell()
        self.news.tell_user_problem()

    # Building

    def _lay_out(self, settings: Settings) -> None:
        self.rail = Rail(self)
        for number, (name, icon, word) in enumerate(PAGES, 1):
            self.rail.add(name, icon, self.tr(word), f"Ctrl+{number}")
        self.views_panel = ViewsPanel(self.rail)
        self.rail.set_foot(self.views_panel)
        self.top = TopBar(self, settings.refresh_interval)
        self.notice = Notice(self)
        self.stack = QStackedWidget(self)
        self.status = StatusBar(self)
        right = QWidget(self)
        right_layout = QVBoxLayout(right)
        middle = QWidget(self)
        middle_layout = QHBoxLayout(middle)
        whole = QWidget(self)
        whole_layout = QVBoxLayout(whole)
        for layout in (right_layout, middle_layout, whole_layout):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        right_layout.addWidget(self.top)
        right_layout.addWidget(self.notice)
        self._pages_and_ink = QSplitter(Qt.Orientation.Vertical, self)
        self._pages_and_ink.setChildrenCollapsible(False)
        self._pages_and_ink.setHandleWidth(5)
        self._pages_and_ink.addWidget(self.stack)
        right_layout.addWidget(self._pages_and_ink, 1)
        middle_layout.addWidget(self.rail)
        middle_layout.addWidget(right, 1)
        whole_layout.addWidget(middle, 1)
        whole_layout.addWidget(self.status)
        self.setCentralWidget(whole)
        self._drop_hint = DropHint(whole)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.navigator.show_page)
        self.navigator.page_made.connect(self._on_page_made)
        self.navigator.page_shown.connect(self._on_page_shown)
        self.navigator.scope_changed.connect(self.news.tell_coverage)
        self.top.refresh.import_wanted.connect(self.importer.ask)
        self.top.refresh.senate_terms_wanted.connect(self.consent.show_terms)
        self.status.coverage_wanted.connect(self.navigator.show_coverage)
        self.refreshing.arrived.connect(self.news.take_up)
        self.refreshing.told.connect(self.status.say)
        self.refreshing.stamped.connect(self.news.tell_title)
        self.refreshing.running_changed.connect(self.rows.tell_running)
        self.refreshing.broke.connect(self._on_failed)
        self.importer.told.connect(self.status.say)
        self.importer.progressed.connect(self.refreshing.tell)
        self.importer.imported.connect(self.news.take_up)
        self.consent.changed.connect(self.news.take_consent)
        self.consent.changed.connect(self.settings_changed)
        self.updates.told.connect(self.status.say)
        self.updates.noticed.connect(self.news.tell_notice)
        self.updates.failed.connect(self._on_failed)
        self.consent.failed.connect(self.show_error)
        self.correcting.changed.connect(self.news.take_edits)
        self.correcting.told.connect(self.status.say)
        self.correcting.noticed.connect(self.news.tell_notice)
        self.correcting.failed.connect(self._on_failed)
        self.correcting.row_wanted.connect(self.navigator.show_record)
        self.notice.acted.connect(self.news.act_on_notice)
        self.views.told.connect(self.status.say)
        self.views.noticed.connect(self.news.tell_notice)
        self.views.failed.connect(self._on_failed)
        self.views.restorable.connect(self._on_restorable)
        self.status.offer_taken.connect(self.views.restore_last)
        self.ink.told.connect(self.status.say)
        self.ink.shown_changed.connect(self.actions_["ink"].setChecked)
        self.ink.place_changed.connect(self._on_ink_placed)
        self.ink.trades_wanted.connect(self.navigator.show_trades)
        self.settings_changed.connect(self.refreshing.take_settings)
        self.navigator.page_made.connect(self.health.take_page)
        self.health.told.connect(self.status.say)
        self.health.failed.connect(self._on_failed)
        self.backfilling.told.connect(self.status.say)
        self.backfilling.failed.connect(self._on_failed)
        self.archiving.told.connect(self.status.say)
        self.restoring.told.connect(self.status.say)
        self.archiving.failed.connect(self._on_failed)
        self.archiving.pruned.connect(self.ink.take_news)

    @Slot(object)
    def _on_page_made(self, page: Page) -> None:
        self.news.tell_senate(page)
        self.comparing.attach(page)
        page.senate_terms_wanted.connect(self.consent.show_terms)
        page.senate_offer_declined.connect(self.news.decline_offer)
        page.refresh_wanted.connect(self.refreshing.refresh_years)
        page.read_again_wanted.connect(self.refreshing.read_again)
        page.told.connect(self.status.say)
        page.failed.connect(self.show_error)
        page.rows_changed.connect(self._on_rows_changed)
        page.correct_wanted.connect(self.correcting.correct)
        page.corrections_wanted.connect(self.correcting.show_list)
        self.ink.attach(page)

    @Slot(str)
    def _on_page_shown(self, name: str) -> None:
        rail_name = self.page.rail_name or name
        self.rail.show_chosen(rail_name)
        for other, _, _ in PAGES:
            self.actions_[f"page_{other}"].setChecked(other == rail_name)
        self.news.tell_title()
        self.news.tell_coverage()
        self.rows.tell()
        if self.isVisible():  # the first page waits for the first paint
            self.ink.follow(self.page)
        self.page_shown.emit(name)

    @Slot()
    def _on_rows_changed(self) -> None:
        if self.navigator.has_page:  # the first page is read before it is in front
            self.rows.tell()

    @Slot(object)
    def come_up(self, files: tuple[Path, ...]) -> None:
        """Come to the front, as another start asks, and take in the files it was given."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.importer.take(files)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the rows, or to the search box where there are none."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._after_first_paint)
        if self.focusWidget() is None:
            if self.page.is_table:
                self.page.view.setFocus()
            else:
                self.top.search.edit.setFocus()

    @Slot(str)
    def _on_restorable(self, words: str) -> None:
        self.status.offer(words, self.tr("Undo"))

    @Slot(str)
    def _on_ink_placed(self, place: str) -> None:
        self.actions_[f"ink_{place}"].setChecked(True)

    @Slot()
    def _after_first_paint(self) -> None:
        if not self.is_closed:
            self.ink.follow(self.page)
            self.warming.begin()

    # Ways for the parts, and for whoever drives the window from outside

    @property
    def page(self) -> Any:
        """The page in front: a Page."""
        return self.navigator.page

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        self.navigator.show_page(name)

    def show_trades(self, wish: TradesWish) -> None:
        """Show the trades behind a mark."""
        self.navigator.show_trades(wish)

    def show_filings(self, wish: FilingsWish) -> None:
        """Show the filings behind a mark."""
        self.navigator.show_filings(wish)

    def show_official(self, wish: OfficialWish) -> None:
        """Show the page of an official."""
        self.navigator.show_official(wish)

    def show_security(self, wish: SecurityWish) -> None:
        """Show the page of a security."""
        self.navigator.show_security(wish)

    def refresh(self) -> None:
        """Refresh this year and the last."""
        self.refreshing.refresh()

    @Slot()
    def cancel(self) -> None:
        """Stop the export or the run under way."""
        self.exporter.cancel()
        self.controller.cancel()

    def keep_settings(self, **changes: Any) -> GovTradesError | None:
        """Put settings in force and save them; why they cannot be saved is told, and returned."""
        self.settings = self.settings.with_values(**changes)
        failure = None
        try:
            save_settings(self._paths.settings_file, self.settings)
        except GovTradesError as error:
            self.show_error(error)
            failure = error
        self.settings_changed.emit(self.settings)
        return failure

    @Slot(object)
    def show_error(self, error: GovTradesError) -> None:
        """Show an error where it disturbs least: in the status bar, whole in its tooltip."""
        _log.warning("%s %s", error, error.context)
        self.status.show_trouble(f"{error.message} {error.hint}".strip())

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, GovTradesError):
            self.show_error(error)
        elif self._on_bug is not None:
            self._on_bug(error)

    # Files that are dropped

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

    # Looks

    @Slot()
    def on_theme(self) -> None:
        """Follow the colours chosen in the menu."""
        action = self.sender()
        if isinstance(action, QAction):
            self.preferences.put({"theme": action.data()})

    def choose_theme(self, choice: str) -> None:
        """Put other colours in force."""
        if self._watcher is not None:
            self._watcher.choose(choice)
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

    # The end

    @Slot()
    def quit(self) -> None:
        """Close the window; the program ends."""
        self.close()

    def save_session(self) -> None:
        """Remember what is to survive a restart."""
        self.session.keep("window/geometry", self.saveGeometry())
        self.navigator.save()
        self.views.save()
        self.ink.save()
        self.session.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close: remember, hide at once, stop the threads, and let go of the data."""
        if not self.is_closed:
            self.is_closed = True
            self.save_session()
            self.hide()
            self.refreshing.stop_clock()
            is_ended = self.ink.shutdown()
            is_ended &= (
                self.updates.shutdown()
                & self.user_file.shutdown()
                & self.controller.shutdown()
                & self.reader.shutdown()
            )
            if not is_ended:
                _log.error("a thread did not end in time")
            self.catalogue.close()
            self.closed.emit()
        event.accept()
