"""The charts of one official, wholly from the indexes in memory (but for terms and seats: see `service`)."""

from __future__ import annotations

from dataclasses import dataclass

from govtrades_desktop.query.charts.lags import LagComparison
from govtrades_desktop.query.charts.marks import Bar
from govtrades_desktop.query.charts.points import TradePoints
from govtrades_desktop.query.charts.service import CareerStretch, CommitteeStretch


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
        not_identified: trades of which it is not known what security it is, those among `securities` too.
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
    lags: LagComparison
    committees: tuple[CommitteeStretch, ...]
    career: tuple[CareerStretch, ...]
    generation: int
