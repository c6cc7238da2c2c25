"""When somebody served: terms, party and seats as of a day, and the stretches of service behind them.

The legislators project dates the terms of those who serve now; of its former members it tells the last
chamber, state, district and party, and no dates. Their committee seats, which were recorded from 2012-11 on,
stand in for the dates: as good as the record, and never better. This module reads no names and decides
nothing about filings.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from govtrades_desktop.core.identity import CommitteeSeat, Official, Term
from govtrades_desktop.resolve.service_days import KNOWN_DAYS, KNOWN_PARTIES

RECORD_BEGINS = dt.date(2012, 11, 9)  # first day of the record of seats: whoever held one then came earlier
_CHAMBER_OF_CODE = {"H": "house", "S": "senate"}  # joint committees ("J") tell no chamber
# Seats of a new Congress appear in the record up to five months after it began (SEEN: 2021-07-31 for the
# whole Congress of 2021-01-03), those of an old one go from early December on (SEEN: 2016-12-17) or as late
# as 2013-03.
_SEATED_WITHIN = dt.timedelta(days=210)
_GONE_BEFORE = dt.timedelta(days=34)
_GONE_AFTER = dt.timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Unbroken service in one chamber.

    Attributes:
        chamber: "house" or "senate".
        state: two letters.
        first_on: first day; None where it lies before the record of seats, or is not known.
        last_on: last day; None where it is not known.
        is_dated: the days are those of terms, or public facts; else of seats, true to within weeks.
        is_witnessed: terms, seats or public facts bear witness; else only an undated term, which may lie
            anywhere.
    """

    chamber: str
    state: str
    first_on: dt.date | None
    last_on: dt.date | None
    is_dated: bool
    is_witnessed: bool

    def covers(self, day: dt.date, *, slack: dt.timedelta = dt.timedelta(0)) -> bool:
        """Tell whether the day lies within, give or take `slack`; an unwitnessed stretch covers nothing."""
        return self.is_witnessed and self.days_to(day) <= slack

    def days_to(self, day: dt.date) -> dt.timedelta:
        """Return how far the day lies outside; zero within. An open end reaches for ever."""
        if self.first_on is not None and day < self.first_on:
            return self.first_on - day
        if self.last_on is not None and day > self.last_on:
            return day - self.last_on
        return dt.timedelta(0)


def congress_start(day: dt.date) -> dt.date:
    """Return 3 January of the Congress that the day falls in."""
    year = day.year if day.year % 2 else day.year - 1
    start = dt.date(year, 1, 3)
    return start if day >= start else dt.date(year - 2, 1, 3)


@lru_cache(maxsize=65_536)
def term_on(official: Official, day: dt.date, chamber: str | None = None) -> Term | None:
    """Return the term an official held on a day, to the best of what is known.

    A dated term that covers the day comes first (on the day of a change, the new one). Else an undated term
    stands in, with the party of that day where a change is known; else the dated term nearest to the day
    within the chamber, so that a report filed after leaving has still a state and a party.

    Args:
        official: whose term.
        day: the day asked for.
        chamber: "house" or "senate" to look there only.

    Returns:
        The term, or None where the official has none in that chamber.
    """
    terms = [term for term in official.terms if chamber is None or term.chamber == chamber]
    best: Term | None = None
    nearest: tuple[int, Term] | None = None
    for term in terms:
        if term.start_on is None:
            continue
        end = term.end_on or dt.date.max
        if term.start_on <= day <= end:
            if best is None or best.start_on is None or term.start_on >= best.start_on:
                best = term
            continue
        gap = (term.start_on - day if day < term.start_on else day - end).days
        if nearest is None or gap < nearest[0]:
            nearest = (gap, term)
    if best is None:
        undated = [term for term in terms if term.start_on is None]
        best = undated[-1] if undated else nearest[1] if nearest else None
    return _with_party(official.bioguide, best, day) if best is not None else None


def _with_party(bioguide: str, term: Term, day: dt.date) -> Term:
    """Put in the party of the day where a change is known and the term is not dated itself."""
    changes = KNOWN_PARTIES.get(bioguide)
    if changes is None or term.start_on is not None:
        return term
    party = changes[bisect.bisect_right([since for since, _ in changes], day) - 1][1]
    return replace(term, party=party)


def seats_on(seats: Iterable[CommitteeSeat], day: dt.date) -> tuple[CommitteeSeat, ...]:
    """Return the seats that the record shows on a day, one a committee, by committee.

    From the day on which a seat was first seen up to, not including, the day it was seen gone: seats are
    given some weeks before they are seen, so early in a Congress the record is behind, and it is not guessed
    past.

    Args:
        seats: of one official.
        day: the day asked for.
    """
    held = [
        seat for seat in seats if seat.seen_from <= day and (seat.seen_until is None or day < seat.seen_until)
    ]
    held.sort(key=lambda seat: (seat.committee, seat.seen_from))
    return tuple({seat.committee: seat for seat in held}.values())


