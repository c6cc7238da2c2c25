"""The original beside the number: from the choice of a trade to its drawn, marked page; walking; scrolling.

Run by `dev.py bench`, or `python -m tests.bench.bench_ink`. The floor is PDFium drawing the same page in this
process, with nothing around it. Budgets are asserted loosely, since machines differ and are shared.
"""

# ruff: noqa: T201 - a bench prints what it measured

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

WARM_MS = 100.0
"""What the first page of an original may take once the rendering process is up."""

WALK = 40
ROWS_WALKED = 200
KEY_EVERY_S = 0.033
"""A held arrow key: thirty rows a second."""


def _until(app: Any, is_done: Callable[[], bool], limit_s: float = 30.0) -> float:
    """Run the event loop until something is so; return the longest single turn of it, in ms."""
    from PySide6.QtCore import QEventLoop

    began = time.perf_counter()
    longest = 0.0
    while not is_done():
        turn = time.perf_counter()
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        longest = max(longest, time.perf_counter() - turn)
        if time.perf_counter() - began > limit_s:
            raise TimeoutError("the pane never showed it")
        time.sleep(0.0005)
    return longest * 1000


def _floor_ms(data: bytes, page: int, scale: float) -> float:
    """Return what drawing the page takes PDFium alone, the document being open."""
    from govtrades_desktop.ink.pages import tiles_of
    from govtrades_desktop.ink.pdf_pages import PdfPages

    pages = PdfPages(data)
    (tile,) = tiles_of(pages.shapes[page - 1], 0, scale)
    began = time.perf_counter()
    pages.draw(tile)
    took = (time.perf_counter() - began) * 1000
    pages.close()
    return took


def measure(paths: list[Path], long: Path) -> dict[str, float]:
    """Return milliseconds: see the names; `…_floor` is PDFium's own part."""
    from PySide6.QtWidgets import QApplication

    from govtrades_desktop.fetch.archive import Archive
    from govtrades_desktop.gui.ink.source_pane import PaneState, SourcePane
    from tests.gui.ink_fakes import house_source

    app = QApplication.instance() or QApplication(sys.argv[:1])
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder) / "archive")
        sources = [house_source(archive, path.read_bytes(), number) for number, path in enumerate(paths)]
        whole = house_source(archive, long.read_bytes(), 9999)
        pane = SourcePane(archive.root)
        pane.resize(620, 800)
        pane.show()
        app.processEvents()

        def is_drawn() -> bool:
            return pane.state is PaneState.SHOWN and not pane.pages.missing_tiles()

        def show(source: Any, line: int) -> tuple[float, float]:
            began = time.perf_counter()
            pane.show_source(source, line)
            longest = _until(app, is_drawn)
            pane.pages.viewport().repaint()
            return (time.perf_counter() - began) * 1000, longest

        found["cold start to the first page"] = show(sources[0], sources[0].rows[0].line)[0]
        warm = [show(source, source.rows[-1].line) for source in sources[1:]]
        found["warm, another filing: median"] = statistics.median(took for took, _ in warm)
        found["warm, another filing: worst"] = max(took for took, _ in warm)
        found["longest turn of the event loop meanwhile"] = max(longest for _, longest in warm)
        found["warm floor"] = statistics.median(
            _floor_ms(path.read_bytes(), source.rows[-1].places[0].page, pane.pages.column.pages[0].scale)
            for path, source in zip(paths[1:], sources[1:], strict=True)
        )
        again = [show(source, source.rows[0].line) for source in sources[1:6]]
        found["seen before: median"] = statistics.median(took for took, _ in again)
        found["the longest filing, first page"] = show(whole, whole.rows[0].line)[0]
        began = time.perf_counter()
        for row in whole.rows[:WALK]:
            pane.show_source(whole, row.line)
            pane.pages.viewport().repaint()
        found["a step within the filing"] = (time.perf_counter() - began) * 1000 / WALK
        began, longest = time.perf_counter(), 0.0
        for page in range(1, pane.pages.page_count() + 1):
            pane.pages.go_to_page(page)
            longest = max(longest, _until(app, is_drawn))
        found["a page of it while scrolling"] = (time.perf_counter() - began) * 1000 / pane.pages.page_count()
        found["longest turn while scrolling"] = longest
        found["megabytes of pictures"] = pane.cache.size_bytes / 2**20
        assert pane.cache.size_bytes <= pane.cache.limit_bytes
        assert pane.shutdown()
    return found


