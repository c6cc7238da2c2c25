"""The details beside a table: shown, folded away and remembered; the row under the cursor is read into them.

What they tell is `detail_pane.py` and the page's own `show_record`; the table is the page's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QSplitter, QToolButton, QWidget

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui.pages.detail_pane import DetailPane
from govtrades_desktop.gui.session import Session

if TYPE_CHECKING:
    from govtrades_desktop.gui.pages.table_page import TablePage

_WIDTH = 232
_FROM_WIDTH = 1120
"""A window narrower than this starts without the pane: the table needs the room."""

_REST_MS = 30
"""A record is read when the keyboard rests for so long: a held arrow key stays fluent."""


class DetailSide(QObject):
    """The pane of one page, the button that shows it, and the splitter between it and the rows."""

    def __init__(self, page: TablePage, rows: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._is_folded = False
        self.pane = DetailPane(page)
        self.button = QToolButton(page)
        self.button.setProperty("role", "quiet")
        self.button.setCheckable(True)
        self.button.setChecked(True)
        self.button.setToolTip(self.tr("Details (F9)"))
        self.button.setAccessibleName(self.tr("Show details"))
        self.splitter = QSplitter(Qt.Orientation.Horizontal, page)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(5)
        self.splitter.addWidget(rows)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([800, _WIDTH])
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(_REST_MS)
        self.timer.timeout.connect(self.show_current)
        self.pane.close_wanted.connect(self._on_close_wanted)
        self.pane.trade_wanted.connect(page.on_trade_wanted)
        self.pane.filing_wanted.connect(page.on_filing_wanted)
        self.pane.trades_wanted.connect(page.trades_wanted)
        self.pane.original_wanted.connect(page.original_wanted)
        self.pane.correct_wanted.connect(page._on_pane_correct)
        self.pane.corrections_wanted.connect(page.corrections_wanted)
        self.pane.official_wanted.connect(page._on_official_wanted)
        self.pane.security_wanted.connect(page._on_security_wanted)
        self.button.toggled.connect(self.pane.setVisible)
        if not page.has_pane:
            self.button.hide()
            self.pane.hide()

    # The room

    def toggle(self) -> None:
        """Show or hide the pane, on a page that has one."""
        if self._page.has_pane:
            self.button.toggle()

    def make_room(self, *, is_tight: bool) -> None:
        """Fold the pane away while something beside the rows needs its room; unfold it after that."""
        if is_tight and self._page.has_pane and self.button.isChecked() and not self._is_folded:
            self.button.setChecked(False)
            self._is_folded = True
        elif not is_tight and self._is_folded:
            self._is_folded = False
            self.button.setChecked(True)

    @Slot()
    def _on_close_wanted(self) -> None:
        self.button.setChecked(False)
        self._page.view.setFocus()

    # The record

    def follow(self) -> None:
        """Show the record under the cursor in a moment, once the keyboard rests."""
        self.timer.start()

    @Slot()
    def show_current(self) -> None:
        """Show the record under the cursor."""
        record_id = self._page.view.current_id()
        if record_id is None:
            self.pane.clear()
            return
        try:
            if not self._page.show_record(record_id):
                self.pane.clear()
        except GovTradesError as error:
            self.pane.clear()
            self._page.failed.emit(error)

    def return_to_cursor(self) -> None:
        """Show the record under the cursor again, where another was chosen beside it."""
        shown = self.pane.shown()
        if shown is not None and shown[1] != self._page.view.current_id() and not self.timer.isActive():
            self.show_current()

    def renew(self) -> None:
        """Read what is shown anew, under the cursor or not; where there is nothing, follow the cursor."""
        shown = self.pane.shown()
        if shown is None:
            self.follow()
            return
        try:
            if not self._page.show_record(shown[1]):
                self.pane.clear()
                self.follow()
        except GovTradesError as error:
            self._page.failed.emit(error)

    # Memory

    def save(self, session: Session) -> None:
        """Remember whether the pane is shown, and how wide."""
        name = self._page.name
        session.keep(f"{name}/pane", self.button.isChecked() or self._is_folded)
        session.keep(f"{name}/splitter", self.splitter.saveState())

    def restore(self, session: Session) -> None:
        """Put it back."""
        page = self._page
        is_wide = page.window().width() >= _FROM_WIDTH
        self.button.setChecked(session.flag(f"{page.name}/pane", default=is_wide))
        self.pane.setVisible(page.has_pane and self.button.isChecked())
        self.splitter.restoreState(session.blob(f"{page.name}/splitter"))
