"""Pages of a PDF, drawn and read by PDFium: the same library that the rows were read with.

Runs in the rendering process only: hostile files reach no other. Not for several threads. Opens no file.
"""

from __future__ import annotations

import ctypes
from collections import OrderedDict
from dataclasses import replace
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

from govtrades_desktop.core.errors import DocumentUnreadable
from govtrades_desktop.core.records import Box
from govtrades_desktop.ink.page_text import PageText, PageWord
from govtrades_desktop.ink.pages import MAX_PAGES, PageShape, Pixels, Tile, page_fault
from govtrades_desktop.parse.pdf_words import NO_UNICODE, PdfDocument, PdfPage, Word

OPEN_PAGES = 4
"""Pages kept open: a scan's picture is decoded once for all its tiles."""

MAX_TILE_PIXELS = 6_000_000
_OBJECTS_OF_SCANS = 12
SAME_LINE_PT = 1.6
_LETTER = (612.0, 792.0)  # the room that a page is given which cannot be shown

# Letters and length of the form's small capitals, which layout 2 prints without Unicode.
# SEEN: House 20029046: "S\ufffe\ufffe... O\ufffe:" is drawn as "Subholding Of:".
_LABEL_WORDS = (
    "Filing Status Subholding Of Location Description Comments Periodic Transaction Report Filer Information "
    "Transactions Investment Vehicle Details Initial Public Offerings Certification Signature and"
)
_LABELS = {
    (word[0] if word[0].isupper() else NO_UNICODE) + NO_UNICODE * (len(word) - 1): word
    for word in _LABEL_WORDS.split()
}
# Marlett's check boxes and radio buttons stand in layout 1's text as these letters.
_MARLETT = {"gfedc": "☐", "gfedcb": "☑", "nmlkj": "○", "nmlkji": "●"}


class PdfPages:
    """An open PDF, for drawing.

    Attributes:
        shapes: of its pages, in order.
        cost_bytes: about what it holds of the process's memory.
    """

    def __init__(self, data: bytes) -> None:
        """Open it.

        Raises:
            DocumentUnreadable: PDFium cannot open it, or it asks for a password.
        """
        self._words = PdfDocument(data)
        self._document = pypdfium2.PdfDocument(data)
        self._open: OrderedDict[int, pypdfium2.PdfPage] = OrderedDict()
        self._upright: dict[int, int] = {}
        self.cost_bytes = 2 * len(data) + 4_000_000
        self.shapes = self._shapes()

    def _shapes(self) -> tuple[PageShape, ...]:
        """Return the shape of every page; none is loaded for it (81 pages: 1 ms in the place of 140).

        Raises:
            DocumentUnreadable: more pages than any filing has.
        """
        count = len(self._document)
        if count > MAX_PAGES:
            raise DocumentUnreadable(f"The PDF has {count:,} pages; no filing has more than {MAX_PAGES:,}.")
        shapes = []
        for number in range(1, count + 1):
            size = pdfium.FS_SIZEF()
            fault = f"Page {number} of the PDF cannot be loaded."
            if pdfium.FPDF_GetPageSizeByIndexF(self._document, number - 1, ctypes.byref(size)):
                fault = page_fault(number, size.width, size.height)
            if fault:
                shapes.append(PageShape(number, *_LETTER, fault=fault))
            else:
                shapes.append(PageShape(number, size.width, size.height))
        return tuple(shapes)

    def place(self, number: int) -> PageShape:
        """Return the shape of a page with its own turn, and where its boxes are counted from.

        Raises:
            DocumentUnreadable: the page cannot be loaded, or cannot be shown.
        """
        shape = self.shapes[number - 1]
        if shape.fault:
            raise DocumentUnreadable(shape.fault)
        page = self._page(number)
        left, _, _, top = page.get_cropbox()
        seen_left, _, _, seen_top = page.get_bbox()
        if number not in self._upright:
            self._upright[number] = _upright(page)
        return replace(
            shape, rotation=page.get_rotation(), left=seen_left - left, top=top - seen_top,
            upright=self._upright[number],
        )  # fmt: skip

    def _page(self, number: int) -> pypdfium2.PdfPage:
        page = self._open.pop(number, None)
        if page is None:
            try:
                page = self._document[number - 1]
            except (pypdfium2.PdfiumError, IndexError) as error:
                raise DocumentUnreadable(f"Page {number} of the PDF cannot be loaded ({error}).") from error
        self._open[number] = page
        while len(self._open) > OPEN_PAGES:
            self._open.popitem(last=False)[1].close()
        return page

    def draw(self, tile: Tile) -> Pixels:
        """Draw a tile on white.

        Raises:
            DocumentUnreadable: the page cannot be loaded.
            MemoryError: no room for the picture.
        """
        if tile.width * tile.height > MAX_TILE_PIXELS:
            raise DocumentUnreadable(f"Page {tile.page} would need a picture of absurd size.")
        shape = self.place(tile.page)
        page = self._page(tile.page)
        stride = tile.width * 4
        buffer = bytearray(stride * tile.height)
        memory = (ctypes.c_char * len(buffer)).from_buffer(buffer)
        bitmap = pdfium.FPDFBitmap_CreateEx(
            tile.width, tile.height, pdfium.FPDFBitmap_BGRx, ctypes.cast(memory, ctypes.c_void_p), stride
        )
        if not bitmap:
            raise MemoryError
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, tile.width, tile.height, 0xFFFFFFFF)
            pdfium.FPDF_RenderPageBitmap(
                bitmap,
                page,
                -tile.x,
                -tile.y,
                tile.page_width,
                tile.page_height,
                tile.turn // 90,
                pdfium.FPDF_ANNOT,
            )
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
            del memory
        return Pixels(tile.width, tile.height, bytes(buffer), is_grey=False, shape=shape)

    def text(self, number: int) -> PageText:
        """Return the words of a page, in reading order.

        Raises:
            DocumentUnreadable: the page cannot be loaded, or holds an absurd number of letters.
        """
        with self._words.page(number) as page:
            is_layout_1 = not any(NO_UNICODE in word.text for word in page.words)
            return PageText(number, tuple(_ordered(page, is_layout_1=is_layout_1)))

    def close(self) -> None:
        """Give the memory back."""
        while self._open:
            self._open.popitem()[1].close()
        self._document.close()
        self._words.__exit__(None, None, None)


