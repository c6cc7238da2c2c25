"""Saved reports by mouse: chosen or dropped, taken in beside a refresh, each file answered for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.gui.app import Program, build, open_data
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.pages.table_page import TablePage
from govtrades_desktop.gui.refresh_controller import ImportFiles
from govtrades_desktop.refresh.events import RefreshRequest
from govtrades_desktop.refresh.importing import FileImport, ImportReport
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store.starter import prepare_database
from tests.filings import senate_pages
from tests.gui.conftest import Script
from tests.gui.fakes import FakeCatalogue
from tests.support.senate_site import report as senate_report
from tests.support.senate_site import uuid

Opener = Callable[..., Program]
COPY = Qt.DropAction.CopyAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drag(widget: QWidget, *urls: str) -> tuple[bool, QMimeData]:
    """Drag these over a widget; return whether they are taken."""
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    data.setText("\n".join(urls))  # as file managers do
    event = QDragEnterEvent(QPoint(300, 300), COPY, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted(), data


def drop(widget: QWidget, *paths: Path) -> None:
    """Drop files on a widget as a hand does: over it first."""
    taken, data = drag(widget, *(path.as_uri() for path in paths))
    assert taken
    QApplication.sendEvent(widget, QDropEvent(QPointF(300, 300), COPY, data, LEFT, NONE))


@pytest.mark.parametrize(
    ("urls", "is_taken"),
    [
        (["file:///saved/a.html"], True),
        (["file:///saved/a.PDF", "file:///saved/notes.txt"], True),
        (["<folder>"], True),
        (["file:///saved/picture.png"], False),
        (["https://efdsearch.senate.gov/a.html"], False),
        (["file:///saved/a.html", "https://example.org/a.html"], False),
        ([], False),
    ],
)
def test_only_local_files_are_taken_and_the_hint_is_calm(
    qtbot: Any, open_window: Opener, tmp_path: Path, urls: list[str], is_taken: bool
) -> None:
    window = open_window().window
    taken, _ = drag(window, *(tmp_path.as_uri() if url == "<folder>" else url for url in urls))
    assert taken == is_taken == window._drop_hint.isVisible()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window._drop_hint.isVisible()


def test_files_over_the_search_box_are_the_windows(qtbot: Any, open_window: Opener) -> None:
    """A line edit takes a dropped file as its name: a search for file:///home/…, and no import."""
    window = open_window().window
    taken, _ = drag(window.top.search.edit, "file:///saved/a.html")
    assert taken and window._drop_hint.isVisible()


def test_dropped_files_are_imported_and_answered_for(
    qtbot: Any, open_window: Opener, script: Script, tmp_path: Path
) -> None:
    program = open_window()
    window = program.window
    window.show_page("trades")
    page = window.page
    assert isinstance(page, TablePage)
    program.catalogue.add_news(3)
    count = page.model.rowCount()
    script.imports = lambda request: ImportReport(
        (
            FileImport(request.paths[0], "imported", "senate", "0f0e0d0c-1111", None, 3),
            FileImport(request.paths[1], "failed", told="It is no report.", hint="Save the page."),
            FileImport(request.paths[1], "already", "house", "20026658", told="It is already there."),
        ),
        ChangeSet(2, new_transactions=3),
        is_cancelled=False,
    )
    script.events = [FileImport(tmp_path / "one.html", "imported")]
    script.hold()
    drop(window, tmp_path / "a.html", tmp_path / "b.pdf")
    qtbot.waitUntil(lambda: window.status.job.text() == "Importing: 1 file taken in, one.html")
    assert not window._drop_hint.isVisible() and window.status.cancel.isVisible()
    with qtbot.waitSignal(program.controller.imported):
        script.may_end.set()
    assert script.requests == [ImportFiles((tmp_path / "a.html", tmp_path / "b.pdf"))]
    assert page.model.rowCount() == count and page.news_text() == "3 new: show"
    result = window.importer.result
    assert result is not None and result.isVisible() and not result.isModal()
    assert result.texts() == [
        ("b.pdf", "—", "✕ It is no report. Save the page."),
        ("a.html", "Senate report 0f0e0d0c…", "● 3 trades"),
        ("b.pdf", "House report 20026658", "= It is already there."),
    ]
    told = "Import: 1 taken in with 3 trades, 1 already there, 1 not taken"
    assert window.status.message.text() == told
    assert program.controller.state.last_success_at is None, "nothing was asked of a source"
    result.close()


