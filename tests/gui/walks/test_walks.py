"""The ten walks. Each says how it is done by either hand, and holds what it ends with: rows, files.

A walk that one hand cannot do is a fault of the program, not of the walk.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QTextBrowser

from govtrades_desktop.derive.folding import fold
from govtrades_desktop.gui.widgets.table_header import TableHeader
from govtrades_desktop.query.trades import TradeRow
from tests.gui.walks.hands import Keyboard, Mouse, group_row, wait_until
from tests.gui.walks.sample import all_rows

RIGHT = Qt.MouseButton.RightButton
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def shown(hand: Any) -> list[int]:
    """Return the ids of the rows that the page in front lists, in their order."""
    return hand.window.page.model.ids().tolist()


def ids(rows: list[TradeRow]) -> list[int]:
    return [row.id for row in rows]


def search(hand: Keyboard, text: str) -> None:
    """Type a search, and go to the rows."""
    hand.press("Ctrl+F")
    hand.type(text)
    hand.press("Return")


def to_heading(hand: Keyboard, words: str) -> None:
    """Walk to a heading by its name, as it is read aloud."""
    hand.press("F6")
    header = QApplication.focusWidget()
    assert isinstance(header, TableHeader)
    hand.press("Home")
    for _ in range(40):
        if header.accessibleName().startswith(words):
            return
        hand.press("Right")
    raise AssertionError(f"no heading {words!r}")


def add_filter(hand: Mouse, key: str, *values: str) -> None:
    """Choose values of a key from the list of filters, which is open."""
    hand.line(key)
    for value in values:
        hand.line(value)


def export(hand: Any, name: str, kind: str) -> Path:
    """Write the rows in view to a file of the home folder; return it."""
    window = hand.window
    written: list[tuple[Path, int]] = []
    window.exporter.exported.connect(written.append)

    def answer(dialog: QFileDialog) -> None:
        if isinstance(hand, Keyboard):
            hand.type(name)  # the name proposed is selected
            hand.press("Return")
        else:
            hand.pick("Comma-separated values (*.csv)", kind)
            hand.click("Save")

    if isinstance(hand, Keyboard):
        hand.during(QFileDialog, answer, lambda: hand.press("Ctrl+E"))
    else:
        hand.during(QFileDialog, answer, lambda: hand.click("Export"))
    wait_until(lambda: written, "the file is written")
    return written[0][0]


def newest(rows: list[TradeRow]) -> list[TradeRow]:
    """Sort by the day of the trade, the newest first; equal ones stay."""
    return sorted(rows, key=lambda row: row.traded_on or dt.date.min, reverse=True)


def test_1_spouses_who_bought_nvda_on_financial_services_to_excel(hand: Any, rows: list[TradeRow]) -> None:
    """Spouse purchases of NVDA above $50k by members of House Financial Services in 2025, newest first."""
    if isinstance(hand, Keyboard):
        search(hand, "owner:spouse type:buy ticker:nvda amount:>=50k committee:HSBA traded:2025")
        to_heading(hand, "Traded")
        hand.press("Return")
    else:
        hand.click("Filter")
        add_filter(hand, "Type", "Purchases")
        add_filter(hand, "Owner", "Spouse")
        add_filter(hand, "Ticker", "NVDA")
        add_filter(hand, "Amount", "≥ $50,000")
        add_filter(hand, "Committee", "House Committee on Financial Services")
        add_filter(hand, "Traded", "2025")
        hand.click("Done")
        hand.heading("Traded")
    wanted = newest(
        [
            row
            for row in rows
            if row.owner == "spouse"
            and row.type == "purchase"
            and row.ticker == "NVDA"
            and (row.amount_low_usd or 0) >= 50_000
            and {"HSBA", "HSBA15"} & set(row.committees)
            and row.traded_on is not None
            and row.traded_on.year == 2025
        ]
    )
    assert shown(hand) == ids(wanted) and len(wanted) > 4
    path = export(hand, "nvda.xlsx", "Excel")
    assert path.suffix == ".xlsx"
    sheet = openpyxl.load_workbook(path).worksheets[0]
    heading, *cells = sheet.iter_rows(values_only=True)
    days = [line[heading.index("traded_on")] for line in cells]
    assert [day.date() if isinstance(day, dt.datetime) else day for day in days] == [
        r.traded_on for r in wanted
    ]


def test_2_sorted_by_two_columns(hand: Any, rows: list[TradeRow]) -> None:
    """By official, and of one official the largest amounts first."""
    if isinstance(hand, Keyboard):
        to_heading(hand, "Official")
        hand.press("Return")
        to_heading(hand, "Amount")
        hand.press("Shift+Return", "Escape")
        assert QApplication.focusWidget() is hand.window.page.view
    else:
        hand.heading("Official")
        hand.heading("Amount", button=RIGHT)
        hand.choose("Sort by it too")
    by_id = {row.id: row for row in rows}
    found = [by_id[one] for one in shown(hand)]
    assert len(found) == len(rows)
    told = [(fold(row.official), -(row.amount_low_usd or 0)) for row in found if row.amount_low_usd]
    assert told == sorted(told) and len({name for name, _ in told}) > 4
    last = [row for row in found if row.amount_low_usd is None]
    assert all(found[found.index(row) + 1 :][:1] == [] or _is_last(found, row) for row in last)


def _is_last(found: list[TradeRow], row: TradeRow) -> bool:
    """Whether behind a row without an amount there is none of the same official with one."""
    behind = found[found.index(row) + 1 :]
    return not any(one.official == row.official and one.amount_low_usd is not None for one in behind)


def test_3_grouped_by_official_one_opened_to_its_trades(hand: Any, rows: list[TradeRow]) -> None:
    """Group by official, open one group, and stand on its first trade."""
    name = "Velázquez, Nydia"
    if isinstance(hand, Keyboard):
        hand.press("Ctrl+G")
        hand.choose("Official")
        hand.press("Ctrl+L", "Home")
        view = hand.window.page.view
        for _ in range(60):
            if name in str(view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)):
                break
            hand.press("Down")
        hand.press("Right", "Down")
    else:
        hand.during(QMenu, lambda _menu: hand.choose("Official"), lambda: hand.click("Group ▾"))
        hand.open_group(name)
        hand.cell(hand.row_of_group(name) + 1, "Official")
    view = hand.window.page.view
    model = view.table
    of_name = [row.id for row in rows if row.official == name]
    first = model.row_of_group(model.group_key(model.group_at(group_row(view, name)))) + 1
    listed = [model.record(first + number).id for number in range(len(of_name))]
    assert sorted(listed) == sorted(of_name) and view.current_id() == listed[0]
    closed = sum(1 for row in range(model.rowCount()) if model.group_at(row) >= 0)
    assert model.rowCount() == closed + len(of_name), "one group is open"


def test_4_columns_chosen_moved_frozen_and_reset(hand: Any) -> None:
    """Show the sector, put it before the ticker, keep the first column in place; then all as it was."""
    view = hand.window.page.view
    before = [one.key for one in view.visible_columns()]
    assert "sector" not in before
    if isinstance(hand, Keyboard):
        hand.press("F7")
        hand.type("sector")
        hand.press("Down", "Space", "Shift+Tab")
        hand.press("Ctrl+A", "Delete", "Down")
        for _ in range(12):
            keys = [one.key for one in view.visible_columns()]
            if keys.index("sector") < keys.index("ticker"):
                break
            hand.press("Alt+Up")
        hand.press("Alt+K")  # a button pressed by its letter is seen to go down, and up a moment later
        wait_until(lambda: view.header.frozen, "the first column stays")
        hand.press("Escape")
    else:
        hand.heading("Ticker", button=RIGHT)
        hand.choose("Choose columns…")
        hand.check("Sector")
        hand.click("Keep the first column in place")
        hand.click("Close")
        hand.click("Close the pane")  # to see both at once
        start = hand.heading_place("Sector")
        hand.drag(view.header.viewport(), start, hand.heading_place("Ticker").topLeft() + QPoint(-4, 8))
    keys = [one.key for one in view.visible_columns()]
    assert sorted(keys) == sorted([*before, "sector"])
    assert keys.index("sector") < keys.index("ticker")
    assert view.arrangement.frozen == view.header.frozen == 1
    if isinstance(hand, Keyboard):
        hand.press("F7", "Alt+R")
        wait_until(lambda: not view.header.frozen, "all is as it was")
        hand.press("Escape")
    else:
        hand.heading("Official", button=RIGHT)
        hand.choose("Reset columns")
    assert [one.key for one in view.visible_columns()] == before and view.arrangement.frozen == 0


def test_5_a_view_saved_left_and_come_back_to(hand: Any, rows: list[TradeRow]) -> None:
    """Save what is shown as a view, change it, go to another page, and choose the view again."""
    window = hand.window
    if isinstance(hand, Keyboard):
        search(hand, "owner:spouse")
        to_heading(hand, "Amount")
        hand.press("Return", "Ctrl+S")
        hand.press("Ctrl+A")
        hand.type("Spouses")
        hand.press("Return")
    else:
        hand.click("Filter")
        add_filter(hand, "Owner", "Spouse")
        hand.click("Done")
        hand.heading("Amount")
        hand.click("Save what is shown as a view")
        hand.click("Save")
    wait_until(lambda: window.views.views(), "the view is saved")
    (saved,) = window.views.views()
    wanted = shown(hand)
    assert sorted(wanted) == sorted(row.id for row in rows if row.owner == "spouse")
    if isinstance(hand, Keyboard):
        hand.press("Ctrl+Shift+F", "Ctrl+4")
    else:
        hand.click("Clear all")
        hand.click("Officials")
    assert window.page.name == "officials"
    assert len(window.navigator.page_named("trades").model.ids()) == len(rows)
    if isinstance(hand, Keyboard):
        hand.press("Ctrl+B", "Return")
    else:
        hand.line(saved.name)
    assert window.page.name == "trades" and shown(hand) == wanted
    assert [chip.facts.words for chip in window.top.chips.chips()] == ["Owner: Spouse"]


def test_6_rows_copied_with_headings(hand: Any) -> None:
    """The first three rows to the clipboard, as a spreadsheet takes them."""
    QApplication.clipboard().setText("of before")
    if isinstance(hand, Keyboard):
        hand.press("Ctrl+L", "Home", "Shift+Down", "Shift+Down", "Ctrl+C")
    else:
        view = hand.table()
        section = view.header.shown_sections()[0]
        first, third = (view.visualRect(view.table.index(row, section)) for row in (0, 2))
        hand.drag(view.viewport(), first.adjusted(4, 4, -4, -4), third.center())
        hand.cell(1, "Official", button=RIGHT)
        hand.choose("Copy rows with headings")
    view = hand.window.page.view
    heading, *lines = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert heading == [one.heading() for one in view.visible_columns()]
    records = [view.table.record(row) for row in range(3)]
    assert [line[heading.index("Official")] for line in lines] == [one.official for one in records]
    assert [line[heading.index("Filed")] for line in lines] == [one.filed_on.isoformat() for one in records]


def test_7_the_same_day_elsewhere_and_back_and_forward(hand: Any, rows: list[TradeRow]) -> None:
    """All trades of a row's day, from the row's menu; Back to the row, Forward to the day."""
    window = hand.window
    chosen = window.page.model.record(2)
    if isinstance(hand, Keyboard):
        hand.press("Ctrl+L", "Home", "Down", "Down", "Menu")
    else:
        hand.cell(2, "Traded", button=RIGHT)
    hand.choose("Trades with the same …", "day")
    same = sorted(row.id for row in rows if row.traded_on == chosen.traded_on)
    assert sorted(shown(hand)) == same and chosen.id in same
    if isinstance(hand, Keyboard):
        hand.press("Alt+Left")
    else:
        hand.menu_bar("Go", "Back")
    assert len(shown(hand)) == len(rows) and window.page.view.current_id() == chosen.id
    if isinstance(hand, Keyboard):
        hand.press("Alt+Right")
    else:
        hand.menu_bar("Go", "Forward")
    assert sorted(shown(hand)) == same


def test_8_late_trades_of_a_party_by_lag_to_csv(hand: Any, rows: list[TradeRow]) -> None:
    """Republicans' trades filed late, the longest lag first, as a file that any program reads."""
    if isinstance(hand, Keyboard):
        search(hand, "party:r late:yes")
        to_heading(hand, "Lag")
        hand.press("Return")
    else:
        hand.click("Filter")
        add_filter(hand, "Party", "Republican")
        add_filter(hand, "Late", "yes")
        hand.click("Done")
        hand.heading("Lag")
    late = {row.id: row for row in rows if row.party == "R" and row.is_late}
    assert sorted(shown(hand)) == sorted(late) and len(late) > 4
    lags = [late[one].lag_days for one in shown(hand)]
    assert lags == sorted(lags, reverse=True)
    path = export(hand, "late.csv", "Comma")
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [int(line["lag_days"]) for line in lines] == lags
    assert {line["party"] for line in lines} == {"R"}


