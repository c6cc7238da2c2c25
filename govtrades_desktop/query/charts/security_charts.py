"""The charts of one security, wholly from the indexes in memory. Prices are not known here."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from govtrades_desktop.query.charts.axis import MOST_QUARTERS, Axis
from govtrades_desktop.query.charts.clusters import Cluster, find_clusters
from govtrades_desktop.query.charts.marks import Bar, Beside, Period
from govtrades_desktop.query.charts.points import TradePoints, points_at
from govtrades_desktop.query.charts.sums import Called, is_text, official_bars, trades_of, whole_bar
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.securities import query_of, securities_table


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
        officials_total: how many there are in all, where `officials` is cut.
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
    officials_total: int
    clusters: tuple[Cluster, ...]
    generation: int


def load_security_charts(library: Library, key: str, *, top: int = 30) -> SecurityCharts | None:
    """Return the charts of one security, or None where no trade is of one with this key.

    Args:
        library: opened.
        key: of the security, whatever its case.
        top: so many of the officials who traded it most.
    """
    table = securities_table(library)
    places = np.flatnonzero(is_text(table, "key", key))[:1]
    if not len(places):
        return None
    names = ("key", "symbol", "name", "sector", "sector_system")
    told = {name: table.cells(name, places)[0] for name in names}
    query = query_of(told["key"])
    trades = trades_of(library, "security", told["key"])
    points = points_at(library, trades.positions, query)
    axis = Axis.of(trades, months=3, most=MOST_QUARTERS)
    officials, total = official_bars(trades, query, top=top)
    return SecurityCharts(
        **told,
        query=query,
        whole=whole_bar(trades, Called(told["key"], told["symbol"] or told["name"], told["name"], query)),
        points=points,
        quarters=axis.periods(trades, query),
        outside_quarters=axis.outside(trades, query),
        officials=officials,
        officials_total=total,
        clusters=find_clusters(points, query),
        generation=library.generation,
    )
