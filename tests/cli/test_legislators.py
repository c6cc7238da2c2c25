"""The legislators project on the command line: its run, its exit codes, and what `doctor` tells of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.cli import data
from govtrades_desktop.cli.main import run
from tests.filings.folder import MadeFilings
from tests.support.legislator_files import Project
from tests.support.site import MadeSite, serve

Told = tuple[int, Any]
Ask = Callable[..., Told]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[MadeSite]:
    Project(tmp_path / "site").write()
    with serve(tmp_path / "site") as made:
        yield made


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run one command with --json in a data folder that has nothing from the program's own bundles."""
    monkeypatch.setattr(data, "bundled_database", lambda: None)
    monkeypatch.setattr(data, "bundled_reference", lambda: None)

    def ask(*words: str) -> Told:
        code = run(["--data-dir", str(tmp_path / "data"), *words, "--json"])
        out = capsys.readouterr().out
        return code, json.loads(out) if out else None

    return ask


def test_a_named_source_has_a_run_like_the_others(ask: Ask, site: MadeSite) -> None:
    url = f"{site.url}/congress-legislators/"
    code, told = ask("refresh", "--sources", "legislators", "--legislators-url", url)
    assert code == 0
    (one,) = told["runs"]
    assert (one["source"], one["listed"], one["new"], one["fetched"], one["requests"]) == (
        *("legislators", 62, 62, 5),
        5,
    )
    code, told = ask("doctor")
    (known,) = told["reference"]
    assert known["name"] == "legislators" and known["as_of"] == known["checked_at"][:10]
    assert known["is_bundled"] is False
    assert [source["source"] for source in told["sources"]] == ["legislators"]


def test_without_the_list_of_former_committees_it_is_no_failure(ask: Ask, tmp_path: Path) -> None:
    """A script that refreshes from a mirror without that file was told 1, though all it needs was there."""
    Project(tmp_path / "mirror").write(without=("committees-historical",))
    with serve(tmp_path / "mirror") as site:
        url = f"{site.url}/congress-legislators"
        code, told = ask("refresh", "--sources", "legislators", "--legislators-url", url)
    (error,) = told["runs"][0]["errors"]
    assert "committees-historical" in error["error"]
    assert code == 0


def test_named_and_silent_it_is_a_source_that_gives_no_answer(ask: Ask, site: MadeSite) -> None:
    code, told = ask("refresh", "--sources", "legislators", "--legislators-url", f"{site.url}/nothing")
    assert code == 3
    assert "has no legislators-current (json, yaml, csv)" in told["runs"][0]["errors"][0]["error"]
    code, told = ask("doctor")
    assert code == 1 and told["reference"] == []
    assert any(problem.startswith("legislators: ") for problem in told["problems"])


def test_asked_along_its_failure_is_told_and_fails_nothing_else(ask: Ask, made_filings: MadeFilings) -> None:
    """A cron job that refreshes the House would otherwise report a failure that is not the House's."""
    years = ",".join(str(year) for year in made_filings.years)
    with serve(made_filings.root) as house:
        named = ["refresh", "--house-url", house.url, "--years", years]
        ask(*named, "--sources", "house")  # what cannot be read is told here, and not again
        along = [*named, "--legislators-url", f"{house.url}/congress-legislators"]
        code, told = ask(*along)
        assert [one["source"] for one in told["runs"]] == ["house", "legislators"]
        assert told["runs"][0]["errors"] == [] and told["runs"][1]["errors"]
        assert code == 0
        _, told = ask(*along)
        assert [one["source"] for one in told["runs"]] == ["house"], "not asked again on the same day"
        code, told = ask(*along, "--sources", "legislators")
        assert code == 3, "by name it is asked, and its failure is the run's"


def test_on_a_stand_in_for_the_house_the_project_itself_is_not_asked(
    ask: Ask, made_filings: MadeFilings, made_site: MadeSite
) -> None:
    year = str(made_filings.years[0])
    _, told = ask("refresh", "--house-url", made_site.url, "--years", year, "--limit", "0")
    assert [one["source"] for one in told["runs"]] == ["house"]
    assert not any("legislators" in path for path in made_site.stats()["paths"])


def test_a_start_takes_the_bundled_data_in(ask: Ask, monkeypatch: pytest.MonkeyPatch, site: MadeSite) -> None:
    from govtrades_desktop.settings.paths import bundled_reference

    monkeypatch.setattr(data, "bundled_reference", bundled_reference)
    _, told = ask("doctor")
    known = {one["name"]: one for one in told["reference"]}["legislators"]
    assert (known["as_of"], known["is_bundled"]) == ("2026-04-22", True)
    url = f"{site.url}/congress-legislators"
    code, told = ask("refresh", "--sources", "legislators", "--legislators-url", url)
    errors = [error["error"] for error in told["runs"][0]["errors"]]
    assert code == 1 and "The list has 42 people who serve where 537 are known" in errors[0]
