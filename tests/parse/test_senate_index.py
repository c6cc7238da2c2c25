"""One answer of the Senate's search: every row a filing, every oddity told, anything else refused."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from govtrades_desktop.core.errors import SourceChanged
from govtrades_desktop.core.json_forms import parsed_index_json
from govtrades_desktop.core.records import FilingRef, ParsedIndex
from govtrades_desktop.parse.entry import parse_document
from tests.filings import senate_pages as pages
from tests.filings.senate_specs import UUID
from tests.support import real

OTHER = "ffffffff-2222-4333-8444-555555555555"


def _read(data: bytes) -> ParsedIndex:
    index = parse_document("senate_index", data)
    assert isinstance(index, ParsedIndex)
    return index


def test_a_row_gives_every_field() -> None:
    title = "Periodic Transaction Report for 03/20/2024 (Amendment 2)"
    row = pages.search_row(
        UUID.upper(),
        last="Quill Jr.",
        title=title,
        filed="01/05/2025",
        office="Quill Jr., Ada Q (Former Senator)",
    )
    index = _read(pages.search_answer([row], total=140))
    assert (index.source, index.year, index.total, index.findings) == ("senate", 2025, 140, ())
    assert index.refs == (
        FilingRef(
            source="senate",
            doc_id=UUID,
            filing_type="P",
            prefix="",
            first="Ada Q",
            last="Quill",
            suffix="Jr.",
            state_district="",
            year=2025,
            filed_on=dt.date(2025, 1, 5),
            kind=None,
            url="",
            is_paper=False,
            title=title,
            office="Quill Jr., Ada Q (Former Senator)",
            amendment=2,
            report_date=dt.date(2024, 3, 20),
        ),
    )
    told = parsed_index_json(index)
    assert (told["total"], told["filings"][0]["amendment"], told["filings"][0]["is_paper"]) == (140, 2, False)


def test_paper_is_told_by_its_link_and_is_a_periodic_transaction_report_too() -> None:
    (ref,) = _read(pages.search_answer([pages.search_row(view="paper")])).refs
    assert (ref.is_paper, ref.filing_type, ref.amendment) == (True, "P", None)


def test_odd_rows_are_told_and_repeats_counted() -> None:
    rows = [
        pages.search_row(),
        pages.search_row(),
        pages.search_row(OTHER, title="Annual Report for CY 2023", view="annual"),
        pages.search_row("not-an-id"),
        pages.search_row(OTHER.replace("f", "e"), filed="soon"),
    ]
    index = _read(pages.search_answer(rows))
    assert [(ref.filing_type, ref.times_listed) for ref in index.refs] == [("P", 2), ("annual", 1), ("P", 1)]
    assert [finding.code for finding in index.findings] == [
        "repeated_id",
        "not_a_ptr",
        "link_unknown",
        "row_without_report",
        "filed_on",
    ]
    assert (index.refs[2].filed_on, index.refs[2].year) == (None, 2024)


def test_content_is_compared_without_the_draw() -> None:
    rows = [pages.search_row()]
    first, second = (_read(pages.search_answer(rows, draw=draw)) for draw in (1, 2))
    assert first.content_sha256 == second.content_sha256
    assert _read(pages.search_answer([], total=3)).content_sha256 != first.content_sha256
    assert _read(pages.search_answer([], total=0)).refs == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "broken JSON of 0 bytes"),
        (b'{"recordsTotal": 4, "data": [', "broken JSON"),
        (b"[" * 100_000, "broken JSON"),
        (b"[]", "JSON that is no object"),
        (pages.find_reports_page(), "the session has expired"),
        (pages.home_page(), "before its terms are accepted"),
        (pages.refused_page(), "refuses this network"),
        (pages.maintenance_page(), "down for maintenance"),
        (b'{"result": "error: too many"}', "'error: too many' in place of reports"),
        (b'{"data": []}', "None as the number of its reports"),
        (b'{"recordsTotal": true, "data": []}', "True as the number"),
        (b'{"recordsTotal": -1, "data": []}', "-1 as the number"),
        (b'{"recordsTotal": 1, "data": {}}', "no list of reports"),
        (
            b'{"recordsTotal": 1, "data": [["a", "b", "c", "d"]]}',
            "Row 1 of the Senate's search is not 5 cells",
        ),
        (b'{"recordsTotal": 1, "data": [[1, 2, 3, 4, 5]]}', "Row 1 of the Senate's search is not 5 cells"),
        (
            pages.search_answer([pages.search_row(), pages.search_row(OTHER)], total=1),
            "2 reports of a total of 1",
        ),
    ],
)
def test_anything_but_the_promised_json_is_refused(data: bytes, words: str) -> None:
    """An agreement page taken for an answer without rows would read as "the Senate filed nothing"."""
    with pytest.raises(SourceChanged) as raised:
        _read(data)
    assert words in raised.value.message


@pytest.mark.real
def test_every_real_row_is_read_without_a_doubt() -> None:
    listed = json.loads((real.FILINGS / "senate" / "index.json").read_text("utf-8"))
    rows = [
        pages.search_row(
            row["uuid"],
            first=row["first"],
            last=row["last"],
            office=row["office"],
            title=row["title"],
            view=row["kind"],
            filed=dt.date.fromisoformat(row["filed"]).strftime("%m/%d/%Y"),
        )
        for row in listed
    ]
    index = _read(pages.search_answer(rows))
    assert index.findings == ()
    assert len(index.refs) == len(listed) == index.total
    for ref, row in zip(index.refs, listed, strict=True):
        assert (ref.doc_id, ref.title, ref.is_paper) == (
            row["uuid"].lower(),
            row["title"],
            row["kind"] == "paper",
        )
        assert ref.filed_on == dt.date.fromisoformat(row["filed"])
        assert " ".join(part for part in (ref.last, ref.suffix) if part) == row["last"]