def test_9_from_a_mark_of_the_dashboard_to_the_other_rows_of_a_filing(
    hand: Any, rows: list[TradeRow]
) -> None:
    """The dashboard's figure of late trades, the rows behind it, one of them, its filing's next row."""
    window = hand.window
    if isinstance(hand, Keyboard):
        hand.press("Ctrl+1")
        wait_until(lambda: window.page.tiles["late"].texts()[0], "the dashboard is read")
        hand.go_to(lambda one: one.accessibleName().startswith("Filed late"))
        hand.press("Return")
    else:
        hand.click("Dashboard")
        wait_until(lambda: window.page.tiles["late"].texts()[0], "the dashboard is read")
        hand.tile("Filed late")
    assert window.page.name == "trades"
    late = {row.id for row in rows if row.is_late}
    assert set(shown(hand)) == late
    of_report = [row for row in rows if row.doc_id == "32500001" and row.is_late]
    chosen = of_report[0]
    place = shown(hand).index(chosen.id)
    if isinstance(hand, Keyboard):
        hand.press("Ctrl+L", "Home")
        for _ in range(place):
            hand.press("Down")
    else:
        hand.cell(place, "Official")
    pane = window.page.pane
    wait_until(lambda: pane.shown() == ("trade", chosen.id), "the pane shows the row")
    other = next(row for row in rows if row.doc_id == chosen.doc_id and row.id != chosen.id)
    if isinstance(hand, Keyboard):
        hand.go_to(lambda one: isinstance(one, QTextBrowser))
        browser = QApplication.focusWidget()
        assert isinstance(browser, QTextBrowser)
        for _ in range(60):
            if browser.textCursor().charFormat().anchorHref() == f"trade:{other.id}":
                break
            hand.press("Tab")
        hand.press("Return")
    else:
        hand.link_to(f"trade:{other.id}")
    wait_until(lambda: pane.shown() == ("trade", other.id), "the pane shows the other row")


