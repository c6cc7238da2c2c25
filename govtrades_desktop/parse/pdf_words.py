"""Words with boxes, colours and drawn marks of a PDF: the only parser module that knows pypdfium2.

Knows nothing of forms: it tells what stands on a page and where, in points from the page's upper left corner.
Asks PDFium for as little as it can (one call for a page's text, two for a word, drawings only of the pages
asked for), because the calls are what costs. Not for several threads: PDFium is not thread-safe.
"""

from __future__ import annotations

import ctypes
import re
from itertools import pairwise
from types import TracebackType
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from govtrades_desktop.core.errors import DocumentUnreadable

NO_UNICODE = "\ufffe"
"""PDFium's letter for a glyph without Unicode: layout 2's small capitals, and a hyphen at a line end."""

SAME_BASE_PT = 3.0  # characters of one line share their base to a hundredth; lines are 10 points apart
MAX_PAGE_CHARS = 120_000  # the fullest real page has 6,000; a page of a million would take minutes
RULE_SEGMENTS = (2, 5)  # a line, a rectangle: the table's rules and shades, nine tenths of all paths
MARK_LIMIT_PT = 13.0  # no check box or radio button is larger
MAX_PAGE_MARKS = 2_000  # the fullest real page has 60
MAX_PAGE_DRAWINGS = 60_000  # the fullest real page has 1,600 objects

_WORD = re.compile(r"\S+")
# A letter, a hyphen at a line's end, the next line's word; no label ("O\ufffe:", "F\ufffe\ufffe") looks so.
_GLUED = re.compile(rf"[^\s{NO_UNICODE}]{NO_UNICODE}(?=[^\s:{NO_UNICODE}])")

# Georgia's advance widths (small letter, capital letter) over ascent + descent, as PDFium's loose boxes give
# them. The text layer of layout 1 calls a capital by its small letter where both occur in small capitals.
# SEEN: House 20019530 "becton, dickinson (bdX)" is drawn as "Becton, Dickinson (BDX)".
_GEORGIA_WIDTHS = """
a .444 .591  b .493 .576  c .400 .566  d .506 .660  e .426 .575  f .286 .528  g .448 .639  h .513 .718
i .258 .344  j .257 .456  k .471 .612  l .252 .532  m .776 .817  n .521 .676  o .475 .656  p .503 .537
q .493 .656  r .361 .618  s .381 .494  t .304 .545  u .507 .666  v .438 .587  w .650 .860  x .445 .626
y .434 .543  z .391 .530
"""
_MIDDLES: dict[str, float] = {
    letter: (float(small) + float(capital)) / 2
    for letter, small, capital in zip(*[iter(_GEORGIA_WIDTHS.split())] * 3, strict=True)
}


