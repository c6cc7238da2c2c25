"""The charts in the pages of one official and of one security: tied to the rows, drawn when a page rests."""

from __future__ import annotations

import datetime as dt
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.charts.printing import svg_bytes
from govtrades_desktop.gui.charts.specs import BarsSpec, ColumnsSpec
from govtrades_desktop.gui.pages.page import OfficialWish, SecurityWish
from govtrades_desktop.gui.pages.trades_page import TradesPage
from govtrades_desktop.gui.read_thread import ReadRequest, ReadResult
from govtrades_desktop.query.library import Library
from govtrades_desktop.settings.paths import DataPaths, bundled_database
from govtrades_desktop.store.starter import prepare_database
from tests.gui.who_and_what import settle
from tests.prices.database import PriceGround

PELOSI, MCGUIRE, NOBODY = "P000197", "M001166", "Z000999"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def known(identified: Path, paths: DataPaths, open_window: Callable[..., Program]) -> Program:
    """A window over a folder that the read thread has, too: it counts what the charts show."""
    paths.database.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(identified / "govtrades.sqlite", paths.database)
    shutil.copytree(identified / "derived", paths.derived, dirs_exist_ok=True)
    return open_window(Catalogue(Library(paths.database, paths.derived, paths.user_database).open()))


def the_official(program: Program, bioguide: str) -> Any:
    program.window.show_official(OfficialWish(bioguide))
    program.window.page.draw_charts()
    return program.window.page


def test_marks_and_rows_select_each_other(known: Program, qtbot: Any) -> None:
    page = the_official(known, PELOSI)
    chart = page.wide.frames[0].chart
    marks = chart.plot.spec.marks
    below = set(marks.ids.tolist())
    assert len(below) > 8 and below <= set(page.model.ids().tolist()), "the same trades above and below"
    chart.grab()  # laid out as it is seen
    place = chart.plot.place(0).center().toPoint()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    hit = chart.selected_ids.tolist()
    assert len(hit) == 1
    assert [page.model.ids()[row] for row in page.view.selected_rows()] == hit
    assert page.view.current_id() == hit[0]
    assert known.window.status.message.text() == "1 trade selected, in the table too"
    page.view.selectAll()
    assert sorted(chart.selected_ids.tolist()) == sorted(page.model.ids().tolist())
    at = next(row for row in range(page.model.rowCount()) if page.model.ids()[row] in below)
    page.view.selectRow(at)
    assert chart.selected_ids.tolist() == [page.model.ids()[at]]
    assert chart.plot.layer.is_chosen.sum() == 1, "its mark stands out"
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert not len(chart.selected_ids) and not page.view.selected_rows()


def test_several_marks_select_rows_that_do_not_stand_together(known: Program) -> None:
    page = the_official(known, PELOSI)
    ids = page.model.ids()[[0, 1, 4, 7]]
    page.wide.frames[0].chart.selected.emit(ids)
    assert page.view.selected_rows() == [0, 1, 4, 7]


def test_enter_on_a_mark_opens_its_row_among_all_trades(known: Program, qtbot: Any) -> None:
    page = the_official(known, PELOSI)
    chart = page.wide.frames[0].chart
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    wanted = int(chart.plot.spec.marks.ids[chart.cursor_mark])
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    trades = known.window.page
    assert isinstance(trades, TradesPage) and trades.view.current_id() == wanted
    known.window.actions_["back"].trigger()
    assert known.window.page is page


def test_every_page_draws_and_every_door_of_it_leads_to_as_many_rows(known: Program) -> None:
    catalogue = known.catalogue
    checked = 0
    keys = catalogue.official_keys(catalogue.find_officials("", sort=()))
    wishes: list[Any] = [OfficialWish(one) for one in keys]
    wishes += [SecurityWish(one) for one in catalogue.security_keys(catalogue.find_securities("", sort=()))]
    for wish in wishes:
        is_official = isinstance(wish, OfficialWish)
        (known.window.show_official if is_official else known.window.show_security)(wish)
        page: Any = known.window.page
        page.draw_charts()
        frames = (*page.wide.frames, *(page.small.frames if page.small.isVisible() else ()))
        for frame in frames:
            assert frame.spec is not None and not frame.chart.is_loading, (wish, frame.accessibleName())
            assert frame.spec.caption.title and frame.spec.caption.filters
            parts: list[Any] = []
            if isinstance(frame.spec, BarsSpec):
                parts = [part for row in frame.spec.rows for part in row.parts]
            elif isinstance(frame.spec, ColumnsSpec):
                parts = [part for column in frame.spec.columns for part in (*column.up, *column.down)]
            for part in parts:
                if part.target is not None:
                    found = catalogue.find_trades(part.target.text, sort=(), year=None)
                    assert len(found) == part.value, (wish, part)
                    checked += 1
    assert checked > 60


