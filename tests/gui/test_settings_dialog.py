"""The settings as a person meets them: found, changed, refused in words, put back, in force at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPushButton

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.dialogs.settings import SettingsDialog
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings, load_settings

Opener = Callable[..., Program]


@pytest.fixture
def opened(qtbot: Any, open_window: Opener) -> tuple[Program, SettingsDialog]:
    program = open_window(first_run_done_on="2026-06-01")
    qtbot.keyClick(program.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = program.window.preferences.dialog
    assert dialog is not None and dialog.isVisible() and not dialog.isModal()
    return program, dialog


def type_into(qtbot: Any, edit: Any, text: str, *, is_entered: bool = True) -> None:
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(edit, text)
    if is_entered:
        qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_every_declared_setting_can_be_changed_there(opened: tuple[Program, SettingsDialog]) -> None:
    """A setting that is in the file alone is one that nobody finds."""
    dialog = opened[1]
    assert set(dialog.rows) == {f.name for f in fields(Settings)}
    for name, row in dialog.rows.items():
        assert row.editor.accessibleName() and row.about.text(), name
        assert isinstance(row.editor, QLineEdit | QComboBox | QPushButton), name


def test_a_number_is_checked_while_it_is_typed_and_saved_when_it_is_entered(
    qtbot: Any, opened: tuple[Program, SettingsDialog], paths: DataPaths
) -> None:
    program, dialog = opened
    row = dialog.rows["years_back"]
    type_into(qtbot, row.editor, "99")
    assert row.trouble() == "This must be from 1 to 30 years, not 99."
    assert program.window.settings.years_back == 2, "what is refused is not put in force"
    type_into(qtbot, row.editor, "2.5")
    assert "type int" in row.trouble()
    type_into(qtbot, row.editor, "5", is_entered=False)
    assert row.trouble() == "" and program.window.settings.years_back == 2
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    assert program.window.settings.years_back == 5 and dialog.isVisible(), "Enter closes nothing"
    assert load_settings(paths.settings_file).years_back == 5
    type_into(qtbot, dialog.rows["requests_per_second"].editor, "0,5")
    assert program.window.settings.requests_per_second == 0.5, "a comma is how half the world writes it"


def test_reset_puts_one_back_and_all_back_but_no_act_of_the_users(
    qtbot: Any, opened: tuple[Program, SettingsDialog], paths: DataPaths
) -> None:
    """To take back an acceptance by a click on Reset would end the Senate's reports without a word."""
    program, dialog = opened
    program.window.keep_settings(senate_terms_accepted_on="2026-06-02")
    type_into(qtbot, dialog.rows["timeout_s"].editor, "12.5")
    type_into(qtbot, dialog.rows["retries"].editor, "7")
    row = dialog.rows["retries"]
    assert row.reset_button.isVisible()
    row.reset_button.click()
    assert program.window.settings.retries == 4 and not row.reset_button.isVisible()
    dialog.reset_button.click()
    assert program.window.settings.timeout_s == 12.5, "it asks first"
    assert dialog.no_button.hasFocus() or dialog.focusWidget() is dialog.no_button
    dialog.yes_button.click()
    kept = load_settings(paths.settings_file)
    assert kept == Settings().with_values(
        senate_terms_accepted_on="2026-06-02", first_run_done_on="2026-06-01"
    )
    assert dialog.rows["senate_terms_accepted_on"].editor.text().startswith("Accepted on 2026-06-02")


