"""The dashboard in the window: one filter over all of it, and doors that lead to as many rows as they say."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QToolButton

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.core.records import ChangeSet, LedgerState
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.charts.specs import BandSpec, BarsSpec, ColumnsSpec, CoverageSpec
from govtrades_desktop.gui.pages import dashboard_specs as specs
from govtrades_desktop.gui.pages.dashboard_coverage import read_of
from govtrades_desktop.gui.pages.dashboard_page import DashboardPage
from govtrades_desktop.gui.pages.dashboard_words import filings_wish, trades_wish
from govtrades_desktop.gui.pages.page import FilingsWish, TradesWish
from govtrades_desktop.query.dashboard import Dashboard
from govtrades_desktop.query.dashboard_filter import UNRESOLVED, DashboardFilter
from govtrades_desktop.query.library import Library
from tests.gui.fakes import FakeCatalogue
from tests.query.charts.conftest import bundled

__all__ = ["bundled"]  # a fixture

Opener = Callable[..., Program]
LEFT = Qt.MouseButton.LeftButton

FILTERS = (
    DashboardFilter(),
    DashboardFilter(chamber="senate"),
    DashboardFilter(party="D"),
    DashboardFilter(party=UNRESOLVED),
    DashboardFilter(first_year=2024, last_year=2025),
    DashboardFilter(first_year=2025, last_year=2025),
    DashboardFilter(last_year=2024),
    DashboardFilter(owner="spouse"),
    DashboardFilter(asset_class="government_bond"),
    DashboardFilter(asset_class=UNRESOLVED),
    DashboardFilter("house", "R", 2025, 2025, "spouse", "option"),
    DashboardFilter("house", "D", 2020, 2025, "joint", "stock"),
    DashboardFilter(chamber="senate", party="L"),
)


def board_of(program: Program) -> DashboardPage:
    page = program.window.page
    assert isinstance(page, DashboardPage)
    page.load_charts()
    return page


def doors(board: Dashboard) -> Iterator[tuple[str, Any, float]]:
    """Return every mark of every chart: whose it is, its door, and how many rows it says."""
    counts = specs.month_counts(board)
    for month, column in zip(board.months, counts.columns, strict=True):
        yield f"{column.label} whole", column.target, month.trades
    for spec in (counts, specs.lags(board)):
        for column in spec.columns:
            for part in (*column.up, *column.down):
                if part.target is not None or part.value:
                    yield column.label, part.target, part.value
    for period, month in zip(specs.month_volume(board).periods, board.months, strict=True):
        for side, target, count in (
            (period.buys, period.buy_target, month.buys),
            (period.sells, period.sell_target, month.sells),
        ):
            if side is not None:
                yield f"{period.label} volume", target, count
    for bars in (specs.most_traded(board), specs.most_active(board), specs.coverage(board)):
        for row in bars.rows:
            yield row.name, row.target, sum(part.value for part in row.parts)
            for part in row.parts:
                if part.target is not None or part.value:
                    yield f"{row.name} part", part.target, part.value
    shown, tiles = board.shown, board.tiles
    yield "trades", trades_wish(shown.as_query(), shown), tiles.sums.trades
    yield "late", trades_wish(f"late:yes {shown.as_query()}".strip(), shown), tiles.late
    yield "filings", filings_wish(shown), tiles.filings


def behind(catalogue: Catalogue, wish: Any) -> int:
    """Return how many rows the page that follows a wish would show."""
    if isinstance(wish, TradesWish):
        return len(catalogue.find_trades(wish.text, sort=(), year=wish.year, chamber=wish.chamber))
    assert isinstance(wish, FilingsWish), "a mark without a door"
    return len(
        catalogue.find_filings(
            wish.text,
            sort=(),
            year=wish.year,
            filing_type=wish.filing_type,
            state=wish.state,
            chamber=wish.chamber,
        )
    )


def lies(catalogue: Catalogue, shown: DashboardFilter) -> tuple[int, list[str]]:
    marks = list(doors(catalogue.dashboard(shown)))
    found = [(name, wish, int(count), behind(catalogue, wish)) for name, wish, count in marks]
    return len(marks), [f"{n}: {said} said, {rows} behind {w}" for n, w, said, rows in found if said != rows]


@pytest.mark.parametrize("shown", FILTERS, ids=lambda one: one.as_query() or "all")
def test_every_mark_leads_to_as_many_rows_as_it_says(identified: Path, shown: DashboardFilter) -> None:
    """A mark whose rows are others than it counted would be believed by nobody who clicks twice."""
    with Library(identified / "govtrades.sqlite", identified / "derived") as library:
        marks, wrong = lies(Catalogue(library), shown)
    assert not wrong
    assert marks >= 20


@pytest.mark.parametrize("shown", (FILTERS[5], FILTERS[10], FILTERS[11]), ids=lambda one: one.as_query())
def test_so_does_every_mark_over_the_bundled_data(bundled: Library, shown: DashboardFilter) -> None:
    marks, wrong = lies(Catalogue(bundled), shown)
    assert marks > 30 and not wrong


def test_a_mark_is_followed_in_the_window_with_the_whole_filter(known: Program) -> None:
    """The chamber and the year stand in the bar, the rest in the text: told twice, none could be changed."""
    board = board_of(known)
    board.narrow(DashboardFilter("house", "D", 2025, 2025, owner="spouse"))
    row = board.frames["active"].spec.rows[0]
    board.frames["active"].opened.emit(row.target)
    window = known.window
    assert window.page.name == "trades" and window.page.model.rowCount() == sum(p.value for p in row.parts)
    text = window.top.search.text()
    assert "party:D" in text and "owner:spouse" in text and "year:" not in text and "chamber:" not in text
    assert (window.top.years.year(), window.top.chambers.chamber()) == (2025, "house")
    window.navigator.back()
    assert window.page is board and board.shown == DashboardFilter("house", "D", 2025, 2025, owner="spouse")


def test_a_name_opens_its_page_and_a_bar_its_side(qtbot: Any, known: Program) -> None:
    """The whole row led to trades; who or what it was had no door any more."""
    board = board_of(known)
    chart = board.frames["traded"].chart
    number, row = next((i, one) for i, one in enumerate(chart.plot.spec.rows) if one.name_target is not None)
    y = int(chart.plot.place(number * 5).center().y())  # a row: the whole, three sides, its name
    part = next(p for p, one in enumerate(row.parts) if one.value)
    qtbot.mouseClick(chart, LEFT, pos=chart.plot.place(number * 5 + 1 + part).center().toPoint())
    assert known.window.page.name == "trades"
    assert known.window.top.search.text() == row.parts[part].target.text
    known.window.navigator.back()
    chart.parentWidget().parentWidget().layout().activate()
    qtbot.mouseClick(chart, LEFT, pos=QPoint(8, y))
    assert known.window.page.name == "security" and known.window.page.key == row.name_target.key


def test_a_saved_picture_says_filter_and_day(known: Program, tmp_path: Path, qtbot: Any) -> None:
    board = board_of(known)
    board.narrow(DashboardFilter(party="D", owner="spouse"))
    said: list[str] = []
    board.told.connect(said.append)
    board.frames["counts"].save(tmp_path / "months.svg")
    drawn = (tmp_path / "months.svg").read_text("utf-8")
    assert "Democrats · owner: spouse" in drawn and "Buys and sells by month" in drawn
    assert said == [f"Saved {tmp_path / 'months.svg'}"]


def test_a_picture_of_bundled_data_says_of_which_day_it_is(open_window: Opener) -> None:
    """No index was asked yet, and the picture was of no day at all."""
    board = board_of(open_window())
    assert board._data is not None and board._data.data_as_of is None
    assert board.frames["counts"].spec.caption.as_of == "2026-06-22"


def test_a_picture_by_month_says_what_was_read_of_which_year(known: Program) -> None:
    """Most of a rise in a year may be that its reports were read: a picture without coverage is a rumour."""
    page = board_of(known)
    board = page.catalogue.dashboard(DashboardFilter())
    for spec in (specs.month_counts(board), specs.month_volume(board)):
        total = board.coverage.totals
        read = total.states[LedgerState.READ] + total.states[LedgerState.NO_TRADES]
        assert f"of {total.listed:,} transaction reports" in spec.caption.notes[0]
        assert f"{read:,} are read" in spec.caption.notes[0]
        for year in board.strip:
            if year.listed and len(board.strip) > 1:
                assert f"{year.year}\u00a0{read_of(year):,}/{year.listed:,}" in spec.caption.notes[1]
        assert f"{read:,} of {total.listed:,} reports read" in spec.caption.sub
        assert spec.known is not None and spec.known.stretches
        by_year = {year.year: read_of(year) / year.listed for year in board.strip if year.listed}
        for one in spec.known.stretches:
            years = {month.first_day.year for month in board.months[one.first : one.last + 1]}
            assert len(years) == 1 and one.share == by_year[years.pop()]
    exchanges = sum(m.trades - m.buys - m.sells for m in board.months)
    assert exchanges and f"{exchanges:,} exchange" in specs.month_counts(board).caption.sub
    assert "left out" in specs.month_counts(board).caption.sub


def test_volume_and_counts_are_not_called_alike_and_years_are_named(known: Program) -> None:
    """Reports of 2025 tell of trades of 2024: a month before the years chosen was once unexplained."""
    page = board_of(known)
    board = page.catalogue.dashboard(DashboardFilter(first_year=2024, last_year=2025))
    counts, volume = specs.month_counts(board).caption, specs.month_volume(board).caption
    assert volume.title == "Disclosed volume by month" and counts.title != volume.title
    assert volume.sub.startswith("low to high, log scale; reports of 2024–2025, by month of trade")
    assert counts.sub.startswith("reports of 2024–2025, by month of trade")


def test_a_coverage_mark_leaves_the_dashboard_as_it_was(known: Program) -> None:
    """The year of the mark once stayed in the bar, and Ctrl+1 showed a dashboard narrowed by nobody."""
    page = board_of(known)
    row = next(row for row in page.frames["coverage"].spec.rows if row.name == "2025")
    page.frames["coverage"].opened.emit(row.target)
    window = known.window
    assert window.page.name == "filings" and window.page.model.rowCount() == sum(p.value for p in row.parts)
    window.navigator.show_page("dashboard")
    assert window.page is page and page.shown == DashboardFilter() and window.top.years.year() is None


@pytest.mark.parametrize("width", [1024, 1280])
def test_no_remark_of_a_tile_is_cut(qtbot: Any, known: Program, width: int) -> None:
    page = board_of(known)
    known.window.resize(width, 640)
    known.window.show()
    qtbot.waitUntil(lambda: page.isVisible() and known.window.width() == width)
    metrics = QFontMetrics(theme.font("small"))
    for name, tile in page.tiles.items():
        assert metrics.horizontalAdvance(tile.texts()[1]) <= tile.width() - 24, name


def test_the_offer_of_the_senate_does_not_deny_its_bundled_data(known: Program) -> None:
    """The words "Senate is off" beside hundreds of its trades was a contradiction."""
    page = board_of(known)
    assert any(
        row.source == "senate" and row.listed
        for row in page.catalogue.dashboard(DashboardFilter()).coverage.rows
    )
    button = page.board.coverage_card.read_button
    assert "as bundled" in button.text() and "not refreshed until you accept" in button.toolTip()
    page.narrow(DashboardFilter(chamber="house"))
    assert "off" not in button.text() and "No Senate" not in button.text()


def test_one_year_of_several_does_not_end_the_choice_of_several(known: Program) -> None:
    """A click on a bar of the coverage told the year to the bar above, and the range was gone for good."""
    board = board_of(known)
    board.narrow(DashboardFilter(first_year=2024, last_year=2025))
    row = board.frames["coverage"].spec.rows[0]
    board.frames["coverage"].opened.emit(row.target)
    window = known.window
    assert window.page.name == "filings" and window.top.years.year() is None
    assert window.page.model.rowCount() == sum(part.value for part in row.parts) > 0
    window.show_page("dashboard")
    assert board.shown == DashboardFilter(first_year=2024, last_year=2025)


# Filters


def press_menu(qtbot: Any, board: DashboardPage, part: str, words: str) -> None:
    """Open a menu by the keyboard and choose an entry by Enter."""
    button = board.filters.buttons[part]
    button.setFocus()
    assert button.hasFocus() and button.focusPolicy() & Qt.FocusPolicy.TabFocus
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))  # it fills itself anew
    menu.setActiveAction(next(one for one in menu.actions() if one.text() == words))
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def chips(board: DashboardPage) -> list[str]:
    strip = board.filters.chips
    return [one.facts.words for one in strip.chips()] if strip.isVisible() else []


def test_filters_are_chosen_by_keyboard_and_told_in_words(qtbot: Any, known: Program) -> None:
    board = board_of(known)
    everything = board.tiles["trades"].texts()[0]
    assert chips(board) == [] and board.board.filter_label.text() == "everything, all years"
    press_menu(qtbot, board, "party", "Democrats")
    press_menu(qtbot, board, "owner", "Spouse")
    top = known.window.top
    top.chambers.setCurrentIndex(top.chambers.findData("house"))
    assert board.board.filter_label.text() == "Democrats · House · owner: spouse"
    assert chips(board) == ["Democrats", "House", "owner: spouse"]
    assert not top.chips.isVisible(), "the same chips twice"
    told = int(board.tiles["trades"].texts()[0].replace(",", ""))
    assert told == known.catalogue.dashboard(board.shown).tiles.sums.trades < int(everything.replace(",", ""))
    qtbot.keyClick(board.filters.chips.chips()[0], Qt.Key.Key_Delete)
    assert board.shown == DashboardFilter(chamber="house", owner="spouse")
    clear = board.filters.chips.clear_button
    assert isinstance(clear, QToolButton)
    qtbot.mouseClick(clear, LEFT)
    assert board.shown.is_empty and top.chambers.chamber() is None and chips(board) == []
    assert board.tiles["trades"].texts()[0] == everything


def test_the_keyboard_goes_through_the_page_as_one_reads_it(known: Program) -> None:
    """The charts are made last: Tab found them after everything that stands below them."""
    board = board_of(known)
    frames = board.frames
    order = [*board.filters.buttons.values(), *board.tiles.values()]
    order += [frames[n].chart for n in ("counts", "traded", "active", "lags")]
    order += [board.newest, frames["coverage"].chart]
    chain: list[Any] = []
    here: Any = order[0]
    while here not in chain:
        chain.append(here)
        here = here.nextInFocusChain()
    places = [chain.index(one) for one in order]
    assert places == sorted(places)


def test_the_key_that_clears_all_filters_clears_these_too(known: Program) -> None:
    board = board_of(known)
    board.narrow(DashboardFilter("house", "D", 2025, 2025, "spouse", "stock"))
    words = [action.text() for action in board.filters.chamber_menu().actions()]
    assert words == ["Both chambers", "House", "Senate"], "its chip is changed where it stands"
    known.window.actions_["clear"].trigger()
    assert board.shown.is_empty and known.window.top.years.year() is None


def test_several_years_and_the_one_of_the_bar_never_contradict_each_other(known: Program) -> None:
    board, top = board_of(known), known.window.top
    top.years.setCurrentIndex(top.years.findData(2025))
    assert board.shown == DashboardFilter.of_year(2025) and chips(board) == ["2025"]
    board.narrow(replace(board.shown, first_year=2024))
    assert top.years.year() is None and chips(board) == ["2024–2025"]
    top.years.setCurrentIndex(top.years.findData(2025))
    assert board.shown == DashboardFilter.of_year(2025)
    top.years.setCurrentIndex(top.years.findData(None))
    assert board.shown.is_empty, "a range that was given up does not come back"
    ends = [part.menu() for part in board.filters.fill("years").actions() if part.menu()]
    assert [end.actions()[1].data().first_year for end in ends[:1]] == [known.catalogue.years()[0]]
    board.narrow(DashboardFilter(first_year=2025))
    to = [part.menu() for part in board.filters.fill("years").actions() if part.menu()][1]
    for action in to.actions()[1:]:  # none of them runs backwards: that would be an error in the face
        assert (action.data().first_year or 0) <= action.data().last_year


def test_what_was_chosen_is_remembered(open_window: Opener, identified: Path) -> None:
    def opened() -> Program:
        return open_window(Catalogue(Library(identified / "govtrades.sqlite", identified / "derived").open()))

    first = opened()
    board = board_of(first)
    wanted = DashboardFilter(None, "R", 2024, 2025, "joint", "stock")
    board.narrow(wanted)
    board.board.measure_switch.buttons["volume"].click()
    first.window.close()
    again = board_of(opened())
    assert again.shown == wanted and isinstance(again.frames["volume"].spec, BandSpec)
    assert again.frames["volume"].isVisible() and not again.frames["counts"].isVisible()


def test_a_session_that_names_what_cannot_be_opens_all_the_same(known: Program) -> None:
    board = board_of(known)
    for choices in (
        ("X", None, None, None, None),
        (None, None, None, "2025", "2013"),
        ("D", "me", "", "x", ""),
    ):
        board._pick(*choices)
        assert board.shown.is_empty


def test_what_reports_do_not_have_is_said(known: Program) -> None:
    """Figures of all owners stood under "owner: spouse" and were read as the spouse's."""
    board = board_of(known)
    board.narrow(DashboardFilter(owner="spouse"))
    assert "of any owner" in board.tiles["filings"].texts()[1]
    assert "of any owner" in board.frames["coverage"].spec.caption.sub
    assert board.board.newest_card._remark == "of any owner"
    assert board.frames["coverage"].spec.caption.filters == "", "a saved picture must not claim the filter"
    board.narrow(DashboardFilter(owner="spouse", asset_class="stock"))
    assert "of any owner and asset" in board.tiles["filings"].texts()[1]
    board.narrow(DashboardFilter(party="D"))
    assert "of any" not in board.tiles["filings"].texts()[1] + board.frames["coverage"].spec.caption.sub


