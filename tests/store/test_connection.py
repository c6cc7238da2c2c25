"""Opening, refusing, reading while writing: each refusal is a sentence, and nothing is changed by it."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import StoreBug, StoreUnavailable
from govtrades_desktop.store import sqlite_errors
from govtrades_desktop.store.connection import SCHEMA_VERSION, open_reader, open_store
from govtrades_desktop.store.ingest import ingest_document, ingest_filing, ingest_index
from tests.store.factory import (
    NOW,
    dump,
    filled_database,
    list_one,
    make_document,
    make_index,
    make_parsed,
    make_ref,
    make_transaction,
)
from tests.support.rights import public_folder, without_root


def test_a_new_database_is_whole_at_the_newest_schema(tmp_path: Path) -> None:
    with open_store(tmp_path / "g.sqlite") as store:
        assert store.value("PRAGMA user_version") == SCHEMA_VERSION
        assert store.value("PRAGMA journal_mode") == "wal"
        assert store.value("PRAGMA foreign_keys") == 1
        assert store.value("PRAGMA busy_timeout") == 5000
        assert store.value("PRAGMA integrity_check") == "ok"
        before = dump(store)
    with open_store(tmp_path / "g.sqlite") as store:
        assert dump(store) == before  # a second start changes nothing


def test_a_newer_schema_is_refused_with_a_sentence_and_left_alone(tmp_path: Path) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=2)
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    for opener in (open_store, open_reader):
        with pytest.raises(StoreUnavailable, match="newer version of this program") as caught:
            opener(path)
        assert f"schema {SCHEMA_VERSION + 1}" in caught.value.message and caught.value.hint
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    path.write_bytes(b"<html>not a database</html>" * 100)
    for opener in (open_store, open_reader):
        with pytest.raises(StoreUnavailable, match="is not a database"):
            opener(path)


def test_a_database_of_another_program_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE filing (theirs TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable, match="another program"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_damaged_database_is_named(tmp_path: Path) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=40)
    whole = bytearray(path.read_bytes())
    for page in range(2, len(whole) // 4096):
        whole[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(whole)
    with pytest.raises(StoreUnavailable, match="damaged"), open_reader(path) as reader:
        for table in ("filing", '"transaction"', "document", "fetch_attempt"):
            reader.rows(f"SELECT * FROM {table}")


def test_an_absent_database_is_named_by_the_reader(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="no database"):
        open_reader(tmp_path / "g.sqlite")
    assert list(tmp_path.iterdir()) == []  # and not made by looking


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        open_store(tmp_path / "absent" / "g.sqlite")


def test_a_read_only_folder_is_named_and_can_still_be_read() -> None:
    with public_folder() as folder:
        path = filled_database(folder / "g.sqlite")
        path.chmod(0o444)
        folder.chmod(0o555)
        with without_root():
            with pytest.raises(StoreUnavailable, match="read-only"):
                open_store(path)
            with open_reader(path) as reader:
                assert reader.value("SELECT COUNT(*) FROM filing") > 0


def test_a_database_that_no_file_can_be_put_beside_is_read_as_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only share or medium, also where the suite runs as root: only the refusal is made up."""
    path = filled_database(tmp_path / "g.sqlite", filings=10)
    connect = sqlite3.connect

    class Refused(sqlite3.Connection):
        def execute(self, *_: object) -> sqlite3.Cursor:
            error = sqlite3.OperationalError("attempt to write a readonly database")
            error.sqlite_errorcode = sqlite3.SQLITE_READONLY_CANTINIT
            raise error

    def refusing(address: str, **options: object) -> sqlite3.Connection:
        kind = Refused if "mode=rw" in address else sqlite3.Connection
        return connect(address, factory=kind, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(sqlite3, "connect", refusing)
    with open_reader(path) as reader:
        assert reader.value("SELECT COUNT(*) FROM filing") == 10
        with pytest.raises(StoreBug, match="readonly"):
            reader.rows("DELETE FROM filing")
    (tmp_path / "g.sqlite-wal").write_bytes(b"committed and not yet in the file")
    with pytest.raises(StoreUnavailable, match="read-only"):
        open_reader(path)  # what lies in the WAL would be missing without a word


def test_a_refused_write_is_told_by_the_code_of_sqlite(tmp_path: Path) -> None:
    """The same as above where the suite runs as root: the mapping alone, on a connection opened read-only."""
    path = filled_database(tmp_path / "g.sqlite", filings=2)
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    with pytest.raises(StoreUnavailable, match="read-only"), sqlite_errors.told(path):
        connection.execute("DELETE FROM filing")
    connection.close()


def test_a_full_disk_is_named_and_the_store_is_as_it_was(tmp_path: Path) -> None:
    with open_store(tmp_path / "g.sqlite") as store:
        filing_id = list_one(store)
        ingest_document(store, filing_id, make_document())
        store.execute(f"PRAGMA max_page_count = {store.value('PRAGMA page_count')}")
        before = dump(store)
        rows = [make_transaction(line, comment="x" * 500) for line in range(1, 500)]
        with pytest.raises(StoreUnavailable, match="full"):
            ingest_filing(store, filing_id, make_parsed(*rows), read_at=NOW)
        assert dump(store) == before
        store.execute("PRAGMA max_page_count = 1000000")
        assert ingest_filing(store, filing_id, make_parsed(*rows), read_at=NOW).transactions == 499


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=2)
    with open_reader(path) as reader, pytest.raises(StoreBug, match="readonly"):
        reader.rows("DELETE FROM filing")


