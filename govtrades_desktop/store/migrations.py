"""Bringing an older database up to the newest schema: check, back up, migrate, verify; all or nothing.

A step is plain SQL, frozen in time: it never imports `schema.py`, and never changes once it was released.
New files are not made here but whole, by `schema.create_schema`; the verification holds both to the same
shape, because a table that was created before its columns were migrated is how a database gets silently
broken.
"""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import StoreBug, StoreUnavailable
from govtrades_desktop.store import backup
from govtrades_desktop.store.connection import SCHEMA_VERSION, Store
from govtrades_desktop.store.sqlite_errors import told

log = logging.getLogger(__name__)

Shape = dict[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Migration:
    """One step.

    Attributes:
        to_version: the schema version it leads to, from the one before.
        title: what it does and why, in one sentence.
        statements: SQL, frozen in time. Tables may be rebuilt: foreign keys are not enforced meanwhile.
    """

    to_version: int
    title: str
    statements: tuple[str, ...]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        2,
        "Senate reports have titles, amendments that replace rows, issuers, and pages that are images.",
        (
            'ALTER TABLE "filing" ADD COLUMN "title" TEXT NOT NULL DEFAULT \'\'',
            'ALTER TABLE "filing" ADD COLUMN "report_date" TEXT',
            'CREATE INDEX "filing_source_report_date" ON "filing" ("source", "report_date")',
            'CREATE TABLE "page_image" ("id" INTEGER NOT NULL PRIMARY KEY, "document_id" INTEGER NOT NULL,'
            ' "page" INTEGER NOT NULL, "sha256" TEXT NOT NULL, "size_bytes" INTEGER NOT NULL,'
            ' "url" TEXT NOT NULL, "fetched_at" TEXT NOT NULL,'
            ' FOREIGN KEY ("document_id") REFERENCES "document" ("id") ON DELETE CASCADE) STRICT',
            'CREATE UNIQUE INDEX "page_image_document_id_page" ON "page_image" ("document_id", "page")',
            'CREATE INDEX "page_image_sha256" ON "page_image" ("sha256")',
            'ALTER TABLE "transaction" ADD COLUMN "replaced_by" INTEGER'
            ' REFERENCES "transaction" ("id") ON DELETE SET NULL',
            'CREATE INDEX "transaction_replaced_by" ON "transaction" ("replaced_by")',
            'ALTER TABLE "transaction" ADD COLUMN "company" TEXT',
            'ALTER TABLE "vehicle" ADD COLUMN "description" TEXT',
        ),
    ),
    Migration(
        3,
        "Officials, committees and securities, and who and what each filing and row was resolved to.",
        (
            'ALTER TABLE "filing" ADD COLUMN "touched" INTEGER NOT NULL DEFAULT 0',
            'CREATE INDEX "filing_touched" ON "filing" ("touched")',
            'CREATE TABLE "official" ("bioguide" TEXT NOT NULL PRIMARY KEY, "first" TEXT NOT NULL, '
            '"middle" TEXT NOT NULL, "last" TEXT NOT NULL, "suffix" TEXT NOT NULL, "nickname" TEXT '
            'NOT NULL, "full_name" TEXT NOT NULL, "birthday" TEXT) STRICT',
            'CREATE TABLE "official_name" ("id" INTEGER NOT NULL PRIMARY KEY, "bioguide" TEXT NOT '
            'NULL, "first" TEXT NOT NULL, "middle" TEXT NOT NULL, "last" TEXT NOT NULL, "suffix" TEXT'
            ' NOT NULL, "nickname" TEXT NOT NULL) STRICT',
            'CREATE INDEX "official_name_bioguide" ON "official_name" ("bioguide")',
            'CREATE TABLE "term" ("id" INTEGER NOT NULL PRIMARY KEY, "bioguide" TEXT NOT NULL, '
            '"chamber" TEXT NOT NULL, "state" TEXT NOT NULL, "district" INTEGER, "party" TEXT, '
            '"start_on" TEXT, "end_on" TEXT) STRICT',
            'CREATE INDEX "term_bioguide" ON "term" ("bioguide")',
            'CREATE TABLE "committee" ("code" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, '
            '"chamber" TEXT NOT NULL, "parent" TEXT) STRICT',
            'CREATE TABLE "committee_seat" ("id" INTEGER NOT NULL PRIMARY KEY, "bioguide" TEXT NOT '
            'NULL, "committee" TEXT NOT NULL, "side" TEXT NOT NULL, "title" TEXT NOT NULL, "rank" '
            'INTEGER, "seen_from" TEXT NOT NULL, "seen_until" TEXT) STRICT',
            'CREATE INDEX "committee_seat_bioguide" ON "committee_seat" ("bioguide")',
            'CREATE INDEX "committee_seat_committee" ON "committee_seat" ("committee")',
            'CREATE TABLE "security" ("key" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "ticker"'
            " TEXT, \"asset_class\" TEXT NOT NULL CHECK (\"asset_class\" IN ('stock', 'option', 'fund', "
            "'corporate_bond', 'municipal_bond', 'government_bond', 'asset_backed', 'crypto', "
            "'private', 'real_estate', 'commodity', 'account', 'other', 'unknown')), \"cik\" INTEGER, "
            '"sector" TEXT, "sector_system" TEXT CHECK ("sector_system" IN (\'GICS\', \'SIC\')), '
            '"industry" TEXT, "evidence" TEXT NOT NULL) STRICT',
            'CREATE TABLE "security_name" ("id" INTEGER NOT NULL PRIMARY KEY, "security_key" TEXT NOT'
            ' NULL, "name" TEXT NOT NULL) STRICT',
            'CREATE INDEX "security_name_security_key" ON "security_name" ("security_key")',
            'CREATE TABLE "security_ticker" ("id" INTEGER NOT NULL PRIMARY KEY, "security_key" TEXT '
            'NOT NULL, "ticker" TEXT NOT NULL, "valid_from" TEXT, "valid_until" TEXT, "evidence" TEXT'
            " NOT NULL) STRICT",
            'CREATE INDEX "security_ticker_security_key" ON "security_ticker" ("security_key")',
            'CREATE INDEX "security_ticker_ticker" ON "security_ticker" ("ticker")',
            'CREATE TABLE "reference_file" ("name" TEXT NOT NULL PRIMARY KEY, "source" TEXT NOT NULL,'
            ' "url" TEXT NOT NULL, "etag" TEXT NOT NULL, "last_modified" TEXT NOT NULL, '
            '"content_sha256" TEXT, "as_of" TEXT NOT NULL, "checked_at" TEXT, "changed_at" TEXT) '
            "STRICT",
            'CREATE TABLE "filing_official" ("filing_id" INTEGER NOT NULL PRIMARY KEY, "bioguide" '
            "TEXT, \"role\" TEXT NOT NULL CHECK (\"role\" IN ('member', 'former_member', 'candidate', "
            '\'other\')), "method" TEXT, "confidence" REAL, "reason" TEXT, FOREIGN KEY ("filing_id") '
            'REFERENCES "filing" ("id") ON DELETE CASCADE) STRICT',
            'CREATE INDEX "filing_official_bioguide" ON "filing_official" ("bioguide")',
            'CREATE TABLE "trade_security" ("transaction_id" INTEGER NOT NULL PRIMARY KEY, '
            '"security_key" TEXT, "asset_class" TEXT NOT NULL CHECK ("asset_class" IN (\'stock\', '
            "'option', 'fund', 'corporate_bond', 'municipal_bond', 'government_bond', 'asset_backed',"
            " 'crypto', 'private', 'real_estate', 'commodity', 'account', 'other', 'unknown')), "
            '"method" TEXT, "confidence" REAL, "reason" TEXT, FOREIGN KEY ("transaction_id") '
            'REFERENCES "transaction" ("id") ON DELETE CASCADE) STRICT',
            'CREATE INDEX "trade_security_security_key" ON "trade_security" ("security_key")',
        ),
    ),
    Migration(
        4,
        "Prices by source and symbol, packed by years, with splits and doubts; and the trading calendar.",
        (
            'CREATE TABLE "price_source" ("source" TEXT NOT NULL PRIMARY KEY, "title" TEXT NOT NULL, '
            '"fingerprint" TEXT NOT NULL, "wanted" TEXT NOT NULL, "asked_at" TEXT NOT NULL) STRICT',
            'CREATE TABLE "price_series" ("id" INTEGER NOT NULL PRIMARY KEY, "source" TEXT NOT NULL, '
            '"symbol" TEXT NOT NULL, "state" TEXT NOT NULL CHECK ("state" IN (\'have\', \'not_found\', '
            '\'failed\')), "reason" TEXT, "currency" TEXT, "origin" TEXT NOT NULL DEFAULT \'\', '
            '"first_day" INTEGER, "last_day" INTEGER, "until_day" INTEGER, "days" INTEGER NOT NULL '
            'DEFAULT 0, "asked_at" TEXT NOT NULL, "retrieved_at" TEXT) STRICT',
            'CREATE UNIQUE INDEX "price_series_symbol_source" ON "price_series" ("symbol", "source")',
            'CREATE TABLE "price_year" ("id" INTEGER NOT NULL PRIMARY KEY, "series_id" INTEGER NOT '
            'NULL, "year" INTEGER NOT NULL, "data" BLOB NOT NULL, FOREIGN KEY ("series_id") '
            'REFERENCES "price_series" ("id") ON DELETE CASCADE) STRICT',
            'CREATE UNIQUE INDEX "price_year_series_id_year" ON "price_year" ("series_id", "year")',
            'CREATE TABLE "price_split" ("id" INTEGER NOT NULL PRIMARY KEY, "series_id" INTEGER NOT '
            'NULL, "day" INTEGER NOT NULL, "ratio" REAL NOT NULL, FOREIGN KEY ("series_id") '
            'REFERENCES "price_series" ("id") ON DELETE CASCADE) STRICT',
            'CREATE UNIQUE INDEX "price_split_series_id_day" ON "price_split" ("series_id", "day")',
            'CREATE TABLE "price_doubt" ("id" INTEGER NOT NULL PRIMARY KEY, "source" TEXT NOT NULL, '
            '"series_id" INTEGER, "code" TEXT NOT NULL, "day" INTEGER, "message" TEXT NOT NULL, '
            'FOREIGN KEY ("series_id") REFERENCES "price_series" ("id") ON DELETE CASCADE) STRICT',
            'CREATE INDEX "price_doubt_series_id" ON "price_doubt" ("series_id")',
            'CREATE TABLE "trading_calendar" ("name" TEXT NOT NULL PRIMARY KEY, "library" TEXT NOT '
            'NULL, "days" BLOB NOT NULL) STRICT',
        ),
    ),
)
"""Every step since schema 1, in order."""


