"""Groups in the table: where lines and rows stand, and a person opening, sorting and copying them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.gui.app import Catalogue, Program, build, open_data
from govtrades_desktop.gui.exporting import view_of
from govtrades_desktop.gui.models.columns import SortTerm
from govtrades_desktop.gui.models.group_model import GroupLayout
from govtrades_desktop.gui.models.trade_groups import GROUP_ORDERS, GROUPINGS, line_of
from govtrades_desktop.gui.pages.trades_page import TradesPage
from govtrades_desktop.query.group_rows import GroupRow
from govtrades_desktop.query.grouping import GROUP_SORTS, Grouping, group_trades
from govtrades_desktop.query.library import Library
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from tests.store.factory import filled_database


@given(st.lists(st.tuples(st.integers(1, 5), st.booleans()), max_size=12))
def test_the_arithmetic_of_rows_agrees_with_a_plain_list(groups: list[tuple[int, bool]]) -> None:
    layout = GroupLayout(
        np.array([size for size, _ in groups], dtype=np.int64),
        np.array([is_open for _, is_open in groups], dtype=np.bool_),
    )
    plain: list[tuple[int, int]] = []
    ordinal = 0
    for number, (size, is_open) in enumerate(groups):
        plain.append((number, -1))
        plain += [(number, ordinal + i) for i in range(size)] if is_open else []
        ordinal += size
    assert layout.rows == len(plain) and layout.records == ordinal
    rows = np.arange(len(plain))
    assert [layout.place(row) for row in range(len(plain))] == plain
    assert layout.ordinals(rows).tolist() == [one for _, one in plain]
    assert layout.groups_at(rows).tolist() == list(range(len(groups)))
    shown = {one: row for row, (_, one) in enumerate(plain) if one >= 0}
    assert layout.rows_of(np.arange(ordinal)).tolist() == [shown.get(one, -1) for one in range(ordinal)]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("grouped")
    filled_database(folder / "govtrades.sqlite", filings=80, seed=7)
    Library(folder / "govtrades.sqlite", folder / "derived").open().close()
    return folder


Start = Callable[[], Program]


def test_the_menu_has_every_grouping_and_order_that_query_has() -> None:
    """They are named twice, so that a start does not pay for grouping; a new one would be missing unseen."""
    assert {name for name, _ in GROUPINGS} == {one.value for one in Grouping}
    assert {name for name, _, _ in GROUP_ORDERS} | {"amount", "open_ended"} == set(GROUP_SORTS)


@pytest.fixture
def start(qtbot: Any, filled: Path, tmp_path: Path) -> Iterator[Start]:
    opened: list[Program] = []

    def starter() -> Program:
        paths = DataPaths(filled, tmp_path, tmp_path / "logs")
        program = build(
            Catalogue(open_data(paths)), paths, Settings().with_values(refresh_interval="off"), page="trades"
        )
        opened.append(program)
        qtbot.addWidget(program.window)
        program.window.resize(1280, 800)
        with qtbot.waitExposed(program.window):
            program.window.show()
        return program

    yield starter
    for program in opened:
        program.window.close()
        assert program.controller.shutdown(20) and program.reader.shutdown(20)


@pytest.fixture
def page(start: Start) -> TradesPage:
    found = start().window.page
    assert isinstance(found, TradesPage)
    found.view.setFocus()
    return found


def choose(menu: QMenu, words: str) -> None:
    next(one for one in menu.actions() if one.text().replace("&", "").startswith(words)).trigger()


def lines(page: TradesPage) -> list[str]:
    """Return the labels of the groups in view, and "·" for each row."""
    ready = [page.model.ready(row) for row in range(page.model.rowCount())]
    return [one.group.label if one.group else "·" for one in ready]


def test_groups_say_what_query_counts(page: TradesPage) -> None:
    page.arrangement.set_grouping("official", "-trades")
    library = page.catalogue.library
    wanted = group_trades(library, page.find(""), "official", sort=("-trades",))
    assert page.model.rowCount() == len(wanted) > 3
    sizes = np.diff(wanted.starts)
    for group in range(len(wanted)):
        line = page.model.ready(group).group
        assert line.figures[0][0] == ("1 trade" if sizes[group] == 1 else f"{sizes[group]:,} trades")
        assert line.label == library.trades.cells("official", wanted.of(group)[:1])[0]
    assert page.model.ids().tolist() == library.trades.array("id")[wanted.positions].tolist()


def test_a_person_groups_opens_and_closes_by_keyboard_alone(page: TradesPage, qtbot: Any) -> None:
    view = page.view
    qtbot.keyClick(view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    menu = next(one for one in view.findChildren(QMenu) if one.isVisible())
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert page.arrangement.grouping == "official"
    groups = page.model.rowCount()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    size = page.model.group_layout.size(0)
    assert page.model.rowCount() == groups + size
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert page.view.current_id() == page.model.ids()[0], "the first row of the group, in the rows' order"
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().row() == 0, "Left in a row's first cell goes to the line of its group"
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert page.model.rowCount() == groups
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert page.model.rowCount() == groups + size
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert page.model.rowCount() == groups + len(page.model.ids())
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert page.model.rowCount() == groups
    assert view.currentIndex().row() == groups - 1, "the cursor goes to the line of the group that closed"


def test_a_person_groups_and_sorts_groups_by_mouse_alone(page: TradesPage, qtbot: Any) -> None:
    bar, view = page.arrangement.bar, page.view
    bar.by.menu().aboutToShow.emit()
    choose(bar.by.menu(), "Month of the trade")
    labels = lines(page)
    months = [one for one in labels if one != "no date"]
    assert labels == [*sorted(months, reverse=True), "no date"], "newest first; what is not known last"
    bar.order.menu().aboutToShow.emit()
    choose(bar.order.menu(), "Name")
    assert lines(page) == [*sorted(months), "no date"]
    bar.order.menu().aboutToShow.emit()
    choose(bar.order.menu(), "Name")
    assert lines(page) == labels, "chosen again, it turns round"
    mark = QPoint(8, view.rowViewportPosition(1) + 4)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert page.model.is_open(1) and lines(page)[2] == "·"
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert lines(page) == labels
    middle = QPoint(300, view.rowViewportPosition(0) + 4)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert page.model.is_open(0)
    bar.by.menu().aboutToShow.emit()
    choose(bar.by.menu(), "Not at all")
    assert not view.is_grouped() and set(lines(page)) == {"·"}


@pytest.mark.parametrize("grouping", [name for name, _ in GROUPINGS])
def test_every_grouping_keeps_its_open_groups_by_key(page: TradesPage, grouping: str) -> None:
    """Of the group of what is not known, too: a key that is false would be taken for none."""
    page.arrangement.set_grouping(grouping, "name")
    last = len(page.model.group_layout) - 1
    assert all(page.model.group_key(group) for group in range(last + 1))
    page.view.set_group_open(last, is_open=True)
    page.view.setCurrentIndex(page.model.index(page.model.group_layout.group_row(last), 0))
    label = page.model.ready(page.view.currentIndex().row()).group.label
    page.arrangement.set_grouping(grouping, "-trades")
    row = page.view.currentIndex().row()
    assert page.model.ready(row).group.label == label
    assert page.model.is_open(page.model.group_at(row))


def test_rows_within_groups_follow_the_headings(page: TradesPage) -> None:
    page.arrangement.set_grouping("official")
    page.view.open_all()
    page.view.order_changed.emit([SortTerm("lag", is_descending=True)])
    layout = page.model.group_layout
    for group in range(len(layout)):
        first, end = layout.record_range(group)
        lags = [r.lag_days for r in page.model.load_ordinals(np.arange(first, end)) if r.lag_days is not None]
        assert lags == sorted(lags, reverse=True)


def test_open_groups_selection_and_scroll_outlive_sorting_and_searching(page: TradesPage) -> None:
    view = page.view
    page.arrangement.set_grouping("official")
    view.set_group_open(2, is_open=True)
    key, kept = page.model.group_key(2), page.model.ids()[page.model.group_layout.record_range(2)[0]]
    view.select_id(int(kept))
    page.arrangement.set_grouping("official", "name")
    place = page.model.group_at(page.model.row_of_group(key))
    assert page.model.is_open(place) and view.current_id() == kept
    assert view.selected_rows() == [page.model.row_of(int(kept))]
    name = page.model.record(page.model.row_of(int(kept))).official
    page.search(f'official:"{name}"')
    assert page.model.is_open(0) and view.current_id() == kept
    page.arrangement.set_grouping(None)
    assert view.current_id() == kept and view.selected_rows() == [page.model.row_of(int(kept))]


def test_a_closed_group_keeps_the_cursor_on_its_line(page: TradesPage) -> None:
    """Qt would move the cursor to the next row that is left: another official's, told to the pane."""
    view = page.view
    page.arrangement.set_grouping("official")
    view.set_group_open(1, is_open=True)
    view.setCurrentIndex(page.model.index(3, 0))
    view.set_group_open(1, is_open=False)
    assert view.currentIndex().row() == 1 and view.current_id() is None


