"""Fixtures of the window's tests: a scripted pipeline, a window, and no thread left behind."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject
from PySide6.QtWidgets import QApplication

from govtrades_desktop.core.records import ChangeSet, ReadingState
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.app import Program, build
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.refresh_controller import ImportFiles
from govtrades_desktop.query.library import Library
from govtrades_desktop.refresh.events import RefreshReport, SourceRun
from govtrades_desktop.refresh.importing import FileImport, ImportReport
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from tests.gui.fakes import FakeCatalogue
from tests.query.identity_factory import identified_database

UTC = dt.UTC


def report(*runs: SourceRun, is_cancelled: bool = False, new: int = 0) -> RefreshReport:
    """Return a report as the pipeline gives it."""
    now = dt.datetime.now(UTC)
    changes = ChangeSet(generation=2, new_transactions=new)
    return RefreshReport(runs or (SourceRun("house", listed=5),), changes, 2, is_cancelled, now, now)


def taken_in(request: ImportFiles) -> ImportReport:
    """Return the report of an import that took in every file."""
    files = tuple(
        FileImport(path, "imported", "senate", "0f0e0d0c-1111-4222-8333-a0b0c0d0e0f0", ReadingState.READ, 3)
        for path in request.paths
    )
    return ImportReport(files, ChangeSet(2, new_transactions=3 * len(files)), is_cancelled=False)


class Script:
    """A pipeline that does what a test tells it: called on the refresh thread."""

    def __init__(self) -> None:
        self.requests: list[Any] = []
        self.threads: list[str] = []
        self.events: list[Any] = []
        self.outcome: Callable[[], RefreshReport] = report
        self.imports: Callable[[ImportFiles], ImportReport] = taken_in
        self.may_end = threading.Event()
        self.may_end.set()

    def hold(self) -> None:
        """Let the next run go on until it is cancelled, or `may_end` is set."""
        self.may_end.clear()

    def __call__(self, request: Any, stop: threading.Event, listener: Callable[[Any], None]) -> Any:
        self.requests.append(request)
        self.threads.append(threading.current_thread().name)
        for event in self.events:
            listener(event)
        while not self.may_end.wait(0.005):
            if stop.is_set():
                return report(is_cancelled=True)
        return self.imports(request) if isinstance(request, ImportFiles) else self.outcome()


class Places(QObject):
    """Remembers which thread its slot ran on."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[int, Any]] = []

    def take(self, value: Any) -> None:
        self.seen.append((threading.get_ident(), value))


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """Figures with separators, light colours, whatever the machine's own are."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    theme.apply(qapp, "light")
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def no_thread_left(qapp: QApplication) -> Iterator[None]:
    """A test that leaves a thread alive would end the whole run by an abort much later.

    Python's own threads are seen here; of Qt's it knows only dummies that never end, so the fixtures that
    start one assert its `shutdown()`.
    """
    before = set(threading.enumerate())
    yield
    left = [
        t.name for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)
    ]
    assert not left, f"threads left alive: {left}"


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    found = DataPaths(tmp_path / "data", tmp_path / "data", tmp_path / "data" / "logs")
    found.create()
    return found


@pytest.fixture(scope="session")
def identified(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a database in which it is known, mostly, who filed and what was traded."""
    folder = tmp_path_factory.mktemp("identified")
    identified_database(folder / "govtrades.sqlite")
    Library(folder / "govtrades.sqlite", folder / "derived").open().close()
    return folder


@pytest.fixture
def known(identified: Path, open_window: Callable[..., Program]) -> Program:
    """Return a window over it."""
    return open_window(Catalogue(Library(identified / "govtrades.sqlite", identified / "derived").open()))


@pytest.fixture
def open_window(qtbot: Any, paths: DataPaths, script: Script) -> Iterator[Callable[..., Program]]:
    """Return a function that opens a window over a catalogue; every window is closed, its threads ended."""
    opened: list[Program] = []

    def opener(catalogue: Any = None, **settings: Any) -> Program:
        chosen = Settings().with_values(**{"refresh_interval": "off", **settings})
        program = build(catalogue or FakeCatalogue(), paths, chosen, run=script)
        opened.append(program)
        qtbot.addWidget(program.window)
        program.window.resize(1280, 800)
        with qtbot.waitExposed(program.window):
            program.window.show()
        return program

    yield opener
    script.may_end.set()
    for program in opened:
        program.window.close()
        assert program.controller.shutdown(), "the refresh thread did not end"
        assert program.reader.shutdown(), "the read thread did not end"