def test_of_a_run_of_pages_only_the_last_is_counted(known: Program, qtbot: Any, monkeypatch: Any) -> None:
    """Each page of a held arrow key was counted: the window lagged behind the hand."""
    asked: list[str] = []
    real = Catalogue.official_charts
    monkeypatch.setattr(Catalogue, "official_charts", lambda of, key: (asked.append(key), real(of, key))[1])
    for bioguide in (PELOSI, MCGUIRE, NOBODY, "V000081"):
        known.window.show_official(OfficialWish(bioguide))
    page: Any = known.window.page
    qtbot.waitUntil(lambda: page._drawn_key == "V000081")
    assert asked == ["V000081"]


def test_charts_are_counted_on_the_read_thread_and_a_late_answer_is_dropped(
    known: Program, qtbot: Any, monkeypatch: Any
) -> None:
    """Counting on the GUI thread held the window up for more than a frame, the first time for three."""
    threads: list[threading.Thread] = []
    is_counting, may_go_on = threading.Event(), threading.Event()
    real = Catalogue.official_charts

    def count(catalogue: Catalogue, key: str) -> Any:
        threads.append(threading.current_thread())
        if key == PELOSI:
            is_counting.set()
            may_go_on.wait(20)
        return real(catalogue, key)

    monkeypatch.setattr(Catalogue, "official_charts", count)
    known.window.show_official(OfficialWish(PELOSI))
    page: Any = known.window.page
    qtbot.waitUntil(is_counting.is_set)
    drawn: list[str] = []
    real_show = page._show_charts
    monkeypatch.setattr(page, "_show_charts", lambda found: (drawn.append(page.key), real_show(found)))
    known.window.show_official(OfficialWish(MCGUIRE))
    may_go_on.set()
    qtbot.waitUntil(lambda: page._drawn_key == MCGUIRE)
    assert drawn == [MCGUIRE] and "McGuire" in page.wide.frames[0].spec.caption.filters
    assert len(threads) == 2 and threading.main_thread() not in threads
    of_another = Catalogue(known.catalogue.library), PELOSI, page._data
    late = ReadRequest(page._reading, lambda library, stop: None)
    page._on_answered(ReadResult(late, value=(PELOSI, page.load_charts(*of_another))))
    assert drawn == [MCGUIRE], "not even where it was not cancelled in time"


def test_an_error_of_the_read_thread_is_said_in_place_of_the_charts(
    known: Program, qtbot: Any, monkeypatch: Any
) -> None:
    def fail(catalogue: Catalogue, key: str) -> None:
        raise StoreUnavailable("The database is busy.", hint="Try again.")

    monkeypatch.setattr(Catalogue, "official_charts", fail)
    known.window.show_official(OfficialWish(PELOSI))
    page: Any = known.window.page
    qtbot.waitUntil(lambda: bool(page.wide.frames) and page.wide.frames[0].chart.note.startswith("The data"))
    assert page.wide.frames[0].chart.note == "The database is busy. Try again."


def test_the_row_of_a_mark_is_seen_wherever_it_stands(known: Program, qtbot: Any) -> None:
    """The oldest trade was selected in a row that lay under the lower edge of the window."""
    known.window.resize(1024, 640)
    page = the_official(known, PELOSI)
    settle()
    oldest = page.model.rowCount() - 1
    page._scroll.verticalScrollBar().setValue(0)
    for row in (oldest, 0):
        page.wide.frames[0].chart.selected.emit(page.model.ids()[[row]])
        assert page._reveal_soon.isActive(), "not under a hand that is about to click once more"
        qtbot.waitUntil(lambda: not page._reveal_soon.isActive())
        assert page.view.selected_rows() == [row]
        place = page.view.visualRect(page.view.currentIndex())
        assert page.view.viewport().rect().contains(place.center())
        at = page.view.viewport().mapTo(page._scroll.viewport(), place.center())
        assert page._scroll.viewport().rect().contains(at), (row, at)
        assert (
            page._scroll.viewport()
            .rect()
            .contains(page.view.viewport().mapTo(page._scroll.viewport(), place.bottomLeft()))
        )


