"""What the Trades and the Filings page share.

A line of counts, the table, the pane at the right, empty states, and news that waits until it is asked for.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.core.errors import GovTradesError, UserInputError
from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.core.views import View
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.correcting import CorrectWish, Edited
from govtrades_desktop.gui.models.columns import Column, SortTerm
from govtrades_desktop.gui.models.group_model import TableGroups
from govtrades_desktop.gui.models.table_model import TableModel
from govtrades_desktop.gui.pages.arrangement import Arrangement
from govtrades_desktop.gui.pages.detail_pane import DetailPane
from govtrades_desktop.gui.pages.page import OfficialWish, OriginalWish, Page, Place, SecurityWish
from govtrades_desktop.gui.plain_text import PlainLabel, menu_words, tip
from govtrades_desktop.gui.session import Session
from govtrades_desktop.gui.widgets.states import StateNote
from govtrades_desktop.gui.widgets.table_view import TableView

_log = logging.getLogger(__name__)

LINK_KEYS = {"official": "Ctrl+Shift+O", "security": "Ctrl+Shift+S"}
"""Keys to the page of the row's official and of its security."""

ORIGINAL_KEY, SITE_KEY = "Ctrl+O", "Ctrl+Alt+O"
"""Keys to the row's page here, and on the official site."""

_PANE_WIDTH = 232
_PANE_FROM_WIDTH = 1120
"""A window narrower than this starts without the pane: the table needs the room."""


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


