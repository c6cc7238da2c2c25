"""The original of a filing, as the database tells it: bytes, boxes, and why there are none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import Box, Finding, PagePlace
from govtrades_desktop.core.source_document import SourceKind, SourceRow
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.source_document import load_source
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing
from tests.store.factory import (
    NOW,
    fill_senate,
    full_filing,
    list_one,
    make_document,
    make_ref,
    make_senate_ref,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "g.sqlite"


def library(path: Path) -> Library:
    return Library(path, path.parent / "derived")


def house(store: Store) -> int:
    filing_id = list_one(store)
    ingest_document(store, filing_id, make_document())
    ingest_filing(store, filing_id, full_filing(), read_at=NOW)
    return filing_id


def test_a_house_report_has_its_bytes_and_every_place_of_every_row(path: Path) -> None:
    with open_store(path) as store:
        filing_id = house(store)
    with library(path) as opened:
        source = load_source(opened, filing_id)
    assert (source.kind, source.sha256s, source.absence) == (SourceKind.PDF, ("b" * 64,), "")
    by_line = {row.line: row.places for row in source.rows}
    expected = {row.line: row for row in full_filing().transactions}
    for line, row in expected.items():
        main = () if row.box is None else (PagePlace(row.page, row.box),)
        assert by_line[line] == (*main, *row.more_places)
    assert by_line[2][-1] == PagePlace(2, Box(20.0, 40.0, 580.0, 80.0))
    assert source.row(2) == SourceRow(2, by_line[2])
    assert source.row(99) is None
    assert "20000001" in source.title


def test_a_document_that_prints_another_id_is_told_as_doubtful(path: Path) -> None:
    """Another filing's page stood behind the numbers, and the pane said nothing of it."""
    told = "The document prints the id 20009999, not 20000001."
    doubts = (Finding("doc_id", told), Finding("long_lag", "Row 1 is late.", line=1), Finding("total", "No."))
    with open_store(path) as store:
        filing_id = list_one(store)
        ingest_document(store, filing_id, make_document())
        ingest_filing(store, filing_id, replace(full_filing(), findings=doubts), read_at=NOW)
    with library(path) as opened:
        assert load_source(opened, filing_id).doubts == (told,)


def test_a_newer_document_that_was_not_read_leaves_the_ink_of_the_rows(path: Path) -> None:
    """The boxes are those of the document that was read: on another one they mark other lines."""
    with open_store(path) as store:
        filing_id = house(store)
        ingest_document(store, filing_id, make_document("c" * 64))
    with library(path) as opened:
        assert load_source(opened, filing_id).sha256s == ("b" * 64,)


def test_the_senates_reports_are_a_page_or_pictures_in_their_order(path: Path) -> None:
    with open_store(path) as store:
        report, amendment = fill_senate(store)
        store.execute("UPDATE filing SET kind = 'senate_paper' WHERE id = ?", (amendment,))
    with library(path) as opened:
        page, paper = load_source(opened, report), load_source(opened, amendment)
    assert (page.kind, page.sha256s) == (SourceKind.SENATE_PAGE, (f"{0:064x}",))
    assert [row.line for row in page.rows] == [1, 2]
    assert (paper.kind, paper.sha256s) == (SourceKind.IMAGES, ("e" * 64, "f" * 64))


@pytest.mark.parametrize(
    ("change", "told", "is_fetchable"),
    [
        ("kind = kind", "not fetched to this machine yet", True),
        ("kind = NULL, filing_type = 'C'", "their documents are not collected", False),
        (
            "vanished_at = '2025-06-01T00:00:00Z'",
            "does not list this filing any more (since 2025-06-01)",
            False,
        ),
        ("times_listed = 0", "not fetched to this machine yet", False),
        ("reading = 'failed', reason = 'The site refused.'", "The last try: The site refused.", True),
    ],
)
def test_without_bytes_it_is_said_why(path: Path, change: str, told: str, is_fetchable: bool) -> None:
    with open_store(path) as store:
        filing_id = list_one(store, make_ref("20000002"))
        store.execute(f"UPDATE filing SET {change} WHERE id = ?", (filing_id,))
    with library(path) as opened:
        source = load_source(opened, filing_id)
    assert source.sha256s == ()
    assert told in source.absence
    assert source.is_fetchable is is_fetchable


def test_a_paper_report_without_its_pictures_says_so(path: Path) -> None:
    with open_store(path) as store:
        filing_id = list_one(store, make_senate_ref(5, kind="senate_paper"))
        ingest_document(store, filing_id, make_document())
    with library(path) as opened:
        source = load_source(opened, filing_id)
        assert "only the page that links them" in source.absence
        with pytest.raises(UserInputError, match="not in the ledger any more"):
            load_source(opened, 999)
