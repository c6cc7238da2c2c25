"""The user's edits laid over the indexes in memory: the few rows concerned are patched, nothing is written.

So they survive a new reading, new indexes and another database by construction: neither the database nor the
indexes on disk ever hold them. What an edit changes of a row here is what deriving would have made of it, had
the source said so itself.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from govtrades_desktop.core.identity import AssetClass, CommitteeSeat, FilerRole, Official, Term
from govtrades_desktop.core.names import display_name
from govtrades_desktop.derive.column import Kind, joined, missing_column
from govtrades_desktop.derive.columns import Column, ColumnTable
from govtrades_desktop.derive.official_table import read_officials
from govtrades_desktop.derive.run import Indexes
from govtrades_desktop.derive.security_table import read_securities
from govtrades_desktop.derive.service_columns import committee_codes, party_letter, read_service
from govtrades_desktop.query.edits import Standing, stand
from govtrades_desktop.resolve.service import first_day_in_office, stretches, term_on
from govtrades_desktop.store.connection import Reader
from govtrades_desktop.store.user_data import Correction, EditField

log = logging.getLogger(__name__)

# Reports are filed a little after leaving, and seats are seen a little late.
_SLACK = dt.timedelta(days=30)
# A code on the form says what a row is; where it says no more than "a security", the security says it.
_TELLS_NO_MORE = frozenset({AssetClass.UNKNOWN, AssetClass.OTHER, AssetClass.STOCK, AssetClass.FUND})

BY_USER = "by_user"
"""The method, in the filings' column `match`, of an official whom the user named."""

Cells = dict[str, dict[int, Any]]


@dataclass(frozen=True, slots=True)
class Overlay:
    """The tables with the edits laid over them.

    Attributes:
        trades: with the columns `edited` (FLAG) and `note` (TEXT).
        filings: likewise; a filing is edited where one of its rows is.
        officials: with those whom only an edit names.
        securities: likewise.
        standings: of each edit in force, oldest first; what is not applied says why.
    """

    trades: ColumnTable
    filings: ColumnTable
    officials: ColumnTable
    securities: ColumnTable
    standings: tuple[Standing, ...] = field(default=())

    def of_trade(self, filing_id: int, transaction_id: int) -> tuple[Standing, ...]:
        """Return the edits that show in one trade: its own, and those of its filing."""
        return tuple(
            one
            for one in self.standings
            if one.is_applied and one.filing_id == filing_id and one.transaction_id in (None, transaction_id)
        )

    def of_filing(self, filing_id: int) -> tuple[Standing, ...]:
        """Return the edits of a filing and of its rows."""
        return tuple(one for one in self.standings if one.is_applied and one.filing_id == filing_id)


def lay_over(indexes: Indexes, reader: Reader, corrections: Sequence[Correction]) -> Overlay:
    """Return the tables with the edits in force laid over them; without edits they are shared as they are."""
    trades, filings = _widened(indexes.trades), _widened(indexes.filings)
    if not corrections:
        return Overlay(trades, filings, indexes.officials, indexes.securities)
    standings = stand(reader, corrections)
    laying = _Laying(trades, filings, reader)
    for one in standings:
        if one.is_applied:
            laying.lay(one)
        else:
            log.info("edit %d is not applied: %s", one.correction.id, one.trouble)
    return Overlay(
        trades=_patched(trades, laying.trade_cells),
        filings=_patched(filings, laying.filing_cells),
        officials=_with_more(
            indexes.officials, "bioguide", laying.people, lambda keys: read_officials(reader, only=keys)
        ),
        securities=_with_more(
            indexes.securities, "key", laying.securities, lambda keys: read_securities(reader, only=keys)
        ),
        standings=standings,
    )


def _with_more(
    table: ColumnTable, key: str, named: Iterable[str], read: Callable[[Sequence[str]], ColumnTable]
) -> ColumnTable:
    """Return a table with the rows that edits name and it lacks, in its own order."""
    missing = sorted(set(named) - set(table.values(key)))
    if not missing:
        return table
    more = read(missing)
    both = ColumnTable({name: joined(column, more.columns[name]) for name, column in table.columns.items()})
    return both.take(both.order(("name", key)))


def _widened(table: ColumnTable) -> ColumnTable:
    rows = len(table)
    edited = Column(Kind.FLAG, np.zeros(rows, dtype=np.int8))
    return table.with_columns({"edited": edited, "note": missing_column(Kind.TEXT, rows)})


