"""Where the pages of an original lie in a column, and which of them are seen: arithmetic without a widget.

Lengths are device-independent pixels of the column; page edges fall on pixels of the device, so that a page
drawn at the right scale is shown without being smoothed a second time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF

from govtrades_desktop.core.records import Box
from govtrades_desktop.gui.ink.ink_thread import SourcePage
from govtrades_desktop.ink.pages import bound_scale

GAP = 8.0
POINT = 96 / 72
"""Device-independent pixels a point at 100 %."""

LEAST_ZOOM, MOST_ZOOM = 0.1, 8.0


class Fit(StrEnum):
    """How the zoom is chosen."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """One page in the column.

    Attributes:
        scale: pixels of the device a point, as tiles are asked for.
        x: left edge in the column; likewise `y`, `width` and `height`.
        turn: the reader's.
    """

    page: SourcePage
    turn: int
    scale: float
    x: float
    y: float
    width: float
    height: float

    @property
    def rect(self) -> QRectF:
        """The page's rectangle in the column."""
        return QRectF(self.x, self.y, self.width, self.height)

    def rect_of(self, box: Box) -> QRectF:
        """Return where a box of the page as drawn lies in the column."""
        wide, high = self.page.shape.size(self.turn)
        shown = self.page.shape.shown(box, self.turn)
        x, y = self.width / wide, self.height / high
        return QRectF(
            self.x + shown.x0 * x, self.y + shown.top * y,
            (shown.x1 - shown.x0) * x, (shown.bottom - shown.top) * y,
        )  # fmt: skip

    def point_at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the column lies on the page as drawn."""
        wide, high = self.page.shape.size(self.turn)
        across, down = (x - self.x) * wide / self.width, (y - self.y) * high / self.height
        return self.page.shape.drawn(across, down, self.turn)

    def part_within(self, seen: QRectF) -> tuple[float, float, float, float]:
        """Return which part of the page lies in a rectangle of the column, as shares of its sides."""
        return (
            (seen.left() - self.x) / self.width, (seen.top() - self.y) / self.height,
            (seen.right() - self.x) / self.width, (seen.bottom() - self.y) / self.height,
        )  # fmt: skip


class PageColumn:
    """All pages of an original, one below the other.

    Attributes:
        pages: placed, in order.
        width: of the column; likewise `height`.
        zoom: of the page that the fit was asked for; 1.0 is the size on paper.
    """

    def __init__(
        self,
        pages: Sequence[SourcePage],
        turns: Sequence[int],
        *,
        fit: Fit,
        zoom: float,
        room: tuple[float, float],
        ratio: float,
    ) -> None:
        """Lay the pages out.

        Args:
            pages: in order.
            turns: the reader's turn of each, in degrees clockwise.
            fit: how the zoom is chosen; fits are per page, so that a landscape page fills the width too.
            zoom: used where `fit` is FREE.
            room: width and height of what is seen.
            ratio: pixels of the device for one device-independent one.
        """
        wide = max(room[0] - 2 * GAP, 40.0)
        high = max(room[1] - 2 * GAP, 40.0)
        sizes: list[tuple[float, float, float]] = []
        for page, turn in zip(pages, turns, strict=True):
            width, height = page.shape.size(turn)
            zooms = {Fit.WIDTH: wide / width, Fit.PAGE: min(wide / width, high / height)}
            chosen = min(max(zooms.get(fit, zoom * POINT) / POINT, LEAST_ZOOM), MOST_ZOOM)
            scale = bound_scale(chosen * POINT * ratio)
            sizes.append((scale, max(1, round(width * scale)) / ratio, max(1, round(height * scale)) / ratio))
        self.width = max([room[0], *(size[1] + 2 * GAP for size in sizes)])
        self.pages: list[PlacedPage] = []
        y = GAP
        for page, turn, (scale, width, height) in zip(pages, turns, sizes, strict=True):
            x = round((self.width - width) / 2 * ratio) / ratio
            self.pages.append(PlacedPage(page, turn, scale, x, round(y * ratio) / ratio, width, height))
            y += height + GAP
        self.height = y
        self._tops = [placed.y for placed in self.pages]
        self.zoom = sizes[0][0] / ratio / POINT if sizes else zoom

    def at(self, y: float) -> int:
        """Return the index of the page at a height of the column, or of the nearest above it."""
        return max(bisect_right(self._tops, y) - 1, 0)

    def seen(self, top: float, bottom: float) -> range:
        """Return the indexes of the pages that lie between two heights of the column."""
        if not self.pages:
            return range(0)
        first, last = self.at(top), self.at(bottom)
        if self.pages[first].rect.bottom() < top and first < last:
            first += 1
        return range(first, last + 1)


def offset_to_show(
    column: PageColumn, places: Sequence[tuple[int, Box]], seen: QRectF, room: float
) -> QPointF:
    """Return to where to scroll so that places are seen: as little as that takes.

    What is far away is brought to a third of the height. Where not all fit, the first is shown.

    Args:
        column: of pages.
        places: page (1-based) and box of each; at least one.
        seen: what of the column is seen now.
        room: around each box.
    """
    rects = [column.pages[page - 1].rect_of(box).adjusted(-room, -room, room, room) for page, box in places]
    rect = rects[0]
    for other in rects[1:]:
        if rect.united(other).height() <= seen.height():
            rect = rect.united(other)
    to = seen.topLeft()
    margin = min(3 * GAP, seen.height() / 8)
    if rect.top() - margin < seen.top() or rect.bottom() + margin > seen.bottom():
        spare = seen.height() - rect.height()
        to.setY(rect.top() - max(min(seen.height() / 3, spare - margin), min(margin, spare / 2), 0))
    if rect.left() < seen.left() or rect.right() > seen.right():
        to.setX(rect.left() - 2 * GAP)
    return to
