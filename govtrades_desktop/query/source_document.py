"""The original of a filing: which archived bytes, and where each of its rows stands. Reads only.

It opens no document: whether the archive still has the bytes is found out when they are opened.
"""

from __future__ import annotations

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import Box, PagePlace
from govtrades_desktop.core.source_document import SourceDocument, SourceKind, SourceRow
from govtrades_desktop.query.library import Library

_FILING = """
SELECT f.source, f.doc_id, f.filing_type, f.kind, f.url, f.title, f.prefix, f.first, f.last, f.suffix,
       f.filed_on, f.reading, f.reason, f.vanished_at, f.times_listed, d.id, d.sha256
FROM filing f LEFT JOIN document d ON d.id = COALESCE(f.read_document_id, f.document_id)
WHERE f.id = ?
"""

_ROWS = """
SELECT id, line, page, box_x0, box_top, box_x1, box_bottom FROM "transaction"
WHERE filing_id = ? ORDER BY line
"""

_MORE = """
SELECT p.transaction_id, p.page, p.x0, p.top, p.x1, p.bottom
FROM transaction_place p JOIN "transaction" t ON t.id = p.transaction_id
WHERE t.filing_id = ? ORDER BY p.transaction_id, p.position
"""

_DOUBTS = """
SELECT message FROM finding
WHERE filing_id = ? AND line IS NULL AND code IN ('doc_id', 'page_cut') ORDER BY id
"""
"""It prints another filing's id, or it ends early: what is shown may not be the whole, or another's."""

_KINDS = {"senate_ptr": SourceKind.SENATE_PAGE, "senate_paper": SourceKind.IMAGES}
PTR_TITLE = "Periodic Transaction Report"
_LONGEST_ID = 12  # the House's number is said whole, of the Senate's UUID the beginning


def load_source(library: Library, filing_id: int) -> SourceDocument:
    """Return the original of a filing; where there are no bytes of it, `absence` says why.

    The document is the one that the rows were read from, where any were: the ink behind them.

    Raises:
        UserInputError: there is no such filing (any more).
    """
    reader = library.reader
    with reader.snapshot():
        found = reader.rows(_FILING, (filing_id,))
        if not found:
            raise UserInputError("This filing is not in the ledger any more.", filing_id=filing_id)
        rows = reader.rows(_ROWS, (filing_id,))
        more = reader.rows(_MORE, (filing_id,))
        doubts = reader.rows(_DOUBTS, (filing_id,))
        document_id = found[0][15]
        images = (
            reader.rows("SELECT sha256 FROM page_image WHERE document_id = ? ORDER BY page", (document_id,))
            if document_id is not None
            else []
        )
    (
        source, doc_id, filing_type, kind, url, title, prefix, first, last, suffix, filed_on,
        reading, reason, vanished_at, times_listed, document_id, sha256,
    ) = found[0]  # fmt: skip
    shown = _KINDS.get(kind, SourceKind.PDF)
    if sha256 is None:
        sha256s: tuple[str, ...] = ()
    elif shown is SourceKind.IMAGES:
        sha256s = tuple(image[0] for image in images)
    else:
        sha256s = (sha256,)
    absence = ""
    if not sha256s:
        absence = _absence(kind, filing_type, reading, reason, vanished_at, has_page=sha256 is not None)
    name = " ".join(part for part in (prefix, first, last, suffix) if part)
    what = title or (PTR_TITLE if filing_type == "P" else "")
    filed = f"filed {filed_on}" if filed_on else ""
    called = doc_id if len(doc_id) <= _LONGEST_ID else f"{doc_id[:8]}…"
    return SourceDocument(
        filing_id=filing_id,
        kind=shown,
        sha256s=sha256s,
        url=url,
        title=" · ".join(part for part in (name, what, filed, f"{source.capitalize()} {called}") if part),
        rows=_rows(rows, more),
        absence=absence,
        is_fetchable=kind is not None and vanished_at is None and times_listed > 0,
        is_vanished=vanished_at is not None,
        source=source,
        doc_id=doc_id,
        doubts=tuple(row[0] for row in doubts),
    )


def find_row(library: Library, filing_id: int, line: int) -> int | None:
    """Return the id of the transaction that is this line of a filing, or None."""
    found = library.reader.value(
        'SELECT id FROM "transaction" WHERE filing_id = ? AND line = ?', (filing_id, line)
    )
    return None if found is None else int(found)


def _absence(
    kind: str | None,
    filing_type: str,
    reading: str,
    reason: str | None,
    vanished_at: str | None,
    *,
    has_page: bool,
) -> str:
    if vanished_at is not None:
        return (
            f"The official index does not list this filing any more (since {vanished_at[:10]}), and its page "
            "was never fetched to this machine."
        )
    if kind is None:
        return f"Filings of the type {filing_type!r} are listed here; their documents are not collected."
    if has_page:
        return "The pictures of this paper report are not on this machine: only the page that links them is."
    if reading == "failed" and reason:
        return f"This report was not fetched or could not be read so far. The last try: {reason}"
    return "This report was not fetched to this machine yet. Fetching it brings its page and its trades."


def _rows(
    rows: list[tuple[int, int, int | None, float | None, float, float, float]],
    more: list[tuple[int, int, float, float, float, float]],
) -> tuple[SourceRow, ...]:
    later: dict[int, list[PagePlace]] = {}
    for transaction_id, page, *edges in more:
        later.setdefault(transaction_id, []).append(PagePlace(page, Box(*edges)))
    made = []
    for transaction_id, line, at_page, x0, top, x1, bottom in rows:
        places = later.get(transaction_id, [])
        if at_page is not None and x0 is not None:
            places = [PagePlace(at_page, Box(x0, top, x1, bottom)), *places]
        made.append(SourceRow(line, tuple(places)))
    return tuple(made)
