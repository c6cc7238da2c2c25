"""Trades over time: a lane for each amount band, dated bands (committees) above, lines where things turned.

A mark is a trade (its place in the spec's arrays) or, from `len(marks)` on, a dated band.
"""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from govtrades_desktop.gui.charts.look import Right
from govtrades_desktop.gui.charts.plot import NO_MARK, Key, Plot, Step, View, clamp_step
from govtrades_desktop.gui.charts.scales import day_ticks, tick_money
from govtrades_desktop.gui.charts.specs import DatedBand, Lanes, TimelineSpec, TradeKind, Turn
from govtrades_desktop.gui.charts.trade_layer import TradeLayer, dodge

_translate = QCoreApplication.translate

# lower ends of the bands that the House's and the Senate's forms print
_FROM_USD = np.array(
    [1_001, 15_001, 50_001, 100_001, 250_001, 500_001, 1_000_001, 5_000_001, 25_000_001, 50_000_001]
)

_LOW_LANE_PX = 13.0
"""In lanes lower than this marks are drawn small."""


def lane_of(low_usd: np.ndarray) -> np.ndarray:
    """Return the lane of each lower end: 0 is below $1,001, 1 is $1,001 to $15,000, …; -1: no amount."""
    lanes = np.searchsorted(_FROM_USD, np.nan_to_num(low_usd, nan=0), side="right")
    return np.where(np.isnan(low_usd), -1, lanes)


def lane_word(lane: int) -> str:
    """Return the words of an amount lane."""
    if lane < 0:
        return _translate("charts", "no amount")
    if lane == 0:
        return "< $1K"
    low = tick_money(round(float(_FROM_USD[lane - 1]) - 1))
    if lane == len(_FROM_USD):
        return f"> {low}"
    return f"{low} – {tick_money(float(_FROM_USD[lane]) - 1)[1:]}"


