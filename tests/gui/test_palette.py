"""Ctrl+K: one line that goes anywhere, by keyboard alone and by mouse alone."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.dialogs.palette import Palette
from tests.gui.conftest import Script
from tests.gui.fakes import FakeCatalogue

K = Qt.Key


@pytest.fixture
def window(known: Program) -> Any:
    known.window.show_page("trades")
    known.window.page.focus_rows()
    return known.window


def opened(window: Any, qtbot: Any) -> Palette:
    qtbot.keyClick(window, K.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.finding.palette
    qtbot.waitUntil(palette.edit.hasFocus)
    return palette


def found(palette: Palette) -> dict[str, list[str]]:
    return {title: [line.shown for line in lines] for title, lines in palette.groups()}


def test_a_name_goes_to_the_official(window: Any, qtbot: Any) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.edit, "nancy pel")
    assert found(palette) == {"Officials": ["Pelosi, Nancy"]}
    (line,) = palette.groups()[0][1]
    assert line.label == "Democrat, CA-11, House" and line.marks == ((0, 3), (8, 5))
    qtbot.keyClick(palette.edit, K.Key_Return)
    assert not palette.isVisible() and window.page.name == "official"
    assert "Pelosi" in window.page.title()


@pytest.mark.parametrize(
    ("typed", "group", "first", "page"),
    [
        ("nvda", "Securities", "NVDA", "security"),
        ("berkshire", "Securities", "BRK-B", "security"),
        ("plsi", "Officials", "Pelosi, Nancy", "official"),
        ("CA-11", "Officials", "Pelosi, Nancy", "official"),
        ("VELAZQUEZ", "Officials", "Velázquez, Nydia", "official"),
        ("filings", "Pages", "Filings", "filings"),
    ],
)
def test_letters_find_and_enter_goes(
    window: Any, qtbot: Any, typed: str, group: str, first: str, page: str
) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.edit, typed)
    assert found(palette)[group][0] == first
    assert palette.list.chosen().shown == first, "the best one is chosen already"
    qtbot.keyClick(palette.edit, K.Key_Return)
    assert window.page.name == page


def test_a_filing_is_found_by_its_id(window: Any, qtbot: Any) -> None:
    doc_id = window.catalogue.load_filings(range(1))[0].doc_id
    palette = opened(window, qtbot)
    palette.edit.setText(doc_id)
    assert found(palette)["Filings"] == [doc_id]
    qtbot.keyClick(palette.edit, K.Key_Return)
    assert window.page.name == "filings" and window.page.view.current_record().doc_id == doc_id


def test_a_command_is_done_where_the_keyboard_was(window: Any, qtbot: Any) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.edit, "select all")
    assert found(palette)["Commands"][0] == "Select all rows"
    assert palette.groups()[0][1][0].right == "Ctrl+A"
    qtbot.keyClick(palette.edit, K.Key_Return)
    assert len(window.page.view.selected_rows()) == window.page.model.rowCount()
    assert window.page.view.hasFocus()


def test_it_refreshes_without_a_mouse(window: Any, qtbot: Any, open_window: Any, script: Script) -> None:
    program = open_window(FakeCatalogue(20))
    palette = opened(program.window, qtbot)
    qtbot.keyClicks(palette.edit, "refresh")
    with qtbot.waitSignal(program.controller.refreshed):
        qtbot.keyClick(palette.edit, K.Key_Return)
    assert len(script.requests) == 1


def test_escape_and_a_second_ctrl_k_give_the_keyboard_back(window: Any, qtbot: Any) -> None:
    view = window.page.view
    row = view.currentIndex().row()
    palette = opened(window, qtbot)
    qtbot.keyClick(palette.edit, K.Key_Escape)
    assert not palette.isVisible() and view.hasFocus() and view.currentIndex().row() == row
    window.top.search.edit.setFocus()
    qtbot.keyClicks(window.top.search.edit, "nvda")
    qtbot.keyClick(window.top.search.edit, K.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert palette.isVisible() and window.top.search.text() == "nvda", "no line edit takes Ctrl+K for itself"
    qtbot.keyClick(palette.edit, K.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not palette.isVisible() and window.top.search.edit.hasFocus()


def test_arrows_pass_over_headings_and_go_round(window: Any, qtbot: Any) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.edit, "n")
    lines = [line for _, of in palette.groups() for line in of]
    assert len(palette.groups()) > 1
    seen = []
    for _ in range(len(lines) + 1):
        seen.append(palette.list.chosen())
        qtbot.keyClick(palette.edit, K.Key_Down)
    assert seen == [*lines, lines[0]]
    qtbot.keyClick(palette.edit, K.Key_Up)
    qtbot.keyClick(palette.edit, K.Key_Up)
    assert palette.list.chosen() is lines[-1] or palette.list.chosen() is lines[0]


def test_the_mouse_alone_chooses_and_a_click_elsewhere_closes(window: Any, qtbot: Any) -> None:
    palette = opened(window, qtbot)
    palette.edit.setText("pelosi")
    view = palette.list
    heading = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert palette.isVisible(), "a heading is not to be chosen"
    name = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert window.page.name == "official" and not palette.isVisible()
    opened(window, qtbot)
    window.top.search.edit.setFocus(Qt.FocusReason.MouseFocusReason)
    QApplication.processEvents()
    assert not palette.isVisible() and window.top.search.edit.hasFocus()


def test_searches_of_late_are_offered_and_searched_again(window: Any, qtbot: Any) -> None:
    window.finding.history.remember("party:D late:yes")
    palette = opened(window, qtbot)
    assert palette.groups()[0][0] == "Recent searches"
    qtbot.keyClick(palette.edit, K.Key_Return)
    assert window.top.search.text() == "party:D late:yes" and window.page.name == "trades"
    window.show_page("dashboard")
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.edit, "late:yes")
    assert found(palette)["Recent searches"] == ["party:D late:yes"]
    qtbot.keyClick(palette.edit, K.Key_Return)
    assert window.page.name == "trades" and window.top.search.text() == "party:D late:yes"


def test_what_nobody_goes_by_is_searched_for(window: Any, qtbot: Any) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.edit, "qqqqzz")
    assert palette.groups() == [] and palette._nothing.isVisible()
    qtbot.keyClick(palette.edit, K.Key_Return)
    assert window.top.search.text() == "qqqqzz"


@pytest.mark.parametrize("text", ["\x00\u202e", "(((", "😀", "\\", "[", "a" * 5000, "*" * 40, "é" * 9, " "])
def test_any_text_finds_something_or_nothing(window: Any, qtbot: Any, text: str) -> None:
    palette = opened(window, qtbot)
    palette.edit.setText(text)
    window.grab()
    qtbot.keyClick(palette.edit, K.Key_Escape)
    assert window.page.view.hasFocus()


def test_it_fits_the_smallest_window(window: Any, qtbot: Any) -> None:
    window.resize(900, 560)
    palette = opened(window, qtbot)
    assert window.centralWidget().rect().contains(palette.geometry())


def test_the_list_is_a_sound_model_and_speaks(window: Any, qtbot: Any, qtmodeltester: Any) -> None:
    """The keyboard stays in the line, so a screen reader is told what is chosen in the list."""
    QAccessible.setActive(True)  # noqa: FBT003 - Qt's own argument
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.edit, "n")
    qtmodeltester.check(palette.list.model())
    model = palette.list.model()
    told = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert told[0] == "Officials" and told[1] == "Pelosi, Nancy, Democrat, CA-11, House"
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    qtbot.keyClick(palette.edit, K.Key_Down)
    assert palette.list.chosen().words() in told


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("columns", "Choose columns…"),
        ("density", "Height of the rows: Compact"),
        ("row height", "Height of the rows: Compact"),
        ("freeze", "Keep the first column in place"),
        ("group by off", "Group by: Official"),
    ],
)
def test_what_is_done_with_columns_and_rows_is_a_command(
    window: Any, qtbot: Any, typed: str, first: str
) -> None:
    """Typing columns found members named Collins, and density nothing: the table's menu was no part of it."""
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.edit, typed)
    assert found(palette)["Commands"][0] == first
    assert palette.list.chosen().shown == first
    if typed == "density":
        qtbot.keyClick(palette.edit, K.Key_Return)
        assert window.page.view.density == "compact"
