"""The words over a chart: title, sub-line, what is thin, legend; drawn alike on screen and in print."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from govtrades_desktop.gui.charts.look import Look
from govtrades_desktop.gui.charts.plot import Key
from govtrades_desktop.gui.charts.specs import Caption
from govtrades_desktop.gui.charts.trade_layer import draw_kind

_GAP = 14.0
_SAMPLE = 11.0
_LINE_SAMPLE = 16.0


def key_width(look: Look, key: Key) -> float:
    """Return how wide an entry of the legend is."""
    mark = look.width("▲ ") if key.is_up is not None else 0
    sample = look.width(key.sign) if key.sign else _LINE_SAMPLE if key.line else _SAMPLE
    return sample + 5 + mark + look.width(key.word)


def draw_key(painter: QPainter, look: Look, key: Key, x: float, baseline: float) -> float:
    """Draw an entry: sample, then word; return its width."""
    middle = baseline - look.metrics().ascent() / 2 + 1.5
    sample = _SAMPLE
    if key.sign:
        sample = look.text(painter, x, baseline, key.sign, colour="text")
    elif key.kind is not None:
        draw_kind(painter, look, key.kind, QPointF(x + _SAMPLE / 2, middle), 5.2)
    elif key.line:
        sample = _LINE_SAMPLE
        look.rule(painter, QLineF(x, middle, x + sample, middle), key.line, 1.8, is_dashed=key.is_dashed)
    elif key.is_share:
        box = QRectF(round(x), round(middle - 5), _SAMPLE - 1, _SAMPLE - 1)
        painter.fillRect(box, look.color("line", 0.55))
        painter.fillRect(box.adjusted(0, box.height() * 0.55, 0, 0), look.color("read"))
    elif key.series is not None:
        side = _SAMPLE - 1
        look.surface(painter, QRectF(round(x), round(middle - side / 2), side, side), key.series)
    start = x
    x += sample + 5
    if key.is_up is not None:
        x += look.text(painter, x, baseline, "▲ " if key.is_up else "▼ ")
    x += look.text(painter, x, baseline, key.word)
    return x - start


def legend_lines(look: Look, keys: tuple[Key, ...], width: float) -> list[list[Key]]:
    """Return the entries in lines that fit a width."""
    lines: list[list[Key]] = []
    used = 0.0
    for key in keys:
        wide = key_width(look, key)
        if not lines or used + _GAP + wide > width:
            lines.append([])
            used = -_GAP
        lines[-1].append(key)
        used += _GAP + wide
    return lines


def _legend_width(look: Look, keys: tuple[Key, ...]) -> float:
    return sum(key_width(look, key) for key in keys) + _GAP * max(0, len(keys) - 1)


class Header:
    """The words of one chart laid out for a width; `height` says how high they are.

    The legend stands at the right end of the sub-line where both fit, else in lines of its own.
    """

    def __init__(
        self, caption: Caption, keys: tuple[Key, ...], look: Look, width: float, *, corner: float = 0.0
    ) -> None:
        """Lay out; `corner` is the width kept free at the right of the title (for a button)."""
        self._caption, self._look, self._width, self._corner = caption, look, width, corner
        self._title_kind = "title" if look.is_print else "heading"
        self._keys = keys
        legend = _legend_width(look, keys)
        sub = look.width(caption.sub)
        self._is_beside = bool(keys) and legend + (sub + 20 if caption.sub else 0) <= width
        self._lines = [] if self._is_beside else legend_lines(look, keys, width)
        has_second = bool(caption.sub) or self._is_beside
        rows = int(has_second) + int(bool(caption.thin)) + len(self._lines)
        self._row = look.line() + 2
        self.height = look.line(self._title_kind) + rows * self._row + 2

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the words."""
        look, caption = self._look, self._caption
        baseline = top + look.metrics(self._title_kind).ascent()
        room = self._width - self._corner
        look.text(painter, left, baseline, caption.title, self._title_kind, "text", room=room)
        y = top + look.line(self._title_kind) + look.metrics().ascent() + 1
        if caption.sub or self._is_beside:
            legend = _legend_width(look, self._keys) if self._is_beside else 0
            look.text(painter, left, y, caption.sub, room=self._width - (legend + 12 if legend else 0))
            if self._is_beside:
                self._draw_line(painter, left + self._width - legend, y, list(self._keys))
            y += self._row
        if caption.thin:
            look.text(painter, left, y, caption.thin, colour="paper_text", room=self._width)
            y += self._row
        for line in self._lines:
            self._draw_line(painter, left, y, line)
            y += self._row

    def _draw_line(self, painter: QPainter, x: float, baseline: float, keys: list[Key]) -> None:
        for key in keys:
            x += draw_key(painter, self._look, key, x, baseline) + _GAP
