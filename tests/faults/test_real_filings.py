"""The real filings of both chambers, from the stand-in at three faults in ten, with kills in between."""

from __future__ import annotations

import random
import sys
import threading
from pathlib import Path

import pytest

from tests.faults import figures
from tests.faults.end_state import check_archive, difference, end_state, lost_and_doubled
from tests.faults.program import Program, empty_folder
from tests.support import real

pytestmark = [
    pytest.mark.real,
    pytest.mark.faults,
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform != "linux", reason="SIGKILL, and children as /proc tells them"),
]

KILLS = 6
ROUNDS = 4


def refresh(root: Path, site: real.Site, *more: str) -> Program:
    where = ("--house-url", site.url, "--senate-url", site.url)
    chosen = () if more else ("--sources", "house,senate", "--years", "2026")
    return Program(root, "refresh", "--accept-senate-terms", *chosen, *where, *more)


def test_killed_among_faults_and_retried_the_real_filings_are_those_of_a_quiet_run(tmp_path: Path) -> None:
    chance = random.Random(6)
    pause = threading.Event()
    quiet, ours = empty_folder(tmp_path / "quiet"), empty_folder(tmp_path / "ours")
    with real.standin() as site:
        refresh(quiet, site).finish()
    with real.standin("--faults", "0.3", "--seed", "11") as site:
        for _ in range(KILLS):
            program = refresh(ours, site)
            program.wait_for("documents ")
            pause.wait(chance.uniform(0.0, 1.5))
            figures.counts["kills"] += program.kill()
        for _ in range(ROUNDS):
            code, out, told = refresh(ours, site).finish()
            assert code in (0, 1, 3), told
            assert "Traceback" not in told
            refresh(ours, site, "--retry-failed").finish()
        figures.counts["requests"] += site.stats()["requests"]
        site.set(faults=0)
        refresh(ours, site).finish()
        refresh(ours, site, "--retry-failed").finish()
        site.reset()
        code, out, told = refresh(ours, site).finish()
        assert code == 0, (out, told)
        asked = [path for path in site.stats()["paths"] if path.endswith(".pdf") or "/view/" in path]
        assert asked == []
    mine, truth = end_state(ours, is_history_kept=False), end_state(quiet, is_history_kept=False)
    lost, doubled = lost_and_doubled(mine, truth)
    figures.counts["rows lost"] += lost
    figures.counts["rows doubled"] += doubled
    figures.counts["real rows compared"] += len(truth["transaction"])
    assert difference(mine, truth) == {}
    assert check_archive(quiet) <= check_archive(ours)