def test_lines_alone_are_copied_as_a_table_of_groups(page: TradesPage) -> None:
    page.arrangement.set_grouping("official", "-trades")
    page.view.selectAll()
    page.view.copy_rows()
    copied = [one.split("\t") for one in QGuiApplication.clipboard().text().splitlines()]
    assert copied[0][:3] == ["Official", "More", "Trades"] and len(copied) == page.model.rowCount() + 1
    assert sum(int(one[2]) for one in copied[1:]) == len(page.model.ids())


def test_among_rows_a_closed_group_is_copied_as_its_rows(page: TradesPage) -> None:
    page.arrangement.set_grouping("official", "-trades")
    page.view.set_group_open(0, is_open=True)
    page.view.selectAll()
    page.view.copy_rows()
    assert len(QGuiApplication.clipboard().text().splitlines()) == len(page.model.ids()) + 1


def test_exported_are_all_rows_group_after_group_open_or_not(page: TradesPage) -> None:
    """Rows of a closed group left out of a file would be lost without a word."""
    flat = set(page.model.ids().tolist())
    page.arrangement.set_grouping("security", "-amount_high")
    page.view.set_group_open(0, is_open=True)
    ids = page.model.ids()
    assert set(ids.tolist()) == flat and len(ids) == len(flat)
    securities = [r.security or r.asset for r in page.model.load_ordinals(np.arange(len(ids)))]
    runs = [one for i, one in enumerate(securities) if i == 0 or securities[i - 1] != one]
    assert len(runs) == len(set(runs)), "each group in one piece"
    assert (
        view_of(page).note == "grouped by security: the rows stand group after group, groups by -amount_high"
    )


