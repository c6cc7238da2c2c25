"""Exports read back by other code than wrote them, and what plain SQL says should be in them."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sqlite3
import warnings
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from govtrades_desktop.query.export import CellKind, ExportColumn
from govtrades_desktop.query.export.csv_file import unguarded

Rows = list[dict[str, Any]]

DISCLOSED = (
    '(WITH RECURSIVE version (id) AS (SELECT t.id UNION SELECT o.id FROM version v JOIN "transaction" o'
    ' ON o.replaced_by = v.id) SELECT MIN(g.filed_on) FROM version v JOIN "transaction" c ON c.id = v.id'
    " JOIN filing g ON g.id = c.filing_id)"
)
"""When the first report of a trade was filed: of the row and of all that it replaces."""

TRADES_SQL = f"""
SELECT t.id, f.source, CASE f.source WHEN 'house' THEN 'house' ELSE 'senate' END AS chamber, f.doc_id, t.line,
  f.last || ', ' || f.first || CASE f.suffix WHEN '' THEN '' ELSE ' ' || f.suffix END AS official,
  NULLIF(substr(f.state_district, 1, 2), '') AS state, NULLIF(f.state_district, '') AS state_district,
  t.traded_on, t.notified_on, f.filed_on,
  {DISCLOSED} AS disclosed_on,
  CAST(julianday({DISCLOSED}) - julianday(t.traded_on) AS INTEGER) AS lag_days,
  julianday({DISCLOSED}) - julianday(t.traded_on) > 45 AS is_late, t.owner, t.type, t.ticker,
  t.ticker AS symbol, t.asset, t.asset_type, t.amount_low_usd, t.amount_high_usd, t.amount_exact_usd,
  t.cap_gains_over_200, t.filing_status, t.row_id, t.received_asset, t.received_ticker, t.option_type,
  t.option_strike_usd, t.option_expires_on, t.option_contracts, t.option_is_exercised,
  t.bond_rate_percent AS bond_rate, t.bond_matures_on, t.description, t.subholding_of, t.location, t.comment,
  t.company, t.replaced_by IS NOT NULL OR (f.source = 'house' AND COALESCE(t.filing_status, '') = 'deleted')
  AS is_superseded, nf.doc_id AS replaced_by_doc_id, n.line AS replaced_by_line, 0 AS edited,
  f.last || ', ' || f.first || CASE f.suffix WHEN '' THEN '' ELSE ' ' || f.suffix END AS official_as_filed,
  f.filer_printed, t.amount_low_usd AS amount_low_as_filed_usd, t.amount_high_usd AS amount_high_as_filed_usd,
  s.state AS reading, EXISTS (SELECT 1 FROM finding x WHERE x.filing_id = f.id
  AND (x.line IS NULL OR x.line = t.line)) AS is_doubtful, t.page, f.parser_version, f.witness,
  f.read_at AS read_at_utc, d.sha256 AS document_sha256, f.url
FROM "transaction" t JOIN filing f ON f.id = t.filing_id JOIN filing_state s ON s.filing_id = f.id
LEFT JOIN document d ON d.id = f.read_document_id LEFT JOIN "transaction" n ON n.id = t.replaced_by
LEFT JOIN filing nf ON nf.id = n.filing_id
"""

FILINGS_SQL = """
SELECT f.id, f.source, CASE f.source WHEN 'house' THEN 'house' ELSE 'senate' END AS chamber, f.doc_id,
  f.last || ', ' || f.first || CASE f.suffix WHEN '' THEN '' ELSE ' ' || f.suffix END AS official,
  NULLIF(substr(f.state_district, 1, 2), '') AS state, NULLIF(f.state_district, '') AS state_district,
  f.filing_type, f.kind, f.year, f.filed_on, s.state AS reading, f.reason, f.transaction_count AS trades,
  f.finding_count AS findings, f.amendment, 0 AS edited,
  f.last || ', ' || f.first || CASE f.suffix WHEN '' THEN '' ELSE ' ' || f.suffix END AS official_as_filed,
  f.filer_printed, NULLIF(f.title, '') AS title, f.signed_on, f.report_date, n.doc_id AS replaced_by_doc_id,
  f.vanished_at AS vanished_at_utc, f.times_listed, f.first_seen_on, f.last_seen_on, f.pages,
  f.parser_version, f.witness, f.read_at AS read_at_utc, d.sha256 AS document_sha256, f.url
