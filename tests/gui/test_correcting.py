"""Corrections as a person makes them: in a real window, over a real small database and a real user.sqlite."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableWidget

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.core.records import Transaction
from govtrades_desktop.gui.app import Program, build
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.correcting import CorrectWish, Job
from govtrades_desktop.gui.dialogs.correct import CorrectDialog
from govtrades_desktop.gui.dialogs.correct_fields import AmountField, ChoiceField, NoteField
from govtrades_desktop.gui.dialogs.corrections import CorrectionsDialog
from govtrades_desktop.gui.models.columns import SortTerm
from govtrades_desktop.gui.pages.trades_page import TradesPage
from govtrades_desktop.query.corrections import check_amount, check_note
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store.connection import open_store
from govtrades_desktop.store.user_data import EditField, UserStore
from tests.gui.conftest import Script
from tests.query.edited import ADAM, APPLE, FIRST, FORD, NANCY, OPTION, SENATOR, World, read_rows
from tests.store.factory import make_transaction

Opener = Callable[..., Program]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def opened(qtbot: Any, world: World, script: Script) -> Iterator[Opener]:
    """Return a function that opens a window over the world; its threads end."""
    programs: list[Program] = []

    def opener(*rows: Transaction) -> Program:
        if not world.database.exists():
            world.make(resolved={FIRST: NANCY}, rows=rows or (APPLE, FORD, OPTION))
        paths = DataPaths(world.folder, world.folder, world.folder / "logs")
        paths.create()
        settings = Settings().with_values(refresh_interval="off")
        program = build(Catalogue(world.library()), paths, settings, run=script)
        programs.append(program)
        qtbot.addWidget(program.window)
        program.window.resize(1280, 800)
        with qtbot.waitExposed(program.window):
            program.window.show()
        return program

    yield opener
    script.may_end.set()
    for program in programs:
        program.window.close()
        assert program.controller.shutdown() and program.reader.shutdown()
        assert program.window.user_file.shutdown(), "the thread of the user's file did not end"


def trades_of(program: Program, text: str = "") -> TradesPage:
    program.window.show_page("trades")
    page = program.window.page
    assert isinstance(page, TradesPage)
    if text:
        program.window.top.search.set_text(text)
    return page


def choose(page: TradesPage, doc_id: str, line: int) -> int:
    """Put the cursor on a row; return its id."""
    for row in range(page.model.rowCount()):
        record = page.model.record(row)
        if (record.doc_id, record.line) == (doc_id, line):
            page.view.setCurrentIndex(page.model.index(row, 0))
            return int(record.id)
    raise AssertionError(f"{doc_id} line {line} is not in view")


def correct(qtbot: Any, program: Program) -> CorrectDialog:
    """Press F2 on the row under the cursor."""
    qtbot.keyClick(program.window, Qt.Key.Key_F2)
    (dialog,) = program.window.correcting.dialogs()
    return dialog


def field_of(dialog: CorrectDialog, kind: type[Any], field: EditField | None = None) -> Any:
    return next(one for one in dialog.fields if isinstance(one, kind) and field in (None, one.field))


def save(qtbot: Any, program: Program, dialog: CorrectDialog) -> None:
    with qtbot.waitSignal(program.window.correcting.answered):
        dialog.save()


def keep(program: Program, world: World, text: str, *, line: int = 1, doc_id: str = FIRST) -> None:
    """Keep an amount as if it had been made before."""
    filing = program.catalogue.load_filed("house", doc_id)
    world.user.set(check_amount(filing, line, text))


def test_an_amount_corrected_shows_at_once_beside_the_sources(
    qtbot: Any, opened: Opener, world: World
) -> None:
    program = opened()
    page = trades_of(program)
    chosen = choose(page, FIRST, 1)
    dialog = correct(qtbot, program)
    amount = field_of(dialog, AmountField)
    assert amount.texts()["source"] == "As filed: $1,001 – $15,000"
    assert not dialog.save_button.isEnabled(), "nothing is typed that could be kept"
    amount.low.selectAll()
    qtbot.keyClicks(amount.low, "50,001")
    assert "above the upper end" in amount.texts()["problem"], "told while it is typed"
    assert "above the upper end" in amount.low.accessibleDescription()
    amount.high.selectAll()
    qtbot.keyClicks(amount.high, "100000")
    assert amount.texts()["problem"] == "" and amount.band.currentText() == "$50,001 – $100,000"
    qtbot.keyClicks(dialog.comment, "one box lower")
    with qtbot.waitSignal(program.window.correcting.answered):
        qtbot.keyClick(dialog.comment, Qt.Key.Key_Return)
    assert program.window.correcting.dialogs() == []
    record = page.model.record(page.model.row_of(chosen))
    assert (record.amount_low_usd, record.amount_high_usd, record.is_edited) == (50001, 100000, True)
    assert page.view.current_id() == chosen
    qtbot.waitUntil(lambda: "the source: $1,001 – $15,000" in page.pane.plain_text())
    assert "“one box lower”" in page.pane.plain_text()
    (kept,) = world.user.list()
    assert (kept.edit.value, kept.edit.was, kept.edit.comment) == (
        (50001, 100000),
        (1001, 15000),
        "one box lower",
    )


def test_the_official_is_chosen_by_keys_and_changes_every_row(
    qtbot: Any, opened: Opener, world: World
) -> None:
    program = opened()
    page = trades_of(program)
    choose(page, FIRST, 2)
    dialog = correct(qtbot, program)
    official = field_of(dialog, ChoiceField, EditField.OFFICIAL)
    assert "of all 3 rows" in official._caption.text()
    assert "matched" in official.texts()["source"] or "name" in official.texts()["source"]
    box = official.box
    box.selectAll()
    qtbot.keyClicks(box, "smi")
    assert box.key is None and "choose it (Down, Enter)" in official.texts()["problem"]
    popup = box.completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert box.key == ADAM and official.texts()["problem"] == ""
    assert "did not serve" not in dialog.told()
    official.put(SENATOR)
    assert "John Hoeven did not serve in the House on" in dialog.told()
    assert dialog.save_button.isEnabled(), "it is told, and not forbidden"
    official.put(ADAM)
    assert "did not serve" not in dialog.told()
    save(qtbot, program, dialog)
    records = [page.model.record(row) for row in range(page.model.rowCount())]
    assert {one.official for one in records if one.doc_id == FIRST} == {"Smith, Adam"}
    # as of the day of each trade: he left his party between the two
    assert {one.line: one.party for one in records if one.doc_id == FIRST} == {1: "R", 2: "I", 3: "R"}


def test_the_writing_is_done_by_a_thread_of_its_own_while_a_refresh_runs(
    qtbot: Any, opened: Opener, world: World, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the GUI thread a busy file would freeze the window for five seconds; on the refresh's, for a run."""
    threads: list[int] = []
    plain = UserStore.set

    def note(self: UserStore, edit: Any, **more: Any) -> Any:
        threads.append(threading.get_ident())
        return plain(self, edit, **more)

    monkeypatch.setattr(UserStore, "set", note)
    program = opened()
    script.hold()
    program.window.refresh()
    qtbot.waitUntil(lambda: bool(script.requests))
    page = trades_of(program)
    chosen = choose(page, FIRST, 1)
    dialog = correct(qtbot, program)
    field_of(dialog, NoteField).text.setPlainText("seen on page 1")
    save(qtbot, program, dialog)
    assert program.controller.state.is_running, "the refresh goes on"
    assert page.model.record(page.model.row_of(chosen)).note == "seen on page 1"
    assert threads and threading.get_ident() not in threads


