"""Tables that leave the house: exactly the rows given, in that order, with where each came from.

`table.py` is the shape of a table; `trades.py`, `filings.py`, `listings.py` (officials, securities) fill it
(any other list: `index_export`),
`csv_file.py` `xlsx_file.py` `json_file.py` `parquet_file.py` write it, `method.py` and `provenance.py` tell
what it is, `writing.py` puts it in place whole or not at all. Nothing here changes the data.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from govtrades_desktop.query.export.filings import FILING_COLUMNS, filings_export
from govtrades_desktop.query.export.listings import officials_export, securities_export
from govtrades_desktop.query.export.provenance import ExportView, describe
from govtrades_desktop.query.export.table import (
    CellKind,
    ExportColumn,
    TableExport,
    index_export,
)
from govtrades_desktop.query.export.trades import TRADE_COLUMNS, trades_export
from govtrades_desktop.query.export.writing import FORMATS, format_of, sidecar_of, write_table
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import Positions

Progress = Callable[[int, int], None]


def export_trades(
    library: Library,
    positions: Positions,
    path: Path,
    *,
    view: ExportView | None = None,
    gone: int = 0,
    stop: threading.Event | None = None,
    progress: Progress | None = None,
) -> int:
    """Write the trades at `positions` to `path`, in the format of its ending; return how many were written.

    Args:
        library: opened on this thread.
        positions: of `library.trades`, in the order wanted.
        path: the file; one that is there is replaced only by a whole new one.
        view: the question that the rows answer, for the method sheet.
        gone: rows in view that have no position any more, for the method sheet too.
        stop: set from anywhere to give up.
        progress: called with rows done and rows wanted.

    Raises:
        UserInputError: an ending that is not known, a folder that is not there, too many rows.
        StoreUnavailable: the disk is full, or the place cannot be written.
        Cancelled: `stop` was set; the file is as it was.
    """
    format_of(path)  # before anything is counted
    with library.reader.snapshot():
        table = _without(trades_export(library, positions, view), gone)
        return write_table(table, path, stop=stop, progress=progress)


def export_filings(
    library: Library,
    positions: Positions,
    path: Path,
    *,
    view: ExportView | None = None,
    gone: int = 0,
    stop: threading.Event | None = None,
    progress: Progress | None = None,
) -> int:
    """Write the filings at `positions` of `library.filings`; otherwise as `export_trades`."""
    format_of(path)
    with library.reader.snapshot():
        table = _without(filings_export(library, positions, view), gone)
        return write_table(table, path, stop=stop, progress=progress)


def _without(table: TableExport, gone: int) -> TableExport:
    """Return a table that tells of rows that were gone before it was made."""
    return replace(table, method=replace(table.method, missing=gone)) if gone else table


def export_officials(
    library: Library,
    keys: Sequence[str],
    path: Path,
    *,
    view: ExportView | None = None,
    stop: threading.Event | None = None,
    progress: Progress | None = None,
) -> int:
    """Write the officials with these bioguides, in this order; otherwise as `export_trades`.

    One that is gone meanwhile is not in the file, and the method sheet counts it.
    """
    format_of(path)
    with library.reader.snapshot():
        return write_table(officials_export(library, keys, view), path, stop=stop, progress=progress)


def export_securities(
    library: Library,
    keys: Sequence[str],
    path: Path,
    *,
    view: ExportView | None = None,
    stop: threading.Event | None = None,
    progress: Progress | None = None,
) -> int:
    """Write the securities with these keys, in this order; otherwise as `export_officials`."""
    format_of(path)
    with library.reader.snapshot():
        return write_table(securities_export(library, keys, view), path, stop=stop, progress=progress)


__all__ = [
    "FILING_COLUMNS",
    "FORMATS",
    "TRADE_COLUMNS",
    "CellKind",
    "ExportColumn",
    "ExportView",
    "TableExport",
    "describe",
    "export_filings",
    "export_officials",
    "export_securities",
    "export_trades",
    "filings_export",
    "format_of",
    "index_export",
    "officials_export",
    "securities_export",
    "sidecar_of",
    "trades_export",
    "write_table",
]
