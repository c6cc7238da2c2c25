"""What is new reaches the pages, and what stands is told over and under them: title, coverage, notices.

The page in front keeps its place whatever arrives; the others read anew. It reads a few counts and writes
nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.correcting import Edited
from govtrades_desktop.gui.coverage_words import both_sentence
from govtrades_desktop.gui.navigator import PAGES
from govtrades_desktop.gui.pages.page import Page
from govtrades_desktop.settings import senate_terms
from govtrades_desktop.settings.settings import Settings

if TYPE_CHECKING:
    from govtrades_desktop.gui.main_window import MainWindow


class News(QObject):
    """Takes up what a run, an import, an edit or a decision brought."""

    def __init__(self, window: MainWindow, bundled_on: dt.date | None) -> None:
        super().__init__(window)
        self._window = window
        self._bundled_on = bundled_on
        self._notices: list[str] = []

    # Taking up

    @Slot(object)
    def take_up(self, changes: ChangeSet) -> None:
        """Show what a run brought."""
        window = self._window
        if window.is_closed:  # the last word of a run, delivered after the library was let go
            return
        try:
            is_new = window.catalogue.reload()
        except GovTradesError as error:
            window.show_error(error)
            return
        if is_new:
            window.top.years.set_years(window.catalogue.years())
            for page in window.navigator.pages():
                if page is window.page:
                    page.take_news(changes)
                else:
                    page.mark_stale()
        self.tell_coverage()
        self.tell_title()
        self.tell_user_problem()

    @Slot(object)
    def take_edits(self, edited: frozenset[Edited]) -> None:
        """Show the user's edits at once."""
        window = self._window
        if window.is_closed:  # written while the window closed
            return
        try:
            is_new = window.catalogue.reload()
        except GovTradesError as error:
            window.show_error(error)
            return
        if is_new:
            for page in window.navigator.pages():
                if page is window.page:
                    page.take_edits(edited)
                else:
                    page.mark_stale()
        self.tell_user_problem()

    # The Senate

    def tell_senate(self, page: Page) -> None:
        """Tell a page whether Senate reports are collected."""
        window = self._window
        is_offered = not window.session.flag("senate/declined", default=False)
        page.show_senate(is_on=senate_terms.is_accepted(window.settings), is_offered=is_offered)

    @Slot()
    def decline_offer(self) -> None:
        """Offer the Senate no more."""
        self._window.session.keep("senate/declined", "yes")
        self.take_consent(self._window.settings)

    @Slot(object)
    def take_consent(self, settings: Settings) -> None:
        """Follow an acceptance of the Senate's terms, or its withdrawal."""
        window = self._window
        is_new = senate_terms.is_accepted(settings) and not senate_terms.is_accepted(window.settings)
        window.settings = settings
        for page in window.navigator.pages():
            self.tell_senate(page)
            if page is window.page:
                page.read()
            else:
                page.mark_stale()
        window.refreshing.tell()
        self.tell_coverage()
        if is_new:
            window.status.say(self.tr("The next refresh (F5) asks the Senate too"))

    # What stands

    @Slot()
    def tell_title(self) -> None:
        """Say in the window's title what is in front, and that the data is the bundled one while it is."""
        window = self._window
        page = window.page if window.navigator.has_page else None
        name = (page.rail_name or page.name) if page is not None else ""
        word = next((self.tr(w) for n, _, w in PAGES if n == name), "")
        if page is not None and page.title():
            word = page.title()
        title = f"{word} — GovTrades Desktop"
        if window.controller.state.last_success_at is None and self._bundled_on is not None:
            title += self.tr(" (bundled data of {day})").format(day=show.day(self._bundled_on))
        window.setWindowTitle(title)

    @Slot()
    def tell_coverage(self) -> None:
        """Say how much of what the official indexes list was read."""
        window = self._window
        year = window.top.years.year() if window.page.has_year else None
        chamber = window.top.chambers.chamber() if window.page.has_chamber else None
        rows = [
            replace(window.catalogue.coverage(year, one).totals, source=one)
            for one in ((chamber,) if chamber else ("house", "senate"))
        ]
        if year is None and chamber is None and not any(row.listed for row in rows):
            window.status.coverage.tell(self.tr("No official index was read yet"))
            return
        is_on = senate_terms.is_accepted(window.settings)
        window.status.coverage.tell(both_sentence(rows, year, is_senate_on=is_on, chamber=chamber))

    @Slot()
    def tell_user_problem(self) -> None:
        """Say over the page why what the user made is not shown, as long as it is not; then what to know."""
        problem = self._window.catalogue.user_problem
        if problem is not None:
            self._window.notice.tell(problem, self.tr("Corrections…"))
        else:
            self._window.notice.tell(" ".join(self._notices), self.tr("Close"))

    def tell_notices(self, notices: Iterable[str]) -> None:
        """Say over the page what happened to the user's file, until it was read."""
        self._notices += [one for one in notices if one not in self._notices]
        self.tell_user_problem()

    @Slot(str)
    def tell_notice(self, notice: str) -> None:
        """Say one thing more."""
        self.tell_notices([notice])

    @Slot()
    def act_on_notice(self) -> None:
        """Do what the button of the notice offers: show the corrections, or take what was read away."""
        if self._window.catalogue.user_problem is not None:
            self._window.correcting.show_list()
            return
        self._notices.clear()
        self.tell_user_problem()
        self._window.navigator.focus_rows()
