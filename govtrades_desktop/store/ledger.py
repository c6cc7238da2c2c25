"""The ledger's questions on the writing side: what is to be fetched or read, what the indexes last said.

A filing is asked for again when it was never fetched, was fetched but not read, may have come right (by
`core.failures`; a document that cannot be read may have been broken on its way), was read by an older parser,
or a person wished it. Reads and small writes; no network, no clock: the time is given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from govtrades_desktop.core.failures import RetryPlan, plan_retry
from govtrades_desktop.core.records import FilingRef, LedgerState
from govtrades_desktop.store.connection import Reader, Store, parse_moment, utc_text
from govtrades_desktop.store.rows import INDEX_COLUMNS

# How often the document came of a filing whose newest document could not be read; else NULL.
_TIMES_FETCHED = (
    "CASE WHEN f.document_id IS NOT NULL AND f.tried_document_id IS f.document_id"
    " AND (f.reading = 'failed' OR f.read_document_id IS NOT f.document_id)"
    " THEN (SELECT MAX(1, COUNT(*)) FROM fetch_attempt a"
    " WHERE a.filing_id = f.id AND a.outcome = 'fetched') END"
)


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
        is_asked_anew: there is a document, and the source is to be asked for another.
    """

    filing_id: int
    ref: FilingRef
    need: Need
    sha256: str | None
    failures: int
    is_asked_anew: bool = False


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
    """Return the filings of `source` that wait for work: those without a reading first, each newest first.

    Args:
        store: the writer.
        source: "house", …
        years: index years; empty means all.
        parser_version: filings read by an older one are pending again; 0 leaves them.
        now: aware; decides which failures are due for another try (default: the present).
        limit: at most so many.
    """
    moment = now or dt.datetime.now(dt.UTC)
    where = f"AND year IN ({', '.join('?' * len(years))})" if years else ""
    columns = ", ".join(f"f.{name}" for name in INDEX_COLUMNS)
    found = store.rows(
        f"SELECT f.id, f.source, f.reading, f.vanished_at IS NOT NULL, f.is_wanted, f.failures, f.failed_at,"
        f" f.failure_kind, f.tried_document_id, f.tried_parser_version, f.document_id,"
        f" d.sha256, COALESCE(d.url LIKE 'imported:%', 0), d.fetched_at, {_TIMES_FETCHED}, {columns}"
        f" FROM filing f LEFT JOIN document d ON d.id = f.document_id"
        f" WHERE f.source = ? AND f.kind IS NOT NULL {where}"
        f" ORDER BY f.reading NOT IN (?, ?), f.filed_on DESC, f.doc_id DESC",
        (source, *years, LedgerState.NOT_FETCHED.value, LedgerState.FAILED.value),
    )
    pending: list[PendingFiling] = []
    for filing_id, named, *facts in found:
        reading, is_vanished, is_wanted, failures, failed_at, failure_kind, tried, tried_version = facts[:8]
        document_id, sha256, is_imported, fetched_at, times_fetched = facts[8:13]
        is_tried = document_id is not None and tried == document_id
        is_older = tried_version is not None and tried_version < parser_version
        if is_imported and is_tried and not is_wanted and not is_older:
            # What a person saved serves until the site's own document is here; it may be another one.
            document_id = sha256 = times_fetched = None
        need = _need(
            is_fetched=document_id is not None,
            is_tried=is_tried,
            is_failed=reading == LedgerState.FAILED.value or failures > 0,
            is_vanished=bool(is_vanished),
            is_wanted=bool(is_wanted),
            is_older=is_older,
            is_unreadable=is_tried and times_fetched is not None,
            is_due=_plan(failure_kind, failures, failed_at, fetched_at, times_fetched, moment).is_due(moment),
        )
        if need is None:
            continue
        # a document that could not be read may have been broken on its way: the source is asked once more
        is_asked_anew = (
            document_id is not None
            and not is_vanished
            and (need is Need.RETRY or (need is Need.WISH and reading == LedgerState.FAILED.value))
        )
        pending.append(
            PendingFiling(
                filing_id,
                _ref(named, facts[13:]),
                need,
                None if is_asked_anew else sha256,
                failures,
                is_asked_anew=is_asked_anew,
            )
        )
        if limit is not None and len(pending) >= limit:
            break
    return pending


