"""Makes scans of an invented paper form: one bilevel image a page, no text layer but for an optional stamp.

Drawn with dots in memory at 200 dots an inch; nothing of the official form's wording or look is copied.
"""

from __future__ import annotations

import io
import random
import zlib

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from tests.filings.fonts import DOTS

DPI = 200
WIDTH, HEIGHT = 1700, 2200


def _bitmap(seed: int, *, landscape: bool) -> tuple[int, int, bytes]:
    """Return width, height and rows (one bit a dot, 1 = white) of a form with rules and words."""
    width, height = (HEIGHT, WIDTH) if landscape else (WIDTH, HEIGHT)
    grid = bytearray(b"\xff" * (width * height))
    chance = random.Random(seed)

    def rule(x0: int, y0: int, x1: int, y1: int) -> None:
        for y in range(y0, y1):
            grid[y * width + x0 : y * width + x1] = bytes(x1 - x0)

    def word(x: int, y: int, text: str, scale: int) -> None:
        for position, character in enumerate(text):
            dots = DOTS[ord(character) - 33] if character > " " else "0" * 10
            for column in range(5):
                bits = int(dots[2 * column : 2 * column + 2], 16)
                for row in range(8):
                    if bits >> row & 1:
                        left = x + (position * 6 + column) * scale
                        top = y + row * scale
                        rule(left, top, min(left + scale, width), min(top + scale, height))

    word(150, 150, "PERIODIC TRANSACTIONS (PAPER)", 6)
    for line in range(12):
        y = 400 + line * 90
        rule(100, y, width - 100, y + 3)
        word(
            140, y + 30, f"Asset {chance.randrange(1000)} Common Stock  P  {chance.randrange(1, 13)}/14/19", 3
        )
    for x in (100, width // 2, width - 103):
        rule(x, 400, x + 3, 400 + 12 * 90)
    stride = (width + 7) // 8
    packed = bytearray()
    for y in range(height):
        row = grid[y * width : (y + 1) * width] + b"\xff" * (stride * 8 - width)
        packed += int("".join("1" if dot else "0" for dot in row), 2).to_bytes(stride, "big")
    return width, height, bytes(packed)


def _ccitt(width: int, height: int, packed: bytes) -> bytes | None:
    """Return the bitmap as CCITT group 4, or None where no encoder is at hand."""
    try:
        from PIL import Image
    except ImportError:  # Pillow comes with pdfplumber; without it the scan is deflated instead
        return None
    out = io.BytesIO()
    Image.frombytes("1", (width, height), packed).save(
        out, "TIFF", compression="group4", tiffinfo={278: height}
    )
    with Image.open(io.BytesIO(out.getvalue())) as picture:
        starts, counts = picture.tag_v2[273], picture.tag_v2[279]  # type: ignore[attr-defined]
        if len(starts) != 1:
            return None
    return out.getvalue()[starts[0] : starts[0] + counts[0]]


def paper_pdf(
    *,
    pages: int = 2,
    rotations: tuple[int, ...] = (0, 90),
    stamp: str = "",
    seed: int = 1,
    ccitt: bool = True,
) -> bytes:
    """Return a scanned filing.

    Args:
        pages: how many.
        rotations: the /Rotate of the pages, taken in turn; a page turned by 90 or 270 was scanned lying.
        stamp: a text layer on the first page, such as a clerk's stamp leaves; at most some 300 characters.
        seed: other seeds give other pages.
        ccitt: CCITT group 4 as in the real scans; otherwise deflated.
    """
    with Pdf.new() as pdf:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        for number in range(pages):
            rotate = rotations[number % len(rotations)]
            width, height, packed = _bitmap(seed + number, landscape=rotate in (90, 270))
            wide, high = width * 72 / DPI, height * 72 / DPI
            data = _ccitt(width, height, packed) if ccitt else None
            image = pdf.make_stream(packed)
            if data is not None:
                image = pikepdf.Stream(pdf, data)
                image.Filter = Name.CCITTFaxDecode
                image.DecodeParms = Dictionary(K=-1, Columns=width, Rows=height, BlackIs1=True)
            else:
                image = pikepdf.Stream(pdf, zlib.compress(packed), Filter=Name.FlateDecode)
            image.Type, image.Subtype = Name.XObject, Name.Image
            image.Width, image.Height, image.BitsPerComponent = width, height, 1
            image.ColorSpace = Name.DeviceGray
            page = pdf.add_blank_page(page_size=(wide, high))
            content = f"q {wide} 0 0 {high} 0 0 cm /Im0 Do Q"
            resources = Dictionary(XObject=Dictionary(Im0=pdf.make_indirect(image)))
            if stamp and number == 0:
                safe = stamp.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
                content += f" BT /F1 10 Tf 3 Tr 40 {high - 30} Td ({safe}) Tj ET"
                resources.Font = Dictionary(F1=pdf.make_indirect(font))
            page.obj.Contents = pdf.make_stream(content.encode("latin-1"))
            page.obj.Resources = resources
            if rotate:
                page.obj.Rotate = rotate
        out = io.BytesIO()
        pdf.save(out, min_version="1.4", static_id=True)
        return out.getvalue()
