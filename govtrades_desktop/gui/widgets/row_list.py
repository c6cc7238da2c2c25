"""Rows that are doors: one list for bars, lines and whatever else a card lists, drawn straight.

Keyboard: up and down choose a row, Enter opens it. The text of every row is the widget's accessible text.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import tip


class RowList(QWidget):
    """Rows, as many as fit; a row has `facts` (its exact text) and `target` (what it opens).

    Signals:
        opened(object): the target of a row.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Any, ...] = ()
        self._row = -1
        self._empty = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rows(self, rows: tuple[Any, ...], *, empty: str) -> None:
        """Show rows; `empty` is said where there are none."""
        self._rows = rows
        self._row = -1
        self._empty = empty
        self.setAccessibleDescription("; ".join(row.facts for row in rows) or empty)
        self.update()

    def rows(self) -> tuple[Any, ...]:
        """Return the rows, those too that do not fit."""
        return self._rows

    def step(self) -> int:
        """Return the height of a row."""
        return QFontMetrics(theme.font()).height() + 6

    def sizeHint(self) -> QSize:
        """Return room for five rows; more show where there is more."""
        return QSize(220, 5 * self.step())

    def minimumSizeHint(self) -> QSize:
        """Return room for three rows."""
        return QSize(150, 3 * self.step())

    def draw_rows(self, painter: QPainter, shown: tuple[Any, ...]) -> None:
        """Draw the rows that fit, `step()` pixels each."""
        raise NotImplementedError

    def shown(self) -> int:
        """Return how many rows fit."""
        return min(len(self._rows), max(1, self.height() // self.step()))

    def row_at(self, point: QPoint) -> int:
        """Return the row under a point, or -1."""
        row = point.y() // self.step()
        return row if 0 <= row < self.shown() else -1

    def paintEvent(self, event: QEvent) -> None:
        """Draw the ground of the chosen row, then the rows; or the sentence that there are none."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._rows:
            painter.setFont(theme.font())
            painter.setPen(theme.color("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, self._empty)
        else:
            if 0 <= self._row < self.shown():
                painter.setPen(theme.color("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("hover"))
                ground = QRect(0, self._row * self.step(), self.width() - 1, self.step() - 1)
                painter.drawRoundedRect(ground, 4, 4)
            self.draw_rows(painter, self._rows[: self.shown()])
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Answer a wish for a tooltip with the row's exact facts."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(event.pos())
            if row >= 0:
                QToolTip.showText(event.globalPos(), tip(self._rows[row].facts), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the mouse."""
        self.choose(self.row_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the mark away."""
        if not self.hasFocus():
            self.choose(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        if self._row < 0 and self._rows and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.choose(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark away with the focus."""
        super().focusOutEvent(event)
        self.choose(-1)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row under the mouse."""
        row = self.row_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.opened.emit(self._rows[row].target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Enter."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._rows:
            move = 1 if event.key() == Qt.Key.Key_Down else -1
            self.choose(max(0, min(self.shown() - 1, self._row + move)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._row < len(self._rows):
            self.opened.emit(self._rows[self._row].target)
        else:
            super().keyPressEvent(event)

    def choose(self, row: int) -> None:
        """Mark a row; -1 for none."""
        if row != self._row:
            self._row = row
            self.setCursor(Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor)
            if row >= 0 and self.hasFocus():
                self.setAccessibleDescription(self._rows[row].facts)
            self.update()