# States


def test_charts_have_tables_and_both_measures(qtbot: Any, known: Program) -> None:
    board = board_of(known)
    board.board.measure_switch.buttons["volume"].click()
    kinds = {
        "counts": ColumnsSpec,
        "volume": BandSpec,
        "traded": BarsSpec,
        "active": BarsSpec,
        "lags": ColumnsSpec,
        "coverage": CoverageSpec,
    }
    for name, kind in kinds.items():
        frame = board.frames[name]
        assert isinstance(frame.spec, kind) and frame.chart.has_marks and frame.chart.accessibleDescription()
        assert frame.table_action.isEnabled() and frame.png_action.isEnabled()
    lags = board.frames["lags"].spec
    cut = int(lags.threshold.at)
    assert lags.columns[cut - 1].label == "41–45" and lags.columns[cut].label == "46–50"
    for number, column in enumerate(lags.columns):
        assert column.up[0 if number >= cut else 1].value == 0, "late on the wrong side of the line"
    frame = board.frames["traded"]
    frame.show_table()
    assert frame.data_table is not None
    frame.data_table.opened.emit(frame.spec.rows[0].target)
    assert known.window.page.name == "trades"
    frame.data_table.close()


def test_too_few_and_none_are_said_in_words(known: Program) -> None:
    board = board_of(known)
    found = [s for s in FILTERS if 0 < known.catalogue.dashboard(s).tiles.sums.trades < specs.FEW_TRADES]
    board.narrow(found[0])
    assert "too few" in board.frames["counts"].spec.caption.thin
    board.narrow(DashboardFilter(chamber="senate", party="L"))
    for name in ("counts", "traded", "active", "lags"):
        assert board.frames[name].chart.note == "No trade fits: Libertarians · Senate."
    assert board.frames["coverage"].chart.note == "No official index lists a report here."
    assert board.isVisible() and not board._note.isVisible(), "the filters stay in reach"


