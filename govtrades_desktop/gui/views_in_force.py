"""Which saved view each page shows, and whether it still shows it as it was opened.

What a page shows is the page's to say (`view_state`); here it is only compared. It writes no view.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from govtrades_desktop.core.errors import DataRejected
from govtrades_desktop.core.views import View, view_from_text, view_text
from govtrades_desktop.gui.pages.page import Page
from govtrades_desktop.store.user_views import SavedView

if TYPE_CHECKING:
    from govtrades_desktop.gui.main_window import MainWindow

_REST_MS = 30
"""What a page shows is compared once it rests."""


class ViewsInForce(QObject):
    """Knows which view a page shows.

    Signals:
        compared(): `current` and `is_changed` are of what is in view now.

    Attributes:
        is_changed: the page in front shows its view otherwise than it was saved.
    """

    compared = Signal()

    def __init__(self, window: MainWindow, find: Callable[[int | None], SavedView | None]) -> None:
        """Follow the pages of a window.

        Args:
            window: its navigator stands, and has shown no page yet.
            find: a view by its id; None where there is none.
        """
        super().__init__(window)
        self._window = window
        self._find = find
        self._of_page: dict[str, tuple[int, View]] = {}
        """By page: the view it shows, and what it showed when that was opened or saved."""
        self._known: dict[int, View] = {}
        """What views looked like when they were shown: Back and Forward find them again."""
        self.is_changed = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.compare)
        window.navigator.page_made.connect(self._on_page_made)
        window.navigator.page_shown.connect(self.compare)
        window.navigator.scope_changed.connect(self._rest.start)
        window.navigator.question_asked.connect(self._on_question_asked)

    def current(self) -> SavedView | None:
        """Return the view that the page in front shows, changed or not."""
        if not self._window.navigator.has_page:
            return None
        return self._find(self._of_page.get(self._window.page.name, (None, None))[0])

    def state(self, page: Any, name: str = "") -> View:
        """Return what a page shows, without what does not narrow it."""
        view: View = page.view_state(name)
        return replace(
            view,
            year=view.year if page.has_year else None,
            chamber=view.chamber if page.has_chamber else None,
        )

    def put(self, page: Any, view_id: int, state: View | None = None) -> None:
        """Take what a page shows (or showed) for a view as it was saved."""
        state = replace(state or self.state(page), name="")
        self._of_page[page.name] = view_id, state
        self._known[view_id] = state
        self.compare()

    def forget_lost(self) -> None:
        """Forget views that are no more in the list."""
        for page, (view_id, _) in list(self._of_page.items()):
            if self._find(view_id) is None:
                del self._of_page[page]
        for view_id in [one for one in self._known if self._find(one) is None]:
            del self._known[view_id]

    @Slot()
    def compare(self) -> None:
        """Find out what the page in front shows."""
        if self._window.is_closed or not self._window.navigator.has_page:
            return
        page = self._window.page
        self.is_changed = False
        if page.is_table:
            state = self.state(page)
            if page.name not in self._of_page:
                found = next((one for one, shown in self._known.items() if shown == state), None)
                if self._find(found) is not None:
                    self._of_page[page.name] = found, state
            _, shown = self._of_page.get(page.name, (None, state))
            self.is_changed = shown != state
        self.compared.emit()

    @Slot(str)
    def _on_question_asked(self, page: str) -> None:
        """Another question leads to a page: what it shows is no change of the view it showed."""
        self._of_page.pop(page, None)

    # Memory

    @Slot(object)
    def _on_page_made(self, page: Page) -> None:
        if not page.is_table:
            return
        table: Any = page
        table.arrangement.changed.connect(self._rest.start)
        page.rows_changed.connect(self._rest.start)
        session = self._window.session
        saved = self._find(session.number(f"{page.name}/view"))
        if saved is not None and saved.page == page.name:
            try:
                shown = view_from_text(session.text(f"{page.name}/view_shown"))
            except DataRejected:  # nothing of it can be said
                return
            self._of_page[page.name] = saved.id, replace(shown, name="")

    def save(self) -> None:
        """Remember in the session which views are in force; of pages not opened it knows that already."""
        session = self._window.session
        for page in self._window.navigator.pages():
            if page.is_table:
                view_id, shown = self._of_page.get(page.name, (None, None))
                session.keep(f"{page.name}/view", view_id)
                text = "" if shown is None else view_text(replace(shown, name="-"))
                session.keep(f"{page.name}/view_shown", text)
