"""Refreshes of the real filings through the stand-in for the official sites."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.filings import hostile
from tests.refresh.running import DataFolder
from tests.support import real

pytestmark = pytest.mark.real

YEARS = (2024, 2026)
Content = dict[str, list[tuple[Any, ...]]]


def on_disk(*years: int) -> set[str]:
    return {path.stem for path in real.house_pdfs() if int(path.parent.name) in years}


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Content]:
    with real.standin() as site:
        data = DataFolder(tmp_path_factory.mktemp("quiet"), site.url)
        data.refresh(*YEARS)
        yield data.content()


def test_a_year_is_read_whole_and_the_second_refresh_fetches_nothing_but_the_index(tmp_path: Path) -> None:
    """Of 2025 there are 220 e-filed reports (2…) and 15 paper ones (8…, 9…) at hand."""
    with real.standin() as site:
        data = DataFolder(tmp_path, site.url)
        run = data.refresh(2025).runs[0]
        first = site.stats()
        site.reset()
        second = data.refresh(2025).runs[0]
        again = site.stats()
    states = dict(data.rows("SELECT doc_id, reading FROM filing WHERE filing_type = 'P' AND year = 2025"))
    assert set(states) == on_disk(2025)
    assert {doc_id: state for doc_id, state in states.items() if doc_id[0] == "2" and state != "read"} == {}
    assert {state for doc_id, state in states.items() if doc_id[0] in "89"} == {"paper"}
    assert (run.listed, run.fetched, run.failed, run.errors) == (235, 235, 0, ())
    assert (run.read, run.paper) == (220, 15)
    assert (first["requests"], first["most_at_once"]) == (236, 1)
    assert again["paths"] == {"/public_disc/financial-pdfs/2025FD.zip": 1}
    assert again["statuses"]["304"] == 1
    assert (second.listed, second.new, second.fetched, second.transactions) == (235, 0, 0, 0)
    urls = {row[0] for row in data.rows("SELECT url FROM filing UNION SELECT url FROM document")}
    assert all(url.startswith("https://disclosures-clerk.house.gov/public_disc/") for url in urls)


def test_with_three_faults_in_ten_the_rows_are_those_of_a_quiet_run(tmp_path: Path, quiet: Content) -> None:
    with real.standin("--faults", "0.3", "--seed", "7") as site:
        data = DataFolder(tmp_path, site.url)
        now = dt.datetime.now(dt.UTC)
        for day in range(4):
            data.refresh(*YEARS, now=now + dt.timedelta(days=2 * day))
            if not data.rows("SELECT 1 FROM filing WHERE kind IS NOT NULL AND document_id IS NULL"):
                break
    assert data.content()["transactions"] == quiet["transactions"]
    assert data.content()["documents"] == quiet["documents"]
    assert data.states() == {row[0]: row[4] for row in quiet["filings"]}


def test_hostile_documents_in_the_place_of_real_ones_cost_only_themselves(
    tmp_path: Path, quiet: Content
) -> None:
    victims = sorted(on_disk(*YEARS))[:3]
    bad = tmp_path / "bad"
    bad.mkdir()
    for doc_id, maker in zip(victims, (hostile.page_tree_loop, hostile.truncated, hostile.bomb), strict=True):
        (bad / f"{doc_id}.pdf").write_bytes(maker())
    with real.standin("--hostile", str(bad)) as site:
        data = DataFolder(tmp_path / "data", site.url)
        data.refresh(*YEARS)
    states = data.states()
    assert {states[doc_id] for doc_id in victims} == {"failed"}
    others = {row[0]: row[4] for row in quiet["filings"] if row[0] not in victims}
    assert {doc_id: state for doc_id, state in states.items() if doc_id not in victims} == others


def test_what_was_filed_since_is_all_that_is_fetched(tmp_path: Path) -> None:
    with real.standin("--as-of", "2024-06-30") as site:
        data = DataFolder(tmp_path, site.url)
        before = data.refresh(2024).runs[0]
        site.set(as_of="2024-12-31")
        site.reset()
        after = data.refresh(2024).runs[0]
        fetched = [path for path in site.stats()["paths"] if "/ptr-pdfs/" in path]
    assert before.listed < after.listed == len(on_disk(2024))
    assert after.new == after.fetched == len(fetched) == after.listed - before.listed
