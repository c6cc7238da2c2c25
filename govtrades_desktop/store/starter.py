"""The bundled database: written compressed by a command, unpacked at the first start; and any database made ready."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Prepared:
    """How the database was made ready.

    Attributes:
        is_new: there was none before.
        starter_date: the date of the bundled data, where the database began as the bundled one.
        migrated_from: the schema version it had, or None where it was the newest already.
    """

    is_new: bool
    starter_date: dt.date | None
    migrated_from: int | None


def prepare_database(database: Path, *, starter: Path | None = None, backups: Path | None = None) -> Prepared:
    """Make the database ready for readers: unpack the starter, or create, or back up and migrate.

    The window and the command line call this once, before they open a Library.

    Raises:
        StoreUnavailable: as `open_store`; or the starter is damaged.
    """
    raise NotImplementedError


def write_starter(database: Path, target: Path, *, data_date: dt.date, max_bytes: int = 12_000_000) -> int:
    """Write a compact, compressed copy of `database` to `target`, atomically; return its size in bytes.

    Raises:
        StoreUnavailable: `target` cannot be written, or would be larger than `max_bytes`.
    """
    raise NotImplementedError


def unpack_starter(starter: Path, database: Path) -> dt.date:
    """Unpack the bundled database to `database`, atomically; return the date of its data."""
    raise NotImplementedError
