"""Which page is in front, and how one leads to another: wishes, Back and Forward, the year and the chamber.

It builds a page when it is first wanted, and asks nothing of the data itself. What a page wants besides
another page is connected by whoever listens to `page_made`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from govtrades_desktop.gui.correcting import CorrectWish
from govtrades_desktop.gui.history import History
from govtrades_desktop.gui.pages.page import (
    CompareWish,
    FilingsWish,
    OfficialWish,
    Page,
    Place,
    SecurityWish,
    TradesWish,
)
from govtrades_desktop.gui.session import Session
from govtrades_desktop.query.grammar import field_text

if TYPE_CHECKING:
    from govtrades_desktop.core.errors import UserInputError
    from govtrades_desktop.core.views import View
    from govtrades_desktop.gui.catalogue import Catalogue
    from govtrades_desktop.gui.widgets.top_bar import TopBar

PAGES: tuple[tuple[str, str, str], ...] = (
    ("dashboard", "dashboard", "Dashboard"),
    ("trades", "trades", "Trades"),
    ("filings", "filings", "Filings"),
    ("officials", "officials", "Officials"),
    ("securities", "securities", "Securities"),
    ("health", "health", "Health"),
)
"""Name, icon and word of each page of the rail; its place in this table is its Ctrl+number."""

_PAGES_OF_ONE = ("official", "security", "compare")
"""Pages that are no page of the rail: each shows one of a list, or a few side by side, by a key."""


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
    if name == "compare":
        from govtrades_desktop.gui.pages.compare_view import CompareView

        return CompareView
    if name == "health":
        from govtrades_desktop.gui.pages.health_page import HealthPage

        return HealthPage
    from govtrades_desktop.gui.pages.dashboard_page import DashboardPage

    return DashboardPage


class Navigator(QObject):
    """Brings pages to the front and keeps the way back.

    Signals:
        page_made(object): a page was built and remembers what it knew; it is not shown yet.
        page_shown(str): a page came to the front.
        scope_changed(): another year or chamber is shown by the page in front.
        question_asked(str): a wish leads to this page, with a question of its own.
    """

    page_made = Signal(object)
    page_shown = Signal(str)
    scope_changed = Signal()
    question_asked = Signal(str)

    def __init__(
        self, catalogue: Catalogue, session: Session, top: TopBar, stack: QStackedWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._session = session
        self._top = top
        self._stack = stack
        self._history = History()
        self._pages: dict[str, Page] = {}
        self.open_default: Callable[[str], bool] = lambda page: False
        """Shows the view that a page is to open with, the first time it is wanted; False: there is none."""
        top.search.searched.connect(self._on_typed)
        top.search.entered.connect(self._on_entered)
        top.search.left.connect(self.focus_rows)
        top.years.year_chosen.connect(self._on_year)
        top.chambers.chamber_chosen.connect(self._on_chamber)

    # Pages

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    @property
    def has_page(self) -> bool:
        """Whether there is a page in front: not yet, while the window is being built."""
        return self._stack.count() > 0

    def pages(self) -> list[Page]:
        """Return the pages that were built."""
        return list(self._pages.values())

    def page_named(self, name: str) -> Page:
        """Return a page by its name; it is built when it is first wanted."""
        page = self._pages.get(name)
        if page is None:
            page = _page_class(name)(self._catalogue, self._stack.window())
            page.restore(self._session)
            page.year = self._top.years.year()
            page.chamber = self._top.chambers.chamber()
            page.trades_wanted.connect(self.show_trades)
            page.filings_wanted.connect(self.show_filings)
            page.official_wanted.connect(self.show_official)
            page.security_wanted.connect(self.show_security)
            page.compare_wanted.connect(self.show_comparison)
            page.back_wanted.connect(self.back)
            page.cleared.connect(self._on_cleared)
            page.scope_changed.connect(self._on_scope_changed)
            page.search_answered.connect(self._on_search_answered)
            self.page_made.emit(page)
            self._stack.addWidget(page)
            self._pages[name] = page
        return page

    def restore(self, wanted: str | None) -> None:
        """Show a page, or that of the last session, with the year and chamber it had."""
        s = self._session
        self._top.years.set_years(self._catalogue.years())
        self._top.years.set_year(s.number("window/year"))
        self._top.chambers.set_chamber(s.text("window/chamber") or None)
        names = [name for name, _, _ in PAGES]
        page = wanted or s.text("window/page")
        key = s.text(f"{page}/key")
        if page in _PAGES_OF_ONE and key:
            self._show_one(page, key)
        else:
            self.show_page(page if page in names else names[0])

    def save(self) -> None:
        """Remember where the reader is."""
        s = self._session
        s.keep("window/page", self.page.name)
        s.keep("window/year", self._top.years.year())
        s.keep("window/chamber", self._top.chambers.chamber())
        for page in self._pages.values():
            page.save(s)

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        if name not in self._pages and self.open_default(name):
            return
        if self.has_page and self.page.name != name:
            self.leave()
        self._bring(name)

    def show_view(self, view: View) -> Any:
        """Bring a view's page to the front, and let it show the view; return the page.

        Back then brings the arrangement that was there, too.
        """
        name = view.page.value
        if self.has_page:
            self._history.leave(self._arranged_place())
        page: Any = self.page_named(name)
        if not page.has_year:
            view = replace(view, year=self._top.years.year())
        if not page.has_chamber:
            view = replace(view, chamber=self._top.chambers.chamber())
        self.set_scope(view.year, view.chamber)
        page.text, page.year, page.chamber = view.query, view.year, view.chamber
        self._bring(name)
        page.apply_view_state(view)  # in front: a search that is not understood is told under the box
        return page

    def _here(self, *, is_back: bool) -> Place:
        """Return where the reader is; with the arrangement, where another takes its place."""
        ahead = self._history.ahead(is_back=is_back)
        return self.page.place() if ahead is None or ahead.arranged is None else self._arranged_place()

    def _arranged_place(self) -> Place:
        page: Any = self.page
        return replace(page.place(), arranged=page.view_state() if page.is_table else None)

    def _bring(self, name: str) -> None:
        page = self.page_named(name)
        self._stack.setCurrentWidget(page)
        self._top.search.set_text(page.text, is_told=False)
        self._top.search.set_hint(page.search_hint())
        self._top.search.show_error(None)
        self._top.years.setVisible(page.has_year)
        self._top.chambers.setVisible(page.has_chamber)
        page.show_year(self._top.years.year())
        page.show_chamber(self._top.chambers.chamber())
        page.enter()
        self.page_shown.emit(name)

    def leave(self) -> None:
        """Remember where the reader is, before a wish leads on."""
        if self.has_page:
            self._history.leave(self.page.place())

    # Wishes

    @Slot(object)
    def show_trades(self, wish: TradesWish) -> None:
        """Follow a mark to the trades behind it."""
        self.leave()
        self.question_asked.emit("trades")
        self.set_scope(wish.year, wish.chamber)
        page: Any = self.page_named("trades")
        page.text, page.year, page.chamber = wish.text, wish.year, wish.chamber
        page._is_stale = True
        self._bring("trades")
        if wish.trade_id is not None:
            page.view.select_id(wish.trade_id)
            page.focus_rows()

    @Slot(object)
    def show_filings(self, wish: FilingsWish) -> None:
        """Follow a mark to the filings behind it."""
        self.leave()
        self.question_asked.emit("filings")
        self.set_scope(wish.year, wish.chamber)
        page: Any = self.page_named("filings")
        page.follow(wish)
        self._bring("filings")

    @Slot(object)
    def show_official(self, wish: OfficialWish) -> None:
        """Follow a name to the page of the official."""
        self.leave()
        self._show_one("official", wish.bioguide)

    @Slot(object)
    def show_security(self, wish: SecurityWish) -> None:
        """Follow a ticker to the page of the security."""
        self.leave()
        self._show_one("security", wish.key)

    @Slot(object)
    def show_comparison(self, wish: CompareWish) -> None:
        """Show a few side by side."""
        self.leave()
        self._show_one("compare", wish.place_key)

    @Slot(object)
    def show_record(self, wish: CorrectWish) -> None:
        """Show a corrected row: where it stands in the table in front, else alone with its filing."""
        page: Any = self.page
        if wish.kind == "filing":
            self.show_filings(FilingsWish(filing_id=wish.record_id))
        elif page.name != "trades" or not page.view.select_id(wish.record_id):
            detail = self._catalogue.load_trade(wish.record_id)
            if detail is not None:
                text = field_text("doc", detail.row.doc_id)
                self.show_trades(TradesWish(text, None, trade_id=wish.record_id))

    @Slot()
    def show_coverage(self) -> None:
        """Show the reports behind the sentence of coverage."""
        chamber = self._top.chambers.chamber()
        self.show_filings(FilingsWish(year=self._top.years.year(), filing_type="P", chamber=chamber))

    def _show_one(self, name: str, key: str) -> None:
        page: Any = self.page_named(name)
        page.show_key(key)
        self._bring(name)
        page.focus_rows()

    def set_scope(self, year: int | None, chamber: str | None) -> None:
        """Let the bar say a year and a chamber; the page is told by whoever follows the wish."""
        self._top.years.set_year(year)
        self._top.chambers.set_chamber(chamber)

    @Slot()
    def on_page_action(self) -> None:
        """Show the page that an action of the menu names."""
        action = self.sender()
        if isinstance(action, QAction):
            self.show_page(action.data())

    # Back and Forward

    @Slot()
    def back(self) -> None:
        """Return to where the reader was; of a page of one that a start opened, to its list."""
        if (place := self._history.back(self._here(is_back=True))) is not None:
            self._return_to(place)
        elif self.page.rail_name:
            self._bring(self.page.rail_name)

    @Slot()
    def forward(self) -> None:
        """Go where the reader came back from."""
        if (place := self._history.forward(self._here(is_back=False))) is not None:
            self._return_to(place)

    def _return_to(self, place: Place) -> None:
        page: Any = self.page_named(place.page)
        if page.has_year:
            self._top.years.set_year(place.year)
        if page.has_chamber:
            self._top.chambers.set_chamber(place.chamber)
        if place.arranged is not None and page.view_state() != place.arranged:
            self.question_asked.emit(place.page)
            page.apply_view_state(place.arranged)
        page.return_to(place)
        self._bring(place.page)
        page.focus_rows()

    # Search, year and chamber

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
            self._top.search.show_error(error)

    @Slot()
    def _on_cleared(self) -> None:
        self._top.chambers.set_chamber(None)
        self.page.show_chamber(None)
        self._top.search.set_text("")

    @Slot()
    def _on_scope_changed(self) -> None:
        if self.sender() is self.page:
            self.set_scope(self.page.year, self.page.chamber)
            self.scope_changed.emit()

    @Slot(object)
    def _on_year(self, year: int | None) -> None:
        self.page.show_year(year)
        self.scope_changed.emit()

    @Slot(object)
    def _on_chamber(self, chamber: str | None) -> None:
        self.page.show_chamber(chamber)
        self.scope_changed.emit()

    def _step_year(self, step: int) -> None:
        box = self._top.years
        box.setCurrentIndex(max(0, min(box.count() - 1, box.currentIndex() + step)))

    @Slot()
    def older_year(self) -> None:
        """Show the index year before."""
        self._step_year(1)

    @Slot()
    def newer_year(self) -> None:
        """Show the index year after."""
        self._step_year(-1)

    @Slot()
    def focus_search(self) -> None:
        """Give the keyboard to the search box."""
        self._top.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._top.search.edit.selectAll()

    @Slot()
    def focus_rows(self) -> None:
        """Give the keyboard to the page's main part."""
        self.page.focus_rows()
