"""Filings: the ledger as a table: find positions, load rows, load one filing with its doubts and trades.

Positions are row numbers of `library.filings`; they hold until `library.reload()` returns True.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.json_forms import date_json
from govtrades_desktop.core.records import Finding, LedgerState, Vehicle
from govtrades_desktop.query.grammar import FILINGS, search_mask
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.record_rows import (
    load_filing_versions,
    load_findings,
    load_reading,
    load_vehicles,
)

if TYPE_CHECKING:
    from govtrades_desktop.query.trades import TradeRow

Positions = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class FilingRow:
    """One filing of the ledger as the table shows it.

    Attributes:
        id: of the filing; stable.
        official: the official's own name, "Last, First Suffix"; as listed where the filer is not resolved.
        filing_type: the source's own code ("P" is a periodic transaction report).
        kind: the document kind that reads it; None: listed only, its document is not collected.
        year: the index year.
        reading: the ledger's one state.
        reason: one sentence why; None where the state says all.
        trades: transactions read from it.
        findings: doubts about it.
        first_seen_on: day (UTC) of the first index that listed it.
        last_seen_on: day (UTC) of the last index that listed it.
        amendment: number of the amendment (Senate), None for originals.
        official_as_filed: "Last, First Middle Suffix" as the index lists the filer.
        bioguide: who the filer is; None where nobody was found.
        party: its letter on the day of the filing.
        role: what the filer was on that day: one of core.identity.FilerRole; None: not resolved yet.
        match: how it was found who the filer is; None where nobody was.
        confidence: of that, in percent.
        is_edited: the user corrected something of it or of its rows.
        note: the user's, on the whole filing.
    """

    id: int
    source: str
    doc_id: str
    official: str
    state: str | None
    state_district: str | None
    filing_type: str
    kind: str | None
    year: int
    filed_on: dt.date | None
    reading: LedgerState
    reason: str | None
    trades: int
    findings: int
    url: str
    first_seen_on: dt.date
    last_seen_on: dt.date
    amendment: int | None = None
    official_as_filed: str = ""
    bioguide: str | None = None
    party: str | None = None
    role: str | None = None
    match: str | None = None
    confidence: int | None = None
    is_edited: bool = False
    note: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the row as the command line prints it."""
        return {
            "source": self.source,
            "doc_id": self.doc_id,
            "official": self.official,
            "official_as_filed": self.official_as_filed,
            "bioguide": self.bioguide,
            "party": self.party,
            "role": self.role,
            "match": self.match,
            "confidence": self.confidence,
            "state": self.state,
            "state_district": self.state_district,
            "filing_type": self.filing_type,
            "year": self.year,
            "filed_on": date_json(self.filed_on),
            "reading": self.reading.value,
            "reason": self.reason,
            "trades": self.trades,
            "findings": self.findings,
            "url": self.url,
            "first_seen_on": date_json(self.first_seen_on),
            "last_seen_on": date_json(self.last_seen_on),
            "amendment": self.amendment,
            "edited": self.is_edited,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class FilingDetail:
    """One filing with everything behind it (see TradeDetail for the fields of the same names).

    Attributes:
        row: the ledger's row.
        trades: its trades, in its order.
        findings: its doubts.
        times_listed: how often the index repeats it.
        attempts: its failed tries, newest first: moment and sentence.
        replaced_by: the amendment that replaces all of its rows, or None.
        replaces: the earlier versions of which it replaces rows.
    """

    row: FilingRow
    trades: tuple[TradeRow, ...]
    findings: tuple[Finding, ...]
    vehicles: tuple[Vehicle, ...]
    times_listed: int
    filer_printed: str | None
    signed_on: dt.date | None
    amendment: int | None
    is_ipo: bool | None
    comments: str | None
    sha256: str | None
    fetched_at: dt.datetime | None
    read_at: dt.datetime | None
    pages: int | None
    witness: str | None
    parser_version: int | None
    attempts: tuple[tuple[dt.datetime, str], ...] = ()
    report_date: dt.date | None = None
    images: int = 0
    replaced_by: FilingRow | None = None
    replaces: tuple[FilingRow, ...] = ()


_SORTS: dict[str, tuple[str, ...]] = {
    "filed": ("filed",),
    "official": ("official",),
    "state": ("district",),
    "type": ("filing_type",),
    "year": ("year",),
    "reading": ("reading",),
    "reason": ("reason",),
    "trades": ("trades",),
    "findings": ("findings",),
    "source": ("source",),
    "doc": ("doc_id",),
    "first_seen": ("first_seen",),
    "last_seen": ("last_seen",),
    "party": ("party",),
    "role": ("role",),
    "match": ("match",),
    "confidence": ("confidence",),
    "edited": ("edited",),
    "note": ("note",),
}
FILING_SORTS = tuple(_SORTS)
"""Names that `find_filings(sort=…)` knows; a leading "-" turns one round."""


def find_filings(
    library: Library,
    text: str = "",
    *,
    year: int | None = None,
    filing_type: str | None = None,
    state: LedgerState | None = None,
    chamber: str | None = None,
    sort: Sequence[str] = (),
) -> Positions:
    """Return positions of the filings that a search text names, newest filed first by default.

    Args:
        library: opened.
        text: the search grammar over official, doc id, state, type, dates; empty finds all.
        year: the index year.
        filing_type: the source's own code, e.g. "P".
        state: the ledger's state.
        chamber: only this one: "house" or "senate".
        sort: names of FILING_SORTS, "-" for descending.

    Raises:
        UserInputError: the text cannot be understood; `context` holds `position` and `length`.
    """
    table = library.filings
    mask = search_mask(text, table, FILINGS)
    if mask is None:
        mask = table.all()
    if year is not None:
        mask = mask & table.between("year", year, year)
    if filing_type is not None:
        mask = mask & table.equals("filing_type", (filing_type,))
    if state is not None:
        mask = mask & table.equals("reading", (state.value,))
    if chamber is not None:
        mask = mask & table.equals("chamber", (chamber,))
    return table.select(mask, sort_columns(sort, _SORTS))


def sort_columns(sort: Sequence[str], known: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the columns behind names of a sort; "-" turns all columns of a name round.

    Raises:
        UserInputError: a name that is not known.
    """
    columns: list[str] = []
    for name in sort:
        sign = "-" if name.startswith("-") else ""
        if name.removeprefix("-") not in known:
            raise UserInputError(
                f"There is no column {name!r} to sort by.", hint=f"Known: {', '.join(known)}."
            )
        columns += [sign + column for column in known[name.removeprefix("-")]]
    return columns


_CELLS = (
    "id", "source", "doc_id", "official", "state", "district", "filing_type", "kind", "year", "filed",
    "reading", "reason", "trades", "findings", "url", "first_seen", "last_seen", "amendment",
    "listed", "bioguide", "party", "role", "match", "confidence", "edited", "note",
)  # fmt: skip
_STATES = {state.value: state for state in LedgerState}


def load_filings(library: Library, positions: Iterable[int]) -> list[FilingRow]:
    """Return the rows at `positions`, in that order, from the index alone."""
    table = library.filings
    wanted = np.fromiter(positions, np.intp)
    cells = zip(*(table.cells(name, wanted) for name in _CELLS), strict=True)
    return [_row(row) for row in cells]


def _row(cells: tuple[Any, ...]) -> FilingRow:
    (
        filing_id, source, doc_id, official, state, district, filing_type, kind, year, filed, reading, reason,
        trades, findings, url, first_seen, last_seen, amendment, listed, bioguide, party, role, match,
        confidence, edited, note,
    ) = cells  # fmt: skip
    return FilingRow(
        id=filing_id,
        source=source,
        doc_id=doc_id,
        official=official or "",
        state=state,
        state_district=district,
        filing_type=filing_type or "",
        kind=kind,
        year=year,
        filed_on=filed,
        reading=_STATES[reading],
        reason=reason,
        trades=trades,
        findings=findings,
        url=url or "",
        first_seen_on=first_seen,
        last_seen_on=last_seen,
        amendment=amendment,
        official_as_filed=listed or "",
        bioguide=bioguide,
        party=party,
        role=role,
        match=match,
        confidence=confidence,
        is_edited=bool(edited),
        note=note,
    )


def load_filing(library: Library, filing_id: int) -> FilingDetail | None:
    """Return one filing with everything behind it, or None where there is no such filing."""
    from govtrades_desktop.query.trades import load_rows

    position = library.filings.position_of("id", filing_id)
    reading = load_reading(library.reader, filing_id)
    if position is None or reading is None:
        return None
    attempts = library.reader.rows(
        "SELECT at, error FROM fetch_attempt WHERE filing_id = ? AND outcome = 'failed' ORDER BY id DESC",
        (filing_id,),
    )
    successor, *earlier = load_filing_versions(library.reader, filing_id)
    return FilingDetail(
        row=load_filings(library, (position,))[0],
        trades=tuple(load_rows(library, trade_positions(library, filing_id))),
        findings=load_findings(library.reader, filing_id),
        vehicles=load_vehicles(library.reader, filing_id),
        attempts=tuple((dt.datetime.fromisoformat(at), error) for at, error in attempts),
        replaced_by=next(iter(_filings_of(library, (successor,))), None),
        replaces=tuple(_filings_of(library, earlier)),
        **reading,
    )


def _filings_of(library: Library, ids: Iterable[int | None]) -> list[FilingRow]:
    found = (library.filings.position_of("id", one) for one in ids if one is not None)
    return load_filings(library, [position for position in found if position is not None])


def trade_positions(library: Library, filing_id: int) -> Positions:
    """Return the positions of a filing's trades in the trade index, in the filing's order."""
    return np.flatnonzero(library.trades.array("filing_id") == filing_id)


def find_filing_id(library: Library, source: str, doc_id: str) -> int | None:
    """Return the id of a filing by the source's own id, or None where the ledger has none such."""
    found = library.reader.value(
        "SELECT id FROM filing WHERE source = ? AND doc_id = ? COLLATE NOCASE", (source, doc_id)
    )
    return None if found is None else int(found)
