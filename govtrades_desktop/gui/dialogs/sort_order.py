"""What a table is sorted by: several columns, each up or down. Each change sorts at once.

It asks the table for an order, as a click on a heading does; whether it comes about is the page's business.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.dialogs.columns import list_sheet
from govtrades_desktop.gui.models.columns import SortTerm
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.gui.widgets.table_view import TableView

_SIZE = (400, 300)
_KEY = int(Qt.ItemDataRole.UserRole)


class SortOrderDialog(QDialog):
    """Over one table; it does not keep the table from being used."""

    def __init__(self, view: TableView) -> None:
        super().__init__(view.window())
        self._view = view
        self.setWindowTitle(self.tr("Sort"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Columns sorted by, the first counts most"))
        self.add = QComboBox(self)
        self.add.setAccessibleName(self.tr("Sort by one more column"))
        self.turn = QPushButton(self.tr("&Turn round"), self)
        self.up = QPushButton(self.tr("Move &up"), self)
        self.down = QPushButton(self.tr("Move &down"), self)
        self.remove = QPushButton(self.tr("Re&move"), self)
        self.reset = QPushButton(self.tr("&Reset"), self)
        close = QPushButton(self.tr("Close"), self)
        hint = PlainLabel(
            self.tr("Space turns round; Alt+Up and Alt+Down move; Delete removes"),
            self,
        )
        hint.setFont(theme.font("small"))
        side = QVBoxLayout()
        for button in (self.turn, self.up, self.down, self.remove):
            button.setAutoDefault(False)
            side.addWidget(button)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        bottom = QHBoxLayout()
        for button in (self.reset, close):
            button.setAutoDefault(False)
        bottom.addWidget(self.reset)
        bottom.addStretch(1)
        bottom.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addLayout(middle, 1)
        layout.addWidget(self.add)
        layout.addWidget(hint)
        layout.addLayout(bottom)
        self.setStyleSheet(theme.chrome_sheet() + list_sheet())
        self.fill()
        self.list.installEventFilter(self)
        self.list.itemDoubleClicked.connect(self._on_turn)
        self.add.activated.connect(self._on_added)
        self.turn.clicked.connect(self._on_turn)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.remove.clicked.connect(self._on_remove)
        self.reset.clicked.connect(self._on_reset)
        close.clicked.connect(self.close)
        view.order_shown.connect(self._on_order_shown)
        self.list.setFocus()

    @classmethod
    def open_over(cls, view: TableView) -> SortOrderDialog:
        """Open it at the table's corner."""
        dialog = cls(view)
        dialog.show()
        dialog.move(view.mapToGlobal(QPoint(4 * theme.GRID, 4 * theme.GRID)))
        return dialog

    def fill(self, chosen: int = 0) -> None:
        """List the order in force, with the cursor on one term."""
        terms = self._view.order
        columns = {column.key: column for column in self._view.table.columns}
        with QSignalBlocker(self.list), QSignalBlocker(self.add):
            self.list.clear()
            for number, term in enumerate(terms, 1):
                way = self.tr("↓ descending") if term.is_descending else self.tr("↑ ascending")
                item = QListWidgetItem(
                    self.tr("{n}.  {name}  {way}").format(
                        n=number, name=columns[term.key].heading(), way=way
                    ),
                    self.list,
                )
                item.setData(_KEY, term.key)
            self.list.setCurrentRow(max(0, min(chosen, len(terms) - 1)))
            self.add.clear()
            self.add.addItem(self.tr("Sort by one more column…"), "")
            taken = {term.key for term in terms}
            for column in self._view.table.columns:
                if column.sort_key and column.key not in taken:
                    self.add.addItem(column.heading(), column.key)
        self.remove.setEnabled(len(terms) > 1)

    def _ask(self, terms: list[SortTerm], chosen: int) -> None:
        self._view.order_changed.emit(terms)
        self.fill(chosen)

    @Slot()
    def _on_order_shown(self) -> None:
        self.fill(self.list.currentRow())

    @Slot(int)
    def _on_added(self, row: int) -> None:
        key = self.add.itemData(row)
        if key:
            column = next(one for one in self._view.table.columns if one.key == key)
            terms = [*self._view.order, SortTerm(key, column.descends_first)]
            self._ask(terms, len(terms) - 1)

    @Slot()
    def _on_turn(self) -> None:
        terms, row = self._view.order, self.list.currentRow()
        if 0 <= row < len(terms):
            terms[row] = SortTerm(terms[row].key, not terms[row].is_descending)
            self._ask(terms, row)

    def _move(self, step: int) -> None:
        terms, row = self._view.order, self.list.currentRow()
        if 0 <= row < len(terms) and 0 <= row + step < len(terms):
            terms[row], terms[row + step] = terms[row + step], terms[row]
            self._ask(terms, row + step)

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    @Slot()
    def _on_remove(self) -> None:
        terms, row = self._view.order, self.list.currentRow()
        if 0 <= row < len(terms) > 1:
            del terms[row]
            self._ask(terms, row)

    @Slot()
    def _on_reset(self) -> None:
        self._ask([], 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space and Enter turn round, Delete removes, Alt+Up and Alt+Down move."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                event.accept()  # with Alt they are keys of the window behind
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if modifiers == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(-1 if key == Qt.Key.Key_Up else 1)
                return True
            if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_turn()
                return True
            if key == Qt.Key.Key_Delete:
                self._on_remove()
                return True
        return super().eventFilter(watched, event)
