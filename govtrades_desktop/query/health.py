"""How the program's data is: sources, runs, database. Facts for the Health page and `govtrades doctor`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govtrades_desktop.query.library import Library


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
class Health:
    """Everything.

    Attributes:
        problems: what SQLite's quick check found wrong; empty when sound; None when it was not asked for.
        filings: rows of the ledger.
        trades: transactions.
        documents: documents in the archive, by the database.
        documents_bytes: their size.
        starter_date: the date of the bundled data this database began with, or None.
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

    def as_json(self) -> dict[str, Any]:
        """Return the form that `govtrades doctor --json` prints."""
        raise NotImplementedError


def load_health(library: Library, *, is_checked: bool = False, runs: int = 50) -> Health:
    """Return the state of the data; `is_checked` runs SQLite's check, which reads the whole file."""
    raise NotImplementedError
