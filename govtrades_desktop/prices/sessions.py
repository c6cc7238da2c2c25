"""The trading days of an exchange: which day is one, the next, how many between. Pure.

`prices.calendar` makes the list; whoever reads the database has it from there, without that library.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.prices.records import Days, day_date, day_number


@dataclass(frozen=True, slots=True, eq=False)
class TradingDays:
    """The sessions of one exchange.

    Attributes:
        name: of the exchange, its ISO 10383 code: "XNYS".
        days: days since 1970-01-01, rising.
    """

    name: str
    days: Days

    @property
    def first(self) -> dt.date:
        """The first session known."""
        return day_date(self.days[0])

    @property
    def last(self) -> dt.date:
        """The last session known."""
        return day_date(self.days[-1])

    def is_session(self, day: dt.date) -> bool:
        """Tell whether the exchange was open on a day.

        Raises:
            UserInputError: the day is outside of what is known.
        """
        number = self._known(day)
        return bool(self.days[np.searchsorted(self.days, number)] == number)

    def next_session(self, day: dt.date, *, is_same_day_allowed: bool = False) -> dt.date:
        """Return the first session after a day (or the day itself, where that is allowed and one).

        Raises:
            UserInputError: outside of what is known.
        """
        number = self._known(day)
        at = int(np.searchsorted(self.days, number, side="left" if is_same_day_allowed else "right"))
        if at == len(self.days):
            raise self._outside(day)
        return day_date(self.days[at])

    def previous_session(self, day: dt.date, *, is_same_day_allowed: bool = False) -> dt.date:
        """Return the last session before a day (or the day itself, where that is allowed and one).

        Raises:
            UserInputError: outside of what is known.
        """
        number = self._known(day)
        at = int(np.searchsorted(self.days, number, side="right" if is_same_day_allowed else "left")) - 1
        if at < 0:
            raise self._outside(day)
        return day_date(self.days[at])

    def between(self, first: dt.date, last: dt.date) -> Days:
        """Return the sessions from `first` to `last`, both included; of what is known."""
        start, end = np.searchsorted(self.days, (day_number(first), day_number(last) + 1))
        return self.days[start:end]

    def distance(self, earlier: dt.date, later: dt.date) -> int:
        """Return how many sessions lie after `earlier` up to and with `later`; negative the other way round.

        From a Friday to the Monday after it is 1, and so from the Saturday between.

        Raises:
            UserInputError: outside of what is known.
        """
        ends = np.array((self._known(earlier), self._known(later)))
        before, after = np.searchsorted(self.days, ends, side="right")
        return int(after - before)

    def _known(self, day: dt.date) -> int:
        number = day_number(day)
        if not len(self.days) or not self.days[0] <= number <= self.days[-1]:
            raise self._outside(day)
        return number

    def _outside(self, day: dt.date) -> UserInputError:
        span = f"from {self.first} to {self.last}" if len(self.days) else "for no day"
        return UserInputError(f"The trading days of {self.name} are known {span}, not for {day}.")