class TimelinePlot(Plot[TimelineSpec]):
    """See the module."""

    smallest_view = 14.0

    def __init__(self, spec: TimelineSpec) -> None:
        super().__init__(spec)
        marks = spec.marks
        self.layer = TradeLayer(marks)
        if spec.lanes == Lanes.SIDE:
            side = {TradeKind.PURCHASE: 2, TradeKind.EXCHANGE: 1}
            of_kind = np.array([side.get(kind, 0) for kind in TradeKind])
            self._lane = of_kind[marks.kinds] if len(marks) else np.zeros(0, dtype=np.int64)
            words = (
                _translate("charts", "sells"),
                _translate("charts", "exchanges"),
                _translate("charts", "buys"),
            )
            self._word_of = words.__getitem__
            self.lanes = tuple(sorted(set(self._lane.tolist())))
        else:
            self._lane = lane_of(marks.low_usd)
            self._word_of = lane_word
            low, high = (int(self._lane.min()), int(self._lane.max())) if len(marks) else (0, 0)
            self.lanes = tuple(range(low, high + 1))
        self.set_lanes(self.lanes)
        self._band_lanes = list(dict.fromkeys(band.lane for band in spec.bands))

    def set_lanes(self, lanes: tuple[int, ...]) -> None:
        """Take the lanes to draw, from the bottom: all of the marks', more where charts are compared."""
        self.lanes = lanes
        self._words = [self._word_of(lane) for lane in lanes]
        self._row = np.searchsorted(lanes, self._lane) if len(self.spec.marks) else self._lane

    def is_empty(self) -> bool:
        """Return whether there is no trade; bands alone are drawn."""
        return not len(self.spec.marks) and not self.spec.bands

    def full(self) -> View:
        """Return the axis in ordinals."""
        spec, days = self.spec, self.spec.marks.days
        known = [d.toordinal() for band in spec.bands for d in (band.first, band.last) if d is not None]
        known += [t.day.toordinal() for t in spec.turns]
        if len(days):
            known += [int(days.min()), int(days.max())]
        first, last = min(known, default=730_000), max(known, default=730_365)
        air = max(10.0, (last - first) * 0.015)
        return (
            float(spec.first.toordinal()) if spec.first else first - air,
            float(spec.last.toordinal() + 1) if spec.last else last + air,
        )

    def arrange(self) -> None:
        """Lay out lanes and put the marks into them."""
        look = self.look
        self._band_height = look.line() + 5
        is_wide = self.rect.width() > 380
        self._shown_words = self._words if is_wide else [word.split(" – ")[0] for word in self._words]
        names = [n for n in self._band_lanes if self._is_named(n)] if is_wide else []
        turn_line = look.line() + 2 if self.spec.turns else 0
        top = 2 + turn_line + len(self._band_lanes) * self._band_height + (5 if self._band_lanes else 0)
        self.inner = self.frame_for([*self._shown_words, *names], top=top)
        self._lane_height = self.inner.height() / max(1, len(self._words))
        self._put_marks()

    def _is_named(self, lane: str) -> bool:
        return bool(lane) and any(b.lane == lane and b.label != lane for b in self.spec.bands)

    def _put_marks(self) -> None:
        days = self.spec.marks.days
        first, last = self.view
        x = self.inner.left() + (days + 0.5 - first) / (last - first) * self.inner.width()
        is_seen = (x >= self.inner.left() - 1) & (x <= self.inner.right() + 1)
        middle = self.inner.bottom() - (self._row + 0.5) * self._lane_height
        y = np.array(middle, dtype=float)
        seen = np.flatnonzero(is_seen)
        step = 7.0
        groups = self._row[seen] * 1_000_000 + np.floor(x[seen] / step).astype(np.int64)
        by_kind = np.argsort(self.spec.marks.kinds[seen], kind="stable")  # of a crowd, buys above sells
        y[seen[by_kind]] += dodge(groups[by_kind], step, max(2.0, self._lane_height - 10))
        self.layer.put(x, y, is_seen, is_close=self._lane_height < _LOW_LANE_PX)
        self.layer.pile_up(groups)

    def band_rect(self, i: int) -> QRectF:
        """Return where a dated band stands, within the axis."""
        band = self.spec.bands[i]
        lane = self._band_lanes.index(band.lane)
        top = self.inner.top() - 5 - (len(self._band_lanes) - lane) * self._band_height
        left = self.inner.left() if band.first is None else self.x(band.first.toordinal())
        right = self.inner.right() if band.last is None else self.x(band.last.toordinal() + 1)
        left, right = max(left, self.inner.left()), min(right, self.inner.right())
        return QRectF(left, top + 1, max(0.0, right - left), self._band_height - 2)

    def draw(self, painter: QPainter) -> None:
        """Draw lanes, bands, turns, axis and marks."""
        look = self.look
        drop = look.metrics().ascent() / 2 - 1
        every = max(1, math.ceil(look.line() * 0.9 / max(self._lane_height, 1.0)))
        for i, word in enumerate(self._shown_words):
            y = self.inner.bottom() - i * self._lane_height
            rule = QLineF(self.inner.left(), y, self.inner.right(), y)
            look.rule(painter, rule, "muted" if i == 0 else "line")
            middle = y - self._lane_height / 2 + drop
            if i % every == 0:
                look.text(painter, self.inner.left() - 6, middle, word, align=Right)
        ticks = day_ticks(*self.view, self.inner.width(), look.width)
        for at, _ in ticks:
            x = self.x(at)
            look.rule(painter, QLineF(x, self.inner.top(), x, self.inner.bottom()), "line")
        self.draw_x_ticks(painter, ticks)
        self._draw_turns(painter, self.spec.turns)
        for i, band in enumerate(self.spec.bands):
            self._draw_band(painter, i, band)
        if self.rect.width() > 380:
            for lane, name in enumerate(self._band_lanes):
                if self._is_named(name):
                    top = self.inner.top() - 5 - (len(self._band_lanes) - lane) * self._band_height
                    baseline = top + 1 + look.metrics().ascent() + 1
                    look.text(painter, self.inner.left() - 6, baseline, name, align=Right)
        self.layer.draw(painter, look)
        turns = tuple(self.x(turn.day.toordinal()) for turn in self.spec.turns)
        self.layer.draw_numbers(painter, look, self.inner, turns)

    def _draw_band(self, painter: QPainter, i: int, band: DatedBand) -> None:
        look, rect = self.look, self.band_rect(i)
        if rect.width() <= 0:
            return
        painter.fillRect(rect, look.color("accent_soft"))
        if band.first is not None and self.x(band.first.toordinal()) >= self.inner.left():
            look.rule(painter, QLineF(rect.left(), rect.top(), rect.left(), rect.bottom() - 1), "accent", 1.5)
        words = f"{band.label} · {band.role}" if band.role else band.label
        look.text(
            painter,
            rect.left() + 5,
            rect.top() + look.metrics().ascent() + 1,
            words,
            colour="text",
            room=rect.width() - 8,
        )

    def _draw_turns(self, painter: QPainter, turns: tuple[Turn, ...]) -> None:
        top = self.rect.top() + 2
        free = self.rect.left()
        for turn in sorted(turns, key=lambda one: one.day):
            x = self.x(turn.day.toordinal())
            if not self.inner.left() <= x <= self.inner.right():
                continue
            left = x + 4 if x + 4 + self.look.width(turn.word) <= self.rect.right() else None
            start = left if left is not None else x - 4 - self.look.width(turn.word)
            has_room = start >= free  # a word that would lie on its neighbour's is left to the hover
            line = QLineF(x, top + (2 if has_room else self.look.line() + 2), x, self.inner.bottom())
            self.look.rule(painter, line, "text", is_dashed=True)
            if has_room:
                self.draw_note(painter, x, top + self.look.metrics().ascent(), turn.word)
                free = start + self.look.width(turn.word) + 8

    def draw_cursor(self, painter: QPainter, mark: int) -> None:
        """Draw a thin cross line and the mark with a ring, or outline the band."""
        if mark >= len(self.spec.marks):
            painter.setPen(self.look.color("text"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.band_rect(mark - len(self.spec.marks)).adjusted(0.5, 0.5, -0.5, -0.5))
            return
        x = float(self.layer.x[mark])
        line = QLineF(x, self.inner.top() - 3, x, self.inner.bottom())
        self.look.rule(painter, line, "muted")
        self.layer.draw_cursor(painter, self.look, mark)

    def hit(self, point: QPointF) -> int:
        """Return the trade near a point, or the band under it."""
        found = self.layer.hit(point)
        if found != NO_MARK:
            return found
        for i in range(len(self.spec.bands)):
            if self.band_rect(i).contains(point):
                return len(self.spec.marks) + i
        return NO_MARK

    def ground_words(self, point: QPointF) -> str:
        """Return the facts of a turn whose line is near."""
        for turn in self.spec.turns:
            if abs(self.x(turn.day.toordinal()) - point.x()) < 5 and self.rect.contains(point):
                return turn.facts or f"{turn.day.isoformat()}: {turn.word}"
        return ""

    def place(self, mark: int) -> QRectF:
        """Return where a trade or a band stands."""
        count = len(self.spec.marks)
        return self.layer.place(mark) if mark < count else self.band_rect(mark - count)

    def move(self, mark: int, step: Step) -> int:
        """Left and Right walk by day; Up and Down to the next lane's nearest mark, and up to the bands."""
        count, bands = len(self.spec.marks), len(self.spec.bands)
        if mark >= count and bands:
            i = mark - count
            if step == Step.DOWN and count:
                return self._nearest(self.band_rect(i).center().x(), len(self._words) - 1)
            return count + (clamp_step(i, step, bands) if step not in (Step.UP, Step.DOWN) else i)
        if not count:
            return clamp_step(NO_MARK, Step.FIRST, bands)
        if mark == NO_MARK:
            if step in (Step.LEFT, Step.LAST):
                return int(self.layer.order[-1])
            in_view = self.layer.order[self.layer.is_seen[self.layer.order]]
            return int(in_view[0] if len(in_view) and step != Step.FIRST else self.layer.order[0])
        if step in (Step.UP, Step.DOWN):
            row = int(self._row[mark]) + (1 if step == Step.UP else -1)
            while 0 <= row < len(self._words):
                if bool(np.any(self._row == row)):
                    return self._nearest(float(self.layer.x[mark]), row)
                row += 1 if step == Step.UP else -1
            return count if step == Step.UP and bands else mark
        return int(self.layer.order[clamp_step(self.layer.rank(mark), step, count)])

    def _nearest(self, x: float, row: int) -> int:
        while not bool(np.any(self._row == row)) and row > 0:
            row -= 1
        places = np.flatnonzero(self._row == row)
        return int(places[np.argmin(np.abs(self.layer.x[places] - x))])

    def facts(self, mark: int) -> str:
        """Return the facts of a trade or a band."""
        count = len(self.spec.marks)
        if mark >= count:
            return self.spec.bands[mark - count].facts
        return "\n".join(filter(None, (self.spec.marks.facts(mark), self.layer.pile_words(mark))))

    def target(self, mark: int) -> object:
        """Return the door of a trade or a band."""
        count = len(self.spec.marks)
        return self.spec.marks.target(mark) if mark < count else self.spec.bands[mark - count].target

    def x_of_mark(self, mark: int) -> float | None:
        """Return the trade's day; a band is not followed."""
        return float(self.spec.marks.days[mark]) + 0.5 if mark < len(self.spec.marks) else None

    def legend(self) -> tuple[Key, ...]:
        """Return the shapes that occur."""
        return trade_keys(self.layer)

    def print_height(self, width: float) -> float:
        """Return room for the bands and the lanes."""
        return 40 + len(self._band_lanes) * 18 + max(120.0, len(self._words) * 34.0)


def trade_keys(layer: TradeLayer) -> tuple[Key, ...]:
    """Return the legend of the kinds of trades that occur."""
    words = {
        TradeKind.PURCHASE: _translate("charts", "buy"),
        TradeKind.SALE: _translate("charts", "sale"),
        TradeKind.PARTIAL_SALE: _translate("charts", "partial sale"),
        TradeKind.EXCHANGE: _translate("charts", "exchange"),
    }
    return tuple(Key(words[kind], kind=kind) for kind in layer.kinds_there())
