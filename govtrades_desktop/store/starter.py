"""The bundled database: written compressed by a command, unpacked at the first start.

Also the one place where any database is made ready for readers. A starter is one SQLite file, vacuumed,
without the history of runs, compressed by LZMA. Its date is inside.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import logging
import lzma
import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from govtrades_desktop.core.errors import DataRejected, StoreUnavailable
from govtrades_desktop.store import backup
from govtrades_desktop.store.bundles import CONTENTS_SQL, FACTS_SQL, RESOLVED_WITH, list_newer
from govtrades_desktop.store.connection import SCHEMA_VERSION, check_identity, open_store
from govtrades_desktop.store.sqlite_errors import told

log = logging.getLogger(__name__)

MAX_BYTES = 12_000_000  # what an installer may carry for it

_DATE_FACT = "starter_date"
# What the maker's machine did is nobody's business, its server's validators are not the official site's, and
# no document comes with the database: a refresh of a year fetches its documents, so that the pages behind the
# numbers are at hand. By which bytes a filing was read stays told (`read_document_id`).
_PRIVATE = (
    "DELETE FROM fetch_attempt",
    "DELETE FROM refresh_run",
    "DELETE FROM source_state",
    "DELETE FROM meta WHERE name LIKE 'traffic:%' OR name LIKE 'rest:%'",
    "UPDATE index_state SET url = '', etag = '', last_modified = '', checked_at = NULL, changed_at = NULL",
    "UPDATE document SET etag = '', last_modified = ''",
    "UPDATE filing SET document_id = NULL, tried_document_id = NULL",
    # prices are of the user's choosing, and a folder's name is nobody's business; with a series its years go
    "PRAGMA foreign_keys = ON",
    "DELETE FROM price_doubt",
    "DELETE FROM price_series",
    "DELETE FROM price_source",
    "DELETE FROM trading_calendar",
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """How the database was made ready.

    Attributes:
        is_new: there was none before.
        starter_date: the date of the bundled data, where the database began as the bundled one.
        migrated_from: the schema version it had, or None where it was the newest already.
        reference_problem: why newer bundled reference data could not be taken in; empty where it could, or
            there was none.
        is_unresolved: who and what the rows are was not told yet, or with older reference data: an older
            database was brought up to date. `refresh.processing.derive_now` tells it.
    """

    is_new: bool
    starter_date: dt.date | None
    migrated_from: int | None
    reference_problem: str = ""
    is_unresolved: bool = False


def prepare_database(
    database: Path,
    *,
    starter: Path | None = None,
    backups: Path | None = None,
    reference: Path | None = None,
) -> Prepared:
    """Make the database ready for readers: unpack the starter, or create, or back up and migrate.

    The window and the command line call this once, before they open a Library. A database that is ready
    costs a look at its header and at the day of its reference data: nothing is imported for it.

    Args:
        database: its file.
        starter: the bundled database, for a place that has none.
        backups: folder of the copy before a migration.
        reference: folder of the bundled reference data (`reference.install_reference`).

    Raises:
        StoreUnavailable: as `open_store`; or the starter is damaged.
    """
    if _is_empty(database):  # left by a crash, or made by hand: there is nothing in it to lose
        database.unlink()
    is_new = not database.exists()
    if is_new and starter is not None:
        unpack_starter(starter, database)
    version = 0 if not database.exists() else _version(database)
    if version != SCHEMA_VERSION:
        open_store(database, backups=backups).close()
    migrated_from = version if 0 < version < SCHEMA_VERSION else None
    problem = "" if reference is None else _take_reference(database, reference)
    return Prepared(is_new, _starter_date(database), migrated_from, problem, _is_unresolved(database))


def _is_unresolved(database: Path) -> bool:
    """Whether there are filings that were not resolved, or with other reference data than there is now."""
    with _connected(database) as connection, told(database):
        has_filings = connection.execute("SELECT EXISTS (SELECT 1 FROM filing)").fetchone()[0]
        facts = dict(connection.execute(CONTENTS_SQL).fetchall())
        row = connection.execute("SELECT value FROM meta WHERE name = ?", (RESOLVED_WITH,)).fetchone()
    if not (has_filings and facts):
        return False
    try:
        known = json.loads(row[0] if row else "{}")
        return (
            not {"filers", "versions"} <= set(known)
            or known["legislators"] != facts.get("legislators")
            or known["assets"][1] != facts.get("securities")
        )
    except (ValueError, KeyError, TypeError, IndexError):
        return True


def _take_reference(database: Path, folder: Path) -> str:
    """Take in newer bundled reference data; return why that could not be done.

    A database that cannot be written now (a refresh is under way, the folder is read-only) can be read all
    the same: the next start tries again.
    """
    try:
        with _connected(database) as connection, told(database):
            known = connection.execute(FACTS_SQL).fetchall()
        if list_newer(folder, known):
            from govtrades_desktop.store.reference import install_reference

            with open_store(database) as store:
                install_reference(store, folder)
    except (DataRejected, StoreUnavailable) as error:
        log.warning("the bundled reference data was not taken in: %s", error)
        return error.message
    return ""


def _is_empty(database: Path) -> bool:
    with contextlib.suppress(OSError):
        return database.stat().st_size == 0 and not database.with_name(database.name + "-wal").exists()
    return False


def write_starter(database: Path, target: Path, *, data_date: dt.date, max_bytes: int = MAX_BYTES) -> int:
    """Write a compact, compressed copy of `database` to `target`, atomically; return its size in bytes.

    Raises:
        StoreUnavailable: `target` cannot be written, or would be larger than `max_bytes`.
    """
    plain = target.with_name(f".{target.name}-{os.urandom(4).hex()}.plain")
    packed = plain.with_suffix(".packed")
    try:
        with _connected(database) as source, told(database):
            source.execute("VACUUM INTO ?", (str(plain),))
        with contextlib.closing(sqlite3.connect(plain, isolation_level=None)) as copy, told(plain):
            for statement in _PRIVATE:
                copy.execute(statement)
            copy.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_DATE_FACT, data_date.isoformat()))
            copy.execute("PRAGMA journal_mode = DELETE")
            copy.execute("VACUUM")
        problems = backup.check_integrity(plain)
        if problems:
            raise StoreUnavailable(f"The database {database} is damaged ({problems[0]}).", path=str(database))
        with plain.open("rb") as raw, lzma.open(packed, "wb", preset=9) as out:
            shutil.copyfileobj(raw, out, 1 << 20)
        size = packed.stat().st_size
        if size > max_bytes:
            raise StoreUnavailable(
                f"The starter database would be {size:,} bytes; at most {max_bytes:,} are allowed.",
                path=str(target),
            )
        os.replace(packed, target)
    except OSError as error:
        raise _cannot_write(target, error) from error
    finally:
        for leftover in (plain, packed):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)
    return size


def unpack_starter(starter: Path, database: Path) -> dt.date:
    """Unpack the bundled database to `database`, atomically; return the date of its data.

    A database that appeared meanwhile (a second start) is left as it is.

    Raises:
        StoreUnavailable: the starter is damaged or not ours, or the place cannot be written.
    """
    part = database.with_name(f".{database.name}-{os.urandom(4).hex()}.part")
    try:
        with lzma.open(starter) as packed, part.open("wb") as out:
            shutil.copyfileobj(packed, out, 1 << 20)
            out.flush()
            os.fsync(out.fileno())
        with contextlib.closing(sqlite3.connect(part)) as connection:
            check_identity(part, connection)
            with told(part):
                if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                    raise _damaged(starter)
                backup.start_lineage(connection)
        date = _starter_date(part)
        if date is None:
            raise _damaged(starter)
        if not database.exists():
            for side in ("-wal", "-shm"):
                # left over from a database that was removed by hand; it would be played into this one
                database.with_name(database.name + side).unlink(missing_ok=True)
        _place(part, database)
    except (lzma.LZMAError, EOFError) as error:
        raise _damaged(starter) from error
    except OSError as error:
        raise _cannot_write(database, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    log.info("unpacked the bundled database of %s to %s", date, database)
    return date


def _place(part: Path, database: Path) -> None:
    """Put `part` at `database` unless something is there already."""
    try:
        os.link(part, database)  # fails where the name is taken; a rename would not
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not database.exists():
            os.replace(part, database)


def _connected(database: Path) -> contextlib.closing[sqlite3.Connection]:
    with told(database):
        return contextlib.closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=rw", uri=True))


def _version(database: Path) -> int:
    with _connected(database) as connection, told(database):
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _starter_date(database: Path) -> dt.date | None:
    with _connected(database) as connection, told(database):
        found = connection.execute("SELECT value FROM meta WHERE name = ?", (_DATE_FACT,)).fetchone()
    return None if found is None else dt.date.fromisoformat(found[0])


def _damaged(starter: Path) -> StoreUnavailable:
    return StoreUnavailable(
        f"The bundled database {starter} is damaged.",
        hint="Install the program again, or start it with an empty data folder and refresh.",
        path=str(starter),
    )


def _cannot_write(path: Path, error: OSError) -> StoreUnavailable:
    return StoreUnavailable(
        f"{path} cannot be written: {error.strerror or error}.",
        hint="Free some space, or make the folder writable.",
        path=str(path),
    )
