"""Filer to official: who filed, and what the filer was on that day. Pure: facts in, a match or a reason out.

Nobody is matched by a family name alone. A given name (or a proven short form or initial of it) and the
family name must agree, the state where the source tells it, and the person must have served around that day.
It may not guess: where two remain, or none, the answer is a reason in words. Candidates stay candidates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from govtrades_desktop.core.identity import FilerFacts, FilerRole, Legislators, OfficialMatch
from govtrades_desktop.resolve.filer_matching import (
    Named,
    People,
    Place,
    Placed,
    choose,
    place_people,
    read_seat,
)
from govtrades_desktop.resolve.filer_names import GivenName
from govtrades_desktop.resolve.service import RECORD_BEGINS

RESOLVER_VERSION = 1

# House filing types by who files them (2025 FD Instruction Guide; checked against the indexes 2013-2026):
# C candidate's report, D campaign notice, W withdrawal of a candidacy.
_CANDIDATES_TYPES = frozenset("CDW")
# P trades, T termination, H new member, G gift waiver, E exemption, B blind trust, R (one, of 2013): of
# those in office. O (annual report), A (amendment) and X (extension) come from members and candidates (SEEN:
# O of 2013).
_MEMBERS_TYPES = frozenset("PTHGEBR")
_MEMBERS_PREFIXES = frozenset({"hon.", "hon", "honorable"})
_COURTESY_YEAR = 2014

_CANDIDATE_NEAR = dt.timedelta(days=731)  # a candidate is linked to service at most two years away
_FIRST_REPORTS = dt.timedelta(days=400)  # candidates' reports of winners come up to a year into their service
_FORMER_NEAR = dt.timedelta(days=1_096)  # terminations and amendments come up to three years after leaving
_SEEN_LATE = dt.timedelta(days=120)  # seats are first seen weeks after a special election
_LEAVING = dt.timedelta(days=45)  # how long before the last day of seats people were seen to leave
_WINDING_UP = dt.timedelta(days=120)  # extensions and reports after leaving, of whoever does not run again
_AMENDING = dt.timedelta(days=365)  # amendments of a termination report
_TRACES_SINCE = RECORD_BEGINS + dt.timedelta(days=365)
_MISDATED = 12  # years between the index's year and the day of filing that nobody believes
_ELECTION_YEAR_ENDS = dt.timedelta(days=34)  # service that ends on 3 January was of the year before

CONFIDENCE: dict[str, float] = {
    "name_district": 0.999,
    "name_state": 0.995,
    "name_service": 0.995,
    "second_name_district": 0.998,
    "second_name_state": 0.99,
    "second_name_service": 0.985,
    "nickname_district": 0.998,
    "nickname_state": 0.99,
    "nickname_service": 0.985,
    "initials_district": 0.99,
    "initials_state": 0.97,
    "initials_service": 0.95,
    "family_part_district": 0.98,
    "spelling_district": 0.98,
    "name_undated": 0.9,
}
"""How sure each method is, as `<how the name agrees>_<what places it>`.

name: the first name, or the one the person goes by; second_name: a middle name on one side is the first on
the other; nickname: a pair such as Bob and Robert; initials; family_part: half of a double family name;
spelling: one letter off. district: the very district held on the day; state: the state; service: nobody else
of that name served in the chamber around that day; undated: of that person's service no day is known.

