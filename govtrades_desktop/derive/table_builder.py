"""From batches of rows to a columnar table, without holding the rows. It knows nothing of trades."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from govtrades_desktop.derive.column import (
    Array,
    Column,
    Kind,
    encoded,
    missing_column,
    sort_key,
    text_column,
    whole,
)
from govtrades_desktop.derive.columns import ColumnTable


class TableBuilder:
    """Builds a table from batches of rows, holding only codes and the distinct values.

    Text comes as str, dates as ISO text, flags as 0/1, numbers as int; None is missing, and so is empty
    text.
    """

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self.kinds = dict(kinds)
        self._parts: dict[str, list[Array]] = {name: [] for name in kinds}
        self._seen: dict[str, dict[str | None, int]] = {name: {None: -1, "": -1} for name in kinds}

    def add(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Add rows whose values stand in the order of the kinds."""
        if rows:
            self.add_columns(list(zip(*rows, strict=True)))

    def add_columns(self, columns: Sequence[Sequence[Any]]) -> None:
        """Add rows, given as one sequence of cells for each of the kinds."""
        for (name, kind), cells in zip(self.kinds.items(), columns, strict=True):
            self._parts[name].append(self._encoded(name, kind, cells))

    def _encoded(self, name: str, kind: Kind, cells: Sequence[Any]) -> Array:
        if kind is not Kind.TEXT:
            return encoded(kind, cells)
        seen = self._seen[name]
        for value in set(cells).difference(seen):
            seen[value] = len(seen) - 2  # None and empty text are in it already
        return np.array(list(map(seen.__getitem__, cells)), dtype=np.int32)

    def finish(self) -> ColumnTable:
        """Return the table; the builder is spent."""
        columns = {}
        for name, kind in self.kinds.items():
            parts = self._parts.pop(name)
            seen = self._seen.pop(name)
            if not parts:
                columns[name] = missing_column(kind, 0)
            elif kind is not Kind.TEXT:
                columns[name] = Column(kind, np.concatenate(parts))
            else:
                texts = [whole(value) for value in seen if value]  # in the order of the codes
                ranked = sorted(set(texts), key=sort_key)
                ranks = {value: rank for rank, value in enumerate(ranked)}
                codes = np.array([*map(ranks.__getitem__, texts), -1], dtype=np.int32)
                columns[name] = text_column(codes[np.concatenate(parts)], ranked)
        return ColumnTable(columns)
