"""What follows every ingest: who and what is resolved, then the indexes are derived. For the writing thread.

The command `derive` does the same by hand. Nothing here reads a document or asks a site.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from dataclasses import dataclass

from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.derive.run import derive_all
from govtrades_desktop.refresh.events import Listener, Progress, RefreshReport
from govtrades_desktop.refresh.folder_lock import refreshing_alone
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.store.connection import Store, open_store
from govtrades_desktop.store.resolution import ResolutionResult, resolve_all, resolve_pending

_log = logging.getLogger(__name__)

_STEP_S = 0.3  # between two words of progress


@dataclass(frozen=True, slots=True)
class Processed:
    """What came of it.

    Attributes:
        resolution: what was asked and written.
        generation: of the derived data now in force.
        filings: in the ledger.
        trades: in the database.
        seconds: it took, resolving and deriving.
    """

    resolution: ResolutionResult
    generation: int
    filings: int
    trades: int
    seconds: float


def process(
    store: Store,
    paths: DataPaths,
    *,
    stop: threading.Event,
    listener: Listener = lambda event: None,
    is_full: bool = False,
) -> Processed:
    """Resolve what waits for it (or everything) and bring the indexes up to the database.

    Stopped, what was resolved until then is kept, and the indexes are derived all the same: they are of what
    is there. Where resolving fails they are derived too, before the error goes up: nothing that was ingested
    stays unseen because of it.

    Raises:
        StoreError: the database or the folder of the indexes gave way.
    """
    began = time.monotonic()
    told_at = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal told_at
        now = time.monotonic()
        if done == total or now - told_at > _STEP_S:
            told_at = now
            listener(Progress("", "resolve", done, total))

    try:
        resolve = resolve_all if is_full else resolve_pending
        resolution = resolve(store, is_stopped=stop.is_set, tell=tell)
    except Exception:
        _log.exception("resolving failed; the indexes are derived without it")
        derive_all(paths.database, paths.derived)
        raise
    listener(Progress("", "derive", 0, 1))
    derived_at = time.monotonic()
    generation = derive_all(paths.database, paths.derived, is_full=is_full)
    _log.info("derived generation %d in %.1f s", generation, time.monotonic() - derived_at)
    listener(Progress("", "derive", 1, 1))
    return Processed(
        resolution,
        generation,
        filings=int(store.value("SELECT COUNT(*) FROM filing")),
        trades=int(store.value('SELECT COUNT(*) FROM "transaction"')),
        seconds=time.monotonic() - began,
    )


def derive_now(
    paths: DataPaths, *, stop: threading.Event, listener: Listener = lambda event: None, is_full: bool = False
) -> Processed:
    """Do the same by hand, alone in the folder.

    Raises:
        StoreError: another copy of the program is refreshing this folder; or as `process`.
    """
    with refreshing_alone(paths.root), open_store(paths.database, backups=paths.backups) as store:
        return process(store, paths, stop=stop, listener=listener, is_full=is_full)


def resolve_now(paths: DataPaths, *, stop: threading.Event, listener: Listener) -> RefreshReport:
    """Do the same for a window: the report is that of a refresh that asked no source.

    Raises:
        StoreError: as `derive_now`.
    """
    started_at = dt.datetime.now(dt.UTC)
    processed = derive_now(paths, stop=stop, listener=listener)
    return RefreshReport(
        runs=(),
        changes=ChangeSet(generation=processed.generation),
        generation=processed.generation,
        is_cancelled=processed.resolution.is_stopped,
        started_at=started_at,
        finished_at=dt.datetime.now(dt.UTC),
    )
