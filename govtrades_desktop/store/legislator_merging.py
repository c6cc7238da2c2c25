"""How newer facts about legislators join the known ones. Pure: records in, records out; no database.

What was known with dates is never replaced by what is told without; nobody and no committee is ever dropped,
as filings of earlier years refer to them. A day on which something was first seen, or seen gone, is what the
project's own history can tell; it is kept as just that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from govtrades_desktop.core.identity import Committee, CommitteeSeat, Legislators, Official


def is_dated(official: Official) -> bool:
    """Say whether somebody's terms have days."""
    return any(term.start_on is not None for term in official.terms)


def is_serving(official: Official, day: dt.date) -> bool:
    """Say whether a dated term of somebody reaches beyond `day`."""
    return any(term.end_on is not None and term.end_on > day for term in official.terms)


def merge_officials(
    known: Iterable[Official],
    current: Sequence[Official] | None,
    former: Sequence[Official],
    *,
    day: dt.date,
    unread: frozenset[str] = frozenset(),
) -> tuple[Official, ...]:
    """Return all officials, by bioguide.

    Args:
        known: from before.
        current: the list of those who serve, as of `day`; None where it is not at hand, or as it was.
        former: the list of those who served; empty likewise.
        day: on which the lists were seen.
        unread: ids of those who are listed as serving and whose record cannot be read.

    Somebody known to serve who is no more in `current`, and of whom `former` tells no days, has left on a day
    that nobody tells: the term's end is then `day`, the day on which he was seen gone.
    """
    merged = {one.bioguide: one for one in known}
    serving = {one.bioguide for one in current or ()} | unread
    for one in former:
        before = merged.get(one.bioguide)
        # Without days the list tells the last term only, of which more is known here.
        if before is None or is_dated(one) or not is_dated(before):
            merged[one.bioguide] = one
    if current is not None:
        for bioguide, before in merged.items():
            if bioguide not in serving:
                merged[bioguide] = _ended_by(before, day)
    for one in current or ():
        before = merged.get(one.bioguide)
        if before is None or is_dated(one) or not is_dated(before):
            merged[one.bioguide] = one
    return tuple(merged[bioguide] for bioguide in sorted(merged))


def _ended_by(official: Official, day: dt.date) -> Official:
    if not is_serving(official, day):
        return official
    terms = tuple(
        replace(term, end_on=day)
        if term.end_on is not None and term.end_on > day and (term.start_on is None or term.start_on <= day)
        else term
        for term in official.terms
    )
    return replace(official, terms=terms)


def merge_committees(known: Iterable[Committee], *newer: Iterable[Committee]) -> tuple[Committee, ...]:
    """Return all committees, by code; a later list's name stands."""
    merged = {one.code: one for group in (known, *newer) for one in group}
    return tuple(merged[code] for code in sorted(merged))


def merge_seats(
    known: Iterable[CommitteeSeat], held: Iterable[CommitteeSeat], day: dt.date
) -> tuple[CommitteeSeat, ...]:
    """Return all seats, past and held, in order.

    A seat that is held no more is closed on `day`, a new one opens on it. Another title or side closes a seat
    and opens another. The rank alone does not: whenever a member leaves, all below him move up, and every one
    of their seats would break in two; it is kept as last seen, as in the project's dated history.
    """
    now = {(seat.bioguide, seat.committee): seat for seat in held}
    seats: list[CommitteeSeat] = []
    for seat in known:
        if seat.seen_until is not None:
            seats.append(seat)
            continue
        found = now.get((seat.bioguide, seat.committee))
        if found is not None and (found.title, found.side) == (seat.title, seat.side):
            del now[(seat.bioguide, seat.committee)]
            seats.append(replace(seat, rank=found.rank))
        elif seat.seen_from < day:  # seen and gone on one day: it was never seen held
            seats.append(replace(seat, seen_until=day))
    seats += (replace(seat, seen_from=day, seen_until=None) for seat in now.values())
    return tuple(sorted(seats, key=_seat_order))


def _seat_order(seat: CommitteeSeat) -> tuple[str, str, dt.date, dt.date, str]:
    return (seat.bioguide, seat.committee, seat.seen_from, seat.seen_until or dt.date.max, seat.title)


def merge_bundle(known: Legislators, bundle: Legislators) -> Legislators:
    """Return a newer bundle with what an earlier refresh knew better: terms with days, former committees.

    Its seats replace the known ones whole: they come from the project's history, day by day, and the known
    ones from looks at it with weeks between.
    """
    serving = [one for one in bundle.officials if is_serving(one, bundle.as_of)]
    chosen = {one.bioguide for one in serving}
    former = [one for one in bundle.officials if one.bioguide not in chosen]
    return Legislators(
        as_of=bundle.as_of,
        officials=merge_officials(known.officials, serving, former, day=bundle.as_of),
        committees=merge_committees(known.committees, bundle.committees),
        seats=tuple(sorted(bundle.seats, key=_seat_order)),
    )
