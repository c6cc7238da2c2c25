"""Ctrl+K: go to an official, a security, a filing, a page, a command, a search of late.

A part of the window, no window of its own: nothing is modal, and Escape or a click elsewhere closes it. It
finds nothing itself; it is given a function from what is typed to groups of lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLineEdit, QVBoxLayout, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.gui.widgets.completion_list import Line, LineList

_WIDTH = 620
_ROWS = 16
_TOP = 56


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one kind, under their heading."""

    title: str
    lines: tuple[Line, ...]


class _Line(QLineEdit):
    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+K to the window, which closes the palette with it."""
        is_override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and event.key() == Qt.Key.Key_K and event.modifiers():
            event.ignore()
            return False
        return super().event(event)


class Palette(QFrame):
    """A line to type in, and what it finds.

    Signals:
        chosen(object): the value of the line that was chosen; the palette is closed, focus is back.
    """

    chosen = Signal(object)

    def __init__(self, find: Callable[[str], Sequence[Group]], parent: QWidget) -> None:
        super().__init__(parent)
        self._find = find
        self._before: QWidget | None = None
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Go to"))
        self.edit = _Line(self)
        self.edit.setPlaceholderText(self.tr("Go to an official, a security, a filing, a page, a command"))
        self.edit.setAccessibleName(self.tr("Go to"))
        self.edit.setFixedHeight(34)
        self.edit.textChanged.connect(self._on_typed)
        self.edit.installEventFilter(self)
        self.list = LineList(self)
        self.list.setAccessibleName(self.tr("Found"))
        self.list.taken.connect(self._on_taken)
        self._nothing = PlainLabel("", self)
        self._nothing.setContentsMargins(10, 6, 10, 8)
        self._nothing.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.setSpacing(6)
        layout.addWidget(self.edit)
        layout.addWidget(self.list)
        layout.addWidget(self._nothing)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 6)
        self.setGraphicsEffect(shadow)
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Take the keyboard, with an empty line."""
        if not self.isHidden():
            self.edit.selectAll()
            return
        self._before = self.window().focusWidget()
        c = theme.colours()
        self.setStyleSheet(
            f"#palette {{ background: {c.page}; border: 1px solid {c.line}; border-radius: 8px; }}"
            f"QListView {{ background: {c.page}; }}"
            f"QLineEdit {{ background: {c.window}; color: {c.text}; border: 1px solid {c.line};"
            f" border-radius: 5px; padding: 0 8px; }} QLineEdit:focus {{ border: 1px solid {c.accent}; }}"
            f"QLabel {{ color: {c.muted}; }}"
        )
        self.edit.clear()
        self._on_typed("")
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_and_return(self) -> None:
        """Close; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def groups(self) -> list[tuple[str, list[Line]]]:
        """Return what is found, by heading."""
        found: list[tuple[str, list[Line]]] = []
        for line in self.list.lines():
            if line.is_heading:
                found.append((line.shown, []))
            else:
                found[-1][1].append(line)
        return found

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        lines: list[Line] = []
        for group in self._find(text):
            if group.lines:
                lines += [Line(group.title, is_heading=True), *group.lines]
        self.list.put(lines, is_first_chosen=True)
        self.list.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self._nothing.setText(
            self.tr("Nothing here goes by that name. Enter searches the trades for it.")
            if text.strip()
            else ""
        )
        self._place()

    def _place(self) -> None:
        window = self.parentWidget()
        width = min(_WIDTH, window.width() - 4 * theme.GRID)
        room = window.height() - _TOP - 2 * theme.GRID
        below = self.list.height_for(_ROWS) if self.list.lines() else 44
        height = min(34 + 6 + 14 + below + 4, room)
        self.setGeometry(QRect((window.width() - width) // 2, _TOP, width, height))

    def _take(self, line: Line | None) -> None:
        text = self.edit.text().strip()
        self.close_and_return()
        if line is not None:
            self.chosen.emit(line.value)
        elif text:
            self.chosen.emit(("search", text))

    @Slot(object)
    def _on_taken(self, line: Line) -> None:
        self._take(line)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keys of the list while the line has the keyboard; a new size of the window; focus elsewhere."""
        kind = event.type()
        if watched is self.parentWidget():
            if kind == QEvent.Type.Resize and not self.isHidden():
                self._place()
            return False
        if watched is not self.edit:
            return False
        if kind == QEvent.Type.FocusOut and not self.isHidden() and self.window().isActiveWindow():
            self.hide()  # the keyboard went where the user put it: it is not called back
            return False
        if kind != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_and_return()
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self.list.move_choice(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self.list.move_choice(-1)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                self.list.move_choice(8 if event.key() == Qt.Key.Key_PageDown else -8)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(self.list.chosen())
            case _:
                return False
        return True
