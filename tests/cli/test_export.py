"""`govtrades export`: what was asked for, in the file that was named, and nothing else."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from govtrades_desktop.cli.main import run
from tests.query.exported import read_parquet
from tests.store.factory import filled_database


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a seeded database."""
    folder = tmp_path_factory.mktemp("data")
    filled_database(folder / "govtrades.sqlite", filings=60, seed=11)
    return folder


@pytest.fixture
def export(folder: Path, capsys: pytest.CaptureFixture[str]) -> object:
    """Run one command over the data; return the exit code, what was printed and what was complained of."""

    def runner(*words: str) -> tuple[int, str, str]:
        code = run(["--data-dir", str(folder), *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return runner


def total_of(export: object, *words: str) -> list[dict[str, object]]:
    code, out, err = export("search", *words, "--limit", "0", "--json")  # type: ignore[operator]
    assert code == 0, err
    return list(json.loads(out)["rows"])


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "parquet"])
def test_the_rows_found_are_written_in_their_order(export: object, tmp_path: Path, ending: str) -> None:
    words = ("type:sell", "-owner:self", "--sort", "-amount,official")
    rows = total_of(export, *words)
    out = tmp_path / f"sales.{ending.upper() if ending == 'csv' else ending}"
    code, told, err = export("export", *words, "--out", str(out), "--json")  # type: ignore[operator]
    assert code == 0, err
    assert json.loads(told) == {"rows": len(rows), "file": str(out)} and len(rows) > 20
    if ending == "csv":
        with out.open(encoding="utf-8-sig", newline="") as file:
            found = [(one["doc_id"], int(one["line"])) for one in csv.DictReader(file)]
        sheet = (tmp_path / "sales.method.txt").read_text("utf-8")
        assert "search: type:sell -owner:self\n" in sheet and "order: -amount, official\n" in sheet
    elif ending == "xlsx":
        header, *cells = openpyxl.load_workbook(out).worksheets[0].iter_rows(values_only=True)
        found = [(row[header.index("doc_id")], row[header.index("line")]) for row in cells]
    elif ending == "json":
        found = [(row["doc_id"], row["line"]) for row in json.loads(out.read_text("utf-8"))["rows"]]
    else:
        found = [(row["doc_id"], row["line"]) for row in read_parquet(out)]
    assert found == [(row["doc_id"], row["line"]) for row in rows]


@pytest.mark.parametrize("table", ["officials", "securities"])
def test_a_list_is_written_as_it_is_printed(export: object, tmp_path: Path, table: str) -> None:
    code, told, err = export(table, "trades:>0", "--sort", "name", "--json", "--limit", "0")  # type: ignore[operator]
    assert code == 0, err
    shown = json.loads(told)["rows"]
    out = tmp_path / "list.json"
    words = ("export", f"--{table}", "trades:>0", "--sort", "name", "--out", str(out), "--json")
    code, told, err = export(*words)  # type: ignore[operator]
    assert code == 0, err
    assert json.loads(told)["rows"] == len(shown)
    rows = json.loads(out.read_text("utf-8"))["rows"]
    key, name = ("bioguide", "official") if table == "officials" else ("security_id", "issuer")
    assert [(row[name], row["trades"]) for row in rows] == [(row["name"], row["trades"]) for row in shown]
    assert all(row[key] for row in rows)
    code, told, err = export("export", f"--{table}", "--out", str(out))  # type: ignore[operator]
    by_trades = [row["trades"] for row in json.loads(out.read_text("utf-8"))["rows"]]
    assert code == 0 and by_trades == sorted(by_trades, reverse=True), "as the list has them without --sort"
    assert export("export", "--filings", f"--{table}", "--out", str(out))[0] == 2  # type: ignore[operator]


def test_filings_are_written_instead_when_asked(export: object, tmp_path: Path) -> None:
    out = tmp_path / "ledger.json"
    code, told, err = export("export", "--filings", "--out", str(out))  # type: ignore[operator]
    assert code == 0, err
    assert told == f"60 filings written to {out}\n"
    rows = json.loads(out.read_text("utf-8"))["rows"]
    assert {"paper", "read", "not_fetched"} <= {row["reading"] for row in rows}
    filed = [row["filed_on"] for row in rows]
    assert filed == sorted(filed, reverse=True)
    sort = ("--sort", "doc")
    assert export("export", "--filings", *sort, "--out", str(out))[0] == 0  # type: ignore[operator]
    by_doc = [row["doc_id"] for row in json.loads(out.read_text("utf-8"))["rows"]]
    assert by_doc == sorted(by_doc)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--out", "x.docx"), "There is no export to .docx"),
        (("--out", "noending"), "a file without an ending"),
        (("lag:soon", "--out", "x.csv"), "lag:soon"),
        (("--filings", "--sort", "-traded", "--out", "x.csv"), "no column '-traded'"),
        (("--out", "absent/x.csv"), "There is no folder"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    export: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], complaint: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = export("export", *words)  # type: ignore[operator]
    assert code == 2 and complaint in err and out == ""
    if "docx" in words[-1]:
        assert all(ending in err for ending in (".csv", ".xlsx", ".json", ".parquet"))
    assert list(tmp_path.iterdir()) == []
