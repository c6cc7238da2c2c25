"""Filters by choice: the list of keys and values, and a row's own values, by either hand alone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from govtrades_desktop.query.trades import TradeRow
from tests.gui.walks.hands import Keyboard, Mouse

RIGHT = Qt.MouseButton.RightButton


def shown(hand: Any) -> list[int]:
    return hand.window.page.model.ids().tolist()


def lines(hand: Any) -> dict[str, tuple[str, str]]:
    """Return the values in the list of filters: words to sign and figure."""
    popup = hand.window.finding.filtering.popup
    return {one.shown: (one.check, one.right) for one in popup.values.lines()}


def to_value(hand: Keyboard, key: str, value: str) -> None:
    """Go to a value in the list of filters, which is open: by letters of the key, then of the value."""
    hand.press("Backtab" if hand.window.finding.filtering.popup.values.is_in_hand else "Home")
    hand.type(key)
    hand.press("Right")
    hand.type(value)


def test_values_are_taken_in_left_out_and_counted(hand: Any, rows: list[TradeRow]) -> None:
    """Two owners, not the sales: the figures told before a choice are the rows after it."""
    window = hand.window
    if isinstance(hand, Keyboard):
        hand.press("Ctrl+L", "Ctrl+Shift+L")
        to_value(hand, "owner", "spou")
        figure = int(lines(hand)["Spouse"][1])
        hand.press("Return")
    else:
        hand.click("Filter")
        hand.line("Owner")
        figure = int(lines(hand)["Spouse"][1])
        hand.line("Spouse")
    assert len(shown(hand)) == figure == sum(row.owner == "spouse" for row in rows)
    if isinstance(hand, Keyboard):
        hand.press("Escape")  # the letters, not the list
        hand.press("Down")
    assert lines(hand)["Spouse"][0] == "✓"
    joint = int(lines(hand)["Joint"][1])
    if isinstance(hand, Keyboard):
        to_value(hand, "owner", "joint")
        hand.press("Return")
        to_value(hand, "type", "sales")
        hand.press("Shift+Return")
    else:
        hand.line("Joint")
        hand.line("Type")
        hand.line("Sales", button=RIGHT)
        hand.choose("Leave out")
    assert joint == sum(row.owner == "joint" for row in rows)
    wanted = [
        row.id
        for row in rows
        if row.owner in ("spouse", "joint") and row.type not in ("sale", "partial_sale")
    ]
    assert sorted(shown(hand)) == sorted(wanted)
    assert window.top.search.text() == "owner:spouse|joint -type:sell"
    assert [one.facts.words for one in window.top.chips.chips()] == ["Owner: Spouse or Joint", "not Sales"]
    assert lines(hand)["Sales"][0] == "−"
    if isinstance(hand, Keyboard):
        hand.press("Escape", "Escape")
        assert QApplication.focusWidget() is window.page.view, "the keyboard is back where it was"
    else:
        hand.click("Done")
    assert window.finding.filtering.popup.isHidden()
    assert window.finding.history.texts()[0] == "owner:spouse|joint -type:sell"


def test_a_rows_own_values_narrow_the_rows(hand: Any, rows: list[TradeRow]) -> None:
    """Only this official from the cell; then without this ticker, from the list of the row's values."""
    window = hand.window
    of_nvda = [row for row in rows if row.ticker == "NVDA" and row.official == "Fleischmann, Charles"]
    place = shown(hand).index(of_nvda[0].id)
    if isinstance(hand, Keyboard):
        hand.press("Ctrl+L", "Home")
        for _ in range(place):
            hand.press("Down")
        column = [one.key for one in window.page.view.visible_columns()].index("official")
        for _ in range(column):
            hand.press("Right")
        hand.press("Menu")
    else:
        hand.cell(place, "Official", button=RIGHT)
    hand.choose("Only Official: Fleischmann, Charles")
    his = sorted(row.id for row in rows if row.official == "Fleischmann, Charles")
    assert sorted(shown(hand)) == his and window.page.view.current_id() == of_nvda[0].id
    if isinstance(hand, Keyboard):
        hand.press("Menu")
    else:
        hand.cell(shown(hand).index(of_nvda[0].id), "Type", button=RIGHT)
    hand.choose("Leave out rows with", "Ticker: NVDA")
    others = [row for row in rows if row.id in his and "NVDA" not in (row.ticker, row.symbol)]
    assert sorted(shown(hand)) == sorted(row.id for row in others) and others
    assert window.top.search.text() == 'official:="Fleischmann, Charles" -ticker:NVDA'


def test_what_was_typed_stands_in_the_list_and_can_be_taken_out(hand: Any, rows: list[TradeRow]) -> None:
    """Stops: a filter that the list does not show: it narrows what is counted, and nobody sees why."""
    hand.window.top.search.set_text("amount:>=20k owner:sp nvda")
    if isinstance(hand, Keyboard):
        hand.press("Ctrl+Shift+L")
        to_value(hand, "amount", "20,000")
        assert lines(hand)["≥ $20,000"][0] == "✓"
        hand.press("Return", "Escape", "Escape")
    else:
        hand.click("Filter")
        hand.line("Amount")
        assert lines(hand)["≥ $20,000"][0] == "✓"
        hand.line("≥ $20,000")
        hand.click("Done")
    assert hand.window.top.search.text() == "owner:sp nvda"
    wanted = [row.id for row in rows if row.owner == "spouse" and row.ticker == "NVDA"]
    assert sorted(shown(hand)) == sorted(wanted)


def test_from_the_dashboard_a_choice_leads_to_the_trades(hand: Any, rows: list[TradeRow]) -> None:
    """Stops: a filter chosen on a page without rows that changes nothing to be seen."""
    if isinstance(hand, Keyboard):
        hand.press("Ctrl+1", "Ctrl+Shift+L")
        to_value(hand, "party", "repub")
        hand.press("Return")
    else:
        assert isinstance(hand, Mouse)
        hand.click("Dashboard")
        hand.click("Filter")
        hand.line("Party")
        hand.line("Republican")
    assert hand.window.page.name == "trades"
    assert sorted(shown(hand)) == sorted(row.id for row in rows if row.party == "R")
