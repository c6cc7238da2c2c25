"""Saved views when something is wrong: files of newer versions, damage, locks, queries that no longer parse.

Nothing is ever lost, nothing crashes, and each trouble is a sentence where the reader looks.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from govtrades_desktop.core.views import View, ViewColumn, ViewPage, view_json
from govtrades_desktop.gui import app as gui_app
from govtrades_desktop.gui.app import Program, build
from govtrades_desktop.gui.main_window import MainWindow
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store import user_file
from govtrades_desktop.store.view_files import VIEW_FILE_ENDING, read_views, write_views
from tests.gui.conftest import Script
from tests.gui.view_desk import Desk, K, M, trades
from tests.query.identity_factory import identified_database
from tests.support.rights import public_folder, without_root

NEWER = {
    "version": 9,
    "name": "From tomorrow",
    "page": "trades",
    "query": ["not", "a", "text"],
    "rules": {"a": 1},
}


@pytest.fixture
def desk(qtbot: Any, paths: DataPaths, identified: Path, open_window: Callable[..., Program]) -> Desk:
    return Desk(qtbot, paths, identified, open_window)


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Return a function that says which file the user will choose in the next dialogs."""

    def choose(path: Path) -> None:
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_: (str(path), "")))

    return choose


# -- files


def test_views_go_to_a_file_and_come_from_one(
    desk: Desk, tmp_path: Path, chosen: Callable[[Path], None]
) -> None:
    desk.keep(trades("Buys", "type:buy", grouping="month"), View("Papers", ViewPage.FILINGS))
    desk.open()
    chosen(tmp_path / "mine")
    desk.window.actions_["view_export_all"].trigger()
    desk.settle()
    path = tmp_path / f"mine{VIEW_FILE_ENDING}"
    assert [one.name for one in read_views(path)] == ["Buys", "Papers"]
    assert f"2 views written to {path}" in desk.said()
    chosen(path)
    desk.window.actions_["view_import"].trigger()
    desk.settle()
    assert desk.names() == desk.kept() == ["Buys", "Papers", "Buys (2)", "Papers (2)"]
    assert "2 views taken in: Buys (2), Papers (2)" in desk.said()
    assert desk.panel.list.hasFocus() and desk.panel.list.chosen() == desk.line("Buys (2)").id
    desk.press(K.Key_Return)
    assert desk.line("Buys (2)").is_current and desk.page.arrangement.grouping == "month"


