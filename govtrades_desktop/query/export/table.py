"""A table that is to leave the house, in a shape that every format takes: typed columns, rows in chunks.

What the rows are is told elsewhere (`trades.py`, `filings.py`); how they are written, too. Nothing here knows
a file or a database. A chunk is held as Python values, a table never.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from govtrades_desktop.core.errors import Cancelled
from govtrades_desktop.derive.columns import ColumnTable, Kind
from govtrades_desktop.query.export.method import Method

BATCH = 4_000
"""Rows held as Python values at a time; also how often progress is told and a cancel is looked for."""

Cells = list[Sequence[Any]]
"""A chunk: the cells of each column, in the order of the columns; all of one length."""


class CellKind(StrEnum):
    """What the cells of a column are; every one of them may be None, which is an empty cell."""

    TEXT = "text"
    INTEGER = "integer"  # int, within 64 bits
    DECIMAL = "decimal"  # decimal.Decimal, as filed
    DATE = "date"  # datetime.date
    MOMENT = "moment"  # aware datetime.datetime, written in UTC
    TRUTH = "truth"  # bool
    URL = "url"  # text that is an address


_WIDTHS = {
    CellKind.TEXT: 14,
    CellKind.INTEGER: 10,
    CellKind.DECIMAL: 12,
    CellKind.DATE: 11,
    CellKind.MOMENT: 19,
    CellKind.TRUTH: 9,
    CellKind.URL: 40,
}


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column.

    Attributes:
        name: as the first row of the file has it.
        kind: of its cells.
        about: what it means, in a few words, for the method sheet.
        width: in a spreadsheet, in characters; 0: by the kind.
    """

    name: str
    kind: CellKind = CellKind.TEXT
    about: str = ""
    width: int = 0

    @property
    def characters(self) -> int:
        """The width in a spreadsheet: never narrower than the name."""
        return max(self.width or _WIDTHS[self.kind], len(self.name) + 3)


@dataclass(frozen=True, slots=True)
class TableExport:
    """A table ready to be written.

    Attributes:
        name: one word, for the file and the sheet: "trades".
        columns: in their order.
        total: rows in view.
        read: from (first, end) to the cells of these rows. It may give fewer rows than asked, where some are
            gone from the database since the view was made; never more, never others.
        method: what the reader of the file must know.
        documents: likewise, to JSON objects, where these are more than flat rows; None: made of the cells.
    """

    name: str
    columns: tuple[ExportColumn, ...]
    total: int
    read: Callable[[int, int], Cells]
    method: Method
    documents: Callable[[int, int], list[dict[str, Any]]] | None = None


@dataclass(slots=True)
class RowStream:
    """The rows of a table on their way into a file, once: counted, told of, and stopped.

    Attributes:
        table: whose.
        stop: set from anywhere to give up.
        progress: called with rows done and rows in all; not after the end.
        written: rows given so far.
    """

    table: TableExport
    stop: threading.Event | None = None
    progress: Callable[[int, int], None] | None = None
    written: int = field(default=0, init=False)

    def check(self) -> None:
        """Raise Cancelled where the export was stopped."""
        if self.stop is not None and self.stop.is_set():
            raise Cancelled("The export was stopped.")

    def chunks(self) -> Iterator[Cells]:
        """Yield the rows, as columns of cells.

        Raises:
            Cancelled: `stop` is set.
        """
        for first, end in self._spans():
            cells = self.table.read(first, end)
            yield cells
            self._tell(len(cells[0]), end)

    def documents(self) -> Iterator[list[dict[str, Any]]]:
        """Yield the rows as JSON objects; cells of dates and moments are theirs still.

        Raises:
            Cancelled: `stop` is set.
        """
        make = self.table.documents or self._flat
        for first, end in self._spans():
            rows = make(first, end)
            yield rows
            self._tell(len(rows), end)

    def method(self) -> Method:
        """Return the method sheet with the count of rows written; for after the last row."""
        return self.table.method.counted(self.written, self.table.total)

    def _flat(self, first: int, end: int) -> list[dict[str, Any]]:
        names = [column.name for column in self.table.columns]
        return [dict(zip(names, row, strict=True)) for row in zip(*self.table.read(first, end), strict=True)]

    def _spans(self) -> Iterator[tuple[int, int]]:
        for first in range(0, self.table.total, BATCH):
            self.check()
            yield first, min(first + BATCH, self.table.total)
        self.check()

    def _tell(self, rows: int, done: int) -> None:
        self.written += rows
        if self.progress is not None:
            self.progress(done, self.table.total)


_OF_KIND = {
    Kind.TEXT: CellKind.TEXT,
    Kind.INT: CellKind.INTEGER,
    Kind.MONEY: CellKind.INTEGER,
    Kind.DATE: CellKind.DATE,
    Kind.FLAG: CellKind.TRUTH,
}


def index_export(
    name: str, index: ColumnTable, positions: Sequence[int], names: Sequence[str], method: Method
) -> TableExport:
    """Return rows of any columnar index as a table: each list of the program can be taken along.

    Args:
        name: one word.
        index: whose rows.
        positions: in the order wanted.
        names: columns of the index, in the order wanted.
        method: of this view.
    """
    kinds = {one: _OF_KIND[index.columns[one].kind] for one in names}
    return TableExport(
        name=name,
        columns=tuple(
            ExportColumn(one, CellKind.URL if one == "url" else kind) for one, kind in kinds.items()
        ),
        total=len(positions),
        read=lambda first, end: [index.cells(one, positions[first:end]) for one in names],
        method=method,
    )
