"""Charts redrawn whole: 20,000 trades on a timeline, 160 months of columns and bands, twenty years of closes.

`python -m tests.bench.bench_chart_draw` prints milliseconds of laying out and of painting, and of a hit test;
the test asserts loosely (aim: 50 ms a redraw, 2 ms a hit), since machines are shared.
"""

# ruff: noqa: T201 - a bench prints what it measured

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

AIM_MS = 50.0


def _median_ms(work: Callable[[], object], times: int = 9) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def measure() -> dict[str, tuple[float, float]]:
    """Return (redraw, hit test) in milliseconds of each chart at 1100 x 420."""
    import datetime as dt
    from dataclasses import replace

    import numpy as np
    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QApplication

    from govtrades_desktop.gui.charts.kinds import chart_class
    from govtrades_desktop.gui.charts.specs import (
        Caption,
        MultiplesSpec,
        PriceSpec,
        Spec,
        TimelineSpec,
        trade_marks,
    )
    from tests.gui.charts import makers

    app = QApplication.instance() or QApplication([])
    assert app is not None
    rng = np.random.default_rng(3)
    first = dt.date(2012, 1, 3).toordinal()

    def marks(count: int):  # noqa: ANN202 - TradeMarks, imported here only
        days = (first + rng.integers(0, 4_800, count)).astype(np.int32)
        lows = rng.choice([1_001.0, 15_001.0, 100_001.0, 1_000_001.0], count)
        kinds = rng.integers(0, 4, count).astype(np.uint8)
        return trade_marks(np.arange(count), days, kinds, lows, lows * 3, days + 30)

    many = marks(20_000)
    closes = np.array(
        [d for d in range(first - 2_500, first + 4_800) if dt.date.fromordinal(d).weekday() < 5]
    )
    walk = 50 * np.exp(np.cumsum(rng.normal(0, 0.01, len(closes))))
    band = makers.band()
    periods = tuple(
        replace(band.periods[k % 6], label=makers.month(k, 2012).isoformat()[:7], start=makers.month(k, 2012))
        for k in range(160)
    )
    specs: dict[str, Spec] = {
        "timeline, 20,000 trades": TimelineSpec(Caption("x"), many, makers.timeline().bands),
        "price, 5,200 closes, 2,000 trades": PriceSpec(
            Caption("x"), closes.astype(np.int32), walk, marks(2_000)
        ),
        "columns, 160 months": makers.columns(160),
        "band, 160 months": replace(band, periods=periods),
        "histogram": makers.histogram(),
        "bars, 14 rows": makers.bars(14),
        "six charts of 160 months": MultiplesSpec(Caption("x"), (makers.columns(160),) * 6),
    }
    found = {}
    for name, spec in specs.items():
        chart = chart_class(spec)()
        chart.resize(1100, 420)
        chart.show_spec(spec)

        def redraw(chart=chart) -> None:  # noqa: ANN001
            chart.redraw()
            chart.drawn()

        redraw()
        at = QPointF(500.3, 200.7)
        found[name] = (_median_ms(redraw), _median_ms(lambda chart=chart, at=at: chart.plot.hit(at), 25))
        chart.deleteLater()
    return found


def test_charts_are_redrawn_within_a_frame_budget() -> None:
    for name, (redraw, hit) in measure().items():
        assert redraw < AIM_MS * 5, f"{name}: {redraw:.1f} ms"
        assert hit < 20, f"{name}: {hit:.2f} ms a hit"


if __name__ == "__main__":
    print(f"{'chart':<36}{'redraw ms':>10}{'hit ms':>8}   aim {AIM_MS:.0f} / 2")
    for name, (redraw, hit) in measure().items():
        print(f"{name:<36}{redraw:>10.1f}{hit:>8.2f}")
