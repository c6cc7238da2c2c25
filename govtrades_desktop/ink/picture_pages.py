"""Scanned pages that are pictures (the Senate's paper reports): measured before they are decoded, then drawn.

Runs in the rendering process only. Pillow, because it is four times as quick as Qt here (measured: a GIF of
5484 x 7097 in 170 ms against 870), and because Qt's scaling holds the window up even from another thread.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import replace

from PIL import Image, ImageChops, ImageFilter, UnidentifiedImageError

from govtrades_desktop.core.errors import DocumentUnreadable
from govtrades_desktop.ink.page_text import PageText
from govtrades_desktop.ink.pages import PageShape, Pixels, Tile

FORMATS = ("GIF", "PNG", "JPEG")
MAX_PIXELS = 80_000_000
"""Letter at 800 dots an inch is 60 million; the largest seen (5484 x 7097) is 39."""

MAX_SIDE = 20_000
Image.MAX_IMAGE_PIXELS = None  # Pillow's own limit warns below ours, and says nothing a reader understands

SHORT_SIDE_PT = 612.0
"""A picture does not tell how large its paper was: its short side is taken for 8.5 inches."""

SCAN_SIDE = 1000
"""The longer side of the picture on which the way of the lines is looked for, in pixels: 90 dots an inch."""

RULE = 16
"""What is longer than this there is a ruled line or a box, and no stroke of a letter."""

SIDEWAYS_TURN = 270
"""SEEN: all 471 pages found so in 135 House filings on paper lie with their head to the right."""


class PicturePage:
    """One picture as a document of one page; decoded when it is first drawn.

    Attributes:
        shapes: of its one page.
        cost_bytes: about what it holds of the process's memory once drawn.
    """

    def __init__(self, data: bytes) -> None:
        """Measure the picture.

        Raises:
            DocumentUnreadable: not a picture, or one of absurd size.
        """
        self._data = data
        self._picture: Image.Image | None = None
        with _told():
            opened = _opened(data)
            width, height = opened.size
        points = SHORT_SIDE_PT / min(width, height)
        self.shapes = (PageShape(1, width * points, height * points),)
        self.cost_bytes = len(data) + width * height * 3

    def _decoded(self) -> Image.Image:
        if self._picture is None:
            with _told():
                opened = _opened(self._data)
                opened.load()
                self._picture = opened.convert("L" if _is_grey(opened) else "RGB")
            if is_sideways(self._picture):
                self.shapes = (replace(self.shapes[0], upright=SIDEWAYS_TURN),)
        return self._picture

    def draw(self, tile: Tile) -> Pixels:
        """Draw a tile.

        Raises:
            DocumentUnreadable: the picture is broken or cut off.
        """
        picture = self._decoded()
        wide, high = picture.size
        # the tile's edges as shares of the page as shown, then of the picture as it lies
        left, right = tile.x / tile.page_width, (tile.x + tile.width) / tile.page_width
        top, bottom = tile.y / tile.page_height, (tile.y + tile.height) / tile.page_height
        size = (tile.width, tile.height)
        match tile.turn % 360:
            case 90:
                left, top, right, bottom = top, 1 - right, bottom, 1 - left
            case 180:
                left, top, right, bottom = 1 - right, 1 - bottom, 1 - left, 1 - top
            case 270:
                left, top, right, bottom = 1 - bottom, left, 1 - top, right
        if tile.turn % 180:
            size = (tile.height, tile.width)
        part = picture.resize(
            size,
            Image.Resampling.BILINEAR if size[0] * tile.page_width < wide else Image.Resampling.BICUBIC,
            box=(left * wide, top * high, right * wide, bottom * high),
            reducing_gap=2.0,
        )
        turned = {
            90: Image.Transpose.ROTATE_270,
            180: Image.Transpose.ROTATE_180,
            270: Image.Transpose.ROTATE_90,
        }
        if tile.turn % 360:
            part = part.transpose(turned[tile.turn % 360])
        is_grey = part.mode == "L"
        data = part.tobytes() if is_grey else part.convert("RGB").tobytes("raw", "BGRX")
        return Pixels(part.width, part.height, data, is_grey, self.shapes[0])

    def text(self, number: int) -> PageText:
        """Return no words: a picture has none."""
        return PageText(number, ())

    def close(self) -> None:
        """Give the memory back."""
        if self._picture is not None:
            self._picture.close()


def is_sideways(picture: Image.Image) -> bool:
    """Return whether a scanned page lies on its side: its printed lines run from top to bottom.

    Ruled lines and boxes are taken out; what is left is text, which changes from paper to ink and back more
    strongly across its lines than along them. A doubtful page counts as upright, and so does one that is
    wider than high (SEEN: such scans are). Of the pages at hand five that lie on their side are left so, all
    dense schedules, and none that stands is turned.
    """
    if picture.width >= picture.height:
        return False
    picture = picture.convert("L")
    share = SCAN_SIDE / picture.height
    picture = picture.resize(
        (max(round(picture.width * share), 1), SCAN_SIDE), Image.Resampling.BOX, reducing_gap=2.0
    )
    ink = picture.point(lambda value: 255 if value < 160 else 0)
    rules = ImageChops.lighter(_rules(ink, 1, 0), _rules(ink, 0, 1)).filter(ImageFilter.MaxFilter(3))
    edge = 8  # of the scanner's lid
    text = ImageChops.subtract(ink, rules).crop(
        (edge, edge, max(ink.width - edge, edge + 1), ink.height - edge)
    )
    return _changes(text) < _changes(text.transpose(Image.Transpose.ROTATE_90))


def _rules(ink: Image.Image, across: int, down: int) -> Image.Image:
    """Return the ink that stands in straight runs of at least `RULE` pixels in one direction."""
    found = ink
    for step in (1, 2, 4, 8):  # together RULE - 1: each doubles the run that is asked for
        found = ImageChops.darker(found, ImageChops.offset(found, across * step, down * step))
    for step in (1, 2, 4, 8):
        found = ImageChops.lighter(found, ImageChops.offset(found, -across * step, -down * step))
    return found


def _changes(text: Image.Image) -> float:
    """Return how strongly ink changes from row to row, within strips as wide as a word."""
    strips = text.resize((max(text.width // 48, 1), text.height), Image.Resampling.BOX)
    changes = ImageChops.difference(strips, ImageChops.offset(strips, 0, 2)).tobytes()
    return sum(change * change for change in changes) / len(changes)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Turn Pillow's errors into ours."""
    try:
        yield
    except UnidentifiedImageError as error:
        raise DocumentUnreadable("The picture of this page is none that this program knows.") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise DocumentUnreadable(f"The picture of this page is broken or cut off ({error}).") from error


def _opened(data: bytes) -> Image.Image:
    opened = Image.open(io.BytesIO(data), formats=FORMATS)
    width, height = opened.size
    if min(width, height) < 1 or max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise DocumentUnreadable(
            f"The picture of this page has {width:,} x {height:,} pixels; "
            f"none of more than {MAX_PIXELS:,} is drawn."
        )
    return opened


def _is_grey(picture: Image.Image) -> bool:
    """True where every colour that occurs is a grey. SEEN: the Senate's scans, whose palette is the web's."""
    if picture.mode != "P":
        return picture.mode in ("1", "L")
    palette = picture.getpalette("RGB") or []
    used = [index for index, count in enumerate(picture.histogram()) if count]
    return all(len(set(palette[3 * index : 3 * index + 3])) == 1 for index in used)
