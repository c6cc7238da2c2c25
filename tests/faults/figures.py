"""What the fault suite met, counted over all its tests and printed at its end. Counts only."""

from __future__ import annotations

from collections import Counter

met: Counter[str] = Counter()
"""Faults that a site answered with, by kind."""

counts: Counter[str] = Counter()
"""Everything else: requests, kills, power cuts, rows lost, …"""

SHOWN = (
    "requests",
    "kills",
    "power cuts",
    "full disks",
    "clock jumps",
    "networks lost",
    "rows lost",
    "rows doubled",
    "fetched twice",
)


def lines() -> list[str]:
    """Return the figures as lines of text; empty where no fault was met."""
    if not counts:
        return []
    told = [f"{name}: {counts[name]:,}" for name in SHOWN]
    told += [f"{name}: {count:,}" for name, count in sorted(counts.items()) if name not in SHOWN]
    return [
        ", ".join(told),
        f"faults met: {sum(met.values()):,}"
        + "".join(f", {kind} {count:,}" for kind, count in sorted(met.items())),
    ]
