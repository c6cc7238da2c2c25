"""The window at 150,000 trades beside Qt's own way: keystroke, header click, jump, repaint, start.

Run by `dev.py bench`, or `python -m tests.bench.bench_window`. It prints what each costs and the ratio;
budgets are asserted loosely, since machines differ and are shared.
"""

# ruff: noqa: T201 - a bench prints what it measured

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TRADES = 150_000
PER_FILING = 15
PROXY_ROWS = 10_000
"""Qt's proxy is measured on fewer rows: at 150,000 one sort takes half a minute."""

_FLOOR = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget
app = QApplication(sys.argv)
window = QMainWindow()
table = QTableWidget(40, 10)
window.setCentralWidget(table)
window.resize(1280, 800)
window.show()
app.processEvents()
"""

_OURS = """
import sys
from pathlib import Path
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.gui import app as gui
root, config = Path(sys.argv[1]), Path(sys.argv[2])
paths = DataPaths(root, config, config)
app = gui.make_application(sys.argv[:1])
gui.theme.Watcher(app, "system")
settings = Settings().with_values(refresh_interval="off")
program = gui.build(gui.Catalogue(gui.open_data(paths)), paths, settings, page="trades")
program.window.show()
app.processEvents()
assert program.window.page.model.rowCount() > 100_000
"""

_END = """
import os
os._exit(0)
"""


def make_data(folder: Path, trades: int = TRADES) -> Path:
    """Write a database of `trades` synthetic trades of real shape, and its indexes; a minute or so."""
    from govtrades_desktop.query.library import Library
    from tests.store.factory import filled_database

    database = folder / "govtrades.sqlite"
    filings = trades // 5
    filled_database(database, filings=filings)
    with Library(database, folder / "derived") as library:
        have = len(library.trades)
    if have < trades:
        database.unlink()
        for leftover in folder.glob("govtrades.sqlite-*"):
            leftover.unlink()
        filled_database(database, filings=int(filings * trades / max(have, 1)) + 1)
    with Library(database, folder / "derived") as library:
        print(f"  {len(library.trades):,} trades in {len(library.filings):,} filings")
    return folder


def best(work: Callable[[], object], times: int = 7) -> float:
    """Return the median of some runs, in milliseconds."""
    taken = []
    for _ in range(times):
        gc.collect()
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)[len(taken) // 2]


def start_times(programs: dict[str, tuple[str, ...]], times: int = 7) -> dict[str, float]:
    """Return the best start of each program in a process of its own, in milliseconds.

    They take turns, so that a busy machine is busy for both; compiled modules are kept, as an installed
    program has them (this environment may forbid it), and the first round, which compiles, does not count.
    """
    taken: dict[str, list[float]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as cache:
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = cache
        for number in range(times + 1):
            for name, (code, *arguments) in programs.items():
                began = time.perf_counter()
                command = [sys.executable, "-c", code + _END, *arguments]
                subprocess.run(command, check=True, capture_output=True, env=environment)
                if number:
                    taken[name].append((time.perf_counter() - began) * 1000)
    return {name: min(every) for name, every in taken.items()}


def proxy_times() -> dict[str, float]:
    """Return what Qt's proxy takes over a Python model of PROXY_ROWS rows, scaled to TRADES."""
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt

    words = [f"Company {i * 7919 % 9973:05d} Incorporated" for i in range(PROXY_ROWS)]

    class Plain(QAbstractTableModel):
        def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008, N802
            return 0 if parent.isValid() else PROXY_ROWS

        def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008, N802
            return 3

        def data(self, index: Any, role: int = 0) -> Any:
            return words[index.row()] if role == Qt.ItemDataRole.DisplayRole else None

    proxy = QSortFilterProxyModel()
    proxy.setFilterKeyColumn(-1)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    proxy.setSourceModel(Plain())
    scale = TRADES / PROXY_ROWS

    def sort() -> None:
        proxy.sort(0, Qt.SortOrder.DescendingOrder)
        proxy.sort(0, Qt.SortOrder.AscendingOrder)

    def narrow() -> None:
        proxy.setFilterFixedString("company 01")
        proxy.setFilterFixedString("")

    return {"header click": best(sort, 1) / 2 * scale, "keystroke": best(narrow, 1) / 2 * scale}


