"""Where a reader is in a table: selection, cursor, what is at the top; kept by id when the rows are others.

Groups are kept by key. A record whose group is closed now loses its selection; cursor and scroll go to the
line of its group.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel

from govtrades_desktop.gui.models.table_model import TableModel

if TYPE_CHECKING:
    from govtrades_desktop.gui.widgets.table_view import TableView

_KEPT_RUNS = 20_000
"""A selection of more separate runs of rows than this is let go: Qt asks all for each cell."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One row: a record by id, or the line of a group by key."""

    record: int | None = None
    group: Hashable = ""


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where a reader was.

    Attributes:
        selected: ids of the selected records.
        groups: keys of the selected lines.
        current: under the cursor.
        stay: to be `below` rows under the top again; None at the very top.
        top_row: number of the row at the top, where `stay` is gone.
        below: rows between the top and `stay`.
        column: of the cursor.
    """

    selected: np.ndarray
    groups: tuple[Hashable, ...]
    current: Spot
    stay: Spot | None
    top_row: int
    below: int
    column: int


def selected_rows(view: TableView) -> np.ndarray:
    """Return the numbers of the selected rows, from top to bottom."""
    parts = [np.arange(part.top(), part.bottom() + 1) for part in view.selectionModel().selection()]
    return np.unique(np.concatenate(parts)) if parts else np.empty(0, dtype=np.int64)


def spot_at(model: TableModel, row: int) -> Spot:
    """Return what a row is."""
    if row < 0 or row >= model.rowCount():
        return Spot()
    if (group := model.group_at(row)) >= 0:
        return Spot(group=model.group_key(group))
    return Spot(record=int(model.ids()[int(model.ordinals(np.array([row]))[0])]))


def row_of(model: TableModel, spot: Spot) -> int:
    """Return the row of a spot; of a record in a closed group, the line of the group; -1 where it is gone."""
    if spot.group:
        return model.row_of_group(spot.group)
    if spot.record is None:
        return -1
    row = model.row_of(spot.record)
    layout = model.group_layout
    if row < 0 and layout is not None:
        found = np.flatnonzero(model.ids() == spot.record)
        row = layout.group_row(layout.group_of(int(found[0]))) if len(found) else -1
    return row


def take_place(view: TableView, moved: np.ndarray | None) -> TablePlace:
    """Return where the reader is.

    Args:
        view: the table.
        moved: ids of records that may stand elsewhere in a moment: the view stays with another row.
    """
    model = view.table
    rows = selected_rows(view)
    ordinals = model.ordinals(rows)
    layout = model.group_layout
    lines = layout.groups_at(rows).tolist() if layout is not None else []
    index = view.currentIndex()
    stay, top_row, below = None, 0, 0
    top = view.rowAt(0)
    if top >= 0:
        top_row = top
        last = view.rowAt(view.viewport().height() - 1)
        last = last if last >= 0 else model.rowCount() - 1
        gone = frozenset(moved.tolist()) if moved is not None else frozenset()
        stay = spot_at(model, top)
        for row in range(top, last + 1):
            spot = spot_at(model, row)
            if spot.record not in gone:
                stay, below = spot, row - top
                break
    return TablePlace(
        model.ids()[ordinals[ordinals >= 0]],
        tuple(model.group_key(group) for group in lines),
        spot_at(model, index.row()) if index.isValid() else Spot(),
        stay,
        top_row,
        below,
        max(0, index.column()),
    )


def put_back(view: TableView, place: TablePlace) -> None:
    """Select what was selected, put the cursor on its row, and scroll to where the reader was."""
    model = view.table
    if not model.rowCount():
        return
    rows = np.empty(0, dtype=np.int64)
    if len(place.selected):
        rows = model.rows_of(np.flatnonzero(np.isin(model.ids(), place.selected)))
        rows = rows[rows >= 0]
    lines = [row for row in map(model.row_of_group, place.groups) if row >= 0]
    if lines:  # np.unique only where there is something: its first call imports 13 ms of NumPy
        rows = np.unique(np.concatenate((rows, np.array(lines, dtype=np.int64))))
    selection = QItemSelection()
    last = model.columnCount() - 1
    breaks = np.flatnonzero(np.diff(rows) > 1) + 1
    if len(rows) and len(breaks) < _KEPT_RUNS:
        for first, end in zip(rows[np.r_[0, breaks]], rows[np.r_[breaks - 1, len(rows) - 1]], strict=True):
            selection.select(model.index(int(first), 0), model.index(int(end), last))
    flags = QItemSelectionModel.SelectionFlag
    if (row := row_of(model, place.current)) >= 0:
        view.selectionModel().setCurrentIndex(model.index(row, place.column), flags.NoUpdate)
    view.selectionModel().select(selection, flags.ClearAndSelect)
    top = row_of(model, place.stay) if place.stay is not None and place.top_row > 0 else 0
    at = max(0, top - place.below) if top >= 0 else min(place.top_row, model.rowCount() - 1)
    view.verticalScrollBar().setValue(at)


class Restoring:
    """While other rows are put in: nothing is told; afterwards the reader is where he was."""

    def __init__(self, view: TableView, place: TablePlace | None) -> None:
        self._view = view
        self._place = place

    def __enter__(self) -> None:
        self._view._is_restoring = True

    def __exit__(self, *_: object) -> None:
        view = self._view
        try:
            if self._place is not None:
                put_back(view, self._place)
        finally:
            view._is_restoring = False
        view._set_hovered(-1)
        view._tell_current()
