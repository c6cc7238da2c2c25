"""Restoring a backup by the window, and what a start over a damaged database says."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from govtrades_desktop.gui import app as gui_app
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.main_window import MainWindow
from govtrades_desktop.gui.refresh_controller import RefreshController
from govtrades_desktop.gui.refresh_requests import ReadAgain, Upkeep
from govtrades_desktop.refresh.events import RefreshRequest
from govtrades_desktop.refresh.soundness import DAMAGED, Upkept
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store.backup import back_up, list_backups
from govtrades_desktop.store.user_data import Edit, EditField, UserStore
from tests.gui.conftest import Script
from tests.store.factory import filled_database

QUIET = Settings().with_values(refresh_interval="off")


def the_window(qapp: QApplication) -> MainWindow:
    return next(one for one in qapp.topLevelWidgets() if isinstance(one, MainWindow) and not one.is_closed)


def last_names(database: Path) -> set[str]:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return {name for (name,) in connection.execute("SELECT DISTINCT last FROM filing")}


class Walk:
    """Does one step after the other once what it waits for is so; the window closes in any case."""

    def __init__(self, qapp: QApplication, *steps: tuple[Callable[[], bool], Callable[[], None]]) -> None:
        self._qapp = qapp
        self._steps = list(steps)
        self.left = 2000
        self._timer = QTimer()
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def _on_tick(self) -> None:
        self.left -= 1
        if self.left < 0:
            self._timer.stop()
            for one in self._qapp.topLevelWidgets():
                one.close()
            return
        with contextlib.suppress(StopIteration):  # no window just now
            if self._steps and self._steps[0][0]():
                self._steps.pop(0)[1]()

    @property
    def is_done(self) -> bool:
        self._timer.stop()
        return not self._steps


def test_the_window_restores_a_backup_and_comes_back_over_it(
    paths: DataPaths, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """List, choice, question, exchange, another window over the restored data; what was there is kept."""
    filled_database(paths.database, filings=12)
    with contextlib.closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("UPDATE filing SET last = 'Then'")
        connection.commit()
    back_up(paths.database, paths.backups, now=dt.datetime.now(dt.UTC) - dt.timedelta(days=2))
    with contextlib.closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("UPDATE filing SET last = 'Now'")
        connection.commit()
    broken = back_up(paths.database, paths.backups, label="manual")
    broken.path.write_bytes(broken.path.read_bytes()[:9000])
    note = Edit("house", "20000001", None, EditField.NOTE, "mine", None)
    UserStore(paths.user_database).set(note)
    yours = paths.user_database.read_bytes()
    first: list[MainWindow] = []
    seen: list[Any] = []

    def dialog() -> Any:
        return the_window(qapp).restoring.dialog

    def open_dialog() -> None:
        first.append(the_window(qapp))
        first[0].restoring.show_dialog()

    def choose() -> None:
        seen.extend(dialog().texts())
        assert not dialog().restore_button.isEnabled(), "the newest one is damaged"
        dialog().table.selectRow(1)
        dialog().restore_button.click()
        seen.append(dialog().question())
        dialog().yes_button.click()

    def look() -> None:
        window = the_window(qapp)
        seen.append(window.notice.text())
        seen.append(window.catalogue.count_filings())
        window.close()

    walk = Walk(
        qapp,
        (lambda: the_window(qapp).isVisible(), open_dialog),
        (lambda: all("…" not in "".join(row) for row in dialog().texts()) and dialog().texts() != [], choose),
        (lambda: the_window(qapp) not in first and the_window(qapp).isVisible(), look),
    )
    assert gui_app.run(paths, QUIET) == 0
    assert walk.is_done
    damaged, sound, question, notice, count = seen
    assert damaged[1] == "by hand" and "cannot be restored" in damaged[6]
    assert sound[1] == "daily" and "sound" in sound[6] and sound[4] == "12"
    assert "in the place of what is there now?" in question
    assert "was restored from" in notice and "is kept as govtrades-set-aside-" in notice and count == 12
    assert last_names(paths.database) == {"Then"}
    (aside,) = paths.root.glob("govtrades-set-aside-*.sqlite")
    assert last_names(aside) == {"Now"}
    assert paths.user_database.read_bytes() == yours


def test_a_start_over_a_damaged_database_says_what_became_of_it(paths: DataPaths, qapp: QApplication) -> None:
    filled_database(paths.database, filings=12)
    back_up(paths.database, paths.backups)
    paths.database.write_bytes(b"this is no database" * 400)
    seen: list[str] = []

    def look() -> None:
        seen.append(the_window(qapp).notice.text())
        the_window(qapp).close()

    walk = Walk(qapp, (lambda: "Out of the archive" in the_window(qapp).notice.text(), look))
    assert gui_app.run(paths, QUIET) == 0
    assert walk.is_done
    assert "damaged" in seen[0] and "The backup of" in seen[0] and ".damaged-" in seen[0]
    assert len(last_names(paths.database)) > 1
    assert [one.label for one in list_backups(paths.backups)].count("daily") >= 1


def test_a_run_that_anybody_wants_goes_before_looking_after_the_data(qtbot: QtBot, script: Script) -> None:
    """Stops: F5 refused for minutes, because old filings are being read again."""
    controller = RefreshController(script, interval="off")
    script.hold()
    with qtbot.waitSignal(controller.state_changed):
        assert controller.start(Upkeep())
    qtbot.waitUntil(lambda: script.requests == [Upkeep()])
    assert controller.start(RefreshRequest())
    assert not controller.start(ReadAgain((1,))), "one after the other"
    qtbot.waitUntil(lambda: script.requests == [Upkeep(), RefreshRequest()])
    assert not controller.start(Upkeep()), "and it waits its turn"
    script.may_end.set()
    with qtbot.waitSignal(controller.refreshed):
        pass
    assert controller.shutdown()


def test_what_looking_after_the_data_found_is_said_over_the_page(
    open_window: Callable[..., Program], script: Script, qtbot: QtBot
) -> None:
    window: QWidget = open_window().window
    script.events = [Upkept((DAMAGED,), is_damaged=True)]
    window.upkeeping.start()
    qtbot.waitUntil(lambda: DAMAGED in window.notice.text())
    qtbot.waitUntil(lambda: not window.controller.state.is_running)
    assert script.requests == [Upkeep()] and "Refreshed" not in window.status.message.text()
