"""A small world to be corrected: officials, securities, two filings, and how to make it in any order."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govtrades_desktop.core.records import Transaction, TransactionType
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.library import Library
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing, ingest_index
from govtrades_desktop.store.user_data import UserStore
from tests.store.factory import NOW, make_document, make_index, make_parsed, make_ref, make_transaction

NANCY, ADAM, SENATOR = "P000197", "S000510", "H001061"

_REFERENCE = (
    "INSERT INTO official VALUES ('P000197','Nancy','Patricia','Pelosi','','','Nancy Pelosi','1940-03-26')",
    "INSERT INTO official VALUES ('S000510','Adam','','Smith','','','Adam Smith','1965-06-15')",
    "INSERT INTO official VALUES ('H001061','John','H.','Hoeven','III','','John Hoeven','1957-03-13')",
    "INSERT INTO term (bioguide, chamber, state, district, party, start_on, end_on) VALUES"
    " ('P000197','house','CA',11,'Democrat','2023-01-03','2027-01-03'),"
    " ('S000510','house','WA',9,'Republican','2023-01-03','2025-04-30'),"
    " ('S000510','house','WA',9,'Independent','2025-05-01','2027-01-03'),"
    " ('H001061','senate','ND',NULL,'Republican','2023-01-03','2029-01-03')",
    "INSERT INTO committee_seat (bioguide, committee, side, title, rank, seen_from, seen_until) VALUES"
    " ('S000510','HSAS','minority','',1,'2023-02-01',NULL),"
    " ('S000510','HSBA','minority','',2,'2025-05-05',NULL)",
    # newer than any bundle: the program's own reference data stays away
    "INSERT INTO reference_file (name, source, url, etag, last_modified, as_of) VALUES"
    " ('legislators','legislators','','','','2099-01-01'), ('securities','securities','','','','2099-01-01')",
    "INSERT INTO security VALUES ('320193:AAPL','Apple Inc.','AAPL','stock',320193,'Information Technology',"
    "'GICS','Hardware','SEC')",
    "INSERT INTO security VALUES ('37996:F','Ford Motor Co','F','stock',37996,'Consumer Discretionary',"
    "'GICS','Automobiles','SEC')",
    "INSERT INTO security VALUES ('1:SPY','SPDR S&P 500','SPY','fund',1,NULL,NULL,NULL,'SEC')",
    "INSERT INTO security VALUES ('2:OLD','Old Spider','OLD','stock',2,NULL,NULL,NULL,'SEC')",
    "INSERT INTO security_ticker (security_key, ticker, valid_from, valid_until, evidence) VALUES"
    " ('320193:AAPL','AAPL',NULL,NULL,'SEC'), ('37996:F','F',NULL,NULL,'SEC'),"
    " ('1:SPY','SPY',NULL,NULL,'SEC'), ('2:OLD','REUSED',NULL,'2015-01-01','SEC'),"
    " ('37996:F','REUSED','2016-01-01','2017-01-01','SEC'), ('2:OLD','FORMER',NULL,'2015-01-01','SEC')",
)

FIRST, SECOND = "20000001", "20000002"
APPLE = make_transaction(1)
FORD = make_transaction(
    2, asset="Ford Motor Company", ticker=None, traded_on=dt.date(2025, 5, 6), type=TransactionType.SALE
)
OPTION = make_transaction(3, asset="A call on something", ticker=None, asset_type="OP")


@dataclass
class World:
    """One data folder."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "govtrades.sqlite"

    @property
    def derived(self) -> Path:
        return self.folder / "derived"

    @property
    def user(self) -> UserStore:
        return UserStore(self.folder / "user.sqlite")

    def library(self) -> Library:
        return Library(self.database, self.derived, self.folder / "user.sqlite").open()

    def make(
        self,
        *,
        database: Path | None = None,
        is_turned: bool = False,
        resolved: dict[str, str] | None = None,
        rows: tuple[Transaction, ...] = (APPLE, FORD, OPTION),
    ) -> Path:
        """Make the database; turned round, every filing and row has another id."""
        path = database or self.database
        with open_store(path) as store:
            with store.transaction() as connection:
                for statement in _REFERENCE:
                    connection.execute(statement)
            refs = [make_ref(FIRST), make_ref(SECOND, first="Adam", last="Smith", state_district="WA09")]
            extra = [make_ref(f"1{number:07d}") for number in range(4)] if is_turned else []
            refs = extra + (refs[::-1] if is_turned else refs)
            ingest_index(store, make_index(*refs), seen_at=NOW)
            for ref in refs:
                read_rows(store, ref.doc_id, rows if ref.doc_id == FIRST else (APPLE,))
            for doc_id, bioguide in (resolved or {}).items():
                resolve(store, doc_id, bioguide)
        return path


def read_rows(store: Store, doc_id: str, rows: tuple[Transaction, ...]) -> None:
    """Take in a reading of a filing, and resolve its rows as a resolver that knows Apple would."""
    filing_id = store.value("SELECT id FROM filing WHERE doc_id = ?", (doc_id,))
    ingest_document(store, filing_id, make_document(f"{filing_id:064x}"))
    ingest_filing(store, filing_id, make_parsed(*rows, doc_id=doc_id), read_at=NOW)
    with store.transaction() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO trade_security"
            " SELECT id, CASE WHEN ticker = 'AAPL' THEN '320193:AAPL' END,"
            " CASE asset_type WHEN 'OP' THEN 'option' ELSE 'stock' END,"
            " CASE WHEN ticker = 'AAPL' THEN 'ticker' END, NULL, NULL"
            ' FROM "transaction" WHERE filing_id = ?',
            (filing_id,),
        )
        connection.execute(
            "INSERT OR IGNORE INTO filing_official (filing_id, role) VALUES (?, 'other')", (filing_id,)
        )
        store.mark_changed()


def resolve(store: Store, doc_id: str, bioguide: str, role: str = "member") -> None:
    """Say who filed a filing, as the resolver would."""
    with store.transaction() as connection:
        connection.execute(
            "UPDATE filing_official SET bioguide = ?, role = ?, method = 'name', confidence = 1 WHERE"
            " filing_id = (SELECT id FROM filing WHERE doc_id = ?)",
            (bioguide, role, doc_id),
        )
        store.mark_changed()


def rows_of(table: ColumnTable, *left_out: str) -> list[dict[str, Any]]:
    """Return a table as plain rows."""
    names = [name for name in table.columns if name not in left_out]
    cells = [table.cells(name, range(len(table))) for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]


def row_at(library: Library, doc_id: str, line: int) -> dict[str, Any]:
    """Return one trade by what never changes."""
    (found,) = [row for row in rows_of(library.trades) if (row["doc_id"], row["line"]) == (doc_id, line)]
    return found
