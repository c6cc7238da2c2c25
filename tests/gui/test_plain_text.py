"""Markup and scripts in what strangers wrote are letters: in cells, tooltips, panes, menus, dialogs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QMenu, QMessageBox, QTextBrowser, QWidget

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.core.records import ChangeSet, Finding, TransactionType
from govtrades_desktop.gui import app as gui_app
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.dialogs.about import AboutDialog
from govtrades_desktop.gui.dialogs.import_result import ImportResult
from govtrades_desktop.gui.models.trades import TradeColumn
from govtrades_desktop.gui.pages.dashboard_page import DashboardPage
from govtrades_desktop.gui.pages.table_page import TablePage
from govtrades_desktop.gui.plain_text import PlainLabel, menu_words, tip
from govtrades_desktop.query.trades import TradeDetail
from govtrades_desktop.refresh.importing import FileImport, ImportReport
from govtrades_desktop.settings.paths import DataPaths
from tests.gui.fakes import FakeCatalogue
from tests.store.factory import make_transaction

Opener = Callable[..., Program]
EVIL = '<b>x</b><img src="file:///etc/passwd"><script>alert(1)</script> A & B < C'


def as_shown(text: str) -> str:
    """Return what Qt shows of a tooltip's text."""
    if not GuiQt.mightBeRichText(text):
        return text
    document = QTextDocument()
    document.setHtml(text)
    return document.toPlainText()


def assert_labels_are_plain(root: QWidget) -> None:
    """Every label that holds markup shows it as letters."""
    for label in root.findChildren(QLabel):
        if "<" in label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()


@pytest.mark.parametrize("text", ["plain", "A & B", EVIL, "a < b and c > d", "<qt>", "two\nlines <i>x</i>"])
def test_a_tooltip_shows_the_text_as_it_stands(text: str) -> None:
    assert as_shown(tip(text)) == text


def test_a_label_shows_the_text_as_it_stands(qtbot: Any) -> None:
    label = PlainLabel(EVIL)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText and label.text() == EVIL
    assert menu_words("A & B") == "A && B"


@pytest.fixture
def evil(monkeypatch: pytest.MonkeyPatch) -> FakeCatalogue:
    catalogue = FakeCatalogue(60)
    catalogue.trades = [
        replace(row, official=EVIL, asset=EVIL, ticker=EVIL, asset_type=EVIL, type=TransactionType.SALE)
        for row in catalogue.trades
    ]
    catalogue.filings = [
        replace(row, official=EVIL, reason=EVIL, doc_id=f"<i>{row.id}</i>") for row in catalogue.filings
    ]
    plain = FakeCatalogue.load_trade

    def load(self: FakeCatalogue, transaction_id: int) -> TradeDetail | None:
        detail = plain(self, transaction_id)
        assert detail is not None
        filed = make_transaction(
            comment=EVIL, description=EVIL, subholding_of=EVIL, location=EVIL, company=EVIL,
            received_asset=EVIL, row_id=EVIL,
        )  # fmt: skip
        return replace(
            detail,
            row=replace(detail.row, transaction=filed),
            findings=(Finding("odd", EVIL),),
            comments=EVIL,
            filer_printed=EVIL,
        )

    monkeypatch.setattr(FakeCatalogue, "load_trade", load)
    return catalogue


def test_cells_pane_and_menu_show_markup_as_letters(
    qtbot: Any, open_window: Opener, evil: FakeCatalogue
) -> None:
    """A name of `<img src=…>` in a tooltip would have Qt open a file that a stranger named."""
    program = open_window(evil)
    window = program.window
    for name in ("trades", "filings"):
        window.show_page(name)
        page = window.page
        assert isinstance(page, TablePage)
        page.view.setCurrentIndex(page.model.index(0, 0))
        page._side.show_current()
        for column in range(page.model.columnCount()):
            index = page.model.index(0, column)
            shown = as_shown(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            told = page.columns[column]
            if told.key == "chamber":
                assert shown == "House"
            elif told.spoken is not None:  # a sign: its tooltip says it in words
                assert shown == told.spoken(page.model.record(0)), told.key
            else:
                assert shown in ("", index.data()), told.key
        assert EVIL in page.pane.plain_text()
        assert_labels_are_plain(window)
        menu = QMenu()
        page.fill_menu(menu, page.model.record(0))
        assert all("A & B" not in action.text() for action in menu.actions()), "a lone & is a shortcut's mark"
    window.show_page("trades")
    page = window.page
    assert isinstance(page, TablePage)
    assert page.model.index(0, TradeColumn.ASSET).data() == EVIL
    page._side.show_current()
    assert page.pane.plain_text().count(EVIL) >= 10
    assert page.pane.findChild(QTextBrowser).document().toHtml().count("<img") == 0


def test_the_dashboard_and_the_status_bar_show_markup_as_letters(
    qtbot: Any, open_window: Opener, evil: FakeCatalogue
) -> None:
    program = open_window(evil)
    board = program.window.page
    assert isinstance(board, DashboardPage)
    newest = board.newest.rows()[0]
    assert EVIL in newest.facts and EVIL in as_shown(tip(newest.facts))
    program.window.show_error(StoreUnavailable(EVIL, hint=EVIL))
    message = program.window.status.message
    assert EVIL in message.text() and as_shown(message.toolTip()).count(EVIL) == 2
    board.tiles["late"].tell("1", EVIL)
    assert as_shown(board.tiles["late"].toolTip()) == EVIL
    board._note.tell(EVIL, EVIL, "ok")
    assert_labels_are_plain(program.window)


def test_dialogs_show_markup_as_letters(qtbot: Any, open_window: Opener, paths: DataPaths) -> None:
    window = open_window().window
    paths_with_markup = DataPaths(Path("/<b>data</b>"), Path("/<img src=x>"), Path("/logs"))
    sheet = AboutDialog(window, paths_with_markup, schema_version=None, data=[(EVIL, EVIL)])
    text = sheet.text.toPlainText()
    assert "<b>data</b>" in text and "<img src=x>" in text and text.count(EVIL) == 2
    assert_labels_are_plain(sheet)
    one = FileImport(Path(f"{EVIL.replace('/', '|')}.html"), "failed", "senate", EVIL, told=EVIL, hint=EVIL)
    result = ImportResult(ImportReport((one,), ChangeSet(1), is_cancelled=False), window)
    assert EVIL in result.texts()[0][2]
    assert EVIL in as_shown(result.table.item(0, 2).toolTip())
    assert_labels_are_plain(result)


def test_the_dialog_of_a_failed_start_shows_markup_as_letters(qapp: Any, monkeypatch: Any) -> None:
    shown: list[QMessageBox] = []

    class Display:
        @staticmethod
        def platformName() -> str:  # noqa: N802 - Qt's name
            return "xcb"

    monkeypatch.setattr(QMessageBox, "exec", lambda self: shown.append(self) or 0)
    gui_app.tell_failure(StoreUnavailable(EVIL, hint=EVIL), Display())  # type: ignore[arg-type]
    assert shown[0].textFormat() == Qt.TextFormat.PlainText
    assert (shown[0].text(), shown[0].informativeText()) == (EVIL, EVIL)
    assert_labels_are_plain(shown[0])
