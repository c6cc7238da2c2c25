"""Copies that are sound, rotate and come back; the bundled database, written and unpacked."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.store.backup import back_up, check_integrity, list_backups, restore
from govtrades_desktop.store.connection import SCHEMA_VERSION, open_reader, open_store
from govtrades_desktop.store.ingest import RunTotals, finish_run, ingest_index, start_run
from govtrades_desktop.store.ledger import Need, list_pending
from govtrades_desktop.store.starter import prepare_database, unpack_starter, write_starter
from tests.schemas.make import put_prices
from tests.store.factory import NOW, dump, filled_database, make_index, make_ref

DATE = dt.date(2026, 6, 22)


def test_a_backup_while_a_transaction_is_open_holds_what_was_committed(tmp_path: Path) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=20)
    with open_store(path) as store:
        store.execute("PRAGMA wal_autocheckpoint = 0")  # what is committed lies in the WAL, not in the file
        with store.transaction() as connection:
            connection.execute("UPDATE filing SET last = 'Committed'")
        with store.transaction() as connection:
            connection.execute("UPDATE filing SET last = 'Not yet'")
            copy = back_up(path, tmp_path / "b", now=NOW)
    with contextlib.closing(sqlite3.connect(copy.path)) as connection:
        assert connection.execute("SELECT DISTINCT last FROM filing").fetchall() == [("Committed",)]
    assert (copy.label, copy.schema_version, copy.made_at) == ("daily", SCHEMA_VERSION, NOW)
    assert [path.name for path in (tmp_path / "b").iterdir()] == [copy.path.name]  # one file, no side files


def test_backups_rotate_by_label(tmp_path: Path) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=2)
    manual = back_up(path, tmp_path / "b", label="manual", now=NOW - dt.timedelta(days=30))
    made = [back_up(path, tmp_path / "b", keep=3, now=NOW + dt.timedelta(days=day)) for day in range(5)]
    (tmp_path / "b" / "notes.sqlite").touch()
    assert [one.path for one in list_backups(tmp_path / "b")] == [
        *(one.path for one in reversed(made[2:])),
        manual.path,
    ]


def test_restoring_brings_the_data_back_under_another_lineage_and_keeps_the_other(tmp_path: Path) -> None:
    """Stops: an index derived before the restore taken for the restored data's (same number)."""
    path = filled_database(tmp_path / "g.sqlite", filings=20)
    copy = back_up(path, tmp_path / "b", now=NOW)
    with open_store(path) as store:
        before, lineage = dump(store), store.value("SELECT value FROM meta WHERE name = 'lineage'")
        store.execute("UPDATE filing SET last = 'Later'")
    aside = restore(copy.path, path)
    with open_store(path) as store:
        assert dump(store)["filing"] == before["filing"]
        assert store.value("SELECT value FROM meta WHERE name = 'lineage'") != lineage
    assert aside is not None
    with open_reader(aside) as reader:
        assert reader.rows("SELECT DISTINCT last FROM filing") == [("Later",)]


def test_a_damaged_backup_is_not_restored_and_a_damaged_database_is_set_aside(tmp_path: Path) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=20)
    copy = back_up(path, tmp_path / "b", now=NOW)
    damaged = tmp_path / "damaged.sqlite"
    whole = bytearray(copy.path.read_bytes())
    whole[8192:] = b"\xff" * (len(whole) - 8192)
    damaged.write_bytes(whole)
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable, match="damaged"):
        restore(damaged, path)
    assert path.read_bytes() == before
    path.write_bytes(b"no database at all")
    aside = restore(copy.path, path)
    assert aside is not None and aside.read_bytes() == b"no database at all"
    assert check_integrity(path) == []


def test_a_backup_into_a_place_that_is_no_folder_is_named(tmp_path: Path) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=2)
    (tmp_path / "b").touch()
    with pytest.raises(StoreUnavailable, match="cannot be written"):
        back_up(path, tmp_path / "b")


_FILING_FACTS = """
SELECT f.source, f.doc_id, f.last, f.reading, f.reason, f.transaction_count, f.vanished_at, d.sha256
FROM filing f LEFT JOIN document d ON d.id = f.read_document_id
"""


_FETCHABLE = "SELECT COUNT(*) FROM filing WHERE kind IS NOT NULL AND vanished_at IS NULL"


