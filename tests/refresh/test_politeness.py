"""A site's wish to be left alone outlives the run, and each run's requests are on record."""

from __future__ import annotations

import datetime as dt
import threading

import pytest

from govtrades_desktop.refresh.events import RefreshReport, RefreshRequest
from govtrades_desktop.refresh.pipeline import run_refresh
from govtrades_desktop.store.connection import open_reader
from govtrades_desktop.store.runs import load_traffic
from tests.filings.folder import MadeFilings
from tests.refresh.conftest import MakeFolder
from tests.refresh.running import DataFolder
from tests.support.site import Fault, MadeSite

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def by_the_timer(data: DataFolder, now: dt.datetime) -> RefreshReport:
    return run_refresh(
        RefreshRequest(years=(2025,)),
        settings=data.settings,
        paths=data.paths,
        stop=threading.Event(),
        listener=data.events.append,
        clock=lambda: now,
    )


@pytest.mark.parametrize(("asked_s", "minutes"), [(3600, 60), (999_999, 24 * 60)])
def test_a_site_that_asked_for_a_rest_gets_it_from_the_timer_and_not_from_a_person(
    filings: MadeFilings, site: MadeSite, folder: MakeFolder, asked_s: int, minutes: int
) -> None:
    """An hourly refresh knocked again after its own hour, whatever the site had asked for."""
    data = folder(site)
    for filing in filings.ptrs():
        site.always(filing.url_path, Fault("status", status=429, retry_after_s=asked_s))
    by_the_timer(data, NOW)
    site.reset()
    report = by_the_timer(data, NOW + (minutes - 1) * MINUTE)
    assert site.stats()["requests"] == 0
    (run,) = report.runs
    (error,) = run.errors
    assert error.is_harmless
    assert "asked to be left alone until 2026-11-2" in error.error
    (skipped,) = data.rows("SELECT outcome, reason FROM refresh_run ORDER BY id DESC LIMIT 1")
    assert skipped == ("skipped", error.error)
    for filing in filings.ptrs():
        site.always(filing.url_path, None)
    by_the_timer(data, NOW - dt.timedelta(days=900))  # a clock set back keeps nobody waiting for years
    assert site.stats()["requests"] > 0
    site.reset()
    assert data.refresh(2025, now=NOW + 2 * MINUTE).runs[0].requests > 0


def test_a_persons_refresh_asks_at_once_and_the_timer_after_the_rest(
    filings: MadeFilings, site: MadeSite, folder: MakeFolder
) -> None:
    data = folder(site)
    index = "/public_disc/financial-pdfs/2025FD.zip"
    site.script(index, Fault("status", status=503, retry_after_s=7200))
    by_the_timer(data, NOW)
    site.reset()
    by_the_timer(data, NOW + 119 * MINUTE)
    assert site.stats()["requests"] == 0
    by_the_timer(data, NOW + 121 * MINUTE)
    assert site.stats()["requests"] > 0
    site.script(index, Fault("status", status=503, retry_after_s=7200))
    by_the_timer(data, NOW + 122 * MINUTE)
    site.reset()
    data.refresh(2025, now=NOW + 123 * MINUTE)
    assert site.stats()["requests"] > 0


def test_what_was_asked_is_on_record_by_host_and_goes_with_its_run(
    filings: MadeFilings, site: MadeSite, folder: MakeFolder
) -> None:
    data = folder(site)
    first = filings.ptrs("read")[-1]
    site.script(first.url_path, Fault("status", status=500))
    (run,) = data.refresh(2025, now=NOW).runs
    data.refresh(2025, now=NOW + MINUTE)
    with open_reader(data.paths.database) as reader:
        ids = [row[0] for row in reader.rows("SELECT id FROM refresh_run ORDER BY id")]
        ((host,), (again,)) = (load_traffic(reader, run_id) for run_id in ids)
    (told,) = run.traffic
    assert (host["host"], host["requests"]) == ("127.0.0.1", run.requests) == (told.host, told.requests)
    assert host["outcomes"] == {"answered": run.fetched + 1, "busy": 1, "missing": 1}
    assert host["received_bytes"] > 1000
    assert 0 < host["p50_s"] <= host["p95_s"]
    assert again["outcomes"] == {"unchanged": 1}
    data.refresh(2025, now=NOW + dt.timedelta(days=800))  # the old runs are forgotten, and their figures
    names = {name for (name,) in data.rows("SELECT name FROM meta WHERE name LIKE 'traffic:%'")}
    assert names == {f"traffic:{run_id}" for (run_id,) in data.rows("SELECT id FROM refresh_run")}
    assert len(names) == 1
