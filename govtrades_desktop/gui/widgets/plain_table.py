"""A small table of texts: rows of words, no sorting, no columns to choose. For lists beside the great tables.

Thousands of rows cost nothing until they are painted; a column's width is fixed or takes what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import tip, visible

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class PlainColumn:
    """One column.

    Attributes:
        title: its heading.
        sample: its width is that of this text; empty: what the others leave.
        is_number: stands at the right.
    """

    title: str
    sample: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class PlainRow:
    """One row: a text a column, the name of its colour, the whole in words, and what it stands for."""

    cells: tuple[str, ...]
    colour: str = "text"
    hint: str = ""
    key: object = None


class _Model(QAbstractTableModel):
    def __init__(self, columns: Sequence[PlainColumn], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[PlainRow, ...] = ()

    def put(self, rows: Sequence[PlainRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(row.cells[index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if self.columns[index.column()].is_number else _LEFT)
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.color(row.colour)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row.hint or row.cells[index.column()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if self.columns[section].is_number else _LEFT)
        return None


class PlainTable(QTableView):
    """Shows rows of texts; Ctrl+C copies what is selected, with the headings."""

    def __init__(self, name: str, columns: Sequence[PlainColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(columns, self)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(8)
        self.horizontalHeader().setHighlightSections(False)
        self._dress()

    def put(self, rows: Sequence[PlainRow]) -> None:
        """Show these rows; where the table stood is kept as far as the rows allow, and what was selected."""
        keys = {row.key for row in self.selected()} - {None}
        place = self.verticalScrollBar().value()
        self._model.put(rows)
        self.verticalScrollBar().setValue(place)
        if keys:
            selection = self.selectionModel()
            flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
            for number, row in enumerate(self._model.rows):
                if row.key in keys:
                    selection.select(self._model.index(number, 0), flags)

    def rows(self) -> tuple[PlainRow, ...]:
        """Return the rows shown."""
        return self._model.rows

    def selected(self) -> tuple[PlainRow, ...]:
        """Return the selected rows, from the top."""
        found = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._model.rows[row] for row in found if row < len(self._model.rows))

    def copy(self) -> None:
        """Copy the selected rows as tab-separated text with headings."""
        lines = ["\t".join(column.title for column in self._model.columns)]
        lines += ["\t".join(" ".join(cell.split()) for cell in row.cells) for row in self.selected()]
        if len(lines) > 1:
            QGuiApplication.clipboard().setText("\n".join(lines) + "\n")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies rows, not the one cell that Qt would."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        c = theme.colours()
        sheet = (
            f"QTableView {{ background: {c.page}; selection-background-color: {c.accent_soft};"
            f" selection-color: {c.text} }}"
            f" QHeaderView {{ background: {c.page} }}"
            f" QHeaderView::section {{ background: {c.page}; color: {c.muted}; border: none;"
            f" border-bottom: 1px solid {c.line}; padding: 4px 11px }}"
            " QTableView::item { padding: 0 8px }"
        )
        if sheet == self.styleSheet():  # setting it changes palette and font, which leads here again
            return
        self.setStyleSheet(sheet)
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        metrics = QFontMetrics(theme.font())
        header = self.horizontalHeader()
        for number, column in enumerate(self._model.columns):
            if column.sample:
                widest = max(
                    metrics.horizontalAdvance(column.sample), metrics.horizontalAdvance(column.title)
                )
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(number, widest + 30)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
