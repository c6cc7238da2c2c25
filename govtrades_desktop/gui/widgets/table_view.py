"""The table all lists share: columns chosen and remembered, selection kept by id, copy as TSV.

It knows a `TableModel` and its columns; it neither queries nor sorts: it tells the page what is wanted.
"""

from __future__ import annotations

import json
import logging
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.models.columns import SortTerm, tsv
from govtrades_desktop.gui.models.table_model import TableModel
from govtrades_desktop.gui.widgets.table_delegate import PADDING, TableDelegate
from govtrades_desktop.gui.widgets.table_header import TableHeader

_log = logging.getLogger(__name__)

_KEPT_SELECTION = 200_000
_SECTION_KEYS = "keys"


class TableView(QTableView):
    """A table of ready rows.

    Signals:
        order_changed(object): a list of SortTerm is wanted.
        current_changed(object): the record under the cursor, or None.
        opened(object): a record was opened (Enter, double click).
        menu_wanted(object, object): fill a context menu: the QMenu, and the record under the mouse.
        columns_changed(): order, width or choice of columns changed.
        copied(int): so many rows are on the clipboard.
        failed(object): something asked for could not be done (a GovTradesError).
    """

    order_changed = Signal(object)
    current_changed = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(object, object)
        link_opened(object, str): Ctrl+click on a cell that names an official or a security: record, link.
    columns_changed = Signal()
    copied = Signal(int)
    failed = Signal(object)

    def __init__(self, model: TableModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms: list[SortTerm] = []
        self._is_restoring = False
        self._current: table_place.Spot = table_place.Spot()
        self._density = STANDARD
        self.setAccessibleName(name)
        self.setShowGrid(False)
    link_opened = Signal(object, str)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setAlternatingRowColors(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(TableDelegate(self))
        header = TableHeader(self)
        self.setHorizontalHeader(header)
        # The vertical header is hidden and fixed: shown, a reset makes tens of thousands of calls (measured).
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(8)
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        self.setModel(model)
        self._set_default_columns()
        header.sort_requested.connect(self._on_sort_requested)
        header.menu_requested.connect(self._on_column_menu)
        header.sectionMoved.connect(self._on_columns_changed)
        header.sectionResized.connect(self._on_columns_changed)
        self.doubleClicked.connect(self._on_opened)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)

    @property
    def table(self) -> TableModel:
        """The model, by its own type."""
        model = self.model()
        assert isinstance(model, TableModel)
        return model

    # Rows

    def show_positions(self, positions: np.ndarray, *, keep: bool = True) -> None:
        """Show other rows; with `keep`, selection, cursor and scroll stay on the same records by id.

        A record that is no longer in view loses its selection; when the row at the top is gone, the view
        stays at the top row's number.
        """
        model = self.table
        selected, current, top_id, top_row = self._place() if keep else (None, None, None, 0)
        column = max(0, self.currentIndex().column())
        self._is_restoring = True
        try:
            model.set_positions(positions)
            if keep and model.rowCount():
                self._restore(selected, current, column)
                row = model.row_of(top_id) if top_id is not None and top_row > 0 else 0
                self.verticalScrollBar().setValue(row if row >= 0 else min(top_row, model.rowCount() - 1))
            else:
                self.scrollToTop()
        finally:
            self._is_restoring = False
        now = self.current_id()
        if now != self._current_id:
            self._current_id = now
            self.current_changed.emit(self.current_record())

    def current_id(self) -> int | None:
        """Return the id of the record under the cursor."""
        index = self.currentIndex()
        return table_place.spot_at(self.table, index.row()) if index.isValid() else table_place.Spot()

    def current_record(self) -> Any:
        """Return the record under the cursor, or None."""
        index = self.currentIndex()
        return self.table.record(index.row()) if index.isValid() else None

    def select_id(self, record_id: int) -> bool:
        """Put the cursor on a record; False where it is not in view."""
        row = self.table.row_of(record_id)
        if row < 0:
            return False
        self.setCurrentIndex(self.table.index(row, self._first_column()))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def selected_rows(self) -> list[int]:
        """Return the numbers of the selected rows, from top to bottom."""
        return table_place.selected_rows(self).tolist()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Tell which record is under the cursor; a change of column alone is none."""
        super().currentChanged(current, previous)
        if self._is_restoring:
            return
        now = self.current_id()
        if now != self._current_id:
            self._current_id = now
            self.current_changed.emit(self.current_record())

    # Sorting

    def set_order(self, terms: list[SortTerm]) -> None:
        """Show the order in force."""
        self._terms = list(terms)
        header = self.horizontalHeader()
        assert isinstance(header, TableHeader)
        header.set_order(self._terms, [c.key for c in self.table.columns])

    @property
    def order(self) -> list[SortTerm]:
        """The order in force."""
        return list(self._terms)

    @Slot(int, bool)
    def _on_sort_requested(self, section: int, is_added: bool) -> None:  # noqa: FBT001 - the signal's own shape
        column = self.table.columns[section]
        if not column.sort_key:
            return
        known = next((t for t in self._terms if t.key == column.key), None)
        if is_added:
            terms = [SortTerm(t.key, not t.is_descending) if t is known else t for t in self._terms] + (
                [] if known else [SortTerm(column.key, column.descends_first)]
            )
        elif known and len(self._terms) == 1:
            terms = [SortTerm(column.key, not known.is_descending)]
        else:
            terms = [SortTerm(column.key, column.descends_first)]
        self.order_changed.emit(terms)

    # Columns

    def _first_column(self) -> int:
        return next(iter(self.header.shown_sections()), 0)

    def resizeEvent(self, event: Any) -> None:
        """Give the stretched column what is left, never less than its own width."""
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give the stretched column the width that the others leave."""
        header = self.horizontalHeader()
        stretched = next((i for i, c in enumerate(self.table.columns) if c.is_stretched), None)
        if stretched is None or header.isSectionHidden(stretched):
            return
        others = sum(
            header.sectionSize(i)
            for i in range(header.count())
            if i != stretched and not header.isSectionHidden(i)
        )
        sample = QFontMetrics(theme.font()).horizontalAdvance(self.table.columns[stretched].sample)
        least = sample + 2 * PADDING
        with QSignalBlocker(header):
            header.resizeSection(stretched, max(least, self.viewport().width() - others))
        self.updateGeometries()
        self.viewport().update()

    @Slot()
    def _on_columns_changed(self) -> None:
        self.columns_changed.emit()

    @Slot(object)
    def _on_column_menu(self, point: QPoint) -> None:
        self.column_menu().popup(point)

    def column_menu(self) -> QMenu:
        """Return a menu to choose columns from, and to go back to the first choice."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_column_menu(menu)
        return menu

    def fill_column_menu(self, menu: QMenu) -> None:
        """Fill a menu with the columns to choose from."""
        for i, column in enumerate(self.table.columns):
            action = QAction(column.heading(), menu)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(i))
            action.setData(column.key)
            menu.addAction(action)
        menu.addSeparator()
        reset = QAction(self.tr("Reset columns"), menu)
        reset.setData("")
        menu.addAction(reset)
        for action in menu.actions():
            action.triggered.connect(self._on_column_chosen)

    @Slot()
    def _on_column_chosen(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        key = action.data()
        if not key:
            self._set_default_columns()
        else:
            self.show_column(key, is_shown=action.isChecked())
        self.fit_columns()
        self.columns_changed.emit()

    def show_column(self, key: str, *, is_shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        keys = [c.key for c in self.table.columns]
        shown = [i for i in range(len(keys)) if not self.isColumnHidden(i)]
        i = keys.index(key)
        if not is_shown and shown == [i]:
            return
        self.setColumnHidden(i, not is_shown)

    def visible_columns(self) -> list[Any]:
        """Return the columns in view, in the order on screen."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(i) for i in range(header.count())]
        return [self.table.columns[i] for i in order if not header.isSectionHidden(i)]

    def save_columns(self) -> str:
        """Return order, widths and choice by column key, for a later program with more columns to read."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(i) for i in range(header.count())]
        parts = [
            [self.table.columns[i].key, 0 if header.isSectionHidden(i) else 1, header.sectionSize(i)]
            for i in order
        ]
        return json.dumps({_SECTION_KEYS: parts})

    def restore_columns(self, text: str) -> None:
        """Put a saved choice back; what cannot be read is left at the default, with a line in the log."""
        if not text:
            return
        try:
            saved = [(str(k), bool(s), int(w)) for k, s, w in json.loads(text)[_SECTION_KEYS]]
        except (ValueError, KeyError, TypeError) as error:
            _log.warning("the saved columns cannot be read: %s", error)
            return
        keys = [c.key for c in self.table.columns]
        header = self.horizontalHeader()
        with QSignalBlocker(header):
            place = 0
            for key, is_shown, width in saved:
                if key not in keys:
                    continue
                i = keys.index(key)
                header.moveSection(header.visualIndex(i), place)
                if width > 0:
                    header.resizeSection(i, width)
                header.setSectionHidden(i, not is_shown)
                place += 1
        if all(header.isSectionHidden(i) for i in range(header.count())):
            self._set_default_columns()
        self.fit_columns()

    # Keyboard, copy, menus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Ctrl+C copies; Home and End go to the first and last row; the rest is Qt's."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers() and self.table.rowCount():
            row = 0 if key == Qt.Key.Key_Home else self.table.rowCount() - 1
            self.setCurrentIndex(self.table.index(row, self._first_column()))
        else:
            super().keyPressEvent(event)

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard as TSV with a header, in the columns in view."""
        rows = self.selected_rows()
        if not rows:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            text = tsv(self.visible_columns(), self.table.load_records(rows))
        except GovTradesError as error:
            self.failed.emit(error)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(len(rows))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        record = self.table.record(index.row())
        if record is not None:
            self.opened.emit(record)

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if index.isValid():
            self.menu_wanted.emit(menu, self.table.record(index.row()))
        copy = menu.addAction(self.tr("Copy rows with headings"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(bool(self.selected_rows()))
        copy.triggered.connect(self._on_copy)
        menu.popup(self.viewport().mapToGlobal(point))

    @Slot()
    def _on_copy(self) -> None:
        self.copy_rows()

    def changeEvent(self, event: Any) -> None:
        """Follow a change of font or theme."""
        super().changeEvent(event)
        if event.type() in (event.Type.FontChange, event.Type.PaletteChange):
            QTimer.singleShot(0, self, self._on_look_changed)

    @Slot()
    def _on_look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        self.viewport().update()


class _Restoring:
    """While other rows are put in: nothing is told; afterwards the reader is where he was."""

    def __init__(self, view: TableView, place: table_place.TablePlace | None) -> None:
        self._view = view
        self._place = place

    def __enter__(self) -> None:
        self._view._is_restoring = True

    def __exit__(self, *_: object) -> None:
        view = self._view
        try:
            if self._place is not None:
                table_place.put_back(view, self._place)
        finally:
            view._is_restoring = False
        view._set_hovered(-1)
        view._tell_current()


__all__ = ["DENSITIES", "MOST_COPIED", "STANDARD", "TableView"]
