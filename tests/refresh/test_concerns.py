"""What is told unasked: only what stands, once, and nothing of a source that nobody has asked."""

from __future__ import annotations

import datetime as dt
import json

from govtrades_desktop.query.health import SourceHealth, load_health
from govtrades_desktop.query.library import Library
from govtrades_desktop.refresh.concerns import LOW_DISK_BYTES, find_concerns
from govtrades_desktop.refresh.condition import load_condition
from govtrades_desktop.refresh.machine import disk_free_bytes, memory_bytes
from tests.filings.folder import MadeFilings
from tests.refresh.conftest import MakeFolder
from tests.support.site import Fault, MadeSite

NOW = dt.datetime(2026, 6, 22, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def source(
    name: str = "house",
    *,
    success: dt.timedelta | None = HOUR,
    error: dt.timedelta | None = None,
    kind: str = "SourceUnavailable",
    failures: int = 0,
) -> SourceHealth:
    return SourceHealth(
        name,
        NOW,
        None if success is None else NOW - success,
        None if error is None else NOW - error,
        "The site answers 500." if error is not None else None,
        None,
        kind if error is not None else None,
        failures_in_a_row=failures,
    )


def keys(
    *sources: SourceHealth, interval: dt.timedelta | None = HOUR, free: int | None = 10**12
) -> list[str]:
    found = find_concerns(sources, interval=interval, disk_free_bytes=free, now=NOW)
    assert all(one.words.endswith((".", ")")) for one in found)
    return [one.key for one in found]


def test_each_kind_is_told_and_a_healthy_program_is_silent() -> None:
    assert keys(source()) == []
    assert keys(source(success=30 * HOUR)) == ["stale:house"]
    assert keys(source(success=30 * HOUR), interval=dt.timedelta(days=1)) == []
    assert keys(source(success=900 * HOUR), interval=None) == [], "by hand only: nothing can be late"
    assert keys(source(error=HOUR / 2, failures=2)) == []
    assert keys(source(error=HOUR / 2, failures=3)) == ["failing:house"]
    assert keys(source(error=HOUR / 2, kind="SourceChanged", failures=1)) == ["changed:house"]
    assert keys(source(error=HOUR * 2, kind="SourceChanged")) == [], "it came right since"
    assert keys(source(), free=LOW_DISK_BYTES - 1) == ["disk"]
    assert keys(source(), free=None) == []


def test_a_clock_that_is_wrong_makes_no_data_stale() -> None:
    assert keys(source(success=-400 * 24 * HOUR)) == [] and keys(source(success=None)) == []


def test_a_source_that_is_stale_and_fails_is_told_once() -> None:
    assert keys(source(success=90 * HOUR, error=HOUR, failures=9), source("senate")) == ["failing:house"]


def test_the_condition_and_the_health_tell_what_a_run_with_faults_left(
    filings: MadeFilings, site: MadeSite, folder: MakeFolder
) -> None:
    data = folder(site)
    broken = next(f for f in filings.ptrs("read") if f.row.year == 2025)
    site.always(broken.url_path, Fault("html200"))
    report = data.refresh(2025)
    with Library(data.paths.database, data.paths.derived) as library:
        health = load_health(library)
    (house,) = health.sources
    assert house.traffic is not None
    assert house.traffic.requests == report.runs[0].requests == sum(n for _, n in house.traffic.outcomes)
    assert house.traffic.p50_s is not None and house.traffic.p50_s <= (house.traffic.p95_s or 0)
    assert house.traffic.documents == report.runs[0].fetched and house.traffic.documents_per_s
    settings = data.settings.with_values(refresh_interval="hourly")
    condition = load_condition(data.paths, settings, health.sources, now=dt.datetime.now(dt.UTC))
    failed = {one.doc_id: one for one in condition.failed}
    assert broken.doc_id in failed and failed[broken.doc_id].plan.tries == 1
    assert condition.next_refresh_at == (house.last_success_at or NOW) + HOUR
    assert condition.concerns == () and (condition.disk_free_bytes or 1) > 0
    told = json.loads(json.dumps(condition.as_json() | health.as_json()))
    assert told["failed"][0]["plan"].endswith(".") and told["sources"][0]["traffic"]["requests"]


def test_the_machine_tells_memory_and_room(tmp_path_factory: object) -> None:
    from pathlib import Path

    memory = memory_bytes()
    assert memory is None or 5_000_000 < memory < 50_000_000_000
    assert disk_free_bytes(Path.cwd()) is not None
    assert disk_free_bytes(Path("/no/such/place")) is None
