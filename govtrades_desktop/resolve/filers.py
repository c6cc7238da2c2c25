"""Filer to official: who filed, and what the filer was on that day. Pure: facts in, a match or a reason out.

Nobody is matched by a family name alone. A given name (or a proven short form or initial of it) and the family
name must agree, the state where the source tells it, and the person must have served around that day. It may not
guess: where two remain, or none, the answer is a reason in words. Candidates stay candidates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from govtrades_desktop.core.identity import FilerFacts, FilerRole, Legislators, Official, OfficialMatch
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

RESOLVER_VERSION = 1

# House filing types by who files them (2025 FD Instruction Guide; checked against the indexes 2013-2026):
# C candidate's report, D campaign notice, W withdrawal of a candidacy.
_CANDIDATES_TYPES = frozenset("CDW")
# P trades, T termination, H new member, G gift waiver, E exemption, B blind trust, R: of those in office. O (annual
# report), A (amendment) and X (extension) come from members and from candidates (SEEN: O of candidates in 2013).
_MEMBERS_TYPES = frozenset("PTHGEBR")
_MEMBERS_PREFIXES = frozenset({"hon.", "honorable", "hon"})

_OLDEST_BIRTH = dt.date(1920, 1, 1)  # without seats or dated terms, nobody born earlier filed since 2013
_CANDIDATE_NEAR = dt.timedelta(days=731)  # a candidate is linked to service at most two years away
_FORMER_NEAR = dt.timedelta(days=1_096)  # amendments and terminations come up to three years after
_SEEN_LATE = dt.timedelta(days=120)  # seats are first seen weeks after a special election
_UNDATED_END = dt.timedelta(days=45)  # how far before their last seat people were seen to leave

_METHOD_NAMES = {
    GivenName.FIRST: "name",
    GivenName.SECOND: "second_name",
    GivenName.NICKNAME: "nickname",
    GivenName.INITIALS: "initials",
}
CONFIDENCE: dict[str, float] = {}


@dataclass(frozen=True, slots=True)
class _Person:
    """An official made ready for matching."""

    official: Official
    forms: tuple[NameForm, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """A person whose name agrees with a filer's, whatever the place and the time."""

    person: _Person
    given: GivenName
    is_partial: bool
    has_conflict: bool  # of suffix or middle name


@dataclass(frozen=True, slots=True)
class _Placed:
    """A named person who served in the chamber for the state; `gap` is how far away, zero while serving."""

    named: _Named
    stretch: Stretch
    gap: dt.timedelta
    is_district: bool

    @property
    def rank(self) -> tuple[bool, bool, bool, int, bool]:
        """What decides between several, the weightiest first."""
        return (
            not self.gap,
            self.is_district,
            not self.named.is_partial,
            int(self.named.given),
            not self.named.has_conflict,
        )


