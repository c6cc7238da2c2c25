"""The trade index: one row a transaction, in the table's own order: newest filed first, then by line.

Declares every column that the Trades table shows, as far as the data is there, and reads it. What a filing
tells (official, dates, state, reading) is taken from the filing index, so that both always agree.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from govtrades_desktop.derive.columns import (
    MISSING_INT,
    Array,
    Column,
    ColumnTable,
    Kind,
    compacted,
)
from govtrades_desktop.derive.filing_index import BATCH, positions_by_id
from govtrades_desktop.derive.table_builder import TableBuilder
from govtrades_desktop.store.connection import Reader

LATE_AFTER_DAYS = 45
"""The STOCK Act's limit from the trade to its report: 5 U.S.C. 13105(l)."""

# read from the table `transaction`
_OWN: dict[str, Kind] = {
    "id": Kind.INT,
    "filing_id": Kind.INT,
    "line": Kind.INT,
    "owner": Kind.TEXT,
    "type": Kind.TEXT,
    "ticker": Kind.TEXT,
    "asset": Kind.TEXT,
    "asset_type": Kind.TEXT,
    "traded": Kind.DATE,
    "notified": Kind.DATE,
    "amount_low": Kind.MONEY,
    "amount_high": Kind.MONEY,
    "amount_exact_cents": Kind.MONEY,
    "gains": Kind.FLAG,
    "status": Kind.TEXT,
    "page": Kind.INT,
    "superseded": Kind.FLAG,  # a later amendment repeats it: shown when asked for, counted nowhere
    "doubt": Kind.FLAG,
}

# taken from the filing index
_OF_FILING = ("filed", "official", "state", "district", "chamber", "source", "doc_id", "year", "reading")

TRADE_COLUMNS: dict[str, Kind] = {
    **_OWN,
    "filing": Kind.INT,  # position in the filing index of the same generation
    "filed": Kind.DATE,
    "official": Kind.TEXT,
    "state": Kind.TEXT,
    "district": Kind.TEXT,
    "chamber": Kind.TEXT,
    "source": Kind.TEXT,
    "doc_id": Kind.TEXT,
    "year": Kind.INT,
    "reading": Kind.TEXT,
    "lag": Kind.INT,
    "late": Kind.FLAG,
}

_SELECT = """
SELECT id, filing_id, line, owner, type, ticker, asset, asset_type, traded_on, notified_on, amount_low_usd,
       amount_high_usd, amount_exact_usd, cap_gains_over_200, filing_status, page,
       replaced_by IS NOT NULL
FROM "transaction" WHERE id > ? ORDER BY id LIMIT ?
"""


def derive_trade_index(reader: Reader, filings: ColumnTable) -> ColumnTable:
    """Return the trade index of the database as it stands (call within `reader.snapshot()`).

    Args:
        reader: the database.
        filings: the filing index of the same snapshot.
    """
    doubtful = {
        (filing_id, line) for filing_id, line in reader.rows("SELECT DISTINCT filing_id, line FROM finding")
    }
    builder = TableBuilder(_OWN)
    last = 0
    while batch := reader.rows(_SELECT, (last, BATCH)):
        last = batch[-1][0]
        builder.add(
            [
                (
                    *row[:12],
                    None if row[12] is None else cents(row[12]),
                    *row[13:],
                    int((row[1], None) in doubtful or (row[1], row[2]) in doubtful),
                )
                for row in batch
            ]
        )
    own = builder.finish()
    columns = dict(own.columns)
    places = positions_by_id(filings, own.array("filing_id"))
    columns["filing"] = Column(Kind.INT, places)
    for name in _OF_FILING:
        theirs = filings.columns[name]
        taken = Column(theirs.kind, theirs.data[places], theirs.packed, theirs.values)
        columns[name] = compacted(taken) if taken.kind is Kind.TEXT else taken
    columns["lag"], columns["late"] = _lags(columns["traded"].data, columns["filed"].data)
    table = ColumnTable({name: columns[name] for name in TRADE_COLUMNS})
    # the filing index stands in this very order already: sort by the place in it
    return table.take(table.order(("filing", "line")))


def cents(dollars: str) -> int:
    """Return a stored exact amount in whole cents, for the screen; the database keeps it as filed."""
    return int((Decimal(dollars) * 100).to_integral_value())


def _lags(traded: Array, filed: Array) -> tuple[Column, Column]:
    is_known = (traded != MISSING_INT) & (filed != MISSING_INT)
    lag = np.where(is_known, filed.astype(np.int64) - traded, MISSING_INT).astype(np.int32)
    late = np.where(is_known, lag > LATE_AFTER_DAYS, -1).astype(np.int8)
    return Column(Kind.INT, lag), Column(Kind.FLAG, late)
