"""What is drawn over a page: the chosen row, the filing's other rows, hits, selected words; and a page to be.

Pages are paper: they keep their own white and the light theme's colours in the dark too, since the mark lies
on the page and not on the window. A mark multiplies with what is printed, so that no letter loses contrast;
a frame and a pointer in the margin tell it without colour.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from govtrades_desktop.gui import theme

PAPER = theme.LIGHT
MARK_ROOM = 2.5
"""So much wider than the row's words its mark is drawn, in device-independent pixels."""


def paper(name: str) -> QColor:
    """Return a colour of the paper: the light theme's, in the dark too."""
    return QColor(getattr(PAPER, name))


def roomy(rect: QRectF) -> QRectF:
    """Return the rectangle of a mark around the rectangle of its words."""
    return rect.adjusted(-MARK_ROOM, -MARK_ROOM, MARK_ROOM, MARK_ROOM)


def tint(painter: QPainter, rects: Iterable[QRectF], colour: QColor) -> None:
    """Tint rectangles as a felt pen does: what is printed stays as dark as it is."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for rect in rects:
        painter.fillRect(rect, colour)
    painter.restore()


def draw_mark(painter: QPainter, rect: QRectF, page: QRectF) -> None:
    """Mark the chosen row: a tint, a frame, and a pointer at the page's left edge."""
    rect = roomy(rect)
    tint(painter, [rect], paper("notice_soft"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(paper("paper"), 2.0))
    painter.drawRect(rect)
    size = min(max(page.width() * 0.018, 6.0), 12.0)
    tip = QPointF(rect.left() - 2.0, rect.top() + min(rect.height() / 2, size))
    back = tip.x() - size
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paper("sell"))
    painter.drawPolygon(
        QPolygonF([tip, QPointF(back, tip.y() - size * 0.7), QPointF(back, tip.y() + size * 0.7)])
    )


def draw_other_rows(painter: QPainter, rects: Iterable[QRectF], hovered: QRectF | None) -> None:
    """Frame the filing's other rows faintly; the one under the pointer a little more."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(paper("thumb"), 1.0))
    for rect in rects:
        painter.drawRect(roomy(rect))
    if hovered is not None:
        tint(painter, [roomy(hovered)], paper("hover"))
        painter.setPen(QPen(paper("accent"), 1.0))
        painter.drawRect(roomy(hovered))


def draw_hits(painter: QPainter, rects: Iterable[QRectF], current: Iterable[QRectF]) -> None:
    """Tint what was found; the one at hand gets a frame too."""
    tint(painter, rects, paper("accent_soft"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(paper("accent"), 2.0))
    for rect in current:
        painter.drawRect(rect.adjusted(-1, -1, 1, 1))


def draw_page_to_be(painter: QPainter, page: QRectF) -> None:
    """Draw the grey bars of a page that is being drawn."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paper("rail"))
    margin, step = page.width() * 0.08, max(page.height() / 44, 6.0)
    y = page.top() + step * 3
    row = 0
    while y < page.bottom() - step * 3:
        share = (0.9, 0.72, 0.84, 0.6)[row % 4]
        painter.drawRoundedRect(
            QRectF(page.left() + margin, y, (page.width() - 2 * margin) * share, step / 2), 2, 2
        )
        y += step * (3 if row % 4 == 3 else 1.4)
        row += 1


def draw_dimmed(painter: QPainter, rect: QRectF) -> None:
    """Take some light from the paper, for dark rooms."""
    tint(painter, [rect], QColor(theme.DARK.muted))
