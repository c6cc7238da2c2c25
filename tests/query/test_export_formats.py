"""Each format, read back by other code than wrote it, cell by cell against plain SQL."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrades_desktop.core.errors import StoreBug, UserInputError
from govtrades_desktop.query import corrections as checks
from govtrades_desktop.query.export import (
    FILING_COLUMNS,
    TRADE_COLUMNS,
    CellKind,
    ExportColumn,
    TableExport,
    export_filings,
    export_trades,
    index_export,
    parquet_file,
    sidecar_of,
    table,
    write_table,
    xlsx_file,
)
from govtrades_desktop.query.export.csv_file import guarded, unguarded
from govtrades_desktop.query.export.method import Method
from govtrades_desktop.query.filings import find_filings
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import find_trades, load_rows
from govtrades_desktop.store.connection import open_reader, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing
from tests.query.edited import ADAM, FIRST, SECOND, World
from tests.query.exported import (
    ENDINGS,
    FILINGS_SQL,
    TRADES_SQL,
    read,
    read_csv,
    read_json,
    read_parquet,
    read_xlsx,
    wanted,
)
from tests.store.factory import (
    NOW,
    fill_senate,
    full_filing,
    list_one,
    make_document,
    make_parsed,
    make_transaction,
)

EVIL = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\tplain after a tab",
    "  =1+1",
    "\x00=1",
    "\u00a0=1",
    "\ufeff=1",
    "\uff1dcmd|' /C calc'!A0",
    "'=1",
    "Bond due 2030;=cmd|' /C calc'!A0",
    "first line\n=2+5",
    'plain, with "quotes"\nand lines',
    "=HYPERLINK(\"http://evil.example\",\"click\")",
    "http://evil.example/plain",
)  # fmt: skip


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every table of these tests has seams: chunks and row groups that are not full."""
    monkeypatch.setattr(table, "BATCH", 37)
    monkeypatch.setattr(parquet_file, "GROUP", 100)


def library_of(folder: Path) -> Library:
    return Library(folder / "g.sqlite", folder / "derived")