Measured on 7,500 members' filings whose answer is sure, made worse on purpose (no place, another district, a
nickname, an initial, a strange first name before, a letter dropped): of 94,000 answers none was wrong, and
with another state or another given name there was no answer. The figures here lie below that: a namesake is
rarer in such a test than in life.
"""

_CANDIDATE_DISCOUNT = 0.03  # no office vouches for a candidate: a namesake may have run


class FilerResolver:
    """Finds the official behind a filing's names.

    Args:
        legislators: everything known of officials and their seats.
    """

    def __init__(self, legislators: Legislators) -> None:
        self._people = People(legislators)
        self._find = lru_cache(maxsize=65_536)(self._people.find)

    def resolve(self, facts: FilerFacts) -> OfficialMatch:
        """Return who filed, or why that is not known."""
        first, last, suffix = _columns(facts)
        state, district = read_seat(facts.state_district)
        place = Place(facts.source, state, district, _day(facts))
        named = self._find(first, last, suffix)
        placed = place_people(named, place)
        if facts.source == "house" and facts.filing_type in _CANDIDATES_TYPES:
            return _candidate(placed, facts, place)
        chosen = choose([p for p in placed if _is_in_reach(p, facts, place)])
        if len(chosen) > 1:
            return _nobody(_role_of_nobody(facts), _several(chosen, place))
        role = _role(chosen[0], facts, place) if chosen else None
        if role is not None:
            return _match(chosen[0], role, place)
        if _is_members(facts):
            found = choose(_unwitnessed(placed, place))
            found = found or choose(self._misspelt(first, last, suffix, place))
            if len(found) == 1:
                is_former = facts.source == "house" and facts.filing_type == "T"
                return _match(found[0], FilerRole.FORMER_MEMBER if is_former else FilerRole.MEMBER, place)
        if facts.source == "house" and facts.filing_type not in _MEMBERS_TYPES:
            return _candidate(placed, facts, place)
        return _nobody(_role_of_nobody(facts), _why_nobody(named, place))

    def _misspelt(self, first: str, last: str, suffix: str, place: Place) -> list[Placed]:
        if not place.state:
            return []
        placed = place_people(self._people.find_misspelt(first, last, suffix, place), place)
        return [p for p in placed if p.is_district and not p.gap]


def _day(facts: FilerFacts) -> dt.date:
    """Return the day of the filing; the middle of the index's year where there is none, or an impossible one.

    SEEN: an annual report in the index of 2013 with a date in 3013.
    """
    filed_on = facts.filed_on
    if filed_on is None or abs(filed_on.year - facts.year) > _MISDATED:
        return dt.date(facts.year, 7, 1)
    return filed_on


def _columns(facts: FilerFacts) -> tuple[str, str, str]:
    """Return first name, last name and suffix, parted where one column holds them all ("Last, First")."""
    first, last = facts.first, facts.last
    if not first.strip():
        whole = last.strip() or facts.printed or ""
        last, comma, first = whole.partition(",")
        if not comma:
            first, _, last = whole.rpartition(" ")
    return first, last, facts.suffix


def _is_in_reach(placed: Placed, facts: FilerFacts, place: Place) -> bool:
    """Tell whether the service is near enough for a report of somebody in, or lately in, office.

    The year of the index counts too: a report may come, or be dated, years late (SEEN: an extension of 2016,
    dated 2024).
    """
    stretch = placed.stretch
    if not stretch.is_witnessed:
        return False
    if stretch.first_on is not None and place.day < stretch.first_on:
        return placed.gap <= _SEEN_LATE
    return placed.gap <= _FORMER_NEAR or stretch.days_to(dt.date(facts.year, 1, 2)) <= _FORMER_NEAR / 3


def _unwitnessed(placed: Sequence[Placed], place: Place) -> list[Placed]:
    """Keep people of whose service no day is known, where name, state and last district agree.

    Only for reports from before, or soon after, the record of seats began: whoever served later left a trace
    in it. Such people are not looked at unless nobody else fits.
    """
    if not place.state or place.day > _TRACES_SINCE:
        return []
    return [
        p
        for p in placed
        if not p.stretch.is_witnessed and p.named.given >= GivenName.SECOND and p.is_district
    ]


def _role(placed: Placed, facts: FilerFacts, place: Place) -> FilerRole | None:
    """Return what a person in or near office was on the day; None where only a candidacy explains it."""
    stretch, day = placed.stretch, place.day
    is_members = _is_members(facts)
    if not is_members and (
        not placed.is_district or placed.named.has_conflict or _is_candidates_year(placed, facts, day)
    ):
        return None
    if stretch.first_on is not None and day < stretch.first_on:
        is_early = facts.filing_type not in _MEMBERS_TYPES and stretch.is_dated
        return FilerRole.MEMBER if is_members and not is_early else None
    if stretch.last_on is None:
        return FilerRole.MEMBER
    if day > stretch.last_on:
        is_of_service = facts.year <= (stretch.last_on - _ELECTION_YEAR_ENDS).year
        if facts.source == "house" and facts.filing_type not in _MEMBERS_TYPES:
            near = _AMENDING if facts.filing_type == "A" else _WINDING_UP
            return FilerRole.FORMER_MEMBER if is_of_service or placed.gap <= near else None
        return FilerRole.FORMER_MEMBER
    says_former = facts.filing_type == "T" or (facts.status or "").casefold().startswith("former")
    # The Senate's site prints what somebody is today, not on the day (SEEN: "Former Senator" on reports of
    # 2020 by one who left in 2025): its status is no evidence.
    if facts.source == "house" and says_former and not stretch.is_dated and day > stretch.last_on - _LEAVING:
        return FilerRole.FORMER_MEMBER
    return FilerRole.MEMBER


def _is_candidates_year(placed: Placed, facts: FilerFacts, day: dt.date) -> bool:
    """Tell whether an extension or amendment is of a report on the running year, which only candidates make.

    Members report on the year before. SEEN: an extension for a Raul M. Ruiz of CA36 in 10/2019, year 2019.
    """
    return not placed.gap and facts.filing_type in {"A", "X"} and facts.year == day.year


def _is_members(facts: FilerFacts) -> bool:
    """Tell whether the report is of a kind, or the filer has a title, that is of those in office."""
    if facts.source != "house" or facts.filing_type in _MEMBERS_TYPES or _is_titled(facts):
        return True
    # In 2014, when filing on line began, members' reports bear "Mr." or "Ms."; candidates' bore nothing.
    return bool(facts.prefix) and _day(facts).year == _COURTESY_YEAR


def _role_of_nobody(facts: FilerFacts) -> FilerRole:
    """Return the role of somebody unknown: the House's index lists members and candidates, nobody else."""
    if facts.source == "house" and (facts.filing_type not in _MEMBERS_TYPES or not _is_titled(facts)):
        return FilerRole.CANDIDATE
    return FilerRole.OTHER


