"""The checks must bite: each is shown a filing with one thing wrong. A check that cannot fail is no check."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from govtrades_desktop.core.records import FilingStatus, Owner, ParsedFiling, Transaction, TransactionType
from govtrades_desktop.parse import house_ptr, house_ptr_form, house_ptr_values
from govtrades_desktop.parse.checks import check_filing, missing_fields
from govtrades_desktop.parse.compare import compare_readings
from govtrades_desktop.parse.entry import parse_document
from govtrades_desktop.parse.house_ptr_rows import TableReader
from govtrades_desktop.parse.witness import read_second
from govtrades_desktop.parse.witness_rows import read_ticker
from tests.filings.house_ptr_pdf import ptr_pdf
from tests.filings.specs import PtrSpec, RowSpec, VehicleSpec

SPEC = PtrSpec(
    "20098002",
    rows=(
        RowSpec("Acme Widgets, Inc. - Common Stock (ACMW)", "ACMW", amount="$15,001 - $50,000", owner="SP"),
        RowSpec(
            "Borealis Mining Corp. Class B (BRM.B)",
            "BRM.B",
            type="S (partial)",
            cap_gains=True,
            subholding_of="Quill Trust",
            description="Sold in two lots.",
        ),
    ),
    vehicles=(VehicleSpec("Quill Trust"),),
    comments="Filed by an adviser.",
)


def _pages(data: bytes) -> tuple[ParsedFiling, list[str], list[list[str]]]:
    from govtrades_desktop.parse.pdf_words import PdfDocument

    reader = house_ptr_form.FormReader(None)
    with PdfDocument(data) as document:
        for number in range(1, len(document) + 1):
            with document.page(number) as page:
                reader.read_page(page)
    return reader.filing(len(reader.texts), "house_ptr", 1), reader.texts, reader.words


FILING, TEXTS, WORDS = _pages(ptr_pdf(SPEC))


def _codes(filing: ParsedFiling) -> set[str]:
    return {finding.code for finding in check_filing(filing, TEXTS, WORDS)}


def _with(index: int, **changes: Any) -> ParsedFiling:
    rows = list(FILING.transactions)
    rows[index] = replace(rows[index], **changes)
    return replace(FILING, transactions=tuple(rows))


def test_a_good_reading_has_no_doubt() -> None:
    assert _codes(FILING) == set()
    assert missing_fields(FILING) == []


def test_a_lost_row_is_seen_by_the_count_and_by_its_words() -> None:
    assert _codes(replace(FILING, transactions=FILING.transactions[:1])) == {"row_count", "leftover_text"}


@pytest.mark.parametrize(
    "changes",
    [
        {"asset": "Borealis Mining Corp. (BRM.B)"},
        {"description": None},
        {"description": "Sold in two."},
        {"subholding_of": None},
        {"owner": Owner.JOINT},
        {"type": TransactionType.PURCHASE, "cap_gains_over_200": False},
        {"traded_on": dt.date(2025, 1, 1)},
        {"amount_low_usd": 15_001, "amount_high_usd": 50_000},
        {"amount_low_usd": 1_001, "amount_high_usd": 1_001, "amount_exact_usd": Decimal("1001")},
        {"asset_type": "OT"},
    ],
)
def test_a_word_lost_or_changed_in_any_field_is_seen(changes: dict[str, Any]) -> None:
    """The record printed back must be the page's own words: this is what "nothing is lost" means."""
    assert _codes(_with(1, **changes)) & {"leftover_text", "invented_text"}


@pytest.mark.parametrize(
    "changes", [{"comments": None}, {"vehicles": ()}, {"filer": "Hon. Somebody Else"}, {"signed_on": None}]
)
def test_a_word_lost_from_the_filing_is_seen(changes: dict[str, Any]) -> None:
    assert _codes(replace(FILING, **changes)) & {"leftover_text", "invented_text"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"amount_low_usd": 1_001, "amount_high_usd": 50_000}, "band_unknown"),
        ({"asset_type": "ZZ"}, "asset_type_unknown"),
        ({"ticker": None}, "ticker_missing"),
        ({"notified_on": dt.date(2000, 1, 1)}, "notified_before_traded"),
        ({"traded_on": dt.date(2099, 1, 1), "notified_on": dt.date(2099, 1, 2)}, "traded_after_signed"),
        ({"notified_on": dt.date(2099, 1, 2)}, "notified_after_signed"),
        ({"traded_on": dt.date(2015, 1, 2)}, "long_lag"),
        ({"type": TransactionType.PURCHASE}, "gains_on_purchase"),
        ({"row_id": "2000115357"}, "row_id"),
        ({"filing_status": FilingStatus.DELETED}, "row_id"),
        ({"row_id": "12", "filing_status": FilingStatus.AMENDED}, "row_id"),
    ],
)
def test_what_cannot_be_right_is_flagged(changes: dict[str, Any], code: str) -> None:
    assert code in _codes(_with(1, **changes))