class FilerResolver:
    """Finds the official behind a filing's names.

    Args:
        legislators: everything known of officials and their seats.
    """

    def __init__(self, legislators: Legislators) -> None:
        seats: dict[str, list] = {}
        for seat in legislators.seats:
            seats.setdefault(seat.bioguide, []).append(seat)
        self._by_word: dict[str, list[_Person]] = {}
        for official in legislators.officials:
            found = stretches(official, seats.get(official.bioguide, ()))
            if not _may_have_filed(official, found):
                continue
            forms = name_forms(official, KNOWN_AS.get(official.bioguide, ()))
            person = _Person(official, forms, found)
            for word in {word for form in forms for word in form.family}:
                self._by_word.setdefault(word, []).append(person)
        self._named = lru_cache(maxsize=65_536)(self._find_named)

    def resolve(self, facts: FilerFacts) -> OfficialMatch:
        """Return who filed, or why that is not known."""
        named = self._named(facts.first, facts.last, facts.suffix)
        day = facts.filed_on or dt.date(facts.year, 7, 1)
        state, district = _seat(facts.state_district)
        placed = _place(named, facts.source, state, district, day)
        if facts.source == "house" and facts.filing_type in _CANDIDATES_TYPES:
            return _candidate(placed, named, facts, state, day)
        chosen = _choose([p for p in placed if p.stretch.is_witnessed and _is_in_reach(p, day)])
        if len(chosen) == 1 and (role := _role(chosen[0], facts, day)) is not None:
            return _match(chosen[0], role, state)
        if len(chosen) > 1:
            return _nobody(_role_unknown(facts), _several(chosen, state))
        if chosen or not _is_members(facts):
            return _candidate(placed, named, facts, state, day)
        return self._undated(placed, named, facts, state)

    def _undated(
        self, placed: Sequence[_Placed], named: Sequence[_Named], facts: FilerFacts, state: str
    ) -> OfficialMatch:
        """Match someone in office of whose service no day is known: by first name, state and last district."""
        chosen = _choose(
            [
                p
                for p in placed
                if not p.stretch.is_witnessed
                and p.named.given >= GivenName.SECOND
                and (p.is_district or facts.source == "senate")
            ]
        )
        if len(chosen) == 1:
            role = FilerRole.FORMER_MEMBER if _says_former(facts) else FilerRole.MEMBER
            return OfficialMatch(
                chosen[0].named.person.official.bioguide, role, "name_undated", CONFIDENCE.get("name_undated", 0)
            )
        if len(chosen) > 1:
            return _nobody(_role_unknown(facts), _several(chosen, state))
        return _nobody(_role_unknown(facts), _why_nobody(named, state))

    def _find_named(self, first: str, last: str, suffix: str) -> tuple[_Named, ...]:
        if not first.strip() and "," in last:
            last, first = last.split(",", 1)
        name = plain_name(first, last, suffix)
        people = {
            id(person): person
            for word in {*name.words[-1:], *name.words[len(name.words) - name.families :]}
            for person in self._by_word.get(word, ())
        }
        found = (_named(name, person) for person in people.values())
        return tuple(match for match in found if match is not None)


def _may_have_filed(official: Official, found: Sequence[Stretch]) -> bool:
    if any(stretch.is_witnessed for stretch in found):
        return True
    return official.birthday is not None and official.birthday >= _OLDEST_BIRTH


def _named(name: PlainName, person: _Person) -> _Named | None:
    """Return how well a name agrees with a person's best form, or None."""
    best: _Named | None = None
    for form in person.forms:
        for find, is_partial in ((given_of, False), (partial_given_of, True)):
            given = find(name, form)
            if given is None:
                continue
            level = agreement(given, form)
            if level is GivenName.NONE:
                continue
            conflict = suffix_conflicts(name, form) or middle_conflicts(given, form)
            match = _Named(person, level, is_partial, conflict)
            if best is None or (not is_partial, level) > (not best.is_partial, best.given):
                best = match
    return best


def _seat(state_district: str) -> tuple[str, int | None]:
    """Part "CA11" into state and district; the state is empty where the index tells none."""
    state, digits = state_district[:2].upper(), state_district[2:]
    return state, int(digits) if digits.isdigit() else None


def _place(
    named: Sequence[_Named], source: str, state: str, district: int | None, day: dt.date
) -> list[_Placed]:
    found = []
    for match in named:
        best: _Placed | None = None
        for stretch in match.person.stretches:
            if stretch.chamber != source or (state and stretch.state != state):
                continue
            term = term_on(match.person.official, day, source)
            is_district = bool(state) and term is not None and term.district == district and term.state == state
            placed = _Placed(match, stretch, stretch.days_to(day), is_district)
            if best is None or (stretch.is_witnessed, -placed.gap) > (best.stretch.is_witnessed, -best.gap):
                best = placed
        if best is not None:
            found.append(best)
    return found


def _is_in_reach(placed: _Placed, day: dt.date) -> bool:
    """Tell whether the service is near enough for a report of somebody in, or lately in, office."""
    if placed.stretch.first_on is not None and day < placed.stretch.first_on:
        return placed.gap <= _SEEN_LATE
    return placed.gap <= _FORMER_NEAR


