"""Pages as values: their shapes, the parts that are drawn of them, and where a point lies once turned.

Pure: standard library only. Two coordinate systems: *as drawn* (points from the upper left corner of the page
as its author drew it, which the stored boxes use), and *as shown* (the page as a viewer turns it, in points
from the upper left corner of what is seen).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from govtrades_desktop.core.records import Box

WHOLE_PIXELS = 4_000_000
"""A page is drawn in one piece up to this many pixels (1,750 x 2,270 of Letter); above, in tiles."""

TILE_PIXELS = 1024
"""The side of a tile."""

LEAST_SCALE, MOST_SCALE = 0.02, 24.0
MAX_SIDE_PT = 14_400.0
"""PDF 1.7, annex C.2: no page is longer; 200 inches."""

MAX_PAGES = 2_000


@dataclass(frozen=True, slots=True)
class PageShape:
    """One page, before anything of it is drawn.

    Attributes:
        number: 1-based.
        width: as shown without a turn of the reader's, in points.
        height: likewise.
        rotation: by how many degrees the file itself turns the page clockwise: 0, 90, 180 or 270.
        left: how far the visible page begins right of where the boxes are counted from, in points.
        top: likewise, below.
        fault: why the page cannot be shown, in one sentence; empty where it can.
        upright: by how many degrees clockwise a reader has to turn it to read it: of a scan that lies on its
            side, known once it was drawn. A proposal: the page itself stays as it was filed.
    """

    number: int
    width: float
    height: float
    rotation: int = 0
    left: float = 0.0
    top: float = 0.0
    fault: str = ""
    upright: int = 0

    def size(self, turn: int) -> tuple[float, float]:
        """Return width and height as shown with the reader's turn of `turn` degrees."""
        return (self.height, self.width) if turn % 180 else (self.width, self.height)

    def shown(self, box: Box, turn: int) -> Box:
        """Return where a box of the page as drawn lies as shown."""
        width, height = (self.height, self.width) if self.rotation % 180 else (self.width, self.height)
        x0, x1 = box.x0 - self.left, box.x1 - self.left
        top, bottom = box.top - self.top, box.bottom - self.top
        match (self.rotation + turn) % 360:
            case 90:
                return Box(height - bottom, x0, height - top, x1)
            case 180:
                return Box(width - x1, height - bottom, width - x0, height - top)
            case 270:
                return Box(top, width - x1, bottom, width - x0)
        return Box(x0, top, x1, bottom)

    def drawn(self, x: float, y: float, turn: int) -> tuple[float, float]:
        """Return where a point as shown lies on the page as drawn: the way back of `shown`."""
        width, height = (self.height, self.width) if self.rotation % 180 else (self.width, self.height)
        match (self.rotation + turn) % 360:
            case 90:
                x, y = y, height - x
            case 180:
                x, y = width - x, height - y
            case 270:
                x, y = width - y, x
        return x + self.left, y + self.top


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of one page, as it is to be drawn.

    Attributes:
        page: 1-based.
        turn: the reader's, in degrees clockwise.
        scale: pixels a point.
        x: of its left edge, in pixels of the whole page as shown; likewise `y`.
        width: in pixels; likewise `height`.
        page_width: of the whole page as shown, in pixels; likewise `page_height`.
    """

    page: int
    turn: int
    scale: float
    x: int
    y: int
    width: int
    height: int
    page_width: int
    page_height: int

    @property
    def is_whole(self) -> bool:
        """True where it is the page in one piece."""
        return (self.width, self.height) == (self.page_width, self.page_height)


@dataclass(frozen=True, slots=True)
class Pixels:
    """A drawn tile: rows of `width` pixels without padding, blue-green-red-unused or grey.

    Attributes:
        data: the bytes.
        is_grey: one byte a pixel in the place of four.
        shape: of its page, once it has been loaded: the file's own turn is known only then.
    """

    width: int
    height: int
    data: bytes
    is_grey: bool
    shape: PageShape


def bound_scale(scale: float) -> float:
    """Return the scale within what is ever drawn, rounded so that equal zooms have equal names."""
    return round(min(max(scale, LEAST_SCALE), MOST_SCALE), 4)


def tiles_of(shape: PageShape, turn: int, scale: float) -> list[Tile]:
    """Return the tiles that make up the page at a scale: one, or a grid from the upper left."""
    scale = bound_scale(scale)
    width, height = (max(1, round(side * scale)) for side in shape.size(turn))
    if width * height <= WHOLE_PIXELS:
        return [Tile(shape.number, turn, scale, 0, 0, width, height, width, height)]
    return [
        Tile(
            shape.number, turn, scale, x, y,
            min(TILE_PIXELS, width - x), min(TILE_PIXELS, height - y), width, height,
        )
        for y in range(0, height, TILE_PIXELS)
        for x in range(0, width, TILE_PIXELS)
    ]  # fmt: skip


def tiles_within(
    shape: PageShape, turn: int, scale: float, part: tuple[float, float, float, float]
) -> list[Tile]:
    """Return the tiles that touch a part of the page, given as shares (left, top, right, bottom) of it.

    Counted, not filtered: a page at 24 pixels a point has thousands.
    """
    scale = bound_scale(scale)
    width, height = (max(1, round(side * scale)) for side in shape.size(turn))
    if width * height <= WHOLE_PIXELS:
        return tiles_of(shape, turn, scale)
    left, top, right, bottom = (min(max(share, 0.0), 1.0) for share in part)
    columns = range(int(left * width) // TILE_PIXELS, math.ceil(max(right * width, 1) / TILE_PIXELS))
    rows = range(int(top * height) // TILE_PIXELS, math.ceil(max(bottom * height, 1) / TILE_PIXELS))
    found = []
    for row in rows:
        for column in columns:
            x, y = column * TILE_PIXELS, row * TILE_PIXELS
            if x < width and y < height:
                found.append(
                    Tile(
                        shape.number, turn, scale, x, y,
                        min(TILE_PIXELS, width - x), min(TILE_PIXELS, height - y), width, height,
                    )
                )  # fmt: skip
    return found


def overview_scale(shape: PageShape, turn: int) -> float:
    """Return the largest scale at which a page is drawn in one piece of a quarter of the limit."""
    width, height = shape.size(turn)
    return bound_scale(math.sqrt(WHOLE_PIXELS / 4 / max(width * height, 1.0)))


def page_fault(number: int, width: float, height: float) -> str:
    """Return why a page of this size (in points) cannot be shown, or an empty text."""
    sides = (width, height)
    if not all(math.isfinite(side) for side in sides) or min(sides) < 1 or max(sides) > MAX_SIDE_PT:
        return (
            f"Page {number} calls itself {width:,.0f} x {height:,.0f} points; "
            f"no page is smaller than 1 or longer than {MAX_SIDE_PT:,.0f}."
        )
    return ""


def around(boxes: Iterable[Box]) -> Box | None:
    """Return the smallest box around all, or None of none."""
    listed = list(boxes)
    if not listed:
        return None
    return Box(
        min(box.x0 for box in listed),
        min(box.top for box in listed),
        max(box.x1 for box in listed),
        max(box.bottom for box in listed),
    )
