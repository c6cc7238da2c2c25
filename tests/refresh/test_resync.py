"""The full re-sync: indexes asked for whole, of every known year; and a run that pauses keeps its place."""

from __future__ import annotations

import datetime as dt
import threading
from typing import Any

from govtrades_desktop.query.freshness import load_freshness
from govtrades_desktop.query.library import Library
from govtrades_desktop.refresh.events import FilingRead, RefreshEvent, RefreshReport, RefreshRequest
from govtrades_desktop.refresh.pipeline import run_refresh
from govtrades_desktop.refresh.stopping import AnyOf, StopOrPause, wait_while_paused
from tests.refresh.conftest import MakeFolder
from tests.refresh.running import DataFolder
from tests.support.site import Fault, MadeSite

NOW = dt.datetime(2025, 7, 1, 12, tzinfo=dt.UTC)


def resync(data: DataFolder, years_back: int = 1) -> RefreshReport:
    return run_refresh(
        RefreshRequest(is_full=True),
        settings=data.settings.with_values(years_back=years_back),
        paths=data.paths,
        stop=threading.Event(),
        listener=data.events.append,
        clock=lambda: NOW,
    )


def resynced_at(data: DataFolder) -> dt.datetime | None:
    with Library(data.paths.database, data.paths.derived) as library:
        return load_freshness(library).resynced_at(("house",))


def test_a_resync_asks_whole_for_every_known_year_and_changes_nothing_that_is_right(
    site: MadeSite, folder: MakeFolder, quiet: dict[str, list[tuple[Any, ...]]]
) -> None:
    """A validator that a site answers wrongly ("not modified") would hide a year's filings for ever."""
    data = folder(site)
    data.refresh(2024, 2025, now=NOW)
    assert resynced_at(data) is None
    site.reset()
    report = resync(data)
    stats = site.stats()
    assert not stats["conditional"], "asked with validators"
    assert {path for path in stats["paths"] if path.endswith("FD.zip")} == {
        f"/public_disc/financial-pdfs/{year}FD.zip" for year in (2024, 2025)
    }
    assert report.runs[0].fetched == 0 and data.content() == quiet
    assert resynced_at(data) == NOW


def test_what_was_lost_from_the_ledger_comes_back_though_the_index_is_the_same(
    site: MadeSite, folder: MakeFolder, quiet: dict[str, list[tuple[Any, ...]]]
) -> None:
    """The content's hash says "nothing new": a filing wrongly marked as vanished would stay so."""
    from govtrades_desktop.store.connection import open_store

    data = folder(site)
    data.refresh(2024, 2025, now=NOW)
    with open_store(data.paths.database) as store, store.transaction():
        store.execute("UPDATE filing SET vanished_at = '2025-06-01T00:00:00+00:00' WHERE year = 2024")
    data.refresh(2024, now=NOW)
    assert data.content() != quiet
    resync(data)
    assert data.content() == quiet


def test_a_year_that_fails_leaves_the_resync_due(site: MadeSite, folder: MakeFolder) -> None:
    data = folder(site)
    data.refresh(2024, 2025, now=NOW)
    site.always("/public_disc/financial-pdfs/2024FD.zip", Fault("status", 500))
    resync(data)
    assert resynced_at(data) is None


def test_paused_a_run_begins_nothing_new_and_goes_on_where_it_was(
    site: MadeSite, folder: MakeFolder, quiet: dict[str, list[tuple[Any, ...]]]
) -> None:
    data = folder(site)
    stop = StopOrPause()
    read: list[str] = []
    paused = threading.Event()
    at_pause: list[int] = []

    def listen(event: RefreshEvent) -> None:
        if isinstance(event, FilingRead):
            read.append(event.doc_id)
            if len(read) == 1:
                stop.pause()
                paused.set()

    site.set(latency_ms=30)
    runner = threading.Thread(target=lambda: data.refresh(2024, 2025, stop=stop, on_event=listen))
    runner.start()
    assert paused.wait(30)
    # what was under way comes to its end, then the site is asked for nothing: two looks that agree
    waiter = threading.Event()
    while not at_pause or at_pause[-1] != site.stats()["requests"]:
        at_pause.append(site.stats()["requests"])
        waiter.wait(0.3)
    assert runner.is_alive() and stop.is_paused
    stop.resume()
    runner.join(60)
    assert not runner.is_alive() and data.content() == quiet


def test_a_stop_ends_a_pause_of_either_kind() -> None:
    """A paused run that is closed must not wait for a resume that nobody will give."""
    stop, halt = StopOrPause(), threading.Event()
    both = AnyOf(stop, halt)
    stop.pause()
    assert both.is_paused
    waiting = threading.Thread(target=lambda: wait_while_paused(both))
    waiting.start()
    halt.set()
    waiting.join(5)
    assert not waiting.is_alive()
    stop.set()
    assert not stop.is_paused and stop.is_set()
    stop.pause()
    assert not stop.is_paused, "what is to stop does not pause"
    wait_while_paused(threading.Event())  # a plain event cannot be paused
