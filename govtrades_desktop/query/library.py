"""What a reader of the data holds: one connection that cannot write, and the columnar indexes in memory.

Open it on the thread that uses it. It writes nothing but missing or stale indexes, which can be rebuilt at
any time. numpy is imported with the indexes; peewee never is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self

from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.store.connection import Reader


class Library:
    """The data, opened for reading. For one thread; a context manager.

    Attributes:
        database: the database file.
        derived_dir: the folder of the indexes.
        reader: the connection.
        trades: one row a transaction (`derive.trade_index`).
        filings: one row a filing of the ledger (`derive.filing_index`).
        generation: of the indexes in memory.
    """

    database: Path
    derived_dir: Path
    reader: Reader
    trades: ColumnTable
    filings: ColumnTable
    generation: int

    def __init__(self, database: Path, derived_dir: Path) -> None:
        self.database = Path(database)
        self.derived_dir = Path(derived_dir)

    def __enter__(self) -> Self:
        return self.open()

    def __exit__(self, *exception: object) -> None:
        self.close()

    def open(self) -> Self:
        """Open the database and load the indexes, rebuilding them first where they do not fit the database.

        Raises:
            StoreUnavailable: no database, or it cannot be read (see `open_reader`).
        """
        raise NotImplementedError

    def close(self) -> None:
        """Close the connection and let the indexes go; harmless when closed already."""
        raise NotImplementedError

    def reload(self) -> bool:
        """Take up newer indexes, if there are any on disk; return whether there were. A few milliseconds."""
        raise NotImplementedError
