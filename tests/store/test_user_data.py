"""user.sqlite: what a person made is never lost, whatever happens to the file or beside it."""

from __future__ import annotations

import contextlib
import datetime as dt
import multiprocessing
import os
import sqlite3
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import StoreUnavailable, UserInputError
from govtrades_desktop.store import backup, user_file, user_schema
from govtrades_desktop.store.user_data import Edit, EditField, RowFacts, UserStore
from tests.support.rights import public_folder, without_root

NOW = dt.datetime(2026, 6, 22, 12, 0, tzinfo=dt.UTC)
ROW = RowFacts("Apple Inc. – Common Stock", "2025-04-10", "purchase", "spouse")


def amount(low: int = 15_001, high: int | None = 50_000, **changes: object) -> Edit:
    values: dict[str, object] = {
        "source": "house",
        "doc_id": "20000001",
        "line": 1,
        "field": EditField.AMOUNT,
        "value": (low, high),
        "was": (1_001, 15_000),
        "of_row": ROW,
        "comment": "the page says so",
    }
    return Edit(**{**values, **changes})  # type: ignore[arg-type]


def official(value: str = "P000197", **changes: object) -> Edit:
    return amount(
        **{"line": None, "field": EditField.OFFICIAL, "value": value, "was": None, "of_row": None, **changes}
    )


@pytest.fixture
def store(tmp_path: Path) -> UserStore:
    return UserStore(tmp_path / "user.sqlite")


def sql(path: Path, statement: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(statement).fetchall()


def test_an_edit_comes_back_as_it_was_made(store: UserStore) -> None:
    edits = [
        amount(),
        amount(50_000_001, None, line=2),
        official(),
        amount(line=None, field=EditField.NOTE, value="häh?", was=None, of_row=None),
    ]
    made = [store.set(edit, now=NOW) for edit in edits]
    assert [one.edit for one in made] == edits
    assert [one.edit for one in store.list()] == edits[::-1]
    assert store.list()[0].made_at == NOW
    assert store.in_force() == tuple(made)


def test_without_a_file_there_is_nothing_and_looking_makes_none(store: UserStore, tmp_path: Path) -> None:
    assert (store.list(), store.in_force(), store.file.state(), store.file.prepare()) == ((), (), None, ())
    with pytest.raises(UserInputError, match="no edit 7"):
        store.undo(7)
    assert list(tmp_path.iterdir()) == []


def test_the_newest_edit_of_a_place_that_is_not_undone_is_in_force(store: UserStore) -> None:
    first, second = store.set(amount(1, 2)), store.set(amount(3, 4))
    other = store.set(amount(5, 6, line=2))
    assert store.in_force() == (second, other)
    store.undo(second.id)
    assert store.in_force() == (first, other)
    store.undo(first.id)
    assert store.in_force() == (other,)
    again = store.set(amount(3, 4))
    assert again.id > other.id and store.in_force() == (other, again)
    assert [one.id for one in store.list()] == [again.id, other.id, second.id, first.id]
    assert [one.id for one in store.list(include_undone=False)] == [again.id, other.id]


def test_undoing_twice_is_told_and_setting_twice_is_one_edit(store: UserStore) -> None:
    first = store.set(amount())
    assert store.set(amount()) == first
    store.undo(first.id, now=NOW)
    with pytest.raises(UserInputError, match="undone on 2026-06-22"):
        store.undo(first.id)
    with pytest.raises(UserInputError, match="no edit 99"):
        store.undo(99)
    assert len(store.list()) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM correction",
        "UPDATE correction SET value = '\"x\"'",
        "UPDATE correction SET was = 'null', id = 9",
    ],
)
def test_the_file_itself_keeps_the_history(store: UserStore, statement: str) -> None:
    """A slip in a later version's SQL would lose a person's work without a word."""
    store.set(amount())
    before = store.list()
    with pytest.raises(sqlite3.IntegrityError, match="an edit is undone, never"):
        sql(store.file.path, statement)
    assert store.list() == before


def test_every_write_changes_the_state_and_a_vain_one_does_not(store: UserStore) -> None:
    """By time and size alone, a second edit within the clock's tick was never shown."""
    seen = [store.file.state()]
    edit = store.set(amount())
    seen.append(store.file.state())
    store.undo(edit.id)
    seen.append(store.file.state())
    assert len(set(seen)) == 3
    store.set(amount(7, 8))
    before = store.file.state()
    store.set(amount(7, 8))
    assert store.file.state() == before