def walk(files: list[Path]) -> dict[str, float]:
    """Walk down rows of the real window with the pane open; return milliseconds.

    Once row by row, each waited for: from the key to the line marked on its drawn page. Once with the key
    held down, never waiting: the gaps are what a paint, a click or another key would have had to wait for.
    """
    import threading

    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from govtrades_desktop.gui.app import build, make_application, open_data
    from govtrades_desktop.gui.catalogue import Catalogue
    from govtrades_desktop.refresh.importing import import_files
    from govtrades_desktop.settings.paths import data_paths
    from govtrades_desktop.settings.settings import Settings
    from govtrades_desktop.store.starter import prepare_database

    app: Any = make_application(sys.argv[:1])
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        paths = data_paths(Path(folder))
        paths.create()
        prepare_database(paths.database, starter=None, backups=paths.backups)
        import_files(files, settings=Settings(), paths=paths, stop=threading.Event())
        settings = Settings().with_values(refresh_interval="off")
        program = build(Catalogue(open_data(paths)), paths, settings, page="trades")
        window: Any = program.window
        window.show()
        _until(app, lambda: window.ink._page is not None)
        view = window.page.view
        view.setFocus()
        view.setCurrentIndex(view.model().index(0, 0))
        QTest.keyClick(view, Qt.Key.Key_Space)
        pane = window.ink.pane

        def is_marked() -> bool:
            record, source = view.current_record(), pane.source
            is_here = source is not None and source.filing_id == record.filing_id and pane.mark == record.line
            is_drawn = pane.commands.is_report or not pane.pages.missing_tiles()
            return is_here and pane.state == "shown" and is_drawn

        _until(app, is_marked)
        rows = min(ROWS_WALKED, view.model().rowCount() - 1)
        took, gaps = [], []
        for _ in range(rows):
            began = time.perf_counter()
            QTest.keyClick(view, Qt.Key.Key_Down)
            gaps.append((time.perf_counter() - began) * 1000)
            gaps.append(_until(app, is_marked))
            took.append((time.perf_counter() - began) * 1000)
        found["rows walked, each waited for"] = rows
        found["from key to marked line: median"] = statistics.median(took)
        found["from key to marked line: p99"] = sorted(took)[int(len(took) * 0.99)]
        found["longest gap meanwhile: p99"] = sorted(gaps)[int(len(gaps) * 0.99)]
        found["longest gap meanwhile"] = max(gaps)
        gaps = _held(app, view, rows, Qt.Key.Key_Up)
        _until(app, is_marked)
        found["key held down, thirty rows a second: gap p50"] = statistics.median(gaps)
        found["key held down: gap p99"] = sorted(gaps)[int(len(gaps) * 0.99)]
        found["key held down: longest gap"] = max(gaps)
        window.ink.set_shown(is_shown=False)
        app.processEvents()
        gaps = _held(app, view, rows, Qt.Key.Key_Down)
        found["the same without the pane: gap p99"] = sorted(gaps)[int(len(gaps) * 0.99)]
        found["the same without the pane: longest gap"] = max(gaps)
        window.close()
        program.controller.shutdown()
        program.reader.shutdown()
    return found


def _held(app: Any, view: Any, rows: int, key: Any) -> list[float]:
    """Press a key again and again, as one that is held down; return each turn of the event loop in ms."""
    from PySide6.QtTest import QTest

    gaps, due = [], time.perf_counter()
    for _ in range(rows):
        began = time.perf_counter()
        QTest.keyClick(view, key)
        app.processEvents()
        gaps.append((time.perf_counter() - began) * 1000)
        due += KEY_EVERY_S
        while time.perf_counter() < due:
            began = time.perf_counter()
            app.processEvents()
            gaps.append((time.perf_counter() - began) * 1000)
            time.sleep(0.0005)
    return [gap for gap in gaps if gap > 0.2]  # a turn without an event is none


@pytest.mark.bench
@pytest.mark.real
def test_bench_ink() -> None:
    found = run()
    assert found["warm, another filing: median"] < 3 * WARM_MS
    assert found["a step within the filing"] < WARM_MS
    assert found["from key to marked line: median"] < 3 * WARM_MS
    assert found["key held down: gap p99"] < 3 * WARM_MS


def run() -> dict[str, float]:
    """Measure over real filings and print."""
    from tests.support import real

    listed = [path for path in real.house_pdfs() if path.name.startswith("2")]
    long = next(path for path in listed if path.stem == "20030891")
    paths = [path for path in listed[:: max(len(listed) // 24, 1)] if path != long]
    found = measure(paths, long)
    print("\nThe ink beside the number (ms)")
    for name, value in found.items():
        print(f"  {name:<44} {value:8.1f}")
    walked = walk([*listed[::8], *sorted((real.FILINGS / "senate" / "ptr").glob("*.html"))[::40]])
    print("Walking down the rows of the real window (ms)")
    for name, value in walked.items():
        print(f"  {name:<44} {value:8.1f}")
    found |= walked
    ratio = found["warm, another filing: median"] / found["warm floor"]
    print(f"  warm, against PDFium alone                   {ratio:8.1f} x")
    return found


if __name__ == "__main__":
    run()
