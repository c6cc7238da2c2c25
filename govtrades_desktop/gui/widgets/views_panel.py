"""The part of the side bar below the pages: the saved views, a line to name one, and the sign of a change.

It shows and asks; what is kept, and whether a name can be given, is for `saved_views` to say.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from govtrades_desktop.core.views import LONGEST_NAME
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import PlainLabel, tip
from govtrades_desktop.gui.widgets.view_list import ViewLine, ViewList


class NameLine(QWidget):
    """Asks for a name where it will stand; what is wrong with it is said under it, and it stays.

    Signals:
        entered(str): Enter was pressed.
        left(): Escape was pressed.
    """

    entered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._what = PlainLabel(parent=self)
        self._what.setWordWrap(True)
        self.edit = QLineEdit(self)
        self.edit.setMaxLength(4 * LONGEST_NAME)  # one that is too long is told so, not cut
        self._wrong = PlainLabel(parent=self)
        self._wrong.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 4)
        layout.setSpacing(2)
        for one in (self._what, self.edit, self._wrong):
            layout.addWidget(one)
        self.edit.returnPressed.connect(self._on_entered)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.installEventFilter(self)
        self.hide()

    def ask(self, what: str, name: str) -> None:
        """Ask for a name, with one to begin with, chosen whole."""
        self._what.setText(what)
        self.edit.setAccessibleName(what)
        self.tell_wrong("")
        self.edit.setText(name)
        self.show()
        self.edit.selectAll()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_wrong(self, words: str) -> None:
        """Say what is wrong with the name; an empty text: nothing is."""
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))
        self.edit.setAccessibleDescription(words)

    def wrong(self) -> str:
        """Return what is said to be wrong."""
        return self._wrong.text()

    def dress(self) -> None:
        """Follow the theme."""
        c = theme.colours()
        self._what.setStyleSheet(f"color: {c.muted}")
        self._wrong.setStyleSheet(f"color: {c.error_text}")
        self._what.setFont(theme.font("small"))
        self._wrong.setFont(theme.font("small"))

    @Slot()
    def _on_entered(self) -> None:
        self.entered.emit(self.edit.text())

    @Slot()
    def _on_edited(self) -> None:
        self.tell_wrong("")

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Escape leaves."""
        is_press = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is self.edit and is_press and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return False


class ViewsPanel(QWidget):
    """The panel.

    Signals:
        save_wanted(), update_wanted(), revert_wanted(): of what the page in front shows.
        menu_wanted(object): everything that can be done, at a point of the screen.
    """

    save_wanted = Signal()
    update_wanted = Signal()
    revert_wanted = Signal()
    menu_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Saved views"))
        self._heading = PlainLabel(self.tr("Views"), self)
        self.add = QToolButton(self)
        self.add.setText("+")
        self.add.setAccessibleName(self.tr("Save what is shown as a view"))
        self.add.setToolTip(self.tr("Save filter, columns, order and groups of this page as a view (Ctrl+S)"))
        self.more = QToolButton(self)
        self.more.setText("⋯")
        self.more.setAccessibleName(self.tr("More about views"))
        self.more.setToolTip(self.tr("Export, import, order, default view"))
        self.name = NameLine(self)
        self.list = ViewList(self)
        self._empty = PlainLabel(self.tr("Ctrl+S keeps filter, columns and order of a table here."), self)
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(14, 2, 8, 4)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._changed = QWidget(self)
        self._changed_name = PlainLabel(parent=self._changed)
        self.update_button = QPushButton(self.tr("Update"), self._changed)
        self.update_button.setToolTip(self.tr("Save the view as it is shown now (Ctrl+Shift+U)"))
        self.revert_button = QPushButton(self.tr("Revert"), self._changed)
        self.revert_button.setToolTip(self.tr("Show the view as it was saved (Ctrl+Shift+Z)"))
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 8, 2)
        head.setSpacing(0)
        head.addWidget(self._heading, 1)
        for button in (self.add, self.more):
            button.setProperty("role", "quiet")
            head.addWidget(button)
        strip = QVBoxLayout(self._changed)
        strip.setContentsMargins(8, 4, 8, 0)
        strip.setSpacing(4)
        strip.addWidget(self._changed_name)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.update_button, 1)
        buttons.addWidget(self.revert_button, 1)
        strip.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)  # the side bar's hairline
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.name)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._changed)
        self.add.clicked.connect(self.save_wanted)
        self.more.clicked.connect(self._on_more)
        self.update_button.clicked.connect(self.update_wanted)
        self.revert_button.clicked.connect(self.revert_wanted)
        self.name.left.connect(self._on_name_left)
        self.put((), is_sound=True)
        self._dress()

    def put(self, lines: Sequence[ViewLine], *, is_sound: bool, problem: str = "") -> None:
        """Show the views; where they cannot be read (`is_sound` is false), say why instead."""
        self.list.put(lines)
        self.list.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        if not is_sound:
            self._empty.setText(self.tr("The views cannot be read."))
        self._empty.setToolTip(tip(problem))
        self.add.setEnabled(is_sound)

    def can_save(self, *, is_possible: bool) -> None:
        """Let the page in front be saved, or not."""
        self.add.setEnabled(is_possible)

    def tell_changed(self, name: str) -> None:
        """Say that a view is shown otherwise than it was saved; an empty name: none is."""
        words = self.tr("● {name} is changed").format(name=name) if name else ""
        self._changed.setVisible(bool(name))
        self._changed.setAccessibleName(words)
        self._changed_words = words
        self._elide()

    _changed_words = ""

    def _elide(self) -> None:
        room = max(40, self.width() - 20)
        metrics = self._changed_name.fontMetrics()
        short = metrics.elidedText(self._changed_words, Qt.TextElideMode.ElideMiddle, room)
        self._changed_name.setText(short)
        self._changed_name.setToolTip(tip(self._changed_words))

    def resizeEvent(self, event: QEvent) -> None:
        """Elide anew."""
        super().resizeEvent(event)
        self._elide()

    @Slot()
    def _on_more(self) -> None:
        self.menu_wanted.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    @Slot()
    def _on_name_left(self) -> None:
        self.name.hide()
        if self.list.lines.lines:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        c = theme.colours()
        self.setStyleSheet(
            theme.chrome_sheet()
            + "QListView { background: transparent; }"
            + "QPushButton { padding: 0 4px; min-height: 22px; }"
            + "QToolButton { min-width: 20px; padding: 0 2px; }"
            + "QLineEdit { padding: 0 4px; min-height: 22px; }"
        )
        for label in (self._heading, self._empty, self._changed_name):
            label.setFont(theme.font("small"))
            label.setStyleSheet(f"color: {c.muted}")
        self.name.dress()
        self._elide()
