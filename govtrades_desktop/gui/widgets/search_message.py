"""The sentence under the search box: what is wrong, on as many lines as it needs, or another text offered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import tip

_SIDE = 8
_MOST_LINES = 3
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SearchMessage(QWidget):
    """The sentence, wrapped: the way out of an error stands at its end; whole in its tooltip.

    Signals:
        taken(str): the text that was offered is wanted.
    """

    taken = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = ""
        self.offered = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def tell_error(self, sentence: str) -> None:
        """Say what is wrong."""
        self._tell(sentence, "")

    def tell_hint(self, sentence: str, offered: str) -> None:
        """Offer a text."""
        self._tell(sentence, offered)

    def _tell(self, sentence: str, offered: str) -> None:
        self.text, self.offered = sentence, offered
        self.setToolTip(tip(sentence))
        self.setAccessibleName(sentence)
        is_door = bool(offered)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_door else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_door else Qt.CursorShape.ArrowCursor)
        self._fit()
        self.show()
        self.update()

    def _shown(self) -> str:
        return f"→ {self.text}" if self.offered else f"✕ {self.text}"

    def lines(self) -> int:
        """Return on how many lines the sentence stands."""
        metrics = QFontMetrics(theme.font("small"))
        room = QRect(0, 0, max(60, self.width() - 2 * _SIDE), 10_000)
        height = metrics.boundingRect(room, int(_WRAP), self._shown()).height()
        return max(1, min(_MOST_LINES, round(height / metrics.lineSpacing())))

    def _fit(self) -> None:
        height = self.lines() * QFontMetrics(theme.font("small")).lineSpacing() + 6
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """Return the room of its lines."""
        return QSize(100, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click takes what is offered."""
        if self.offered and event.button() == Qt.MouseButton.LeftButton:
            self.taken.emit(self.offered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar take what is offered."""
        if self.offered and event.key() in _PRESSES:
            self.taken.emit(self.offered)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        """Show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        """Put the frame away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QEvent) -> None:
        """Draw the sentence on its soft ground, with a mark before it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft" if self.offered else "error_soft"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.color("accent" if self.offered else "error_text"))
        painter.drawText(self.rect().adjusted(_SIDE, 0, -_SIDE, 0), int(_WRAP), self._shown())
        painter.end()
