"""Originals for the pane's tests: filings in an archive, and a renderer that a test can hold back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import DocumentUnreadable
from govtrades_desktop.core.records import PagePlace, ParsedFiling
from govtrades_desktop.core.source_document import SourceDocument, SourceKind, SourceRow
from govtrades_desktop.fetch.archive import Archive
from govtrades_desktop.ink.page_text import PageText
from govtrades_desktop.ink.pages import PageShape, Pixels, Tile
from govtrades_desktop.ink.pdf_pages import PdfPages
from govtrades_desktop.ink.picture_pages import PicturePage
from govtrades_desktop.ink.renderer import Renderer
from govtrades_desktop.ink.report_rows import SenateReport
from govtrades_desktop.ink.senate_report import read_senate_report
from govtrades_desktop.parse.entry import parse_document
from tests.filings.house_ptr_pdf import ptr_pdf
from tests.filings.specs import PtrSpec, RowSpec

PDFIUM = threading.Lock()
"""PDFium is not for several threads; here the ink thread and the test's own use it."""

SITE = "https://disclosures-clerk.house.gov/public_disc/ptr-pdfs/2025/20090001.pdf"


def spec(number: int = 1, rows: int = 3) -> PtrSpec:
    """Return a filing of some rows; with over a dozen it has several pages."""
    made = tuple(RowSpec(f"Acme Widgets {at}, Inc. (ACMW)", "ACMW") for at in range(1, rows + 1))
    return PtrSpec(f"{20090000 + number}", layout=2, rows=made)


def house_source(archive: Archive, data: bytes, filing_id: int = 1, **changes: Any) -> SourceDocument:
    """Keep a House report, and return what `load_source` would tell of it."""
    with PDFIUM:
        filing = parse_document("house_ptr", data)
    assert isinstance(filing, ParsedFiling)
    rows = tuple(
        SourceRow(row.line, (PagePlace(row.page, row.box), *row.more_places))
        for row in filing.transactions
        if row.page is not None and row.box is not None
    )
    facts: dict[str, Any] = {
        "filing_id": filing_id,
        "kind": SourceKind.PDF,
        "sha256s": (archive.put(data),),
        "url": SITE,
        "title": f"Ann Example · filing {filing_id}",
        "rows": rows,
    }
    return SourceDocument(**{**facts, **changes})


def made_source(archive: Archive, number: int = 1, rows: int = 3, **changes: Any) -> SourceDocument:
    """Keep a generated report, and return what `load_source` would tell of it."""
    return house_source(archive, ptr_pdf(spec(number, rows)), number, **changes)


class OwnRenderer(Renderer):
    """Draws in the test's own process; tells what it was asked, and waits where a test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str]] = []
        self.drawn: list[Tile] = []
        self.may_open = threading.Event()
        self.may_open.set()
        self._documents: dict[str, PdfPages | PicturePage] = {}

    def warm_up(self) -> None:
        """Start nothing."""

    def holds(self, sha256: str) -> bool:
        return sha256 in self._documents

    def open(
        self, sha256: str, kind: str, data: bytes, *, is_unwanted: Callable[[], bool] = lambda: False
    ) -> tuple[PageShape, ...]:
        self.asked.append(("open", sha256))
        assert self.may_open.wait(30)  # as the real one does with what takes less than its grace
        with PDFIUM:
            self._open(sha256, kind, data)
        return self._documents[sha256].shapes

    def _open(self, sha256: str, kind: str, data: bytes) -> None:
        if sha256 not in self._documents:
            self._documents[sha256] = PdfPages(data) if kind == "pdf" else PicturePage(data)

    def draw(self, sha256: str, tile: Tile, *, is_unwanted: Callable[[], bool] = lambda: False) -> Pixels:
        self.asked.append(("draw", sha256))
        self.drawn.append(tile)
        with PDFIUM:
            return self._documents[sha256].draw(tile)

    def text(self, sha256: str, page: int, *, is_unwanted: Callable[[], bool] = lambda: False) -> PageText:
        self.asked.append(("text", sha256))
        with PDFIUM:
            return self._documents[sha256].text(page)

    def report(
        self, sha256: str, data: bytes, *, is_unwanted: Callable[[], bool] = lambda: False
    ) -> SenateReport:
        if not data:
            raise DocumentUnreadable("empty")
        return read_senate_report(data)

    def close(self) -> None:
        with PDFIUM:
            for document in self._documents.values():
                document.close()
        self._documents.clear()


def archive_at(folder: Path) -> Archive:
    """Return an archive in a test's own folder."""
    return Archive(folder / "archive")