class _Laying:
    """Gathers the cells that edits change, to patch each column once."""

    def __init__(self, trades: ColumnTable, filings: ColumnTable, reader: Reader) -> None:
        self.trades, self.filings, self.reader = trades, filings, reader
        self.trade_cells: Cells = {}
        self.filing_cells: Cells = {}
        self.people: dict[str, tuple[Official, tuple[CommitteeSeat, ...]]] = {}
        self.securities: dict[str, tuple[Any, ...]] = {}

    def lay(self, standing: Standing) -> None:
        """Take up one edit. A filing or row that the indexes in memory do not have yet waits for them."""
        edit = standing.correction.edit
        places = np.flatnonzero(self.filings.array("id") == standing.filing_id)
        if not len(places):
            return
        filing = int(places[0])
        # trades stand in the order of their filings
        first, last = np.searchsorted(self.trades.array("filing"), (filing, filing + 1))
        rows = list(range(int(first), int(last)))
        if standing.transaction_id is not None:
            rows = [row for row in rows if int(self.trades.array("id")[row]) == standing.transaction_id]
            if not rows:
                return
        self._put(self.filing_cells, filing, {"edited": 1})
        if edit.field is EditField.OFFICIAL:
            self._lay_official(str(edit.value), filing, rows)
            return
        if edit.field is EditField.NOTE and edit.line is None:
            self._put(self.filing_cells, filing, {"note": edit.value})
            return
        cells: dict[str, Any] = {"edited": 1}
        if edit.field is EditField.NOTE:
            cells["note"] = edit.value
        elif edit.field is EditField.AMOUNT and isinstance(edit.value, tuple):
            low, high = edit.value
            exact = low * 100 if low == high else None
            cells |= {"amount_low": low, "amount_high": high, "amount_exact_cents": exact}
        for row in rows:
            more = self._of_security(str(edit.value), row) if edit.field is EditField.SECURITY else {}
            self._put(self.trade_cells, row, cells | more)

    @staticmethod
    def _put(cells: Cells, place: int, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            cells.setdefault(name, {})[place] = value

    def _lay_official(self, bioguide: str, filing: int, rows: Sequence[int]) -> None:
        if bioguide not in self.people:
            service = read_service(self.reader, (bioguide,))
            self.people[bioguide] = service.officials[bioguide], service.seats.get(bioguide, ())
        official, seats = self.people[bioguide]
        told = ("chamber", "filed", "state", "district")
        chamber, filed, state, district = (self.filings.cells(name, [filing])[0] for name in told)
        on = filed or dt.date(int(self.filings.array("year")[filing]), 12, 31)
        served = chamber_on(official, seats, on, chamber)
        state, district = _seat(term_on(official, on, served), state, district)
        common = {
            "chamber": served,
            "official": display_name(official.name.first, official.name.last, official.name.suffix),
            "bioguide": bioguide,
            "state": state,
            "district": district,
            "role": _role(official, seats, on).value,
        }
        of_filing = {"party": party_letter(term_on(official, on)), "match": BY_USER, "confidence": 100}
        self._put(self.filing_cells, filing, common | of_filing)
        days = self.trades.cells("traded", rows)
        first = first_day_in_office(official, seats)
        for row, traded in zip(rows, days, strict=True):
            day = traded or on
            of_trade = {
                "party": party_letter(term_on(official, day)),
                "committees": committee_codes(seats, day),
                "before_office": int(first is not None and traded is not None and traded < first),
                "edited": 1,
            }
            self._put(self.trade_cells, row, common | of_trade)

    def _of_security(self, key: str, row: int) -> dict[str, Any]:
        if key not in self.securities:
            self.securities[key] = self.reader.rows(
                "SELECT ticker, name, sector, asset_class FROM security WHERE key = ?", (key,)
            )[0]
        ticker, name, sector, asset_class = self.securities[key]
        cells = {"security": key, "symbol": ticker, "issuer": name, "sector": sector}
        told = self.trades.cells("asset_class", [row])[0]
        if told is None or AssetClass(told) in _TELLS_NO_MORE:
            cells["asset_class"] = asset_class
        return cells


def chambers_on(official: Official, seats: Iterable[CommitteeSeat], day: dt.date) -> set[str]:
    """Return the chambers in which somebody is known to have served on a day, or within a month of it."""
    return {one.chamber for one in stretches(official, seats) if one.covers(day, slack=_SLACK)}


def chamber_on(official: Official, seats: Iterable[CommitteeSeat], day: dt.date, chamber: str) -> str:
    """Return the chamber somebody served in on a day: `chamber`, unless it was the other one then.

    Whoever is set as the filer of a report of the House and was a senator that day is shown as a senator.
    """
    served = chambers_on(official, seats, day) or {term.chamber for term in official.terms}
    return chamber if chamber in served or len(served) != 1 else served.pop()


def _patched(table: ColumnTable, cells: Cells) -> ColumnTable:
    return table.patched(cells) if cells else table


def _seat(term: Term | None, state: str | None, district: str | None) -> tuple[str | None, str | None]:
    """Return state and district: as the index lists them, unless the official served for another state.

    The index knows the district of the day; of former members the record has the last one only.
    """
    if term is not None and term.chamber == "senate":
        return term.state, None
    if term is None or (state == term.state and (district or term.district is None)):
        return state, district
    return term.state, None if term.district is None else f"{term.state}{term.district:02d}"


def _role(official: Official, seats: Iterable[CommitteeSeat], day: dt.date) -> FilerRole:
    """Return what somebody was on a day, as far as the terms and the record of seats tell."""
    served = [one for one in stretches(official, seats) if one.is_witnessed]
    if any(one.covers(day, slack=_SLACK) for one in served):
        return FilerRole.MEMBER
    if any(one.first_on is None or one.first_on < day for one in served):
        return FilerRole.FORMER_MEMBER
    return FilerRole.CANDIDATE if served else FilerRole.FORMER_MEMBER
