"""The one door: whatever comes in, a record or a sentence comes out, within bounds."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import ParsedFiling, ReadingState
from govtrades_desktop.parse import house_ptr
from govtrades_desktop.parse.entry import KINDS, PARSER_VERSION, detect_kind, parse_document
from tests.filings import hostile
from tests.filings.house_ptr_pdf import ptr_pdf
from tests.filings.paper_scan_pdf import paper_pdf
from tests.filings.specs import PtrSpec, RowSpec

SPEC = PtrSpec("20098001", rows=(RowSpec("Acme Widgets, Inc. (ACMW)", "ACMW"),))
GOOD = ptr_pdf(SPEC)


def _read(data: bytes, doc_id: str | None = None) -> ParsedFiling:
    filing = parse_document("house_ptr", data, doc_id=doc_id)
    assert isinstance(filing, ParsedFiling)
    assert filing.parser_version == PARSER_VERSION
    assert (filing.reason is None) == (filing.state is ReadingState.READ)
    return filing


@pytest.mark.parametrize("name", sorted(hostile.HOSTILE))
def test_hostile_bytes_fail_with_a_sentence(name: str) -> None:
    """A reader that raises, hangs or takes noise for trades stops or poisons a whole refresh."""
    filing = _read(hostile.HOSTILE[name](), doc_id="20098001")
    assert filing.state in (ReadingState.FAILED, ReadingState.PAPER, ReadingState.NO_TRADES)
    assert filing.reason is not None
    assert filing.reason.endswith(".")
    assert filing.doc_id in ("20098001", "20090002")
    assert filing.transactions == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "0 bytes"),
        (hostile.html_page(), "HTML page titled '404'"),
        (hostile.access_denied(), "AccessDenied"),
        (hostile.truncated(), "broken or cut off"),
        (hostile.locked(), "encrypted with a password"),
        (hostile.no_pages(), "its page tree is empty"),
        (hostile.many_pages(1000), "1,000 pages"),
        (hostile.wide_page(200_000), "characters, more than any"),
        (hostile.candidate_report(), "filing type: Candidate Report"),
        (b"PK\x03\x04....", "a zip"),
    ],
)
def test_the_reason_says_what_came_instead(data: bytes, words: str) -> None:
    filing = _read(data)
    assert filing.state is ReadingState.FAILED
    assert filing.reason is not None
    assert words in filing.reason


def test_a_file_without_pages_is_not_told_the_last_files_reason() -> None:
    """PDFium keeps the reason of the last failure: a file without pages was called locked."""
    for before in (hostile.locked(), hostile.truncated(), GOOD):
        _read(before)
        assert "page tree is empty" in str(_read(hostile.no_pages()).reason)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (RowSpec("Acme (ACMW)", type="X"), "row 2: the transaction type is printed as 'X'."),
        (RowSpec("Acme (ACMW)", type=""), "row 2: the transaction type is printed as ''."),
        (RowSpec("Acme (ACMW)", owner="XY"), "row 2: the owner is printed as 'XY'."),
    ],
)
def test_an_owner_or_type_that_cannot_be_read_is_not_guessed(row: RowSpec, words: str) -> None:
    """A row of an unknown type was recorded as an exchange, one of an unknown owner as the filer's own."""
    filing = _read(ptr_pdf(PtrSpec("20098001", rows=(SPEC.rows[0], row, SPEC.rows[0]))))
    assert filing.state is ReadingState.FAILED
    assert filing.transactions == ()
    assert str(filing.reason).endswith(f"page 1, {words}")


def test_too_little_memory_is_no_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A flood was recorded as a fault of ours, and the limit that the user can raise was not named."""

    def flooded(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("govtrades_desktop.parse.house_ptr_form.FormReader.read_page", flooded)
    with pytest.raises(MemoryError):
        _read(GOOD)


def test_paper_is_paper() -> None:
    filing = _read(paper_pdf(pages=2), doc_id="8299999")
    assert (filing.state, filing.doc_id) == (ReadingState.PAPER, "8299999")


def test_the_printed_id_wins_and_a_difference_is_told() -> None:
    filing = _read(GOOD, doc_id="20000000")
    assert filing.doc_id == "20098001"
    assert "doc_id" in {finding.code for finding in filing.findings}


def test_reading_stops_between_pages_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house_ptr, "TIME_BUDGET_S", -1.0)
    filing = _read(GOOD)
    assert filing.state is ReadingState.FAILED
    assert filing.reason is not None
    assert "was stopped before page 1 of 1" in filing.reason


def test_a_fault_of_ours_costs_one_filing_and_is_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("columns")

    monkeypatch.setattr("govtrades_desktop.parse.house_ptr_form.FormReader.read_page", broken)
    filing = _read(GOOD)
    assert filing.reason is not None
    assert "a fault of ours" in filing.reason
    assert "KeyError" in filing.reason


def test_a_reading_is_the_same_twice_and_pickles() -> None:
    first = _read(GOOD)
    assert first == _read(GOOD) == pickle.loads(pickle.dumps(first))
    assert first.state is ReadingState.READ


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(UserInputError, match="no document kind 'senate_fax'"):
        parse_document("senate_fax", GOOD)
    assert detect_kind(GOOD) in KINDS


def test_a_child_loads_neither_qt_nor_the_second_witness() -> None:
    """A child that reads a clean filing must load neither pdfplumber (200 MB) nor Qt (a second)."""
    code = (
        "import sys; from govtrades_desktop.parse.entry import parse_document;"
        "parse_document('house_ptr', sys.stdin.buffer.read());"
        "print(sorted({'PySide6', 'pdfplumber', 'pdfminer', 'peewee', 'numpy'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], input=GOOD, capture_output=True, timeout=60, check=True
    )
    assert run.stdout.decode().strip() == "[]"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_mutated_and_cut_bytes_give_a_record(data: st.DataObject) -> None:
    changed = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 12))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    _read(bytes(changed[: data.draw(st.integers(0, len(changed)))]))