def test_news_wait_and_then_show_without_moving_the_reader(
    page: TradesPage, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Grouped and sorted: rows that come may fall into any group, above the reader or below."""
    view = page.view
    everything = page.find("")
    known = everything[len(everything) // 3 :]
    find = page.find
    monkeypatch.setattr(page, "find", lambda text: known)
    page.read()
    page.arrangement.set_grouping("official", "name")
    view.open_all()
    view.verticalScrollBar().setValue(20)
    top = page.model.record(view.rowAt(0)) or page.model.record(view.rowAt(0) + 1)
    top_row = page.model.row_of(top.id) - view.rowAt(0)
    view.select_id(int(page.model.ids()[25]))
    view.verticalScrollBar().setValue(page.model.row_of(top.id) - top_row)
    chosen = view.current_id()
    monkeypatch.setattr(page, "find", find)
    page.take_news(ChangeSet(generation=2))
    assert page.news_text() == f"{len(everything) - len(known):,} new: show"
    assert len(page.model.ids()) == len(known)
    qtbot.mouseClick(page._news, Qt.MouseButton.LeftButton)
    assert len(page.model.ids()) == len(everything)
    assert view.current_id() == chosen and view.selected_rows() == [page.model.row_of(chosen)]
    assert page.model.row_of(top.id) - view.rowAt(0) == top_row, "the row at the top stays where it was"


def test_a_group_is_told_exactly_and_in_the_right_number() -> None:
    """One trade was read as "1 purchases", and the tooltip knew no more than the rounded sum beside it."""
    row = GroupRow(
        "P1", "Pelosi, Nancy", "CA11", None, None, 1, 0, 1, 0, 0, 250_001, 500_000, 0, 0, None, None
    )
    spoken = line_of("official", row).spoken
    assert "1 trade, 1 purchase, 0 sales, disclosed $250,001 – $500,000" in spoken
    opened = dataclasses.replace(row, trades=2, sales=1, open_ended=1, amount_low_usd=50_000_001)
    assert "1 purchase, 1 sale, disclosed $50,000,001 and more" in line_of("official", opened).spoken
    wide = dataclasses.replace(opened, amount_low_usd=1_001, amount_high_usd=15_000)
    assert "disclosed $1,001 – $15,000 and more" in line_of("official", wide).spoken


def test_a_screen_reader_walks_lines_cells_and_headings(page: TradesPage) -> None:
    view = page.view
    page.view.order_changed.emit([SortTerm("lag", is_descending=True), SortTerm("official")])
    page.arrangement.set_grouping("official", "-trades")
    spoken = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Group ") and spoken.endswith("closed, Right opens it") and "purchases" in spoken
    view.set_group_open(0, is_open=True)
    assert page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("open, Left closes it")
    keys = [c.key for c in page.columns]
    amount = page.model.index(1, keys.index("amount")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert amount.startswith("Amount: $")
    party = page.model.index(1, keys.index("party")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert party.removeprefix("Party: ") in ("Democrat", "Republican", "Independent", "party not known")
    heading = page.model.headerData(
        keys.index("lag"), Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
    )
    assert heading == "Lag, sorted descending, 1 of 2"
    QAccessible.setActive(True)
    try:
        view.close_all()  # a reader is told of the reset, and asks anew
        table = QAccessible.queryAccessibleInterface(view)
        told = [table.child(i).text(QAccessible.Text.Name) for i in range(1, 2 * len(keys) + 2)]
    finally:
        QAccessible.setActive(False)
    assert table.text(QAccessible.Text.Name) == "Trades"
    assert told[keys.index("lag")] == "Lag, sorted descending, 1 of 2"
    assert told[keys.index("party")] == "Party"
    assert told[len(keys) + 1] == spoken, "the first cell under the headings"


def test_space_is_left_to_the_page_and_letters_find_nothing(page: TradesPage, qtbot: Any) -> None:
    """Qt's own table jumps to the next cell that begins with a letter: 12 letters typed, 12 jumps."""
    view = page.view
    view.setCurrentIndex(page.model.index(2, 0))
    qtbot.keyClicks(view, "2025")
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.currentIndex().row() == 2 and view.selected_rows() == [2]


def test_the_context_menu_key_opens_the_menu_of_the_line(page: TradesPage, qtbot: Any) -> None:
    page.arrangement.set_grouping("party")
    page.view.setCurrentIndex(page.model.index(0, 0))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(page.view, event)
    menu = next(one for one in page.view.findChildren(QMenu) if one.isVisible())
    choose(menu, "Open this group")
    assert page.model.is_open(0)
    menu.close()


def test_a_restart_finds_groups_order_and_density(start: Start) -> None:
    first = start()
    page = first.window.page
    page.arrangement.set_grouping("official", "-amount_high")
    page.view.set_density("compact")
    labels = lines(page)
    first.window.close()
    again = start().window.page
    assert lines(again) == labels and again.view.density == "compact"
    assert again.arrangement.group_order == "-amount_high"
