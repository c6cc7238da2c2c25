"""Make the database of the schema now in force, once, when it is released: `python -m tests.schemas.make`.

One small database for each released schema lies beside this file, holding a few filings of every
kind; the tests bring each up to the newest schema and compare. What was committed is never made anew.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import sys
import tempfile
from pathlib import Path

import numpy as np

from govtrades_desktop.core.identity import (
    AssetClass,
    Committee,
    CommitteeSeat,
    Legislators,
    Official,
    OfficialName,
    Security,
    Term,
    TickerSpan,
)
from govtrades_desktop.prices.records import (
    DoubtCode,
    Missing,
    MissingKind,
    PriceDoubt,
    PriceSeries,
    Split,
    day_date,
)
from govtrades_desktop.prices.sessions import TradingDays
from govtrades_desktop.store.connection import SCHEMA_VERSION, Store, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing
from govtrades_desktop.store.legislator_tables import replace_legislators
from govtrades_desktop.store.price_tables import (
    SourceFacts,
    save_calendar,
    save_file_doubts,
    save_missing,
    save_series,
    save_source,
)
from govtrades_desktop.store.resolution import resolve_pending
from govtrades_desktop.store.security_tables import replace_securities
from tests.store.answers import Answers
from tests.store.factory import NOW, fill, fill_senate, full_filing, list_one, make_document, make_ref

FOLDER = Path(__file__).parent


def put_reference(store: Store) -> None:
    """Store one official with everything that can be told of one, and one security."""
    day = NOW.date()
    official = Official(
        "P000197",
        OfficialName("Nancy", "", "Pelosi", "", ""),
        "Nancy Pelosi",
        dt.date(1940, 3, 26),
        (OfficialName("Nancy", "Patricia", "D'Alesandro", "", ""),),
        (
            Term("house", "CA", 8, "Democrat", None, None),
            Term("house", "CA", 11, "Democrat", dt.date(2025, 1, 3), dt.date(2027, 1, 3)),
        ),
    )
    committees = (
        Committee("HSAP", "Appropriations", "house", None),
        Committee("HSAP01", "Sub", "house", "HSAP"),
    )
    seat = CommitteeSeat("P000197", "HSAP01", "minority", "Chair", 1, dt.date(2025, 1, 20), None)
    replace_legislators(store, Legislators(day, (official,), committees, (seat,)), at=NOW)
    apple = Security(
        key="320193:AAPL",
        name="Apple Inc.",
        ticker="AAPL",
        asset_class=AssetClass.STOCK,
        cik=320193,
        sector="Information Technology",
        sector_system="GICS",
        industry="Computer hardware",
        evidence="a list",
        names=("APPLE COMPUTER INC",),
        tickers=(TickerSpan("AAPL", None, None, "a list"),),
    )
    replace_securities(store, (apple,), day, at=NOW)


def put_prices(store: Store) -> None:
    """Store prices of one symbol with everything that can be told of them, and one that is not known."""
    days = np.array([20219, 20220, 20221], np.int32)
    closes = np.array([208.37, 207.82, 212.44])
    series = PriceSeries(
        "AAPL", days, closes, closes, (Split(day_date(18505), 4.0),), "USD", "https://finance.yahoo.com"
    )
    doubt = PriceDoubt(DoubtCode.GAP, "AAPL has no price on 2025-05-14.", day_date(20222), "AAPL")
    with store.transaction():
        save_series(store, "yahoo", series, [doubt], until=day_date(20221), at=NOW)
        save_missing(
            store, "yahoo", Missing("YHOO", MissingKind.NOT_FOUND, "Yahoo does not know YHOO."), at=NOW
        )
        save_source(store, SourceFacts("yahoo", "Yahoo Finance", "", "0" * 64, NOW))
        save_file_doubts(store, "folder", [PriceDoubt(DoubtCode.BAD_FILE, "x.csv: it is no table.")])
        save_calendar(store, TradingDays("XNYS", days), "exchange_calendars 4.13.2")


def main() -> int:
    """Write `v<schema>.sqlite`; refuse where it is there already."""
    target = FOLDER / f"v{SCHEMA_VERSION}.sqlite"
    if target.exists():
        sys.stderr.write(f"{target.name} is there already; it is what users have, and is not made anew.\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "made.sqlite"
        with open_store(source) as store:
            filing_id = list_one(store, make_ref("20000001", year=2023), year=2023)
            ingest_document(store, filing_id, make_document())
            ingest_filing(store, filing_id, full_filing(), read_at=NOW)
            fill(store, filings=14, seed=7)
            fill_senate(store)
            put_reference(store)
            put_prices(store)
            resolve_pending(store, resolvers=Answers().resolvers())
        connection = sqlite3.connect(source, isolation_level=None)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA page_size = 1024")
        connection.execute("VACUUM INTO ?", (str(target),))
        connection.close()
    sys.stderr.write(f"{target.name}: {target.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
