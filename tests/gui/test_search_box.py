"""The search box: what it offers, what its keys do, and that no text at all upsets it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.search_history import SearchHistory
from govtrades_desktop.gui.widgets.search_box import SearchBox, characters_before, units_before

K = Qt.Key
STRANGE = (
    "\u202eevil\u202c \u200f\u2067x",
    "a\x00b\x07\x1b[31m",
    "😀 𝒩VDA official:😀",
    "((((((" * 20,
    "x " * 3000,
    'official:="' + '"' * 99,
    "<b>bold</b> &amp; <img src=x>",
    "- -- --- OR OR :: key: a:b:c |,|,",
    "lag:99999999999999999999 traded:0000..9999 amount:>=1e99",
    "\u2028\u2029\r\n\t",
)


@pytest.fixture
def box(known: Program, qtbot: Any) -> SearchBox:
    known.window.show_page("trades")
    found = known.window.top.search
    qtbot.keyClick(known.window, K.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(found.edit.hasFocus)
    return found


def shown(box: SearchBox) -> list[str]:
    popup = box.popup()
    return [] if popup is None else [line.shown for line in popup.list.lines()]


def test_keys_then_values_are_offered_and_tab_takes_the_first(box: SearchBox, qtbot: Any) -> None:
    qtbot.keyClicks(box.edit, "par")
    assert shown(box)[0] == "party:" and box.popup().list.chosen() is None
    qtbot.keyClick(box.edit, K.Key_Tab)
    assert box.text() == "party:" and shown(box) == ["D", "R", "I"], "the values of the key come at once"
    assert [line.label for line in box.popup().list.lines()] == ["Democrat", "Republican", "Independent"]
    qtbot.keyClick(box.edit, K.Key_Down)
    qtbot.keyClick(box.edit, K.Key_Down)
    qtbot.keyClick(box.edit, K.Key_Return)
    assert box.text() == "party:R " and box.popup() is None and box.error_text() == ""
    assert box.edit.hasFocus(), "Enter on a suggestion takes it; it does not search yet"


def test_a_plain_word_offers_officials_and_tickers(box: SearchBox, qtbot: Any, known: Program) -> None:
    qtbot.keyClicks(box.edit, "late:no pel")
    assert shown(box) == ["Pelosi, Nancy"]
    qtbot.keyClick(box.edit, K.Key_Tab)
    assert box.text() == 'late:no official:="Pelosi, Nancy" '
    qtbot.keyClicks(box.edit, "nvda")
    assert shown(box)[0] == "NVDA"
    qtbot.keyClick(box.edit, K.Key_Tab)
    assert box.text().endswith(" ticker:NVDA ")
    assert box.error_text() == ""
    qtbot.keyClick(box.edit, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.text().endswith(" nvda"), "a suggestion is taken back as typing is"


def test_enter_searches_unless_a_suggestion_was_chosen(box: SearchBox, qtbot: Any, known: Program) -> None:
    qtbot.keyClicks(box.edit, "pel")
    assert box.popup() is not None
    qtbot.keyClick(box.edit, K.Key_Return)
    assert box.text() == "pel" and box.popup() is None
    qtbot.waitUntil(known.window.page.view.hasFocus)


def test_arrows_leave_the_list_as_they_came(box: SearchBox, qtbot: Any) -> None:
    qtbot.keyClicks(box.edit, "party:")
    for key in (K.Key_Down, K.Key_Up):
        qtbot.keyClick(box.edit, key)
    assert box.popup().list.chosen() is None, "Enter searches again"
    qtbot.keyClick(box.edit, K.Key_Up)
    assert box.popup().list.chosen().shown == "I"


def test_escape_closes_then_clears_then_leaves(box: SearchBox, qtbot: Any, known: Program) -> None:
    qtbot.keyClicks(box.edit, "pel")
    qtbot.keyClick(box.edit, K.Key_Escape)
    assert box.popup() is None and box.text() == "pel"
    qtbot.keyClick(box.edit, K.Key_Escape)
    assert box.text() == "" and box.edit.hasFocus()
    qtbot.keyClick(box.edit, K.Key_Escape)
    qtbot.waitUntil(known.window.page.view.hasFocus)


def test_the_mouse_alone_takes_a_suggestion(box: SearchBox, qtbot: Any) -> None:
    qtbot.keyClicks(box.edit, "owner:")
    view = box.popup().list
    row = [line.shown for line in view.lines()].index("joint")
    at = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert box.text() == "owner:joint " and box.edit.hasFocus() and box.popup() is None
    qtbot.keyClicks(box.edit, "ow")
    qtbot.mouseClick(box.edit, Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    assert box.popup() is None, "a click into the line closes the list"


def test_a_second_value_and_a_value_in_the_middle(box: SearchBox, qtbot: Any) -> None:
    qtbot.keyClicks(box.edit, "type:buy|se")
    qtbot.keyClick(box.edit, K.Key_Tab)
    assert box.text() == "type:buy|sell "
    box.edit.setCursorPosition(len("type:bu"))
    qtbot.keyClick(box.edit, K.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert {"buy", "sell", "exchange"} <= set(shown(box)), (
        "Ctrl+Space shows every value, whatever stands there"
    )
    qtbot.keyClicks(box.edit, "")
    while box.popup().list.chosen() is None or box.popup().list.chosen().shown != "exchange":
        qtbot.keyClick(box.edit, K.Key_Down)
    qtbot.keyClick(box.edit, K.Key_Tab)
    assert box.text() == "type:exchange|sell "


def test_the_place_is_right_behind_letters_of_two_units(box: SearchBox, qtbot: Any) -> None:
    """Qt counts UTF-16 units: behind an emoji a suggestion took its place one letter off."""
    box.edit.setText("😀😀 par x")
    box.edit.setCursorPosition(units_before("😀😀 par", 6))
    qtbot.keyClick(box.edit, K.Key_T)
    assert box.text() == "😀😀 part x" and shown(box)[0] == "party:"
    qtbot.keyClick(box.edit, K.Key_Tab)
    assert box.text() == "😀😀 party: x"
    assert characters_before("a😀b", 3) == 2 and units_before("a😀b", 2) == 3


def test_what_is_offered_is_of_the_page(box: SearchBox, qtbot: Any, known: Program) -> None:
    known.window.show_page("filings")
    box.edit.setFocus()
    qtbot.keyClicks(box.edit, "re")
    assert {"reading:", "reason:"} <= set(shown(box)), "keys of the ledger"
    known.window.show_page("securities")
    assert box.popup() is None
    box.edit.setFocus()
    qtbot.keyClicks(box.edit, "indu")
    assert shown(box) == ["industry:"]


def test_up_in_the_empty_box_brings_the_searches_of_late(box: SearchBox, qtbot: Any, known: Program) -> None:
    for text in ("party:D", "nvda", "party:D"):
        box.set_text(text)
        qtbot.keyClick(box.edit, K.Key_Return)
        box.edit.setFocus()
    box.set_text("lag:soon")
    qtbot.keyClick(box.edit, K.Key_Return)
    box.set_text("")
    assert known.window.finding.history.texts() == ("party:D", "nvda"), (
        "each once; what is wrong is no search"
    )
    box.edit.setFocus()
    seen = []
    for key in (K.Key_Up, K.Key_Up, K.Key_Up, K.Key_Down, K.Key_Down):
        qtbot.keyClick(box.edit, key)
        seen.append(box.text())
    assert seen == ["party:D", "nvda", "nvda", "party:D", ""]
    qtbot.keyClick(box.edit, K.Key_Down)
    qtbot.waitUntil(known.window.page.view.hasFocus)
    known.window.save_session()
    assert SearchHistory(known.window.session).texts() == ("party:D", "nvda")


def test_what_was_never_searched_is_not_remembered(box: SearchBox, qtbot: Any, known: Program) -> None:
    known.window.show_page("dashboard")
    box.edit.setFocus()
    qtbot.keyClicks(box.edit, "lag:")
    known.window.page.setFocus()
    assert known.window.finding.history.texts() == ()
    box.set_text("late:yes")
    box.edit.setFocus()
    qtbot.keyClick(box.edit, K.Key_Return)
    assert known.window.page.name == "trades" and known.window.finding.history.texts() == ("late:yes",)


def test_a_spoiled_memory_is_no_memory(known: Program) -> None:
    for spoiled in ("{", "3", '[1, null, {"a": 2}]', '{"a": 1}'):
        known.window.session.keep("search/recent", spoiled)
        assert SearchHistory(known.window.session).texts() == ()


def test_the_list_stays_within_a_narrow_window(box: SearchBox, qtbot: Any, known: Program) -> None:
    known.window.resize(900, 560)
    box.set_text("x " * 60)
    box.edit.end(False)  # noqa: FBT003 - Qt's own argument
    qtbot.keyClicks(box.edit, "official:")
    popup = box.popup()
    assert popup is not None and known.window.rect().contains(popup.geometry())
    assert popup.geometry().top() > box.edit.mapTo(known.window, box.edit.rect().bottomLeft()).y()


def check_any(program: Program, text: str) -> None:
    """Put a text into the real box, type into its middle; everything must still answer."""
    box = program.window.top.search
    box.set_text("")
    box.set_text(text)
    box.edit.setFocus()
    box.edit.setCursorPosition(len(box.edit.text()) // 2)
    box.offer(is_all=True)
    QTest.keyClicks(box.edit, "a:b ")
    QTest.keyClick(box.edit, K.Key_Tab)
    program.window.grab()
    QApplication.processEvents()
    for chip in program.window.top.chips.chips():
        assert chip.accessibleName()
    QTest.keyClick(box.edit, K.Key_Escape)
    box.set_text("")
    assert box.error_text() == "" and program.window.page.model.rowCount() > 0


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_strange_texts_are_told_or_searched_never_raised(known: Program, text: str) -> None:
    known.window.show_page("trades")
    check_any(known, text)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=st.one_of(st.text(max_size=60), st.text(alphabet='a:"()-|,=<>. OR\u202e😀', max_size=40)))
def test_any_text_at_all(known: Program, text: str) -> None:
    known.window.show_page("trades")
    check_any(known, text)
