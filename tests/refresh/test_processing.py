"""After the ingest: resolved and derived, whatever goes wrong in between."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path
from typing import Any

import pytest

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.core.identity import (
    Legislators,
    Official,
    OfficialName,
    Term,
)
from govtrades_desktop.derive.run import current_state, load_indexes
from govtrades_desktop.refresh import processing
from govtrades_desktop.refresh.events import Progress, RefreshEvent
from govtrades_desktop.refresh.folder_lock import refreshing_alone
from govtrades_desktop.refresh.processing import derive_now
from govtrades_desktop.settings.paths import DataPaths, data_paths
from govtrades_desktop.store.connection import open_store
from govtrades_desktop.store.legislator_tables import replace_legislators
from tests.store.factory import NOW, fill

PELOSI = Official(
    bioguide="P000197",
    name=OfficialName("Nancy", "", "Pelosi", "", ""),
    full_name="Nancy Pelosi",
    birthday=None,
    other_names=(),
    terms=(Term("house", "CA", 11, "Democrat", dt.date(2023, 1, 3), None),),
)


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    made = data_paths(tmp_path)
    made.create()
    with open_store(made.database) as store:
        fill(store, filings=30)
        data = Legislators(NOW.date(), (PELOSI,), (), ())
        replace_legislators(store, data, at=NOW)
    return made


def derive(paths: DataPaths, **changes: Any) -> processing.Processed:
    return derive_now(paths, stop=threading.Event(), **changes)


def test_everything_is_resolved_then_derived_and_told(paths: DataPaths) -> None:
    events: list[RefreshEvent] = []
    done = derive(paths, listener=events.append)
    assert (done.filings, done.resolution.filings, done.resolution.trades) == (30, 30, done.trades)
    indexes = load_indexes(paths.derived)
    assert current_state(paths.derived) is not None and indexes.generation == done.generation
    assert "P000197" in indexes.filings.values("bioguide")
    stages = [(e.stage, e.done == e.total) for e in events if isinstance(e, Progress)]
    assert stages[-1] == ("derive", True) and ("resolve", True) in stages
    again = derive(paths)
    assert (again.resolution.written, again.generation) == (0, done.generation)
    whole = derive(paths, is_full=True)
    assert whole.resolution.filings == 30
    assert (whole.resolution.written, whole.resolution.linked, whole.generation) == (0, 0, done.generation)


@pytest.mark.parametrize("error", [StoreUnavailable("The disk is full."), KeyError("a bug")])
def test_what_was_ingested_is_seen_though_resolving_fails(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """A resolver that breaks on one odd name would have hidden every filing of the refresh with it."""

    def broken(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(processing, "resolve_pending", broken)
        with pytest.raises(type(error)):
            derive(paths)
    assert len(load_indexes(paths.derived).filings) == 30
    assert derive(paths).resolution.filings == 30
    assert "P000197" in load_indexes(paths.derived).filings.values("bioguide")


def test_stopped_it_keeps_what_there_is_and_goes_on_later(paths: DataPaths) -> None:
    stop = threading.Event()
    stop.set()
    stopped = derive_now(paths, stop=stop)
    assert stopped.resolution.is_stopped and len(load_indexes(paths.derived).filings) == 30
    assert not derive(paths).resolution.is_stopped


def test_it_does_not_run_beside_a_refresh(paths: DataPaths) -> None:
    with refreshing_alone(paths.root), pytest.raises(StoreUnavailable):
        derive(paths)