def test_what_is_said_of_a_selection_is_true_as_long_as_it_stands(known: Program, qtbot: Any) -> None:
    """The words "141 trades selected" stood on with one selected, and on the page of the next official."""
    said = known.window.status.message
    page = the_official(known, PELOSI)
    chart = page.wide.frames[0].chart
    chart.selected.emit(page.model.ids()[[0, 1, 4]])
    assert said.text() == "3 trades selected, in the table too"
    page.view.selectRow(2)
    assert said.text() == "1 trade selected"
    page.view.clearSelection()
    assert said.text() == ""
    page.view.selectRow(1)
    assert said.text() == "", "what is selected in the table by hand is seen there"
    chart.selected.emit(page.model.ids()[[0, 1]])
    chart.selected.emit(np.zeros(0, dtype=np.int64))
    assert said.text() == ""
    chart.selected.emit(page.model.ids()[[0, 1]])
    known.window.show_official(OfficialWish(MCGUIRE))
    assert said.text() == "", "the next official"
    page = the_official(known, PELOSI)
    chart.selected.emit(page.model.ids()[[0, 1]])
    known.window.show_page("trades")
    assert said.text() == "", "another page"
    page = the_official(known, PELOSI)
    chart.selected.emit(page.model.ids()[[0, 1]])
    page.told.emit("2 rows copied, with headings")
    known.window.show_page("trades")
    assert said.text() == "2 rows copied, with headings", "what was said since is nobody's to take back"


def test_a_saved_picture_of_an_official_says_how_much_was_read(known: Program) -> None:
    """A picture of four trades looked like all there is, while most reports had not been read."""
    page = the_official(known, PELOSI)
    counts = {one.key: one.filings for one in page._data.filing_counts}
    read = counts.get("read", 0) + counts.get("no_trades", 0)
    (note,) = page.wide.frames[0].spec.caption.notes
    assert note.startswith(f"{read} of {counts['all']} transaction report")
    for frame in (*page.wide.frames, *page.small.frames):
        assert frame.spec.caption.notes == (note,)
        assert note in svg_bytes(type(frame.chart.plot)(frame.spec)).decode().partition("</desc>")[2]


def test_a_page_that_was_left_is_drawn_when_it_comes_back(known: Program, qtbot: Any) -> None:
    known.window.show_official(OfficialWish(PELOSI))
    page: Any = known.window.page
    known.window.show_page("trades")
    qtbot.waitUntil(lambda: page._is_waiting)
    assert page._drawn_key == ""
    known.window.actions_["back"].trigger()
    qtbot.waitUntil(lambda: page._drawn_key == PELOSI)
    assert page.wide.frames[0].chart.has_marks


def test_a_change_of_party_is_a_line_across_the_timeline(known: Program) -> None:
    page = the_official(known, MCGUIRE)
    turns = {turn.word: turn.day for turn in page.wide.frames[0].spec.turns}
    assert turns.get("D → R") == day("2025-01-03"), turns


def test_a_change_of_party_without_a_day_is_told_beside_chart_and_career(
    paths: DataPaths, open_window: Callable[..., Program]
) -> None:
    """The page of one who changed party said "Independent" over a Democrat's trades: no word."""
    prepare_database(paths.database, starter=bundled_database())
    program = open_window(Catalogue(Library(paths.database, paths.derived).open()))
    page = the_official(program, "M001183")
    assert "party changes: the day is not in the data at hand" in page.wide.frames[0].spec.caption.sub
    assert page._career_card._remark == "changed party; the day is not in the data at hand"
    page = the_official(program, "M001136")
    assert page._career_card._remark == ""


def test_the_keyboard_walks_the_charts_where_they_stand(known: Program, qtbot: Any) -> None:
    """The charts are made last: Tab came to them after everything below them."""
    page = the_official(known, PELOSI)
    list(page.tiles.values())[-1].setFocus()
    walked = []
    for _ in range(6):
        qtbot.keyClick(known.window.focusWidget(), Qt.Key.Key_Tab)
        walked.append(known.window.focusWidget())
    above, below = page.wide.frames[0], page.small.frames[0]
    assert walked == [above.chart, above.button, page.view, page.view.header, below.chart, below.button]