def test_10_to_an_official_to_the_trades_back_and_all_filters_gone(hand: Any, rows: list[TradeRow]) -> None:
    """To an official's page, to all trades of hers, back to the page, and at last to everything again."""
    window = hand.window
    if isinstance(hand, Keyboard):
        search(hand, "owner:spouse")
        hand.press("Ctrl+K")
        hand.type("plesoi")  # as fingers slip
        hand.press("Return")
    else:
        hand.click("Filter")
        add_filter(hand, "Owner", "Spouse")
        hand.click("Done")
        hand.click("Officials")
        names = [row.name for row in window.page.load(window.page.model.positions)]
        hand.cell(names.index("Pelosi, Nancy"), "Official", is_double=True)
    assert (window.page.name, window.page.key) == ("official", "P000197")
    if isinstance(hand, Keyboard):
        hand.go_to(lambda one: one.accessibleName().startswith("Trades read"))
        hand.press("Return")
    else:
        hand.tile("Trades read")
    hers = sorted(row.id for row in rows if row.bioguide == "P000197")
    assert window.page.name == "trades" and sorted(shown(hand)) == hers
    if isinstance(hand, Keyboard):
        hand.press("Alt+Left")
        assert (window.page.name, window.page.key) == ("official", "P000197")
        hand.press("Alt+Left")
    else:
        hand.menu_bar("Go", "Back")
        assert (window.page.name, window.page.key) == ("official", "P000197")
        hand.click("Back")
    assert window.page.name == ("trades" if isinstance(hand, Keyboard) else "officials")
    if isinstance(hand, Keyboard):
        hand.press("Ctrl+Shift+F")
    else:
        hand.click("Trades")
        hand.click("Clear all")
    assert window.page.name == "trades" and len(shown(hand)) == len(rows)
    assert window.top.search.text() == "" and not window.top.chips.isVisible()


