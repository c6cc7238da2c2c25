"""Facts of real House PTRs, read by a person off the rendered page and written down here by hand."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from govtrades_desktop.core.records import (
    FilingStatus,
    OptionTerms,
    Owner,
    ParsedFiling,
    ReadingState,
    Transaction,
    TransactionType,
)
from govtrades_desktop.parse.entry import parse_document
from tests.support import real

pytestmark = pytest.mark.real


def _read(doc_id: str) -> ParsedFiling:
    path = next(path for path in real.house_pdfs() if path.stem == doc_id)
    filing = parse_document("house_ptr", path.read_bytes(), doc_id=doc_id)
    assert isinstance(filing, ParsedFiling)
    return filing


def _band(row: Transaction) -> tuple[int | None, int | None]:
    return row.amount_low_usd, row.amount_high_usd


def test_layout_1_has_its_capitals_and_its_options() -> None:
    """The text layer says "AllianceBernstein Holding l.P. units (AB)" and "Apple Inc. (AAPl)"."""
    filing = _read("20018011")
    assert (filing.filer, filing.state_district, filing.signed_on) == (
        "Hon. Nancy Pelosi",
        "CA12",
        dt.date(2021, 1, 21),
    )
    assert filing.is_ipo is False
    assert filing.findings == ()
    assert [(row.asset, row.ticker, row.asset_type) for row in filing.transactions] == [
        ("AllianceBernstein Holding L.P. Units (AB)", "AB", "ST"),
        ("Apple Inc. (AAPL)", "AAPL", "OP"),
        ("Tesla, Inc. (TSLA)", "TSLA", "OP"),
        ("Walt Disney Company (DIS)", "DIS", "OP"),
    ]
    assert [_band(row) for row in filing.transactions] == [
        (500_001, 1_000_000),
        (250_001, 500_000),
        (500_001, 1_000_000),
        (500_001, 1_000_000),
    ]
    assert {row.owner for row in filing.transactions} == {Owner.SPOUSE}
    assert filing.transactions[2].option == OptionTerms("call", Decimal(500), dt.date(2022, 3, 18), 25)


def test_a_row_that_breaks_over_a_page_keeps_its_upper_amount_and_its_box() -> None:
    """Only "[ST]" and "$50,000" of row 7 stand on page 2, under a repeated header and a second check box."""
    filing = _read("20011417")
    assert len(filing.transactions) == 153
    row = filing.transactions[6]
    assert (row.asset, row.asset_type, _band(row)) == (
        "Anika Therapeutics Inc. (ANIK)",
        "ST",
        (15_001, 50_000),
    )
    assert (row.page, [place.page for place in row.more_places]) == (1, [2])
    assert row.description == "short cover"
    assert row.cap_gains_over_200 is False
    assert [r.cap_gains_over_200 for r in filing.transactions[:6]] == [False, True, False, True, True, False]


def test_a_long_layout_1_filing_keeps_every_row_class_shares_and_exchanges() -> None:
    filing = _read("20019530")
    assert len(filing.transactions) == 159
    assert filing.transactions[0].asset == "3M Company (MMM)"
    assert filing.transactions[0].owner is Owner.SELF
    assert filing.transactions[0].subholding_of == "Cindy Axne IRA"
    assert filing.transactions[3].type is TransactionType.PARTIAL_SALE
    assert filing.transactions[3].ticker == "GOOG"
    assert {row.ticker for row in filing.transactions if "Berkshire" in row.asset} == {"BRK.B"}
    assert [vehicle.name for vehicle in filing.vehicles] == [
        "Cindy and John Axne Joint Account",
        "Cindy Axne IRA",
        "Creation Agents LLC 401K",
        "John Axne IRA",
    ]
    assert [vehicle.owner for vehicle in filing.vehicles] == [
        Owner.JOINT,
        Owner.SELF,
        Owner.SPOUSE,
        Owner.SPOUSE,
    ]
    assert filing.signed_on == dt.date(2021, 10, 8)


def test_deleted_rows_carry_the_id_of_the_row_they_delete() -> None:
    filing = _read("20029046")
    assert filing.filer_status == "Former Member"
    assert [row.row_id for row in filing.transactions] == ["2000115357", "2000115358"]
    assert {row.filing_status for row in filing.transactions} == {FilingStatus.DELETED}
    assert [_band(row) for row in filing.transactions] == [(500_001, 1_000_000), (15_001, 50_000)]
    assert {row.asset for row in filing.transactions} == {"Echo Street GoodCo Select, LP"}
    assert {row.ticker for row in filing.transactions} == {None}
    assert filing.vehicles[0].name == "The 2011 Randall R. Kaplan Living Trust"
    assert filing.vehicles[0].owner is Owner.SPOUSE


@pytest.mark.parametrize(("doc_id", "rows"), [("20030475", 19), ("20030875", 2)])
def test_amended_and_deleted_rows_and_only_they_carry_an_id(doc_id: str, rows: int) -> None:
    filing = _read(doc_id)
    assert len(filing.transactions) == rows
    changed = [row for row in filing.transactions if row.row_id]
    assert changed
    assert {row.filing_status for row in changed} <= {FilingStatus.AMENDED, FilingStatus.DELETED}
    assert {row.filing_status for row in filing.transactions if not row.row_id} <= {FilingStatus.NEW}


@pytest.mark.parametrize(
    ("doc_id", "exact"), [("20022260", "9.00"), ("20033370", "224.00"), ("20027995", "800.00")]
)
def test_exact_amounts_stand_in_place_of_a_band(doc_id: str, exact: str) -> None:
    rows = [row for row in _read(doc_id).transactions if row.amount_exact_usd is not None]
    assert [row.amount_exact_usd for row in rows] == [Decimal(exact)]
    assert _band(rows[0]) == (int(float(exact)), int(float(exact)))


def test_the_largest_band_is_read_whole() -> None:
    (row,) = _read("20030181").transactions
    assert _band(row) == (25_000_001, 50_000_000)
    assert (row.asset, row.asset_type, row.ticker) == ("Interest Rate Cap Transaction UBS", "OT", None)
    assert row.description is not None
    assert row.description.endswith("The total of the 4 sales was $30 million.")


def test_long_filings_keep_every_row() -> None:
    mclain = _read("20030891")
    assert (mclain.pages, len(mclain.transactions)) == (81, 722)
    assert mclain.findings == ()
    assert mclain.comments is None
    khanna = _read("20032070")
    assert (khanna.pages, len(khanna.transactions)) == (27, 230)
    assert khanna.comments is not None


def test_identical_rows_are_kept_apart_by_their_line() -> None:
    """Two accounts may trade the same on the same day; content is no identity."""
    filing = _read("20026658")
    assert len(filing.transactions) == 56
    assert [row.line for row in filing.transactions] == list(range(1, 57))
    keys = Counter(
        (r.asset, r.traded_on, r.owner, r.type, r.amount_low_usd) for r in _read("20024346").transactions
    )
    assert max(keys.values()) > 1


def test_a_word_broken_after_its_hyphen_is_one_word() -> None:
    """PDFium gives the hyphen at a line's end no Unicode and glues the next line's word to it."""
    assets = [row.asset for row in _read("20033393").transactions]
    assert all(asset.startswith("UNITED STATES TREAS SER AU-2026; 4.625%; 11/15/2026") for asset in assets)
    assert len(assets) == 4


def test_a_trade_notified_before_it_was_made_is_flagged_and_kept() -> None:
    filing = _read("20032061")
    assert len(filing.transactions) == 11
    assert {finding.code for finding in filing.findings} == {"notified_before_traded"}
    assert filing.transactions[0].traded_on == dt.date(2025, 8, 19)
    assert filing.transactions[0].notified_on == dt.date(2025, 8, 17)


def test_nested_vehicles_and_wrapped_names_are_whole() -> None:
    filing = _read("20026638")
    names = [vehicle.name for vehicle in filing.vehicles]
    assert names[1] == (
        "2021 Kathy E. Manning Irrevocable GST Trust FBO Randall R Kaplan & Descendants \u21d2 "
        "Randall Robert Kaplan Alaska LLC"
    )
    assert filing.vehicles[1].owner is Owner.SPOUSE
    assert filing.transactions[-1].subholding_of is not None
    row = next(r for r in filing.transactions if r.more_places)
    assert row.subholding_of == (
        "2021 Kathy E. Manning Irrevocable GST Trust FBO Randall R Kaplan & Descendants > Randall Robert "
        "Kaplan Alaska LLC"
    )


def test_capital_gains_are_ticked_on_sales_only() -> None:
    ticked = Counter(
        row.type
        for doc_id in ("20011417", "20026533", "20022260", "20024346")
        for row in _read(doc_id).transactions
        if row.cap_gains_over_200
    )
    assert ticked
    assert set(ticked) <= {TransactionType.SALE, TransactionType.PARTIAL_SALE}


def test_every_box_lies_on_its_page_and_no_two_main_boxes_overlap() -> None:
    for doc_id in ("20011417", "20029046", "20026658"):
        tops: dict[int, float] = {}
        for row in _read(doc_id).transactions:
            assert row.page is not None
            assert row.box is not None
            assert 0 < row.box.x0 < row.box.x1 < 612
            assert tops.get(row.page, 0) < row.box.top < row.box.bottom < 792
            tops[row.page] = row.box.bottom


def test_paper_is_recognised_and_says_its_pages(real_filings: Path) -> None:
    papers = [path for path in real.house_pdfs() if not path.name.startswith("2")]
    assert len(papers) == 135
    for path in papers[::9]:
        filing = parse_document("house_ptr", path.read_bytes(), doc_id=path.stem)
        assert isinstance(filing, ParsedFiling)
        assert filing.state is ReadingState.PAPER
        assert filing.doc_id == path.stem
        assert filing.reason is not None
        assert filing.reason.startswith("Paper: page")


@pytest.mark.parametrize(
    ("prefix", "state", "words"),
    [
        ("20018355_error", "failed", "AccessDenied"),
        ("A_10013294", "failed", "financial disclosure report (filing type: Amendment Report)"),
        ("C_", "failed", "Candidate Report"),
        ("D_", "failed", "campaign notice"),
        ("E_", "failed", "terminated employee's exemption"),
        ("H_", "failed", "New Filer Report"),
        ("O_annual", "failed", "Annual Report"),
        ("T_", "failed", "Terminated Filer Report"),
        ("W_", "failed", "campaign notice"),
        ("X_", "failed", "extension"),
        ("B_", "paper", "scan"),
        ("G_", "paper", "page 1 is a scan"),
        ("O_9115661", "paper", "pages 1 to 7 are scans"),
    ],
)
def test_what_is_no_ptr_is_named(real_filings: Path, prefix: str, state: str, words: str) -> None:
    found = [
        path for path in sorted((real_filings / "other" / "house").iterdir()) if path.name.startswith(prefix)
    ]
    assert found
    for path in found:
        filing = parse_document("house_ptr", path.read_bytes())
        assert isinstance(filing, ParsedFiling)
        assert filing.state == state
        assert filing.reason is not None
        assert words in filing.reason
        assert filing.transactions == ()
