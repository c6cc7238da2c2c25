"""Saved views as a person uses them: by keys alone, by the mouse alone, on every page with a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from govtrades_desktop.core.views import View, ViewColumn, ViewPage
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.models.columns import SortTerm
from govtrades_desktop.gui.pages.page import TradesWish
from govtrades_desktop.gui.widgets.view_list import fitted_name
from govtrades_desktop.settings.paths import DataPaths
from tests.gui.view_desk import LEFT, Desk, K, M, trades


@pytest.fixture
def desk(qtbot: Any, paths: DataPaths, identified: Path, open_window: Callable[..., Program]) -> Desk:
    return Desk(qtbot, paths, identified, open_window)


# -- saving, opening, changing


def test_by_keys_alone_a_view_is_saved_changed_updated_and_gone_back_to(desk: Desk) -> None:
    desk.open()
    desk.press(K.Key_F, M.ControlModifier)
    desk.type("type:buy ")
    desk.press(K.Key_L, M.ControlModifier)
    desk.page.arrangement.set_grouping("month")
    rows = desk.rows()
    desk.press(K.Key_S, M.ControlModifier)
    assert desk.panel.name.edit.text() == "type:buy", "what is shown is a name to begin with"
    assert desk.panel.name.edit.selectedText() == "type:buy"
    desk.type("Purchases")
    desk.press(K.Key_Return)
    assert desk.names() == desk.kept() == ["Purchases"] and "Saved: Purchases" in desk.said()
    assert desk.page.view.hasFocus(), "the keyboard goes back to where it was"
    kept = desk.store.find("purchases").view
    assert kept is not None and kept.query.strip() == "type:buy" and kept.grouping == "month"
    assert desk.line("Purchases").is_current and not desk.is_changed()

    desk.press(K.Key_F, M.ControlModifier)
    desk.type("type:sell")
    desk.settle()
    desk.qtbot.waitUntil(desk.is_changed)
    assert "Changed: Purchases" in desk.panel._changed_words
    assert "changed since" in desk.line("Purchases").words()
    desk.press(K.Key_G, M.ControlModifier | M.ShiftModifier)
    assert not desk.is_changed() and desk.window.top.search.text().strip() == "type:buy"
    assert desk.rows() == rows

    desk.press(K.Key_F, M.ControlModifier)
    desk.type("type:sell")
    desk.qtbot.waitUntil(desk.is_changed)
    desk.press(K.Key_B, M.ControlModifier | M.ShiftModifier)
    assert not desk.is_changed() and "Updated: Purchases" in desk.said()
    changed = desk.store.find("Purchases")
    assert changed.view is not None and changed.view.query == "type:sell"
    assert desk.store.past(changed.id)[0].view == kept, "what it was is kept too"


def test_by_the_mouse_alone_a_view_is_saved_opened_and_saved_as_another(desk: Desk) -> None:
    desk.open()
    every = desk.rows()
    desk.window.show_trades(TradesWish("owner:spouse", None))
    few = desk.rows()
    assert 0 < few < every
    desk.click(desk.panel.add)
    desk.click(desk.panel.name.accept)
    assert desk.names() == desk.kept() == ["owner:spouse"]
    desk.window.top.search.set_text("")
    desk.settle()
    desk.qtbot.waitUntil(desk.is_changed)
    desk.click(desk.panel.save_new)
    assert desk.panel.name.edit.text() == "Trades"
    desk.click(desk.panel.name.cancel)
    assert desk.panel.name.isHidden() and desk.kept() == ["owner:spouse"]
    desk.click(desk.panel.save_new)
    desk.click(desk.panel.name.accept)
    assert desk.names() == desk.kept() == ["owner:spouse", "Trades"]
    assert desk.line("Trades").is_current and not desk.is_changed()
    desk.click_view("owner:spouse")
    assert desk.rows() == few and desk.window.top.search.text() == "owner:spouse"
    assert [one.is_current for one in desk.panel.list.lines.lines] == [True, False]
    desk.window.top.search.set_text("owner:self")
    desk.qtbot.waitUntil(desk.is_changed)
    desk.click(desk.panel.revert_button)
    assert desk.rows() == few
    desk.window.top.search.set_text("owner:self")
    desk.qtbot.waitUntil(desk.is_changed)
    desk.click(desk.panel.update_button)
    found = desk.store.find("owner:spouse").view
    assert found is not None and found.query == "owner:self" and not desk.is_changed()


@pytest.mark.parametrize("page", list(ViewPage))
def test_each_page_gets_its_filter_columns_order_and_groups_back(desk: Desk, page: ViewPage) -> None:
    """Everything that a table shows by belongs to the view; widths and what stays in place too."""
    desk.open(page.value)
    shown, arrangement = desk.page, desk.page.view.arrangement
    keys = [column.key for column in arrangement.shown()]
    query = {"filings": "type:P", "officials": "party:D", "securities": "sector:tech"}.get(
        page.value, "type:buy"
    )
    desk.window.top.search.set_text(query)
    arrangement.set_order([keys[2], keys[0]])
    arrangement.show(keys[3], is_shown=False)
    shown.view.horizontalHeader().resizeSection([c.key for c in shown.columns].index(keys[0]), 171)
    arrangement.set_frozen(2)
    sortable = next(c for c in shown.columns if c.sort_key and c.key != shown.view.order[0].key)
    shown.view.order_changed.emit([SortTerm(sortable.key, is_descending=True)])
    if page is ViewPage.TRADES:
        shown.arrangement.set_grouping("official")
    ids = shown.model.ids().tolist()
    desk.press(K.Key_S, M.ControlModifier)
    desk.type("Mine")
    desk.press(K.Key_Return)
    saved = desk.store.find("Mine").view
    assert saved is not None and saved.page is page and saved.frozen == 2
    assert ViewColumn(keys[0], 171) in saved.columns and ViewColumn(keys[3], is_hidden=True) in saved.columns
    assert saved.sort[0].startswith("-") and (saved.grouping == "official") is (page is ViewPage.TRADES)

    arrangement.set_default()
    shown.arrangement.set_grouping(None)
    desk.window.finding.clear()
    desk.settle()
    assert [column.key for column in arrangement.shown()] == keys
    desk.window.show_page("dashboard")
    assert desk.line("Mine").is_current is False and not desk.is_changed(), "it is not of the page in front"
    desk.click_view("Mine")
    assert desk.page is shown and shown.model.ids().tolist() == ids and not desk.is_changed()
    assert arrangement.keys[:2] == [keys[2], keys[0]] and not arrangement.is_shown(keys[3])
    assert shown.view.columnWidth([c.key for c in shown.columns].index(keys[0])) == 171
    assert arrangement.frozen == 2


def test_back_and_forward_know_which_view_was_shown(desk: Desk) -> None:
    desk.keep(trades("Buys", "type:buy", grouping="month"), trades("Sells", "type:sell"))
    desk.open()
    desk.click_view("Buys")
    desk.click_view("Sells")
    desk.click_view("Sells")
    back, forward = desk.window.navigator.back, desk.window.navigator.forward
    back()
    desk.settle()
    assert desk.line("Buys").is_current and desk.page.arrangement.grouping == "month"
    assert not desk.is_changed()
    forward()
    desk.settle()
    assert desk.line("Sells").is_current and desk.page.arrangement.grouping is None
    back()
    back()
    desk.settle()
    assert desk.window.views.current() is None and desk.window.top.search.text() == ""


def test_a_question_from_elsewhere_is_no_change_of_the_view(desk: Desk) -> None:
    desk.keep(trades("Buys", "type:buy"))
    desk.open()
    desk.click_view("Buys")
    desk.window.show_trades(TradesWish("ticker:AAPL", None))
    desk.settle()
    assert desk.window.views.current() is None and not desk.is_changed()


# -- the list


def test_a_view_is_renamed_where_it_stands(desk: Desk) -> None:
    desk.keep(trades("a"), trades("b"), trades("Tech"))
    desk.open()
    desk.go_to_list("b")
    desk.press(K.Key_F2)
    line, row = desk.panel.rename, desk.panel.list.rect_of(desk.line("b").id)
    top = desk.panel.list.mapTo(desk.panel, row.topLeft()).y()
    assert abs(line.mapTo(desk.panel, line.edit.geometry().center()).y() - (top + row.height() // 2)) <= 4
    assert line.edit.accessibleName() == "New name of b"
    desk.type("TECH")
    desk.press(K.Key_Return)
    assert "already" in line.wrong() and line.edit.hasFocus() and line.edit.text() == "TECH"
    assert line.edit.accessibleDescription() == line.wrong()
    desk.press(K.Key_A, M.ControlModifier)
    desk.type("  Big   Tech ")
    assert line.wrong() == ""
    desk.press(K.Key_Return)
    assert desk.names() == desk.kept() == ["a", "Big Tech", "Tech"]
    assert line.isHidden() and desk.panel.list.hasFocus()
    desk.press(K.Key_F2)
    desk.type("never")
    desk.press(K.Key_Escape)
    assert desk.kept() == ["a", "Big Tech", "Tech"] and desk.panel.list.hasFocus()


@pytest.mark.parametrize(
    ("name", "words"), [("", "needs a name"), ("x" * 81, "at most 80"), ("a\u0000b", "cannot be shown")]
)
def test_what_is_no_name_is_said_under_it(desk: Desk, name: str, words: str) -> None:
    desk.open()
    desk.press(K.Key_S, M.ControlModifier)
    desk.panel.name.edit.setText(name)
    desk.press(K.Key_Return)
    assert words in desk.panel.name.wrong() and desk.panel.name.edit.text() == name
    assert desk.kept() == [] and not desk.paths.user_database.exists(), "nothing was written"


def test_enter_pressed_twice_saves_once(desk: Desk) -> None:
    """Both presses used to be written: the second one's error stood in the status bar for good."""
    desk.open()
    desk.press(K.Key_S, M.ControlModifier)
    edit = desk.panel.name.edit
    QTest.keyClick(edit, K.Key_Return)
    QTest.keyClick(edit, K.Key_Return)
    desk.settle()
    assert desk.kept() == ["Trades"] and "⚠" not in desk.said()


