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
    load_indexes,
    read_state,
    save_indexes,
    update_indexes,
)
from govtrades_desktop.query.overlay import Overlay, lay_over
from govtrades_desktop.store.connection import Reader, open_reader
from govtrades_desktop.store.user_data import Correction, UserStore

log = logging.getLogger(__name__)


class Library:
    """The data, opened for reading. For one thread; a context manager.

    Attributes:
        database: the database file.
        derived_dir: the folder of the indexes.
        user_database: what the user made, laid over the indexes in memory; None for the source's data alone.
        user_problem: in words, why the user's edits are not shown; None where they are.
    """

    def __init__(self, database: Path, derived_dir: Path, user_database: Path | None = None) -> None:
        self.database = Path(database)
        self.derived_dir = Path(derived_dir)
        self.user_database = None if user_database is None else Path(user_database)
        self.user_problem: str | None = None
        self._user_state: str | None = None
        self._corrections: tuple[Correction, ...] = ()
        self._overlay: Overlay | None = None
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
        """All tables, of one state of the data, without the user's edits."""
        if self._indexes is None:
            raise StoreBug("The library is not open.")
        return self._indexes

    @property
    def trades(self) -> ColumnTable:
        """One row a transaction (`derive.trade_index`), newest filed first, with the user's edits."""
        return self.overlay.trades

    @property
    def filings(self) -> ColumnTable:
        """One row a filing of the ledger (`derive.filing_index`), newest filed first, with the edits."""
        return self.overlay.filings

    @property
    def officials(self) -> ColumnTable:
        """One row an official in the ledger or in office since 2012 (`derive.official_table`), by name."""
        return self.overlay.officials

    @property
    def securities(self) -> ColumnTable:
        """One row a security that a trade names (`derive.security_table`), by name."""
        return self.overlay.securities

    @property
    def overlay(self) -> Overlay:
        """The indexes with the user's edits laid over them, and how each edit stands."""
        if self._overlay is None:
            raise StoreBug("The library is not open.")
        return self._overlay

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
                indexes = update_indexes(reader, self.derived_dir)
                try:
                    save_indexes(indexes, self.derived_dir)
                except StoreUnavailable as error:
                    log.warning("the indexes are kept in memory only: %s", error)
        except BaseException:
            reader.close()
            raise
        self._reader, self._indexes = reader, indexes
        self._lay_over()
        return self

    def close(self) -> None:
        """Close the connection and let the indexes go; harmless when closed already."""
        if self._reader is not None:
            self._reader.close()
        self._reader = self._indexes = self._overlay = None

    def reload(self) -> bool:
        """Take up newer indexes and newer edits of the user's; return whether there were. A few milliseconds.

        The connection stays. A database that was replaced as a whole (a restore) needs `open()` again.
        """
        is_newer = self._reload_indexes()
        if is_newer or self._has_new_edits():
            self._lay_over()
            return True
        return False

    def _reload_indexes(self) -> bool:
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

    def _has_new_edits(self) -> bool:
        if self.user_database is None:
            return False
        store = UserStore(self.user_database)
        try:
            if store.file.state() == self._user_state:
                self.user_problem = None
                return False
            state, corrections = store.snapshot()
        except StoreUnavailable as error:  # what is laid over already is still the user's
            self._tell(error)
            return False
        self.user_problem = None
        if corrections == self._corrections:  # a saved view changed, and nothing that tables show
            self._user_state = state
            return False
        return True

    def _lay_over(self) -> None:
        """Lay the user's edits over the indexes; where they cannot be read, the last ones known."""
        if self.user_database is not None:
            try:
                self._user_state, self._corrections = UserStore(self.user_database).snapshot()
                self.user_problem = None
            except StoreUnavailable as error:
                self._tell(error)
        self._overlay = lay_over(self.indexes, self.reader, self._corrections)

    def _tell(self, error: StoreUnavailable) -> None:
        problem = f"{error} {error.hint}".strip()
        if problem != self.user_problem:
            log.warning("the user's edits: %s", problem)
        self.user_problem = problem
