"""What stands behind the rows of one filing: which archived bytes, and where on their pages each row lies.

Values only: nothing here opens the archive or knows how a page is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govtrades_desktop.core.records import PagePlace


class SourceKind(StrEnum):
    """How the original is shown."""

    PDF = "pdf"
    SENATE_PAGE = "senate_page"
    IMAGES = "images"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of the filing, and where it stands.

    Attributes:
        line: the row's identity within its filing.
        places: its boxes, the main one first; empty on the Senate's pages, where `line` finds the row.
    """

    line: int
    places: tuple[PagePlace, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """The original of one filing.

    Attributes:
        filing_id: of the ledger.
        kind: how it is shown.
        sha256s: of the bytes in the archive: one document, or one picture a page; empty where there are none.
        url: of the official site, which a reader can open.
        title: who filed what, in one line.
        rows: what was read from it, in its order.
        absence: why there is nothing to show, in one sentence; empty where `sha256s` is not.
        is_fetchable: fetching it (again) can bring it.
        is_vanished: the official index does not list the filing any more.
        source: "house" or "senate".
        doc_id: of the filing, at its source.
        doubts: what makes it doubtful that this is the filing's own whole document, a sentence each.
    """

    filing_id: int
    kind: SourceKind
    sha256s: tuple[str, ...]
    url: str
    title: str
    rows: tuple[SourceRow, ...] = ()
    absence: str = ""
    is_fetchable: bool = True
    is_vanished: bool = False
    source: str = ""
    doc_id: str = ""
    doubts: tuple[str, ...] = ()

    def row(self, line: int | None) -> SourceRow | None:
        """Return the row of that line, or None where there is none."""
        return next((row for row in self.rows if row.line == line), None)
