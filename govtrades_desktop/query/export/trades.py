"""Trades as a table to export: every field as filed, what it was resolved to, where it came from.

What is in force (with the user's corrections) comes from the index in memory, what was filed from the
database: both are written, side by side. Reads only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import numpy as np

from govtrades_desktop.core.names import display_name
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.export.json_file import plain
from govtrades_desktop.query.export.provenance import ExportView, describe
from govtrades_desktop.query.export.table import CellKind, Cells, ExportColumn, TableExport
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import Positions, load_rows

_C = ExportColumn
_INT, _DAY, _YES, _EXACT = CellKind.INTEGER, CellKind.DATE, CellKind.TRUTH, CellKind.DECIMAL

TRADE_COLUMNS: tuple[ExportColumn, ...] = (
    _C("source", about="whose site the filing is from", width=9),
    _C("chamber", about="of the filer", width=9),
    _C("doc_id", about="the source's own id of the filing", width=14),
    _C("line", _INT, "number of the row in its filing; with source and doc_id the identity of the row", 7),
    _C("official", about="the official's name as resolved; as listed where nobody was found", width=26),
    _C("bioguide", about="the official's id in the Biographical Directory of Congress; empty: not resolved"),
    _C("role", about="what the filer was on the day of the filing: member, former_member, candidate, other"),
    _C("party", about="one letter, on the trade date", width=7),
    _C("state", about="two letters", width=7),
    _C("state_district", about="of the filer"),
    _C("committees", about="codes of the committees sat on at the trade date, blank-separated", width=22),
    _C("traded_on", _DAY, "as filed"),
    _C("notified_on", _DAY, "as filed: when the filer was told of the trade"),
    _C("filed_on", _DAY, "as the official index lists it"),
    _C("disclosed_on", _DAY, "when the first report of this trade was filed; this one may restate it"),
    _C("lag_days", _INT, "days from the trade to disclosed_on"),
    _C("is_late", _YES, "lag_days is more than 45"),
    _C("owner", about="self, spouse, joint or dependent_child"),
    _C("type", about="purchase, sale, partial_sale or exchange", width=13),
    _C("ticker", about="as filed", width=9),
    _C("symbol", about="today's ticker of the security as resolved; as filed where it was not", width=9),
    _C("issuer", about="the security's name as resolved", width=30),
    _C("security", about="key of the security as resolved; filed:… where only filings name it", width=18),
    _C("asset", about="as filed", width=46),
    _C("asset_class", about="kind of asset, across both chambers' codes", width=16),
    _C("asset_type", about="the chamber's own code, as filed"),
    _C("sector", about="of the security: GICS, else an SIC division", width=24),
    _C("amount_low_usd", _INT, "lower end of the band in force"),
    _C("amount_high_usd", _INT, "upper end of the band in force; empty: or more"),
    _C("amount_exact_usd", _EXACT, "as filed, in the few reports that tell it"),
    _C("cap_gains_over_200", _YES, "as filed (House)"),
    _C("filing_status", about="as filed: new, amended or deleted (House)"),
    _C("row_id", about="the House's own id of the row, where printed"),
    _C("received_asset", about="of an exchange: what was received", width=24),
    _C("received_ticker", about="likewise"),
    _C("option_type", about="call or put"),
    _C("option_strike_usd", _EXACT),
    _C("option_expires_on", _DAY),
    _C("option_contracts", _INT),
    _C("option_is_exercised", _YES),
    _C("bond_rate", _EXACT, "per cent a year"),
    _C("bond_matures_on", _DAY),
    _C("description", about="as filed", width=30),
    _C("subholding_of", about="as filed: the account that holds it", width=22),
    _C("location", about="as filed"),
    _C("comment", about="as filed", width=30),
    _C("company", about="as filed", width=18),
    _C("is_superseded", _YES, "a later version replaces the row, or it was deleted: counted nowhere"),
    _C("replaced_by_doc_id", about="the filing of the row that replaces this one"),
    _C("replaced_by_line", _INT, "and its line"),
    _C("edited", _YES, "a correction of the user's own is in force in this row"),
    _C("note", about="the user's own", width=20),
    _C("official_as_filed", about="the filer as the official index lists it", width=26),
    _C("filer_printed", about="the filer as the document prints it", width=26),
    _C("amount_low_as_filed_usd", _INT, "lower end of the band as filed"),
    _C("amount_high_as_filed_usd", _INT, "upper end of the band as filed"),
    _C("reading", about="state of the filing in the ledger"),
    _C("is_doubtful", _YES, "a check of the reading raised a doubt about the row or its filing"),
    _C("page", _INT, "of the document, on which the row begins"),
    _C("parser_version", _INT, "of the reading"),
    _C("witness", about="the engine that read the document"),
    _C("read_at_utc", CellKind.MOMENT, "when it was read"),
    _C("document_sha256", about="of the bytes that were read", width=20),
    _C("url", CellKind.URL, "the original at its source", 60),
)  # fmt: skip
"""The columns, in their order; each name stands for one thing in every format."""

# column of the export -> column of the trade index: what is in force
_OF_INDEX = {
    "source": "source", "chamber": "chamber", "doc_id": "doc_id", "line": "line", "official": "official",
    "bioguide": "bioguide", "role": "role", "party": "party", "state": "state", "state_district": "district",
    "committees": "committees", "filed_on": "filed", "disclosed_on": "disclosed", "lag_days": "lag",
    "is_late": "late", "symbol": "symbol", "issuer": "issuer", "security": "security",
    "asset_class": "asset_class", "sector": "sector",
    "amount_low_usd": "amount_low", "amount_high_usd": "amount_high", "is_superseded": "superseded",
    "edited": "edited", "note": "note", "reading": "reading", "is_doubtful": "doubt",
}  # fmt: skip

# column of the export -> what the database has, and its kind: what was filed
_OF_DATABASE = {
    "traded_on": "t.traded_on", "notified_on": "t.notified_on", "owner": "t.owner", "type": "t.type",
    "ticker": "t.ticker", "asset": "t.asset", "asset_type": "t.asset_type",
    "amount_exact_usd": "t.amount_exact_usd", "cap_gains_over_200": "t.cap_gains_over_200",
    "filing_status": "t.filing_status", "row_id": "t.row_id", "received_asset": "t.received_asset",
    "received_ticker": "t.received_ticker", "option_type": "t.option_type",
    "option_strike_usd": "t.option_strike_usd", "option_expires_on": "t.option_expires_on",
    "option_contracts": "t.option_contracts", "option_is_exercised": "t.option_is_exercised",
    "bond_rate": "t.bond_rate_percent", "bond_matures_on": "t.bond_matures_on",
    "description": "t.description", "subholding_of": "t.subholding_of", "location": "t.location",
    "comment": "t.comment", "company": "t.company", "replaced_by_doc_id": "nf.doc_id",
    "replaced_by_line": "n.line", "filer_printed": "f.filer_printed",
    "amount_low_as_filed_usd": "t.amount_low_usd", "amount_high_as_filed_usd": "t.amount_high_usd",
    "page": "t.page", "parser_version": "f.parser_version", "witness": "f.witness",
    "read_at_utc": "f.read_at", "document_sha256": "d.sha256", "url": "f.url",
}  # fmt: skip

_SELECT = f"""
SELECT t.id, f.first, f.last, f.suffix, {", ".join(_OF_DATABASE.values())}
FROM "transaction" t JOIN filing f ON f.id = t.filing_id
LEFT JOIN document d ON d.id = COALESCE(f.read_document_id, f.document_id)
LEFT JOIN "transaction" n ON n.id = t.replaced_by LEFT JOIN filing nf ON nf.id = n.filing_id
WHERE t.id IN ({{ids}})
"""  # noqa: S608 - our own names, no input

_BAND = ("amount_low_usd", "amount_high_usd")
_NESTED = ("option_", "bond_")  # objects of their own in the JSON form of a row


def trades_export(library: Library, positions: Positions, view: ExportView | None = None) -> TableExport:
    """Return the trades at `positions` of the trade index, in that order, as a table to write.

    Args:
        library: opened on the thread that will write.
        positions: of `library.trades`.
        view: the question they answer, for the method sheet.
    """
    index = library.trades  # held: a reload meanwhile would make other rows of the positions
    places = np.asarray(positions, dtype=np.intp)

    def read(first: int, end: int) -> Cells:
        return _read(library, index, places[first:end])

    def documents(first: int, end: int) -> list[dict[str, Any]]:
        rows = load_rows(library, places[first:end], is_whole=True)
        flat = zip(*read(first, end), strict=True)
        return [_document(row.as_json(), cells) for row, cells in zip(rows, flat, strict=True)]

    return TableExport(
        name="trades",
        columns=TRADE_COLUMNS,
        total=len(places),
        read=read,
        method=describe(library, "trades", TRADE_COLUMNS, places, view),
        documents=documents,
    )


def _read(library: Library, index: ColumnTable, places: Positions) -> Cells:
    ids = index.array("id")[places].tolist()
    filed = {row[0]: row[1:] for row in library.reader.rows_by_id(_SELECT, ids)}
    if len(filed) < len(ids):  # a refresh took some away; the method sheet tells how many
        is_there = np.fromiter((one in filed for one in ids), np.bool_, len(ids))
        places, ids = places[is_there], [one for one in ids if one in filed]
    if not ids:
        return [() for _ in TRADE_COLUMNS]
    firsts, lasts, suffixes, *columns = zip(*(filed[one] for one in ids), strict=True)
    by_name = {
        name: typed(column.kind, cells)
        for (name, cells), column in zip(
            zip(_OF_DATABASE, columns, strict=True),
            (_BY_NAME[name] for name in _OF_DATABASE),
            strict=True,
        )
    }
    by_name["official_as_filed"] = [
        display_name(*parts) for parts in zip(firsts, lasts, suffixes, strict=True)
    ]
    for name, theirs in _OF_INDEX.items():
        by_name[name] = index.cells(theirs, places)
    return [by_name[column.name] for column in TRADE_COLUMNS]


_BY_NAME = {column.name: column for column in TRADE_COLUMNS}


def typed(kind: CellKind, cells: Sequence[Any]) -> Sequence[Any]:
    """Return cells as stored (ISO text, decimal text, 0 and 1) as values of their kind."""
    make = _VALUES.get(kind)
    if make is None:
        return cells
    known = {cell: None if cell is None else make(cell) for cell in set(cells)}
    return [known[cell] for cell in cells]


_VALUES: dict[CellKind, Any] = {
    CellKind.DATE: dt.date.fromisoformat,
    CellKind.MOMENT: dt.datetime.fromisoformat,
    CellKind.DECIMAL: Decimal,
    CellKind.TRUTH: bool,
}


def _document(told: dict[str, Any], cells: Sequence[Any]) -> dict[str, Any]:
    """Return the row of the command-line contract with the columns that it has not.

    The band in force stands under its name, as in every format; the one as filed has its own.
    """
    for column, cell in zip(TRADE_COLUMNS, cells, strict=True):
        is_lacking = told.get(column.name) is None and not column.name.startswith(_NESTED)
        if is_lacking or column.name in _BAND:
            told[column.name] = cell if cell is None or isinstance(cell, (str, int)) else plain(cell)
    return told
