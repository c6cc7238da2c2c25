"""What every publisher's module promises: which indexes there are, and where each filing's document lies.

A source knows addresses and document kinds, nothing else: it opens no connection and reads no document.
"""

from __future__ import annotations

import datetime as dt
import urllib.parse
from dataclasses import dataclass
from typing import ClassVar, Protocol

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import FilingRef


@dataclass(frozen=True, slots=True)
class IndexRef:
    """One official index: the list of one source's filings of one year.

    Attributes:
        source: the source's name.
        year: the index's year.
        kind: the document kind that reads it (`house_index`).
        url: where this run fetches it (under the source's base address).
    """

    source: str
    year: int
    kind: str
    url: str


class Source(Protocol):
    """One publisher of filings.

    Attributes:
        name: the short name used in the ledger, the settings (`{name}_url`) and the command line.
        title: the publisher's name as a person reads it.
        official_url: the publisher's own site; the ledger's addresses are always of this one.
        index_format: what an index's bytes must be ("zip", "json", …).
        document_format: what a document's bytes must be ("pdf", "html", …).
        max_index_bytes: the largest index worth reading.
        first_year: the oldest year that the publisher has.
        consent_setting: the setting that holds the day on which the user accepted the publisher's terms; such
            a source is never asked before. Empty where there is nothing to accept.
        base_url: where this run asks.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    official_url: ClassVar[str]
    index_format: ClassVar[str]
    document_format: ClassVar[str]
    max_index_bytes: ClassVar[int]
    first_year: ClassVar[int]
    consent_setting: ClassVar[str]
    base_url: str

    def __init__(self, base_url: str = ...) -> None: ...

    def default_years(self, today: dt.date, years_back: int = ...) -> tuple[int, ...]:
        """Return the years that a refresh looks at, newest first."""

    def list_indexes(self, years: tuple[int, ...]) -> tuple[IndexRef, ...]:
        """Return the indexes of `years`, newest first, each once.

        Raises:
            UserInputError: a year that the source cannot have.
        """

    def locate(self, ref: FilingRef) -> FilingRef:
        """Return `ref` with its document kind and its official address filled in."""

    def document_url(self, ref: FilingRef) -> str:
        """Return where this run fetches the document: under the base address."""


def checked_base_url(url: str, name: str) -> str:
    """Return `url` without its last slash.

    Raises:
        UserInputError: it is not an http or https address of a host.
    """
    parts = urllib.parse.urlsplit(url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise UserInputError(
            f"{url!r} is not an address that the source {name} can be asked at.",
            hint="Give an address such as https://disclosures-clerk.house.gov.",
        )
    return url.strip().rstrip("/")