class TablePage(Page):
    """A page around one table."""

    is_table = True
    has_pane = True
    """Whether a pane at the right shows the row under the cursor; a list whose rows open pages has none."""
    columns: tuple[Column, ...] = ()
    default_order: tuple[SortTerm, ...] = ()

    def __init__(self, catalogue: Catalogue, table_name: str, parent: QWidget | None = None) -> None:
        super().__init__(catalogue, parent)
        self._pending: np.ndarray | None = None
        self._shown: np.ndarray | None = None
        self._has_error = False
        self.model = TableModel(self.columns, self.load, self.load_ids, self)
        self.view = TableView(self.model, table_name, self)
        self.view.set_order(list(self.default_order))
        self.pane = DetailPane(self)
        self._note = StateNote(self)
        self._count = PlainLabel(parent=self)
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._news = QPushButton(self)
        self._news.setProperty("role", "notice")
        self._news.hide()
        self._pane_button = QToolButton(self)
        self._pane_button.setProperty("role", "quiet")
        self._pane_button.setCheckable(True)
        self._pane_button.setChecked(True)
        self._pane_button.setToolTip(self.tr("Details (F9)"))
        self._pane_button.setAccessibleName(self.tr("Show details"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._note)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(5)
        self._splitter.addWidget(self._stack)
        self._splitter.addWidget(self.pane)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setSizes([800, _PANE_WIDTH])
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
        layout.addWidget(self._splitter, 1)
        self.view.order_changed.connect(self._on_order_changed)
        self.view.current_changed.connect(self._on_current_changed)
        self.view.opened.connect(self._on_opened)
        self.view.menu_wanted.connect(self._on_menu_wanted)
        self.view.copied.connect(self._on_copied)
        self.view.failed.connect(self.failed)
        self.view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.model.load_failed.connect(self.failed)
        self.pane.close_wanted.connect(self._on_pane_close)
        self.pane.trade_wanted.connect(self.on_trade_wanted)
        self.pane.filing_wanted.connect(self.on_filing_wanted)
        self.pane.trades_wanted.connect(self.trades_wanted)
        self.pane.original_wanted.connect(self.original_wanted)
        self.pane.correct_wanted.connect(self._on_pane_correct)
        self.pane.corrections_wanted.connect(self.corrections_wanted)
        self.pane.official_wanted.connect(self._on_official_wanted)
        self.pane.security_wanted.connect(self._on_security_wanted)
        self.view.link_opened.connect(self._on_link_opened)
        self._pane_button.toggled.connect(self.pane.setVisible)
        if not self.has_pane:
            self._pane_button.hide()
            self.pane.hide()
        self._news.clicked.connect(self.show_news)
        self._note.acted.connect(self.on_note_acted)
        # The pane's record is read when the keyboard rests for a moment, so that a held arrow key stays
        # fluent.
        self._detail_timer = QTimer(self)
        self._detail_timer.setSingleShot(True)
        self._detail_timer.setInterval(30)
        self._detail_timer.timeout.connect(self._show_current)
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

    def fill_menu(self, menu: QMenu, record: Any) -> None:
        """Add what can be done with a record."""

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
        self._show(self._find_or_tell(), keep=True)

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

    def _find_or_tell(self) -> np.ndarray | None:
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

    def _show(self, positions: np.ndarray | None, *, keep: bool, is_reordered: bool = False) -> None:
        if positions is None:
            return
        self._pending = None
        self._news.hide()
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
        self._detail_timer.start()  # what the pane tells of the current row may be of yesterday
        self._take_up()

    def take_edits(self, edited: frozenset[Edited]) -> None:
        """Show what the user corrected, where it stands; a row that matches no more stays until asked anew.

        Else a row would vanish from under the cursor because of what was typed about it.
        """
        self._take_up(self.edited_ids(edited))
        shown = self.pane.shown()
        if shown is None:
            self._detail_timer.start()
            return
        try:
            if not self.show_record(shown[1]):
                self.pane.clear()
        except GovTradesError as error:
            self.failed.emit(error)

    def edited_ids(self, edited: frozenset[Edited]) -> np.ndarray:
        """Return the ids of the rows of this table that an edit may move."""
        return np.fromiter({filing for filing, _ in edited}, np.int64)

    def _take_up(self, edited: np.ndarray | None = None) -> None:
        found = self._find_or_tell()
        if found is None:  # the text in the box is wrong: what is in view was found by the last good one
            found = self._refind_last_good()
        if edited is not None:
            found = self._with_edited(found, edited)
        known = np.isin(self.load_ids(found), self.model.ids())
        news = int(len(found) - known.sum())
        if news == 0 or self.model.rowCount() == 0:
            self._pending = None
            self._news.hide()
            self._put(found, keep=True, moved=edited)
            return
        self._put(found[known], keep=True, moved=edited)
        self._pending = found
        words = self.tr("1 new: show") if news == 1 else self.tr("{n} new: show").format(n=show.count(news))
        self._news.setText(words)
        self._news.show()

    def _with_edited(self, found: np.ndarray, edited: np.ndarray) -> np.ndarray:
        """Return the rows found, and at their places those edited in view that match no more."""
        shown = self.model.ids()
        found_ids = self.load_ids(found)
        lost = shown[np.isin(shown, edited) & ~np.isin(shown, found_ids)]
        if not len(lost):
            return found
        everything = self.find("")
        return everything[np.isin(self.load_ids(everything), np.concatenate([found_ids, lost]))]

    def _refind_last_good(self) -> np.ndarray:
        everything = self.find("")
        return everything[np.isin(self.load_ids(everything), self.model.ids())]

    @Slot()
    def show_news(self) -> None:
        """Show the rows that waited."""
        if self._pending is not None:
            if self._news.hasFocus():  # the button goes, and the keyboard would go who knows where
                self.view.setFocus()
            self._show(self._pending, keep=True)

    def news_text(self) -> str:
        """Return the word on the button of rows that wait, or an empty text."""
        return "" if self._news.isHidden() else self._news.text()

    # The pane

    def toggle_pane(self) -> None:
        """Show or hide the pane."""
        if self.has_pane:
            self._pane_button.toggle()

    def make_room(self, *, is_tight: bool) -> None:
        """Fold the details away while something beside the rows needs their room; unfold them after it."""
        if is_tight and self.has_pane and self._pane_button.isChecked() and not self._is_folded:
            self._pane_button.setChecked(False)
            self._is_folded = True
        elif not is_tight and self._is_folded:
            self._is_folded = False
            self._pane_button.setChecked(True)

    @Slot()
    def _on_pane_close(self) -> None:
        self._pane_button.setChecked(False)
        self.view.setFocus()

    @Slot(object)
    def _on_current_changed(self, record: Any) -> None:
        self._detail_timer.start()
        self.rows_changed.emit()

    @Slot()
    def _show_current(self) -> None:
        record_id = self.view.current_id()
        if record_id is None:
            self.pane.clear()
            return
        try:
            if not self.show_record(record_id):
                self.pane.clear()
        except GovTradesError as error:
            self.pane.clear()
            self.failed.emit(error)

    def showEvent(self, event: QEvent) -> None:
        """Show what is under the cursor."""
        super().showEvent(event)
        self._detail_timer.start()

    # Corrections

    def correct_wish(self) -> CorrectWish | None:
        """Return what F2 corrects: the row under the cursor; None where there is none, or it cannot be."""
        return None

    @Slot()
    def correct(self) -> None:
        """Ask for the row under the cursor to be corrected."""
        if (wish := self.correct_wish()) is not None:
            self.correct_wanted.emit(wish)

    @Slot()
    def _on_pane_correct(self) -> None:
        if (shown := self.pane.shown()) is not None:
            self.correct_wanted.emit(CorrectWish(*shown))

    def add_correct(self, menu: QMenu) -> None:
        """Offer to correct the row."""
        action = menu.addAction(self.tr("Correct…"))
        action.setShortcut("F2")
        action.triggered.connect(self.correct)

    # Rows

    @Slot(object)
    def _on_order_changed(self, terms: list[SortTerm]) -> None:
        before = self.view.order
        self.view.set_order(terms or list(self.default_order))
        found = self._find_or_tell()
        if found is None:
            self.view.set_order(before)
        else:
            self._show(found, keep=True, is_reordered=True)
            if self.view.currentIndex().isValid():
                self.view.scrollTo(self.view.currentIndex())
            else:
                self.view.scrollToTop()

    @Slot(object)
    def _on_opened(self, record: Any) -> None:
        self._want_original(record)

    # Pages of one

    @Slot(str)
    def _on_official_wanted(self, bioguide: str) -> None:
        self.official_wanted.emit(OfficialWish(bioguide))

    @Slot(str)
    def _on_security_wanted(self, key: str) -> None:
        self.security_wanted.emit(SecurityWish(key))

    @Slot(object, str)
    def _on_link_opened(self, record: Any, link: str) -> None:
        self._follow_link(record, link)

    def open_link(self, link: str) -> None:
        """Open the page of the "official" or the "security" of the row under the cursor."""
        record = self.view.current_record()
        if record is not None:
            self._follow_link(record, link)

    def can_open_link(self, link: str) -> bool:
        """Whether the row under the cursor names one that is known."""
        return bool(self._link_key(self.view.current_record(), link))

    @staticmethod
    def _link_key(record: Any, link: str) -> str:
        return getattr(record, {"official": "bioguide", "security": "security"}[link], None) or ""

    def _follow_link(self, record: Any, link: str) -> None:
        key = self._link_key(record, link)
        if not key:
            self.told.emit(
                self.tr("It is not known who this filer is")
                if link == "official"
                else self.tr("It is not known what security this is")
            )
        elif link == "official":
            self._on_official_wanted(key)
        else:
            self._on_security_wanted(key)

    def add_links(self, menu: QMenu, record: Any) -> None:
        """Offer the pages of a row's official and security, those that are known."""
        names = {"official": "official", "security": "symbol"}
        for link in ("official", "security"):
            if self._link_key(record, link):
                name = getattr(record, names[link], None) or getattr(record, "issuer", None) or ""
                action = menu.addAction(self.tr("Go to {name}").format(name=menu_words(str(name))))
                action.setData(("link", link))
                action.setShortcut(LINK_KEYS[link])
                action.triggered.connect(partial(self._follow_link, record, link))

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

    @Slot(object, object)
    def _on_menu_wanted(self, menu: QMenu, record: Any) -> None:
        if record is not None:
            self.fill_menu(menu, record)

    @Slot(int)
    def _on_copied(self, rows: int) -> None:
        self.told.emit(
            self.tr("1 row copied, with headings")
            if rows == 1
            else self.tr("{n} rows copied, with headings").format(n=show.count(rows))
        )

    @Slot()
    def _on_selection_changed(self) -> None:
        self.rows_changed.emit()

    def focus_rows(self) -> None:
        """Give the keyboard to the table, with the cursor on a row."""
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.setFocus()

    def rows_to_export(self) -> np.ndarray | Sequence[str]:
        """Return what names the rows in view, in their order, whatever becomes of positions meanwhile."""
        return self.model.ids()

    def can_export(self) -> bool:
        """Whether there are rows."""
        return self.model.rowCount() > 0

    def can_copy(self) -> bool:
        """Whether rows are selected."""
        return self.view.selectionModel().hasSelection()

    def copy(self) -> None:
        """Copy the selected rows."""
        self.view.copy_rows()

    def open_original(self) -> None:
        """Show the page that the row under the cursor stands on."""
        record = self.view.current_record()
        if record is not None:
            self._want_original(record)

    def open_site(self) -> None:
        """Open the row's page on the official site."""
        record = self.view.current_record()
        if record is not None:
            self.site_wanted.emit(record.url)

    def _want_original(self, record: Any) -> None:
        filing_id = getattr(record, "filing_id", None)  # a filing is its own
        if filing_id is None:
            self.original_wanted.emit(OriginalWish(record.id, None, record.url))
        else:
            self.original_wanted.emit(OriginalWish(filing_id, record.line, record.url))

    def add_original(self, menu: QMenu) -> None:
        """Offer the original: the page here, and the official site."""
        page = menu.addAction(self.tr("Show the page"))
        page.setShortcut(ORIGINAL_KEY)
        page.triggered.connect(self.open_original)
        site = menu.addAction(self.tr("Open on the official site"))
        site.setShortcut(SITE_KEY)
        site.triggered.connect(self.open_site)

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
        session.keep(f"{self.name}/pane", self._pane_button.isChecked() or self._is_folded)
        session.keep(f"{self.name}/splitter", self._splitter.saveState())
        session.keep(f"{self.name}/current", self.view.current_id())

    def restore(self, session: Session) -> None:
        """Put them back."""
        self.arrangement.restore(session)
        self.text = session.text(f"{self.name}/search")
        self._pane_button.setChecked(
            session.flag(f"{self.name}/pane", default=self.window().width() >= _PANE_FROM_WIDTH)
        )
        self.pane.setVisible(self.has_pane and self._pane_button.isChecked())
        self._splitter.restoreState(session.blob(f"{self.name}/splitter"))
        self._restored_id = session.number(f"{self.name}/current")

    _restored_id: int | None = None
    _is_folded = False

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
