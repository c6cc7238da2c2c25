"""One database file in the place of another: prepared beside it, whole and verified, then two renames.

What was there is set aside, never deleted. A program that is killed between the two renames leaves the folder
without a database and with what was to take its place; `finish_replacing`, at a start, does the second one.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.store.connection import BUSY_TIMEOUT_MS, check_identity, new_lineage
from govtrades_desktop.store.sqlite_errors import told

STAMP = "%Y%m%dT%H%M%SZ"
_SIDE_FILES = ("-wal", "-shm", "-journal")
_READY = ".ready"  # beside the database: whole, on the disk, and about to take its place


def restore(backup: Path, database: Path, *, facts: Sequence[tuple[str, str]] = ()) -> Path | None:
    """Put a copy in the place of the database; the one at hand is set aside, never deleted.

    No connection to the database may be open. The restored data starts a lineage of its own, so that no index
    derived from the other can be taken for its.

    Args:
        backup: the copy, of this schema or an earlier one.
        database: the place.
        facts: written into the restored one's table of facts.

    Returns:
        Where the database that was there is now, or None where there was none.

    Raises:
        StoreUnavailable: the copy is not sound or not ours, or the place cannot be written.
    """
    with connected(backup) as connection:
        check_identity(backup, connection)
    prepare_replacing(backup, database, facts=facts)
    return replace_prepared(database)


def restore_user(backup: Path, user_database: Path) -> Path | None:
    """Put a copy of what the user made in the place of user.sqlite; the one at hand is set aside.

    Raises:
        StoreUnavailable: the copy is not sound, not of the user's file, or the place cannot be written.
    """
    with connected(backup) as connection:
        check_user_identity(backup, connection)
    prepare_replacing(backup, user_database, is_ours=False)
    return replace_prepared(user_database)


def prepare_replacing(
    backup: Path, database: Path, *, facts: Sequence[tuple[str, str]] = (), is_ours: bool = True
) -> None:
    """Write what shall take a database's place beside it, whole and on the disk, for `replace_prepared`.

    Raises:
        StoreUnavailable: the copy is not sound, or the place cannot be written.
    """
    problems = check_integrity(backup)
    if problems:
        raise StoreUnavailable(f"The backup {backup} is damaged ({problems[0]}).", path=str(backup))
    part = database.with_name(f".{database.stem}-{os.urandom(4).hex()}.part")
    try:
        with connected(backup) as source, connected(part, is_new=True) as target, told(part):
            source.backup(target)
            if is_ours:
                start_lineage(target)
                target.executemany("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", facts)
                target.commit()
            target.execute("PRAGMA journal_mode = DELETE")  # one file, that two renames can handle
        flush(part)
        os.replace(part, _ready(database))
    except OSError as error:
        raise no_place(database.parent, error) from error
    finally:
        remove(part)


def replace_prepared(database: Path, *, aside: Path | None = None) -> Path | None:
    """Set the database aside and put what `prepare_replacing` wrote in its place.

    Returns:
        Where the database that was there is now, or None where there was none.
    """
    try:
        kept = set_aside(database, aside=aside)
        os.replace(_ready(database), database)
    except OSError as error:
        raise no_place(database.parent, error) from error
    return kept


def finish_replacing(database: Path) -> bool:
    """Do the second rename of a replacing that was cut short between the two; True where there was one.

    What was prepared and not begun is dropped: the database is what it was.
    """
    ready = _ready(database)
    if not ready.exists():
        return False
    try:
        if database.exists():
            ready.unlink()
            return False
        remove(database)
        os.replace(ready, database)
    except OSError as error:
        raise no_place(database.parent, error) from error
    return True


def set_aside(database: Path, *, aside: Path | None = None) -> Path | None:
    """Rename a database (sound or not) with its side files, so that another can take its place.

    Args:
        database: the file.
        aside: its new path; by default one that says so and when.

    Returns:
        Its new path, or None where there was none.
    """
    if not database.exists():
        remove(database)  # side files without their database would be played into the next one
        return None
    with contextlib.suppress(StoreUnavailable), connected(database) as connection, told(database):
        connection.execute(
            "PRAGMA wal_checkpoint(TRUNCATE)"
        )  # else a crash between renames loses what is in it
    if aside is None:
        stamp = dt.datetime.now(dt.UTC).strftime(STAMP)
        aside = database.with_name(
            f"{database.stem}-set-aside-{stamp}-{os.urandom(2).hex()}{database.suffix}"
        )
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


def check_integrity(database: Path) -> list[str]:
    """Return what is wrong with a database, in SQLite's words; empty when it is sound.

    Raises:
        StoreUnavailable: it cannot be opened at all, or is not a database.
    """
    with connected(database) as connection, told(database):
        try:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            found += [f"foreign key of {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT:
                return [str(error)]
            raise
        return found


def check_user_identity(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse a file that is not of what the user made, or that a newer program made.

    Raises:
        StoreUnavailable: with a sentence that says which.
    """
    from govtrades_desktop.store.user_schema import USER_APPLICATION_ID, USER_SCHEMA_VERSION

    with told(path):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != USER_APPLICATION_ID:
        raise StoreUnavailable(f"The file {path} is no copy of your corrections and views.", path=str(path))
    if version > USER_SCHEMA_VERSION:
        raise StoreUnavailable(
            f"The copy {path} was made by a newer version of this program (schema {version}; this version"
            f" knows {USER_SCHEMA_VERSION}).",
            hint="Install the newer version.",
            path=str(path),
        )


@contextlib.contextmanager
def connected(path: Path, *, is_new: bool = False) -> Iterator[sqlite3.Connection]:
    """Give a connection to a file; one in a folder that cannot be written can only be read."""
    uri = f"{path.resolve().as_uri()}?mode={'rwc' if is_new else 'rw'}"
    if not is_new and not os.access(path.parent, os.W_OK):
        uri = f"{path.resolve().as_uri()}?mode=ro"
    with told(path):
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_MS / 1000)
    with contextlib.closing(connection):
        yield connection


def _ready(database: Path) -> Path:
    return database.with_name(database.name + _READY)


def flush(path: Path) -> None:
    """Have a file on the disk when this returns."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def remove(path: Path) -> None:
    """Remove a database file that is ours to remove, with its side files, where they are."""
    for side in ("", *_SIDE_FILES):
        with contextlib.suppress(OSError):
            path.with_name(path.name + side).unlink()


def no_place(folder: Path, error: OSError) -> StoreUnavailable:
    """Return the error that tells what the system said of a folder."""
    return StoreUnavailable(
        f"The folder {folder} cannot be written: {error.strerror or error}.",
        hint="Free some space, or make the folder writable.",
        path=str(folder),
    )
