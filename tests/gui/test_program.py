"""The window over a real database: columns, doors, exports, real refreshes, bad starts."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage

from govtrades_desktop.gui import app as gui_app
from govtrades_desktop.gui.app import Program, build, open_data
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.models.columns import SortTerm
from govtrades_desktop.gui.pages.table_page import TablePage
from govtrades_desktop.gui.shots import render_shots
from govtrades_desktop.query.library import Library
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store.starter import prepare_database
from tests.filings import senate_pages
from tests.store.factory import filled_database
from tests.support.senate_site import report as senate_report
from tests.support.senate_site import serving_senate
from tests.support.site import MadeSite

Start = Callable[..., Program]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    filled_database(folder / "govtrades.sqlite", filings=120, seed=5)
    Library(folder / "govtrades.sqlite", folder / "derived").open().close()
    return folder


@pytest.fixture
def start(qtbot: Any) -> Iterator[Start]:
    """Return a function that opens the real program over a data folder."""
    opened: list[Program] = []

    def starter(paths: DataPaths, **changes: Any) -> Program:
        settings = Settings().with_values(**{"refresh_interval": "off", **changes})
        program = build(Catalogue(open_data(paths)), paths, settings)
        opened.append(program)
        qtbot.addWidget(program.window)
        with qtbot.waitExposed(program.window):
            program.window.show()
        return program

    yield starter
    for program in opened:
        program.window.close()
        assert program.controller.shutdown(20) and program.reader.shutdown(20)


@pytest.fixture
def data(filled: Path, tmp_path: Path) -> DataPaths:
    return DataPaths(filled, tmp_path, tmp_path / "logs")


def table_page(program: Program, name: str) -> TablePage:
    program.window.show_page(name)
    page = program.window.page
    assert isinstance(page, TablePage)
    return page


@pytest.mark.parametrize("name", ["trades", "filings"])
def test_every_column_shows_and_sorts_both_ways(start: Start, data: DataPaths, name: str) -> None:
    page = table_page(start(data), name)
    count = page.model.rowCount()
    assert count > 0
    for number, column in enumerate(page.columns):
        for is_descending in (False, True):
            page.view.order_changed.emit([SortTerm(column.key, is_descending)])
            assert page.view.order == [SortTerm(column.key, is_descending)]
            assert page.model.rowCount() == count
            assert isinstance(page.model.index(0, number).data(), str)


def test_the_pane_of_every_trade_can_be_shown(start: Start, data: DataPaths) -> None:
    page = table_page(start(data), "trades")
    for record_id in page.model.ids()[:80]:
        assert page.show_record(int(record_id))
        assert page.pane.url().startswith("https://")


def test_context_menus_lead_to_the_same_value(start: Start, data: DataPaths) -> None:
    from PySide6.QtWidgets import QMenu

    program = start(data)
    page = table_page(program, "trades")
    for row in range(0, page.model.rowCount(), max(1, page.model.rowCount() // 40)):
        record = page.model.record(row)
        menu = QMenu(page)
        page.fill_menu(menu, record)
        searches = [a.data()[1] for a in menu.actions() if a.data() and a.data()[0] == "search"]
        assert searches
        for text in searches:
            program.window.top.search.set_text(text)
            assert program.window.top.search.error_text() == "", text
            assert record.id in page.model.ids().tolist(), text
        program.window.top.search.set_text("")


def test_export_writes_exactly_the_rows_in_view(
    start: Start, data: DataPaths, qtbot: Any, tmp_path: Path
) -> None:
    program = start(data)
    page = table_page(program, "trades")
    program.window.top.search.set_text("type:buy")
    wanted = [page.model.record(r) for r in range(page.model.rowCount())]
    for name in ("out.csv", "out.json"):
        with qtbot.waitSignal(program.window.exporter.exported, timeout=20_000) as told:
            program.window.exporter.write(page.model.ids(), tmp_path / name)
        assert told.args[0] == (tmp_path / name, len(wanted))
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file)]
    assert [row["doc_id"].lstrip("'") for row in rows] == [r.doc_id for r in wanted]
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert str(len(wanted)) in program.window.status.message.text()


def test_an_export_that_cannot_be_written_is_told(
    start: Start, data: DataPaths, qtbot: Any, tmp_path: Path
) -> None:
    program = start(data)
    page = table_page(program, "trades")
    with qtbot.waitSignal(program.window.exporter.failed, timeout=20_000):
        program.window.exporter.write(page.model.ids(), tmp_path / "no such folder" / "out.csv")
    assert program.window.status.message.text().startswith("⚠")


def test_a_refresh_by_the_button_brings_real_trades(
    start: Start, paths: DataPaths, made_site: MadeSite, qtbot: Any
) -> None:
    prepare_database(paths.database)  # without the bundled trades
    program = start(paths, house_url=made_site.url)
    page = table_page(program, "trades")
    assert page.model.rowCount() == 0
    years = sorted({int(p.name[:4]) for p in made_site.root.rglob("*FD.zip")})
    assert years
    with qtbot.waitSignal(program.controller.refreshed, timeout=60_000) as told:
        program.window.top.refresh.refresh_wanted.emit(tuple(years))
    library = page.catalogue.library
    assert sum(r.transactions for r in told.args[0].runs) == len(library.trades)
    # deleted rows and those that a later report repeats are read, but are no trades
    assert page.model.rowCount() == len(library.trades) - int(library.trades.array("superseded").sum()) > 0
    assert program.catalogue.coverage(None).totals.listed == sum(r.listed for r in told.args[0].runs)
    assert program.window.status.stamp.text().startswith("Updated ")


def test_closing_in_the_middle_of_a_real_refresh_keeps_what_was_read(
    start: Start, paths: DataPaths, made_site: MadeSite, qtbot: Any
) -> None:
    made_site.set(latency_ms=150)
    prepare_database(paths.database)
    program = start(paths, house_url=made_site.url)
    years = tuple(sorted({int(p.name[:4]) for p in made_site.root.rglob("*FD.zip")}))
    with qtbot.waitSignal(program.controller.noted, timeout=60_000):
        program.window.top.refresh.refresh_wanted.emit(years)
    with qtbot.waitSignal(program.window.closed, timeout=10_000):
        program.window.close()
    assert program.controller.shutdown(20)
    with Library(paths.database, paths.derived) as library:
        assert len(library.filings) > 0
    with sqlite3.connect(paths.database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def _newer(paths: DataPaths) -> str:
    filled_database(paths.database, filings=3)
    with sqlite3.connect(paths.database) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    return "newer version"


def _anothers(paths: DataPaths) -> str:
    with sqlite3.connect(paths.database) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    return "of another program"


def _no_folder(paths: DataPaths) -> str:
    paths.root.rmdir() if not any(paths.root.iterdir()) else None
    paths.logs.rmdir() if paths.logs.exists() else None
    paths.root.rmdir() if paths.root.exists() else None
    paths.root.write_text("a file where the data folder should be")
    return "data folder"


@pytest.mark.parametrize("spoil", [_newer, _anothers, _no_folder])
def test_a_start_that_cannot_be_says_why_and_ends_with_4(
    paths: DataPaths, spoil: Callable[[DataPaths], str], capsys: pytest.CaptureFixture[str], qapp: Any
) -> None:
    words = spoil(paths)
    before = paths.database.read_bytes() if paths.database.is_file() else b""
    assert gui_app.run(paths, Settings()) == 4
    told = capsys.readouterr().err
    assert words in told and told.startswith("govtrades: ") and "Traceback" not in told
    assert (paths.database.read_bytes() if paths.database.is_file() else b"") == before, "nothing is lost"


def test_a_broken_settings_file_is_told_by_the_window_itself(
    paths: DataPaths, capsys: pytest.CaptureFixture[str], qapp: Any
) -> None:
    """Started by its icon, the program ended without a word: only a terminal heard why."""
    paths.config.mkdir(parents=True, exist_ok=True)
    paths.settings_file.write_text("theme = [", "utf-8")
    assert gui_app.run(paths) == 2
    assert "not valid TOML" in capsys.readouterr().err
    assert not paths.database.exists()


def test_without_a_display_it_says_so(paths: DataPaths, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """Qt would end the process with an abort and a core dump."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert gui_app.run(paths, Settings()) == 2
    assert "no display" in capsys.readouterr().err


