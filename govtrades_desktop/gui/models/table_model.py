"""A table over positions in a columnar table: the order is an array, a row is loaded when it is looked at.

No sort proxy: over a Python model it takes 18 s and more for 150,000 rows, where the columnar index takes
8 ms. Rows are loaded and made ready by the page; a page that cannot be loaded shows placeholders and is tried
again, so that a busy store never raises in a paint.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui.models.columns import Column, ReadyRow, SortTerm, Tone
from govtrades_desktop.gui.models.group_model import GroupLayout, GroupLine, TableGroups, carried_open
from govtrades_desktop.gui.plain_text import tip

_log = logging.getLogger(__name__)

PAGE = 128
PAGES_KEPT = 64

# Comparing ints first: a PySide enum comparison in `data()` is half the cost of a scroll (measured).
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_DESCRIPTION = int(Qt.ItemDataRole.AccessibleDescriptionRole)
RECORD_ROLE = int(Qt.ItemDataRole.UserRole)
ID_ROLE = RECORD_ROLE + 1
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_WAITING = "…"

Load = Callable[[np.ndarray], Sequence[Any]]
Ids = Callable[[np.ndarray], np.ndarray]
Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """Rows of a columnar table in the order of `positions`.

    Signals:
        load_failed(object): a page of rows could not be read just now (a GovTradesError).
    """

    load_failed = Signal(object)

    def __init__(self, columns: Sequence[Column], load: Load, ids: Ids, parent: Any = None) -> None:
        """Build an empty table.

        Args:
            columns: in the order of the enum that names them.
            load: positions to records, in the same order; short (a page), on the GUI thread.
            ids: positions to stable ids, for the selection to survive a new query.
            parent: owner.
        """
        super().__init__(parent)
        self.columns = tuple(columns)
        self._load = load
        self._ids = ids
        self._positions = np.empty(0, dtype=np.int64)
        self._row_ids = np.empty(0, dtype=np.int64)
        self._pages: OrderedDict[int, list[ReadyRow]] = OrderedDict()
        self._waiting = ReadyRow(None, (_WAITING,) * len(self.columns), (Tone.MUTED,) * len(self.columns))
        self._tones = tuple((i, c.tone) for i, c in enumerate(self.columns) if c.tone)
        self._groups: TableGroups | None = None
        self._group_keys: Sequence[Hashable] | None = None
        self._layout: GroupLayout | None = None
        self._opened: set[Hashable] = set()
        self._is_open_by_default = False
        self._lines: dict[int, ReadyRow] = {}
        self._terms: dict[str, tuple[int, bool]] = {}

    # What is shown

    @property
    def positions(self) -> np.ndarray:
        """The positions in view, in order; read only."""
        return self._positions

    def ids(self) -> np.ndarray:
        """Return the ids of all records, in order, closed groups too; they hold when positions do not."""
        return self._row_ids

    def row_of(self, record_id: int) -> int:
        """Return the row of an id, or -1: it is not in view, or its group is closed."""
        found = np.flatnonzero(self._row_ids == record_id)
        if not len(found):
            return -1
        return int(found[0]) if self._layout is None else int(self._layout.rows_of(found[:1])[0])

    def set_positions(self, positions: np.ndarray, groups: TableGroups | None = None) -> None:
        """Show other rows.

        Args:
            positions: of the records, in order; with `groups`, those of the first group first, and so on.
            groups: of these records; open ones stay open, by key, as long as the grouping is the same.
        """
        self.beginResetModel()
        self._positions = np.asarray(positions)
        # At once, not when asked: positions are void as soon as the index behind them is reloaded.
        self._row_ids = np.asarray(self._ids(self._positions))
        self._pages.clear()
        self._lines.clear()
        if groups is None or self._groups is None or groups.name != self._groups.name:
            self._opened.clear()
            self._is_open_by_default = False
        self._groups = groups
        self._group_keys = None
        self._layout = None
        if groups is not None:
            keys = self._keys() if self._opened else ()
            is_open = carried_open(keys, len(groups.sizes), self._opened, is_default=self._is_open_by_default)
            self._layout = GroupLayout(groups.sizes, is_open)
        self.endResetModel()

    def forget_rows(self) -> None:
        """Load the rows anew when they are next looked at (their records changed, their order did not)."""
        self._pages.clear()
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def ready(self, row: int) -> ReadyRow:
        """Return a row ready to be drawn; loads its page where need be."""
        if self._layout is not None:
            group, row = self._layout.place(row)
            if row < 0:
                return self._ready_line(group)
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._load_page(number)
        else:
            self._pages.move_to_end(number)
        within = row - number * PAGE
        return page[within] if within < len(page) else self._waiting

    def record(self, row: int) -> Any:
        """Return a row's record; None where it cannot be loaded just now, and for the line of a group."""
        return self.ready(row).record

    def ordinals(self, rows: np.ndarray) -> np.ndarray:
        """Return the numbers of records among `ids()` by row; -1 for lines of groups."""
        rows = np.asarray(rows, dtype=np.int64)
        return rows if self._layout is None else self._layout.ordinals(rows)

    def rows_of(self, ordinals: np.ndarray) -> np.ndarray:
        """Return the rows of records by their number among `ids()`; -1 where the group is closed."""
        ordinals = np.asarray(ordinals, dtype=np.int64)
        return ordinals if self._layout is None else self._layout.rows_of(ordinals)

    def load_ordinals(self, ordinals: np.ndarray) -> list[Any]:
        """Return many records at once, past the page cache. Raises GovTradesError."""
        return list(self._load(self._positions[np.asarray(ordinals, dtype=np.int64)]))

    def load_records(self, rows: Sequence[int]) -> list[Any]:
        """Return the records of many rows at once, past the page cache; lines of groups have none.

        Raises:
            GovTradesError: they cannot be read.
        """
        found = self.ordinals(np.asarray(rows, dtype=np.int64))
        return self.load_ordinals(found[found >= 0])

    # Groups

    @property
    def groups(self) -> TableGroups | None:
        """The groups that the rows stand in, or None."""
        return self._groups

    @property
    def group_layout(self) -> GroupLayout | None:
        """Where lines and rows of groups stand, or None."""
        return self._layout

    def group_at(self, row: int) -> int:
        """Return the group whose line a row is, or -1."""
        if self._layout is None or row < 0:
            return -1
        group, ordinal = self._layout.place(row)
        return group if ordinal < 0 else -1

    def _keys(self) -> Sequence[Hashable]:
        if self._group_keys is None:
            assert self._groups is not None
            self._group_keys = self._groups.load_keys()
        return self._group_keys

    def group_key(self, group: int) -> Hashable:
        """Return a group's key."""
        return self._keys()[group]

    def row_of_group(self, key: Hashable) -> int:
        """Return the row of a group's line by its key, or -1."""
        if self._layout is None:
            return -1
        try:
            return self._layout.group_row(self._keys().index(key))
        except ValueError:
            return -1

    def is_open(self, group: int) -> bool:
        """Whether a group shows its rows."""
        return self._layout is not None and bool(self._layout.is_open[group])

    def set_open(self, group: int, *, is_open: bool) -> None:
        """Show or hide the rows of one group."""
        layout = self._layout
        if layout is None or bool(layout.is_open[group]) == is_open:
            return
        head, size = layout.group_row(group), layout.size(group)
        if is_open:
            self.beginInsertRows(QModelIndex(), head + 1, head + size)
        else:
            self.beginRemoveRows(QModelIndex(), head + 1, head + size)
        layout.set_open(group, is_open=is_open)
        self._lines.pop(group, None)
        if is_open == self._is_open_by_default:
            self._opened.discard(self.group_key(group))
        else:
            self._opened.add(self.group_key(group))
        if is_open:
            self.endInsertRows()
        else:
            self.endRemoveRows()
        self.dataChanged.emit(self.index(head, 0), self.index(head, self.columnCount() - 1))

    def set_all_open(self, *, is_open: bool) -> None:
        """Show or hide the rows of every group, of those to come too."""
        if self._layout is None:
            return
        self.beginResetModel()
        self._opened.clear()
        self._is_open_by_default = is_open
        self._layout.set_all(is_open=is_open)
        self._lines.clear()
        self.endResetModel()

    def _ready_line(self, group: int) -> ReadyRow:
        found = self._lines.get(group)
        if found is None:
            assert self._groups is not None
            line: GroupLine = self._groups.line(group)
            texts = tuple([line.cells.get(c.key, "") for c in self.columns])
            found = ReadyRow(None, texts, (Tone.PLAIN,) * len(texts), line)
            if len(self._lines) > PAGE * PAGES_KEPT:
                self._lines.clear()
            self._lines[group] = found
        return found

    def _spoken_line(self, row: int, line: GroupLine) -> str:
        tr = QCoreApplication.translate
        state = (
            tr("groups", "open, Left closes it")
            if self.is_open(self.group_at(row))
            else tr("groups", "closed, Right opens it")
        )
        return tr("groups", "Group {line}; {state}").format(line=line.spoken, state=state)

    # Order

    def set_order(self, terms: Sequence[SortTerm]) -> None:
        """Take note of the order in force: headings say it."""
        self._terms = {term.key: (number, term.is_descending) for number, term in enumerate(terms, 1)}
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def spoken_heading(self, section: int) -> str:
        """Return a heading with its place in the order, in words."""
        column = self.columns[section]
        place = self._terms.get(column.key)
        if place is None:
            return column.heading()
        tr = QCoreApplication.translate
        number, is_descending = place
        way = tr("columns", "sorted descending") if is_descending else tr("columns", "sorted ascending")
        if len(self._terms) > 1:
            way = tr("columns", "{way}, {n} of {all}").format(way=way, n=number, all=len(self._terms))
        return f"{column.heading()}, {way}"

    def _load_page(self, number: int) -> list[ReadyRow]:
        wanted = self._positions[number * PAGE : (number + 1) * PAGE]
        try:
            page = [self._make_ready(record) for record in self._load(wanted)]
        except GovTradesError as error:
            _log.warning("rows cannot be loaded: %s", error)
            self.load_failed.emit(error)
            return []
        self._pages[number] = page
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return page

    def _make_ready(self, record: Any) -> ReadyRow:
        tones = [Tone.PLAIN] * len(self.columns)
        for i, tone in self._tones:
            tones[i] = tone(record)
        return ReadyRow(record, tuple([c.text(record) for c in self.columns]), tuple(tones))

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows in view."""
        if parent.isValid():
            return 0
        return len(self._positions) if self._layout is None else self._layout.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns, hidden ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Answer for one cell; unused roles return at once, since a repaint asks thousands of times."""
        if role == _DISPLAY:
            return self.ready(index.row()).texts[index.column()] if index.isValid() else None
        if role == _ALIGNMENT:
            return _RIGHT if self.columns[index.column()].is_right else _LEFT
        if role == _TOOLTIP:
            ready = self.ready(index.row())
            if ready.group is not None:
                return tip(ready.group.spoken)
            text = ready.texts[index.column()]
            spoken = self.columns[index.column()].spoken
            if spoken is not None and (record := self.record(index.row())) is not None:
                return tip(spoken(record))
            return tip(text) if len(text) > 3 else None
        if role == _ACCESSIBLE:
            column = self.columns[index.column()]
            ready = self.ready(index.row())
            if ready.group is not None:
                return self._spoken_line(index.row(), ready.group)
            is_spoken = column.spoken is not None and ready.record is not None
            words = column.spoken(ready.record) if is_spoken else ready.texts[index.column()]
            return f"{column.heading()}: {words}"
        if role == RECORD_ROLE:
            return self.record(index.row())
        if role == ID_ROLE:
            ordinal = int(self.ordinals(np.array([index.row()]))[0])
            return None if ordinal < 0 else int(self._row_ids[ordinal])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Answer for the horizontal header; the vertical one is hidden and costs nothing."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == _DISPLAY:
            return self.columns[section].short_heading()
        if role == _TOOLTIP:
            column = self.columns[section]
            return tip(column.told_hint() or column.heading())
        if role == _ALIGNMENT:
            return _RIGHT if self.columns[section].is_right else _LEFT
        if role == _ACCESSIBLE:
            return self.spoken_heading(section)
        if role == _DESCRIPTION:
            return self.columns[section].told_hint()
        return None
