"""Two to six officials, or two to six securities, side by side on one axis. Index alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from govtrades_desktop.query.charts.marks import Bar, Beside, Period

FEWEST, MOST = 2, 6


class ComparedKind(StrEnum):
    """What is compared."""

    OFFICIALS = "officials"
    SECURITIES = "securities"


@dataclass(frozen=True, slots=True)
class Compared:
    """One of those that are compared.

    Attributes:
        key: bioguide, or key of the security.
        label: the official's name, or the symbol (the name where there is none).
        detail: seat, or name.
        party: of an official, its letter now or last; None otherwise.
        query: finds all trades.
        whole: all trades, as one bar.
        months: one for each of `Comparison.months`, in that order; empty ones too.
        outside_months: trades dated outside of the axis; `undated`: without a date.
        dated: trades whose lag is known; `late`: of these, disclosed more than 45 days after the trade.
        median_lag_days, p90_lag_days: as in `tallies`; None where `dated` is 0.
        sectors: of an official, as in OfficialCharts; empty of a security.
        parties: of a security, trades by party on the day of the trade ("" not known); empty of an official.
    """

    key: str
    label: str
    detail: str
    party: str | None
    query: str
    whole: Bar
    months: tuple[Period, ...]
    outside_months: Beside
    undated: Beside
    dated: int
    late: int
    median_lag_days: int | None
    p90_lag_days: int | None
    sectors: tuple[Bar, ...]
    parties: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A security that at least two of the officials traded, or an official who traded two of the securities.

    Attributes:
        key, label, detail: of the security, or of the official.
        trades: by all of those compared; `query` finds exactly them.
        parts: of each compared, in their order: a bar with its own query.
    """

    key: str
    label: str
    detail: str
    trades: int
    query: str
    parts: tuple[Bar, ...]

    @property
    def sharers(self) -> int:
        """How many of those compared have a trade in it."""
        return sum(part.all.trades > 0 for part in self.parts)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Some officials or securities side by side.

    Attributes:
        months: first day of each month of the common axis, without gaps, at most `axis.MOST_MONTHS`.
        compared: in the order asked for.
        shared: those that most of them share first, then most trades.
        shared_total: how many there are in all, where `shared` is cut.
        generation: of the indexes.
    """

    kind: ComparedKind
    months: tuple[dt.date, ...]
    compared: tuple[Compared, ...]
    shared: tuple[Shared, ...]
    shared_total: int
    generation: int
