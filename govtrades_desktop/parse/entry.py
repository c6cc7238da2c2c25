"""The one door to reading documents: what a spawned child runs.

Holds the registry of document kinds; imports a kind's reader only when it is asked for, so that a child loads
no more than it needs. Opens no file and no connection; keeps no state between calls.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from govtrades_desktop.core.errors import GovTradesError, UserInputError
from govtrades_desktop.core.records import ParsedFiling, ParsedIndex, ReadingState

PARSER_VERSION = 1
"""Raised whenever the same bytes may give another result; archived documents are then read again."""

HOUSE_INDEX = "house_index"
HOUSE_PTR = "house_ptr"
SENATE_INDEX = "senate_index"
SENATE_PTR = "senate_ptr"
SENATE_PAPER = "senate_paper"
KINDS: tuple[str, ...] = (HOUSE_INDEX, HOUSE_PTR, SENATE_INDEX, SENATE_PTR, SENATE_PAPER)

FilingReader = Callable[[bytes, str | None], ParsedFiling]


def _filing_reader(kind: str) -> FilingReader:
    if kind == HOUSE_PTR:
        from govtrades_desktop.parse.house_ptr import parse_house_ptr

        return parse_house_ptr
    if kind == SENATE_PTR:
        from govtrades_desktop.parse.senate_ptr import parse_senate_ptr

        return parse_senate_ptr
    if kind == SENATE_PAPER:
        from govtrades_desktop.parse.senate_paper import parse_senate_paper

        return parse_senate_paper
    raise UserInputError(f"There is no document kind {kind!r}; known are {', '.join(KINDS)}.")


def detect_kind(data: bytes, name: str = "") -> str:
    """Say which reader these bytes are for; never raises.

    Content decides; a name ending in ``FD.zip`` decides for bytes that are no zip (a broken index). Anything
    else goes to the reader of filings, which says what it is instead.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return HOUSE_INDEX
    if b"%PDF-" in data[:1024]:
        return HOUSE_PTR
    if re.search(r"FD\.zip\Z", name, re.IGNORECASE):
        return HOUSE_INDEX
    return _senate_kind(data) or HOUSE_PTR


def _senate_kind(data: bytes) -> str | None:
    """Return the kind of a page or an answer of the Senate's site, None for anything else."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return SENATE_INDEX if b'"recordsTotal"' in data else None
    if b"<" not in head and b"MIME-Version" not in head:
        return None
    from govtrades_desktop.parse.senate_page import PAPER, PTR, is_efd_page, senate_page_kind

    page = senate_page_kind(data)
    if page == PAPER:
        return SENATE_PAPER
    return SENATE_PTR if page == PTR or is_efd_page(data) else None


def parse_document(kind: str, data: bytes, *, doc_id: str | None = None) -> ParsedFiling | ParsedIndex:
    """Read one document.

    Args:
        kind: one of `KINDS`.
        data: the document's bytes.
        doc_id: what the index or the file's name calls it; used where the document does not print its id.

    Returns:
        A ParsedIndex for an index. For a filing always a ParsedFiling: bytes that cannot be read give the
        state FAILED with a sentence, never an exception.

    Raises:
        SourceChanged: an index that is not what the source promises.
        UserInputError: an unknown kind.
        MemoryError: the document needs more memory than this process may have.
    """
    if kind == HOUSE_INDEX:
        from govtrades_desktop.parse.house_index import parse_house_index

        return parse_house_index(data)
    if kind == SENATE_INDEX:
        from govtrades_desktop.parse.senate_index import parse_senate_index

        return parse_senate_index(data)
    read = _filing_reader(kind)
    try:
        return read(data, doc_id)
    except GovTradesError as error:
        known = error.context.get("doc_id", doc_id)
        return failed_filing(kind, error.message, doc_id=known, pages=error.context.get("pages"))
    except MemoryError:
        raise  # the document needs more than there may be: the pool says so, with its limit
    except Exception as error:  # noqa: BLE001 - one bad document must never stop a refresh; it is recorded
        reason = (
            f"The reader broke on this document ({type(error).__name__}: {error}); this is a fault of ours."
        )
        return failed_filing(kind, reason, doc_id=doc_id)


def failed_filing(
    kind: str, reason: str, *, doc_id: str | None = None, pages: int | None = None
) -> ParsedFiling:
    """Return the record of a document which could not be read; `reason` is one sentence."""
    return ParsedFiling(
        kind=kind,
        doc_id=doc_id,
        filer=None,
        filer_status=None,
        state_district=None,
        filed_on=None,
        signed_on=None,
        amendment=None,
        state=ReadingState.FAILED,
        reason=reason,
        pages=pages,
        parser_version=PARSER_VERSION,
    )
