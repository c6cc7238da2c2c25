"""A line over the page that says what stands until it no longer does, with one way on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import PlainLabel, menu_words


class Notice(QWidget):
    """The line; hidden while there is nothing to say.

    Signals:
        acted(): the button was pressed.
    """

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlainLabel(parent=self)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton(self)
        self._button.setProperty("role", "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, 4, theme.GRID, 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._button)
        self._button.clicked.connect(self.acted)
        self._dress()
        self.hide()

    def tell(self, words: str, action: str = "") -> None:
        """Say something, or with an empty text no more."""
        self._words.setText(f"⚠ {words}" if words else "")
        self._button.setText(menu_words(action))
        self._button.setVisible(bool(action))
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def text(self) -> str:
        """Return what it says."""
        return self._words.text()

    def paintEvent(self, event: QEvent) -> None:
        """Draw the ground and the hairline to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("notice_soft"))
        painter.setPen(theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        self.setStyleSheet(theme.chrome_sheet())
        self._words.setStyleSheet(f"color: {theme.colours().paper_text}")
