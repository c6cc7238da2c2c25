"""Chips: each filter in force in words, in step with the text, by keyboard alone and by mouse alone."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.filter_words import term_words
from govtrades_desktop.gui.pages.page import TradesWish
from govtrades_desktop.gui.widgets.filter_chips import MOST, Chip, FilterChips
from govtrades_desktop.query.grammar.edit import list_terms
from govtrades_desktop.query.grammar.keys import FILING_KEYS, TRADE_KEYS

K = Qt.Key


@pytest.fixture
def window(known: Program) -> Any:
    known.window.show_page("trades")
    return known.window


def words(window: Any) -> list[str]:
    return [chip.facts.words for chip in window.top.chips.chips()] if window.top.chips.isVisible() else []


def chip(window: Any, words: str) -> Chip:
    return next(c for c in window.top.chips.chips() if c.facts.words == words)


def cross(qtbot: Any, one: Chip) -> None:
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton, pos=one.cross().center())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("party:D", "Party: Democrat"),
        ("party:republican|I", "Party: Republican or Independent"),
        ("amount:>=50k", "Amount ≥ $50,000"),
        ("amount:15k..$50,000", "Amount $15,000 – $50,000"),
        ("amount:50k", "Amount: $50,000"),
        ("-type:sell", "not Sales"),
        ("type:buy|exchange", "Purchases or Exchanges"),
        ("traded:2024..2025-03", "Traded 2024 – 2025-03"),
        ("filed:<2020", "Filed before 2020"),
        ("filed:2025-05", "Filed: 2025-05"),
        ("traded:2024..", "Traded from 2024"),
        ("lag:>45", "Lag > 45 days"),
        ("late:yes", "Late"),
        ("late:no", "not Late"),
        ("owner:sp", "Owner: Spouse"),
        ("state:ca", "State: CA"),
        ("state:california|new-york", "State: CA or NY"),
        ("district:va8", "District: VA-08"),
        ("district:AK00", "District: AK-AL"),
        ("ticker:$nvda", "Ticker: NVDA"),
        ("ticker:(nvda OR amd)", "Ticker: NVDA or AMD"),
        ('official:="Pelosi, Nancy"', "Official: Pelosi, Nancy"),
        ('official:"nancy"', "Official: “nancy”"),
        ("class:municipal-bond", "Class: Municipal bond"),
        ("nvda", "nvda"),
        ('"exact words"', "“exact words”"),
        ("a OR type:buy", "a or Purchases"),
        ("-(a OR b)", "not (a or b)"),
        ("(a b OR -c)", "(a and b) or not c"),
        ("version:all", "Versions: with what amendments replaced"),
        ("colour:red", "colour: red"),
    ],
)
def test_a_term_is_told_in_words(text: str, told: str) -> None:
    (term,) = list_terms(text)
    assert term_words(term) == told


def test_in_the_ledger_a_type_is_a_kind_of_filing() -> None:
    (term,) = list_terms("type:p")
    assert term_words(term, "filings") == f"Type: {show.filing_type('P')}" != "Type: P"


def test_every_key_has_a_word_and_every_value_is_told() -> None:
    """Stops: a key added to the grammar that a chip shows by its bare name, or a value it swallows."""
    for table, keys in (("trades", TRADE_KEYS), ("filings", FILING_KEYS)):
        for name, key in keys.items():
            for value in key.words or ("zebra7",):
                (term,) = list_terms(f"{name}:{value}")
                told = term_words(term, table)
                assert told and not told.startswith(f"{name}:"), (name, told)
                if value == "zebra7":
                    assert "zebra7" in told.lower()
    (deep,) = list_terms("(" * 30 + "a OR b" + ")" * 30)
    assert term_words(deep) == "a or b"


def test_text_and_chips_are_in_step_both_ways(window: Any, qtbot: Any) -> None:
    box = window.top.search
    assert words(window) == []
    box.edit.setFocus()
    qtbot.keyClicks(box.edit, "party:D  -type:sell")
    assert words(window) == ["Party: Democrat", "not Sales"]
    cross(qtbot, chip(window, "Party: Democrat"))
    assert box.text() == "-type:sell" and words(window) == ["not Sales"]
    narrowed = window.page.model.rowCount()
    cross(qtbot, chip(window, "not Sales"))
    assert box.text() == "" and words(window) == [] and window.page.model.rowCount() > narrowed
    window.show_trades(TradesWish("late:yes", 2025, "house"))
    assert words(window) == ["Late", "Index year 2025", "House"]


def test_year_and_chamber_are_chips_too_and_all_can_be_cleared(window: Any, qtbot: Any) -> None:
    top = window.top
    top.years.setCurrentIndex(1)
    top.chambers.setCurrentIndex(1)
    assert words(window) == [f"Index year {top.years.year()}", "House"]
    cross(qtbot, chip(window, "House"))
    assert top.chambers.chamber() is None and len(words(window)) == 1
    top.search.set_text("nvda")
    qtbot.mouseClick(top.chips.clear_button, Qt.MouseButton.LeftButton)
    assert (top.search.text(), top.years.year(), words(window)) == ("", None, [])
    top.years.setCurrentIndex(1)
    window.show_page("officials")
    assert words(window) == [], "a year that narrows nothing here is no filter here"
    window.show_page("trades")
    assert len(words(window)) == 1
    window.page.view.setFocus()
    qtbot.keyClick(window, K.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.page.view.hasFocus(), "the keyboard stays where it was"
    assert words(window) == [] and top.years.year() is None


def test_by_keyboard_alone(window: Any, qtbot: Any) -> None:
    box = window.top.search
    box.set_text("party:D owner:spouse nvda")
    box.edit.setFocus()
    box.close_popup()
    for _ in range(12):
        if isinstance(QApplication.focusWidget(), Chip):
            break
        qtbot.keyClick(QApplication.focusWidget(), K.Key_Tab)
    first = QApplication.focusWidget()
    assert isinstance(first, Chip) and first.facts.words == "Party: Democrat"
    qtbot.keyClick(first, K.Key_Right)
    assert QApplication.focusWidget().facts.words == "Owner: Spouse"
    qtbot.keyClick(QApplication.focusWidget(), K.Key_Minus)
    assert box.text() == "party:D -owner:spouse nvda"
    assert QApplication.focusWidget().facts.words == "not Owner: Spouse", "the keyboard stays with the chip"
    qtbot.keyClick(QApplication.focusWidget(), K.Key_Delete)
    assert box.text() == "party:D nvda" and QApplication.focusWidget().facts.words == "nvda"
    qtbot.keyClick(QApplication.focusWidget(), K.Key_Tab)
    assert QApplication.focusWidget() is window.top.chips.clear_button, "one stop for all chips"
    qtbot.keyClick(QApplication.focusWidget(), K.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(QApplication.focusWidget(), K.Key_Left)
    qtbot.keyClick(QApplication.focusWidget(), K.Key_Return)
    assert box.edit.hasFocus() and box.edit.selectedText() == "D"
    assert [line.shown for line in box.popup().list.lines()] == ["D", "R", "I"]
    qtbot.keyClick(box.edit, K.Key_Down)
    qtbot.keyClick(box.edit, K.Key_Down)
    qtbot.keyClick(box.edit, K.Key_Return)
    assert box.text() == "party:R nvda" and words(window)[0] == "Party: Republican"
    last = window.top.chips.chips()[-1]
    last.setFocus()
    qtbot.keyClick(last, K.Key_Delete)
    qtbot.keyClick(QApplication.focusWidget(), K.Key_Delete)
    assert box.text() == "" and box.edit.hasFocus(), "the last chip gives the keyboard back to the box"


def test_a_click_edits_a_group_whole_and_the_menu_turns_it(window: Any, qtbot: Any) -> None:
    box = window.top.search
    box.set_text("late:yes -(type:buy OR type:exchange)")
    one = chip(window, "not (Purchases or Exchanges)")
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert box.edit.selectedText() == "(type:buy OR type:exchange)"
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(4, 4), one.mapToGlobal(QPoint(4, 4)))
    QApplication.sendEvent(one, event)
    menu = one.findChild(QMenu)
    next(a for a in menu.actions() if a.text() == "Ask for it instead").trigger()
    menu.close()
    assert box.text() == "late:yes (type:buy OR type:exchange)"


def test_while_the_text_is_wrong_the_filter_in_force_stands_still(window: Any, qtbot: Any) -> None:
    """Stops: a chip of the last good search that takes a piece out of another text."""
    box = window.top.search
    box.set_text("party:D")
    rows = window.page.model.rowCount()
    box.set_text("party:D lag:soon")
    assert words(window) == ["Party: Democrat"] and not chip(window, "Party: Democrat").isEnabled()
    assert box.error_text() and window.page.model.rowCount() == rows
    cross(qtbot, chip(window, "Party: Democrat"))
    assert box.text() == "party:D lag:soon"
    box.set_text("party:D lag:>45")
    assert words(window) == ["Party: Democrat", "Lag > 45 days"] and window.top.chips.chips()[0].isEnabled()


def test_chips_break_into_lines_within_the_window(window: Any, qtbot: Any) -> None:
    window.resize(1024, 640)
    window.top.search.set_text(" ".join(f"-official:somebody{n}" for n in range(MOST + 4)))
    strip: FilterChips = window.top.chips
    qtbot.waitUntil(lambda: strip.height() > 60)
    places = [c.geometry() for c in strip.chips()] + [strip.clear_button.geometry()]
    assert len(strip.chips()) == MOST and strip._more.text() == "4 more"
    assert all(strip.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])
    assert strip.geometry().bottom() <= window.top.height()


def test_chips_say_to_a_screen_reader_what_they_are(window: Any) -> None:
    window.top.search.set_text("party:D \u202envda <b>x</b>")
    names = [c.accessibleName() for c in window.top.chips.chips()]
    assert names == ["Filter: Party: Democrat", "Filter: □nvda", "Filter: <b>x</b>"]
    assert all("Delete removes" in c.accessibleDescription() for c in window.top.chips.chips())


def test_a_committee_goes_by_its_name(window: Any) -> None:
    window.top.search.set_text("committee:HSBA bioguide:P000197")
    assert words(window) == [
        "Committee: House Committee on Financial Services",
        "Official: Pelosi, Nancy",
    ]


def test_terms_of_a_wrong_text_are_an_error_for_who_asks() -> None:
    with pytest.raises(UserInputError):
        list_terms("(a")
