"""The lists of officials and securities as files: the rows in view, whole, and what is gone is counted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from govtrades_desktop.query.export import (
    ExportView,
    TableExport,
    export_officials,
    export_securities,
    officials_export,
    securities_export,
    sidecar_of,
)
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.officials import find_officials, load_officials, officials_table
from govtrades_desktop.query.securities import find_securities, load_securities, securities_table
from tests.query.exported import ENDINGS, read

WRITERS = {"officials": export_officials, "securities": export_securities}


def keys_of(library: Library, table: str) -> list[str]:
    """Keys in an order that is not the list's own."""
    if table == "officials":
        return officials_table(library).cells("bioguide", find_officials(library, "", sort=("-name",)))
    return securities_table(library).cells("key", find_securities(library, "", sort=("-last",)))


def export_of(library: Library, table: str, keys: list[str]) -> TableExport:
    return (officials_export if table == "officials" else securities_export)(library, keys)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("table", WRITERS)
def test_a_list_is_written_whole_in_the_order_of_the_view(
    people: Library, tmp_path: Path, table: str, ending: str
) -> None:
    keys = keys_of(people, table)
    assert len(keys) > 4 and keys != sorted(keys)
    path = tmp_path / f"list{ending}"
    assert WRITERS[table](people, keys, path, view=ExportView("", ("-name",))) == len(keys)
    told = export_of(people, table, keys)
    rows = read(path, told.columns)
    assert [row["bioguide" if table == "officials" else "security_id"] for row in rows] == keys
    cells = zip(*told.read(0, len(keys)), strict=True)
    names = [one.name for one in told.columns]
    wanted = [dict(zip(names, [None if cell == "" else cell for cell in row], strict=True)) for row in cells]
    assert rows == wanted


def test_what_the_file_says_is_what_the_table_shows(people: Library, tmp_path: Path) -> None:
    """Columns are named one by one: a figure under another's heading would be believed."""
    found = find_officials(people, "")
    keys = officials_table(people).cells("bioguide", found)
    export_officials(people, keys, tmp_path / "o.json")
    rows = json.loads((tmp_path / "o.json").read_text("utf-8"))["rows"]
    for row, official in zip(rows, load_officials(people, found), strict=True):
        assert (row["official"], row["trades"], row["purchases"], row["sales"], row["filings"]) == (
            official.name, official.trades, official.purchases, official.sales, official.filings,
        )  # fmt: skip
        assert row["late"] == official.late and row["open_ended"] == official.open_ended
        if official.trades:
            assert (row["amount_low_usd"], row["amount_high_usd"]) == (
                official.amount_low_usd,
                official.amount_high_usd,
            )
            assert row["median_lag_days"] == official.median_lag_days
    places = find_securities(people, "")
    export_securities(people, securities_table(people).cells("key", places), tmp_path / "s.json")
    rows = json.loads((tmp_path / "s.json").read_text("utf-8"))["rows"]
    for row, security in zip(rows, load_securities(people, places), strict=True):
        assert (row["symbol"], row["issuer"], row["officials"], row["trades"]) == (
            security.symbol, security.name, security.officials, security.trades,
        )  # fmt: skip
        assert (row["trades_democrats"], row["trades_republicans"], row["trades_others"]) == (
            security.trades_democrats, security.trades_republicans, security.trades_others,
        )  # fmt: skip


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("table", WRITERS)
def test_what_is_gone_meanwhile_is_counted_in_the_method_sheet(
    people: Library, tmp_path: Path, table: str, ending: str
) -> None:
    """A row that vanished between the view and the file was dropped, and the sheet counted it nowhere."""
    keys = keys_of(people, table)[:4]
    gone = ["Z999999", *keys[:2], "Z999998", *keys[2:]]
    path = tmp_path / f"list{ending}"
    steps: list[tuple[int, int]] = []
    written = WRITERS[table](people, gone, path, progress=lambda done, total: steps.append((done, total)))
    assert written == 4 and steps[-1] == (6, 6)
    rows = read(path, export_of(people, table, gone).columns)
    assert [row["bioguide" if table == "officials" else "security_id"] for row in rows] == keys
    sheet = sheet_of(path)
    assert sheet["rows in this file"] == "4" and sheet["rows in view that are not here"].startswith("2:")
    assert sheet["rows in view"] == "6"


def sheet_of(path: Path) -> dict[str, str]:
    """Return the facts of a method sheet by name, whatever the format."""
    if path.suffix == ".csv":
        lines = sidecar_of(path).read_text("utf-8").splitlines()
        return dict(line.strip().split(": ", 1) for line in lines if ": " in line)
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        facts = {str(row[0]): str(row[1]) for row in book.worksheets[1].iter_rows(values_only=True)}
        book.close()
        return facts
    told: dict[str, Any]
    if path.suffix == ".json":
        told = json.loads(path.read_text("utf-8"))["method"]
    else:
        import fastparquet

        told = json.loads(fastparquet.ParquetFile(str(path)).key_value_metadata["govtrades.method"])
    return {
        "rows in this file": str(told["rows"]),
        "rows in view that are not here": f"{told['rows_missing']}:",
        **told["Counts"],
    }
