"""The list of securities and the page of one: what it is, how that is known, and every number's rows."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from govtrades_desktop.gui import match_words
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.models.columns import SortTerm
from govtrades_desktop.gui.models.securities import SECURITY_COLUMNS, SecurityColumn
from govtrades_desktop.gui.pages.page import OfficialWish, SecurityWish, TradesWish
from govtrades_desktop.gui.pages.securities_page import SecuritiesPage
from govtrades_desktop.gui.pages.security_view import SecurityView
from govtrades_desktop.gui.pages.trades_page import TradesPage
from govtrades_desktop.gui.widgets.count_list import CountList
from tests.gui.who_and_what import doors_that_lie

APPLE, AS_FILED, BERKSHIRE = "320193:AAPL", "filed:MSFT", "1067983:BRK-B"


def the_list(program: Program) -> SecuritiesPage:
    program.window.show_page("securities")
    page = program.window.page
    assert isinstance(page, SecuritiesPage)
    return page


def the_page(program: Program, key: str) -> SecurityView:
    program.window.show_security(SecurityWish(key))
    page = program.window.page
    assert isinstance(page, SecurityView)
    return page


def test_the_list_counts_what_is_known_and_shows_the_rest(known: Program) -> None:
    page = the_list(known)
    rows = [page.model.record(row) for row in range(page.model.rowCount())]
    assert [row.trades for row in rows] == sorted((row.trades for row in rows), reverse=True)
    unresolved = known.catalogue.unresolved_securities().trades.trades
    assert unresolved and sum(row.trades for row in rows) + unresolved == known.catalogue.count_trades()
    assert page._unknown.text() == f"{unresolved:,} trades of assets not known: show"
    page._unknown.click()
    assert isinstance(known.window.page, TradesPage)
    assert known.window.page.model.rowCount() == unresolved


@pytest.mark.parametrize("column", [c for c in SECURITY_COLUMNS if c.sort_key], ids=lambda c: c.key)
def test_every_column_sorts_both_ways(known: Program, column: Any) -> None:
    page = the_list(known)
    everything = set(page.model.ids().tolist())
    for is_descending in (False, True):
        page.view.order_changed.emit([SortTerm(column.key, is_descending)])
        assert set(page.model.ids().tolist()) == everything


def test_two_columns_sort_at_once_and_the_rows_are_copied_with_headings(known: Program) -> None:
    page = the_list(known)
    page.view.order_changed.emit([SortTerm("sector"), SortTerm("trades", is_descending=True)])
    rows = [page.model.record(row) for row in range(page.model.rowCount())]
    known_sectors = [(row.sector.casefold(), -row.trades) for row in rows if row.sector]
    assert known_sectors == sorted(known_sectors)
    page.view.selectAll()
    page.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Ticker", "Name"] and len(lines) == len(rows) + 1


def test_what_only_filings_name_is_told_apart(known: Program) -> None:
    page = the_list(known)
    told = {
        page.model.record(row).key: page.model.ready(row).texts[SecurityColumn.KNOWN]
        for row in range(page.model.rowCount())
    }
    assert told[AS_FILED] == "? as filed" and told[APPLE] == "● listed"
    assert the_page(known, AS_FILED)._notice.text().startswith("No list at hand knows this ticker.")
    assert not the_page(known, APPLE)._notice.isVisible()


def test_every_number_of_every_page_is_the_number_of_its_rows(known: Program) -> None:
    checked = 0
    for key in known.catalogue.security_keys(known.catalogue.find_securities("", sort=())):
        page = the_page(known, key)
        for rows in page.findChildren(CountList):
            assert not doors_that_lie(known.catalogue, rows.rows()), (key, rows.accessibleName())
            checked += len(rows.rows())
        every = page._data.row.trades
        for rows in (page.years, page.types, page.owners, page.parties, page.chambers, page.matches):
            assert sum(int(row.figure) for row in rows.rows()) == every, (key, rows.accessibleName())
        assert page.model.rowCount() == every
    assert checked > 60


def test_the_years_tell_buys_and_sells(known: Program) -> None:
    page = the_page(known, APPLE)
    buys = sum(length for row in page.years.rows() for length, one in row.parts if one.colour == "buy")
    sells = sum(length for row in page.years.rows() for length, one in row.parts if one.colour == "sell")
    tally = page._data.tally
    assert (buys, sells) == (tally.purchases.trades, tally.sales.trades) and buys and sells


def test_how_it_is_known_and_what_it_is_are_said(known: Program) -> None:
    page = the_page(known, APPLE)
    for words in ("Stock", "Information Technology (GICS)", "CIK 320193", "known from: made up"):
        assert words in page._line.text()
    assert page.outside()[1].endswith("CIK=0000320193")
    (match,) = page.matches.rows()
    assert match.remark == match_words.confidence(0.9) and match.remark.startswith("90")
    page = the_page(known, "37996:F")
    assert "Manufacturing (SIC)" in page._line.text(), "another system than GICS is named"


def test_tickers_have_their_days(known: Program) -> None:
    page = the_page(known, BERKSHIRE)
    assert [(row.name, row.figure) for row in page.tickers.rows()] == [
        ("BRK-B", "2010-01-02 – now"),
        ("BRKB", "? – 2010-01-01"),
    ]


def test_who_traded_it_leads_to_them_and_back(known: Program) -> None:
    page = the_page(known, APPLE)
    page.draw_charts()
    row = next(one for one in page.small.frames[1].spec.rows if one.name_target is not None)
    assert isinstance(row.name_target, OfficialWish) and row.chip in ("D", "R", "I")
    page.on_opened(row.name_target)
    official = known.window.page
    assert official.name == "official" and official.key == row.name_target.bioguide
    known.window.actions_["back"].trigger()
    assert known.window.page is page and page.key == APPLE


def test_a_trade_of_the_table_is_shown_among_all(known: Program, qtbot: Any) -> None:
    page = the_page(known, APPLE)
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(2, 0))
    wanted = page.view.current_id()
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    trades = known.window.page
    assert isinstance(trades, TradesPage) and trades.view.current_id() == wanted


def test_the_search_box_searches_within_it(known: Program) -> None:
    page = the_page(known, APPLE)
    page.search("pelosi OR hoeven")
    trades = known.window.page
    assert isinstance(trades, TradesPage) and trades.model.rowCount()
    records = [trades.model.record(row) for row in range(trades.model.rowCount())]
    assert {row.security for row in records} == {APPLE}, "an alternative must not lead out of the security"


def test_a_security_that_vanished_leaves_a_sentence(known: Program) -> None:
    page = the_page(known, "0:GONE")
    assert "0:GONE" in page._note.texts()[0] and page.outside() == ("", "")


def test_the_row_of_a_trade_leads_to_its_security(known: Program) -> None:
    window = known.window
    window.show_trades(TradesWish("ticker:NVDA", None))
    page = window.page
    rows = range(page.model.rowCount())
    row = next(i for i in rows if page.model.record(i).security)
    page.view.setCurrentIndex(page.model.index(row, 0))
    window.actions_["row_security"].trigger()
    assert window.page.name == "security" and window.page.key == "1045810:NVDA"


def test_the_columns_and_their_enum_agree() -> None:
    assert len(SecurityColumn) == len(SECURITY_COLUMNS)
    assert SECURITY_COLUMNS[SecurityColumn.VOLUME].key == "volume"