def test_views_are_put_in_order_by_keys_and_no_year_changes(desk: Desk) -> None:
    """Alt+Down is the window's key for the older year, too."""
    desk.keep(trades("a"), trades("b"), trades("c"))
    desk.open()
    year = desk.window.top.years.year()
    desk.go_to_list("a")
    desk.press(K.Key_Down, M.AltModifier)
    desk.press(K.Key_Down, M.AltModifier)
    assert desk.names() == desk.kept() == ["b", "c", "a"]
    desk.press(K.Key_Down, M.AltModifier)
    assert desk.kept() == ["b", "c", "a"], "it is the last one"
    desk.press(K.Key_Up, M.AltModifier)
    assert desk.names() == desk.kept() == ["b", "a", "c"]
    assert desk.panel.list.chosen() == desk.line("a").id and desk.panel.list.hasFocus()
    assert desk.window.top.years.year() == year


@pytest.mark.parametrize(
    ("name", "over", "order"), [("a", "c", ["b", "c", "a"]), ("c", "a", ["c", "a", "b"])], ids=["down", "up"]
)
def test_a_view_is_dragged_to_its_place(desk: Desk, name: str, over: str, order: list[str]) -> None:
    desk.keep(trades("a"), trades("b"), trades("c"))
    desk.open()
    viewport, start, end = desk.panel.list.viewport(), desk.place(name), desk.place(over)
    end += QPoint(0, 9 if over == "c" else -9)
    before = desk.window.views.current()
    QTest.mousePress(viewport, LEFT, M.NoModifier, start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, M.NoModifier, end)
    desk.settle()
    assert desk.names() == desk.kept() == order
    assert desk.window.views.current() is before, "a drag opens nothing"


