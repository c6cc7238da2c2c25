"""Senate reports by the suite's own generator: every oddity by itself and together, and what is refused."""

from __future__ import annotations

import dataclasses
import datetime as dt
import pickle
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govtrades_desktop.core.json_forms import parsed_filing_json
from govtrades_desktop.core.records import ParsedFiling, ReadingState, Transaction
from govtrades_desktop.parse.entry import PARSER_VERSION, parse_document
from tests.filings import senate_pages as pages
from tests.filings.senate_specs import ODD_ROWS, UUID, SenateReport, SenateRow, expected_row, odd_report

PLAIN = SenateRow("Acme Widgets, Inc.", "ACMW")
ONE = SenateReport((PLAIN,))
# Doubts that an odd row must raise; every other one must raise none.
DOUBTS = {
    "traded_after_filed": {"traded_after_filed"},
    "strike_unreadable": {"term_unreadable"},
    "bond_unreadable_year": {"term_unreadable"},
}


def _read(data: bytes | str, doc_id: str | None = UUID, kind: str = "senate_ptr") -> ParsedFiling:
    filing = parse_document(kind, data.encode() if isinstance(data, str) else data, doc_id=doc_id)
    assert isinstance(filing, ParsedFiling)
    assert filing.parser_version == PARSER_VERSION
    assert (filing.reason is None) == (filing.state is ReadingState.READ)
    return filing


def _reason(data: bytes | str, **more: Any) -> str:
    filing = _read(data, **more)
    assert filing.state is ReadingState.FAILED
    assert filing.transactions == ()
    assert filing.reason is not None and filing.reason.endswith(".")
    return filing.reason


def _told(row: Transaction, names: Any) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in names}
    for name, fields in (
        ("option", ("type", "strike_usd", "expires_on")),
        ("bond", ("rate_percent", "matures_on")),
    ):
        if told[name] is not None:
            told[name] = {field: getattr(told[name], field) for field in fields}
    return told


@pytest.mark.parametrize("name", sorted(ODD_ROWS))
def test_an_odd_row_gives_exactly_its_fields(name: str) -> None:
    filing = _read(pages.ptr_page(SenateReport((PLAIN, ODD_ROWS[name], PLAIN))))
    expected = expected_row(ODD_ROWS[name], 2)
    assert _told(filing.transactions[1], expected) == expected
    assert {finding.code for finding in filing.findings} == DOUBTS.get(name, set())


def test_all_odd_rows_together_with_one_repeated_exactly() -> None:
    """Identical rows are legitimate: a reader that folds them loses trades, and nobody misses one of two."""
    report = odd_report(filer=("Mrs. Ada", "Quill Jr."), bracket="Former Senator", amendment=12)
    filing = _read(pages.ptr_page(report))
    assert len(filing.transactions) == len(ODD_ROWS) + 1
    for row, spec, number in zip(filing.transactions, report.rows, report.numbers(), strict=True):
        expected = expected_row(spec, number)
        assert _told(row, expected) == expected
    assert filing.transactions[-1] == dataclasses.replace(
        filing.transactions[list(ODD_ROWS).index("child")], line=1
    )
    assert (filing.filer, filing.filer_status, filing.office) == (
        "Mrs. Ada Quill Jr.",
        "Former Senator",
        "Former Senator",
    )
    assert (filing.amendment, filing.report_date, filing.doc_id) == (12, report.report_date, UUID)
    assert pickle.loads(pickle.dumps(filing)) == filing
    told = parsed_filing_json(filing)["transactions"]
    assert [row["company"] for row in told] == [row.company for row in filing.transactions]


def test_the_head_of_a_sitting_senators_report() -> None:
    filing = _read(pages.ptr_page(dataclasses.replace(ONE, filed="03/20/2024 @ 12 PM")))
    assert (filing.filer, filing.filer_status, filing.office) == (
        "The Honorable Ada Q Quill",
        "Senator",
        "Quill, Ada Q.",
    )
    assert (filing.filed_on, filing.amendment) == (dt.date(2024, 3, 20), None)
    told = parsed_filing_json(filing)
    assert (told["report_date"], told["office"], told["witness"]) == ("2024-03-20", "Quill, Ada Q.", "html")


@pytest.mark.parametrize(
    ("printed", "lines"),
    [
        ((3, 2, 1), [3, 2, 1]),
        ((1, 2, 3), [1, 2, 3]),
        ((2, 3, 1), [2, 3, 1]),
        ((3, 2, 3), [3, 2, 1]),
        ((7, 7, 7), [7, 1, 2]),
    ],
)
def test_rows_are_identified_by_their_numbers_and_a_repeated_number_is_told(
    printed: tuple[int, ...], lines: list[int]
) -> None:
    """Four real reports print a row's number twice (Senate d221805d): the store would keep one of the two."""
    rows = tuple(SenateRow(f"Acme {place}", number=number) for place, number in enumerate(printed))
    filing = _read(pages.ptr_page(SenateReport(rows)))
    assert [row.line for row in filing.transactions] == lines
    assert [row.asset for row in filing.transactions] == ["Acme 0", "Acme 1", "Acme 2"]
    moved = [line for line, number in zip(lines, printed, strict=True) if line != number]
    assert [finding.line for finding in filing.findings] == moved
    assert {finding.code for finding in filing.findings} <= {"row_number_repeated"}


