"""The line in which a text is found on the pages: what, how many, back and on. It searches nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.plain_text import PlainLabel


class FindBar(QWidget):
    """A line, a count and three buttons.

    Signals:
        text_changed(str): another text is to be found.
        stepped(int): 1 for the next place, -1 for the one before.
        closed(): the search is over.
    """

    text_changed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = QLineEdit(self)
        self._edit.setPlaceholderText(self.tr("Find on these pages"))
        self._edit.setAccessibleName(self.tr("Find on these pages"))
        self._edit.setClearButtonEnabled(True)
        self._edit.setMinimumHeight(28)
        self._count = PlainLabel(parent=self)
        self._count.setMinimumWidth(self._count.fontMetrics().horizontalAdvance("8,888 of 8,888…"))
        self._count.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._buttons = {
            "previous": (self._button(self.tr("Previous place")), "previous"),
            "next": (self._button(self.tr("Next place")), "next"),
            "close": (self._button(self.tr("Close the search")), "close"),
        }
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, 0, theme.GRID, theme.GRID // 2)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self._edit, 1)
        layout.addWidget(self._count)
        for button, _ in self._buttons.values():
            layout.addWidget(button)
        self._edit.textChanged.connect(self.text_changed)
        self._buttons["previous"][0].clicked.connect(self._on_previous)
        self._buttons["next"][0].clicked.connect(self._on_next)
        self._buttons["close"][0].clicked.connect(self.closed)
        self.restyle()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "quiet")
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    def restyle(self) -> None:
        """Draw the icons in the theme's colours."""
        for button, icon in self._buttons.values():
            button.setIcon(resources.icon(icon))

    def text(self) -> str:
        """Return what is to be found."""
        return self._edit.text()

    def begin(self, text: str = "") -> None:
        """Take the keyboard, with the text selected so that typing replaces it."""
        if text:
            self._edit.setText(text)
        self._edit.setFocus()
        self._edit.selectAll()

    def tell(self, sentence: str, *, is_missing: bool = False) -> None:
        """Say how many places there are, or that there is none."""
        self._count.setText(sentence)
        self._count.setStyleSheet(f"color: {theme.colours().error_text}" if is_missing else "")
        self._edit.setAccessibleDescription(sentence)

    def told(self) -> str:
        """Return what the count says."""
        return self._count.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Escape ends."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if is_back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_previous(self) -> None:
        self.stepped.emit(-1)

    @Slot()
    def _on_next(self) -> None:
        self.stepped.emit(1)
