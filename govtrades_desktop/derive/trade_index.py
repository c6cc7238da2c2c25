"""The trade index: one row a transaction, in the table's own order: newest filed first, then by line.

Declares every column that the Trades table shows, and reads it. What a filing tells (official, dates, state,
reading) is taken from the filing index, what a security is from its table, so that all always agree. When a
trade was first disclosed hangs on the rows that it replaces, which stand in other filings: it is worked out
anew from the links each time, and no filing need be touched for it. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import numpy as np

from govtrades_desktop.core.identity import AssetClass
from govtrades_desktop.derive.column import (
    MISSING_INT,
    Array,
    Column,
    Kind,
    compacted,
    either,
    joined,
    recoded,
)
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.filing_index import BATCH, positions_by_id
from govtrades_desktop.derive.service_columns import (
    Service,
    before_office_column,
    committees_column,
    party_column,
)
from govtrades_desktop.derive.table_builder import TableBuilder
from govtrades_desktop.store.connection import Reader

LATE_AFTER_DAYS = 45
"""The STOCK Act's limit from the trade to its report, the first that tells of it: 5 U.S.C. 13105(l)."""

_LONGEST_CHAIN = 100  # versions of one trade; a ring of links would go on for ever

# read from the tables `transaction` and `trade_security`, in the order of the query
_READ: dict[str, Kind] = {
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
    # a later amendment repeats it, or it reports that an earlier row is deleted: shown when asked for,
    # counted nowhere
    "superseded": Kind.FLAG,
    "replaced_by": Kind.INT,  # id of the row that stands in its place
    "security": Kind.TEXT,  # key in the table of securities
    "class_told": Kind.TEXT,  # of the row alone
}
_FILED = "filed:"
_GIVES_WAY = frozenset(
    kind.value for kind in (AssetClass.STOCK, AssetClass.FUND, AssetClass.OTHER, AssetClass.UNKNOWN)
)
_EXACT = list(_READ).index("amount_exact_cents")

# of the row alone, whatever else changes in the database but the reference data
_OWN: dict[str, Kind] = {
    **_READ,
    "doubt": Kind.FLAG,
    "party": Kind.TEXT,  # one letter, on the day of the trade, else of its filing
    "committees": Kind.TEXT,  # codes of those held that day, parted by blanks
    "before_office": Kind.FLAG,  # traded before the official's first day in office
}

# taken from the filing index
_OF_FILING = (
    *("filed", "official", "state", "district", "chamber", "source", "doc_id", "year", "reading"),
    *("listed", "bioguide", "role"),
)

TRADE_COLUMNS: dict[str, Kind] = {
    **_OWN,
    "filing": Kind.INT,  # position in the filing index of the same generation
    "filed": Kind.DATE,
    "disclosed": Kind.DATE,  # filing date of the first version that told of it
    "official": Kind.TEXT,
    "listed": Kind.TEXT,
    "state": Kind.TEXT,
    "district": Kind.TEXT,
    "chamber": Kind.TEXT,
    "source": Kind.TEXT,
    "doc_id": Kind.TEXT,
    "year": Kind.INT,
    "reading": Kind.TEXT,
    "bioguide": Kind.TEXT,
    "role": Kind.TEXT,
    "symbol": Kind.TEXT,  # the security's ticker of today; where it is not known which one, as filed
    "issuer": Kind.TEXT,
    "sector": Kind.TEXT,
    "asset_class": Kind.TEXT,  # `class_told`, unless its security knows better
    "lag": Kind.INT,
    "late": Kind.FLAG,
}

_SELECT = """
SELECT t.id, t.filing_id, t.line, t.owner, t.type, t.ticker, t.asset, t.asset_type, t.traded_on,
       t.notified_on, t.amount_low_usd, t.amount_high_usd, t.amount_exact_usd, t.cap_gains_over_200,
       t.filing_status, t.page, t.replaced_by IS NOT NULL OR t.filing_status IS 'deleted',
       t.replaced_by, x.security_key, x.asset_class
FROM "transaction" t LEFT JOIN trade_security x ON x.transaction_id = t.id
"""
_ALL = _SELECT + "WHERE t.id > ? ORDER BY t.id LIMIT ?"
_SOME = _SELECT + "WHERE t.filing_id IN ({ids})"


def read_trades(reader: Reader, filing_ids: Iterable[int] | None = None) -> ColumnTable:
    """Return the transactions as filed and resolved, in no certain order; all, or those of some filings.

    Args:
        reader: the database (call within `reader.snapshot()`).
        filing_ids: whose rows, or None for all.
    """
    builder = TableBuilder(_READ)
    if filing_ids is not None:
        ids = list(filing_ids)
        _add(builder, reader.rows_by_id(_SOME, ids))
        doubts = reader.rows_by_id(
            "SELECT DISTINCT filing_id, line FROM finding WHERE filing_id IN ({ids})", ids
        )
    else:
        last = 0
        while batch := reader.rows(_ALL, (last, BATCH)):
            last = batch[-1][0]
            _add(builder, batch)
        doubts = reader.rows("SELECT DISTINCT filing_id, line FROM finding")
    read = builder.finish()
    return read.with_columns({"doubt": _doubts(read, doubts)})


def with_service(read: ColumnTable, filings: ColumnTable, service: Service) -> ColumnTable:
    """Return transactions with what the service of their officials tells.

    Args:
        read: of `read_trades`.
        filings: the filing index of the same snapshot.
        service: of every official in question.
    """
    places = positions_by_id(filings, read.array("filing_id"))
    traded, filed = read.array("traded"), filings.array("filed")[places]
    days = np.where(traded == MISSING_INT, filed, traded)
    bioguides = filings.columns["bioguide"].take(places)
    return read.with_columns(
        {
            "party": party_column(bioguides, days, service),
            "committees": committees_column(bioguides, days, service),
            "before_office": before_office_column(bioguides, traded, service),
        }
    )


