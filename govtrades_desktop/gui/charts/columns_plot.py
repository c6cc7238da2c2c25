"""Columns up and down from one axis, stacked: months of buys and sells, days from trade to filing.

A mark is a column (its facts are of the whole) or one part of it: mark = column * stride + 0, or 1 + part.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from govtrades_desktop.gui.charts.plot import (
    NO_MARK,
    Key,
    Plot,
    Step,
    View,
    clamp_step,
    joined_facts,
    known_keys,
)
from govtrades_desktop.gui.charts.scales import linear_ticks, nice_step, period_ticks, tick_count
from govtrades_desktop.gui.charts.specs import ColumnsSpec, Part, Series, whole_target

_LEAST = 2.0
"""Pixels of the lowest part: one trade beside a thousand is a mark still, not a shade of the axis."""

_WIDEST = 72.0
"""Pixels; a lone month is a column still, not a wall."""


class ColumnsPlot(Plot[ColumnsSpec]):
    """See the module."""

    smallest_view = 4.0

    def __init__(self, spec: ColumnsSpec) -> None:
        super().__init__(spec)
        self._stride = 1 + len(spec.up) + len(spec.down)
        self._top = max((sum(p.value for p in c.up) for c in spec.columns), default=0.0)
        self._bottom = max((sum(p.value for p in c.down) for c in spec.columns), default=0.0)
        self.sides = (self._top, self._bottom)
        """What the axis holds above and below zero: of its own, or of all charts that are compared."""

    def is_empty(self) -> bool:
        """Return whether every column is nothing."""
        return self._top == 0 and self._bottom == 0

    def full(self) -> View:
        """Return the axis: column i spans i - 0.5 to i + 0.5."""
        return (-0.5, len(self.spec.columns) - 0.5)

    def arrange(self) -> None:
        """Lay out the axis of counts, symmetrical in its unit on both sides."""
        self.make_room_for(self.spec.known)
        top, bottom = self.sides
        head = self.look.line() + 4 if self.spec.threshold else 6
        height = max(20.0, self.rect.height() - head - self.look.line() - self._strip_room - 6)
        most = max(2, int(height / (self.look.line() * 2.1)))
        step = nice_step(top + bottom, most, is_whole=True)
        self._ticks = linear_ticks(-(bottom // step) * step, top, most, tick_count, is_whole=True)
        self.inner = self.frame_for([label for _, label in self._ticks], top=head)
        self._unit = self.inner.height() / max((top + bottom) * 1.02, 1e-9)
        self._zero = self.inner.top() + top * 1.02 * self._unit
        first, last = self.view
        self._step = self.inner.width() / (last - first)
        self._width = min(self._step * (0.72 if self._step > 6 else 0.8), _WIDEST)

    def visible(self) -> range:
        """Return the columns in view."""
        first, last = self.view
        return range(max(0, int(first + 0.5)), min(len(self.spec.columns), int(last + 0.5) + 1))

    def _parts(self, i: int) -> list[tuple[int, Part, Series, QRectF]]:
        """Return the parts of a column that are there: number, part, series, rectangle."""
        column, found = self.spec.columns[i], []
        x = self.x(i) - self._width / 2
        if self._step > 2 and not self.look.is_print:  # whole pixels: a blurred edge is a ragged column
            left = round(x)
            right = left + max(1, round(self._width))
        else:
            left, right = x, x + self._width
        left, right = max(left, self.inner.left()), min(right, self.inner.right())
        if right <= left:
            return []
        y, least = self._zero, 0.0 if self.look.is_print else _LEAST
        for p, (part, series) in enumerate(zip(column.up, self.spec.up, strict=True)):
            height = max(part.value * self._unit, least) if part.value else 0.0
            y -= height
            if height:
                found.append((p, part, series, self._whole(left, y, right - left, height)))
        y = self._zero
        for p, (part, series) in enumerate(zip(column.down, self.spec.down, strict=False)):
            height = max(part.value * self._unit, least) if part.value else 0.0
            if height:
                rect = self._whole(left, y + 1, right - left, height)
                found.append((len(self.spec.up) + p, part, series, rect))
            y += height
        return found

    def _whole(self, left: float, y: float, width: float, height: float) -> QRectF:
        """Return a part's rectangle, on whole pixels on a screen: parts that meet share their edge."""
        if self.look.is_print:
            return QRectF(left, y, width, max(height, 0.7))
        top, bottom = round(y), round(y + height)
        return QRectF(left, top, width, max(1, bottom - top))

    def draw(self, painter: QPainter) -> None:
        """Draw hairlines, columns, axis, labels and the threshold."""
        self.draw_known(painter)
        self.draw_y_ticks(painter, [(self._zero - v * self._unit, label) for v, label in self._ticks])
        by_series: dict[Series, list[QRectF]] = {}
        for i in self.visible():
            for _, _, series, rect in self._parts(i):
                by_series.setdefault(series, []).append(rect)
        for series, rects in by_series.items():
            self.look.surfaces(painter, rects, series)
        zero = QLineF(self.inner.left(), self._zero, self.inner.right(), self._zero)
        self.look.rule(painter, zero, "muted")
        starts = [c.start for c in self.spec.columns]
        labels = [c.label for c in self.spec.columns]
        self.draw_x_ticks(painter, period_ticks(starts, labels, self._step, self.look.width))
        self._draw_threshold(painter)

    def _draw_threshold(self, painter: QPainter) -> None:
        threshold = self.spec.threshold
        if threshold is None:
            return
        x = self.x(threshold.at - 0.5)
        if self.inner.left() <= x <= self.inner.right():
            line = QLineF(x, self.rect.top() + 2, x, self.inner.bottom())
            self.look.rule(painter, line, "text", is_dashed=True)
            self.draw_note(painter, x, self.rect.top() + self.look.metrics().ascent(), threshold.word)

    def draw_cursor(self, painter: QPainter, mark: int) -> None:
        """Shade the column, and outline the part under the hand."""
        i, part = divmod(mark, self._stride)
        column = QRectF(self.x(i) - self._step / 2, self.inner.top(), self._step, self.inner.height())
        painter.fillRect(column.intersected(self.inner), self.look.color("accent", 0.14))
        for p, _, series, rect in self._parts(i):
            self.look.surface(painter, rect, series)
            if p + 1 == part or not part:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(self.look.color("text"))
                painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))

    def hit(self, point: QPointF) -> int:
        """Return the part under a point, else its column."""
        if not self.inner.contains(point):
            return NO_MARK
        i = round(self.x_value(point.x()))
        if not 0 <= i < len(self.spec.columns):
            return NO_MARK
        for p, part, _, rect in self._parts(i):
            if part.facts and rect.adjusted(-2, 0, 2, 0).contains(point):
                return i * self._stride + 1 + p
        return i * self._stride

    def place(self, mark: int) -> QRectF:
        """Return the rectangle of a part or a whole column."""
        i, part = divmod(mark, self._stride)
        parts = self._parts(i)
        for p, _, _, rect in parts:
            if p + 1 == part:
                return rect
        whole = QRectF(self.x(i) - self._step / 2, self._zero, self._step, 1)
        for _, _, _, rect in parts:
            whole = whole.united(rect)
        return whole

    def move(self, mark: int, step: Step) -> int:
        """Left and Right go on in the same series, Up and Down through the parts of the column."""
        i, part = divmod(mark, self._stride) if mark != NO_MARK else (NO_MARK, 0)
        if i == NO_MARK and step in (Step.UP, Step.DOWN):
            step = Step.RIGHT
        if step in (Step.UP, Step.DOWN):
            ups, downs = len(self.spec.up), len(self.spec.down)
            column = self.spec.columns[i]
            order = [
                *(1 + ups + p for p in reversed(range(downs)) if column.down and column.down[p].value),
                0,
                *(1 + p for p in range(ups) if column.up[p].value),
            ]
            at = order.index(part) if part in order else order.index(0)
            at += 1 if step == Step.UP else -1
            return i * self._stride + order[max(0, min(len(order) - 1, at))]
        place = clamp_step(i, step, len(self.spec.columns))
        return place * self._stride + part if place != NO_MARK else NO_MARK

    def _part_of(self, mark: int) -> Part | None:
        i, part = divmod(mark, self._stride)
        parts = (*self.spec.columns[i].up, *self.spec.columns[i].down)
        return parts[part - 1] if 0 < part <= len(parts) else None

    def facts(self, mark: int) -> str:
        """Return a part's facts, or the column's: where it has none of its own, those of its parts."""
        part, column = self._part_of(mark), self.spec.columns[mark // self._stride]
        if part is not None and part.facts:
            return part.facts
        return column.facts or joined_facts((*column.up, *column.down)) or column.label

    def target(self, mark: int) -> object:
        """Return a part's door, or the column's."""
        part, column = self._part_of(mark), self.spec.columns[mark // self._stride]
        found = part.target if part else None
        return found if found is not None else whole_target(column.target, (*column.up, *column.down))

    def ground_words(self, point: QPointF) -> str:
        """Return how much of a stretch is known, where the point is on its strip."""
        return self.known_words(point)

    def x_of_mark(self, mark: int) -> float | None:
        """Return the column's number."""
        return float(mark // self._stride)

    def legend(self) -> tuple[Key, ...]:
        """Return the series; those on either side of the axis with ▲ and ▼."""
        spec = self.spec
        if not spec.down and len(spec.up) == 1:
            return known_keys(spec.known)
        is_two_sided = bool(spec.down)
        return (
            *(Key(s.word, series=s, is_up=True if is_two_sided else None) for s in spec.up),
            *(Key(s.word, series=s, is_up=False) for s in spec.down),
            *known_keys(spec.known),
        )
