"""Who can be meant: people whose names agree with a filer's, set against place and time. Decides no role.

A name alone never leaves this module as a match: `place` keeps those who served in the chamber for the
state, and `choose` gives one person, several where nothing tells them apart, or none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from govtrades_desktop.core.identity import CommitteeSeat, Legislators, Official
from govtrades_desktop.resolve.filer_aliases import KNOWN_AS
from govtrades_desktop.resolve.filer_names import (
    GivenName,
    NameForm,
    PlainName,
    agreement,
    given_of,
    middle_conflicts,
    name_forms,
    partial_given_of,
    plain_name,
    suffix_conflicts,
)
from govtrades_desktop.resolve.service import Stretch, stretches, term_on

_OLDEST_BIRTH = dt.date(1920, 1, 1)  # without seats or dated terms, nobody born earlier filed since 2013
_JUST_LEFT = dt.timedelta(days=400)
_LONGEST_FAMILY = 4  # words
_SHORTEST_MISSPELT = 5  # letters: in shorter names one letter makes another name

# The index writes territories by older codes too (SEEN: AQ00 for American Samoa), and mistypes (SEEN: CE00).
_STATE_CODES = {"AQ": "AS", "CQ": "MP", "CM": "MP", "GQ": "GU", "RQ": "PR", "VQ": "VI"}
_STATE_NAMES = """
AK AL AR AS AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MP MS MT NC ND NE NH NJ NM
NV NY OH OK OR PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY
"""
_STATES = frozenset(_STATE_NAMES.split())


@dataclass(frozen=True, slots=True)
class Person:
    """An official made ready for matching."""

    official: Official
    forms: tuple[NameForm, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when a filing was made; state and district are empty or None where they are not told."""

    chamber: str
    state: str
    district: int | None
    day: dt.date


@dataclass(frozen=True, slots=True)
class Named:
    """A person whose name agrees with a filer's, whatever the place and the time.

    Attributes:
        person: who.
        given: how well the given names agree.
        is_partial: a part of a double family name is missing on one side.
        is_misspelt: one letter is off.
        has_conflict: a suffix or a middle name speaks against it.
    """

    person: Person
    given: GivenName
    is_partial: bool = False
    is_misspelt: bool = False
    has_conflict: bool = False

    @property
    def fit(self) -> tuple[bool, int, bool]:
        """How well the name agrees, the weightiest first."""
        return (not self.is_partial, int(self.given), not self.has_conflict)


@dataclass(frozen=True, slots=True)
class Placed:
    """A named person who served in the chamber for the state.

    Attributes:
        named: who, and how well the name agrees.
        stretch: the service nearest to the day.
        gap: how far away it is; zero while serving.
        is_district: the district told is the one held on the day, as far as that is known.
    """

    named: Named
    stretch: Stretch
    gap: dt.timedelta
    is_district: bool

    @property
    def bioguide(self) -> str:
        """The person's id."""
        return self.named.person.official.bioguide

    @property
    def rank(self) -> tuple[bool, bool, tuple[bool, int, bool]]:
        """What decides between several, the weightiest first."""
        return (not self.gap, self.is_district, self.named.fit)


class People:
    """Everybody who can have filed, found by family name.

    Args:
        legislators: everything known of officials and their seats.
    """

    def __init__(self, legislators: Legislators) -> None:
        seats: dict[str, list[CommitteeSeat]] = {}
        for seat in legislators.seats:
            seats.setdefault(seat.bioguide, []).append(seat)
        self._by_family: dict[str, list[Person]] = {}
        self._by_family_word: dict[str, list[Person]] = {}
        self._by_state: dict[tuple[str, str], list[Person]] = {}
        for official in legislators.officials:
            found = stretches(official, seats.get(official.bioguide, ()))
            if not _may_have_filed(official, found):
                continue
            person = Person(official, name_forms(official, KNOWN_AS.get(official.bioguide, ())), found)
            for family in {"".join(form.family) for form in person.forms}:
                self._by_family.setdefault(family, []).append(person)
            for word in {word for form in person.forms for word in form.family}:
                self._by_family_word.setdefault(word, []).append(person)
            for key in {(stretch.chamber, stretch.state) for stretch in found if stretch.is_witnessed}:
                self._by_state.setdefault(key, []).append(person)

    def find(self, first: str, last: str, suffix: str) -> tuple[Named, ...]:
        """Return the people whose names agree, each once with the best of the person's name forms."""
        name = plain_name(first, last, suffix)
        people: dict[str, Person] = {}
        for start in range(max(1, len(name.words) - _LONGEST_FAMILY), len(name.words)):
            for person in self._by_family.get("".join(name.words[start:]), ()):
                people[person.official.bioguide] = person
        for word in name.words[len(name.words) - name.families :]:
            for person in self._by_family_word.get(word, ()):
                people[person.official.bioguide] = person
        found = (_named(name, person) for person in people.values())
        return tuple(match for match in found if match is not None)

    def find_misspelt(self, first: str, last: str, suffix: str, place: Place) -> list[Named]:
        """Return those who serve for the very state and whose first or family name is one letter off."""
        name = plain_name(first, last, suffix)
        found = (
            _misspelt(name, person)
            for person in self._by_state.get((place.chamber, place.state), ())
            if any(stretch.covers(place.day) for stretch in person.stretches)
        )
        return [match for match in found if match is not None]