@pytest.mark.parametrize(
    ("totals", "words"),
    [
        ((3, 3, 0, 0, 0), "prints a total of 3 and its table has 2 rows"),
        ((1, 1, 0, 0, 0), "prints a total of 1 and its table has 2 rows"),
        ((2, 2, 0, 0, 0), "2 Self (the table has 1), 0 Spouse (the table has 1)"),
        ((2, 1, 0, 0, 1), "0 Spouse (the table has 1), 1 Dependent Child (the table has 0)"),
    ],
)
def test_totals_that_the_rows_do_not_meet_are_told_with_both_numbers(
    totals: tuple[int, int, int, int, int], words: str
) -> None:
    report = SenateReport((PLAIN, dataclasses.replace(PLAIN, owner="Spouse")), totals=totals)
    assert words in _reason(pages.ptr_page(report))


def test_a_page_without_its_totals_is_refused() -> None:
    page = pages.ptr_html(ONE).replace("0 Joint", "none joint")
    assert "does not print its total of Joint" in _reason(page)
    assert "two totals that differ" in _reason(pages.ptr_html(ONE).replace("0 Joint", "4 Self"))


def test_an_empty_report_has_no_trades_only_where_its_totals_say_so() -> None:
    filing = _read(pages.ptr_page(SenateReport()))
    assert (filing.state, filing.transactions) == (ReadingState.NO_TRADES, ())
    nothing = pages.table_html(['<tr><td colspan="9">No data available in table</td></tr>'])
    assert _read(pages.ptr_html(SenateReport(), table=nothing)).state is ReadingState.NO_TRADES
    assert "prints a total of 1 and its table has 0 rows" in _reason(pages.ptr_html(ONE, table=nothing))
    assert "has no table" in _reason(pages.ptr_html(ONE, table="<p>Nothing</p>"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"type": "Gift"}, "Row 2 of the table: the type 'Gift' is unknown"),
        ({"owner": "Trust"}, "Row 2 of the table: the owner 'Trust' is unknown"),
        ({"amount": "$1,001 -"}, "Row 2 of the table: the amount cannot be read"),
        ({"amount": "$50,000 - $15,001"}, "a band upside down"),
        ({"asset": " "}, "Row 2 of the table: the asset name is empty"),
    ],
)
def test_a_required_cell_that_cannot_be_read_names_its_row(change: dict[str, Any], words: str) -> None:
    rows = (PLAIN, dataclasses.replace(PLAIN, **change), PLAIN)
    assert words in _reason(pages.ptr_page(SenateReport(rows, totals=(3, 3, 0, 0, 0))))


def test_a_date_that_is_none_and_a_row_with_other_cells_are_named() -> None:
    page = pages.ptr_html(ONE).replace("03/04/2024", "02/30/2024")
    assert "Row 1 of the table: the transaction date cannot be read" in _reason(page)
    for cells in (1, 8, 10):
        table = pages.table_html([pages.row_html(PLAIN, 1, cells=cells)])
        assert f"at place 1 has {cells} cell" in _reason(pages.ptr_html(ONE, table=table))
    table = pages.table_html([pages.row_html(PLAIN, "one")])
    assert "has the number 'one'" in _reason(pages.ptr_html(ONE, table=table))


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ("#|Transaction Date|Owner|Ticker|Asset Name|Asset Type|Type|Amount|Comment|Broker", "(Broker)"),
        ("#|Transaction Date|Owner|Ticker|Asset Name|Asset Type|Type|Amount", "lacks the columns Comment"),
        ("#|Transaction Date|Owner|Ticker|Asset Name|Type|Asset Type|Amount|Comment", "in another order"),
    ],
)
def test_a_table_with_other_columns_is_never_read_by_place(columns: str, words: str) -> None:
    """A column more, read by place, would put every amount of every later report into the comment."""
    table = pages.table_html([pages.row_html(PLAIN, 1)], columns.split("|"))
    assert words in _reason(pages.ptr_html(ONE, table=table))


def test_a_page_cut_anywhere_is_whole_or_refused() -> None:
    """Cut inside the last comment the row count still agrees: the words that are gone would not be missed."""
    page = pages.ptr_page(odd_report())
    whole = _read(page)
    for end in range(0, len(page), 61):
        filing = _read(page[:end])
        if filing.state is ReadingState.READ:
            assert filing.transactions == whole.transactions
            assert page[:end].endswith(b"</html>") or b"</table>" in page[:end]
        else:
            assert filing.state is ReadingState.FAILED
    cut = page[: page.rindex(b"</td>") - 2]
    assert "cut short" in _reason(cut)
    after = _read(page[: page.rindex(b"</table>") + 8])
    assert [finding.code for finding in after.findings if finding.line is None] == ["page_cut"]


