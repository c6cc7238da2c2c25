"""Clusters: three or more officials who traded one security on the same side within 21 days. Index alone.

Method: the trades of one security, in force, dated and of officials who are resolved, each side by itself, by
trade date. A window of 21 days (the first and the last day included) is moved over them, a trade at a time.
Where the trades in it are of at least three different officials they are a cluster, unless another window
holds them all and more: clusters are maximal, and may overlap. Those that do are of one `run`.

A cluster is a count. Of a security that hundreds trade there are many by chance alone, a purchase of a put is
a purchase here, and people act on the same news: it is no evidence of anything.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

import numpy as np

from govtrades_desktop.derive.column import EPOCH, Array
from govtrades_desktop.query.charts.marks import Volume
from govtrades_desktop.query.charts.points import TradePoints
from govtrades_desktop.query.trade_facts import BUY, SELL

CLUSTER_DAYS = 21
CLUSTER_OFFICIALS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """Trades of one side within 21 days by three or more officials.

    Attributes:
        side: `trade_facts.BUY` or `SELL`.
        first_day, last_day: of the first and the last trade in it.
        officials: (bioguide, name), by name.
        trades: how many; `ids` are theirs (int64), by day.
        volume: of these trades.
        run: number of the run of overlapping clusters that it belongs to, from 0, of its side.
        query: finds exactly its rows.
    """

    side: int
    first_day: dt.date
    last_day: dt.date
    officials: tuple[tuple[str, str], ...]
    trades: int
    ids: Array
    volume: Volume
    run: int
    query: str


_WORDS = {BUY: "type:buy", SELL: "type:sell"}


def find_clusters(points: TradePoints, query: str) -> tuple[Cluster, ...]:
    """Return the clusters of one security, purchases first, by first day.

    Args:
        points: of all its trades.
        query: finds these.
    """
    is_known = np.array([bool(key) for key, _ in points.officials] or [False], dtype=np.bool_)
    by_name = sorted(range(len(points.officials)), key=lambda one: points.officials[one][::-1])
    rank = np.zeros(len(by_name) or 1, dtype=np.intp)
    rank[by_name] = np.arange(len(by_name))
    found: list[Cluster] = []
    for side, words in _WORDS.items():
        places = np.flatnonzero((points.side == side) & is_known[points.official])
        days = points.traded[places].astype(np.int64)
        people, ids = rank[points.official[places]].tolist(), points.ids[places]
        volumes = _Volumes(points.low_usd[places], points.high_usd[places])
        run, run_ends = -1, np.iinfo(np.int64).min
        for begin, end in _windows(days.tolist(), people):
            first, last = int(days[begin]), int(days[end - 1])
            if first > run_ends:  # no day in common with the clusters before
                run += 1
            run_ends = last
            first_day, last_day = dt.date.fromordinal(first + EPOCH), dt.date.fromordinal(last + EPOCH)
            named = sorted(set(people[begin:end]))
            found.append(
                Cluster(
                    side=side,
                    first_day=first_day,
                    last_day=last_day,
                    officials=tuple(points.officials[by_name[one]] for one in named),
                    trades=end - begin,
                    ids=ids[begin:end],
                    volume=volumes.between(begin, end),
                    run=run,
                    query=f"{query} {words} -unresolved:official"
                    f" traded:{first_day.isoformat()}..{last_day.isoformat()}",
                )
            )
    return tuple(found)


def _windows(days: list[int], people: list[int]) -> list[tuple[int, int]]:
    """Return the maximal windows (begin, end) with enough different people; `days` ascend.

    Both ends only move on: each trade enters and leaves once. All trades of a day stand or fall together,
    since a day lies in a window or does not.
    """
    found: list[tuple[int, int]] = []
    inside: Counter[int] = Counter()
    begin, size = 0, len(days)
    end = 0
    while end < size:
        day = days[end]
        while end < size and days[end] == day:
            inside[people[end]] += 1
            end += 1
        while days[begin] <= day - CLUSTER_DAYS:
            inside[people[begin]] -= 1
            if not inside[people[begin]]:
                del inside[people[begin]]
            begin += 1
        # it is maximal unless the next day still fits with the first: then that window holds it
        if len(inside) >= CLUSTER_OFFICIALS and (end == size or days[end] - days[begin] >= CLUSTER_DAYS):
            found.append((begin, end))
    return found


class _Volumes:
    """The volume of any stretch of consecutive trades, by what all before its ends come to."""

    def __init__(self, low: Array, high: Array) -> None:
        has_low, has_high = low >= 0, high >= 0  # as points have them: -1 is not told, or open above
        fields = (
            np.ones(len(low), dtype=np.int64),
            np.where(has_low, low, 0),
            np.where(has_high, high, np.where(has_low, low, 0)),
            has_low & ~has_high,
            ~has_low & ~has_high,
        )
        self._before = np.zeros((len(low) + 1, len(fields)), dtype=np.int64)
        np.cumsum(np.stack(fields, axis=1), axis=0, out=self._before[1:])

    def between(self, begin: int, end: int) -> Volume:
        """Return the volume of the trades from `begin` to the one before `end`."""
        return Volume(*(self._before[end] - self._before[begin]).tolist())
