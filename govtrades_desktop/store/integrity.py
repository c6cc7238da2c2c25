"""Is the database sound? Whether to ask at all (two looks at the folder), and SQLite's own answer, in words.

It mends one thing, and only where nothing else is wrong: an index that does not agree with its table is made
anew from it. Whatever is worse is `rebuild.py`'s. Nothing here knows a table of ours.
"""

from __future__ import annotations

import contextlib
import logging
import re
import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.store.sqlite_errors import store_error, told

log = logging.getLogger(__name__)

DOUBT_SUFFIX = ".doubt"
_PAGE_BYTES = 4096  # of every database that this program makes
MANY = 20  # problems that are told; SQLite stops looking at a hundred

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
# SEEN: SQLite's btree.c and pragma.c; these alone say that a table is whole and one of its indexes is not.
_INDEX_ONLY = re.compile(
    r"row \d+ missing from index .+|wrong # of entries in index .+|non-unique entry in index .+"
    r"|rowid not at end-of-record for row \d+ of index .+"
)


class DamageKind(StrEnum):
    """What is wrong with a database file."""

    EMPTY = "empty"
    NO_DATABASE = "no database"
    BROKEN = "broken"
    INDEX = "index"
    REFERENCES = "references"


_WORDS = {
    DamageKind.EMPTY: "it is empty",
    DamageKind.NO_DATABASE: "its beginning is no database's",
    DamageKind.BROKEN: "parts of it are destroyed or missing",
    DamageKind.INDEX: "an index does not agree with its table",
    DamageKind.REFERENCES: "rows in it refer to rows that are not there",
}


@dataclass(frozen=True, slots=True)
class Damage:
    """What was found.

    Attributes:
        kind: which.
        problems: in SQLite's words, the first of them.
    """

    kind: DamageKind
    problems: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The second half of a sentence: "it is empty"."""
        return _WORDS[self.kind]


def reason_to_check(database: Path) -> str:
    """Return why the database should be checked before it is trusted, in a sentence; mostly empty.

    A clean end leaves no write-ahead log behind: the last connection folds it in and removes it. One with
    something in it was left by a crash or a power cut, or somebody has the database open just now.
    """
    with contextlib.suppress(OSError):
        doubt = doubt_path(database).read_text("utf-8", "replace").strip()
        return doubt or "It was found damaged earlier."
    with contextlib.suppress(OSError):
        if database.stat().st_size % _PAGE_BYTES:  # SQLite itself does not mind until it reads there
            return "The database ends in the middle of a page."
    for side in ("-wal", "-journal"):
        with contextlib.suppress(OSError):
            if database.with_name(database.name + side).stat().st_size > 0:
                return "The program was not ended properly the last time."
    return ""


def doubt_path(database: Path) -> Path:
    """Return where a doubt about a database is noted for the next start."""
    return database.with_name(database.name + DOUBT_SUFFIX)


def note_doubt(database: Path, why: str) -> None:
    """Have the next start check the database; that it cannot be noted is logged."""
    try:
        doubt_path(database).write_text(why, encoding="utf-8")
    except OSError as error:
        log.warning("a doubt about %s could not be noted: %s", database, error)


def clear_doubt(database: Path) -> None:
    """The database was found sound, or is another."""
    with contextlib.suppress(OSError):
        doubt_path(database).unlink(missing_ok=True)


def is_in_use(database: Path) -> bool:
    """Return whether somebody has the database open now, in any program. A broken one tells nothing.

    Every connection to a database with a write-ahead log holds a shared lock on the file for as long as it is
    open, so an exclusive one is refused at once. Without anybody else the log is folded in by this.
    """
    if not database.exists():
        return False
    try:
        with contextlib.closing(_connect(database, timeout_s=0.0)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        return _primary(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return False


def find_damage(database: Path, *, is_whole: bool = True) -> Damage | None:
    """Check a database that is there; None where it is sound.

    Args:
        database: its file.
        is_whole: compare indexes with their tables too (30 MB in 0.3 s); else the quick check.

    Raises:
        StoreUnavailable: busy, not readable: nothing can be said.
    """
    if is_empty(database):
        return Damage(DamageKind.EMPTY)
    try:
        with contextlib.closing(_connect(database)) as connection:
            check = "integrity_check" if is_whole else "quick_check"
            problems = [str(row[0]) for row in connection.execute(f"PRAGMA {check}") if row[0] != "ok"]
            strangers = [] if problems else connection.execute("PRAGMA foreign_key_check").fetchmany(MANY)
    except sqlite3.Error as error:
        if _primary(error) not in _DAMAGE:
            raise store_error(error, database) from error
        is_none = _primary(error) == sqlite3.SQLITE_NOTADB
        return Damage(DamageKind.NO_DATABASE if is_none else DamageKind.BROKEN, (str(error),))
    if problems:
        is_index = all(_INDEX_ONLY.fullmatch(one) for one in problems)
        return Damage(DamageKind.INDEX if is_index else DamageKind.BROKEN, tuple(problems[:MANY]))
    if strangers:
        return Damage(
            DamageKind.REFERENCES, tuple(f"{row[0]} {row[1]} refers to {row[2]}" for row in strangers)
        )
    return None


def mend_indexes(database: Path) -> bool:
    """Make all indexes anew from their tables; True where all is sound then, else nothing was changed.

    Raises:
        StoreUnavailable: busy, full, read-only.
    """
    try:
        with contextlib.closing(_connect(database)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("REINDEX")
            if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                connection.execute("ROLLBACK")
                return False
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        # two rows that are the same by a unique index: which of them is right, no index can tell
        if _primary(error) in (*_DAMAGE, sqlite3.SQLITE_CONSTRAINT):
            return False
        raise store_error(error, database) from error
    log.warning("the indexes of %s were made anew", database)
    return True


def is_empty(database: Path) -> bool:
    """Return whether the file is there and holds nothing, and no log beside it does."""
    with contextlib.suppress(OSError):
        return database.stat().st_size == 0 and not _has_log(database)
    return False


def is_damage(error: StoreUnavailable, database: Path) -> bool:
    """Return whether an error says that this database is damaged, and not only in use, full, or newer."""
    code = str(error.context.get("code", ""))
    is_about_it = error.context.get("path") == str(database)
    return is_about_it and (code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "damage" in error.context)


def _has_log(database: Path) -> bool:
    with contextlib.suppress(OSError):
        return database.with_name(database.name + "-wal").stat().st_size > 0
    return False


def _connect(database: Path, *, timeout_s: float = 5.0) -> sqlite3.Connection:
    with told(database):
        return sqlite3.connect(
            f"{database.resolve().as_uri()}?mode=rw", uri=True, timeout=timeout_s, isolation_level=None
        )


def _primary(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
