"""What a person should know about the program's health without looking for it: pure rules, and their words.

Four things: data grown stale although it should not, a source that failed again and again, a source that
sends something else than it promises, a disk almost full. Each has a key: it is told once, not every hour.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

STALE_AFTER = 3
"""So many intervals without an answer (and at least a day) make the data stale."""

FAILURES = 3
"""So many failed runs in a row are no accident."""

LOW_DISK_BYTES = 1_000_000_000
"""Less room than this: a backup of a full database, and a few hundred documents."""


class SourceFacts(Protocol):
    """What is asked of a source's health (`query.health.SourceHealth`)."""

    @property
    def source(self) -> str:
        """Its name."""

    @property
    def last_success_at(self) -> dt.datetime | None:
        """Aware UTC."""

    @property
    def last_error(self) -> str | None:
        """In a sentence."""

    @property
    def last_error_kind(self) -> str | None:
        """The error's class name."""

    @property
    def failures_in_a_row(self) -> int:
        """Since the newest success."""

    @property
    def is_failing(self) -> bool:
        """Whether the last run ended in an error."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to know.

    Attributes:
        key: names it for as long as it stands ("stale:house").
        words: one sentence, or two with what can be done.
    """

    key: str
    words: str


def find_concerns(
    sources: Iterable[SourceFacts],
    *,
    interval: dt.timedelta | None,
    disk_free_bytes: int | None,
    now: dt.datetime,
) -> tuple[Concern, ...]:
    """Return what stands, the gravest first.

    Args:
        sources: those that are asked by themselves.
        interval: between two refreshes; None: only by hand, and nothing can be late.
        disk_free_bytes: room for data; None: not known.
        now: aware.
    """
    found: list[Concern] = []
    if disk_free_bytes is not None and disk_free_bytes < LOW_DISK_BYTES:
        found.append(
            Concern(
                "disk",
                f"Only {disk_free_bytes / 1e6:,.0f} MB are left on the disk of the data folder. Make room, or"
                " keep the original pages of fewer years (Data, Archive of originals).",
            )
        )
    for one in sources:
        name = one.source.capitalize()
        why = f" {one.last_error}" if one.last_error else ""
        if one.is_failing and one.last_error_kind == "SourceChanged":
            found.append(
                Concern(
                    f"changed:{one.source}",
                    f"{name}: the site sends something else than it promises.{why}"
                    " If this stays so, a newer version of the program is needed.",
                )
            )
        elif one.failures_in_a_row >= FAILURES:
            found.append(
                Concern(
                    f"failing:{one.source}",
                    f"{name}: {one.failures_in_a_row} refreshes in a row failed.{why}",
                )
            )
        elif _is_stale(one, interval, now):
            since = one.last_success_at
            told = "never answered" if since is None else f"last answered on {since:%Y-%m-%d}"
            found.append(Concern(f"stale:{one.source}", f"{name}: the data is stale: the site {told}."))
    return tuple(found)


def _is_stale(one: SourceFacts, interval: dt.timedelta | None, now: dt.datetime) -> bool:
    if interval is None or one.last_success_at is None or one.last_success_at > now:
        return False  # a source that was never asked has nothing that could grow old
    return now - one.last_success_at > max(STALE_AFTER * interval, dt.timedelta(days=1))
