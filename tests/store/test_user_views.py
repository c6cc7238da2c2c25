"""Saved views in user.sqlite: what a person arranged is never lost, and what cannot be read is told."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from govtrades_desktop.core.errors import DataRejected, StoreUnavailable, UserInputError
from govtrades_desktop.core.views import View, ViewColumn, ViewPage, view_json
from govtrades_desktop.store import user_schema
from govtrades_desktop.store.user_data import UserStore
from govtrades_desktop.store.user_views import ViewStore
from govtrades_desktop.store.view_files import VIEW_FILE_ENDING, read_views, write_views
from tests.store.test_user_data import amount
from tests.support.rights import public_folder, without_root

NOW = dt.datetime(2026, 6, 22, 12, 0, tzinfo=dt.UTC)


def view(name: str = "Tech", **changes: object) -> View:
    values: dict[str, object] = {"page": ViewPage.TRADES, "query": "sector:tech", "sort": ("-traded",)}
    return View(name, **{**values, **changes})  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> ViewStore:
    return ViewStore(tmp_path / "user.sqlite")


def sql(store: ViewStore, statement: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(store.file.path)) as connection, connection:
        return connection.execute(statement, values).fetchall()


def names(store: ViewStore) -> list[str]:
    return [one.name for one in store.list()]


def test_a_view_is_kept_changed_renamed_and_its_past_stays(store: ViewStore) -> None:
    made = store.create(view(" Tech  stocks", columns=(ViewColumn("asset", 200),)), now=NOW)
    assert (made.name, made.page, made.made_at) == ("Tech stocks", "trades", NOW)
    assert made.view == view("Tech stocks", columns=(ViewColumn("asset", 200),))
    later = NOW + dt.timedelta(hours=1)
    changed = store.change(made.id, view("Tech stocks", query="sector:energy"), now=later)
    renamed = store.rename(made.id, "Energy", now=later)
    assert changed.view and changed.view.query == "sector:energy" and changed.changed_at == later
    assert renamed.view and renamed.view.name == "Energy" and store.find("ENERGY") == renamed
    assert [(one.name, one.view and one.view.query) for one in store.past(made.id)] == [
        ("Tech stocks", "sector:energy"),
        ("Tech stocks", "sector:tech"),
    ]
    assert store.change(made.id, view("Energy", query="sector:energy")) == renamed
    assert len(store.past(made.id)) == 2  # saving what is there already is no change


def test_names_are_unique_whatever_the_case(store: ViewStore) -> None:
    first, second = store.create(view("Tech")), store.create(view("Other"))
    for ask in (
        lambda: store.create(view("tECH", page=ViewPage.FILINGS)),
        lambda: store.rename(second.id, "TECH"),
        lambda: store.change(second.id, view("tech")),
    ):
        with pytest.raises(UserInputError, match="view 'Tech' already"):
            ask()
    assert store.rename(first.id, "TECH").name == "TECH"
    assert store.duplicate(first.id).name == "TECH (2)"
    with pytest.raises(UserInputError, match="needs a name"):
        store.rename(first.id, " ")
    assert names(store) == ["TECH", "Other", "TECH (2)"]


def test_views_are_put_in_order(store: ViewStore) -> None:
    ids = [store.create(view(name)).id for name in "abcd"]
    assert [one.name for one in store.reorder([ids[2], ids[0]])] == ["c", "a", "b", "d"]
    assert [one.name for one in store.move(ids[3], 1)] == ["c", "d", "a", "b"]
    assert [one.name for one in store.move(ids[2], 99)] == ["d", "a", "b", "c"]
    with pytest.raises(UserInputError, match="no such view"):
        store.reorder([99])
    store.delete(ids[0])
    store.create(view("e"))
    assert names(store) == ["d", "b", "c", "e"]
    store.restore(ids[0])
    assert names(store) == ["d", "a", "b", "c", "e"]


def test_a_deleted_view_comes_back_as_it_was(store: ViewStore) -> None:
    made = store.create(view())
    gone = store.delete(made.id, now=NOW)
    assert gone.deleted_at == NOW and store.list() == ()
    assert [one.id for one in store.list(include_deleted=True)] == [made.id]
    for ask in (lambda: store.delete(made.id), lambda: store.rename(made.id, "x")):
        with pytest.raises(UserInputError, match="'Tech' was deleted"):
            ask()
    assert store.restore(made.id) == made
    with pytest.raises(UserInputError, match="is not deleted"):
        store.restore(made.id)


def test_a_name_that_was_given_away_meanwhile_is_not_taken_back(store: ViewStore) -> None:
    old = store.create(view("Tech"))
    store.delete(old.id)
    store.create(view("tech", query="other"))
    back = store.restore(old.id)
    assert back.name == "Tech (2)" and back.view and back.view.query == "sector:tech"


def test_each_page_has_one_default(store: ViewStore) -> None:
    first, second = store.create(view("a")), store.create(view("b"))
    filings = store.create(view("c", page=ViewPage.FILINGS))
    assert store.default(ViewPage.TRADES) is None
    for one in (first, second, filings):
        assert store.set_default(one.id).is_default
    found = store.default(ViewPage.TRADES)
    assert found and found.name == "b" and store.default(ViewPage.FILINGS)
    store.delete(second.id)
    assert store.default(ViewPage.TRADES) is None
    store.set_default(first.id)
    assert not store.restore(second.id).is_default  # another took its place
    store.change(first.id, view("a", page=ViewPage.FILINGS))
    assert [one.name for one in store.list() if one.is_default] == ["c"]
    store.clear_default(ViewPage.FILINGS)
    assert not any(one.is_default for one in store.list())


def test_a_view_that_cannot_be_read_stays_and_is_told(store: ViewStore) -> None:
    """A newer version's view must not vanish from the list, nor take the readable ones with it."""
    newer, torn, sound = (store.create(view(name)) for name in ("newer", "torn", "sound"))
    sql(store, "UPDATE saved_view SET form = ? WHERE id = ?", ('{"version": 99}', newer.id))
    sql(store, "UPDATE saved_view SET form = '{\"version\": 1' WHERE id = ?", (torn.id,))
    found = store.list()
    assert [one.name for one in found] == ["newer", "torn", "sound"]
    assert "newer version" in found[0].problem and "Install" in found[0].problem
    assert "no JSON" in found[1].problem and found[1].view is None
    assert found[2] == sound
    for act in (store.duplicate, lambda one: store.rename(one, "x")):
        with pytest.raises(UserInputError, match="newer version"):
            act(newer.id)
    store.delete(torn.id)
    store.restore(torn.id)
    mended = store.change(torn.id, view("torn"))
    assert mended.view == view("torn") and store.past(torn.id)[0].view is None


