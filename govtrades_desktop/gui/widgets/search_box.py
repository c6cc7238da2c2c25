"""The search box: tells what is typed, shows an error under itself with the place marked.

It understands nothing of the grammar; the page asks `query`, and gives back what was wrong.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.plain_text import tip

_GLASS = 16


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

    def place_of(self, position: int) -> int:
        """Return the x of a character's left edge, as the line draws it now."""
        metrics = QFontMetrics(self.font())
        text = self.text()
        # cursorRect is that of the cursor's own place; everything else is measured from there.
        cursor = self.cursorRect().center().x()
        here = metrics.horizontalAdvance(text[: self.cursorPosition()])
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


class _Message(QWidget):
    """The sentence under the box, on one line, elided; whole in its tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return one line."""
        return QSize(100, QFontMetrics(theme.font("small")).height() + 6)

    def paintEvent(self, event: QEvent) -> None:
        """Draw the sentence on its soft ground, with a mark before it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("error_soft"))
        painter.drawRoundedRect(self.rect(), 4, 4)
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.color("error_text"))
        room = self.rect().adjusted(8, 0, -8, 0)
        text = QFontMetrics(font).elidedText(f"✕ {self.text}", Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()


class SearchBox(QWidget):
    """A search line and its error line.

    Signals:
        searched(str): the text changed (each keystroke).
        entered(str): Enter was pressed.
        left(): Down or Escape: the user wants the rows, not the box.
    """

    searched = Signal(str)
    entered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = _Edit(self)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAccessibleName(self.tr("Search"))
        self._message = _Message(self)
        self._message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.edit)
        layout.addWidget(self._message)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.returnPressed.connect(self._on_return)
        self.edit.installEventFilter(self)
        self._is_quiet = False

    def text(self) -> str:
        """Return what is in the box."""
        return self.edit.text()

    def set_text(self, text: str, *, is_told: bool = True) -> None:
        """Put a text into the box; `is_told`: as if it had been typed."""
        if text == self.edit.text():
            return
        self._is_quiet = not is_told
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
            self._message.text = sentence
            self._message.setToolTip(tip(sentence))
            self._message.setAccessibleName(sentence)
            self.edit.setAccessibleDescription(sentence)
            self._message.show()
            self._message.update()
        self.edit.update()

    def error_text(self) -> str:
        """Return the sentence under the box, or an empty text."""
        return self._message.text if not self._message.isHidden() else ""

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Escape clears, then leaves; Down goes to the rows."""
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                if self.edit.text():
                    self.edit.clear()
                else:
                    self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.left.emit()
                return True
        return False

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self.edit.wrong = None
        if not self._is_quiet:
            self.searched.emit(text)

    @Slot()
    def _on_return(self) -> None:
        self.entered.emit(self.edit.text())