def test_escape_ends_a_drag_and_nothing_is_moved_or_opened(desk: Desk) -> None:
    desk.keep(trades("a"), trades("b"), trades("c"))
    desk.open()
    view = desk.panel.list
    start, end = desk.place("a"), desk.place("c")
    view.setFocus()
    QTest.mousePress(view.viewport(), LEFT, M.NoModifier, start)
    QTest.mouseMove(view.viewport(), end)
    desk.press(K.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, M.NoModifier, end)
    desk.settle()
    assert desk.kept() == ["a", "b", "c"] and desk.window.views.current() is None


def test_a_copy_is_made_and_a_deleted_view_comes_back_where_it_was(desk: Desk) -> None:
    desk.keep(trades("a", "type:buy"), trades("b"))
    desk.open()
    desk.go_to_list("a")
    desk.press(K.Key_D, M.ControlModifier)
    assert desk.names() == desk.kept() == ["a", "b", "a (2)"]
    assert desk.panel.list.chosen() == desk.line("a (2)").id
    desk.go_to_list("a")
    desk.press(K.Key_Delete)
    assert desk.names() == desk.kept() == ["b", "a (2)"] and "Deleted: a" in desk.said()
    assert desk.panel.list.hasFocus() and desk.panel.list.chosen() == desk.line("b").id
    desk.click(desk.window.status.offered)
    assert desk.names() == desk.kept() == ["a", "b", "a (2)"] and "Brought back: a" in desk.said()
    desk.go_to_list("b")
    desk.press(K.Key_Delete)
    desk.press(K.Key_Z, M.ControlModifier)
    assert desk.kept() == ["a", "b", "a (2)"]


