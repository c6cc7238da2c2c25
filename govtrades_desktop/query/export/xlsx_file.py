"""A table as an Excel file: typed cells, a frozen header with a filter, a second sheet "Method".

Written in a stream: one row is in memory. Nothing is ever a formula or a guessed type: each cell is written
by the kind of its column. What Excel cannot hold is told, never dropped: too many rows before anything is
written; a text beyond 32,767 characters is cut with a note at its end; a control character becomes its
visible picture (U+2400…); a date before 1900 stays ISO text. Addresses are links while they are at most
65,530 (Excel's limit for a sheet), else text. Writes to the file and the scratch folder it is given,
nowhere else.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.query.export.method import Fact
from govtrades_desktop.query.export.table import CellKind, RowStream, TableExport

MAX_ROWS = 1_048_576  # of a sheet, the header among them
MAX_LINKS = 65_530  # of a sheet
MAX_TEXT = 32_767  # characters of a cell
MAX_ADDRESS = 2_079  # characters of a link
CUT = " … [cut here: Excel holds no more; whole in CSV, JSON and Parquet]"

_FIRST_DATE = dt.date(1900, 1, 1)
# what XML 1.0 cannot hold, and what a reader cannot see; tab and line feed stay
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def check_xlsx(table: TableExport) -> None:
    """Say before a word is written that a sheet is too small.

    Raises:
        UserInputError: more rows than a sheet of Excel has.
    """
    if table.total > MAX_ROWS - 1:
        raise UserInputError(
            f"A sheet of Excel holds {MAX_ROWS - 1:,} rows under its header; these are {table.total:,}.",
            hint="Narrow the search, or export to CSV, JSON or Parquet, which have no such limit.",
        )


def write_xlsx(stream: RowStream, out: IO[bytes], scratch: Path) -> None:
    """Write the rows to `out` (see the module's head).

    Args:
        stream: the rows.
        out: the file.
        scratch: a folder for the parts that become one file in the end.
    """
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]

    book = Workbook(
        out,
        {
            "constant_memory": True,
            "tmpdir": str(scratch),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "use_zip64": True,
        },
    )
    try:
        _fill(book, stream)
        book.close()
    except FileCreateError as error:  # the library's wrapper about the system's own error
        cause = error.args[0] if error.args else error
        raise cause if isinstance(cause, OSError) else OSError(str(error)) from error
    finally:
        for sheet in book.worksheets():  # where it failed half-way, its part would stay open
            with contextlib.suppress(OSError):
                sheet.row_data_fh.close()


def _fill(book: Any, stream: RowStream) -> None:
    table = stream.table
    are_links = table.total <= MAX_LINKS
    sheet = book.add_worksheet(table.name.capitalize()[:31])
    head = book.add_format({"bold": True, "bottom": 1})
    writers = _Cells(book, sheet, are_links=are_links)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.characters)
        sheet.write_string(0, at, column.name, head)
    sheet.freeze_panes(1, 0)
    by_column = [writers.of(column.kind) for column in table.columns]
    row_number = 0
    for cells in stream.chunks():
        for row in zip(*cells, strict=True):
            row_number += 1
            for at, value in enumerate(row):
                if value is not None:
                    by_column[at](row_number, at, value)
    sheet.autofilter(0, 0, max(row_number, 1), len(table.columns) - 1)
    notes: tuple[Fact, ...] = (
        ("form", "Excel; dates, numbers and truths are typed; an empty cell is a value that is not told"),
        (
            "addresses",
            "links" if are_links else f"text: a sheet of Excel holds no more than {MAX_LINKS:,} links",
        ),
        ("control characters", f"{writers.cleaned:,} texts show them as pictures (such as ␉ or ␀)"),
        ("texts cut", f"{writers.cut:,} (a cell holds {MAX_TEXT:,} characters)"),
    )
    _write_method(book, stream, notes, head)


def _write_method(book: Any, stream: RowStream, notes: Sequence[Fact], head: Any) -> None:
    sheet = book.add_worksheet("Method")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 34, wrapped)
    sheet.set_column(1, 1, 110, wrapped)
    for row, line in enumerate(stream.method().lines(*notes)):
        if isinstance(line, str):
            sheet.write_string(row, 0, seen(line)[:MAX_TEXT], head if line else None)
        else:
            for at, part in enumerate(line):
                sheet.write_string(row, at, seen(part)[:MAX_TEXT], wrapped)


def seen(text: str) -> str:
    """Return a text without characters that Excel cannot hold or nobody can see: they become pictures."""
    return _UNSEEN.sub(_picture, text.replace("\r\n", "\n"))


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


class _Cells:
    """Writes cells of one sheet by their kind, and counts what had to be changed."""

    def __init__(self, book: Any, sheet: Any, *, are_links: bool) -> None:
        self.cleaned = 0
        self.cut = 0
        self._sheet = sheet
        self._are_links = are_links
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._link = book.get_default_url_format()
        self._put = sheet.write_string

    def of(self, kind: CellKind) -> Callable[[int, int, Any], Any]:
        """Return what writes a cell that is not empty."""
        writers: dict[CellKind, Callable[[int, int, Any], Any]] = {
            CellKind.TEXT: self._text,
            CellKind.URL: self._address if self._are_links else self._text,
            CellKind.INTEGER: self._sheet.write_number,
            CellKind.DECIMAL: self._decimal,
            CellKind.DATE: self._date,
            CellKind.MOMENT: self._time,
            CellKind.TRUTH: self._sheet.write_boolean,
        }
        return writers[kind]

    def _text(self, row: int, at: int, value: str) -> None:
        if not value.isprintable():
            shown = seen(value)
            self.cleaned += shown != value
            value = shown
        if len(value) > MAX_TEXT:
            value = value[: MAX_TEXT - len(CUT)] + CUT
            self.cut += 1
        if value:
            self._put(row, at, value)

    def _address(self, row: int, at: int, value: str) -> None:
        # only the web: "internal:" and "external:" would be doors into the reader's own machine
        is_web = value.startswith(("https://", "http://")) and value.isprintable()
        if not is_web or len(value) > MAX_ADDRESS or self._sheet.write_url(row, at, value, self._link) != 0:
            self._text(row, at, value)

    def _decimal(self, row: int, at: int, value: Decimal) -> None:
        self._sheet.write_number(row, at, float(value))

    def _date(self, row: int, at: int, value: dt.date) -> None:
        if value < _FIRST_DATE:
            self._put(row, at, value.isoformat())
        else:
            self._sheet.write_datetime(row, at, value, self._day)

    def _time(self, row: int, at: int, value: dt.datetime) -> None:
        self._sheet.write_datetime(row, at, value.astimezone(dt.UTC).replace(tzinfo=None), self._moment)
