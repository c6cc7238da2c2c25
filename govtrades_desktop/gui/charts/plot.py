"""What a chart draws, apart from any widget: laid out in a rectangle, drawn, asked about a point.

The same plot draws the screen, a PNG and an SVG. Marks are whole numbers; -1 is none. A plot keeps no state
of the hand (cursor, zoom): the widget `chart.Chart` does, and lays the plot out anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from govtrades_desktop.gui.charts.look import Look, Right
from govtrades_desktop.gui.charts.scales import Tick
from govtrades_desktop.gui.charts.specs import Caption, Known, Part, Series, Stretch, TradeKind

S = TypeVar("S")

View = tuple[float, float]
NO_MARK = -1

_STRIP_PX = 9.0


class Step(Enum):
    """Where the keyboard moves the cursor."""

    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()
    FIRST = auto()
    LAST = auto()


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend: a sample and its word. The sample is a surface, a trade's shape or a line."""

    word: str
    series: Series | None = None
    kind: TradeKind | None = None
    line: str = ""
    """Colour name of a line."""
    is_dashed: bool = False
    is_share: bool = False
    """A box filled from below: the strip of what is known."""
    sign: str = ""
    """A letter or shape as the sample."""
    is_up: bool | None = None
    """A surface that stands above (True) or below (False) an axis gets ▲ or ▼ as its shape."""


