"""How the program's data is: sources, runs, database. Facts for the Health page and `govtrades doctor`."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from govtrades_desktop.query.library import Library
from govtrades_desktop.query.record_rows import plain_json, to_date, to_moment
from govtrades_desktop.store.connection import Reader


@dataclass(frozen=True, slots=True)
class SourceTraffic:
    """What the newest run that asked for anything asked of a source's hosts, and how they answered.

    Attributes:
        at: aware UTC, when the run began.
        requests: all, tries that failed included; outcomes: how many ended how, a word each, most first.
        received_bytes: of bodies.
        p50_s, p95_s: half, and 95 of 100, of the answers came within so many seconds (of the slowest host,
            where there are several); None where nothing answered.
        documents: fetched; seconds: the run took.
    """

    at: dt.datetime
    requests: int
    outcomes: tuple[tuple[str, int], ...]
    received_bytes: int
    p50_s: float | None
    p95_s: float | None
    documents: int
    seconds: float

    @property
    def documents_per_s(self) -> float | None:
        """Documents a second; None where none was fetched."""
        return self.documents / self.seconds if self.documents and self.seconds else None


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """How one source stands; moments are aware UTC.

    Attributes:
        last_error_kind: the class name of the error.
        failures_in_a_row: runs that failed since the newest that went well; skipped ones do not count.
        rest_until: the site asked to be left alone until then; None where it did not, or that is over.
        resynced_at: all its indexes were asked for whole then.
        traffic: of its newest run that made a request; None where none did.
    """

    source: str
    last_attempt_at: dt.datetime | None
    last_success_at: dt.datetime | None
    last_error_at: dt.datetime | None
    last_error: str | None
    last_error_hint: str | None
    last_error_kind: str | None = None
    failures_in_a_row: int = 0
    rest_until: dt.datetime | None = None
    resynced_at: dt.datetime | None = None
    traffic: SourceTraffic | None = None

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
        "SELECT source, last_attempt_at, last_success_at, last_error_at, last_error, last_error_hint,"
        " last_error_kind FROM source_state ORDER BY source"
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
            SourceHealth(
                *(name, to_moment(attempt), to_moment(success), to_moment(error), message, hint, kind),
                failures_in_a_row=_failures_in_a_row(reader, name),
                rest_until=_still_ahead(to_moment(reader.fact(f"rest:{name}"))),
                resynced_at=to_moment(reader.fact(f"resync:{name}")),
                traffic=_traffic(reader, name),
            )
            for name, attempt, success, error, message, hint, kind in sources
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


def _failures_in_a_row(reader: Reader, source: str) -> int:
    return int(
        reader.value(
            "SELECT COUNT(*) FROM refresh_run WHERE source = ? AND outcome = 'failed' AND id >"
            " (SELECT COALESCE(MAX(id), 0) FROM refresh_run WHERE source = ? AND outcome = 'done')",
            (source, source),
        )
    )


def _still_ahead(moment: dt.datetime | None) -> dt.datetime | None:
    return moment if moment is not None and moment > dt.datetime.now(dt.UTC) else None


def _traffic(reader: Reader, source: str) -> SourceTraffic | None:
    """Return what the newest run with requests asked (`store.runs.load_traffic` tells the form)."""
    found = reader.rows(
        "SELECT r.started_at, r.fetched, r.seconds, m.value FROM refresh_run r"
        " JOIN meta m ON m.name = 'traffic:' || r.id WHERE r.source = ? ORDER BY r.id DESC LIMIT 1",
        (source,),
    )
    if not found:
        return None
    started, fetched, seconds, told = found[0]
    hosts = json.loads(told)
    outcomes: Counter[str] = Counter()
    for host in hosts:
        outcomes.update(dict(host["outcomes"]))
    return SourceTraffic(
        dt.datetime.fromisoformat(started),
        sum(host["requests"] for host in hosts),
        tuple(outcomes.most_common()),
        sum(host["received_bytes"] for host in hosts),
        max((host["p50_s"] for host in hosts if host["p50_s"] is not None), default=None),
        max((host["p95_s"] for host in hosts if host["p95_s"] is not None), default=None),
        fetched,
        seconds,
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
