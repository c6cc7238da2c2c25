"""Two to six charts under each other on one axis and one measure: for comparing officials or securities.

A mark is a chart's mark and the chart's number: mark = number * 2**40 + the chart's own.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from govtrades_desktop.gui.charts.band_plot import BandPlot
from govtrades_desktop.gui.charts.columns_plot import ColumnsPlot
from govtrades_desktop.gui.charts.histogram_plot import HistogramPlot
from govtrades_desktop.gui.charts.plot import NO_MARK, AnyPlot, Key, Plot, Step, View
from govtrades_desktop.gui.charts.price_plot import PricePlot
from govtrades_desktop.gui.charts.specs import (
    BandSpec,
    ColumnsSpec,
    Comparable,
    HistogramSpec,
    Lanes,
    MultiplesSpec,
    PriceSpec,
    TimelineSpec,
)
from govtrades_desktop.gui.charts.timeline_plot import TimelinePlot

_BASE = 2**40
_KINDS: dict[type, type[AnyPlot]] = {
    ColumnsSpec: ColumnsPlot,
    BandSpec: BandPlot,
    HistogramSpec: HistogramPlot,
    TimelineSpec: TimelinePlot,
    PriceSpec: PricePlot,
}


def plot_of(spec: Comparable) -> AnyPlot:
    """Return the plot of one chart."""
    return _KINDS[type(spec)](spec)


class MultiplesPlot(Plot[MultiplesSpec]):
    """See the module."""

    def __init__(self, spec: MultiplesSpec) -> None:
        super().__init__(spec)
        self.plots = [plot_of(one) for one in spec.charts]
        self.smallest_view = self.plots[0].smallest_view
        self._share_measure([one for one in self.plots if not one.is_empty()])

    def _share_measure(self, plots: list[AnyPlot]) -> None:
        """Give charts of amounts and counts one measure; prices keep each its own, for shares differ so."""
        columns = [one for one in plots if isinstance(one, ColumnsPlot)]
        for one in columns:
            one.sides = tuple(max(other.sides[i] for other in columns) for i in (0, 1))
        bands = [one for one in plots if isinstance(one, BandPlot)]
        floor = min((one.floor for one in bands), default=0.0)
        high = max((one.high for one in bands), default=0.0)
        sides = [any(one.sides[i] for one in bands) for i in (0, 1)]
        for one in bands:
            one.floor, one.high, one.sides = floor, high, sides
        histograms = [one for one in plots if isinstance(one, HistogramPlot)]
        highest = max((one.highest for one in histograms), default=0.0)
        for one in histograms:
            one.highest = highest
        timelines = [one for one in plots if isinstance(one, TimelinePlot)]
        lanes = sorted({lane for one in timelines for lane in one.lanes})
        if timelines and timelines[0].spec.lanes == Lanes.AMOUNT:
            lanes = list(range(lanes[0], lanes[-1] + 1))
        for one in timelines:
            one.set_lanes(tuple(lanes))

    def is_empty(self) -> bool:
        """Return whether every chart is empty."""
        return all(one.is_empty() for one in self.plots)

    def full(self) -> View:
        """Return the axis that holds those of all charts."""
        ends = [one.full() for one in self.plots if not one.is_empty()] or [self.plots[0].full()]
        return (min(first for first, _ in ends), max(last for _, last in ends))

    def arrange(self) -> None:
        """Lay out the charts under each other, their left axes equally wide."""
        look = self.look
        height = self.rect.height() / len(self.plots)
        head = look.line("data") + 3
        axis = look.line() + 1
        height -= axis / len(self.plots)
        boxes = []
        filled = [one for one in self.plots if not one.is_empty()]
        for i, one in enumerate(self.plots):
            one.shows_x = bool(filled) and one is filled[-1]
            top = self.rect.top() + i * height
            more = axis if one.shows_x else 0
            boxes.append(QRectF(self.rect.left(), top + head, self.rect.width(), height + more - head - 5))
        gutters = []
        for one, box in zip(self.plots, boxes, strict=True):
            one.min_left = 0.0
            if not one.is_empty():
                one.lay_out(box, look, self.view)
                gutters.append(one.inner.left() - box.left())
        widest = max(gutters, default=0.0)
        for one, box in zip(self.plots, boxes, strict=True):
            one.min_left = widest
            if not one.is_empty():
                one.lay_out(box, look, self.view)
        self._boxes = boxes
        self.inner = next((p.inner for p in self.plots if not p.is_empty()), self.rect)

    def draw(self, painter: QPainter) -> None:
        """Draw each chart under its title."""
        look = self.look
        for one, box in zip(self.plots, self._boxes, strict=True):
            baseline = box.top() - look.line("data") + look.metrics("data").ascent() - 1
            room = box.width() - 4
            width = look.text(painter, box.left() + 2, baseline, one.caption.title, "data", "text", room=room)
            sub = one.caption.thin or one.caption.sub
            look.text(painter, box.left() + width + 12, baseline, sub, room=room - width - 12)
            if one.is_empty():
                look.text(
                    painter, box.left() + 2, box.center().y(), one.caption.empty, "data", "muted", room=room
                )
            else:
                one.draw(painter)

    def _of(self, mark: int) -> tuple[int, AnyPlot, int]:
        number, inner = divmod(mark, _BASE)
        return number, self.plots[number], inner

    def draw_cursor(self, painter: QPainter, mark: int) -> None:
        """Show the mark, and the same place in the other charts where they have columns."""
        number, plot, inner = self._of(mark)
        plot.draw_cursor(painter, inner)
        x = plot.x_of_mark(inner)
        for i, other in enumerate(self.plots):
            if i == number or other.is_empty() or x is None:
                continue
            at = other.x(x)
            if other.inner.left() <= at <= other.inner.right():
                rect = QRectF(round(at), other.inner.top(), 1, other.inner.height())
                painter.fillRect(rect, self.look.color("muted"))

    def hit(self, point: QPointF) -> int:
        """Return the mark of the chart under a point."""
        for i, (one, box) in enumerate(zip(self.plots, self._boxes, strict=True)):
            if box.contains(point) and not one.is_empty():
                found = one.hit(point)
                return i * _BASE + found if found != NO_MARK else NO_MARK
        return NO_MARK

    def place(self, mark: int) -> QRectF:
        """Return where the mark stands."""
        _, plot, inner = self._of(mark)
        return plot.place(inner)

    def move(self, mark: int, step: Step) -> int:
        """Left and Right walk within a chart, Up and Down within it first, then to the next chart."""
        filled = [i for i, one in enumerate(self.plots) if not one.is_empty()]
        if not filled:
            return NO_MARK
        if mark == NO_MARK:
            found = self.plots[filled[0]].move(NO_MARK, step)
            return filled[0] * _BASE + found
        number, plot, inner = self._of(mark)
        found = plot.move(inner, step)
        if step in (Step.UP, Step.DOWN) and found == inner:
            others = [i for i in filled if (i < number if step == Step.UP else i > number)]
            if others:
                number = others[-1] if step == Step.UP else others[0]
                found = self._same_place(plot, inner, self.plots[number])
        return number * _BASE + found

    def _same_place(self, plot: AnyPlot, inner: int, other: AnyPlot) -> int:
        """Return the mark of another chart that is nearest in x."""
        x = plot.x_of_mark(inner)
        found = other.hit(QPointF(other.x(x), other.inner.bottom() - 2)) if x is not None else NO_MARK
        return found if found != NO_MARK else other.move(NO_MARK, Step.FIRST)

    def ground_words(self, point: QPointF) -> str:
        """Return what the chart under a point says of its ground."""
        for one, box in zip(self.plots, self._boxes, strict=True):
            if box.contains(point) and not one.is_empty():
                return one.ground_words(point)
        return ""

    def facts(self, mark: int) -> str:
        """Return whose facts they are, and the facts."""
        _, plot, inner = self._of(mark)
        return f"{plot.caption.title}: {plot.facts(inner)}"

    def target(self, mark: int) -> object:
        """Return the mark's door."""
        _, plot, inner = self._of(mark)
        return plot.target(inner)

    def x_of_mark(self, mark: int) -> float | None:
        """Return the mark's place on the common axis."""
        _, plot, inner = self._of(mark)
        return plot.x_of_mark(inner)

    def legend(self) -> tuple[Key, ...]:
        """Return the entries of all charts, each once."""
        return tuple(dict.fromkeys(key for one in self.plots if not one.is_empty() for key in one.legend()))

    def print_height(self, width: float) -> float:
        """Return the charts' heights, each somewhat lower than alone."""
        return sum(max(120.0, one.print_height(width) * 0.55) for one in self.plots)
