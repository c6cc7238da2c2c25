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


@pytest.mark.bench
@pytest.mark.real
def test_bench_ink() -> None:
    found = run()
    assert found["warm, another filing: median"] < 3 * WARM_MS
    assert found["a step within the filing"] < WARM_MS


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
    ratio = found["warm, another filing: median"] / found["warm floor"]
    print(f"  warm, against PDFium alone                   {ratio:8.1f} x")
    return found


if __name__ == "__main__":
    run()
