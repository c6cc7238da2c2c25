"""The program's icon in every size and form a desktop asks for, drawn from the one drawing in resources/."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from build_scripts.packaging.project import ROOT

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
DRAWING = ROOT / "resources" / "icons" / "govtrades.svg"


def draw_icons(folder: Path) -> list[Path]:
    """Write govtrades-<size>.png for every size, and the .ico or .icns of this system; return the files."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(DRAWING))
    folder.mkdir(parents=True, exist_ok=True)
    written, pictures = [], {}
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")
        data = bytes(buffer.data().data())
        path = folder / f"govtrades-{size}.png"
        path.write_bytes(data)
        written.append(path)
        pictures[size] = Image.open(io.BytesIO(data))
    if sys.platform == "win32":
        written.append(folder / "govtrades.ico")
        pictures[256].save(written[-1], sizes=[(size, size) for size in SIZES if size <= 256])
    if sys.platform == "darwin":
        written.append(folder / "govtrades.icns")
        pictures[512].save(written[-1], append_images=[pictures[size] for size in (32, 128, 256)])
    del app
    return written
