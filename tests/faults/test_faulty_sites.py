"""Sites that fail three times in ten, in every way: repeated until it settles, a refresh ends as if quiet."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from govtrades_desktop.refresh.events import RefreshEvent, RefreshReport, RefreshRequest, RunError
from govtrades_desktop.refresh.pipeline import run_refresh
from govtrades_desktop.settings.paths import DataPaths, data_paths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store.connection import open_reader
from tests.faults import figures
from tests.faults.end_state import check_archive, difference, end_state, lost_and_doubled
from tests.faults.faulty import DOCUMENTS, FaultyHouse, FaultySenate
from tests.filings.folder import make_filings
from tests.support.senate_site import SenateSite, report, serving_senate
from tests.support.site import MadeSite, serve

MONTH = dt.timedelta(days=31)
MOST_ROUNDS = 25


@dataclass
class Folder:
    """A data folder that is refreshed from both sites, under a clock of its own."""

    root: Path
    house: MadeSite
    senate: SenateSite
    years: tuple[int, ...]
    now: dt.datetime

    def __post_init__(self) -> None:
        self.told: list[RefreshEvent] = []

    @property
    def paths(self) -> DataPaths:
        return data_paths(self.root)

    def refresh(self) -> RefreshReport:
        settings = Settings(house_url=self.house.url, senate_url=self.senate.url).with_values(
            senate_terms_accepted_on="2026-01-02", retries=2, timeout_s=1, max_document_mb=1
        )
        return run_refresh(
            RefreshRequest(("house", "senate"), self.years, is_manual=True),
            settings=settings,
            paths=self.paths,
            stop=threading.Event(),
            listener=self.told.append,
            clock=lambda: self.now,
        )

    def readings(self) -> dict[str, str]:
        with open_reader(self.paths.database) as reader:
            return dict(
                reader.rows(
                    "SELECT doc_id, reading FROM filing WHERE kind IS NOT NULL AND vanished_at IS NULL"
                )
            )

    def asked(self) -> int:
        return int(self.house.stats()["requests"]) + len(self.senate.order)


@pytest.mark.parametrize(
    ("per_year", "years"),
    [
        pytest.param(4, (2025,), id="a few filings"),
        pytest.param(
            *(50, (2021, 2024, 2025)), id="many", marks=[pytest.mark.faults, pytest.mark.timeout(1500)]
        ),
    ],
)
def test_repeated_until_settled_a_refresh_ends_as_a_quiet_one(
    tmp_path: Path, per_year: int, years: tuple[int, ...]
) -> None:
    made = make_filings(tmp_path / "filings", seed=9, years=years, per_year=per_year, rows_each=(1, 4))
    with serve(made.root) as house, serving_senate() as senate:
        for number in range(per_year):
            day = 1 + number % 25
            senate.add(3 * number, report(day, "Ford Motor", f"Revere Bank {number}"))
            senate.add(
                3 * number + 1, report(day, "Ford Motor", f"Revere Bank {number}", "Kohl's", amendment=1)
            )
            if number % 4 == 0:
                senate.add_paper(3 * number + 2, report(day, month=4).filed_on)
        start = dt.datetime.now(dt.UTC)
        quiet = Folder(tmp_path / "quiet", house, senate, years, start)
        quiet.refresh()
        wanted = quiet.readings()
        faulty = Folder(tmp_path / "faulty", house, senate, years, start)
        house.reset()
        senate.order.clear()
        house.choose(FaultyHouse(made, seed=per_year))
        senate.choose = FaultySenate(seed=per_year)
        rounds = 0
        while rounds < MOST_ROUNDS and not (rounds and faulty.readings() == wanted):
            faulty.refresh()
            faulty.now += MONTH
            rounds += 1
        settled = faulty.readings() == wanted
        figures.counts["requests"] += faulty.asked()
        figures.counts["refreshes among faults"] += rounds
        house.choose(None)
        senate.choose = None
        house.reset()
        faulty.refresh()
        ours = end_state(faulty.root, is_history_kept=False)
        theirs = end_state(quiet.root, is_history_kept=False)
        lost, doubled = lost_and_doubled(ours, theirs)
        figures.counts["rows lost"] += lost
        figures.counts["rows doubled"] += doubled
        assert difference(ours, theirs) == {}
        assert settled, f"not settled after {rounds} rounds"
        check_archive(faulty.root)
        # the quiet run asks for what is not there, and for nothing that is
        missing = {filing.url_path for filing in made.ptrs("failed")}
        assert {path for path in house.stats()["paths"] if path.endswith(".pdf")} <= missing
        words = [event.error for event in faulty.told if isinstance(event, RunError)]
        assert all(sentence.endswith(".") and "Traceback" not in sentence for sentence in words)
        assert not any("fault of ours" in sentence for sentence in words)
        if per_year > 10:
            unmet = DOCUMENTS.keys() - figures.met.keys()
            assert not unmet, f"these were never met: {unmet}"
