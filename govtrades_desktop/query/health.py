"""How the program's data is: sources, runs, database. Facts for the Health page and `govtrades doctor`."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from govtrades_desktop.query.library import Library
from govtrades_desktop.query.record_rows import plain_json, to_date, to_moment


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """How one source stands; moments are aware UTC."""

    source: str
    last_attempt_at: dt.datetime | None
    last_success_at: dt.datetime | None
    last_error_at: dt.datetime | None
    last_error: str | None
    last_error_hint: str | None

    @property
    def is_failing(self) -> bool:
        """Whether the last run ended in an error."""
        return self.last_error_at is not None and (
            self.last_success_at is None or self.last_error_at > self.last_success_at
        )


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run of one source (see `refresh.events.SourceRun`); `outcome` "running" while it runs."""

    id: int
    source: str
    started_at: dt.datetime
    finished_at: dt.datetime | None
    outcome: str
    reason: str | None
    is_manual: bool
    listed: int
    new: int
    fetched: int
    read: int
    paper: int
    no_trades: int
    failed: int
    transactions: int
    requests: int
    seconds: float


@dataclass(frozen=True, slots=True)
class ReferenceHealth:
    """What filings are read against, of one source ("legislators", "securities").

    Attributes:
        as_of: the day that it tells of.
        is_bundled: it came with the program and was not fetched since.
        checked_at: aware UTC of the newest look at the source, or of the bundle's taking in.
        changed_at: aware UTC of the newest change.
    """

    name: str
    as_of: dt.date
    is_bundled: bool
    checked_at: dt.datetime | None
    changed_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Health:
    """Everything.

    Attributes:
        index_findings: what was odd about the official indexes: source, year, code, how often.
        problems: what SQLite's quick check found wrong; empty when sound; None when it was not asked for.
        filings: rows of the ledger.
        trades: transactions.
        documents: documents in the archive, by the database.
        documents_bytes: their size.
        starter_date: the date of the bundled data this database began with, or None.
        reference: what filings are read against, and its day.
    """

    database: Path
    database_bytes: int
    schema_version: int
    generation: int
    sqlite_version: str
    filings: int
    trades: int
    documents: int
    documents_bytes: int
    starter_date: dt.date | None
    sources: tuple[SourceHealth, ...]
    runs: tuple[RunRow, ...]
    problems: tuple[str, ...] | None
    index_findings: tuple[tuple[str, int, str, int], ...] = ()
    reference: tuple[ReferenceHealth, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the form that `govtrades doctor --json` prints."""
        told = asdict(self)
        told["sources"] = [{**asdict(one), "is_failing": one.is_failing} for one in self.sources]
        return plain_json(told)


def load_health(library: Library, *, is_checked: bool = False, runs: int = 50) -> Health:
    """Return the state of the data; `is_checked` runs SQLite's check, which reads the whole file."""
    reader = library.reader
    problems: tuple[str, ...] | None = None
    if is_checked:
        problems = tuple(str(row[0]) for row in reader.rows("PRAGMA quick_check") if row[0] != "ok")
    documents, documents_bytes = reader.rows(
        "SELECT COUNT(*), COALESCE(SUM(d.size_bytes), 0) "
        "FROM document d JOIN filing f ON d.id = f.document_id"
    )[0]
    sources = reader.rows(
        "SELECT source, last_attempt_at, last_success_at, last_error_at, last_error, last_error_hint"
        " FROM source_state ORDER BY source"
    )
    history = reader.rows(
        "SELECT id, source, started_at, finished_at, outcome, reason, is_manual, listed, new, fetched, read,"
        " paper, no_trades, failed, transactions, requests, seconds FROM refresh_run"
        " ORDER BY id DESC LIMIT ?",
        (runs,),
    )
    return Health(
        database=library.database,
        database_bytes=sum(
            path.stat().st_size
            for path in (library.database, library.database.with_name(library.database.name + "-wal"))
            if path.exists()
        ),
        schema_version=int(reader.value("PRAGMA user_version")),
        generation=library.generation,
        sqlite_version=sqlite3.sqlite_version,
        filings=len(library.filings),
        trades=len(library.trades),
        documents=documents,
        documents_bytes=documents_bytes,
        starter_date=to_date(reader.fact("starter_date")),
        sources=tuple(
            SourceHealth(name, to_moment(attempt), to_moment(success), to_moment(error), message, hint)
            for name, attempt, success, error, message, hint in sources
        ),
        runs=tuple(_run(row) for row in history),
        problems=problems,
        index_findings=tuple(
            reader.rows(
                "SELECT i.source, i.year, f.code, COUNT(*) FROM index_finding f"
                " JOIN index_state i ON i.id = f.index_state_id GROUP BY 1, 2, 3 ORDER BY 1, 2 DESC, 3"
            )
        ),
        reference=tuple(
            ReferenceHealth(
                *(name, dt.date.fromisoformat(as_of), url == "bundled"),
                *(to_moment(checked), to_moment(changed)),
            )
            # the row of a source's data as a whole bears the source's name; the others are of its files
            for name, as_of, url, checked, changed in reader.rows(
                "SELECT name, as_of, url, checked_at, changed_at FROM reference_file WHERE name = source"
                " ORDER BY name"
            )
        ),
    )


def _run(row: tuple[Any, ...]) -> RunRow:
    run_id, source, started_at, finished_at, outcome, reason, is_manual, *figures = row
    return RunRow(
        run_id,
        source,
        dt.datetime.fromisoformat(started_at),
        to_moment(finished_at),
        outcome,
        reason,
        bool(is_manual),
        *figures,
    )