def test_fields_that_must_be_there_are_missed() -> None:
    assert missing_fields(_with(0, notified_on=None, cap_gains_over_200=None)) == [
        "row 1 notified_on",
        "row 1 cap_gains_over_200",
    ]


def test_both_witnesses_agree_and_a_difference_is_named() -> None:
    data = ptr_pdf(SPEC)
    second = read_second(data, None, "house_ptr", 1)
    compared, different = compare_readings(FILING, second)
    assert compared > 50
    assert [str(d) for d in different] == []
    _, different = compare_readings(_with(0, ticker="X"), second)
    assert [str(d) for d in different] == ["20098002 row 1 ticker: 'X' / 'ACMW'"]


def test_the_second_witness_mends_what_the_first_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """A first reading that drops a line must not pass: the count and the words call the second witness."""
    take = TableReader.take

    def forgetful(self: TableReader, line: Any, page: Any) -> None:
        if "$50,000" not in line.text:
            take(self, line, page)

    monkeypatch.setattr(TableReader, "take", forgetful)
    filing = parse_document("house_ptr", ptr_pdf(SPEC))
    assert isinstance(filing, ParsedFiling)
    assert filing.witness == "pdfplumber"
    assert [finding.code for finding in filing.findings] == ["second_witness"]
    row: Transaction = filing.transactions[0]
    assert (row.amount_low_usd, row.amount_high_usd) == (15_001, 50_000)


def test_where_both_have_doubts_the_differences_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def second(*_: Any, **__: Any) -> ParsedFiling:
        return _with(0, amount_high_usd=100_000)

    monkeypatch.setattr("govtrades_desktop.parse.witness.read_second", second)
    monkeypatch.setattr(
        house_ptr, "check_filing", lambda *_: check_filing(_with(1, asset_type="ZZ"), TEXTS, WORDS)
    )
    filing = parse_document("house_ptr", ptr_pdf(SPEC))
    assert isinstance(filing, ParsedFiling)
    assert filing.witness == "pdfium"
    told = [finding.message for finding in filing.findings if finding.code == "witness_differs"]
    assert told == ["Both witnesses were asked; they differ: 20098002 row 1 amount_high_usd: 50000 / 100000."]


@pytest.mark.parametrize(
    ("asset", "code", "is_case_lost", "ticker"),
    [
        ("Apple Inc. (AAPL)", "ST", False, "AAPL"),
        ("Berkshire Hathaway Inc. New (BRK.B)", "ST", False, "BRK.B"),
        ("AT&T Inc. Preferred Stock, Series A (T$A)", "ST", False, "T$A"),
        ("apple inc. (aapl)", "ST", False, "AAPL"),
        ("Alphabet Inc. (gOOg)", "ST", True, "GOOG"),
        ("Alphabet Inc. (gOOg)", "ST", False, None),
        ("Small Bank Holding (NASDAQ)", "ST", False, None),
        ("Small Bank Holding (NASDAQ: SBH)", "ST", False, "SBH"),
        ("Small Bank Holding (NYSE ARCA:SBH)", "ST", False, "SBH"),
        ("Small Bank Holding (SBH:US)", "ST", False, "SBH"),
        ("Some Trust (Trustee: ABC)", "ST", False, None),
        ("Cboe Global Markets, Inc. (CBOE)", "ST", False, "CBOE"),
        ("Corporate Bond ETF (CORP)", "EF", False, "CORP"),
        ("Widget Makers (CORP)", "ST", False, None),
        ("Brown-Forman Corporation (BF-B)", "ST", False, "BF-B"),
        ("Bank of America (BAC.PR.L)", "ST", False, "BAC.PR.L"),
        ("Bank of America (BAC^L)", "ST", False, "BAC^L"),
        ("Alibaba Group (9988.HK)", "ST", False, "9988.HK"),
        ("Some Note (2027)", "CS", False, None),
        ("Bancorp of (THE)", "ST", False, None),
        ("Goldman Sachs Group, Inc. (GS) (THE)", "ST", False, "GS"),
        ("Nestle SA (NSRGY) (ADR)", "ST", False, "NSRGY"),
        ("BTC (Bitcoin)", "CT", False, None),
        ("AIX Ventures Fund II, LP (GLAS Funds, LP)", "HN", False, None),
        ("Trimer Capital Partners I LP (GLAS) - Core", "HN", False, None),
        ("Some Note (06051GLC1)", "CS", False, None),
        ("Direxion Daily Small Cap Bull 3X ETF - TNA", "OT", False, None),
        ("Lottery bond (note)", "CS", False, None),
    ],
)
def test_a_ticker_is_the_bracket_before_the_code_and_nothing_else(
    asset: str, code: str, is_case_lost: bool, ticker: str | None
) -> None:
    assert house_ptr_values._ticker(asset, code, is_case_lost=is_case_lost) == ticker
    if not is_case_lost:
        assert read_ticker(asset, code) == ticker
