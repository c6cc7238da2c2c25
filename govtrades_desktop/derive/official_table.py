"""The table of officials: one row for each who is in the ledger or served since 2012, by name.

Declares its columns and reads them from the database; writes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from govtrades_desktop.core.identity import Official, Term
from govtrades_desktop.core.names import display_name
from govtrades_desktop.derive.column import Kind
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.service_columns import Service, committee_codes, party_letter, read_service
from govtrades_desktop.derive.table_builder import TableBuilder
from govtrades_desktop.resolve.service import served_between, term_on
from govtrades_desktop.store.connection import Reader

OFFICIAL_COLUMNS: dict[str, Kind] = {
    "bioguide": Kind.TEXT,
    "name": Kind.TEXT,  # "Last, First Suffix"
    "full_name": Kind.TEXT,
    # of the term held on the day that the reference data tells of, else of the last one
    "party": Kind.TEXT,
    "chamber": Kind.TEXT,
    "state": Kind.TEXT,
    "district": Kind.TEXT,
    "first_served": Kind.DATE,  # missing where it lies before the record
    "last_served": Kind.DATE,  # missing of those who serve, and where it is not known
    "is_serving": Kind.FLAG,
    "committees": Kind.TEXT,  # codes of those held on that day, parted by blanks
}

_WANTED = """
SELECT bioguide FROM official WHERE bioguide IN (
    SELECT bioguide FROM term WHERE start_on IS NOT NULL AND (end_on IS NULL OR end_on >= '2012-01-01')
    UNION SELECT bioguide FROM committee_seat
    UNION SELECT bioguide FROM filing_official WHERE bioguide IS NOT NULL
) ORDER BY bioguide
"""


def read_officials(reader: Reader, *, only: Sequence[str] | None = None) -> ColumnTable:
    """Return the table of officials of the database as it stands (call within `reader.snapshot()`).

    Args:
        reader: the database.
        only: bioguides that it knows, to read these alone, whether the ledger names them or not.
    """
    bioguides = [row[0] for row in reader.rows(_WANTED)] if only is None else list(only)
    service = read_service(reader, bioguides)
    told = reference_day(reader)
    as_of = None if told is None else dt.date.fromisoformat(told)
    builder = TableBuilder(OFFICIAL_COLUMNS)
    builder.add([_row(service.officials[bioguide], service, as_of) for bioguide in bioguides])
    table = builder.finish()
    return table.take(table.order(("name", "bioguide")))


def reference_day(reader: Reader) -> str | None:
    """Return the day that the data on officials tells of, as ISO text; None where there is none."""
    told: str | None = reader.value("SELECT as_of FROM reference_file WHERE name = 'legislators'")
    return told


def _row(official: Official, service: Service, as_of: dt.date | None) -> tuple[Any, ...]:
    seats = service.seats.get(official.bioguide, ())
    day = as_of or dt.date.max
    term = term_on.__wrapped__(official, day)
    is_serving = None if as_of is None else any(_covers(one, as_of) for one in official.terms)
    first, last = served_between(official, seats)
    name = official.name
    return (
        official.bioguide,
        display_name(name.first, name.last, name.suffix),
        official.full_name,
        party_letter(term),
        None if term is None else term.chamber,
        None if term is None else term.state,
        None if term is None or term.district is None else f"{term.state}{term.district:02d}",
        None if first is None else first.isoformat(),
        None if last is None or is_serving else last.isoformat(),
        is_serving,
        committee_codes(seats, day),
    )


def _covers(term: Term, day: dt.date) -> bool:
    """Tell whether a term is dated and runs on a day."""
    return term.start_on is not None and term.start_on <= day and (term.end_on is None or day <= term.end_on)