def test_a_starter_comes_back_as_it_went_without_the_makers_history(tmp_path: Path) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=40)
    with open_store(path) as store:
        run = start_run(store, "house", started_at=NOW, is_manual=True)
        finish_run(store, run, RunTotals(), finished_at=NOW)
        put_prices(store)
        before, facts = dump(store), store.rows(_FILING_FACTS)
    starter = tmp_path / "starter.sqlite.xz"
    size = write_starter(path, starter, data_date=DATE)
    assert size == starter.stat().st_size < path.stat().st_size / 3
    (tmp_path / "data").mkdir()
    database = tmp_path / "data" / "govtrades.sqlite"
    prepared = prepare_database(database, starter=starter)
    assert (prepared.is_new, prepared.starter_date, prepared.migrated_from) == (True, DATE, None)
    with open_store(database) as store:
        after = dump(store)
        assert after["transaction"] == before["transaction"]
        assert store.rows(_FILING_FACTS) == facts
        assert after["refresh_run"] == after["fetch_attempt"] == after["source_state"] == []
        assert store.value("SELECT MAX(etag || last_modified || url) FROM index_state") == ""
        assert before["price_year"] and before["trading_calendar"]
        prices = [name for name in after if name.startswith("price_") or name == "trading_calendar"]
        assert len(prices) == 6 and not any(after[name] for name in prices)
        store.execute("UPDATE filing SET last = 'Mine'")
    again = prepare_database(database, starter=starter)
    assert (again.is_new, again.starter_date) == (False, DATE)
    with open_reader(database) as reader:
        assert reader.rows("SELECT DISTINCT last FROM filing") == [("Mine",)]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "g.sqlite", "starter.sqlite.xz"]


def test_a_refresh_over_the_bundled_database_fetches_its_documents_new_filings_first(tmp_path: Path) -> None:
    """Stops: a number of the bundled database whose page is never at hand, because it counts as fetched."""
    path = filled_database(tmp_path / "g.sqlite", filings=40)
    with open_store(path) as store:
        ingest_index(
            store,
            make_index(make_ref("1", year=2001, filed_on=DATE.replace(year=2001)), year=2001),
            seen_at=NOW,
        )
    write_starter(path, tmp_path / "starter.xz", data_date=DATE)
    database = tmp_path / "data.sqlite"
    prepare_database(database, starter=tmp_path / "starter.xz")
    with open_store(database) as store:
        pending = list_pending(store, "house", now=NOW)
        assert {one.need for one in pending} == {Need.FETCH, Need.RETRY}
        assert len(pending) == store.value(_FETCHABLE)
        known = "SELECT doc_id FROM filing WHERE reading IN ('read', 'paper', 'no_trades')"
        read = {doc_id for (doc_id,) in store.rows(known)}
        places = [one.ref.doc_id in read for one in pending]
        assert places == sorted(places) and True in places
        assert not places[[one.ref.doc_id for one in pending].index("1")]  # the oldest, and yet before them
        assert store.value("SELECT MAX(checked_at) FROM index_state") is None


def test_a_starter_that_is_too_large_is_refused_and_the_old_one_stays(tmp_path: Path) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=4)
    starter = tmp_path / "starter.xz"
    starter.write_bytes(b"the old one")
    with pytest.raises(StoreUnavailable, match="bytes"):
        write_starter(path, starter, data_date=DATE, max_bytes=100)
    assert starter.read_bytes() == b"the old one"


@pytest.mark.parametrize("cut", [0.5, 0.999])
def test_a_damaged_starter_is_named_and_leaves_no_database(tmp_path: Path, cut: float) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=10)
    starter = tmp_path / "starter.xz"
    write_starter(path, starter, data_date=DATE)
    starter.write_bytes(starter.read_bytes()[: int(starter.stat().st_size * cut)])
    (tmp_path / "data").mkdir()
    with pytest.raises(StoreUnavailable, match="damaged"):
        prepare_database(tmp_path / "data" / "g.sqlite", starter=starter)
    assert list((tmp_path / "data").iterdir()) == []


def test_the_second_of_two_first_starts_takes_nothing_away(tmp_path: Path) -> None:
    """Stops: two windows at the first start, the later putting a fresh file under the other's feet."""
    path = filled_database(tmp_path / "g.sqlite", filings=4)
    starter = tmp_path / "starter.xz"
    write_starter(path, starter, data_date=DATE)
    database = tmp_path / "first.sqlite"
    unpack_starter(starter, database)
    with open_store(database) as store:
        store.execute("UPDATE filing SET last = 'Mine'")
        assert unpack_starter(starter, database) == DATE
        assert database.with_name("first.sqlite-wal").exists()  # what was committed and not yet checkpointed
        assert store.rows("SELECT DISTINCT last FROM filing") == [("Mine",)]
    with open_reader(database) as reader:
        assert reader.rows("SELECT DISTINCT last FROM filing") == [("Mine",)]


def test_an_empty_file_in_the_place_of_the_database_gives_way_to_the_bundled_one(tmp_path: Path) -> None:
    """Stops: a start on nothing at all, without a word, where a crash had left a file of no bytes."""
    path = filled_database(tmp_path / "g.sqlite", filings=10)
    write_starter(path, tmp_path / "starter.xz", data_date=DATE)
    database = tmp_path / "data.sqlite"
    database.touch()
    assert prepare_database(database, starter=tmp_path / "starter.xz").starter_date == DATE


def test_without_a_starter_the_database_is_made_empty(tmp_path: Path) -> None:
    prepared = prepare_database(tmp_path / "g.sqlite", starter=None)
    assert (prepared.is_new, prepared.starter_date) == (True, None)
    with open_reader(tmp_path / "g.sqlite") as reader:
        assert reader.value("SELECT COUNT(*) FROM filing") == 0