def test_a_write_that_fails_is_told_and_what_was_typed_stays(
    qtbot: Any, opened: Opener, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dialog that closed on Save would lose a long note to a full disk, and look as if it had worked."""
    program = opened()
    page = trades_of(program)
    chosen = choose(page, FIRST, 1)
    dialog = correct(qtbot, program)
    note = field_of(dialog, NoteField)
    note.text.setPlainText("a long note")
    with monkeypatch.context() as broken:

        def full(self: UserStore, edit: Any, **_: Any) -> Any:
            raise StoreUnavailable("The disk is full.", hint="Make room.")

        broken.setattr(UserStore, "set", full)
        save(qtbot, program, dialog)
    assert dialog.isVisible() and dialog.told() == "✕ Not kept: The disk is full. Make room."
    assert note.text.toPlainText() == "a long note" and dialog.save_button.isEnabled()
    assert world.user.list() == ()
    save(qtbot, program, dialog)
    assert page.model.record(page.model.row_of(chosen)).note == "a long note"


def test_several_quick_edits_are_all_kept_in_order(qtbot: Any, opened: Opener, world: World) -> None:
    program = opened()
    page = trades_of(program)
    chosen = choose(page, FIRST, 1)
    correcting = program.window.correcting
    filing = program.catalogue.load_filed("house", FIRST)
    changes: list[Any] = []
    correcting.changed.connect(changes.append)
    for number in range(8):
        edit = check_amount(filing, 1, f"{number + 1}000-{number + 2}000")
        correcting.write(Job((edit,), (), frozenset({(filing.filing_id, chosen)})))
    qtbot.waitUntil(lambda: not correcting.is_writing)
    assert [one.edit.value for one in reversed(world.user.list())] == [
        ((n + 1) * 1000, (n + 2) * 1000) for n in range(8)
    ]
    assert page.model.record(page.model.row_of(chosen)).amount_low_usd == 8000
    assert changes[-1] == frozenset({(filing.filing_id, chosen)})


def test_what_waits_when_the_window_closes_is_written(qtbot: Any, opened: Opener, world: World) -> None:
    """Ending the thread at once would drop the last edits without a word."""
    program = opened()
    filing = program.catalogue.load_filed("house", FIRST)
    for number in range(5):
        program.window.correcting.write(Job((check_note(filing, 1, f"note {number}"),)))
    program.window.close()
    assert [one.edit.value for one in reversed(world.user.list())] == [f"note {n}" for n in range(5)]


def test_the_cursor_stays_and_nothing_else_moves_when_a_row_changes_its_place(
    qtbot: Any, opened: Opener
) -> None:
    """The view used to follow the row at its top: corrected, it would have carried the whole table along."""
    rows = [make_transaction(n, amount_low_usd=1000 + n, amount_high_usd=200_000) for n in range(1, 91)]
    program = opened(*rows)
    page = trades_of(program)
    page._on_order_changed([SortTerm("amount_low")])
    bar = page.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() >= 20)
    bar.setValue(20)
    top = page.view.rowAt(0)
    neighbour = int(page.model.ids()[top + 1])
    page.view.setCurrentIndex(page.model.index(top, 0))
    bar.setValue(20)
    chosen = page.view.current_id()
    before = page.model.row_of(neighbour) - page.view.rowAt(0)
    dialog = correct(qtbot, program)
    field_of(dialog, AmountField).low.setText("150000")
    save(qtbot, program, dialog)
    assert page.model.row_of(chosen) == page.model.rowCount() - 1, "it sorts last now"
    assert page.view.current_id() == chosen
    assert page.view.selected_rows() == [page.model.row_of(chosen)]
    assert page.model.row_of(neighbour) - page.view.rowAt(0) == before


def test_a_row_that_matches_no_more_stays_until_asked_anew(qtbot: Any, opened: Opener) -> None:
    """A work list of rows to mend would lose the row, and the cursor, at every correction."""
    program = opened()
    page = trades_of(program, "amount:<=15000")
    chosen = choose(page, FIRST, 1)
    count = page.model.rowCount()
    dialog = correct(qtbot, program)
    field_of(dialog, AmountField).high.setText("15001")
    save(qtbot, program, dialog)
    assert page.model.rowCount() == count and page.view.current_id() == chosen
    page.read()
    assert page.model.rowCount() == count - 1 and page.model.row_of(chosen) < 0


def test_undo_in_the_dialog_brings_back_what_was_before(qtbot: Any, opened: Opener, world: World) -> None:
    program = opened()
    keep(program, world, "15001-50000")
    keep(program, world, "50001-100000")
    program.window.news.take_edits(frozenset())
    page = trades_of(program)
    chosen = choose(page, FIRST, 1)
    dialog = correct(qtbot, program)
    amount, note = field_of(dialog, AmountField), field_of(dialog, NoteField)
    note.text.setPlainText("half a sentence")
    assert amount.band.currentText() == "$50,001 – $100,000"
    assert "History (2)" in amount._more.text() and "replaced" in amount.texts()["history"]
    assert "$15,001 – $50,000" in amount.undo.toolTip()
    for band in ("$15,001 – $50,000", "$1,001 – $15,000"):
        with qtbot.waitSignal(program.window.correcting.answered):
            amount.undo.click()
        assert amount.band.currentText() == band
    assert amount.undo.isHidden() and note.text.toPlainText() == "half a sentence"
    assert not page.model.record(page.model.row_of(chosen)).is_edited
    dialog.done(0)


def test_the_sources_own_value_undoes_the_edits_of_its_place(
    qtbot: Any, opened: Opener, world: World
) -> None:
    """An edit equal to the source would stay in force when the source is read better later."""
    program = opened()
    keep(program, world, "15001-50000")
    keep(program, world, "50001-100000")
    program.window.news.take_edits(frozenset())
    page = trades_of(program)
    chosen = choose(page, FIRST, 1)
    dialog = correct(qtbot, program)
    amount = field_of(dialog, AmountField)
    amount.put((1001, 15000))
    save(qtbot, program, dialog)
    assert world.user.in_force() == () and len(world.user.list()) == 2
    assert not page.model.record(page.model.row_of(chosen)).is_edited


def test_no_edit_slips_onto_another_row_that_was_read_meanwhile(
    qtbot: Any, opened: Opener, world: World
) -> None:
    program = opened()
    page = trades_of(program)
    choose(page, FIRST, 1)
    dialog = correct(qtbot, program)
    field_of(dialog, NoteField).text.setPlainText("of Apple")
    with open_store(world.database) as store:  # a better reader counts the lines anew
        read_rows(store, FIRST, (replace(FORD, line=1), replace(APPLE, line=2)))
    dialog.save()
    assert "read anew meanwhile" in dialog.told() and dialog.isVisible()
    assert world.user.list() == ()
    dialog.done(0)


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        ("", "15000", "Give the lower end"),
        ("-5", "10", "no whole number"),
        ("1,50", "", "no whole number"),
        ("12.50", "", "no whole number"),
        ("9" * 40, "", "slip of the hand"),
        ("0", "0", "no trade"),
        ("abc", "", "no whole number"),
        ("1001", "1e9", "upper end is no whole number"),
    ],
)
def test_an_amount_that_is_none_is_told_at_the_field(
    qtbot: Any, opened: Opener, world: World, low: str, high: str, told: str
) -> None:
    program = opened()
    page = trades_of(program)
    choose(page, FIRST, 1)
    dialog = correct(qtbot, program)
    amount = field_of(dialog, AmountField)
    amount.low.setText(low)
    amount.high.setText(high)
    assert told in amount.texts()["problem"]
    dialog.save()
    assert dialog.isVisible() and not program.window.correcting.is_writing and world.user.list() == ()
    dialog.done(0)


@pytest.mark.parametrize(
    ("low", "high", "value"),
    [("$1,001", "$15,000", (1001, 15000)), ("50000001", "", (50000001, None)), ("224", "224", (224, 224))],
)
def test_amounts_as_people_write_them(
    qtbot: Any, opened: Opener, low: str, high: str, value: tuple[int, int | None]
) -> None:
    program = opened()
    choose(trades_of(program), FIRST, 2)
    dialog = correct(qtbot, program)
    amount = field_of(dialog, AmountField)
    amount.low.setText(low)
    amount.high.setText(high)
    assert amount.wanted() == value and amount.texts()["problem"] == ""
    dialog.done(0)


def test_escape_throws_nothing_away_at_the_first_press(qtbot: Any, opened: Opener) -> None:
    program = opened()
    choose(trades_of(program), FIRST, 1)
    dialog = correct(qtbot, program)
    field_of(dialog, NoteField).text.setPlainText("x")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and "Escape once more" in dialog.told()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert program.window.correcting.dialogs() == []


def test_a_filing_has_its_own_note_and_a_dialog_a_record(qtbot: Any, opened: Opener, world: World) -> None:
    program = opened()
    program.window.show_page("filings")
    page = program.window.page
    filing_id = program.catalogue.find_filing_id("house", FIRST)
    assert page.view.select_id(filing_id)
    qtbot.keyClick(program.window, Qt.Key.Key_F2)
    (dialog,) = program.window.correcting.dialogs()
    program.window.correcting.correct(CorrectWish("filing", filing_id))
    assert program.window.correcting.dialogs() == [dialog], "asked again, the same one comes to the front"
    assert [one.field for one in dialog.fields] == [EditField.OFFICIAL, EditField.NOTE]
    field_of(dialog, NoteField).text.setPlainText("on the filing")
    save(qtbot, program, dialog)
    record = page.model.record(page.model.row_of(filing_id))
    assert record.note == "on the filing" and record.is_edited
    qtbot.waitUntil(lambda: "Your note\non the filing" in page.pane.plain_text())
    (kept,) = world.user.list()
    assert kept.edit.line is None


def listed(qtbot: Any, program: Program) -> CorrectionsDialog:
    program.window.actions_["corrections"].trigger()
    dialog = program.window.correcting.list_dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_the_list_says_what_was_and_is_undoes_and_leads_to_the_row(
    qtbot: Any, opened: Opener, world: World
) -> None:
    program = opened()
    dialog = listed(qtbot, program)
    note = dialog.note()
    assert note is not None and note[0] == "Nothing was corrected yet" and "F2" in note[1]
    keep(program, world, "15001-50000")
    filing = program.catalogue.load_filed("house", FIRST)
    world.user.set(program.catalogue.check_security(filing, 1, "F", "it says so"))
    program.window.news.take_edits(frozenset({(filing.filing_id, None)}))
    dialog.read()
    security, amount = dialog.texts()
    assert security[1].startswith(f"Security\nHouse {FIRST}, row 1")
    assert security[2] == "Apple Inc. (320193:AAPL) → Ford Motor Co (37996:F)"
    assert security[3:] == ("it says so", "✎ in force")
    assert amount[2] == "$1,001 – $15,000 → $15,001 – $50,000"
    dialog.filter.setText("ford")
    assert [one[1].split("\n")[0] for one in dialog.texts()] == ["Security"]
    dialog.table.setFocus()
    dialog.table.setCurrentCell(0, 0)
    with qtbot.waitSignal(program.window.correcting.changed):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert dialog.texts()[0][4].startswith("↶ undone")
    dialog.filter.clear()
    assert len(dialog.texts()) == 2 and "1 in force" in dialog._summary.text()
    dialog.states.setCurrentIndex(dialog.states.findData("in_force"))
    assert [one[1].split("\n")[0] for one in dialog.texts()] == ["Amount"]
    program.window.show_page("dashboard")
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    page = program.window.page
    assert isinstance(page, TradesPage)
    assert page.view.current_record().line == 1 and page.view.current_record().doc_id == FIRST


def test_an_edit_that_is_not_applied_says_why(qtbot: Any, opened: Opener, world: World) -> None:
    """Kept but not shown, without a word, it would look lost."""
    program = opened()
    keep(program, world, "15001-50000", line=2)
    with open_store(world.database) as store:
        read_rows(store, FIRST, (APPLE,))
    dialog = listed(qtbot, program)
    assert dialog.texts()[0][4] == "⚠ not applied" and "⚠ 1 not applied" in dialog._summary.text()
    dialog.table.setCurrentCell(0, 0)
    assert dialog.remark() == "Not applied because the filing has no such row now. The edit is kept."
    dialog.states.setCurrentIndex(dialog.states.findData("waiting"))
    assert len(dialog.texts()) == 1
    dialog.filter.setText("nothing of the kind")
    assert dialog.note() is not None and dialog.note()[0] == "No correction matches"


def test_edits_that_cannot_be_read_are_told_over_the_page(qtbot: Any, opened: Opener, world: World) -> None:
    """Amounts of the source in place of the user's own, without a word, would be taken for the corrected."""
    program = opened()
    assert program.window.notice.isHidden()
    keep(program, world, "15001-50000")
    program.window.close()
    connection = sqlite3.connect(world.user.file.path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    program = opened()
    assert "newer version of this program" in program.window.notice.text()
    assert program.window.notice.isVisible()
    dialog = listed(qtbot, program)
    assert dialog.note() is not None and dialog.note()[0] == "The corrections cannot be read"
    choose(trades_of(program), FIRST, 1)
    program.window.actions_["correct"].trigger()
    assert program.window.correcting.dialogs() == []
    assert "newer version" in program.window.status.message.text()


def test_every_part_of_the_dialogs_has_a_name_and_is_reached_by_keys(
    qtbot: Any, opened: Opener, world: World
) -> None:
    program = opened()
    keep(program, world, "15001-50000")
    program.window.news.take_edits(frozenset())
    choose(trades_of(program), FIRST, 1)
    dialog = correct(qtbot, program)
    for one in (dialog, listed(qtbot, program)):
        for kind in (QLineEdit, QComboBox, QPlainTextEdit, QTableWidget, QAbstractButton):
            for part in one.findChildren(kind):
                if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisibleTo(one):
                    words = part.text() if isinstance(part, QAbstractButton) else ""
                    assert part.accessibleName() or words, part
    dialog.activateWindow()
    dialog.fields[0].editor.setFocus()
    seen = set()
    for _ in range(30):
        seen.add(dialog.focusWidget())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    wanted = [stop for one in dialog.fields for stop in one.stops()] + [dialog.comment, dialog.cancel_button]
    assert [one for one in wanted if one.isVisibleTo(dialog) and one not in seen] == []
    dialog.done(0)
