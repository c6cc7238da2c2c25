"""A line to type a few letters in, and under it what they find: one of it is chosen by arrows or mouse.

Nothing is chosen by itself: letters that name nobody, or that were not turned into a choice, are no value.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

Choice = tuple[str, str]
"""A key, and the words that it is shown by; no two choices share their words."""

_SHOWN = 10


class ChoiceBox(QLineEdit):
    """The line.

    Signals:
        choice_changed(): `key` may be another.
    """

    choice_changed = Signal()

    def __init__(self, find: Callable[[str], list[Choice]], parent: QWidget | None = None) -> None:
        """Build.

        Args:
            find: letters to choices, within a frame.
            parent: owner.
        """
        super().__init__(parent)
        self._find = find
        self._keys: dict[str, str] = {}
        self._found = 0
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_SHOWN)
        self.setCompleter(completer)
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_changed)

    def set_choice(self, choice: Choice | None) -> None:
        """Show a choice, or none."""
        key, words = choice or ("", "")
        if words:
            self._keys[words] = key
        self.setText(words)
        self.setCursorPosition(0)

    @property
    def key(self) -> str | None:
        """The key of what is chosen; None where the letters are no choice."""
        return self._keys.get(self.text())

    @property
    def found(self) -> int:
        """How many choices the letters typed last have found."""
        return self._found

    def choices(self) -> list[str]:
        """Return the words of what is offered."""
        return self._model.stringList()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        found = self._find(text)
        self._found = len(found)
        for key, words in found:
            self._keys[words] = key
        self._model.setStringList([words for _, words in found])
        if found:
            self.completer().complete()
        else:
            self.completer().popup().hide()

    @Slot()
    def _on_changed(self) -> None:
        self.choice_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the choices again."""
        popup = self.completer().popup()
        if event.key() == Qt.Key.Key_Down and not popup.isVisible():
            self._on_edited(self.text())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take all of it, so that typing begins anew."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the beginning in view: it is the name."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.setCursorPosition(0)
