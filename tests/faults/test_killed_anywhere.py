"""The real command, killed by SIGKILL at random moments of every stage: the end is that of a quiet run.

Each round the sites list a little more, so that every round has an index, documents, rows and resolving to be
killed in. The small form runs with every suite; the large one (mark `faults`) kills over fifty times.
"""

from __future__ import annotations

import hashlib
import random
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from tests.faults import figures
from tests.faults.end_state import check_archive, difference, end_state, lost_and_doubled
from tests.faults.program import Program, empty_folder
from tests.filings.folder import MadeFilings, make_filings
from tests.support.senate_site import SenateSite, report, serving_senate, uuid
from tests.support.site import MadeSite, serve

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="SIGKILL, and children as /proc tells them")

YEAR = 2025
STAGES = ("start", "index", "request", "documents", "documents", "resolve", "derive")


class Sites:
    """Both sites over generated filings, of which a growing part is listed."""

    def __init__(self, made: MadeFilings, house: MadeSite, senate: SenateSite) -> None:
        self.made, self.house, self.senate = made, house, senate
        self.paths = {
            hashlib.sha256(filing.path.read_bytes()).hexdigest(): filing.url_path
            for filing in made.filings
            if filing.path is not None
        }

    def publish(self, round_: int, rounds: int) -> None:
        """List what is listed after so many rounds of all; the House's newest come last."""
        rows = [filing.row for filing in self.made.filings]
        self.made.write_index(YEAR, rows[: max(2, len(rows) * (round_ + 1) // rounds)])
        number = round_ * 2 + 1
        if round_ % 3 == 0:
            self._list(number, report(1 + round_ % 27, "Ford Motor", f"Revere Bank {round_}"))
            amended = report(1 + round_ % 27, "Ford Motor", f"Revere Bank {round_}", "Kohl's", amendment=1)
            self._list(number + 1, amended)
        elif round_ % 3 == 1:
            first = report(1 + round_ % 27, month=4).filed_on
            self.senate.add_paper(number, first, images=2)
            self.paths[
                hashlib.sha256(self.senate.reports[f"/search/view/paper/{uuid(number)}/"].page).hexdigest()
            ] = f"/search/view/paper/{uuid(number)}/"

    def _list(self, number: int, made: object) -> None:
        doc_id = self.senate.add(number, made)  # type: ignore[arg-type]
        path = f"/search/view/ptr/{doc_id}/"
        self.paths[hashlib.sha256(self.senate.reports[path].page).hexdigest()] = path

    def asked(self) -> Counter[str]:
        return Counter(self.house.stats()["paths"]) + self.senate.asked()

    def refresh(self, root: Path) -> Program:
        self.begun = self.house.stats()["requests"]
        return Program(
            root,
            *("refresh", "--sources", "house,senate", "--years", str(YEAR), "--accept-senate-terms"),
            *("--house-url", self.house.url, "--senate-url", self.senate.url),
        )


def wait_and_kill(program: Program, sites: Sites, stage: str, chance: random.Random) -> bool:
    """Let the program come to a stage and some random milliseconds into it; kill it there."""
    pause = threading.Event()
    if stage == "start":
        pause.wait(chance.uniform(0.0, 0.35))
    elif stage == "request":
        sites.house.wait_for_requests(sites.begun + chance.randint(1, 4), timeout_s=10)
        pause.wait(chance.uniform(0.0, 0.02))
    else:
        program.wait_for(f"{stage} ")
        longest = {"index": 0.05, "documents": 0.7, "resolve": 0.03, "derive": 0.04}[stage]
        pause.wait(chance.uniform(0.0, longest))
    return program.kill()


@pytest.mark.parametrize(
    "kills",
    [
        pytest.param(4, id="a few"),
        pytest.param(54, id="over fifty", marks=[pytest.mark.faults, pytest.mark.timeout(1500)]),
    ],
)
def test_killed_at_random_moments_it_ends_as_a_quiet_run_does(tmp_path: Path, kills: int) -> None:
    chance = random.Random(20261124 + kills)
    made = make_filings(tmp_path / "filings", seed=8, years=(YEAR,), per_year=kills * 5, rows_each=(1, 4))
    with serve(made.root) as house, serving_senate() as senate:
        sites = Sites(made, house, senate)
        killed = empty_folder(tmp_path / "killed")
        known: dict[str, int] = {}  # archived before a kill: how often it had been asked for by then
        done: Counter[str] = Counter()
        for round_ in range(kills * 3):
            if sum(done.values()) >= kills:
                break
            if round_ < kills:
                sites.publish(round_, kills)
            stage = STAGES[round_ % len(STAGES)]
            if wait_and_kill(sites.refresh(killed), sites, stage, chance):
                done[stage] += 1
            asked = sites.asked()
            archived = {file.name for file in (killed / "archive").rglob("*") if len(file.name) == 64}
            for path in {sites.paths[sha256] for sha256 in archived & sites.paths.keys()} - known.keys():
                known[path] = asked[path]
        assert sum(done.values()) >= kills
        assert set(done) == set(STAGES) or kills < len(STAGES)
        code, out, told = sites.refresh(killed).finish()
        assert code in (0, 1), (out, told)
        asked = sites.asked()
        twice = {path: (asked[path], before) for path, before in known.items() if asked[path] > before}
        quiet = empty_folder(tmp_path / "quiet")
        sites.refresh(quiet).finish()
        ours, theirs = end_state(killed), end_state(quiet)
        lost, doubled = lost_and_doubled(ours, theirs)
        figures.counts["requests"] += sum(asked.values())
        figures.counts["kills"] += sum(done.values())
        figures.counts["rows lost"] += lost
        figures.counts["rows doubled"] += doubled
        figures.counts["fetched twice"] += len(twice)
        for stage, count in done.items():
            figures.counts[f"killed at {stage}"] += count
        assert difference(ours, theirs) == {}
        assert check_archive(killed) == check_archive(quiet)
        assert twice == {}
