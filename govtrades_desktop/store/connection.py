"""Opening the database: the one writer (`Store`), and readers that cannot write (`Reader`).

An existing file is checked, backed up, migrated and verified before anything else touches it; a new one is
created whole at the newest schema. Both kinds of connection belong to the thread that opened them. Of
filings only `Store.touch` knows. peewee is imported only by the writer: a window starts with a Reader.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from govtrades_desktop.core.errors import StoreBug, StoreUnavailable
from govtrades_desktop.store.sqlite_errors import store_error, told

if TYPE_CHECKING:
    from peewee import Query, SqliteDatabase

APPLICATION_ID = 0x47765464  # "GvTd": how `file` and this program know the file for theirs
BUSY_TIMEOUT_MS = 5_000
_IDS_AT_ONCE = 500  # well below SQLite's limit of bound values, and the statement is cached
SCHEMA_VERSION = 4
"""The newest schema; raise it together with a step in `migrations.py` and a database in `tests/schemas/`."""


def utc_text(moment: dt.datetime) -> str:
    """Return an aware moment as it is stored: ISO text in UTC to the second."""
    if moment.tzinfo is None:
        raise StoreBug("A moment without a time zone was to be stored.")
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_moment(text: str) -> dt.datetime:
    """Return a stored moment as an aware UTC datetime."""
    return dt.datetime.fromisoformat(text)


class Store:
    """The one writer of a database. For one thread; a context manager.

    Attributes:
        path: the database file.
        database: peewee's view of it; queries are executed with it explicitly (`store.run(query)`).
        connection: the sqlite3 connection beneath, in autocommit mode.
    """

    def __init__(self, path: Path, database: SqliteDatabase) -> None:
        self.path = path
        self.database = database
        with told(path):
            self.connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; harmless when closed already."""
        with told(self.path):
            if not self.database.is_closed():
                self.database.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Run one short IMMEDIATE transaction: committed whole, or nothing of it.

        Raises:
            StoreUnavailable: busy beyond the timeout, full, read-only, damaged.
            StoreBug: a transaction within a transaction, or a statement that can never work.
        """
        if self.connection.in_transaction:
            raise StoreBug("A transaction was begun within a transaction.", path=str(self.path))
        with told(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                # a full disk may have rolled back by itself already
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Execute one statement."""
        with told(self.path):
            return self.connection.execute(sql, parameters)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows at once: an open cursor would keep the WAL from being reset."""
        with told(self.path):
            return self.connection.execute(sql, parameters).fetchall()

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Return the first value of the first row, or None where there is no row."""
        found = self.rows(sql, parameters)
        return found[0][0] if found else None

    def run(self, query: Query) -> sqlite3.Cursor:
        """Execute a peewee query on this store's own connection."""
        context = self.database.get_sql_context()
        sql, parameters = context.sql(query).query()  # type: ignore[no-untyped-call]
        return self.execute(sql, parameters)

    def mark_changed(self) -> None:
        """Raise the generation; called inside each transaction that changes what a screen may show."""
        self.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE name = 'generation'")

    def touch(self, filing_ids: Iterable[int], *, is_forgotten: bool = True) -> None:
        """Note that filings changed: raises the generation and marks them with the new one.

        Whatever changes what the derived indexes show of a filing (its row, its transactions, its doubts, its
        links) calls this in the same transaction: only what was touched since is derived anew.

        Args:
            filing_ids: the filings; none of them changes nothing.
            is_forgotten: the facts behind them may differ, so who and what they were resolved to is
                forgotten, and resolved anew.
        """
        listed = sorted(set(filing_ids))
        if not listed:
            return
        self.mark_changed()
        generation = self.generation
        for start in range(0, len(listed), _IDS_AT_ONCE):
            part = listed[start : start + _IDS_AT_ONCE]
            marks = ",".join("?" * len(part))
            self.execute(f"UPDATE filing SET touched = ? WHERE id IN ({marks})", (generation, *part))
            if is_forgotten:
                self.execute(f"DELETE FROM filing_official WHERE filing_id IN ({marks})", part)
                self.execute(
                    "DELETE FROM trade_security WHERE transaction_id IN"
                    f' (SELECT id FROM "transaction" WHERE filing_id IN ({marks}))',
                    part,
                )

    @property
    def generation(self) -> int:
        """The generation of the rows now committed (see `schema.DatabaseFact`)."""
        return int(self.value("SELECT value FROM meta WHERE name = 'generation'"))


