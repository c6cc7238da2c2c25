"""Terms and committee seats of an official put together for a reader: a career is told in lines, not terms.

No widgets, no queries.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from govtrades_desktop.core.identity import Term
from govtrades_desktop.query.identity_records import SeatHeld
from govtrades_desktop.query.tallies import TradeCount

_A_PAUSE_DAYS = 45
"""Terms no further apart are served in one go: Congresses begin on 3 January or some days later."""


@dataclass(frozen=True, slots=True)
class Service:
    """Terms of one seat and party in one go.

    Attributes:
        terms: how many.
        start_on, end_on: None where the source tells no days.
        is_open: it goes on.
    """

    chamber: str
    state: str
    district: int | None
    party: str | None
    start_on: dt.date | None
    end_on: dt.date | None
    terms: int
    is_open: bool = False


def services(terms: Sequence[Term], *, is_serving: bool) -> tuple[Service, ...]:
    """Return terms as a career, newest first: neighbouring terms of one seat and party are one line."""
    found: list[Service] = []
    for term in terms:
        last = found[-1] if found else None
        if (
            last is not None
            and (last.chamber, last.state, last.district, last.party)
            == (term.chamber, term.state, term.district, term.party)
            and _are_near(last.end_on, term.start_on)
        ):
            found[-1] = replace(last, end_on=term.end_on, terms=last.terms + 1)
        else:
            found.append(
                Service(term.chamber, term.state, term.district, term.party, term.start_on, term.end_on, 1)
            )
    if found and is_serving:
        found[-1] = replace(found[-1], is_open=True)
    return tuple(reversed(found))


def _are_near(end: dt.date | None, start: dt.date | None) -> bool:
    if end is None or start is None:
        return end is start
    return (start - end).days <= _A_PAUSE_DAYS


def served_since(career: Sequence[Service]) -> dt.date | None:
    """Return the first day of the last stretch of service without a pause, whatever the seat."""
    since: dt.date | None = None
    for one in career:  # newest first
        if since is not None and not _are_near(one.end_on, since):
            break
        if one.start_on is None:
            break
        since = one.start_on
    return since


@dataclass(frozen=True, slots=True)
class SeatNode:
    """A committee, the spans of the seat on it, and the parts of it that were sat on.

    Attributes:
        code: of the committee.
        name: of it; a part's own name.
        spans: of the seat itself, newest first; none where only a part was sat on.
        trades: made by the official while on it or a part of it, in all; None where that stands elsewhere.
        parts: likewise.
    """

    code: str
    name: str
    spans: tuple[SeatHeld, ...]
    trades: TradeCount | None
    parts: tuple[SeatNode, ...] = ()


def seat_nodes(
    seats: Iterable[SeatHeld], names: Mapping[str, str]
) -> tuple[tuple[SeatNode, ...], tuple[SeatNode, ...]]:
    """Return the seats held now, and the earlier ones: whole committees with their parts folded in.

    Trades while on a committee are told once, at the seat held now where there is one: they are of all days.
    """
    every = list(seats)
    now = [one for one in every if one.seen_until is None]
    earlier = [one for one in every if one.seen_until is not None]
    told: set[str] = set()
    return _nodes(now, names, told), _nodes(earlier, names, told)


def _nodes(seats: list[SeatHeld], names: Mapping[str, str], told: set[str]) -> tuple[SeatNode, ...]:
    of_code: dict[str, list[SeatHeld]] = {}
    parts: dict[str, dict[str, list[SeatHeld]]] = {}
    for seat in seats:
        if seat.parent is None:
            of_code.setdefault(seat.code, []).append(seat)
        else:
            of_code.setdefault(seat.parent, [])
            parts.setdefault(seat.parent, {}).setdefault(seat.code, []).append(seat)
    found = []
    for code, spans in of_code.items():
        below = tuple(
            SeatNode(part, held[0].name, _joined(held), _once(held, told))
            for part, held in sorted(parts.get(code, {}).items(), key=lambda one: one[1][0].name)
        )
        name = spans[0].name if spans else names.get(code, code)
        found.append(SeatNode(code, name, _joined(spans), _once(spans, told), below))
    return tuple(sorted(found, key=lambda one: one.name))


def _once(held: list[SeatHeld], told: set[str]) -> TradeCount | None:
    if not held or held[0].code in told:
        return None
    told.add(held[0].code)
    return held[0].trades


def _joined(held: list[SeatHeld]) -> tuple[SeatHeld, ...]:
    """Return the spans newest first; one that only changed its rank is one."""
    found: list[SeatHeld] = []
    for seat in sorted(held, key=lambda one: one.seen_from):
        last = found[-1] if found else None
        if last is not None and last.seen_until == seat.seen_from and last.title == seat.title:
            found[-1] = replace(seat, seen_from=last.seen_from)
        else:
            found.append(seat)
    return tuple(reversed(found))
