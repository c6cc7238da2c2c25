"""Officials: the list with its counts, and the page of one. Counts come from the trade index in memory.

What the list shows is worked out once for each state of the data and of the user's edits: it is a columnar
table, so that it is searched and sorted as the trades are. Filers of whom it is not known who they are stand
beside it (`load_unresolved_officials`), never nowhere.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from govtrades_desktop.core.identity import Committee, Term
from govtrades_desktop.core.names import display_name
from govtrades_desktop.derive.column import Column, Kind, Positions, column_of, joined
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.folding import fold
from govtrades_desktop.query.committees import load_committees
from govtrades_desktop.query.filings import find_filings, load_filings, sort_columns
from govtrades_desktop.query.grammar import field_text, search_mask
from govtrades_desktop.query.grammar.list_keys import official_vocabulary
from govtrades_desktop.query.identity_records import (
    FilingCount,
    OfficialPage,
    OfficialRow,
    PartySpan,
    SeatHeld,
    Unresolved,
)
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.record_rows import to_date
from govtrades_desktop.query.tallies import (
    Breakdown,
    TradeCount,
    group_by_key,
    rows_in_force,
    tally,
    tally_of,
)
from govtrades_desktop.query.trades import find_trades

_SORTS: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "party": ("party",),
    "chamber": ("chamber",),
    "state": ("state", "district"),
    "serving": ("is_serving",),
    "filings": ("filings",),
    "trades": ("trades",),
    "purchases": ("purchases",),
    "sales": ("sales",),
    "exchanges": ("exchanges",),
    "amount": ("amount_low", "amount_high"),
    "amount_low": ("amount_low",),
    "amount_high": ("amount_high",),
    "first": ("first_traded",),
    "last": ("last_traded",),
    "lag": ("median_lag",),
    "late": ("late_per_mille",),
}
OFFICIAL_SORTS = tuple(_SORTS)
"""Names that `find_officials(sort=…)` knows; a leading "-" turns one round."""

_KNOWN: WeakKeyDictionary[ColumnTable, ColumnTable] = WeakKeyDictionary()
UNRESOLVED = "unresolved:official"
REPORTS = "type:P"
"""In a search of filings: periodic transaction reports, of either chamber."""


def officials_table(library: Library) -> ColumnTable:
    """Return the list: `derive.official_table`'s columns, `filings`, and `tallies.TALLY_COLUMNS`.

    An official whom only a correction of the user's names has a row too.
    """
    found = _KNOWN.get(library.trades)
    if found is None:
        found = _KNOWN[library.trades] = _with_counts(library)
    return found


def _with_counts(library: Library) -> ColumnTable:
    trades, filings = library.trades, library.filings
    table = _with_named_by_user(library, library.officials)
    keys = [fold(value) for value in table.cells("bioguide", range(len(table)))]
    groups = group_by_key(trades.columns["bioguide"], keys)
    groups[~rows_in_force(library)] = -1
    of_filings = group_by_key(filings.columns["bioguide"], keys)[filings.equals("filing_type", ("P",))]
    reports = np.bincount(of_filings[of_filings >= 0], minlength=len(keys))
    counted = table.with_columns(
        {"filings": Column(Kind.INT, reports.astype(np.int32)), **tally(trades, groups, len(keys))}
    )
    return counted.take(counted.order(("-trades", "-filings", "name", "bioguide")))


def _with_named_by_user(library: Library, table: ColumnTable) -> ColumnTable:
    known = set(table.values("bioguide"))
    named = {*library.trades.values("bioguide"), *library.filings.values("bioguide")}
    missing = sorted(named - known)
    if not missing:
        return table
    rows = [_bare_row(library, bioguide) for bioguide in missing]
    more = {
        name: column_of(column.kind, [row[name] for row in rows]) for name, column in table.columns.items()
    }
    return ColumnTable({name: joined(column, more[name]) for name, column in table.columns.items()})


def _bare_row(library: Library, bioguide: str) -> dict[str, Any]:
    """Return what the database knows of an official that the derived list leaves out."""
    row: dict[str, Any] = dict.fromkeys(library.officials.columns)
    row |= {"bioguide": bioguide, "name": bioguide, "full_name": bioguide, "is_serving": 0}
    for first, last, suffix, full_name in library.reader.rows(
        "SELECT first, last, suffix, full_name FROM official WHERE bioguide = ?", (bioguide,)
    ):
        row |= {"name": display_name(first, last, suffix), "full_name": full_name}
    return row


def find_officials(library: Library, text: str = "", *, sort: Sequence[str] = ()) -> Positions:
    """Return positions in `officials_table`, in order; by default those with most trades first.

    Args:
        library: opened.
        text: the search grammar over the list (`grammar.list_keys`); empty finds all.
        sort: names of OFFICIAL_SORTS, "-" for descending; missing values last.

    Raises:
        UserInputError: the text cannot be understood; `context` holds `position` and `length`.
    """
    table = officials_table(library)
    mask = search_mask(text, table, official_vocabulary(lambda: load_committees(library)))
    columns = sort_columns(sort, _SORTS)
    return table.select(table.all() if mask is None else mask, columns)


_CELLS = (
    "bioguide", "name", "full_name", "party", "chamber", "state", "district", "is_serving", "committees",
    "filings", "trades", "purchases", "sales", "exchanges", "amount_low", "amount_high", "open_ended",
    "first_traded", "last_traded", "median_lag", "dated", "late",
)  # fmt: skip
_FIELDS = tuple(field.name for field in fields(OfficialRow))[: len(_CELLS)]  # in this very order


def load_officials(library: Library, positions: Iterable[int]) -> list[OfficialRow]:
    """Return the rows at `positions` of `officials_table`, in that order."""
    table = officials_table(library)
    wanted = np.fromiter(positions, np.intp)
    rows = zip(*(table.cells(name, wanted) for name in _CELLS), strict=True)
    return [_row(row) for row in rows]


def _row(cells: tuple[Any, ...]) -> OfficialRow:
    told = dict(zip(_FIELDS, cells, strict=True))
    told["committees"] = tuple((told["committees"] or "").split())
    return OfficialRow(**told, query=query_of(told["bioguide"]))


def query_of(bioguide: str) -> str:
    """Return the search text that finds an official's trades, and likewise the filings."""
    return field_text("bioguide", bioguide)