def stretches(official: Official, seats: Iterable[CommitteeSeat]) -> tuple[Stretch, ...]:
    """Return an official's service, stretch by stretch, oldest first; unwitnessed ones at the beginning.

    Args:
        official: whose service.
        seats: the official's seats (others' are ignored).
    """
    found = _dated_stretches(official)
    undated = [term for term in official.terms if term.start_on is None]
    if undated:
        found += _seated_stretches(official, undated, [s for s in seats if s.bioguide == official.bioguide])
    return tuple(sorted(found, key=lambda s: (s.is_witnessed, s.first_on or dt.date.min, s.chamber)))


def _dated_stretches(official: Official) -> list[Stretch]:
    found: list[Stretch] = []
    dated = [term for term in official.terms if term.start_on is not None]
    for term in sorted(dated, key=lambda term: term.start_on or dt.date.min):
        assert term.start_on is not None
        last = found[-1] if found else None
        if (
            last is not None
            and (last.chamber, last.state) == (term.chamber, term.state)
            and last.last_on is not None
            and term.start_on - last.last_on <= dt.timedelta(days=60)
        ):
            found[-1] = replace(last, last_on=term.end_on)
        else:
            found.append(
                Stretch(
                    chamber=term.chamber,
                    state=term.state,
                    first_on=term.start_on,
                    last_on=term.end_on,
                    is_dated=True,
                    is_witnessed=True,
                )
            )
    return found


def _seated_stretches(
    official: Official, undated: Sequence[Term], seats: Sequence[CommitteeSeat]
) -> list[Stretch]:
    """Make stretches of seats; a chamber which only an undated term names is a stretch without witness."""
    by_chamber: dict[str, list[CommitteeSeat]] = {}
    for seat in seats:
        chamber = _CHAMBER_OF_CODE.get(seat.committee[:1])
        if chamber is not None:
            by_chamber.setdefault(chamber, []).append(seat)
    found: list[Stretch] = []
    state = undated[-1].state
    for chamber, held in by_chamber.items():
        for first, last in _runs(held):
            found.append(Stretch(chamber, state, first, last, is_dated=False, is_witnessed=True))
    known = KNOWN_DAYS.get(official.bioguide)
    if known is not None:
        chamber, first_on, last_on = known
        found = [stretch for stretch in found if stretch.chamber != chamber]
        found.append(Stretch(chamber, state, first_on, last_on, is_dated=True, is_witnessed=True))
    for term in undated:
        if not any(stretch.chamber == term.chamber for stretch in found):
            found.append(Stretch(term.chamber, term.state, None, None, is_dated=False, is_witnessed=False))
    return found


def _runs(seats: Sequence[CommitteeSeat]) -> list[tuple[dt.date | None, dt.date | None]]:
    """Join seats into runs: a gap of a whole Congress parts two, the months between two Congresses do not."""
    spans = sorted((_first_day(seat.seen_from), _last_day(seat.seen_until)) for seat in seats)
    runs: list[tuple[dt.date, dt.date]] = []
    for first, last in spans:
        if runs and first - runs[-1][1] <= dt.timedelta(days=400):
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
        else:
            runs.append((first, last))
    return [
        (None if first <= RECORD_BEGINS else first, None if last == dt.date.max else last)
        for first, last in runs
    ]


def _first_day(seen: dt.date) -> dt.date:
    start = congress_start(seen)
    return start if seen > RECORD_BEGINS and seen - start <= _SEATED_WITHIN else seen


def _last_day(gone: dt.date | None) -> dt.date:
    if gone is None:
        return dt.date.max
    for start in (congress_start(gone), congress_start(gone + _GONE_BEFORE)):
        if -_GONE_BEFORE <= gone - start <= _GONE_AFTER:
            return start
    return gone


def first_day_in_office(official: Official, seats: Iterable[CommitteeSeat]) -> dt.date | None:
    """Return the first day in office where it is certain: every stretch of service has its days."""
    found = stretches(official, seats)
    if not found or not all(one.is_witnessed and one.is_dated for one in found):
        return None
    return found[0].first_on


def served_between(
    official: Official, seats: Iterable[CommitteeSeat]
) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of witnessed service; None where that end is not known.

    The last day of someone who serves now is the last of the term, in the future. Of former members the days
    are those of committee seats, and the first is None where it lies before the record of seats began.
    """
    found = [stretch for stretch in stretches(official, seats) if stretch.is_witnessed]
    if not found:
        return (None, None)
    first = found[0].first_on
    lasts = [stretch.last_on for stretch in found]
    return (first, None if None in lasts else max(last for last in lasts if last is not None))
