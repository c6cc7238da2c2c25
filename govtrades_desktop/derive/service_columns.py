"""Party, state and committees of many rows as of a day each: what the service of officials tells of rows.

The rules are `resolve.service`'s; here they are asked once for each official and day, not once a row. Reads
the tables of officials, writes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from govtrades_desktop.core.identity import CommitteeSeat, Official, OfficialName, Term
from govtrades_desktop.derive.column import EPOCH, MISSING_INT, Array, Column, Kind, recoded
from govtrades_desktop.resolve.service import first_day_in_office, seats_on, term_on
from govtrades_desktop.store.connection import Reader

_DAYS = 1 << 24  # more than there are days in the calendar: a pair (official, day) is one number
_PART = 500  # bound values of one query


@dataclass(frozen=True, slots=True)
class Service:
    """Who served when, by bioguide; without other forms of names, which nothing here asks for."""

    officials: Mapping[str, Official]
    seats: Mapping[str, tuple[CommitteeSeat, ...]]


def read_service(reader: Reader, bioguides: Sequence[str]) -> Service:
    """Return the service of some officials; one that the database does not know has no entry."""
    terms: dict[str, list[Term]] = {}
    seats: dict[str, list[CommitteeSeat]] = {}
    officials: dict[str, Official] = {}
    for bioguide, chamber, state, district, party, start, end in _rows_of(
        reader,
        "SELECT bioguide, chamber, state, district, party, start_on, end_on FROM term"
        " WHERE bioguide IN ({}) ORDER BY id",
        bioguides,
    ):
        terms.setdefault(bioguide, []).append(Term(chamber, state, district, party, _day(start), _day(end)))
    for bioguide, committee, side, title, rank, seen_from, seen_until in _rows_of(
        reader,
        "SELECT bioguide, committee, side, title, rank, seen_from, seen_until FROM committee_seat"
        " WHERE bioguide IN ({}) ORDER BY id",
        bioguides,
    ):
        since = dt.date.fromisoformat(seen_from)
        seat = CommitteeSeat(bioguide, committee, side, title, rank, since, _day(seen_until))
        seats.setdefault(bioguide, []).append(seat)
    for bioguide, first, middle, last, suffix, nickname, full_name, birthday in _rows_of(
        reader,
        "SELECT bioguide, first, middle, last, suffix, nickname, full_name, birthday FROM official"
        " WHERE bioguide IN ({})",
        bioguides,
    ):
        name = OfficialName(first, middle, last, suffix, nickname)
        held = tuple(terms.get(bioguide, ()))
        officials[bioguide] = Official(bioguide, name, full_name, _day(birthday), (), held)
    return Service(officials, {bioguide: tuple(held) for bioguide, held in seats.items()})


def party_column(bioguides: Column, days: Array, service: Service) -> Column:
    """Return the party of each row's official on the row's day, as one letter."""

    def told(official: Official, day: dt.date) -> str | None:
        # asked once for each pair: its cache would cost more than it saves
        return party_letter(term_on.__wrapped__(official, day))

    return _as_of(bioguides, days, service, told)


def state_column(bioguides: Column, days: Array, service: Service, chamber: str) -> Column:
    """Return the state that each row's official served for in `chamber` on the row's day."""

    def told(official: Official, day: dt.date) -> str | None:
        term = term_on.__wrapped__(official, day, chamber)
        return None if term is None else term.state

    return _as_of(bioguides, days, service, told)


def committees_column(bioguides: Column, days: Array, service: Service) -> Column:
    """Return the codes of the committees that each row's official sat on, sorted, parted by blanks."""

    def told(official: Official, day: dt.date) -> str | None:
        return committee_codes(service.seats.get(official.bioguide, ()), day)

    return _as_of(bioguides, _days_of_change(bioguides, days, service), service, told)


def before_office_column(bioguides: Column, days: Array, service: Service) -> Column:
    """Tell which days lie before the official's first in office; of those not known for certain, none."""
    firsts = np.full(len(bioguides.values) + 1, MISSING_INT, dtype=np.int64)  # its last: nobody
    for code, bioguide in enumerate(bioguides.values):
        official = service.officials.get(bioguide)
        seats = service.seats.get(bioguide, ())
        first = None if official is None else first_day_in_office(official, seats)
        if first is not None:
            firsts[code] = first.toordinal() - EPOCH
    first_days = firsts[bioguides.data]
    is_before = (days != MISSING_INT) & (first_days != MISSING_INT) & (days < first_days)
    return Column(Kind.FLAG, is_before.astype(np.int8))


def party_letter(term: Term | None) -> str | None:
    """Return D, R, I, L, …: the first letter of a term's party."""
    return None if term is None or not term.party else term.party[0].upper()


def committee_codes(seats: Sequence[CommitteeSeat], day: dt.date) -> str | None:
    """Return the codes of the committees held on a day, sorted, parted by blanks."""
    return " ".join(sorted({seat.committee for seat in seats_on(seats, day)})) or None


def _days_of_change(bioguides: Column, days: Array, service: Service) -> Array:
    """Return, for each day, the last one on which the official's seats changed: fewer days to ask about."""
    keys: list[int] = []
    starts: list[int] = []
    for code, bioguide in enumerate(bioguides.values):
        changes = {-EPOCH + 1}  # the calendar's first day
        for seat in service.seats.get(bioguide, ()):
            changes.add(seat.seen_from.toordinal() - EPOCH)
            if seat.seen_until is not None:
                changes.add(seat.seen_until.toordinal() - EPOCH)
        for day in sorted(changes):
            keys.append(_pair(code, day))
            starts.append(day)
    is_known = (bioguides.data >= 0) & (days != MISSING_INT)
    places = np.searchsorted(
        np.array(keys, dtype=np.int64),
        _pair(bioguides.data[is_known].astype(np.int64), days[is_known]),
        "right",
    )
    found = np.full(len(days), MISSING_INT, dtype=np.int32)
    found[is_known] = np.array(starts, dtype=np.int32)[places - 1]
    return found


def _as_of(
    bioguides: Column, days: Array, service: Service, told: Callable[[Official, dt.date], str | None]
) -> Column:
    """Return text that depends on the official and the day; missing where either is not known."""
    is_known = (bioguides.data >= 0) & (days != MISSING_INT)
    pairs = _pair(bioguides.data[is_known].astype(np.int64), days[is_known])
    distinct, places = np.unique(pairs, return_inverse=True)
    officials = [service.officials.get(bioguide) for bioguide in bioguides.values]
    answers: list[str | None] = []
    for pair in distinct.tolist():
        code, day = divmod(pair, _DAYS)
        official = officials[code]
        answers.append(None if official is None else told(official, dt.date.fromordinal(day)))
    numbers = np.full(len(days), -1, dtype=np.int32)
    numbers[is_known] = places
    return recoded(Column(Kind.TEXT, numbers), answers)


def _pair(code: Any, day: Any) -> Any:
    return code * _DAYS + day + EPOCH


def _rows_of(reader: Reader, sql: str, bioguides: Sequence[str]) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    for start in range(0, len(bioguides), _PART):
        part = bioguides[start : start + _PART]
        found += reader.rows(sql.format(", ".join("?" * len(part))), part)
    return found


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
