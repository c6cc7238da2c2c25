"""Archived documents are read again: after the reader of reports became a better one, or a database was lost.

In the background, by one process, a few filings at a time, and never with the network: what the archive does
not have stays as it was read. Every filing that comes out otherwise than before is told.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass, replace

from govtrades_desktop.core.errors import Cancelled
from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.fetch.archive import Archive
from govtrades_desktop.parse.entry import PARSER_VERSION
from govtrades_desktop.refresh.documents import Clock, DocumentRun, Tally
from govtrades_desktop.refresh.events import Listener, Progress, RefreshEvent, RefreshReport, SourceRun
from govtrades_desktop.refresh.folder_lock import refreshing_alone
from govtrades_desktop.refresh.parse_pool import ParsePool
from govtrades_desktop.refresh.processing import process
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.sources.registry import SOURCES, open_source
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.ledger import Need, PendingFiling, list_pending

log = logging.getLogger(__name__)

BATCH = 200
"""Filings for which the data folder is held; between batches another copy of the program may refresh it."""

BREATH_S = 0.5
TRANSITIONS_KEPT = 500
REREAD = "reread"
"""The fact that tells what the last reading over again changed, as JSON."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One filing that came out otherwise than before.

    Attributes:
        before: state and rows before; after: now.
        reason: as the ledger tells it.
    """

    source: str
    doc_id: str
    before: str
    before_rows: int
    after: str
    after_rows: int
    reason: str | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the earlier reading stands, since the new one was worse."""
        return (self.before, self.before_rows) == (self.after, self.after_rows)


@dataclass(frozen=True, slots=True)
class Rereading:
    """The end of it.

    Attributes:
        read: filings that were read again.
        transitions: those that differ, or whose new reading was worse and was not taken.
        report: as of a refresh that asked no source; None where nothing was to be read.
    """

    read: int = 0
    transitions: tuple[Transition, ...] = ()
    report: RefreshReport | None = None

    def sentence(self) -> str:
        """Tell it; empty where nothing came out otherwise."""
        changed = [one for one in self.transitions if not one.is_kept]
        kept = len(self.transitions) - len(changed)
        if not self.transitions:
            return ""
        told = f"A newer reader of reports went over {self.read:,} archived filings."
        if changed:
            named = ", ".join(
                f"{one.doc_id}: {one.after}, {one.after_rows} rows (before {one.before}, {one.before_rows})"
                for one in changed[:3]
            )
            more = f" and {len(changed) - 3:,} more" if len(changed) > 3 else ""
            told += f" Other rows or another state: {len(changed):,} ({named}{more})."
        if kept:
            told += f" Read worse than before, and therefore left as they were: {kept:,}."
        return told


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def read_archived(
    paths: DataPaths,
    *,
    settings: Settings,
    stop: threading.Event,
    listener: Listener,
    needs: Collection[Need] = (Need.NEWER_PARSER,),
    clock: Clock = _utc_now,
    batch: int = BATCH,
) -> Rereading:
    """Read what waits for it and lies in the archive: by default, what an older parser read.

    Stopped or killed at any moment, what was read is kept, and the rest still waits.

    Args:
        paths: where the data lies.
        settings: limits of the reading process.
        stop: set it to end soon.
        listener: is told of progress.
        needs: why a filing may wait.
        clock: aware UTC.
        batch: filings for which the folder is held at a time.

    Raises:
        StoreError: the database, the archive or the derived data gave way; another copy of the program is
            refreshing this folder.
    """
    started_at = clock()
    runs: dict[str, SourceRun] = {}
    transitions: list[Transition] = []
    changed: set[int] = set()
    rows = total = generation = 0
    asked: set[int] = set()
    is_cancelled = False
    while not is_cancelled:
        with (
            refreshing_alone(paths.root),
            open_store(paths.database, backups=paths.backups) as store,
        ):
            waiting = _waiting(store, Archive(paths.archive), needs, asked, started_at)
            if not waiting:
                break
            total = total or len(waiting)
            work = waiting[:batch]
            before = _facts(store, work)
            told = _counting(listener, len(asked), total)
            tallies, is_cancelled = _read(store, paths, settings, stop, told, work, clock)
            asked.update(one.filing_id for one in work)
            transitions += _transitions(before, _facts(store, work), work)
            for tally in tallies:
                runs[tally.run.source] = _added(runs.get(tally.run.source), tally.run)
                changed |= tally.changed_filings
                rows += tally.new_transactions
            _keep(store, transitions, at=clock())
            generation = process(store, paths, stop=stop, listener=listener).generation
        is_cancelled = is_cancelled or stop.wait(BREATH_S if len(waiting) > batch else 0.0)
    for one in transitions:
        log.info("read again: %s", one)
    if not runs:
        return Rereading()
    changes = ChangeSet(generation, (), tuple(sorted(changed)), rows)
    report = RefreshReport(tuple(runs.values()), changes, generation, is_cancelled, started_at, clock())
    read = sum(run.read + run.paper + run.no_trades + run.failed for run in runs.values())
    log.info("read %d archived filings again, %d came out otherwise", read, len(transitions))
    return Rereading(read, tuple(transitions), report)


