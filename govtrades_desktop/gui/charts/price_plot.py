"""A price line with trades on it: broken where prices are missing, each trade tied to its disclosure.

Buys stand below the line, sells above it, exchanges on it: where they touch they give way outwards. Where
there is no price for a trade's day (or none at all), the mark stands on a plain line at the bottom, and that
is said. Mark = the trade's place in the spec's arrays.
"""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from govtrades_desktop.gui.charts.look import Right
from govtrades_desktop.gui.charts.plot import NO_MARK, Key, Plot, Step, View, clamp_step
from govtrades_desktop.gui.charts.price_line import closes_on, pieces, price_text
from govtrades_desktop.gui.charts.scales import day_ticks, linear_ticks, log_ticks, tick_money
from govtrades_desktop.gui.charts.specs import KINDS, Pattern, PriceSpec, Scale, Series, TradeKind
from govtrades_desktop.gui.charts.timeline_plot import trade_keys
from govtrades_desktop.gui.charts.trade_layer import TradeLayer

_translate = QCoreApplication.translate
_MOST_LINKS = 300
"""Links to the disclosure are drawn for so many trades in view; beyond that for the one under the hand."""
_LANE_PX = 40.0


def thinned(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return of the points of each pixel column the first, lowest, highest and last: no peak is lost.

    Args:
        x: rising, in pixels.
        y: in pixels, as many.
    """
    if len(x) < 4:
        return x, y
    starts = np.flatnonzero(np.r_[True, np.diff(np.floor(x)) > 0])
    if len(starts) * 3 > len(x):
        return x, y
    ends = np.r_[starts[1:], len(x)]
    column = np.repeat(np.arange(len(starts)), ends - starts)
    by_height = np.lexsort((y, column))
    kept = np.unique(np.r_[starts, ends - 1, by_height[starts], by_height[ends - 1]])
    return x[kept], y[kept]


def _no_price() -> str:
    return _translate("charts", "no price")


class PricePlot(Plot[PriceSpec]):
    """See the module."""

    smallest_view = 14.0

    def __init__(self, spec: PriceSpec) -> None:
        super().__init__(spec)
        self.layer = TradeLayer(spec.marks)
        self.has_prices = len(spec.days) > 0
        self._pieces = pieces(spec)
        self._price_of_mark = closes_on(spec, spec.marks.days)

    def is_empty(self) -> bool:
        """Return whether there is neither a price nor a trade."""
        return not self.has_prices and not len(self.spec.marks)

    def full(self) -> View:
        """Return the axis in ordinals: of prices and trades."""
        ends = [
            float(edge)
            for days in (self.spec.days, self.spec.marks.days, self.spec.marks.disclosed)
            if len(days)
            for edge in (days[days > 0].min(initial=10**7), days.max())
            if 0 < edge < 10**7
        ]
        first, last = min(ends, default=730_000.0), max(ends, default=730_365.0)
        air = max(10.0, (last - first) * 0.015)
        return (first - air, last + air)

    def arrange(self) -> None:
        """Lay out the prices in view, and put the trades on them."""
        spec, look = self.spec, self.look
        first, last = self.view
        is_seen = (spec.days >= first) & (spec.days <= last)
        closes = spec.closes[is_seen] if is_seen.any() else spec.closes
        top = look.line() + 4 if spec.turns else 6
        self._ticks: list[tuple[float, str]] = []
        self._low, self._high = 0.0, 1.0
        height = max(20.0, self.rect.height() - top - look.line() - 6)
        if self.has_prices:
            low, high = float(closes.min()), float(closes.max())
            most = max(2, int(height / (look.line() * 2.2)))
            if spec.scale == Scale.LOG:
                air = (high / low) ** 0.1 if high > low else 1.1
                self._low, self._high = low / air, high * air
                self._ticks = log_ticks(self._low, self._high, most, self._tick)
            else:
                air = (high - low) * 0.12 or high * 0.1
                self._low, self._high = max(0.0, low - air), high + air
                self._ticks = linear_ticks(self._low, self._high, most, self._tick)
        self._is_laned = bool(np.isnan(self._price_of_mark).any())
        labels = [label for _, label in self._ticks]
        self.inner = self.frame_for([*labels, _no_price()] if self._is_laned and labels else labels, top=top)
        self._lane_y = self.inner.bottom() - _LANE_PX / 2 if self.has_prices else self.inner.center().y()
        self._put_marks()

    def _tick(self, price: float) -> str:
        return f"{self.spec.sign}{tick_money(price).removeprefix('$')}"

    def y(self, price: float) -> float:
        """Return the pixel of a price."""
        room = self.inner.height() - (_LANE_PX if self._is_laned and self.has_prices else 0)
        if self.spec.scale == Scale.LOG:
            share = math.log(price / self._low) / math.log(self._high / self._low)
        else:
            share = (price - self._low) / (self._high - self._low)
        return self.inner.top() + room * (1 - share)

    def _ys(self, prices: np.ndarray) -> np.ndarray:
        room = self.inner.height() - (_LANE_PX if self._is_laned and self.has_prices else 0)
        if self.spec.scale == Scale.LOG:
            share = np.log(prices / self._low) / math.log(self._high / self._low)
        else:
            share = (prices - self._low) / (self._high - self._low)
        return self.inner.top() + room * (1 - share)

    def _put_marks(self) -> None:
        marks = self.spec.marks
        first, last = self.view
        x = self.inner.left() + (marks.days + 0.5 - first) / (last - first) * self.inner.width()
        is_seen = (x >= self.inner.left() - 1) & (x <= self.inner.right() + 1)
        is_priced = ~np.isnan(self._price_of_mark)
        y = np.full(len(marks), self._lane_y)
        if is_priced.any():
            y[is_priced] = self._ys(self._price_of_mark[is_priced])
        up = np.array([{TradeKind.PURCHASE: 1, TradeKind.EXCHANGE: 0}.get(kind, -1) for kind in KINDS])
        side = up[marks.kinds] if len(marks) else np.zeros(0)
        seen = np.flatnonzero(is_seen)
        step = 8.0
        cell = np.floor(x[seen] / step).astype(np.int64)
        groups = cell * 6 + (side[seen] + 1).astype(np.int64) * 2 + is_priced[seen]
        order = np.argsort(groups, kind="stable")
        ordered = groups[order]
        if len(ordered):
            starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
            sizes = np.diff(np.r_[starts, len(ordered)])
            rank = np.empty(len(ordered))
            rank[order] = np.arange(len(ordered)) - np.repeat(starts, sizes)
            room = np.where(is_priced[seen], self.inner.height() * 0.3, max(10.0, self._lane_room()))
            size = np.empty(len(ordered))
            size[order] = np.repeat(sizes, sizes)
            away = 9 + rank * np.minimum(step, room / np.maximum(size, 1))
            y[seen] += side[seen] * away
        y = np.clip(y, self.inner.top() + 3, self.inner.bottom() - 4)
        self.layer.put(x, y, is_seen)
        self.layer.pile_up(groups)

    def _lane_room(self) -> float:
        return _LANE_PX / 2 - 4 if self.has_prices else self.inner.height() / 2 - 16

    def draw(self, painter: QPainter) -> None:
        """Draw gaps, hairlines, the line, splits, links and trades."""
        look, spec = self.look, self.spec
        ticks = day_ticks(*self.view, self.inner.width(), look.width)
        if self.has_prices:
            self.draw_y_ticks(painter, [(self.y(v), label) for v, label in self._ticks])
            self._draw_gaps(painter)
        base = QLineF(self.inner.left(), self.inner.bottom(), self.inner.right(), self.inner.bottom())
        look.rule(painter, base, "muted")
        if not self.has_prices or self._is_laned:
            lane = QLineF(self.inner.left(), self._lane_y, self.inner.right(), self._lane_y)
            look.rule(painter, lane, "line")
        if not self.has_prices:
            baseline = self.inner.top() + look.metrics().ascent() + 2
            look.text(
                painter,
                self.inner.left(),
                baseline,
                spec.without_prices,
                colour="text",
                room=self.inner.width(),
            )
        elif self._is_laned:
            drop = look.metrics().ascent() / 2 - 1
            look.text(painter, self.inner.left() - 6, self._lane_y + drop, _no_price(), align=Right)
        self.draw_x_ticks(painter, ticks)
        self._draw_turns(painter)
        self._draw_line(painter)
        seen = np.flatnonzero(self.layer.is_seen)
        if len(seen) <= _MOST_LINKS:
            for mark in seen:
                self._draw_link(painter, int(mark), 0.55)
        self.layer.draw(painter, look)
        turns = tuple(self.x(turn.day.toordinal()) for turn in self.spec.turns)
        self.layer.draw_numbers(painter, look, self.inner, turns)

    def _draw_gaps(self, painter: QPainter) -> None:
        look = self.look
        for gap in self.spec.gaps:
            left = max(self.x(gap.first.toordinal()), self.inner.left())
            right = min(self.x(gap.last.toordinal() + 1), self.inner.right())
            if right <= left:
                continue
            rect = QRectF(left, self.inner.top(), right - left, self.inner.height())
            look.surface(painter, rect, Series("", "line", Pattern.HATCH), 0.3)
            if look.width(gap.word) + 12 < right - left:
                width = look.width(gap.word) + 8
                ground = QRectF(rect.center().x() - width / 2, rect.top() + 4, width, look.line() + 2)
                painter.fillRect(ground, look.color("page"))
                look.text(
                    painter,
                    rect.center().x(),
                    ground.top() + look.metrics().ascent() + 1,
                    gap.word,
                    align="middle",
                )

    def _draw_turns(self, painter: QPainter) -> None:
        for turn in self.spec.turns:
            x = self.x(turn.day.toordinal())
            if self.inner.left() <= x <= self.inner.right():
                line = QLineF(x, self.rect.top() + 3, x, self.inner.bottom())
                self.look.rule(painter, line, "muted", is_dashed=True)
                self.draw_note(painter, x, self.rect.top() + self.look.metrics().ascent() + 1, turn.word)

    def _draw_line(self, painter: QPainter) -> None:
        first, last = self.view
        seen = np.searchsorted(self.spec.days, last) - np.searchsorted(self.spec.days, first)
        # a thin pen is drawn by a quicker way, and where points are dense it looks the same
        is_dense = seen > self.inner.width() and not self.look.is_print
        painter.setPen(QPen(self.look.color("text"), 1.0 if is_dense else 1.3))
        for start, end in self._pieces:
            days = self.spec.days[start:end]
            low = max(0, int(np.searchsorted(days, first)) - 1)
            high = min(len(days), int(np.searchsorted(days, last, side="right")) + 1)
            if high <= low:
                continue
            x = self.inner.left() + (days[low:high] + 0.5 - first) / (last - first) * self.inner.width()
            y = self._ys(self.spec.closes[start + low : start + high])
            keep = (x >= self.inner.left()) & (x <= self.inner.right())
            x, y = thinned(x[keep], y[keep])
            points = [QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)]
            if len(points) == 1:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(QPolygonF(points))

    def _draw_link(self, painter: QPainter, mark: int, alpha: float) -> None:
        """Draw a thin line from the trade to the day it was disclosed, with a small end."""
        disclosed = int(self.spec.marks.disclosed[mark])
        if not disclosed:
            return
        kind = KINDS[self.spec.marks.kinds[mark]]
        x0, y = float(self.layer.x[mark]), float(self.layer.y[mark])
        end = self.x(disclosed + 0.5)
        x1 = min(end, self.inner.right())
        if x1 <= x0:
            return
        colour = {TradeKind.PURCHASE: "buy", TradeKind.EXCHANGE: "exchange"}.get(kind, "sell")
        painter.setPen(QPen(self.look.color(colour, alpha), 1))
        painter.drawLine(QLineF(x0, y, x1, y))
        if end <= self.inner.right():
            painter.drawLine(QLineF(x1, y - 3, x1, y + 3))

    def draw_cursor(self, painter: QPainter, mark: int) -> None:
        """Draw a cross line, the link and the mark on top."""
        x = float(self.layer.x[mark])
        self.look.rule(painter, QLineF(x, self.inner.top(), x, self.inner.bottom()), "muted")
        self._draw_link(painter, mark, 1.0)
        self.layer.draw_cursor(painter, self.look, mark)

    def hit(self, point: QPointF) -> int:
        """Return the trade near a point."""
        return self.layer.hit(point)

    def ground_words(self, point: QPointF) -> str:
        """Return the close of the day under a point, or that there is none."""
        if not self.has_prices or not self.inner.contains(point):
            return ""
        day = round(self.x_value(point.x()) - 0.5)
        for gap in self.spec.gaps:
            if gap.first.toordinal() <= day <= gap.last.toordinal():
                return f"{gap.first.isoformat()} – {gap.last.isoformat()}: {gap.word}"
        price = float(closes_on(self.spec, np.array([day]))[0])
        if math.isnan(price):
            return ""
        at = int(np.searchsorted(self.spec.days, day, side="right")) - 1
        found = dt.date.fromordinal(int(self.spec.days[at])).isoformat()
        return f"{found}: {self.spec.price_word} {price_text(self.spec, price)}"

    def place(self, mark: int) -> QRectF:
        """Return the square round a trade."""
        return self.layer.place(mark)

    def move(self, mark: int, step: Step) -> int:
        """Left and Right walk by day; Up and Down to the nearest trade of the other side."""
        count = len(self.spec.marks)
        if not count:
            return NO_MARK
        if mark == NO_MARK:
            return int(self.layer.order[-1 if step in (Step.LEFT, Step.LAST) else 0])
        if step in (Step.UP, Step.DOWN):
            is_buy = self.spec.marks.kinds == KINDS.index(TradeKind.PURCHASE)
            places = np.flatnonzero(~is_buy if step == Step.UP else is_buy)
            if not len(places):
                return mark
            return int(places[np.argmin(np.abs(self.layer.x[places] - self.layer.x[mark]))])
        return int(self.layer.order[clamp_step(self.layer.rank(mark), step, count)])

    def facts(self, mark: int) -> str:
        """Return a trade's facts."""
        return "\n".join(filter(None, (self.spec.marks.facts(mark), self.layer.pile_words(mark))))

    def target(self, mark: int) -> object:
        """Return a trade's door."""
        return self.spec.marks.target(mark)

    def x_of_mark(self, mark: int) -> float | None:
        """Return the trade's day."""
        return float(self.spec.marks.days[mark]) + 0.5

    def legend(self) -> tuple[Key, ...]:
        """Return the line, the shapes that occur, and the link."""
        keys = [Key(self.spec.price_word, line="text")] if self.has_prices else []
        keys += trade_keys(self.layer)
        if bool(np.any(self.spec.marks.disclosed > 0)):
            keys.append(Key(_translate("charts", "until disclosed"), line="muted"))
        if len(np.unique(self.layer.levels)) > 1:
            keys.append(Key(_translate("charts", "size: amount"), sign="▵△"))
        return tuple(keys)
