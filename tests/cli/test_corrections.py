"""A person's edits by the command line, in processes of their own, over one small world."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.query.edited import ADAM, APPLE, FIRST, FORD, World, read_rows


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Govtrades = Callable[..., Answer]


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    made.make()
    return made


@pytest.fixture
def govtrades(world: World) -> Govtrades:
    def run(*words: str) -> Answer:
        command = [sys.executable, "-m", "govtrades_desktop", "--data-dir", str(world.folder), *words]
        done = subprocess.run(command, capture_output=True, text=True, timeout=100)
        return Answer(done.returncode, done.stdout, done.stderr)

    return run


def test_an_edit_is_made_seen_listed_and_undone(govtrades: Govtrades, world: World) -> None:
    assert "no edits" in govtrades("corrections").out
    made = govtrades(
        *("correct", FIRST, "--line", "1", "--amount", "$15,001 - $50,000"),
        *("--comment", "the scan says so", "--json"),
    )
    assert made.code == 0, made.err
    told = made.json
    assert (told["value"], told["was"], told["comment"]) == (
        [15001, 50000],
        [1001, 15000],
        "the scan says so",
    )
    person = govtrades("correct", FIRST, "--official", ADAM)
    assert person.code == 0 and "govtrades undo 2" in person.out
    found = govtrades("search", "official:smith amount:>=15001", "--json").json
    assert [(row["doc_id"], row["line"]) for row in found["rows"]] == [(FIRST, 1)]
    listed = govtrades("corrections", "--json").json["corrections"]
    assert [(one["id"], one["field"], one["state"], one["applied"]) for one in listed] == [
        (2, "official", "in_force", True),
        (1, "amount", "in_force", True),
    ]
    assert listed[0]["value_name"] == "Adam Smith"
    text = govtrades("corrections")
    assert text.code == 0 and "$1,001 – $15,000" in text.out and "the scan says so" in text.out
    undone = govtrades("undo", "1", "--json")
    assert undone.code == 0 and undone.json["undone_at"]
    assert govtrades("search", "amount:>=15001", "--json").json["total"] == 0
    assert [one["state"] for one in govtrades("corrections", "--json").json["corrections"]] == [
        "in_force",
        "undone",
    ]


def test_an_edit_that_does_not_fit_any_more_is_told_and_exit_1(govtrades: Govtrades, world: World) -> None:
    from govtrades_desktop.store.connection import open_store

    assert govtrades("correct", FIRST, "--line", "2", "--security", "spy").code == 0
    assert govtrades("correct", FIRST, "--line", "1", "--amount", "5-6").code == 0
    with open_store(world.database) as store:
        read_rows(store, FIRST, (APPLE, FORD))
        with store.transaction() as connection:
            connection.execute('DELETE FROM "transaction" WHERE line = 2')
            connection.execute('UPDATE "transaction" SET amount_high_usd = 9999 WHERE line = 1')
            store.mark_changed()
    answer = govtrades("corrections")
    assert answer.code == 1
    assert "1: this row is not in the database now; the edit is kept." in answer.out
    assert "2: the source changed since: was $1,001 – $15,000, now $1,001 – $9,999." in answer.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("correct", "777", "--note", "x"), "no filing '777'"),
        (("correct", FIRST, "--amount", "1-2"), "which line"),
        (("correct", FIRST, "--line", "1", "--official", ADAM), "leave --line out"),
        (("correct", FIRST, "--line", "1", "--security", "REUSED"), "37996:F"),
        (("correct", FIRST, "--line", "1"), "required"),
        (("correct", FIRST, "--line", "1", "--note", "a", "--amount", "1-2"), "not allowed"),
        (("undo", "5"), "no edit 5"),
    ],
)
def test_what_makes_no_sense_is_told_and_exit_2(
    govtrades: Govtrades, words: tuple[str, ...], told: str
) -> None:
    answer = govtrades(*words)
    assert (answer.code, told in answer.err) == (2, True), answer.err
    assert "Traceback" not in answer.err


def test_a_newer_programs_file_does_not_keep_the_worlds_data_away(govtrades: Govtrades, world: World) -> None:
    assert govtrades("correct", FIRST, "--note", "mine").code == 0
    connection = sqlite3.connect(world.folder / "user.sqlite")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    found = govtrades("search", "", "--json")
    assert found.code == 0 and found.json["total"] == 4 and "newer version" in found.err
    for words in (("corrections",), ("correct", FIRST, "--note", "x"), ("undo", "1")):
        refused = govtrades(*words)
        assert refused.code == 4 and "newer version" in refused.err
    assert govtrades("doctor", "--json").code == 1


def test_a_damaged_file_is_set_aside_told_once_and_the_edits_are_there(
    govtrades: Govtrades, world: World
) -> None:
    assert govtrades("correct", FIRST, "--line", "1", "--amount", "15001-50000").code == 0
    (world.folder / "user.sqlite").write_bytes(b"wreck" * 2000)
    found = govtrades("search", "amount:>=15001", "--json")
    assert found.json["total"] == 1
    assert "damaged" in found.err and "took its place" in found.err
    assert "damaged" not in govtrades("search", "").err
    assert len(list(world.folder.glob("user-set-aside-*.sqlite"))) == 1


def test_backup_copies_what_the_user_made_too(govtrades: Govtrades, tmp_path: Path) -> None:
    assert govtrades("backup", "--json").json["user_file"] is None
    assert govtrades("correct", FIRST, "--note", "mine").code == 0
    copied = govtrades("backup", "--out", str(tmp_path / "out"), "--json").json["user_file"]
    connection = sqlite3.connect(copied)
    assert connection.execute("SELECT value FROM correction").fetchall() == [('"mine"',)]
    connection.close()


def test_a_note_of_several_lines_stays_in_its_row_of_the_table(govtrades: Govtrades) -> None:
    """A line break in a note tore the table apart: what stood behind it looked like another edit."""
    assert govtrades("correct", FIRST, "--note", "on\n\npaper").code == 0
    lines = govtrades("corrections").out.splitlines()
    assert len(lines) == 2, lines
    assert "on / paper" in lines[1]
    (told,) = govtrades("corrections", "--json").json["corrections"]
    assert told["value"] == "on\n\npaper"
