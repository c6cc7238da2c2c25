"""The charts of one official, wholly from the indexes in memory (but for terms and seats: see `service`)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from govtrades_desktop.query.charts.lags import LagComparison, compare_lags
from govtrades_desktop.query.charts.marks import Bar
from govtrades_desktop.query.charts.points import TradePoints, points_at
from govtrades_desktop.query.charts.service import (
    CareerStretch,
    CommitteeStretch,
    load_career,
    load_committee_stretches,
)
from govtrades_desktop.query.charts.sums import (
    Called,
    is_text,
    sector_bars,
    security_bars,
    trades_of,
    whole_bar,
)
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.officials import officials_table, query_of


@dataclass(frozen=True, slots=True, eq=False)
class OfficialCharts:
    """What the page of one official draws.

    Attributes:
        bioguide, name: of the official.
        party, chamber, state, district: of the present term or the last; None where not known.
        query: finds all trades.
        whole: all trades, as one bar.
        points: the timeline.
        sectors: most trades first; trades without a sector last, under the key "". `detail` is the system
            that the name is of: "GICS", or "SIC" where only that is known.
        securities: most traded first; those that are not resolved stand as filed, each by its own name.
        securities_total: how many there are in all, where `securities` is cut.
        lags: against colleagues.
        committees: by first day, then code.
        career: oldest first; stretches without days before the dated ones.
        generation: of the indexes.
    """

    bioguide: str
    name: str
    party: str | None
    chamber: str | None
    state: str | None
    district: str | None
    query: str
    whole: Bar
    points: TradePoints
    sectors: tuple[Bar, ...]
    securities: tuple[Bar, ...]
    securities_total: int
    lags: LagComparison
    committees: tuple[CommitteeStretch, ...]
    career: tuple[CareerStretch, ...]
    generation: int


def load_official_charts(library: Library, bioguide: str, *, top: int = 20) -> OfficialCharts | None:
    """Return the charts of one official, or None where nobody has this id.

    Args:
        library: opened.
        bioguide: the id, whatever its case.
        top: so many of the most traded securities.
    """
    table = officials_table(library)
    places = np.flatnonzero(is_text(table, "bioguide", bioguide))[:1]
    if not len(places):
        return None
    names = ("bioguide", "name", "party", "chamber", "state", "district")
    told = {name: table.cells(name, places)[0] for name in names}
    key = told["bioguide"]
    query = query_of(key)
    trades = trades_of(library, "bioguide", key)
    called = Called(key, told["name"], told["district"] or told["state"] or "", query, told["party"])
    securities, total = security_bars(trades, query, top=top)
    traded = library.trades.array("traded")[trades.positions]
    return OfficialCharts(
        **told,
        query=query,
        whole=whole_bar(trades, called),
        points=points_at(library, trades.positions, query),
        sectors=sector_bars(library, trades, query),
        securities=securities,
        securities_total=total,
        lags=compare_lags(library, key, trades.positions),
        committees=load_committee_stretches(library, key, traded, query),
        career=load_career(library, key),
        generation=library.generation,
    )
