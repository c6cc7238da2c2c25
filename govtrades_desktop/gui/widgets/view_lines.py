"""Lines of saved views: what is to be known of each, in signs and in words. It draws none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from govtrades_desktop.gui.plain_text import tip, visible

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ViewLine:
    """One line.

    Attributes:
        id: of the view.
        name: as the user calls it.
        icon: of its page.
        page: the page's word.
        is_default: what its page opens with.
        is_current: what its page shows.
        is_changed: the page shows it, and not as it was saved.
        problem: in a sentence, why it cannot be shown, or not all of it.
    """

    id: int
    name: str
    icon: str
    page: str
    is_default: bool = False
    is_current: bool = False
    is_changed: bool = False
    problem: str = ""

    def signs(self) -> str:
        """Return the signs at the line's end."""
        marks = ((self.problem, "⚠"), (self.is_default, "★"), (self.is_changed, "●"))
        return " ".join(mark for holds, mark in marks if holds)

    def words(self) -> str:
        """Return the line as it is read aloud, and shown whole."""
        tr = QCoreApplication.translate
        parts = [self.name, tr("views", "view of {page}").format(page=self.page)]
        if self.is_current:
            parts.append(tr("views", "in force"))
        if self.is_changed:
            parts.append(tr("views", "changed since it was saved"))
        if self.is_default:
            parts.append(tr("views", "its page opens with it"))
        if self.problem:
            parts.append(self.problem)
        return ", ".join(parts)


class ViewModel(QAbstractListModel):
    """Lines, for the list and for a screen reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[ViewLine, ...] = ()

    def put(self, lines: Sequence[ViewLine]) -> None:
        """Show other lines; the same views in the same order are only told anew."""
        lines = tuple(lines)
        if [one.id for one in lines] == [one.id for one in self.lines]:
            self.lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a name, or everything about it."""
        if not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:  # letters typed find the name
            return visible(line.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return visible(line.words())
        return tip(visible(line.words())) if role == Qt.ItemDataRole.ToolTipRole else None

    def row_of(self, view_id: int | None) -> int:
        """Return the row of a view, or -1."""
        return next((row for row, one in enumerate(self.lines) if one.id == view_id), -1)
