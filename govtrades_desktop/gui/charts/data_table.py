"""The data table behind a chart, in a window of its own: sortable, copied with a heading, each row a door."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.gui import formatting, theme
from govtrades_desktop.gui.charts.specs import Spec
from govtrades_desktop.gui.charts.tables import ChartTable, table_of
from govtrades_desktop.gui.models.columns import tsv_line
from govtrades_desktop.gui.plain_text import PlainLabel, visible

Index = QModelIndex | QPersistentModelIndex


class ChartTableModel(QAbstractTableModel):
    """A chart's table; sorting is by value, what is missing stands last either way."""

    def __init__(self, table: ChartTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._order = np.arange(len(table))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the rows."""
        return 0 if parent.isValid() else len(self._table)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the columns."""
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text and alignment."""
        if not index.isValid():
            return None
        row, column = int(self._order[index.row()]), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(self._table.text(row, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self._is_number(column) else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _is_number(self, column: int) -> bool:
        return self._table.columns[column].is_number

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the headings."""
        if orientation == Qt.Orientation.Horizontal and section < len(self._table.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self._table.columns[section].word
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if self._is_number(section) else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1: as the chart has it."""
        self.layoutAboutToBeChanged.emit()
        rows = range(len(self._table))
        if not 0 <= column < len(self._table.columns):
            found = list(rows)
        else:
            values = self._table.columns[column].order
            cells = [values[row] for row in rows]
            there = [row for row in rows if cells[row] is not None]
            missing = [row for row in rows if cells[row] is None]
            is_falling = order == Qt.SortOrder.DescendingOrder
            found = sorted(there, key=cells.__getitem__, reverse=is_falling) + missing
        before = self.persistentIndexList()
        place = {row: i for i, row in enumerate(found)}
        after = [self.index(place[int(self._order[i.row()])], i.column()) for i in before]
        self._order = np.array(found, dtype=np.int64)
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def target(self, row: int) -> object:
        """Return a shown row's door."""
        return self._table.targets[int(self._order[row])]

    def tsv(self, rows: list[int] | None = None) -> str:
        """Return shown rows (None: all) as tab-separated text with a heading."""
        columns = range(len(self._table.columns))
        lines = [tsv_line([column.word for column in self._table.columns])]
        for row in range(len(self._order)) if rows is None else rows:
            place = int(self._order[row])
            lines.append(tsv_line([self._table.plain(place, column) for column in columns]))
        return "".join(lines)


class _Table(QTableView):
    """Enter opens a row, Ctrl+C copies."""

    copied = Signal()
    entered_row = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class DataTableDialog(QDialog):
    """The window.

    Signals:
        opened(object): the door of a row, by Enter or a double click.
    """

    opened = Signal(object)

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        caption = spec.caption
        self.setWindowTitle(self.tr("Data: {title}").format(title=caption.title))
        self.setStyleSheet(
            theme.chrome_sheet()
            + "QTableView::item { padding: 0 7px; } QHeaderView::section { padding: 3px 7px; }"
        )
        self.model = ChartTableModel(table_of(spec), self)
        words = PlainLabel(self._words(spec), self)
        words.setWordWrap(True)
        self.view = _Table(self)
        self.view.setModel(self.model)
        self.view.setFont(theme.font())
        self.view.setSortingEnabled(True)
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.model.sort(-1)
        self.view.setShowGrid(False)
        self.view.setAlternatingRowColors(True)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(theme.row_height())
        self.view.horizontalHeader().setStretchLastSection(True)
        self.view.horizontalHeader().setResizeContentsPrecision(200)
        self.view.resizeColumnsToContents()
        for column in range(self.model.columnCount()):
            width = self.view.columnWidth(column)
            self.view.setColumnWidth(column, min(max(width + 12, 64), 420))
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.view.setAccessibleName(self.windowTitle())
        self.view.doubleClicked.connect(self._on_chosen)
        self.view.entered_row.connect(self._open)
        self.view.copied.connect(self.copy)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = QPushButton(self.tr("Copy as text"), self)
        copy.setToolTip(self.tr("The selected rows, or all, tab-separated with a heading (Ctrl+C)"))
        copy.setAutoDefault(False)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        copy.clicked.connect(self.copy)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(self.view, 1)
        layout.addWidget(buttons)
        self.resize(760, 480)
        self.view.setFocus()

    def _words(self, spec: Spec) -> str:
        rows = self.model.rowCount()
        caption = spec.caption
        count = self.tr("1 row") if rows == 1 else self.tr("{n} rows").format(n=formatting.count(rows))
        parts = [
            caption.sub,
            caption.filters,
            caption.as_of and self.tr("data as of {m}").format(m=caption.as_of),
        ]
        return " · ".join(part for part in (*parts, count) if part)

    @Slot()
    def copy(self) -> None:
        """Put the selected rows (or all) into the clipboard, tab-separated with a heading."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        QGuiApplication.clipboard().setText(self.model.tsv(rows or None))

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        self._open(index.row())

    @Slot(int)
    def _open(self, row: int) -> None:
        target = self.model.target(row)
        if target is not None:
            self.accept()
            self.opened.emit(target)
