"""The columns of a table: which are shown, in what order. Each change shows at once.

Search narrows the list; a check mark shows a column; dragging, or Alt+Up and Alt+Down, moves it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import PlainLabel, tip
from govtrades_desktop.gui.widgets.table_view import TableView

_KEY = int(Qt.ItemDataRole.UserRole)
_SIZE = (380, 460)


def list_sheet() -> str:
    """Return the style of a list in a dialog, from the colours in force."""
    c = theme.colours()
    return f"""
    QListWidget {{ background: {c.page}; border: 1px solid {c.line}; border-radius: 5px; }}
    QListWidget::item {{ padding: 3px 4px; }}
    QListWidget::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
    QListWidget::indicator:unchecked, QCheckBox::indicator:unchecked {{ background: {c.page};
        border: 1px solid {c.muted}; border-radius: 2px; width: 11px; height: 11px; }}
    QListWidget:focus {{ border: 1px solid {c.accent}; }}
    """


class ColumnsDialog(QDialog):
    """Over one table; it does not keep the table from being used."""

    def __init__(self, view: TableView) -> None:
        super().__init__(view.window())
        self._view = view
        self.setWindowTitle(self.tr("Columns"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search the columns"))
        self.search.setAccessibleName(self.tr("Search the columns"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Columns, in their order"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setUniformItemSizes(True)
        self.frozen = QCheckBox(self.tr("&Keep the first column in place"), self)
        hint = PlainLabel(self.tr("Space shows or hides; Alt+Up and Alt+Down move; or drag"), self)
        hint.setFont(theme.font("small"))
        reset = QPushButton(self.tr("&Reset"), self)
        fit = QPushButton(self.tr("&Fit widths"), self)
        close = QPushButton(self.tr("Close"), self)
        for button in (reset, fit, close):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(reset)
        buttons.addWidget(fit)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(hint)
        layout.addWidget(self.frozen)
        layout.addLayout(buttons)
        self.setStyleSheet(theme.chrome_sheet() + list_sheet() + "QLineEdit { min-height: 28px; }")
        self.fill()
        self.search.textChanged.connect(self._on_searched)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.itemChanged.connect(self._on_checked)
        self.list.model().rowsMoved.connect(self._on_dragged)
        self.frozen.toggled.connect(self._on_frozen)
        reset.clicked.connect(self._on_reset)
        fit.clicked.connect(view.menus.fit_all)
        close.clicked.connect(self.close)
        view.columns_changed.connect(self._on_columns_changed)
        self._is_telling = False
        self.search.setFocus()

    @classmethod
    def open_over(cls, view: TableView) -> ColumnsDialog:
        """Open the list at the table's corner."""
        dialog = cls(view)
        dialog.show()
        corner = view.mapToGlobal(QPoint(view.width() - dialog.width() - theme.GRID, 4 * theme.GRID))
        dialog.move(corner)
        return dialog

    def fill(self) -> None:
        """List the columns as they are."""
        with QSignalBlocker(self.list), QSignalBlocker(self.frozen):
            current = self.current_key()
            self.list.clear()
            arrangement = self._view.arrangement
            for key in arrangement.keys:
                column = arrangement.column(key)
                item = QListWidgetItem(column.heading(), self.list)
                item.setData(_KEY, key)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                state = Qt.CheckState.Checked if arrangement.is_shown(key) else Qt.CheckState.Unchecked
                item.setCheckState(state)
                hint = column.told_hint()
                item.setToolTip(tip(hint))
                item.setData(int(Qt.ItemDataRole.AccessibleDescriptionRole), hint)
                if key == current:
                    self.list.setCurrentItem(item)
            if self.list.currentRow() < 0:
                self.list.setCurrentRow(0)
            self.frozen.setChecked(arrangement.frozen > 0)
        self._narrow()

    def current_key(self) -> str:
        """Return the key of the column under the cursor, or an empty text."""
        item = self.list.currentItem()
        return item.data(_KEY) if item is not None else ""

    def listed(self) -> list[QListWidgetItem]:
        """Return the entries that the search leaves in view."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item for item in items if not item.isHidden()]

    # Search

    def _narrow(self) -> None:
        words = self.search.text().casefold().split()
        arrangement = self._view.arrangement
        for row in range(self.list.count()):
            item = self.list.item(row)
            column = arrangement.column(item.data(_KEY))
            text = f"{column.heading()} {column.short_heading()} {column.told_hint()}".casefold()
            item.setHidden(not all(word in text for word in words))
        # Of a narrowed list nobody can say between which two a dragged entry goes.
        mode = QAbstractItemView.DragDropMode
        self.list.setDragDropMode(mode.NoDragDrop if words else mode.InternalMove)
        left = self.listed()
        if left and (self.list.currentItem() is None or self.list.currentItem().isHidden()):
            self.list.setCurrentItem(left[0])

    @Slot()
    def _on_searched(self) -> None:
        self._narrow()

    # Changes

    @Slot(QListWidgetItem)
    def _on_checked(self, item: QListWidgetItem) -> None:
        is_shown = item.checkState() == Qt.CheckState.Checked
        self._tell(lambda: self._view.show_column(item.data(_KEY), is_shown=is_shown))
        if self._view.arrangement.is_shown(item.data(_KEY)) != is_shown:  # the last one stays
            with QSignalBlocker(self.list):
                item.setCheckState(Qt.CheckState.Checked)

    @Slot()
    def _on_dragged(self) -> None:
        keys = [self.list.item(row).data(_KEY) for row in range(self.list.count())]
        self._tell(lambda: self._view.arrangement.set_order(keys))

    def move_current(self, step: int) -> None:
        """Move the column under the cursor past its neighbour in view."""
        left = self.listed()
        item = self.list.currentItem()
        place = left.index(item) + step if item in left else -1
        if not 0 <= place < len(left):
            return
        row = self.list.row(left[place])
        self.list.takeItem(self.list.row(item))
        self.list.insertItem(row, item)
        self.list.setCurrentItem(item)
        self._narrow()
        self._on_dragged()

    @Slot(bool)
    def _on_frozen(self, is_frozen: bool) -> None:  # noqa: FBT001 - the signal's own shape
        self._tell(lambda: self._view.arrangement.set_frozen(1 if is_frozen else 0))

    @Slot()
    def _on_reset(self) -> None:
        self._view.arrangement.set_default()

    def _tell(self, work: Callable[[], object]) -> None:
        self._is_telling = True
        try:
            work()
        finally:
            self._is_telling = False

    @Slot()
    def _on_columns_changed(self) -> None:
        if not self._is_telling:
            self.fill()

    # Keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go from the search into the list; Alt with them moves a column."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                event.accept()  # with Alt they are keys of the window behind
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            key = event.key()
            if key in steps and modifiers == Qt.KeyboardModifier.AltModifier:
                self.move_current(steps[key])
                return True
            if watched is self.search and key == Qt.Key.Key_Down and not modifiers:
                self.list.setFocus()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._toggle_current()
                return True
        return super().eventFilter(watched, event)

    def _toggle_current(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            is_shown = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if is_shown else Qt.CheckState.Checked)
