"""What stands over the window while files are dragged across it: that they can be dropped here.

It takes no events: the window beneath is what the files are dropped on.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from govtrades_desktop.gui import theme


class DropHint(QWidget):
    """A quiet frame with two lines of words, as large as the window's inside."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Drop to import"))
        self.hide()

    def show_over(self) -> None:
        """Cover the parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QEvent) -> None:
        """Draw a veil, a frame and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.color("window")
        veil.setAlpha(236)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(*(3 * theme.GRID,) * 2, *(-3 * theme.GRID,) * 2)
        painter.setPen(QPen(theme.color("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 10, 10)
        title = theme.font("title")
        height = QFontMetrics(title).height()
        middle = self.height() // 2
        painter.setFont(title)
        painter.setPen(theme.color("text"))
        painter.drawText(
            QRect(0, middle - height - 4, self.width(), height),
            Qt.AlignmentFlag.AlignCenter,
            self.tr("Drop to import"),
        )
        painter.setFont(theme.font())
        painter.setPen(theme.color("muted"))
        painter.drawText(
            QRect(0, middle + 4, self.width(), height),
            Qt.AlignmentFlag.AlignCenter,
            self.tr("saved report pages of the Senate, PDFs of the House, folders of them"),
        )
        painter.end()
