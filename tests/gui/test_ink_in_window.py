"""The original under the table: it follows the cursor, and costs nothing until it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt

from govtrades_desktop.gui.app import Program, build, open_data
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.ink.source_pane import PaneState
from govtrades_desktop.settings.paths import DataPaths, data_paths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store.starter import prepare_database
from tests.support.site import MadeSite

Opened = Callable[[], Program]


@pytest.fixture
def paths(tmp_path: Any) -> DataPaths:
    paths = data_paths(tmp_path / "data")
    paths.create()
    prepare_database(paths.database)  # without the bundled trades
    return paths


@pytest.fixture
def opened(paths: DataPaths, made_site: MadeSite, qtbot: Any) -> Iterator[Opened]:
    """Return a function that opens the real program over the data folder."""
    programs: list[Program] = []

    def open_program() -> Program:
        settings = Settings().with_values(refresh_interval="off", house_url=made_site.url)
        program = build(Catalogue(open_data(paths)), paths, settings, page="trades")
        programs.append(program)
        qtbot.addWidget(program.window)
        with qtbot.waitExposed(program.window):
            program.window.show()
        return program

    yield open_program
    for program in programs:
        program.window.close()
        assert program.controller.shutdown(20) and program.reader.shutdown(20)


def refreshed(program: Program, made_site: MadeSite, qtbot: Any) -> None:
    years = sorted({int(p.name[:4]) for p in made_site.root.rglob("*FD.zip")})
    with qtbot.waitSignal(program.controller.refreshed, timeout=60_000):
        program.window.top.refresh.refresh_wanted.emit(tuple(years))


def test_the_page_follows_the_cursor_and_goes_away(
    opened: Opened, paths: DataPaths, made_site: MadeSite, qtbot: Any
) -> None:
    program = opened()
    window = program.window
    assert window.ink.pane is None  # nothing was paid for
    refreshed(program, made_site, qtbot)
    view = window.page.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    pane = window.ink.pane
    assert pane is not None and window.actions_["ink"].isChecked()
    for _ in range(min(8, view.model().rowCount() - 1)):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        record = view.current_record()

        def is_shown(record: Any = record) -> bool:
            source = pane.source
            return (
                pane.state is PaneState.SHOWN
                and source is not None
                and source.filing_id == record.filing_id
                and pane._line == record.line
            )

        qtbot.waitUntil(is_shown, timeout=20_000)
    qtbot.keyClick(view, Qt.Key.Key_V)
    assert pane.isHidden() and not window.actions_["ink"].isChecked()


def test_letters_in_the_search_box_are_letters(opened: Opened, qtbot: Any) -> None:
    program = opened()
    edit = program.window.top.search.edit
    edit.setFocus()
    qtbot.keyClicks(edit, "v v")
    assert edit.text() == "v v" and not program.window.ink.is_shown


def test_an_original_that_is_lost_is_said_so_and_fetched_on_a_wish(
    opened: Opened, paths: DataPaths, made_site: MadeSite, qtbot: Any
) -> None:
    """The bundled database has no documents: this is the first thing that a newcomer sees of the pane."""
    program = opened()
    window = program.window
    refreshed(program, made_site, qtbot)
    for file in paths.archive.rglob("*"):
        if file.is_file():
            file.chmod(0o600)
            file.unlink()
    window.page.view.setFocus()
    qtbot.keyClick(window.page.view, Qt.Key.Key_Down)
    window.ink.set_shown(is_shown=True)
    pane = window.ink.pane
    assert pane is not None
    qtbot.waitUntil(lambda: pane.state is PaneState.ABSENT, timeout=20_000)
    with qtbot.waitSignal(program.controller.refreshed, timeout=60_000):
        pane.fetch_requested.emit(pane.source.filing_id)
    qtbot.waitUntil(lambda: pane.state is PaneState.SHOWN, timeout=20_000)


def test_whether_it_is_shown_is_remembered(opened: Opened, made_site: MadeSite, qtbot: Any) -> None:
    program = opened()
    program.window.ink.set_shown(is_shown=True)
    program.window.close()
    again = opened()
    qtbot.waitUntil(lambda: again.window.ink.pane is not None, timeout=5_000)
    assert not again.window.ink.pane.isHidden()
