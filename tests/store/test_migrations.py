"""Migrations: every released schema comes up to the newest; a wrong step changes nothing."""

from __future__ import annotations

import contextlib
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from peewee import SqliteDatabase

from govtrades_desktop.core.errors import StoreBug, StoreUnavailable
from govtrades_desktop.store.connection import SCHEMA_VERSION, open_reader, open_store
from govtrades_desktop.store.migrations import (
    MIGRATIONS,
    Migration,
    Shape,
    migrate,
    shape_of,
    shape_of_fresh,
)
from govtrades_desktop.store.price_tables import load_series
from govtrades_desktop.store.schema import create_schema
from govtrades_desktop.store.starter import prepare_database
from tests.store.factory import dump, filled_database

SCHEMAS = Path(__file__).parent.parent / "schemas"
NEXT = SCHEMA_VERSION + 1
ADD_PARTY = Migration(NEXT, "Officials have parties.", ('ALTER TABLE filing ADD COLUMN "party" TEXT',))
REBUILD = Migration(
    NEXT + 1,
    "Rebuild a table, as ALTER TABLE cannot change a check.",
    (
        'CREATE TABLE "vehicle_new" ("id" INTEGER NOT NULL PRIMARY KEY, "filing_id" INTEGER NOT NULL,'
        " \"name\" TEXT NOT NULL, \"owner\" TEXT CHECK (\"owner\" IN ('self', 'spouse', 'joint')),"
        ' "location" TEXT, "description" TEXT, FOREIGN KEY ("filing_id") REFERENCES "filing" ("id")'
        " ON DELETE CASCADE) STRICT",
        "INSERT INTO vehicle_new SELECT * FROM vehicle",
        "DROP TABLE vehicle",
        "ALTER TABLE vehicle_new RENAME TO vehicle",
        'CREATE INDEX "vehicle_filing_id" ON "vehicle" ("filing_id")',
    ),
)


def fresh_after(*steps: Migration) -> Shape:
    """The shape a fresh database of the invented version has: today's with the steps done."""
    database = SqliteDatabase(":memory:", autoconnect=False)
    with database.connection_context():
        create_schema(database)
        for step in steps:
            for statement in step.statements:
                database.execute_sql(statement)
        return shape_of(database.connection())


