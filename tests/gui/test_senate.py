"""The Senate in the window: consent by the user alone, one table for both chambers, refusals told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from govtrades_desktop.core.records import TransactionType
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.models.filings import FilingColumn
from govtrades_desktop.gui.models.table_model import TableModel
from govtrades_desktop.gui.models.trades import TRADE_COLUMNS, TradeColumn
from govtrades_desktop.gui.pages.dashboard_page import DashboardPage
from govtrades_desktop.gui.pages.table_page import TablePage
from govtrades_desktop.query.trades import FieldChange, TradeDetail, TradeRow, TradeVersion
from govtrades_desktop.refresh.events import RunError, SourceRun
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.senate_terms import AGREEMENT, LAW_LIMITS, LINK
from govtrades_desktop.settings.settings import load_settings
from tests.gui.conftest import Script, report
from tests.gui.fakes import FakeCatalogue

Opener = Callable[..., Program]
LEFT = Qt.MouseButton.LeftButton
REFUSED = RunError(
    None,
    "The Senate site refuses this network.",
    "Open it in a browser.",
    "SourceUnavailable",
    is_refused=True,
)


@pytest.fixture
def both() -> FakeCatalogue:
    catalogue = FakeCatalogue()
    catalogue.add_senate()
    return catalogue


def accepted_on(paths: DataPaths) -> str:
    return load_settings(paths.settings_file).senate_terms_accepted_on


def press_accept(qtbot: Any, program: Program) -> None:
    program.window.actions_["senate_terms"].trigger()
    dialog = program.window.consent.dialog
    assert dialog is not None
    qtbot.mouseClick(dialog.box, LEFT, pos=QPoint(8, dialog.box.height() // 2))
    qtbot.mouseClick(dialog.accept_button, LEFT)


def test_the_dialog_shows_the_terms_the_law_and_the_way_to_the_site(qtbot: Any, open_window: Opener) -> None:
    program = open_window()
    program.window.actions_["senate_terms"].trigger()
    dialog = program.window.consent.dialog
    assert dialog is not None and dialog.isVisible() and not dialog.isModal()
    words = " ".join(dialog.text.toPlainText().split())
    for part in (AGREEMENT, *LAW_LIMITS, LINK, "13107", "one page at a time", "at most 2 a second"):
        assert part in words
    dialog.close()


@pytest.mark.parametrize("act", ["enter", "box_enter", "click_unticked", "close", "escape"])
def test_nothing_but_the_box_and_the_button_accepts(
    qtbot: Any, open_window: Opener, paths: DataPaths, script: Script, act: str
) -> None:
    """A default button would accept a law's terms for a reader who pressed Enter to be rid of a dialog."""
    program = open_window()
    program.window.actions_["senate_terms"].trigger()
    dialog = program.window.consent.dialog
    assert dialog is not None and not dialog.box.isChecked() and not dialog.accept_button.isEnabled()
    if act == "enter":
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    elif act == "box_enter":
        dialog.box.setChecked(True)
        dialog.accept_button.setFocus()
        qtbot.keyClick(dialog.accept_button, Qt.Key.Key_Return)
        qtbot.keyClick(dialog, Qt.Key.Key_Enter)
    elif act == "click_unticked":
        qtbot.mouseClick(dialog.accept_button, LEFT)
        dialog._on_accept()
    elif act == "close":
        dialog.box.setChecked(True)
        dialog.close()
    else:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert accepted_on(paths) == "" and program.window.settings.senate_terms_accepted_on == ""
    with qtbot.waitSignal(program.controller.refreshed):
        program.window.refresh()
    assert script.requests[-1].sources == ("house",)


def test_an_acceptance_is_kept_dated_and_can_be_withdrawn(
    qtbot: Any, open_window: Opener, paths: DataPaths, script: Script
) -> None:
    program = open_window()
    press_accept(qtbot, program)
    today = dt.date.today().isoformat()
    assert accepted_on(paths) == today
    with qtbot.waitSignal(program.controller.refreshed):
        program.window.refresh()
    assert script.requests[-1].sources == ("house", "senate")
    program.controller.arm()
    program.controller.set_interval("hourly")
    with qtbot.waitSignal(program.controller.refreshed):
        program.controller._state = replace(program.controller.state, last_success_at=None)
        program.controller._attempted_at = None
        program.controller._on_tick()
    assert script.requests[-1].sources == ("house", "senate"), "the timer asks as the button does"
    program.window.actions_["senate_terms"].trigger()
    dialog = program.window.consent.dialog
    assert dialog is not None and dialog.withdraw_button.isVisible() and not dialog.accept_button.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert accepted_on(paths) == today, "Enter withdraws nothing either"
    program.window.actions_["senate_terms"].trigger()
    dialog = program.window.consent.dialog
    assert dialog is not None
    qtbot.mouseClick(dialog.withdraw_button, LEFT)
    assert accepted_on(paths) == ""
    with qtbot.waitSignal(program.controller.refreshed):
        program.window.refresh()
    assert script.requests[-1].sources == ("house",)


