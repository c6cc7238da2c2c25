"""Walks through the window as a person makes them, over a catalogue without a database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QLineEdit

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.models.trades import TradeColumn
from govtrades_desktop.gui.pages.dashboard_page import DashboardPage
from govtrades_desktop.gui.pages.filings_page import FilingsPage
from govtrades_desktop.gui.pages.trades_page import TradesPage
from govtrades_desktop.gui.refresh_controller import ReadAgain
from govtrades_desktop.gui.widgets.table_view import TableView
from govtrades_desktop.query.trades import TradeSums
from govtrades_desktop.refresh.events import Progress, RunError, SourceRun
from tests.gui.conftest import Script, report
from tests.gui.fakes import FakeCatalogue

Opener = Callable[..., Program]


def type_into(qtbot: Any, edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(edit, text)


def trades_of(program: Program) -> TradesPage:
    program.window.show_page("trades")
    page = program.window.page
    assert isinstance(page, TradesPage)
    return page


def click_heading(
    qtbot: Any, page: TradesPage, column: TradeColumn, modifier: Any = Qt.KeyboardModifier.NoModifier
) -> None:
    header = page.view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def test_typing_filters_with_every_key(qtbot: Any, open_window: Opener) -> None:
    program = open_window()
    page = trades_of(program)
    everything = page.model.rowCount()
    type_into(qtbot, program.window.top.search.edit, "muster nvda")
    assert 0 < page.model.rowCount() < everything
    assert {page.model.record(r).ticker for r in range(page.model.rowCount())} == {"NVDA"}
    assert page._count.text().startswith(f"{page.model.rowCount()} of {everything} trades · $")
    qtbot.keyClick(program.window.top.search.edit, Qt.Key.Key_Escape)
    assert page.model.rowCount() == everything


@pytest.mark.parametrize(
    ("sums", "words"),
    [
        (TradeSums(0, 0, 0, 0, 0, deletions=2), "2 rows: no trade in force, 2 deletions"),
        (TradeSums(1, 1001, 15000, 0, 0, 3, 1), "5 rows: 1 trade in force, 3 replaced, 1 deletion · $1"),
        (TradeSums(2, 0, 0, 0, 2, 1), "3 rows: 2 trades in force, 1 replaced"),
    ],
)
def test_rows_that_are_no_trades_are_counted_apart(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch, sums: TradeSums, words: str
) -> None:
    """A report of two deletions was “2 trades, $515,002 – $1,050,000 disclosed”: there was no trade."""
    page = trades_of(open_window())
    monkeypatch.setattr(page.catalogue, "sum_trades", lambda positions: sums)
    told = page.count_text(np.arange(sums.rows))
    assert told.startswith(words) and ("disclosed" in told) == words.endswith("$1")


def test_a_bad_search_is_told_with_its_place_and_the_last_good_rows_stay(
    qtbot: Any, open_window: Opener
) -> None:
    program = open_window()
    page = trades_of(program)
    box = program.window.top.search
    type_into(qtbot, box.edit, "nvda ")
    good = page.model.ids().copy()
    qtbot.keyClicks(box.edit, "(")
    assert box.error_text() == "" and (page.model.ids() == good).all(), "it is being typed"
    qtbot.keyClick(box.edit, Qt.Key.Key_Left)
    assert "never closed" in box.error_text() and box.edit.wrong == (5, 1)
    assert (page.model.ids() == good).all()
    assert "never closed" in box.edit.accessibleDescription()
    qtbot.keyClick(box.edit, Qt.Key.Key_Delete)
    assert box.error_text() == "" and box.edit.wrong is None


def test_headings_sort_and_shift_adds_a_term(qtbot: Any, open_window: Opener) -> None:
    program = open_window()
    page = trades_of(program)
    click_heading(qtbot, page, TradeColumn.LAG)
    lags = [page.model.record(r).lag_days for r in range(20)]
    assert lags == sorted(lags, reverse=True), "the first click on a lag sorts the longest first"
    click_heading(qtbot, page, TradeColumn.OFFICIAL, Qt.KeyboardModifier.ShiftModifier)
    assert program.catalogue.asked[-1][1] == ("-lag", "official")
    click_heading(qtbot, page, TradeColumn.OFFICIAL, Qt.KeyboardModifier.ShiftModifier)
    assert program.catalogue.asked[-1][1] == ("-lag", "-official")
    click_heading(qtbot, page, TradeColumn.TICKER)
    assert program.catalogue.asked[-1][1] == ("ticker",)


def test_the_cursor_stays_on_its_record_when_the_order_changes(qtbot: Any, open_window: Opener) -> None:
    program = open_window()
    page = trades_of(program)
    page.view.setCurrentIndex(page.model.index(30, 0))
    chosen = page.view.current_id()
    click_heading(qtbot, page, TradeColumn.AMOUNT)
    assert page.view.current_id() == chosen
    assert page.view.selected_rows() == [page.model.row_of(chosen)]


def test_the_year_narrows_every_page_and_the_coverage_sentence(qtbot: Any, open_window: Opener) -> None:
    program = open_window()
    window = program.window
    page = trades_of(program)
    window.top.years.setCurrentIndex(window.top.years.findData(2024))
    assert {page.model.record(r).year for r in range(page.model.rowCount())} == {2024}
    assert window.status.coverage.text().startswith("House 2024: ")
    assert window.status.coverage.text().endswith("; Senate: off"), "no chamber is passed over in silence"
    assert " reports read, " in window.status.coverage.text() and " paper" in window.status.coverage.text()
    window.show_page("filings")
    assert isinstance(window.page, FilingsPage) and window.page.model.record(0).year == 2024
    qtbot.keyClick(window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert window.top.years.year() == 2025


def test_the_pane_shows_every_field_of_the_row_under_the_cursor(qtbot: Any, open_window: Opener) -> None:
    program = open_window()
    page = trades_of(program)
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(0, 0))
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    row = page.model.record(1)
    qtbot.waitUntil(lambda: row.doc_id in page.pane._title.text())
    words = page.pane.plain_text()
    for part in (
        row.asset,
        row.official,
        row.traded_on.isoformat(),
        row.filed_on.isoformat(),
        "trades of this filing",
    ):
        assert part in words or "only trade" in words
    assert page.pane.url() == row.url
    page.pane._close.click()
    assert not page.pane.isVisible()
    qtbot.keyClick(program.window, Qt.Key.Key_F9)
    assert page.pane.isVisible()


def test_the_original_opens_at_the_official_address(
    qtbot: Any, open_window: Opener, monkeypatch: Any
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "PySide6.QtGui.QDesktopServices.openUrl", staticmethod(lambda url: opened.append(url.toString()))
    )
    program = open_window()
    page = trades_of(program)
    page.view.setCurrentIndex(page.model.index(2, 0))
    program.window.actions_["original"].trigger()
    assert opened == [page.model.record(2).url] and opened[0].startswith(
        "https://disclosures-clerk.house.gov/"
    )


def test_copied_rows_carry_the_headings_in_view(qtbot: Any, open_window: Opener) -> None:
    program = open_window()
    page = trades_of(program)
    page.view.show_column("doc_id", is_shown=True)
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    program.window.actions_["copy"].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert lines[0].split("\t") == [c.heading() for c in page.view.visible_columns()]
    assert page.model.record(1).doc_id in lines[2].split("\t")
    assert "2 rows copied" in program.window.status.message.text()


def test_select_all_then_copy_takes_every_row(qtbot: Any, open_window: Opener) -> None:
    program = open_window()
    page = trades_of(program)
    program.window.actions_["select_all"].trigger()
    page.copy()
    assert len(QGuiApplication.clipboard().text().splitlines()) == page.model.rowCount() + 1


def test_the_refresh_button_refreshes_and_new_rows_wait(
    qtbot: Any, open_window: Opener, script: Script
) -> None:
    """Rows that appear by themselves move the one a reader is reading."""
    program = open_window()
    window, page = program.window, trades_of(program)
    page.view.setCurrentIndex(page.model.index(5, 0))
    chosen, count = page.view.current_id(), page.model.rowCount()
    program.catalogue.add_news(12)
    script.hold()
    qtbot.mouseClick(window.top.refresh, Qt.MouseButton.LeftButton, pos=QPoint(20, 15))
    assert script.requests[0].is_manual if script.requests else True
    assert window.status.cancel.isVisible() and "Refreshing" in window.top.refresh.text()
    with qtbot.waitSignal(program.controller.refreshed):
        script.may_end.set()
    assert page.model.rowCount() == count and page.view.current_id() == chosen
    assert page.news_text() == "12 new: show"
    assert not window.status.cancel.isVisible() and window.top.refresh.text() == "Refresh"
    assert window.status.stamp.text().startswith("Updated ")
    qtbot.mouseClick(page._news, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == count + 12 and page.news_text() == ""
    assert page.view.current_id() == chosen


def test_new_rows_out_of_sight_are_told_until_they_were_seen(
    qtbot: Any, open_window: Opener, script: Script
) -> None:
    """Scrolled down, "142 new: show" changed nothing that could be seen: the rows had come above."""
    program = open_window()
    window, page = program.window, trades_of(program)
    view = page.view
    view.setCurrentIndex(page.model.index(150, 0))
    view.scrollTo(page.model.index(150, 0))
    program.catalogue.add_news(12)
    with qtbot.waitSignal(program.controller.refreshed):
        window.refresh()
    top = page.model.record(view.rowAt(0)).id
    qtbot.mouseClick(page._news, Qt.MouseButton.LeftButton)
    assert page.model.record(view.rowAt(0)).id == top, "nothing moves"
    assert page.news_text() == "", "none waits: an export has them all"
    told = []
    while page._news.isVisible():
        told.append(page._news.text())
        qtbot.mouseClick(page._news, Qt.MouseButton.LeftButton)
        assert page.model.record(view.rowAt(0)).id >= 900_000, "it goes to the first of them"
    assert told == ["↑ New rows: 5 above, 7 below", "↓ 7 new rows below", "↓ 1 new row below"]
    view.scrollToTop()
    assert not page._news.isVisible(), "they were seen"


def test_news_wait_even_while_the_search_is_wrong(qtbot: Any, open_window: Opener) -> None:
    """Old positions in a new index would show other trades under the same cursor."""
    program = open_window()
    page = trades_of(program)
    box = program.window.top.search
    type_into(qtbot, box.edit, "nvda")
    before = set(page.model.ids().tolist())
    qtbot.keyClicks(box.edit, " (")
    program.catalogue.add_news(30)
    with qtbot.waitSignal(program.controller.refreshed):
        program.window.actions_["refresh"].trigger()
    shown = {page.model.record(r).id for r in range(page.model.rowCount())}
    assert shown == before


def test_progress_is_told_with_rate_and_time_left(qtbot: Any, open_window: Opener, script: Script) -> None:
    program = open_window()
    script.events = [Progress("house", "documents", 214, 300, 1.9, 46.0)]
    script.hold()
    program.window.refresh()
    job = program.window.status.job
    qtbot.waitUntil(lambda: job.text() == "House: reading 214 of 300, 1.9/s, 46 s left")
    assert program.window.top.refresh.text() == "Refreshing 71 %"
    assert program.window.status.progress.value() == 713
    qtbot.mouseClick(program.window.status.cancel, Qt.MouseButton.LeftButton)
    assert "Stopping" in job.text()
    qtbot.waitUntil(lambda: not program.controller.state.is_running)
    assert "Refresh stopped" in program.window.status.message.text()


def test_offline_says_so_and_goes_on_working(qtbot: Any, open_window: Opener, script: Script) -> None:
    trouble = RunError(None, "No answer from the site.", kind="SourceUnavailable")
    script.outcome = lambda: report(SourceRun("house", is_unavailable=True, errors=(trouble,)))
    program = open_window(refresh_interval="hourly")
    page = trades_of(program)
    with qtbot.waitSignal(program.controller.refreshed):
        program.window.refresh()
    message = program.window.status.message
    assert "No connection; showing what is here. Next try " in message.text()
    assert "No answer from the site." in message.toolTip()
    type_into(qtbot, program.window.top.search.edit, "nvda")
    assert page.model.rowCount() > 0
    script.outcome = report
    with qtbot.waitSignal(program.controller.refreshed):
        program.window.refresh()
    assert "No connection" not in message.text()


def test_a_store_that_fails_is_told_in_words(qtbot: Any, open_window: Opener, script: Script) -> None:
    def full() -> Any:
        raise StoreUnavailable("The disk is full.", hint="Make room, then refresh again.")

    script.outcome = full
    program = open_window()
    with qtbot.waitSignal(program.controller.failed):
        program.window.refresh()
    assert program.window.status.message.text() == "⚠ The disk is full. Make room, then refresh again."


def test_a_bug_in_a_refresh_goes_to_the_crash_dialog(qtbot: Any, open_window: Opener, script: Script) -> None:
    def bug() -> Any:
        raise ZeroDivisionError("a bug")

    script.outcome = bug
    program = open_window()
    caught: list[BaseException] = []
    program.window._on_bug = caught.append
    with qtbot.waitSignal(program.controller.failed):
        program.window.refresh()
    assert [type(e) for e in caught] == [ZeroDivisionError]


def test_closing_during_a_refresh_keeps_and_ends(qtbot: Any, open_window: Opener, script: Script) -> None:
    program = open_window()
    script.hold()
    program.window.refresh()
    qtbot.waitUntil(lambda: bool(script.requests))
    with qtbot.waitSignal(program.window.closed, timeout=3000):
        program.window.close()
    assert program.catalogue.is_closed
    assert program.controller._thread is not None and program.controller._thread.isFinished()


def test_a_restart_finds_everything_as_it_was(qtbot: Any, open_window: Opener) -> None:
    first = open_window()
    page = trades_of(first)
    type_into(qtbot, first.window.top.search.edit, "nvda")
    click_heading(qtbot, page, TradeColumn.LAG)
    page.view.show_column("chamber", is_shown=True)
    page.view.show_column("owner", is_shown=False)
    header = page.view.horizontalHeader()
    header.moveSection(header.visualIndex(TradeColumn.TICKER), 0)
    header.resizeSection(TradeColumn.TICKER, 97)
    first.window.top.years.setCurrentIndex(first.window.top.years.findData(2024))
    page.view.setCurrentIndex(page.model.index(3, 0))
    chosen = page.view.current_id()
    page.toggle_pane()
    first.window.resize(1111, 777)
    first.window.close()

    second = open_window()
    again = second.window.page
    assert isinstance(again, TradesPage)
    assert second.window.top.search.text() == "nvda" and second.window.top.years.year() == 2024
    assert again.view.order == page.view.order
    assert [c.key for c in again.view.visible_columns()] == [c.key for c in page.view.visible_columns()]
    assert again.view.visible_columns()[0].key == "ticker"
    assert again.view.columnWidth(TradeColumn.TICKER) == 97
    assert not again.pane.isVisible()
    assert again.view.current_id() == chosen
    assert (second.window.width(), second.window.height()) == (1111, 777) or second.window.width() == 1280


def test_every_mark_of_the_dashboard_is_a_door(qtbot: Any, open_window: Opener) -> None:
    program = open_window()
    window = program.window
    board = window.page
    assert isinstance(board, DashboardPage)
    board.load_charts()
    assert board.tiles["trades"].texts()[0] == str(program.catalogue.count_trades())
    chart = board.frames["traded"].chart
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(chart.width() - 8, 12))
    assert window.page.name == "trades"
    assert window.top.search.text() == chart.plot.spec.rows[0].target.text
    window.show_page("dashboard")
    board.newest.setFocus()
    qtbot.keyClick(board.newest, Qt.Key.Key_Down)
    qtbot.keyClick(board.newest, Qt.Key.Key_Return)
    assert isinstance(window.page, FilingsPage)
    assert window.page.view.current_id() is not None
    window.show_page("dashboard")
    qtbot.keyClick(board.tiles["late"], Qt.Key.Key_Return)
    assert window.page.name == "trades" and window.top.search.text() == "late:yes"


def test_a_column_of_the_chart_opens_its_month(qtbot: Any, open_window: Opener) -> None:
    program = open_window()
    board = program.window.page
    assert isinstance(board, DashboardPage)
    board.load_charts()
    chart = board.frames["counts"].chart
    column = len(chart.plot.spec.columns) - 3
    mark = column * 3 + 1  # the whole, its buys, its sells
    wanted = chart.plot.spec.columns[column].up[0].target.text
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.plot.place(mark).center().toPoint())
    assert program.window.page.name == "trades" and wanted.endswith("type:buy")
    assert program.window.top.search.text() == wanted
    program.window.show_page("dashboard")
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert program.window.top.search.text() == chart.plot.spec.columns[-1].target.text


def test_enter_on_the_dashboard_searches_the_trades(qtbot: Any, open_window: Opener) -> None:
    program = open_window()
    type_into(qtbot, program.window.top.search.edit, "nvda")
    assert program.window.page.name == "dashboard"
    qtbot.keyClick(program.window.top.search.edit, Qt.Key.Key_Return)
    assert program.window.page.name == "trades" and program.window.top.search.text() == "nvda"


def test_the_ledger_shows_every_state_in_words(qtbot: Any, open_window: Opener, script: Script) -> None:
    program = open_window()
    program.window.show_page("filings")
    page = program.window.page
    assert isinstance(page, FilingsPage)
    for state, word in ((LedgerState.PAPER, "▤ paper"), (LedgerState.FAILED, "✕ failed")):
        program.window.top.search.set_text("")
        page.state_choice.choose(str(state))
        assert page.model.rowCount() > 0
        shown = {c.key: page.model.index(0, i).data() for i, c in enumerate(page.columns)}
        assert shown["state"] == word and shown["reason"]
    page.view.setCurrentIndex(page.model.index(0, 0))
    failed = page.view.current_id()
    assert page.can_read_again()
    with qtbot.waitSignal(program.controller.refreshed):
        program.window.actions_["read_again"].trigger()
    assert script.requests == [ReadAgain((failed,))]


@pytest.mark.parametrize("page_name", ["dashboard", "trades", "filings"])
def test_an_empty_library_says_what_would_be_here_and_offers_it(
    qtbot: Any, open_window: Opener, script: Script, page_name: str
) -> None:
    program = open_window(FakeCatalogue(0))
    program.window.show_page(page_name)
    note = program.window.page._note
    assert note.isVisible() and note.texts()[2] == "Refresh"
    with qtbot.waitSignal(program.controller.refreshed):
        qtbot.mouseClick(note._button, Qt.MouseButton.LeftButton)
    assert len(script.requests) == 1


def test_the_keyboard_reaches_every_page_and_the_rows(qtbot: Any, open_window: Opener) -> None:
    program = open_window()
    window = program.window
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.page.name == "trades"
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.top.search.edit.hasFocus())
    qtbot.keyClick(window.top.search.edit, Qt.Key.Key_Down)
    page = window.page
    assert isinstance(page, TradesPage)
    qtbot.waitUntil(lambda: page.view.hasFocus())
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    assert page.view.currentIndex().row() == page.model.rowCount() - 1
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.page.name == "filings"
    window.actions_["back"].trigger()
    assert window.page.name == "trades"


def test_everything_a_hand_can_reach_has_a_name(qtbot: Any, open_window: Opener) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QTableView, QWidget

    program = open_window()
    for name in ("dashboard", "trades", "filings"):
        program.window.show_page(name)
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in program.window.findChildren(QWidget)
        if isinstance(widget, (QAbstractButton, QComboBox, QTableView))
        and widget.isVisible()
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        and not type(widget).__name__.startswith("QTableCornerButton")
        and widget.parent().metaObject().className() != "_Edit"
    ]
    assert nameless == []


def test_the_shortcut_sheet_lists_what_the_menus_have(qtbot: Any, open_window: Opener) -> None:
    from PySide6.QtWidgets import QDialog, QTextBrowser

    program = open_window()
    program.window.actions_["shortcuts"].trigger()
    sheet = next(d for d in program.window.findChildren(QDialog) if d.isVisible())
    text = sheet.findChild(QTextBrowser).toPlainText()
    for words in ("Refresh", "Find", "Trades", "Details", "Export"):
        assert words in text
    sheet.close()
    keys = [k.toString() for a in program.window.actions_.all() for k in a.shortcuts()]
    assert len(keys) == len(set(keys)), "one key for two commands would do neither"


def test_the_colours_change_everywhere_at_once(qtbot: Any, qapp: Any, open_window: Opener) -> None:
    """The table kept a white ground under light letters when the system went dark.

    Qt tells nothing to a widget that stands in one with a style sheet of its own.
    """
    window = open_window().window
    watcher = theme.Watcher(qapp, "light")
    try:
        for name in ("trades", "filings", "dashboard"):
            window.show_page(name)
        for choice in ("dark", "light"):
            watcher.choose(choice)
            wanted = qapp.palette().color(QPalette.ColorRole.Base)
            stale = [
                view.accessibleName()
                for view in window.findChildren(TableView)
                if view.viewport().palette().color(QPalette.ColorRole.Base) != wanted
            ]
            assert not stale, choice
    finally:
        watcher.choose("light")
        watcher.deleteLater()
