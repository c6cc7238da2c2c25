"""Pages of the Senate's site: each is named for what it is, however it was saved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.core.json_forms import parsed_filing_json
from govtrades_desktop.core.records import ParsedFiling, ReadingState
from govtrades_desktop.parse.entry import detect_kind, parse_document
from govtrades_desktop.parse.senate_page import report_id, senate_page_kind
from tests.filings import hostile
from tests.filings import senate_pages as pages
from tests.filings.senate_specs import UUID, SenateReport, SenateRow

REPORT = SenateReport((SenateRow("Société Acme – “Class A”", "ACMW", comment="naïve"),))
PTR = pages.ptr_page(REPORT)
OTHER_ID = "ffffffff-2222-4333-8444-555555555555"
VIEW = f"https://efdsearch.senate.gov/search/view/ptr/{UUID}/"
SAVED = f"<!-- saved from url=({len(VIEW):04}){VIEW} -->\n"


def _read(data: bytes, doc_id: str | None = None) -> ParsedFiling:
    filing = parse_document(detect_kind(data, "page.html"), data, doc_id=doc_id)
    assert isinstance(filing, ParsedFiling)
    return filing


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (pages.find_reports_page(), "find_reports", "when the session has expired"),
        (pages.home_page(), "home", "before its terms are accepted"),
        (pages.refused_page(), "refused", "the Senate site refuses this network"),
        (pages.maintenance_page(), "other", "We are down for maintenance."),
        (b"CSRF verification failed. Request aborted.", "other", "begins with b'CSRF verific'"),
        (pages.frame("eFD: Annual", "<h1>Annual Report</h1>").encode(), "other", "'Annual Report'"),
        (hostile.access_denied(), "other", "AccessDenied"),
        (hostile.truncated(), "other", "but a PDF"),
        (pages.paper_page(), "paper", "scanned pages of a paper report"),
        (b"", "other", "0 bytes"),
        (bytes(4096), "other", "not an HTML page"),
    ],
)
def test_what_is_no_report_is_named_for_what_it_is(data: bytes, kind: str, words: str) -> None:
    """An expired session answers 200: taken for a report, it would be one without trades."""
    assert senate_page_kind(data) == kind
    filing = parse_document("senate_ptr", data, doc_id=UUID.upper())
    assert isinstance(filing, ParsedFiling)
    assert (filing.state, filing.doc_id) == (ReadingState.FAILED, UUID)
    assert words in str(filing.reason)


def test_a_report_is_no_paper_and_the_other_way_round() -> None:
    assert senate_page_kind(PTR) == "ptr"
    filing = parse_document("senate_paper", PTR)
    assert isinstance(filing, ParsedFiling)
    assert (filing.state, filing.transactions) == (ReadingState.FAILED, ())
    assert "an electronic periodic transaction report, not a paper one" in str(filing.reason)


@given(st.binary(max_size=300))
def test_any_bytes_have_a_page_kind_and_a_kind(data: bytes) -> None:
    assert senate_page_kind(data) in ("ptr", "paper", "find_reports", "home", "refused", "other")
    detect_kind(b"<html>" + data)


def _mhtml() -> bytes:
    import quopri

    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {VIEW}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----made"\r\n\r\n------made\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    return head.encode() + quopri.encodestring(PTR) + b"\r\n------made--\r\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("complete", PTR.replace(b"<html", SAVED.encode() + b"<html", 1)),
        ("bom", b"\xef\xbb\xbf" + SAVED.encode() + PTR),
        ("utf16", (SAVED + PTR.decode()).encode("utf-16")),
        ("utf16_no_bom", (SAVED + PTR.decode()).encode("utf-16-le")),
        ("cp1252", (SAVED + PTR.decode()).encode("cp1252")),
        ("declared", (SAVED + PTR.decode().replace("utf-8", "iso-8859-15")).encode("cp1252", "replace")),
        ("crlf", (SAVED.encode() + PTR).replace(b"\n", b"\r\n")),
        ("mhtml", _mhtml()),
        ("links", SAVED.encode() + PTR.replace(b'"/search/', b'"https://efdsearch.senate.gov/search/')),
        (
            "canonical",
            PTR.replace(b"<script>", f'<link rel="canonical" href="{VIEW.upper()}"><script>'.encode()),
        ),
    ],
)
def test_a_page_saved_by_a_browser_is_recognised_with_its_own_id(name: str, data: bytes) -> None:
    if name == "canonical":
        data = data.replace(b"/SEARCH/VIEW/PTR/", b"/search/view/ptr/")
    filing = _read(data, doc_id="eFD_ Print Periodic Transaction Report")
    assert (filing.kind, filing.state, filing.doc_id) == ("senate_ptr", ReadingState.READ, UUID)
    row = filing.transactions[0]
    if name == "declared":  # ISO 8859-15 has no such quotes: the letters that it has are right
        assert row.asset.startswith("Société Acme")
    else:
        assert (row.asset, row.comment) == ("Société Acme – “Class A”", "naïve")
    assert filing.findings == ()


def test_the_pages_id_wins_over_the_given_and_no_file_name_is_an_id() -> None:
    saved = SAVED.encode() + PTR
    filing = _read(saved, doc_id=OTHER_ID)
    assert filing.doc_id == UUID
    assert [finding.code for finding in filing.findings] == ["doc_id"]
    assert OTHER_ID in filing.findings[0].message
    nameless = _read(PTR, doc_id="report (3)")
    assert (nameless.doc_id, nameless.state) == (None, ReadingState.READ)
    assert [finding.code for finding in nameless.findings] == ["doc_id"]
    assert _read(PTR, doc_id=f"{UUID.upper()}.html").doc_id == UUID
    assert report_id(f"x{UUID.upper()}y") == UUID


def test_an_address_in_a_filers_words_is_no_id() -> None:
    words = f'See href="https://efdsearch.senate.gov/search/view/ptr/{OTHER_ID}/"'
    data = pages.ptr_page(SenateReport((SenateRow("Acme", comment=words),)))
    assert (_read(data, UUID).doc_id, _read(data, UUID).findings) == (UUID, ())
    assert _read(data, UUID).transactions[0].comment == words


def test_a_paper_page_names_its_images() -> None:
    data = pages.paper_page(3, media="https://media.example.gov/media/")
    filing = _read(data)
    assert (filing.kind, filing.state, filing.doc_id) == ("senate_paper", ReadingState.PAPER, UUID)
    assert filing.pages == 3
    assert filing.image_urls == tuple(
        f"https://media.example.gov/media/2024/3/000/000/{number:09}.gif" for number in (1, 2, 3)
    )
    assert filing.reason == "Paper: the report is 3 page images without text."
    assert parsed_filing_json(filing)["image_urls"] == list(filing.image_urls)
    saved = SAVED.encode() + pages.paper_page(1, media="./eFD_ View Report_files/")
    assert _read(saved).image_urls[0].startswith("./eFD_ View Report_files/")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pages.paper_page(2, said=3), "has 3 pages and shows 2 page images"),
        (
            pages.paper_page(3).split(b"Page 2 of")[0],
            "has 3 pages and shows 2 page images. The page is cut short",
        ),
        (pages.paper_page(1, media="javascript:"), "has the address 'javascript:"),
    ],
)
def test_a_paper_page_that_lacks_images_is_refused(data: bytes, words: str) -> None:
    """Two of three scans archived as the whole report would hide the third for ever."""
    filing = _read(data)
    assert (filing.state, filing.doc_id) == (ReadingState.FAILED, UUID)
    assert words in str(filing.reason)


def test_kinds_by_content() -> None:
    assert detect_kind(pages.search_answer([pages.search_row()])) == "senate_index"
    assert detect_kind(pages.find_reports_page()) == detect_kind(pages.home_page()) == "senate_ptr"
    assert detect_kind(pages.paper_page(), "x.pdf") == "senate_paper"
    assert detect_kind(b'{"a": 1}') == detect_kind(hostile.html_page()) == "house_ptr"
    assert detect_kind(b"%PDF-1.4 <title>eFD: Find Reports</title>") == "house_ptr"