def _need(
    *,
    is_fetched: bool,
    is_tried: bool,
    is_failed: bool,
    is_vanished: bool,
    is_wanted: bool,
    is_older: bool,
    is_unreadable: bool,
    is_due: bool,
) -> Need | None:
    if is_vanished and not is_fetched:
        return None  # the source lists it no more: there is nothing to ask for
    if is_wanted:
        return Need.WISH
    if not is_fetched:
        if not is_failed:
            return Need.FETCH
        return Need.RETRY if is_due else None
    if not is_tried:
        return Need.READ
    if is_older:
        return Need.NEWER_PARSER
    return Need.RETRY if is_unreadable and is_due and not is_vanished else None


def _plan(
    kind: str | None,
    failures: int,
    failed_at: str | None,
    fetched_at: str | None,
    times_fetched: int | None,
    now: dt.datetime,
) -> RetryPlan:
    """Return the plan of a filing that failed: of the fetching, or of a document that came unreadable."""
    moment = None if failed_at is None or kind is None else parse_moment(failed_at)
    fetching = plan_retry(kind, tries=failures, failed_at=moment, now=now)
    if times_fetched is None or fetched_at is None:
        return fetching
    reading = plan_retry(None, tries=times_fetched, failed_at=parse_moment(fetched_at), now=now)
    # asked for once more since, and in vain: whichever lets it wait longer
    return reading if fetching.is_due(now) else max(reading, fetching, key=lambda one: one.next_try_at or now)


def _ref(source: str, values: Sequence[Any]) -> FilingRef:
    facts = dict(zip(INDEX_COLUMNS, values, strict=True))
    filed_on = facts.pop("filed_on")
    return FilingRef(
        source=source,
        filed_on=None if filed_on is None else dt.date.fromisoformat(filed_on),
        is_paper=str(facts["kind"]).endswith("_paper"),
        **facts,
    )


@dataclass(frozen=True, slots=True)
class KnownFiling:
    """What the ledger has of one filing.

    Attributes:
        id: of its row.
        kind: the document kind that reads it, or None: listed only.
        reading: what became of its document.
        sha256: of its document, or None where none is at hand.
    """

    id: int
    kind: str | None
    reading: str
    sha256: str | None


def find_filing(store: Store, source: str, doc_id: str) -> KnownFiling | None:
    """Return what the ledger has of a filing, or None where it has none such."""
    found = store.rows(
        "SELECT f.id, f.kind, f.reading, d.sha256 FROM filing f LEFT JOIN document d ON d.id = f.document_id"
        " WHERE f.source = ? AND f.doc_id = ?",
        (source, doc_id),
    )
    return KnownFiling(*found[0]) if found else None


def find_by_title(store: Store, source: str, title: str) -> list[tuple[str, str]]:
    """Return id and family name of the filings that an index lists under a title."""
    return [
        (doc_id, last)
        for doc_id, last in store.rows(
            "SELECT doc_id, last FROM filing WHERE source = ? AND title = ? AND kind IS NOT NULL",
            (source, title),
        )
    ]


def load_validators(store: Store, source: str, year: int) -> Validators:
    """Return what is known of one index; an empty record where it was never asked for."""
    found = store.rows(
        "SELECT etag, last_modified, content_sha256, checked_at FROM index_state"
        " WHERE source = ? AND year = ?",
        (source, year),
    )
    if not found:
        return Validators()
    etag, last_modified, sha256, checked_at = found[0]
    return Validators(etag, last_modified, sha256 or "", parse_moment(checked_at) if checked_at else None)


