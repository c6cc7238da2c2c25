"""What a reader of the data holds: one connection that cannot write, and the columnar indexes in memory.

Open it on the thread that uses it. It writes nothing but missing or stale indexes, which can be rebuilt at
any time. peewee is never imported: a window starts with this.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Self

from govtrades_desktop.core.errors import StoreBug, StoreUnavailable
from govtrades_desktop.derive.columns import ColumnTable, StaleTable
from govtrades_desktop.derive.run import (
    Indexes,
    current_state,
    derive_indexes,
    load_indexes,
    read_state,
    save_indexes,
)
from govtrades_desktop.store.connection import Reader, open_reader

log = logging.getLogger(__name__)


class Library:
    """The data, opened for reading. For one thread; a context manager.

    Attributes:
        database: the database file.
        derived_dir: the folder of the indexes.
    """

    def __init__(self, database: Path, derived_dir: Path) -> None:
        self.database = Path(database)
        self.derived_dir = Path(derived_dir)
        self._reader: Reader | None = None
        self._indexes: Indexes | None = None

    def __enter__(self) -> Self:
        return self.open()

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def reader(self) -> Reader:
        """The connection."""
        if self._reader is None:
            raise StoreBug("The library is not open.")
        return self._reader

    @property
    def indexes(self) -> Indexes:
        """Both indexes, of one state of the data."""
        if self._indexes is None:
            raise StoreBug("The library is not open.")
        return self._indexes

    @property
    def trades(self) -> ColumnTable:
        """One row a transaction (`derive.trade_index`), newest filed first."""
        return self.indexes.trades

    @property
    def filings(self) -> ColumnTable:
        """One row a filing of the ledger (`derive.filing_index`), newest filed first."""
        return self.indexes.filings

    @property
    def generation(self) -> int:
        """Of the indexes in memory."""
        return self.indexes.generation

    def open(self) -> Self:
        """Open the database and load the indexes, rebuilding them first where they do not fit the database.

        Raises:
            StoreUnavailable: no database, or it cannot be read (see `open_reader`).
        """
        self.close()
        reader = open_reader(self.database)
        try:
            wanted = read_state(reader)
            try:
                indexes = load_indexes(self.derived_dir)
                if (indexes.lineage, indexes.generation) != wanted:
                    raise StaleTable("of another state of the data")
            except StaleTable as stale:
                log.info("the indexes are rebuilt: %s", stale)
                indexes = derive_indexes(reader)
                try:
                    save_indexes(indexes, self.derived_dir)
                except StoreUnavailable as error:
                    log.warning("the indexes are kept in memory only: %s", error)
        except BaseException:
            reader.close()
            raise
        self._reader, self._indexes = reader, indexes
        return self

    def close(self) -> None:
        """Close the connection and let the indexes go; harmless when closed already."""
        if self._reader is not None:
            self._reader.close()
        self._reader = self._indexes = None

    def reload(self) -> bool:
        """Take up newer indexes, if there are any on disk; return whether there were. A few milliseconds.

        The connection stays. A database that was replaced as a whole (a restore) needs `open()` again.
        """
        state = current_state(self.derived_dir)
        if state is None or state == (self.indexes.lineage, self.indexes.generation):
            return False
        try:
            self._indexes = load_indexes(self.derived_dir)
        except StaleTable as stale:
            # another process is putting newer ones in force, or they are damaged: what is in memory is still
            # sound
            log.info("no newer indexes yet: %s", stale)
            return False
        return True