def test_a_settings_file_that_cannot_be_written_accepts_nothing(
    qtbot: Any, open_window: Opener, paths: DataPaths
) -> None:
    program = open_window()
    paths.settings_file.parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file.write_text("theme = [", "utf-8")
    press_accept(qtbot, program)
    assert "not valid TOML" in program.window.status.message.text()
    assert program.window.settings.senate_terms_accepted_on == ""


def test_the_senate_is_offered_in_one_line_until_it_is_declined(qtbot: Any, open_window: Opener) -> None:
    first = open_window()
    board = first.window.page
    assert isinstance(board, DashboardPage) and board.board.coverage_card.offer.isVisible()
    qtbot.mouseClick(board.board.coverage_card.read_button, LEFT)
    dialog = first.window.consent.dialog
    assert dialog is not None
    dialog.close()
    qtbot.mouseClick(board.board.coverage_card.decline_button, LEFT)
    assert not board.board.coverage_card.offer.isVisible()
    first.window.close()
    again = open_window()
    assert not again.window.page.board.coverage_card.offer.isVisible(), "an offer that comes back is no offer"
    menu = QMenu()
    again.window.top.refresh.fill(menu)
    assert any("Senate is off" in action.text() for action in menu.actions())


def test_the_chamber_narrows_every_page_and_survives_a_restart(
    qtbot: Any, open_window: Opener, both: FakeCatalogue
) -> None:
    program = open_window(both, senate_terms_accepted_on="2026-06-22")
    window = program.window
    assert window.status.coverage.text().startswith("House all years: ")
    assert "; Senate all years: " in window.status.coverage.text()
    board = window.page
    assert isinstance(board, DashboardPage) and not board.board.coverage_card.offer.isVisible()
    board.load_charts()
    told = "\n".join(row.facts for row in board.frames["coverage"].spec.rows)
    assert "House 20" in told and "Senate 20" in told  # one bar a year; its facts tell each chamber
    everything = int(board.tiles["trades"].texts()[0])
    window.top.chambers.setCurrentIndex(window.top.chambers.findData("senate"))
    assert 0 < int(board.tiles["trades"].texts()[0]) < everything
    assert window.status.coverage.text().startswith("Senate all years: ")
    qtbot.keyClick(board.tiles["trades"], Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, TablePage) and page.name == "trades"
    assert {page.model.record(r).chamber for r in range(page.model.rowCount())} == {"senate"}
    assert page.model.index(0, TradeColumn.CHAMBER).data() == "S"
    assert page.model.index(0, TradeColumn.CHAMBER).data(Qt.ItemDataRole.ToolTipRole) == "Senate"
    assert (
        page.model.index(0, TradeColumn.CHAMBER).data(Qt.ItemDataRole.AccessibleTextRole) == "Chamber: Senate"
    )
    window.show_page("filings")
    ledger = window.page
    assert isinstance(ledger, TablePage)
    rows = [ledger.model.record(r) for r in range(ledger.model.rowCount())]
    assert {row.source for row in rows} == {"senate"}
    amended = next(i for i, row in enumerate(rows) if row.amendment)
    assert ledger.model.index(amended, FilingColumn.TYPE).data() == "Amendment 1"
    window.close()
    again = open_window(both)
    assert again.window.top.chambers.chamber() == "senate"


def test_a_mark_of_one_chamber_opens_its_rows_alone(
    qtbot: Any, open_window: Opener, both: FakeCatalogue
) -> None:
    program = open_window(both)
    board = program.window.page
    assert isinstance(board, DashboardPage)
    top = program.window.top.chambers
    top.setCurrentIndex(top.findData("senate"))
    board.load_charts()
    row = board.frames["coverage"].spec.rows[0]
    board.on_opened(row.target)
    page = program.window.page
    assert isinstance(page, TablePage) and program.window.top.chambers.chamber() == "senate"
    assert page.model.rowCount() == sum(part.value for part in row.parts)


def test_an_empty_senate_says_why_and_leads_to_its_terms(qtbot: Any, open_window: Opener) -> None:
    program = open_window()
    window = program.window
    for name in ("trades", "filings"):
        window.show_page(name)
        window.top.chambers.setCurrentIndex(window.top.chambers.findData("senate"))
        page = window.page
        assert isinstance(page, TablePage) and "not collected" in page._note.texts()[0]
        qtbot.mouseClick(page._note._button, LEFT)
        assert window.consent.dialog is not None
        window.consent.dialog.close()


