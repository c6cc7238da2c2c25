"""Filings as a table to export: the ledger's rows, what became of each, and where it is. Reads only."""

from __future__ import annotations

from typing import Any

import numpy as np

from govtrades_desktop.core.names import display_name
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.export.json_file import plain
from govtrades_desktop.query.export.provenance import ExportView, describe
from govtrades_desktop.query.export.table import CellKind, Cells, ExportColumn, TableExport
from govtrades_desktop.query.export.trades import typed
from govtrades_desktop.query.filings import Positions, load_filings
from govtrades_desktop.query.library import Library

_C = ExportColumn
_INT, _DAY = CellKind.INTEGER, CellKind.DATE

FILING_COLUMNS: tuple[ExportColumn, ...] = (
    _C("source", about="whose site the filing is from", width=9),
    _C("chamber", about="of the filer", width=9),
    _C("doc_id", about="the source's own id; with source the identity of the filing"),
    _C("official", about="the official's name as resolved; as listed where nobody was found", width=26),
    _C("bioguide", about="the official's id in the Biographical Directory of Congress; empty: not resolved"),
    _C("role", about="what the filer was on the day of the filing: member, former_member, candidate, other"),
    _C("party", about="one letter, on the day of the filing", width=7),
    _C("state", about="two letters", width=7),
    _C("state_district", about="of the filer"),
    _C("filing_type", about="the source's own code; P is a periodic transaction report"),
    _C("kind", about="the form that reads it; empty: listed only, its document is not collected"),
    _C("year", _INT, "of the official index", 7),
    _C("filed_on", _DAY, "as the official index lists it"),
    _C("reading", about="the ledger's one state of it"),
    _C("reason", about="why, where the state does not say all", width=40),
    _C("trades", _INT, "transactions read from it"),
    _C("findings", _INT, "doubts that checks of the reading raised"),
    _C("amendment", _INT, "its number (Senate); empty of originals"),
    _C("match", about="how the official was found"),
    _C("confidence", _INT, "how sure that is, per cent"),
    _C("edited", CellKind.TRUTH, "a correction of the user's own is in force"),
    _C("note", about="the user's own", width=20),
    _C("official_as_filed", about="the filer as the official index lists it", width=26),
    _C("filer_printed", about="the filer as the document prints it", width=26),
    _C("title", about="as the official index has it (Senate)", width=34),
    _C("signed_on", _DAY, "as printed"),
    _C("report_date", _DAY, "the date in the title (Senate): of an amendment, that of the report it amends"),
    _C("replaced_by_doc_id", about="the amendment that replaces every one of its rows"),
    _C("vanished_at_utc", CellKind.MOMENT, "when the official index was first seen without it"),
    _C("times_listed", _INT, "how often the official index lists it; 0: imported by hand"),
    _C("first_seen_on", _DAY, "day of the first index that listed it"),
    _C("last_seen_on", _DAY, "day of the last index that listed it"),
    _C("pages", _INT, "of the document"),
    _C("parser_version", _INT, "of the reading"),
    _C("witness", about="the engine that read the document"),
    _C("read_at_utc", CellKind.MOMENT, "when it was read"),
    _C("document_sha256", about="of the bytes that were read", width=20),
    _C("url", CellKind.URL, "the original at its source", 60),
)
"""The columns, in their order; each name stands for one thing in every format."""

# column of the export -> column of the filing index
_OF_INDEX = {
    "source": "source", "chamber": "chamber", "doc_id": "doc_id", "official": "official",
    "bioguide": "bioguide", "role": "role", "party": "party", "state": "state", "state_district": "district",
    "filing_type": "filing_type", "kind": "kind", "year": "year", "filed_on": "filed", "reading": "reading",
    "reason": "reason", "trades": "trades", "findings": "findings", "amendment": "amendment",
    "match": "match", "confidence": "confidence", "edited": "edited", "note": "note",
    "first_seen_on": "first_seen", "last_seen_on": "last_seen", "url": "url",
}  # fmt: skip

# column of the export -> what the database has
_OF_DATABASE = {
    "filer_printed": "f.filer_printed", "title": "f.title", "signed_on": "f.signed_on",
    "report_date": "f.report_date", "replaced_by_doc_id": "n.doc_id", "vanished_at_utc": "f.vanished_at",
    "times_listed": "f.times_listed", "pages": "f.pages", "parser_version": "f.parser_version",
    "witness": "f.witness", "read_at_utc": "f.read_at", "document_sha256": "d.sha256",
}  # fmt: skip

_SELECT = f"""
SELECT f.id, f.first, f.last, f.suffix, {", ".join(_OF_DATABASE.values())}
FROM filing f LEFT JOIN document d ON d.id = COALESCE(f.read_document_id, f.document_id)
LEFT JOIN filing n ON n.id = f.superseded_by WHERE f.id IN ({{ids}})
"""  # noqa: S608 - our own names, no input

_KINDS = {column.name: column.kind for column in FILING_COLUMNS}


def filings_export(library: Library, positions: Positions, view: ExportView | None = None) -> TableExport:
    """Return the filings at `positions` of the filing index, in that order, as a table to write.

    Args:
        library: opened on the thread that will write.
        positions: of `library.filings`.
        view: the question they answer, for the method sheet.
    """
    index = library.filings  # held: a reload meanwhile would make other rows of the positions
    places = np.asarray(positions, dtype=np.intp)

    def documents(first: int, end: int) -> list[dict[str, Any]]:
        part, cells = _read(library, index, places[first:end])
        rows = load_filings(library, part)
        names = [column.name for column in FILING_COLUMNS]
        return [
            {**{name: _plain(cell) for name, cell in zip(names, one, strict=True)}, **row.as_json()}
            for row, one in zip(rows, zip(*cells, strict=True), strict=True)
        ]

    return TableExport(
        name="filings",
        columns=FILING_COLUMNS,
        total=len(places),
        read=lambda first, end: _read(library, index, places[first:end])[1],
        method=describe(library, "filings", FILING_COLUMNS, places, view),
        documents=documents,
    )


def _read(library: Library, index: ColumnTable, places: Positions) -> tuple[Positions, Cells]:
    """Return the positions that are in the database still, and their cells."""
    ids = index.array("id")[places].tolist()
    stored = {row[0]: row[1:] for row in library.reader.rows_by_id(_SELECT, ids)}
    if len(stored) < len(ids):  # gone meanwhile; the method sheet tells how many
        is_there = np.fromiter((one in stored for one in ids), np.bool_, len(ids))
        places, ids = places[is_there], [one for one in ids if one in stored]
    if not ids:
        return places, [() for _ in FILING_COLUMNS]
    firsts, lasts, suffixes, *columns = zip(*(stored[one] for one in ids), strict=True)
    by_name = {name: typed(_KINDS[name], cells) for name, cells in zip(_OF_DATABASE, columns, strict=True)}
    by_name["official_as_filed"] = [
        display_name(*parts) for parts in zip(firsts, lasts, suffixes, strict=True)
    ]
    for name, theirs in _OF_INDEX.items():
        by_name[name] = index.cells(theirs, places)
    return places, [by_name[column.name] for column in FILING_COLUMNS]


def _plain(cell: Any) -> Any:
    return cell if cell is None or isinstance(cell, (str, int)) else plain(cell)
