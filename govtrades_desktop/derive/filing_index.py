"""The filing index: one row a filing of the ledger, in the table's own order: newest filed first.

Declares its columns and reads them from the database; writes nothing.
"""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from govtrades_desktop.core.names import display_name
from govtrades_desktop.derive.columns import ColumnTable, Kind
from govtrades_desktop.derive.table_builder import TableBuilder
from govtrades_desktop.store.connection import Reader

FILING_COLUMNS: dict[str, Kind] = {
    "id": Kind.INT,
    "source": Kind.TEXT,
    "chamber": Kind.TEXT,
    "doc_id": Kind.TEXT,
    "official": Kind.TEXT,
    "state": Kind.TEXT,
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
}

BATCH = 20_000  # rows held as Python values at a time

_SELECT = """
SELECT f.id, f.source, f.doc_id, f.first, f.last, f.suffix, f.state_district, f.filing_type, f.kind, f.year,
       f.filed_on, s.state, f.reason, f.transaction_count, f.finding_count, f.url, f.first_seen_on,
       f.last_seen_on, f.amendment
FROM filing f JOIN filing_state s ON s.filing_id = f.id WHERE f.id > ? ORDER BY f.id LIMIT ?
"""

_CHAMBERS = {"house": "house", "senate": "senate", "oge": "executive"}


def chamber_of(source: str) -> str:
    """Return the chamber that a source's filings belong to; an unknown source stands for itself."""
    return _CHAMBERS.get(source, source)


def state_of(state_district: str | None) -> str | None:
    """Return the two letters of "CA11"; None where the index leaves it empty."""
    return (state_district or "")[:2].upper() or None


def derive_filing_index(reader: Reader) -> ColumnTable:
    """Return the filing index of the database as it stands (call within `reader.snapshot()`)."""
    builder = TableBuilder(FILING_COLUMNS)
    last = 0
    while batch := reader.rows(_SELECT, (last, BATCH)):
        builder.add([_row(row) for row in batch])
        last = batch[-1][0]
    table = builder.finish()
    return table.take(table.order(("-filed", "-doc_id", "-id")))


_official = functools.lru_cache(maxsize=1 << 16)(display_name)  # a name returns in many filings


def _row(row: tuple[Any, ...]) -> tuple[Any, ...]:
    filing_id, source, doc_id, first, last, suffix, district, *rest = row
    official = _official(first, last, suffix)
    return (
        filing_id,
        source,
        chamber_of(source),
        doc_id,
        official,
        state_of(district),
        district,
        *rest,
    )


def positions_by_id(filings: ColumnTable, ids: Any) -> Any:
    """Return the position of each filing id; every id must be in the table."""
    data = filings.array("id")
    ranks = np.argsort(data, kind="stable")
    return ranks[np.searchsorted(data, ids, sorter=ranks)].astype(np.int32)