def _waiting(
    store: Store, archive: Archive, needs: Collection[Need], asked: set[int], now: dt.datetime
) -> list[PendingFiling]:
    return [
        one
        for name in SOURCES
        for one in list_pending(store, name, parser_version=PARSER_VERSION, now=now)
        if one.need in needs and one.filing_id not in asked and one.sha256 and archive.has(one.sha256)
    ]


def _read(
    store: Store,
    paths: DataPaths,
    settings: Settings,
    stop: threading.Event,
    listener: Listener,
    work: list[PendingFiling],
    clock: Clock,
) -> tuple[list[Tally], bool]:
    tallies: list[Tally] = []
    with ParsePool(workers=1, timeout_s=settings.parse_timeout_s, memory_mb=settings.parse_memory_mb) as pool:
        for name in dict.fromkeys(one.ref.source for one in work):
            tally = Tally(SourceRun(name), listener)
            tallies.append(tally)
            began = time.monotonic()
            try:
                DocumentRun(
                    store=store,
                    archive=Archive(paths.archive),
                    pool=pool,
                    source=open_source(name),
                    access=None,
                    tally=tally,
                    stop=stop,
                    halt=threading.Event(),
                    run_id=None,
                    max_bytes=0,
                    clock=clock,
                ).work_through([one for one in work if one.ref.source == name])
            except Cancelled:
                return tallies, True
            finally:
                seconds = time.monotonic() - began
                tally.run = replace(tally.run, seconds=seconds, errors=tuple(tally.errors))
    return tallies, False


def _counting(listener: Listener, done: int, total: int) -> Callable[[RefreshEvent], None]:
    """Count progress over all batches, where a run counts its own."""

    def tell(event: RefreshEvent) -> None:
        if isinstance(event, Progress) and event.stage == "documents":
            event = replace(event, done=min(done + event.done, total), total=total, seconds_left=None)
        listener(event)

    return tell


def _facts(store: Store, work: list[PendingFiling]) -> dict[int, tuple[str, int, str | None]]:
    found: dict[int, tuple[str, int, str | None]] = {}
    for one in work:
        for reading, rows, reason in store.rows(
            "SELECT reading, transaction_count, reason FROM filing WHERE id = ?", (one.filing_id,)
        ):
            found[one.filing_id] = (reading, rows, reason)
    return found


def _transitions(
    before: dict[int, tuple[str, int, str | None]],
    after: dict[int, tuple[str, int, str | None]],
    work: list[PendingFiling],
) -> list[Transition]:
    found = []
    for one in work:
        old, new = before.get(one.filing_id), after.get(one.filing_id)
        if old is None or new is None or old == new or old[0] == "not_fetched":
            continue
        is_worse = old[:2] == new[:2] and "earlier reading stands" in (new[2] or "")
        if old[:2] != new[:2] or is_worse:
            found.append(Transition(one.ref.source, one.ref.doc_id, old[0], old[1], *new))
    return found


def _added(sum_: SourceRun | None, more: SourceRun) -> SourceRun:
    if sum_ is None:
        return more
    names = ("read", "paper", "no_trades", "failed", "transactions", "seconds", "errors")
    return replace(sum_, **{name: getattr(sum_, name) + getattr(more, name) for name in names})


def _keep(store: Store, transitions: list[Transition], *, at: dt.datetime) -> None:
    if not transitions:
        return
    told = {
        "parser": PARSER_VERSION,
        "at": at.isoformat(timespec="seconds"),
        "count": len(transitions),
        "transitions": [asdict(one) for one in transitions[-TRANSITIONS_KEPT:]],
    }
    with store.transaction() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (REREAD, json.dumps(told))
        )