def window_times(folder: Path) -> dict[str, tuple[float, float]]:
    """Return (work, one repaint) in milliseconds of each thing a hand does in the Trades table."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from govtrades_desktop.gui import app as gui
    from govtrades_desktop.gui.models.columns import SortTerm
    from govtrades_desktop.settings.paths import DataPaths
    from govtrades_desktop.settings.settings import Settings

    app = gui.make_application(["bench"])
    gui.theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as config:
        paths = DataPaths(folder, Path(config), Path(config))
        settings = Settings().with_values(refresh_interval="off")
        program = gui.build(gui.Catalogue(gui.open_data(paths)), paths, settings)
        window = program.window
        window.resize(1280, 800)
        window.show_page("trades")
        window.show()
        for _ in range(20):
            app.processEvents()  # shown and exposed: only then does a repaint paint
        page = window.page
        view = page.view
        rows = page.model.rowCount()

        def repaint() -> float:
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            began = time.perf_counter()
            view.viewport().repaint()
            return (time.perf_counter() - began) * 1000

        def both(work: Callable[[int], object]) -> tuple[float, float]:
            works, paints = [], []
            for i in range(9):
                gc.collect()
                began = time.perf_counter()
                work(i)
                works.append((time.perf_counter() - began) * 1000)
                paints.append(repaint())
            return sorted(works)[4], sorted(paints)[4]

        texts = ("n", "nv", "nvd", "nvda", "a", "ap", "pelosi", "", "smith f")
        page.view.setCurrentIndex(page.model.index(3, 0))
        found = {
            "repaint": both(lambda i: None),
            "keystroke": both(lambda i: window.top.search.edit.setText(texts[i])),
        }
        window.top.search.edit.setText("")
        found["header click (text)"] = both(
            lambda i: view.order_changed.emit([SortTerm("asset", bool(i % 2))])
        )
        found["header click (number)"] = both(
            lambda i: view.order_changed.emit([SortTerm("lag", bool(i % 2))])
        )
        found["jump"] = both(lambda i: view.verticalScrollBar().setValue((i + 1) * rows // 11))
        window.show_page("dashboard")
        window.page.load_charts()
        found["dashboard"] = both(lambda i: window.page.read())
        window.close()
        program.reader.shutdown()
        program.controller.shutdown()
        app.processEvents()
    return found


def measure(folder: Path) -> dict[str, Any]:
    """Measure everything over the data in `folder`, and print it."""
    ours = window_times(folder)
    qt = proxy_times()
    print(f"\n  {'':24}{'work ms':>9}{'repaint':>9}{'Qt proxy':>11}{'ratio':>9}")
    for name, (work, paint) in ours.items():
        theirs = qt.get(name.split(" (")[0])
        beside = f"{theirs:11,.0f}{theirs / max(work, 0.01):8,.0f}x" if theirs else ""
        print(f"  {name:24}{work:9.1f}{paint:9.1f}{beside}")
    with tempfile.TemporaryDirectory() as config:
        starts = start_times({"floor": (_FLOOR,), "ours": (_OURS, str(folder), config)})
    floor, window = starts["floor"], starts["ours"]
    ratio = window / floor
    print(f"  start to an interactive window: floor {floor:.0f} ms, ours {window:.0f} ms, {ratio:.2f} x")
    return {"ours": ours, "qt": qt, "start": ratio}


@pytest.mark.bench
@pytest.mark.timeout(900)
def test_the_window_keeps_up_with_the_hand(tmp_path: Path) -> None:
    """Budgets are loose: they catch an order of magnitude, not a busy machine."""
    found = measure(make_data(tmp_path))
    ours, qt = found["ours"], found["qt"]
    assert ours["keystroke"][0] < 60 and ours["keystroke"][1] < 120
    assert ours["header click (text)"][0] < 80 and ours["jump"][0] < 60
    assert qt["header click"] / ours["header click (text)"][0] > 50
    assert qt["keystroke"] / ours["keystroke"][0] > 10
    assert found["start"] < 8  # the aim is 1.5 and is not met: NumPy alone is a floor's worth of importing


def main() -> None:
    """Measure over a folder named on the command line, or over new data."""
    if len(sys.argv) > 1:
        print(json.dumps(measure(Path(sys.argv[1])), indent=1))
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(make_data(Path(folder)))


if __name__ == "__main__":
    main()
