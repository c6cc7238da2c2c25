"""How a run asks a source: what an index and a document cost in requests. It writes nothing.

Everything else of a refresh is the same for all sources. A source whose files lie open is asked plainly; one
that wants a conversation first has a module of its own (`senate_access`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from govtrades_desktop.core.errors import SourceChanged
from govtrades_desktop.core.records import FilingRef, ParsedFiling, ParsedIndex, RawDocument
from govtrades_desktop.fetch.client import Answer, Client
from govtrades_desktop.refresh.senate_access import SenateAccess
from govtrades_desktop.sources.base import IndexRef, Source
from govtrades_desktop.sources.senate_efd import SenateEfd
from govtrades_desktop.store.ledger import Validators

Read = Callable[[str, bytes, str | None], ParsedFiling | ParsedIndex]
"""Reads a document of a kind in a child, and waits for it: kind, bytes, doc_id."""

Keep = Callable[[str, Answer], RawDocument]
"""Puts an answer into the archive, under the official address that it goes by."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source says there is.

    Attributes:
        parsed: the index, or None: as it was at the last request.
        etag: validator for the next request; may be empty.
        last_modified: likewise.
        checked_at: aware UTC.
    """

    parsed: ParsedIndex | ParsedFiling | None
    etag: str
    last_modified: str
    checked_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document, and the images it shows (already kept), in their order."""

    answer: Answer
    images: tuple[RawDocument, ...] = ()


class Access(Protocol):
    """Asks one source, from one thread at a time."""

    def list_filings(self, index: IndexRef, known: Validators, read: Read) -> Listing:
        """Return what an index says.

        Raises:
            SourceUnavailable, SourceChanged, DocumentMissing, Cancelled: as `Client.fetch`.
        """

    def fetch_document(self, ref: FilingRef, *, max_bytes: int, read: Read, keep: Keep) -> Fetched:
        """Return the document of a filing; what it shows is kept.

        Raises:
            SourceUnavailable, SourceChanged, DocumentMissing, Cancelled: as `Client.fetch`.
        """


class PlainAccess:
    """Asks for files at their addresses, for news only where the source gives validators."""

    def __init__(self, source: Source, client: Client) -> None:
        self._source = source
        self._client = client

    def list_filings(self, index: IndexRef, known: Validators, read: Read) -> Listing:
        """Return what an index says (see `Access`)."""
        answer = self._client.fetch(
            index.url,
            expect=self._source.index_format,
            max_bytes=self._source.max_index_bytes,
            etag=known.etag,
            last_modified=known.last_modified,
        )
        if answer.status == 304:
            etag, last_modified = answer.etag or known.etag, answer.last_modified or known.last_modified
            return Listing(None, etag, last_modified, answer.fetched_at)
        parsed = read(index.kind, answer.body, None)
        return Listing(parsed, answer.etag, answer.last_modified, answer.fetched_at)

    def fetch_document(self, ref: FilingRef, *, max_bytes: int, read: Read, keep: Keep) -> Fetched:
        """Return the document of a filing (see `Access`)."""
        url, expect = self._source.document_url(ref), self._source.document_format
        return Fetched(self._client.fetch(url, expect=expect, max_bytes=max_bytes))


class SenateDoor:
    """Asks the Senate's site, in a conversation that is begun when it is first needed."""

    def __init__(self, source: SenateEfd, client: Client) -> None:
        self._site = SenateAccess(source, client)

    def list_filings(self, index: IndexRef, known: Validators, read: Read) -> Listing:
        """Return what the site's search lists of a year (see `Access`); it has no validators."""
        parsed, checked_at = self._site.search(index, lambda body: _index(read(index.kind, body, None)))
        return Listing(parsed, "", "", checked_at)

    def fetch_document(self, ref: FilingRef, *, max_bytes: int, read: Read, keep: Keep) -> Fetched:
        """Return a report's page, and of a report on paper the images, which are kept (see `Access`)."""
        answer = self._site.fetch_report(ref, max_bytes=max_bytes)
        if ref.kind != "senate_paper":
            return Fetched(answer)
        paper = read(ref.kind, answer.body, ref.doc_id)
        urls = paper.image_urls if isinstance(paper, ParsedFiling) else ()
        images = self._site.fetch_images(ref, answer.url, urls, max_bytes=max_bytes)
        return Fetched(answer, tuple(keep(url, image) for url, image in images))


def _index(parsed: ParsedFiling | ParsedIndex) -> ParsedIndex:
    if not isinstance(parsed, ParsedIndex):
        raise SourceChanged("The Senate's search was read as a filing.")
    return parsed


def open_access(source: Source, client: Client) -> Access:
    """Return the way to ask `source`; nothing is asked yet."""
    return SenateDoor(source, client) if isinstance(source, SenateEfd) else PlainAccess(source, client)
