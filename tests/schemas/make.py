"""Make the database of the schema now in force, once, when it is released: `python -m tests.schemas.make`.

One small database for each released schema lies beside this file, holding a few filings of every
kind; the tests bring each up to the newest schema and compare. What was committed is never made anew.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from pathlib import Path

from govtrades_desktop.store.connection import SCHEMA_VERSION, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing
from tests.store.factory import NOW, fill, fill_senate, full_filing, list_one, make_document, make_ref

FOLDER = Path(__file__).parent


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
        connection = sqlite3.connect(source, isolation_level=None)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA page_size = 1024")
        connection.execute("VACUUM INTO ?", (str(target),))
        connection.close()
    sys.stderr.write(f"{target.name}: {target.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
