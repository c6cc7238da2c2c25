"""Copies of the database that are sound while it is in use, kept in rotation, verified, and restored."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: where it is, when it was made (UTC), the schema it has, why it was made."""

    path: Path
    made_at: dt.datetime
    schema_version: int
    label: str
    size_bytes: int


def back_up(
    database: Path, folder: Path, *, label: str = "daily", keep: int = 7, now: dt.datetime | None = None
) -> Backup:
    """Copy the database by SQLite's backup interface, verify the copy, drop the oldest beyond `keep`.

    Raises:
        StoreUnavailable: the database or the folder cannot be used, or the copy is not sound.
    """
    raise NotImplementedError


def list_backups(folder: Path) -> list[Backup]:
    """Return the copies in `folder`, newest first."""
    raise NotImplementedError


def check_integrity(database: Path) -> list[str]:
    """Return what is wrong with a database, in SQLite's words; empty when it is sound."""
    raise NotImplementedError


def restore(backup: Path, database: Path) -> None:
    """Put a copy in the place of the database, atomically; the one at hand is set aside, never deleted."""
    raise NotImplementedError