def test_a_file_that_is_there_is_replaced_only_when_the_user_says_so(
    desk: Desk, tmp_path: Path, chosen: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dialog asks about "mine", and what is written has an ending: nobody had asked about that file."""
    desk.keep(trades("Buys"))
    desk.open()
    other = tmp_path / f"mine{VIEW_FILE_ENDING}"
    other.write_text("dear to me", "utf-8")
    chosen(tmp_path / "mine")
    asked: list[str] = []

    def answer(_parent: Any, _title: str, question: str) -> Any:
        asked.append(question)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", answer)
    desk.window.actions_["view_export_all"].trigger()
    desk.settle()
    assert other.name in asked[0] and other.read_text("utf-8") == "dear to me"


def test_a_file_that_cannot_be_written_is_told(
    desk: Desk, tmp_path: Path, chosen: Callable[[Path], None]
) -> None:
    desk.keep(trades("Buys"))
    desk.open()
    chosen(tmp_path / "nowhere" / "x.json")
    desk.window.actions_["view_export_all"].trigger()
    desk.settle()
    assert "There is no folder" in desk.said()
    notice = desk.window.notice
    assert notice.isVisible() and str(tmp_path / "nowhere") in notice.text(), "whole, on its own lines"


def test_a_newer_versions_view_is_listed_with_its_problem_and_given_on_whole(
    desk: Desk, tmp_path: Path, chosen: Callable[[Path], None]
) -> None:
    """Refused, it was lost for whoever deletes the mail; read by halves, it would show other rows."""
    path = write_views([trades("Buys", "type:buy")], tmp_path / "x.json")
    told = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(told | {"views": [*told["views"], NEWER]}), "utf-8")
    desk.open()
    desk.window.views.exchange.import_from(path)
    desk.settle()
    assert desk.names() == ["Buys", "From tomorrow"] and "newer version" in desk.said()
    line = desk.line("From tomorrow")
    assert "newer version" in line.problem and "⚠" in line.signs() and line.problem in line.words()
    rows = desk.rows()
    desk.click_view("From tomorrow")
    assert "newer version" in desk.said() and desk.rows() == rows and desk.window.views.current() is None
    desk.go_to_list("From tomorrow")
    desk.press(K.Key_F2)
    assert desk.panel.rename.isHidden() and "newer version" in desk.said()
    desk.press(K.Key_Up, M.AltModifier)
    assert desk.kept() == ["From tomorrow", "Buys"], "it has its place in the order"
    desk.press(K.Key_Delete)
    desk.press(K.Key_Z, M.ControlModifier)
    chosen(tmp_path / "again.json")
    desk.window.actions_["view_export_all"].trigger()
    desk.settle()
    given = json.loads((tmp_path / "again.json").read_text("utf-8"))["views"]
    assert given[0] == NEWER, "not a key of it was lost"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x00\xff", "no text"),
        (b'{"kind": ', "no JSON"),
        (b"[]", "not a file of views"),
        (b'{"kind": "govtrades-desktop views", "version": 2, "views": []}', "newer version"),
        (json.dumps({"kind": "govtrades-desktop views", "version": 1,
                     "views": [view_json(trades("good")), {"version": 1, "name": "bad"}]}).encode(), "'bad'"),
        (b"{" * 5_000_000, "too large"),
    ],
    ids=["bytes", "torn", "list", "newer", "one bad", "huge"],
)  # fmt: skip
def test_a_damaged_file_is_refused_in_words_and_changes_nothing(
    desk: Desk, tmp_path: Path, data: bytes, words: str
) -> None:
    desk.keep(trades("mine"))
    desk.open()
    path = tmp_path / "x.json"
    path.write_bytes(data)
    desk.window.views.exchange.import_from(path)
    desk.settle()
    assert words in desk.said() and "x.json" in desk.said()
    assert desk.names() == desk.kept() == ["mine"]


# -- views that no longer fit


def test_a_query_that_no_longer_parses_is_marked_told_and_kept(desk: Desk) -> None:
    desk.keep(trades("Broken", "type:( nvda", grouping="month"), trades("Sound", "type:buy"))
    desk.open()
    desk.qtbot.waitUntil(lambda: bool(desk.line("Broken").problem))
    assert "not understood" in desk.line("Broken").problem and desk.line("Sound").problem == ""
    desk.click_view("Broken")
    assert desk.window.top.search.text() == "type:( nvda" and "cannot be understood" in desk.said()
    assert "never closed" in desk.window.top.search.edit.accessibleDescription()
    desk.window.top.search.set_text("type:( nvda fund")
    desk.press(K.Key_B, M.ControlModifier | M.ShiftModifier)
    kept = desk.store.find("Broken").view
    assert kept is not None and kept.query == "type:( nvda", "a broken search does not take its place"
    desk.press(K.Key_S, M.ControlModifier)
    desk.press(K.Key_Return)
    assert "not understood" in desk.panel.name.wrong() and desk.kept() == ["Broken", "Sound"]


def test_a_start_with_a_default_view_that_no_longer_parses(desk: Desk) -> None:
    """The page stood empty, as if nothing had been disclosed."""
    (broken,) = desk.keep(trades("Broken", "type:( nvda"))
    desk.store.set_default(broken.id)
    desk.open()
    desk.settle()
    assert desk.window.top.search.text() == "type:( nvda"
    assert desk.page._stack.currentWidget() is desk.page._note
    assert "not understood" in desk.page._note.texts()[0]


@pytest.mark.parametrize(
    "query", ["bioguide:X999999", 'official:"Gone, Quite"', "committee:HSBA official:nobody"]
)
def test_a_view_of_an_official_who_vanished_shows_an_empty_page_and_stays(desk: Desk, query: str) -> None:
    desk.keep(trades("Gone", query), View("Them", ViewPage.OFFICIALS, query=query))
    desk.open()
    for name in ("Gone", "Them"):
        desk.click_view(name)
        assert desk.rows() == 0 and desk.line(name).is_current and not desk.is_changed()
        assert desk.page._stack.currentWidget() is desk.page._note, "in words, why there is nothing"
    assert desk.kept() == ["Gone", "Them"]


def test_parts_that_this_version_does_not_know_are_told_and_outlive_an_update(desk: Desk) -> None:
    columns = (ViewColumn("traded", more={"mood": 1}), ViewColumn("karma"), ViewColumn("official"))
    desk.keep(
        trades("Odd", "type:buy", columns=columns, sort=("-wisdom", "-amount"), grouping="weather",
               chamber="court", density="airy", more={"colour": "red"})
    )  # fmt: skip
    desk.open()
    desk.click_view("Odd")
    for word in ("wisdom", "weather", "court", "karma", "colour"):
        assert word in desk.said(), word
    assert desk.rows() > 0 and not desk.is_changed() and desk.window.top.chambers.chamber() is None
    desk.window.top.search.set_text("type:sell")
    desk.qtbot.waitUntil(desk.is_changed)
    desk.click(desk.panel.update_button)
    kept = desk.store.find("Odd").view
    assert kept is not None and kept.query == "type:sell" and kept.more == {"colour": "red"}
    assert next(one for one in kept.columns if one.key == "traded").more == {"mood": 1}


def test_a_year_without_a_filing_is_shown_as_such(desk: Desk) -> None:
    """The box would say "All years" over the rows of one."""
    desk.keep(trades("Old", year=1999))
    desk.open()
    desk.click_view("Old")
    assert desk.rows() == 0 and desk.window.top.years.year() == 1999
    assert desk.window.top.years.currentText() == "1999"


# -- the user's file


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_file, "BUSY_TIMEOUT_MS", 20)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.usefixtures("impatient")
def test_a_busy_file_is_told_where_the_name_was_typed_and_the_name_stays(desk: Desk) -> None:
    desk.keep(trades("a"), trades("b"))
    desk.open()
    with locked(desk.paths.user_database):
        desk.press(K.Key_S, M.ControlModifier)
        desk.type("Typed with care")
        desk.press(K.Key_Return)
        line = desk.panel.name
        assert "busy" in line.wrong() and line.edit.text() == "Typed with care" and line.edit.hasFocus()
        assert not line.edit.isReadOnly() and "⚠" in desk.said()
        desk.panel.list.move_wanted.emit(desk.line("b").id, 0)
        desk.settle()
        assert desk.names() == ["a", "b"], "what was not written is not shown"
    desk.press(K.Key_Return)
    assert desk.kept() == desk.names() == ["a", "b", "Typed with care"] and desk.panel.name.isHidden()


@pytest.mark.usefixtures("impatient")
def test_a_file_that_is_busy_at_the_start_is_read_when_asked_again(desk: Desk) -> None:
    """The views were gone until the next start, and saving was refused for good."""
    desk.keep(trades("a"))
    with locked(desk.paths.user_database):
        desk.open()
        assert "busy" in desk.panel.hint() and desk.names() == [] and desk.panel.again.isVisible()
        assert not desk.panel.add.isEnabled()
        desk.press(K.Key_S, M.ControlModifier)
        assert "busy" in desk.said()
        desk.click(desk.panel.again)
        assert "busy" in desk.panel.hint() and desk.names() == []
    desk.click(desk.panel.again)
    assert desk.names() == ["a"] and desk.panel.hint() == "" and desk.panel.add.isEnabled()
    assert not desk.panel.again.isVisible()


def test_a_read_only_file_is_read_and_a_wish_is_refused_in_words(
    qtbot: Any, identified: Path, script: Script
) -> None:
    programs: list[Program] = []
    with public_folder() as folder:
        there = DataPaths(folder, folder, folder / "logs")

        def opener(catalogue: Any) -> Program:
            settings = Settings().with_values(refresh_interval="off")
            programs.append(build(catalogue, there, settings, run=script, page="trades"))
            qtbot.addWidget(programs[0].window)
            with qtbot.waitExposed(programs[0].window):
                programs[0].window.show()
            return programs[0]

        desk = Desk(qtbot, there, identified, opener)
        desk.keep(trades("a", "type:buy"), trades("b"))
        there.user_database.chmod(0o444)
        desk.open()
        desk.go_to_list("b")
        with without_root():
            desk.press(K.Key_Delete)
            assert "read-only" in desk.said() and desk.names() == ["a", "b"]
            desk.press(K.Key_F2)
            desk.type("c")
            desk.press(K.Key_Return)
            assert "read-only" in desk.panel.rename.wrong() and desk.panel.rename.edit.text() == "c"
        desk.click_view("a")
        assert desk.window.top.search.text() == "type:buy", "what can be read is shown"
        desk.window.close()
        assert programs[0].controller.shutdown() and programs[0].reader.shutdown()


def test_a_file_that_is_damaged_while_the_window_is_open_is_set_aside_and_that_is_said(desk: Desk) -> None:
    desk.keep(trades("a"), trades("b"))
    desk.open()
    path = desk.paths.user_database
    path.write_bytes(b"SQLite format 3\x00" + b"\xa5" * 8000)
    desk.go_to_list("a")
    desk.press(K.Key_D, M.ControlModifier)
    notice = desk.window.notice
    assert notice.isVisible() and "damaged" in notice.text() and "took its place" in notice.text()
    assert desk.names() == desk.kept() == ["a", "b", "a (2)"]
    aside = [one for one in path.parent.iterdir() if "set-aside" in one.name]
    assert len(aside) == 1 and aside[0].name in notice.text(), "it says where the damaged one is kept"
    desk.click(notice._button)
    assert not notice.isVisible()


def test_a_damaged_file_is_healed_by_trying_again(desk: Desk) -> None:
    desk.keep(trades("a"))
    desk.paths.user_database.write_bytes(b"SQLite format 3\x00" + b"\xa5" * 8000)
    desk.open()
    assert "damaged" in desk.panel.hint() and desk.names() == []
    desk.click(desk.panel.again)
    assert desk.names() == ["a"] and "took its place" in desk.window.notice.text()


def test_at_the_start_a_damaged_file_is_set_aside_and_the_window_says_so(
    paths: DataPaths, tmp_path: Path, qapp: QApplication
) -> None:
    """It was only logged: the user's corrections and views were gone, and nobody said where they went."""
    identified_database(paths.database, filings=12)
    paths.user_database.write_bytes(b"no database at all" * 500)
    seen: list[str] = []

    def look() -> None:
        shown = (one for one in qapp.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible())
        window = next(shown)  # others may wait to be deleted
        seen.append(window.notice.text() if window.notice.isVisible() else "")
        window.news.act_on_notice()
        seen.append(window.notice.text())
        window.close()

    settings = Settings().with_values(refresh_interval="off")
    assert gui_app.run(paths, settings, on_painted=lambda: QTimer.singleShot(0, look)) == 0
    assert "damaged" in seen[0] and "a new file was begun" in seen[0] and seen[1] == ""


def test_a_newer_programs_file_is_left_alone_and_that_is_said(desk: Desk) -> None:
    desk.keep(trades("a"))
    with contextlib.closing(sqlite3.connect(desk.paths.user_database)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = desk.paths.user_database.read_bytes()
    desk.open()
    assert "newer version" in desk.panel.hint() and not desk.panel.add.isEnabled()
    desk.click(desk.panel.again)
    assert "newer version" in desk.panel.hint() and desk.paths.user_database.read_bytes() == before


def test_what_another_program_changed_is_noticed_at_the_next_wish(desk: Desk) -> None:
    """The command line may take views in, or another window delete one."""
    first, _ = desk.keep(trades("a"), trades("b"))
    desk.open()
    desk.store.delete(first.id)
    desk.store.create(trades("c"))
    desk.go_to_list("a")
    desk.press(K.Key_D, M.ControlModifier)
    assert "was deleted" in desk.said()
    desk.qtbot.waitUntil(lambda: desk.names() == ["b", "c"])
