"""A chart as a picture: redrawn in the light palette at print size, with everything that says what it shows.

A PNG is 2,400 pixels wide, an SVG 210 mm with real text. Both hold title, sub-line, legend, filter, day of
the data and source. A file is written beside its target and renamed over it: it is whole or as it was.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from govtrades_desktop import __version__
from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.gui.charts.header import Header
from govtrades_desktop.gui.charts.look import Look
from govtrades_desktop.gui.charts.plot import AnyPlot, View
from govtrades_desktop.gui.charts.specs import Caption

_translate = QCoreApplication.translate

PAGE_UNITS = 794
"""Width of the page a picture is laid out on: 210 mm at 96 units an inch."""
PNG_WIDTH_PX = 2_400
_MARGIN = 26.0
_MM_PER_INCH = 25.4


def source_line() -> str:
    """Return where every number comes from."""
    return f"Source: House Clerk and Senate eFD disclosures; GovTrades Desktop {__version__}"


class PrintPage:
    """One chart laid out for print; the size is known before anything is drawn."""

    def __init__(self, plot: AnyPlot, view: View | None = None) -> None:
        """Lay out a plot of its own (`type(plot)(plot.spec)`), so that the screen's is left as it is."""
        self._plot = type(plot)(plot.spec)
        self._look = Look.of_print()
        self._view = view
        self._width = PAGE_UNITS - 2 * _MARGIN
        caption = plot.caption
        self._plot.look = self._look
        self._header = Header(caption, self._plot.legend(), self._look, self._width)
        is_empty = self._plot.is_empty()
        self._plot_height = 80.0 if is_empty else self._plot.print_height(self._width)
        self._foot = [
            line
            for words in (
                _translate("charts", "Filter: {words}").format(words=caption.filters)
                if caption.filters
                else "",
                _translate("charts", "Data as of {moment}").format(moment=caption.as_of)
                if caption.as_of
                else "",
                *caption.notes,
                source_line(),
            )
            if words
            for line in _folded(words, self._look, self._width)
        ]
        foot = len(self._foot) * (self._look.line() + 1)
        self.height = int(_MARGIN + self._header.height + 6 + self._plot_height + 10 + foot + _MARGIN * 0.7)

    def draw(self, painter: QPainter) -> None:
        """Draw the page, `PAGE_UNITS` wide and `height` high."""
        look = self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, PAGE_UNITS, self.height), look.color("page"))
        self._header.draw(painter, _MARGIN, _MARGIN * 0.8)
        top = _MARGIN * 0.8 + self._header.height + 6
        if self._plot.is_empty():
            baseline = top + self._plot_height / 2
            look.text(painter, _MARGIN, baseline, self._plot.caption.empty, "data", room=self._width)
        else:
            self._plot.lay_out(QRectF(_MARGIN, top, self._width, self._plot_height), look, self._view)
            self._plot.draw(painter)
        y = top + self._plot_height + 10 + look.metrics().ascent()
        for line in self._foot:
            look.text(painter, _MARGIN, y, line, room=self._width)
            y += look.line() + 1


def _folded(words: str, look: Look, width: float) -> list[str]:
    """Return a text in lines that fit the page: a filter is told whole, however long it is."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and look.width(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _described(caption: Caption) -> list[str]:
    """Return what a file tells of itself to whoever cannot see it."""
    return [words for words in (caption.sub, caption.filters, caption.as_of, *caption.notes) if words]


def picture(plot: AnyPlot, view: View | None = None, width_px: int = PNG_WIDTH_PX) -> QImage:
    """Return a chart as an image."""
    page = PrintPage(plot, view)
    scale = width_px / PAGE_UNITS
    image = QImage(QSize(width_px, round(page.height * scale)), QImage.Format.Format_RGB32)
    dots_per_metre = round(width_px / 0.21)
    image.setDotsPerMeterX(dots_per_metre)
    image.setDotsPerMeterY(dots_per_metre)
    caption = plot.caption
    image.setText("Title", caption.title)
    image.setText("Description", "; ".join(_described(caption)))
    image.setText("Source", source_line())
    image.fill(Look.of_print().color("page"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    page.draw(painter)
    painter.end()
    return image


def svg_bytes(plot: AnyPlot, view: View | None = None) -> bytes:
    """Return a chart as an SVG document."""
    from PySide6.QtSvg import QSvgGenerator  # not on the way to the first pixel

    page = PrintPage(plot, view)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(PAGE_UNITS, page.height))
    generator.setViewBox(QRectF(0, 0, PAGE_UNITS, page.height))
    generator.setResolution(96)
    generator.setTitle(plot.caption.title)
    generator.setDescription("\n".join((*_described(plot.caption), source_line())))
    painter = QPainter(generator)
    page.draw(painter)
    painter.end()
    return bytes(buffer.data().data())


def png_bytes(plot: AnyPlot, view: View | None = None) -> bytes:
    """Return a chart as a PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture(plot, view).save(buffer, "PNG"):
        raise UserInputError(_translate("charts", "The chart could not be turned into a PNG."))
    return bytes(data.data())


def save(plot: AnyPlot, path: Path, view: View | None = None) -> None:
    """Write a chart to a `.png` or `.svg` file; an existing one is replaced at once or not at all.

    Raises:
        UserInputError: another ending, or the file cannot be written there; says why.
    """
    ending = path.suffix.lower()
    if ending not in (".png", ".svg"):
        raise UserInputError(
            _translate("charts", "A chart is saved as .png or .svg, not as “{name}”.").format(name=path.name)
        )
    data = png_bytes(plot, view) if ending == ".png" else svg_bytes(plot, view)
    scratch = path.with_name(f".{path.stem[:40]}-{os.getpid()}.part")
    try:
        with scratch.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            scratch.unlink(missing_ok=True)
        raise UserInputError(
            _translate("charts", "“{name}” could not be written: {reason}.").format(
                name=path.name, reason=error.strerror or str(error)
            ),
            hint=_translate("charts", "Choose another folder; a file that was there is as it was."),
            path=str(path),
        ) from error
