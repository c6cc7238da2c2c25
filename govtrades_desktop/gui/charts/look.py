"""How a chart looks: colours and fonts of the screen or of print, and surfaces with patterns. No literals.

Colours are `theme`'s. A fill too pale to be told from the page (WCAG 2.1, 1.4.11 asks for 3:1) gets an edge
of a darker tone of the same kind. Patterns are drawn as lines, not as brushes: SVG and printers keep lines.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.charts.specs import Pattern, Series

EDGES = {"in_time": "read", "paper": "paper_text", "unread": "muted", "line": "muted"}
"""Fill -> edge, for fills that the page would swallow. Others are their own edge."""

_NARROW = 7.0
_PRINT_PX = {"small": 10, "data": 11, "heading": 14, "title": 19, "figure": 20}
"""Of a page 794 units wide (210 mm): 10 units are 7.5 points."""

Left, Right, Middle = "left", "right", "middle"


class Look:
    """Colours and fonts of one drawing; cheap, made anew whenever the theme may have changed."""

    def __init__(self, colours: theme.Colours, *, is_print: bool = False) -> None:
        self.colours = colours
        self.is_print = is_print
        self._colors: dict[tuple[str, float], QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}

    @classmethod
    def of_screen(cls) -> Look:
        """Return the look in force on the screen."""
        return cls(theme.colours())

    @classmethod
    def of_print(cls) -> Look:
        """Return the look of paper and saved pictures: light, whatever the screen's is."""
        return cls(theme.LIGHT, is_print=True)

    def color(self, name: str, alpha: float = 1.0) -> QColor:
        """Return a colour of the theme by its name; not to be changed by whoever gets it."""
        found = self._colors.get((name, alpha))
        if found is None:
            found = QColor(getattr(self.colours, name))
            if alpha < 1:
                found.setAlphaF(alpha)
            self._colors[name, alpha] = found
        return found

    def edge(self, name: str, alpha: float = 1.0) -> QColor:
        """Return what draws the outline of a fill of this colour."""
        return self.color(EDGES.get(name, name), alpha)

    def font(self, kind: str = "small") -> QFont:
        """Return a font by `theme.font`'s kinds."""
        if kind not in self._fonts:
            font = theme.font(kind)
            if self.is_print:
                font.setPixelSize(_PRINT_PX[kind])
            self._fonts[kind] = font
        return self._fonts[kind]

    def metrics(self, kind: str = "small") -> QFontMetricsF:
        """Return the measures of that font."""
        if kind not in self._metrics:
            self._metrics[kind] = QFontMetricsF(self.font(kind))
        return self._metrics[kind]

    def width(self, words: str, kind: str = "small") -> float:
        """Return how wide a text is."""
        return self.metrics(kind).horizontalAdvance(words)

    def line(self, kind: str = "small") -> float:
        """Return the height of one line of text."""
        return self.metrics(kind).height()

    def text(
        self,
        painter: QPainter,
        x: float,
        baseline: float,
        words: str,
        kind: str = "small",
        colour: str = "muted",
        *,
        align: str = Left,
        room: float | None = None,
    ) -> float:
        """Draw one line of plain text, elided to its room; return how wide it became."""
        if not words or (room is not None and room < 8):
            return 0.0
        metrics = self.metrics(kind)
        if room is not None and metrics.horizontalAdvance(words) > room:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            if words == "…":
                return 0.0
        width = metrics.horizontalAdvance(words)
        if align == Right:
            x -= width
        elif align == Middle:
            x -= width / 2
        painter.setFont(self.font(kind))
        painter.setPen(self.color(colour))
        painter.drawText(QPointF(x, baseline), words)
        return width

    def rule(
        self, painter: QPainter, line: QLineF, colour: str, width: float = 1.0, *, is_dashed: bool = False
    ) -> None:
        """Draw a thin line, on whole pixels where it is straight."""
        pen = QPen(self.color(colour), width)
        if is_dashed:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        if line.dx() == 0:
            x = round(line.x1()) + 0.5
            line = QLineF(x, line.y1(), x, line.y2())
        elif line.dy() == 0:
            y = round(line.y1()) + 0.5
            line = QLineF(line.x1(), y, line.x2(), y)
        painter.drawLine(line)

    def surfaces(self, painter: QPainter, rects: list[QRectF], series: Series) -> None:
        """Draw many bars of one series: as `surface` each, in few calls where they allow it."""
        if series.pattern == Pattern.SOLID and series.colour not in EDGES:
            _fill_all(painter, rects, self.color(series.colour))
            return
        is_striped = series.pattern not in (Pattern.SOLID, Pattern.HOLLOW)
        narrow = [rect for rect in rects if rect.width() < _NARROW] if is_striped else []
        _fill_all(painter, narrow, self.color(series.colour, 0.22))
        stripes = [stripe for rect in narrow for stripe in _stripes(rect)]
        _fill_all(painter, stripes, self.edge(series.colour))
        for rect in rects:
            if not is_striped or rect.width() >= _NARROW:
                self.surface(painter, rect, series)

    def surface(self, painter: QPainter, rect: QRectF, series: Series, alpha: float = 1.0) -> None:
        """Draw a bar or a legend's sample: colour, pattern and, where the fill is pale, an edge."""
        if rect.width() <= 0 or rect.height() <= 0:
            return
        edge = self.edge(series.colour, alpha)
        if series.pattern == Pattern.SOLID:
            painter.fillRect(rect, self.color(series.colour, alpha))
            if series.colour not in EDGES:
                return
        elif series.pattern != Pattern.HOLLOW:
            painter.fillRect(rect, self.color(series.colour, 0.22 * alpha))
            if rect.width() < _NARROW:
                _fill_all(painter, _stripes(rect), edge)
                return
            _fill_pattern(painter, rect, series.pattern, edge)
        if min(rect.width(), rect.height()) < 3:
            painter.fillRect(rect, edge)
            return
        pen = QPen(edge, 1.0)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def _fill_all(painter: QPainter, rects: list[QRectF], color: QColor) -> None:
    if rects:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRects(rects)


