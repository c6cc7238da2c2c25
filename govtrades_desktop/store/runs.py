"""Runs, tries and failures: what was attempted, how it ended, in words. Nothing here touches transactions.

A failure that is not the document's fault (no answer, no disk) leaves the filing as it was, to be tried at
the next refresh; a failure of the document itself makes it "failed", with the reason, unless an earlier
reading stands.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from govtrades_desktop.core.errors import Cancelled, GovTradesError, SourceUnavailable, StoreError
from govtrades_desktop.core.records import LedgerState, ReadingState
from govtrades_desktop.store.connection import Reader, Store, parse_moment, utc_text
from govtrades_desktop.store.rows import FilingResult, filing_result, require_filing, update_filing
from govtrades_desktop.store.schema_runs import RefreshRun, SourceState

ATTEMPTS_KEPT = dt.timedelta(days=180)
RUNS_KEPT = dt.timedelta(days=400)
LONGEST_REST = dt.timedelta(days=1)
"""A site that asks to be left alone for longer is asked once a day all the same."""

# Names in the table of facts: of a run's requests, by its id; of a source's rest, by its name.
_TRAFFIC, _REST = "traffic:", "rest:"

_SURROUNDINGS = (SourceUnavailable, StoreError)  # the document is not to blame
_UNREAD = (LedgerState.NOT_FETCHED.value, ReadingState.FAILED.value)


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


def start_run(store: Store, source: str, *, started_at: dt.datetime, is_manual: bool) -> int:
    """Open a run and return its id; runs left open by a crash are closed as interrupted."""
    started = utc_text(started_at)
    with store.transaction():
        store.run(
            RefreshRun.update(
                outcome="interrupted", finished_at=started, reason="The program ended in the middle."
            ).where((RefreshRun.source == source) & (RefreshRun.outcome == "running"))
        )
        store.execute("DELETE FROM fetch_attempt WHERE at < ?", (utc_text(started_at - ATTEMPTS_KEPT),))
        store.execute("DELETE FROM refresh_run WHERE started_at < ?", (utc_text(started_at - RUNS_KEPT),))
        store.execute(
            f"DELETE FROM meta WHERE name LIKE '{_TRAFFIC}%' AND"
            f" CAST(SUBSTR(name, {len(_TRAFFIC) + 1}) AS INTEGER) NOT IN (SELECT id FROM refresh_run)"
        )
        cursor = store.run(
            RefreshRun.insert(source=source, started_at=started, outcome="running", is_manual=int(is_manual))
        )
        _keep_source(store, source, last_attempt_at=started)
        return int(cursor.lastrowid or 0)


def finish_run(
    store: Store,
    run_id: int,
    totals: RunTotals,
    *,
    finished_at: dt.datetime,
    outcome: str = "done",
    error: GovTradesError | None = None,
    traffic: Sequence[dict[str, Any]] = (),
    rest_until: dt.datetime | None = None,
) -> None:
    """Close a run as "done", "cancelled" or "failed" (with `error`), and tell the source's state.

    Only "done" counts as a success of the source; an `error` of a run that is not "cancelled" is its last
    error.

    Args:
        store: the writer.
        run_id: from `start_run`.
        totals: the figures.
        finished_at: aware.
        outcome: see above.
        error: what went wrong.
        traffic: requests by host (`fetch.traffic.HostTraffic` as plain values); see `load_traffic`.
        rest_until: aware; the site asked to be left alone until then.
    """
    finished = utc_text(finished_at)
    with store.transaction():
        source = store.value("SELECT source FROM refresh_run WHERE id = ?", (run_id,))
        store.run(
            RefreshRun.update(
                finished_at=finished,
                outcome=outcome,
                reason=None if error is None else error.message,
                **asdict(totals),
            ).where(RefreshRun.id == run_id)
        )
        _keep_fact(store, f"{_TRAFFIC}{run_id}", json.dumps(list(traffic)) if traffic else None)
        _keep_fact(store, f"{_REST}{source}", None if rest_until is None else utc_text(rest_until))
        if outcome == "done":
            _keep_source(store, source, last_success_at=finished)
        elif outcome == "failed":
            _keep_source(
                store,
                source,
                last_error_at=finished,
                last_error=error.message if error else "The run failed.",
                last_error_hint=error.hint if error else "",
                last_error_kind=type(error).__name__ if error else "",
            )


def load_traffic(reader: Store | Reader, run_id: int) -> list[dict[str, Any]]:
    """Return the requests of one run by host: host, requests, outcomes, received_bytes, p50_s, p95_s."""
    found = reader.value("SELECT value FROM meta WHERE name = ?", (f"{_TRAFFIC}{run_id}",))
    return json.loads(found) if found else []


def load_rest(reader: Store | Reader, source: str, *, now: dt.datetime) -> dt.datetime | None:
    """Return until when a source asked to be left alone, or None where nothing keeps a run from asking it.

    A moment more than `LONGEST_REST` away was noted under another clock, and keeps nobody waiting.
    """
    found = reader.value("SELECT value FROM meta WHERE name = ?", (f"{_REST}{source}",))
    until = parse_moment(found) if found else None
    return until if until is not None and now < until <= now + LONGEST_REST else None


def record_skip(store: Store, source: str, *, at: dt.datetime, reason: str) -> None:
    """Record a refresh that was due and not begun, with its reason."""
    moment = utc_text(at)
    with store.transaction():
        store.run(
            RefreshRun.insert(
                source=source,
                started_at=moment,
                finished_at=moment,
                outcome="skipped",
                reason=reason,
                is_manual=0,
            )
        )


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
    """Record that fetching or reading failed: of one filing, or (no `filing_id`) of an index or a source.

    Args:
        store: the writer.
        error: what happened; a Cancelled is not a failure and is not recorded.
        source: "house", …
        at: aware moment of the failure.
        filing_id: the filing.
        year: the index's year, where an index failed.
        url: what was asked for.
        run_id: the run.
        parser_version: given where reading failed (a crash, a time-out), not fetching: the same document is
            then not tried again by the same parser.

    Returns:
        How the filing stands now; None without one.
    """
    if isinstance(error, Cancelled):
        return None if filing_id is None else filing_result(store, filing_id, is_changed=False)
    moment = utc_text(at)
    with store.transaction():
        is_told = keep_attempt(
            store,
            source=source,
            at=moment,
            filing_id=filing_id,
            year=year,
            url=url,
            run_id=run_id,
            error=error,
        )
        if filing_id is None:
            return None
        if not is_told:
            return filing_result(store, filing_id, is_changed=False)
        document_id, reading, failures = require_filing(store, filing_id, "document_id, reading, failures")
        values: dict[str, object] = {
            "failures": failures + 1,
            "failed_at": moment,
            "failure_kind": type(error).__name__,
            "is_wanted": 0,
        }
        if reading == ReadingState.FAILED.value and document_id is not None and parser_version is None:
            pass  # asked for another copy in vain: why the one at hand cannot be read stays the reason
        elif reading in _UNREAD:
            values["reason"] = error.message
            if not isinstance(error, _SURROUNDINGS):
                values["reading"] = ReadingState.FAILED.value
        else:
            values["reason"] = f"Trying it again failed: {error.message} The earlier reading stands."
        if parser_version is not None and not isinstance(error, _SURROUNDINGS):
            values["tried_document_id"] = document_id
            values["tried_parser_version"] = parser_version
        update_filing(store, filing_id, values)
        store.touch([filing_id], is_forgotten=False)
        return filing_result(store, filing_id, is_changed=True)


def keep_attempt(
    store: Store,
    *,
    source: str,
    at: str,
    filing_id: int | None = None,
    year: int | None = None,
    url: str = "",
    run_id: int | None = None,
    size_bytes: int | None = None,
    elapsed_s: float | None = None,
    error: GovTradesError | None = None,
) -> bool:
    """Record one try, once; return False where the very same try is on record already."""
    outcome = "fetched" if error is None else "failed"
    message = None if error is None else error.message
    if store.rows(
        "SELECT 1 FROM fetch_attempt WHERE at = ? AND source = ? AND filing_id IS ? AND year IS ?"
        " AND outcome = ? AND error IS ?",
        (at, source, filing_id, year, outcome, message),
    ):
        return False
    store.execute(
        "INSERT INTO fetch_attempt (run_id, filing_id, source, year, url, at, outcome, error_kind, error,"
        " hint, size_bytes, elapsed_s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            run_id,
            filing_id,
            source,
            year,
            url,
            at,
            outcome,
            None if error is None else type(error).__name__,
            message,
            None if error is None else error.hint,
            size_bytes,
            elapsed_s,
        ),
    )
    return True


def _keep_fact(store: Store, name: str, value: str | None) -> None:
    if value is None:
        store.execute("DELETE FROM meta WHERE name = ?", (name,))
    else:
        store.execute(
            "INSERT INTO meta (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )


def _keep_source(store: Store, source: str, **values: str) -> None:
    store.run(SourceState.insert(source=source).on_conflict_ignore())
    store.run(SourceState.update(**values).where(SourceState.source == source))
