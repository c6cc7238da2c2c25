"""Committees of one official: held now, and earlier; parts folded under their whole.

Keyboard and speech are Qt's. As high as its open rows: it scrolls with the page it stands on.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.models.career import SeatNode
from govtrades_desktop.gui.plain_text import tip
from govtrades_desktop.query.identity_records import SeatHeld

_NAME, _TITLE, _DAYS, _TRADES = range(4)
_TARGET = int(Qt.ItemDataRole.UserRole)
_ROOM = 4


class SeatTree(QTreeWidget):
    """The tree.

    Signals:
        opened(str): the search text of the trades made while on a committee.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Committees"))
        self.setColumnCount(4)
        self.setHeaderLabels(
            [
                self.tr("Committee"),
                self.tr("Role"),
                self.tr("Seen from – until"),
                self.tr("Trades while on it"),
            ]
        )
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIndentation(18)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in (_TITLE, _DAYS, _TRADES):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.headerItem().setTextAlignment(
            _TRADES, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.itemExpanded.connect(self._on_folded)
        self.itemCollapsed.connect(self._on_folded)
        self.itemDoubleClicked.connect(self._on_opened)
        self._nodes: tuple[tuple[SeatNode, ...], tuple[SeatNode, ...]] = ((), ())
        self._dress()

    def show_seats(self, now: tuple[SeatNode, ...], earlier: tuple[SeatNode, ...]) -> None:
        """Show the seats; what was open stays open."""
        self._nodes = (now, earlier)
        is_open = self._open_names()
        self.clear()
        for words, nodes in ((self.tr("Now"), now), (self.tr("Earlier"), earlier)):
            if not nodes:
                continue
            head = QTreeWidgetItem(self, [f"{words} ({show.count(len(nodes))})"])
            font = theme.font()
            font.setBold(True)
            head.setFont(_NAME, font)
            for node in nodes:
                self._add(head, node)
            head.setExpanded(words in is_open if is_open else nodes is now or not now)
        for index in range(self.topLevelItemCount()):
            head = self.topLevelItem(index)
            for place in range(head.childCount()):
                one = head.child(place)
                one.setExpanded(f"{head.text(_NAME).split(' (')[0]}/{one.text(_NAME)}" in is_open)
        self._fit()

    def _open_names(self) -> set[str]:
        found: set[str] = set()
        for index in range(self.topLevelItemCount()):
            head = self.topLevelItem(index)
            name = head.text(_NAME).split(" (")[0]
            if head.isExpanded():
                found.add(name)
            for place in range(head.childCount()):
                if head.child(place).isExpanded():
                    found.add(f"{name}/{head.child(place).text(_NAME)}")
        return found

    def _add(self, parent: QTreeWidgetItem, node: SeatNode) -> None:
        first = node.spans[0] if node.spans else None
        item = QTreeWidgetItem(parent, [node.name, _title(first), _days(first), ""])
        item.setToolTip(_NAME, tip(f"{node.name} ({node.code})"))
        if first is None:
            item.setText(_TITLE, self.tr("a part of it only"))
            item.setForeground(_TITLE, QBrush(theme.color("muted")))
        for column in (_DAYS,):
            item.setForeground(column, QBrush(theme.color("muted")))
        item.setTextAlignment(_TRADES, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if node.trades is not None:
            item.setText(_TRADES, show.count(node.trades.trades))
            is_door = node.trades.trades > 0
            item.setForeground(_TRADES, QBrush(theme.color("accent" if is_door else "muted")))
            if is_door:
                item.setData(_NAME, _TARGET, node.trades.query)
                item.setToolTip(_TRADES, self.tr("Enter shows the trades made while on it"))
        for span in node.spans[1:]:
            row = QTreeWidgetItem(item, [node.name, _title(span), _days(span), ""])
            for column in (_NAME, _TITLE, _DAYS):
                row.setForeground(column, QBrush(theme.color("muted")))
        for part in node.parts:
            self._add(item, part)

    # Doors

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the trades; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._on_opened(self.currentItem())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: object) -> None:
        """A click on a figure opens its rows."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        if self.columnAt(point.x()) == _TRADES and (item := self.itemAt(point)) is not None:
            self._on_opened(item)

    @Slot(QTreeWidgetItem)
    def _on_opened(self, item: QTreeWidgetItem, column: int = _NAME) -> None:
        query = item.data(_NAME, _TARGET)
        if query:
            self.opened.emit(query)
        elif item.childCount():
            item.setExpanded(not item.isExpanded())

    # Size and looks

    @Slot()
    def _on_folded(self) -> None:
        self._fit()

    def _fit(self) -> None:
        rows = 0
        item = self.topLevelItem(0)
        while item is not None:
            rows += 1
            item = self.itemBelow(item)
        row = self.sizeHintForRow(0) if rows else theme.row_height()
        self.setFixedHeight(self.header().sizeHint().height() + rows * max(row, 1) + _ROOM)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        c = theme.colours()
        sheet = (
            f"QTreeWidget {{ background: {c.page}; color: {c.text}; }}"
            f"QTreeWidget::item {{ padding: 2px 0; }}"
            f"QTreeWidget::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}"
            f"QHeaderView::section {{ background: {c.page}; color: {c.muted}; border: none;"
            f" border-bottom: 1px solid {c.line}; padding: 2px 4px; }}"
        )
        if sheet == self.styleSheet():  # setting it tells of a changed palette: that way round without end
            return
        self.setStyleSheet(sheet)
        if any(self._nodes):
            self.show_seats(*self._nodes)


def _title(seat: SeatHeld | None) -> str:
    if seat is None:
        return ""
    return seat.title


def _days(seat: SeatHeld | None) -> str:
    if seat is None:
        return ""
    return show.span(seat.seen_from, seat.seen_until, is_open=seat.seen_until is None)
