"""An older data folder, opened by this program: nobody has to know that there is something to resolve."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from govtrades_desktop.cli.data import make_ready
from govtrades_desktop.query.library import Library
from govtrades_desktop.refresh.processing import derive_now, resolve_now
from govtrades_desktop.settings.paths import DataPaths, bundled_reference, data_paths
from govtrades_desktop.store.connection import open_store
from govtrades_desktop.store.starter import prepare_database

SCHEMAS = Path(__file__).parents[1] / "schemas"


@pytest.fixture
def old(tmp_path: Path) -> DataPaths:
    paths = data_paths(tmp_path / "data")
    paths.create()
    shutil.copy(SCHEMAS / "v2.sqlite", paths.database)
    return paths


def prepare(paths: DataPaths) -> bool:
    return prepare_database(
        paths.database, backups=paths.backups, reference=bundled_reference()
    ).is_unresolved


def test_an_older_database_is_resolved_by_the_first_command(old: DataPaths) -> None:
    """SEEN: after an upgrade every list of people and securities was empty, and `doctor` said healthy."""
    assert make_ready(old, is_read=True).is_unresolved
    assert not make_ready(old).is_unresolved
    with Library(old.database, old.derived) as library:
        assert (~library.filings.is_missing("role")).all()
        assert (~library.trades.is_missing("asset_class")).all()


def test_other_reference_data_asks_for_resolving_once_more(old: DataPaths) -> None:
    assert prepare(old)
    derive_now(old, stop=threading.Event())
    assert not prepare(old)
    with open_store(old.database) as store, store.transaction():
        store.execute("UPDATE reference_file SET content_sha256 = 'other' WHERE name = 'securities'")
    assert prepare(old)


def test_the_window_resolves_in_the_background_and_is_told_as_of_a_refresh(old: DataPaths) -> None:
    assert prepare(old)
    stages: list[str] = []
    report = resolve_now(old, stop=threading.Event(), listener=lambda event: stages.append(event.stage))
    assert report.runs == () and report.generation == report.changes.generation
    assert {"resolve", "derive"} <= set(stages)
    assert not prepare(old)


def test_resolving_that_was_stopped_is_asked_for_again(old: DataPaths) -> None:
    assert prepare(old)
    stop = threading.Event()
    stop.set()
    assert resolve_now(old, stop=stop, listener=lambda event: None).is_cancelled
    assert prepare(old)
