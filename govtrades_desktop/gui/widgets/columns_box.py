"""Cards in as many columns as there is room for; each goes under the shortest column, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

_NARROWEST = 300
_GAP = 10
_MOST = 3


class ColumnsBox(QWidget):
    """Holds cards of different heights; they move only when they are given anew or the width changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[QWidget, ...] = ()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        self._columns: list[QVBoxLayout] = []
        self._placed: list[list[QWidget]] = []
        for _ in range(_MOST):
            holder = QWidget(self)
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(_GAP)
            column.addStretch(1)
            self._layout.addWidget(holder, 1)
            self._columns.append(column)

    def set_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these cards, and no others of those shown before."""
        for card in self._cards:
            if card not in cards:
                card.hide()
        self._cards = tuple(cards)
        self.arrange()

    def columns(self) -> int:
        """Return how many columns there is room for."""
        return max(1, min(_MOST, (self.width() + _GAP) // (_NARROWEST + _GAP)))

    def arrange(self) -> None:
        """Put each card under the shortest column; nothing moves where the order is as it was."""
        number = self.columns()
        heights = [0] * number
        placed: list[list[QWidget]] = [[] for _ in range(_MOST)]
        for card in self._cards:
            column = heights.index(min(heights))
            placed[column].append(card)
            heights[column] += card.sizeHint().height() + _GAP
        if placed == self._placed:
            return
        self._placed = placed
        for index, layout in enumerate(self._columns):
            layout.parentWidget().setVisible(index < number)
            for place, card in enumerate(placed[index]):
                layout.insertWidget(place, card)
                card.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make more columns, or fewer."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.arrange()