def test_nothing_traded_is_said_and_committees_stay(known: Program) -> None:
    page = the_official(known, NOBODY)
    chart = page.wide.frames[0].chart
    assert not chart.has_marks and chart.note.startswith("No trade of ")
    assert not page.small.isVisible() and not page._table_card.isVisible()
    page = the_official(known, PELOSI)
    assert page.small.isVisible() and chart.has_marks


def test_a_store_that_cannot_be_read_is_said_in_place_of_the_charts(known: Program, monkeypatch: Any) -> None:
    page = the_official(known, PELOSI)

    def fail(key: str) -> None:
        raise StoreUnavailable("The database is busy.", hint="Try again.")

    monkeypatch.setattr(known.catalogue, "official_charts", fail)
    page.draw_charts()
    assert page.wide.frames[0].chart.note == "The database is busy. Try again."
    assert not page.small.isVisible()
    monkeypatch.undo()
    page.draw_charts()
    assert page.wide.frames[0].chart.has_marks and page.small.isVisible()


def test_prices_of_a_folder_stand_under_the_trades(
    tmp_path: Path, open_window: Callable[..., Program]
) -> None:
    folder = tmp_path / "prices"
    folder.mkdir()
    first = day("2023-01-02")
    days = [first + dt.timedelta(days=n) for n in range(900)]
    days = [one for one in days if one.weekday() < 5 and not day("2024-03-01") <= one <= day("2024-05-31")]
    lines = [f"AAPL,{one.isoformat()},{100 + at / 10},{50 + at / 20}" for at, one in enumerate(days)]
    (folder / "all.csv").write_text("\n".join(["ticker,date,close,adjusted_close", *lines, ""]))
    ground = PriceGround(tmp_path / "ground", prices_source="folder", prices_folder=str(folder))
    ground.refresh()
    paths = ground.paths
    program = open_window(Catalogue(Library(paths.database, paths.derived).open()))
    program.window.show_security(SecurityWish("320193:common"))
    page: Any = program.window.page
    page.draw_charts()
    spec = page.wide.frames[0].spec
    kept = {one.toordinal() for one in days if one.toordinal() >= int(spec.days[0])}
    assert set(spec.days.tolist()) <= kept and len(spec.days) > 300
    assert spec.price_word == "adjusted close (currency not told)" and spec.sign == ""
    (gap,) = spec.gaps
    assert gap.first <= day("2024-03-01") and gap.last >= day("2024-05-31")
    at = int(np.searchsorted(spec.days, days[-1].toordinal()))
    assert spec.closes[at] == pytest.approx(50 + (len(days) - 1) / 20)
    assert set(spec.marks.ids.tolist()) == set(page.model.ids().tolist())
    program.window.show_security(SecurityWish("1067983:BRK-B"))
    page.draw_charts()
    spec = page.wide.frames[0].spec
    assert not len(spec.days) and "BRK-B" in spec.caption.thin and "govtrades prices" in spec.caption.thin
    assert page.data_day() == "", "prices came today; of filings no source was asked, and no data is of today"


def test_space_shows_the_original_of_a_row_here_too_and_only_where_it_was_wanted(
    known: Program, qtbot: Any
) -> None:
    """An original wanted beside the table of Trades covered the charts of every page of one."""
    window = known.window
    window.show_page("trades")
    window.ink.set_shown(is_shown=True)
    page = the_official(known, PELOSI)
    assert not window.ink.is_shown and not window.actions_["ink"].isChecked()
    assert window.ink.pane is not None and not window.ink.pane.isVisible()
    page.view.setCurrentIndex(page.model.index(3, 0))
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert window.ink.pane.isVisible() and window.actions_["ink"].isChecked()
    record = page.view.current_record()
    qtbot.waitUntil(lambda: window.ink.shown_source is not None)
    assert window.ink.shown_source.filing_id == record.filing_id
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert not window.ink.pane.isVisible() and page.view.hasFocus(), "back on the row"
    window.show_page("trades")
    assert window.ink.is_shown and window.ink.pane.isVisible(), "there it is still wanted"
