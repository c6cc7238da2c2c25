"""A site that sends its maintenance page with 200 for everything is not asked for every document in turn."""

from __future__ import annotations

from pathlib import Path

from govtrades_desktop.refresh.supply import FAILURES_IN_A_ROW
from tests.filings.folder import make_filings
from tests.refresh.conftest import MakeFolder
from tests.support.site import Fault, serve

PAGE = Fault("html200")


def pdf_paths(stats: dict[str, dict[str, int]]) -> list[str]:
    return [path for path in stats["paths"] if path.endswith(".pdf")]


def test_documents_are_left_alone_after_a_few_and_are_not_called_failed(
    tmp_path: Path, folder: MakeFolder
) -> None:
    """537 requests were made in vain, and 537 filings called failed, because one page stood for all."""
    made = make_filings(tmp_path / "filings", years=(2025,), per_year=9, rows_each=(1, 1))
    with serve(made.root) as site:
        data = folder(site)
        for filing in made.ptrs():
            site.always(filing.url_path, PAGE)
        report = data.refresh(2025)
        assert len(pdf_paths(site.stats())) == FAILURES_IN_A_ROW
        assert report.runs[0].is_unavailable
        states = list(data.states().values())
        assert states.count("failed") == FAILURES_IN_A_ROW
        for filing in made.ptrs():
            site.always(filing.url_path, None)
        data.refresh(2025)
    read = {doc_id for doc_id, state in data.states().items() if state == "read"}
    assert len(read) >= len(made.ptrs("read")) - FAILURES_IN_A_ROW  # the others went on at once


def test_without_a_usable_index_no_document_is_asked_for(tmp_path: Path, folder: MakeFolder) -> None:
    made = make_filings(tmp_path / "filings", years=(2025,), per_year=3, rows_each=(1, 1))
    with serve(made.root) as site:
        data = folder(site)
        data.refresh(2025, limit=0)  # the ledger knows them, none is fetched
        site.reset()
        made.write_index(2025, fault="html")
        report = data.refresh(2025)
        assert pdf_paths(site.stats()) == []
    (run,) = report.runs
    assert run.is_unavailable and "HTML page" in run.errors[0].error
    assert "failed" not in data.states().values()
