"""Deriving everything, and deriving after one refresh: `python -m tests.bench.bench_derive [trades …]`.

Synthetic rows of real shape: four trades a filing, 400 officials with terms and seats, 12,000 securities,
every filing and row resolved. A refresh lists 50 filings more and reads them. Prints seconds of either way,
with saving, and the greatest memory in use while everything is derived; times drift on shared machines, the
ratio does not. The test asserts loosely; read the figures.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

import pytest

from govtrades_desktop.derive.run import derive_all, derive_indexes
from govtrades_desktop.store.connection import Store, open_reader, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing, ingest_index
from tests.bench import bench_table
from tests.store.factory import NOW, make_document, make_index, make_parsed, make_ref, random_transactions

TRADES_A_FILING = 4
REFRESHED = 50
_CODES = [f"HS{first}{second}" for first in "ABCDEF" for second in "ABCDEF"]


def make_database(path: Path, trades: int) -> None:
    """Fill a database, by few big transactions: this is not what is measured."""
    rows_a_filing = bench_table.ROWS_A_FILING
    bench_table.ROWS_A_FILING = TRADES_A_FILING
    try:
        bench_table.make_database(path, trades)
    finally:
        bench_table.ROWS_A_FILING = rows_a_filing
    chance = random.Random(6)
    bioguides = [f"B{number:06d}" for number in range(bench_table.OFFICIALS)]
    with open_store(path) as store, store.transaction() as connection:
        for number, bioguide in enumerate(bioguides):
            connection.execute(
                "INSERT INTO official VALUES (?, ?, '', ?, '', '', ?, NULL)",
                (bioguide, f"First{number % 97}", f"Last{number:03d}", f"First Last {number}"),
            )
            connection.executemany(
                "INSERT INTO term (bioguide, chamber, state, district, party, start_on, end_on)"
                " VALUES (?, 'house', 'CA', ?, ?, ?, ?)",
                [
                    (bioguide, number % 50, chance.choice(["Democrat", "Republican"]), *_congress(year))
                    for year in range(2013, 2026, 2)
                ],
            )
            connection.executemany(
                "INSERT INTO committee_seat (bioguide, committee, side, title, seen_from, seen_until)"
                " VALUES (?, ?, 'majority', '', ?, ?)",
                [
                    (bioguide, code, *_congress(year))
                    for year in range(2013, 2026, 2)
                    for code in chance.sample(_CODES, 5)
                ],
            )
        connection.executemany(
            "INSERT INTO security (key, name, ticker, asset_class, evidence) VALUES (?, ?, ?, 'stock', '')",
            [(f"{one}:T{one}", f"Company number {one}", f"T{one}") for one in range(bench_table.ASSETS)],
        )
        connection.execute(
            "INSERT INTO filing_official (filing_id, bioguide, role, method, confidence)"
            f" SELECT id, printf('B%06d', (id - 1) % {len(bioguides)}), 'member', 'name', 1.0 FROM filing"
        )
        connection.execute(
            "INSERT INTO trade_security (transaction_id, security_key, asset_class)"
            """ SELECT id, substr(ticker, 2) || ':' || ticker, 'stock' FROM "transaction" """
        )
        store.mark_changed()


def _congress(year: int) -> tuple[str, str]:
    return f"{year}-01-03", f"{year + 2}-01-03"


def refresh(store: Store) -> None:
    """List and read some filings more."""
    chance = random.Random(7)
    known = store.rows("SELECT doc_id, first, last, filed_on FROM filing")
    refs = [
        make_ref(doc_id, first=first, last=last, filed_on=dt.date.fromisoformat(filed))
        for doc_id, first, last, filed in known
    ]
    more = [make_ref(f"9{number:07d}", filed_on=dt.date(2026, 6, 1)) for number in range(REFRESHED)]
    ids = ingest_index(store, make_index(*refs, *more), seen_at=NOW + dt.timedelta(days=1)).new
    for filing_id in ids:
        ingest_document(store, filing_id, make_document(f"{filing_id:064x}"))
        parsed = make_parsed(*random_transactions(chance, TRADES_A_FILING))
        ingest_filing(store, filing_id, parsed, read_at=NOW)


def measure(folder: Path, trades: int) -> tuple[float, float, float]:
    """Return seconds of deriving everything, seconds after a refresh, and MB in use at most."""
    database, derived = folder / "g.sqlite", folder / "derived"
    make_database(database, trades)
    started = time.perf_counter()
    derive_all(database, derived)
    full_s = time.perf_counter() - started
    with open_store(database) as store:
        refresh(store)
    started = time.perf_counter()
    derive_all(database, derived)
    part_s = time.perf_counter() - started
    with open_reader(database) as reader:
        tracemalloc.start()
        derive_indexes(reader)
        most = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
    return full_s, part_s, most


@pytest.mark.bench
def test_a_refresh_is_derived_many_times_quicker_than_everything(tmp_path: Path) -> None:
    full_s, part_s, most_mb = measure(tmp_path, 150_000)
    assert part_s < full_s / 2 and most_mb < 1000


if __name__ == "__main__":
    for size in [int(text) for text in sys.argv[1:]] or [150_000]:
        with tempfile.TemporaryDirectory() as made:
            full, part, memory = measure(Path(made), size)
        sys.stdout.write(
            f"{size:>9,} trades: everything {full:6.2f} s, after {REFRESHED} filings {part:6.3f} s"
            f" ({full / part:4.1f} x), {memory:.0f} MB at most\n"
        )
