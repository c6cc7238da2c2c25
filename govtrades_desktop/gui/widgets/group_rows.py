"""Draws the lines of groups across all columns: a mark, the label, and figures in columns at the right.

They are drawn over the cells, in place when the table is scrolled sideways: a label is never out of sight.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPolygonF

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.models.columns import Tone
from govtrades_desktop.gui.models.group_model import GroupLine
from govtrades_desktop.gui.widgets.table_delegate import PADDING, TableDelegate

MARK_WIDTH = 22
"""Pixels at the left that open and close a group under the mouse."""

_LEAST_LABEL = 140
_GAP = 2 * theme.GRID


class GroupRows:
    """Draws with a delegate's own pens and fonts, so that a line looks like the rows under it."""

    def __init__(self, delegate: TableDelegate) -> None:
        self._delegate = delegate
        self._widths: tuple[int, ...] = ()
        self._of: tuple[tuple[str, ...], object] | None = None

    def _columns(self, samples: tuple[str, ...], room: int) -> tuple[int, ...]:
        """Return the widths of the figures; 0 for those that there is no room for, the last ones first."""
        if self._of != (samples, self._delegate.look()):
            self._widths = tuple(self._delegate.width(sample) + _GAP for sample in samples)
            self._of = (samples, self._delegate.look())
        found, left = [], room - MARK_WIDTH - _LEAST_LABEL
        for width in self._widths:
            fits = width <= left
            found.append(width if fits else 0)
            left = left - width if fits else 0
        return tuple(found)

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        line: GroupLine,
        samples: tuple[str, ...],
        *,
        is_open: bool,
        is_selected: bool,
        is_current: bool,
        is_hovered: bool,
    ) -> None:
        """Draw one line into `rect`."""
        look = self._delegate
        look.paint_ground(painter, rect, is_selected=is_selected, is_hovered=is_hovered, is_band=True)
        self._paint_mark(painter, rect, is_open=is_open)
        widths = self._columns(samples, rect.width())
        right = rect.right() - PADDING
        label_end = right - sum(widths)
        self._paint_label(
            painter, rect.adjusted(MARK_WIDTH, 0, label_end - rect.right() - theme.GRID, 0), line
        )
        left = label_end
        for width, (text, tone) in zip(widths, line.figures, strict=False):
            if width and text:
                cell = QRect(left, rect.top(), width, rect.height())
                look.paint_text(painter, cell, text, tone=tone, is_right=True)
            left += width
        if is_current:
            look.paint_focus(painter, rect)

    def _paint_label(self, painter: QPainter, room: QRect, line: GroupLine) -> None:
        look = self._delegate
        look.paint_text(painter, room, line.label, is_bold=True)
        taken = look.width(line.label, is_bold=True) + theme.GRID
        if line.detail and taken < room.width() - 3 * theme.GRID:
            look.paint_text(painter, room.adjusted(taken, 0, 0, 0), line.detail, tone=Tone.MUTED)

    @staticmethod
    def _paint_mark(painter: QPainter, rect: QRect, *, is_open: bool) -> None:
        x, y = rect.left() + MARK_WIDTH / 2, rect.top() + rect.height() / 2
        shape = (
            [(x - 4.5, y - 2), (x + 4.5, y - 2), (x, y + 3.5)]
            if is_open
            else [(x - 2, y - 4.5), (x + 3.5, y), (x - 2, y + 4.5)]
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("muted"))
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in shape]))
        painter.restore()