def test_choices_hold_at_once(
    qtbot: Any, opened: tuple[Program, SettingsDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    program, dialog = opened
    intervals: list[str] = []
    monkeypatch.setattr(program.controller, "set_interval", intervals.append)
    box = dialog.rows["refresh_interval"].editor
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    assert program.window.settings.refresh_interval == "daily" and intervals == ["daily"]
    assert program.window.top.refresh.interval == "daily", "the menu of Refresh says the same"
    program.window.top.refresh.interval_wanted.emit("off")
    assert intervals == ["daily", "off"] and box.currentData() == "off", "and the dialog follows the menu"
    theme_box = dialog.rows["theme"].editor
    theme_box.setFocus()
    qtbot.keyClick(theme_box, Qt.Key.Key_End)
    assert program.window.settings.theme == "dark"
    assert program.window.actions_["theme_dark"].isChecked()


def test_the_search_narrows_and_says_when_it_finds_nothing(
    qtbot: Any, opened: tuple[Program, SettingsDialog]
) -> None:
    dialog = opened[1]
    qtbot.keyClicks(dialog.search, "yahoo")
    assert dialog.shown_names() == ["prices_source"]
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.rows["prices_source"].editor
    dialog.search.setText("no such words")
    assert dialog.shown_names() == [] and not dialog._nothing.isHidden()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.isVisible() and len(dialog.shown_names()) == len(fields(Settings))


def test_a_folder_is_chosen_in_the_systems_own_dialog(
    opened: tuple[Program, SettingsDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, dialog = opened
    asked: list[QFileDialog] = []
    monkeypatch.setattr(QFileDialog, "open", lambda self: asked.append(self))
    row = dialog.rows["prices_folder"]
    row._folder_button.click()
    assert asked[0].fileMode() == QFileDialog.FileMode.Directory
    assert not asked[0].testOption(QFileDialog.Option.DontUseNativeDialog)
    asked[0].fileSelected.emit(str(tmp_path))
    assert program.window.settings.prices_folder == str(tmp_path)
    assert row.editor.text() == str(tmp_path)


def test_settings_that_cannot_be_saved_say_so_where_they_were_changed(
    qtbot: Any, opened: tuple[Program, SettingsDialog], paths: DataPaths
) -> None:
    program, dialog = opened
    paths.settings_file.write_text("theme = [", "utf-8")
    type_into(qtbot, dialog.rows["retries"].editor, "7")
    assert dialog.trouble().startswith("Not saved; it holds until the program ends.")
    assert "not valid TOML" in dialog.trouble() and program.window.settings.retries == 7
    assert paths.settings_file.read_text("utf-8") == "theme = [", "a person's file is never overwritten"


def test_what_was_typed_last_is_taken_when_the_dialog_closes_and_what_is_wrong_is_not(
    qtbot: Any, opened: tuple[Program, SettingsDialog]
) -> None:
    program, dialog = opened
    type_into(qtbot, dialog.rows["timeout_s"].editor, "1000", is_entered=False)
    type_into(qtbot, dialog.rows["retries"].editor, "9", is_entered=False)
    dialog.close_button.click()
    assert (program.window.settings.timeout_s, program.window.settings.retries) == (30.0, 9)
    assert program.window.preferences.dialog is None


def test_the_acts_lead_to_where_they_are_done(opened: tuple[Program, SettingsDialog]) -> None:
    program, dialog = opened
    dialog.rows["senate_terms_accepted_on"].editor.click()
    assert program.window.consent.dialog is not None and program.window.consent.dialog.isVisible()
    assert program.window.settings.senate_terms_accepted_on == "", "to read is not to accept"
    program.window.consent.dialog.close()
    dialog.rows["first_run_done_on"].editor.click()
    assert program.window.first_steps.panel is not None


def test_no_new_window_dresses_itself_for_ever(
    qapp: QApplication, opened: tuple[Program, SettingsDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet set in answer to a change of palette changes the palette: one core was busy for ever."""
    program = opened[0]
    window = program.window
    window.first_steps.show_again()
    window.helping.show_chapter("first-look")
    window.helping.show_about()
    window.helping.show_shortcuts()
    asked: list[int] = []
    make = theme.chrome_sheet
    monkeypatch.setattr(theme, "chrome_sheet", lambda: asked.append(1) or make())
    theme.apply(qapp, "dark")
    for _ in range(30):
        QGuiApplication.processEvents()
    settled = len(asked)
    for _ in range(30):
        QGuiApplication.processEvents()
    assert settled > 0 and len(asked) == settled
    for dialog in (window.preferences.dialog, window.first_steps.panel, window.helping.guide):
        assert theme.DARK.page in dialog.styleSheet(), type(dialog).__name__
    theme.apply(qapp, "light")
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