def _upright(page: pypdfium2.PdfPage) -> int:
    """Return by how many degrees a scan is to be turned to be read; 0 of a page of text."""
    width, height = page.get_size()
    if width >= height or not _is_scan(page, width * height):
        return 0
    from govtrades_desktop.ink.picture_pages import SCAN_SIDE, SIDEWAYS_TURN, is_sideways

    small = page.render(scale=SCAN_SIDE / height, grayscale=True).to_pil()
    return SIDEWAYS_TURN if is_sideways(small) else 0


def _is_scan(page: pypdfium2.PdfPage, area: float) -> bool:
    """True where one of the page's first few objects is a picture over half of it: paper, perhaps stamped."""
    for obj in islice(page.get_objects(max_depth=1), _OBJECTS_OF_SCANS):
        if obj.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = obj.get_bounds()
            if (right - left) * (top - bottom) > area / 2:
                return True
    return False


def _ordered(page: PdfPage, *, is_layout_1: bool) -> list[PageWord]:
    """Return the words by printed line, each from left to right."""
    placed: list[PageWord] = []
    line, base = -1, float("-inf")
    row: list[Word] = []
    for word in sorted(page.words, key=lambda word: word.base):
        if word.base - base > SAME_LINE_PT:
            placed += _line(page, row, line, is_layout_1=is_layout_1)
            row, line, base = [], line + 1, word.base
        row.append(word)
    return placed + _line(page, row, line, is_layout_1=is_layout_1)


def _line(page: PdfPage, words: list[Word], line: int, *, is_layout_1: bool) -> list[PageWord]:
    made = []
    for word in sorted(words, key=lambda word: word.x0):
        top, bottom = page.extent(word)
        box = Box(word.x0, top, max(page.right_edge(word), word.x0 + 0.5), max(bottom, top + 0.5))
        made.append(PageWord(_readable(page, word, is_layout_1=is_layout_1), box, line))
    return made


def _readable(page: PdfPage, word: Word, *, is_layout_1: bool) -> str:
    """Return a word as it is drawn, as far as the file tells."""
    if is_layout_1:
        return _MARLETT.get(word.text) or page.true_case(word).text
    if NO_UNICODE not in word.text:
        return word.text
    end = ":" if word.text.endswith(":") else ""
    return _LABELS.get(word.text.removesuffix(":"), word.text.replace(NO_UNICODE, "").removesuffix(":")) + end