def test_pictures_of_every_page(data: DataPaths, tmp_path: Path, qapp: Any) -> None:
    made = render_shots(data, Settings(), tmp_path / "shots", themes=("dark",), size=QSize(1024, 640))
    assert {p.name for p in made} == {
        f"{name}-dark.png"
        for name in (
            *("dashboard", "first-steps", "trades", "search", "search-error", "filings", "empty"),
            *("officials", "official", "securities"),  # no trade of this data names a security
            "ink-house",
        )
    }
    for path in made:
        picture = QImage(str(path))
        assert (picture.width(), picture.height()) == (1024, 640)
        tones = {picture.pixel(x, y) for x in range(0, 1024, 8) for y in range(0, 640, 8)}
        assert len(tones) > 5, f"{path.name} is blank"


def test_a_double_click_opens_the_original(
    start: Start, data: DataPaths, qtbot: Any, monkeypatch: Any
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "PySide6.QtGui.QDesktopServices.openUrl", staticmethod(lambda url: opened.append(url.toString()))
    )
    page = table_page(start(data), "trades")
    page.view.setFocus()
    page.focus_rows()
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert opened == [page.model.record(0).url]
    at = QPoint(page.view.columnViewportPosition(0) + 5, page.view.rowViewportPosition(1) + 5)
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened[1:] == [page.model.record(1).url]