def test_a_menu_opened_by_keys_means_the_view_under_the_cursor(desk: Desk) -> None:
    """The menu bar takes the keyboard from the list: "Delete" then deleted the view in force, another one."""
    desk.keep(trades("shown"), trades("chosen"))
    desk.open()
    desk.click_view("shown")
    desk.go_to_list("chosen")
    actions = desk.window.actions_
    bar = desk.window.menuBar()
    bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
    assert desk.window.focusWidget() is bar
    assert actions["view_delete"].text().endswith(": chosen")
    actions["view_delete"].trigger()
    desk.settle()
    assert desk.kept() == ["shown"]
    desk.page.focus_rows()
    assert actions["view_delete"].text().endswith(": shown")
    assert actions["view_delete"].isEnabled() and not actions["view_up"].isEnabled()


def test_a_command_of_the_palette_does_what_it_says_to_the_view_it_names(desk: Desk) -> None:
    """Its words named the view under the list's cursor; chosen, it deleted the view in force."""
    desk.keep(trades("shown"), trades("chosen"))
    desk.open()
    desk.click_view("shown")
    desk.go_to_list("chosen")
    desk.press(K.Key_K, M.ControlModifier)
    desk.type("delete the view")
    line = desk.window.finding.palette.list.chosen()
    assert line.shown == "Delete the view: chosen"
    desk.press(K.Key_Return)
    assert desk.kept() == ["shown"]


def test_the_menu_of_a_view_offers_everything(desk: Desk) -> None:
    desk.keep(trades("a"), trades("b"))
    desk.open()
    desk.panel.list.menu_wanted.emit(desk.line("a").id, QPoint(0, 0))
    menu = desk.window.view_menu._open
    offered = {one.text(): one for one in menu.actions()}
    assert [*offered][:7] == ["Show", "Rename…", "Duplicate", "Move up", "Move down", "Delete", "Export…"]
    assert not offered["Move up"].isEnabled() and offered["Move down"].isEnabled()
    menu.close()
    offered["Move down"].trigger()
    desk.settle()
    assert desk.kept() == ["b", "a"]


