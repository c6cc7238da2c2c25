"""The command `prices`: take in, coverage, a security's line, and the exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from govtrades_desktop.cli import data
from govtrades_desktop.cli.main import run
from govtrades_desktop.settings.settings import Settings, save_settings
from tests.prices.database import PriceGround

Ask = Callable[..., tuple[int, str, str]]
CSV = (
    "ticker,date,close,adjusted_close\nAAPL,2025-08-01,202.38,201.5\nAAPL,2025-08-04,203.35,\n"
    "META,2025-08-01,750.01,750.01\nMETA,2021-07-01,354.39,350\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "my prices"
    made.mkdir()
    (made / "all.csv").write_text(CSV)
    return made


@pytest.fixture
def ground(tmp_path: Path) -> PriceGround:
    return PriceGround(tmp_path / "data")


@pytest.fixture
def ask(ground: PriceGround, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    monkeypatch.setattr(data, "bundled_database", lambda: None)
    monkeypatch.setattr(data, "bundled_reference", lambda: None)

    def ask(*words: str) -> tuple[int, str, str]:
        code = run(["--data-dir", str(ground.root), "prices", *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return ask


def test_a_folder_is_taken_in_and_shown(ask: Ask, folder: Path) -> None:
    code, out, _ = ask("--from", str(folder))
    assert code == 0 and "prices of 2 came, 2 for the first time" in out
    assert ask("--from", str(folder))[1].startswith("prices: nothing new of 8 symbols")
    code, out, _ = ask("AAPL")
    assert code == 0 and "2025-08-04  203.35" in out and "201.50" in out
    code, out, _ = ask("aapl", "--json")
    (line,) = json.loads(out)
    assert line["prices"] == [
        {"day": "2025-08-01", "close": 202.38, "adjusted": 201.5},
        {"day": "2025-08-04", "close": 203.35, "adjusted": None},
    ]
    assert (line["security"], line["source"], line["why_none"]) == ("320193:common", "folder", None)


def test_a_ticker_that_two_bore_is_told_of_both(ask: Ask, folder: Path) -> None:
    ask("--from", str(folder))
    _, out, _ = ask("META", "--json")
    told = {line["security"]: [one["day"] for one in line["prices"]] for line in json.loads(out)}
    assert told == {"1326801:common": ["2025-08-01"], "fund:METV": ["2021-07-01"]}


def test_coverage_in_words_and_as_json(ask: Ask, folder: Path) -> None:
    code, out, _ = ask()
    assert code == 0 and "none yet: govtrades prices --from FOLDER" in out
    ask("--from", str(folder))
    _, out, _ = ask("--coverage")
    assert "3 of 7 traded securities have prices (42.9%)" in out
    assert "not known to the source: delisted, or never there" in out
    _, out, _ = ask("--coverage", "--json")
    told = json.loads(out)
    assert (told["securities"], told["securities_priced"]) == (7, 3)
    assert told["trades"] == told["trades_priced"] + sum(told["trades_without"].values())
    assert told["sources"][0]["title"] == f"the folder {folder}"


def test_bad_lines_make_exit_code_1_and_a_missing_folder_3(ask: Ask, folder: Path) -> None:
    (folder / "bad.csv").write_text("ticker,date,close\nAAPL,yesterday,1\n")
    code, out, _ = ask("--from", str(folder))
    assert code == 1 and "bad.csv, line 2: 'yesterday' is no day" in out
    assert "bad.csv, line 2" in ask()[1], "and are told for as long as they are there"
    code, out, _ = ask("--from", str(folder / "nowhere"))
    assert code == 3 and "There is no folder" in out


def test_what_cannot_be_meant_is_said(ask: Ask, folder: Path, ground: PriceGround) -> None:
    code, _, err = ask("--fetch")
    assert code == 2 and "No source of prices is chosen" in err and "--from FOLDER" in err
    code, _, err = ask("XXXX")
    assert code == 2 and "'XXXX'" in err
    code, _, err = ask("AAPL", "--from", str(folder))
    assert code == 2 and "in a command of its own" in err
    save_settings(ground.paths.settings_file, Settings(prices_source="folder", prices_folder=str(folder)))
    code, out, _ = ask("--fetch", "--json")
    (one,) = json.loads(out)["runs"]
    assert code == 0 and (one["source"], one["fetched"], one["errors"]) == ("prices", 2, [])
