"""Trades as marks: shape by type, colour by side, size by amount; drawing, hit test and rectangle, quickly.

20,000 marks are drawn from a small sheet of ready sprites in one call; on paper and in SVG each is drawn as a
shape. Where a mark stands is told by the plot (pixels); nothing here knows of axes.
"""

from __future__ import annotations

import numpy as np
import shiboken6
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from govtrades_desktop.gui import formatting
from govtrades_desktop.gui.charts.look import Look
from govtrades_desktop.gui.charts.plot import NO_MARK
from govtrades_desktop.gui.charts.specs import KINDS, TradeKind, TradeMarks

COLOURS = {
    TradeKind.PURCHASE: "buy",
    TradeKind.SALE: "sell",
    TradeKind.PARTIAL_SALE: "sell",
    TradeKind.EXCHANGE: "exchange",
}
_FROM_USD = np.array([15_001, 50_001, 250_001, 1_000_001])
RADII = np.array([3.9, 4.6, 5.4, 6.4, 7.6])
"""Half heights in pixels: up to $15,000, $50,000, $250,000, $1,000,000, above."""
_CROWD = 2_500
"""So many marks in view are drawn smaller and without a halo: halos alone would make a grey noise of them."""
_CROWD_RADII = np.array([2.3, 2.8, 3.6, 4.6, 6.0])
_MOST_RINGS = 24
"""Selected marks have a ring each, up to so many; more stand out by the others' fading."""
_DENSE_X, _DENSE_Y, _DENSE = 8.0, 5.0, 3
"""So many marks in so small a place (pixels) are drawn without a halo: it would wipe out the neighbours, and
the busiest day would look the emptiest."""
_APART = 4.0
"""Pixels; marks of a stack that are set closer are dense likewise."""
_PILE = 10
"""A stack of so many marks, set closer than they can be told apart, has its number beside it."""
_CELL = 18
"""Side of a sprite: the largest mark and its halo."""
_FADED = 0.28