def test_what_could_not_be_read_again_is_not_written(store: ViewStore) -> None:
    with pytest.raises(DataRejected):
        store.create(view(query="\ud800"))
    with pytest.raises(DataRejected, match="frozen"):
        store.create(view(frozen=-1))
    assert store.list() == ()


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM saved_view", "DELETE FROM saved_view_past", "UPDATE saved_view_past SET form = '{}'"],
)
def test_the_file_itself_keeps_views_and_their_past(store: ViewStore, statement: str) -> None:
    made = store.create(view())
    store.rename(made.id, "b")
    with pytest.raises(sqlite3.IntegrityError, match="never dropped|is kept"):
        sql(store, statement)
    assert names(store) == ["b"] and len(store.past(made.id)) == 1


def test_a_file_of_the_version_before_is_brought_up_with_all_that_is_in_it(store: ViewStore) -> None:
    """The file is the one thing that cannot be had again: views come to it, corrections stay."""
    with contextlib.closing(sqlite3.connect(store.file.path)) as connection, connection:
        for statement in user_schema.STEPS[0]:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {user_schema.USER_APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute(
            "INSERT INTO correction (source, doc_id, line, field, value, was, of_row, comment, made_at)"
            " VALUES ('house', '1', NULL, 'note', '\"mine\"', 'null', 'null', '', '2026-01-01T00:00:00Z')"
        )
    made = store.create(view())
    assert store.list() == (made,)
    assert [one.edit.value for one in UserStore(store.file.path).list()] == ["mine"]
    assert any("-before-schema-2-" in one.path.name for one in store.file.copies())
    fresh = ViewStore(store.file.path.with_name("fresh.sqlite"))
    fresh.create(view())
    shape = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    assert sql(store, shape) == sql(fresh, shape)


def test_looking_makes_no_file_and_corrections_live_beside_views(store: ViewStore, tmp_path: Path) -> None:
    assert (store.list(), store.default(ViewPage.TRADES), store.past(1)) == ((), None, ())
    store.clear_default(ViewPage.TRADES)
    with pytest.raises(UserInputError, match="no view 'x'") as caught:
        store.find("x")
    assert "No view is saved" in caught.value.hint and list(tmp_path.iterdir()) == []
    edits = UserStore(store.file.path)
    edit = edits.set(amount())
    store.create(view())
    assert edits.list() == (edit,)
    with pytest.raises(UserInputError) as caught:
        store.find("x")
    assert caught.value.hint == "Saved: Tech."


# -- files to give away


def test_views_are_given_away_and_taken_in(store: ViewStore, tmp_path: Path) -> None:
    given = (view("Tech", more={"colour": "red"}), view("Größe", page=ViewPage.OFFICIALS))
    path = write_views(given, tmp_path / "mine")
    assert path.name == f"mine{VIEW_FILE_ENDING}" and read_views(path) == given
    store.create(view("tech", query="my own"))
    taken = store.take_in([*read_views(path), view("TECH")])
    assert [one.name for one in taken] == ["Tech (2)", "Größe", "TECH (3)"]
    assert taken[0].view == replace(given[0], name="Tech (2)")
    assert store.find("tech").view == view("tech", query="my own")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"version": 2}, "newer version"),
        ({"version": None}, "of which version"),
        ({"kind": "something"}, "not a file of views"),
        ({"views": []}, "holds no views"),
        ({"views": [view_json(view("good")), {"version": 9, "name": " "}]}, "newer version"),
        ({"views": [view_json(view("good")), {"name": "b"}]}, "not a saved view"),
    ],
)
def test_a_file_with_one_wrong_view_gives_none(tmp_path: Path, change: dict[str, object], words: str) -> None:
    path = write_views([view()], tmp_path / "x.json")
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | change), "utf-8")
    with pytest.raises(UserInputError, match=words) as caught:
        read_views(path)
    assert "Nothing was taken from x.json" in str(caught.value)


