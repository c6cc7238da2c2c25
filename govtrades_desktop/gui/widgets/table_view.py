"""The table all lists share: rows kept by id, groups that open and close, columns that stay, copy as TSV.

It knows a `TableModel` and its columns; it neither queries nor sorts nor groups: it tells the page what is
wanted. `CellTable` draws, `TableColumns` arranges the columns, `TableMenus` makes the menus.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui.models.columns import Column, SortTerm, next_order
from govtrades_desktop.gui.models.group_model import TableGroups
from govtrades_desktop.gui.models.table_model import TableModel
from govtrades_desktop.gui.widgets import table_place
from govtrades_desktop.gui.widgets.cell_table import DENSITIES, STANDARD, CellTable, Index
from govtrades_desktop.gui.widgets.group_rows import MARK_WIDTH
from govtrades_desktop.gui.widgets.table_columns import TableColumns
from govtrades_desktop.gui.widgets.table_copy import MOST_COPIED, copied_text
from govtrades_desktop.gui.widgets.table_menus import TableMenus


class TableView(CellTable):
    """A table of ready rows.

    Signals:
        order_changed(object): a list of SortTerm is wanted; an empty one is the page's own order.
        order_shown(): another order is in force.
        current_changed(object): the record under the cursor, or None.
        opened(object): a record was opened (Enter, double click).
        link_opened(object, str): Ctrl+click on a cell that names an official or a security: record, link.
        menu_wanted(object, object): fill a context menu: the QMenu, and the record under the mouse.
        grouping_wanted(object): rows are to be grouped by this name; None: not at all.
        group_order_wanted(str): groups are to be sorted by this name, "-" for descending.
        copied(int): so many rows are on the clipboard.
        failed(object): something asked for could not be done (a GovTradesError).
    """

    order_changed = Signal(object)
    order_shown = Signal()
    current_changed = Signal(object)
    opened = Signal(object)
    link_opened = Signal(object, str)
    menu_wanted = Signal(object, object)
    grouping_wanted = Signal(object)
    group_order_wanted = Signal(str)
    copied = Signal(int)
    failed = Signal(object)

    # of the class, for Qt asks while the table under this one is made
    _is_restoring = False
    _current = table_place.Spot()

    def __init__(self, model: TableModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._terms: list[SortTerm] = []
        self.setAccessibleName(name)
        header = self.header
        self.arrangement = TableColumns(header, model.columns, self)
        self.menus = TableMenus(self)
        header.sort_requested.connect(self._on_sort_requested)
        header.menu_requested.connect(self._on_column_menu)
        header.left.connect(self._on_header_left)
        self.arrangement.changed.connect(self._on_columns_changed)
        self.doubleClicked.connect(self._open)

    # Rows

    def show_positions(
        self,
        positions: np.ndarray,
        *,
        keep: bool = True,
        moved: np.ndarray | None = None,
        groups: TableGroups | None = None,
    ) -> None:
        """Show other rows; with `keep`, selection, cursor and scroll stay on the same records by id.

        A record that is no longer in view loses its selection; when the row at the top is gone, the view
        stays at the top row's number.

        Args:
            positions: of the records; with `groups`, group after group.
            keep: stay with the records.
            moved: ids of records that may stand elsewhere now: the view stays with the others.
            groups: of these records.
        """
        with table_place.Restoring(self, table_place.take_place(self, moved) if keep else None):
            self.table.set_positions(positions, groups)
        if not keep:
            self.scrollToTop()

    def begin_at_top(self) -> None:
        """Show the first rows: a new order is asked for to see them. What is selected stays so, seen or not.

        A cursor that chose nothing comes along, or the next arrow key would jump back to where it was.
        """
        if not self.selectionModel().hasSelection() and self.table.rowCount():
            column = max(0, self.currentIndex().column())
            no_selection = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.table.index(0, column), no_selection)
        self.scrollToTop()

    def current_id(self) -> int | None:
        """Return the id of the record under the cursor; None for the line of a group."""
        return self._current_spot().record

    def _current_spot(self) -> table_place.Spot:
        index = self.currentIndex()
        return table_place.spot_at(self.table, index.row()) if index.isValid() else table_place.Spot()

    def current_record(self) -> Any:
        """Return the record under the cursor, or None."""
        index = self.currentIndex()
        return self.table.record(index.row()) if index.isValid() else None

    def select_id(self, record_id: int) -> bool:
        """Put the cursor on a record, its group opened; False where it is not among the rows."""
        model = self.table
        layout = model.group_layout
        if layout is not None:
            found = np.flatnonzero(model.ids() == record_id)
            if len(found):
                self.set_group_open(layout.group_of(int(found[0])), is_open=True)
        row = model.row_of(record_id)
        if row < 0:
            return False
        self.setCurrentIndex(model.index(row, self._first_column()))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def selected_rows(self) -> list[int]:
        """Return the numbers of the selected rows, from top to bottom."""
        return table_place.selected_rows(self).tolist()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Tell which record is under the cursor; a change of column alone is none."""
        super().currentChanged(current, previous)
        if not self._is_restoring:
            self._tell_current()

    def _tell_current(self) -> None:
        now = self._current_spot()
        if now != self._current:
            self._current = now
            self.current_changed.emit(self.current_record())

    # Groups

    def set_group_open(self, group: int, *, is_open: bool) -> None:
        """Open or close a group; a cursor inside one that closes goes to its line."""
        layout = self.table.group_layout
        if layout is None or self.table.is_open(group) == is_open:
            return
        head = layout.group_row(group)
        row = self.currentIndex().row()
        if not is_open and head < row <= head + layout.size(group):
            self.setCurrentIndex(self.table.index(head, max(0, self.currentIndex().column())))
        self.table.set_open(group, is_open=is_open)
        self.viewport().update()

    @Slot()
    def open_all(self) -> None:
        """Open every group; cursor and scroll stay where they are."""
        self._set_all(is_open=True)

    @Slot()
    def close_all(self) -> None:
        """Close every group; the cursor goes to the line of its group."""
        self._set_all(is_open=False)

    def _set_all(self, *, is_open: bool) -> None:
        if self.table.group_layout is not None:
            with table_place.Restoring(self, table_place.take_place(self, None)):
                self.table.set_all_open(is_open=is_open)

    # Sorting

    def set_order(self, terms: list[SortTerm]) -> None:
        """Show the order in force."""
        self._terms = list(terms)
        self.table.set_order(self._terms)
        self.header.set_order(self._terms, [c.key for c in self.table.columns])
        self.order_shown.emit()

    @property
    def order(self) -> list[SortTerm]:
        """The order in force."""
        return list(self._terms)

    @Slot(int, bool)
    def _on_sort_requested(self, section: int, is_added: bool) -> None:  # noqa: FBT001 - the signal's own shape
        if 0 <= section < len(self.table.columns):
            self.sort_by(self.table.columns[section], is_added=is_added)

    def sort_by(self, column: Column, *, is_added: bool = False) -> None:
        """Ask for an order by a column: alone, or added; asked again it turns round, added thrice it goes."""
        if not column.sort_key:
            return
        self.order_changed.emit(next_order(self._terms, column, is_added=is_added))

    # Columns

    def _first_column(self) -> int:
        return next(iter(self.header.shown_sections()), 0)

    def resizeEvent(self, event: Any) -> None:
        """Give the stretched column what is left, never less than its own width."""
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give the stretched column the width that the others leave."""
        for _ in range(3):  # a scroll bar that comes or goes by it changes the room, and the other bar's need
            size = self.viewport().size()
            self.arrangement.stretch(size.width())
            self.updateGeometries()
            if self.viewport().size() == size:
                break
        self.viewport().update()

    @Slot()
    def _on_columns_changed(self) -> None:
        self.fit_columns()
        self.columns_changed.emit()

    def fit_to_cells(self, sections: list[int] | None = None) -> None:
        """Give columns the widths of what they show: of the rows in view, and some around them."""
        for section in self.header.shown_sections() if sections is None else sections:
            self.arrangement.fit_cells(section, self.sizeHintForColumn(section))

    def show_column(self, key: str, *, is_shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        self.arrangement.show(key, is_shown=is_shown)

    def visible_columns(self) -> list[Column]:
        """Return the columns in view, in the order on screen."""
        return self.arrangement.shown()

    def save_columns(self) -> str:
        """Return order, widths and choice by column key, for a later program with more columns to read."""
        return self.arrangement.text()

    def restore_columns(self, text: str) -> None:
        """Put a saved choice back; what cannot be read is left at the default, with a line in the log."""
        self.arrangement.restore(text)
        self.fit_columns()

    def fill_column_menu(self, menu: QMenu) -> None:
        """Fill a menu with what can be done with columns, order and rows."""
        self.menus.fill(menu)

    @Slot(object, int)
    def _on_column_menu(self, point: QPoint, section: int) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menus.fill(menu, section)
        menu.popup(point)

    @Slot()
    def _on_header_left(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # Mouse

    def _link_at(self, event: QMouseEvent) -> tuple[Any, str]:
        """Return the record and the link that a click follows: with Ctrl, on a cell that is one."""
        if event.button() != Qt.MouseButton.LeftButton:
            return None, ""
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return None, ""
        index = self.indexAt(event.position().toPoint())
        link = self.table.columns[index.column()].link if index.isValid() else ""
        record = self.table.record(index.row()) if link else None
        return (record, link) if record is not None else (None, "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a group's mark opens and closes it; one that follows a link selects nothing."""
        if self._link_at(event)[1]:
            return
        super().mousePressEvent(event)
        point = event.position().toPoint()
        group = self.table.group_at(self.rowAt(point.y()))
        if group >= 0 and point.x() < MARK_WIDTH and event.button() == Qt.MouseButton.LeftButton:
            self.set_group_open(group, is_open=not self.table.is_open(group))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link."""
        record, link = self._link_at(event)
        if record is not None:
            self.link_opened.emit(record, link)
        elif not link:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a group's mark it is a second click: what the first one opened, it closes."""
        point = event.position().toPoint()
        group = self.table.group_at(self.rowAt(point.y()))
        if group >= 0 and point.x() < MARK_WIDTH:
            self.set_group_open(group, is_open=not self.table.is_open(group))
        else:
            super().mouseDoubleClickEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: Index) -> None:
        group = self.table.group_at(index.row())
        if group >= 0:
            self.set_group_open(group, is_open=not self.table.is_open(group))
        elif (record := self.table.record(index.row())) is not None:
            self.opened.emit(record)

    # Keyboard

    def keyboardSearch(self, search: str) -> None:
        """Letters find nothing by themselves: Ctrl+F does, over all rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Ctrl+C copies; Home and End go to the first and last row; the rest is Qt's.

        Space is not ours: it belongs to the page.
        """
        key = event.key()
        current = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self._open(current)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers() and self.table.rowCount():
            row = 0 if key == Qt.Key.Key_Home else self.table.rowCount() - 1
            self.setCurrentIndex(self.table.index(row, self._first_column()))
        elif key == Qt.Key.Key_F6:
            self.header.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not (self.is_grouped() and current.isValid() and self._walk_groups(event, current)):
            super().keyPressEvent(event)

    def _walk_groups(self, event: QKeyEvent, current: QModelIndex) -> bool:
        """Right and Left open and close a group, with Ctrl all; Left in the first cell goes to the line."""
        key = event.key()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return False
        is_right = key == Qt.Key.Key_Right
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            self._set_all(is_open=is_right)
            return True
        group = self.table.group_at(current.row())
        if modifiers:
            return False
        if group >= 0:
            self.set_group_open(group, is_open=is_right)
            return True
        if not is_right and current.column() == self._first_column():
            layout = self.table.group_layout
            assert layout is not None
            row = layout.group_row(layout.place(current.row())[0])
            self.setCurrentIndex(self.table.index(row, current.column()))
            return True
        return False

    # Copy and menus

    @Slot()
    def copy_rows(self) -> None:
        """Put the selection on the clipboard as TSV with a header, in the columns in view.

        Lines of groups alone are copied as a table of groups; among rows, a closed group stands for its rows.
        """
        rows = table_place.selected_rows(self)
        if not len(rows):
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            text, number = copied_text(self.table, self.visible_columns(), rows)
        except GovTradesError as error:
            self.failed.emit(error)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(number)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row under the mouse, or under the cursor of the keyboard."""
        point = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.scrollTo(self.currentIndex())
            point = self.visualRect(self.currentIndex()).center()
        index = self.indexAt(point)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = self.table.group_at(index.row())
        if group >= 0:
            self.menus.fill_group(menu, group)
        elif index.isValid():
            self.menu_wanted.emit(menu, self.table.record(index.row()))
        copy = menu.addAction(self.tr("Copy rows with headings"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(self.selectionModel().hasSelection())
        copy.triggered.connect(self.copy_rows)
        menu.popup(self.viewport().mapToGlobal(point))


__all__ = ["DENSITIES", "MOST_COPIED", "STANDARD", "TableView"]
