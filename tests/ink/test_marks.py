"""The truth of the marks: the words inside a row's stored boxes are that row's, on every page at hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from govtrades_desktop.core.records import ParsedFiling
from govtrades_desktop.ink.page_text import words_in
from govtrades_desktop.ink.pdf_pages import PdfPages
from govtrades_desktop.parse.entry import parse_document
from tests.filings.folder import MadeFilings
from tests.filings.house_ptr_pdf import ptr_pdf
from tests.filings.specs import PtrSpec, RowSpec
from tests.ink.marks import places, wrong_marks
from tests.support import real

SAMPLE = {"20018011", "20029046", "20022260", "20030475", "20011417", "20030891"}


def read(data: bytes, doc_id: str) -> ParsedFiling:
    filing = parse_document("house_ptr", data, doc_id=doc_id)
    assert isinstance(filing, ParsedFiling)
    return filing


def check(paths: list[Path]) -> tuple[int, list[str]]:
    rows, wrong = 0, []
    for path in paths:
        data = path.read_bytes()
        filing = read(data, path.stem)
        pages = PdfPages(data)
        wrong += wrong_marks(filing, pages.text)
        rows += len(filing.transactions)
        pages.close()
    return rows, wrong


def test_every_row_of_generated_filings_lies_where_its_box_is(made_filings: MadeFilings) -> None:
    """A mark on the wrong line would be a lie about the ink, and nothing else would notice it."""
    rows = 0
    for made in made_filings.ptrs("read"):
        assert made.spec is not None
        data = ptr_pdf(made.spec)
        filing = read(data, made.doc_id)
        pages = PdfPages(data)
        assert wrong_marks(filing, pages.text) == []
        rows += len(filing.transactions)
    assert rows > 30


@pytest.mark.real
def test_marks_of_both_layouts_page_breaks_and_exact_amounts() -> None:
    rows, wrong = check([path for path in real.house_pdfs() if path.stem in SAMPLE])
    assert (rows > 900, wrong) == (True, [])


@pytest.mark.real
@pytest.mark.corpus
@pytest.mark.timeout(600)
def test_marks_of_every_row_of_the_real_corpus() -> None:
    rows, wrong = check(real.house_pdfs())
    assert (rows, wrong) == (4_016, [])


@pytest.mark.real
def test_a_row_over_a_page_break_has_its_amount_in_the_second_box_alone() -> None:
    path = next(path for path in real.house_pdfs() if path.stem == "20011417")
    data = path.read_bytes()
    row = read(data, path.stem).transactions[6]
    pages = PdfPages(data)
    said = [{word.text for word in words_in(pages.text(page), [box])} for page, box in places(row)]
    assert [page for page, _ in places(row)] == [1, 2]
    assert "$15,001" in said[0] and "$50,000" not in said[0]
    assert "$50,000" in said[1] and "$15,001" not in said[1]


def test_a_box_one_line_off_would_be_found_out() -> None:
    """The check itself must be able to fail."""
    rows = (RowSpec("Acme Widgets, Inc. (ACMW)", "ACMW"), RowSpec("Borealis Mining (BORE)", "BORE"))
    data = ptr_pdf(PtrSpec("20090001", layout=2, rows=rows))
    filing = read(data, "20090001")
    moved = tuple(
        replace(row, box=replace(row.box, top=row.box.top + 14, bottom=row.box.bottom + 14))
        for row in filing.transactions
        if row.box is not None
    )
    pages = PdfPages(data)
    assert wrong_marks(filing, pages.text) == []
    assert len(wrong_marks(replace(filing, transactions=moved), pages.text)) >= 2
