"""A damaged database gives way, and all that lies on this machine comes back; killed on the way, too."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.query.library import Library
from govtrades_desktop.refresh.recovery import Recovered, recover
from govtrades_desktop.refresh.soundness import Ready, ready_database
from govtrades_desktop.refresh.upkeep import look_after
from govtrades_desktop.store.backup import back_up, check_integrity
from govtrades_desktop.store.integrity import note_doubt
from govtrades_desktop.store.starter import write_starter
from govtrades_desktop.store.user_data import Edit, EditField, UserStore
from tests.filings.folder import MadeFilings
from tests.refresh.running import DataFolder
from tests.support.real import REPOSITORY
from tests.support.site import serve

PAGE = 4096


def destroy_header(path: Path) -> None:
    with path.open("rb+") as file:
        file.write(os.urandom(100))


def destroy_pages(path: Path) -> None:
    """Every seventh page, the first one spared: tables and indexes alike."""
    with path.open("rb+") as file:
        for page in range(3, path.stat().st_size // PAGE, 7):
            file.seek(page * PAGE)
            file.write(b"\xa5" * PAGE)


def cut(path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size // PAGE * 2 // 3 * PAGE)


def cut_within_a_page(path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size - PAGE // 2)


def put_something_else(path: Path) -> None:
    path.write_bytes(b"<html>Sign in to this network</html>" * 400)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def damage_an_index(path: Path) -> None:
    """Rows that an index does not know: a search by it would not find them."""
    change = "UPDATE sqlite_master SET sql = ? WHERE name = 'transaction_filing_id_line'"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = 1")
        sql = "SELECT sql FROM sqlite_master WHERE name = 'transaction_filing_id_line'"
        (made,) = connection.execute(sql).fetchone()
        connection.execute(change, (f"{made} WHERE line < 0",))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("REINDEX")
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute(change, (made,))


DAMAGES: dict[str, Callable[[Path], None]] = {
    one.__name__: one
    for one in (destroy_header, destroy_pages, cut, cut_within_a_page, put_something_else, empty)
}


@dataclass(frozen=True)
class Made:
    """A data folder with a backup that is a year behind, and what it holds."""

    root: Path
    starter: Path
    content: dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def made(filings: MadeFilings, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("damage")
    with serve(filings.root) as site:
        data = DataFolder(folder / "data", site.url)
        data.refresh(2024)
        write_starter(data.paths.database, folder / "starter.xz", data_date=dt.date(2025, 1, 1))
        back_up(data.paths.database, data.paths.backups, now=dt.datetime.now(dt.UTC) - dt.timedelta(days=1))
        note = Edit("house", filings.ptrs()[0].doc_id, None, EditField.NOTE, "mine", None)
        UserStore(data.paths.user_database).set(note)
        data.refresh(2025)
    # Else half of so small a database would be the list of its tables.
    with closing(sqlite3.connect(data.paths.database, isolation_level=None)) as connection:
        connection.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
            " INSERT INTO fetch_attempt (source, at, url, outcome, error)"
            " SELECT 'house', '2026-01-01T00:00:00Z', '', 'failed', hex(randomblob(100)) FROM n"
        )
    return Made(data.root, folder / "starter.xz", data.content())


@pytest.fixture
def data(made: Made, tmp_path: Path) -> DataFolder:
    shutil.copytree(made.root, tmp_path / "data")
    return DataFolder(tmp_path / "data", "http://127.0.0.1:9")  # nobody answers there, and nobody is asked


def start(data: DataFolder, made: Made) -> Ready:
    return ready_database(data.paths, starter=made.starter, reference=None)


def bring_back(data: DataFolder) -> Recovered | None:
    return recover(data.paths, settings=data.settings, stop=threading.Event(), listener=lambda event: None)


def damaged_files(data: DataFolder) -> list[Path]:
    found = data.root.glob("govtrades.sqlite.damaged-*")
    return sorted(one for one in found if not one.name.endswith(("-wal", "-shm")))


@pytest.mark.parametrize("has_backup", [True, False], ids=["backup", "bundle"])
@pytest.mark.parametrize("kind", DAMAGES)
def test_what_is_on_this_machine_comes_back(
    kind: str, has_backup: bool, made: Made, data: DataFolder, filings: MadeFilings
) -> None:
    """Stops: a program that does not start any more, or that starts with the bundle and says nothing."""
    if not has_backup:
        for one in data.paths.backups.glob("govtrades-*"):
            one.unlink()
    yours = data.paths.user_database.read_bytes()
    scans = sum(row[4] != "read" for row in made.content["filings"])
    DAMAGES[kind](data.paths.database)
    broken = data.paths.database.read_bytes()
    if kind == "destroy_pages":  # nothing looks at every page at every start: the error that met them did
        note_doubt(data.paths.database, "A page could not be read.")
    ready = start(data, made)
    is_silent = kind == "empty" and not has_backup
    if is_silent:  # nothing is lost that the program could know of: as at a first start
        assert ready.notices == () and not ready.is_recovering
        return
    assert ready.is_recovering
    (notice,) = ready.notices
    assert ("The backup of" in notice) is has_backup and (
        "bundled data of 2025-01-01" in notice
    ) is not has_backup
    assert check_integrity(data.paths.database) == []
    assert [one.read_bytes() == broken for one in damaged_files(data)] == [True] * (kind != "empty")
    with Library(data.paths.database, data.paths.derived) as library:  # it can be used at once
        assert len(library.trades) > 0
    recovered = bring_back(data)
    assert recovered is not None and recovered.is_ended
    assert data.content()["transactions"] == made.content["transactions"]
    assert data.content()["documents"] == made.content["documents"] or recovered.unknown
    if kind in ("empty", "put_something_else"):  # a scan does not say whose it is: no more than that is lost
        assert recovered.lost is None and 0 < recovered.unknown <= scans
        assert f"{recovered.unknown:,} original page" in recovered.sentence()
    elif kind in ("destroy_header", "cut_within_a_page"):  # all of the ledger can still be read
        assert data.content()["documents"] == made.content["documents"] and recovered.unknown == 0
    assert data.paths.user_database.read_bytes() == yours
    assert start(data, made) == Ready(start(data, made).prepared), "told once, and done"
    assert bring_back(data) is None
    with serve(filings.root) as site:  # and the sites are asked for what nobody here could know
        again = DataFolder(data.root, site.url)
        again.refresh(2024, 2025)
        assert again.content()["transactions"] == made.content["transactions"]
        assert [row[:4] for row in again.content()["filings"]] == [row[:4] for row in made.content["filings"]]


def test_an_index_that_does_not_agree_with_its_table_is_made_anew_in_its_place(
    made: Made, data: DataFolder
) -> None:
    damage_an_index(data.paths.database)
    assert any("missing from index" in problem for problem in check_integrity(data.paths.database))
    note_doubt(data.paths.database, "A row was not found.")
    ready = start(data, made)
    (notice,) = ready.notices
    assert "indexes were made anew" in notice and not ready.is_recovering
    assert check_integrity(data.paths.database) == [] and damaged_files(data) == []
    assert data.content() == made.content


def test_a_copy_that_is_damaged_too_is_passed_over_and_named(made: Made, data: DataFolder) -> None:
    newest = back_up(data.paths.database, data.paths.backups)
    destroy_pages(newest.path)
    put_something_else(data.paths.database)
    (notice,) = start(data, made).notices
    assert newest.path.name in notice and "The backup of" in notice
    assert check_integrity(data.paths.database) == []


def test_a_crash_is_followed_by_a_check_and_a_sound_database_by_no_word(made: Made, data: DataFolder) -> None:
    """A log left behind is played in and checked, once; another program that has it open is no crash."""
    code = (
        "import os, sys; from pathlib import Path; from govtrades_desktop.store.connection import open_store;"
        "store = open_store(Path(sys.argv[1])); store.mark_changed(); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(data.paths.database)], cwd=REPOSITORY, check=False)
    wal = data.paths.database.with_name("govtrades.sqlite-wal")
    assert wal.stat().st_size > 0
    assert start(data, made).notices == () and not wal.exists()
    assert data.content() == made.content


def test_a_damage_behind_a_crash_is_found_before_it_is_shown(made: Made, data: DataFolder) -> None:
    """Stops: a window full of rows whose filings were on the pages that the power cut took."""
    destroy_pages(data.paths.database)
    data.paths.database.with_name("govtrades.sqlite-journal").write_bytes(b"\0" * 512)  # a crash left it
    assert "took its place" in start(data, made).notices[0]


REBUILD = """
import os, sys, threading
from pathlib import Path
from govtrades_desktop.refresh import recovery, soundness
from govtrades_desktop.settings.paths import data_paths
from govtrades_desktop.settings.settings import Settings