def test_what_is_not_understood_is_told_and_the_last_good_rows_stay(hand: Any, rows: list[TradeRow]) -> None:
    """A value goes missing: a sentence under the box, the rows of the last good search; then it is mended."""
    window = hand.window
    spouses = sorted(row.id for row in rows if row.owner == "spouse")
    if isinstance(hand, Keyboard):
        hand.press("Ctrl+F")
        hand.type("owner:spouse")
        hand.press("Backspace")
    else:
        hand.click("Filter")
        add_filter(hand, "Owner", "Spouse")
        hand.click("Done")
        hand.chip("Owner: Spouse")  # its value is selected in the box
        hand.field("Search", button=RIGHT)
        hand.choose("Delete")
    assert window.top.search.error_text() == "" and sorted(shown(hand)) == spouses, "it is being typed"
    if isinstance(hand, Keyboard):
        hand.press("Home")
    else:
        hand.cell(0, "Amount")  # what is not covered by the suggestions
    assert window.top.search.error_text() and window.top.search.edit.wrong is not None
    assert sorted(shown(hand)) == spouses
    if isinstance(hand, Keyboard):
        hand.press("End")
        hand.type("e")
    else:
        hand.field("Search", button=RIGHT)
        hand.choose("Undo")
    assert window.top.search.error_text() == "" and sorted(shown(hand)) == spouses


