"""Export in the window: the file asked for, the question told, progress, a cancel in the middle."""

from __future__ import annotations

import csv
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog, QPushButton, QWidget

from govtrades_desktop.core.errors import StoreUnavailable, UserInputError
from govtrades_desktop.gui import exporting
from govtrades_desktop.gui.app import Program, build, open_data
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.exporting import Exporter, chosen_path, positions_of
from govtrades_desktop.gui.failure_words import failure_words, short_paths
from govtrades_desktop.gui.models.columns import SortTerm
from govtrades_desktop.gui.pages.listing_page import ListingPage
from govtrades_desktop.gui.pages.table_page import TablePage
from govtrades_desktop.gui.read_thread import ReadThread
from govtrades_desktop.query import export
from govtrades_desktop.query.library import Library
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from tests.query.identity_factory import identified_database
from tests.store.factory import filled_database


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = filled_database(tmp_path_factory.mktemp("data") / "govtrades.sqlite", filings=80, seed=9)
    Library(path, path.parent / "derived").open().close()
    return path


@pytest.fixture
def exporter(qtbot: Any, database: Path) -> Iterator[Exporter]:
    window = QWidget()
    qtbot.addWidget(window)
    reader = ReadThread(lambda: Library(database, database.parent / "derived").open(), window)
    made = Exporter(reader, window)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    made.cancel()
    assert reader.shutdown()


@pytest.fixture
def ids(database: Path) -> np.ndarray:
    with Library(database, database.parent / "derived") as library:
        return np.array(library.trades.array("id"))[::-1].copy()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let an export wait after its first chunk until it is stopped; the event tells that it waits."""
    waits = threading.Event()
    real = export.export_trades

    def held_export(*arguments: Any, stop: threading.Event, progress: Any, **others: Any) -> int:
        def tell(done: int, total: int) -> None:
            progress(done, total)
            waits.set()
            stop.wait(60)

        return real(*arguments, stop=stop, progress=tell, **others)

    monkeypatch.setattr(export.table, "BATCH", 10)
    monkeypatch.setattr(export, "export_trades", held_export)
    return waits


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The file dialog's answer (`name`, `filter`), and what it was asked."""
    told: dict[str, Any] = {"name": "", "filter": "", "replace": None}

    def dialog(parent: Any, title: str, place: str, filters: str) -> tuple[str, str]:
        told.update(title=title, place=place, filters=filters.split(";;"))
        return told["name"], told["filter"]

    def question(parent: Any, title: str, text: str) -> Any:
        assert told["replace"] is not None, "nobody should be asked here"
        told["question"] = text
        return told["replace"]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    monkeypatch.setattr(QMessageBox, "question", question)
    return told


def test_the_dialog_offers_every_format_and_its_choice_makes_the_ending(
    exporter: Exporter, ids: np.ndarray, answer: dict[str, Any], qtbot: Any, tmp_path: Path
) -> None:
    exporter.ask(ids, str(tmp_path))
    assert answer["place"] == str(tmp_path / "trades.csv")
    assert [one.rpartition("(*")[2] for one in answer["filters"]] == [
        ".csv)",
        ".xlsx)",
        ".json)",
        ".parquet)",
    ]
    for one in answer["filters"]:
        ending = one.rpartition("(*")[2].rstrip(")")
        answer.update(name=str(tmp_path / "mine.v2"), filter=one)
        with qtbot.waitSignal(exporter.exported, timeout=20_000) as told:
            exporter.ask(ids, str(tmp_path))
        assert told.args[0] == (tmp_path / f"mine.v2{ending}", len(ids))
        assert (tmp_path / f"mine.v2{ending}").is_file()
    assert chosen_path("/a/b.XLSX", answer["filters"][0]) == Path("/a/b.XLSX")  # an ending typed wins
    answer["name"] = ""
    exporter.ask(ids, str(tmp_path / "gone"))
    assert answer["place"] == str(Path.home() / "trades.csv")


def test_a_file_that_the_dialog_did_not_ask_about_is_asked_about(
    exporter: Exporter, ids: np.ndarray, answer: dict[str, Any], qtbot: Any, tmp_path: Path
) -> None:
    """Stops: "trades" typed, trades.csv there: the dialog saw no such file, and it was gone."""
    (tmp_path / "trades.json").write_text("the old one")
    answer.update(name=str(tmp_path / "trades"), filter="JSON (*.json)")
    answer["replace"] = QMessageBox.StandardButton.No
    exporter.ask(ids, str(tmp_path))
    assert "trades.json" in answer["question"] and not exporter.is_running
    assert (tmp_path / "trades.json").read_text() == "the old one"
    answer["replace"] = QMessageBox.StandardButton.Yes
    with qtbot.waitSignal(exporter.exported, timeout=20_000):
        exporter.ask(ids, str(tmp_path))
    assert json.loads((tmp_path / "trades.json").read_text("utf-8"))["total"] == len(ids)


