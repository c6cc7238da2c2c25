"""The charts of one security, wholly from the indexes in memory. Prices are not known here."""

from __future__ import annotations

from dataclasses import dataclass

from govtrades_desktop.query.charts.clusters import Cluster
from govtrades_desktop.query.charts.marks import Bar, Beside, Period
from govtrades_desktop.query.charts.points import TradePoints


@dataclass(frozen=True, slots=True, eq=False)
class SecurityCharts:
    """What the page of one security draws.

    Attributes:
        key, symbol, name: of the security; the symbol is its ticker of today or its last, or None.
        sector, sector_system: None where not known; the system is "GICS" or "SIC".
        query: finds all trades.
        whole: all trades, as one bar.
        points: each trade, with both its days.
        quarters: from the first to the last with a trade, without gaps, at most `axis.MOST_QUARTERS`.
        outside_quarters: trades dated outside of them (misprinted years are kept as filed).
        officials: who traded it, most trades first; filers who are not resolved each by their name as listed.
        clusters: by side, then first day.
        generation: of the indexes.
    """

    key: str
    symbol: str | None
    name: str
    sector: str | None
    sector_system: str | None
    query: str
    whole: Bar
    points: TradePoints
    quarters: tuple[Period, ...]
    outside_quarters: Beside
    officials: tuple[Bar, ...]
    clusters: tuple[Cluster, ...]
    generation: int
