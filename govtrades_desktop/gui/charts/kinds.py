"""The charts a page puts up, one widget for each kind of spec; what is theirs beyond `Chart` is here."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.charts.band_plot import BandPlot
from govtrades_desktop.gui.charts.bars_plot import BarsPlot
from govtrades_desktop.gui.charts.chart import Chart
from govtrades_desktop.gui.charts.columns_plot import ColumnsPlot
from govtrades_desktop.gui.charts.histogram_plot import HistogramPlot
from govtrades_desktop.gui.charts.look import Look
from govtrades_desktop.gui.charts.multiples_plot import MultiplesPlot
from govtrades_desktop.gui.charts.plot import NO_MARK
from govtrades_desktop.gui.charts.price_plot import PricePlot
from govtrades_desktop.gui.charts.side_plot import SideChart
from govtrades_desktop.gui.charts.side_spec import SideSpec
from govtrades_desktop.gui.charts.specs import (
    BandSpec,
    BarsSpec,
    ColumnsSpec,
    CoverageSpec,
    HistogramSpec,
    MultiplesSpec,
    PriceSpec,
    Spec,
    TimelineSpec,
)
from govtrades_desktop.gui.charts.timeline_plot import TimelinePlot


class ColumnsChart(Chart):
    """Columns up and down by month, quarter or bin; fed with a `ColumnsSpec`."""

    plot_class = ColumnsPlot


class BandChart(Chart):
    """Low to high by period, buys up and sells down; fed with a `BandSpec`."""

    plot_class = BandPlot


class HistogramChart(Chart):
    """Shares of one group against another's; fed with a `HistogramSpec`."""

    plot_class = HistogramPlot


class _TradesChart(Chart):
    """A chart whose marks are single trades: they can be selected, and a table follows.

    A click selects a trade (with Ctrl: adds it or takes it away), Enter or a double click opens it; a drag
    with Shift selects what lies in the rectangle; a click on the ground, or Esc, takes the selection back.

    Signals:
        selected(object): ids of the trades selected by hand, an int64 array; empty for none. Not emitted for
            what `select` was told.
    """

    selected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids = np.zeros(0, dtype=np.int64)
        self._band: QRectF | None = None

    @property
    def selected_ids(self) -> np.ndarray:
        """The ids selected."""
        return self._ids

    def _trades_plot(self) -> TimelinePlot | PricePlot | None:
        return self.plot if isinstance(self.plot, TimelinePlot | PricePlot) else None

    def select(self, ids: np.ndarray | list[int] | tuple[int, ...]) -> None:
        """Show these trades as selected, those that are here; emits nothing."""
        self._ids = np.asarray(ids, dtype=np.int64)
        plot = self._trades_plot()
        if plot is not None:
            plot.layer.choose(self._ids)
            self._base = None
            self.update()

    def show_spec(self, spec: TimelineSpec | PriceSpec) -> None:
        """Draw a spec; the selection is kept where its trades are."""
        super().show_spec(spec)
        plot = self._trades_plot()
        if plot is not None and len(self._ids):
            plot.layer.choose(self._ids)
            self.redraw()

    def _select_by_hand(self, ids: np.ndarray) -> None:
        if not np.array_equal(ids, self._ids):
            self.select(ids)
            self.selected.emit(self._ids)

    def clicked(self, mark: int, modifiers: Qt.KeyboardModifier) -> None:
        """Select a trade; open whatever else was clicked."""
        plot = self._trades_plot()
        if plot is None:
            return
        marks = plot.spec.marks
        if mark >= len(marks):
            self.open_mark(mark)
        elif mark == NO_MARK:
            self._select_by_hand(np.zeros(0, dtype=np.int64))
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            one = marks.ids[mark]
            has_it = one in self._ids
            self._select_by_hand(self._ids[self._ids != one] if has_it else np.append(self._ids, one))
        else:
            self._select_by_hand(marks.ids[plot.layer.pile(mark)])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a trade; beside the marks show the whole axis."""
        if self.has_marks and self.plot is not None:
            mark = self.plot.hit(event.position())
            if mark != NO_MARK:
                self.open_mark(mark)
                return
        super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space selects the trade under the cursor; Esc takes the selection back."""
        plot = self._trades_plot()
        mark = self.cursor_mark
        if event.key() == Qt.Key.Key_Space and plot and 0 <= mark < len(plot.spec.marks):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.clicked(mark, event.modifiers())
            else:  # the keys walk through a pile one by one
                self._select_by_hand(plot.spec.marks.ids[[mark]])
        elif event.key() == Qt.Key.Key_Escape and mark == NO_MARK and len(self._ids):
            self._select_by_hand(np.zeros(0, dtype=np.int64))
        else:
            super().keyPressEvent(event)

    def drag(self, start: QPointF, now: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """With Shift draw a rectangle, else move along."""
        if self._band is not None or modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._band = QRectF(start, now).normalized()
            self.update()
        else:
            super().drag(start, now, modifiers)

    def dropped(self, start: QPointF, end: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Select what the rectangle holds."""
        plot = self._trades_plot()
        if self._band is not None and plot is not None:
            ids = plot.layer.within(self._band)
            self._band = None
            self._select_by_hand(ids)
            self.update()

    def paintEvent(self, event: QEvent) -> None:
        """Draw the rectangle of a selection under way."""
        super().paintEvent(event)
        if self._band is not None:
            painter = QPainter(self)
            painter.setPen(theme.color("accent"))
            ground = theme.color("accent")
            ground.setAlpha(36)
            painter.setBrush(ground)
            painter.drawRect(self._band)
            painter.end()


class TimelineChart(_TradesChart):
    """Trades over time with dated bands; fed with a `TimelineSpec`."""

    plot_class = TimelinePlot
    hint = QSize(520, 260)


class PriceChart(_TradesChart):
    """A price line with trades; fed with a `PriceSpec`."""

    plot_class = PricePlot
    hint = QSize(520, 260)


class BarsChart(Chart):
    """A ranking of horizontal bars; fed with a `BarsSpec`."""

    plot_class = BarsPlot
    hint = QSize(320, 220)

    def sizeHint(self) -> QSize:
        """Return room for every row, up to twelve."""
        rows = len(self.plot.spec.rows) if isinstance(self.plot, BarsPlot) else 6
        step = BarsPlot.step_for(self.plot, Look.of_screen()) if isinstance(self.plot, BarsPlot) else 24
        return QSize(320, int(max(3, min(12, rows)) * step) + 5)


class CoverageStrip(BarsChart):
    """Rows that are wholes: years or states by what became of their filings; fed with a `CoverageSpec`."""


class MultiplesChart(Chart):
    """Charts under each other on one axis; fed with a `MultiplesSpec`."""

    plot_class = MultiplesPlot
    hint = QSize(520, 420)


_CHARTS: dict[type, type[Chart]] = {
    ColumnsSpec: ColumnsChart,
    BandSpec: BandChart,
    TimelineSpec: TimelineChart,
    PriceSpec: PriceChart,
    HistogramSpec: HistogramChart,
    BarsSpec: BarsChart,
    CoverageSpec: CoverageStrip,
    MultiplesSpec: MultiplesChart,
    SideSpec: SideChart,
}


def chart_class(spec: Spec | SideSpec | type) -> type[Chart]:
    """Return the widget for a spec or a kind of spec."""
    return _CHARTS[spec if isinstance(spec, type) else type(spec)]
