"""What a page shows when it has no rows: empty, waiting or in error: what is so, why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import PlainLabel, menu_words

_WIDEST = 560


class StateNote(QWidget):
    """A heading, a sentence and one button, in the middle of the place that has nothing else to show.

    Signals:
        acted(): the button was pressed.
    """

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = PlainLabel(parent=self)
        self._sentence = PlainLabel(parent=self)
        self._button = QPushButton(self)
        # A column of its own with a widest width: aligned by the layout, a wrapped label would lose its last
        # lines.
        column = QWidget(self)
        column.setMaximumWidth(_WIDEST)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inner = QVBoxLayout(column)
        inner.setSpacing(theme.GRID)
        for label in (self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inner.addWidget(label)
        inner.addSpacing(theme.GRID)
        inner.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, 100)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(middle)
        layout.addStretch(3)
        self._button.clicked.connect(self._on_clicked)
        self._heading.setFont(theme.font("title"))

    def tell(self, heading: str, sentence: str, action: str = "") -> None:
        """Say what is so; `action` is the button's word, empty for no button."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._button.setText(menu_words(action))
        self._button.setStyleSheet(theme.chrome_sheet())
        self._button.setVisible(bool(action))
        self.setAccessibleName(f"{heading}. {sentence}")

    def texts(self) -> tuple[str, str, str]:
        """Return heading, sentence and the button's word."""
        return self._heading.text(), self._sentence.text(), self._button.text()

    @Slot()
    def _on_clicked(self) -> None:
        self.acted.emit()


class Skeleton(QWidget):
    """Rows to be: grey bars where text will stand; nothing spins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Loading"))

    def sizeHint(self) -> QSize:
        """Return room for some rows."""
        return QSize(320, 160)

    def paintEvent(self, event: QEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        step = theme.row_height()
        for row, y in enumerate(range(theme.GRID, self.height() - step, step)):
            share = (0.82, 0.64, 0.75, 0.58, 0.7)[row % 5]
            painter.drawRoundedRect(
                theme.GRID, y + step // 4, int((self.width() - 16) * share), step // 2, 3, 3
            )
        painter.end()
