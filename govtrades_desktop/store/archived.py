"""What the database knows of the archive: whose each document is, and could it be fetched again?

Reads only, and touches no file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govtrades_desktop.store.connection import Reader, Store

_ARCHIVED = """
SELECT d.sha256, f.source, f.year, d.url, d.id = COALESCE(f.document_id, f.read_document_id),
    f.times_listed, f.vanished_at, f.kind
FROM document d JOIN filing f ON f.id = d.filing_id
UNION ALL
SELECT i.sha256, f.source, f.year, i.url, d.id = COALESCE(f.document_id, f.read_document_id),
    f.times_listed, f.vanished_at, f.kind
FROM page_image i JOIN document d ON d.id = i.document_id JOIN filing f ON f.id = d.filing_id
"""


@dataclass(frozen=True, slots=True)
class ArchivedUse:
    """One use of an archived document; the same bytes may serve several filings.

    Attributes:
        sha256: of the bytes.
        source: of the filing.
        year: of the filing's index.
        is_replaceable: the official site has it, as far as is known: it is the newest document of a filing
            that the index still lists (of a bundled row, the one it was read from), and it came from there.
            An import, an earlier version and the page of a filing that vanished are on this machine only.
    """

    sha256: str
    source: str
    year: int
    is_replaceable: bool


def list_archived(store: Store | Reader) -> list[ArchivedUse]:
    """Return every use of every document that the database names."""
    return [
        ArchivedUse(
            sha256,
            source,
            year,
            bool(
                is_newest
                and times_listed > 0
                and vanished_at is None
                and kind is not None
                and url.startswith(("https://", "http://"))
            ),
        )
        for sha256, source, year, url, is_newest, times_listed, vanished_at, kind in store.rows(_ARCHIVED)
    ]


@dataclass(frozen=True, slots=True)
class ListedFiling:
    """A filing that its source can be asked for.

    Attributes:
        sha256: of its newest document, or None where none was ever here.
    """

    id: int
    source: str
    doc_id: str
    year: int
    sha256: str | None


def list_listed(store: Store | Reader, filing_ids: Iterable[int]) -> list[ListedFiling]:
    """Return those of the filings that are collected, and that the official index still lists."""
    found = []
    for filing_id in sorted(set(filing_ids)):
        rows = store.rows(
            "SELECT f.id, f.source, f.doc_id, f.year, d.sha256 FROM filing f"
            " LEFT JOIN document d ON d.id = f.document_id"
            " WHERE f.id = ? AND f.kind IS NOT NULL AND f.vanished_at IS NULL AND f.times_listed > 0",
            (filing_id,),
        )
        found += [ListedFiling(*row) for row in rows]
    return found


def list_images(store: Store | Reader, filing_id: int) -> list[str]:
    """Return the SHA-256 of each picture of a filing's newest document, in order."""
    rows = store.rows(
        "SELECT i.sha256 FROM page_image i JOIN filing f ON f.document_id = i.document_id WHERE f.id = ?"
        " ORDER BY i.page",
        (filing_id,),
    )
    return [row[0] for row in rows]
