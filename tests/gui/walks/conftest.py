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
from govtrades_desktop.settings.paths import DataPaths, bundled_database
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store.starter import prepare_database
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
    _copy(sample, paths)
    return request.param(open_folder(paths).window)


def _copy(sample: Path, paths: DataPaths) -> None:
    """Give a walk a folder of its own: what one hand leaves behind, the other does not find."""
    shutil.copy(sample / "govtrades.sqlite", paths.database)
    shutil.copytree(sample / "derived", paths.derived)


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


@pytest.fixture(scope="session")
def real_sample(tmp_path_factory: pytest.TempPathFactory, real_filings: Path) -> Path:
    """The folder with what the program brings along: what officials truly disclosed."""
    folder = tmp_path_factory.mktemp("real walks")
    prepare_database(folder / "govtrades.sqlite", starter=bundled_database(), backups=folder / "backups")
    Library(folder / "govtrades.sqlite", folder / "derived").open().close()
    return folder


@pytest.fixture(params=[Keyboard, Mouse], ids=["keyboard", "mouse"])
def hand_on_real_data(
    request: pytest.FixtureRequest,
    real_sample: Path,
    paths: DataPaths,
    open_folder: Callable[[DataPaths], Program],
    own_dialogs: None,
) -> Any:
    """A hand before a window over it."""
    _copy(real_sample, paths)
    return request.param(open_folder(paths).window)