def test_an_edit_is_on_the_disk_when_set_returns_in_one_file(store: UserStore, tmp_path: Path) -> None:
    store.set(amount())
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["user.sqlite"]
    with contextlib.closing(store.file._open_for_writing()) as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (3,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert sql(store.file.path, "PRAGMA application_id") == [(user_schema.USER_APPLICATION_ID,)]


def _set_many(path: Path, first: int) -> None:
    store = UserStore(path)
    for line in range(first, first + 8):
        store.set(amount(line=line))


def test_two_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    """The window and the command line share the file; both may even be the one that makes it."""
    path = tmp_path / "user.sqlite"
    context = multiprocessing.get_context("spawn")
    others = [context.Process(target=_set_many, args=(path, first)) for first in (1, 101)]
    for one in others:
        one.start()
    for one in others:
        one.join(60)
    assert [one.exitcode for one in others] == [0, 0]
    found = UserStore(path)
    assert {one.edit.line for one in found.list()} == {*range(1, 9), *range(101, 109)}
    assert backup.check_integrity(path) == []


def test_a_failed_write_leaves_everything_as_it_was(store: UserStore) -> None:
    store.set(amount())
    before = (store.list(), store.file.state())
    with pytest.raises(ZeroDivisionError), store.file.writing() as connection:
        connection.execute("UPDATE correction SET undone_at = '2026-01-01T00:00:00Z'")
        raise ZeroDivisionError
    assert (store.list(), store.file.state()) == before


# -- copies


def test_the_state_before_each_days_first_edit_and_the_last_one_are_copied(store: UserStore) -> None:
    store.set(amount(1, 2))
    assert [one.label for one in store.file.copies()] == ["last"]
    store.set(amount(3, 4))
    labels = [one.label for one in store.file.copies()]
    assert labels.count("daily") == 1 and labels.count("last") <= 2
    daily = next(one for one in store.file.copies() if one.label == "daily")
    assert len(UserStore(daily.path).list()) == 1
    last = next(one for one in store.file.copies() if one.label == "last")
    assert len(UserStore(last.path).list()) == 2


def test_a_day_without_a_change_makes_no_copy_and_a_day_with_one_does(store: UserStore) -> None:
    store.set(amount(1, 2))
    day = dt.timedelta(days=1)
    start = dt.datetime.now(dt.UTC) + day
    for later in range(3):
        store.file.prepare(now=start + later * day)
    assert [one.label for one in store.file.copies()].count("daily") == 1
    with contextlib.closing(sqlite3.connect(store.file.path)) as other, other:
        other.execute("UPDATE meta SET value = 'another' WHERE name = 'state'")
    store.file.prepare(now=start + 4 * day)
    assert [one.label for one in store.file.copies()].count("daily") == 2


def test_copies_of_the_users_file_and_of_the_worlds_do_not_crowd_each_other_out(tmp_path: Path) -> None:
    """Both lie in one folder under the same labels: rotating one must not drop the other's."""
    store = UserStore(tmp_path / "user.sqlite")
    store.set(amount())
    world = tmp_path / "govtrades.sqlite"
    sql(world, "CREATE TABLE t (x)")
    backup.back_up(world, store.file.backups, label="last", keep=1)
    backup.back_up(
        world, store.file.backups, label="last", keep=1, now=dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    )
    assert len(store.file.copies()) == 1
    store.set(amount(9, 10))
    assert any(one.path.name.startswith("govtrades-") for one in backup.list_backups(store.file.backups))


def test_a_copy_that_cannot_be_made_is_told_and_the_edit_is_kept(store: UserStore) -> None:
    store.file.backups.write_text("a file in the way")
    store.set(amount())
    (told,) = store.file.take_notices()
    assert "No copy" in told and str(store.file.path) in told
    assert len(store.list()) == 1 and store.file.take_notices() == ()


# -- damage, and other people's files


def wreck(path: Path) -> bytes:
    whole = bytearray(path.read_bytes())
    whole[120:4096] = os.urandom(4096 - 120)
    path.write_bytes(whole)
    return bytes(whole)


@pytest.mark.parametrize("how", ["page", "header"])
def test_a_damaged_file_is_kept_aside_and_its_last_state_goes_on(
    store: UserStore, tmp_path: Path, how: str
) -> None:
    made = [store.set(amount(1, 2)), store.set(amount(3, 4, line=2))]
    if how == "page":
        bytes_of_damage = wreck(store.file.path)
    else:
        bytes_of_damage = b"not a database at all" * 300
        store.file.path.write_bytes(bytes_of_damage)
    with pytest.raises(StoreUnavailable, match="damaged; they are not shown") as caught:
        store.in_force()
    assert "govtrades corrections" in caught.value.hint
    (told,) = store.file.prepare()
    assert "damaged" in told and "took its place" in told
    (aside,) = tmp_path.glob("user-set-aside-*.sqlite")
    assert aside.read_bytes() == bytes_of_damage and str(aside) in told
    assert store.in_force() == tuple(made)
    store.set(amount(5, 6, line=3))
    assert len(store.list()) == 3


def test_a_damaged_file_without_a_sound_copy_is_kept_aside_and_a_new_one_begun(
    store: UserStore, tmp_path: Path
) -> None:
    store.set(amount())
    for copy in store.file.copies():
        copy.path.write_bytes(b"x" * 5000)
    wreck(store.file.path)
    store.set(amount(8, 9))
    (told,) = store.file.take_notices()
    assert "no sound copy" in told
    assert [one.edit.value for one in store.list()] == [(8, 9)]
    assert list(tmp_path.glob("user-set-aside-*.sqlite"))


def test_a_file_that_is_gone_though_there_are_copies_is_told(store: UserStore) -> None:
    store.set(amount())
    store.file.path.unlink()
    store.set(amount(8, 9))
    (told,) = store.file.take_notices()
    assert "newest copy" in told and str(store.file.backups) in told


def test_a_newer_programs_file_is_refused_in_words_and_left_alone(store: UserStore) -> None:
    store.set(amount())
    sql(store.file.path, "PRAGMA user_version = 999")
    before = store.file.path.read_bytes()
    for ask in (
        store.in_force,
        store.list,
        store.file.state,
        store.file.prepare,
        lambda: store.set(amount(8, 9)),
    ):
        with pytest.raises(StoreUnavailable, match="newer version") as caught:
            ask()
        assert "Install" in caught.value.hint
    assert store.file.path.read_bytes() == before


def test_another_programs_file_is_refused_in_words_and_left_alone(store: UserStore) -> None:
    sql(store.file.path, "CREATE TABLE theirs (x)")
    before = store.file.path.read_bytes()
    for ask in (store.in_force, lambda: store.set(amount())):
        with pytest.raises(StoreUnavailable, match="another program"):
            ask()
    assert store.file.path.read_bytes() == before


def test_an_empty_file_left_by_a_crash_is_begun_anew(store: UserStore) -> None:
    store.file.path.touch()
    assert store.in_force() == ()
    assert store.set(amount()).id == 1


def test_a_crash_in_the_middle_of_a_write_is_undone_by_the_next_look(
    store: UserStore, tmp_path: Path
) -> None:
    """The journal of a killed writer lies beside the file: a reader that may not write would refuse it."""
    store.set(amount())
    before = store.list()
    path = store.file.path
    context = multiprocessing.get_context("spawn")
    victim = context.Process(target=_die_while_writing, args=(path,))
    victim.start()
    victim.join(60)
    assert victim.exitcode == 9 and (tmp_path / "user.sqlite-journal").exists()
    assert store.list() == before
    store.undo(before[0].id)
    assert store.in_force() == ()


def _die_while_writing(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE correction SET undone_at = '2026-01-01T00:00:00Z'")
    connection.execute("CREATE TABLE heavy AS SELECT randomblob(100000) AS b")
    os._exit(9)


def test_a_read_only_file_is_read_and_a_write_is_refused_in_words() -> None:
    with public_folder() as folder:
        store = UserStore(folder / "user.sqlite")
        store.set(amount())
        store.file.path.chmod(0o444)
        before = store.file.path.read_bytes()
        with without_root():
            assert len(store.in_force()) == 1 and store.file.prepare() == ()
            with pytest.raises(StoreUnavailable, match="read-only"):
                store.set(amount(8, 9))
        assert store.file.path.read_bytes() == before


# -- growing


def test_an_older_file_is_copied_and_brought_up_with_everything_in_it(
    store: UserStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = store.set(amount())
    known = user_schema.USER_SCHEMA_VERSION
    steps = (*user_schema.STEPS, ('CREATE TABLE "later" ("name" TEXT NOT NULL PRIMARY KEY) STRICT',))
    monkeypatch.setattr(user_file, "STEPS", steps)
    monkeypatch.setattr(user_file, "USER_SCHEMA_VERSION", known + 1)
    assert store.in_force() == (made,)
    assert sql(store.file.path, "PRAGMA user_version") == [(known + 1,)]
    assert sql(store.file.path, "SELECT * FROM later") == []
    (copy,) = [one for one in store.file.copies() if f"-before-schema-{known + 1}-" in one.path.name]
    assert copy.schema_version == known


def test_a_migration_that_fails_changes_nothing(store: UserStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.set(amount())
    before = store.file.path.read_bytes()
    monkeypatch.setattr(user_file, "STEPS", (*user_schema.STEPS, ("CREATE TABLE a (x)", "NO SQL AT ALL")))
    monkeypatch.setattr(user_file, "USER_SCHEMA_VERSION", user_schema.USER_SCHEMA_VERSION + 1)
    with pytest.raises(Exception, match="refused a statement"):
        store.in_force()
    assert store.file.path.read_bytes() == before


@pytest.mark.parametrize(("version", "digest"), [(1, "538e44006a827178"), (2, "ba021a0ce091bc57")])
def test_the_schema_of_a_released_version_never_changes(version: int, digest: str) -> None:
    """A step that is edited after its release would leave every file at hand without the change."""
    import hashlib

    text = "\n".join("\n".join(step) for step in user_schema.STEPS[:version])
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == digest