# -- at the start


def test_a_page_opens_with_its_default_view_and_others_as_they_were(desk: Desk) -> None:
    desk.keep(trades("Buys", "type:buy"), View("Papers", ViewPage.FILINGS, query="reading:paper"))
    desk.open()
    desk.click_view("Buys")
    desk.window.actions_["view_default"].trigger()
    desk.settle()
    assert desk.line("Buys").is_default and "Trades opens with Buys" in desk.said()
    desk.window.finding.clear()
    desk.settle()
    desk.open(None)
    assert desk.page.name == "trades" and desk.window.top.search.text() == "type:buy"
    assert desk.line("Buys").is_current and not desk.is_changed()
    desk.window.show_page("filings")
    assert desk.window.views.current() is None and "paper" not in desk.window.top.search.text()
    desk.window.show_page("trades")
    desk.window.actions_["view_default"].trigger()
    desk.settle()
    assert not desk.line("Buys").is_default
    desk.window.finding.clear()
    desk.settle()
    desk.open(None)
    assert desk.window.top.search.text() == ""


def test_which_view_is_shown_and_changed_is_remembered_even_of_pages_not_opened(desk: Desk) -> None:
    """Closing forgot the view of every page that the session had not opened."""
    desk.keep(trades("Buys", "type:buy"), View("Papers", ViewPage.FILINGS, query="reading:paper"))
    desk.open()
    desk.click_view("Papers")
    desk.click_view("Buys")
    desk.window.top.search.set_text("type:buy owner:self")
    desk.qtbot.waitUntil(desk.is_changed)
    desk.open(None)  # filings stay unopened
    desk.settle()
    assert desk.line("Buys").is_current and desk.is_changed()
    desk.open(None)
    desk.window.show_page("filings")
    desk.settle()
    assert desk.line("Papers").is_current and not desk.is_changed()


def test_what_waits_when_the_window_closes_is_written(desk: Desk) -> None:
    desk.keep(trades("a"))
    desk.open()
    desk.window.views.duplicate(desk.line("a").id)
    desk.window.close()
    assert desk.kept() == ["a", "a (2)"]


# -- Ctrl+K


def test_the_palette_finds_views_and_opens_them(desk: Desk) -> None:
    desk.keep(trades("Late & large", "late:yes"), trades("NVDA of mine", "ticker:NVDA"))
    desk.open()
    desk.press(K.Key_K, M.ControlModifier)
    palette = desk.window.finding.palette
    assert ("Saved views", 2) in [(title, len(lines)) for title, lines in palette.groups()]
    desk.type("large la")
    title, (line,) = palette.groups()[0]
    assert (title, line.shown, line.label) == ("Saved views", "Late & large", "Trades")
    desk.press(K.Key_Return)
    assert desk.line("Late & large").is_current and desk.window.top.search.text() == "late:yes"
    desk.press(K.Key_K, M.ControlModifier)
    desk.type("nvda")
    assert [title for title, _ in palette.groups()][0] == "Securities", "the whole ticker is meant"
    assert "NVDA of mine" in [one.shown for one in dict(palette.groups())["Saved views"]]
    palette.close_and_return()


# -- how it looks, and is heard


def test_without_views_the_rail_says_how_to_get_one(desk: Desk) -> None:
    desk.open()
    assert "Ctrl+S" in desk.panel.hint() and not desk.panel.list.isVisible()
    desk.window.show_page("dashboard")
    assert not desk.panel.add.isEnabled()
    desk.press(K.Key_S, M.ControlModifier)
    assert "no table" in desk.said() and desk.panel.name.isHidden()


