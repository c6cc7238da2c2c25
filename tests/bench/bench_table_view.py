"""The table under the hand: repaint, heading, groups, frozen columns, beside Qt's own proxy in the same run.

`python -m tests.bench.bench_table_view [folder | rows …]`, 150,000 and 1,000,000 rows unless told otherwise.
It prints what each costs in milliseconds of work and of one repaint; the test asserts loosely, since machines
differ and are shared. Qt's proxy is that of `bench_window`, at 150,000 rows; at a million it is slower still.
"""

# ruff: noqa: T201 - a bench prints what it measured

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

Times = dict[str, tuple[float, float]]


def make_data(folder: Path, rows: int) -> Path:
    """Write a ledger of so many trades, and its indexes."""
    from govtrades_desktop.derive.run import derive_all
    from tests.bench.synthetic import make_ledger

    make_ledger(folder / "govtrades.sqlite", rows)
    derive_all(folder / "govtrades.sqlite", folder / "derived", is_full=True)
    return folder


def table_times(folder: Path) -> Times:
    """Return (work, one repaint) in milliseconds of each thing a hand does in the table."""
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
        program = gui.build(gui.Catalogue(gui.open_data(paths)), paths, settings, page="trades")
        window = program.window
        window.resize(1280, 800)
        window.show()
        for _ in range(20):
            app.processEvents()  # shown and exposed: only then does a repaint paint
        page, view = window.page, window.page.view
        view.setCurrentIndex(page.model.index(3, 0))

        def both(work: Callable[[int], object], times: int = 9) -> tuple[float, float]:
            works, paints = [], []
            for i in range(times):
                gc.collect()
                began = time.perf_counter()
                work(i)
                QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
                done = time.perf_counter()
                view.viewport().repaint()
                works.append((done - began) * 1000)
                paints.append((time.perf_counter() - done) * 1000)
            return sorted(works)[times // 2], sorted(paints)[times // 2]

        rows = page.model.rowCount()
        bar, sideways = view.verticalScrollBar(), view.horizontalScrollBar()

        def sort_anew(key: str) -> Callable[[int], None]:
            def work(i: int) -> None:
                page.catalogue.library.trades._orders.clear()  # a heading that was never clicked before
                view.order_changed.emit([SortTerm(key, bool(i % 2))])

            return work

        found: Times = {
            "repaint": both(lambda i: None),
            "header click (text)": both(sort_anew("asset")),
            "header click (number)": both(sort_anew("lag")),
            "jump": both(lambda i: bar.setValue((i + 1) * rows // 11)),
        }
        bar.setValue(0)
        view.arrangement.show_only([c.key for c in page.columns])
        view.arrangement.set_order(["official"])
        view.arrangement.set_frozen(1)
        sideways.setValue(500)
        found["repaint, first column frozen"] = both(lambda i: None)
        found["scroll sideways, frozen"] = both(lambda i: sideways.setValue(500 + 40 * (i + 1)))
        view.arrangement.set_default()
        for grouping in ("official", "filing"):

            def group(i: int, name: str = grouping) -> None:
                page.arrangement.grouping = None
                page.arrangement.set_grouping(name, ("", "-amount_high")[i % 2])

            found[f"group by {grouping}"] = both(group)
            found[f"open a group of {grouping}"] = both(
                lambda i: view.set_group_open(0, is_open=not page.model.is_open(0))
            )
            found[f"open all of {grouping}"] = both(
                lambda i: view.open_all() if i % 2 else view.close_all(), 5
            )
            view.open_all()
            found[f"jump in {grouping}"] = both(lambda i: bar.setValue((i + 1) * page.model.rowCount() // 11))
            found[f"keystroke in {grouping}"] = both(
                lambda i: window.top.search.edit.setText(
                    ("n", "nv", "nvd", "un", "u", "", "al", "alb", "")[i]
                )
            )
            window.top.search.edit.setText("")
            view.close_all()
        page.arrangement.set_grouping(None)
        window.close()
        program.reader.shutdown()
        program.controller.shutdown()
        app.processEvents()
    return found


def report(found: Times, proxy: dict[str, float]) -> None:
    """Print the times, Qt's own beside them."""
    print(f"\n  {'':32}{'work ms':>9}{'repaint':>9}{'Qt proxy':>11}{'ratio':>9}")
    for name, (work, paint) in found.items():
        theirs = proxy.get(name.split(" (")[0])
        beside = f"{theirs:11,.0f}{theirs / max(work, 0.01):8,.0f}x" if theirs else ""
        print(f"  {name:32}{work:9.1f}{paint:9.1f}{beside}")


@pytest.mark.bench
@pytest.mark.timeout(900)
def test_the_table_keeps_up_with_the_hand(tmp_path: Path) -> None:
    """Budgets are loose: they catch an order of magnitude, not a busy machine."""
    from tests.bench.bench_window import proxy_times

    found, proxy = table_times(make_data(tmp_path, 150_000)), proxy_times()
    report(found, proxy)
    assert proxy["header click"] / found["header click (text)"][0] > 50
    assert found["repaint, first column frozen"][1] < 4 * found["repaint"][1] + 10
    assert max(found["group by official"][0], found["group by filing"][0]) < 200
    assert found["open all of filing"][0] < 300 and found["jump in filing"][0] < 60


def main(arguments: list[str]) -> Any:
    """Measure over folders or over new data of so many rows, each named on the command line."""
    from tests.bench.bench_window import proxy_times

    proxy = proxy_times()
    for one in arguments or ["150000", "1000000"]:
        if one.isdigit():
            with tempfile.TemporaryDirectory() as folder:
                report(table_times(make_data(Path(folder), int(one))), proxy)
        else:
            report(table_times(Path(one)), proxy)


if __name__ == "__main__":
    main(sys.argv[1:])