def draw_kind(
    painter: QPainter,
    look: Look,
    kind: TradeKind,
    center: QPointF,
    radius: float,
    alpha: float = 1.0,
    *,
    has_halo: bool = True,
) -> None:
    """Draw one mark: ▲ purchase, ▼ sale, ▼ half filled partial sale, ◆ exchange, with a halo of the page."""
    x, y, r = center.x(), center.y(), radius
    w = r * 0.95
    if kind == TradeKind.PURCHASE:
        outline = [QPointF(x, y - r), QPointF(x + w, y + r * 0.75), QPointF(x - w, y + r * 0.75)]
    elif kind == TradeKind.EXCHANGE:
        outline = [QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)]
    else:
        outline = [QPointF(x, y + r), QPointF(x - w, y - r * 0.75), QPointF(x + w, y - r * 0.75)]
    color = look.color(COLOURS[kind], alpha)
    painter.setPen(QPen(look.color("page", alpha), 1.0) if has_halo else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(look.color("page", alpha) if kind == TradeKind.PARTIAL_SALE else color)
    painter.drawPolygon(QPolygonF(outline))
    if kind == TradeKind.PARTIAL_SALE:
        painter.setPen(QPen(color, 1.1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF(outline))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        half = [QPointF(x, y + r), QPointF(x - w, y - r * 0.75), QPointF(x, y - r * 0.75)]
        painter.drawPolygon(QPolygonF(half))


def dodge(groups: np.ndarray, step_px: float, room_px: float) -> np.ndarray:
    """Return how far each mark gives way, so that those of one group (same place) stand in a stack.

    Args:
        groups: a number each; marks of one number share a place. The first of a group stays in the middle,
            the others go above and below by turns; a group with more than there is room for is set closer,
            from the top in the order they come.
        step_px: between neighbours.
        room_px: for a whole stack.

    Returns:
        Offsets in pixels, as many as groups.
    """
    if not len(groups):
        return np.zeros(0)
    order = np.argsort(groups, kind="stable")
    ordered = groups[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    sizes = np.diff(np.r_[starts, len(ordered)])
    rank = np.arange(len(ordered)) - np.repeat(starts, sizes)
    step = np.minimum(step_px, room_px / np.maximum(sizes - 1, 1))
    side = np.where(rank % 2 == 1, -1.0, 1.0)
    offsets = np.empty(len(groups))
    by_turns = side * ((rank + 1) // 2)
    in_order = rank - np.repeat((sizes - 1) / 2, sizes)
    is_squeezed = np.repeat(step < step_px, sizes)
    offsets[order] = np.where(is_squeezed, in_order, by_turns) * np.repeat(step, sizes)
    return offsets


class TradeLayer:
    """The marks of one plot, and where they stand."""

    def __init__(self, marks: TradeMarks) -> None:
        self.marks = marks
        self.order = np.lexsort((marks.ids, marks.days))
        """Places in `marks` by day: the way the keyboard walks."""
        self._rank = np.empty(len(marks), dtype=np.int64)
        self._rank[self.order] = np.arange(len(marks))
        sizes = np.where(np.isnan(marks.low_usd), 0, marks.low_usd)
        self.levels = np.searchsorted(_FROM_USD, sizes, side="right")
        self.x = np.zeros(len(marks))
        self.y = np.zeros(len(marks))
        self.is_seen = np.zeros(len(marks), dtype=bool)
        self.is_crowded = False
        self.radii = RADII
        self.is_chosen: np.ndarray | None = None
        """Which marks are selected; None: no selection, all are drawn alike."""
        self.is_dense = np.zeros(len(marks), dtype=bool)
        self._stack = np.full(len(marks), -1, dtype=np.int64)
        self._sheets: dict[tuple[float, bool, bool], QPixmap] = {}

    def put(self, x: np.ndarray, y: np.ndarray, is_seen: np.ndarray, *, is_close: bool = False) -> None:
        """Take where the marks stand, in pixels, which are within the chart, and if room is scarce."""
        self.x, self.y, self.is_seen = x, y, is_seen
        self._find_density(np.flatnonzero(is_seen))
        self.is_crowded = is_close or int(np.count_nonzero(is_seen)) > _CROWD
        self.radii = _CROWD_RADII if self.is_crowded else RADII
        self._sheets.clear()  # the colours may have changed

    def _find_density(self, seen: np.ndarray) -> None:
        """Find the marks that overlap several neighbours."""
        self.is_dense = np.zeros(len(self.marks), dtype=bool)
        self._stack = np.full(len(self.marks), -1, dtype=np.int64)
        if not len(seen):
            return
        key = np.floor(self.x[seen] / _DENSE_X).astype(np.int64) * 20_011
        key += np.floor(self.y[seen] / _DENSE_Y).astype(np.int64)
        _, place, number = np.unique(key, return_inverse=True, return_counts=True)
        self.is_dense[seen] = number[place] >= _DENSE

    def pile_up(self, stacks: np.ndarray) -> None:
        """Take which marks gave way to each other; of stacks set too close to tell them apart piles are made.

        Args:
            stacks: of those marks that are seen, a number each: marks of one number are one stack.
        """
        seen = np.flatnonzero(self.is_seen)
        if not len(seen):
            return
        _, place, number = np.unique(stacks, return_inverse=True, return_counts=True)
        top, bottom = np.full(len(number), np.inf), np.full(len(number), -np.inf)
        np.minimum.at(top, place, self.y[seen])
        np.maximum.at(bottom, place, self.y[seen])
        is_tight = (number >= _DENSE) & (bottom - top < _APART * (number - 1))
        self.is_dense[seen] |= is_tight[place]
        is_pile = (is_tight & (number >= _PILE))[place]
        self._stack[seen[is_pile]] = place[is_pile]

    def pile(self, mark: int) -> np.ndarray:
        """Return the places of all marks of the pile that a mark is in; itself alone where it is in none."""
        if self._stack[mark] < 0:
            return np.array([mark])
        return np.flatnonzero(self._stack == self._stack[mark])

    def pile_words(self, mark: int) -> str:
        """Say that a mark is one of many in one place; empty where it is not."""
        number = len(self.pile(mark))
        if number < 2:
            return ""
        words = QCoreApplication.translate(
            "charts", "One of {n} trades in this place: a click selects them all"
        )
        return words.format(n=formatting.count(number))

    def piles(self) -> list[tuple[int, float, float]]:
        """Return each pile's number of marks, its x and its y in pixels, the largest first."""
        placed = np.flatnonzero(self._stack >= 0)
        if not len(placed):
            return []
        _, place, number = np.unique(self._stack[placed], return_inverse=True, return_counts=True)
        x = np.bincount(place, weights=self.x[placed]) / number
        y = np.bincount(place, weights=self.y[placed]) / number
        found = zip(number.tolist(), x.tolist(), y.tolist(), strict=True)
        return sorted(found, reverse=True)

    def draw_numbers(
        self, painter: QPainter, look: Look, room: QRectF, lines: tuple[float, ...] = ()
    ) -> None:
        """Write beside each pile how many it is of, where no mark and no other number would be hidden.

        Args:
            painter: to draw with.
            look: of the drawing.
            room: numbers stay within it.
            lines: x of upright lines, which would strike a number through.
        """
        taken: list[QRectF] = []
        ascent = look.metrics().ascent()
        for number, x, y in self.piles():
            words = formatting.count(number)
            width = look.width(words)
            for left in (x + 8, x - 8 - width):
                rect = QRectF(left, y - ascent / 2 - 1, width, ascent + 2)
                if not room.contains(rect) or any(rect.intersects(one) for one in taken):
                    continue
                is_struck = any(rect.left() - 2 <= line <= rect.right() + 2 for line in lines)
                if is_struck or len(self.within(rect.adjusted(-3, -3, 3, 3))):
                    continue
                look.text(painter, left, y + ascent / 2 - 1, words, colour="text")
                taken.append(rect)
                break

    def choose(self, ids: np.ndarray | None) -> None:
        """Take the ids that are selected; None or nothing: no selection."""
        is_any = ids is not None and len(ids) > 0
        self.is_chosen = np.isin(self.marks.ids, ids) if is_any else None
        if self.is_chosen is not None and not self.is_chosen.any():
            self.is_chosen = None

    def drawn(self) -> np.ndarray:
        """Return the places of the marks to draw, from bottom to top; of several on one pixel only one."""
        seen = np.flatnonzero(self.is_seen)
        if not len(seen):
            return seen
        seen = seen[np.argsort(-self.levels[seen], kind="stable")]  # small ones on top of large ones
        key = np.round(self.x[seen]).astype(np.int64)
        key = key * 20_011 + np.round(self.y[seen]).astype(np.int64)
        key = key * 8 + self.marks.kinds[seen]
        if self.is_chosen is not None:
            key = key * 2 + self.is_chosen[seen]
        _, last = np.unique(key[::-1], return_index=True)
        return seen[np.sort(len(seen) - 1 - last)]

    def draw(self, painter: QPainter, look: Look) -> None:
        """Draw all; those that are not selected fade where some are."""
        drawn = self.drawn()
        if self.is_chosen is None:
            self._draw(painter, look, drawn, is_faded=False)
            return
        chosen = self.is_chosen[drawn]
        self._draw(painter, look, drawn[~chosen], is_faded=True)
        self._draw(painter, look, drawn[chosen], is_faded=False)
        if np.count_nonzero(chosen) > _MOST_RINGS:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("accent"), 1.4))
        for i in drawn[chosen]:
            radius = self.radii[self.levels[i]] + 3
            painter.drawEllipse(QPointF(self.x[i], self.y[i]), radius, radius)

    def _draw(self, painter: QPainter, look: Look, places: np.ndarray, *, is_faded: bool) -> None:
        if not len(places):
            return
        if look.is_print:
            alpha = _FADED if is_faded else 1.0
            for i in places:
                center = QPointF(self.x[i], self.y[i])
                kind, radius = KINDS[self.marks.kinds[i]], self.radii[self.levels[i]]
                has_halo = not (self.is_crowded or self.is_dense[i])
                draw_kind(painter, look, kind, center, radius, alpha, has_halo=has_halo)
            return
        dense = self.is_dense[places]
        for part, has_halo in ((places[dense], False), (places[~dense], not self.is_crowded)):
            if len(part):
                self._draw_sprites(painter, look, part, is_faded=is_faded, has_halo=has_halo)

    def _draw_sprites(
        self, painter: QPainter, look: Look, places: np.ndarray, *, is_faded: bool, has_halo: bool
    ) -> None:
        ratio = painter.device().devicePixelRatio()
        sheet = self._sheet(look, ratio, is_faded=is_faded, has_halo=has_halo)
        # a fragment is ten doubles: x, y, left, top, width, height, scale x, scale y, rotation, opacity
        fragments = np.zeros((len(places), 10))
        fragments[:, 0] = np.round(self.x[places] * ratio) / ratio
        fragments[:, 1] = np.round(self.y[places] * ratio) / ratio
        fragments[:, 2] = self.levels[places] * _CELL * ratio
        fragments[:, 3] = self.marks.kinds[places] * _CELL * ratio
        fragments[:, 4:6] = _CELL * ratio
        fragments[:, 6:8] = 1 / ratio
        fragments[:, 9] = 1
        first = shiboken6.wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(first, len(fragments), sheet)

    def _sheet(self, look: Look, ratio: float, *, is_faded: bool, has_halo: bool) -> QPixmap:
        key = (ratio, is_faded, has_halo)
        if key not in self._sheets:
            sheet = QPixmap(round(len(RADII) * _CELL * ratio), round(len(KINDS) * _CELL * ratio))
            sheet.fill(Qt.GlobalColor.transparent)
            painter = QPainter(sheet)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(ratio, ratio)
            for k, kind in enumerate(KINDS):
                for level, radius in enumerate(self.radii):
                    center = QPointF((level + 0.5) * _CELL, (k + 0.5) * _CELL)
                    alpha = _FADED if is_faded else 1.0
                    draw_kind(painter, look, kind, center, float(radius), alpha, has_halo=has_halo)
            painter.end()
            self._sheets[key] = sheet
        return self._sheets[key]

    def draw_cursor(self, painter: QPainter, look: Look, mark: int) -> None:
        """Draw a mark on top of all others, with a ring."""
        center = QPointF(self.x[mark], self.y[mark])
        radius = float(self.radii[self.levels[mark]])
        draw_kind(painter, look, KINDS[self.marks.kinds[mark]], center, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("text"), 1.4))
        painter.drawEllipse(center, radius + 3.5, radius + 3.5)

    def hit(self, point: QPointF, reach_px: float = 9.0) -> int:
        """Return the nearest mark within reach, or -1."""
        if not len(self.marks):
            return NO_MARK
        away = (self.x - point.x()) ** 2 + (self.y - point.y()) ** 2
        away = np.where(self.is_seen, away, np.inf)
        nearest = int(np.argmin(away))
        return nearest if away[nearest] <= reach_px**2 else NO_MARK

    def within(self, rect: QRectF) -> np.ndarray:
        """Return the ids of the marks in a rectangle of pixels."""
        is_in = (self.x >= rect.left()) & (self.x <= rect.right())
        is_in &= (self.y >= rect.top()) & (self.y <= rect.bottom()) & self.is_seen
        return self.marks.ids[is_in]

    def place(self, mark: int) -> QRectF:
        """Return the square round a mark."""
        radius = self.radii[self.levels[mark]]
        return QRectF(self.x[mark] - radius, self.y[mark] - radius, 2 * radius, 2 * radius)

    def rank(self, mark: int) -> int:
        """Return a mark's place among all by day."""
        return int(self._rank[mark])

    def kinds_there(self) -> list[TradeKind]:
        """Return the kinds that occur, for the legend."""
        return [KINDS[k] for k in np.unique(self.marks.kinds)]
