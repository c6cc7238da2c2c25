"""The ledger's questions on the writing side: what is to be fetched or read, what the indexes last said.

A filing is asked for again when it was never fetched, was fetched but not read, may have come right (see
`_RETRY_AFTER`), was read by an older parser, or a person wished it. Reads and small writes; no network, no
clock: the time is given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from govtrades_desktop.core.records import FilingRef, LedgerState
from govtrades_desktop.store.connection import Store, utc_text


class Need(StrEnum):
    """Why a filing is pending."""

    FETCH = "fetch"
    READ = "read"
    RETRY = "retry"
    NEWER_PARSER = "newer_parser"
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class PendingFiling:
    """One filing that waits for work.

    Attributes:
        filing_id: id of its ledger row.
        ref: as the index lists it; `kind` is never None.
        need: why it waits.
        sha256: of the archived document, or None where it must be fetched.
        failures: failed tries so far.
    """

    filing_id: int
    ref: FilingRef
    need: Need
    sha256: str | None
    failures: int


@dataclass(frozen=True, slots=True)
class Validators:
    """What the source gave at the last request of one index; empty where nothing is known."""

    etag: str = ""
    last_modified: str = ""
    content_sha256: str = ""
    checked_at: dt.datetime | None = None


def list_pending(
    store: Store,
    source: str,
    years: Sequence[int] = (),
    *,
    parser_version: int = 0,
    now: dt.datetime | None = None,
    limit: int | None = None,
) -> list[PendingFiling]:
    """Return the filings of `source` that wait for fetching or reading, newest filing date first.

    Args:
        store: the writer.
        source: "house", …
        years: index years; empty means all.
        parser_version: filings read by an older one are pending again; 0 leaves them.
        now: aware; decides which failures are due for another try (default: the present).
        limit: at most so many.
    """
    raise NotImplementedError


def load_validators(store: Store, source: str, year: int) -> Validators:
    """Return what is known of one index; an empty record where it was never asked for."""
    raise NotImplementedError


def save_validators(
    store: Store, source: str, year: int, *, url: str, etag: str, last_modified: str, checked_at: dt.datetime
) -> None:
    """Keep the validators of an answer (200 or 304). Call after the index was ingested, never before."""
    raise NotImplementedError


def wish_reading(store: Store, filing_ids: Iterable[int]) -> int:
    """Mark filings to be fetched or read again at the next refresh ("read again"); return how many."""
    raise NotImplementedError


def load_states(store: Store, filing_ids: Iterable[int]) -> dict[int, LedgerState]:
    """Return the ledger's state of each filing."""
    raise NotImplementedError


__all__ = [
    "Need",
    "PendingFiling",
    "Validators",
    "list_pending",
    "load_states",
    "load_validators",
    "save_validators",
    "utc_text",
    "wish_reading",
]
