"""The line that moves: what it shows is what was measured."""

from __future__ import annotations

from typing import Any

import numpy as np

from govtrades_desktop.gui.loop_probe import KEPT_S, LoopProbe
from govtrades_desktop.gui.widgets.live_plot import LatePlot


def test_the_plot_shows_each_tick_that_was_measured_and_no_older_one(qtbot: Any) -> None:
    now = [0.0]
    probe = LoopProbe(clock=lambda: now[0])
    for step in (0.05, 0.05, 0.35, 0.05):
        now[0] += step
        probe.tick()
    now[0] += KEPT_S - 0.2
    plot = LatePlot()
    qtbot.addWidget(plot)
    ticks = np.array(probe.recent())
    plot.show_late(ticks[:, 0], ticks[:, 1])
    seconds, late = plot.shown()
    assert len(seconds) == len(late) == 2, "the first tick measures nothing, the second is too old"
    assert np.allclose(late[0], 300), "what held the window up for 0.3 s"
    assert seconds.min() >= -KEPT_S
    assert np.allclose(seconds, [-(KEPT_S - 0.15), -(KEPT_S - 0.2)])


def test_a_plot_without_a_measure_is_empty(qtbot: Any) -> None:
    plot = LatePlot()
    qtbot.addWidget(plot)
    plot.show_late(np.empty(0), np.empty(0))
    assert len(plot.shown()[0]) == 0
