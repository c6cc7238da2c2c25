"""Copies of the database that are sound while it is in use, kept in rotation, verified, and restored.

Copies are made by SQLite's own backup interface: a plain file copy beside a live WAL may be torn. Nothing is
ever deleted but the oldest copies of the same label beyond the number kept.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.store.connection import BUSY_TIMEOUT_MS, check_identity, new_lineage
from govtrades_desktop.store.sqlite_errors import told

_NAME = re.compile(r"(?P<stem>.+)-(?P<label>[a-z0-9-]+)-v(?P<version>\d+)-(?P<made>\d{8}T\d{6}Z)\.sqlite")
_MADE = "%Y%m%dT%H%M%SZ"
_SIDE_FILES = ("-wal", "-shm", "-journal")


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


def back_up(
    database: Path, folder: Path, *, label: str = "daily", keep: int = 7, now: dt.datetime | None = None
) -> Backup:
    """Copy the database, verify the copy, and drop the oldest copies of the same label beyond `keep`.

    Readers and the writer go on meanwhile.

    Raises:
        StoreUnavailable: the database or the folder cannot be used, or the copy is not sound.
    """
    moment = (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _no_place(folder, error) from error
    part = folder / f".{database.stem}-{os.urandom(4).hex()}.part"
    try:
        with _connected(database) as source, _connected(part, is_new=True) as target:
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
            )
        _flush(part)
        path = folder / f"{database.stem}-{label}-v{version}-{moment.strftime(_MADE)}.sqlite"
        os.replace(part, path)
    except OSError as error:
        raise _no_place(folder, error) from error
    finally:
        _remove(part)
    same = [
        one
        for one in list_backups(folder)
        if one.label == label and one.path.name.startswith(f"{database.stem}-{label}-")
    ]
    for old in same[max(keep, 1) :]:
        with contextlib.suppress(OSError):
            old.path.unlink()
    return Backup(path, moment.replace(microsecond=0), version, label, path.stat().st_size)


def list_backups(folder: Path) -> list[Backup]:
    """Return the copies in `folder`, newest first; other files are left alone."""
    found = []
    for path in folder.glob("*.sqlite") if folder.is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match:
            made_at = dt.datetime.strptime(match["made"], _MADE).replace(tzinfo=dt.UTC)
            found.append(Backup(path, made_at, int(match["version"]), match["label"], path.stat().st_size))
    return sorted(found, key=lambda one: (one.made_at, one.path.name), reverse=True)


def check_integrity(database: Path) -> list[str]:
    """Return what is wrong with a database, in SQLite's words; empty when it is sound.

    Raises:
        StoreUnavailable: it cannot be opened at all, or is not a database.
    """
    with _connected(database) as connection, told(database):
        try:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            found += [f"foreign key of {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT:
                return [str(error)]
            raise
        return found


def restore(backup: Path, database: Path) -> Path | None:
    """Put a copy in the place of the database, atomically; the one at hand is set aside, never deleted.

    No connection to the database may be open. The restored data starts a lineage of its own, so that no index
    derived from the other can be taken for its.

    Returns:
        Where the database that was there is now, or None where there was none.

    Raises:
        StoreUnavailable: the copy is not sound or not ours, or the place cannot be written.
    """
    with _connected(backup) as connection:
        check_identity(backup, connection)
    problems = check_integrity(backup)
    if problems:
        raise StoreUnavailable(f"The backup {backup} is damaged ({problems[0]}).", path=str(backup))
    part = database.with_name(f".{database.stem}-{os.urandom(4).hex()}.part")
    try:
        with _connected(backup) as source, _connected(part, is_new=True) as target, told(part):
            source.backup(target)
            start_lineage(target)
        _flush(part)
        aside = set_aside(database)
        os.replace(part, database)
    except OSError as error:
        raise _no_place(database.parent, error) from error
    finally:
        _remove(part)
    return aside


def set_aside(database: Path) -> Path | None:
    """Rename a database (sound or not) with its side files, so that another can take its place.

    Returns:
        Its new path, or None where there was none.
    """
    if not database.exists():
        _remove(database)  # side files without their database would be played into the next one
        return None
    with contextlib.suppress(StoreUnavailable), _connected(database) as connection, told(database):
        connection.execute(
            "PRAGMA wal_checkpoint(TRUNCATE)"
        )  # else a crash between renames loses what is in it
    stamp = dt.datetime.now(dt.UTC).strftime(_MADE)
    aside = database.with_name(f"{database.stem}-set-aside-{stamp}-{os.urandom(2).hex()}{database.suffix}")
    for side in _SIDE_FILES:
        beside = database.with_name(database.name + side)
        if beside.exists():
            os.replace(beside, aside.with_name(aside.name + side))
    os.replace(database, aside)
    return aside


def start_lineage(connection: sqlite3.Connection) -> None:
    """Name a new line of generations in a database that was put in the place of another."""
    connection.execute("UPDATE meta SET value = ? WHERE name = 'lineage'", (new_lineage(),))
    connection.commit()


@contextlib.contextmanager
def _connected(path: Path, *, is_new: bool = False) -> Iterator[sqlite3.Connection]:
    uri = f"{path.resolve().as_uri()}?mode={'rwc' if is_new else 'rw'}"
    if not is_new and not os.access(path.parent, os.W_OK):
        uri = f"{path.resolve().as_uri()}?mode=ro"
    with told(path):
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_MS / 1000)
    with contextlib.closing(connection):
        yield connection


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    for side in ("", *_SIDE_FILES):
        with contextlib.suppress(OSError):
            path.with_name(path.name + side).unlink()


def _no_place(folder: Path, error: OSError) -> StoreUnavailable:
    return StoreUnavailable(
        f"The folder {folder} cannot be written: {error.strerror or error}.",
        hint="Free some space, or make the folder writable.",
        path=str(folder),
    )