@pytest.mark.real
def test_1_on_what_was_truly_disclosed(hand_on_real_data: Any, real_sample: Path) -> None:
    """Purchases of NVDA above $50k by members of House Financial Services, newest first, to Excel."""
    hand = hand_on_real_data
    if isinstance(hand, Keyboard):
        search(hand, "type:buy ticker:nvda amount:>=50k committee:HSBA")
        to_heading(hand, "Traded")
        hand.press("Return")
    else:
        hand.click("Filter")
        add_filter(hand, "Ticker", "NVDA")
        add_filter(hand, "Type", "Purchases")
        add_filter(hand, "Committee", "House Committee on Financial Services")
        add_filter(hand, "Amount", "≥ $50,000")
        hand.click("Done")
        hand.heading("Traded")
    found = {row.id: row for row in all_rows(real_sample)}
    parts = {one for row in found.values() for one in row.committees if one.startswith("HSBA")}
    wanted = {
        row.id
        for row in found.values()
        if "NVDA" in (row.ticker, row.symbol)
        and row.type == "purchase"
        and (row.amount_low_usd or 0) >= 50_000
        and parts & set(row.committees)
    }
    listed = shown(hand)
    assert set(listed) == wanted and len(listed) == len(wanted) > 4
    days = [found[one].traded_on for one in listed]
    assert days == sorted(days, reverse=True)
    path = export(hand, "nvda.xlsx", "Excel")
    heading, *cells = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    assert len(cells) == len(wanted)
    assert {line[heading.index("official")] for line in cells} == {found[one].official for one in wanted}
