"""An official's committees and career as dated stretches, for bands above a timeline.

Terms and seats are in no index: each is one look-up by the official's id, with an index of the database on
it, once for each state of the data. Everything counted beside them comes from the trade index.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np

from govtrades_desktop.derive.column import EPOCH, MISSING_INT, Array
from govtrades_desktop.query.committees import load_committees
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.record_rows import to_date

_MOST_BETWEEN = dt.timedelta(days=31)
"""Between two terms in one go: a new Congress, a late swearing-in. Longer is time out of office."""


@dataclass(frozen=True, slots=True)
class CommitteeStretch:
    """A time on a committee or a subcommittee.

    Attributes:
        code, name: of the committee; the code stands for a name that no list knows any more.
        parent, parent_name: of the whole, of a subcommittee; None of a committee.
        role: "Chair", "Ranking Member", …; "" for a plain seat.
        side: "majority" or "minority".
        seen_from: the first day on which the seat was seen. It may be older: the record begins somewhere.
        seen_until: the day on which it was seen gone, no more part of it; None: it is held now.
        trades: traded from `seen_from` until the day before `seen_until`.
        query: finds exactly them.
    """

    code: str
    name: str
    parent: str | None
    parent_name: str | None
    role: str
    side: str
    seen_from: dt.date
    seen_until: dt.date | None
    trades: int
    query: str


@dataclass(frozen=True, slots=True)
class CareerStretch:
    """A time in one seat for one party: neighbouring terms that differ in nothing are one.

    Attributes:
        chamber: "house" or "senate".
        state: two letters.
        district: number; 0 at large; None in the Senate and where it is not known.
        party: as the record names it ("Democrat"); None where it does not.
        from_on, until_on: first and last day; None where the record has no day.
        is_party_change: another party than in the stretch before.
    """

    chamber: str
    state: str
    district: int | None
    party: str | None
    from_on: dt.date | None
    until_on: dt.date | None
    is_party_change: bool = False

    @property
    def party_letter(self) -> str:
        """D, R, I, L; "" where it is not known."""
        return (self.party or "")[:1].upper()


def load_committee_stretches(
    library: Library, bioguide: str, traded: Array, query: str
) -> tuple[CommitteeStretch, ...]:
    """Return an official's times on committees, by first day, then code.

    Args:
        library: opened.
        bioguide: of the official.
        traded: the days of the official's trades in force (days since 1970; MISSING_INT has none).
        query: finds these trades.
    """
    names = {one.code: one for one in load_committees(library)}
    days = np.sort(traded[traded != MISSING_INT])
    found = []
    for code, side, title, first, until in library.reader.rows(
        "SELECT committee, side, title, seen_from, seen_until FROM committee_seat WHERE bioguide = ?"
        " ORDER BY seen_from, committee, id",
        (bioguide,),
    ):
        committee = names.get(code)
        parent = None if committee is None else committee.parent
        whole = names.get(parent or "")
        seen_from, seen_until = dt.date.fromisoformat(first), to_date(until)
        begin = int(np.searchsorted(days, seen_from.toordinal() - EPOCH))
        end, words = len(days), f"traded:>={seen_from}"
        if seen_until is not None:
            end = int(np.searchsorted(days, seen_until.toordinal() - EPOCH))
            words += f" traded:<{seen_until}"
        found.append(
            CommitteeStretch(
                code=code,
                name=code if committee is None else committee.name,
                parent=parent,
                parent_name=None if whole is None else whole.name,
                role=title,
                side=side,
                seen_from=seen_from,
                seen_until=seen_until,
                trades=max(0, end - begin),
                query=f"{query} {words}",
            )
        )
    return tuple(found)


def load_career(library: Library, bioguide: str) -> tuple[CareerStretch, ...]:
    """Return an official's seats and parties, oldest first; terms without days before the dated ones."""
    found: list[CareerStretch] = []
    for chamber, state, district, party, start, end in library.reader.rows(
        "SELECT chamber, state, district, party, start_on, end_on FROM term WHERE bioguide = ?"
        " ORDER BY start_on IS NOT NULL, start_on, id",
        (bioguide,),
    ):
        one = CareerStretch(chamber, state, district, party, to_date(start), to_date(end))
        last = found[-1] if found else None
        if last is not None and _goes_on(last, one):
            found[-1] = replace(last, until_on=one.until_on)
            continue
        is_change = last is not None and None not in (last.party, party) and last.party != party
        found.append(replace(one, is_party_change=is_change))
    return tuple(found)


def _goes_on(last: CareerStretch, one: CareerStretch) -> bool:
    """Tell whether a term is the same seat for the same party, without time out of office before it."""
    seats = [(each.chamber, each.state, each.district, each.party) for each in (last, one)]
    if seats[0] != seats[1]:
        return False
    if last.until_on is None or one.from_on is None:
        return last.until_on is one.from_on is last.from_on is one.until_on  # both without any day
    return one.from_on - last.until_on <= _MOST_BETWEEN
