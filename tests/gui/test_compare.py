"""Officials, or securities, side by side in the real window: from a selection to the page and its doors."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.charts.side_spec import SideSpec
from govtrades_desktop.gui.charts.specs import MultiplesSpec
from govtrades_desktop.gui.pages import compare_charts, compare_sides
from govtrades_desktop.gui.pages.compare_facts import SideBySide, fact_rows
from govtrades_desktop.gui.pages.compare_view import CompareView
from govtrades_desktop.gui.pages.page import CompareWish, FilingsWish, OfficialWish, SecurityWish, TradesWish
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import find_trades, load_rows
from govtrades_desktop.settings.paths import DataPaths

K, Mod = Qt.Key, Qt.KeyboardModifier
PELOSI, MCGUIRE, HOEVEN, NOBODY = "P000197", "M001166", "H001061", "Z000999"
NVDA, AAPL, FORD = "1045810:NVDA", "320193:AAPL", "37996:F"


@pytest.fixture
def desk(identified: Path, paths: DataPaths, open_window: Callable[..., Program]) -> Callable[[], Program]:
    """Return what opens the window over a folder that the read thread has, too."""
    shutil.copy(identified / "govtrades.sqlite", paths.database)
    shutil.copytree(identified / "derived", paths.derived, dirs_exist_ok=True)

    def opener() -> Program:
        return open_window(Catalogue(Library(paths.database, paths.derived, paths.user_database).open()))

    return opener


@pytest.fixture
def program(desk: Callable[[], Program]) -> Program:
    return desk()


@pytest.fixture
def library(identified: Path) -> Iterator[Library]:
    """The same data, read apart from the window."""
    with Library(identified / "govtrades.sqlite", identified / "derived") as opened:
        yield opened


def compared(program: Program, qtbot: Any, *keys: str) -> CompareView:
    """Show a few, and wait until they are counted."""
    program.window.navigator.show_comparison(CompareWish(keys))
    return settled(program, qtbot)


def settled(program: Program, qtbot: Any) -> CompareView:
    page = program.window.page
    assert isinstance(page, CompareView)
    qtbot.waitUntil(lambda: page.data is not None)
    assert tuple(one.key for one in page.data.comparison.compared) == page.keys
    return page


def select(program: Program, qtbot: Any, name: str, number: int) -> Any:
    """Select rows of a list from its top, by the keyboard."""
    program.window.show_page(name)
    page = program.window.page
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(0, 0))
    for _ in range(number - 1):
        qtbot.keyClick(page.view, K.Key_Down, Mod.ShiftModifier)
    assert len(page.view.selected_rows()) == number
    return page


def press(program: Program, qtbot: Any) -> None:
    qtbot.keyClick(program.window, K.Key_M, Mod.ControlModifier | Mod.ShiftModifier)


def side_by_side(library: Library, *keys: str) -> SideBySide:
    return SideBySide(*Catalogue(library).load_comparison(keys))


# --- the way there ---


@pytest.mark.parametrize(("name", "number"), [("officials", 2), ("officials", 6), ("securities", 3)])
def test_selected_rows_stand_side_by_side_in_their_order(
    program: Program, qtbot: Any, name: str, number: int
) -> None:
    listing = select(program, qtbot, name, number)
    wanted = listing.selected_keys()
    assert wanted == tuple(listing.key_of(listing.model.record(row)) for row in range(number))
    assert listing.compare_button.isEnabled() and str(number) in listing.compare_button.text()
    press(program, qtbot)
    page = settled(program, qtbot)
    assert page.keys == wanted and page.rail_name == name
    assert [chip.facts.value for chip in page.chips.chips()] == list(wanted)
    assert page.facts.facts.columnCount() == number
    program.window.actions_["back"].trigger()
    assert program.window.page is listing and len(listing.view.selected_rows()) == number
    program.window.actions_["forward"].trigger()
    assert program.window.page is page and page.keys == wanted


@pytest.mark.parametrize(
    ("number", "words"), [(1, "select two to six rows"), (7, "7 rows are selected, and 6")]
)
def test_too_few_and_too_many_are_refused_in_words(
    program: Program, qtbot: Any, number: int, words: str
) -> None:
    listing = select(program, qtbot, "officials", number)
    button = listing.compare_button
    assert not button.isEnabled() and words in button.toolTip() and words in button.accessibleDescription()
    press(program, qtbot)
    assert program.window.page is listing and words in program.window.status.message.text()
    menu = QMenu()
    listing.add_compare(menu)
    (action,) = menu.actions()
    assert not action.isEnabled() and "2 to 6" in action.text()
    with pytest.raises(UserInputError):
        program.catalogue.load_comparison(listing.selected_keys())


def test_the_menu_of_a_row_and_the_button_lead_there(program: Program, qtbot: Any) -> None:
    listing = select(program, qtbot, "securities", 2)
    menu = QMenu()
    listing.fill_menu(menu, listing.model.record(0))
    action = next(one for one in menu.actions() if "Compare" in one.text())
    assert action.isEnabled() and action.text() == "Compare these 2"
    action.trigger()
    assert settled(program, qtbot).keys == listing.selected_keys()
    program.window.actions_["back"].trigger()
    listing.compare_button.click()
    assert settled(program, qtbot).keys == listing.selected_keys()


def test_from_the_page_of_one_another_is_chosen_by_a_few_letters(program: Program, qtbot: Any) -> None:
    window = program.window
    window.show_official(OfficialWish(PELOSI))
    press(program, qtbot)
    chooser = window.comparing.chooser
    qtbot.waitUntil(chooser.edit.hasFocus)
    names = [line.shown for _, lines in chooser.groups() for line in lines]
    assert names and "Pelosi, Nancy" not in names, "nobody is compared with himself"
    qtbot.keyClicks(chooser.edit, "zzzzzz")
    qtbot.keyClick(chooser.edit, K.Key_Return)
    assert window.page.name == "official", "letters that find nobody are no choice"
    press(program, qtbot)
    qtbot.keyClicks(chooser.edit, "mcgu")
    qtbot.keyClick(chooser.edit, K.Key_Return)
    assert settled(program, qtbot).keys == (PELOSI, MCGUIRE)
    window.show_security(SecurityWish(NVDA))
    press(program, qtbot)
    qtbot.keyClicks(chooser.edit, "aapl")
    assert [title for title, _ in chooser.groups()] == ["Securities"]
    qtbot.keyClick(chooser.edit, K.Key_Return)
    assert settled(program, qtbot).keys == (NVDA, AAPL)
    assert window.page.facts.facts.heads == ("NVDA", "AAPL")


@pytest.mark.parametrize(
    ("typed", "shown", "keys"),
    [
        ("compare nvda with aapl", "Compare NVDA with AAPL", (NVDA, AAPL)),
        ("Compare pelosi, hoeven", "Compare Pelosi, Nancy with Hoeven, John", (PELOSI, HOEVEN)),
        ("compare apple and ford", "Compare AAPL with F", (AAPL, FORD)),
    ],
)
def test_the_palette_understands_two_names(
    program: Program, qtbot: Any, typed: str, shown: str, keys: tuple[str, ...]
) -> None:
    window = program.window
    window.show_page("trades")
    qtbot.keyClick(window, K.Key_K, Mod.ControlModifier)
    palette = window.finding.palette
    qtbot.waitUntil(palette.edit.hasFocus)
    for unfinished in ("compare", "compare pelosi with", "compare pelosi with pelosi"):
        palette.edit.setText(unfinished)
        assert "Compare" not in [title for title, _ in palette.groups()]
    palette.edit.setText(typed)
    assert [(title, lines[0].shown) for title, lines in palette.groups()][0] == ("Compare", shown)
    qtbot.keyClick(palette.edit, K.Key_Return)
    assert settled(program, qtbot).keys == keys


def test_the_page_of_one_offers_it(program: Program, qtbot: Any) -> None:
    program.window.show_security(SecurityWish(FORD))
    button = program.window.page.compare_button
    assert button.isVisible() and "Ctrl+Shift+M" in button.toolTip()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert program.window.comparing.chooser.isVisible()


# --- on the page ---


def test_one_is_added_and_taken_out_and_back_brings_both_again(program: Program, qtbot: Any) -> None:
    page = compared(program, qtbot, PELOSI, MCGUIRE)
    qtbot.mouseClick(page.chips.add_button, Qt.MouseButton.LeftButton)
    chooser = program.window.comparing.chooser
    qtbot.waitUntil(chooser.edit.hasFocus)
    qtbot.keyClicks(chooser.edit, "hoeven")
    qtbot.keyClick(chooser.edit, K.Key_Return)
    assert settled(program, qtbot).keys == (PELOSI, MCGUIRE, HOEVEN)
    chip = page.chips.chips()[0]
    assert "Pelosi" in chip.accessibleName()
    chip.setFocus()
    qtbot.keyClick(chip, K.Key_Delete)
    assert settled(program, qtbot).keys == (MCGUIRE, HOEVEN)
    assert page.chips.isAncestorOf(QApplication.focusWidget()), "whoever takes chips out goes on among them"
    page.chips.chips()[0].remove_wanted.emit()
    heading, sentence, button = page.note.texts()
    assert page.note.isVisible() and heading == "Choose another to compare" and button == "+ Add"
    assert "Hoeven" in sentence and not page.can_copy()
    for keys in ((MCGUIRE, HOEVEN), (PELOSI, MCGUIRE, HOEVEN), (PELOSI, MCGUIRE)):
        program.window.actions_["back"].trigger()
        assert settled(program, qtbot).keys == keys
        assert page._scroll.isVisible()


def test_six_are_full_and_a_seventh_is_told_why_not(program: Program, qtbot: Any) -> None:
    everyone = program.catalogue.official_keys(program.catalogue.find_officials("", sort=()))
    page = compared(program, qtbot, *everyone[:6])
    assert not page.chips.add_button.isEnabled() and "6 is the most" in page.chips.add_button.toolTip()
    program.window.navigator.show_comparison(CompareWish(tuple(everyone[:7])))
    heading, sentence, _ = page.note.texts()
    assert page.note.isVisible() and heading == "These are too many" and "7 were chosen, and 6" in sentence
    assert len(page.chips.chips()) == 7, "each can be taken out"


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ((PELOSI, "X000000"), "There is no official and no security 'X000000'"),
        ((PELOSI, NVDA), "cannot be compared with each other"),
        ((PELOSI, PELOSI), "named twice"),
    ],
)
def test_what_cannot_be_compared_is_told_in_words(
    program: Program, qtbot: Any, keys: tuple[str, ...], words: str
) -> None:
    program.window.navigator.show_comparison(CompareWish(keys))
    page = program.window.page
    qtbot.waitUntil(page.note.isVisible)
    assert words in page.note.texts()[1] and page.data is None


def test_it_is_there_again_after_a_restart(desk: Callable[[], Program], qtbot: Any) -> None:
    program = desk()
    page = compared(program, qtbot, MCGUIRE, PELOSI, NOBODY)
    page.board.measure_switch.buttons["volume"].click()
    program.window.close()
    again = desk()
    page = settled(again, qtbot)
    assert page.keys == (MCGUIRE, PELOSI, NOBODY)
    assert page.board.measure_switch.buttons["volume"].isChecked()
    assert page.board.frames["months"].spec == compare_charts.months_spec(page.data, compare_charts.VOLUME)
    again.window.actions_["back"].trigger()
    assert again.window.page.name == "officials", "behind a start lies the list"


def test_news_waits_and_the_same_again_is_no_news(program: Program, qtbot: Any) -> None:
    page = compared(program, qtbot, PELOSI, MCGUIRE)
    before = page.data
    with qtbot.waitSignal(program.reader.answered):
        page.take_news(ChangeSet(generation=9))
    assert page.data is before and not page.news_button.isVisible()
    page._newer = before
    page.news_button.show()
    page.news_button.click()
    assert not page.news_button.isVisible() and page._newer is None


def test_the_facts_are_copied_for_a_spreadsheet(program: Program, qtbot: Any) -> None:
    page = compared(program, qtbot, PELOSI, NOBODY)
    program.window.actions_["copy"].trigger()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0] == ["", "Pelosi, Nancy · D · CA-11", "Zero, Nobody · I · WY"]
    assert {len(line) for line in lines} == {3} and len(lines) == page.facts.facts.rowCount() + 1
    told = {line[0]: line[1:] for line in lines[1:]}
    assert told["Party"] == ["Democrat", "Independent"] and told["Trades read"][1] == "0"
    assert "copied" in program.window.status.message.text()


def test_enter_in_the_box_searches_all_of_them(program: Program, qtbot: Any) -> None:
    page = compared(program, qtbot, PELOSI, MCGUIRE)
    query = page.data.comparison.compared
    program.window.top.search.edit.setText("type:buy")
    qtbot.keyClick(program.window.top.search.edit, K.Key_Return)
    wanted = sum(one.whole.buys.trades for one in query)
    assert wanted and program.window.page.name == "trades"
    assert program.window.page.model.rowCount() == wanted


# --- numbers and doors ---


def behind(catalogue: Catalogue, target: object) -> int:
    """Return how many rows stand behind a door."""
    if isinstance(target, FilingsWish):
        return len(catalogue.find_filings(target.text, sort=(), year=None))
    assert isinstance(target, TradesWish)
    return len(catalogue.find_trades(target.text, sort=(), year=None))


EVERYBODY = ((PELOSI, MCGUIRE), (PELOSI, NOBODY), (NVDA, AAPL, FORD), (NVDA, "filed:MSFT"))


@pytest.mark.parametrize("keys", EVERYBODY, ids=lambda keys: "-".join(key[:4] for key in keys))
def test_every_fact_is_the_number_of_the_rows_behind_it(library: Library, keys: tuple[str, ...]) -> None:
    data = side_by_side(library, *keys)
    catalogue, checked = Catalogue(library), 0
    for row in fact_rows(data):
        for cell, one in zip(row.cells, data.comparison.compared, strict=True):
            number = cell.text.split(" ")[0].replace(",", "")
            if cell.target is None:
                assert number == "0" or not number.isdigit(), row.word
                continue
            if isinstance(cell.target, SecurityWish):
                page = catalogue.load_security(cell.target.key)
                who = {one.bioguide for one in load_rows(library, find_trades(library, one.query))}
                assert int(number) == page.row.officials == len(who - {None})
                continue
            found = behind(catalogue, cell.target)
            if row.word.startswith(("Disclosed volume", "… to")):
                assert found == one.whole.all.trades
            elif "days" in row.word or row.word.startswith("… 9"):
                assert found == one.dated
            elif row.word in ("First trade", "Last trade"):
                assert found > 0
            else:
                assert found == int(number), (row.word, cell)
            checked += 1
    assert checked > 10


@pytest.mark.parametrize("keys", EVERYBODY, ids=lambda keys: "-".join(key[:4] for key in keys))
def test_every_mark_is_a_number_of_the_comparison_and_a_door_to_its_rows(
    library: Library, keys: tuple[str, ...]
) -> None:
    """A chart that took a number of another row, or lost a column, would look as good as the right one."""
    data = side_by_side(library, *keys)
    ones, catalogue = data.comparison.compared, Catalogue(library)
    sides = compare_sides.sectors_spec(data) if data.is_of_officials else compare_sides.parties_spec(data)
    months = compare_charts.months_spec(data)
    for chart, one in zip(months.charts, ones, strict=True):
        told = [(sum(p.value for p in c.up), sum(p.value for p in c.down)) for c in chart.columns]
        assert told == [(m.buys.trades, m.sells.trades) for m in one.months]
        for column, month in zip(chart.columns, one.months, strict=True):
            for part in (*column.up, *column.down):
                assert part.value == (behind(catalogue, part.target) if part.target else 0)
            assert (behind(catalogue, column.target) if column.target else 0) == month.all.trades
    for chart, one in zip(compare_charts.months_spec(data, "volume").charts, ones, strict=True):
        for period, month in zip(chart.periods, one.months, strict=True):
            for side, volume in ((period.buys, month.buys), (period.sells, month.sells)):
                told = volume.trades - volume.without_amount
                assert (side is None) == (not told)
                if side is not None:
                    ends = (side.low_usd, side.high_usd, side.trades, side.open_ended)
                    assert ends == (volume.low_usd, volume.high_usd, told, volume.open_ended)
    for c, one in enumerate(ones):
        shares = [row.cells[c] for row in sides.rows if row.cells[c] is not None]
        assert sum(cell.length for cell in shares) == pytest.approx(1.0 if one.whole.all.trades else 0.0)
        for cell in shares:
            found = behind(catalogue, cell.target) if cell.target else 0
            assert cell.length == pytest.approx(found / max(1, one.whole.all.trades))
    assert [int(row.figure.replace(",", "")) for row in sides.rows] == [
        behind(catalogue, row.target) for row in sides.rows
    ]
    for spec in (compare_sides.most_spec(data), compare_sides.shared_spec(data)):
        for row in spec.rows:
            for cell in row.cells:
                if cell is not None:
                    number = int(cell.figure.replace(",", ""))
                    assert number == (behind(catalogue, cell.target) if cell.target else 0) == cell.length
            if row.figure:
                assert int(row.figure.replace(",", "")) == behind(catalogue, row.target)
    assert len(compare_sides.shared_spec(data).rows) == len(data.comparison.shared)
    for chart, one in zip(compare_charts.lags_spec(data).charts, ones, strict=True):
        assert sum(part.own for part in chart.bins) == pytest.approx(1.0 if one.dated else 0.0)
        for part, lag in zip(chart.bins, one.lags, strict=True):
            assert (behind(catalogue, part.target) if part.target else 0) == lag.trades
        assert (chart.own_median is None) == (one.median_lag_days is None)


def test_the_page_draws_what_load_comparison_says(program: Program, library: Library, qtbot: Any) -> None:
    page = compared(program, qtbot, PELOSI, MCGUIRE, HOEVEN)
    wanted = side_by_side(library, PELOSI, MCGUIRE, HOEVEN)
    assert page.data.comparison.compared == wanted.comparison.compared
    frames = page.board.frames
    assert {name: type(frame.spec) for name, frame in frames.items()} == {
        "months": MultiplesSpec, "sectors": SideSpec, "most": SideSpec, "shared": SideSpec,
        "lags": MultiplesSpec,
    }  # fmt: skip
    assert all(frame.chart.has_marks for frame in frames.values())
    assert all(frame.chart.plot.more == 0 for frame in (frames["sectors"], frames["most"]))
    said = frames["months"].chart.accessibleDescription()
    assert "Pelosi, Nancy" in said and "Hoeven, John" in said


def test_the_window_never_counts_itself(
    program: Program, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Six busy officials take longer than a frame: counted on the main thread, every key would wait."""
    counted = []
    load = Catalogue.load_comparison

    def noted(catalogue: Catalogue, keys: Any) -> Any:
        counted.append((threading.get_ident(), tuple(keys)))
        return load(catalogue, keys)

    monkeypatch.setattr(Catalogue, "load_comparison", noted)
    program.window.navigator.show_comparison(CompareWish((PELOSI, MCGUIRE)))
    page = program.window.page
    assert page.data is None and page._skeleton.isVisible(), "until it is counted, grey lines stand for it"
    page = compared(program, qtbot, PELOSI, HOEVEN)
    assert counted[-1][1] == (PELOSI, HOEVEN)
    assert threading.get_ident() not in {thread for thread, _ in counted}
    assert [one.key for one in page.data.comparison.compared] == [PELOSI, HOEVEN], (
        "what was overtaken is gone"
    )


