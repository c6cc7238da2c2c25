"""A line that moves while one looks: how late the window answers. Drawn by pyqtgraph, made for just this.

Charts that are read, saved and printed are drawn in `gui/charts`; this one is only watched. What it shows
stands in words beside it, so it is not in the way of the keyboard. It is imported when Health first draws.
"""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.loop_probe import KEPT_S

_HEIGHT = 130
_AIM_MS = 50
_LEAST_TOP_MS = 60  # the aim is always in sight


class LatePlot(QWidget):
    """How many milliseconds late each tick of the event loop was, over the newest seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot = pg.PlotWidget(self)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.hideButtons()
        self._plot.setMenuEnabled(False)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self._plot.setXRange(-KEPT_S, 0, padding=0)
        self._plot.setLabel("bottom", self.tr("seconds ago"))
        self._aim = pg.InfiniteLine(pos=_AIM_MS, angle=0, label=self.tr("aim: 50 ms"))
        self._plot.addItem(self._aim)
        self._line = self._plot.plot([], [])
        self._line.setDownsampling(auto=True, method="peak")  # a peak is what is looked for
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("How late the window answered in the last {n} s").format(n=KEPT_S))
        self.dress()

    def show_late(self, seconds_ago: np.ndarray, late_ms: np.ndarray) -> None:
        """Show these ticks: seconds before now (0 and more), and how late each was, in milliseconds."""
        self._line.setData(-seconds_ago, late_ms)
        top = float(late_ms.max()) if len(late_ms) else 0.0
        self._plot.setYRange(0, max(_LEAST_TOP_MS, top * 1.1), padding=0)

    def shown(self) -> tuple[np.ndarray, np.ndarray]:
        """Return what stands in the plot: seconds (0 and less), milliseconds."""
        x, y = self._line.getOriginalDataset()
        none = np.empty(0)
        return (none, none) if x is None else (x, y)

    def dress(self) -> None:
        """Follow the colours in force; `theme.Watcher` asks."""
        c = theme.colours()
        self._plot.setBackground(c.page)
        for side in ("bottom", "left"):
            axis = self._plot.getAxis(side)
            axis.setPen(c.line)
            axis.setTextPen(c.muted)
            axis.setTickFont(theme.font("small"))
        self._line.setPen(pg.mkPen(c.accent, width=1))
        self._aim.setPen(pg.mkPen(c.muted, width=1, style=Qt.PenStyle.DashLine))
        self._aim.label.setColor(c.muted)
        self._aim.label.setPosition(0.2)
