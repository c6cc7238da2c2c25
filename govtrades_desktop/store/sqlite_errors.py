"""The one place where SQLite's error codes become our errors: the surroundings' fault, or ours.

Everything that is not known to be the surroundings' fault is a StoreBug. Raises only; it repairs nothing.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from govtrades_desktop.core.errors import StoreBug, StoreError, StoreUnavailable

_PRIMARY = 0xFF  # the low byte of an extended result code is the primary one

# primary code -> (what happened, what the user can do)
_SURROUNDINGS = {
    sqlite3.SQLITE_BUSY: (
        "The database {path} is busy: another program is writing to it.",
        "Close the other copy of the program, or try again in a moment.",
    ),
    sqlite3.SQLITE_LOCKED: (
        "The database {path} is locked by another connection.",
        "Try again in a moment.",
    ),
    sqlite3.SQLITE_READONLY: (
        "The database {path} cannot be written: it or its folder is read-only.",
        "Make the folder writable, or choose another with --data-dir.",
    ),
    sqlite3.SQLITE_PERM: (
        "The database {path} cannot be opened: permission is denied.",
        "Make the file readable and writable for you.",
    ),
    sqlite3.SQLITE_IOERR: (
        "Reading or writing the database {path} failed in the system ({detail}).",
        "Check the disk and whether it is full.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "The database {path} is damaged ({detail}).",
        "Restore a backup, or move the file away to start from the bundled data.",
    ),
    sqlite3.SQLITE_NOTADB: (
        "The file {path} is not a database.",
        "Restore a backup, or move the file away to start from the bundled data.",
    ),
    sqlite3.SQLITE_FULL: (
        "The disk that holds {path} is full; what was written before stays.",
        "Free some space and try again.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The database {path} cannot be opened.",
        "Check that its folder exists and that you may write there.",
    ),
    sqlite3.SQLITE_NOMEM: ("There is not enough memory for the database {path}.", "Close other programs."),
}


def store_error(error: BaseException, path: Path | str, *, is_reader: bool = False) -> StoreError:
    """Return the error of ours that tells what `error`, of SQLite or peewee, means.

    Args:
        error: a sqlite3.Error, or a peewee exception raised from one.
        path: the database at hand.
        is_reader: the connection may not write; a refused write is then our own mistake.
    """
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, sqlite3.Error):
        cause = cause.__cause__ or cause.__context__
    code = getattr(cause, "sqlite_errorcode", None)
    primary = code & _PRIMARY if isinstance(code, int) else None
    if primary in _SURROUNDINGS and not (is_reader and primary == sqlite3.SQLITE_READONLY):
        message, hint = _SURROUNDINGS[primary]
        detail = getattr(cause, "sqlite_errorname", "") or str(cause)
        return StoreUnavailable(
            message.format(path=path, detail=detail), hint=hint, path=str(path), code=detail
        )
    return StoreBug(f"The database refused a statement: {error}.", path=str(path), code=code)


@contextlib.contextmanager
def told(path: Path | str, *, is_reader: bool = False) -> Iterator[None]:
    """Turn what SQLite or peewee raises inside into StoreUnavailable or StoreBug."""
    try:
        yield
    except StoreError:
        raise
    except sqlite3.Error as error:
        raise store_error(error, path, is_reader=is_reader) from error
    except Exception as error:
        # peewee is recognised by module, so that a reader need not import it
        if type(error).__module__.partition(".")[0] in ("peewee", "playhouse"):
            raise store_error(error, path, is_reader=is_reader) from error
        raise
