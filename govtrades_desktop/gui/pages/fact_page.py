"""What the pages of one official and of one security share: heading, tiles, cards of counts, trades below.

Everything is read in one go of a few index reads and reads by id. While a page is in front, news waits behind
a button, so that nothing moves under the reader. The charts come a moment after the rest: a page that is left
at once does not count them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.models.columns import SortTerm, sort_names
from govtrades_desktop.gui.models.table_model import TableModel
from govtrades_desktop.gui.models.trades import TRADE_COLUMNS
from govtrades_desktop.gui.pages.charted_page import ChartedPage
from govtrades_desktop.gui.pages.page import (
    COMPARE_KEY,
    FilingsWish,
    OfficialWish,
    Place,
    SecurityWish,
    TradesWish,
)
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.gui.session import Session
from govtrades_desktop.gui.widgets.card import Card, Tile
from govtrades_desktop.gui.widgets.columns_box import ColumnsBox
from govtrades_desktop.gui.widgets.count_list import CountList
from govtrades_desktop.gui.widgets.sign import Sign
from govtrades_desktop.gui.widgets.states import StateNote
from govtrades_desktop.gui.widgets.table_view import TableView

_ROWS_IN_VIEW = 12
_AIR = 8
"""Pixels between a row that came into view and the edge of the page."""


class FactPage(ChartedPage):
    """The page of one official, or of one security."""

    is_searched_while_typing = False
    has_year = False
    has_chamber = False
    hidden_columns: tuple[str, ...] = ()

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(catalogue, parent)
        self._extra: Any = None
        self._newer: tuple[Any, Any] | None = None
        self._scrolls: dict[str, int] = {}
        self._sign = Sign(self)
        self._heading = PlainLabel(parent=self)
        self._heading.setFont(theme.font("title"))
        self._heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._line = PlainLabel(parent=self)
        self._line.setWordWrap(True)
        self._back = QToolButton(self)
        self._back.setProperty("role", "quiet")
        self._back.setToolTip(self.tr("Back (Alt+Left)"))
        self._back.setAccessibleName(self.tr("Back"))
        self._news = QPushButton(self.tr("Newer data: show"), self)
        self._news.setProperty("role", "notice")
        self._news.hide()
        self._outside = QPushButton(self)
        self._outside.setProperty("role", "quiet")
        self.compare_button = QPushButton(self.tr("Compare with…"), self)
        self.compare_button.setProperty("role", "quiet")
        hint = self.tr("Choose another to stand beside it ({keys})").format(keys=COMPARE_KEY)
        self.compare_button.setToolTip(hint)
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        head.addWidget(self._back)
        head.addWidget(self._sign)
        head.addWidget(self._heading, 1)
        head.addWidget(self._news)
        head.addWidget(self.compare_button)
        head.addWidget(self._outside)
        self.tiles: dict[str, Tile] = {}
        self._tile_row = QHBoxLayout()
        self._tile_row.setSpacing(10)
        self._notice = PlainLabel(parent=self)
        self._notice.setWordWrap(True)
        self._notice.hide()
        self.cards = ColumnsBox(self)
        self.beside_charts, self.below = QVBoxLayout(), QVBoxLayout()
        """What belongs to the charts, under them; what stands under all cards."""
        self.below.setSpacing(10)
        self._make_table()
        self._body = QWidget(self)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(2 * theme.GRID, 2, 2 * theme.GRID, 12)
        body.setSpacing(10)
        body.addLayout(head)
        body.addWidget(self._line)
        body.addLayout(self._tile_row)
        body.addWidget(self._notice)
        body.addWidget(self.wide)
        body.addWidget(self._table_card)
        body.addWidget(self.small)
        body.addLayout(self.beside_charts)
        body.addWidget(self.cards)
        body.addLayout(self.below)
        body.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        self._scroll.viewport().setAutoFillBackground(False)
        self._body.setAutoFillBackground(False)
        self._note = StateNote(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._back.clicked.connect(self.back_wanted)
        self._news.clicked.connect(self.show_news)
        self._outside.clicked.connect(self.open_outside)
        self._note.acted.connect(self.back_wanted)
        self._dress()

    def _make_table(self) -> None:
        self.model = TableModel(TRADE_COLUMNS, self.catalogue.load_trades, self.catalogue.trade_ids, self)
        self.view = TableView(self.model, self.tr("Its trades"), self)
        self.view.set_order([SortTerm("traded", is_descending=True)])
        for key in {column.key for column in TRADE_COLUMNS} & set(self.hidden_columns):
            self.view.show_column(key, is_shown=False)
        self._table_card = Card(self.tr("Trades"), self.view, self)
        self.view.order_changed.connect(self._on_order_changed)
        self.view.opened.connect(self._on_trade_opened)
        self.view.copied.connect(self._on_copied)
        self.view.failed.connect(self.failed)
        self.view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.model.load_failed.connect(self.failed)

    def add_tile(self, name: str, caption: str, slot: Any, stretch: int = 4) -> None:
        """Add a tile that opens something."""
        self.tiles[name] = Tile(caption, self)
        self._tile_row.addWidget(self.tiles[name], stretch)
        self.tiles[name].clicked.connect(slot)

    def add_card(
        self, heading: str, *, widest_name: float = 0.62, is_remark_kept: bool = False
    ) -> tuple[Card, CountList]:
        """Return a new card with a list of counts."""
        body = CountList(self, widest_name=widest_name, is_remark_kept=is_remark_kept)
        body.setAccessibleName(heading)
        body.opened.connect(self.on_opened)
        card = Card(heading, body, self)
        card.hide()  # until it is given a place
        return card, body

    # What a subclass says

    def load(self, key: str) -> tuple[Any, Any] | None:
        """Return everything about one, and what else the page needs; None where it is gone."""
        raise NotImplementedError

    def tell(self, data: Any, extra: Any) -> None:
        """Show everything."""
        raise NotImplementedError

    def tell_gone(self, note: StateNote) -> None:
        """Say that there is no such one in the data."""
        raise NotImplementedError

    def outside(self) -> tuple[str, str]:
        """Return words and address of an outside page, or two empty texts."""
        return "", ""

    # Reading

    def show_key(self, key: str) -> None:
        """Show one; the scroll is where it was when it was last left."""
        if self.key:
            self._scrolls[self.key] = self._scroll.verticalScrollBar().value()
        if key != self.key:
            self.key = key
            self._is_stale = False
            self.read()
            QTimer.singleShot(0, self, self._scroll_back)

    @Slot()
    def _scroll_back(self) -> None:
        self._scroll.verticalScrollBar().setValue(self._scrolls.get(self.key, 0))

    def read(self) -> None:
        """Read everything anew."""
        self._is_stale = False
        if not self.key:
            return
        found = self._load_or_tell()
        self._newer = None
        self._news.hide()
        if found is None:
            return
        self._show(*found)

    def _load_or_tell(self) -> tuple[Any, Any] | None:
        try:
            found = self.load(self.key)
        except GovTradesError as error:
            self.failed.emit(error)
            return None
        if found is None:
            self._data = None
            self.tell_gone(self._note)
            self._stack.setCurrentWidget(self._note)
        return found

    def _show(self, data: Any, extra: Any) -> None:
        self._data, self._extra = data, extra
        self._stack.setCurrentWidget(self._scroll)
        self.tell(data, extra)
        words, _ = self.outside()
        self._outside.setText(words)
        self._outside.setVisible(bool(words))
        self._find_trades(keep=True)
        self.draw_soon()
        self.rows_changed.emit()

    def take_news(self, changes: ChangeSet) -> None:
        """Keep what is in view; what is newer waits behind a button."""
        found = self._load_or_tell()
        if found is None:
            return
        if found == (self._data, self._extra):
            self._find_trades(keep=True)
            return
        self._newer = found
        self._news.show()
        known = self.model.ids()
        positions = self._found_trades()
        if positions is not None:
            self.view.show_positions(positions[np.isin(self.catalogue.trade_ids(positions), known)])

    @Slot()
    def show_news(self) -> None:
        """Show what waited."""
        if self._newer is not None:
            data, extra = self._newer
            self._newer = None
            self._news.hide()
            self._show(data, extra)

    # Trades below

    def _found_trades(self) -> np.ndarray | None:
        if self._data is None:
            return None
        order = sort_names(TRADE_COLUMNS, self.view.order)
        try:
            return self.catalogue.find_trades(self._data.row.query, sort=order, year=None)
        except GovTradesError as error:
            self.failed.emit(error)
            return None

    def _find_trades(self, *, keep: bool) -> None:
        positions = self._found_trades()
        if positions is None:
            return
        self.view.show_positions(positions, keep=keep)
        self._table_card.setVisible(bool(len(positions)))
        rows = min(len(positions), _ROWS_IN_VIEW)
        header = self.view.horizontalHeader().sizeHint().height()
        self.view.setFixedHeight(header + rows * self.view.verticalHeader().defaultSectionSize() + 2)
        words = self.tr("{n}, newest first; Enter shows one among all trades")
        self._table_card.set_remark(words.format(n=show.count(len(positions))))

    @Slot(object)
    def _on_order_changed(self, terms: list[SortTerm]) -> None:
        self.view.set_order(terms)
        self._find_trades(keep=True)
        words = self.tr("{n}; Enter shows one among all trades")
        self._table_card.set_remark(words.format(n=show.count(self.model.rowCount())))

    @Slot(object)
    def _on_trade_opened(self, record: Any) -> None:
        self.trades_wanted.emit(TradesWish(self._data.row.query, None, trade_id=record.id))

    @Slot(int)
    def _on_copied(self, rows: int) -> None:
        words = (
            self.tr("{n} rows copied, with headings") if rows != 1 else self.tr("1 row copied, with headings")
        )
        self.told.emit(words.format(n=show.count(rows)))

    @Slot()
    def _on_selection_changed(self) -> None:
        self.rows_changed.emit()

    @Slot()
    def reveal_row(self) -> None:
        """Scroll the page, no further than needed, until the row under the cursor is seen."""
        row = self.view.visualRect(self.view.currentIndex())
        if row.isEmpty():
            return
        top = self.view.viewport().mapTo(self._body, row.topLeft()).y() - _AIR
        below = top + row.height() + 2 * _AIR - self._scroll.viewport().height()
        bar = self._scroll.verticalScrollBar()
        bar.setValue(min(max(bar.value(), below), top))

    def can_copy(self) -> bool:
        """Whether rows of the table are selected."""
        return self.view.selectionModel().hasSelection()

    def copy(self) -> None:
        """Copy the selected rows."""
        self.view.copy_rows()

    # Cards

    def set_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these cards, in this order."""
        self.cards.set_cards(cards)

    # Doors

    @Slot(object)
    def on_opened(self, target: object) -> None:
        """Follow a mark to what is behind it."""
        if isinstance(target, TradesWish):
            self.trades_wanted.emit(target)
        elif isinstance(target, FilingsWish):
            self.filings_wanted.emit(target)
        elif isinstance(target, OfficialWish):
            self.official_wanted.emit(target)
        elif isinstance(target, SecurityWish):
            self.security_wanted.emit(target)

    @Slot()
    def open_outside(self) -> None:
        """Open the outside page in the browser."""
        _, address = self.outside()
        if address.startswith("https://"):
            QDesktopServices.openUrl(QUrl(address))

    def search(self, text: str) -> None:
        """Enter in the box searches the trades of this one."""
        self.text = ""
        if text.strip() and self._data is not None:
            more = f"({text})" if "OR" in text.split() else text
            self.trades_wanted.emit(TradesWish(f"{self._data.row.query} {more}", None))

    def make_room(self, *, is_tight: bool) -> None:
        """Nothing here gives way to a page beside the rows: charts and cards take the width there is."""

    def focus_rows(self) -> None:
        """Give the keyboard to the row under the cursor, or to the first tile."""
        if self.view.isVisible() and self.view.currentIndex().isValid():
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        next(iter(self.tiles.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Memory and looks

    def place(self) -> Place:
        """Return where the reader is."""
        return Place(self.name, key=self.key)

    def return_to(self, place: Place) -> None:
        """Show whom or what the place was of."""
        self.show_key(place.key)

    def save(self, session: Session) -> None:
        """Remember whom or what is shown."""
        session.keep(f"{self.name}/key", self.key)
        session.keep(f"{self.name}/columns", self.view.save_columns())

    def restore(self, session: Session) -> None:
        """Put the columns back; whom or what is shown is the window's to say."""
        self.view.restore_columns(session.text(f"{self.name}/columns"))

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
        c = theme.colours()
        if self.styleSheet() == theme.chrome_sheet():  # setting it tells of a changed palette
            return
        self.setStyleSheet(theme.chrome_sheet())
        self._back.setIcon(resources.icon("back", "muted"))
        self._line.setStyleSheet(f"color: {c.muted}")
        self._notice.setStyleSheet(
            f"background: {c.notice_soft}; color: {c.paper_text}; border-radius: 6px; padding: 6px 10px"
        )

    def tell_notice(self, words: str) -> None:
        """Say under the tiles what the numbers leave out; an empty text says nothing."""
        self._notice.setText(words)
        self._notice.setVisible(bool(words))
