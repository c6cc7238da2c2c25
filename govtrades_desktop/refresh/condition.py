"""How the program itself is, beside its data: what failed and is tried again when, backups, room, concerns.

For the Health page and `govtrades doctor`; what the database tells of itself is in `query.health`. It reads
and measures; it mends nothing, and asks no site.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from govtrades_desktop.refresh.concerns import Concern, SourceFacts, find_concerns
from govtrades_desktop.refresh.machine import disk_free_bytes, memory_bytes
from govtrades_desktop.refresh.schedule import Past, Policy, next_refresh, next_resync
from govtrades_desktop.refresh.try_again import load_failed
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.senate_terms import default_sources
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store.backup import Backup, backups_of
from govtrades_desktop.store.ledger import FailedFiling


@dataclass(frozen=True, slots=True)
class Condition:
    """Facts of one moment.

    Attributes:
        at: aware UTC.
        failed: filings that could not be had or read, newest first, each with its plan.
        backups: copies of the world's data, newest first.
        disk_free_bytes: on the data folder's disk; memory_bytes: of this process; None: not told.
        next_refresh_at: of the timer of an open window; None: it is off. A moment gone by: at the next start.
        next_resync_at: likewise, of all indexes.
        concerns: what should be known without looking for it.
    """

    at: dt.datetime
    failed: tuple[FailedFiling, ...]
    backups: tuple[Backup, ...]
    disk_free_bytes: int | None
    memory_bytes: int | None
    next_refresh_at: dt.datetime | None
    next_resync_at: dt.datetime | None
    concerns: tuple[Concern, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the form that `govtrades doctor --json` prints."""
        return {
            "failed": [
                {
                    "source": one.source,
                    "doc_id": one.doc_id,
                    "reason": one.reason,
                    "failure": one.plan.failure.value,
                    "tries": one.plan.tries,
                    "next_try_at": _text(one.plan.next_try_at),
                    "plan": one.plan.words(self.at),
                }
                for one in self.failed
            ],
            "backups": [
                {
                    "file": one.path.name,
                    "made_at": _text(one.made_at),
                    "schema": one.schema_version,
                    "label": one.label,
                    "bytes": one.size_bytes,
                }
                for one in self.backups
            ],
            "disk_free_bytes": self.disk_free_bytes,
            "memory_bytes": self.memory_bytes,
            "next_refresh_at": _text(self.next_refresh_at),
            "next_resync_at": _text(self.next_resync_at),
            "concerns": [asdict(one) for one in self.concerns],
        }


def load_condition(
    paths: DataPaths, settings: Settings, sources: Sequence[SourceFacts], *, now: dt.datetime
) -> Condition:
    """Return how the program is; `sources` as `query.health` tells them.

    Raises:
        StoreError: the database cannot be read.
    """
    policy = Policy.of_settings(settings.refresh_interval, settings.resync_every_days)
    asked = default_sources(settings)
    watched = [one for one in sources if one.source in asked]
    past = Past(
        succeeded_at=max((one.last_success_at for one in watched if one.last_success_at), default=None),
        resynced_at=_oldest_resync(watched, asked),
    )
    free = disk_free_bytes(paths.root)
    return Condition(
        at=now,
        failed=tuple(load_failed(paths, now=now)),
        backups=tuple(backups_of(paths.database, paths.backups)),
        disk_free_bytes=free,
        memory_bytes=memory_bytes(),
        next_refresh_at=next_refresh(policy, past, now),
        next_resync_at=next_resync(policy, past, now),
        concerns=find_concerns(watched, interval=policy.interval, disk_free_bytes=free, now=now),
    )


def _oldest_resync(watched: Sequence[SourceFacts], asked: Sequence[str]) -> dt.datetime | None:
    moments = {one.source: getattr(one, "resynced_at", None) for one in watched}
    found = [moments.get(name) for name in asked]
    return None if None in found else min((m for m in found if m is not None), default=None)


def _text(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(dt.UTC).isoformat()
