"""The list of filters: keys at the left, the values of one at the right with the rows that each leaves.

A part of the window, no window of its own: nothing is modal, and Escape or a click elsewhere closes it. One
line takes the keyboard for both lists. It knows no grammar and counts nothing: it is given functions, and
tells wishes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QMenu, QToolButton, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import PlainLabel, menu_words
from govtrades_desktop.gui.widgets.completion_list import Line, LineList

_SIZE = (580, 430)
_KEYS_WIDTH = 168
_EDGE = 8

TURN, LEAVE_OUT, ONLY = "turn", "leave_out", "only"
"""What is wished of a value: in or out, to be left out or not, alone."""


class FilterPopup(QFrame):
    """The list.

    Signals:
        wished(str, str, str): key, value, and one of TURN, LEAVE_OUT, ONLY.
        clear_wanted(): every filter is to go.
        closed(): it went.
    """

    wished = Signal(str, str, str)
    clear_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        keys: Callable[[], Sequence[Line]],
        values: Callable[[str, str], Sequence[Line]],
        corner: Callable[[], QPoint],
        parent: QWidget,
    ) -> None:
        """Build.

        Args:
            keys: to lines whose `value` is a key.
            values: of a key and letters, to lines whose `value` is what stands behind the key's colon.
            corner: to its left upper corner, in the parent's coordinates.
            parent: what it lies over.
        """
        super().__init__(parent)
        self._keys, self._values, self._corner = keys, values, corner
        self._before: QWidget | None = None
        self._is_in_values = False
        self.setObjectName("filters")
        self.setAccessibleName(self.tr("Add a filter"))
        self.edit = QLineEdit(self)
        self.edit.setClearButtonEnabled(True)
        self.edit.setFixedHeight(32)
        self.keys = LineList(self)
        self.keys.setAccessibleName(self.tr("What to filter by"))
        self.keys.setFixedWidth(_KEYS_WIDTH)
        self.values = LineList(self)
        self.values.setAccessibleName(self.tr("Values"))
        self.values.has_checks = self.keys.has_checks = True
        self.values.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._nothing = PlainLabel("", self)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._nothing.setContentsMargins(10, 6, 10, 8)
        self._nothing.setWordWrap(True)
        hint = PlainLabel(
            self.tr("Enter or a click: in or out · Shift+Enter or right click: leave out"), self
        )
        hint.setFont(theme.font("small"))
        self.clear = QToolButton(self)
        self.clear.setText(self.tr("Clear all"))
        self.done = QToolButton(self)
        self.done.setText(self.tr("Done"))
        for button in (self.clear, self.done):
            button.setProperty("role", "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QGridLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.setSpacing(6)
        layout.addWidget(self.edit, 0, 0, 1, 4)
        layout.addWidget(self.keys, 1, 0)
        layout.addWidget(self.values, 1, 1, 1, 3)
        layout.addWidget(self._nothing, 1, 1, 1, 3)
        layout.addWidget(hint, 2, 0, 1, 2)
        layout.addWidget(self.clear, 2, 2)
        layout.addWidget(self.done, 2, 3)
        layout.setColumnStretch(1, 1)
        self.edit.textChanged.connect(self._on_typed)
        self.edit.installEventFilter(self)
        self.keys.taken.connect(self._on_key_taken)
        self.values.taken.connect(self._on_value_taken)
        self.values.customContextMenuRequested.connect(self._on_menu)
        self.clear.clicked.connect(self.clear_wanted)
        self.done.clicked.connect(self.close_and_return)
        parent.installEventFilter(self)
        self.hide()

    # Opening and closing

    def open(self) -> None:
        """Take the keyboard, with the first key chosen."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        c = theme.colours()
        self.setStyleSheet(
            theme.chrome_sheet()
            + f"#filters {{ background: {c.page}; border: 1px solid {c.muted}; border-radius: 8px; }}"
            f"QListView {{ background: {c.page}; }} QLineEdit {{ background: {c.window}; }}"
            f"QLabel {{ color: {c.muted}; }}"
        )
        self._go_to(is_in_values=False)
        self.keys.choose(0)
        self._fill_values()
        self._place()
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def close_and_return(self) -> None:
        """Close; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def _place(self) -> None:
        area = self.parentWidget()
        width = min(_SIZE[0], area.width() - 2 * _EDGE)
        corner = self._corner()
        height = min(_SIZE[1], area.height() - corner.y() - _EDGE)
        left = max(_EDGE, min(corner.x(), area.width() - width - _EDGE))
        self.setGeometry(QRect(left, corner.y(), width, max(height, 160)))

    # What is listed

    def refill(self) -> None:
        """Tell keys and values anew: other filters are in force."""
        if not self.isHidden():
            self._fill_keys(self.key())
            self._place()

    def key(self) -> str:
        """Return the key whose values are listed, or an empty text."""
        line = self.keys.chosen()
        return str(line.value) if line is not None else ""

    def _put_text(self, text: str) -> None:
        with QSignalBlocker(self.edit):
            self.edit.setText(text)

    def _fill_keys(self, key: str) -> None:
        typed = "" if self._is_in_values else self.edit.text().casefold()
        every = self._keys()
        lines = [one for one in every if one.shown.casefold().startswith(typed)]
        lines += [one for one in every if typed in one.words().casefold() and one not in lines]
        self.keys.put(lines)
        row = next((row for row, one in enumerate(lines) if one.value == key), 0)
        self.keys.choose(row)
        self._fill_values()

    def _fill_values(self) -> None:
        key = self.key()
        chosen = self.values.chosen()
        typed = self.edit.text() if self._is_in_values else ""
        lines = self._values(key, typed) if key else ()
        top = self.values.verticalScrollBar().value()
        self.values.put(lines)
        rows = [row for row, one in enumerate(lines) if chosen is not None and one.value == chosen.value]
        if self._is_in_values and lines:
            self.values.choose(rows[0] if rows else 0)
            if rows:
                self.values.verticalScrollBar().setValue(top)
        self.values.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self._nothing.setText(self.tr("No value goes by these letters.") if typed else self.tr("None here."))

    def _go_to(self, *, is_in_values: bool) -> None:
        """Let the keyboard move in the one list or in the other."""
        if is_in_values and not self.key():
            return
        key = self.key()
        self._is_in_values = is_in_values
        self._put_text("")
        self._fill_keys(key)
        if not is_in_values:
            self.values.choose(-1)
        self.keys.is_in_hand, self.values.is_in_hand = not is_in_values, is_in_values
        line = self.keys.chosen()
        self.edit.setPlaceholderText(
            self.tr("Search: {key}").format(key=line.shown)
            if is_in_values and line is not None
            else self.tr("What to filter by")
        )
        self.edit.setAccessibleName(self.edit.placeholderText())
        self.keys.viewport().update()
        self.values.viewport().update()

    @Slot()
    def _on_typed(self) -> None:
        if self._is_in_values:
            self.values.choose(-1)
            self._fill_values()
        else:
            self._fill_keys(self.key())

    # Wishes

    @Slot(object)
    def _on_key_taken(self, line: Line) -> None:
        self._go_to(is_in_values=True)

    @Slot(object)
    def _on_value_taken(self, line: Line) -> None:
        self._is_in_values = True
        self.keys.is_in_hand, self.values.is_in_hand = False, True
        self.wished.emit(self.key(), line.value, TURN)

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        index = self.values.indexAt(point)
        if not index.isValid():
            return
        line = self.values.lines()[index.row()]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = menu_words(line.shown)
        for words, how in (
            (self.tr("Only {name}").format(name=name), ONLY),
            (self.tr("In or out: {name}").format(name=name), TURN),
            (self.tr("Leave out {name}").format(name=name), LEAVE_OUT),
        ):
            menu.addAction(words).setData((self.key(), line.value, how))
        menu.triggered.connect(self._on_menu_chosen)
        menu.popup(self.values.viewport().mapToGlobal(point))

    @Slot(object)
    def _on_menu_chosen(self, action: object) -> None:
        key, value, how = action.data()  # type: ignore[attr-defined]
        self.wished.emit(key, value, how)

    # The keyboard

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keys of both lists; a new size of the window; focus elsewhere."""
        kind = event.type()
        if watched is self.parentWidget():
            if kind == QEvent.Type.Resize and not self.isHidden():
                self._place()
            return False
        if watched is not self.edit:
            return False
        if kind == QEvent.Type.FocusOut and not self.isHidden() and self.window().isActiveWindow():
            reason = event.reason()  # type: ignore[attr-defined]
            if reason not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
                self.hide()  # the keyboard went where the user put it: it is not called back
                self.closed.emit()
            return False
        return kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._take_key(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        here = self.values if self._is_in_values else self.keys
        key = event.key()
        match key:
            case Qt.Key.Key_Escape if self._is_in_values and self.edit.text():
                self.edit.clear()
            case Qt.Key.Key_Escape:
                self.close_and_return()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                here.move_choice(1 if key == Qt.Key.Key_Down else -1)
                if here is self.keys:
                    self._fill_values()
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                here.move_choice(8 if key == Qt.Key.Key_PageDown else -8)
                if here is self.keys:
                    self._fill_values()
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self._go_to(is_in_values=not self._is_in_values)
            case Qt.Key.Key_Right if not self._is_in_values:
                self._go_to(is_in_values=True)
            case Qt.Key.Key_Left if self._is_in_values and not self.edit.text():
                self._go_to(is_in_values=False)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not self._is_in_values:
                self._go_to(is_in_values=True)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._wish(LEAVE_OUT if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else TURN)
            case _:
                return False
        return True

    def _wish(self, how: str) -> None:
        line = self.values.chosen()
        if line is not None:
            self.wished.emit(self.key(), line.value, how)