def _stripes(rect: QRectF) -> list[QRectF]:
    """Return level stripes: in a narrow column a hatch would be a ragged edge."""
    left, top, width, height = rect.left(), rect.top(), rect.width(), rect.height()
    found = [QRectF(left, top, width, min(1.0, height))]
    y = 2.5
    while y < height - 0.5:
        found.append(QRectF(left, top + y, width, min(1.0, height - y)))
        y += 3.0
    return found


def _fill_pattern(painter: QPainter, rect: QRectF, pattern: Pattern, color: QColor) -> None:
    """Draw a pattern's lines within a rectangle; cut by arithmetic, since not every device clips."""
    width, height, step = rect.width(), rect.height(), 5.0
    if pattern == Pattern.DOTS:
        pen = QPen(color, 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        points, row, y = [], 0, rect.top() + 2.5
        while y < rect.bottom() - 1:
            x = rect.left() + 2.5 + (2.5 if row % 2 else 0)
            while x < rect.right() - 1:
                points.append(QPointF(x, y))
                x += step
            y, row = y + 3.5, row + 1
        painter.drawPoints(QPolygonF(points))
        return
    lines = []
    d = step / 2
    while d < width + height:
        x0, x1 = max(0.0, d - height), min(width, d)
        lines.append(QLineF(rect.left() + x0, rect.top() + d - x0, rect.left() + x1, rect.top() + d - x1))
        if pattern == Pattern.CROSS:
            lines.append(
                QLineF(rect.right() - x0, rect.top() + d - x0, rect.right() - x1, rect.top() + d - x1)
            )
        d += step
    pen = QPen(color, 1.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLines(lines)
