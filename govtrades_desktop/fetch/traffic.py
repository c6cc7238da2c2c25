"""What was asked of each host and how it answered: counts, bytes and answer times. It asks nothing itself."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

ANSWERED, UNCHANGED, REDIRECTED, MISSING = "answered", "unchanged", "redirected", "missing"
REFUSED, BUSY, BROKEN, STOPPED, OTHER = "refused", "busy", "broken", "stopped", "other"
"""Outcomes: a body; not changed (304); sent elsewhere; not there (404, 410); refused (403); busy or in
trouble (429, 5xx); no answer, or one cut or given up; the user stopped; any other status."""


@dataclass(frozen=True, slots=True)
class HostTraffic:
    """One run's requests to one host.

    Attributes:
        host: its name.
        requests: all, tries that failed included.
        outcomes: how many ended how; a word of this module's each.
        received_bytes: of bodies.
        p50_s: half of the answers came within so many seconds, from the request to the whole body; None
            without an answer. Waiting for one's turn does not count.
        p95_s: likewise 19 of 20.
    """

    host: str
    requests: int
    outcomes: Mapping[str, int]
    received_bytes: int
    p50_s: float | None
    p95_s: float | None


def outcome_of(status: int) -> str:
    """Return the outcome that a status means."""
    if status == 304:
        return UNCHANGED
    if 200 <= status < 300:
        return ANSWERED
    if 300 <= status < 400:
        return REDIRECTED
    if status in (404, 410):
        return MISSING
    if status == 403:
        return REFUSED
    return BUSY if status in (408, 425, 429) or status >= 500 else OTHER


@dataclass
class _Host:
    outcomes: Counter[str] = field(default_factory=Counter)
    received_bytes: int = 0
    answer_times_s: list[float] = field(default_factory=list)


class Traffic:
    """Counts the requests of one client. Safe to read from another thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._hosts: dict[str, _Host] = defaultdict(_Host)

    def note(self, host: str, outcome: str, *, elapsed_s: float, received_bytes: int) -> None:
        """Count one request that has ended."""
        with self._lock:
            entry = self._hosts[host]
            entry.outcomes[outcome] += 1
            entry.received_bytes += received_bytes
            if outcome not in (BROKEN, STOPPED):
                entry.answer_times_s.append(elapsed_s)

    def by_host(self) -> tuple[HostTraffic, ...]:
        """Return what came so far, by host."""
        with self._lock:
            return tuple(
                HostTraffic(
                    host,
                    sum(entry.outcomes.values()),
                    dict(sorted(entry.outcomes.items())),
                    entry.received_bytes,
                    _share(entry.answer_times_s, 0.50),
                    _share(entry.answer_times_s, 0.95),
                )
                for host, entry in sorted(self._hosts.items())
            )


def _share(times: list[float], share: float) -> float | None:
    """Return the smallest of `times` that so large a share of them does not pass."""
    if not times:
        return None
    place = -(-len(times) * share // 1)  # rounded up
    return round(sorted(times)[max(0, int(place) - 1)], 4)