def test_an_import_during_a_refresh_follows_it(
    qtbot: Any, open_window: Opener, script: Script, tmp_path: Path
) -> None:
    program = open_window()
    script.hold()
    program.window.refresh()
    drop(program.window, tmp_path / "a.html")
    drop(program.window, tmp_path / "b.html")
    assert "follows as soon as" in program.window.status.message.text()
    assert program.controller.state.waiting == 2
    script.may_end.set()
    qtbot.waitUntil(lambda: len(script.requests) == 3 and not program.controller.state.is_running)
    assert isinstance(script.requests[0], RefreshRequest)
    assert script.requests[1:] == [ImportFiles((tmp_path / "a.html",)), ImportFiles((tmp_path / "b.html",))]
    assert program.controller.state.waiting == 0
    assert len(set(script.threads)) == 1, "one after the other, on the one thread that writes"


def test_an_import_that_cannot_be_is_told_in_words(
    qtbot: Any, open_window: Opener, script: Script, tmp_path: Path
) -> None:
    def gone(request: ImportFiles) -> ImportReport:
        raise UserInputError("There is no file a.html.", hint="Name files that are there.")

    script.imports = gone
    program = open_window()
    with qtbot.waitSignal(program.controller.failed):
        drop(program.window, tmp_path / "a.html")
    assert "There is no file a.html." in program.window.status.message.text()


def test_the_menu_asks_for_several_files_and_remembers_the_folder(
    qtbot: Any, open_window: Opener, script: Script, tmp_path: Path, monkeypatch: Any
) -> None:
    asked: list[str] = []

    def answer(parent: Any, title: str, folder: str, filters: str) -> tuple[list[str], str]:
        asked.append(folder)
        return [str(tmp_path / "a.html"), str(tmp_path / "b.pdf")], filters

    monkeypatch.setattr("govtrades_desktop.gui.importing.QFileDialog.getOpenFileNames", answer)
    program = open_window(FakeCatalogue(50))
    for _ in range(2):
        with qtbot.waitSignal(program.controller.imported):
            program.window.actions_["import"].trigger()
    assert script.requests[0].paths == (tmp_path / "a.html", tmp_path / "b.pdf")
    assert asked[1] == str(tmp_path)


@pytest.fixture
def real_program(qtbot: Any, paths: DataPaths) -> Iterator[Program]:
    prepare_database(paths.database)
    program = build(Catalogue(open_data(paths)), paths, Settings().with_values(refresh_interval="off"))
    qtbot.addWidget(program.window)
    program.window.resize(1280, 800)
    with qtbot.waitExposed(program.window):
        program.window.show()
    yield program
    program.window.close()
    assert program.controller.shutdown(20) and program.reader.shutdown(20)


def test_a_saved_page_dropped_on_the_real_program_is_in_the_table(
    real_program: Program, qtbot: Any, tmp_path: Path
) -> None:
    hostile = '<b>x</b><img src="file:///etc/passwd"><script>alert(1)</script>'
    page = tmp_path / f"{uuid(4)}.html"
    page.write_bytes(senate_pages.ptr_page(senate_report(3, "Ford Motor", hostile)))
    (tmp_path / "notes.html").write_text("<html><title>Cake</title><p>Flour.</p></html>", "utf-8")
    window = real_program.window
    window.show_page("trades")
    with qtbot.waitSignal(real_program.controller.imported, timeout=30_000):
        drop(window, page, tmp_path / "notes.html")
    table = window.page
    assert isinstance(table, TablePage)
    rows = [table.model.record(r) for r in range(table.model.rowCount())]
    assert {row.doc_id for row in rows} == {uuid(4)} and {row.chamber for row in rows} == {"senate"}
    assert hostile in {row.asset for row in rows}
    record = next(row for row in rows if row.asset == hostile)
    assert table.show_record(record.id) and hostile in table.pane.plain_text()
    assert table.pane.url().startswith("https://efdsearch.senate.gov/search/view/ptr/")
    assert window.importer.result is not None
    outcomes = {name: told for name, _, told in window.importer.result.texts()}
    assert outcomes[page.name] == "● 2 trades" and outcomes["notes.html"].startswith("✕ ")
    window.importer.result.close()
