"""What the first page of one needs is imported beforehand, a module at a time, while the window stands idle.

The first opening of an official imported forty modules between a click and its answer: 50 to 90 ms in one
round of the event loop. It builds no widget and asks nothing of the data; a page that is wanted sooner
imports what is missing itself.
"""

from __future__ import annotations

import importlib

from PySide6.QtCore import QObject, QTimer, Slot

_AFTER_MS = 1500
"""After the first paint: what a start still has to do comes first."""
_BETWEEN_MS = 15
"""Between two modules, for whatever the hand does meanwhile."""

MODULES: tuple[str, ...] = (
    "gui.charts.specs",
    "gui.charts.look",
    "gui.charts.scales",
    "gui.charts.plot",
    "gui.charts.trade_layer",
    "gui.charts.header",
    "gui.charts.chart",
    "gui.charts.band_plot",
    "gui.charts.bars_plot",
    "gui.charts.columns_plot",
    "gui.charts.histogram_plot",
    "gui.charts.timeline_plot",
    "gui.charts.price_plot",
    "gui.charts.multiples_plot",
    "gui.charts.side_plot",
    "gui.charts.kinds",
    "gui.charts.frame",
    "gui.widgets.count_list",
    "gui.widgets.card",
    "gui.widgets.columns_box",
    "gui.widgets.seat_tree",
    "gui.models.career",
    "gui.models.securities",
    "gui.pages.fact_counts",
    "gui.pages.fact_charts",
    "gui.pages.charted_page",
    "gui.pages.fact_page",
    "gui.pages.named_bars",
    "query.security_names",
    "query.rankings",
    "query.dashboard_records",
    "query.charts.comparison",
    "query.charts",
    "gui.pages.chart_words",
    "gui.pages.official_view",
    "gui.pages.official_charts",
    "gui.pages.cluster_list",
    "gui.pages.security_view",
    "query.prices",
    "gui.pages.security_charts",
)
"""Of the package, what others need first: each brings little with it."""


class Warming(QObject):
    """Imports them; begun once, and over when the list is through."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(MODULES)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.step)

    @Slot()
    def begin(self) -> None:
        """Begin a while from now; harmless when it has begun, or is over."""
        if self._left and not self._timer.isActive():
            self._timer.start(_AFTER_MS)

    @Slot()
    def step(self) -> None:
        """Import one."""
        importlib.import_module(f"govtrades_desktop.{self._left.pop(0)}")
        if self._left:
            self._timer.start(_BETWEEN_MS)
