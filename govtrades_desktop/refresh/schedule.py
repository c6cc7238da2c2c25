"""When the program refreshes by itself: pure rules over wall clocks, no timer, no thread, no Qt.

Two jobs. *Refresh*: the increment, off, hourly or daily. *Re-sync*: every few days all indexes that are
known are asked for whole, whatever their validators say; it is a refresh too. Whoever keeps the time asks
`due` once a minute: a laptop that slept through ten days finds one job due, not ten. A moment that lies in
the future was noted by a clock that was wrong, and keeps nobody waiting.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

INTERVALS: dict[str, dt.timedelta | None] = {
    "off": None,
    "hourly": dt.timedelta(hours=1),
    "daily": dt.timedelta(days=1),
}

RETRY_AFTER = dt.timedelta(minutes=15)
"""After a run that failed the sources are asked again this much later, or at a shorter interval."""

RESYNC_RETRY_AFTER = dt.timedelta(hours=6)
"""A re-sync that failed waits longer: the increment goes on meanwhile, and misses nothing of the newest."""

SKEW = dt.timedelta(minutes=2)
"""So much the clock may be set back (by a time server) without its past counting as the future."""


class Job(StrEnum):
    """What is due."""

    REFRESH = "refresh"
    RESYNC = "resync"


@dataclass(frozen=True, slots=True)
class Policy:
    """What the user wants.

    Attributes:
        interval: between two refreshes; None: only by hand. Then nothing at all happens by itself.
        resync_every: between two re-syncs; None: never.
    """

    interval: dt.timedelta | None
    resync_every: dt.timedelta | None = None

    @classmethod
    def of_settings(cls, refresh_interval: str, resync_every_days: int) -> Policy:
        """Return the policy of the two settings ("off", "hourly", "daily"; days, 0 for never)."""
        every = dt.timedelta(days=resync_every_days) if resync_every_days else None
        return cls(INTERVALS[refresh_interval], every)


@dataclass(frozen=True, slots=True)
class Past:
    """What happened so far; moments are aware.

    Attributes:
        succeeded_at: of the newest run in which a source answered; attempted_at: of the newest begun.
        resynced_at: of the newest re-sync of every source that is asked; None: one of them never had one.
        resync_attempted_at: of the newest begun.
    """

    succeeded_at: dt.datetime | None = None
    attempted_at: dt.datetime | None = None
    resynced_at: dt.datetime | None = None
    resync_attempted_at: dt.datetime | None = None


def next_refresh(policy: Policy, past: Past, now: dt.datetime) -> dt.datetime | None:
    """Return when the next refresh is due; a moment gone by, or `now`: at once. None: it is off."""
    return _next(policy.interval, RETRY_AFTER, past.succeeded_at, past.attempted_at, now)


def next_resync(policy: Policy, past: Past, now: dt.datetime) -> dt.datetime | None:
    """Return when the next re-sync is due: with the first refresh after its days have gone by."""
    refresh = next_refresh(policy, past, now)
    resync = _next(policy.resync_every, RESYNC_RETRY_AFTER, past.resynced_at, past.resync_attempted_at, now)
    # Who wants nothing asked by itself wants this neither.
    return None if refresh is None or resync is None else max(refresh, resync)


def due(policy: Policy, past: Past, now: dt.datetime) -> Job | None:
    """Return what is to be done now: one job, however much was missed. A re-sync is a refresh too."""
    refresh = next_refresh(policy, past, now)
    if refresh is None or refresh > now:
        return None
    resync = next_resync(policy, past, now)
    return Job.RESYNC if resync is not None and resync <= now else Job.REFRESH


def _next(
    every: dt.timedelta | None,
    retry_after: dt.timedelta,
    succeeded_at: dt.datetime | None,
    attempted_at: dt.datetime | None,
    now: dt.datetime,
) -> dt.datetime | None:
    if every is None:
        return None
    succeeded, attempted = _believed(succeeded_at, now), _believed(attempted_at, now)
    moments = [succeeded + every] if succeeded is not None else []
    if attempted is not None:
        moments.append(attempted + min(every, retry_after))
    return max(moments, default=now)


def _believed(moment: dt.datetime | None, now: dt.datetime) -> dt.datetime | None:
    """Return a moment, unless it lies in the future: then the clock was wrong when it was noted."""
    if moment is None or moment > now + SKEW:
        return None
    return moment.astimezone(dt.UTC)
