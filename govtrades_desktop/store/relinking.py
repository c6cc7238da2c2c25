"""Documents of the archive find their filings again, in a database that is older than they are.

It writes what `ingest` would have written when they came, and reads nothing of a document itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container
from typing import Any

from govtrades_desktop.core.records import FilingRef, RawDocument
from govtrades_desktop.store.connection import Store, parse_moment
from govtrades_desktop.store.ingest import ingest_document, ingest_import
from govtrades_desktop.store.ledger import find_filing
from govtrades_desktop.store.rows import INDEX_COLUMNS
from govtrades_desktop.store.salvage import Salvaged

_UNLINKED = """
SELECT f.id, d.id, d.sha256, d.size_bytes, d.url, d.etag, d.last_modified, d.fetched_at
FROM filing f JOIN document d ON d.id = f.read_document_id WHERE f.document_id IS NULL ORDER BY d.id
"""
_IMAGES = (
    "SELECT page, sha256, size_bytes, url, fetched_at FROM page_image WHERE document_id = ? ORDER BY page"
)


def link_known(store: Store, archived: Container[str]) -> list[int]:
    """Give filings that are told without their documents (bundled ones) those that the archive has.

    Returns:
        The filings; each is read anew.
    """
    linked = []
    for filing_id, document_id, *facts in store.rows(_UNLINKED):
        if facts[0] in archived:
            images = store.rows(_IMAGES, (document_id,))
            ingest_document(store, filing_id, _document(facts), images=[_document(one[1:]) for one in images])
            linked.append(filing_id)
    return linked


def link_salvaged(store: Store, one: Salvaged, archived: Container[str], *, at: dt.datetime) -> int | None:
    """Enter a document that a damaged database told of; return its filing, or None where all is as it was.

    A filing that this database does not know is entered as the index listed it.

    Raises:
        ValueError: what was told of it has no form that it could have.
    """
    sha256 = one.document[0]
    if sha256 not in archived:
        return None
    ref = _ref(one)
    document, images = _document(one.document), [_document(page[1:]) for page in one.images]
    known = find_filing(store, one.source, ref.doc_id)
    filing_id = ingest_import(store, ref, at=at) if known is None else known.id
    is_there = store.rows("SELECT 1 FROM document WHERE filing_id = ? AND sha256 = ?", (filing_id, sha256))
    is_current = known is not None and known.sha256 == sha256
    if is_current or (is_there and not one.is_newest):
        return None
    ingest_document(store, filing_id, document, images=images)
    return filing_id


def _ref(one: Salvaged) -> FilingRef:
    facts = dict(zip(INDEX_COLUMNS, one.index, strict=True))
    filed_on = facts.pop("filed_on")
    if facts["kind"] is None:
        raise ValueError("a document of a filing whose documents are not collected")
    return FilingRef(
        source=one.source,
        filed_on=None if filed_on is None else dt.date.fromisoformat(filed_on),
        is_paper=str(facts["kind"]).endswith("_paper"),
        **facts,
    )


def _document(facts: Any) -> RawDocument:
    """Return a document of (sha256, size_bytes, url[, etag, last_modified], fetched_at)."""
    sha256, size_bytes, url, *validators, fetched_at = facts
    moment = parse_moment(fetched_at)
    if moment.tzinfo is None or not isinstance(url, str):
        raise ValueError("a document without a moment or an address")
    etag, last_modified = validators or ("", "")
    return RawDocument(url, str(sha256), int(size_bytes), moment, str(etag), str(last_modified))