def test_a_reader_answers_with_the_old_data_while_the_writer_is_in_the_middle(tmp_path: Path) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=20)
    with open_reader(path) as reader, open_store(path) as store:
        before = reader.value("SELECT COUNT(*) FROM filing")
        with store.transaction() as connection:
            connection.execute("DELETE FROM finding")
            connection.execute("UPDATE filing SET last = 'Changed'")
            assert reader.value("SELECT COUNT(*) FROM filing WHERE last = 'Changed'") == 0
        assert reader.value("SELECT COUNT(*) FROM filing WHERE last = 'Changed'") == before


def test_readers_on_other_threads_never_see_half_a_filing(tmp_path: Path) -> None:
    """A filing's rows and its count are written in one transaction: no reader sees them disagree."""
    path = tmp_path / "g.sqlite"
    with open_store(path) as store:
        ingest_index(store, make_index(*(make_ref(str(one)) for one in range(60))), seen_at=NOW)
        done, wrong, reads = threading.Event(), [], []

        def read() -> None:
            with open_reader(path) as reader:
                while not done.is_set() or not reads:
                    wrong.extend(
                        reader.rows(
                            'SELECT f.id FROM filing f LEFT JOIN "transaction" t ON t.filing_id = f.id'
                            " GROUP BY f.id HAVING COUNT(t.id) <> f.transaction_count"
                        )
                    )
                    reads.append(1)

        thread = threading.Thread(target=read)
        thread.start()
        try:
            rows = [make_transaction(line) for line in range(1, 30)]
            for filing_id, *_ in store.rows("SELECT id FROM filing"):
                ingest_document(store, filing_id, make_document(f"{filing_id:064x}"))
                ingest_filing(store, filing_id, make_parsed(*rows), read_at=NOW)
        finally:
            done.set()
            thread.join(30)
    assert reads and wrong == []


def test_a_second_writer_waits_and_then_says_busy(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    with open_store(path) as store, open_store(path) as second:
        second.execute("PRAGMA busy_timeout = 50")
        with store.transaction(), pytest.raises(StoreUnavailable, match="busy"), second.transaction():
            pass
        with second.transaction():
            second.mark_changed()  # and it works afterwards


def test_a_store_belongs_to_its_thread(tmp_path: Path) -> None:
    """Stops: peewee opening a second connection in silence, whose uncommitted rows nobody sees."""
    caught: list[BaseException] = []
    with open_store(tmp_path / "g.sqlite") as store:

        def elsewhere() -> None:
            try:
                store.rows("SELECT 1")
            except BaseException as error:
                caught.append(error)

        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join(10)
    assert isinstance(caught[0], StoreBug)


def test_a_transaction_within_a_transaction_is_our_mistake(tmp_path: Path) -> None:
    with (
        open_store(tmp_path / "g.sqlite") as store,
        store.transaction(),
        pytest.raises(StoreBug, match="within"),
        store.transaction(),
    ):
        raise AssertionError("it was begun")


def test_a_bad_statement_is_our_mistake_not_the_surroundings(tmp_path: Path) -> None:
    with open_store(tmp_path / "g.sqlite") as store, pytest.raises(StoreBug):
        store.rows("SELECT nothing FROM nowhere")


def test_a_start_that_was_cut_off_leaves_a_file_that_the_next_start_completes(tmp_path: Path) -> None:
    (tmp_path / "g.sqlite").touch()
    with open_store(tmp_path / "g.sqlite") as store:
        assert store.value("SELECT COUNT(*) FROM filing") == 0


def test_a_copy_of_the_file_alone_is_enough_after_closing(tmp_path: Path) -> None:
    path = filled_database(tmp_path / "g.sqlite", filings=10)
    shutil.copy(path, tmp_path / "copy.sqlite")
    with open_reader(path) as reader, open_reader(tmp_path / "copy.sqlite") as copy:
        count = 'SELECT COUNT(*) FROM "transaction"'
        assert reader.value(count) == copy.value(count) > 0
