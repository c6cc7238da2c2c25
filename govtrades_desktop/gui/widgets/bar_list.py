"""Horizontal bars with a name and a figure: rankings and coverage. Drawn straight: a row is a door.

Keyboard: up and down choose a row, Enter opens it. The text of every row is the widget's accessible text.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from govtrades_desktop.gui import theme


@dataclass(frozen=True, slots=True)
class Bar:
    """One row.

    Attributes:
        name: at the left.
        parts: (length, colour name) from left to right; lengths in the list's own measure.
        figure: at the right.
        facts: the exact facts, for the tooltip and the screen reader.
        target: what the row opens; given back by `opened`.
        whole: the length of the row's ground, or 0 for none (coverage: what was listed).
    """

    name: str
    parts: tuple[tuple[float, str], ...]
    figure: str
    facts: str
    target: object
    whole: float = 0


class BarList(QWidget):
    """Bars on a common measure, as many as fit.

    Signals:
        opened(object): the target of a row.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, is_name_bold: bool = False, name_share: float = 0.2) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._row = -1
        self._is_name_bold = is_name_bold
        self._name_share = name_share
        self._is_same_length = False
        self._empty = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: tuple[Bar, ...], *, empty: str, is_same_length: bool = False) -> None:
        """Show bars; `empty` is said where there are none. `is_same_length`: each row fills its own ground."""
        self._bars = bars
        self._row = -1
        self._empty = empty
        self._is_same_length = is_same_length
        self.setAccessibleDescription("; ".join(bar.facts for bar in bars) or empty)
        self.update()

    def bars(self) -> tuple[Bar, ...]:
        """Return the rows, those too that do not fit."""
        return self._bars

    def _step(self) -> int:
        return QFontMetrics(theme.font()).height() + 6

    def sizeHint(self) -> QSize:
        """Return room for five rows; more show where there is more."""
        return QSize(220, 5 * self._step())

    def minimumSizeHint(self) -> QSize:
        """Return room for three rows."""
        return QSize(150, 3 * self._step())

    def _shown(self) -> int:
        return min(len(self._bars), max(1, self.height() // self._step()))

    def _row_at(self, point: QPoint) -> int:
        row = point.y() // self._step()
        return row if 0 <= row < self._shown() else -1

    def paintEvent(self, event: QEvent) -> None:
        """Draw the rows that fit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font()
        if not self._bars:
            painter.setFont(font)
            painter.setPen(theme.color("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, self._empty)
            painter.end()
            return
        bold = theme.font()
        bold.setBold(self._is_name_bold)
        metrics, bold_metrics = QFontMetrics(font), QFontMetrics(bold)
        shown = self._bars[: self._shown()]
        name_width = min(
            max(bold_metrics.horizontalAdvance(b.name) for b in shown) + 12, int(self.width() * max(self._name_share, 0.1) * 2)
        )
        figure_width = max(metrics.horizontalAdvance(b.figure) for b in shown) + 8
        room = max(10, self.width() - name_width - figure_width)
        measure = max((max(b.whole, sum(n for n, _ in b.parts)) for b in shown), default=1) or 1
        step = self._step()
        for row, bar in enumerate(shown):
            y = row * step
            if row == self._row:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("hover"))
                painter.drawRoundedRect(QRect(0, y, self.width(), step), 4, 4)
                if self.hasFocus():
                    painter.setPen(theme.color("accent"))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(QRect(0, y, self.width() - 1, step - 1), 4, 4)
            painter.setFont(bold)
            painter.setPen(theme.color("text"))
            name = bold_metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, name_width - 8)
            painter.drawText(QRect(4, y, name_width, step), Qt.AlignmentFlag.AlignVCenter, name)
            painter.setPen(Qt.PenStyle.NoPen)
            here = (bar.whole or 1) if self._is_same_length else measure
            x = float(name_width)
            thickness = max(6, step - 10)
            if bar.whole:
                painter.setBrush(theme.color("unread"))
                painter.drawRect(QRectF(x, y + (step - thickness) / 2, room * bar.whole / here, thickness))
            for length, colour in bar.parts:
                width = room * length / here
                if width > 0:
                    painter.setBrush(theme.color(colour))
                    painter.drawRect(QRectF(x, y + (step - thickness) / 2, max(width, 0.75), thickness))
                    x += width
            painter.setFont(font)
            painter.setPen(theme.color("muted"))
            painter.drawText(
                QRect(self.width() - figure_width, y, figure_width - 2, step),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                bar.figure,
            )
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Answer a wish for a tooltip with the row's exact facts."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._row_at(event.pos())
            if row >= 0:
                QToolTip.showText(event.globalPos(), self._bars[row].facts, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the mouse."""
        self._choose(self._row_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the mark away."""
        if not self.hasFocus():
            self._choose(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row under the mouse."""
        row = self._row_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.opened.emit(self._bars[row].target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Enter."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._bars:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._choose(max(0, min(self._shown() - 1, self._row + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._row < len(self._bars):
            self.opened.emit(self._bars[self._row].target)
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        if row != self._row:
            self._row = row
            self.setCursor(Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor)
            if row >= 0 and self.hasFocus():
                self.setAccessibleDescription(self._bars[row].facts)
            self.update()