def kill(*given, **named):
    os.kill(os.getpid(), 9)

if __name__ == "__main__":
    root, starter, place = sys.argv[1:]
    module, _, name = place.rpartition(":")
    if module:
        __import__(module)
        *parts, last = name.split(".")
        holder = sys.modules[module]
        for part in parts:
            holder = getattr(holder, part)
        setattr(holder, last, kill)
    paths = data_paths(Path(root))
    soundness.ready_database(paths, starter=Path(starter), reference=None)
    recovery.recover(paths, settings=Settings(), stop=threading.Event(), listener=lambda event: None)
"""

PLACES = (
    "govtrades_desktop.store.replacing:flush",  # while the copy is being written
    "govtrades_desktop.store.replacing:set_aside",  # it is ready, the damaged one still there
    "govtrades_desktop.store.rebuild:clear_doubt",  # it is in its place, nothing is told yet
    "govtrades_desktop.refresh.recovery:salvage",
    "govtrades_desktop.store.relinking:ingest_document",
    "govtrades_desktop.refresh.recovery:read_archived",
    "govtrades_desktop.refresh.documents:ingest_filing",
    "govtrades_desktop.refresh.recovery:end_recovery",
)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_killed_at_every_step_the_rebuild_goes_on_at_the_next_start(
    made: Made, data: DataFolder, tmp_path: Path
) -> None:
    cut(data.paths.database)
    script = tmp_path / "rebuild.py"
    script.write_text(REBUILD)
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    for place in PLACES:
        command = [sys.executable, str(script), str(data.root), str(made.starter), place]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == -signal.SIGKILL, f"{place}: {done.stderr}"
    start(data, made)
    recovered = bring_back(data)
    assert recovered is not None and recovered.is_ended
    assert data.content()["transactions"] == made.content["transactions"]
    assert len(damaged_files(data)) == 1 and check_integrity(data.paths.database) == []
    assert not list(data.root.glob("*.ready")) and start(data, made).notices == ()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_killed_between_the_two_renames_the_copy_takes_its_place_at_the_next_start(
    made: Made, data: DataFolder, tmp_path: Path
) -> None:
    """Stops: a folder without a database for a moment, and a start that unpacks the bundle into it."""
    put_something_else(data.paths.database)
    script = tmp_path / "rebuild.py"
    between = (
        "    rename = os.replace\n"
        "    os.replace = lambda a, b: kill() if str(a).endswith('.ready') else rename(a, b)\n"
    )
    script.write_text(REBUILD.replace("    paths = data_paths", between + "    paths = data_paths"))
    command = [sys.executable, str(script), str(data.root), str(made.starter), ""]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert not data.paths.database.exists() and len(damaged_files(data)) == 1
    ready = start(data, made)
    assert ready.is_recovering and not ready.prepared.is_new
    bring_back(data)
    assert data.content()["transactions"] == made.content["transactions"]


def test_stopped_it_is_not_called_ended(made: Made, data: DataFolder) -> None:
    cut(data.paths.database)
    start(data, made)
    stop = threading.Event()
    stop.set()
    recovered = recover(data.paths, settings=data.settings, stop=stop, listener=lambda event: None)
    assert recovered is not None and not recovered.is_ended
    told = look_after(data.paths, settings=data.settings, stop=threading.Event(), listener=lambda event: None)
    assert "Out of the archive came" in told.notices[0] and told.reports
    assert data.content()["transactions"] == made.content["transactions"]