def load_unresolved_officials(library: Library) -> Unresolved:
    """Return how many trades and transaction reports have a filer of whom it is not known who that is."""
    filings = f"{UNRESOLVED} {REPORTS}"
    return Unresolved(
        TradeCount("", "", len(find_trades(library, UNRESOLVED)), UNRESOLVED),
        FilingCount("", len(find_filings(library, filings)), filings),
    )


def load_official(library: Library, bioguide: str, *, newest: int = 50, top: int = 20) -> OfficialPage | None:
    """Return the page of one official, or None where nobody has this id.

    Args:
        library: opened.
        bioguide: the id, whatever its case.
        newest: so many of the newest reports.
        top: so many of the most traded securities.
    """
    table = officials_table(library)
    places = np.flatnonzero(table.equals("bioguide", (bioguide,)))
    if not len(places):
        return None
    (row,) = load_officials(library, places[:1].tolist())
    query = row.query
    trades = library.trades
    mask = rows_in_force(library) & trades.equals("bioguide", (row.bioguide,))
    counts = Breakdown(trades, mask, query)
    facts = library.reader.rows("SELECT birthday FROM official WHERE bioguide = ?", (row.bioguide,))
    terms = _terms(library, row.bioguide)
    reports = find_filings(library, f"{query} {REPORTS}")
    return OfficialPage(
        row=row,
        birthday=to_date(facts[0][0]) if facts else None,
        other_names=_other_names(library, row.bioguide),
        terms=terms,
        parties=_parties(terms),
        seats=_seats(library, row.bioguide, counts),
        tally=tally_of(trades, mask, query),
        by_type=counts.by_type(),
        by_owner=counts.by_owner(),
        by_year=counts.by_year(),
        by_party=counts.by_text("party", "party", missing="unresolved:party"),
        by_class=counts.by_text("asset_class", "class", missing="unresolved:class"),
        by_sector=counts.by_text("sector", "sector", missing="unresolved:sector"),
        top_securities=_top_securities(library, counts, top),
        filings=tuple(load_filings(library, reports[:newest])),
        filing_counts=_filing_counts(library, reports, f"{query} {REPORTS}"),
    )


