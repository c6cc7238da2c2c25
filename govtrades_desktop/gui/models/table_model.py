"""A table over positions in a columnar table: the order is an array, a row is loaded when it is looked at.

No sort proxy: over a Python model it takes 18 s and more for 150,000 rows, where the columnar index takes
8 ms. Rows are loaded and made ready by the page; a page that cannot be loaded shows placeholders and is tried
again, so that a busy store never raises in a paint.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui.models.columns import Column, ReadyRow, Tone
from govtrades_desktop.gui.plain_text import tip

_log = logging.getLogger(__name__)

PAGE = 128
PAGES_KEPT = 64

# Comparing ints first: a PySide enum comparison in `data()` is half the cost of a scroll (measured).
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
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

    # What is shown

    @property
    def positions(self) -> np.ndarray:
        """The positions in view, in order; read only."""
        return self._positions

    def ids(self) -> np.ndarray:
        """Return the ids of all rows, in order; they hold when positions no longer do."""
        return self._row_ids

    def row_of(self, record_id: int) -> int:
        """Return the row of an id, or -1: it is not in view."""
        found = np.flatnonzero(self.ids() == record_id)
        return int(found[0]) if len(found) else -1

    def set_positions(self, positions: np.ndarray) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._positions = np.asarray(positions)
        # At once, not when asked: positions are void as soon as the index behind them is reloaded.
        self._row_ids = np.asarray(self._ids(self._positions))
        self._pages.clear()
        self.endResetModel()

    def forget_rows(self) -> None:
        """Load the rows anew when they are next looked at (their records changed, their order did not)."""
        self._pages.clear()
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def ready(self, row: int) -> ReadyRow:
        """Return a row ready to be drawn; loads its page where need be."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._load_page(number)
        else:
            self._pages.move_to_end(number)
        within = row - number * PAGE
        return page[within] if within < len(page) else self._waiting

    def record(self, row: int) -> Any:
        """Return a row's record, or None where it cannot be loaded just now."""
        return self.ready(row).record

    def load_records(self, rows: Sequence[int]) -> list[Any]:
        """Return the records of many rows at once, past the page cache.

        Raises:
            GovTradesError: they cannot be read.
        """
        return list(self._load(self._positions[np.asarray(rows, dtype=np.int64)]))

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
        return 0 if parent.isValid() else len(self._positions)

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
            text = self.ready(index.row()).texts[index.column()]
            spoken = self.columns[index.column()].spoken
            if spoken is not None and (record := self.record(index.row())) is not None:
                return tip(spoken(record))
            return tip(text) if len(text) > 3 else None
        if role == _ACCESSIBLE:
            column = self.columns[index.column()]
            ready = self.ready(index.row())
            is_spoken = column.spoken is not None and ready.record is not None
            words = column.spoken(ready.record) if is_spoken else ready.texts[index.column()]
            return f"{column.heading()}: {words}"
        if role == RECORD_ROLE:
            return self.record(index.row())
        if role == ID_ROLE:
            return int(self.ids()[index.row()])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Answer for the horizontal header; the vertical one is hidden and costs nothing."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == _DISPLAY:
            return self.columns[section].short_heading()
        if role == _TOOLTIP:
            return self.columns[section].hint or self.columns[section].heading()
        if role == _ALIGNMENT:
            return _RIGHT if self.columns[section].is_right else _LEFT
        return None