class Plot(Generic[S]):
    """Base of all plots.

    Attributes:
        spec: what is drawn.
        inner: where the marks stand, inside the axes; set by `lay_out`.
        view: the stretch of the x axis that is shown; set by `lay_out`.
        look: colours and fonts; set by `lay_out`.
        can_zoom: whether the x axis can be stretched.
    """

    can_zoom = True
    smallest_view = 2.0
    is_walked_in_rows = False

    def __init__(self, spec: S) -> None:
        self.spec = spec
        self.look = Look.of_screen()
        self.rect = QRectF()
        self.inner = QRectF()
        self.view: View = (0.0, 1.0)
        self.shows_x = True
        """Whether the x axis has words: of charts under each other only the last has."""
        self.min_left = 0.0
        """The least room for labels at the left: charts under each other have it alike."""
        self._known: Known | None = None
        self._strip_room = 0.0

    @property
    def caption(self) -> Caption:
        """The words around the chart."""
        return self.spec.caption  # type: ignore[attr-defined]

    # --- to be told by each kind ---

    def is_empty(self) -> bool:
        """Return whether there is nothing to draw."""
        raise NotImplementedError

    def full(self) -> View:
        """Return the whole x axis."""
        return (0.0, 1.0)

    def arrange(self) -> None:
        """Set `inner` and whatever drawing needs, from `rect`, `look` and `view`."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw everything but the cursor."""
        raise NotImplementedError

    def draw_cursor(self, painter: QPainter, mark: int) -> None:
        """Show which mark the hand is on."""
        raise NotImplementedError

    def hit(self, point: QPointF) -> int:
        """Return the mark at a point."""
        raise NotImplementedError

    def place(self, mark: int) -> QRectF:
        """Return where a mark stands; may lie outside `inner` where it is not in view."""
        raise NotImplementedError

    def move(self, mark: int, step: Step) -> int:
        """Return the mark that a key leads to; from none to a first one."""
        raise NotImplementedError

    def facts(self, mark: int) -> str:
        """Return a mark's exact facts."""
        raise NotImplementedError

    def target(self, mark: int) -> object:
        """Return what a mark opens; None for nothing."""
        raise NotImplementedError

    def legend(self) -> tuple[Key, ...]:
        """Return the legend's entries; empty where one series needs no legend."""
        return ()

    def x_of_mark(self, mark: int) -> float | None:
        """Return a mark's place on the x axis, for keeping it in view; None where nothing is zoomed."""
        return None

    def ground_words(self, point: QPointF) -> str:
        """Return what can be said of a point that is on no mark (a price of that day); empty for nothing."""
        return ""

    def print_height(self, width: float) -> float:
        """Return how high the plot is in print."""
        return width * 0.46

    # --- common ---

    def lay_out(self, rect: QRectF, look: Look, view: View | None = None) -> None:
        """Take a rectangle, colours and a stretch of the x axis."""
        self.rect, self.look = QRectF(rect), look
        self.view = view or self.full()
        self.arrange()

    def x(self, value: float) -> float:
        """Return the pixel of a place on the x axis."""
        first, last = self.view
        return self.inner.left() + (value - first) / (last - first) * self.inner.width()

    def x_value(self, pixel: float) -> float:
        """Return the place on the x axis of a pixel."""
        first, last = self.view
        return first + (pixel - self.inner.left()) / max(self.inner.width(), 1e-9) * (last - first)

    def frame_for(self, labels: Sequence[str], *, top: float = 4) -> QRectF:
        """Return `inner`: `rect` without the room for labels of the left axis and of the bottom one."""
        look = self.look
        left = max(max((look.width(label) for label in labels), default=0) + 8, self.min_left)
        bottom = (look.line() + 6 if self.shows_x else 5) + self._strip_room
        return self.rect.adjusted(min(left, self.rect.width() / 2), top, -4, -bottom)

    def draw_x_ticks(self, painter: QPainter, ticks: Sequence[Tick]) -> None:
        """Draw tick marks and labels under `inner`; a label stays within the chart."""
        look = self.look
        bottom = self.inner.bottom() + self._strip_room
        baseline = bottom + look.metrics().ascent() + 5
        for at, label in ticks:
            x = self.x(at)
            if not self.inner.left() - 1 <= x <= self.inner.right() + 1:
                continue
            look.rule(painter, QLineF(x, bottom, x, bottom + 3), "muted")
            if not self.shows_x:
                continue
            half = look.width(label) / 2
            x = min(max(x, self.rect.left() + half), self.rect.right() - half)
            look.text(painter, x, baseline, label, align="middle")

    def draw_y_ticks(self, painter: QPainter, ticks: Sequence[tuple[float, str]]) -> None:
        """Draw hairlines and labels at pixels of the left axis."""
        look = self.look
        drop = look.metrics().ascent() / 2 - 1
        for y, label in ticks:
            look.rule(painter, QLineF(self.inner.left(), y, self.inner.right(), y), "line")
            look.text(painter, self.inner.left() - 6, y + drop, label, align=Right)

    def make_room_for(self, known: Known | None) -> None:
        """Keep room for the strip of what is known, before `frame_for` is asked."""
        self._known = known if known is not None and known.stretches else None
        self._strip_room = _STRIP_PX + 3 if self._known is not None else 0.0

    def draw_known(self, painter: QPainter) -> None:
        """Draw the strip under the periods: a box each, filled from below by what is known."""
        for one in self._known.stretches if self._known is not None else ():
            rect = self.known_rect(one)
            if rect.width() <= 0:
                continue
            painter.fillRect(rect, self.look.color("line", 0.55))
            height = max(1.0, rect.height() * one.share) if one.share else 0.0
            full = QRectF(rect.left(), rect.bottom() - height, rect.width(), height)
            painter.fillRect(full, self.look.color("read"))

    def known_rect(self, one: Stretch) -> QRectF:
        """Return where a stretch's box stands, as far as it is in view."""
        left = max(self.x(one.first - 0.5), self.inner.left())
        right = min(self.x(one.last + 0.5), self.inner.right())
        gap = 1.0 if right - left > 4 else 0.0
        return QRectF(left, self.inner.bottom() + 3, max(0.0, right - left - gap), _STRIP_PX)

    def known_words(self, point: QPointF) -> str:
        """Return the facts of the stretch under a point; empty for none."""
        for one in self._known.stretches if self._known is not None else ():
            if self.known_rect(one).adjusted(0, -2, 1, 2).contains(point):
                return one.facts
        return ""

    def draw_note(self, painter: QPainter, x: float, baseline: float, words: str) -> None:
        """Draw a word beside a vertical line: to its right, or to its left where there is no room."""
        look = self.look
        width = look.width(words)
        if x + 4 + width <= self.rect.right():
            look.text(painter, x + 4, baseline, words, colour="text")
        else:
            room = x - 4 - self.inner.left()
            look.text(painter, x - 4, baseline, words, colour="text", align=Right, room=room)


def clamp_step(place: int, step: Step, count: int) -> int:
    """Return the place in a row of `count` that Left, Right, First or Last leads to; from -1 to an end."""
    if count <= 0:
        return NO_MARK
    if step == Step.FIRST or (place < 0 and step == Step.RIGHT):
        return 0
    if step == Step.LAST or (place < 0 and step == Step.LEFT):
        return count - 1
    return max(0, min(count - 1, place + {Step.LEFT: -1, Step.RIGHT: 1}.get(step, 0)))


def joined_facts(parts: Sequence[Part]) -> str:
    """Return the facts of the parts that are there, for a whole that has none of its own."""
    return "; ".join(part.facts for part in parts if part.facts and part.value)


def known_keys(known: Known | None) -> tuple[Key, ...]:
    """Return the legend of the strip of what is known, where there is one."""
    return (Key(known.word, is_share=True),) if known is not None and known.stretches else ()


AnyPlot = Plot[Any]