def test_trades_without_a_name_are_not_called_none(known: Program) -> None:
    """The ranking said that no trade fits, beside a chart of fifty."""
    data = known.catalogue.dashboard(DashboardFilter(party="D"))
    assert specs.most_traded(replace(data, most_traded=())).caption.empty.startswith("No trade here tells of")
    assert (
        specs.most_active(replace(data, most_active=())).caption.empty == "No trade here tells who made it."
    )


def test_news_without_a_change_leave_everything_as_it_stands(known: Program) -> None:
    """A refresh threw the zoom and the mark under the hand away though nothing was new."""
    board = board_of(known)
    known.window.resize(1024, 640)
    chart = board.frames["counts"].chart
    chart.set_view((1.0, 6.0))
    bar = board.board.verticalScrollBar()
    bar.setValue(40)
    before = {name: frame.spec for name, frame in board.frames.items()}
    board.take_news(ChangeSet(generation=1))
    assert all(board.frames[name].spec is spec for name, spec in before.items())
    assert chart.view == (1.0, 6.0) and bar.value() == 40


def test_an_error_is_told_with_a_way_back(qtbot: Any, open_window: Opener, monkeypatch: Any) -> None:
    program = open_window()
    board = board_of(program)

    def fail(shown: DashboardFilter) -> Dashboard:
        raise StoreUnavailable("The database is gone.", hint="Put it back.")

    monkeypatch.setattr(program.catalogue, "dashboard", fail)
    board.narrow(DashboardFilter(chamber="house"))
    assert board._note.texts() == (
        "The dashboard cannot be shown",
        "The database is gone. Put it back.",
        "Try again",
    )
    assert board._note.isVisible() and not board.board.isVisible()
    monkeypatch.undo()
    board._note.acted.emit()
    assert board.board.isVisible() and not board._note.isVisible()


