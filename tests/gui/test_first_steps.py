"""The first steps as a newcomer meets them: over a window that works, asked once, and no network before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.dialogs.first_run import FirstRunPanel
from govtrades_desktop.settings import senate_terms
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import load_settings
from tests.gui.conftest import Script

Opener = Callable[..., Program]


@pytest.fixture
def begun(qtbot: Any, open_window: Opener) -> Program:
    """Return a program that a newcomer has just started, with its panel in view."""
    program = open_window(refresh_interval="hourly")
    program.window.first_steps.begin()
    program.controller.arm()
    qtbot.waitUntil(lambda: program.window.first_steps.panel is not None)
    return program


def panel_of(program: Program) -> FirstRunPanel:
    panel = program.window.first_steps.panel
    assert panel is not None
    return panel


def test_the_timer_asks_nobody_before_the_steps_are_answered(
    qtbot: Any, begun: Program, script: Script
) -> None:
    """The default is to refresh every hour: a program just opened had asked two sites before it was read."""
    assert begun.controller.state.next_at is None and not begun.controller._timer.isActive()
    assert begun.window.settings.refresh_interval == "hourly", "the setting itself is not touched"
    panel_of(begun).skip_button.click()
    assert begun.controller.state.next_at is not None and begun.controller._timer.isActive()
    assert begun.window.first_steps.panel is None and script.requests == []


def test_a_refresh_by_hand_is_the_users_own_act_and_works(qtbot: Any, begun: Program, script: Script) -> None:
    with qtbot.waitSignal(begun.controller.refreshed):
        begun.window.actions_["refresh"].trigger()
    assert len(script.requests) == 1
    assert begun.controller.state.next_at is None, "one refresh by hand does not start the clock"


def test_three_steps_by_the_keyboard_alone(qtbot: Any, begun: Program, paths: DataPaths) -> None:
    panel = panel_of(begun)
    assert begun.window.focusWidget() is panel.next_button
    shown = [panel._title.text()]
    for _ in range(2):
        qtbot.keyClick(begun.window.focusWidget(), Qt.Key.Key_Return)
        shown.append(panel._title.text())
    assert len(set(shown)) == 3 and "Finish" in panel.next_button.text().replace("&", "")
    qtbot.keyClick(panel.next_button, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert begun.window.focusWidget() is panel.back_button
    qtbot.keyClick(panel.back_button, Qt.Key.Key_Space)
    assert panel.step() == 1
    panel.next()
    assert panel.intervals.button(1).isChecked(), "every hour is what stands there"
    panel.intervals.button(2).setChecked(True)
    qtbot.keyClick(begun.window.focusWidget(), Qt.Key.Key_Return)
    kept = load_settings(paths.settings_file)
    assert kept.refresh_interval == "daily" and kept.first_run_done_on
    assert begun.window.top.refresh.interval == "daily"
    assert "by itself" in begun.window.status.message.text()
    assert begun.window.focusWidget() is not None


def test_the_law_is_shown_whole_and_the_folders_are_named(begun: Program, paths: DataPaths) -> None:
    from PySide6.QtWidgets import QLabel, QLineEdit

    panel = panel_of(begun)
    law = " ".join(label.text() for label in panel.steps.widget(0).findChildren(QLabel))
    for line in (*senate_terms.LAW_LIMITS, senate_terms.PENALTY, senate_terms.LAW):
        assert line in law
    lines = [line.text() for line in panel.steps.widget(1).findChildren(QLineEdit)]
    assert lines == [
        str(paths.root),
        str(paths.settings_file),
        str(paths.log_file),
        "govtrades gui --data-dir FOLDER",
    ]


def test_the_senate_is_never_accepted_by_finishing(qtbot: Any, begun: Program, paths: DataPaths) -> None:
    panel = panel_of(begun)
    panel.go_to(2)
    panel.intervals.button(0).setChecked(True)
    assert not panel.senate.isChecked() and not panel.senate.isEnabled()
    panel.terms_button.click()
    terms = begun.window.consent.dialog
    assert terms is not None and terms.isVisible()
    terms.box.setChecked(True)
    terms.accept_button.click()
    assert panel.senate.isChecked(), "its own dialog was answered, and the panel follows"
    assert panel.intervals.checkedId() == 0, "what was chosen meanwhile stays chosen"
    panel.next_button.click()
    assert load_settings(paths.settings_file).senate_terms_accepted_on


def test_finishing_without_the_terms_leaves_the_senate_off(begun: Program, paths: DataPaths) -> None:
    panel = panel_of(begun)
    panel.go_to(2)
    panel.next_button.click()
    assert load_settings(paths.settings_file).senate_terms_accepted_on == ""


def test_the_window_behind_works_and_escape_answers_nothing(qtbot: Any, begun: Program) -> None:
    window = begun.window
    window.show_page("trades")
    page = window.page
    qtbot.mouseClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, page.view.rowHeight(0) + 4)
    )
    assert page.view.currentIndex().row() == 1 and panel_of(begun).isVisible()
    panel_of(begun).take_keyboard()
    qtbot.keyClick(panel_of(begun).next_button, Qt.Key.Key_Escape)
    assert page.view.hasFocus() and panel_of(begun).isVisible() and not window.first_steps.is_answered
    for size in ((1024, 640), (900, 560)):
        window.resize(*size)
        inside = window.centralWidget().rect()
        assert inside.contains(panel_of(begun).geometry()), size


def test_they_are_asked_once_and_shown_again_when_wished(qtbot: Any, open_window: Opener) -> None:
    program = open_window(first_run_done_on="2026-06-01", refresh_interval="hourly")
    program.window.first_steps.begin()
    program.controller.arm()
    assert program.controller.state.next_at is not None
    program.window.actions_["first_steps"].trigger()
    panel = panel_of(program)
    assert panel.isVisible() and panel.step() == 0
    panel.skip_button.click()
    assert program.window.first_steps.panel is None
    assert program.window.settings.refresh_interval == "hourly", "to skip changes nothing"


def test_a_folder_that_cannot_be_written_is_told_and_holds_nobody_up(
    begun: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreUnavailable("The disk is full.")

    monkeypatch.setattr("govtrades_desktop.gui.main_window.save_settings", full)
    panel_of(begun).skip_button.click()
    assert begun.window.first_steps.panel is None and begun.controller._timer.isActive()
