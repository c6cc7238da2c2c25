"""Lines of three parts: a date, a name that is a link, and a remark."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        start: muted, at the left.
        name: in the colour of links.
        remark: at the right; colour names its colour.
        facts: the exact facts, for the tooltip and the screen reader.
        target: what the line opens.
        sign: a letter in a border before the name (the chamber), or empty.
    """

    start: str
    name: str
    remark: str
    facts: str
    target: object
    colour: str = "text"
    sign: str = ""


class LineList(RowList):
    """The lines, in three columns that fit their texts."""

    def draw_rows(self, painter: QPainter, shown: tuple[Line, ...]) -> None:
        """Draw the three columns; the name gives way before the remark."""
        metrics = QFontMetrics(theme.font())
        painter.setFont(theme.font())
        start_width = max(metrics.horizontalAdvance(line.start) for line in shown) + 14
        remark_width = min(
            max(metrics.horizontalAdvance(line.remark) for line in shown) + 12, int(self.width() * 0.45)
        )
        name_width = max(20, self.width() - start_width - remark_width - 8)
        step = self.step()
        sign_width = 0
        if any(line.sign for line in shown):
            sign_width = max(metrics.horizontalAdvance(line.sign) for line in shown) + 14
            name_width = max(20, name_width - sign_width)
        for row, line in enumerate(shown):
            y = row * step
            x = 4
            if line.sign:
                self._draw_sign(painter, QRect(x + start_width, y, sign_width - 6, step), line.sign)
            for text, width, colour, flag in (
                (line.start, start_width, "muted", Qt.AlignmentFlag.AlignLeft),
                (line.name, name_width, "accent", Qt.AlignmentFlag.AlignLeft),
                (line.remark, remark_width, line.colour, Qt.AlignmentFlag.AlignRight),
            ):
                painter.setPen(theme.color(colour))
                short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 8)
                painter.drawText(QRect(x, y, width - 4, step), Qt.AlignmentFlag.AlignVCenter | flag, short)
                x += width
                if text is line.start:
                    x += sign_width

    @staticmethod
    def _draw_sign(painter: QPainter, place: QRect, sign: str) -> None:
        height = painter.fontMetrics().height()
        chip = QRectF(place.left(), place.top() + (place.height() - height) / 2, place.width(), height)
        painter.setPen(theme.color("muted"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(theme.color("text"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, sign)
