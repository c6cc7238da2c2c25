"""What stands where on the dashboard: words, filters, figures and cards, three to a row or two. No number."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.pages.dashboard_filters import DashboardFilters
from govtrades_desktop.gui.pages.dashboard_parts import ChartRoom, CoverageCard, MeasureSwitch, Tiles
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.gui.widgets.card import Card
from govtrades_desktop.gui.widgets.line_list import LineList

_NARROW = 940
"""Pixels; below them the cards stand two to a row, for three would have no room for names."""
_ROW_HEIGHT = 190


class DashboardBoard(QScrollArea):
    """The parts, in their places; the page fills them.

    `rooms` are the places of the charts: months, traded, active, lags, coverage.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_narrow: bool | None = None
        self._body = QWidget(self)
        self._build(self._body)
        self._arrange(self._body)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setWidget(self._body)
        self.viewport().setAutoFillBackground(False)
        self._body.setAutoFillBackground(False)

    def _build(self, body: QWidget) -> None:
        self._title = PlainLabel(self.tr("What officials disclosed"), body)
        self._title.setFont(theme.font("title"))
        self.filter_label = PlainLabel(parent=body)
        self.filter_label.setFont(theme.font("heading"))
        self.stamp = PlainLabel(parent=body)
        self.stamp.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.filters = DashboardFilters(body)
        self.tile_row = Tiles(body)
        self.rooms = {
            "months": ChartRoom(self.tr("Buys and sells by month"), body),
            "traded": ChartRoom(self.tr("Most traded securities"), body),
            "active": ChartRoom(self.tr("Most active officials"), body),
            "lags": ChartRoom(self.tr("Days from trade to filing"), body),
        }
        self.measure_switch = MeasureSwitch(self.rooms["months"])
        self.newest = LineList(body)
        self.newest_card = Card(self.tr("Newest reports"), self.newest, body)
        self.coverage_card = CoverageCard(self.tr("Coverage by year"), body)
        self.rooms["coverage"] = self.coverage_card.room

    def _arrange(self, body: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * theme.GRID)
        head.addWidget(self._title)
        head.addWidget(self.filter_label)
        head.addWidget(self.stamp, 1)
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        for column in range(24):
            self._grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(2 * theme.GRID, 0, 2 * theme.GRID, 12)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.filters)
        layout.addWidget(self.tile_row)
        layout.addLayout(self._grid, 1)
        self._place_cards(is_narrow=False)

    def _place_cards(self, *, is_narrow: bool) -> None:
        """Three cards to a row, or two."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        rooms, below = self.rooms, (self.newest_card, self.coverage_card)
        wide = (
            ((rooms["months"], 10), (rooms["traded"], 7), (rooms["active"], 7)),
            ((rooms["lags"], 8), *((card, 8) for card in below)),
        )
        narrow = (
            ((rooms["months"], 14), (rooms["traded"], 10)),
            ((rooms["lags"], 12), (rooms["active"], 12)),
            tuple((card, 12) for card in below),
        )
        rows = narrow if is_narrow else wide
        for number, row in enumerate(rows):
            column = 0
            for card, span in row:
                self._grid.addWidget(card, number, column, 1, span)
                column += span
        for number in range(3):
            is_there = number < len(rows)
            self._grid.setRowStretch(number, int(is_there))
            self._grid.setRowMinimumHeight(number, _ROW_HEIGHT if is_there else 0)

    def tell_filter(self, words: str) -> None:
        """Say what all of the page is narrowed to."""
        self.filter_label.setText(words)
        self._fit_head()

    def _fit_head(self) -> None:
        """Let the title give way to the filter where there is no room for both: no line is cut off."""
        both = self._title.sizeHint().width() + self.filter_label.sizeHint().width()
        self._title.setVisible(both + 8 * theme.GRID <= self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three cards to a row where there is room, else two."""
        self._place_cards(is_narrow=self.width() < _NARROW)
        self._fit_head()
        super().resizeEvent(event)

    def dress(self) -> None:
        """Follow the theme."""
        self.stamp.setStyleSheet(f"color: {theme.colours().muted}")
        self.filter_label.setStyleSheet(f"color: {theme.colours().accent}")
        for part in (self.filters, self.measure_switch, self.coverage_card):
            part.dress()
