"""What the refresh thread can be asked for, and how refreshing stands: frozen values, no Qt, no sentences."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from govtrades_desktop.refresh.events import Progress, RefreshRequest, RunError


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """Try these filings again, now: from the archive, or anew from the site; a run of its own."""

    filing_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ImportFiles:
    """Take in these saved reports (files, and folders of files); a run of its own on the refresh thread."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class FetchOriginals:
    """Fetch the documents of these filings, whose bytes are not in the archive; a run of its own."""

    filing_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PruneArchive:
    """Remove the archived documents of all but the newest `keep_years` index years; 0 clears the archive.

    Attributes:
        with_irreplaceable: what could not be fetched again too.
    """

    keep_years: int
    with_irreplaceable: bool = False


@dataclass(frozen=True, slots=True)
class Resolve:
    """Find out who and what the rows are: once, after an older database was brought up to date."""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Look after the data (`refresh.upkeep`) in a quiet moment; whatever else is asked for goes first.

    Attributes:
        is_check_due: there is reason to check the whole database.
    """

    is_check_due: bool = False


Request = RefreshRequest | ReadAgain | ImportFiles | FetchOriginals | PruneArchive | Resolve | Upkeep
Waiting = ImportFiles | FetchOriginals | PruneArchive | ReadAgain
"""What may wait for the run under way to end."""


@dataclass(frozen=True, slots=True)
class SourceTrouble:
    """What is wrong with one source since its newest run; the others may do well."""

    source: str
    error: RunError


@dataclass(frozen=True, slots=True)
class RefreshState:
    """How refreshing stands, for a status bar.

    Attributes:
        is_running: a run is under way; request: which.
        is_cancelling: it was asked to stop.
        progress: the newest progress of the run under way.
        last_success_at: aware UTC; None before the first.
        next_at: when the timer will ask next; None where it is off.
        last_error: of the newest run that ended; None when it went well.
        troubles: one a source whose newest run did not go well.
        is_silent: no source that was asked gave an answer at all.
        waiting: how much a person asked for follows the run under way.
        is_paused: the run under way begins nothing new until it is resumed.
        resynced_at: when all indexes were last asked for whole, aware UTC; None where they were not all yet.
        next_resync_at: when the timer will have that done; None where it will not.
    """

    is_running: bool = False
    is_cancelling: bool = False
    request: Request | None = None
    progress: Progress | None = None
    last_success_at: dt.datetime | None = None
    next_at: dt.datetime | None = None
    last_error: RunError | None = None
    troubles: tuple[SourceTrouble, ...] = ()
    is_silent: bool = False
    waiting: int = 0
    is_paused: bool = False
    resynced_at: dt.datetime | None = None
    next_resync_at: dt.datetime | None = None
