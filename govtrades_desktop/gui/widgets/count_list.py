"""Counts as rows: a name, bars, a figure. The figure opens its rows; the name, where it is one, its own page.

All rows show: the list is as high as they are, and scrolls with the page it stands on; an elastic one shows
as many as there is room for. Keyboard: up and down
choose a row, left and right one of its two doors, Enter opens it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.charts.look import Look
from govtrades_desktop.gui.charts.specs import Series
from govtrades_desktop.gui.widgets.row_list import RowList

_SIGN_ROOM = 24


@dataclass(frozen=True, slots=True)
class Count:
    """One row.

    Attributes:
        name: at the left.
        figure: at the right.
        facts: the exact facts, for the tooltip and the screen reader.
        target: the rows behind the figure; None: there is no door to them.
        name_target: the page behind the name, where it is a person or a security.
        parts: (length, what it is of) of the bar from left to right, in the list's own measure; drawn with
            the colour and the pattern of the charts.
        sign: a letter in a border before the name (a party), or empty.
        remark: in small after the name; gives way first.
        is_quiet: the name is said in the colour of remarks: what is not known.
    """

    name: str
    figure: str
    facts: str
    target: object
    name_target: object = None
    parts: tuple[tuple[float, Series], ...] = ()
    sign: str = ""
    remark: str = ""
    is_quiet: bool = False

    def doors(self) -> tuple[object, ...]:
        """Return what the row opens, from left to right."""
        return tuple(one for one in (self.name_target, self.target) if one is not None)


class CountList(RowList):
    """The rows, as high as they are many."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        widest_name: float = 0.62,
        is_remark_kept: bool = False,
        is_elastic: bool = False,
    ) -> None:
        """Build.

        Args:
            parent: owner.
            widest_name: the largest share of the width for names beside bars.
            is_remark_kept: where room is short, names give way before remarks.
            is_elastic: as many rows as fit.
        """
        super().__init__(parent)
        self._is_elastic = is_elastic
        self._is_remark_kept = is_remark_kept
        self._widest_name = widest_name
        self._door = 0
        if not is_elastic:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: tuple[Count, ...], *, empty: str) -> None:
        """Show rows; `empty` is said where there are none."""
        self._door = 0
        super().show_rows(rows, empty=empty)
        self.updateGeometry()

    def step(self) -> int:
        """Return the height of a row."""
        return QFontMetrics(theme.font()).height() + 5

    def sizeHint(self) -> QSize:
        """Return room for all rows, or for the sentence that there are none."""
        if self._is_elastic:
            return super().sizeHint()
        return QSize(200, max(2 if not self._rows else 1, len(self._rows)) * self.step())

    def minimumSizeHint(self) -> QSize:
        """Return the same height: rows are never cut off."""
        if self._is_elastic:
            return super().minimumSizeHint()
        return QSize(120, self.sizeHint().height())

    def shown(self) -> int:
        """Return the number of rows in view."""
        return super().shown() if self._is_elastic else len(self._rows)

    # Drawing

    def _figure_width(self) -> int:
        metrics = QFontMetrics(theme.font())
        return max((metrics.horizontalAdvance(row.figure) for row in self._rows), default=0) + 10

    def draw_rows(self, painter: QPainter, shown: tuple[Count, ...]) -> None:
        """Draw signs, names, bars and figures."""
        metrics, small = QFontMetrics(theme.font()), QFontMetrics(theme.font("small"))
        figure_width = self._figure_width()
        has_bars = any(row.parts for row in shown)
        sign = _SIGN_ROOM if any(row.sign for row in shown) else 0
        widest = (
            sign
            + 12
            + max(
                metrics.horizontalAdvance(row.name)
                + (small.horizontalAdvance(row.remark) + 8 if row.remark else 0)
                for row in shown
            )
        )
        room = self.width() - figure_width
        name_width = min(widest, int(self.width() * self._widest_name)) if has_bars else room
        measure = max((sum(length for length, _ in row.parts) for row in shown), default=0) or 1
        step, look = self.step(), Look.of_screen()
        for number, row in enumerate(shown):
            y = number * step
            if row.sign:
                draw_sign(painter, QRect(4, y, _SIGN_ROOM - 6, step), row.sign)
            self._draw_name(painter, row, number, QRect(4 + sign, y, name_width - sign - 8, step))
            scale = (room - name_width - 6) / measure
            self._draw_bar(painter, look, row, QRect(name_width, y, room - name_width, step), scale)
            painter.setFont(self._font(row, number, row.target))
            painter.setPen(theme.color("accent" if row.target is not None else "muted"))
            place = QRect(self.width() - figure_width, y, figure_width - 4, step)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.figure)

    def _draw_bar(self, painter: QPainter, look: Look, row: Count, place: QRect, scale: float) -> None:
        """Draw the parts on whole pixels: a pattern on half of one is a smear."""
        thickness = max(7, place.height() - 12)
        y = place.top() + (place.height() - thickness) // 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        left, whole = place.left(), 0.0
        for length, series in row.parts:
            if length <= 0:
                continue
            whole += length
            right = max(left + 2, place.left() + round(whole * scale))
            look.surface(painter, QRectF(left, y, right - left, thickness), series)
            left = right
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _draw_name(self, painter: QPainter, row: Count, number: int, place: QRect) -> None:
        metrics, small = QFontMetrics(theme.font()), QFontMetrics(theme.font("small"))
        colour = "accent" if row.name_target is not None else "muted" if row.is_quiet else "text"
        painter.setFont(self._font(row, number, row.name_target))
        painter.setPen(theme.color(colour))
        room = place.width()
        if self._is_remark_kept and row.remark:
            room = max(40, room - small.horizontalAdvance(row.remark) - 10)
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, flags, name)
        used = metrics.horizontalAdvance(name) + 8
        if row.remark and place.width() - used > 24:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("muted"))
            remark = small.elidedText(row.remark, Qt.TextElideMode.ElideRight, place.width() - used)
            painter.drawText(place.adjusted(used, 0, 0, 0), flags, remark)

    def _font(self, row: Count, number: int, target: object) -> QFont:
        """Return the font of a door: underlined where Enter or a click would open it."""
        font = theme.font()
        doors = row.doors()
        if number == self._row and target is not None and doors:
            font.setUnderline(doors[min(self._door, len(doors) - 1)] is target)
        return font

    # Doors

    def door_at(self, point: QPoint) -> object:
        """Return what a click at a point opens, or None."""
        row = self.row_at(point)
        if row < 0:
            return None
        one = self._rows[row]
        is_figure = point.x() >= self.width() - self._figure_width()
        return one.target if is_figure or one.name_target is None else one.name_target

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the door under the mouse."""
        point = event.position().toPoint()
        row = self.row_at(point)
        self._choose_door(row, self.door_at(point))
        self.choose(row)
        is_door = self.door_at(point) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_door else Qt.CursorShape.ArrowCursor)

    def _choose_door(self, row: int, target: object) -> None:
        doors = self._rows[row].doors() if row >= 0 else ()
        door = next((i for i, one in enumerate(doors) if one is target), 0)
        if door != self._door:
            self._door = door
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the door under the mouse."""
        target = self.door_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and target is not None:
            self.opened.emit(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down, left and right, Enter."""
        key = event.key()
        doors = self._rows[self._row].doors() if 0 <= self._row < len(self._rows) else ()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and doors:
            self._door = min(len(doors) - 1, max(0, self._door + (1 if key == Qt.Key.Key_Right else -1)))
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if doors:
                self.opened.emit(doors[min(self._door, len(doors) - 1)])
        else:
            super().keyPressEvent(event)


def draw_sign(painter: QPainter, place: QRect, sign: str) -> None:
    """Draw a letter in a border, in the middle of a place: told without a colour."""
    height = QFontMetrics(theme.font()).height()
    chip = QRectF(place.left(), place.top() + (place.height() - height) / 2, place.width(), height)
    painter.setFont(theme.font())
    painter.setPen(theme.color("muted"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(theme.color("text"))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, sign)
