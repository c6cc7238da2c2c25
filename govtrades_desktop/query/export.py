"""Tables that leave the house: exactly the rows given, in that order, with where each came from.

A file is written beside its target and renamed: a good file is never replaced by half of one. A format
is a function in `FORMATS`; another joins by one line. Only this module may use pandas (these need none).

CSV is UTF-8 **with** a byte order mark: without one, spreadsheets take it for a local code page and garble
accents; pandas and R pass over the mark. Lines end in CRLF (RFC 4180). A text cell that a spreadsheet would
run as a formula (beginning with = + - @ or a control character) gets an apostrophe before it, for asset names
and comments are text of strangers. Numbers and dates are never touched; JSON holds everything as filed.
"""

from __future__ import annotations

import contextlib
import csv
import json
import os
import secrets
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import Cancelled, StoreUnavailable, UserInputError
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import Positions, TradeRow, load_rows

BATCH = 2_000  # rows held at a time; also how often a cancel is looked for

Batches = Iterator[list[TradeRow]]
Writer = Callable[[Path, Batches], None]

CSV_COLUMNS = (
    "source", "chamber", "doc_id", "line", "official", "bioguide", "party", "state", "state_district",
    "traded_on", "notified_on", "filed_on", "lag_days", "is_late", "owner", "type", "ticker", "asset",
    "asset_type", "amount_low_usd", "amount_high_usd", "amount_exact_usd", "cap_gains_over_200",
    "filing_status", "row_id", "received_asset", "received_ticker", "option_type", "option_strike_usd",
    "option_expires_on", "option_contracts", "option_is_exercised", "bond_rate", "bond_matures_on",
    "description", "subholding_of", "location", "comment", "company", "page", "reading", "is_doubtful",
    "is_superseded", "url",
)  # fmt: skip
"""The fields of the command-line contract, flat; provenance: source, doc_id, line, page, url, reading."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def export_trades(
    library: Library,
    positions: Positions,
    path: Path,
    *,
    stop: threading.Event | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write the trades at `positions` to `path` (.csv or .json by its ending); return how many were written.

    Args:
        library: opened on this thread.
        positions: of `library.trades`, in the order wanted.
        path: the file; one that is there is replaced only by a whole new one.
        stop: set from anywhere to give up.
        progress: called with rows written and rows wanted.

    Raises:
        UserInputError: an ending that is not known, or a folder that is not there.
        StoreUnavailable: the disk is full, or the place cannot be written.
        Cancelled: `stop` was set; the file is as it was.
    """
    writer = FORMATS.get(path.suffix.lower())
    if writer is None:
        raise UserInputError(
            f"There is no export to {path.suffix or 'a file without an ending'}.",
            hint=f"Known: {', '.join(sorted(FORMATS))}.",
        )
    if not path.parent.is_dir():
        raise UserInputError(f"There is no folder {path.parent}.", hint="Make it, or choose another.")
    written = 0

    def batches() -> Batches:
        nonlocal written
        for start in range(0, len(positions), BATCH):
            if stop is not None and stop.is_set():
                raise Cancelled("The export was stopped.")
            rows = load_rows(library, positions[start : start + BATCH], is_whole=True)
            written += len(rows)
            yield rows
            if progress is not None:
                progress(written, len(positions))

    part = path.with_name(f".{path.name}-{secrets.token_hex(4)}.part")
    try:
        writer(part, batches())
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        raise StoreUnavailable(
            f"{path} cannot be written: {error.strerror or error}.",
            hint="Free some space, or choose another folder.",
            path=str(path),
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return written


def write_csv(path: Path, batches: Batches) -> None:
    """Write rows as CSV (see the module's head)."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(CSV_COLUMNS)
        for rows in batches:
            writer.writerows(
                [[_cell(cells.get(name)) for name in CSV_COLUMNS] for cells in map(flat_row, rows)]
            )


def write_json(path: Path, batches: Batches) -> None:
    """Write rows as one JSON document of the form that `search --json` prints; a row a line."""
    with path.open("w", encoding="utf-8") as file:
        total = 0
        file.write('{"rows": [')
        for rows in batches:
            for row in rows:
                file.write(",\n" if total else "\n")
                json.dump(row.as_json(), file, ensure_ascii=False)
                total += 1
        file.write(f'\n], "total": {total}}}\n')


def flat_row(row: TradeRow) -> dict[str, Any]:
    """Return a row's JSON form without nesting: `option_type`, `bond_rate` and so on."""
    cells = row.as_json()
    option, bond = cells.pop("option") or {}, cells.pop("bond") or {}
    for name in ("type", "strike_usd", "expires_on", "contracts", "is_exercised"):
        cells[f"option_{name}"] = option.get(name)
    for name in ("rate", "matures_on"):
        cells[f"bond_{name}"] = bond.get(name)
    return cells


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA_STARTS):
        return "'" + value
    return value


FORMATS: dict[str, Writer] = {".csv": write_csv, ".json": write_json}
"""What an export may be written as, by the ending of the file."""