def save_validators(
    store: Store, source: str, year: int, *, url: str, etag: str, last_modified: str, checked_at: dt.datetime
) -> None:
    """Keep the validators of an answer (200 or 304); an unchanged index still lists what it listed.

    Call it after `ingest_index`, never before: else a crash between them would hide an index for good.
    """
    moment = utc_text(checked_at)
    day = moment[:10]
    with store.transaction() as connection:
        connection.execute(
            "INSERT INTO index_state (source, year, url, etag, last_modified, checked_at)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (source, year) DO UPDATE SET url = excluded.url,"
            " etag = excluded.etag, last_modified = excluded.last_modified, checked_at = excluded.checked_at",
            (source, year, url, etag, last_modified, moment),
        )
        connection.execute(
            "UPDATE filing SET last_seen_on = ? WHERE source = ? AND year = ? AND vanished_at IS NULL"
            " AND times_listed > 0 AND last_seen_on < ?",
            (day, source, year, day),
        )


def wish_reading(store: Store, filing_ids: Iterable[int]) -> int:
    """Mark filings to be read again at the next refresh ("read again"); return how many were marked.

    A filing that failed is fetched anew first; a good one is read again from the archive.
    """
    with store.transaction() as connection:
        cursor = connection.executemany(
            "UPDATE filing SET is_wanted = 1 WHERE id = ? AND kind IS NOT NULL",
            [(one,) for one in filing_ids],
        )
        return cursor.rowcount


@dataclass(frozen=True, slots=True)
class FailedFiling:
    """One filing that failed and is tried again by the plan.

    Attributes:
        reason: in a sentence, as the ledger tells it.
        plan: when; `plan.words(now)` says it.
    """

    filing_id: int
    source: str
    doc_id: str
    reason: str
    plan: RetryPlan


def list_failed(
    reader: Store | Reader, *, now: dt.datetime, doc_ids: Iterable[str] | None = None
) -> list[FailedFiling]:
    """Return the filings whose fetching or reading failed, newest first, each with its plan.

    Args:
        reader: any connection to the database.
        now: aware.
        doc_ids: these only, as the sources write them; None for all.
    """
    wished = None if doc_ids is None else frozenset(doc_ids)
    found = reader.rows(
        "SELECT f.id, f.source, f.doc_id, f.reason, f.failure_kind, f.failures, f.failed_at, d.fetched_at,"
        f" {_TIMES_FETCHED} FROM filing f LEFT JOIN document d ON d.id = f.document_id"
        " WHERE f.kind IS NOT NULL AND (f.reading = 'failed' OR f.failures > 0)"
        " ORDER BY f.filed_on DESC, f.doc_id DESC"
    )
    return [
        FailedFiling(
            filing_id, source, doc_id, reason or "", _plan(kind, failures, failed_at, fetched_at, times, now)
        )
        for filing_id, source, doc_id, reason, kind, failures, failed_at, fetched_at, times in found
        if wished is None or doc_id in wished
    ]


def count_listed(store: Store, source: str, years: Sequence[int]) -> int:
    """Return how many filings whose documents are collected the indexes of `years` list now."""
    marks = ", ".join("?" * len(years))
    found = store.value(
        f"SELECT COUNT(*) FROM filing WHERE source = ? AND year IN ({marks})"
        " AND kind IS NOT NULL AND vanished_at IS NULL AND times_listed > 0",
        (source, *years),
    )
    return int(found)


def load_states(store: Store, filing_ids: Iterable[int]) -> dict[int, LedgerState]:
    """Return the ledger's state of each filing that there is."""
    states: dict[int, LedgerState] = {}
    for filing_id in filing_ids:
        state = store.value("SELECT state FROM filing_state WHERE filing_id = ?", (filing_id,))
        if state is not None:
            states[filing_id] = LedgerState(state)
    return states
