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
from dataclasses import dataclass

from govtrades_desktop.derive.column import Array

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
        low_usd, high_usd, open_ended: their volume, as in `marks.Volume`.
        run: number of the run of overlapping clusters that it belongs to, from 0, of its side.
        query: finds exactly its rows.
    """

    side: int
    first_day: dt.date
    last_day: dt.date
    officials: tuple[tuple[str, str], ...]
    trades: int
    ids: Array
    low_usd: int
    high_usd: int
    open_ended: int
    run: int
    query: str
