"""Shares of one group as bars, of another as a stepped outline, medians marked. Mark = bin."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from govtrades_desktop.gui.charts.plot import NO_MARK, Key, Plot, Step, View, clamp_step
from govtrades_desktop.gui.charts.scales import linear_ticks, period_ticks, round_up, tick_percent
from govtrades_desktop.gui.charts.specs import HistogramSpec, Median, Threshold


class HistogramPlot(Plot[HistogramSpec]):
    """See the module."""

    smallest_view = 3.0

    def __init__(self, spec: HistogramSpec) -> None:
        super().__init__(spec)
        self.highest = max((max(b.own, b.others) for b in spec.bins), default=0.0)
        """The largest share that the axis holds: of its own, or of all charts that are compared."""

    def is_empty(self) -> bool:
        """Return whether neither group has anything."""
        return not any(b.own or b.others for b in self.spec.bins)

    def full(self) -> View:
        """Return the axis: bin i spans i - 0.5 to i + 0.5."""
        return (-0.5, len(self.spec.bins) - 0.5)

    def arrange(self) -> None:
        """Lay out the axis of shares; above it a line for each note."""
        spec = self.spec
        line = self.look.line()
        notes = sum(n is not None for n in (spec.threshold, spec.own_median, spec.others_median))
        top = 4 + notes * line
        under = line + 6 if self.shows_x else 5  # charts under each other round up to one measure
        height = max(20.0, self.rect.height() - top - under)
        most = max(2, int(height / (line * 2.1)))
        self._end = round_up(self.highest, most)
        self._ticks = linear_ticks(0, self._end, most, tick_percent)
        self.inner = self.frame_for([label for _, label in self._ticks], top=top)
        first, last = self.view
        self._step = self.inner.width() / (last - first)

    def _y(self, share: float) -> float:
        return self.inner.bottom() - share / self._end * self.inner.height()

    def _bar(self, i: int) -> QRectF:
        width = self._step * 0.72
        left, right = round(self.x(i) - width / 2), round(self.x(i) + width / 2)
        left, right = max(left, self.inner.left()), min(right, self.inner.right())
        top = self._y(self.spec.bins[i].own)
        return QRectF(left, top, max(0.0, right - left), self.inner.bottom() - top)

    def visible(self) -> range:
        """Return the bins in view."""
        first, last = self.view
        return range(max(0, int(first + 0.5)), min(len(self.spec.bins), int(last + 0.5) + 1))

    def draw(self, painter: QPainter) -> None:
        """Draw hairlines, bars, the outline, the notes and the axis."""
        look, spec = self.look, self.spec
        self.draw_y_ticks(painter, [(self._y(v), label) for v, label in self._ticks])
        for i in self.visible():
            look.surface(painter, self._bar(i), spec.own)
        self._draw_outline(painter)
        base = QLineF(self.inner.left(), self.inner.bottom(), self.inner.right(), self.inner.bottom())
        look.rule(painter, base, "muted")
        labels = [b.label for b in spec.bins]
        self.draw_x_ticks(painter, period_ticks([None] * len(labels), labels, self._step, look.width))
        for note, x, baseline, _, _ in self.note_places():
            is_own = note is spec.own_median
            colour = "text" if is_own else "muted" if note is spec.threshold else spec.others.colour
            rule = QLineF(x, baseline - look.metrics().ascent(), x, self.inner.bottom())
            look.rule(painter, rule, colour, 1.6 if is_own else 1.2, is_dashed=not is_own)
        for note, _, baseline, left, is_crossed in self.note_places():
            width = look.width(note.word)
            if is_crossed:  # no room on either side: the line gives way to the word
                ascent = look.metrics().ascent()
                painter.fillRect(
                    QRectF(left - 2, baseline - ascent, width + 4, look.line()), look.color("page")
                )
            look.text(painter, left, baseline, note.word, colour="text")

    def note_places(self) -> list[tuple[Median | Threshold, float, float, float, bool]]:
        """Return each note in view: itself, its line's x, its baseline, its word's left, if it is crossed.

        A word stands to the right of its line, or to the left where there another line would cross it
        or the chart ends.
        """
        look, spec = self.look, self.spec
        baseline = self.rect.top() + look.metrics().ascent() + 1
        lines: list[float] = []
        places: list[tuple[Median | Threshold, float, float, float, bool]] = []
        for note in (spec.own_median, spec.others_median, spec.threshold):
            if note is None:
                continue
            x = self.x(note.at - 0.5)
            if self.inner.left() <= x <= self.inner.right():
                width = look.width(note.word)
                sides = [
                    left
                    for left in (x + 4, x - 4 - width)
                    if self.inner.left() <= left and left + width <= self.rect.right()
                ] or [max(self.inner.left(), min(x + 4, self.rect.right() - width))]
                free = [s for s in sides if not any(s - 2 <= one <= s + width + 2 for one in lines)]
                places.append((note, x, baseline, (free or sides)[0], not free))
                lines.append(x)
            baseline += look.line()
        return places

    def _draw_outline(self, painter: QPainter) -> None:
        if not any(b.others for b in self.spec.bins):
            return
        points = []
        for i in self.visible():
            y = self._y(self.spec.bins[i].others)
            for edge in (i - 0.5, i + 0.5):
                x = min(max(self.x(edge), self.inner.left()), self.inner.right())
                points.append(QPointF(x, y))
        pen = QPen(self.look.color(self.spec.others.colour), 1.5)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))

    def draw_cursor(self, painter: QPainter, mark: int) -> None:
        """Shade the bin."""
        painter.fillRect(self._column(mark).intersected(self.inner), self.look.color("accent", 0.14))

    def _column(self, mark: int) -> QRectF:
        return QRectF(self.x(mark) - self._step / 2, self.inner.top(), self._step, self.inner.height())

    def hit(self, point: QPointF) -> int:
        """Return the bin under a point."""
        i = round(self.x_value(point.x()))
        return i if self.inner.contains(point) and 0 <= i < len(self.spec.bins) else NO_MARK

    def place(self, mark: int) -> QRectF:
        """Return the bin's bar."""
        return self._bar(mark)

    def move(self, mark: int, step: Step) -> int:
        """Left and Right walk the bins."""
        if step in (Step.UP, Step.DOWN):
            return mark if mark != NO_MARK else clamp_step(mark, Step.RIGHT, len(self.spec.bins))
        return clamp_step(mark, step, len(self.spec.bins))

    def facts(self, mark: int) -> str:
        """Return the bin's facts, of both groups."""
        return self.spec.bins[mark].facts

    def target(self, mark: int) -> object:
        """Return the bin's door."""
        return self.spec.bins[mark].target

    def x_of_mark(self, mark: int) -> float | None:
        """Return the bin's number."""
        return float(mark)

    def legend(self) -> tuple[Key, ...]:
        """Return both groups."""
        return (
            Key(self.spec.own.word, series=self.spec.own),
            Key(self.spec.others.word, line=self.spec.others.colour),
        )
