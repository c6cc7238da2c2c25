"""Bars whose names are what a reader looks for: sectors and officials may take half of the width."""

from __future__ import annotations

from govtrades_desktop.gui.charts.bars_plot import BarsPlot
from govtrades_desktop.gui.charts.kinds import BarsChart


class NamedBarsPlot(BarsPlot):
    """Names may take up to half of the width."""

    widest_name = 0.52


class NamedBarsChart(BarsChart):
    """A ranking with long names; fed with a `BarsSpec`."""

    plot_class = NamedBarsPlot
