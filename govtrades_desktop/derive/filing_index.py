"""The filing index: one row a filing of the ledger, in the table's own order: newest filed first.

Declares its columns and reads them from the database; writes nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any

import numpy as np

from govtrades_desktop.core.names import display_name
from govtrades_desktop.derive.column import MISSING_INT, Column, Kind, column_of, either, joined
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.service_columns import Service, party_column, state_column
from govtrades_desktop.derive.table_builder import TableBuilder
from govtrades_desktop.store.connection import Reader

# read from the tables `filing` and `filing_official`, in the order of the query
_READ: dict[str, Kind] = {
    "id": Kind.INT,
    "source": Kind.TEXT,
    "chamber": Kind.TEXT,
    "doc_id": Kind.TEXT,
    "official": Kind.TEXT,  # the official's own name where it is known who that is, else as listed
    "listed": Kind.TEXT,  # as the official index lists the filer: both names find the filing
    "state": Kind.TEXT,  # of senators, whom the index lists without: of the term on the day of filing
    "district": Kind.TEXT,
    "filing_type": Kind.TEXT,
    "kind": Kind.TEXT,
    "year": Kind.INT,
    "filed": Kind.DATE,
    "reading": Kind.TEXT,
    "reason": Kind.TEXT,
    "trades": Kind.INT,
    "findings": Kind.INT,
    "url": Kind.TEXT,
    "first_seen": Kind.DATE,
    "last_seen": Kind.DATE,
    "amendment": Kind.INT,
    "bioguide": Kind.TEXT,
    "role": Kind.TEXT,
    "match": Kind.TEXT,  # how it was found who the filer is
    "confidence": Kind.INT,  # percent
}

FILING_COLUMNS: dict[str, Kind] = {
    **_READ,
    "party": Kind.TEXT,  # one letter, on the day of filing
}

BATCH = 20_000  # rows held as Python values at a time

_SELECT = """
SELECT f.id, f.source, f.doc_id, f.first, f.last, f.suffix, o.first, o.last, o.suffix,
       f.state_district, f.filing_type, f.kind, f.year,
       f.filed_on, s.state, f.reason, f.transaction_count, f.finding_count, f.url, f.first_seen_on,
       f.last_seen_on, f.amendment, m.bioguide, m.role, m.method, CAST(ROUND(m.confidence * 100) AS INTEGER)
FROM filing f
JOIN filing_state s ON s.filing_id = f.id
LEFT JOIN filing_official m ON m.filing_id = f.id
LEFT JOIN official o ON o.bioguide = m.bioguide
"""
_ALL = _SELECT + "WHERE f.id > ? ORDER BY f.id LIMIT ?"
_SOME = _SELECT + "WHERE f.id IN ({ids})"

_CHAMBERS = {"house": "house", "senate": "senate", "oge": "executive"}


def chamber_of(source: str) -> str:
    """Return the chamber that a source's filings belong to; an unknown source stands for itself."""
    return _CHAMBERS.get(source, source)


def state_of(state_district: str | None) -> str | None:
    """Return the two letters of "CA11"; None where the index leaves it empty."""
    return (state_district or "")[:2].upper() or None


def read_filings(reader: Reader, ids: Iterable[int] | None = None) -> ColumnTable:
    """Return the filings as they are listed and resolved, in no certain order; all, or some.

    Args:
        reader: the database (call within `reader.snapshot()`).
        ids: of the filings, or None for all.
    """
    builder = TableBuilder(_READ)
    if ids is not None:
        builder.add([_row(row) for row in reader.rows_by_id(_SOME, ids)])
        return builder.finish()
    last = 0
    while batch := reader.rows(_ALL, (last, BATCH)):
        builder.add([_row(row) for row in batch])
        last = batch[-1][0]
    return builder.finish()


def with_service(read: ColumnTable, service: Service) -> ColumnTable:
    """Return filings with what the service of their officials tells.

    Args:
        read: of `read_filings`.
        service: of every official in it.
    """
    bioguides, filed = read.columns["bioguide"], read.array("filed")
    is_senator = read.equals("source", ["senate"]) & ~read.is_missing("bioguide")
    told = state_column(bioguides, np.where(is_senator, filed, MISSING_INT), service, "senate")
    columns = {
        **read.columns,
        "state": either(told, read.columns["state"], told.data >= 0),
        "party": party_column(bioguides, filed, service),
    }
    return ColumnTable({name: columns[name] for name in FILING_COLUMNS})


def in_own_order(filings: ColumnTable) -> ColumnTable:
    """Return the filings newest filed first: the index."""
    return filings.take(filings.order(("-filed", "-doc_id", "-id")))


def updated_filings(
    old: ColumnTable, anew: ColumnTable, last_seen: list[tuple[int, str]]
) -> ColumnTable | None:
    """Return the index of filings some of which were read anew, or None where filings are missing.

    Args:
        old: the index before.
        anew: of `with_service`: the filings that changed, and new ones.
        last_seen: id and day of every filing: the day changes with every index that lists it, touched or not.
    """
    kept = old.take(np.flatnonzero(~np.isin(old.array("id"), anew.array("id"))))
    columns = {name: joined(kept.columns[name], anew.columns[name]) for name in FILING_COLUMNS}
    ids = np.array([one for one, _ in last_seen], dtype=np.int32)
    if not np.array_equal(np.sort(columns["id"].data), np.sort(ids)):
        return None
    days = column_of(Kind.DATE, [day for _, day in last_seen]).data
    order = np.argsort(ids)
    columns["last_seen"] = Column(Kind.DATE, days[order[np.searchsorted(ids[order], columns["id"].data)]])
    return in_own_order(ColumnTable(columns))


_official = functools.lru_cache(maxsize=1 << 16)(display_name)  # a name returns in many filings


def _row(row: tuple[Any, ...]) -> tuple[Any, ...]:
    filing_id, source, doc_id, first, last, suffix, known_first, known_last, known_suffix, district, *rest = (
        row
    )
    listed = _official(first, last, suffix)
    is_known = known_last is not None
    return (
        filing_id,
        source,
        chamber_of(source),
        doc_id,
        _official(known_first, known_last, known_suffix) if is_known else listed,
        listed,
        state_of(district),
        district,
        *rest,
    )


def positions_by_id(filings: ColumnTable, ids: Any) -> Any:
    """Return the position of each filing id; every id must be in the table."""
    data = filings.array("id")
    ranks = np.argsort(data, kind="stable")
    return ranks[np.searchsorted(data, ids, sorter=ranks)].astype(np.int32)
