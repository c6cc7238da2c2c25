"""The left rail: an icon and a word a page, and below them what else stands there. It shows no page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from govtrades_desktop.gui import resources, theme

_WIDTH = 148


class RailButton(QAbstractButton):
    """One page's button; drawn, so that it looks the same on three systems."""

    def __init__(self, name: str, icon: str, word: str, shortcut: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self._icon = icon
        self.setText(word)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(word)
        self.setToolTip(f"{word} ({shortcut})")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Return an icon, a word and their margins."""
        font = theme.font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        return QSize(
            metrics.horizontalAdvance(self.text()) + 16 + 4 * theme.GRID + 4,
            metrics.height() + 2 * theme.GRID,
        )

    def paintEvent(self, event: QEvent) -> None:
        """Draw ground, icon, word and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRect(6, 1, self.width() - 12, self.height() - 2)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(ground, 6, 6)
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(0, 0, -1, -1), 6, 6)
        colour = "accent" if self.isChecked() else "muted"
        size = 16
        picture = resources.pixmap(
            self._icon, getattr(theme.colours(), colour), size, self.devicePixelRatioF()
        )
        painter.drawPixmap(ground.left() + theme.GRID, (self.height() - size) // 2, picture)
        font = theme.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(theme.color("accent" if self.isChecked() else "text"))
        painter.drawText(
            ground.adjusted(size + 2 * theme.GRID, 0, -4, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self.text(),
        )
        painter.end()


class Rail(QWidget):
    """The rail.

    Signals:
        chosen(str): the name of a page.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pages"))
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, theme.GRID, 0, theme.GRID)
        self._layout.setSpacing(2)
        self._layout.addStretch(1)
        self.setFixedWidth(_WIDTH)

    def add(self, name: str, icon: str, word: str, shortcut: str) -> None:
        """Add a page below the others."""
        button = RailButton(name, icon, word, shortcut, self)
        self._group.addButton(button)
        self._layout.insertWidget(len(self._group.buttons()) - 1, button)

    def set_foot(self, foot: QWidget) -> None:
        """Put something below the pages; it takes the room that is left."""
        self._layout.takeAt(self._layout.count() - 1)
        self._layout.addWidget(foot, 1)

    def show_chosen(self, name: str) -> None:
        """Mark the page at hand."""
        for button in self._group.buttons():
            if isinstance(button, RailButton) and button.name == name:
                button.setChecked(True)

    def paintEvent(self, event: QEvent) -> None:
        """Draw the ground and the hairline to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("rail"))
        painter.setPen(theme.color("line"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, RailButton):
            self.chosen.emit(button.name)