def test_doors_are_opened_by_keyboard_and_mouse(program: Program, qtbot: Any) -> None:
    page = compared(program, qtbot, PELOSI, MCGUIRE)
    table = page.facts
    row = next(i for i, one in enumerate(table.facts.facts) if one.word == "Trades read")
    qtbot.waitUntil(table.hasFocus)
    for _ in range(row):
        qtbot.keyClick(table, K.Key_Down)
    qtbot.keyClick(table, K.Key_Right)
    qtbot.keyClick(table, K.Key_Return)
    trades = program.window.page
    assert trades.name == "trades"
    assert trades.model.rowCount() == page.data.comparison.compared[1].whole.all.trades
    program.window.actions_["back"].trigger()
    assert program.window.page is page and page.data is not None, "what was counted is still there"
    place = table.visualRect(table.facts.index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert trades.model.rowCount() == page.data.comparison.compared[0].whole.all.trades
    program.window.actions_["back"].trigger()
    table.setCurrentIndex(table.facts.index(0, 1))
    qtbot.keyClick(table, K.Key_Return)
    assert program.window.page.name == "official" and program.window.page.key == MCGUIRE
    program.window.actions_["back"].trigger()
    page.chips.chips()[0].click()
    assert program.window.page.key == PELOSI
    program.window.actions_["back"].trigger()
    chart = page.board.frames["shared"].chart
    chart.setFocus()
    qtbot.keyClick(chart, K.Key_Down)
    qtbot.keyClick(chart, K.Key_Return)
    shared = page.data.comparison.shared[0]
    assert program.window.page.name == "security" and program.window.page.key == shared.key


def test_who_never_traded_stands_there_in_words(program: Program, qtbot: Any) -> None:
    page = compared(program, qtbot, NOBODY, PELOSI)
    months = page.board.frames["months"].chart.plot
    assert months.plots[0].is_empty() and "No trade of Zero, Nobody was read" in months.plots[0].caption.empty
    assert page.board.frames["shared"].chart.note == "No security was traded by two of these officials."
    facts = {row.word: row.cells[0].text for row in page.facts.facts.facts}
    assert facts["Trades read"] == "0" and facts["Median days to disclosure"] == "—"
    lags = page.board.frames["lags"].chart.plot
    assert lags.plots[0].is_empty() and not lags.plots[1].is_empty()


def test_it_is_laid_out_for_narrow_and_wide_windows(program: Program, qtbot: Any) -> None:
    page = compared(program, qtbot, PELOSI, MCGUIRE)
    window, frames = program.window, page.board.frames
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: frames["sectors"].y() == frames["most"].y())
    window.resize(1000, 640)
    qtbot.waitUntil(lambda: frames["sectors"].y() < frames["most"].y())
    for frame in (frames["sectors"], frames["most"], frames["shared"]):
        assert frame.chart.height() >= frame.chart.sizeHint().height() - 4, "rows are cut off"
    assert page.facts.height() >= page.facts.sizeHint().height()
    everyone = program.catalogue.official_keys(program.catalogue.find_officials("", sort=()))
    page = compared(program, qtbot, *everyone[:6])
    assert page.facts.verticalScrollBar().maximum() == 0
    assert page._scroll.horizontalScrollBar().maximum() == 0, "nothing is cut off at the right"
