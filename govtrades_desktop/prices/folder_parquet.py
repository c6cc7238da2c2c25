"""Parquet files of a price folder, one row group at a time: where prices meet pandas and fastparquet."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import Cancelled
from govtrades_desktop.prices.folder_rows import (
    BadFile,
    BadRows,
    Collected,
    Wanted,
    find_columns,
    read_day,
    read_number,
    read_split,
    symbol_of_file,
)
from govtrades_desktop.prices.provider import Stop
from govtrades_desktop.prices.records import day_number


def read_parquet(path: Path, name: str, wanted: Wanted, collected: Collected, stop: Stop) -> BadRows:
    """Read one file into `collected`; as `folder_csv.read_csv`. A "line" is a row, the first one being 1."""
    import fastparquet  # type: ignore[import-untyped]

    bad = BadRows()
    opened: list[Any] = []

    def open_with(place: str, mode: str = "rb") -> Any:
        opened.append(open(place, mode))  # noqa: SIM115 - the library closes few of them: see below
        return opened[-1]

    try:
        file = fastparquet.ParquetFile(str(path), open_with=open_with)
        places = find_columns(list(file.columns))
        columns = {what: file.columns[at] for what, at in places.items()}
        of_file = symbol_of_file(path)
        if "symbol" not in columns and of_file not in wanted.spellings:
            return bad
        before = 0
        for frame in file.iter_row_groups(columns=sorted(set(columns.values())), index=False):
            if stop.is_set():
                raise Cancelled("Reading prices was stopped.")
            _take_group(frame, columns, of_file, name, wanted, collected, bad, before)
            before += len(frame)
    except (BadFile, Cancelled):
        raise
    except Exception as error:  # whatever a damaged file makes of the reader: it is told, with the file
        raise BadFile(f"it is no Parquet file that can be read ({type(error).__name__}: {error}).") from error
    finally:
        for one in opened:
            one.close()
    return bad


def _take_group(
    frame: Any,
    columns: dict[str, str],
    of_file: str,
    name: str,
    wanted: Wanted,
    collected: Collected,
    bad: BadRows,
    before: int,
) -> None:
    """Take in one row group: only rows of wanted symbols become objects of Python."""
    if "symbol" in columns:
        printed = frame[columns["symbol"]].astype(str).str.strip().str.upper()
        is_wanted = printed.isin(set(wanted.spellings)).to_numpy()
        symbols = printed[is_wanted].tolist()
    else:
        is_wanted = [True] * len(frame)
        symbols = [of_file] * len(frame)
    kept = frame[is_wanted]
    cells = {what: kept[column].tolist() for what, column in columns.items() if what != "symbol"}
    rows_at = [at for at, wish in enumerate(is_wanted) if wish]
    known: dict[str, Any] = {}
    for at, symbol in enumerate(symbols):
        line = before + rows_at[at] + 1
        rows = known.get(symbol)
        if rows is None:
            rows = known[symbol] = collected.of(wanted.spellings[symbol], name)
        try:
            day = _day(cells["date"][at])
        except ValueError:
            bad.add(line, f"{cells['date'][at]!r} is no day such as 2025-08-01.")
            continue
        if not wanted.has(day):
            continue
        what = "close"
        try:
            close = _number(cells["close"][at])
            adjusted = float("nan")
            if "adjusted" in cells and not _is_empty(cells["adjusted"][at]):
                what = "adjusted"
                adjusted = _number(cells["adjusted"][at])
            split = None
            if "split" in cells and not _is_empty(cells["split"][at]):
                what = "split"
                split = read_split(str(cells["split"][at]))
        except (ValueError, TypeError):
            told = "adjusted close" if what == "adjusted" else what
            value = cells[what][at]
            bad.add(line, f"it has no {told}." if _is_empty(value) else f"{value!r} is no {told}.")
            continue
        rows.days.append(day)
        rows.closes.append(close)
        rows.adjusted.append(adjusted)
        if split is not None:
            rows.splits[day] = split
        if "currency" in cells and not _is_empty(cells["currency"][at]):
            rows.currency = str(cells["currency"][at]).strip().upper()


def _is_empty(value: Any) -> bool:
    return value is None or value != value or not str(value).strip()


def _number(value: Any) -> float:
    if _is_empty(value):
        raise ValueError("empty")
    return read_number(value) if isinstance(value, str) else float(value)


def _day(value: Any) -> int:
    if _is_empty(value):
        raise ValueError("empty")
    if isinstance(value, dt.datetime):  # pandas' moments are such
        return day_number(value.date())
    if isinstance(value, dt.date):
        return day_number(value)
    return read_day(value.decode() if isinstance(value, bytes) else str(value))
