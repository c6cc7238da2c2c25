"""Deriving: in force as a whole, once for each state of the data, rebuilt whenever in doubt."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.derive import run, trade_index
from govtrades_desktop.derive.columns import StaleTable
from govtrades_desktop.derive.index_files import TABLES
from govtrades_desktop.derive.run import CURRENT, derive_all, load_indexes
from govtrades_desktop.query.library import Library
from govtrades_desktop.store.backup import back_up, restore
from govtrades_desktop.store.connection import open_store
from govtrades_desktop.store.ingest import ingest_filing
from tests.store.factory import NOW, filled_database, make_parsed, make_transaction


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return filled_database(tmp_path / "g.sqlite", filings=60)


def change(database: Path) -> None:
    with open_store(database) as store:
        filing_id = store.value("SELECT id FROM filing WHERE reading = 'read'")
        ingest_filing(store, filing_id, make_parsed(make_transaction(1, asset="Changed Inc.")), read_at=NOW)


def test_the_generation_of_the_database_is_in_force_and_derived_once(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    derived = tmp_path / "derived"
    generation = derive_all(database, derived)
    files = sorted(path.name for path in derived.iterdir())
    assert len(files) == 5 and CURRENT in files
    for name in ("derive_indexes", "update_indexes"):
        monkeypatch.setattr(run, name, lambda *given: pytest.fail("derived twice"))
    assert derive_all(database, derived) == generation
    assert sorted(path.name for path in derived.iterdir()) == files


def test_a_change_gives_a_new_generation_that_an_open_library_takes_up(
    database: Path, tmp_path: Path
) -> None:
    derived = tmp_path / "derived"
    with Library(database, derived) as library:
        before = library.generation
        assert not library.reload()
        change(database)
        assert not library.reload() and library.generation == before  # nothing moves before it is derived
        after = derive_all(database, derived)
        assert after > before
        assert library.reload() and library.generation == after
        assert library.trades.contains("asset", "changed inc").sum() == 1
    assert len(list(derived.glob("*.columns"))) == 4  # the older ones are gone


def test_a_library_opened_on_newer_data_rebuilds(database: Path, tmp_path: Path) -> None:
    """A refresh that was killed before deriving: the next start shows what is in the database."""
    derived = tmp_path / "derived"
    derive_all(database, derived)
    change(database)
    with Library(database, derived) as library:
        assert library.trades.contains("asset", "changed inc").sum() == 1


@pytest.mark.parametrize("spoil", ["current", "layout", "torn", "missing", "no folder"])
def test_indexes_that_are_damaged_or_missing_are_rebuilt(spoil: str, database: Path, tmp_path: Path) -> None:
    derived = tmp_path / "derived"
    generation = derive_all(database, derived)
    if spoil == "current":
        (derived / CURRENT).write_text("{ not json")
    elif spoil == "layout":
        told = json.loads((derived / CURRENT).read_text())
        (derived / CURRENT).write_text(json.dumps({**told, "layout": -1}))
    elif spoil == "no folder":
        for path in derived.iterdir():
            path.unlink()
        derived.rmdir()
    else:
        target = next(derived.glob("trades-*"))
        target.write_bytes(target.read_bytes()[:-1] + b"\x99") if spoil == "torn" else target.unlink()
    with pytest.raises(StaleTable):
        load_indexes(derived)
    with Library(database, derived) as library:
        assert len(library.trades) > 50 and library.generation == generation
    assert load_indexes(derived).generation == generation


def test_a_folder_that_cannot_be_written_costs_the_file_not_the_start(database: Path, tmp_path: Path) -> None:
    (tmp_path / "derived").write_text("a file in its place")
    with pytest.raises(StoreUnavailable, match="cannot be written"):
        derive_all(database, tmp_path / "derived")
    with Library(database, tmp_path / "derived") as library:
        assert len(library.trades) > 50


def test_indexes_of_another_line_of_data_are_not_believed(database: Path, tmp_path: Path) -> None:
    """Stops: after a restore the generation number repeats, and the old index is shown for the new data."""
    derived = tmp_path / "derived"
    copy = back_up(database, tmp_path / "b")
    change(database)
    generation = derive_all(database, derived)
    restore(copy.path, database)
    with open_store(database) as store:
        while store.generation < generation:
            store.mark_changed()
    with Library(database, derived) as library:
        assert library.generation == generation
        assert library.trades.contains("asset", "changed inc").sum() == 0


def test_batches_do_not_show(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading in small batches gives the same tables as in one."""
    derive_all(database, tmp_path / "one")
    monkeypatch.setattr(trade_index, "BATCH", 7)
    monkeypatch.setattr("govtrades_desktop.derive.filing_index.BATCH", 7)
    derive_all(database, tmp_path / "two")
    one, two = load_indexes(tmp_path / "one"), load_indexes(tmp_path / "two")
    for first, second in ((one.table(name), two.table(name)) for name in TABLES):
        for name, column in first.columns.items():
            assert np.array_equal(column.data, second.array(name)), name
            assert column.packed == second.columns[name].packed, name


def test_an_empty_database_gives_empty_indexes(tmp_path: Path) -> None:
    open_store(tmp_path / "g.sqlite").close()
    derive_all(tmp_path / "g.sqlite", tmp_path / "derived")
    with Library(tmp_path / "g.sqlite", tmp_path / "derived") as library:
        assert (len(library.trades), len(library.filings)) == (0, 0)
