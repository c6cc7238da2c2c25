"""Icons and other files of `resources/`, found through one lookup; icons are drawn in the theme's colours."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from govtrades_desktop.gui import theme
from govtrades_desktop.settings.paths import resource_path


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return resource_path(f"icons/{name}.svg").read_text("utf-8")


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon in a `#rrggbb` colour, `size` device-independent pixels square, sharp at `ratio`."""
    from PySide6.QtSvg import QSvgRenderer  # not on the way to the first pixel of a table

    drawing = _drawing(name).replace("currentColor", colour)
    picture = QPixmap(QSize(size, size) * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour_name: str = "text") -> QIcon:
    """Return an icon in one of the theme's colours, in the sizes that menus and bars ask for."""
    colour = getattr(theme.colours(), colour_name)
    result = QIcon()
    for size in (16, 20, 32, 64):
        result.addPixmap(pixmap(name, colour, size))
    return result


def app_icon() -> QIcon:
    """Return the program's own icon."""
    result = QIcon()
    for size in (16, 32, 64, 128, 256):
        result.addPixmap(pixmap("govtrades", theme.colours().text, size))
    return result
