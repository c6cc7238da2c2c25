"""The search box: tells what is typed, offers ways to go on, shows an error under itself, its place marked.

It understands nothing of the grammar: it is given `offers` and `meant`; the page asks `query`, and gives back
what was wrong. Places are told in characters; Qt counts UTF-16 units, and only this module knows that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.widgets.completion import CompletionPopup
from govtrades_desktop.gui.widgets.completion_list import Line
from govtrades_desktop.gui.widgets.search_message import SearchMessage

_GLASS = 16

Offers = Callable[[str, int, bool], tuple[int, int, Sequence[Line]]]
"""Text, cursor, is everything wanted? -> (start, length, lines); the value of a line is
(the text that takes the place, whether more is to be typed right behind it)."""


Meant = Callable[[str, int], str | None]
"""Text, cursor -> what is to be searched while it is typed; None: what was, stays."""


def units_before(text: str, characters: int) -> int:
    """Return how many UTF-16 units the first characters of a text are: how Qt counts them."""
    return len(text[:characters].encode("utf-16-le", "surrogatepass")) // 2


def characters_before(text: str, units: int) -> int:
    """Return how many characters the first UTF-16 units of a text are."""
    if text.isascii():
        return units
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace"))


_BACK_SOON = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""A menu, or another window: whoever types is not done yet."""
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class _Edit(QLineEdit):
    """The line, with an underline beneath the part that could not be understood."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.wrong: tuple[int, int] | None = None
        self.setTextMargins(_GLASS + 4, 0, 0, 0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a text; files are the window's, not names to search for."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+K to the window: some systems' line edits take it for "delete to the end"."""
        is_override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and event.key() == Qt.Key.Key_K and event.modifiers() & _COMMAND:
            event.ignore()
            return False
        return super().event(event)

    def place_of(self, position: int) -> int:
        """Return the x of a character's left edge, as the line draws it now."""
        metrics = QFontMetrics(self.font())
        text = self.text()
        # cursorRect is that of the cursor's own place; everything else is measured from there.
        cursor = self.cursorRect().center().x()
        here = metrics.horizontalAdvance(text[: characters_before(text, self.cursorPosition())])
        return cursor - here + metrics.horizontalAdvance(text[:position])

    def paintEvent(self, event: QEvent) -> None:
        """Draw the line; under what is wrong draw a wave, readable without colour."""
        super().paintEvent(event)
        painter = QPainter(self)
        glass = resources.pixmap("search", theme.colours().muted, _GLASS, self.devicePixelRatioF())
        painter.drawPixmap(8, (self.height() - _GLASS) // 2, glass)
        painter.end()
        if self.wrong is None:
            return
        start, length = self.wrong
        left = self.place_of(start)
        right = max(self.place_of(start + length), left + 6)
        bottom = self.height() - 5
        painter = QPainter(self)
        painter.setClipRect(QRect(6, 0, self.width() - 12, self.height()))
        pen = painter.pen()
        pen.setColor(theme.color("error_text"))
        pen.setWidthF(1.4)
        painter.setPen(pen)
        for x in range(left, right, 4):
            painter.drawLine(x, bottom, x + 2, bottom - 2)
            painter.drawLine(x + 2, bottom - 2, x + 4, bottom)
        painter.end()


class SearchBox(QWidget):
    """A search line, what may come next in it, and its error line.

    Signals:
        searched(str): what is to be searched changed (each keystroke, but for a part not typed to its end).
        held(): the text changed, and what is searched did not: its last part is not whole yet.
        entered(str): Enter was pressed.
        left(): Down or Escape: the user wants the rows, not the box.
        answered(object): a UserInputError, or None: the text in the box is in force.
        settled(str): the user has done with a text that is in force: it is worth remembering.
        focused(): the keyboard came to the box.
    """

    searched = Signal(str)
    held = Signal()
    entered = Signal(str)
    left = Signal()
    answered = Signal(object)
    settled = Signal(str)
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = _Edit(self)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAccessibleName(self.tr("Search"))
        self._message = SearchMessage(self)
        self._message.hide()
        self._message.taken.connect(self._on_hint_taken)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.edit)
        layout.addWidget(self._message)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.textEdited.connect(self._on_text_edited)
        self.edit.returnPressed.connect(self._on_return)
        self.edit.editingFinished.connect(self._on_settled)
        self.edit.cursorPositionChanged.connect(self._on_cursor_moved)
        self.edit.installEventFilter(self)
        self.offers: Offers | None = None
        self.meant: Meant | None = None
        self._asked = ""
        self._held_at: int | None = None
        self._is_typed = False
        self.recent: Callable[[], Sequence[str]] = tuple
        self._popup: CompletionPopup | None = None
        self._place = 0, 0
        self._recalled = -1
        self._is_quiet = False

    def text(self) -> str:
        """Return what is in the box."""
        return self.edit.text()

    def asked(self) -> str:
        """Return what is searched: the text in the box, but for a part that is not typed to its end."""
        return self._asked

    def set_text(self, text: str, *, is_told: bool = True) -> None:
        """Put a text into the box; `is_told`: as if it had been typed."""
        self.close_popup()
        if text == self.edit.text():
            return
        self._is_quiet = not is_told
        self._is_typed = False
        self.edit.setText(text)
        self._is_quiet = False

    def set_hint(self, text: str) -> None:
        """Say in the empty box what can be searched here."""
        self.edit.setPlaceholderText(text)

    def show_error(self, error: UserInputError | None) -> None:
        """Show what is wrong, with the place marked; None takes it away."""
        if error is None:
            self.edit.wrong = None
            self._message.hide()
            self.edit.setAccessibleDescription("")
        else:
            position = error.context.get("position")
            if isinstance(position, int):
                self.edit.wrong = position, max(1, int(error.context.get("length") or 1))
            else:
                self.edit.wrong = None
            sentence = f"{error.message} {error.hint}".strip()
            self._message.tell_error(sentence)
            self.edit.setAccessibleDescription(sentence)
        self.edit.update()
        self._drop_popup()
        self.answered.emit(error)

    def show_hint(self, words: str, text: str) -> None:
        """Offer another text under the box: a click, or Tab and Enter, put it into the box."""
        self._message.tell_hint(words, text)
        self.edit.setAccessibleDescription(words)
        self._drop_popup()

    def error_text(self) -> str:
        """Return the sentence of an error under the box, or an empty text."""
        return self._message.text if not self._message.isHidden() and not self._message.offered else ""

    def hint_text(self) -> str:
        """Return the offer under the box, or an empty text."""
        return self._message.text if not self._message.isHidden() and self._message.offered else ""

    @Slot(str)
    def _on_hint_taken(self, text: str) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_text(text)

    def _drop_popup(self) -> None:
        """Keep the list of suggestions below what is said under the box."""
        if (popup := self.popup()) is not None:
            popup.place(self.edit, self.edit.place_of(self._place[0]), self._below())

    def _below(self) -> int:
        return 0 if self._message.isHidden() else self._message.height() + self.layout().spacing()

    # What may come next

    def popup(self) -> CompletionPopup | None:
        """Return the list under the box while it is open."""
        return self._popup if self._popup is not None and not self._popup.isHidden() else None

    def offer(self, *, is_all: bool = False) -> None:
        """Open the list of what may come next at the cursor, or close it where there is nothing to say."""
        if self.offers is None or not self.edit.hasFocus():
            self.close_popup()
            return
        text = self.edit.text()
        cursor = characters_before(text, self.edit.cursorPosition())
        start, length, lines = self.offers(text, cursor, is_all)
        told = text[start : start + length]
        if not lines or (len(lines) == 1 and lines[0].value[0] == told):
            self.close_popup()
            return
        self._place = start, length
        if self._popup is None or self._popup.parentWidget() is not self.window():
            self._popup = CompletionPopup(self.window())
            self._popup.taken.connect(self._on_taken)
        self._popup.open(lines, self.edit, self.edit.place_of(start), self._below())

    def close_popup(self) -> None:
        """Close the list."""
        if self._popup is not None:
            self._popup.hide()

    def edit_place(self, start: int, length: int) -> None:
        """Take the keyboard with a part of the text selected, and offer what may stand there."""
        text = self.edit.text()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        first = units_before(text, start)
        self.edit.setSelection(first, units_before(text, start + length) - first)
        self.offer(is_all=True)

    @Slot(object)
    def _on_taken(self, line: Line) -> None:
        new, goes_on = line.value
        text = self.edit.text()
        start, length = self._place
        before, after = text[:start], text[start + length :]
        if not goes_on and not after:
            new += " "  # the next word may follow at once
        self.close_popup()
        self._recalled = -1
        # inserted, not set: Ctrl+Z takes it back
        first = units_before(text, start)
        self.edit.setSelection(first, units_before(text, start + length) - first)
        self.edit.insert(new)
        self.edit.setCursorPosition(units_before(before + new + after, start + len(new)))
        if goes_on:
            self.offer()
        else:
            self.close_popup()

    # The keyboard

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keys of the list while it is open; Escape clears, then leaves; Down goes to the rows."""
        if watched is not self.edit:
            return False
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._popup_key(event) if self.popup() else self._plain_key(event)
        if kind == QEvent.Type.FocusIn:
            self.focused.emit()
        elif kind == QEvent.Type.FocusOut:
            self.close_popup()
            if isinstance(event, QFocusEvent) and event.reason() not in _BACK_SOON:
                self.ask_whole()
        elif kind in (
            QEvent.Type.Resize,
            QEvent.Type.Hide,
            QEvent.Type.MouseButtonPress,
        ):
            self.close_popup()
        return False

    def _popup_key(self, event: QKeyEvent) -> bool:
        assert self._popup is not None
        lines = self._popup.list
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_popup()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                lines.move_choice(1 if event.key() == Qt.Key.Key_Down else -1, may_leave=True)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                lines.move_choice(8 if event.key() == Qt.Key.Key_PageDown else -8)
            case Qt.Key.Key_Tab:
                self._on_taken(lines.chosen() or lines.lines()[0])
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if lines.chosen() is not None:
                self._on_taken(lines.chosen())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Backtab:
                self.close_popup()
                return False
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Home | Qt.Key.Key_End:
                self.close_popup()
                return False
            case _:
                return False
        return True

    def _plain_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if self.edit.text():
                self.edit.clear()
            else:
                self.left.emit()
        elif key == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.offer(is_all=True)
        elif key == Qt.Key.Key_Up and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            return self._recall(1)
        elif key == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if not self._recall(-1):
                self.left.emit()
        else:
            return False
        return True

    def _recall(self, step: int) -> bool:
        """Put an older (1) or a newer (-1) search into a box that is empty or holds one recalled."""
        recent = list(self.recent())
        now = self._recalled if 0 <= self._recalled < len(recent) else -1
        if self.edit.text() != (recent[now] if now >= 0 else ""):
            return False
        wanted = now + step
        if wanted < -1 or wanted >= len(recent):
            return wanted >= len(recent)
        self.set_text(recent[wanted] if wanted >= 0 else "")
        self._recalled = wanted
        return True

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self.edit.wrong = None
        self._recalled = -1
        self._held_at = None
        is_typed, self._is_typed = self._is_typed, False
        if self._is_quiet:
            self._asked = text
            return
        if is_typed and self.meant is not None and self.edit.hasFocus():
            cursor = self.edit.cursorPosition()
            meant = self.meant(text, characters_before(text, cursor))
            if meant != text:
                self._held_at = cursor
                self._hold(meant)
                return
        self._asked = text
        self.searched.emit(text)

    def _hold(self, meant: str | None) -> None:
        """Search what is whole of the text; where nothing is, let the last result stand without a word."""
        if meant is not None:
            self._asked = meant
            self.searched.emit(meant)
        else:
            self._message.hide()
            self.edit.setAccessibleDescription("")
        self.held.emit()

    def ask_whole(self) -> None:
        """Search the text as it stands: nothing more is typed at its last part."""
        if self._held_at is not None:
            self._held_at = None
            self._asked = self.edit.text()
            self.searched.emit(self._asked)

    @Slot()
    def _on_cursor_moved(self) -> None:
        if self._held_at is not None and self.edit.cursorPosition() != self._held_at:
            self.ask_whole()

    @Slot()
    def _on_text_edited(self) -> None:
        self._is_typed = True
        self.offer()

    @Slot()
    def _on_return(self) -> None:
        self.close_popup()
        self.ask_whole()
        self.entered.emit(self.edit.text())

    @Slot()
    def _on_settled(self) -> None:
        if self.edit.text().strip() and not self.error_text():
            self.settled.emit(self.edit.text().strip())
