"""An official's committees and career as dated stretches, for bands above a timeline.

Terms and seats are in no index: each is one look-up by the official's id, with an index of the database on
it, once for each state of the data. Everything counted beside them comes from the trade index.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


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