def trade_index(own: ColumnTable, filings: ColumnTable, securities: ColumnTable) -> ColumnTable:
    """Return the index: the rows' own columns with what the filings and the securities tell, in order.

    Args:
        own: of `with_service`, in any order.
        filings: the filing index of the same snapshot.
        securities: the table of securities of the same snapshot.
    """
    columns = dict(own.columns)
    places = positions_by_id(filings, own.array("filing_id"))
    columns["filing"] = Column(Kind.INT, places)
    for name in _OF_FILING:
        taken = filings.columns[name].take(places)
        columns[name] = compacted(taken) if taken.kind is Kind.TEXT else taken
    named = columns["security"]
    rows = {key: row for row, key in enumerate(securities.cells("key", range(len(securities))))}
    for name, theirs in (("symbol", "symbol"), ("issuer", "name"), ("sector", "sector")):
        cells = securities.cells(theirs, range(len(securities)))
        columns[name] = recoded(named, [cells[rows[key]] if key in rows else None for key in named.values])
    columns["symbol"] = either(columns["symbol"], columns["ticker"], named.data >= 0)
    columns["asset_class"] = _classes(columns["class_told"], named, rows, securities)
    columns["disclosed"] = Column(Kind.DATE, _first_disclosed(columns))
    columns["lag"], columns["late"] = _lags(columns["traded"].data, columns["disclosed"].data)
    table = ColumnTable({name: columns[name] for name in TRADE_COLUMNS})
    # the filing index stands in this very order already: sort by the place in it
    return table.take(table.order(("filing", "line")))


def _classes(told: Column, named: Column, rows: dict[Any, int], securities: ColumnTable) -> Column:
    """Return the classes: a security that only filings name is of one class on all its rows.

    A row of it may be a stock where the Senate cut the fund's name behind fifty letters. Of an option or a
    bond the row alone tells.
    """
    classes = securities.cells("asset_class", range(len(securities)))
    of_security = recoded(
        named,
        [classes[rows[key]] if key in rows and key.startswith(_FILED) else None for key in named.values],
    )
    codes = [code for code, value in enumerate(told.values) if value in _GIVES_WAY]
    return either(of_security, told, np.isin(told.data, codes) & (of_security.data >= 0))


def updated_own(old: ColumnTable, anew: ColumnTable, filing_ids: Array) -> ColumnTable:
    """Return the rows' own columns, those of some filings read anew.

    Args:
        old: the index before.
        anew: of `with_service`: all rows of those filings.
        filing_ids: the filings.
    """
    kept = np.flatnonzero(~np.isin(old.array("filing_id"), filing_ids))
    return ColumnTable({name: joined(old.columns[name].take(kept), anew.columns[name]) for name in _OWN})


def cents(dollars: str) -> int:
    """Return a stored exact amount in whole cents, for the screen; the database keeps it as filed."""
    return int((Decimal(dollars) * 100).to_integral_value())


def _add(builder: TableBuilder, rows: list[tuple[Any, ...]]) -> None:
    if not rows:
        return
    columns: list[Any] = list(zip(*rows, strict=True))
    columns[_EXACT] = [None if dollars is None else cents(dollars) for dollars in columns[_EXACT]]
    builder.add_columns(columns)


def _doubts(read: ColumnTable, doubts: list[tuple[int, int | None]]) -> Column:
    """Tell which rows a finding is about: of the row, or of the whole filing."""
    filing_ids, lines = read.array("filing_id"), read.array("line")
    of_filings = np.array([filing_id for filing_id, line in doubts if line is None], dtype=np.int64)
    of_rows = np.array(
        [_place(filing_id, line) for filing_id, line in doubts if line is not None], dtype=np.int64
    )
    is_doubtful = np.isin(filing_ids, of_filings) | np.isin(
        _place(filing_ids.astype(np.int64), lines), of_rows
    )
    return Column(Kind.FLAG, is_doubtful.astype(np.int8))


def _place(filing_id: Any, line: Any) -> Any:
    return (filing_id << 32) + line


def _first_disclosed(columns: Mapping[str, Column]) -> Array:
    """Return the day on which each trade was first disclosed: the earliest filing day along its versions.

    A ring of links, which nothing should make, ends.
    """
    ids, successors, filed = (columns[name].data for name in ("id", "replaced_by", "filed"))
    old = np.flatnonzero(successors != MISSING_INT)
    if not len(old):
        return filed
    order = np.argsort(ids)
    new = order[np.minimum(np.searchsorted(ids, successors[old], sorter=order), len(ids) - 1)]
    is_there = ids[new] == successors[old]
    old, new = old[is_there], new[is_there]
    unknown = np.iinfo(filed.dtype).max  # of what has no day: later than any
    first: Array = np.where(filed == MISSING_INT, unknown, filed)
    for _ in range(_LONGEST_CHAIN):
        before = first[new]
        np.minimum.at(first, new, first[old])
        if np.array_equal(before, first[new]):
            break
    first[first == unknown] = MISSING_INT
    return first


def _lags(traded: Array, disclosed: Array) -> tuple[Column, Column]:
    is_known = (traded != MISSING_INT) & (disclosed != MISSING_INT)
    lag = np.where(is_known, disclosed.astype(np.int64) - traded, MISSING_INT).astype(np.int32)
    late = np.where(is_known, lag > LATE_AFTER_DAYS, -1).astype(np.int8)
    return Column(Kind.INT, lag), Column(Kind.FLAG, late)
