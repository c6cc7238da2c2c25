"""A line that asks for a name where it will stand. It checks nothing; what is wrong is said under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from govtrades_desktop.core.views import LONGEST_NAME
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import PlainLabel, tip


class NameLine(QWidget):
    """Asks for a name; it stays until it is told to leave. Enter and Escape have a button each for the mouse.

    Signals:
        entered(str): the name is meant.
        grown(): it needs another height.
    """

    entered = Signal(str)
    grown = Signal()

    def __init__(self, parent: QWidget, *, is_over: bool = False) -> None:
        """Make it, hidden.

        Args:
            parent: where it stands.
            is_over: it lies over other things: it has a ground, and no words of its own above it.
        """
        super().__init__(parent)
        self._is_over = is_over
        self._before: QWidget | None = None
        self._what = PlainLabel(parent=self)
        self._what.setWordWrap(True)
        self._what.setVisible(not is_over)
        self.edit = QLineEdit(self)
        self.edit.setMaxLength(4 * LONGEST_NAME)  # one that is too long is told so, not cut
        self.accept = self._button(self.tr("Save"), self.tr("Save under this name (Enter)"))
        self.cancel = self._button(self.tr("Cancel"), self.tr("Leave the name (Escape)"))
        self._wrong = PlainLabel(parent=self)
        self._wrong.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*((2, 0, 2, 4) if is_over else (8, 0, 8, 4)))
        layout.setSpacing(2)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 2, 0, 0)
        buttons.setSpacing(6)
        buttons.addWidget(self.accept, 1)
        buttons.addWidget(self.cancel, 1)
        for one in (self._what, self.edit, self._wrong):
            layout.addWidget(one)
        layout.addLayout(buttons)
        self.accept.clicked.connect(self._on_entered)
        self.cancel.clicked.connect(self.leave)
        self.edit.returnPressed.connect(self._on_entered)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.installEventFilter(self)
        self.hide()

    def _button(self, word: str, words: str) -> QPushButton:
        button = QPushButton(word, self)
        button.setAccessibleName(words)
        button.setToolTip(words)
        return button

    def ask(self, what: str, name: str) -> None:
        """Ask for a name, with one to begin with, chosen whole."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self._what.setText(what)
        self.edit.setAccessibleName(what)
        self.tell_wrong("")
        self.edit.setText(name)
        self.show()
        self.edit.setSelection(len(name), -len(name))  # whole, and its beginning in sight
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self) -> None:
        """The name is being written: it can be read and not changed."""
        self.edit.setReadOnly(True)

    def tell_wrong(self, words: str) -> None:
        """Say what is wrong with the name, and let it be changed; an empty text: nothing is."""
        self.edit.setReadOnly(False)
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))
        self.edit.setToolTip(tip(words))
        self.edit.setAccessibleDescription(words)
        self.grown.emit()

    def wrong(self) -> str:
        """Return what is said to be wrong."""
        return self._wrong.text()

    @Slot()
    def leave(self) -> None:
        """Go; the keyboard goes back to where it was, if it is here."""
        if self.isHidden():
            return
        has_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        before, self._before = self._before, None
        if has_focus and before is not None and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def dress(self) -> None:
        """Follow the theme."""
        c = theme.colours()
        self._what.setStyleSheet(f"color: {c.muted}")
        self._wrong.setStyleSheet(f"color: {c.error_text}")
        self._what.setFont(theme.font("small"))
        self._wrong.setFont(theme.font("small"))

    def paintEvent(self, event: QEvent) -> None:
        """Draw its ground, where it lies over other things."""
        if self._is_over:
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme.color("rail"))
            painter.setPen(theme.color("line"))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
            painter.end()

    @Slot()
    def _on_entered(self) -> None:
        if not self.edit.isReadOnly():
            self.entered.emit(self.edit.text())

    @Slot()
    def _on_edited(self) -> None:
        self.tell_wrong("")

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Escape leaves."""
        is_press = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is self.edit and is_press and event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return False