def test_text_outside_the_cells_is_a_doubt() -> None:
    table = pages.table_html([pages.row_html(PLAIN, 1)])
    for place in ("</thead>", "<tbody>"):
        filing = _read(pages.ptr_html(ONE, table=table.replace(place, f"{place}Withheld in part")))
        assert [finding.code for finding in filing.findings] == ["leftover_text"], place
        assert "Withheld in part" in filing.findings[0].message


def test_markup_that_is_not_escaped_comes_out_as_text_and_is_told() -> None:
    page = pages.ptr_html(ONE).replace("Acme Widgets, Inc.", "Acme <b>bold</b><script>alert(1)</script> Fund")
    filing = _read(page)
    assert filing.transactions[0].asset == "Acme bold alert(1) Fund"
    assert [finding.code for finding in filing.findings] == ["markup_in_cell"] * 2


def test_sides_that_are_not_told_are_not_guessed() -> None:
    both = dataclasses.replace(
        PLAIN, type="Exchange", received="Newco", received_ticker="NEWC", asset="Old Co"
    )
    page = pages.ptr_html(SenateReport((both,)))
    swapped = (
        page.replace("(Exchanged)", "(x)").replace("(Received)", "(Exchanged)").replace("(x)", "(Received)")
    )
    row = _read(swapped).transactions[0]
    assert (row.asset, row.ticker, row.received_asset, row.received_ticker) == (
        "Newco",
        "NEWC",
        "Old Co",
        "ACMW",
    )
    filing = _read(page.replace("(Exchanged)", "").replace("(Received)", ""))
    row = filing.transactions[0]
    assert (row.asset, row.ticker, row.received_asset) == ("Old Co / Newco", None, None)
    assert [finding.code for finding in filing.findings] == ["sides_unknown"]
    assert "ACMW, NEWC" in filing.findings[0].message
    bought = _read(page.replace("<td>Exchange</td>", "<td>Purchase</td>"))
    assert bought.transactions[0].asset == "Old Co (Exchanged) / Newco (Received)"


def test_an_unknown_term_and_an_unknown_asset_type_are_kept_and_told() -> None:
    row = dataclasses.replace(
        PLAIN, asset_type="Moon Rock", terms=(("Vault", "No. 7"), ("Description", "grey"))
    )
    filing = _read(pages.ptr_page(SenateReport((row,))))
    assert filing.transactions[0].description == "grey; Vault: No. 7"
    assert filing.transactions[0].asset_type == "Moon Rock"
    assert {finding.code for finding in filing.findings} == {"unknown_term", "asset_type_unknown"}


@pytest.mark.parametrize("tag", ["div", "b", "table", "span"])
def test_a_page_nested_without_end_is_refused_at_once(tag: str) -> None:
    """The HTML parser's time grows with the square of the depth: 200,000 divs took 96 seconds."""
    page = pages.ptr_html(ONE).replace("Acme Widgets", f"<{tag}>" * 200_000 + "Acme")
    assert "more than 500 deep" in _reason(page)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_mutated_pages_give_a_record(data: st.DataObject) -> None:
    changed = bytearray(_GOOD)
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(changed) - 1))
        piece = data.draw(st.one_of(st.binary(max_size=6), st.sampled_from(_PIECES)))
        changed[place : place + data.draw(st.integers(0, 40))] = piece
    for kind in ("senate_ptr", "senate_paper"):
        _read(bytes(changed[: data.draw(st.integers(len(changed) // 2, len(changed)))]), kind=kind)


_GOOD = pages.ptr_page(odd_report())
_PIECES = (b"<tr>", b"</table>", b"<td>", b"</td>", b"<br>", b"<div>", b"<!--", b"&#0;", b"<script>", b"\x00")


@settings(max_examples=100, deadline=None)
@given(name=st.text(max_size=60), comment=st.text(max_size=60))
def test_any_name_and_comment_come_out_as_they_were_typed(name: str, comment: str) -> None:
    filing = _read(pages.ptr_page(SenateReport((SenateRow(f"A{name}", comment=f"B{comment}"),))))
    assert filing.state is ReadingState.READ, filing.reason
    row = filing.transactions[0]
    assert (row.asset, row.comment) == (_seen(f"A{name}"), _seen(f"B{comment}"))


def _seen(text: str) -> str:
    """Return a text as a page can show it: HTML has no NUL, other controls are blanks, blanks are single."""
    kept = (" " if ord(char) < 32 or 127 <= ord(char) < 160 else char for char in text if char != "\0")
    return " ".join("".join(kept).split())
