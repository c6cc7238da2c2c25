"""A table as CSV (RFC 4180) that a spreadsheet can open without harm.

Writes to the file it is given, no other. UTF-8 **with** a byte order mark: without one, spreadsheets take
it for a local code page and garble accents; pandas, R and DuckDB pass over the mark. Lines end in CRLF.
Dates are ISO (2025-05-16), moments ISO in UTC, truths `true` and `false`, and an empty cell is a value that
is not told. Numbers are plain: no separators.

**Formulas.** Asset names and comments are text of strangers, and a spreadsheet runs a cell that begins with
= + - or @ (or their full-width forms, or with spaces or a control character before them). So in text cells,
and never in numbers and dates, an apostrophe is put before such a beginning: at the start of the cell, and
after a semicolon, tab or line break within it, for a spreadsheet whose list separator is the semicolon cuts
a line there. Every such place gets one apostrophe, those that had apostrophes before too, so that
`unguarded` gives back the text exactly as filed. JSON and Parquet hold it as filed anyway; Excel files have
types, and need no guard.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from govtrades_desktop.query.export.method import Fact
from govtrades_desktop.query.export.table import CellKind, RowStream

_BEGINNING = "[=+\\-@\uff1d\uff0b\uff0d\uff20]"
# what may stand before a beginning and is not seen: blanks, control characters, and apostrophes of ours
_BEFORE = "['\x00-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u3000\ufeff]"
# a cell that begins with a control character is guarded whatever follows
_START = "(^|[;\t\r\n])", f"(?={_BEFORE}*{_BEGINNING})", "^", "(?='*[\x00-\x1f])"
_DANGER = re.compile("{}{}|{}{}".format(*_START))
_GUARDED = re.compile("{}'{}|{}'{}".format(*_START))

NOTES: tuple[Fact, ...] = (
    ("form", "CSV (RFC 4180), UTF-8 with a byte order mark, comma-separated, lines end in CRLF"),
    ("empty cells", "a value that is not told; dates are ISO, truths are true and false"),
    (
        "apostrophes",
        "in text cells one apostrophe stands before = + - @ at the start of the cell or after a "
        "semicolon, tab or line break, so that no spreadsheet runs a stranger's text; take one away to "
        "have the text as filed",
    ),
)


def write_csv(stream: RowStream, out: IO[bytes], scratch: Path) -> None:
    """Write the rows to `out` (see the module's head)."""
    forms = [_FORMS.get(column.kind) for column in stream.table.columns]
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=False)
    writer = csv.writer(text)
    writer.writerow([column.name for column in stream.table.columns])
    for cells in stream.chunks():
        columns = [
            column if form is None else form(column) for form, column in zip(forms, cells, strict=True)
        ]
        writer.writerows(zip(*columns, strict=True))
    text.detach()


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return _DANGER.sub(r"\1'", text)


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return _GUARDED.sub(r"\1", text)


def _texts(cells: Sequence[Any]) -> list[Any]:
    safe = {cell: cell if cell is None else guarded(cell) for cell in set(cells)}
    return [safe[cell] for cell in cells]


def _truths(cells: Sequence[bool | None]) -> list[str]:
    return ["" if cell is None else "true" if cell else "false" for cell in cells]


def _decimals(cells: Sequence[Decimal | None]) -> list[str]:
    return ["" if cell is None else format(cell, "f") for cell in cells]


def _moments(cells: Sequence[dt.datetime | None]) -> list[str]:
    return ["" if cell is None else cell.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") for cell in cells]


# integers, dates and None are written by the csv module as they should be
_FORMS: dict[CellKind, Callable[[Sequence[Any]], list[Any]]] = {
    CellKind.TEXT: _texts,
    CellKind.URL: _texts,
    CellKind.TRUTH: _truths,
    CellKind.DECIMAL: _decimals,
    CellKind.MOMENT: _moments,
}
