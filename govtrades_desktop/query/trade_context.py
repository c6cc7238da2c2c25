"""What surrounds a trade or a filing: who the official was on that day, what the security is, what is alike.

Small reads for the pane beside a table: they go by what is in force, the user's edits included, and never say
what a document says (`trades.load_trade` does). Every count comes with the search text that finds its rows.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from govtrades_desktop.core.identity import OfficialMatch
from govtrades_desktop.query.committees import load_committees
from govtrades_desktop.query.filings import FilingRow
from govtrades_desktop.query.grammar import field_text
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.record_rows import load_official_match
from govtrades_desktop.query.tallies import TradeCount
from govtrades_desktop.query.trade_records import TradeDetail, TradeRow
from govtrades_desktop.query.trades import find_trades, load_rows

_RECENT = 5


@dataclass(frozen=True, slots=True)
class SeatThen:
    """A seat on a committee on one day.

    Attributes:
        code, name: of the committee; the code stands for the name of one that no list knows any more.
        parent: name of the whole, of a subcommittee.
        title: "Chair", "Ranking Member", …; empty for a plain seat.
        query: finds the trades by those who sat on it.
    """

    code: str
    name: str
    parent: str | None
    title: str
    query: str


@dataclass(frozen=True, slots=True)
class SecurityFacts:
    """What the reference data says of a security."""

    key: str
    symbol: str | None
    name: str
    sector: str | None
    sector_system: str | None
    industry: str | None


@dataclass(frozen=True, slots=True)
class TradeContext:
    """What surrounds a trade.

    Attributes:
        full_name: the official's, as the official writes it; None where nobody was found.
        found_name: the name of whom the resolver found, where the user says otherwise.
        seats: on committees on the day of the trade, each part after its whole committee.
        security: what was traded; None where that was not found.
        found_security: what the resolver found, where the user says otherwise.
        same_both: the other trades of the same official in the same security; None where either is unknown.
        recent: the last few of them, newest first.
    """

    full_name: str | None = None
    found_name: str | None = None
    seats: tuple[SeatThen, ...] = ()
    security: SecurityFacts | None = None
    found_security: SecurityFacts | None = None
    same_both: TradeCount | None = None
    recent: tuple[TradeRow, ...] = ()


@dataclass(frozen=True, slots=True)
class FilingContext:
    """What surrounds a filing.

    Attributes:
        full_name: the official's; None where nobody was found.
        found_name: the name of whom the resolver found, where the user says otherwise.
        match: how it was found who filed, or why not; None while it waits for resolving.
    """

    full_name: str | None = None
    found_name: str | None = None
    match: OfficialMatch | None = None


def load_trade_context(library: Library, detail: TradeDetail) -> TradeContext:
    """Return what surrounds a trade as it is in force."""
    row = detail.row
    person = None if detail.official_match is None else detail.official_match.bioguide
    thing = None if detail.security_match is None else detail.security_match.key
    security = None if row.security is None else _security(library, row.security)
    both: TradeCount | None = None
    recent: tuple[TradeRow, ...] = ()
    if row.bioguide is not None and row.security is not None:
        text = f"{field_text('bioguide', row.bioguide)} {field_text('security', row.security)}"
        found = find_trades(library, text, sort=("-traded",))
        ids = library.trades.array("id")[found]
        others = found[ids != row.id]
        both = TradeCount(row.security, row.symbol or row.issuer or row.security, len(others), text)
        recent = tuple(load_rows(library, others[:_RECENT]))
    return TradeContext(
        full_name=_full_name(library, row.bioguide),
        found_name=None if person == row.bioguide else _full_name(library, person),
        seats=_seats(library, row),
        security=security,
        found_security=None if thing is None or thing == row.security else _security(library, thing),
        same_both=both,
        recent=recent,
    )


def load_filing_context(library: Library, row: FilingRow) -> FilingContext:
    """Return what surrounds a filing as it is in force."""
    match = load_official_match(library.reader, row.id)
    person = None if match is None else match.bioguide
    return FilingContext(
        full_name=_full_name(library, row.bioguide),
        found_name=None if person == row.bioguide else _full_name(library, person),
        match=match,
    )


def _full_name(library: Library, bioguide: str | None) -> str | None:
    if bioguide is None:
        return None
    found = library.reader.value("SELECT full_name FROM official WHERE bioguide = ?", (bioguide,))
    return None if found is None else str(found)


def _security(library: Library, key: str) -> SecurityFacts | None:
    rows = library.reader.rows(
        "SELECT key, ticker, name, sector, sector_system, industry FROM security WHERE key = ?", (key,)
    )
    return SecurityFacts(*rows[0]) if rows else None


def _seats(library: Library, row: TradeRow) -> tuple[SeatThen, ...]:
    """Return the seats that the row's own column tells; titles are those of the day, where they are known."""
    if row.bioguide is None or not row.committees:
        return ()
    known = {one.code: one for one in load_committees(library)}
    day = row.traded_on or row.filed_on or dt.date(row.year, 12, 31)
    # newest first: where seats touch, the one begun last holds
    titles: dict[str, str] = {}
    for code, title in library.reader.rows(
        "SELECT committee, title FROM committee_seat WHERE bioguide = ? AND seen_from <= ?"
        " AND (seen_until IS NULL OR seen_until > ?) ORDER BY seen_from DESC, id",
        (row.bioguide, day.isoformat(), day.isoformat()),
    ):
        titles.setdefault(code, title)
    seats = []
    for code in row.committees:
        committee = known.get(code)
        parent = None if committee is None or committee.parent is None else known.get(committee.parent)
        seats.append(
            SeatThen(
                code=code,
                name=code if committee is None else committee.name,
                parent=None if parent is None else parent.name,
                title=titles.get(code, ""),
                query=field_text("committee", code),
            )
        )
    return tuple(sorted(seats, key=lambda one: one.code))