def test_trades_of_a_filing_are_found_from_the_ledger(start: Start, data: DataPaths) -> None:
    program = start(data)
    ledger = table_page(program, "filings")
    row = next(r for r in range(ledger.model.rowCount()) if ledger.model.record(r).trades > 1)
    record = ledger.model.record(row)
    ledger.view.setCurrentIndex(ledger.model.index(row, 0))
    ledger.on_trade_wanted(0)
    page = program.window.page
    assert page.name == "trades" and isinstance(page, TablePage)
    assert page.model.rowCount() == record.trades
    page.on_filing_wanted(record.id)
    assert program.window.page.name == "filings" and ledger.view.current_id() == record.id


def test_calls_into_qt_do_not_wear_none_out() -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to None with each call: an abort after 5,000."""
    import sys

    from PySide6.QtCore import QObject

    probe = QObject()
    for _ in range(20_000):
        probe.setObjectName("")
    assert sys.getrefcount(None) > 1000


def test_the_button_asks_both_chambers_and_a_refusal_is_the_senates_alone(
    start: Start, paths: DataPaths, made_site: MadeSite, qtbot: Any
) -> None:
    """One table for both; later the Senate refuses, and the House goes on."""
    prepare_database(paths.database)
    with serving_senate() as site:
        site.add(1, senate_report(3, "Ford Motor", "Kohl's"))
        program = start(
            paths,
            house_url=made_site.url,
            senate_url=site.url,
            senate_terms_accepted_on="2026-06-22",
            retries=1,
        )
        page = table_page(program, "trades")
        years = tuple(sorted({int(p.name[:4]) for p in made_site.root.rglob("*FD.zip")} | {2025}))
        with qtbot.waitSignal(program.controller.refreshed, timeout=60_000) as told:
            program.window.top.refresh.refresh_wanted.emit(years)
        assert [run.source for run in told.args[0].runs] == ["house", "senate"]
        chambers = [page.model.record(r).chamber for r in range(page.model.rowCount())]
        assert chambers.count("senate") == 2 and chambers.count("house") > 0
        site.answers["/search/home/"].extend([(403, senate_pages.refused_page())] * 8)
        with qtbot.waitSignal(program.controller.refreshed, timeout=60_000):
            program.window.top.refresh.refresh_wanted.emit((2025,))
        assert "The Senate site refuses this network." in program.window.status.message.text()
        assert [one.source for one in program.controller.state.troubles] == ["senate"]
        assert program.controller.state.troubles[0].error.is_refused
        assert page.model.rowCount() == len(chambers), "what was read stays"


def test_after_a_refresh_the_pane_tells_of_the_row_as_it_is_now(
    start: Start, data: DataPaths, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table said "read" and the pane beside it "failed", with the old document."""
    from govtrades_desktop.core.records import ChangeSet

    window = start(data).window
    window.show_page("filings")
    page = window.page
    page.view.setCurrentIndex(page.model.index(0, 0))
    chosen = page.view.current_id()
    qtbot.waitUntil(lambda: not page._side.timer.isActive())
    shown: list[int] = []
    monkeypatch.setattr(page, "show_record", lambda record_id: shown.append(record_id) or True)
    page.take_news(ChangeSet(generation=1, changed_filings=(chosen,)))
    qtbot.waitUntil(lambda: shown == [chosen])
