"""What pages around one table share: a line of counts, the table, the pane at the right, empty states.

How rows are found and shown, and what of it is remembered. What is done with rows is `row_page.py`; what
waits until it is asked for `waiting_rows.py`; the details `detail_side.py`; columns, order and groups
`arrangement.py`.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.core.errors import GovTradesError, UserInputError
from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.core.views import View
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.correcting import Edited
from govtrades_desktop.gui.models.columns import Column, SortTerm
from govtrades_desktop.gui.models.group_model import TableGroups
from govtrades_desktop.gui.models.table_model import TableModel
from govtrades_desktop.gui.pages.arrangement import Arrangement
from govtrades_desktop.gui.pages.detail_side import DetailSide
from govtrades_desktop.gui.pages.page import Place
from govtrades_desktop.gui.pages.row_page import RowPage
from govtrades_desktop.gui.pages.waiting_rows import WaitingRows
from govtrades_desktop.gui.plain_text import PlainLabel, tip
from govtrades_desktop.gui.session import Session
from govtrades_desktop.gui.widgets.states import StateNote
from govtrades_desktop.gui.widgets.table_view import TableView

_log = logging.getLogger(__name__)


def senate_off_words() -> tuple[str, str, str]:
    """Return heading, sentence and button of a page that is empty because the Senate is not collected."""
    tr = QCoreApplication.translate
    return (
        tr("senate", "Senate reports are not collected yet"),
        tr(
            "senate",
            "The Senate's site asks every visitor to accept its terms of use first. Read them, and decide; "
            "saved report pages can be imported either way (File, Import).",
        ),
        tr("senate", "Read the terms…"),
    )


class TablePage(RowPage):
    """A page around one table."""

    is_table = True
    has_pane = True
    """Whether a pane at the right shows the row under the cursor; a list whose rows open pages has none."""
    columns: tuple[Column, ...] = ()
    default_order: tuple[SortTerm, ...] = ()

    def __init__(self, catalogue: Catalogue, table_name: str, parent: QWidget | None = None) -> None:
        super().__init__(catalogue, parent)
        self._shown: np.ndarray | None = None
        self._has_error = False
        self.model = TableModel(self.columns, self.load, self.load_ids, self)
        self.view = TableView(self.model, table_name, self)
        self.view.set_order(list(self.default_order))
        self._note = StateNote(self)
        self._count = PlainLabel(parent=self)
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._waiting = WaitingRows(self)
        self._news = self._waiting.button
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._note)
        self._side = DetailSide(self, self._stack)
        self.pane, self._pane_button = self._side.pane, self._side.button
        self._line = QHBoxLayout()
        self._line.setContentsMargins(2 * theme.GRID, 0, theme.GRID, 4)
        self._line.setSpacing(theme.GRID)
        self.arrangement = Arrangement(self)
        self._line.addWidget(self._count, 1)
        self._line.addWidget(self._news)
        self._line.addWidget(self.arrangement.bar)
        self._line.addWidget(self._pane_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._line)
        layout.addWidget(self._side.splitter, 1)
        self.view.order_changed.connect(self._on_order_changed)
        self.view.current_changed.connect(self._on_current_changed)
        self.view.opened.connect(self._on_opened)
        self.view.menu_wanted.connect(self._on_menu_wanted)
        self.view.copied.connect(self._on_copied)
        self.view.failed.connect(self.failed)
        self.view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.model.load_failed.connect(self.failed)
        self.view.link_opened.connect(self._on_link_opened)
        self._note.acted.connect(self.on_note_acted)
        self._dress()

    # What a subclass says

    def find(self, text: str) -> np.ndarray:
        """Return the positions to show, in order. Raises UserInputError."""
        raise NotImplementedError

    def load(self, positions: np.ndarray) -> list[Any]:
        """Return records by position."""
        raise NotImplementedError

    def load_ids(self, positions: np.ndarray) -> np.ndarray:
        """Return ids by position."""
        raise NotImplementedError

    def show_record(self, record_id: int) -> bool:
        """Show a record in the pane; False where it is gone."""
        raise NotImplementedError

    def count_text(self, positions: np.ndarray) -> str:
        """Return the sentence over the table."""
        raise NotImplementedError

    def tell_empty(self, note: StateNote) -> None:
        """Say why there are no rows, and what brings them."""
        raise NotImplementedError

    def on_trade_wanted(self, transaction_id: int) -> None:
        """A trade was chosen in the pane."""

    def on_filing_wanted(self, filing_id: int) -> None:
        """A filing was chosen in the pane."""

    def on_note_acted(self) -> None:
        """The empty state's button was pressed."""

    def groupings(self) -> tuple[Sequence[tuple[str, str]], Sequence[tuple[str, str, bool]]]:
        """Return what rows can be grouped by (name, words), and groups sorted by (whether downwards)."""
        return (), ()

    def group(
        self, positions: np.ndarray, grouping: str, order: Sequence[str]
    ) -> tuple[np.ndarray, TableGroups]:
        """Return rows group after group, and the groups, of one of `groupings`."""
        raise NotImplementedError

    @staticmethod
    def group_words(words: str) -> str:
        """Return the translated words of a grouping or an order of groups."""
        return QCoreApplication.translate("groups", words) if words else ""

    # Reading

    def read(self) -> None:
        """Find and show; what cannot be understood leaves the last good rows, and is told."""
        self._is_stale = False
        self._show(self.find_or_tell(), keep=True)

    def search(self, text: str) -> None:
        """Show what a text names."""
        if text == self.text and not self._is_stale:
            self.search_answered.emit(None) if not self._has_error else None
            return
        self.text = text
        self.read()

    def show_year(self, year: int | None) -> None:
        """Show one index year, or all."""
        if year != self.year:
            self.year = year
            if self.isVisible():
                self.read()
            else:
                self._is_stale = True

    def show_chamber(self, chamber: str | None) -> None:
        """Show one chamber, or both."""
        if chamber != self.chamber:
            self.chamber = chamber
            if self.isVisible():
                self.read()
            else:
                self._is_stale = True

    def find_or_tell(self) -> np.ndarray | None:
        """Return what the text in the box finds; None where it is not understood, which is told."""
        try:
            found = self.find(self.text)
        except UserInputError as error:
            self._has_error = True
            self.search_answered.emit(error)
            if self._shown is None:  # of the first search there is no last good result: not even rows of none
                self._stack.setCurrentWidget(self._note)
            if self._stack.currentWidget() is self._note:  # "nothing matches" is not what happened
                words = f"{error.message} {error.hint}".strip()
                self._note.tell(self.tr("This search is not understood"), words)
            return None
        except GovTradesError as error:
            self.failed.emit(error)
            return None
        self._has_error = False
        self.search_answered.emit(None)
        return found

    def show_found(self, positions: np.ndarray) -> None:
        """Show these rows and nothing else; none waits any more."""
        self._show(positions, keep=True)

    def put_found(self, positions: np.ndarray, *, moved: np.ndarray | None) -> None:
        """Put rows in the place of those in view; others may wait."""
        self._put(positions, keep=True, moved=moved)

    def _show(self, positions: np.ndarray | None, *, keep: bool, is_reordered: bool = False) -> None:
        if positions is None:
            return
        self._waiting.forget()
        self._put(positions, keep=keep, is_reordered=is_reordered)

    def _put(
        self,
        positions: np.ndarray,
        *,
        keep: bool,
        moved: np.ndarray | None = None,
        is_reordered: bool = False,
    ) -> None:
        # The same rows in another order need no new counts: at a million they are most of a heading's click.
        is_counted = is_reordered and self._shown is not None and len(self._shown) == len(positions)
        self._shown = positions
        rows, groups = self.arrangement.grouped(positions)
        self.view.show_positions(rows, keep=keep, moved=moved, groups=groups)
        if not is_counted:
            self._count.setText(self.count_text(positions))
            self._count.setToolTip(tip(self._count.text()))
        if len(positions):
            self._stack.setCurrentWidget(self.view)
        else:
            self.tell_empty(self._note)
            self._stack.setCurrentWidget(self._note)
        self.rows_changed.emit()

    def mark_stale(self) -> None:
        """The index was reloaded while this page was behind: positions are void, so find anew at once."""
        self.read()

    def take_news(self, changes: ChangeSet) -> None:
        """Keep the rows in view; new ones wait behind a button, so that nothing moves under the reader."""
        self._side.renew()  # what the pane tells may be of yesterday
        self._waiting.take_up()

    def take_edits(self, edited: frozenset[Edited]) -> None:
        """Show what the user corrected, where it stands; a row that matches no more stays until asked anew.

        Else a row would vanish from under the cursor because of what was typed about it.
        """
        self._waiting.take_up(self.edited_ids(edited))
        self._side.renew()

    def edited_ids(self, edited: frozenset[Edited]) -> np.ndarray:
        """Return the ids of the rows of this table that an edit may move."""
        return np.fromiter({filing for filing, _ in edited}, np.int64)

    @Slot()
    def show_news(self) -> None:
        """Show the rows that waited."""
        self._waiting.show()

    def news_text(self) -> str:
        """Return the word on the button of rows that wait, or an empty text."""
        return self._waiting.text()

    # The pane

    def toggle_pane(self) -> None:
        """Show or hide the pane."""
        self._side.toggle()

    def tell_cursor_row(self) -> None:
        """Tell in the details of the row under the cursor again, where another was chosen on its page."""
        self._side.return_to_cursor()

    def make_room(self, *, is_tight: bool) -> None:
        """Fold the details and lesser columns away while something beside the rows needs their room."""
        self._side.make_room(is_tight=is_tight)
        self.view.arrangement.make_room(is_tight=is_tight)

    @Slot(object)
    def _on_current_changed(self, record: Any) -> None:
        self._side.follow()
        self.rows_changed.emit()

    def showEvent(self, event: QEvent) -> None:
        """Show what is under the cursor."""
        super().showEvent(event)
        self._side.follow()

    # Rows

    @Slot(object)
    def _on_order_changed(self, terms: list[SortTerm]) -> None:
        before = self.view.order
        self.view.set_order(terms or list(self.default_order))
        found = self.find_or_tell()
        if found is None:
            self.view.set_order(before)
        else:
            self._show(found, keep=True, is_reordered=True)
            self.view.begin_at_top()

    # Places

    def place(self) -> Place:
        """Return where the reader is, the row under the cursor among it."""
        return replace(super().place(), current=self.view.current_id())

    def return_to(self, place: Place) -> None:
        """Ask what was asked there, and put the cursor back; what stands there already stays as it is."""
        super().return_to(place)
        if self._is_stale:
            self.read()
        if place.current is not None and self.view.current_id() != place.current:
            self.view.select_id(place.current)

    # Arrangement

    def regroup(self) -> None:
        """Group the rows in view as is wanted now; rows that wait go on waiting."""
        if self._shown is not None:
            self._put(self._shown, keep=True, is_reordered=True)

    def view_state(self, name: str = "") -> View:
        """Return everything that the page shows by, as a view to save."""
        return self.arrangement.view_state(name)

    def apply_view_state(self, view: View) -> tuple[str, ...]:
        """Show what a saved view says; return what this version does not know of it, by name."""
        return self.arrangement.apply(view)

    # Memory and looks

    def save(self, session: Session) -> None:
        """Remember columns, order, search, pane."""
        self.arrangement.save(session)
        session.keep(f"{self.name}/search", self.text)
        self._side.save(session)
        session.keep(f"{self.name}/current", self.view.current_id())

    def restore(self, session: Session) -> None:
        """Put them back."""
        self.arrangement.restore(session)
        self.text = session.text(f"{self.name}/search")
        self._side.restore(session)
        self._restored_id = session.number(f"{self.name}/current")

    _restored_id: int | None = None

    def enter(self) -> None:
        """Come to the front; the first time with the cursor where it was."""
        super().enter()
        if self._restored_id is not None:
            self.view.select_id(self._restored_id)
            self._restored_id = None

    def paintEvent(self, event: QEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("window"))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        self._pane_button.setIcon(resources.icon("pane", "muted"))
        self.setStyleSheet(theme.chrome_sheet() + "QComboBox { min-height: 22px; }")