def test_a_refusal_of_one_source_is_told_by_name_with_what_to_do(
    qtbot: Any, open_window: Opener, script: Script, monkeypatch: Any
) -> None:
    """Told as "no connection", it would send a reader to the router."""
    opened: list[str] = []
    monkeypatch.setattr(
        "PySide6.QtGui.QDesktopServices.openUrl", staticmethod(lambda url: opened.append(url.toString()))
    )
    script.outcome = lambda: report(
        SourceRun("house", listed=5, fetched=2, read=2),
        SourceRun("senate", is_unavailable=True, errors=(REFUSED,)),
    )
    program = open_window(senate_terms_accepted_on="2026-06-22", refresh_interval="hourly")
    with qtbot.waitSignal(program.controller.refreshed):
        program.window.refresh()
    state = program.controller.state
    message = program.window.status.message
    assert "The Senate site refuses this network." in message.text() and "No connection" not in message.text()
    assert "Open it in a browser." in message.toolTip()
    assert program.window.status.stamp.text().startswith("Updated ")
    assert state.last_success_at is not None and state.next_at == state.last_success_at + dt.timedelta(
        hours=1
    )
    menu = QMenu()
    program.window.top.refresh.fill(menu)
    trouble = next(a for a in menu.actions() if a.menu() and "refuses" in a.text())
    acts = trouble.menu().actions()
    assert any("Import" in act.text() for act in acts)
    acts[0].trigger()
    assert opened == [LINK]
    script.outcome = lambda: report(SourceRun("house", listed=5), SourceRun("senate", listed=9))
    with qtbot.waitSignal(program.controller.refreshed):
        program.window.refresh()
    assert program.controller.state.troubles == () and "refuses" not in message.text()


def test_offline_with_both_sources_is_one_sentence(qtbot: Any, open_window: Opener, script: Script) -> None:
    silent = RunError(None, "No answer from the site.", kind="SourceUnavailable")
    script.outcome = lambda: report(
        SourceRun("house", is_unavailable=True, errors=(silent,)),
        SourceRun("senate", is_unavailable=True, errors=(silent,)),
    )
    program = open_window(senate_terms_accepted_on="2026-06-22")
    with qtbot.waitSignal(program.controller.refreshed):
        program.window.refresh()
    assert "No connection; showing what is here." in program.window.status.message.text()
    assert program.controller.state.last_success_at is None


def test_the_pane_tells_of_versions_and_gives_no_page_where_there_is_none(
    qtbot: Any, open_window: Opener, both: FakeCatalogue, monkeypatch: Any
) -> None:
    place = next(i for i, row in enumerate(both.trades) if row.chamber == "senate")
    both.trades[place] = old = replace(both.trades[place], is_superseded=True, type=TransactionType.SALE)
    later = replace(old, id=777_777, is_superseded=False, line=9)
    both.trades.append(later)
    plain = FakeCatalogue.load_trade

    def load(self: FakeCatalogue, transaction_id: int) -> TradeDetail | None:
        detail = plain(self, transaction_id)
        assert detail is not None
        chain = (
            TradeVersion(old, later.id, (FieldChange("owner", "self", "joint"),)),
            TradeVersion(later, None, ()),
        )
        if transaction_id == old.id:
            return replace(detail, replaced_by=later, versions=chain)
        if transaction_id == later.id:
            day = dt.date(2025, 5, 3)
            return replace(detail, replaces=(old,), versions=chain, amendment=1, report_date=day)
        return detail

    monkeypatch.setattr(FakeCatalogue, "load_trade", load)
    program = open_window(both)
    program.window.show_page("trades")
    page = program.window.page
    assert isinstance(page, TablePage)
    assert page.show_record(old.id)
    words = page.pane.plain_text()
    assert "Replaced by a later report" in words and "Version 2 of 2\nrow 9 of 0f0e0d0c…" in words
    assert "Owner: Self → Joint" in words
    assert page.pane._place.text() == f"row {old.line}" and "(Senate)" in words
    page.pane.trade_wanted.emit(later.id)
    qtbot.waitUntil(lambda: "number 1 to the report of 2025-05-03" in page.pane.plain_text())
    assert "Version 2 of 2, shown here" in page.pane.plain_text()


def test_a_replaced_row_is_marked_by_a_word(both: FakeCatalogue) -> None:
    model = TableModel(TRADE_COLUMNS, both.load_trades, both.trade_ids)
    both.trades[0] = replace(both.trades[0], is_superseded=True)
    model.set_positions(both.find_trades("", sort=(), year=None))
    row: TradeRow = model.record(0)
    assert row.is_superseded
    assert model.index(0, TradeColumn.ASSET).data().startswith("↷ replaced: ")
    assert model.index(0, TradeColumn.STATUS).data() == "Replaced"
