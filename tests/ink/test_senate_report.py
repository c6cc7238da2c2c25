"""The Senate's page as rows of text: all that a reader sees of the table, nothing that a page could do."""

from __future__ import annotations

import pytest

from govtrades_desktop.core.errors import DocumentUnreadable
from govtrades_desktop.core.records import ParsedFiling
from govtrades_desktop.ink.senate_report import read_senate_report
from govtrades_desktop.parse.entry import parse_document
from tests.filings.senate_pages import frame
from tests.support import real

_HEAD = "<thead><tr><th>#</th><th>Transaction Date</th><th>Owner</th></tr></thead>"


def page(*rows: str) -> bytes:
    body = (
        "<h1>Periodic Transaction Report for 01/02/2024</h1><h2 class='filedReport'>Ann &lt;b&gt;Example</h2>"
        f"<p>Filed 01/02/2024 @ 1:00 PM</p><table>{_HEAD}{''.join(rows)}</table>"
    )
    return frame("eFD: Print Periodic Transaction Report", body).encode()


def test_scripts_pictures_and_tags_do_not_survive_and_typed_markup_stays_text() -> None:
    """A page of a stranger's may hold anything; what is drawn is its text alone."""
    report = read_senate_report(
        page(
            "<tr><td>1</td><td>01/01/2024<script>alert(1)</script></td>"
            "<td><img src='https://example.com/x.gif' onerror='x()'>Self<br>&lt;img src=y&gt;"
            "<style>p{}</style></td></tr>"
        )
    )
    assert report.filer == "Ann <b>Example"
    assert report.rows[0].cells == (("1",), ("01/01/2024",), ("Self", "<img src=y>"))
    assert report.rows[0].line == 1
    assert "alert" not in repr(report) and "example.com" not in repr(report)


def test_a_page_that_is_no_report_says_which_page_it_is() -> None:
    with pytest.raises(DocumentUnreadable, match="Find Reports"):
        read_senate_report(b"<html><head><title>eFD: Find Reports</title></head><body></body></html>")
    with pytest.raises(DocumentUnreadable, match="deep"):
        read_senate_report(page("<div>" * 600))


@pytest.mark.real
def test_every_row_of_real_reports_is_there_with_the_line_that_its_trade_has() -> None:
    """A mark by another number than the stored one would show a neighbour's trade."""
    paths = sorted((real.FILINGS / "senate" / "ptr").glob("*.html"))
    odd = next(path for path in paths if path.stem.startswith("d221805d"))
    wrong = []
    for path in {*paths[::8], odd}:
        data = path.read_bytes()
        filing = parse_document("senate_ptr", data, doc_id=path.stem)
        assert isinstance(filing, ParsedFiling)
        by_line = {row.line: row.cells for row in read_senate_report(data).rows}
        if sorted(by_line, key=str) != sorted((row.line for row in filing.transactions), key=str):
            wrong.append(f"{path.stem}: lines")
        for row in filing.transactions:
            said = by_line[row.line]
            if row.traded_on and f"{row.traded_on:%m/%d/%Y}" not in said[1]:
                wrong.append(f"{path.stem} row {row.line}: date")
            if f"${row.amount_low_usd or 0:,}" not in " ".join(said[7]) and row.amount_high_usd:
                wrong.append(f"{path.stem} row {row.line}: amount {said[7]}")
    assert wrong == []
