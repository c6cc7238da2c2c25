"""Made-up filings and trades of real shape, seeded: for the tests of the store and of its readers."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from govtrades_desktop.core.records import (
    BondTerms,
    Box,
    FilingRef,
    FilingStatus,
    Finding,
    OptionTerms,
    Owner,
    PagePlace,
    ParsedFiling,
    ParsedIndex,
    RawDocument,
    ReadingState,
    Transaction,
    TransactionType,
    Vehicle,
)
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing, ingest_index
from govtrades_desktop.store.ledger import list_pending

NOW = dt.datetime(2026, 6, 22, 12, 0, tzinfo=dt.UTC)
BANDS = [
    (1001, 15000),
    (15001, 50000),
    (50001, 100000),
    (100001, 250000),
    (1000001, 5000000),
    (50000001, None),
]
_LAST = ["Pelosi", "Velázquez", "McGuire", "Smith", "Wasserman Schultz", "Fleischmann", "Núñez", "Beyer"]
_FIRST = ["Nancy", "Nydia M.", "John", "Adam", "Debbie", 'Charles J. "Chuck"', "Daniel", "Donald Sternoff"]
_ASSETS = [
    ("Apple Inc. - Common Stock", "AAPL", "ST"),
    ("NVIDIA Corporation", "NVDA", "ST"),
    ("Berkshire Hathaway Inc. New Class B", "BRK.B", "ST"),
    ("US Treasury Bill 2025", None, "GS"),
    ("Ford Motor Company", "F", "ST"),
    ("Hartford Insurance Group", "HIG", "ST"),
    ("=cmd|' /C calc'!A0", None, "OT"),
    ("Microsoft Corporation - Put", "MSFT", "OP"),
]


def make_ref(doc_id: str, **changes: object) -> FilingRef:
    """Return one listed House report."""
    values: dict[str, object] = {
        "source": "house",
        "doc_id": doc_id,
        "filing_type": "P",
        "prefix": "Hon.",
        "first": "Nancy",
        "last": "Pelosi",
        "suffix": "",
        "state_district": "CA11",
        "year": 2025,
        "filed_on": dt.date(2025, 5, 16),
        "kind": "house_ptr",
        "url": f"https://disclosures-clerk.house.gov/public_disc/ptr-pdfs/2025/{doc_id}.pdf",
    }
    return FilingRef(**{**values, **changes})  # type: ignore[arg-type]


def make_senate_ref(number: int, **changes: object) -> FilingRef:
    """Return one listed Senate report; its id is made of `number`."""
    doc_id = f"00000000-0000-4000-8000-{number:012d}"
    values: dict[str, object] = {
        "source": "senate",
        "prefix": "",
        "first": "John",
        "last": "Hoeven",
        "state_district": "",
        "filed_on": dt.date(2025, 5, 3),
        "kind": "senate_ptr",
        "url": f"https://efdsearch.senate.gov/search/view/ptr/{doc_id}/",
        "title": "Periodic Transaction Report for 05/03/2025",
    }
    return make_ref(doc_id, **{**values, **changes})


def make_index(
    *refs: FilingRef, year: int = 2025, sha256: str = "a" * 64, source: str = "house"
) -> ParsedIndex:
    """Return the index that lists `refs`."""
    return ParsedIndex(source, year, refs, (), sha256)


def make_transaction(line: int = 1, **changes: object) -> Transaction:
    """Return one row of a report."""
    values: dict[str, object] = {
        "line": line,
        "owner": Owner.SPOUSE,
        "asset": "Apple Inc. - Common Stock",
        "ticker": "AAPL",
        "asset_type": "ST",
        "type": TransactionType.PURCHASE,
        "traded_on": dt.date(2025, 4, 10),
        "notified_on": dt.date(2025, 4, 12),
        "amount_low_usd": 1001,
        "amount_high_usd": 15000,
        "page": 1,
        "box": Box(20.0, 100.0 * line, 580.0, 100.0 * line + 40),
    }
    return Transaction(**{**values, **changes})  # type: ignore[arg-type]


def make_parsed(*transactions: Transaction, **changes: object) -> ParsedFiling:
    """Return what a report told."""
    values: dict[str, object] = {
        "kind": "house_ptr",
        "doc_id": "20000001",
        "filer": "Hon. Nancy Pelosi",
        "filer_status": "Member",
        "state_district": "CA11",
        "filed_on": None,
        "signed_on": dt.date(2025, 5, 15),
        "amendment": None,
        "state": ReadingState.READ,
        "reason": None,
        "transactions": transactions,
        "pages": 2,
        "witness": "pdfium",
        "parser_version": 1,
    }
    return ParsedFiling(**{**values, **changes})  # type: ignore[arg-type]


def full_transaction(line: int = 2) -> Transaction:
    """Return a row in which every field is told."""
    return make_transaction(
        line,
        asset="Microsoft Corporation - Put",
        ticker="MSFT",
        asset_type="OP",
        type=TransactionType.EXCHANGE,
        amount_low_usd=224,
        amount_high_usd=225,
        amount_exact_usd=Decimal("224.50"),
        cap_gains_over_200=True,
        filing_status=FilingStatus.AMENDED,
        row_id="2000123456",
        received_asset="Other Corp",
        received_ticker="OTH",
        option=OptionTerms("put", Decimal("150.5"), dt.date(2025, 12, 19), 20, is_exercised=False),
        bond=BondTerms(Decimal("4.250"), dt.date(2031, 5, 15)),
        description="Purchased 20 put options",
        subholding_of="Merrill SEP IRA",
        location="US",
        comment="a comment",
        company="Quill Holdings LLC, Nowhere",
        more_places=(PagePlace(2, Box(20.0, 40.0, 580.0, 80.0)),),
    )


def full_filing() -> ParsedFiling:
    """Return a filing in which every field is told."""
    return make_parsed(
        make_transaction(1),
        full_transaction(2),
        is_ipo=False,
        comments="of the whole filing",
        vehicles=(Vehicle("Merrill SEP IRA", Owner.SPOUSE, "US", "retirement"), Vehicle("Trust", None, None)),
        findings=(Finding("row_count", "One row fewer than counted."), Finding("odd", "Odd row.", 1, 2)),
    )


def make_document(sha256: str = "b" * 64, at: dt.datetime = NOW) -> RawDocument:
    """Return a document that is in the archive."""
    return RawDocument("https://disclosures-clerk.house.gov/x.pdf", sha256, 1234, at, '"etag"', "yesterday")


def list_one(store: Store, *refs: FilingRef, year: int = 2025) -> int:
    """List `refs` (by default one report) and return the first one's id."""
    chosen = refs or (make_ref("20000001"),)
    ingest_index(store, make_index(*chosen, year=year, source=chosen[0].source), seen_at=NOW)
    return int(store.value("SELECT id FROM filing WHERE doc_id = ?", (chosen[0].doc_id,)))


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, to see that nothing changed."""
    tables = [row[0] for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: store.rows(f'SELECT * FROM "{name}" ORDER BY rowid') for name in tables}


def fill_senate(store: Store) -> tuple[int, int]:
    """Store a Senate report, its amendment (one row corrected, one dropped) and return their ids."""
    refs = (make_senate_ref(1), make_senate_ref(2, filed_on=dt.date(2025, 6, 1)))
    list_one(store, *refs)
    ids = []
    for number, ref in enumerate(refs):
        filing_id = int(store.value("SELECT id FROM filing WHERE doc_id = ?", (ref.doc_id,)))
        ids.append(filing_id)
        images = (make_document("e" * 64), make_document("f" * 64)) if number else ()
        ingest_document(store, filing_id, make_document(f"{number:064x}"), images=images)
        rows = (make_transaction(1), make_transaction(2, asset="Ford Motor Company", ticker="F"))
        if number:
            rows = (make_transaction(1, owner=Owner.JOINT),)
        parsed = make_parsed(*rows, **senate_reading(amendment=number or None))
        ingest_filing(store, filing_id, parsed, read_at=NOW)
    return ids[0], ids[1]


def senate_reading(**changes: object) -> dict[str, object]:
    """Return the fields in which a Senate reading differs from `make_parsed`."""
    values = {
        "kind": "senate_ptr",
        "filer": "The Honorable John Hoeven (Hoeven, John)",
        "state_district": None,
        "signed_on": None,
        "report_date": dt.date(2025, 5, 3),
        "pages": None,
        "witness": "html",
    }
    return {**values, **changes}


def random_transactions(chance: random.Random, count: int) -> Iterator[Transaction]:
    """Yield rows of real shape, some odd: missing dates, open bands, exact amounts, negative lags."""
    for line in range(1, count + 1):
        asset, ticker, code = chance.choice(_ASSETS)
        low, high = chance.choice(BANDS)
        exact = Decimal(chance.randint(900, 90000)) / 100 if chance.random() < 0.03 else None
        traded = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randint(0, 800))
        yield make_transaction(
            line,
            owner=chance.choice(list(Owner)),
            asset=asset,
            ticker=ticker,
            asset_type=code if chance.random() < 0.95 else None,
            type=chance.choice(list(TransactionType)),
            traded_on=None if chance.random() < 0.02 else traded,
            notified_on=None
            if chance.random() < 0.05
            else traded + dt.timedelta(days=chance.randint(-2, 40)),
            amount_low_usd=None if chance.random() < 0.02 else (int(exact) if exact else low),
            amount_high_usd=(int(exact) + 1) if exact else high,
            amount_exact_usd=exact,
            cap_gains_over_200=chance.choice([True, False, None]),
            filing_status=chance.choice([None, *FilingStatus]),
            page=chance.randint(1, 4),
        )


def fill(store: Store, *, filings: int, seed: int = 1, years: tuple[int, ...] = (2024, 2025)) -> None:
    """Fill a store with `filings` seeded filings of every state, each with up to 12 trades."""
    chance = random.Random(seed)
    for year in years:
        refs = []
        for number in range(filings // len(years)):
            who = chance.randrange(len(_LAST))
            is_report = chance.random() < 0.8
            refs.append(
                make_ref(
                    f"{year % 100}{number:06d}",
                    year=year,
                    first=_FIRST[who],
                    last=_LAST[who],
                    suffix="Jr." if who == 7 else "",
                    state_district=f"{chance.choice(['CA', 'NY', 'TX'])}{who:02d}" if who else "",
                    filed_on=dt.date(year, 1, 1) + dt.timedelta(days=chance.randint(0, 360)),
                    filing_type="P" if is_report else chance.choice("CXOA"),
                    kind="house_ptr" if is_report else None,
                )
            )
        ingest_index(store, make_index(*refs, year=year), seen_at=NOW)
    for pending in list_pending(store, "house", now=NOW):
        luck = chance.random()
        if luck < 0.1:
            continue
        ingest_document(store, pending.filing_id, make_document(f"{pending.filing_id:064x}"))
        if luck < 0.2:
            parsed = make_parsed(state=ReadingState.PAPER, reason="A scan without text.")
        elif luck < 0.25:
            parsed = make_parsed(state=ReadingState.NO_TRADES, reason="Nothing to report.")
        elif luck < 0.3:
            parsed = make_parsed(state=ReadingState.FAILED, reason="The file is cut short.")
        else:
            rows = tuple(random_transactions(chance, chance.randint(1, 12)))
            doubts = (Finding("odd", "Odd row.", 1, 1),) if luck > 0.9 else ()
            doubts += (Finding("row_count", "Odd."),) if luck > 0.97 else ()
            parsed = make_parsed(*rows, findings=doubts)
        ingest_filing(store, pending.filing_id, parsed, read_at=NOW)


def filled_database(path: Path, *, filings: int = 120, seed: int = 1) -> Path:
    """Make a filled database at `path`."""
    with open_store(path) as store:
        fill(store, filings=filings, seed=seed)
    return path
