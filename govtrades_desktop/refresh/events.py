"""What a running refresh tells its listener (a window, a command line, a test): frozen facts, no sentences.

Events are delivered by calling one function, on the thread that runs the refresh.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from govtrades_desktop.core.records import ChangeSet, ReadingState
from govtrades_desktop.fetch.traffic import HostTraffic


@dataclass(frozen=True, slots=True)
class RefreshRequest:
    """What to refresh.

    Attributes:
        sources: names of the sources.
        years: index years; empty means the source's own default (this year and the one before).
        limit: at most this many documents fetched in the whole run; None for no limit.
        is_manual: asked for by a person (a button, a command), not by the timer.
        only: doc_ids whose documents may be fetched; the others stay as they are. None for all.
        is_reference_wanted: reference sources are asked along where they are due; one of `sources` is always
            asked.
        is_full: a re-sync: every index that is known is asked for whole, whatever its validators say; the
            documents are fetched as they would be without it.
    """

    sources: tuple[str, ...] = ("house",)
    years: tuple[int, ...] = ()
    limit: int | None = None
    is_manual: bool = False
    only: frozenset[str] | None = None
    is_reference_wanted: bool = False
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the run stands; at most a few a second.

    Attributes:
        source: the source at work.
        stage: "index", "documents", "symbols" (of prices), "resolve" or "derive".
        done: items done in this stage.
        total: items of this stage known so far.
        rate_per_s: items a second, lately; None while unknown.
        seconds_left: estimate; None while unknown.
        detail: the item at hand, e.g. "2025" or a doc_id.
    """

    source: str
    stage: str
    done: int
    total: int
    rate_per_s: float | None = None
    seconds_left: float | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class FilingRead:
    """One filing was read and stored."""

    source: str
    doc_id: str
    state: ReadingState
    transactions: int


@dataclass(frozen=True, slots=True)
class RunError:
    """One thing that went wrong in a run; the run went on.

    Attributes:
        doc_id: the filing, or None where the index or the source is concerned.
        error: one sentence.
        hint: what the user can do; may be empty.
        kind: the class name of the error ("SourceUnavailable", …).
        is_refused: the source answered, and will not serve this network (403).
        is_harmless: told, and no failure of the run: a file it can do without is not there.
    """

    doc_id: str | None
    error: str
    hint: str = ""
    kind: str = ""
    is_refused: bool = False
    is_harmless: bool = False


@dataclass(frozen=True, slots=True)
class SourceRun:
    """The result of one source in one run: the row of `refresh_run` and of the command line's JSON.

    Attributes:
        source: its name.
        listed: filings whose documents are collected (transaction reports) in the indexes asked for.
        new: of these, how many were seen for the first time.
        fetched: documents that came over the network.
        read: filings read; likewise paper, no_trades and failed (not fetched, or not readable).
        transactions: rows in what was read.
        requests: made to the site, tries that failed included.
        seconds: it took.
        is_unavailable: none of its indexes could be used, or too often no answer came to go on asking.
        errors: everything that went wrong, in order.
        is_reference: it tells what filings are read against, and lists none: `listed` counts people, `new`
            those not known before, `fetched` its files.
        is_incidental: a reference source that was asked along, not by name: its failure is not the run's.
        traffic: what was asked of each host, and how it answered.
    """

    source: str
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
    is_unavailable: bool = False
    errors: tuple[RunError, ...] = ()
    is_reference: bool = False
    is_incidental: bool = False
    traffic: tuple[HostTraffic, ...] = ()


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """The end of a run; exactly one is returned by every run that did not raise.

    Attributes:
        runs: one a source.
        changes: what changed in the store.
        generation: of the derived data now in force.
        is_cancelled: the user stopped it; what was done is kept.
        started_at: aware UTC.
        finished_at: aware UTC.
    """

    runs: tuple[SourceRun, ...]
    changes: ChangeSet
    generation: int
    is_cancelled: bool
    started_at: dt.datetime
    finished_at: dt.datetime


RefreshEvent = Progress | FilingRead | RunError
Listener = Callable[[RefreshEvent], None]