def test_forty_views_scroll_and_the_rail_stays_usable_in_a_small_window(desk: Desk) -> None:
    desk.keep(*(trades(f"View {n:02}", f"page:{n}") for n in range(1, 41)))
    desk.open()
    desk.window.resize(1024, 640)
    desk.qtbot.waitUntil(lambda: desk.window.size().height() == 640)
    desk.click_view("View 03")
    desk.window.top.search.set_text("type:buy")
    desk.qtbot.waitUntil(desk.is_changed)
    rail = desk.window.rail
    for one in (desk.panel.add, desk.panel.more, desk.panel.update_button, desk.panel.save_new):
        there = one.mapTo(rail, one.rect().bottomRight())
        assert one.isVisible() and rail.rect().contains(there)
    view = desk.panel.list
    assert view.height() >= 6 * view.sizeHintForRow(0) and view.verticalScrollBar().maximum() > 0
    desk.go_to_list("View 01")
    desk.press(K.Key_End)
    rect = view.rect_of(desk.line("View 40").id)
    assert view.viewport().rect().contains(rect), "the cursor scrolls into sight"
    for _ in range(20):
        desk.press(K.Key_Up, M.AltModifier)
    assert desk.names().index("View 40") == 19
    assert view.viewport().rect().contains(view.rect_of(desk.line("View 40").id)), (
        "a moved view stays in sight"
    )
    top = view.verticalScrollBar().value()
    desk.window.top.search.set_text("type:sell")
    desk.settle()
    assert view.verticalScrollBar().value() == top, "the list does not jump while one searches"


def test_a_line_is_read_aloud_whole_and_every_button_has_a_name(desk: Desk, qtmodeltester: Any) -> None:
    long, markup = "A very long name " * 4, "<b>bold</b> & \u202egone"
    desk.keep(trades(long.strip(), "type:buy"), trades(markup))
    desk.store.set_default(1)
    desk.open()
    view = desk.panel.list
    qtmodeltester.check(view.model(), force_py=True)
    first, second = (view.model().index(row) for row in range(2))
    aloud = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert aloud.startswith(long.strip()) and "view of Trades" in aloud and "its page opens with it" in aloud
    assert long.strip() in first.data(Qt.ItemDataRole.ToolTipRole)
    tip = second.data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;bold" in tip and "\u202e" not in tip
    panel = desk.panel
    for one in (panel, view, panel.add, panel.more, panel.name.accept, panel.name.cancel):
        assert one.accessibleName(), one
    for one in (panel.add, panel.more, view, panel.name.edit, panel.name.accept, panel.update_button):
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus, one


def test_the_focus_can_be_seen_in_the_list(desk: Desk) -> None:
    desk.keep(trades("a"), trades("b"))
    desk.open()

    def picture() -> Any:
        widget: QWidget = desk.panel.list
        return widget.grab().toImage()

    desk.go_to_list("b")
    first = picture()
    desk.press(K.Key_Up)
    second = picture()
    desk.page.focus_rows()
    assert first != second and picture() not in (first, second)


def test_names_use_the_room_and_copies_can_be_told_apart(desk: Desk) -> None:
    """Names were cut at ten letters: "Spouse purchases" and its copies were all "Spouse pur…"."""
    font = theme.font()
    metrics = QFontMetrics(font)
    assert fitted_name("Buys", 200, font) == ("Buys", font, True)
    name = "Spouse purchases"
    tight = metrics.horizontalAdvance(name) + 4
    assert fitted_name(name, tight, font) == (name, font, False), "the icon's room before any letter"
    room = metrics.horizontalAdvance("Spouse purch")
    shown = {
        fitted_name(f"{name}{end}", room, font)[0] for end in ("", " (2)", " (3)", " of 2024", " of 2025")
    }
    assert len(shown) == 5 and any(one.endswith("(2)") for one in shown)
    desk.keep(trades(f"{name} of my committee"), trades(f"{name} of my committee (2)"))
    desk.open()
    model = desk.panel.list.lines
    tips = [model.index(row).data(Qt.ItemDataRole.ToolTipRole) for row in range(2)]
    assert tips[0].startswith(f"{name} of my committee, ") and "(2), " in tips[1]
    desk.window.grab()
