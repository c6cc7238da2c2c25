"""A letter in a border, as large as a title. It shows; what the letter means is told by whoever sets it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import tip
from govtrades_desktop.gui.widgets.count_list import draw_sign


class Sign(QWidget):
    """A letter in a border, as large as a title: a party, told without a colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._letter = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, letter: str, words: str) -> None:
        """Show a letter; an empty one hides the sign."""
        self._letter = letter
        self.setAccessibleName(words)
        self.setToolTip(tip(words))
        self.setVisible(bool(letter))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for one letter."""
        height = QFontMetrics(theme.font()).height()
        return QSize(height + 8, height + 8)

    def paintEvent(self, event: QEvent) -> None:
        """Draw the letter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_sign(painter, QRect(1, 0, self.width() - 2, self.height()), self._letter)
        painter.end()
