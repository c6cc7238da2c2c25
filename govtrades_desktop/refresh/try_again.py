"""Trying chosen filings again at once: from the archive where the document is good, else from the site.

It joins `read_again` and a refresh limited to those filings; it knows no more of either than a listener does.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterable
from dataclasses import replace

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.refresh.events import Listener, RefreshReport, RefreshRequest
from govtrades_desktop.refresh.pipeline import read_again, run_refresh
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.sources.registry import SOURCES
from govtrades_desktop.store.connection import open_reader, open_store
from govtrades_desktop.store.ledger import FailedFiling, PendingFiling, list_failed, list_pending


def try_again(
    filing_ids: Iterable[int],
    *,
    settings: Settings,
    paths: DataPaths,
    stop: threading.Event,
    listener: Listener,
) -> RefreshReport:
    """Read filings again, now; those whose document is missing or may be at fault are fetched anew first.

    Waiting times after earlier failures do not count: a person asked.

    Returns:
        One report over all that was done.

    Raises:
        UserInputError: a source whose terms are not accepted.
        StoreError: the database, the archive or the derived data cannot be written.
    """
    wished = frozenset(filing_ids)
    report = read_again(wished, settings=settings, paths=paths, stop=stop, listener=listener)
    if report.is_cancelled:
        return report
    for source, waiting in _still_waiting(paths, wished).items():
        request = RefreshRequest(
            (source,),
            years=tuple(sorted({pending.ref.year for pending in waiting}, reverse=True)),
            is_manual=True,
            only=frozenset(pending.ref.doc_id for pending in waiting),
        )
        fetched = run_refresh(request, settings=settings, paths=paths, stop=stop, listener=listener)
        report = _joined(report, fetched)
        if report.is_cancelled:
            break
    return report


def load_failed(paths: DataPaths, *, now: dt.datetime) -> list[FailedFiling]:
    """Return what failed, with its reason and its plan: for Health and a ledger (`plan.words(now)` says it).

    Raises:
        StoreError: the database cannot be read.
    """
    with open_reader(paths.database) as reader:
        return list_failed(reader, now=now)


def retry_failed(
    doc_ids: Iterable[str] | None = None,
    *,
    settings: Settings,
    paths: DataPaths,
    stop: threading.Event,
    listener: Listener,
) -> RefreshReport | None:
    """Try what failed again, now: all of it, or the filings with these ids. Sources without consent stay out.

    Returns:
        The report, or None where nothing had failed.

    Raises:
        UserInputError: an id that the ledger does not list as failed; nothing was done.
        StoreError: the database, the archive or the derived data cannot be written.
    """
    wished = None if doc_ids is None else tuple(dict.fromkeys(doc_ids))
    with open_store(paths.database, backups=paths.backups) as store:
        failed = list_failed(store, now=dt.datetime.now(dt.UTC), doc_ids=wished)
    if wished is not None and (unknown := set(wished) - {one.doc_id for one in failed}):
        raise UserInputError(
            f"No failed filing has the id {', '.join(sorted(unknown))}.",
            hint="The filings page and  govtrades export --filings status:failed  list what failed.",
        )
    closed = {
        name
        for name, source in SOURCES.items()
        if wished is None and source.consent_setting and not getattr(settings, source.consent_setting)
    }
    ids = [one.filing_id for one in failed if one.source not in closed]
    if not ids:
        return None
    return try_again(ids, settings=settings, paths=paths, stop=stop, listener=listener)


def _still_waiting(paths: DataPaths, wished: frozenset[int]) -> dict[str, list[PendingFiling]]:
    found: dict[str, list[PendingFiling]] = {}
    with open_store(paths.database, backups=paths.backups) as store:
        for name in SOURCES:
            for pending in list_pending(store, name, now=dt.datetime.now(dt.UTC)):
                if pending.filing_id in wished and pending.sha256 is None:
                    found.setdefault(name, []).append(pending)
    return found


def _joined(first: RefreshReport, second: RefreshReport) -> RefreshReport:
    changes = ChangeSet(
        generation=second.generation,
        new_filings=tuple(sorted({*first.changes.new_filings, *second.changes.new_filings})),
        changed_filings=tuple(sorted({*first.changes.changed_filings, *second.changes.changed_filings})),
        new_transactions=first.changes.new_transactions + second.changes.new_transactions,
    )
    return replace(second, runs=first.runs + second.runs, changes=changes, started_at=first.started_at)
