"""Low to high of disclosed volume by period: floating bars, buys above the axis, sells mirrored below it.

A disclosed sum is an interval; no point inside it is drawn. Where some trades have no upper end the bar ends
in an arrow: the truth may lie beyond. mark = period * 2, plus 1 for sells.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from govtrades_desktop.gui.charts.plot import NO_MARK, Key, Plot, Step, View, clamp_step, known_keys
from govtrades_desktop.gui.charts.scales import linear_ticks, log_ticks, period_ticks, round_up, tick_money
from govtrades_desktop.gui.charts.specs import BandSpec, Range, Scale

_translate = QCoreApplication.translate

_WIDEST = 60.0


class BandPlot(Plot[BandSpec]):
    """See the module."""

    smallest_view = 4.0

    def __init__(self, spec: BandSpec) -> None:
        super().__init__(spec)
        found = [r for p in spec.periods for r in (p.buys, p.sells) if r is not None and r.trades]
        self.high = max((max(r.low_usd, r.high_usd) for r in found), default=0.0)
        lows = [r.low_usd for r in found if r.low_usd > 0]
        self.floor = 10.0 ** math.floor(math.log10(min(lows))) if lows else 1.0
        self.sides = [any(self._range(i, s) for i in range(len(spec.periods))) for s in (0, 1)]

    def _range(self, i: int, side: int) -> Range | None:
        period = self.spec.periods[i]
        found = period.sells if side else period.buys
        return found if found is not None and found.trades else None

    def is_empty(self) -> bool:
        """Return whether no period has a sum."""
        return self.high <= 0

    def full(self) -> View:
        """Return the axis: period i spans i - 0.5 to i + 0.5."""
        return (-0.5, len(self.spec.periods) - 0.5)

    def arrange(self) -> None:
        """Lay out both halves on one measure."""
        self.make_room_for(self.spec.known)
        high = self.high
        halves = 1 if sum(self.sides) == 1 else 2
        under = self.look.line() + 6 if self.shows_x else 5  # charts under each other round up alike
        height = max(20.0, self.rect.height() - under - self._strip_room - 4) / halves
        most = max(1, int(height / (self.look.line() * 1.45)))
        if self.spec.scale == Scale.LOG:
            self._end = max(high * 1.25, self.floor * 10)
            self._ticks = log_ticks(self.floor, self._end, most, tick_money)
        else:
            self._end = round_up(high, max(2, most))
            self._ticks = linear_ticks(0, self._end, max(2, most), tick_money)
        self.inner = self.frame_for([label for _, label in self._ticks], top=6)
        top, bottom = self.inner.top(), self.inner.bottom()
        gap = 5 if halves == 2 else 0
        self._zero = (top + bottom) / 2 if halves == 2 else bottom if self.sides[0] else top
        self._half = self.inner.height() / halves - gap
        self._gap = gap
        first, last = self.view
        self._step = self.inner.width() / (last - first)
        self._width = min(max(1.6, self._step * (0.6 if self._step > 6 else 0.8)), _WIDEST)

    def _start(self) -> float:
        """Return the amount at the axis: zero, or the power of ten below everything."""
        return self.floor if self.spec.scale == Scale.LOG else 0.0

    def _y(self, dollars: float, side: int) -> float:
        if self.spec.scale == Scale.LOG:
            value = max(dollars, self.floor)
            share = math.log(value / self.floor) / math.log(self._end / self.floor)
        else:
            share = dollars / self._end
        by = self._gap + min(share, 1.0) * self._half
        return self._zero + by if side else self._zero - by

    def _bar(self, i: int, side: int) -> tuple[QRectF, Range] | None:
        found = self._range(i, side)
        if found is None:
            return None
        low, high = self._y(found.low_usd, side), self._y(max(found.low_usd, found.high_usd), side)
        x = self.x(i) - self._width / 2
        width = self._width
        if self._step > 6:
            x, width = round(x), round(width)
        top, bottom = min(low, high), max(low, high)
        return QRectF(x, top, width, max(bottom - top, 2.0)), found

    def visible(self) -> range:
        """Return the periods in view."""
        first, last = self.view
        return range(max(0, math.ceil(first)), min(len(self.spec.periods), math.floor(last) + 1))

    def draw(self, painter: QPainter) -> None:
        """Draw hairlines, floating bars, arrows and the axis."""
        look = self.look
        self.draw_known(painter)
        start, is_mirrored = self._start(), all(self.sides)
        ticks = [
            (self._y(v, side), label)
            for side in (0, 1)
            for v, label in self._ticks
            if self.sides[side] and (v > start or not is_mirrored)
        ]
        if is_mirrored:
            ticks.append((self._zero, tick_money(start)))
        self.draw_y_ticks(painter, ticks)
        for i in self.visible():
            for side, series in ((0, self.spec.buys), (1, self.spec.sells)):
                bar = self._bar(i, side)
                if bar is None:
                    continue
                rect, found = bar
                look.surface(painter, rect, series)
                if found.open_ended:
                    self._draw_arrow(painter, rect, side, series.colour)
        if all(self.sides):
            self.draw_zero(painter)
        starts = [p.start for p in self.spec.periods]
        labels = [p.label for p in self.spec.periods]
        self.draw_x_ticks(painter, period_ticks(list(starts), labels, self._step, look.width))

    def draw_zero(self, painter: QPainter) -> None:
        """Draw the line between the halves."""
        self.look.rule(
            painter, QLineF(self.inner.left(), self._zero, self.inner.right(), self._zero), "muted"
        )

    def _draw_arrow(self, painter: QPainter, rect: QRectF, side: int, colour: str) -> None:
        half = max(3.0, min(6.0, rect.width() / 2 + 1))
        tip = -1 if side == 0 else 1
        edge = rect.top() - 2 if side == 0 else rect.bottom() + 2
        x = rect.center().x()
        painter.setPen(self.look.color(colour))
        painter.setBrush(self.look.color(colour))
        painter.drawPolygon(
            QPolygonF([QPointF(x - half, edge), QPointF(x + half, edge), QPointF(x, edge + tip * half)])
        )

    def draw_cursor(self, painter: QPainter, mark: int) -> None:
        """Shade the period, outline the bar."""
        i, side = divmod(mark, 2)
        column = QRectF(self.x(i) - self._step / 2, self.inner.top(), self._step, self.inner.height())
        painter.fillRect(column.intersected(self.inner), self.look.color("accent", 0.14))
        bar = self._bar(i, side)
        if bar is not None:
            self.look.surface(painter, bar[0], self.spec.sells if side else self.spec.buys)
            painter.setPen(self.look.color("text"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar[0].adjusted(-0.5, -0.5, 0.5, 0.5))

    def hit(self, point: QPointF) -> int:
        """Return the side of a period under a point; the other side where this one has nothing."""
        if not self.inner.contains(point):
            return NO_MARK
        i = round(self.x_value(point.x()))
        if not 0 <= i < len(self.spec.periods):
            return NO_MARK
        side = int(point.y() > self._zero)
        for one in (side, 1 - side):
            if self._range(i, one) is not None:
                return i * 2 + one
        return NO_MARK

    def place(self, mark: int) -> QRectF:
        """Return the bar's rectangle."""
        bar = self._bar(*divmod(mark, 2))
        return bar[0] if bar else QRectF(self.x(mark // 2), self._zero, 1, 1)

    def move(self, mark: int, step: Step) -> int:
        """Left and Right go on among the bars of one side; Up goes to buys, Down to sells."""
        count = len(self.spec.periods)
        i, side = divmod(mark, 2) if mark != NO_MARK else (NO_MARK, 0 if self.sides[0] else 1)
        if step in (Step.UP, Step.DOWN) and i != NO_MARK:
            other = 0 if step == Step.UP else 1
            return i * 2 + other if self._range(i, other) is not None else mark
        if step in (Step.UP, Step.DOWN):
            step = Step.RIGHT
        at = clamp_step(i, step, count)
        back = step in (Step.LEFT, Step.LAST)
        while 0 <= at < count and self._range(at, side) is None:
            at += -1 if back else 1
        return at * 2 + side if 0 <= at < count else mark

    def facts(self, mark: int) -> str:
        """Return the exact facts of one side."""
        period = self.spec.periods[mark // 2]
        return period.sell_facts if mark % 2 else period.buy_facts

    def target(self, mark: int) -> object:
        """Return the door of one side."""
        period = self.spec.periods[mark // 2]
        return period.sell_target if mark % 2 else period.buy_target

    def ground_words(self, point: QPointF) -> str:
        """Return how much of a stretch is known, where the point is on its strip."""
        return self.known_words(point)

    def x_of_mark(self, mark: int) -> float | None:
        """Return the period's number."""
        return float(mark // 2)

    def legend(self) -> tuple[Key, ...]:
        """Return the sides, and what the arrow says where there is one."""
        keys = [
            Key(series.word, series=series, is_up=side == 0)
            for side, series in ((0, self.spec.buys), (1, self.spec.sells))
            if self.sides[side]
        ]
        ranges = [r for p in self.spec.periods for r in (p.buys, p.sells) if r is not None]
        if any(r.open_ended for r in ranges):
            keys.append(Key(_translate("charts", "and more: no upper end disclosed"), sign="▴"))
        return (*keys, *known_keys(self.spec.known))