class Reader:
    """A connection that cannot write. For one thread; a context manager. Every read is fetched whole."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; harmless when closed already."""
        self.connection.close()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with told(self.path, is_reader=True):
            return self.connection.execute(sql, parameters).fetchall()

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Return the first value of the first row, or None where there is no row."""
        found = self.rows(sql, parameters)
        return found[0][0] if found else None

    def rows_by_id(self, sql: str, ids: Iterable[int]) -> list[tuple[Any, ...]]:
        """Return the rows of `sql`, whose one `{ids}` stands for the ids, in no certain order."""
        listed = list(ids)
        found: list[tuple[Any, ...]] = []
        for start in range(0, len(listed), _IDS_AT_ONCE):
            part = listed[start : start + _IDS_AT_ONCE]
            found += self.rows(sql.replace("{ids}", ",".join("?" * len(part))), part)
        return found

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let several reads see one state of the data. Keep it short: it holds the WAL."""
        with told(self.path, is_reader=True):
            self.connection.execute("BEGIN")
        try:
            yield
        finally:
            with told(self.path, is_reader=True):
                self.connection.execute("COMMIT")

    def fact(self, name: str) -> str | None:
        """Return one fact of the table `meta`, or None where it is not told."""
        value = self.value("SELECT value FROM meta WHERE name = ?", (name,))
        return None if value is None else str(value)


def open_store(path: Path, *, backups: Path | None = None) -> Store:
    """Open the database for writing: create it, or check, back up, migrate and verify it.

    Args:
        path: the database file; its folder must exist.
        backups: where the copy before a migration goes; the folder `backups` beside the database by default.

    Raises:
        StoreUnavailable: a newer schema, not a database, damaged, read-only, busy, full.
    """
    from peewee import SqliteDatabase

    from govtrades_desktop.store import migrations

    path = Path(path)
    if path.exists() and not os.access(path, os.W_OK):
        raise StoreUnavailable(
            f"The database {path} is read-only.",
            hint="Make the file writable, or choose another folder with --data-dir.",
            path=str(path),
        )
    database = SqliteDatabase(
        str(path),
        autoconnect=False,
        timeout=BUSY_TIMEOUT_MS / 1000,
        pragmas={"foreign_keys": 1, "synchronous": "NORMAL"},
    )
    with told(path):
        database.connect()
    store = Store(path, database)
    try:
        if store.value("SELECT COUNT(*) FROM sqlite_master") == 0 and store.value("PRAGMA user_version") == 0:
            _create(store)
        else:
            check_identity(path, store.connection)
            migrations.migrate(store, backups or path.parent / "backups")
        store.execute("PRAGMA journal_mode = WAL")
    except BaseException:
        store.close()
        raise
    return store


def open_reader(path: Path) -> Reader:
    """Open the database for reading only; a write through it is refused by SQLite.

    Raises:
        StoreUnavailable: absent, not a database, damaged, or of another schema than this program's.
    """
    path = Path(path)
    if not path.exists():
        raise StoreUnavailable(f"There is no database at {path}.", hint="Refresh once.", path=str(path))
    connection = _connect_reader(path)
    try:
        check_identity(path, connection)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version < SCHEMA_VERSION:
            raise StoreUnavailable(
                f"The database {path} has schema {version} not yet brought to {SCHEMA_VERSION}.",
                hint="Start the program, or refresh, once: it backs the file up and brings it up to date.",
                path=str(path),
            )
    except BaseException:
        connection.close()
        raise
    return Reader(path, connection)


def _connect_reader(path: Path) -> sqlite3.Connection:
    """Connect so that nothing can be written; also where the folder is read-only.

    A WAL database needs a file beside it even for reading. Where that cannot be made, nothing else can write
    the database either, and it may be read as it lies, if no WAL is left over. Asking the system beforehand
    is no help: it tells what permissions say, not what a share or a medium allows.
    """
    uri = path.resolve().as_uri()
    timeout_s = BUSY_TIMEOUT_MS / 1000
    with told(path):
        connection = sqlite3.connect(f"{uri}?mode=rw", uri=True, timeout=timeout_s, isolation_level=None)
    try:
        connection.execute("PRAGMA query_only = 1")
        connection.execute("PRAGMA application_id").fetchone()  # the first look at the file
    except sqlite3.Error as error:
        connection.close()
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        has_wal = path.with_name(path.name + "-wal").exists()
        if code not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN) or has_wal:
            raise store_error(error, path) from error
        with told(path):
            connection = sqlite3.connect(f"{uri}?immutable=1", uri=True, isolation_level=None)
            connection.execute("PRAGMA query_only = 1")
    return connection


def check_identity(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse a file that is not this program's, or that a newer program made.

    Raises:
        StoreUnavailable: with a sentence that says which.
    """
    with told(path, is_reader=True):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise StoreUnavailable(
            f"The file {path} is a database of another program.",
            hint="Choose another folder with --data-dir, or move the file away.",
            path=str(path),
        )
    if version > SCHEMA_VERSION:
        raise StoreUnavailable(
            f"The database {path} was made by a newer version of this program"
            f" (schema {version}; this version knows {SCHEMA_VERSION}).",
            hint="Install the newer version, or choose another folder with --data-dir.",
            path=str(path),
        )


def _create(store: Store) -> None:
    """Create everything at the newest schema, or nothing."""
    from govtrades_desktop.store.schema import create_schema

    with store.transaction() as connection:
        create_schema(store.database)
        facts = {
            "lineage": new_lineage(),
            "generation": "1",
            "created_at": utc_text(dt.datetime.now(dt.UTC)),
        }
        connection.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", facts.items())
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def new_lineage() -> str:
    """Return a random name for a line of generations (a new database, a restored one)."""
    return os.urandom(8).hex()
