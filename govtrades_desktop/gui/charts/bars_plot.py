"""Horizontal bars: rankings on one measure, and coverage where every row is a whole of 100 %.

mark = row * stride + 0 for the row, or 1 + part; where names have doors of their own a row's last mark is its
name. Rows that do not fit are said to be more, never cut in silence; the data table has them all.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from govtrades_desktop.gui import formatting
from govtrades_desktop.gui.charts.look import Look, Middle, Right
from govtrades_desktop.gui.charts.plot import NO_MARK, Key, Plot, Step, clamp_step, joined_facts
from govtrades_desktop.gui.charts.specs import BarRow, BarsSpec, CoverageSpec, Part, whole_target

_translate = QCoreApplication.translate

_SIDES = {"buy": True, "sell": False}
"""Series of these colours have ▲ or ▼ in the legend: no side is told by its colour alone."""


class BarsPlot(Plot[BarsSpec | CoverageSpec]):
    """A ranking, or with a `CoverageSpec` rows that are wholes."""

    can_zoom = False
    is_walked_in_rows = True
    widest_name = 0.38

    def __init__(self, spec: BarsSpec | CoverageSpec) -> None:
        super().__init__(spec)
        self._name = 1 + len(spec.series)
        self._stride = self._name + any(row.name_target is not None for row in spec.rows)
        self._totals = [sum(part.value for part in row.parts) for row in spec.rows]
        self._is_whole = isinstance(spec, CoverageSpec)

    def is_empty(self) -> bool:
        """Return whether there is no row."""
        return not self.spec.rows

    def step_for(self, look: Look) -> float:
        """Return the height of a row."""
        return look.line("data") + (5 if self._is_whole else 7)

    def arrange(self) -> None:
        """Lay out names, bars and figures; decide how many rows fit."""
        look, rows = self.look, self.spec.rows
        self.step = self.step_for(look)
        fitting = max(1, int((self.rect.height() + 1) // self.step))
        self.shown = len(rows) if len(rows) <= fitting else max(1, fitting - 1)
        self.more = len(rows) - self.shown
        names = max((self._name_width(row) for row in rows[: self.shown]), default=0) + 10
        widest = self.rect.width() * self.widest_name
        self._names = min(names, max(widest, 48.0))
        figures = max((look.width(row.figure, "data") for row in rows[: self.shown]), default=0)
        self._figures = figures + 10 if figures else 0
        left, right = self.rect.left() + self._names, self.rect.right() - self._figures
        self.inner = QRectF(left, self.rect.top(), max(10.0, right - left), self.shown * self.step)
        self._measure = max(self._totals[: self.shown], default=1) or 1

    def _name_width(self, row: BarRow) -> float:
        chip = self.look.width(row.chip) + 16 if row.chip else 0
        return self.look.width(row.name, "data") + chip

    def _row_rect(self, i: int) -> QRectF:
        return QRectF(self.rect.left(), self.rect.top() + i * self.step, self.rect.width(), self.step)

    def _parts(self, i: int) -> list[tuple[int, QRectF]]:
        whole = self._totals[i] if self._is_whole else self._measure
        if not whole:
            return []
        gap = 2.5 if self._is_whole else 4.0
        top, height = self.rect.top() + i * self.step + gap, self.step - 2 * gap
        x, found = self.inner.left(), []
        for p, part in enumerate(self.spec.rows[i].parts):
            width = part.value / whole * self.inner.width()
            if part.value:
                found.append((p, QRectF(x, round(top), max(width, 1.0), round(height))))
            x += width
        return found

    def draw(self, painter: QPainter) -> None:
        """Draw the rows, and how many more there are."""
        look = self.look
        for i in range(self.shown):
            row = self.spec.rows[i]
            y = self.rect.top() + i * self.step
            baseline = y + (self.step + look.metrics("data").ascent() - look.metrics("data").descent()) / 2
            chip = look.width(row.chip) + 16 if row.chip else 0
            room = self._names - chip - 8
            colour = "text" if row.name_target is None else "accent"
            width = look.text(painter, self.rect.left() + 2, baseline, row.name, "data", colour, room=room)
            if row.chip:
                self._draw_chip(painter, self.rect.left() + 2 + width + 6, y, baseline, row.chip)
            for p, rect in self._parts(i):
                look.surface(painter, rect, self.spec.series[p])
            look.text(painter, self.rect.right() - 2, baseline, row.figure, "data", "muted", align=Right)
        if self.more:
            baseline = self.rect.top() + self.shown * self.step + look.metrics().ascent() + 2
            words = _translate("charts", "and {n} more in the data table").format(
                n=formatting.count(self.more)
            )
            look.text(painter, self.rect.left() + 2, baseline, words, room=self.rect.width() - 4)

    def _draw_chip(self, painter: QPainter, x: float, y: float, baseline: float, letter: str) -> None:
        """Draw a party's letter in a bordered chip: never a colour alone."""
        look = self.look
        width = look.width(letter) + 8
        height = look.line() - 1
        painter.setPen(QPen(look.color("muted"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(
            QRectF(round(x) + 0.5, round(y + (self.step - height) / 2) + 0.5, width, height - 1), 3, 3
        )
        centre = y + self.step / 2 + (look.metrics().ascent() - look.metrics().descent()) / 2
        look.text(painter, x + width / 2, centre, letter, colour="text", align=Middle)

    def draw_cursor(self, painter: QPainter, mark: int) -> None:
        """Shade the row, outline the part."""
        i, part = divmod(mark, self._stride)
        if i >= self.shown:
            return
        if self._is_name(mark):
            painter.fillRect(self._name_rect(i), self.look.color("accent", 0.22))
            return
        painter.fillRect(self._row_rect(i), self.look.color("accent", 0.14))
        for p, rect in self._parts(i):
            self.look.surface(painter, rect, self.spec.series[p])
            if p + 1 == part:
                painter.setPen(self.look.color("text"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))

    def hit(self, point: QPointF) -> int:
        """Return the part under a point, else its row."""
        i = int((point.y() - self.rect.top()) // self.step)
        if not 0 <= i < self.shown or not self.rect.left() <= point.x() <= self.rect.right():
            return NO_MARK
        if self.spec.rows[i].name_target is not None and self._name_rect(i).contains(point):
            return i * self._stride + self._name
        for p, rect in self._parts(i):
            if self.spec.rows[i].parts[p].facts and rect.contains(point):
                return i * self._stride + 1 + p
        return i * self._stride

    def place(self, mark: int) -> QRectF:
        """Return the part's rectangle, or the row's."""
        i, part = divmod(mark, self._stride)
        if self._is_name(mark):
            return self._name_rect(i)
        return next((rect for p, rect in self._parts(i) if p + 1 == part), self._row_rect(i))

    def move(self, mark: int, step: Step) -> int:
        """Up and Down walk the rows, Left and Right the parts of a row."""
        i, part = divmod(mark, self._stride) if mark != NO_MARK else (NO_MARK, 0)
        if i != NO_MARK and step in (Step.LEFT, Step.RIGHT):
            order = [0, *(1 + p for p, _ in self._parts(i) if self.spec.rows[i].parts[p].facts)]
            if self.spec.rows[i].name_target is not None:
                order.insert(0, self._name)
            at = order.index(part) if part in order else 0
            at += 1 if step == Step.RIGHT else -1
            return i * self._stride + order[max(0, min(len(order) - 1, at))]
        along = {Step.UP: Step.LEFT, Step.DOWN: Step.RIGHT}.get(step, step)
        if i == NO_MARK and step == Step.UP:
            along = Step.LAST
        place = clamp_step(i, along, self.shown)
        return place * self._stride if place != NO_MARK else NO_MARK

    def _is_name(self, mark: int) -> bool:
        return mark % self._stride == self._name

    def _name_rect(self, i: int) -> QRectF:
        return QRectF(self.rect.left(), self.rect.top() + i * self.step, self._names - 4, self.step)

    def _part_of(self, mark: int) -> Part | None:
        i, part = divmod(mark, self._stride)
        return self.spec.rows[i].parts[part - 1] if part and not self._is_name(mark) else None

    def facts(self, mark: int) -> str:
        """Return a part's facts, or the row's: where it has none of its own, those of its parts."""
        part, row = self._part_of(mark), self.spec.rows[mark // self._stride]
        if self._is_name(mark):
            return row.name_facts or row.name
        if part is not None and part.facts:
            return part.facts
        return row.facts or joined_facts(row.parts) or row.name

    def target(self, mark: int) -> object:
        """Return a part's door, or the row's."""
        part, row = self._part_of(mark), self.spec.rows[mark // self._stride]
        if self._is_name(mark):
            return row.name_target
        found = part.target if part else None
        return found if found is not None else whole_target(row.target, row.parts)

    def legend(self) -> tuple[Key, ...]:
        """Return the series that occur, where there are several."""
        there = [
            series
            for p, series in enumerate(self.spec.series)
            if any(row.parts[p].value for row in self.spec.rows)
        ]
        if len(self.spec.series) <= 1:
            return ()
        return tuple(Key(series.word, series=series, is_up=_SIDES.get(series.colour)) for series in there)

    def print_height(self, width: float) -> float:
        """Return room for every row."""
        return len(self.spec.rows) * self.step_for(Look.of_print()) + 6