def test_an_empty_database_leads_to_a_refresh(open_window: Opener, qtbot: Any) -> None:
    program = open_window(FakeCatalogue(trades=0))
    board = board_of(program)
    assert board._note.texts()[0] == "Nothing here yet" and not board.board.isVisible()
    with qtbot.waitSignal(board.refresh_wanted):
        board._note.acted.emit()


# Looks


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)])
def test_nothing_is_clipped_at_any_size(qtbot: Any, known: Program, size: tuple[int, int]) -> None:
    window, board = known.window, board_of(known)
    window.resize(*size)
    area = board.board
    qtbot.waitUntil(lambda: area.widget().width() == area.viewport().width())
    shown = [frame for frame in board.frames.values() if frame.isVisible()]
    qtbot.waitUntil(lambda: all(frame.width() == frame.parent().width() for frame in shown))
    assert area.horizontalScrollBar().maximum() == 0
    if size[1] >= 800:
        assert area.verticalScrollBar().maximum() == 0, "the essential is seen without scrolling"
    assert len(shown) == 5
    for frame in shown:
        least = frame.minimumSizeHint()
        assert frame.width() >= least.width() and frame.height() >= least.height()
    switch, room = board.board.measure_switch, board.board.rooms["months"]
    assert switch.geometry().right() < room.width() - 30 and switch.x() > 180, "it stands beside the title"


