"""The power goes while the real command writes: what is on the disk opens whole, and the next run goes on.

The process is stopped at a random moment, what the system has of its files is copied, and of that is torn off
what a disk may lose: everything SQLite had not flushed (the end of the WAL, at any byte), what lay in scratch
files, notes and indexes. What it had flushed stays, as a disk that keeps its word would keep it.
"""

from __future__ import annotations

import contextlib
import random
import shutil
import signal
import sqlite3
import struct
import sys
import threading
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from govtrades_desktop.settings.paths import data_paths
from govtrades_desktop.store.connection import open_store
from tests.faults import figures
from tests.faults.end_state import check_archive, difference, end_state, lost_and_doubled
from tests.faults.program import Program, empty_folder
from tests.filings.folder import make_filings
from tests.support.site import MadeSite, serve

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process is stopped and looked at")

YEAR = 2025
_WAL_HEAD, _FRAME_HEAD = 32, 24
_ATTEMPTED = 128
"""Where the WAL's index says how many frames a checkpoint may have copied (SQLite: walformat)."""


def refresh(root: Path, site: MadeSite) -> Program:
    return Program(root, "refresh", "--sources", "house", "--years", str(YEAR), "--house-url", site.url)


def cut(source: Path, target: Path, chance: random.Random) -> None:
    """Copy what a power cut leaves of a stopped program's folder."""
    shutil.copytree(source, target)
    database = data_paths(target).database
    wal, shm = (database.with_name(database.name + end) for end in ("-wal", "-shm"))
    if wal.exists():
        _tear_wal(database, wal, shm, chance)
    shm.unlink(missing_ok=True)
    volatile = [target / "archive" / "arrivals.jsonl", *(target / "archive" / "incoming").glob("*")]
    for file in [*volatile, *data_paths(target).derived.glob("*")]:
        if file.is_file() and chance.random() < 0.3:
            with open(file, "r+b") as out:
                out.truncate(chance.randrange(file.stat().st_size + 1))


def _tear_wal(database: Path, wal: Path, shm: Path, chance: random.Random) -> None:
    size = wal.stat().st_size
    page = struct.unpack(">H", database.read_bytes()[16:18])[0] or 65536
    flushed = struct.unpack_from("=I", shm.read_bytes(), _ATTEMPTED)[0] if shm.exists() else 0
    safe = _WAL_HEAD + flushed * (_FRAME_HEAD + page) if flushed else 0
    if size <= safe:
        return
    at = chance.randrange(safe, size + 1)
    with open(wal, "r+b") as out:
        out.truncate(at)
        if chance.random() < 0.5 and at > safe:  # the last sector came half
            out.seek(max(safe, at - 512))
            out.write(chance.randbytes(min(512, at - safe)))


def check_whole(root: Path) -> int:
    """Open the database as the program does; return how many filings it has.

    Raises:
        AssertionError: a filing has other rows than it says, or a document that is not archived.
    """
    paths = data_paths(root)
    open_store(paths.database).close()
    with closing(sqlite3.connect(paths.database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        half = connection.execute(
            "SELECT f.doc_id FROM filing f WHERE f.transaction_count !="
            ' (SELECT COUNT(*) FROM "transaction" t WHERE t.filing_id = f.id)'
            " OR (f.reading = 'read') != (f.transaction_count > 0)"
            " OR f.finding_count < (SELECT COUNT(*) FROM finding x WHERE x.filing_id = f.id)"
        ).fetchall()
        assert half == []
        documents = {row[0] for row in connection.execute("SELECT sha256 FROM document")}
        archived = {file.name for file in paths.archive.rglob("*") if len(file.name) == 64}
        assert documents <= archived, "a row without its document: it was not flushed before"
        return int(connection.execute("SELECT COUNT(*) FROM filing").fetchone()[0])


@pytest.mark.parametrize(
    ("cuts", "resumed"),
    [
        pytest.param(4, 1, id="a few"),
        pytest.param(60, 8, id="many", marks=[pytest.mark.faults, pytest.mark.timeout(1500)]),
    ],
)
def test_after_a_power_cut_the_database_is_whole_and_a_refresh_goes_on(
    tmp_path: Path, cuts: int, resumed: int
) -> None:
    chance = random.Random(cuts)
    pause = threading.Event()
    made = make_filings(tmp_path / "filings", seed=11, years=(YEAR,), per_year=20, rows_each=(1, 4))
    left: list[Path] = []
    with serve(made.root) as site:
        site.set(latency_ms=10)  # the run shall last
        quiet = empty_folder(tmp_path / "quiet")
        refresh(quiet, site).finish()
        truth = end_state(quiet)
        sizes: Counter[int] = Counter()
        for run in range(cuts):
            if len(left) >= cuts:
                break
            source = empty_folder(tmp_path / f"run{run}")
            program = refresh(source, site)
            program.wait_for("index ")
            while len(left) < cuts and program.process.poll() is None:
                pause.wait(chance.uniform(0.0, 0.08))
                with contextlib.suppress(ProcessLookupError):
                    program.process.send_signal(signal.SIGSTOP)
                target = tmp_path / f"cut{len(left)}"
                cut(source, target, chance)
                program.process.send_signal(signal.SIGCONT)
                sizes[check_whole(target)] += 1
                left.append(target)
            program.kill()
            shutil.rmtree(source)
        figures.counts["power cuts"] += len(left)
        assert len(left) == cuts
        for folder in chance.sample(left, resumed):
            code, out, told = refresh(folder, site).finish()
            assert code in (0, 1), (out, told)
            state = end_state(folder)
            lost, doubled = lost_and_doubled(state, truth)
            figures.counts["rows lost"] += lost
            figures.counts["rows doubled"] += doubled
            assert difference(state, truth) == {}
            assert check_archive(folder) == check_archive(quiet)
