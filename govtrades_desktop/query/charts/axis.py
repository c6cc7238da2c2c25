"""Months and quarters by trade date: which of them an axis shows, what was traded in each. Index alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np

from govtrades_desktop.derive.column import MISSING_INT, Array
from govtrades_desktop.query.charts.marks import Beside, Period
from govtrades_desktop.query.charts.points import UNDATED
from govtrades_desktop.query.charts.sums import GroupSums
from govtrades_desktop.query.dashboard import MOST_MONTHS
from govtrades_desktop.query.dashboard_records import month_text
from govtrades_desktop.query.periods import shown_units
from govtrades_desktop.query.rankings import TradesAtHand
from govtrades_desktop.query.trade_facts import trade_facts

MOST_QUARTERS = MOST_MONTHS // 3


class Axis:
    """Consecutive months or quarters, without gaps.

    Attributes:
        first: the first one, in units since 1970.
        length: how many; 0 where no trade has a date that an axis can show.
        months: of a unit: 1 or 3.
    """

    def __init__(self, first: int, length: int, months: int) -> None:
        self.first, self.length, self.months = first, length, months

    @classmethod
    def of(cls, trades: TradesAtHand, *, months: int, most: int) -> Axis:
        """Return the axis from the first to the last unit with one of the trades.

        Nothing after the newest filing (a misprint) stretches it, and of more than `most` units the newest
        are shown.
        """
        units = _units(trades, months)
        known = units[units != MISSING_INT].astype(np.int64)
        filed = int(trades.table.array("filed")[trades.positions].max(initial=MISSING_INT))
        if not len(known):
            return cls(0, 0, months)
        first, last = int(known.min()), int(known.max())
        limit = last
        if filed != MISSING_INT:
            limit = int(np.datetime64(filed, "D").astype("datetime64[M]").astype(np.int64)) // months
        span = shown_units(np.bincount(known - first), first, limit, most)
        return cls(first + span.start, span.stop - span.start, months)

    @classmethod
    def around(cls, some: Sequence[Axis], *, most: int) -> Axis:
        """Return the axis that holds those of some, of one unit: of more than `most` units the newest.

        Each is its own: what is a stray among the thousand trades of one may be all that another has.
        """
        there = [one for one in some if one.length]
        if not there:
            return cls(0, 0, some[0].months)
        last = max(one.first + one.length for one in there)
        first = max(min(one.first for one in there), last - most)
        return cls(first, last - first, there[0].months)

    def days(self, number: int) -> tuple[dt.date, dt.date]:
        """Return the first and the last day of one of its units (from 0)."""
        begin = (self.first + number) * self.months
        first = _first_day(begin)
        return first, dt.date.fromordinal(_first_day(begin + self.months).toordinal() - 1)

    def first_days(self) -> tuple[dt.date, ...]:
        """Return the first day of each of its units."""
        return tuple(self.days(number)[0] for number in range(self.length))

    def periods(self, trades: TradesAtHand, query: str) -> tuple[Period, ...]:
        """Return what was traded in each unit; `query` finds the trades."""
        units = _units(trades, self.months)
        places = np.where(self._is_inside(units), units - self.first, self.length)
        told = GroupSums(trades, places, self.length + 1).told_of_all()
        found = []
        for number in range(self.length):
            first, last = self.days(number)
            words = label = month_text(first)
            if self.months > 1:
                words = f"{words}..{month_text(last)}"
                label = f"{first.year} Q{(first.month - 1) // 3 + 1}"
            found.append(Period(first, last, label, *told[number], f"{query} traded:{words}"))
        return tuple(found)

    def outside(self, trades: TradesAtHand, query: str) -> Beside:
        """Return the trades that are dated outside of it."""
        units = _units(trades, self.months)
        count = int(((units != MISSING_INT) & ~self._is_inside(units)).sum())
        words = "traded:>=0001"
        if self.length:
            words += f" -traded:{month_text(self.days(0)[0])}..{month_text(self.days(self.length - 1)[1])}"
        return Beside(count, f"{query} {words}")

    def _is_inside(self, units: Array) -> Array:
        found: Array = (units >= self.first) & (units < self.first + self.length)
        return found


def undated_of(trades: TradesAtHand, query: str) -> Beside:
    """Return the trades without a date."""
    days = trades.table.array("traded")[trades.positions]
    return Beside(int((days == MISSING_INT).sum()), f"{query} {UNDATED}")


def _units(trades: TradesAtHand, months: int) -> Array:
    """Return the unit of each trade, since 1970; MISSING_INT without a date."""
    found = trade_facts(trades.table).month[trades.positions]
    return found if months == 1 else np.where(found == MISSING_INT, MISSING_INT, found // months)


def _first_day(month: int) -> dt.date:
    year, part = divmod(month, 12)
    return dt.date(1970 + year, part + 1, 1)