def test_rows_come_in_the_order_of_the_view_and_progress_is_told(
    exporter: Exporter, ids: np.ndarray, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export.table, "BATCH", 40)
    steps: list[tuple[int, int]] = []
    exporter.progressed.connect(steps.append)
    with qtbot.waitSignal(exporter.exported, timeout=20_000):
        exporter.write(ids, tmp_path / "t.json")
    rows = json.loads((tmp_path / "t.json").read_text("utf-8"))["rows"]
    with qtbot.waitSignal(exporter.exported, timeout=20_000):
        exporter.write(ids[::-1], tmp_path / "u.json")
    assert json.loads((tmp_path / "u.json").read_text("utf-8"))["rows"] == rows[::-1]
    whole = [min(done, len(ids)) for done in range(40, len(ids) + 40, 40)]
    assert steps == [(done, len(ids)) for done in whole] * 2


@pytest.mark.parametrize("by", ["call", "button"])
def test_a_cancel_in_the_middle_leaves_the_old_file(
    exporter: Exporter, ids: np.ndarray, qtbot: Any, tmp_path: Path, held: threading.Event, by: str
) -> None:
    target = tmp_path / "t.xlsx"
    target.write_text("the old one")
    ended: list[str] = []
    for name in ("exported", "failed"):
        getattr(exporter, name).connect(lambda _, name=name: ended.append(name))
    with qtbot.waitSignal(exporter.progressed, timeout=20_000):
        exporter.write(ids, target)
    assert held.wait(20) and exporter.is_running
    dialog = exporter.parent().findChild(QProgressDialog)
    dialog.show()  # it would come by itself after a moment
    with qtbot.waitSignal(exporter.stopped, timeout=20_000):
        if by == "call":
            exporter.cancel()
        else:
            qtbot.mouseClick(dialog.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert not exporter.is_running
    qtbot.waitUntil(lambda: list(tmp_path.iterdir()) == [target], timeout=20_000)
    assert target.read_text() == "the old one" and ended == []


def test_a_newer_export_stops_the_older_one(
    exporter: Exporter,
    ids: np.ndarray,
    qtbot: Any,
    tmp_path: Path,
    held: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with qtbot.waitSignal(exporter.progressed, timeout=20_000):
        exporter.write(ids, tmp_path / "old.json")
    assert held.wait(20)
    monkeypatch.undo()
    with qtbot.waitSignal(exporter.exported, timeout=20_000) as told:
        exporter.write(ids[:5], tmp_path / "new.json")
    assert told.args[0] == (tmp_path / "new.json", 5)
    assert list(tmp_path.iterdir()) == [tmp_path / "new.json"]


def test_a_failure_is_told_in_words(exporter: Exporter, ids: np.ndarray, qtbot: Any, tmp_path: Path) -> None:
    with qtbot.waitSignal(exporter.failed, timeout=20_000) as told:
        exporter.write(ids, tmp_path / "absent" / "t.csv")
    assert isinstance(told.args[0], UserInputError) and not exporter.is_running
    assert exporter.parent().findChild(QProgressDialog) is None or not any(
        dialog.isVisible() for dialog in exporter.parent().findChildren(QProgressDialog)
    )


def test_rows_that_a_refresh_took_away_are_counted_in_the_method_sheet(
    exporter: Exporter, ids: np.ndarray, qtbot: Any, tmp_path: Path
) -> None:
    """Rows in view whose ids were gone were left out before anything was counted: the sheet knew of none."""
    seen = np.concatenate([[10_000_001], ids[:3], [10_000_002]])
    with qtbot.waitSignal(exporter.exported, timeout=20_000) as told:
        exporter.write(seen, tmp_path / "t.json")
    assert told.args[0] == (tmp_path / "t.json", 3)
    method = json.loads((tmp_path / "t.json").read_text("utf-8"))["method"]
    assert (method["rows"], method["rows_missing"]) == (3, 2)


def test_ids_that_are_gone_are_left_out_and_the_order_stays() -> None:
    ids = np.array([30, 10, 20])
    assert positions_of(ids, np.array([20, 99, 30])).tolist() == [2, 0]
    assert positions_of(np.array([], dtype=int), np.array([1])).tolist() == []


@pytest.fixture
def program(qtbot: Any, database: Path) -> Iterator[Program]:
    """The whole window over the data."""
    folder = database.parent
    paths = DataPaths(folder, folder, folder / "logs")
    made = build(Catalogue(open_data(paths)), paths, Settings().with_values(refresh_interval="off"))
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.window.close()
    assert made.controller.shutdown() and made.reader.shutdown()


def test_the_filings_in_view_are_written_with_the_question_that_found_them(
    program: Program, qtbot: Any, answer: dict[str, Any], tmp_path: Path
) -> None:
    window = program.window
    window.show_page("filings")
    page = window.page
    assert isinstance(page, TablePage) and page.can_export()
    assert window.top.search.text() == "type:P "
    window.top.search.set_text("type:P filed:2024..2025")
    page.state_choice.choose("paper")
    wanted = [page.model.record(row).doc_id for row in range(page.model.rowCount())]
    assert wanted
    answer.update(name=str(tmp_path / "papers.csv"))
    with qtbot.waitSignal(window.exporter.exported, timeout=20_000):
        window.actions_["export"].trigger()
    assert answer["place"].endswith("filings.csv") and "filings" in answer["title"]
    with (tmp_path / "papers.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["doc_id"] for row in csv.DictReader(file)] == wanted
    sheet = (tmp_path / "papers.method.txt").read_text("utf-8")
    assert "search: type:P filed:2024..2025 reading:paper\n" in sheet and "besides" not in sheet
    assert str(len(wanted)) in window.status.message.text()


def test_why_a_file_was_not_written_is_read_whole(program: Program, qtbot: Any, tmp_path: Path) -> None:
    """The status bar said "⚠ /tmp/…/keep.csv cannot be writ…": the folder was told, the reason cut off."""
    window = program.window
    window.show_page("trades")
    (tmp_path / "a folder.csv").mkdir()
    with qtbot.waitSignal(window.exporter.failed, timeout=20_000):
        window.exporter.write(window.page.model.ids(), tmp_path / "a folder.csv")
    assert "…/a folder.csv is there already, and is not a file." in window.status.message.text()
    assert str(tmp_path) in window.status.message.toolTip()
    assert window.notice.isVisible() and "is not a file" in window.notice.text()


def test_a_failure_names_the_file_first_and_its_folder_last() -> None:
    error = StoreUnavailable(
        "/a b/c d/keep.csv cannot be written: full.", hint="Free.", path="/a b/c d/keep.csv"
    )
    assert failure_words(error) == "keep.csv cannot be written: full. Free. (/a b/c d/keep.csv)"
    assert failure_words(StoreUnavailable("Full.")) == "Full."
    assert short_paths("/a b/c d/keep.csv cannot be written: 1/2.") == "…/keep.csv cannot be written: 1/2."
    assert short_paths(r"C:\a\b c\keep.csv cannot be read.") == "…/keep.csv cannot be read."
    assert short_paths("See https://example.org/a/b and/or c.") == "See https://example.org/a/b and/or c."


def test_the_window_stops_an_export_by_its_shortcut(
    program: Program, qtbot: Any, tmp_path: Path, held: threading.Event
) -> None:
    window = program.window
    window.show_page("trades")
    cancel = window.actions_["cancel"]
    assert isinstance(window.page, TablePage) and not cancel.isEnabled()
    with qtbot.waitSignal(window.exporter.progressed, timeout=20_000):
        window.exporter.write(window.page.model.ids(), tmp_path / "t.csv")
    assert held.wait(20) and cancel.isEnabled() and cancel.shortcut().toString() == "Ctrl+."
    cancel.trigger()
    assert not cancel.isEnabled() and "stopped" in window.status.message.text()
    qtbot.waitUntil(lambda: list(tmp_path.iterdir()) == [], timeout=20_000)


def test_a_search_that_was_not_understood_is_not_told_as_the_question(program: Program) -> None:
    """Stops: the rows of the last good search under the words of a bad one."""
    window = program.window
    window.show_page("trades")
    page = window.page
    assert isinstance(page, TablePage)
    window.top.search.set_text("type:buy")
    assert exporting.view_of(page).text == "type:buy"
    rows = page.model.rowCount()
    window.top.search.set_text("lag:soon")
    assert page.model.rowCount() == rows > 0
    view = exporting.view_of(page)
    assert view.text is None and "not understood" in view.note
    window.top.search.set_text("")


@pytest.mark.parametrize("name", ["officials", "securities"])
def test_a_list_in_view_is_written_in_its_order(
    qtbot: Any, identified_program: Program, answer: dict[str, Any], tmp_path: Path, name: str
) -> None:
    """The Export button was grey on both lists: what is seen could not be taken along."""
    window = identified_program.window
    window.show_page(name)
    page = window.page
    assert isinstance(page, ListingPage) and window.actions_["export"].isEnabled()
    window.top.search.set_text("trades:>0")
    page.view.order_changed.emit(
        [SortTerm("official" if name == "officials" else "name", is_descending=True)]
    )
    wanted = [page.key_of(page.model.record(row)) for row in range(page.model.rowCount())]
    assert len(wanted) > 2
    answer.update(name=str(tmp_path / "list.csv"))
    with qtbot.waitSignal(window.exporter.exported, timeout=20_000) as told:
        window.actions_["export"].trigger()
    assert told.args[0] == (tmp_path / "list.csv", len(wanted))
    assert answer["place"].endswith(f"{name}.csv") and name in answer["title"]
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["bioguide" if name == "officials" else "security_id"] for row in rows] == wanted
    sheet = (tmp_path / "list.method.txt").read_text("utf-8")
    assert "search: trades:>0\n" in sheet and "order: -name\n" in sheet


@pytest.fixture
def identified_program(qtbot: Any, tmp_path: Path) -> Iterator[Program]:
    """The window over data in which it is known who filed and what was traded."""
    folder = tmp_path / "data"
    folder.mkdir()
    path = identified_database(folder / "govtrades.sqlite")
    Library(path, folder / "derived").open().close()
    paths = DataPaths(folder, folder, folder / "logs")
    made = build(Catalogue(open_data(paths)), paths, Settings().with_values(refresh_interval="off"))
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.window.close()
    assert made.controller.shutdown() and made.reader.shutdown()
