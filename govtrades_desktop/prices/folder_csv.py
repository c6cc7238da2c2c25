"""CSV files of a price folder, plain or gzipped, line by line: only what is kept takes memory."""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import Cancelled
from govtrades_desktop.prices.folder_rows import (
    BadFile,
    BadRows,
    Collected,
    Gathered,
    Wanted,
    find_columns,
    read_day,
    read_number,
    read_split,
    symbol_of_file,
)
from govtrades_desktop.prices.provider import Stop

_ROWS_BETWEEN_LOOKS = 4096


def read_csv(path: Path, name: str, wanted: Wanted, collected: Collected, stop: Stop) -> BadRows:
    """Read one file into `collected`.

    Args:
        path: the file.
        name: what it is called in words.
        wanted: symbols and days.
        collected: takes the rows.
        stop: is looked at every few thousand rows.

    Returns:
        The rows that cannot be read.

    Raises:
        BadFile: the file as a whole cannot.
        Cancelled: stopped.
    """
    try:
        with path.open("rb") as raw:
            is_packed = raw.read(2) == b"\x1f\x8b"
        opener: Callable[..., Any] = gzip.open if is_packed else open
        with opener(path, "rb") as raw, TextIOWrapper(raw, "utf-8-sig", "replace", newline="") as text:
            return _read(text, path, name, wanted, collected, stop)
    except (OSError, EOFError, zlib.error) as error:
        raise BadFile(f"it cannot be read: {error}.") from error
    except csv.Error as error:
        raise BadFile(f"it is no table: {error}.") from error


def _read(
    text: TextIOWrapper, path: Path, name: str, wanted: Wanted, collected: Collected, stop: Stop
) -> BadRows:
    head = text.readline()
    mark = max(",;\t|", key=head.count)
    columns = find_columns(next(csv.reader([head], delimiter=mark), []))
    of_file = symbol_of_file(path)
    if "symbol" not in columns and of_file not in wanted.spellings:
        return BadRows()
    lines = csv.reader(text, delimiter=mark)
    return _Rows(columns, of_file, name, wanted, collected).read(_numbered(lines, stop))


def _numbered(lines: Iterator[list[str]], stop: Stop) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(lines):
        if number % _ROWS_BETWEEN_LOOKS == 0 and stop.is_set():
            raise Cancelled("Reading prices was stopped.")
        yield lines.line_num + 1, cells  # type: ignore[attr-defined]  # the header is the first


class _Rows:
    """The rows of one file."""

    def __init__(
        self, columns: dict[str, int], of_file: str, name: str, wanted: Wanted, collected: Collected
    ) -> None:
        self._symbol = columns.get("symbol")
        self._date, self._close = columns["date"], columns["close"]
        self._adjusted = columns.get("adjusted")
        self._split, self._currency = columns.get("split"), columns.get("currency")
        self._least = max(columns.values()) + 1
        self._of_file = of_file
        self._name = name
        self._wanted = wanted
        self._collected = collected
        self._days: dict[str, int] = {}  # a file has few days and many rows
        self._known: dict[str, Gathered | None] = {}
        self._bad = BadRows()

    def read(self, lines: Iterator[tuple[int, list[str]]]) -> BadRows:
        """Take all rows in."""
        for line, cells in lines:
            if not cells:
                continue  # a blank line
            if len(cells) < self._least:
                self._bad.add(line, f"it has {len(cells)} columns where {self._least} are needed.")
                continue
            rows = self._gathers(cells)
            if rows is not None:
                self._take(line, cells, rows)
        return self._bad

    def _gathers(self, cells: list[str]) -> Gathered | None:
        printed = self._of_file if self._symbol is None else cells[self._symbol]
        try:
            return self._known[printed]
        except KeyError:
            symbol = self._wanted.spellings.get(printed.strip().upper())
            found = None if symbol is None else self._collected.of(symbol, self._name)
            self._known[printed] = found
            return found

    def _take(self, line: int, cells: list[str], rows: Gathered) -> None:
        printed = cells[self._date]
        try:
            day = self._days.get(printed)
            if day is None:
                day = self._days[printed] = read_day(printed)
        except ValueError:
            self._bad.add(line, f"{printed!r} is no day such as 2025-08-01.")
            return
        if not self._wanted.has(day):
            return
        what, printed = "close", cells[self._close]
        try:
            close = read_number(printed)
            adjusted = float("nan")
            if self._adjusted is not None and cells[self._adjusted].strip():
                what, printed = "adjusted close", cells[self._adjusted]
                adjusted = read_number(printed)
            split = None
            if self._split is not None:
                what, printed = "split", cells[self._split]
                split = read_split(printed)
        except ValueError:
            told = f"{printed.strip()!r} is no {what}." if printed.strip() else f"it has no {what}."
            self._bad.add(line, told)
            return
        rows.days.append(day)
        rows.closes.append(close)
        rows.adjusted.append(adjusted)
        if split is not None:
            rows.splits[day] = split
        if self._currency is not None and cells[self._currency].strip():
            rows.currency = cells[self._currency].strip().upper()
