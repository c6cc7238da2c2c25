"""The ledger's choices of type and reading: terms of the search, seen as chips, kept by views, cleared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.pages.filings_page import FilingsPage
from govtrades_desktop.gui.pages.page import FilingsWish
from govtrades_desktop.gui.pages.term_choice import TermChoice

Opener = Callable[..., Program]


def filings(program: Program) -> FilingsPage:
    program.window.show_page("filings")
    page = program.window.page
    assert isinstance(page, FilingsPage)
    return page


def chips(program: Program) -> list[str]:
    return [chip.facts.words for chip in program.window.top.chips.chips()]


def checked(choice: TermChoice) -> list[Any]:
    choice.menu().aboutToShow.emit()
    return [action.data() for action in choice.menu().actions() if action.isChecked()]


def pick(choice: TermChoice, value: str | None) -> None:
    choice.menu().aboutToShow.emit()
    found = [one for one in choice.menu().actions() if not one.isSeparator() and one.data() == value]
    found[0].trigger()


def test_what_narrows_the_ledger_is_seen_and_cleared_like_any_filter(open_window: Opener, qtbot: Any) -> None:
    """Type and state narrowed the rows from two boxes: "Clear all" left them in force, no chip told."""
    program = open_window()
    page = filings(program)
    search = program.window.top.search
    assert search.text() == "type:P " and chips(program) == [f"Type: {show.filing_type('P')}"]
    assert checked(page.type_choice) == ["P"] and checked(page.state_choice) == [None]
    pick(page.state_choice, "paper")
    pick(page.state_choice, "failed")
    assert search.text() == "type:P reading:paper|failed" and len(chips(program)) == 2
    assert checked(page.state_choice) == ["paper", "failed"]
    rows = [page.model.record(row).reading for row in range(page.model.rowCount())]
    assert set(rows) == {LedgerState.PAPER, LedgerState.FAILED}
    pick(page.state_choice, "paper")
    assert search.text() == "type:P reading:failed"
    qtbot.mouseClick(program.window.top.chips.clear_button, Qt.MouseButton.LeftButton)
    assert search.text() == "" and chips(program) == [] and checked(page.type_choice) == [None]
    assert page.model.rowCount() == page.catalogue.count_filings()


def test_typing_and_the_choices_are_one_language(open_window: Opener) -> None:
    program = open_window()
    page = filings(program)
    program.window.top.search.set_text("reading:paper")
    assert checked(page.state_choice) == ["paper"] and checked(page.type_choice) == [None]
    assert show.state_word("paper") in page.state_choice.text()
    program.window.top.search.set_text("sample OR 9")
    pick(page.type_choice, "P")
    assert program.window.top.search.text() == "(sample OR 9) type:P"
    pick(page.type_choice, None)
    assert program.window.top.search.text() == "(sample OR 9)"
    page.filings_wanted.emit(FilingsWish("x", 2025, "P", LedgerState.PAPER))
    assert program.window.top.search.text() == "x type:P reading:paper"
    assert checked(page.type_choice) == ["P"] and checked(page.state_choice) == ["paper"]


def test_a_view_keeps_the_choices_and_back_returns_to_them(open_window: Opener) -> None:
    program = open_window()
    page = filings(program)
    pick(page.state_choice, "paper")
    view = page.view_state("papers")
    assert view.query == "type:P reading:paper"
    program.window.show_page("trades")
    program.window.show_filings(FilingsWish())
    assert page.text == "" and checked(page.state_choice) == [None]
    page.apply_view_state(view)
    assert page.text == "type:P reading:paper" and checked(page.state_choice) == ["paper"]


@pytest.mark.parametrize("text", ["", "reading:paper", "type:P"])
def test_a_restart_asks_what_was_asked(open_window: Opener, text: str) -> None:
    """An emptied search came back as the first visit's: rows that were in sight were gone."""
    program = open_window()
    filings(program)
    program.window.top.search.set_text(text)
    program.window.close()
    again = filings(open_window())
    assert again.text == text
