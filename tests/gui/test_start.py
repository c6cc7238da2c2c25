"""The way to the first paint: what a start imports, in which order, and when the collector works again."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from govtrades_desktop.cli import run
from govtrades_desktop.gui import app as gui_app
from govtrades_desktop.gui import start
from govtrades_desktop.settings.paths import DataPaths
from tests.store.factory import filled_database

_LOOK = """
import gc, os, sys
from govtrades_desktop.cli import run
from govtrades_desktop.gui import start
settle = start.settle
before_qt = set()
first = start.import_what_is_not_qt
def looked():
    first()
    assert not any(name.startswith("PySide6") for name in sys.modules), "Qt came first"
    before_qt.update(sys.modules)
def standing():
    try:
        known = set(sys.modules)
        assert not gc.isenabled()
        settle()
        assert gc.isenabled() and gc.get_freeze_count() > 10_000
        from PySide6.QtWidgets import QApplication
        window = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
        assert window.page.name == "trades" and window.page.model.rowCount() > 0
        assert window.page.model._pages, "told before the rows were painted"
        print(*sorted(known), "|", *sorted(known - before_qt))
        sys.stdout.flush()
    except BaseException:
        import traceback
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
start.import_what_is_not_qt, start.settle = looked, standing
run(["--data-dir", sys.argv[1], "gui", "--page", "trades"])
"""

_LATER = {
    "numpy.ma": "np.unique imports it: 13 ms",
    "_hashlib": "OpenSSL, for hashes that no start makes: 7 ms",
    "platformdirs": "a portable copy says where it lies",
    "tomlkit": "for saving settings",
    "peewee": "for writing",
    "requests": "for a refresh",
    "pandas": "for one form of export",
    "pyqtgraph": "for charts, which come after the first paint",
    "xlsxwriter": "for one form of export",
    "govtrades_desktop.query.export": "for an export",
    "govtrades_desktop.query.health": "counts documents: 15 ms at 150,000 trades",
    "govtrades_desktop.query.trade_context": "for the pane, which is filled after the first paint",
    "govtrades_desktop.gui.pages.detail_trade": "likewise",
}
"""What a start does without, and why it once did not."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a data folder that was opened before: its indexes are there."""
    paths = DataPaths(tmp_path, tmp_path, tmp_path / "logs")
    filled_database(paths.database, filings=12)
    gui_app.open_data(paths).close()
    assert run(["--data-dir", str(tmp_path), "--quiet", "derive"]) == 0  # nothing waits to be resolved
    return tmp_path


def test_a_start_imports_what_it_needs_and_the_rest_before_qt(folder: Path) -> None:
    """Each of these crept into the start once, and nothing failed: it only took longer."""
    done = subprocess.run(
        [sys.executable, "-c", _LOOK, str(folder)],
        capture_output=True,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    known, after_qt = (set(part.split()) for part in done.stdout.split("|"))
    assert not {name: why for name, why in _LATER.items() if name in known}
    late = {name for name in after_qt if name.startswith(("numpy", "govtrades_desktop.derive"))}
    assert not late, f"imported after Qt, which reads their sources: {sorted(late)}"


def test_the_collector_works_again_when_a_start_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Left resting, a program that goes on (a test, a script) would grow without end."""

    def fail(*_: object, **__: object) -> int:
        assert not gc.isenabled()
        return 4

    monkeypatch.setattr(gui_app, "run", fail)
    assert start.run(DataPaths(tmp_path, tmp_path, tmp_path)) == 4
    assert gc.isenabled()


def test_what_waits_for_the_first_paint_is_told_once(qtbot) -> None:  # noqa: ANN001
    """A timer of no time came before the first paint: what waited for the paint came before it."""
    painted, told = [], []

    class Window(QWidget):
        def paintEvent(self, event: object) -> None:  # noqa: N802
            painted.append(True)

    window = Window()
    qtbot.addWidget(window)
    gui_app._FirstPaint(window, lambda: told.append(bool(painted)))
    window.show()
    qtbot.waitUntil(lambda: bool(told))
    window.repaint()
    qtbot.waitUntil(lambda: len(painted) > 1)
    assert told == [True]
