"""`officials`, `securities` and the section of `coverage` on who and what, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govtrades_desktop.cli import data
from govtrades_desktop.cli.exit_codes import DONE
from govtrades_desktop.cli.main import run
from govtrades_desktop.settings.paths import data_paths
from tests.query.identity_factory import identified_database


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder in which it is known who filed and what was traded, mostly; by made-up people alone."""
    monkeypatch.setattr(data, "bundled_reference", lambda: None)
    monkeypatch.setenv("COLUMNS", "140")  # as wide a terminal wherever the test runs
    paths = data_paths(tmp_path / "data")
    paths.create()
    identified_database(paths.database, filings=60)
    return tmp_path / "data"


def told(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(["--data-dir", str(folder), *words]) == DONE
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "key", "query"), [("officials", "bioguide", "party:R"), ("securities", "key", "class:stock")]
)
def test_a_list_as_json_and_as_text(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str, key: str, query: str
) -> None:
    found = json.loads(told(folder, capsys, command, query, "--json", "--limit", "0"))
    assert found["total"] == len(found["rows"]) > 2 and found["unresolved"]["trades"]["trades"] > 0
    assert [row["trades"] for row in found["rows"]] == sorted(
        (row["trades"] for row in found["rows"]), reverse=True
    )
    for row in found["rows"]:
        search = json.loads(told(folder, capsys, "search", row["query"], "--json", "--limit", "0"))
        assert search["total"] == row["trades"]
        for trade in search["rows"]:
            assert trade["security" if key == "key" else "bioguide"] == row[key]
    first = told(folder, capsys, command, query, "--limit", "1")
    top = found["rows"][0]
    assert (top.get("symbol") or top["name"]) in first and "--limit 0 shows all" in first
    assert f"unresolved:{'official' if command == 'officials' else 'security'}" in first
    reverse = json.loads(told(folder, capsys, command, query, "--json", "--sort", "-name"))
    assert reverse["rows"][0]["name"] == max(row["name"] for row in found["rows"])


def test_coverage_tells_who_and_what(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    resolution = json.loads(told(folder, capsys, "coverage", "--json"))["resolution"]
    assert set(resolution) == {"filers", "assets", "sectors"}
    text = told(folder, capsys, "coverage")
    for number in (resolution["filers"]["resolved"], resolution["assets"]["resolved"]):
        assert f"{number:,} of " in text
    assert f"{resolution['sectors']['GICS']:,} GICS" in text
    unknown = resolution["filers"]["unresolved"][0]
    assert f"{unknown['doc_id']} {unknown['filer']}: {unknown['reason']}" in text


def test_a_wrong_word_in_a_list_is_shown_with_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--data-dir", str(folder), "officials", "party:D", "lag:soon"]) == 2
    query, marks = capsys.readouterr().err.splitlines()[-3:-1]
    assert query.strip() == "party:D lag:soon" and query[marks.index("^") :] == "soon"
    assert run(["--data-dir", str(folder), "securities", "--limit", "-1"]) == 2
    assert run(["--data-dir", str(folder), "securities", "--sort", "colour"]) == 2
