"""The records that travel from source to screen: frozen, picklable, without behaviour beyond themselves.

Dates are `datetime.date`, moments are aware UTC `datetime.datetime`, money is whole US dollars unless a
field says otherwise, boxes are PDF points with the origin at the page's upper left corner.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Owner(StrEnum):
    """Who owns the asset: House column "Owner" (blank, SP, JT, DC), Senate column "Owner"."""

    SELF = "self"
    SPOUSE = "spouse"
    JOINT = "joint"
    DEPENDENT_CHILD = "dependent_child"


class TransactionType(StrEnum):
    """What was done: House column "Transaction Type" (P, S, S (partial), E)."""

    PURCHASE = "purchase"
    SALE = "sale"
    PARTIAL_SALE = "partial_sale"
    EXCHANGE = "exchange"


class FilingStatus(StrEnum):
    """The status of one row of a House PTR: sub-line "FILING STATUS"."""

    NEW = "new"
    AMENDED = "amended"
    DELETED = "deleted"


class ReadingState(StrEnum):
    """What became of reading one document."""

    READ = "read"
    PAPER = "paper"
    NO_TRADES = "no_trades"
    FAILED = "failed"


class LedgerState(StrEnum):
    """What the ledger says of one filing; every listed filing has exactly one."""

    NOT_FETCHED = "not_fetched"
    READ = "read"
    PAPER = "paper"
    NO_TRADES = "no_trades"
    FAILED = "failed"
    SUPERSEDED = "superseded"
    VANISHED = "vanished"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in PDF points from the page's upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A box and the page (1-based) it lies on."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt about a filing: shown in the ledger as "read, with a doubt". Never a reason to drop a row.

    Attributes:
        code: a stable short name (`leftover_text`, `row_count`, `notified_before_traded`, …).
        message: one sentence with the facts.
        page: 1-based page, or None where it concerns the whole filing.
        line: the transaction's line number, or None.
    """

    code: str
    message: str
    page: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class OptionTerms:
    """What the description tells of an option; a field that is not told is None, never guessed.

    Attributes:
        type: "put", "call" or None.
        strike_usd: strike price in US dollars.
        expires_on: expiration date.
        contracts: number of contracts.
        is_exercised: True where the row tells of an exercise, False where it tells that there was none
            (expired, assigned, sold), None where it tells neither.
    """

    type: str | None = None
    strike_usd: Decimal | None = None
    expires_on: dt.date | None = None
    contracts: int | None = None
    is_exercised: bool | None = None


