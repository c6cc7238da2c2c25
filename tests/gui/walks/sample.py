"""The sample that the walks are made over: what chance fills a folder with, and reports a person looks for.

Spouses' purchases of NVDA, on both sides of $50,000, by members of the Committee on Financial Services, by
former ones and by others, traded in 2024 and 2025; late ones; and a report of several rows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from govtrades_desktop.core.records import Owner, TransactionType
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import TradeRow, find_trades, load_rows
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing, ingest_index
from tests.query.identity_factory import add_reference, resolve_by_name
from tests.store.factory import (
    NOW,
    fill,
    fill_senate,
    make_document,
    make_index,
    make_parsed,
    make_ref,
    make_transaction,
)

NVDA = {"asset": "NVIDIA Corporation", "ticker": "NVDA"}
BANDS = ((1001, 15000), (50001, 100000), (100001, 250000), (1000001, 5000000))
# first, last, seat of whoever files
_WHO = (
    ('Charles J. "Chuck"', "Fleischmann", "TN03"),  # on Financial Services
    ("Nydia M.", "Velázquez", "NY07"),  # on a part of it
    ("Nancy", "Pelosi", "CA11"),  # until 10 January 2025
    ("John", "McGuire", "VA05"),  # on none
)


def make_folder(folder: Path) -> Path:
    """Fill a data folder: database and indexes; return it."""
    with open_store(folder / "govtrades.sqlite") as store:
        fill(store, filings=60, seed=11)
        fill_senate(store)
        _add_reports(store)
        add_reference(store)
        resolve_by_name(store)
    Library(folder / "govtrades.sqlite", folder / "derived").open().close()
    return folder


def _add_reports(store: Store) -> None:
    """Add a report for each of four people and of two years, of eight rows each."""
    refs = {}
    for year in (2024, 2025):
        of_year = [
            make_ref(
                f"3{year % 100}{number:05d}",
                first=first,
                last=last,
                state_district=seat,
                year=year,
                filed_on=dt.date(year, 9, 10 + number),
            )
            for number, (first, last, seat) in enumerate(_WHO)
        ]
        listed = [ref for ref in _listed(store, year) if ref.doc_id not in {one.doc_id for one in of_year}]
        ingest_index(store, make_index(*listed, *of_year, year=year, sha256=f"{year:064x}"), seen_at=NOW)
        refs.update({ref.doc_id: (ref, number) for number, ref in enumerate(of_year)})
    for doc_id, (ref, number) in refs.items():
        filing_id = int(store.value("SELECT id FROM filing WHERE doc_id = ?", (doc_id,)))
        ingest_document(store, filing_id, make_document(f"{filing_id + 7000:064x}"))
        parsed = make_parsed(*_rows(ref.year, number), doc_id=doc_id, filer=f"Hon. {ref.first} {ref.last}")
        ingest_filing(store, filing_id, parsed, read_at=NOW)


def _listed(store: Store, year: int) -> list:
    rows = store.rows(
        "SELECT doc_id, filing_type, prefix, first, last, suffix, state_district, filed_on, kind, url"
        " FROM filing WHERE source = 'house' AND year = ?",
        (year,),
    )
    names = ("filing_type", "prefix", "first", "last", "suffix", "state_district", "filed_on", "kind", "url")
    return [
        make_ref(
            row[0],
            year=year,
            **{
                name: dt.date.fromisoformat(v) if name == "filed_on" else v
                for name, v in zip(names, row[1:], strict=True)
            },
        )
        for row in rows
    ]


def _rows(year: int, number: int) -> Iterable:
    line = 0
    for low, high in BANDS:
        for owner, kind in ((Owner.SPOUSE, TransactionType.PURCHASE), (Owner.SELF, TransactionType.SALE)):
            line += 1
            traded = dt.date(year, 1 + (line + number) % 8, 3 + line + 4 * number)
            yield make_transaction(
                line,
                owner=owner,
                type=kind,
                traded_on=traded,
                notified_on=traded,
                amount_low_usd=low,
                amount_high_usd=high,
                **NVDA,
            )


def all_rows(folder: Path) -> list[TradeRow]:
    """Return every trade in force: what a walk ends with is worked out from these by plain Python."""
    with Library(folder / "govtrades.sqlite", folder / "derived") as library:
        return load_rows(library, find_trades(library))
