"""A small table of facts, one column each: every figure that is a door opens by click or Enter.

As high as its rows; it scrolls with the page it stands on. It asks nothing of the data.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.models.side_facts import FactRow, SideFacts
from govtrades_desktop.gui.plain_text import visible

Index = QModelIndex | QPersistentModelIndex
_SIDE = 8


class _Cells(QStyledItemDelegate):
    """Draws a figure: doors in the colour of links, underlined where Enter or a click would open them."""

    def __init__(self, table: SideTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        cell = self._table.facts.cell(index)
        if cell is None:
            return
        rect: QRect = option.rect
        has_cursor = self._table.hasFocus() and index == self._table.currentIndex()
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver) and cell.target is not None
        painter.save()
        if has_cursor or is_hovered:
            painter.setPen(theme.color("accent") if has_cursor else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)
        font = theme.font()
        font.setUnderline(cell.target is not None and (has_cursor or is_hovered))
        painter.setFont(font)
        painter.setPen(theme.color("accent" if cell.target is not None else "text"))
        room = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        text = QFontMetrics(font).elidedText(visible(cell.text), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class _Heads(QHeaderView):
    """Names over the columns, words before the rows: drawn straight, without the style's boxes."""

    def __init__(self, orientation: Qt.Orientation, parent: QTableView) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(orientation == Qt.Orientation.Horizontal)
        self.setHighlightSections(False)
        self.setMouseTracking(True)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one head."""
        is_name = self.orientation() == Qt.Orientation.Horizontal
        painter.save()
        painter.fillRect(rect, theme.color("page"))
        font = theme.font()
        font.setWeight(QFont.Weight.DemiBold if is_name else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.color("accent" if is_name else "muted"))
        text = visible(str(self.model().headerData(section, self.orientation()) or ""))
        room = rect.adjusted(_SIDE, 0, -_SIDE, 0) if is_name else rect.adjusted(2, 0, -_SIDE, 0)
        metrics, flags = QFontMetrics(font), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if is_name and metrics.horizontalAdvance(text) > room.width():
            first, _, rest = text.partition(" ")  # "Whitehouse," over "Sheldon"
            lines = (
                metrics.elidedText(one, Qt.TextElideMode.ElideRight, room.width()) for one in (first, rest)
            )
            text = "\n".join(line for line in lines if line)
        else:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, text)
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A name is a door."""
        super().mouseMoveEvent(event)
        if self.orientation() == Qt.Orientation.Horizontal:
            is_over = self.logicalIndexAt(event.position().toPoint()) >= 0
            self.setCursor(Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor)


class SideTable(QTableView):
    """The table.

    Signals:
        opened(object): the door of a figure.
        head_opened(int): the name over this column was clicked, or Enter pressed on a figure without a door.
    """

    opened = Signal(object)
    head_opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.facts = SideFacts(self)
        self.setModel(self.facts)
        self.setItemDelegate(_Cells(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalHeader(_Heads(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Heads(Qt.Orientation.Vertical, self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(60)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(8)
        self._dress()
        self.clicked.connect(self._on_clicked)
        self.horizontalHeader().sectionClicked.connect(self.head_opened)
        self._measure()

    def show_facts(self, heads: Sequence[str], rows: Sequence[FactRow]) -> None:
        """Show facts; the cursor stays on its fact and column where they are there still."""
        at = self.currentIndex()
        before = (self.facts.facts[at.row()].word, at.column()) if at.isValid() else None
        self.facts.put(heads, rows)
        self._measure()
        words = [row.word for row in rows]
        if before is not None and before[0] in words and before[1] < len(heads):
            self.setCurrentIndex(self.facts.index(words.index(before[0]), before[1]))
        elif self.hasFocus() and rows:
            self.setCurrentIndex(self.facts.index(0, 0))

    def _measure(self) -> None:
        metrics = QFontMetrics(theme.font())
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 7)
        widest = max((metrics.horizontalAdvance(row.word) for row in self.facts.facts), default=80)
        self.verticalHeader().setFixedWidth(widest + 20)
        self.horizontalHeader().setFixedHeight(self._head_lines() * metrics.height() + 10)
        self.setFixedHeight(self.sizeHint().height())

    def _head_lines(self) -> int:
        """Return 2 where a name needs a line for its first word and one for the rest; else 1."""
        heads = self.facts.heads
        font = theme.font()
        font.setWeight(QFont.Weight.DemiBold)
        widest = max((QFontMetrics(font).horizontalAdvance(visible(head)) for head in heads), default=0)
        room = (self.width() - self.verticalHeader().width()) / max(1, len(heads)) - 2 * _SIDE - 2
        return 2 if widest > room else 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the names have the lines that they need."""
        super().resizeEvent(event)
        self._measure()

    def sizeHint(self) -> QSize:
        """Return room for every row."""
        rows = len(self.facts.facts) * self.verticalHeader().defaultSectionSize()
        return QSize(480, rows + self.horizontalHeader().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same height: rows are never cut off."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells on the page's ground, with a hairline under each row."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("page"))
        painter.setPen(theme.color("line"))
        for row in range(self.facts.rowCount()):
            y = self.rowViewportPosition(row) + self.rowHeight(row) - 1
            painter.drawLine(0, y, self.viewport().width(), y)
        painter.end()
        super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing scrolls here: it is the page's."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        c = theme.colours()
        sheet = (
            f"QTableView, QHeaderView {{ background: {c.page}; border: none; }}"
            f"QTableCornerButton::section {{ background: {c.page}; border: none;"
            f" border-bottom: 1px solid {c.line}; }}"
        )
        if sheet != self.styleSheet():  # setting it tells of a changed palette
            self.setStyleSheet(sheet)
        self._measure()

    # Doors

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        cell = self.facts.cell(index)
        if cell is not None and cell.target is not None:
            self.opened.emit(cell.target)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what is a door."""
        super().mouseMoveEvent(event)
        cell = self.facts.cell(self.indexAt(event.position().toPoint()))
        is_door = cell is not None and cell.target is not None
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if is_door else Qt.CursorShape.ArrowCursor
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the figure under the cursor, or the page of whose it is."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            cell = self.facts.cell(index)
            if cell is not None and cell.target is not None:
                self.opened.emit(cell.target)
            else:
                self.head_opened.emit(index.column())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        """Put the cursor on a figure."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.facts.rowCount() and self.facts.columnCount():
            self.setCurrentIndex(self.facts.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        """Take the cursor's frame away."""
        super().focusOutEvent(event)
        self.viewport().update()