def test_as_many_filters_as_there_are_have_room(qtbot: Any, known: Program) -> None:
    """The chips broke into a second line, which the line of filters cut off."""
    board = board_of(known)
    known.window.resize(900, 640)
    qtbot.waitUntil(lambda: board.board.width() < 800 and board.board._title.isVisible())
    board.narrow(DashboardFilter("senate", UNRESOLVED, 2014, 2025, "dependent_child", "municipal_bond"))
    line, strip = board.filters, board.filters.chips
    qtbot.waitUntil(lambda: strip.clear_button.geometry().bottom() < strip.height() <= line.height())
    assert len(chips(board)) == 5 and line.height() < board.tiles["trades"].mapTo(board, QPoint()).y()
    assert not board.board._title.isVisible(), "the title gives way to the words of the filter"
    assert board.board.horizontalScrollBar().maximum() == 0


def test_the_page_follows_a_change_of_colours(qtbot: Any, qapp: Any, known: Program) -> None:
    """What has a style sheet of its own is told of no palette: the filters stayed white in the dark."""
    board = board_of(known)
    theme.apply(qapp, "dark")
    qtbot.waitUntil(lambda: theme.DARK.page in board.filters.styleSheet())
    assert theme.DARK.accent_soft in board.board.measure_switch.styleSheet()
    assert theme.DARK.accent in board.board.filter_label.styleSheet()


