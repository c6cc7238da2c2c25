"""Copies of the database that are sound while it is in use, kept in rotation, verified and described.

Copies are made by SQLite's own backup interface: a plain file copy beside a live WAL may be torn. Nothing is
ever deleted but the oldest copies of the same purpose beyond the number kept, and never the newest of them.
Putting a copy in the place of the database is `replacing.py`'s.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from govtrades_desktop.core.errors import StoreError, StoreUnavailable
from govtrades_desktop.store.connection import check_identity
from govtrades_desktop.store.replacing import (
    STAMP,
    check_integrity,
    check_user_identity,
    connected,
    flush,
    no_place,
    remove,
    restore,
    restore_user,
    set_aside,
    start_lineage,
)
from govtrades_desktop.store.sqlite_errors import told

_NAME = re.compile(r"(?P<stem>.+)-(?P<label>[a-z0-9-]+)-v(?P<version>\d+)-(?P<made>\d{8}T\d{6}Z)\.sqlite")
_BEFORE = "before-schema"
_STALE_AFTER_S = 3600.0
_SPARE_BYTES = 4_000_000  # what the database itself may want to grow by meanwhile

DAILY = "daily"
DAILY_KEPT, WEEKLY_KEPT, BEFORE_KEPT = 7, 4, 3
"""The rotation of `govtrades.sqlite`: so many days, so many weeks before them, so many migrations."""


# SEEN: an official index that lists a filing of the year 3013
_LEDGER = "SELECT COUNT(*), MAX(CASE WHEN filed_on <= DATE('now', '+1 day') THEN filed_on END) FROM filing"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy.

    Attributes:
        path: where it is.
        made_at: when it was made, aware UTC.
        schema_version: of the database copied.
        label: why it was made ("daily", "manual", "before-schema-2", …).
        size_bytes: of the file.
    """

    path: Path
    made_at: dt.datetime
    schema_version: int
    label: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a copy holds.

    Attributes:
        filings: rows of the ledger.
        trades: transactions.
        newest_filed_on: the day of the newest filing that is not of the future, or None where there is none.
        edits: corrections and saved views, of a copy of what the user made; else None.
        problem: why it cannot be restored, in a sentence; empty where it can.
    """

    filings: int = 0
    trades: int = 0
    newest_filed_on: dt.date | None = None
    edits: int | None = None
    problem: str = ""


def back_up(
    database: Path,
    folder: Path,
    *,
    label: str = DAILY,
    keep: int = DAILY_KEPT,
    weeks: int = 0,
    now: dt.datetime | None = None,
) -> Backup:
    """Copy the database, verify the copy, and drop the oldest copies of the same purpose beyond those kept.

    Readers and the writer go on meanwhile.

    Args:
        database: what to copy.
        folder: where to; made where it is not there.
        label: what for; all copies before migrations are of one purpose.
        keep: the newest so many are kept.
        weeks: of the older ones the newest of each week, for so many weeks.
        now: aware.

    Raises:
        StoreUnavailable: the database or the folder cannot be used, or the copy is not sound; no copy was
            removed.
    """
    moment = (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise no_place(folder, error) from error
    _sweep(folder)
    _need_room(database, folder)
    part = folder / f".{database.stem}-{os.urandom(4).hex()}.part"
    try:
        with connected(database) as source, connected(part, is_new=True) as target:
            with told(database):
                version = int(source.execute("PRAGMA user_version").fetchone()[0])
                source.backup(target, pages=2_000, sleep=0)
            with told(part):
                target.execute("PRAGMA journal_mode = DELETE")  # one file, complete in itself
        problems = check_integrity(part)
        if problems:
            raise StoreUnavailable(
                f"The backup of {database} is not sound ({problems[0]}).",
                hint="The database may be damaged: restore an older backup.",
                path=str(database),
                damage=problems[0],
            )
        flush(part)
        path = folder / f"{database.stem}-{label}-v{version}-{moment.strftime(STAMP)}.sqlite"
        os.replace(part, path)
    except OSError as error:
        raise no_place(folder, error) from error
    finally:
        remove(part)
    same = [one for one in backups_of(database, folder) if _purpose(one.label) == _purpose(label)]
    for old in superfluous(same, keep=keep, weeks=weeks):
        with contextlib.suppress(OSError):
            old.path.unlink()
    return Backup(path, moment.replace(microsecond=0), version, label, path.stat().st_size)


def list_backups(folder: Path) -> list[Backup]:
    """Return the copies in `folder`, newest first; other files are left alone."""
    found = []
    for path in folder.glob("*.sqlite") if folder.is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match:
            made_at = dt.datetime.strptime(match["made"], STAMP).replace(tzinfo=dt.UTC)
            found.append(Backup(path, made_at, int(match["version"]), match["label"], path.stat().st_size))
    return sorted(found, key=lambda one: (one.made_at, one.path.name), reverse=True)


def backups_of(database: Path, folder: Path) -> list[Backup]:
    """Return the copies of one database (by the name of its file) in `folder`, newest first."""
    found = []
    for one in list_backups(folder):
        match = _NAME.fullmatch(one.path.name)
        if match and match["stem"] == database.stem:
            found.append(one)
    return found


def superfluous(copies: Sequence[Backup], *, keep: int, weeks: int = 0) -> list[Backup]:
    """Return which of some copies, newest first, a rotation removes; never the newest."""
    older = copies[max(keep, 1) :]
    kept_weeks: dict[tuple[int, int], Backup] = {}
    for one in older:  # the newest of each week
        year, week, _ = one.made_at.isocalendar()
        kept_weeks.setdefault((year, week), one)
    kept = sorted(kept_weeks.values(), key=lambda one: one.made_at, reverse=True)[:weeks]
    return [one for one in older if one not in kept]


def describe(copy: Path) -> Contents:
    """Tell what a copy holds, and whether it can be restored: the whole file is read (100 MB in a second)."""
    from govtrades_desktop.store.user_schema import USER_APPLICATION_ID

    try:
        with connected(copy) as connection, told(copy):
            if connection.execute("PRAGMA application_id").fetchone()[0] == USER_APPLICATION_ID:
                check_user_identity(copy, connection)
                problem = _problem_of(connection)
                edits = connection.execute(
                    "SELECT (SELECT COUNT(*) FROM correction WHERE undone_at IS NULL) + "
                    + (
                        "(SELECT COUNT(*) FROM saved_view WHERE deleted_at IS NULL)"
                        if connection.execute("PRAGMA user_version").fetchone()[0] > 1
                        else "0"
                    )
                ).fetchone()[0]
                return Contents(edits=edits, problem=problem)
            check_identity(copy, connection)
            problem = _problem_of(connection)
            filings, newest = connection.execute(_LEDGER).fetchone()
            trades = connection.execute('SELECT COUNT(*) FROM "transaction"').fetchone()[0]
    except StoreError as error:
        return Contents(problem=error.message)
    return Contents(filings, trades, None if newest is None else dt.date.fromisoformat(newest), None, problem)


def _problem_of(connection: sqlite3.Connection) -> str:
    try:
        found = connection.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        found = str(error)
    return "" if found == "ok" else f"The copy is damaged ({found})."


def _purpose(label: str) -> str:
    return _BEFORE if label.startswith(_BEFORE) else label


def _sweep(folder: Path) -> None:
    """Remove what a killed program left half-copied; younger files may be another's that is at work."""
    for part in folder.glob(".*.part*"):
        with contextlib.suppress(OSError):
            if part.stat().st_mtime < time.time() - _STALE_AFTER_S:
                part.unlink()


def _need_room(database: Path, folder: Path) -> None:
    """Refuse at once what the disk has no room for: a disk filled to the brim harms everybody else.

    Raises:
        StoreUnavailable: too little is free.
    """
    with contextlib.suppress(OSError):
        needed = sum(
            path.stat().st_size
            for path in (database, database.with_name(database.name + "-wal"))
            if path.exists()
        )
        free = shutil.disk_usage(folder).free
        if free < needed + _SPARE_BYTES:
            raise StoreUnavailable(
                f"There is no room for a copy of {database.name}: {folder} has {free / 1e6:.0f} MB free,"
                f" {(needed + _SPARE_BYTES) / 1e6:.0f} MB are needed.",
                hint="Free some space, or remove old copies.",
                path=str(folder),
            )


__all__ = [
    "Backup",
    "Contents",
    "back_up",
    "backups_of",
    "check_integrity",
    "describe",
    "list_backups",
    "restore",
    "restore_user",
    "set_aside",
    "start_lineage",
    "superfluous",
]