def _choose(placed: Sequence[_Placed]) -> list[_Placed]:
    """Return the best ones: one is an answer, several are a tie. Initials never decide between two people."""
    if not placed:
        return []
    top = max(p.rank for p in placed)
    best = [p for p in placed if p.rank == top]
    if best[0].named.given is GivenName.INITIALS and not best[0].is_district:
        return [p for p in placed if not p.gap] or best
    return best


def _role(placed: _Placed, facts: FilerFacts, day: dt.date) -> FilerRole | None:
    """Return what a person in or near office was on the day; None where only a candidacy explains the report."""
    stretch = placed.stretch
    if stretch.first_on is not None and day < stretch.first_on:
        return FilerRole.MEMBER if _is_members(facts) else None
    slack = dt.timedelta(0) if stretch.is_dated else _UNDATED_END
    if stretch.last_on is not None:
        if day > stretch.last_on:
            return FilerRole.FORMER_MEMBER if _is_members(facts) else None
        if day > stretch.last_on - slack and _says_former(facts):
            return FilerRole.FORMER_MEMBER
    return FilerRole.MEMBER


def _is_members(facts: FilerFacts) -> bool:
    """Tell whether the report is of a kind, or the filer has a title, that only those in office have."""
    if facts.source != "house" or facts.filing_type in _MEMBERS_TYPES:
        return True
    return facts.prefix.casefold() in _MEMBERS_PREFIXES


def _says_former(facts: FilerFacts) -> bool:
    status = (facts.status or "").casefold()
    return status.startswith("former") or (facts.source == "house" and facts.filing_type == "T")


def _role_unknown(facts: FilerFacts) -> FilerRole:
    """Return the role of somebody nobody knows: the House's index lists members and candidates, nobody else."""
    if facts.source == "house" and facts.prefix.casefold() not in _MEMBERS_PREFIXES:
        return FilerRole.CANDIDATE
    return FilerRole.OTHER


def _candidate(
    placed: Sequence[_Placed], named: Sequence[_Named], facts: FilerFacts, state: str, day: dt.date
) -> OfficialMatch:
    """Match a candidate: strictly, by name and state, to service within two years; else to nobody."""
    near = [
        p
        for p in placed
        if state
        and p.stretch.is_witnessed
        and p.gap <= _CANDIDATE_NEAR
        and p.named.given >= GivenName.NICKNAME
        and not p.named.is_partial
        and not p.named.has_conflict
    ]
    if len(near) == 1:
        return _match(near[0], FilerRole.CANDIDATE, state)
    if len(near) > 1:
        return _nobody(FilerRole.CANDIDATE, _several(near, state))
    where = f"for {state} " if state else ""
    reason = f"A candidate: no member of that name served {where}within two years."
    return _nobody(FilerRole.CANDIDATE, reason if state else "A candidate of whom the index tells no state.")


def _match(placed: _Placed, role: FilerRole, state: str) -> OfficialMatch:
    name = "family_part" if placed.named.is_partial else _METHOD_NAMES[placed.named.given]
    place = "district" if placed.is_district else "state" if state else "service"
    method = f"{name}_{place}"
    return OfficialMatch(placed.named.person.official.bioguide, role, method, CONFIDENCE.get(method, 0))


def _nobody(role: FilerRole, reason: str) -> OfficialMatch:
    return OfficialMatch(None, role, reason=reason)


def _several(placed: Sequence[_Placed], state: str) -> str:
    people = sorted({p.named.person.official.full_name for p in placed})
    where = f" for {state}" if state else ""
    count = "Two" if len(people) == 2 else str(len(people))
    return f"{count} members of that name served{where} around that time: {', '.join(people)}."


def _why_nobody(named: Sequence[_Named], state: str) -> str:
    where = f" for {state}" if state else " in that chamber"
    if named:
        return f"A member of that name is known, but did not serve{where} around that time."
    return f"No member of that name served{where} around that time."
