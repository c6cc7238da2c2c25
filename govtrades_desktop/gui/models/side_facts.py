"""Facts of a few as a table for a view: one column each, one row a fact. It asks nothing of the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from govtrades_desktop.gui.plain_text import tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class FactCell:
    """One figure: what is said, its exact facts, and the rows behind it (None: no door)."""

    text: str
    target: object = None
    facts: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact of each of those compared; `hint` says what the word means."""

    word: str
    cells: tuple[FactCell, ...]
    hint: str = ""


class SideFacts(QAbstractTableModel):
    """Columns are those compared, rows the facts; a heading of a column opens the page of one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads: tuple[str, ...] = ()
        self.facts: tuple[FactRow, ...] = ()

    def put(self, heads: Sequence[str], facts: Sequence[FactRow]) -> None:
        """Show other facts."""
        self.beginResetModel()
        self.heads, self.facts = tuple(heads), tuple(facts)
        self.endResetModel()

    def cell(self, index: Index) -> FactCell | None:
        """Return what stands in a cell."""
        if not index.isValid():
            return None
        return self.facts[index.row()].cells[index.column()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many facts there are."""
        return 0 if parent.isValid() else len(self.facts)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many are compared."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text; its exact facts as tooltip and for a screen reader."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cell.facts or cell.text)  # what is too long for its column is whole there
        if role == Qt.ItemDataRole.AccessibleTextRole:
            word = self.facts[index.row()].word
            said = f"{word}, {self.heads[index.column()]}: {cell.text}"
            return f"{said} ({cell.facts})" if cell.facts and cell.facts != cell.text else said
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of one, or the word of a fact and what it means."""
        if orientation == Qt.Orientation.Horizontal:
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return self.heads[section] if section < len(self.heads) else None
            return None
        if section >= len(self.facts):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.facts[section].word
        if role == Qt.ItemDataRole.ToolTipRole and self.facts[section].hint:
            return tip(self.facts[section].hint)
        return None
