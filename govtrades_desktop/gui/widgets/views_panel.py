"""The part of the side bar below the pages: the saved views, a line to name one, and the sign of a change.

It shows and asks; what is kept, and whether a name can be given, is for `saved_views` to say.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import PlainLabel, tip
from govtrades_desktop.gui.widgets.name_line import NameLine
from govtrades_desktop.gui.widgets.view_lines import ViewLine
from govtrades_desktop.gui.widgets.view_list import ViewList


class ViewsPanel(QWidget):
    """The panel.

    Signals:
        save_wanted(), update_wanted(), revert_wanted(): of what the page in front shows.
        read_again_wanted(): the views, which could not be read.
        menu_wanted(object): everything that can be done, at a point of the screen.

    Attributes:
        name: asks for the name of a new view, above the list.
        rename: asks for another name of a view, where it stands in the list.
    """

    save_wanted = Signal()
    update_wanted = Signal()
    revert_wanted = Signal()
    read_again_wanted = Signal()
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
        self.rename = NameLine(self, is_over=True)
        self._renamed: int | None = None
        self._empty = PlainLabel(parent=self)
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(14, 2, 8, 4)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.again = QPushButton(self.tr("Try again"), self)
        self.again.setToolTip(self.tr("Read the views once more; a damaged file is set aside first"))
        self._changed = QWidget(self)
        self._changed_name = PlainLabel(parent=self._changed)
        self.update_button = QPushButton(self.tr("Update"), self._changed)
        self.update_button.setToolTip(self.tr("Save the view as it is shown now (Ctrl+Shift+B)"))
        self.revert_button = QPushButton(self.tr("Revert"), self._changed)
        self.revert_button.setToolTip(self.tr("Show the view as it was saved (Ctrl+Shift+G)"))
        self.save_new = QPushButton(self.tr("Save as new…"), self._changed)
        self.save_new.setToolTip(self.tr("Save what is shown now as another view (Ctrl+S)"))
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 8, 2)
        head.setSpacing(0)
        head.addWidget(self._heading, 1)
        for button in (self.add, self.more):
            button.setProperty("role", "quiet")
            head.addWidget(button)
        strip = QVBoxLayout(self._changed)
        strip.setContentsMargins(8, 0, 8, 0)
        strip.setSpacing(4)
        self._hairline = QWidget(self._changed)
        self._hairline.setFixedHeight(1)
        strip.addWidget(self._hairline)
        strip.addWidget(self._changed_name)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.update_button, 1)
        buttons.addWidget(self.revert_button, 1)
        strip.addLayout(buttons)
        strip.addWidget(self.save_new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)  # the side bar's hairline
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.name)
        layout.addWidget(self._empty)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 4)
        foot.addWidget(self.again)
        layout.addLayout(foot)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        layout.addWidget(self._changed)
        self.add.clicked.connect(self.save_wanted)
        self.more.clicked.connect(self._on_more)
        self.update_button.clicked.connect(self.update_wanted)
        self.revert_button.clicked.connect(self.revert_wanted)
        self.save_new.clicked.connect(self.save_wanted)
        self.again.clicked.connect(self.read_again_wanted)
        self.rename.grown.connect(self._place_rename)
        self.list.verticalScrollBar().valueChanged.connect(self._place_rename)
        self.list.lines.modelReset.connect(self._place_rename)
        self.put(())
        self.dress()

    def put(self, lines: Sequence[ViewLine], *, problem: str = "") -> None:
        """Show the views; where they cannot be read, say why instead."""
        self.list.put(lines)
        self.list.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._empty.setText(problem or self.tr("Ctrl+S keeps filter, columns and order of a table here."))
        self.again.setVisible(bool(problem))

    def hint(self) -> str:
        """Return what stands in the place of views, where there are none."""
        return "" if self._empty.isHidden() else self._empty.text()

    def ask_rename(self, view_id: int, what: str, name: str) -> None:
        """Ask for another name of a view, where it stands."""
        self.list.choose(view_id)
        self._renamed = view_id
        self.rename.ask(what, name)
        self._place_rename()
        self.rename.raise_()

    @Slot()
    def _place_rename(self) -> None:
        if self.rename.isHidden() or self._renamed is None:
            return
        row = self.list.rect_of(self._renamed)
        width = self.list.width() - 8
        height = max(self.rename.heightForWidth(width), self.rename.sizeHint().height())
        top = self.list.y() + row.y() + (row.height() - self.rename.edit.sizeHint().height()) // 2
        top = max(self.list.y(), min(top, self.height() - height))
        self.rename.setGeometry(4, top, width, height)

    def tell_changed(self, name: str) -> None:
        """Say that a view is shown otherwise than it was saved; an empty name: none is."""
        words = self.tr("● Changed: {name}").format(name=name) if name else ""
        self._changed.setVisible(bool(name))
        self._changed.setAccessibleName(words)
        self._changed_words = words
        self._elide()

    _changed_words = ""

    def _elide(self) -> None:
        room = max(40, self.width() - 20)
        metrics = self._changed_name.fontMetrics()
        short = metrics.elidedText(self._changed_words, Qt.TextElideMode.ElideRight, room)
        self._changed_name.setText(short)
        self._changed_name.setToolTip(tip(self._changed_words))

    def resizeEvent(self, event: QEvent) -> None:
        """Elide anew."""
        super().resizeEvent(event)
        self._elide()
        self._place_rename()

    @Slot()
    def _on_more(self) -> None:
        self.menu_wanted.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def dress(self) -> None:
        """Follow the colours in force; `theme.Watcher` asks."""
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
        self._hairline.setStyleSheet(f"background: {c.line}")
        self.name.dress()
        self.rename.dress()
        self._elide()
