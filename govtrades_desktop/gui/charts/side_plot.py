"""Rows side by side: names at the left, for each compared one a column of bars, all on one measure.

mark = row * stride + slot. Slot 0 is the whole row, 1 to n its cells, then the row's name, then the names in
the cells of a ranking. Rows that do not fit are said to be more, never cut in silence: see the data table.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from govtrades_desktop.gui import formatting
from govtrades_desktop.gui.charts.chart import Chart
from govtrades_desktop.gui.charts.look import Look, Middle, Right
from govtrades_desktop.gui.charts.plot import NO_MARK, Key, Plot, Step, clamp_step
from govtrades_desktop.gui.charts.side_spec import SideCell, SideRow, SideSpec

_translate = QCoreApplication.translate
_WIDEST_NAME = {1: 0.42, 2: 0.42, 3: 0.32}
"""The largest share of the width for names, by the number of columns; of more columns 0.24."""
_GAP = 16.0
_BAR = 7.0
"""Height of the bar under a name of its own."""


class SidePlot(Plot[SideSpec]):
    """See the module."""

    can_zoom = False
    is_walked_in_rows = True

    def __init__(self, spec: SideSpec) -> None:
        super().__init__(spec)
        self._columns = len(spec.heads)
        self._name_slot = 1 + self._columns
        self._stride = 2 + 2 * self._columns
        barred = [row for row in spec.rows if row.has_bars]
        lengths = [cell.length for row in barred for cell in row.cells if cell is not None]
        self._measure = max(lengths, default=0.0) or 1.0

    def is_empty(self) -> bool:
        """Return whether there is no row."""
        return not self.spec.rows

    def step_for(self, look: Look) -> float:
        """Return the height of a row."""
        return look.line("data") + (_BAR + 9 if self.spec.is_ranking else 7)

    def head_for(self, look: Look) -> float:
        """Return the height of the words over the columns."""
        return look.line() + 8

    def arrange(self) -> None:
        """Lay out names, columns and figures; decide how many rows fit."""
        look, rows, rect = self.look, self.spec.rows, self.rect
        self._head = self.head_for(look)
        self.step = self.step_for(look)
        fitting = max(1, int((rect.height() - self._head + 1) // self.step))
        self.shown = len(rows) if len(rows) <= fitting else max(1, fitting - 1)
        self.more = len(rows) - self.shown
        seen = rows[: self.shown]
        names = max((self._name_width(row) for row in seen), default=0.0) + 14
        self._names = min(names, max(48.0, rect.width() * _WIDEST_NAME.get(self._columns, 0.24)))
        widest = max((look.width(row.figure, "data") for row in seen), default=0.0)
        self._figures = max(widest, look.width(self.spec.figure_word)) + 12 if widest else 0.0
        top = rect.top() + self._head
        left, right = rect.left() + self._names, rect.right() - self._figures
        self.inner = QRectF(left, top, max(10.0, right - left), self.shown * self.step)
        self._wide = self.inner.width() / max(1, self._columns)
        figures = (cell.figure for row in seen for cell in row.cells if cell is not None)
        self._room = max((look.width(figure, "data") for figure in figures), default=0.0) + 10
        """Of a figure in a cell: alike in all columns, or their bars would not have one measure."""

    def _name_width(self, row: SideRow) -> float:
        return self.look.width(row.name, "data") + (self.look.width(row.chip) + 16 if row.chip else 0)

    # --- places ---

    def _row_rect(self, i: int) -> QRectF:
        return QRectF(self.rect.left(), self.inner.top() + i * self.step, self.rect.width(), self.step)

    def _name_rect(self, i: int) -> QRectF:
        return QRectF(self.rect.left(), self.inner.top() + i * self.step, self._names - 6, self.step)

    def _cell_rect(self, i: int, c: int) -> QRectF:
        left = self.inner.left() + c * self._wide
        return QRectF(left, self.inner.top() + i * self.step, self._wide - _GAP / 2, self.step)

    def _own_name_rect(self, i: int, c: int) -> QRectF:
        """Return the place of the name in a cell of a ranking."""
        cell, rect = self.spec.rows[i].cells[c], self._cell_rect(i, c)
        room = rect.width() - self._room
        width = min(room, self.look.width(cell.name if cell else "", "data") + 4)
        return QRectF(rect.left(), rect.top(), max(8.0, width), self.look.line("data") + 3)

    def _bars(self, i: int, c: int) -> Iterator[tuple[int, QRectF]]:
        """Yield the parts of a cell that are there, and their rectangles."""
        cell = self.spec.rows[i].cells[c]
        if cell is None or not self.spec.rows[i].has_bars:
            return
        rect = self._cell_rect(i, c)
        if self.spec.is_ranking:
            top, height, room = rect.top() + self.look.line("data") + 3, _BAR, rect.width() - 2
        else:
            top, height = rect.top() + 4, self.step - 8
            room = rect.width() - self._room
        x = rect.left() + 1
        for p, part in enumerate(cell.parts):
            width = part.value / self._measure * max(8.0, room)
            if part.value:
                yield p, QRectF(x, round(top), max(width, 1.0), round(height))
            x += width

    # --- drawing ---

    def draw(self, painter: QPainter) -> None:
        """Draw heads, rows, and how many more there are."""
        look = self.look
        baseline = self.rect.top() + look.metrics().ascent() + 1
        for c, head in enumerate(self.spec.heads):
            x = self.inner.left() + c * self._wide
            look.text(painter, x, baseline, head, colour="text", room=self._wide - _GAP / 2)
            line = QLineF(x, self.inner.top() - 2, x, self.inner.bottom())
            look.rule(painter, line, "line")
        if self._figures:
            look.text(painter, self.rect.right() - 2, baseline, self.spec.figure_word, align=Right)
        under = self.inner.top() - 3
        look.rule(painter, QLineF(self.rect.left(), under, self.rect.right(), under), "line")
        for i in range(self.shown):
            self._draw_row(painter, i)
        if self.more:
            baseline = self.inner.bottom() + look.metrics().ascent() + 2
            words = _translate("charts", "and {n} more in the data table").format(
                n=formatting.count(self.more)
            )
            look.text(painter, self.rect.left() + 2, baseline, words, room=self.rect.width() - 4)

    def _draw_row(self, painter: QPainter, i: int) -> None:
        look, row = self.look, self.spec.rows[i]
        y, metrics = self.inner.top() + i * self.step, look.metrics("data")
        line = look.line("data") + 3 if self.spec.is_ranking else self.step
        baseline = y + (line + metrics.ascent() - metrics.descent()) / 2
        chip = look.width(row.chip) + 16 if row.chip else 0
        colour = "text" if row.name_target is None else "accent"
        if not row.has_bars or (self.spec.is_ranking and row.name_target is None):
            colour = "muted"
        left, room = self.rect.left() + 2, self._names - chip - 12
        width = look.text(painter, left, baseline, row.name, "data", colour, room=room)
        if row.chip:
            self._draw_chip(painter, left + width + 6, y, row.chip)
        for c, cell in enumerate(row.cells):
            if cell is not None:
                self._draw_cell(painter, i, c, cell, baseline)
        if self._figures:
            look.text(painter, self.rect.right() - 2, baseline, row.figure, "data", "muted", align=Right)

    def _draw_cell(self, painter: QPainter, i: int, c: int, cell: SideCell, baseline: float) -> None:
        look, rect = self.look, self._cell_rect(i, c)
        for p, bar in self._bars(i, c):
            look.surface(painter, bar, self.spec.series[p])
        is_there = cell.length > 0 and self.spec.rows[i].has_bars
        colour = "text" if is_there else "muted"
        look.text(painter, rect.right() - 2, baseline, cell.figure, "data", colour, align=Right)
        if cell.name:
            room = rect.width() - self._room
            colour = "text" if cell.name_target is None else "accent"
            look.text(painter, rect.left() + 1, baseline, cell.name, "data", colour, room=room)

    def _draw_chip(self, painter: QPainter, x: float, y: float, letter: str) -> None:
        """Draw a party's letter in a bordered chip: never a colour alone."""
        look = self.look
        width, height = look.width(letter) + 8, look.line() - 1
        painter.setPen(QPen(look.color("muted"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top = round(y + (self.step - height) / 2) + 0.5
        painter.drawRoundedRect(QRectF(round(x) + 0.5, top, width, height - 1), 3, 3)
        centre = y + self.step / 2 + (look.metrics().ascent() - look.metrics().descent()) / 2
        look.text(painter, x + width / 2, centre, letter, colour="text", align=Middle)

    def draw_cursor(self, painter: QPainter, mark: int) -> None:
        """Shade what the hand is on, and its row a little."""
        i = mark // self._stride
        if i >= self.shown:
            return
        painter.fillRect(self._row_rect(i), self.look.color("accent", 0.07))
        place = self.place(mark)
        painter.fillRect(place, self.look.color("accent", 0.15))
        painter.setPen(self.look.color("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-1.5, 0.5, -0.5, -0.5))

    # --- the hand ---

    def _slots(self, i: int) -> list[int]:
        """Return the slots of a row that can be stood on, left to right; its whole where it is said."""
        row, found = self.spec.rows[i], []
        if row.name_target is not None:
            found.append(self._name_slot)
        for c, cell in enumerate(row.cells):
            if cell is None:
                continue
            if cell.name_target is not None:
                found.append(self._name_slot + 1 + c)
            if cell.facts:
                found.append(1 + c)
        if row.figure:
            found.append(0)
        return found or [0]

    def hit(self, point: QPointF) -> int:
        """Return what stands under a point."""
        i = int((point.y() - self.inner.top()) // self.step)
        inside = self.rect.left() <= point.x() <= self.rect.right()
        if not 0 <= i < self.shown or not inside or point.y() < self.inner.top():
            return NO_MARK
        slot = self._slot_at(i, point)
        return i * self._stride + slot if slot in self._slots(i) else NO_MARK

    def _slot_at(self, i: int, point: QPointF) -> int:
        if point.x() < self.inner.left():
            return self._name_slot if self.spec.rows[i].name_target is not None else 0
        c = int((point.x() - self.inner.left()) // self._wide)
        if c >= self._columns:
            return 0
        cell = self.spec.rows[i].cells[c]
        has_name = cell is not None and cell.name_target is not None
        if has_name and self._own_name_rect(i, c).contains(point):
            return self._name_slot + 1 + c
        return 1 + c

    def place(self, mark: int) -> QRectF:
        """Return where a mark stands."""
        i, slot = divmod(mark, self._stride)
        if slot == 0:
            left = self.rect.right() - self._figures + 4
            return QRectF(left, self.inner.top() + i * self.step, self._figures - 4, self.step)
        if slot == self._name_slot:
            return self._name_rect(i)
        if slot > self._name_slot:
            return self._own_name_rect(i, slot - self._name_slot - 1)
        rect = self._cell_rect(i, slot - 1)
        return rect.adjusted(0, self.look.line("data") + 3, 0, 0) if self.spec.is_ranking else rect

    def move(self, mark: int, step: Step) -> int:
        """Up and Down walk the rows, Left and Right what stands in a row."""
        if not self.shown:
            return NO_MARK
        if mark == NO_MARK:
            i = self.shown - 1 if step in (Step.UP, Step.LAST) else 0
            return i * self._stride + self._slots(i)[0]
        i, slot = divmod(mark, self._stride)
        slots = self._slots(i)
        at = slots.index(slot) if slot in slots else 0
        if step in (Step.LEFT, Step.RIGHT):
            at = max(0, min(len(slots) - 1, at + (1 if step == Step.RIGHT else -1)))
            return i * self._stride + slots[at]
        along = {Step.UP: Step.LEFT, Step.DOWN: Step.RIGHT}.get(step, step)
        to = clamp_step(i, along, self.shown)
        others = self._slots(to)
        return to * self._stride + (slot if slot in others else others[min(at, len(others) - 1)])

    def _cell_of(self, mark: int) -> tuple[SideRow, SideCell | None, int]:
        i, slot = divmod(mark, self._stride)
        row = self.spec.rows[i]
        if slot in (0, self._name_slot):
            return row, None, slot
        return row, row.cells[slot - 1 if slot < self._name_slot else slot - self._name_slot - 1], slot

    def facts(self, mark: int) -> str:
        """Return the exact words."""
        row, cell, slot = self._cell_of(mark)
        if cell is not None:
            return cell.name_facts or cell.name if slot > self._name_slot else cell.facts
        if slot == self._name_slot:
            return row.name_facts or row.name
        cells = [one for one in row.cells if one is not None]
        return row.facts or "; ".join(one.facts for one in cells if one.facts and one.length) or row.name

    def target(self, mark: int) -> object:
        """Return the door."""
        row, cell, slot = self._cell_of(mark)
        if cell is not None:
            return cell.name_target if slot > self._name_slot else cell.target
        return row.name_target if slot == self._name_slot else row.target

    def legend(self) -> tuple[Key, ...]:
        """Return the series that occur, where there are several."""
        cells = [cell for row in self.spec.rows for cell in row.cells if cell is not None]
        there = [
            series for p, series in enumerate(self.spec.series) if any(cell.parts[p].value for cell in cells)
        ]
        return tuple(Key(series.word, series=series) for series in there) if len(self.spec.series) > 1 else ()

    def print_height(self, width: float) -> float:
        """Return room for every row."""
        look = Look.of_print()
        return self.head_for(look) + len(self.spec.rows) * self.step_for(look) + 6


class SideChart(Chart):
    """The widget; fed with a `SideSpec`."""

    plot_class = SidePlot
    hint = QSize(520, 220)
    most_rows = 24

    def sizeHint(self) -> QSize:
        """Return room for every row, up to `most_rows`."""
        if not isinstance(self.plot, SidePlot) or not self.has_marks:
            return QSize(520, 96)
        look = Look.of_screen()
        rows = min(self.most_rows, len(self.plot.spec.rows))
        step = self.plot.step_for(look)
        return QSize(520, int(self.plot.head_for(look) + rows * step + 6))