def _may_have_filed(official: Official, found: Iterable[Stretch]) -> bool:
    if any(stretch.is_witnessed for stretch in found):
        return True
    return official.birthday is not None and official.birthday >= _OLDEST_BIRTH


def _named(name: PlainName, person: Person) -> Named | None:
    """Return how well a name agrees with a person's best form, or None."""
    best: Named | None = None
    for form in person.forms:
        for find, is_partial in ((given_of, False), (partial_given_of, True)):
            given = find(name, form)
            if given is None:
                continue
            level = agreement(given, form)
            if level is GivenName.NONE:
                continue
            conflict = suffix_conflicts(name, form) or middle_conflicts(given, form)
            found = Named(person, level, is_partial=is_partial, has_conflict=conflict)
            if best is None or found.fit > best.fit:
                best = found
    return best


def _misspelt(name: PlainName, person: Person) -> Named | None:
    for form in person.forms:
        given = given_of(name, form)
        if given is not None:
            if len(given[0]) >= _SHORTEST_MISSPELT and any(_one_off(given[0], own) for own in form.firsts):
                return Named(person, GivenName.FIRST, is_misspelt=True)
            continue
        own = name.words[len(name.words) - name.families :]
        given = name.words[: len(name.words) - len(own)]
        family, theirs = "".join(own), "".join(form.family)
        if (
            len(family) >= _SHORTEST_MISSPELT
            and _one_off(family, theirs)
            and agreement(given, form) >= GivenName.SECOND
        ):
            return Named(person, GivenName.FIRST, is_misspelt=True)
    return None


def _one_off(one: str, other: str) -> bool:
    return OSA.distance(one, other, score_cutoff=1) == 1


def read_seat(state_district: str) -> tuple[str, int | None]:
    """Part "CA11" into state and district; empty and None where none, or no real state, is told."""
    code, digits = state_district[:2].upper(), state_district[2:]
    state = _STATE_CODES.get(code, code)
    return (state, int(digits) if digits.isdigit() else None) if state in _STATES else ("", None)


def place_people(named: Iterable[Named], place: Place) -> list[Placed]:
    """Keep those who served in the chamber, for the state where it is told; each with the nearest service."""
    found = []
    for match in named:
        best: Placed | None = None
        for stretch in match.person.stretches:
            if stretch.chamber != place.chamber or (place.state and stretch.state != place.state):
                continue
            term = term_on(match.person.official, place.day, place.chamber)
            is_district = bool(place.state) and term is not None and term.district == place.district
            placed = Placed(match, stretch, stretch.days_to(place.day), is_district)
            if best is None or (stretch.is_witnessed, -placed.gap) > (best.stretch.is_witnessed, -best.gap):
                best = placed
        if best is not None:
            found.append(best)
    return found


def choose(placed: Sequence[Placed]) -> list[Placed]:
    """Return the best: one is an answer, several are a tie, none is none.

    The district decides between people of one name. Without it everybody of that name who served at the
    time, or left within the year, counts, however well the given name agrees: "Michael Rogers" may be either
    Mike Rogers, and "L. Sanchez" of California Loretta, who had just left. A part of a family name needs the
    district.
    """
    fit = [p for p in placed if p.is_district or not p.named.is_partial]
    if not fit:
        return []
    top = max(p.rank for p in fit)
    best = [p for p in fit if p.rank == top]
    if best[0].is_district:
        return best
    least = min(GivenName.NICKNAME, best[0].named.given)
    rivals = [
        p
        for p in fit
        if p.gap <= max(_JUST_LEFT, best[0].gap) and p.named.given >= least and not p.named.has_conflict
    ]
    return rivals or best