def tiny(columns: tuple[ExportColumn, ...], rows: list[tuple[Any, ...]]) -> TableExport:
    """Return a table of these rows."""

    def cells(first: int, end: int) -> list[list[Any]]:
        return [[row[at] for row in rows[first:end]] for at in range(len(columns))]

    return TableExport("things", columns, len(rows), cells, Method("things of a test", ()))


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_cell_of_a_trade_is_what_sql_says(
    seeded: Path, library: Library, tmp_path: Path, ending: str
) -> None:
    positions = find_trades(library, "version:all type:sell", sort=("official", "-traded"))
    assert len(positions) > 200
    out = tmp_path / f"trades{ending}"
    assert export_trades(library, positions, out) == len(positions)
    ids = library.trades.array("id")[positions]
    truth = wanted(seeded, TRADES_SQL, ids, TRADE_COLUMNS)
    for found, row in zip(read(out, TRADE_COLUMNS), truth, strict=True):
        assert found == row
    assert {row["is_doubtful"] for row in truth} == {True, False}
    assert {row["is_late"] for row in truth} == {True, False, None}


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_cell_of_a_filing_is_what_sql_says(
    seeded: Path, library: Library, tmp_path: Path, ending: str
) -> None:
    positions = find_filings(library, "", sort=("-official",))
    out = tmp_path / f"filings{ending}"
    assert export_filings(library, positions, out) == len(positions) == 150
    ids = library.filings.array("id")[positions]
    truth = wanted(seeded, FILINGS_SQL, ids, FILING_COLUMNS)
    for found, row in zip(read(out, FILING_COLUMNS), truth, strict=True):
        assert found == row


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_field_of_a_row_and_its_versions_reach_the_file(tmp_path: Path, ending: str) -> None:
    with open_store(tmp_path / "g.sqlite") as store:
        fill_senate(store)
        filing_id = list_one(store)
        ingest_document(store, filing_id, make_document())
        ingest_filing(store, filing_id, full_filing(), read_at=NOW)
    out = tmp_path / f"t{ending}"
    with library_of(tmp_path) as library:
        positions = find_trades(library, "version:all")
        export_trades(library, positions, out)
        truth = wanted(
            tmp_path / "g.sqlite", TRADES_SQL, library.trades.array("id")[positions], TRADE_COLUMNS
        )
    found = read(out, TRADE_COLUMNS)
    assert found == truth
    (full,) = [row for row in found if row["ticker"] == "MSFT"]
    assert (full["option_strike_usd"], full["bond_rate"], full["amount_exact_usd"]) == (150.5, 4.25, 224.5)
    assert full["option_expires_on"] == dt.date(2025, 12, 19) and full["bond_matures_on"].year == 2031
    (replaced,) = [row for row in found if row["replaced_by_line"] is not None]
    assert replaced["is_superseded"] and replaced["replaced_by_doc_id"] != replaced["doc_id"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_in_force_stands_beside_what_was_filed(tmp_path: Path, ending: str) -> None:
    """Stops: a correction that leaves no trace in the file, or one that takes the source's value's place."""
    world = World(tmp_path)
    world.make(resolved={SECOND: ADAM})
    with open_reader(world.database) as reader:
        amount = checks.check_amount(checks.find_filing(reader, FIRST), 1, "50001-100000")
        note = checks.check_note(checks.find_filing(reader, SECOND), 1, "seen on paper")
    world.user.set(amount)
    world.user.set(note)
    library = world.library()
    out = tmp_path / f"t{ending}"
    export_trades(library, find_trades(library, "ticker:AAPL", sort=("doc",)), out)
    library.close()
    first, second = read(out, TRADE_COLUMNS)
    assert (first["amount_low_usd"], first["amount_high_usd"], first["edited"]) == (50_001, 100_000, True)
    assert (first["amount_low_as_filed_usd"], first["amount_high_as_filed_usd"]) == (1001, 15_000)
    assert (first["security"], first["issuer"], first["symbol"]) == ("320193:AAPL", "Apple Inc.", "AAPL")
    assert first["sector"] == "Information Technology" and first["asset_class"] == "stock"
    assert (second["bioguide"], second["official"], second["party"]) == (ADAM, "Smith, Adam", "R")
    assert second["committees"] == "HSAS" and second["role"] == "member"
    assert second["note"] == "seen on paper" and first["bioguide"] is None


def test_a_json_row_is_the_row_of_search_and_more(library: Library, tmp_path: Path) -> None:
    positions = find_trades(library, "type:buy")
    out = tmp_path / "t.json"
    export_trades(library, positions, out)
    rows = json.loads(out.read_text("utf-8"))["rows"]
    for row, told in zip(rows, load_rows(library, positions, is_whole=True), strict=True):
        expected = told.as_json()
        assert {name: row[name] for name in expected} == expected
        assert {"parser_version", "document_sha256", "official_as_filed"} <= {*row}


def test_a_light_row_is_not_printed_as_if_it_were_whole(library: Library) -> None:
    with pytest.raises(StoreBug, match="not loaded whole"):
        load_rows(library, find_trades(library)[:1])[0].as_json()


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    with open_store(tmp_path / "g.sqlite") as store:
        filing_id = list_one(store)
        ingest_document(store, filing_id, make_document())
        rows = [make_transaction(line, asset=text, description=text) for line, text in enumerate(EVIL, 1)]
        ingest_filing(store, filing_id, make_parsed(*rows), read_at=NOW)
    return tmp_path


def test_a_spreadsheet_runs_nothing_that_a_stranger_wrote(hostile: Path) -> None:
    """Stops: an asset named =cmd|'…' run by the reader's spreadsheet; a negative number stays a number."""
    with library_of(hostile) as library:
        for ending in ENDINGS:
            export_trades(library, find_trades(library, sort=("doc",)), hostile / f"t{ending}")
    found = read_csv(hostile / "t.csv")
    for one, text in zip(found, EVIL, strict=True):
        for cell in (one["asset"], one["description"]):
            assert unguarded(cell) == text
            assert not begins_a_formula(cell), cell
    assert found[0]["asset"] == "'" + EVIL[0] and found[-1]["asset"] == EVIL[-1]
    assert found[13]["asset"] == "Bond due 2030;'=cmd|' /C calc'!A0"
    assert all(one["lag_days"] == "36" for one in found)  # numbers have no guard
    assert [row["asset"] for row in read_json(hostile / "t.json")] == list(EVIL)
    assert [row["asset"] for row in read_parquet(hostile / "t.parquet")] == list(EVIL)
    book = openpyxl.load_workbook(hostile / "t.xlsx")
    sheet = book.worksheets[0]
    at = [cell.value for cell in sheet[1]].index("asset") + 1
    cells = [sheet.cell(row, at) for row in range(2, len(EVIL) + 2)]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d", "b"}  # no "f"
    assert all(cell.hyperlink is None for cell in cells)
    assert [cell.value for cell in cells] == [xlsx_file.seen(text) for text in EVIL]
    assert cells[4].value == "\t=1" and cells[5].value == "\u240d=1" and cells[8].value == "\u2400=1"


def begins_a_formula(text: str) -> bool:
    """Tell, by other means than the guard, whether a spreadsheet may take a part for a formula."""
    for mark in "\t\r\n":
        text = text.replace(mark, ";")
    unseen = "".join(map(chr, (*range(0x21), *range(0x7F, 0xA1)))) + "\u3000\ufeff\u200b"
    return any(part.strip(unseen)[:1] in tuple("=+-@\uff1d\uff0b\uff0d\uff20") for part in text.split(";"))


@given(st.text(st.sampled_from("=+-@;\t\r\n' \x00\u00a0\uff1da'\"") | st.characters(codec="utf-8")))
def test_any_text_is_guarded_and_comes_back(text: str) -> None:
    assert not begins_a_formula(guarded(text))
    assert unguarded(guarded(text)) == text
    if not begins_a_formula(text) and not text[:1] < " ":
        assert guarded(text).replace("'", "") == text.replace("'", "")


def test_an_excel_sheet_has_types_widths_a_frozen_header_and_a_filter(
    library: Library, tmp_path: Path
) -> None:
    positions = find_trades(library)
    out = tmp_path / "t.xlsx"
    export_trades(library, positions, out)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Trades", "Method"]
    sheet, method = book.worksheets
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == sheet.dimensions
    assert sheet.max_row == len(positions) + 1
    names = {cell.value: cell for cell in sheet[1]}
    assert names["doc_id"].font.bold and list(names) == [column.name for column in TRADE_COLUMNS]
    widths = {  # neighbours of one width are one entry
        name: next(one.width for one in sheet.column_dimensions.values() if one.min <= cell.column <= one.max)
        for name, cell in names.items()
    }
    assert widths["asset"] > 40 > widths["line"] and all(widths[name] > len(name) for name in names)
    links = [cell.hyperlink.target for cell in sheet[names["url"].column_letter][1:]]
    assert all(link.startswith("https://disclosures-clerk.house.gov/") for link in links)
    assert sheet[names["filed_on"].column_letter][1].number_format == "yyyy-mm-dd"
    facts = {row[0]: row[1] for row in method.iter_rows(max_col=2, values_only=True) if row[0]}
    assert facts["rows in this file"] == f"{len(positions):,}" and facts["addresses"] == "links"


def test_what_excel_cannot_hold_is_told_never_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = (
        ExportColumn("text"),
        ExportColumn("day", CellKind.DATE),
        ExportColumn("url", CellKind.URL),
        ExportColumn("exact", CellKind.DECIMAL),
    )
    long = "x" * 40_000
    rows = [
        ("bell \x07 and \x1b", dt.date(1899, 12, 31), "https://example.com/1", Decimal("0.10")),
        (long, dt.date(1900, 1, 1), "https://example.com/" + "y" * 2_100, None),
        ("_x0041_ stays", dt.date(9999, 12, 31), "internal:Method!A1", Decimal("-1.5")),
        ("bad \ufffe\uffff", None, "file:///etc/passwd", None),
        ("", None, "", None),
    ]
    out = tmp_path / "t.xlsx"
    write_table(tiny(columns, rows), out)
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    assert sheet["A2"].value == "bell \u2407 and \u241b" and sheet["B2"].value == "1899-12-31"
    assert len(sheet["A3"].value) == 32_767 and sheet["A3"].value.endswith("whole in CSV, JSON and Parquet]")
    assert sheet["B3"].value == dt.datetime(1900, 1, 1) and sheet["B4"].value.year == 9999
    # Excel's own escape, which openpyxl leaves as it is: without it Excel would show an A
    assert sheet["A4"].value == "_x005F_x0041_ stays" and sheet["A5"].value == "bad \ufffd\ufffd"
    assert [sheet[f"C{row}"].hyperlink is not None for row in range(2, 7)] == [True] + [False] * 4
    assert [sheet[f"C{row}"].value for row in range(2, 7)] == [row[2] or None for row in rows]
    assert (sheet["D2"].value, sheet["D4"].value) == (0.1, -1.5)
    facts = {row[0]: row[1] for row in book["Method"].iter_rows(max_col=2, values_only=True)}
    assert facts["control characters"].startswith("2 texts") and facts["texts cut"].startswith("1 ")

    monkeypatch.setattr(xlsx_file, "MAX_LINKS", 4)
    write_table(tiny(columns, rows), out)
    book = openpyxl.load_workbook(out)
    assert book.worksheets[0]["C2"].value == "https://example.com/1"
    assert book.worksheets[0]["C2"].hyperlink is None
    facts = {row[0]: row[1] for row in book["Method"].iter_rows(max_col=2, values_only=True)}
    assert facts["addresses"].startswith("text: ")


def test_too_many_rows_for_a_sheet_is_said_before_anything_is_written(tmp_path: Path) -> None:
    def never(first: int, end: int) -> Any:
        raise AssertionError("a row was read")

    many = TableExport("trades", (ExportColumn("line"),), 1_048_576, never, Method("", ()))
    with pytest.raises(UserInputError, match="holds 1,048,575 rows .* these are 1,048,576") as told:
        write_table(many, tmp_path / "t.xlsx")
    assert "Parquet" in told.value.hint and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_found_is_a_table_with_its_columns(library: Library, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"t{ending}"
    assert export_trades(library, find_trades(library, "nobodyatall"), out) == 0
    assert read(out, TRADE_COLUMNS) == []
    if ending == ".parquet":  # a column without a value has its type still
        assert read_types(out)["traded_on"] == "datetime64[ns]"
        assert read_types(out)["amount_low_usd"] == "Int64"


def read_types(path: Path) -> dict[str, str]:
    from fastparquet import ParquetFile

    return {name: str(kind) for name, kind in ParquetFile(path).dtypes.items()}


def test_parquet_says_the_types_in_its_own_schema(library: Library, tmp_path: Path) -> None:
    """Stops: days written as plain numbers, moments without a zone: only our own reader would know better."""
    from fastparquet import ParquetFile, parquet_thrift

    out = tmp_path / "t.parquet"
    export_trades(library, find_trades(library), out)
    file = ParquetFile(out)
    assert len(file.row_groups) > 3
    elements = {one.name: one for one in file.schema.schema_elements[1:]}
    for column in TRADE_COLUMNS:
        element = elements[column.name]
        expected = {
            CellKind.DATE: (parquet_thrift.Type.INT32, parquet_thrift.ConvertedType.DATE),
            CellKind.INTEGER: (parquet_thrift.Type.INT64, None),
            CellKind.TRUTH: (parquet_thrift.Type.BOOLEAN, None),
            CellKind.DECIMAL: (parquet_thrift.Type.DOUBLE, None),
            CellKind.MOMENT: (parquet_thrift.Type.INT64, parquet_thrift.ConvertedType.TIMESTAMP_MICROS),
        }.get(column.kind, (parquet_thrift.Type.BYTE_ARRAY, parquet_thrift.ConvertedType.UTF8))
        assert (element.type, element.converted_type) == expected, column.name
        assert element.repetition_type == parquet_thrift.FieldRepetitionType.OPTIONAL
    assert elements["read_at_utc"].logicalType.TIMESTAMP.isAdjustedToUTC
    method = json.loads(file.key_value_metadata["govtrades.method"])
    assert method["rows"] == file.count()


def test_any_list_of_the_program_can_be_taken_along(library: Library, tmp_path: Path) -> None:
    index = library.filings
    positions = np.flatnonzero(index.equals("reading", ("paper",)))[::-1]
    names = ("doc_id", "filed", "trades", "official", "url")
    made = index_export("papers", index, positions.tolist(), names, Method("papers of a test", ()))
    for ending in ENDINGS:
        write_table(made, tmp_path / f"papers{ending}")
        rows = read(tmp_path / f"papers{ending}", made.columns)
        cells = zip(*(index.cells(name, positions) for name in names), strict=True)
        assert [tuple(row.values()) for row in rows] == list(cells)
    assert (
        sidecar_of(tmp_path / "papers.csv").read_text("utf-8").startswith("Method sheet of papers of a test")
    )
    assert [row["doc_id"] for row in read_xlsx(tmp_path / "papers.xlsx")] == index.cells("doc_id", positions)
