"""What the database knows of the archive: whose each document is, can it be fetched again, did a reader ask?

It touches no file; what it writes is which documents were fetched at a reader's wish (facts in `meta`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from govtrades_desktop.store.connection import Reader, Store

_BY_HAND = "fetched_by_hand:"
"""Before the SHA-256 of a document: so a fact in `meta` says that a reader asked for it."""

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


def keep_by_hand(store: Store, filing_ids: Iterable[int], *, asked_at: dt.datetime) -> None:
    """Remember that a reader asked for the originals of these filings: their newest documents, and pictures.

    By the bytes, so that it holds whatever becomes of the ledger's own numbers.

    Args:
        store: the writer.
        filing_ids: of the ledger.
        asked_at: when, in UTC.
    """
    with store.transaction() as connection:
        for filing_id in filing_ids:
            document = store.rows(
                "SELECT d.sha256 FROM filing f JOIN document d ON d.id = f.document_id WHERE f.id = ?",
                (filing_id,),
            )
            hashes = [row[0] for row in document] + list_images(store, filing_id)
            connection.executemany(
                "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)",
                [(f"{_BY_HAND}{sha256}", f"{asked_at:%Y-%m-%dT%H:%M:%SZ}") for sha256 in hashes],
            )


def list_by_hand(reader: Store | Reader) -> frozenset[str]:
    """Return the SHA-256 of every document that a reader asked for."""
    rows = reader.rows(
        "SELECT substr(name, ?) FROM meta WHERE name GLOB ?", (len(_BY_HAND) + 1, f"{_BY_HAND}*")
    )
    return frozenset(row[0] for row in rows)


def forget_by_hand(store: Store) -> None:
    """Forget which documents were asked for: the reader cleared the archive."""
    with store.transaction() as connection:
        connection.execute("DELETE FROM meta WHERE name GLOB ?", (f"{_BY_HAND}*",))
