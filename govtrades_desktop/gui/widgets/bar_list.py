"""Horizontal bars with a name and a figure: rankings and coverage."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class Bar:
    """One row.

    Attributes:
        name: at the left.
        parts: (length, colour name) from left to right; lengths in the list's own measure.
        figure: at the right.
        facts: the exact facts, for the tooltip and the screen reader.
        target: what the row opens; given back by `opened`.
        whole: the length of the row's ground, or 0 for none (coverage: what was listed).
    """

    name: str
    parts: tuple[tuple[float, str], ...]
    figure: str
    facts: str
    target: object
    whole: float = 0


class BarList(RowList):
    """Bars on a common measure; with `is_same_length` each row fills its own ground (shares, not sizes)."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        is_name_bold: bool = False,
        is_same_length: bool = False,
        is_close: bool = False,
        widest_name: float = 0.34,
    ) -> None:
        """Build; `is_close` sets rows close, `widest_name` is the largest share of the width for names."""
        super().__init__(parent)
        self._is_name_bold = is_name_bold
        self._is_same_length = is_same_length
        self._is_close = is_close
        self._widest_name = widest_name

    def step(self) -> int:
        """Return the height of a row."""
        return super().step() - (4 if self._is_close else 0)

    def draw_rows(self, painter: QPainter, shown: tuple[Bar, ...]) -> None:
        """Draw names, bars and figures."""
        font, bold = theme.font(), theme.font()
        bold.setBold(self._is_name_bold)
        metrics, bold_metrics = QFontMetrics(font), QFontMetrics(bold)
        widest = max(bold_metrics.horizontalAdvance(bar.name) for bar in shown) + 14
        name_width = min(widest, int(self.width() * self._widest_name))
        figure_width = max(metrics.horizontalAdvance(bar.figure) for bar in shown) + 10
        room = max(10, self.width() - name_width - figure_width)
        measure = max((max(bar.whole, sum(n for n, _ in bar.parts)) for bar in shown), default=1) or 1
        step = self.step()
        thickness = max(6, step - 10)
        for row, bar in enumerate(shown):
            y = row * step
            painter.setFont(bold)
            painter.setPen(theme.color("text"))
            name = bold_metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, name_width - 8)
            painter.drawText(QRect(4, y, name_width, step), Qt.AlignmentFlag.AlignVCenter, name)
            here = (bar.whole or 1) if self._is_same_length else measure
            painter.setPen(Qt.PenStyle.NoPen)
            x, top = float(name_width), y + (step - thickness) / 2
            if bar.whole:
                painter.setBrush(theme.color("unread"))
                painter.drawRect(QRectF(x, top, room * bar.whole / here, thickness))
            for length, colour in bar.parts:
                width = room * length / here
                if width > 0:
                    painter.setBrush(theme.color(colour))
                    painter.drawRect(QRectF(x, top, max(width, 0.75), thickness))
                    x += width
            painter.setFont(font)
            painter.setPen(theme.color("muted"))
            painter.drawText(
                QRect(self.width() - figure_width, y, figure_width - 4, step),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                bar.figure,
            )
