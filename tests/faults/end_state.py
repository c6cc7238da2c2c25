"""Everything a data folder holds, without moments and row numbers: two histories compare by it, row for row.

Row ids differ with the order in which documents came, so every reference to a row is put by what the row is
(a filing by its source and id, a transaction by its filing and line). What tells of the way and not of the
end (runs, tries, times, generations) is left out.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from govtrades_desktop.fetch.archive import Archive
from govtrades_desktop.query import trades
from govtrades_desktop.query.library import Library
from govtrades_desktop.settings.paths import data_paths

HISTORY = frozenset({"meta", "source_state", "refresh_run", "fetch_attempt", "reference_file"})
MOMENTS = frozenset(
    {
        *("id", "touched", "run_id", "fetched_at", "read_at", "checked_at", "changed_at", "failed_at"),
        *("first_seen_on", "last_seen_on"),
        *("failures", "failure_kind"),  # how often it was tried; the state and its reason are compared
    }
)
REFERS = {
    "filing_id": "filing",
    "superseded_by": "filing",
    "document_id": "document",
    "read_document_id": "document",
    "tried_document_id": "document",
    "transaction_id": "transaction",
    "replaced_by": "transaction",
    "index_state_id": "index_state",
}
NAMES = {
    "filing": "SELECT id, source || ' ' || doc_id FROM filing",
    "document": "SELECT d.id, f.source || ' ' || f.doc_id || ' ' || d.sha256 FROM document d"
    " JOIN filing f ON f.id = d.filing_id",
    "transaction": "SELECT t.id, f.source || ' ' || f.doc_id || ' ' || t.line FROM \"transaction\" t"
    " JOIN filing f ON f.id = t.filing_id",
    "index_state": "SELECT id, source || ' ' || year FROM index_state",
}

State = dict[str, list[tuple[Any, ...]]]


def end_state(root: Path, *, is_history_kept: bool = True) -> State:
    """Return every table's rows, sorted, and the rows a screen shows (`screen`).

    Args:
        root: the data folder.
        is_history_kept: documents that a filing had before its present one are rows like others; without it
            they are left out (a broken copy that a site sent once stays on record, rightly).
    """
    paths = data_paths(root)
    with closing(sqlite3.connect(f"{paths.database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        names = {table: dict(connection.execute(sql)) for table, sql in NAMES.items()}
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        state = {
            table: _rows(connection, table, names, is_history_kept=is_history_kept)
            for table in tables
            if table not in HISTORY and not table.startswith("sqlite_")
        }
    state["screen"] = _screen(root)
    return state


def _rows(
    connection: sqlite3.Connection, table: str, names: dict[str, dict[int, str]], *, is_history_kept: bool
) -> list[tuple[Any, ...]]:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    dropped = MOMENTS | ({"url"} if table == "index_state" else set())
    kept = [name for name in columns if name not in dropped]
    where = ""
    if table == "document" and not is_history_kept:
        where = " WHERE id IN (SELECT document_id FROM filing)"
    told = []
    for values in connection.execute(f'SELECT {", ".join(kept)} FROM "{table}"{where}'):
        told.append(
            tuple(
                names[REFERS[name]][value] if name in REFERS and value is not None else value
                for name, value in zip(kept, values, strict=True)
            )
        )
    return sorted(told, key=repr)


def _screen(root: Path) -> list[tuple[Any, ...]]:
    paths = data_paths(root)
    with Library(paths.database, paths.derived) as library:
        rows = trades.load_rows(library, range(len(library.trades)))
    hidden = ("id", "filing_id")
    return sorted(
        (tuple(value for name, value in asdict(row).items() if name not in hidden) for row in rows), key=repr
    )


def difference(ours: State, theirs: State) -> dict[str, tuple[list[str], list[str]]]:
    """Return, by table, the rows only in one of two states and only in the other: empty where they agree."""
    found = {}
    for table in ours.keys() | theirs.keys():
        mine, other = Counter(map(repr, ours.get(table, []))), Counter(map(repr, theirs.get(table, [])))
        if mine != other:
            found[table] = (list((mine - other).elements())[:5], list((other - mine).elements())[:5])
    return found


def lost_and_doubled(state: State, truth: State) -> tuple[int, int]:
    """Return how many transactions of `truth` are missing in `state`, and how many it has too often."""
    ours, true = state["transaction"], truth["transaction"]
    return len(set(true) - set(ours)), len(ours) - len(set(ours))


def check_archive(root: Path) -> set[str]:
    """Return the names of the archived documents.

    Raises:
        AssertionError: one is not what its name says, or something half-written is left.
    """
    paths = data_paths(root)
    found = set()
    for file in paths.archive.rglob("*") if paths.archive.exists() else ():
        if file.is_file():
            assert file.parent.name != "incoming", f"half-written: {file.name}"
            assert hashlib.sha256(file.read_bytes()).hexdigest() == file.name
            assert Archive(paths.archive).path(file.name) == file
            found.add(file.name)
    return found
