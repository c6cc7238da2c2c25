"""Painting one page with what lies over it: tiles or their stand-in, rows, mark, hits, selected words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.ink import page_marks
from govtrades_desktop.gui.ink.page_content import PageContent
from govtrades_desktop.gui.ink.page_layout import PlacedPage
from govtrades_desktop.gui.ink.picture_cache import PictureCache, TileKey
from govtrades_desktop.ink.pages import Tile, tiles_within


def paint_page(
    painter: QPainter,
    placed: PlacedPage,
    number: int,
    seen: QRectF,
    content: PageContent,
    cache: PictureCache,
) -> None:
    """Paint a page of the column.

    Args:
        painter: moved so that it paints in the column's own lengths.
        placed: the page.
        number: of the page, from 1.
        seen: what of the column is to be painted.
        content: what stands on the pages.
        cache: of drawn tiles.
    """
    rect = placed.rect
    painter.save()
    painter.setClipRect(rect.intersected(seen))
    painter.fillRect(rect, page_marks.paper("page"))
    if not content.fault_of(number):  # which a note says; marks on a blank page would mark nothing
        _paint_tiles(painter, placed, seen, cache)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_over(painter, placed, number, content)
    if content.is_dimmed:
        page_marks.draw_dimmed(painter, rect)
    painter.restore()
    painter.setPen(theme.color("line"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))


def _paint_over(painter: QPainter, placed: PlacedPage, number: int, content: PageContent) -> None:
    _paint_rows(painter, placed, number, content)
    if hits := content.hits.get(number):
        boxes = [placed.rect_of(box) for hit in hits for box in hit.boxes]
        now = content.hit.boxes if content.hit is not None and content.hit.page == number else ()
        page_marks.draw_hits(painter, boxes, [placed.rect_of(box) for box in now])
    if content.selection and (text := content.text_of(number)) is not None:
        selected = [placed.rect_of(box) for box in content.selection.boxes(number, text)]
        page_marks.tint(painter, selected, page_marks.paper("in_time"))


def _paint_rows(painter: QPainter, placed: PlacedPage, number: int, content: PageContent) -> None:
    rows = content.rows_on(number)
    others = [placed.rect_of(content.drawn_box(number, box)) for line, box in rows if line != content.line]
    hovered = None
    if content.hovered is not None and content.hovered[0] == number:
        hovered = placed.rect_of(content.drawn_box(number, content.hovered[1]))
    page_marks.draw_other_rows(painter, others, hovered)
    for line, box in rows:
        if line == content.line:
            page_marks.draw_mark(painter, placed.rect_of(content.drawn_box(number, box)), placed.rect)


def _paint_tiles(painter: QPainter, placed: PlacedPage, seen: QRectF, cache: PictureCache) -> None:
    sha256, shape = placed.page.sha256, placed.page.shape
    tiles = tiles_within(shape, placed.turn, placed.scale, placed.part_within(seen))
    found = [(tile, cache.get(TileKey(sha256, tile))) for tile in tiles]
    if any(picture is None for _, picture in found):
        stand_in = cache.stand_in(sha256, shape.number, placed.turn, placed.scale)
        if stand_in is None:
            page_marks.draw_page_to_be(painter, placed.rect)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(placed.rect, stand_in)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    for tile, picture in found:
        if picture is not None:
            painter.drawImage(_tile_rect(placed, tile), picture)


def _tile_rect(placed: PlacedPage, tile: Tile) -> QRectF:
    across, down = placed.width / tile.page_width, placed.height / tile.page_height
    return QRectF(
        placed.x + tile.x * across, placed.y + tile.y * down, tile.width * across, tile.height * down
    )
