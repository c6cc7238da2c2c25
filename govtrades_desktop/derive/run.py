"""The batch processor: from the database to the indexes on disk, after each refresh.

The indexes lie in a folder of their own: one file a table, named anew each time, and `current.json`, which
names the pair in force with the state of the data it was made from (lineage, generation). Changing that one
small file is what puts new indexes in force, so no reader ever sees half of them. Everything here can be
deleted at any time.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.derive.columns import ColumnTable, StaleTable
from govtrades_desktop.derive.filing_index import FILING_COLUMNS, derive_filing_index
from govtrades_desktop.derive.trade_index import TRADE_COLUMNS, derive_trade_index
from govtrades_desktop.store.connection import Reader, open_reader

log = logging.getLogger(__name__)

CURRENT = "current.json"
LAYOUT = 2
"""Raise it whenever the same database may give other columns or another order."""


@dataclass(frozen=True, slots=True)
class Indexes:
    """Both indexes of one state of the data."""

    trades: ColumnTable
    filings: ColumnTable
    lineage: str
    generation: int


def derive_all(database: Path, derived_dir: Path) -> int:
    """Bring the indexes on disk up to the database, if they are not; return the generation now in force.

    Raises:
        StoreUnavailable: the database cannot be read, or the folder cannot be written.
    """
    with open_reader(database) as reader:
        wanted = read_state(reader)
        if current_state(derived_dir) == wanted:
            return wanted[1]
        indexes = derive_indexes(reader)
    save_indexes(indexes, derived_dir)
    return indexes.generation


def derive_indexes(reader: Reader) -> Indexes:
    """Return both indexes of the database as it stands, in memory."""
    started = time.perf_counter()
    with reader.snapshot():
        lineage, generation = read_state(reader)
        filings = derive_filing_index(reader)
        trades = derive_trade_index(reader, filings)
    log.info(
        "derived %d trades and %d filings in %.2f s", len(trades), len(filings), time.perf_counter() - started
    )
    return Indexes(trades, filings, lineage, generation)


def read_state(reader: Reader) -> tuple[str, int]:
    """Return the lineage and the generation of a database."""
    return reader.fact("lineage") or "", int(reader.fact("generation") or 0)


def current_state(derived_dir: Path) -> tuple[str, int] | None:
    """Return the state of the data that the indexes on disk were made from, or None where there are none."""
    told = _current(derived_dir)
    return None if told is None else (told["lineage"], told["generation"])


def load_indexes(derived_dir: Path) -> Indexes:
    """Read the indexes in force.

    Raises:
        StaleTable: there are none, or they are damaged or of another form: derive them anew.
    """
    told = _current(derived_dir)
    if told is None:
        raise StaleTable("no indexes")
    tables = {}
    for name, columns in (("trades", TRADE_COLUMNS), ("filings", FILING_COLUMNS)):
        table, facts = ColumnTable.load(derived_dir / told[name])
        kinds = {one: column.kind for one, column in table.columns.items()}
        if facts != _facts(told["lineage"], told["generation"]) or kinds != columns:
            raise StaleTable(f"{told[name]}: of another state")
        tables[name] = table
    return Indexes(tables["trades"], tables["filings"], told["lineage"], told["generation"])


def save_indexes(indexes: Indexes, derived_dir: Path) -> None:
    """Write the indexes and put them in force; older ones are removed where the system lets us.

    Raises:
        StoreUnavailable: the folder cannot be written.
    """
    tag = f"{indexes.generation}-{secrets.token_hex(4)}"
    facts = _facts(indexes.lineage, indexes.generation)
    told: dict[str, Any] = {**facts, "trades": f"trades-{tag}.columns", "filings": f"filings-{tag}.columns"}
    part = derived_dir / f".{CURRENT}-{tag}.part"
    try:
        derived_dir.mkdir(parents=True, exist_ok=True)
        indexes.trades.save(derived_dir / told["trades"], facts)
        indexes.filings.save(derived_dir / told["filings"], facts)
        part.write_text(json.dumps(told), encoding="utf-8")
        os.replace(part, derived_dir / CURRENT)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise StoreUnavailable(
            f"The folder {derived_dir} cannot be written: {error.strerror or error}.",
            hint="Free some space, or make the folder writable.",
            path=str(derived_dir),
        ) from error
    for old in derived_dir.glob("*.columns"):
        if old.name not in (told["trades"], told["filings"]):
            with contextlib.suppress(OSError):  # another window may hold it; the next run removes it
                old.unlink()


def _facts(lineage: str, generation: int) -> dict[str, object]:
    return {"layout": LAYOUT, "lineage": lineage, "generation": generation}


def _current(derived_dir: Path) -> dict[str, Any] | None:
    try:
        told = json.loads((derived_dir / CURRENT).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    wanted = {"layout": int, "lineage": str, "generation": int, "trades": str, "filings": str}
    if not isinstance(told, dict) or any(type(told.get(name)) is not kind for name, kind in wanted.items()):
        return None
    return told if told["layout"] == LAYOUT else None
