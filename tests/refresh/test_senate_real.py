"""The real Senate reports through the stand-in: sessions dropped, faults, and nothing lost."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.refresh.events import FilingRead
from tests.refresh.test_senate import CONVERSATION, SenateFolder
from tests.support import real

pytestmark = pytest.mark.real

YEARS = (2014, 2025)
Content = dict[str, list[tuple[Any, ...]]]


def listed(*years: int) -> dict[str, str]:
    """Return id and kind of every report at hand."""
    index = json.loads((real.FILINGS / "senate" / "index.json").read_text("utf-8"))
    return {one["uuid"].lower(): one["kind"] for one in index if int(one["filed"][:4]) in years}


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """What an undisturbed refresh of both years comes to."""
    with real.standin() as site:
        data = SenateFolder(tmp_path_factory.mktemp("quiet"), site.url)
        data.refresh(*YEARS)
        return data.content()


def test_two_years_are_read_whole_one_request_at_a_time_and_the_second_run_asks_only_the_search(
    tmp_path: Path,
) -> None:
    wanted = listed(*YEARS)
    with real.standin() as site:
        data = SenateFolder(tmp_path, site.url)
        run = data.run(*YEARS)
        first = site.stats()
        site.reset()
        second = data.run(*YEARS)
        again = site.stats()
    kinds = Counter(wanted.values())
    assert (run.listed, run.fetched, run.read, run.paper) == (83, 83, kinds["ptr"], kinds["paper"])
    assert (run.failed, run.errors, run.transactions) == (0, (), 572)
    assert first["most_at_once"] == again["most_at_once"] == 1
    assert set(data.states()) == set(wanted)
    assert data.rows("SELECT COUNT(*) FROM page_image") == [(16,)]
    assert set(again["paths"]) == CONVERSATION
    assert (second.new, second.fetched, second.transactions, second.errors) == (0, 0, 0, ())


def test_a_session_dropped_in_the_middle_costs_nothing(tmp_path: Path, quiet: Content) -> None:
    with real.standin() as site:
        data = SenateFolder(tmp_path, site.url)
        read = 0

        def drop(event: object) -> None:
            nonlocal read
            read += isinstance(event, FilingRead)
            if isinstance(event, FilingRead) and read in (5, 30):
                site.set(drop_sessions=True)

        run = data.run(*YEARS, on_event=drop)
        agreements = site.stats()["paths"]["/search/home/"]
    assert run.errors == ()
    assert agreements == 6  # three sessions, each a look at the agreement and its acceptance
    assert data.content() == quiet


def test_with_three_faults_in_ten_the_rows_are_those_of_a_quiet_run(tmp_path: Path, quiet: Content) -> None:
    with real.standin("--faults", "0.3", "--seed", "5") as site:
        data = SenateFolder(tmp_path, site.url)
        now = dt.datetime.now(dt.UTC)
        for day in range(8):
            data.refresh(*YEARS, now=now + dt.timedelta(days=2 * day))
            site.set(drop_sessions=True)
            waiting = data.rows("SELECT 1 FROM filing WHERE document_id IS NULL OR reading = 'failed'")
            if not waiting and len(data.states()) == len(quiet["filings"]):
                break
        assert site.stats()["most_at_once"] == 1
    assert data.content()["transactions"] == quiet["transactions"]
    assert data.content()["documents"] == quiet["documents"]
    assert data.states() == {row[0]: row[4] for row in quiet["filings"]}


def test_all_reports_at_hand_with_their_amendments(tmp_path: Path) -> None:
    """76 reports are at hand with their amendments; 67 versions are repeated whole by later ones.

    16 rows were moved to an amendment of another report (Roberts 15 of 27, Perdue one): all looked at, and
    each counted twice before. 6 rows may be told twice; nothing says that they are.
    """
    years = range(2014, 2027)
    with real.standin() as site:
        data = SenateFolder(tmp_path, site.url, {"parse_workers": 2})
        run = data.run(*years)
    assert (run.listed, run.read, run.paper, run.failed, run.errors) == (1047, 1043, 4, 0, ())
    assert run.transactions == 9506
    states = dict(data.rows("SELECT state, COUNT(*) FROM filing_state GROUP BY state"))
    assert states == {"paper": 4, "read": 976, "superseded": 67}
    assert data.rows('SELECT COUNT(*) FROM "transaction" WHERE replaced_by IS NOT NULL') == [(1535,)]
    linked = (
        'FROM "transaction" o JOIN "transaction" n ON n.id = o.replaced_by'
        " JOIN filing f ON f.id = o.filing_id JOIN filing g ON g.id = n.filing_id"
    )
    moved = data.rows(
        f"SELECT f.last, f.doc_id, g.doc_id, COUNT(*) {linked} WHERE f.report_date <> g.report_date"
        " GROUP BY 1, 2, 3 ORDER BY 1"
    )
    assert [(last, old[:8], new[:8], count) for last, old, new, count in moved] == [
        ("Perdue", "e79a3e3f", "75f0461a", 1),
        ("Roberts", "4cdd93be", "a329be05", 15),
    ]
    wrong = f"SELECT o.id {linked} WHERE g.amendment IS NULL OR f.filed_on > g.filed_on"
    assert data.rows(wrong) == []
    backwards = f"SELECT o.id {linked} WHERE f.report_date = g.report_date AND f.amendment >= g.amendment"
    assert data.rows(backwards) == []
    doubts = "SELECT f.last, COUNT(*) FROM finding d JOIN filing f ON f.id = d.filing_id"
    assert data.rows(f"{doubts} WHERE d.code = 'may_repeat' GROUP BY 1 ORDER BY 1") == [
        ("Hoeven", 1),
        ("Toomey", 4),
        ("Wyden", 1),
    ]