FROM filing f JOIN filing_state s ON s.filing_id = f.id
LEFT JOIN document d ON d.id = f.read_document_id LEFT JOIN filing n ON n.id = f.superseded_by
"""

_FROM_STORED: dict[CellKind, Callable[[Any], Any]] = {
    CellKind.TEXT: str,
    CellKind.URL: str,
    CellKind.INTEGER: int,
    CellKind.DECIMAL: float,
    CellKind.DATE: dt.date.fromisoformat,
    CellKind.MOMENT: dt.datetime.fromisoformat,
    CellKind.TRUTH: bool,
}


def wanted(database: Path, sql: str, ids: Iterable[int], columns: Iterable[ExportColumn]) -> Rows:
    """Return what the database says of these rows, in this order; a column SQL does not name is empty."""
    with sqlite3.connect(database) as connection:
        connection.row_factory = sqlite3.Row
        by_id = {row["id"]: dict(row) for row in connection.execute(sql)}
    connection.close()
    return [
        {one.name: _stored(one.kind, by_id[int(row_id)].get(one.name)) for one in columns} for row_id in ids
    ]


def _stored(kind: CellKind, value: Any) -> Any:
    return None if value is None or value == "" else _FROM_STORED[kind](value)


def read(path: Path, columns: Iterable[ExportColumn]) -> Rows:
    """Return the rows of any export as plain values: what the columns promise, or the test fails here."""
    kinds = {one.name: one.kind for one in columns}
    rows = _READERS[path.suffix](path)
    for row in rows:
        assert list(row) == list(kinds) if path.suffix != ".json" else set(kinds) <= {*row} | _NESTED
    return [{name: _READ[path.suffix](kind, row.get(name)) for name, kind in kinds.items()} for row in rows]


def read_csv(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_json(path: Path) -> Rows:
    told = json.loads(path.read_text("utf-8"))
    assert told["total"] == len(told["rows"]) == told["method"]["rows"]
    for row in told["rows"]:
        for name in ("option", "bond"):
            row.update({f"{name}_{key}": value for key, value in (row.pop(name, None) or {}).items()})
    return list(told["rows"])


_NESTED = {
    *(f"option_{name}" for name in ("type", "strike_usd", "expires_on", "contracts", "is_exercised")),
    *("bond_rate", "bond_matures_on"),
}


def read_xlsx(path: Path) -> Rows:
    book = openpyxl.load_workbook(path)
    header, *rows = book.worksheets[0].iter_rows(values_only=True)
    book.close()
    return [dict(zip(header, row, strict=True)) for row in rows]


def read_parquet(path: Path) -> Rows:
    import pandas as pd

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pandas gives up its own door to fastparquet, which we do not use
        frame = pd.read_parquet(path, engine="fastparquet")
    columns = {
        str(name): [None if pd.isna(cell) else cell for cell in frame[name].tolist()] for name in frame
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _of_csv(kind: CellKind, text: str) -> Any:
    if text == "":
        return None
    if kind is CellKind.TRUTH:
        return {"true": True, "false": False}[text]
    if kind is CellKind.DECIMAL:
        return float(Decimal(text))
    if kind in (CellKind.TEXT, CellKind.URL):
        return unguarded(text)
    return _FROM_STORED[kind](text)


def _of_json(kind: CellKind, value: Any) -> Any:
    if isinstance(value, list):  # committees: a list there, one text in a table
        value = " ".join(value)
    if value is None or value == "":
        return None
    if kind in (CellKind.DATE, CellKind.MOMENT):
        return _FROM_STORED[kind](value)
    types = {CellKind.INTEGER: (int,), CellKind.TRUTH: (bool,), CellKind.DECIMAL: (int, float)}
    assert type(value) in types.get(kind, (str,)), value
    return value


def _of_xlsx(kind: CellKind, value: Any) -> Any:
    if value is None:
        return None
    if kind is CellKind.DATE:
        assert isinstance(value, dt.datetime), value
        return value.date()
    if kind is CellKind.MOMENT:
        return value.replace(tzinfo=dt.UTC)
    types = {CellKind.INTEGER: (int,), CellKind.TRUTH: (bool,), CellKind.DECIMAL: (int, float)}
    assert type(value) in types.get(kind, (str,)), value
    return value


def _of_parquet(kind: CellKind, value: Any) -> Any:
    if value is None or value == "":
        return None
    if kind is CellKind.DATE:
        return value.date()
    if kind is CellKind.MOMENT:
        assert value.tzinfo is not None
        return value.to_pydatetime()
    types = {CellKind.INTEGER: (int,), CellKind.TRUTH: (bool,), CellKind.DECIMAL: (float,)}
    assert type(value) in types.get(kind, (str,)), value
    return value


_READERS = {".csv": read_csv, ".json": read_json, ".xlsx": read_xlsx, ".parquet": read_parquet}
_READ = {".csv": _of_csv, ".json": _of_json, ".xlsx": _of_xlsx, ".parquet": _of_parquet}
ENDINGS = tuple(_READERS)
