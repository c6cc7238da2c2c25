"""The list of officials and the page of one: every number is a door to exactly its rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from govtrades_desktop.core.identity import Term
from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.models.career import served_since, services
from govtrades_desktop.gui.models.officials import OFFICIAL_COLUMNS, OfficialColumn
from govtrades_desktop.gui.models.trades import TradeColumn
from govtrades_desktop.gui.pages.dashboard_page import DashboardPage
from govtrades_desktop.gui.pages.official_view import OfficialView
from govtrades_desktop.gui.pages.officials_page import OfficialsPage
from govtrades_desktop.gui.pages.page import OfficialWish, SecurityWish, TradesWish
from govtrades_desktop.gui.pages.trades_page import TradesPage
from govtrades_desktop.gui.widgets.count_list import CountList
from govtrades_desktop.gui.widgets.seat_tree import SeatTree
from tests.gui.who_and_what import doors_that_lie, settle

PELOSI, MCGUIRE, NOBODY = "P000197", "M001166", "Z000999"


def the_list(program: Program) -> OfficialsPage:
    program.window.show_page("officials")
    page = program.window.page
    assert isinstance(page, OfficialsPage)
    return page


def the_page(program: Program, bioguide: str) -> OfficialView:
    program.window.show_official(OfficialWish(bioguide))
    page = program.window.page
    assert isinstance(page, OfficialView)
    return page


def test_the_list_has_everyone_and_says_what_it_does_not_know(known: Program) -> None:
    page = the_list(known)
    names = [page.model.record(row).name for row in range(page.model.rowCount())]
    assert {"Pelosi, Nancy", "McGuire, John III", "Zero, Nobody"} <= set(names)
    assert page._count.text().startswith(f"{len(names)} officials · ")
    unresolved = known.catalogue.unresolved_officials()
    assert unresolved.trades.trades > 0 and page._unknown.isVisible()
    page._unknown.click()
    trades = known.window.page
    assert isinstance(trades, TradesPage) and trades.model.rowCount() == unresolved.trades.trades


@pytest.mark.parametrize("column", [c for c in OFFICIAL_COLUMNS if c.sort_key], ids=lambda c: c.key)
def test_every_column_sorts_both_ways(known: Program, column: Any) -> None:
    page = the_list(known)
    everyone = set(page.model.ids().tolist())
    page.view.order_changed.emit([type(page.view.order[0])(column.key)])
    up = page.model.ids().tolist()
    page.view.order_changed.emit([type(page.view.order[0])(column.key, is_descending=True)])
    assert set(up) == set(page.model.ids().tolist()) == everyone
    assert page.view.order[0].key == column.key


def test_the_search_box_speaks_the_same_grammar(known: Program) -> None:
    page = the_list(known)
    known.window.top.search.set_text("party:R committee:HSBA")
    assert [page.model.record(row).name for row in range(page.model.rowCount())] == ["Fleischmann, Charles"]
    known.window.top.search.set_text("party:purple")
    assert "no party" in known.window.top.search.error_text()
    assert page.model.rowCount() == 1, "what is in view was found by the last good search"
    known.window.top.search.set_text("nobodyofthisname")
    known.window.top.search.set_text("party:purple")
    heading, sentence, button = page._note.texts()
    assert heading == "This search is not understood" and "'purple' is no party" in sentence and not button
    known.window.top.search.set_text("nobodyofthisname")
    heading, _, button = page._note.texts()
    assert heading == "No official matches" and button == "Show all officials"
    page._note.acted.emit()
    assert page.model.rowCount() > 5 and known.window.top.search.edit.text() == ""


def test_a_chamber_narrows_the_list_and_a_year_is_not_offered(known: Program) -> None:
    page = the_list(known)
    window = known.window
    assert not window.top.years.isVisible(), "its counts are of all years: a year chosen there would lie"
    window.top.chambers.setCurrentIndex(window.top.chambers.findData("senate"))
    assert {page.model.record(row).chamber for row in range(page.model.rowCount())} == {"senate"}
    window.show_page("trades")
    assert window.top.years.isVisible()


def test_enter_opens_the_page_and_back_returns_to_row_and_scroll(known: Program, qtbot: Any) -> None:
    known.window.resize(900, 300)
    page = the_list(known)
    page.focus_rows()
    row = page.model.rowCount() - 1
    page.view.setCurrentIndex(page.model.index(row, 0))
    chosen, scroll = page.view.current_id(), page.view.verticalScrollBar().value()
    bioguide = page.model.record(row).bioguide
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    view = known.window.page
    assert isinstance(view, OfficialView) and view.key == bioguide
    assert known.window.windowTitle().startswith(view._data.row.full_name)
    known.window.actions_["back"].trigger()
    assert known.window.page is page
    assert (page.view.current_id(), page.view.verticalScrollBar().value()) == (chosen, scroll)
    known.window.actions_["forward"].trigger()
    assert known.window.page is view and view.key == bioguide


def test_back_asks_again_what_was_asked(known: Program) -> None:
    """A search overtaken by another through a page in between was gone; Back showed the later one."""
    window = known.window
    window.show_trades(TradesWish("aapl", None))
    first = window.page.model.ids().tolist()
    the_page(known, PELOSI)
    window.show_trades(TradesWish("nvda", None))
    assert window.page.model.ids().tolist() != first
    for _ in range(2):
        window.actions_["back"].trigger()
    assert window.page.name == "trades" and window.top.search.edit.text() == "aapl"
    assert window.page.model.ids().tolist() == first


def test_every_number_of_every_page_is_the_number_of_its_rows(known: Program) -> None:
    checked = 0
    for bioguide in known.catalogue.official_keys(known.catalogue.find_officials("", sort=())):
        page = the_page(known, bioguide)
        for rows in page.findChildren(CountList):
            assert not doors_that_lie(known.catalogue, rows.rows()), (bioguide, rows.accessibleName())
            checked += len(rows.rows())
        for tile, query in (("trades", page._data.row.query), ("late", page._data.tally.late.query)):
            told = page.tiles[tile].texts()[1 if tile == "late" else 0].split(" of ")[0]
            found = known.catalogue.find_trades(query, sort=(), year=None)
            assert int(told.replace(",", "")) == len(found), (bioguide, tile)
        assert page.model.rowCount() == page._data.row.trades
    assert checked > 60


def test_the_numbers_say_what_they_leave_out(known: Program) -> None:
    told = 0
    for bioguide in known.catalogue.official_keys(known.catalogue.find_officials("filings:>0", sort=())):
        page = the_page(known, bioguide)
        states = {one.key: one.filings for one in page._data.filing_counts}
        missing = sum(states.get(state, 0) for state in ("not_fetched", "paper", "failed"))
        assert page._notice.isVisible() is bool(missing)
        if missing:
            assert page._notice.text().startswith(f"{missing} of {states['all']} transaction reports")
            told += 1
    assert told, "no official of the sample has an unread report: the test would prove nothing"


def test_a_name_opens_its_page_and_a_figure_its_rows_by_keyboard_and_mouse(
    known: Program, qtbot: Any
) -> None:
    page = the_page(known, PELOSI)
    page.draw_charts()
    frame = page.small.frames[1]
    rows = frame.spec.rows
    place = next(i for i, row in enumerate(rows) if row.name_target is not None)
    row, opened = rows[place], []
    frame.opened.disconnect()
    frame.opened.connect(opened.append)
    chart = frame.chart
    chart.setFocus()
    for _ in range(place + 1):
        qtbot.keyClick(chart, Qt.Key.Key_Down)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    y = int(chart.plot.place(place * chart.plot._stride).center().y())
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(8, y))
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(chart.width() - 6, y))
    assert opened == [row.name_target, row.target] * 2
    assert isinstance(row.name_target, SecurityWish) and isinstance(row.target, TradesWish)


def test_a_change_of_party_is_told_with_its_days(known: Program) -> None:
    page = the_page(known, MCGUIRE)
    assert [(row.sign, row.figure) for row in page.career.rows()] == [
        ("R", "2025-01-03 – now"),
        ("D", "2023-01-03 – 2025-01-02"),
    ]
    assert page._career_card._remark == "changed party"
    assert "in office since 2023-01-03" in page._line.text(), "a party is no pause in the service"


def test_committees_now_and_then_with_parts_folded_under_their_whole(known: Program) -> None:
    page = the_page(known, PELOSI)
    heads = [page.seats.topLevelItem(i) for i in range(page.seats.topLevelItemCount())]
    assert [(head.text(0), head.isExpanded()) for head in heads] == [
        ("Now (1)", True),
        ("Earlier (1)", False),
    ]
    now, earlier = heads[0].child(0), heads[1].child(0)
    assert (now.text(0), now.text(1), now.text(2)) == (
        "House Committee on Agriculture",
        "Ranking Member",
        "2025-01-20 – now",
    )
    assert earlier.text(2) == "2023-02-01 – 2025-01-10"
    seat = next(one for one in page._data.seats if one.code == "HSBA")
    assert int(earlier.text(3)) == seat.trades.trades
    folded = page.seats.height()
    heads[1].setExpanded(True)
    assert page.seats.height() > folded, "it grows with its rows: nothing is cut off"
    page = the_page(known, "V000081")  # sits on a part alone
    whole = page.seats.topLevelItem(0).child(0)
    assert whole.text(0) == "House Committee on Financial Services" and whole.childCount() == 1
    assert whole.child(0).text(0) == "Oversight and Investigations"


def test_someone_without_a_trade_has_a_page_that_says_so(known: Program) -> None:
    page = the_page(known, NOBODY)
    assert page.tiles["trades"].texts()[0] == "0" and page.tiles["volume"].texts()[0] == "—"
    assert "in office until 2021-01-03" in page._line.text()
    page.draw_charts()
    assert not page._table_card.isVisible() and not page.small.isVisible()
    assert page.wide.frames[0].spec.caption.sub == "No trade of Zero, Nobody was read."


def test_an_official_who_vanished_leaves_a_sentence_and_a_way_back(known: Program) -> None:
    page = the_list(known)
    view = the_page(known, "X999999")
    assert "X999999" in view._note.texts()[0]
    view._note.acted.emit()
    assert known.window.page is page


def test_news_moves_nothing_until_it_is_asked_for(known: Program, monkeypatch: Any) -> None:
    page = the_page(known, PELOSI)
    before, rows = page.tiles["trades"].texts(), page.model.ids().tolist()
    page.take_news(ChangeSet(generation=2))
    assert not page._news.isVisible(), "nothing of this official is new"
    real = known.catalogue.load_official

    def newer(bioguide: str) -> Any:
        found = real(bioguide)
        assert found is not None
        count = replace(found.tally.all, trades=found.tally.all.trades + 1)
        return replace(found, tally=replace(found.tally, all=count))

    monkeypatch.setattr(known.catalogue, "load_official", newer)
    page.take_news(ChangeSet(generation=3))
    assert page._news.isVisible() and page.tiles["trades"].texts() == before
    assert page.model.ids().tolist() == rows
    page._news.click()
    assert page.tiles["trades"].texts() != before and not page._news.isVisible()


def test_a_change_of_colours_comes_to_an_end(known: Program, qapp: QApplication, monkeypatch: Any) -> None:
    """Setting a style sheet tells of a changed palette, which set the style sheet: the window hung."""
    page = the_page(known, PELOSI)
    settle()
    told: list[int] = []
    real = SeatTree.show_seats
    monkeypatch.setattr(SeatTree, "show_seats", lambda self, *a: (told.append(1), real(self, *a)))
    theme.apply(qapp, "dark")
    settle(200)
    assert len(told) <= 2
    assert page.isVisible()


def test_the_row_of_a_trade_leads_to_its_official(known: Program, qtbot: Any) -> None:
    window = known.window
    window.show_trades(TradesWish(f"bioguide:{PELOSI}", None))
    page = window.page
    assert isinstance(page, TradesPage)
    page.view.setCurrentIndex(page.model.index(0, 0))
    assert window.actions_["row_official"].isEnabled()
    window.actions_["row_official"].trigger()
    assert window.page.name == "official" and window.page.key == PELOSI
    window.actions_["back"].trigger()
    assert window.page is page
    selected = page.view.selected_rows()
    rect = page.view.visualRect(page.model.index(1, TradeColumn.OFFICIAL))
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, control, rect.center())
    assert window.page.name == "official"
    assert page.view.selected_rows() == selected, "following a name selects nothing"
    menu = QMenu()
    page.fill_menu(menu, page.model.record(0))
    words = [action.text() for action in menu.actions()]
    assert "Go to Pelosi, Nancy" in words


def test_a_row_without_a_known_official_leads_nowhere_and_says_why(known: Program) -> None:
    window = known.window
    window.show_trades(TradesWish("unresolved:official", None))
    page = window.page
    said: list[str] = []
    page.told.connect(said.append)
    page.view.setCurrentIndex(page.model.index(0, 0))
    assert not window.actions_["row_official"].isEnabled()
    page.open_link("official")
    assert window.page is page and said == ["It is not known who this filer is"]


def test_the_dashboard_leads_to_pages_and_to_rows(qtbot: Any, known: Program) -> None:
    window = known.window
    window.show_page("dashboard")
    page = window.page
    assert isinstance(page, DashboardPage)
    page.load_charts()
    chart = page.frames["active"].chart
    row = next(i for i, one in enumerate(chart.plot.spec.rows) if one.name_target is not None)
    chart.setFocus()
    for key in (*[Qt.Key.Key_Down] * (row + 1), Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(chart, key)
    assert window.page.name == "official"
    assert window.page._data.row.name == chart.plot.spec.rows[row].name


def test_the_page_is_there_again_after_a_restart(known: Program) -> None:
    the_page(known, PELOSI)
    known.window.save_session()
    known.window.navigator.restore(None)
    assert known.window.page.name == "official" and known.window.page.key == PELOSI


def test_terms_in_one_go_are_one_line_and_a_pause_is_one() -> None:
    import datetime as dt

    def term(start: str, end: str, district: int = 11, chamber: str = "house") -> Term:
        day = dt.date.fromisoformat
        return Term(chamber, "CA", district, "Democrat", day(start), day(end))

    terms = (
        term("1991-01-03", "1993-01-03"),
        term("1999-01-06", "2001-01-03"),
        term("2001-01-03", "2003-01-03"),
        term("2003-01-07", "2005-01-03", district=12),
    )
    career = services(terms, is_serving=True)
    assert [(one.district, one.terms, one.is_open) for one in career] == [
        (12, 1, True),
        (11, 2, False),
        (11, 1, False),
    ]
    assert served_since(career) == dt.date(1999, 1, 6), "another district is no pause, six years are"


def test_the_columns_and_their_enum_agree() -> None:
    assert len(OfficialColumn) == len(OFFICIAL_COLUMNS)
    assert OFFICIAL_COLUMNS[OfficialColumn.PARTY].is_chip, "a party is a letter in a border, never a colour"
    assert OFFICIAL_COLUMNS[OfficialColumn.LAG].key == "lag"
