"""What the database knows of the archive: whose each document is, and could it be fetched again?

Reads only, and touches no file.
"""

from __future__ import annotations

from dataclasses import dataclass

from govtrades_desktop.store.connection import Reader, Store

_ARCHIVED = """
SELECT d.sha256, f.source, f.year, d.url, d.id = f.document_id, f.times_listed, f.vanished_at, f.kind
FROM document d JOIN filing f ON f.id = d.filing_id
UNION ALL
SELECT i.sha256, f.source, f.year, i.url, d.id = f.document_id, f.times_listed, f.vanished_at, f.kind
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
            that the index still lists, and it came from there. An import, an earlier version and the page of
            a filing that vanished are on this machine only.
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