def test_a_newer_versions_view_is_taken_in_and_given_away_as_it_is(store: ViewStore, tmp_path: Path) -> None:
    """Refusing it would lose the view of a colleague who upgrades; so would reading half of it."""
    newer = {"version": 9, "name": "Later", "page": "watch", "query": "a", "rules": [1, {"deep": None}]}
    path = write_views([view()], tmp_path / "x.json")
    told = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(told | {"views": [view_json(view("later")), newer]}), "utf-8")
    plain, kept = store.take_in(read_views(path))
    assert plain.name == "later" and plain.view is not None and plain.newer is None
    assert (kept.name, kept.page, kept.view) == ("Later (2)", "watch", None)
    assert "newer version" in kept.problem and "form 9" in kept.problem
    assert store.list() == (plain, kept) and kept.newer is not None
    again = json.loads(write_views([kept.newer], tmp_path / "y.json").read_text("utf-8"))["views"]
    assert again == [newer | {"name": "Later (2)"}]
    store.delete(kept.id)
    assert store.restore(kept.id) == kept


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"", b"[]", b"{" * 5_000_000], ids=["bytes", "empty", "list", "huge"]
)
def test_what_is_no_file_of_views_is_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(data)
    with pytest.raises(UserInputError, match=r"x\.json"):
        read_views(path)
    with pytest.raises(UserInputError, match="cannot be read"):
        read_views(tmp_path / "absent.json")


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_views([view()], tmp_path / "x.json")
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StoreUnavailable, match="No space left"):
        write_views([view("other")], path)
    assert path.read_bytes() == before and [one.name for one in tmp_path.iterdir()] == ["x.json"]
    with pytest.raises(UserInputError, match="no folder"):
        write_views([view()], tmp_path / "absent" / "x.json")
    with pytest.raises(UserInputError, match="no view to export"):
        write_views([], path)


def test_a_read_only_file_is_read_and_a_write_is_refused_in_words() -> None:
    with public_folder() as folder:
        store = ViewStore(folder / "user.sqlite")
        store.create(view())
        store.file.path.chmod(0o444)
        with without_root():
            with pytest.raises(StoreUnavailable, match="read-only"):
                store.create(view("b"))
            assert names(store) == ["Tech"]