def test_rooms_are_kept_for_the_charts_until_they_come(open_window: Opener) -> None:
    """Parts that grew when the charts came pushed what was being read away."""
    program = open_window()
    board = program.window.page
    assert isinstance(board, DashboardPage) and not board.frames
    before = {name: room.geometry() for name, room in board.board.rooms.items()}
    board.load_charts()
    board.board.widget().layout().activate()
    assert {name: room.geometry() for name, room in board.board.rooms.items()} == before


def test_the_page_is_built_without_the_charts() -> None:
    """Their import was a part of every start once."""
    code = (
        "import sys, govtrades_desktop.gui.pages.dashboard_page;"
        "late = [n for n in sys.modules if n.startswith('govtrades_desktop.gui.charts')];"
        "assert not late, late"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_charts_asked_for_by_a_paint_stay_away_from_a_window_that_closed(
    open_window: Callable[..., Program], monkeypatch: Any
) -> None:
    """Stops: a window closed within 80 ms of its first paint, whose charts then asked a closed library."""
    board = open_window().window.page
    asked: list[str] = []
    monkeypatch.setattr(board, "load_charts", lambda: asked.append("charts"))
    board._on_painted()
    assert asked == ["charts"]
    board.window().close()
    board._on_painted()
    assert asked == ["charts"] and not board._has_asked_charts, "the next paint asks again"
