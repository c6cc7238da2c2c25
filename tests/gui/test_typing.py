"""What a person sees letter by letter: no key begun empties the table, and no error comes before its time."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, QTranslator

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.grammar_words import KEY_MEANINGS
from govtrades_desktop.gui.widgets.search_box import SearchBox
from govtrades_desktop.query.completion import keys_of

K = Qt.Key


@pytest.fixture
def box(known: Program, qtbot: Any) -> SearchBox:
    known.window.show_page("trades")
    found = known.window.top.search
    qtbot.keyClick(known.window, K.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(found.edit.hasFocus)
    return found


def rows(program: Program) -> list[int]:
    page = program.window.page
    return [] if page.view.isHidden() else sorted(page.model.ids().tolist())


def chips(program: Program) -> list[str]:
    top = program.window.top
    return [chip.facts.words for chip in top.chips.chips()] if top.chips.isVisible() else []


def test_no_letter_of_a_key_empties_the_table(box: SearchBox, qtbot: Any, known: Program) -> None:
    """`nvda amount:>=50k`: 127 rows, then 0 from "am" to ">=", with a chip "amount" that nobody asked for."""
    qtbot.keyClicks(box.edit, "nvda ")
    found = rows(known)
    assert found
    typed = "amount:>=1"
    for letter in typed:
        qtbot.keyClicks(box.edit, letter)
        assert rows(known), f"empty at {box.text()}"
        assert set(rows(known)) <= set(found)
        assert box.error_text() == "" and box.edit.wrong is None
        assert "amount" not in chips(known)
    assert chips(known) == ["nvda", "Amount ≥ $1"]


@pytest.mark.parametrize("leave", ["Enter", "Left", "blank", "away"])
def test_what_is_wrong_is_told_when_the_cursor_leaves_it(
    box: SearchBox, qtbot: Any, known: Program, leave: str
) -> None:
    qtbot.keyClicks(box.edit, "nvda ")
    found = rows(known)
    qtbot.keyClicks(box.edit, "lag:so")
    assert box.error_text() == "" and rows(known) == found
    if leave == "Enter":
        qtbot.keyClick(box.edit, K.Key_Return)
    elif leave == "Left":
        qtbot.keyClick(box.edit, K.Key_Left)
    elif leave == "blank":
        qtbot.keyClick(box.edit, K.Key_Space)
    else:
        known.window.page.view.setFocus()
    assert "'so'" in box.error_text() and box.edit.wrong == (9, 2)
    assert rows(known) == found, "the last good rows stay"


def test_a_key_that_does_not_exist_is_told_at_once(box: SearchBox, qtbot: Any) -> None:
    qtbot.keyClicks(box.edit, "partyy:d")
    assert "party:" in box.error_text()


def test_a_word_that_finds_nothing_and_begins_no_key_finds_nothing(
    box: SearchBox, qtbot: Any, known: Program
) -> None:
    qtbot.keyClicks(box.edit, "nvda xyzxyz")
    assert rows(known) == []
    box.set_text("amount")
    assert rows(known) == [], "a text that was put in is whole: a saved search, a link"


def test_a_key_that_was_left_alone_is_a_word(box: SearchBox, qtbot: Any, known: Program) -> None:
    qtbot.keyClicks(box.edit, "nvda amount")
    assert rows(known)
    qtbot.keyClick(box.edit, K.Key_Return)
    assert rows(known) == [] and chips(known) == ["nvda", "amount"]
    assert known.window.page.text == "nvda amount"


def test_small_words_that_find_nothing_are_offered_as_signs(
    box: SearchBox, qtbot: Any, known: Program
) -> None:
    """`nvda or ford` found nothing and said nothing: OR is written in capitals."""
    box.set_text("nvda or ticker:HIG")
    assert box.error_text() == "" and rows(known) == []
    assert box.hint_text() == "Did you mean nvda OR ticker:HIG?"
    message = box._message
    qtbot.mouseClick(message, Qt.MouseButton.LeftButton, pos=QPoint(20, 6))
    assert box.text() == "nvda OR ticker:HIG" and box.hint_text() == "" and rows(known)
    box.set_text("nvda or ticker:HIG")
    message.setFocus()
    qtbot.keyClick(message, K.Key_Return)
    assert box.text() == "nvda OR ticker:HIG"


def test_every_key_has_its_meaning_in_the_list_of_translators(box: SearchBox, qtbot: Any) -> None:
    """The meanings beside the suggested keys were English in every language."""
    tables = ("trades", "filings", "officials", "securities")
    assert {key.help for table in tables for key in keys_of(table).values()} == set(KEY_MEANINGS)

    class German(QTranslator):
        def translate(self, context: str, words: str, *_: Any) -> str:
            return f"DE {words}" if context == "grammar" else ""

        def isEmpty(self) -> bool:  # noqa: N802 - Qt's own name
            return False

    german = German()
    QCoreApplication.installTranslator(german)
    try:
        qtbot.keyClicks(box.edit, "amo")
        popup = box.popup()
        assert popup is not None and popup.list.lines()[0].label.startswith("DE ")
    finally:
        QCoreApplication.removeTranslator(german)


def test_an_error_is_read_whole_in_a_narrow_window(box: SearchBox, qtbot: Any, known: Program) -> None:
    """At 1024 "There is no key partyy: here. Did you mea…" lost its way out."""
    known.window.resize(1024, 640)
    box.set_text("partyy:d")
    message = box._message
    qtbot.waitUntil(lambda: message.width() == box.edit.width())
    assert message.lines() > 1
    metrics = message.fontMetrics()
    assert message.height() >= message.lines() * metrics.lineSpacing() * 0.8
    box.show_error(UserInputError("Short.", position=0, length=1))
    assert message.lines() == 1


def test_suggestions_do_not_cover_what_is_said_under_the_box(
    box: SearchBox, qtbot: Any, known: Program
) -> None:
    box.set_text("partyy:d ")
    box.edit.end(False)  # noqa: FBT003 - Qt's own argument
    qtbot.keyClicks(box.edit, "pa")
    popup = box.popup()
    assert popup is not None and box.error_text()
    window = known.window
    said = QRect(box._message.mapTo(window, QPoint(0, 0)), box._message.size())
    qtbot.waitUntil(lambda: not popup.geometry().intersects(said))
