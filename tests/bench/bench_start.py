"""Starting, with 150,000 trades: to the newest rows and to the first key answered, beside a bare window.

Run by `dev.py bench`, or `python -m tests.bench.bench_start [FOLDER]`. Whole processes, one after the other
in turns, so that a busy machine is busy for all; medians are quoted. The real program starts, by its door.
"""

# ruff: noqa: T201 - a bench prints what it measured

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import pytest

TIMES = 11

_FLOOR = """
import os, sys
from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
class Cells(QAbstractTableModel):
    def rowCount(self, parent=None): return 40
    def columnCount(self, parent=None): return 10
    def data(self, index, role=0): return f"cell {index.row()}" if role == 0 else None
app = QApplication(sys.argv)
window, table, cells = QMainWindow(), QTableView(), Cells()
table.setModel(cells)
window.setCentralWidget(table)
window.resize(1280, 800)
window.show()
app.processEvents()
print("peak", 0)
sys.stdout.flush()
os._exit(0)
"""

_OURS = """
import os, sys
from govtrades_desktop.cli import run
from govtrades_desktop.gui import start
settle = start.settle
def standing():
    try:
        look()
    except BaseException:  # in a slot it would be told to the crash hook, and the program would stay
        import traceback
        traceback.print_exc()
        os._exit(1)
def look():
    settle()
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    window = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
    page = window.page
    assert page.name == "trades" and page.catalogue.library.trades.array("id").size >= int(sys.argv[2])
    assert page.model.rowCount() > int(sys.argv[2]) // 2  # some are repeated by later versions
    assert page.model._pages  # rows were asked for by a paint, or by the cursor
    if sys.argv[3] == "key":
        before = page.model.rowCount()
        QTest.keyClick(window.top.search.edit, Qt.Key.Key_N)
        QApplication.processEvents()
        assert page.text == "n" and 0 < page.model.rowCount() < before, (page.text, page.model.rowCount())
    if sys.argv[3] == "memory":
        for name in ("dashboard", "filings", "officials", "securities", "trades"):
            window.show_page(name)
            for _ in range(5):
                QApplication.processEvents()
        import resource
        print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    sys.stdout.flush()
    os._exit(0)
start.settle = standing
sys.exit(run(["--data-dir", sys.argv[1], "gui", "--page", "trades"]))
"""


def _environment(cache: str) -> dict[str, str]:
    """Return an environment as an installed program has it: compiled modules are kept, no display."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return environment | {"PYTHONPYCACHEPREFIX": cache, "QT_QPA_PLATFORM": "offscreen"}


def _run(code: str, arguments: tuple[str, ...], cache: str) -> tuple[float, str]:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        env=_environment(cache),
        timeout=120,
    )
    taken = (time.perf_counter() - began) * 1000
    assert done.returncode == 0, done.stderr
    return taken, done.stdout


def measure(folder: Path, trades: int, times: int = TIMES) -> dict[str, float]:
    """Measure starts over the data in `folder`; print and return medians in ms, and the peak memory in MB."""
    programs = {
        "bare window": (_FLOOR, ()),
        "rows on the screen": (_OURS, (str(folder), str(trades), "rows")),
        "first key answered": (_OURS, (str(folder), str(trades), "key")),
    }
    taken: dict[str, list[float]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as cache:
        for number in range(times + 1):  # the first round compiles, and does not count
            for name, (code, arguments) in programs.items():
                milliseconds, _ = _run(code, arguments, cache)
                if number:
                    taken[name].append(milliseconds)
        _, told = _run(_OURS, (str(folder), str(trades), "memory"), cache)
    found = {name: median(every) for name, every in taken.items()}
    floor = found["bare window"]
    print(f"\n  {'start':24}{'median ms':>11}{'least':>8}{'x bare':>9}")
    for name, every in taken.items():
        print(f"  {name:24}{found[name]:11.0f}{min(every):8.0f}{found[name] / floor:9.2f}")
    found["peak MB"] = float(told.split("peak")[1].split()[0])
    print(f"  peak memory with every page opened once: {found['peak MB']:.0f} MB")
    return found


@pytest.mark.bench
@pytest.mark.timeout(900)
def test_a_start_stays_near_a_bare_window(tmp_path: Path) -> None:
    """Loose: it catches a library imported at the start again, not a busy machine."""
    from tests.bench.bench_window import TRADES, make_data

    found = measure(make_data(tmp_path), TRADES, times=5)
    assert found["rows on the screen"] / found["bare window"] < 5
    assert found["peak MB"] < 400  # the aim is 250


def main() -> None:
    """Measure over a folder named on the command line, or over new data."""
    from tests.bench.bench_window import TRADES, make_data

    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else TRADES)
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(make_data(Path(folder)), TRADES)


if __name__ == "__main__":
    main()
