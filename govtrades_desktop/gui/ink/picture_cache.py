"""Drawn tiles in memory, up to a number of bytes; what was not shown for longest goes first."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtGui import QImage

from govtrades_desktop.ink.pages import Tile

CACHE_BYTES = 96 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TileKey:
    """One tile of one archived document."""

    sha256: str
    tile: Tile


class PictureCache:
    """Pictures by tile. For the GUI thread.

    Attributes:
        limit_bytes: never more than this, unless one picture alone is larger: then it alone.
        size_bytes: what is held now.
    """

    def __init__(self, limit_bytes: int = CACHE_BYTES) -> None:
        self.limit_bytes = limit_bytes
        self.size_bytes = 0
        self._pictures: OrderedDict[TileKey, QImage] = OrderedDict()
        self._whole: dict[tuple[str, int, int], set[TileKey]] = {}

    def __contains__(self, key: TileKey) -> bool:
        return key in self._pictures

    def __len__(self) -> int:
        return len(self._pictures)

    def get(self, key: TileKey) -> QImage | None:
        """Return a picture, and note that it was shown."""
        picture = self._pictures.get(key)
        if picture is not None:
            self._pictures.move_to_end(key)
        return picture

    def put(self, key: TileKey, picture: QImage) -> None:
        """Keep a picture; older ones make room."""
        self._drop(key)
        self._pictures[key] = picture
        self.size_bytes += picture.sizeInBytes()
        if key.tile.is_whole:
            self._whole.setdefault(_page(key), set()).add(key)
        while self.size_bytes > self.limit_bytes and len(self._pictures) > 1:
            self._drop(next(iter(self._pictures)))

    def stand_in(self, sha256: str, page: int, turn: int, scale: float) -> QImage | None:
        """Return the picture of the whole page whose scale is nearest: shown until the right one is there."""
        keys = self._whole.get((sha256, page, turn))
        if not keys:
            return None
        return self.get(min(keys, key=lambda key: abs(key.tile.scale - scale)))

    def forget(self, sha256: str) -> None:
        """Drop every picture of a document."""
        for key in [key for key in self._pictures if key.sha256 == sha256]:
            self._drop(key)

    def _drop(self, key: TileKey) -> None:
        picture = self._pictures.pop(key, None)
        if picture is None:
            return
        self.size_bytes -= picture.sizeInBytes()
        if key.tile.is_whole and (left := self._whole.get(_page(key))):
            left.discard(key)
            if not left:
                del self._whole[_page(key)]


def _page(key: TileKey) -> tuple[str, int, int]:
    return key.sha256, key.tile.page, key.tile.turn