def _direct(function: Any, result: Any, *arguments: Any) -> Any:
    """Return a faster way to call one of PDFium's functions, with plain addresses in place of typed pointers.

    The binding's own checks cost as much as PDFium's work on the calls made for each word and each drawing
    (measured: 0.43 ms instead of 0.75 ms for the 767 objects of a page).
    """
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_ADDRESS, _INT, _SIZE = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
_char_origin = _direct(pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
_char_box = _direct(pdfium.FPDFText_GetCharBox, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
_loose_box = _direct(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
_page_object = _direct(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
_form_object = _direct(pdfium.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, _SIZE)
_object_type = _direct(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
_object_bounds = _direct(pdfium.FPDFPageObj_GetBounds, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
_object_matrix = _direct(pdfium.FPDFPageObj_GetMatrix, _INT, _ADDRESS, _ADDRESS)
_form_count = _direct(pdfium.FPDFFormObj_CountObjects, _INT, _ADDRESS)
_segment_count = _direct(pdfium.FPDFPath_CountSegments, _INT, _ADDRESS)


class Word(NamedTuple):
    """A word and its place: left edge, base line, and its first character's index in the page's text."""

    text: str
    x0: float
    base: float
    start: int


class Mark(NamedTuple):
    """A drawn check box or radio button."""

    x0: float
    top: float
    x1: float
    bottom: float
    is_on: bool


class _Drawing(NamedTuple):
    x0: float
    top: float
    x1: float
    bottom: float
    segments: int


class PdfPage:
    """One open page.

    Attributes:
        number: 1-based.
        width: in points.
        height: in points.
        text: the page's text as PDFium orders it.
        words: its words, in the order of `text`.
        rotation: by how many degrees a viewer turns it; everything here is told of the page as drawn.
    """

    def __init__(self, page: pypdfium2.PdfPage, number: int) -> None:
        self.number = number
        self.rotation = page.get_rotation()
        if self.rotation:  # words lie in lines only as they were drawn
            page.set_rotation(0)
        self.width, self.height = page.get_size()
        self._page = page
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        self._address = ctypes.cast(self._raw, ctypes.c_void_p)
        self._marks: list[Mark] | None = None
        left, _, _, top = page.get_cropbox()
        self._left, self._top = left, top
        count = self._textpage.count_chars()
        if count > MAX_PAGE_CHARS:
            raise DocumentUnreadable(
                f"Page {number} holds {count:,} characters, more than any filing's ({MAX_PAGE_CHARS:,}).",
                page=number,
            )
        self.text = self._read_text(count)
        self.words = self._find_words()

    def _read_text(self, count: int) -> str:
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        got = max(pdfium.FPDFText_GetText(self._textpage, 0, count, buffer) - 1, 0)
        # The text's offsets must be PDFium's character indexes: one UTF-16 unit a character.
        text = bytes(buffer)[: 2 * got].decode("utf-16-le", "replace")
        return text if len(text) == got else "".join(map(chr, buffer[:got]))

    def _find_words(self) -> list[Word]:
        address, left, top, text = self._address, self._left, self._top, self.text
        x, y = ctypes.c_double(), ctypes.c_double()
        at_x, at_y = ctypes.byref(x), ctypes.byref(y)
        words = []
        for start, end in self._spans():
            _char_origin(address, start, at_x, at_y)
            x0, base = x.value, y.value
            stop = end
            if end - start > 1:
                _char_origin(address, end - 1, at_x, at_y)
                if abs(y.value - base) > SAME_BASE_PT:
                    # PDFium joins a line of a few low letters ("us") to the line below without a blank.
                    stop = self._end_of_line(start, end, base)
            while True:
                word = text[start:stop]
                if word[-1] == NO_UNICODE and word[-2:-1] != NO_UNICODE and self._is_hyphen(stop - 1):
                    word = word[:-1] + "-"
                words.append(Word(word, x0 - left, top - base, start))
                if stop == end:
                    break
                start = stop
                _char_origin(address, start, at_x, at_y)
                x0, base = x.value, y.value
                stop = self._end_of_line(start, end, base)
        return words

    def _end_of_line(self, start: int, end: int, base: float) -> int:
        """Return where, from `start` to `end`, the first character on another base line stands."""
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(start + 1, end):
            _char_origin(self._address, index, ctypes.byref(x), ctypes.byref(y))
            if abs(y.value - base) > SAME_BASE_PT:
                return index
        return end

    def _is_hyphen(self, index: int) -> bool:
        return bool(pdfium.FPDFText_IsHyphen(self._raw, index) == 1)

    def _spans(self) -> list[tuple[int, int]]:
        """Return the words' (start, end); PDFium glues a word to the next line's after a hyphen."""
        spans = [found.span() for found in _WORD.finditer(self.text)]
        cuts = {
            found.start() + 2 for found in _GLUED.finditer(self.text) if self._is_hyphen(found.start() + 1)
        }
        if not cuts:
            return spans
        bounds = sorted({edge for span in spans for edge in span} | cuts)
        starts = {start for start, _ in spans} | cuts
        return [(start, end) for start, end in pairwise(bounds) if start in starts]

    def right_edge(self, word: Word) -> float:
        """Return where the word ends; asked for only of a line's last word, since each asking costs."""
        edges = (ctypes.c_double * 4)()
        start = ctypes.addressof(edges)
        _char_box(self._address, word.start + len(word.text) - 1, start, start + 8, start + 16, start + 24)
        right: float = edges[1] - self._left
        return right

    def extent(self, word: Word) -> tuple[float, float]:
        """Return the top and the bottom of the word's line as its font would have them."""
        box = pdfium.FS_RECTF()
        _loose_box(self._address, word.start, ctypes.byref(box))
        return self._top - box.top, self._top - box.bottom

    def gray(self, word: Word) -> int:
        """Return how bright the word's first letter is, 0 (black) to 255; the red part of its colour."""
        parts = [ctypes.c_uint() for _ in range(4)]
        if not pdfium.FPDFText_GetFillColor(self._raw, word.start, *map(ctypes.byref, parts)):
            return 0
        return parts[0].value

    def is_small_capitals(self, word: Word) -> bool:
        """True where the word is set in small capitals: without Unicode (layout 2), or of a smaller size.

        SEEN: House 20018011: all but the first letter at 8/11 of its size.
        """
        if word.text[1:2] == NO_UNICODE:
            return True
        if len(word.text) < 2:
            return False
        first = pdfium.FPDFText_GetFontSize(self._raw, word.start)
        return bool(pdfium.FPDFText_GetFontSize(self._raw, word.start + 1) < 0.9 * first)

    def font_name(self, word: Word) -> str:
        """Return the name of the word's font, as the file calls it."""
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        size = pdfium.FPDFText_GetFontInfo(self._raw, word.start, buffer, 128, ctypes.byref(flags))
        return buffer.raw[: max(min(size, 128) - 1, 0)].decode("utf-8", "replace")

    def is_bold(self, word: Word) -> bool:
        """True where the word's font calls itself bold."""
        return "bold" in self.font_name(word).casefold()

    def true_case(self, word: Word) -> Word:
        """Return the word with the capitals that are drawn, where the text layer of layout 1 lost them."""
        if not any(letter in _MIDDLES for letter in word.text):
            return word
        box = pdfium.FS_RECTF()
        at_box = ctypes.byref(box)
        letters = list(word.text)
        for place, letter in enumerate(letters):
            middle = _MIDDLES.get(letter)
            if middle is None:
                continue
            _loose_box(self._address, word.start + place, at_box)
            if (box.right - box.left) > middle * (box.top - box.bottom):
                letters[place] = letter.upper()
        return word._replace(text="".join(letters))

    def marks(self) -> list[Mark]:
        """Return the drawn check boxes and radio buttons, on where a tick or a dot stands in them.

        Layout 2: a box is a path about 10 points square of many segments; a tick in it a stroke of three
        points, a radio's dot a path of about 6 points. SEEN: House 20029046, the certification's box.
        """
        if self._marks is not None:
            return self._marks
        frames: list[_Drawing] = []
        fills: list[_Drawing] = []
        for drawing in self._drawings():
            side = max(drawing.x1 - drawing.x0, drawing.bottom - drawing.top)
            least = min(drawing.x1 - drawing.x0, drawing.bottom - drawing.top)
            if least >= 7.5 and side <= 13 and drawing.segments > 12:
                frames.append(drawing)
            elif least >= 3 and side <= 12:
                fills.append(drawing)
        if len(frames) + len(fills) > MAX_PAGE_MARKS:
            raise DocumentUnreadable(
                f"Page {self.number} holds {len(frames) + len(fills):,} drawn marks; no form has so many.",
                page=self.number,
            )
        marks: list[Mark] = []
        for frame in frames:
            if marks and _overlap(marks[-1], frame):
                continue
            is_on = any(_overlap(frame, fill) for fill in fills)
            marks.append(Mark(frame.x0, frame.top, frame.x1, frame.bottom, is_on))
        self._marks = marks
        return marks

    def _drawings(self) -> list[_Drawing]:
        """Return the paths no larger than a check box; those of forms (layout 2's first pages) too."""
        found: list[_Drawing] = []
        page = ctypes.cast(self._page.raw, ctypes.c_void_p)
        count = pdfium.FPDFPage_CountObjects(self._page)
        self._bound(count)
        for index in range(count):
            item = _page_object(page, index)
            kind = _object_type(item)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._add_drawing(found, item, None)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                matrix = pdfium.FS_MATRIX()
                _object_matrix(item, ctypes.byref(matrix))
                members = _form_count(item)
                self._bound(members)
                for place in range(members):
                    member = _form_object(item, place)
                    if _object_type(member) == pdfium.FPDF_PAGEOBJ_PATH:
                        self._add_drawing(found, member, matrix)
        return found

    def _bound(self, count: int) -> None:
        if count > MAX_PAGE_DRAWINGS:
            raise DocumentUnreadable(
                f"Page {self.number} holds {count:,} drawings, more than any filing's ({MAX_PAGE_DRAWINGS}).",
                page=self.number,
            )

    def _add_drawing(self, found: list[_Drawing], item: int, matrix: Any) -> None:
        segments = _segment_count(item)
        if segments in RULE_SEGMENTS:
            return
        edges = (ctypes.c_float * 4)()
        start = ctypes.addressof(edges)
        _object_bounds(item, start, start + 4, start + 8, start + 12)
        x0, bottom, x1, top = edges
        if x1 - x0 > MARK_LIMIT_PT or top - bottom > MARK_LIMIT_PT:
            return
        if matrix is not None:
            x0, x1 = sorted(matrix.a * x + matrix.e for x in (x0, x1))
            bottom, top = sorted(matrix.d * y + matrix.f for y in (bottom, top))
        left, upper = self._left, self._top
        found.append(_Drawing(x0 - left, upper - top, x1 - left, upper - bottom, segments))

    def is_picture(self) -> bool:
        """True where one picture covers most of the page: a scan."""
        edges = [ctypes.c_float() for _ in range(4)]
        at_edges = [ctypes.byref(edge) for edge in edges]
        for index in range(min(pdfium.FPDFPage_CountObjects(self._page), 200)):
            item = pdfium.FPDFPage_GetObject(self._page, index)
            if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_IMAGE:
                continue
            pdfium.FPDFPageObj_GetBounds(item, *at_edges)
            x0, bottom, x1, top = (edge.value for edge in edges)
            if (x1 - x0) * (top - bottom) > 0.5 * self.width * self.height:
                return True
        return False

    def close(self) -> None:
        """Give the page's memory back."""
        self._textpage.close()
        self._page.close()

    def __enter__(self) -> PdfPage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _overlap(a: Mark | _Drawing, b: Mark | _Drawing) -> bool:
    """True where the middle of `b` lies in `a`."""
    return a.x0 <= (b.x0 + b.x1) / 2 <= a.x1 and a.top <= (b.top + b.bottom) / 2 <= a.bottom


class PdfDocument:
    """An open PDF; use it as a context manager."""

    def __init__(self, data: bytes) -> None:
        """Open the PDF.

        Raises:
            DocumentUnreadable: PDFium cannot open it, or it asks for a password.
        """
        # PDFium tells no reason of a file without pages: what would be read is the last failure's reason,
        # perhaps another document's. So one is set that bytes in memory never have: no file of that name.
        pdfium.FPDF_LoadDocument(b"", None)
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            code = getattr(error, "err_code", None)
            if code == pdfium.FPDF_ERR_PASSWORD:
                message = "The PDF is encrypted with a password, which nobody but its author has."
            elif code == pdfium.FPDF_ERR_FILE:
                message = "The PDF has no pages: its page tree is empty."
            else:
                message = f"The PDF is broken or cut off; it cannot be opened ({str(error).strip('.')})."
            raise DocumentUnreadable(message) from error

    def __len__(self) -> int:
        return len(self._document)

    def page(self, number: int) -> PdfPage:
        """Open one page, 1-based.

        Raises:
            DocumentUnreadable: the page cannot be loaded.
        """
        try:
            return PdfPage(self._document[number - 1], number)
        except pypdfium2.PdfiumError as error:
            raise DocumentUnreadable(f"Page {number} of the PDF cannot be loaded ({error}).") from error

    def __enter__(self) -> PdfDocument:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._document.close()