def migrate(
    store: Store,
    backups: Path,
    *,
    registry: Sequence[Migration] = MIGRATIONS,
    latest: int = SCHEMA_VERSION,
    fresh_shape: Callable[[], Shape] | None = None,
) -> int | None:
    """Bring an open database up to schema `latest`.

    Args:
        store: the writer.
        backups: folder for the copy made before.
        registry: the steps.
        latest: the version wanted.
        fresh_shape: gives the shape that must come out; by default that of a database made whole.

    Returns:
        The version it had, or None where nothing was to be done.

    Raises:
        StoreUnavailable: damaged, full, busy; the database is as it was.
        StoreBug: the steps do not lead to the shape wanted; the database is as it was.
    """
    before = int(store.value("PRAGMA user_version"))
    if before == latest:
        return None
    wanted = range(before + 1, latest + 1)
    steps = [step for step in registry if step.to_version in wanted]
    if [step.to_version for step in steps] != list(wanted):
        raise StoreBug(f"There is no way from schema {before} to schema {latest}.", path=str(store.path))
    problems = backup.check_integrity(store.path)
    if problems:
        raise StoreUnavailable(
            f"The database {store.path} is damaged ({problems[0]}) and was not migrated.",
            hint="Restore a backup, or move the file away to start from the bundled data.",
            path=str(store.path),
            damage=problems[0],
        )
    copy = backup.back_up(store.path, backups, label=f"before-schema-{latest}", keep=backup.BEFORE_KEPT)
    log.info("migrating %s from schema %d to %d; copy in %s", store.path, before, latest, copy.path)
    store.execute("PRAGMA foreign_keys = OFF")
    try:
        with store.transaction() as connection:
            if int(store.value("PRAGMA user_version")) == latest:
                return None  # another process was quicker
            for step in steps:
                log.info("schema %d: %s", step.to_version, step.title)
                for statement in step.statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {step.to_version}")
            store.mark_changed()
            _verify(store, fresh_shape() if fresh_shape else shape_of_fresh())
    finally:
        store.execute("PRAGMA foreign_keys = ON")
    return before