def test_there_is_a_database_for_every_released_schema_and_no_other() -> None:
    found = sorted(int(re.fullmatch(r"v(\d+)", path.stem)[1]) for path in SCHEMAS.glob("*.sqlite"))  # type: ignore[index]
    assert found == list(range(1, SCHEMA_VERSION + 1))
    assert [step.to_version for step in MIGRATIONS] == list(range(2, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.sqlite")), ids=lambda path: path.stem)
def test_every_released_schema_comes_up_to_the_newest_with_its_content(path: Path, tmp_path: Path) -> None:
    """Whole shape and content, not only that it opens."""
    copy = tmp_path / "g.sqlite"
    shutil.copy(path, copy)
    with contextlib.closing(sqlite3.connect(path)) as old:
        version = old.execute("PRAGMA user_version").fetchone()[0]
        assert f"v{version}" == path.stem
        filed = old.execute('SELECT id, filing_id, line, asset FROM "transaction" ORDER BY id').fetchall()
    prepared = prepare_database(copy)
    assert prepared.migrated_from == (version if version < SCHEMA_VERSION else None)
    with open_store(copy) as store:
        assert shape_of(store.connection) == shape_of_fresh()
        assert store.rows('SELECT id, filing_id, line, asset FROM "transaction" ORDER BY id') == filed
        assert store.value("SELECT COUNT(*) FROM filing") == 17 and len(filed) > 10
        assert store.rows("PRAGMA foreign_key_check") == []
        if version >= 3:
            assert store.value("SELECT COUNT(bioguide) FROM filing_official") > 0
            assert store.value("SELECT COUNT(*) FROM trade_security") == len(filed)
        if version >= 4:
            kept = load_series(store, "yahoo", "AAPL")
            assert kept is not None and kept.closes.tolist() == [208.37, 207.82, 212.44]
            assert [one.ratio for one in kept.splits] == [4.0]
        else:
            assert store.value("SELECT COUNT(*) FROM price_series") == 0


def test_steps_run_in_order_after_a_backup_and_end_in_the_shape_wanted(tmp_path: Path) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=10)
    steps = (ADD_PARTY, REBUILD)
    with open_store(path) as store:
        before, generation = dump(store), store.generation
        found = migrate(
            store, tmp_path / "b", registry=steps, latest=NEXT + 1, fresh_shape=lambda: fresh_after(*steps)
        )
        assert found == SCHEMA_VERSION and store.value("PRAGMA user_version") == NEXT + 1
        assert store.value("PRAGMA foreign_keys") == 1
        assert store.generation > generation  # indexes derived before are stale now
        after = dump(store)
        assert [row[:-1] for row in after["filing"]] == before["filing"]
        assert after["transaction"] == before["transaction"]
    copy = next((tmp_path / "b").glob(f"g-before-schema-{NEXT + 1}-v{SCHEMA_VERSION}-*.sqlite"))
    with contextlib.closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("SELECT COUNT(*) FROM filing").fetchone() == (10,)


@pytest.mark.parametrize(
    "bad",
    [
        Migration(
            NEXT, "A column that a fresh database does not have.", ("ALTER TABLE filing ADD COLUMN z",)
        ),
        Migration(
            NEXT, "A statement that fails.", ("UPDATE filing SET last = 'x'", "SELECT nothing FROM it")
        ),
        Migration(NEXT, "A row without its filing.", ("DELETE FROM filing WHERE transaction_count > 0",)),
        Migration(NEXT, "An index that is not there.", ('DROP INDEX "document_sha256"',)),
    ],
    ids=lambda step: step.title,
)
def test_a_wrong_step_leaves_the_database_as_it_was(bad: Migration, tmp_path: Path) -> None:
    """Stops: a half-migrated file that opens, and answers wrongly."""
    path = filled_database(tmp_path / "g.sqlite", filings=10)
    with open_store(path) as store:
        before = dump(store)
        with pytest.raises(StoreBug):
            migrate(store, tmp_path / "b", registry=(bad,), latest=NEXT)
        assert dump(store) == before and store.value("PRAGMA user_version") == SCHEMA_VERSION
        assert store.value("PRAGMA foreign_keys") == 1


def test_a_missing_step_is_told(tmp_path: Path) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=2)
    with open_store(path) as store, pytest.raises(StoreBug, match="no way from schema"):
        migrate(store, tmp_path / "b", registry=(REBUILD,), latest=NEXT + 1)


def test_a_damaged_database_is_not_migrated(tmp_path: Path) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=4)
    with open_store(path) as store:
        store.execute("PRAGMA foreign_keys = OFF")
        store.execute("DELETE FROM filing WHERE id = (SELECT filing_id FROM document)")
        with pytest.raises(StoreUnavailable, match="damaged"):
            migrate(store, tmp_path / "b", registry=(ADD_PARTY,), latest=NEXT)


def test_the_shape_sees_what_matters() -> None:
    """The comparison itself can fail: on a check, a key, an index, strictness, a view."""
    base = "CREATE TABLE t (a TEXT CHECK (a IN ('x')), b INTEGER REFERENCES t (b)) STRICT;"
    others = [
        base.replace("'x'", "'x', 'y'"),
        base.replace(" REFERENCES t (b)", ""),
        base.replace(" STRICT", ""),
        base + "CREATE INDEX i ON t (a);",
        base + "CREATE VIEW v AS SELECT a FROM t;",
        base.replace("a TEXT", "a TEXT NOT NULL"),
    ]

    def shape(sql: str) -> Shape:
        with contextlib.closing(sqlite3.connect(":memory:")) as connection:
            connection.executescript(sql)
            return shape_of(connection)

    assert shape(base) == shape(base.replace("(a TEXT CHECK", '( "a"   TEXT\n check'))
    assert all(shape(other) != shape(base) for other in others)


def test_a_reader_does_not_take_an_older_schema_for_its_own(tmp_path: Path) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=2)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    with pytest.raises(StoreUnavailable, match="not yet brought to"):
        open_reader(path)