def _candidate(placed: Sequence[Placed], facts: FilerFacts, place: Place) -> OfficialMatch:
    """Match a candidate: strictly, by name and state, to service within two years; else to nobody."""
    if not place.state:
        return _nobody(FilerRole.CANDIDATE, "A candidate, and the index tells no state.")
    of_that_name = [
        p
        for p in placed
        if p.stretch.is_witnessed
        and p.gap <= _CANDIDATE_NEAR
        and p.named.given >= GivenName.NICKNAME
        and not p.named.is_partial
    ]
    near = [p for p in of_that_name if not p.named.has_conflict]
    if len(near) > 1:
        return _nobody(FilerRole.CANDIDATE, _several(near, place))
    if not near:
        reason = f"A candidate; no member of that name served for {place.state} within two years."
        if of_that_name:
            reason = "A candidate; middle name or suffix is not that of the member of that name."
        return _nobody(FilerRole.CANDIDATE, reason)
    if not near[0].gap and not _is_titled(facts) and _has_served(near[0], place.day) > _FIRST_REPORTS:
        # SEEN: Michael Doyle, candidate in PA 2022, while Mike Doyle served for PA: two people.
        reason = f"A candidate; the member of that name served for {place.state} then, and was none."
        return _nobody(FilerRole.CANDIDATE, reason)
    return _match(near[0], FilerRole.CANDIDATE, place)


def _is_titled(facts: FilerFacts) -> bool:
    return facts.prefix.casefold() in _MEMBERS_PREFIXES


def _has_served(placed: Placed, day: dt.date) -> dt.timedelta:
    first_on = placed.stretch.first_on
    return dt.timedelta.max if first_on is None else day - first_on


def _match(placed: Placed, role: FilerRole, place: Place) -> OfficialMatch:
    method = _method(placed, place)
    discount = _CANDIDATE_DISCOUNT if role is FilerRole.CANDIDATE else 0.0
    return OfficialMatch(placed.bioguide, role, method, round(CONFIDENCE[method] - discount, 3))


def _method(placed: Placed, place: Place) -> str:
    named = placed.named
    if not placed.stretch.is_witnessed:
        return "name_undated"
    name = "spelling" if named.is_misspelt else "family_part" if named.is_partial else _GIVEN[named.given]
    return f"{name}_{'district' if placed.is_district else 'state' if place.state else 'service'}"


_GIVEN = {
    GivenName.FIRST: "name",
    GivenName.SECOND: "second_name",
    GivenName.NICKNAME: "nickname",
    GivenName.INITIALS: "initials",
}


def _nobody(role: FilerRole, reason: str) -> OfficialMatch:
    return OfficialMatch(None, role, reason=reason)


def _where(place: Place) -> str:
    return f"for {place.state}" if place.state else f"in the {place.chamber.capitalize()}"


def _several(placed: Sequence[Placed], place: Place) -> str:
    people = sorted({p.named.person.official.full_name or p.bioguide for p in placed})
    count = "Two" if len(placed) == 2 else str(len(placed))
    return f"{count} members of that name served {_where(place)} around that time: {', '.join(people)}."


def _why_nobody(named: Sequence[Named], place: Place) -> str:
    if named:
        return f"A member of that name is known, but did not serve {_where(place)} around that time."
    return f"No member of that name served {_where(place)} around that time."
