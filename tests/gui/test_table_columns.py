"""Columns, order and height of rows: arranged by a person, frozen, remembered, taken in as a view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QDialog, QMenu

from govtrades_desktop.core.views import ViewColumn, view_from_text, view_text
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.dialogs.columns import ColumnsDialog
from govtrades_desktop.gui.dialogs.sort_order import SortOrderDialog
from govtrades_desktop.gui.models.columns import SortTerm
from govtrades_desktop.gui.models.trades import TRADE_COLUMNS, TradeColumn
from govtrades_desktop.gui.pages.trades_page import TradesPage
from govtrades_desktop.gui.widgets.table_copy import MOST_COPIED, copied_text

Opener = Callable[..., Program]
Control, Alt, Shift = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def page(open_window: Opener) -> Iterator[TradesPage]:
    window = open_window().window
    window.show_page("trades")
    found = window.page
    assert isinstance(found, TradesPage)
    found.view.setFocus()
    yield found
    for dialog in window.findChildren(QDialog):
        dialog.close()


def shown(page: TradesPage) -> list[str]:
    return [one.key for one in page.view.visible_columns()]


def dialog_of(page: TradesPage, kind: type) -> Any:
    return next(one for one in page.window().findChildren(kind) if one.isVisible())


def test_columns_are_chosen_found_and_moved_by_keyboard_alone(page: TradesPage, qtbot: Any) -> None:
    first = shown(page)
    qtbot.keyClick(page.view, Qt.Key.Key_F7)
    dialog = dialog_of(page, ColumnsDialog)
    qtbot.keyClicks(dialog.search, "sector")
    assert [one.text() for one in dialog.listed()] == ["Sector"]
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert shown(page) == [*first, "sector"]
    dialog.search.clear()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.current_key() == "sector"
    while page.view.arrangement.keys[0] != "sector":
        before = page.view.arrangement.keys
        qtbot.keyClick(dialog.list, Qt.Key.Key_Up, Alt)
        assert page.view.arrangement.keys != before and dialog.current_key() == "sector"
    assert shown(page) == ["sector", *first]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert shown(page) == first
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_last_column_stays_and_the_list_says_so(page: TradesPage, qtbot: Any) -> None:
    """A table without a column has no heading either: nothing to click on to get one back."""
    page.view.arrangement.show_only(["ticker"])
    qtbot.keyClick(page.view, Qt.Key.Key_F7)
    dialog = dialog_of(page, ColumnsDialog)
    item = next(one for one in dialog.listed() if one.text() == "Ticker")
    item.setCheckState(Qt.CheckState.Unchecked)
    assert shown(page) == ["ticker"] and item.checkState() == Qt.CheckState.Checked


def test_columns_are_arranged_by_mouse_alone(page: TradesPage, qtbot: Any) -> None:
    view, header = page.view, page.view.header
    first, at_first = shown(page), header.sectionSize(TradeColumn.OFFICIAL)
    menu = QMenu()
    view.menus.fill(menu, int(TradeColumn.OWNER))
    next(one for one in menu.actions() if one.text() == "Hide Owner").trigger()
    assert shown(page) == [one for one in first if one != "owner"]
    edge = header.sectionViewportPosition(TradeColumn.OFFICIAL) + header.sectionSize(TradeColumn.OFFICIAL) - 1
    width = header.sectionSize(TradeColumn.OFFICIAL)
    at, to = QPoint(edge, 8), QPoint(edge + 60, 8)
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(header.viewport(), to)
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=to)
    assert header.sectionSize(TradeColumn.OFFICIAL) == width + 60
    qtbot.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, pos=to)
    fitted = header.sectionSize(TradeColumn.OFFICIAL)
    assert fitted == max(
        view.sizeHintForColumn(TradeColumn.OFFICIAL),
        header.sectionSizeFromContents(TradeColumn.OFFICIAL).width(),
    )
    header.moveSection(header.visualIndex(TradeColumn.TICKER), 0)
    assert shown(page)[0] == "ticker"
    next(one for one in menu.actions() if one.text().replace("&", "") == "Reset columns").trigger()
    assert shown(page) == first and header.sectionSize(TradeColumn.OFFICIAL) == at_first


def test_a_column_dragged_in_the_list_moves_in_the_table(page: TradesPage, qtbot: Any) -> None:
    page.view.menus.choose.trigger()
    dialog = dialog_of(page, ColumnsDialog)
    root = QModelIndex()
    assert dialog.list.model().moveRow(root, 8, root, 0), "what Qt does when a dragged entry is let go"
    assert page.view.arrangement.keys[0] == "type" and shown(page)[0] == "type"
    page.view.header.moveSection(0, 3)
    assert [dialog.list.item(i).text() for i in range(4)][-1] == "Type", "the list follows the headings"


def frozen_page(page: TradesPage) -> TradesPage:
    page.view.arrangement.show_only([c.key for c in TRADE_COLUMNS])
    page.view.arrangement.set_order(["official"])
    page.view.arrangement.set_frozen(1)
    page.view.horizontalScrollBar().setValue(400)
    return page


def picture(page: TradesPage, width: int) -> QImage:
    return page.view.viewport().grab().toImage().copy(0, 0, width, page.view.viewport().height())


def test_the_frozen_column_is_drawn_as_it_was_and_stays(page: TradesPage) -> None:
    frozen_page(page).view.horizontalScrollBar().setValue(0)
    width = page.view.header.sectionSize(TradeColumn.OFFICIAL) - 1
    for row in (2, 4):
        page.view.setCurrentIndex(page.model.index(row, int(TradeColumn.TYPE)))
        page.view.horizontalScrollBar().setValue(0)
        before = picture(page, width)
        page.view.horizontalScrollBar().setValue(400)
        assert page.view.columnViewportPosition(TradeColumn.OFFICIAL) < 0
        assert picture(page, width) == before, "selected or not, scrolled or not: the same to the pixel"
    page.view.verticalScrollBar().setValue(30)
    after = picture(page, width)
    page.view.horizontalScrollBar().setValue(0)
    assert picture(page, width) == after


def test_the_mouse_finds_the_frozen_column(page: TradesPage, qtbot: Any) -> None:
    view = frozen_page(page).view
    at = QPoint(20, view.rowViewportPosition(3) + 4)
    assert view.indexAt(at).column() == TradeColumn.OFFICIAL
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.currentIndex().row() == 3 and view.currentIndex().column() == TradeColumn.OFFICIAL
    assert view.horizontalScrollBar().value() == 400, "a click does not scroll what stays"
    header = view.header
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert view.order == [SortTerm("official")]
    width = header.sectionSize(TradeColumn.OFFICIAL)
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(width, 8))
    qtbot.mouseMove(header.viewport(), QPoint(width + 40, 8))
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(width + 40, 8))
    assert header.sectionSize(TradeColumn.OFFICIAL) == width + 40


def test_the_cursor_is_never_beneath_the_frozen_column(page: TradesPage, qtbot: Any) -> None:
    """Qt scrolls a cell to the left edge: there it would be covered, and the cursor out of sight."""
    view = frozen_page(page).view
    view.setCurrentIndex(page.model.index(0, int(TradeColumn.NOTE)))
    for _ in range(len(TRADE_COLUMNS)):
        qtbot.keyClick(view, Qt.Key.Key_Left)
        column = view.currentIndex().column()
        left = view.visualRect(view.currentIndex()).left()
        assert left >= view.header.frozen_width() or column == TradeColumn.OFFICIAL
    assert view.currentIndex().column() == TradeColumn.OFFICIAL


def test_headings_are_walked_sorted_and_moved_by_keyboard(page: TradesPage, qtbot: Any) -> None:
    view, header = page.view, page.view.header
    qtbot.keyClick(view, Qt.Key.Key_F6)
    qtbot.waitUntil(header.hasFocus)
    qtbot.keyClick(header, Qt.Key.Key_Right)
    qtbot.keyClick(header, Qt.Key.Key_Right)
    assert header.cursor_section == TradeColumn.LAG
    qtbot.keyClick(header, Qt.Key.Key_Return)
    assert view.order == [SortTerm("lag", is_descending=True)]
    assert header.accessibleName() == "Lag, sorted descending: column heading"
    qtbot.keyClick(header, Qt.Key.Key_End)
    qtbot.keyClick(header, Qt.Key.Key_Return, Shift)
    assert view.order == [SortTerm("lag", is_descending=True), SortTerm("asset")]
    qtbot.keyClick(header, Qt.Key.Key_Left, Control | Shift)
    assert shown(page)[-2:] == ["asset", "amount"]
    width = header.sectionSize(TradeColumn.ASSET)
    qtbot.keyClick(header, Qt.Key.Key_Plus)
    assert header.sectionSize(TradeColumn.ASSET) == width + 8
    qtbot.keyClick(header, Qt.Key.Key_Down)
    qtbot.waitUntil(view.hasFocus)


def test_a_heading_added_three_times_goes_again(page: TradesPage) -> None:
    view, asset = page.view, page.view.arrangement.column("asset")
    first = view.order
    ways = []
    for _ in range(3):
        view.sort_by(asset, is_added=True)
        ways.append(view.order)
    assert ways == [[*first, SortTerm("asset")], [*first, SortTerm("asset", is_descending=True)], first]


def test_the_order_is_made_in_its_list_by_keyboard_and_by_mouse(page: TradesPage, qtbot: Any) -> None:
    view = page.view
    qtbot.keyClick(view, Qt.Key.Key_F8)
    dialog = dialog_of(page, SortOrderDialog)
    combo: QComboBox = dialog.add
    for key in ("official", "amount"):
        combo.setCurrentIndex(combo.findData(key))
        combo.activated.emit(combo.currentIndex())
    assert [t.key for t in view.order] == ["filed", "official", "amount"]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up, Alt)
    assert [t.key for t in view.order] == ["filed", "amount", "official"]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert view.order[1] == SortTerm("amount")
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert [t.key for t in view.order] == ["filed", "official"]
    qtbot.mouseClick(dialog.turn, Qt.MouseButton.LeftButton)
    assert view.order[1] == SortTerm("official", is_descending=True)
    view.sort_by(view.arrangement.column("lag"))
    assert dialog.list.count() == 1, "the list follows a click on a heading"
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert view.order == list(page.default_order)


def test_equal_rows_keep_their_order_whichever_terms_follow(page: TradesPage) -> None:
    page.view.order_changed.emit([SortTerm("chamber")])
    assert [page.model.record(r).id for r in range(50)] == [
        one.id for one in page.catalogue.load_trades(page.catalogue.find_trades("", sort=(), year=None)[:50])
    ]


def test_a_new_order_begins_at_the_top(page: TradesPage) -> None:
    """A click on a heading followed the row under the cursor, which nobody had chosen.

    The answer was out of sight, thousands of rows above.
    """
    view = page.view
    page.view.verticalScrollBar().setValue(page.model.rowCount() // 2)
    view.order_changed.emit([SortTerm("amount_low", is_descending=True)])
    assert view.rowAt(0) == 0
    assert view.currentIndex().row() == 0, "the next arrow key goes on from what is seen"
    everything = page.catalogue.load_trades(page.catalogue.find_trades("", sort=(), year=None))
    assert page.model.record(0).amount_low_usd == max(one.amount_low_usd or 0 for one in everything)


def test_a_new_order_keeps_what_is_selected_and_begins_at_the_top(page: TradesPage) -> None:
    view = page.view
    last = page.model.rowCount() - 1
    view.selectRow(last)
    chosen = page.model.record(last).id
    view.order_changed.emit([SortTerm("amount_low")])
    assert view.rowAt(0) == 0
    assert view.current_id() == chosen
    assert [page.model.record(i.row()).id for i in view.selectionModel().selectedRows()] == [chosen]


def test_rows_get_lower_and_higher_and_the_top_row_stays(page: TradesPage) -> None:
    view = page.view
    view.verticalScrollBar().setValue(40)
    heights = []
    for name in ("compact", "standard", "comfortable"):
        view.set_density(name)
        heights.append(view.rowHeight(0))
        assert view.rowAt(0) == 40
    assert heights == sorted(heights) and heights[0] >= view.fontMetrics().height()
    view.set_density("of a later version")
    assert view.density == "standard"


def test_an_arrangement_is_remembered_at_once(page: TradesPage, qtbot: Any) -> None:
    """A program that is killed, not closed, has lost what it meant to write at the end."""
    session = page.window().session
    page.view.show_column("sector", is_shown=True)
    page.view.arrangement.set_frozen(1)
    qtbot.waitUntil(lambda: '["sector", 1' in session.text("trades/columns"))
    assert '"frozen": 1' in session.text("trades/columns")
    page.view.order_changed.emit([SortTerm("lag")])
    qtbot.waitUntil(lambda: session.order("trades/order") == [SortTerm("lag")])


def test_a_view_brings_back_what_was_arranged(page: TradesPage) -> None:
    view = page.view
    view.show_column("sector", is_shown=True)
    view.arrangement.set_order(["official", "sector"])
    view.header.resizeSection(TradeColumn.OFFICIAL, 201)
    view.show_column("owner", is_shown=False)
    view.arrangement.set_frozen(1)
    view.set_density("comfortable")
    view.order_changed.emit([SortTerm("amount", is_descending=True), SortTerm("official")])
    page.search("nvda")
    saved = view_from_text(view_text(page.view_state("Chips")))
    assert saved.sort == ("-amount", "official") and saved.query == "nvda"
    assert saved.columns[0] == ViewColumn("official", 201)
    wanted = shown(page)
    view.arrangement.set_default()
    view.set_density("standard")
    view.order_changed.emit([])
    page.search("")
    assert page.apply_view_state(saved) == ()
    assert shown(page) == wanted and view.columnWidth(TradeColumn.OFFICIAL) == 201
    assert view.density == "comfortable" and view.arrangement.frozen == 1
    assert {page.model.record(r).ticker for r in range(page.model.rowCount())} == {"NVDA"}
    assert page.view_state("Chips") == saved


def test_a_view_of_a_later_version_is_of_use_all_the_same(page: TradesPage) -> None:
    saved = replace(
        page.view_state("Later"),
        columns=(ViewColumn("mood", 90), ViewColumn("ticker"), ViewColumn("traded", is_hidden=True)),
        sort=("-mood", "ticker"),
        grouping="mood",
        group_sort=("mood",),
        density="airy",
        frozen=99,
    )
    assert set(page.apply_view_state(saved)) == {"mood", "-mood", "airy"}
    assert shown(page)[0] == "ticker" and "traded" not in shown(page)
    assert page.view.order == [SortTerm("ticker")] and page.arrangement.grouping is None
    assert page.view.arrangement.frozen == len(shown(page)) - 1


_KEYS = st.sampled_from([c.key for c in TRADE_COLUMNS] + ["unknown"])
_COLUMNS = st.lists(
    st.builds(ViewColumn, _KEYS, st.none() | st.integers(1, 5000), st.booleans()),
    unique_by=lambda one: one.key,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(columns=_COLUMNS, frozen=st.integers(0, 50))
def test_whatever_columns_a_view_names_some_are_shown_in_its_order(
    page: TradesPage, columns: list[ViewColumn], frozen: int
) -> None:
    arrangement = page.view.arrangement
    arrangement.apply(columns, frozen)
    known = [one for one in columns if one.key != "unknown"]
    assert shown(page) and 0 <= arrangement.frozen < len(shown(page))
    if any(not one.is_hidden for one in known):
        assert arrangement.keys[: len(known)] == [one.key for one in known]
    again = arrangement.text()
    arrangement.restore(again)
    assert arrangement.text() == again


@pytest.mark.parametrize("text", ["{", "[]", '{"keys": [["ticker"]]}', '{"keys": [["x", 1, "wide"]]}'])
def test_saved_columns_that_cannot_be_read_leave_the_first_choice(page: TradesPage, text: str) -> None:
    first = shown(page)
    page.view.restore_columns(text)
    assert shown(page) == first


def test_too_much_for_the_clipboard_is_refused_in_words(page: TradesPage, qtbot: Any) -> None:
    """A million rows on a clipboard are half a gigabyte in three copies: the window would stand still."""
    import numpy as np

    from govtrades_desktop.core.errors import UserInputError

    model = page.model
    model.set_positions(np.zeros(MOST_COPIED + 1, dtype=np.int64))
    with pytest.raises(UserInputError, match="too many for the clipboard") as told:
        copied_text(model, page.view.visible_columns(), np.arange(model.rowCount()))
    assert "Export" in told.value.hint
    page.view.selectAll()
    with qtbot.waitSignal(page.failed):
        page.view.copy_rows()
    page.read()