@dataclass(frozen=True, slots=True)
class BondTerms:
    """Coupon in percent a year, and maturity, as told."""

    rate_percent: Decimal | None = None
    matures_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Vehicle:
    """An investment vehicle (sub-holding) of the filing's last section, with its owner and location.

    Attributes:
        name: as printed, nested ones with the form's arrow, a share of interest included.
        owner: whose it is.
        location: as printed.
        description: as printed.
    """

    name: str
    owner: Owner | None = None
    location: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Transaction:
    """One row of a periodic transaction report, as filed. Identity is (filing, line).

    Attributes:
        line: 1-based, in the order of the document (Senate: the number printed in the row).
        asset: the asset's name as filed, whole, without its asset-type code.
        ticker: as filed, upper case; None where the row gives none.
        asset_type: two-letter code in brackets (House) or the words (Senate); None where blank.
        amount_low_usd: lower end of the band, inclusive; of an exact amount, rounded down.
        amount_high_usd: upper end, inclusive; None where the band is open; of an exact amount, rounded up.
        amount_exact_usd: set only where the row prints an exact amount in place of a band.
        cap_gains_over_200: the check mark of the last House column; None where the form has none.
        row_id: House column "ID": the number of the ORIGINAL row that this one amends or deletes.
        received_asset: of an exchange that names both sides, what was received.
        location: House sub-line "LOCATION"; Senate: the exchange or platform of a crypto asset.
        page: 1-based page of the row's main line; None on the Senate's pages, where `line` finds the row.
        box: the row on that page, from its owner column to its amount, sub-lines included.
        more_places: where the row goes on after a page break.
        company: Senate "Company": the issuer of a private holding, with its place as printed.
    """

    line: int
    owner: Owner
    asset: str
    ticker: str | None
    asset_type: str | None
    type: TransactionType
    traded_on: dt.date | None
    notified_on: dt.date | None
    amount_low_usd: int | None
    amount_high_usd: int | None
    amount_exact_usd: Decimal | None = None
    cap_gains_over_200: bool | None = None
    filing_status: FilingStatus | None = None
    row_id: str | None = None
    received_asset: str | None = None
    received_ticker: str | None = None
    option: OptionTerms | None = None
    bond: BondTerms | None = None
    description: str | None = None
    subholding_of: str | None = None
    location: str | None = None
    comment: str | None = None
    page: int | None = None
    box: Box | None = None
    more_places: tuple[PagePlace, ...] = ()
    company: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedFiling:
    """Everything one document tells.

    Attributes:
        kind: the document kind (`house_ptr`, …) that the parser was chosen by.
        doc_id: the id printed on the document, or the one its file name gives.
        filer: the filer's name as printed; None on paper.
        filer_status: "Member", … as printed.
        state_district: two letters and two digits, e.g. "CA11".
        filed_on: the filing date where the document prints one (House PTRs do not).
        signed_on: the date of the (digital) signature.
        amendment: amendment number (Senate), None for originals.
        state: what became of the reading.
        reason: one sentence; required for every state but READ.
        transactions: in the order of the document.
        vehicles: investment vehicles named at the end of a House PTR.
        is_ipo: the House form's question on initial public offerings; None where it is not asked.
        comments: the section Comments of the whole filing, not a row's.
        findings: doubts; empty when every check passed.
        pages: number of pages.
        witness: which engine's reading this is ("pdfium", "pdfplumber", "html").
        parser_version: raised whenever the same bytes may give another result.
        report_date: the date in the title (Senate): of an amendment, that of the report which it amends.
        image_urls: the pages of a report on paper, as its page links them, in order (Senate).
        office: the bracket beside the filer's name (Senate), e.g. "Carper, Thomas R." or "Former Senator".
    """

    kind: str
    doc_id: str | None
    filer: str | None
    filer_status: str | None
    state_district: str | None
    filed_on: dt.date | None
    signed_on: dt.date | None
    amendment: int | None
    state: ReadingState
    reason: str | None
    transactions: tuple[Transaction, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    is_ipo: bool | None = None
    comments: str | None = None
    findings: tuple[Finding, ...] = ()
    pages: int | None = None
    witness: str | None = None
    parser_version: int = 0
    report_date: dt.date | None = None
    image_urls: tuple[str, ...] = ()
    office: str | None = None


@dataclass(frozen=True, slots=True)
class FilingRef:
    """One filing as an official index lists it.

    Attributes:
        source: "house", "senate", …
        doc_id: the source's own id; unique within the source.
        filing_type: the source's own code; House "P" is a periodic transaction report.
        year: the index's year, which the document's folder follows (not the filing date's year).
        filed_on: None where the index leaves it empty (never for a House P).
        kind: the document kind that reads it, or None: listed only, its document is not collected.
        url: where the document is, absolute.
        times_listed: how often the index repeats the row; 0: imported by hand, no index has listed it yet.
        is_paper: the index itself says that the document is a scan (Senate).
        title: of the report, as the index prints it (Senate); empty where it prints none.
        office: as the index prints it (Senate), e.g. "Carper, Thomas R (Former Senator)".
        amendment: number in the title (Senate); None for originals and where no title tells.
        report_date: the date in the title (Senate); see `ParsedFiling`.
    """

    source: str
    doc_id: str
    filing_type: str
    prefix: str
    first: str
    last: str
    suffix: str
    state_district: str
    year: int
    filed_on: dt.date | None
    kind: str | None
    url: str
    times_listed: int = 1
    is_paper: bool = False
    title: str = ""
    office: str = ""
    amendment: int | None = None
    report_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ParsedIndex:
    """One official index: the rows, and what was odd about them.

    Attributes:
        source: "house", …
        year: the index's year.
        refs: one a listed filing, each doc_id once.
        findings: rows that txt and xml give differently, repeated ids, lines that could not be read.
        content_sha256: of the content (not of the container, which is rebuilt daily).
        total: how many rows the source says there are in all, where it gives them a page at a time (Senate).
    """

    source: str
    year: int
    refs: tuple[FilingRef, ...]
    findings: tuple[Finding, ...]
    content_sha256: str
    total: int | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """Bytes as the source sent them, already in the archive.

    Attributes:
        url: where they came from.
        sha256: of the bytes; the name in the archive.
        size_bytes: their number.
        fetched_at: aware UTC.
        etag: validators for the next conditional request; empty where the source gave none.
        last_modified: see etag.
    """

    url: str
    sha256: str
    size_bytes: int
    fetched_at: dt.datetime
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What one refresh changed, for screens to decide whether they care.

    Attributes:
        generation: the number of the derived data now in force.
        new_filings: ids of filings seen for the first time.
        changed_filings: ids of filings whose ledger row changed.
        new_transactions: how many transactions are new.
    """

    generation: int
    new_filings: tuple[int, ...] = field(default=())
    changed_filings: tuple[int, ...] = field(default=())
    new_transactions: int = 0
