"""A table's cells on the screen: heights of rows, the row under the mouse, columns that stay, group lines.

Frozen columns and the lines of groups are painted over the cells by the same delegate, not by a second table:
selection, cursor and scroll are one, and a screen reader finds one table. It moves no rows.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QCursor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.models.table_model import TableModel
from govtrades_desktop.gui.widgets.group_rows import GroupRows
from govtrades_desktop.gui.widgets.table_delegate import TableDelegate
from govtrades_desktop.gui.widgets.table_header import TableHeader

Index = QModelIndex | QPersistentModelIndex

DENSITIES: dict[str, int] = {"compact": 2, "standard": theme.GRID, "comfortable": 2 * theme.GRID}
"""Heights of a row by name: so many pixels more than the font's own height."""

STANDARD = "standard"

_CURRENT_FLAGS = QStyle.StateFlag


class CellTable(QTableView):
    """Draws a `TableModel`.

    Signals:
        columns_changed(): order, width or choice of columns, or the rows' height changed.
    """

    columns_changed = Signal()

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._density = STANDARD
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setAlternatingRowColors(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self._delegate = TableDelegate(self)
        self._group_rows = GroupRows(self._delegate)
        self.setItemDelegate(self._delegate)
        header = TableHeader(self)
        self.setHorizontalHeader(header)
        # The vertical header is hidden and fixed: shown, a reset makes tens of thousands of calls (measured).
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(8)
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.setModel(model)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled_sideways)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def table(self) -> TableModel:
        """The model, by its own type."""
        model = self.model()
        assert isinstance(model, TableModel)
        return model

    @property
    def header(self) -> TableHeader:
        """The header, by its own type."""
        header = self.horizontalHeader()
        assert isinstance(header, TableHeader)
        return header

    def is_grouped(self) -> bool:
        """Whether the rows stand in groups."""
        return self.table.group_layout is not None

    # Density

    @property
    def density(self) -> str:
        """The name of the rows' height."""
        return self._density

    def set_density(self, name: str) -> None:
        """Give the rows another height; an unknown name is the standard one."""
        name = name if name in DENSITIES else STANDARD
        if name == self._density:
            return
        self._density = name
        self._set_row_height()
        self.columns_changed.emit()

    def _set_row_height(self) -> None:
        """Give the rows their height; the row at the top stays there, which Qt, counting pixels, forgets."""
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.updateGeometries()
        self.verticalHeader().setOffsetToSectionPosition(self.verticalScrollBar().value())
        self.viewport().update()

    def row_height(self) -> int:
        """Return the height of a row: the font's, and room by the density."""
        return QFontMetrics(theme.font()).height() + DENSITIES[self._density]

    # Columns that stay, and lines of groups

    @Slot()
    def _on_scrolled_sideways(self) -> None:
        if self.header.frozen or self.is_grouped():
            self.viewport().update()
            self.header.viewport().update()

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """Return what is under a place: over frozen columns, a cell of theirs."""
        found = super().indexAt(pos)
        width = self.header.frozen_width()
        if pos.x() >= width:
            return found
        row = self.rowAt(pos.y())
        return self.table.index(row, self.header.section_at(pos.x())) if row >= 0 else found

    def visualRect(self, index: Index) -> QRect:
        """Return where a cell is; one of a frozen column where it stays."""
        rect = super().visualRect(index)
        for section, left, width in self.header.frozen_sections():
            if section == index.column():
                return QRect(left, rect.top(), width, rect.height())
        return rect

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Scroll to a cell; not to beneath the frozen columns, and for a whole line not sideways."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        sections = [section for section, _, _ in self.header.frozen_sections()]
        if index.column() in sections or self.table.group_at(index.row()) >= 0:
            bar.setValue(before)
        elif sections and (left := super().visualRect(index).left()) < self.header.frozen_width():
            bar.setValue(bar.value() + left - self.header.frozen_width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells; over them the lines of groups, and the frozen columns in their place."""
        super().paintEvent(event)
        frozen = self.header.frozen_sections()
        layout = self.table.group_layout
        if not frozen and layout is None:
            return
        first = self.rowAt(max(0, event.rect().top()))
        if first < 0:
            return
        last = self.rowAt(event.rect().bottom())
        last = last if last >= 0 else self.table.rowCount() - 1
        painter = QPainter(self.viewport())
        painter.setClipRegion(event.region())
        for row in range(first, last + 1):
            group = self.table.group_at(row) if layout is not None else -1
            if group >= 0:
                self._paint_line(painter, row, group)
            elif frozen:
                self._paint_frozen(painter, row, frozen)
        if frozen:
            edge = frozen[-1][1] + frozen[-1][2]
            painter.setPen(theme.color("thumb"))
            painter.drawLine(edge, event.rect().top(), edge, event.rect().bottom())
        painter.end()

    def _paint_line(self, painter: QPainter, row: int, group: int) -> None:
        groups, line = self.table.groups, self.table.ready(row).group
        assert groups is not None
        rect = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
        is_selected = self.selectionModel().isSelected(self.table.index(row, 0))
        painter.fillRect(rect, self.palette().base())
        self._group_rows.paint(
            painter,
            rect,
            line,
            groups.samples,
            is_open=self.table.is_open(group),
            is_selected=is_selected,
            is_current=row == self.currentIndex().row() and self.hasFocus(),
            is_hovered=row == self._delegate.hovered_row,
        )

    def _paint_frozen(self, painter: QPainter, row: int, frozen: list[tuple[int, int, int]]) -> None:
        model = self.table
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        selection, current = self.selectionModel(), self.currentIndex()
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        is_selected = selection.isSelected(model.index(row, 0))
        for section, left, width in frozen:
            option.rect = QRect(left, top, width, height)
            state = option.state & ~(_CURRENT_FLAGS.State_Selected | _CURRENT_FLAGS.State_HasFocus)
            if is_selected:
                state |= _CURRENT_FLAGS.State_Selected
            if self.hasFocus() and current.row() == row and current.column() == section:
                state |= _CURRENT_FLAGS.State_HasFocus
            option.state = state
            painter.fillRect(option.rect, self.palette().base())
            self._delegate.paint(painter, option, model.index(row, section))

    # The row under the mouse

    def _set_hovered(self, row: int) -> None:
        before = self._delegate.hovered_row
        if row == before:
            return
        self._delegate.hovered_row = row
        for one in (before, row):
            if one >= 0:
                self.viewport().update(
                    0, self.rowViewportPosition(one), self.viewport().width(), self.rowHeight(one)
                )

    @Slot()
    def _on_scrolled(self) -> None:
        """The rows went away under a resting mouse."""
        if self._delegate.hovered_row >= 0:
            self._set_hovered(self.rowAt(self.viewport().mapFromGlobal(QCursor.pos()).y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse stands out."""
        super().mouseMoveEvent(event)
        self._set_hovered(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: Any) -> None:
        """The mouse went elsewhere."""
        super().leaveEvent(event)
        self._set_hovered(-1)

    # Looks

    def changeEvent(self, event: Any) -> None:
        """Follow a change of font or theme."""
        super().changeEvent(event)
        if event.type() in (event.Type.FontChange, event.Type.PaletteChange):
            QTimer.singleShot(0, self, self._on_look_changed)

    @Slot()
    def _on_look_changed(self) -> None:
        self._delegate.forget_look()
        self._set_row_height()
