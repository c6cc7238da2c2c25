"""A real window over a real data folder, for one hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from govtrades_desktop.gui.app import Program, build
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import TradeRow
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from tests.gui.walks.hands import Keyboard, Mouse, settle
from tests.gui.walks.sample import all_rows, make_folder


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is copied for each walk."""
    return make_folder(tmp_path_factory.mktemp("walks"))


@pytest.fixture(scope="session")
def rows(sample: Path) -> list[TradeRow]:
    """Every trade in force of it."""
    return all_rows(sample)


@pytest.fixture
def own_dialogs() -> Iterator[None]:
    """File dialogs of Qt's own: those of a system can be used by no test."""
    name = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    before = QCoreApplication.testAttribute(name)
    QCoreApplication.setAttribute(name, True)  # noqa: FBT003 - Qt's own signature
    yield
    QCoreApplication.setAttribute(name, before)


@pytest.fixture(params=[Keyboard, Mouse], ids=["keyboard", "mouse"])
def hand(
    request: pytest.FixtureRequest,
    sample: Path,
    paths: DataPaths,
    open_folder: Callable[[DataPaths], Program],
    own_dialogs: None,
) -> Any:
    """A hand before a window on the Trades page."""
    for name in ("govtrades.sqlite", "derived"):
        source = sample / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, paths.root / name)
    return request.param(open_folder(paths).window)


@pytest.fixture
def open_folder(qtbot: Any, script: Any) -> Iterator[Callable[[DataPaths], Program]]:
    """Return a function that opens the program over a folder; it is closed as a user closes it."""
    opened: list[Program] = []

    def opener(paths: DataPaths, library: Library | None = None) -> Program:
        found = library or Library(paths.database, paths.derived, paths.user_database).open()
        program = build(
            Catalogue(found), paths, Settings().with_values(refresh_interval="off"), run=script, page="trades"
        )
        opened.append(program)
        qtbot.addWidget(program.window)
        program.window.resize(1280, 800)
        program.window.show()
        program.window.activateWindow()
        qtbot.waitExposed(program.window)
        qtbot.waitUntil(lambda: QApplication.activeWindow() is program.window)
        settle()
        return program

    yield opener
    for program in opened:
        program.window.close()
        settle()
        assert program.controller.shutdown(), "the refresh thread did not end"
        assert program.reader.shutdown(), "the read thread did not end"
