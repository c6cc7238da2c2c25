"""Writing what a refresh found: indexes, documents, readings. One short transaction each.

Every function may be called twice with the same facts: the second call changes nothing. Row ids are stable by
(source, doc_id) and (filing, line). Nothing is deleted but rows that a good, newer reading no longer has.
Failures and runs are written by `runs.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from govtrades_desktop.core.errors import StoreBug
from govtrades_desktop.core.records import (
    FilingRef,
    Finding,
    LedgerState,
    ParsedFiling,
    ParsedIndex,
    RawDocument,
    ReadingState,
)
from govtrades_desktop.store import rows
from govtrades_desktop.store.amendments import link_amendments
from govtrades_desktop.store.connection import Store, utc_text
from govtrades_desktop.store.rows import FilingResult, filing_result
from govtrades_desktop.store.runs import (
    RunTotals,
    finish_run,
    keep_attempt,
    record_failure,
    record_skip,
    start_run,
)

NOT_COLLECTED = "Only transaction reports are collected; this filing is listed, its document is not."
IMPORTED = "It was imported by hand; no index has listed it yet."
NOT_YET_READ = "The document was fetched and is not yet read."

_GOOD = (ReadingState.READ.value, ReadingState.NO_TRADES.value, ReadingState.PAPER.value)


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


def ingest_index(store: Store, index: ParsedIndex, *, seen_at: dt.datetime) -> IndexResult:
    """Bring the ledger up to one official index: add, update, mark what vanished, unmark what returned.

    The refs must be complete (`kind` and `url` filled by `sources`). A filing whose `kind` is None is listed,
    state not fetched, with the reason that only transaction reports are collected. A doc_id that another
    year's index of the source lists too stays in the year it was first seen in, and is noted. A filing that
    was imported by hand (`times_listed` 0) takes what the index says of it, and never vanishes before it was
    listed.

    Raises:
        StoreUnavailable, StoreBug: nothing was changed.
    """
    seen_on = seen_at.astimezone(dt.UTC).date().isoformat()
    columns = ", ".join(rows.INDEX_COLUMNS)
    select = f"SELECT id, vanished_at, reading, last_seen_on, {columns} FROM filing WHERE source = ?"
    new: list[int] = []
    changed: list[int] = []
    returned: list[int] = []
    notes = list(index.findings)
    with store.transaction() as connection:
        known = {
            row[4]: row for row in connection.execute(f"{select} AND year = ?", (index.source, index.year))
        }
        unseen = {row[0] for row in known.values() if row[-1]}  # times_listed: 0 of what no index listed yet
        for ref in index.refs:
            if ref.source != index.source or ref.year != index.year:
                raise StoreBug(f"Filing {ref.doc_id} does not belong to this index.", doc_id=ref.doc_id)
            values = rows.index_values(ref)
            row = known.get(ref.doc_id)
            if row is None:
                row = connection.execute(f"{select} AND doc_id = ?", (index.source, ref.doc_id)).fetchone()
            if row is None:
                cursor = connection.execute(
                    f"INSERT INTO filing (source, {columns}, first_seen_on, last_seen_on, reading, reason)"
                    f" VALUES ({', '.join('?' * (len(values) + 5))})",
                    (
                        ref.source,
                        *values,
                        seen_on,
                        seen_on,
                        LedgerState.NOT_FETCHED.value,
                        NOT_COLLECTED if ref.kind is None else None,
                    ),
                )
                new.append(int(cursor.lastrowid or 0))
                continue
            filing_id, vanished_at, reading, _, *stored = row
            unseen.discard(filing_id)
            stored_year = stored[rows.INDEX_COLUMNS.index("year")]
            if stored_year != ref.year and vanished_at is None and stored[-1]:
                notes.append(
                    Finding("listed_twice", f"Filing {ref.doc_id} is in the index of {stored_year} too.")
                )
                continue
            if vanished_at is not None:
                returned.append(filing_id)
            if vanished_at is not None or tuple(stored) != values:
                changed.append(filing_id)
                assigned = ", ".join(f"{column} = ?" for column in rows.INDEX_COLUMNS)
                connection.execute(
                    f"UPDATE filing SET {assigned}, vanished_at = NULL WHERE id = ?", (*values, filing_id)
                )
                if reading == LedgerState.NOT_FETCHED.value:
                    connection.execute(
                        "UPDATE filing SET reason = CASE WHEN ? IS NULL THEN ? WHEN reason = ? THEN NULL"
                        " ELSE reason END WHERE id = ?",
                        (ref.kind, NOT_COLLECTED, NOT_COLLECTED, filing_id),
                    )
                _relink(store, filing_id)
        gone = sorted(row[0] for row in known.values() if row[0] in unseen and row[1] is None)
        connection.executemany(
            "UPDATE filing SET vanished_at = ? WHERE id = ?", [(utc_text(seen_at), one) for one in gone]
        )
        connection.execute(
            "UPDATE filing SET last_seen_on = ? WHERE source = ? AND year = ? AND vanished_at IS NULL"
            " AND times_listed > 0 AND last_seen_on < ?",
            (seen_on, index.source, index.year, seen_on),
        )
        _keep_index_state(store, index, notes, seen_at)
        store.touch([*new, *changed])
        store.touch(gone, is_forgotten=False)
    return IndexResult(
        listed=len(index.refs),
        new=tuple(new),
        changed=tuple(sorted({*changed, *gone})),
        vanished=tuple(gone),
        returned=tuple(returned),
    )


def _keep_index_state(
    store: Store, index: ParsedIndex, findings: Iterable[Finding], seen_at: dt.datetime
) -> None:
    moment = utc_text(seen_at)
    store.execute(
        "INSERT INTO index_state (source, year, content_sha256, listed, checked_at, changed_at)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (source, year) DO UPDATE SET"
        " changed_at = CASE WHEN content_sha256 IS excluded.content_sha256 THEN changed_at"
        " ELSE excluded.changed_at END,"
        " content_sha256 = excluded.content_sha256, listed = excluded.listed,"
        " checked_at = excluded.checked_at",
        (index.source, index.year, index.content_sha256, len(index.refs), moment, moment),
    )
    state_id = store.value(
        "SELECT id FROM index_state WHERE source = ? AND year = ?", (index.source, index.year)
    )
    wanted = [(state_id, one.code, one.message, one.line) for one in findings]
    stored = store.rows(
        "SELECT index_state_id, code, message, line FROM index_finding WHERE index_state_id = ? ORDER BY id",
        (state_id,),
    )
    if stored != wanted:
        store.execute("DELETE FROM index_finding WHERE index_state_id = ?", (state_id,))
        store.connection.executemany(
            "INSERT INTO index_finding (index_state_id, code, message, line) VALUES (?, ?, ?, ?)", wanted
        )


def ingest_import(store: Store, ref: FilingRef, *, at: dt.datetime) -> int:
    """Return the id of a filing's ledger row; make it where no index has listed the filing yet.

    Such a row has `times_listed` 0 until an index lists it.

    Raises:
        StoreUnavailable, StoreBug: nothing was changed.
    """
    day = at.astimezone(dt.UTC).date().isoformat()
    columns = (*rows.INDEX_COLUMNS, "source", "first_seen_on", "last_seen_on", "reading", "reason")
    values = (*rows.index_values(ref), ref.source, day, day, LedgerState.NOT_FETCHED.value, IMPORTED)
    with store.transaction() as connection:
        known = store.value("SELECT id FROM filing WHERE source = ? AND doc_id = ?", (ref.source, ref.doc_id))
        if known is not None:
            return int(known)
        cursor = connection.execute(
            f"INSERT INTO filing ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", values
        )
        filing_id = int(cursor.lastrowid or 0)
        store.touch([filing_id])
        return filing_id


def ingest_document(
    store: Store,
    filing_id: int,
    document: RawDocument,
    *,
    images: Sequence[RawDocument] = (),
    run_id: int | None = None,
    elapsed_s: float | None = None,
) -> FilingResult:
    """Record the bytes of a filing, already in the archive. Other bytes than before ask for a new reading.

    Rows read from earlier bytes stay until the new ones are read. `images` are the pages of a report on
    paper, in order.

    Raises:
        StoreBug: there is no such filing.
        StoreUnavailable: nothing was changed.
    """
    fetched_at = utc_text(document.fetched_at)
    with store.transaction() as connection:
        source, reading, current = rows.require_filing(store, filing_id, "source, reading, document_id")
        connection.execute(
            "INSERT INTO document (filing_id, sha256, size_bytes, url, etag, last_modified, fetched_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (filing_id, sha256) DO UPDATE SET"
            " url = excluded.url, etag = excluded.etag, last_modified = excluded.last_modified,"
            " fetched_at = excluded.fetched_at",
            (
                filing_id,
                document.sha256,
                document.size_bytes,
                document.url,
                document.etag,
                document.last_modified,
                fetched_at,
            ),
        )
        document_id = store.value(
            "SELECT id FROM document WHERE filing_id = ? AND sha256 = ?", (filing_id, document.sha256)
        )
        _keep_images(store, document_id, images)
        is_changed = document_id != current
        if is_changed:
            connection.execute(
                "UPDATE filing SET document_id = ?, failures = 0, failed_at = NULL, failure_kind = NULL"
                " WHERE id = ?",
                (document_id, filing_id),
            )
            if reading not in _GOOD:
                connection.execute(
                    "UPDATE filing SET reading = ?, reason = ? WHERE id = ?",
                    (LedgerState.NOT_FETCHED.value, NOT_YET_READ, filing_id),
                )
            store.touch([filing_id], is_forgotten=False)
        keep_attempt(
            store,
            source=source,
            at=fetched_at,
            filing_id=filing_id,
            url=document.url,
            run_id=run_id,
            size_bytes=document.size_bytes,
            elapsed_s=elapsed_s,
        )
        return filing_result(store, filing_id, is_changed=is_changed)


def _keep_images(store: Store, document_id: int, images: Sequence[RawDocument]) -> None:
    store.connection.executemany(
        "INSERT INTO page_image (document_id, page, sha256, size_bytes, url, fetched_at)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (document_id, page) DO UPDATE SET sha256 = excluded.sha256,"
        " size_bytes = excluded.size_bytes, url = excluded.url, fetched_at = excluded.fetched_at",
        [
            (document_id, page, one.sha256, one.size_bytes, one.url, utc_text(one.fetched_at))
            for page, one in enumerate(images, 1)
        ],
    )


def ingest_filing(
    store: Store, filing_id: int, parsed: ParsedFiling, *, read_at: dt.datetime
) -> FilingResult:
    """Record what a document told; a worse reading after a good one keeps the good rows and says why.

    Worse is one that FAILED, and of the same bytes one that says "paper" or "no trades" where there were
    rows. The reading is of the filing's newest document (`ingest_document` comes first).

    Raises:
        StoreBug: there is no such filing, or two rows have one line number.
        StoreUnavailable: nothing was changed.
    """
    lines = [one.line for one in parsed.transactions]
    if len(set(lines)) != len(lines):
        raise StoreBug(f"Filing {filing_id} was read with two rows of one line number.", filing_id=filing_id)
    with store.transaction():
        document_id, read_document_id, before, count, old_date = rows.require_filing(
            store, filing_id, "document_id, read_document_id, reading, transaction_count, report_date"
        )
        is_lost = _are_rows_lost(
            parsed, before, count, is_same=document_id is not None and document_id == read_document_id
        )
        if is_lost or (parsed.state is ReadingState.FAILED and before in _GOOD):
            what = (
                f"found none of the {count} rows."
                if is_lost
                else f"failed: {parsed.reason or 'no reason told.'}"
            )
            reason = f"Reading it again (parser {parsed.parser_version}) {what} The earlier reading stands."
            values = {
                "reason": reason,
                "tried_document_id": document_id,
                "tried_parser_version": parsed.parser_version,
                "is_wanted": 0,
            }
            is_changed = rows.update_filing(store, filing_id, values, silent=("tried_parser_version",))
            store.touch([filing_id] if is_changed else [], is_forgotten=False)
            return filing_result(store, filing_id, is_changed=is_changed)
        new, rows_changed, freed = rows.replace_transactions(store, filing_id, parsed.transactions, had=count)
        is_changed = rows.replace_findings(store, filing_id, parsed.findings)
        is_changed |= rows.replace_vehicles(store, filing_id, parsed.vehicles)
        is_changed |= rows_changed
        values = _reading_values(parsed, document_id, read_at)
        values["finding_count"] += rows.count_version_doubts(store, filing_id)
        silent = ("read_at", "tried_parser_version", "tried_document_id", "is_wanted")
        is_changed |= rows.update_filing(store, filing_id, values, silent=silent)
        linked: tuple[int, ...] = ()
        if is_changed:
            store.touch([filing_id])
            linked = _relink(store, filing_id, old_date)
        store.touch(freed, is_forgotten=False)
        return filing_result(
            store,
            filing_id,
            is_changed=is_changed or filing_id in linked,
            new_transactions=new,
            others=tuple(sorted({*linked, *freed} - {filing_id})),
        )


def _are_rows_lost(parsed: ParsedFiling, before: str, count: int, *, is_same: bool) -> bool:
    """Whether a reading of the very bytes that gave rows gives none: the reader got worse, not the report."""
    is_empty = parsed.state in (ReadingState.PAPER, ReadingState.NO_TRADES)
    return is_same and is_empty and before == ReadingState.READ.value and count > 0


def _relink(store: Store, filing_id: int, *more_dates: str | None) -> tuple[int, ...]:
    """Bring the links between reports and amendments of a filing's date up to date, as far as known now.

    Who the filers are is known for sure only when they are resolved: `resolution.py` links once more then.

    Returns:
        The filings whose links differ now.
    """
    source, day = rows.require_filing(store, filing_id, "source, report_date")
    linked = link_amendments(store, source, (day, *more_dates), anew=filing_id).filings
    store.touch(linked, is_forgotten=False)
    return linked


def _reading_values(parsed: ParsedFiling, document_id: int | None, read_at: dt.datetime) -> dict[str, Any]:
    return {
        "reading": parsed.state.value,
        "reason": parsed.reason,
        "read_document_id": document_id,
        "tried_document_id": document_id,
        "read_at": utc_text(read_at),
        "parser_version": parsed.parser_version,
        "tried_parser_version": parsed.parser_version,
        "witness": parsed.witness,
        "filer_printed": parsed.filer,
        "filer_status": parsed.filer_status,
        "state_district_printed": parsed.state_district,
        "filed_on_printed": rows.day_text(parsed.filed_on),
        "signed_on": rows.day_text(parsed.signed_on),
        "amendment": parsed.amendment,
        "report_date": rows.day_text(parsed.report_date),
        "is_ipo": rows.flag(parsed.is_ipo),
        "comments": parsed.comments,
        "pages": parsed.pages,
        "transaction_count": len(parsed.transactions),
        "finding_count": len(parsed.findings),
        "failures": 0,
        "failed_at": None,
        "failure_kind": None,
        "is_wanted": 0,
    }


__all__ = [
    "IMPORTED",
    "NOT_COLLECTED",
    "NOT_YET_READ",
    "FilingResult",
    "IndexResult",
    "RunTotals",
    "finish_run",
    "ingest_document",
    "ingest_filing",
    "ingest_import",
    "ingest_index",
    "record_failure",
    "record_skip",
    "start_run",
]
