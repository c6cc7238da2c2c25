"""Writing what refresh found: indexes, documents, readings, failures, runs. One short transaction each.

Every function may be called twice with the same facts: the second call changes nothing. Row ids are stable by
(source, doc_id) and (filing, line). Nothing is deleted but rows that a good, newer reading no longer has.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.core.records import LedgerState, ParsedFiling, ParsedIndex, RawDocument
from govtrades_desktop.store.connection import Store


@dataclass(frozen=True, slots=True)
class IndexResult:
    """What one index changed in the ledger; ids of filings.

    Attributes:
        listed: filings in the index.
        new: seen for the first time.
        changed: whose row differs now, the vanished and the returned among them.
        vanished: listed before, not any more.
        returned: had vanished, listed again.
    """

    listed: int
    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    vanished: tuple[int, ...] = ()
    returned: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FilingResult:
    """What one document, reading or failure changed.

    Attributes:
        filing_id: id of the ledger row.
        state: the ledger's state now.
        is_changed: whether anything that a screen may show differs now.
        transactions: rows the filing has now.
        new_transactions: of these, how many were not there before.
    """

    filing_id: int
    state: LedgerState
    is_changed: bool
    transactions: int = 0
    new_transactions: int = 0


@dataclass(frozen=True, slots=True)
class RunTotals:
    """The figures of one run of one source (the fields of `refresh.events.SourceRun` that are kept)."""

    listed: int = 0
    new: int = 0
    fetched: int = 0
    read: int = 0
    paper: int = 0
    no_trades: int = 0
    failed: int = 0
    transactions: int = 0
    requests: int = 0
    seconds: float = 0.0


def ingest_index(store: Store, index: ParsedIndex, *, seen_at: dt.datetime) -> IndexResult:
    """Bring the ledger up to one official index: add, update, mark what vanished, unmark what returned.

    The refs must be complete (`kind` and `url` filled by `sources`). A filing whose `kind` is None is listed,
    state not fetched, with the reason that only transaction reports are collected.
    """
    raise NotImplementedError


def ingest_document(
    store: Store,
    filing_id: int,
    document: RawDocument,
    *,
    run_id: int | None = None,
    elapsed_s: float | None = None,
) -> FilingResult:
    """Record the bytes of a filing, already in the archive. Other bytes than before ask for a new reading."""
    raise NotImplementedError


def ingest_filing(
    store: Store, filing_id: int, parsed: ParsedFiling, *, read_at: dt.datetime
) -> FilingResult:
    """Record what a document told; a FAILED reading after a good one keeps the good rows and says why."""
    raise NotImplementedError


def record_failure(
    store: Store,
    error: GovTradesError,
    *,
    source: str,
    at: dt.datetime,
    filing_id: int | None = None,
    year: int | None = None,
    url: str = "",
    run_id: int | None = None,
    parser_version: int | None = None,
) -> FilingResult | None:
    """Record that fetching or reading failed: of one filing, or (no filing_id) of an index or a source."""
    raise NotImplementedError


def start_run(store: Store, source: str, *, started_at: dt.datetime, is_manual: bool) -> int:
    """Open a run and return its id; runs left open by a crash are closed as interrupted."""
    raise NotImplementedError


def finish_run(
    store: Store,
    run_id: int,
    totals: RunTotals,
    *,
    finished_at: dt.datetime,
    outcome: str = "done",
    error: GovTradesError | None = None,
) -> None:
    """Close a run as "done", "cancelled" or "failed" (with `error`), and tell the source's state."""
    raise NotImplementedError


def record_skip(store: Store, source: str, *, at: dt.datetime, reason: str) -> None:
    """Record a refresh that was due and not begun, with its reason."""
    raise NotImplementedError