def _top_securities(library: Library, counts: Breakdown, top: int) -> tuple[TradeCount, ...]:
    from govtrades_desktop.query.securities import labels_of

    found = counts.by_text("security", "security", missing="unresolved:security", top=top)
    labels = labels_of(library, [one.key for one in found])
    return tuple(TradeCount(one.key, labels.get(one.key, one.key), one.trades, one.query) for one in found)


def _filing_counts(library: Library, reports: Positions, query: str) -> tuple[FilingCount, ...]:
    table = library.filings
    counts = np.bincount(table.array("reading")[reports], minlength=len(table.values("reading")))
    found = zip(table.values("reading"), counts.tolist(), strict=True)
    each = [FilingCount(name, count, f"{query} reading:{name}") for name, count in found if count]
    return (FilingCount("all", len(reports), query), *each)


def _other_names(library: Library, bioguide: str) -> tuple[str, ...]:
    rows = library.reader.rows(
        "SELECT first, middle, last, suffix FROM official_name WHERE bioguide = ? ORDER BY id", (bioguide,)
    )
    return tuple(" ".join(part for part in row if part) for row in rows)


def _terms(library: Library, bioguide: str) -> tuple[Term, ...]:
    rows = library.reader.rows(
        "SELECT chamber, state, district, party, start_on, end_on FROM term WHERE bioguide = ?"
        " ORDER BY start_on IS NOT NULL, start_on, id",
        (bioguide,),
    )
    return tuple(
        Term(chamber, state, district, party, to_date(start_on), to_date(end_on))
        for chamber, state, district, party, start_on, end_on in rows
    )


def _parties(terms: Iterable[Term]) -> tuple[PartySpan, ...]:
    """Return the parties of dated terms in order, neighbouring terms of one party in one."""
    found: list[PartySpan] = []
    for term in terms:
        if term.party is None:
            continue
        if found and found[-1].party == term.party:
            found[-1] = PartySpan(term.party, found[-1].from_on, term.end_on)
        else:
            found.append(PartySpan(term.party, term.start_on, term.end_on))
    return tuple(found)


def _seats(library: Library, bioguide: str, counts: Breakdown) -> tuple[SeatHeld, ...]:
    known = {one.code: one for one in load_committees(library)}
    trades = _trades_by_committee(counts, known)
    rows = library.reader.rows(
        "SELECT committee, side, title, rank, seen_from, seen_until FROM committee_seat WHERE bioguide = ?"
        " ORDER BY seen_until IS NULL DESC, COALESCE(seen_until, seen_from) DESC, committee, id",
        (bioguide,),
    )
    found = []
    for code, side, title, rank, seen_from, seen_until in rows:
        committee = known.get(code)
        name = code if committee is None else committee.name
        found.append(
            SeatHeld(
                code=code,
                name=name,
                parent=None if committee is None else committee.parent,
                side=side,
                title=title,
                rank=rank,
                seen_from=dt.date.fromisoformat(seen_from),
                seen_until=to_date(seen_until),
                trades=TradeCount(code, name, trades[code], f"{counts.query} committee:{code}"),
            )
        )
    return tuple(found)


def _trades_by_committee(counts: Breakdown, known: Mapping[str, Committee]) -> Counter[str]:
    """Return the trades made while on each committee; those on a part are the whole's, too."""
    found: Counter[str] = Counter()
    for held in counts.by_text("committees", "committee"):
        codes = set(held.key.split())
        codes |= {known[code].parent or code for code in codes if code in known}
        for code in codes:
            found[code] += held.trades
    return found
