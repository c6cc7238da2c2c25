"""The transactions table of a House PTR: from lines to rows of raw cells, across pages and repeated headers.

Decides only where text belongs (which row, which cell); what a cell means is told by `house_ptr_values`.
Every word ends in a cell or in `leftover`: none is dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from govtrades_desktop.parse.house_ptr_layout import COLUMNS, SUB_ORDER, Line, label_of
from govtrades_desktop.parse.pdf_words import PdfPage, Word

COLUMN_TOLERANCE_PT = 1.5  # a cell's text begins within a third of a point of its header
ASCENT_PT, DESCENT_PT = 8.5, 3.0  # of the 9 point text around its base line
PRINTED_BLACK = 32  # main rows are black, codes gray 128, sub-lines gray 64

DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}\Z")
TYPES = frozenset({"P", "S", "E"})


@dataclass(slots=True)
class RawRow:
    """One row as printed.

    Attributes:
        page: page of the main line.
        base: base line of the main line.
        cells: by column name, the printed lines of the cell, each a list of words.
        subs: by sub-line name, the printed lines after the label.
        places: by page, the edges (x0, top, x1, bottom) of what the row prints there.
        cap_gains: the check box, once one was found beside the main line.
        sub: the sub-line at hand.
        has_plain_labels: its labels are not in small capitals.
    """

    page: int
    base: float
    cells: dict[str, list[list[str]]] = field(default_factory=dict)
    subs: dict[str, list[list[str]]] = field(default_factory=dict)
    places: dict[int, tuple[float, float, float, float]] = field(default_factory=dict)
    cap_gains: bool | None = None
    sub: str | None = None
    has_plain_labels: bool = False

    def add_cell(self, column: str, words: list[str]) -> None:
        """Add one printed line to a cell."""
        self.cells.setdefault(column, []).append(words)

    def cover(self, line: Line, first_x0: float, page: PdfPage) -> None:
        """Widen the row's place on the line's page to hold the line."""
        x0 = min(first_x0, line.words[0].x0)
        x1 = page.right_edge(line.words[-1])
        top, bottom = line.base - ASCENT_PT, line.base + DESCENT_PT
        if known := self.places.get(line.page):
            x0, top = min(x0, known[0]), min(top, known[1])
            x1, bottom = max(x1, known[2]), max(bottom, known[3])
        self.places[line.page] = (x0, top, x1, bottom)


class TableReader:
    """Takes the table's lines one by one; `rows` and `leftover` hold the result.

    Attributes:
        rows: in the order of the document.
        leftover: lines, or parts of them, that belong to no row.
        has_plain_labels: labels that are not in small capitals were seen.
    """

    def __init__(self) -> None:
        self.rows: list[RawRow] = []
        self.leftover: list[Line] = []
        self.has_plain_labels = False
        self._starts: list[float] = []

    def set_columns(self, header: list[Word]) -> None:
        """Take the columns' left edges from a header; they differ from file to file."""
        self._starts = [word.x0 for word in header]

    @property
    def has_columns(self) -> bool:
        """True once a header was seen."""
        return bool(self._starts)

    @property
    def cap_gains_x0(self) -> float:
        """Left edge of the column of check boxes."""
        return self._starts[7] if self._starts else 0.0

    def take(self, line: Line, page: PdfPage) -> None:
        """Put one line of the table where it belongs."""
        row = self.rows[-1] if self.rows else None
        cells = self._split(line)
        if self._begins_row(cells, line, page, row):
            row = RawRow(line.page, line.base)
            self.rows.append(row)
            for column, words in cells.items():
                row.add_cell(column, [word.text for word in words])
            row.cover(line, self._left(row), page)
            return
        if row is None:
            self.leftover.append(line)
            return
        if (label := self._label(line, row, page)) is not None:
            name, size = label
            row.sub = name
            row.subs[name] = [[word.text for word in line.words[size:]]]
        elif row.sub is not None:
            if line.words[0].x0 < self._starts[2] - COLUMN_TOLERANCE_PT:
                self.leftover.append(line)
                return
            row.subs[row.sub].append([word.text for word in line.words])
        else:
            stray: list[Word] = []
            for column, words in cells.items():
                text = [word.text for word in words]
                if column in ("asset", "amount") or (column == "type" and text == ["(partial)"]):
                    row.add_cell(column, text)
                else:
                    stray += words
            if stray:
                self.leftover.append(Line(line.page, line.base, stray))
        row.cover(line, self._left(row), page)

    def _left(self, row: RawRow) -> float:
        return self._starts[0] if "id" in row.cells else self._starts[1]

    def _split(self, line: Line) -> dict[str, list[Word]]:
        """Return the line's words by column."""
        cells: dict[str, list[Word]] = {}
        for word in line.words:
            index = bisect_right(self._starts, word.x0 + COLUMN_TOLERANCE_PT) - 1
            cells.setdefault(COLUMNS[max(index, 0)], []).append(word)
        return cells

    def _begins_row(
        self, cells: dict[str, list[Word]], line: Line, page: PdfPage, row: RawRow | None
    ) -> bool:
        """Tell a row's first line: type and dates stand at their columns' left edges.

        All three do in every row seen; two are enough. One alone is enough only in black print, so that a
        date in a long comment (gray) that happens to stand there begins no row.
        """
        aligned = 0
        for column, start in (
            ("type", self._starts[3]),
            ("traded", self._starts[4]),
            ("notified", self._starts[5]),
        ):
            if column in cells and abs((first := cells[column][0]).x0 - start) <= COLUMN_TOLERANCE_PT:
                aligned += first.text.upper() in TYPES if column == "type" else bool(DATE.match(first.text))
        if aligned >= 2:
            return True
        return (
            aligned == 1 and page.gray(line.words[0]) < PRINTED_BLACK and (row is None or row.sub is not None)
        )

    def _label(self, line: Line, row: RawRow, page: PdfPage) -> tuple[str, int] | None:
        """Return the label that the line begins with, if it can stand here: labels keep their order.

        A filer may write "Location:" at the start of a line: the form's labels alone are in small capitals.
        Should a form print them otherwise, its rows' first label (each row has it) tells so.
        """
        if abs(line.words[0].x0 - self._starts[2]) > COLUMN_TOLERANCE_PT:
            return None
        label = label_of(line.words)
        if label is None or (row.sub and SUB_ORDER.index(label[0]) <= SUB_ORDER.index(row.sub)):
            return None
        if page.is_small_capitals(line.words[0]) or row.has_plain_labels:
            return label
        if label[0] != SUB_ORDER[0]:
            return None
        row.has_plain_labels = self.has_plain_labels = True
        return label
