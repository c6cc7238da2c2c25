"""Widths that nobody chose: a window of usual size scrolls nothing sideways and starves no column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.models.filings import FILING_COLUMNS
from govtrades_desktop.gui.models.officials import OFFICIAL_COLUMNS
from govtrades_desktop.gui.models.securities import SECURITY_COLUMNS
from govtrades_desktop.gui.models.trade_cells import narrow_amount
from govtrades_desktop.gui.models.trades import TRADE_COLUMNS, TradeColumn
from govtrades_desktop.gui.pages.table_page import TablePage
from govtrades_desktop.gui.pages.trades_page import TradesPage
from govtrades_desktop.gui.widgets.table_widths import column_widths, fitted

Opener = Callable[..., Program]
TABLES = {
    "trades": TRADE_COLUMNS,
    "filings": FILING_COLUMNS,
    "officials": OFFICIAL_COLUMNS,
    "securities": SECURITY_COLUMNS,
}


def page_at(program: Program, name: str, width: int, height: int, qtbot: Any) -> Any:
    program.window.resize(width, height)
    program.window.show_page(name)
    page = program.window.page
    assert isinstance(page, TablePage)
    qtbot.waitUntil(lambda: program.window.width() == width and page.view.isVisible())
    return page


def widths(page: TablePage) -> dict[str, int]:
    keys = [one.key for one in page.columns]
    return {keys[one]: page.view.header.sectionSize(one) for one in page.view.header.shown_sections()}


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("name", ["trades", "filings"])
def test_nothing_scrolls_sideways_and_nothing_is_left_bare(
    open_window: Opener, qtbot: Any, name: str, size: tuple[int, int]
) -> None:
    """With the pane open the Trades table scrolled, and its Asset column was five letters wide."""
    page = page_at(open_window(), name, *size, qtbot)
    assert not page.pane.isHidden() or size[0] < 1120
    assert page.view.horizontalScrollBar().maximum() == 0
    assert sum(widths(page).values()) == page.view.viewport().width()


@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(room=st.integers(100, 4000), hidden=st.sets(st.integers(0, 40)))
def test_columns_share_any_room(qapp: Any, table: str, room: int, hidden: set[int]) -> None:
    columns = {
        number: column
        for number, column in enumerate(TABLES[table])
        if column.is_shown and number not in hidden
    }
    found = fitted(columns, room)
    own = {number: column_widths(column) for number, column in columns.items()}
    assert list(found) == list(columns)
    assert all(found[number] >= own[number].narrow for number in columns)
    is_stretched = any(column.is_stretched for column in columns.values())
    if is_stretched and sum(one.narrow for one in own.values()) <= room:
        assert sum(found.values()) == room
        assert all(
            found[n] == own[n].full for n, c in columns.items() if c.is_chip and found[n] > own[n].narrow
        )
    if sum(one.full for one in own.values()) <= room:
        assert all(found[number] >= own[number].full for number in columns)


def test_a_width_given_by_hand_stays_in_any_window(open_window: Opener, qtbot: Any) -> None:
    program = open_window()
    page = page_at(program, "trades", 1280, 800, qtbot)
    assert isinstance(page, TradesPage)
    header = page.view.header
    page.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    qtbot.waitUntil(lambda: sum(widths(page).values()) == page.view.viewport().width())
    before = widths(page)
    edge = header.sectionViewportPosition(TradeColumn.OWNER) + header.sectionSize(TradeColumn.OWNER) - 1
    at, to = QPoint(edge, 8), QPoint(edge + 17, 8)
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(header.viewport(), to)
    during = widths(page)
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=to)
    assert during["owner"] == before["owner"] + 17
    moved = {key for key in before if during[key] != before[key]}
    assert moved == {"owner", "asset"}, "no other column moves under the mouse"
    for size in ((1920, 1080), (1024, 640), (1280, 800)):
        page_at(program, "trades", *size, qtbot)
        assert widths(page)["owner"] == during["owner"]
    saved = page.view.save_columns()
    page.view.arrangement.set_default()
    qtbot.waitUntil(lambda: widths(page) == before)
    page.view.restore_columns(saved)
    assert widths(page)["owner"] == during["owner"]


def test_an_amount_without_room_is_said_in_short_and_the_whole_stays_at_hand(
    open_window: Opener, qtbot: Any
) -> None:
    page = page_at(open_window(), "trades", 1280, 800, qtbot)
    row = page.model.record(0)

    def of(low: int | None, high: int | None, exact: str | None = None) -> str:
        amount = None if exact is None else Decimal(exact)
        return narrow_amount(replace(row, amount_low_usd=low, amount_high_usd=high, amount_exact_usd=amount))

    assert of(1_001, 15_000) == "$1K–$15K" and of(500_001, 1_000_000) == "$500K–$1M"
    assert of(25_000_001, 50_000_000) == "$25M–$50M" and of(50_000_001, None) == "over $50M"
    assert of(1, 1_000) == "$0–$1K" and of(2_500, 12_345) == "$2.5K–$12K"
    assert of(224, 225, "224.37") == "$224.37" and of(None, None) == "—"
    index = page.model.index(0, int(TradeColumn.AMOUNT))
    whole = index.data()
    assert whole in index.data(Qt.ItemDataRole.ToolTipRole).replace("&nbsp;", " ")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Amount: {whole}"