def _verify(store: Store, wanted: Shape) -> None:
    """Check what a migration made, still inside its transaction.

    Raises:
        StoreBug: it is not sound, or not the shape of a fresh database.
    """
    problems = [str(row[0]) for row in store.rows("PRAGMA integrity_check") if row[0] != "ok"]
    problems += [f"foreign key of {row[0]}" for row in store.rows("PRAGMA foreign_key_check")]
    found = shape_of(store.connection)
    problems += [
        f"the shape of {name}" for name in sorted({*found, *wanted}) if found.get(name) != wanted.get(name)
    ]
    if problems:
        raise StoreBug(f"The migration is wrong: {'; '.join(problems[:5])}.", path=str(store.path))


def shape_of_fresh() -> Shape:
    """Return the shape of a database made whole at the newest schema."""
    from peewee import SqliteDatabase

    from govtrades_desktop.store.schema import create_schema

    database = SqliteDatabase(":memory:", autoconnect=False)
    with told(":memory:"), database.connection_context():
        create_schema(database)
        return shape_of(database.connection())  # type: ignore[no-untyped-call]


def shape_of(connection: sqlite3.Connection) -> Shape:
    """Return what a schema means, free of how its SQL is written: columns, keys, checks, indexes, views."""
    shape: Shape = {}
    objects = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    ).fetchall()
    for kind, name, sql in objects:
        if kind == "table":
            columns = sorted(row[1:] for row in connection.execute(f'PRAGMA table_xinfo("{name}")'))
            keys = sorted(row[2:] for row in connection.execute(f'PRAGMA foreign_key_list("{name}")'))
            strict = connection.execute(f'PRAGMA table_list("{name}")').fetchone()[5]
            shape[f"table {name}"] = (columns, keys, strict, _checks(sql))
        elif kind == "index":
            parts = [row[2:5] for row in connection.execute(f'PRAGMA index_xinfo("{name}")')]
            unique = re.match(r"\s*CREATE\s+UNIQUE\b", sql, re.IGNORECASE) is not None
            where = re.search(r"\bWHERE\b(.*)", sql, re.IGNORECASE | re.DOTALL)
            shape[f"index {name}"] = (parts, unique, _plain(where[1]) if where else "")
        else:
            shape[f"{kind} {name}"] = (_plain(sql),)
    return shape


def _checks(sql: str) -> list[str]:
    """Return the CHECK expressions of a CREATE TABLE, sorted."""
    found = []
    for match in re.finditer(r"\bCHECK\s*\(", sql, re.IGNORECASE):
        depth, end = 1, match.end()
        while depth and end < len(sql):
            depth += {"(": 1, ")": -1}.get(sql[end], 0)
            end += 1
        found.append(_plain(sql[match.end() : end - 1]))
    return sorted(found)


def _plain(sql: str) -> str:
    return re.sub(r"\s+", " ", sql.replace('"', "")).strip().lower()
