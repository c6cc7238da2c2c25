"""Which tiles and words a view of pages wants: of what is seen, then a little ahead. No widget."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from govtrades_desktop.gui.ink.ink_thread import TextKey
from govtrades_desktop.gui.ink.page_content import PageContent
from govtrades_desktop.gui.ink.page_layout import PageColumn
from govtrades_desktop.gui.ink.picture_cache import PictureCache, TileKey
from govtrades_desktop.ink.pages import overview_scale, tiles_of, tiles_within

_AHEAD = 1


def tiles_missing(
    column: PageColumn, content: PageContent, cache: PictureCache, seen: QRectF
) -> list[TileKey]:
    """Return the tiles of what is seen of the column that are not drawn yet."""
    indexes = column.seen(seen.top(), seen.bottom())
    return [key for index in indexes for key in _of_page(column, index, content, cache, seen)]


def wishes(
    column: PageColumn, content: PageContent, cache: PictureCache, seen: QRectF
) -> tuple[tuple[TileKey, ...], tuple[TextKey, ...]]:
    """Return what is wanted: what is seen, then one page ahead; and the words of the pages seen."""
    indexes = column.seen(seen.top(), seen.bottom())
    tiles = tiles_missing(column, content, cache, seen)
    for index in range(indexes.stop, min(indexes.stop + _AHEAD, len(column.pages))):
        placed = column.pages[index]
        ahead = QRectF(placed.x, placed.y, placed.width, min(placed.height, seen.height()))
        tiles += _of_page(column, index, content, cache, ahead)
    unread = [index + 1 for index in indexes if content.text_of(index + 1) is None]
    texts = dict.fromkeys(content.key_of(page) for page in unread)
    return tuple(dict.fromkeys(tiles)), tuple(texts)


def _of_page(
    column: PageColumn, index: int, content: PageContent, cache: PictureCache, seen: QRectF
) -> list[TileKey]:
    placed = column.pages[index]
    sha256, shape = placed.page.sha256, placed.page.shape
    if content.fault_of(index + 1):
        return []
    tiles = tiles_within(shape, placed.turn, placed.scale, placed.part_within(seen))
    keys = [key for key in (TileKey(sha256, tile) for tile in tiles) if key not in cache]
    is_empty = cache.stand_in(sha256, shape.number, placed.turn, placed.scale) is None
    if keys and is_empty and not keys[0].tile.is_whole:
        # in tiles: first the whole page small, so that something stands there at once
        small = tiles_of(shape, placed.turn, overview_scale(shape, placed.turn))
        return [TileKey(sha256, small[0]), *keys]
    return keys
