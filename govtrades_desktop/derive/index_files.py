"""The indexes on disk: one file a table, and `current.json`, which names those in force.

Each file is named anew when it is written; changing the one small file is what puts new indexes in force, so
no reader ever sees half of them. A table that did not change keeps its file. Everything here can be deleted
at any time. It reads no database.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.derive.columns import ColumnTable, StaleTable
from govtrades_desktop.derive.filing_index import FILING_COLUMNS
from govtrades_desktop.derive.official_table import OFFICIAL_COLUMNS
from govtrades_desktop.derive.security_table import SECURITY_COLUMNS
from govtrades_desktop.derive.trade_index import TRADE_COLUMNS

CURRENT = "current.json"
LAYOUT = 4
"""Raise it whenever the same database may give other columns or another order."""

TABLES = {
    "trades": TRADE_COLUMNS,
    "filings": FILING_COLUMNS,
    "officials": OFFICIAL_COLUMNS,
    "securities": SECURITY_COLUMNS,
}


@dataclass(frozen=True, slots=True)
class Indexes:
    """The tables of one state of the data.

    Attributes:
        trades: one row a transaction (`derive.trade_index`).
        filings: one row a filing (`derive.filing_index`).
        officials: one row an official (`derive.official_table`).
        securities: one row a security (`derive.security_table`).
        lineage: of the database.
        generation: of the database.
        reference: which data on officials they were made with (`derive.run.reference_state`).
        reference_day: the day that it tells of, as ISO text; None where there is none.
        on_disk: the tables that lie in a file just as they are, and its name, by the table's name.
    """

    trades: ColumnTable
    filings: ColumnTable
    officials: ColumnTable
    securities: ColumnTable
    lineage: str
    generation: int
    reference: str
    reference_day: str | None
    on_disk: Mapping[str, tuple[ColumnTable, str]] = field(default_factory=dict)

    def table(self, name: str) -> ColumnTable:
        """Return one of the tables by its name."""
        found: ColumnTable = getattr(self, name)
        return found


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
    on_disk = {}
    for name, columns in TABLES.items():
        table, facts = ColumnTable.load(derived_dir / told[name])
        kinds = {one: column.kind for one, column in table.columns.items()}
        if facts != _facts(name, told["lineage"]) or kinds != columns:
            raise StaleTable(f"{told[name]}: of another state")
        on_disk[name] = (table, told[name])
    return Indexes(
        **{name: table for name, (table, _) in on_disk.items()},
        lineage=told["lineage"],
        generation=told["generation"],
        reference=told["reference"],
        reference_day=told.get("reference_day"),
        on_disk=on_disk,
    )


def save_indexes(indexes: Indexes, derived_dir: Path) -> None:
    """Write the tables that are not on disk yet and put all in force; older ones are removed where possible.

    Raises:
        StoreUnavailable: the folder cannot be written.
    """
    tag = f"{indexes.generation}-{os.urandom(4).hex()}"
    names = {}
    part = derived_dir / f".{CURRENT}-{tag}.part"
    try:
        derived_dir.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            table = indexes.table(name)
            known, file_name = indexes.on_disk.get(name, (None, ""))
            if known is not table or not (derived_dir / file_name).is_file():
                file_name = f"{name}-{tag}.columns"
                table.save(derived_dir / file_name, _facts(name, indexes.lineage))
            names[name] = file_name
        told = {
            "layout": LAYOUT,
            "lineage": indexes.lineage,
            "generation": indexes.generation,
            "reference": indexes.reference,
            "reference_day": indexes.reference_day,
            **names,
        }
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
        if old.name not in names.values():
            with contextlib.suppress(OSError):  # another window may hold it; the next run removes it
                old.unlink()


def is_same(one: ColumnTable, other: ColumnTable) -> bool:
    """Tell whether two tables would give the same file."""
    return list(one.columns) == list(other.columns) and all(
        column.kind is theirs.kind
        and column.data.dtype == theirs.data.dtype
        and column.packed == theirs.packed
        and column.data.tobytes() == theirs.data.tobytes()
        for column, theirs in zip(one.columns.values(), other.columns.values(), strict=True)
    )


def _facts(name: str, lineage: str) -> dict[str, object]:
    # no generation: a table that did not change keeps its file, and `current.json` says which belong together
    return {"layout": LAYOUT, "table": name, "lineage": lineage}


def _current(derived_dir: Path) -> dict[str, Any] | None:
    try:
        told = json.loads((derived_dir / CURRENT).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    wanted = {"layout": int, "lineage": str, "generation": int, "reference": str} | dict.fromkeys(TABLES, str)
    if not isinstance(told, dict) or any(type(told.get(name)) is not kind for name, kind in wanted.items()):
        return None
    return told if told["layout"] == LAYOUT else None
