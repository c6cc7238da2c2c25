"""Fonts for generated filings: glyph numbers and widths as in the real ones, outlines drawn here from dots.

Needs no font of the system. The outlines are a five-by-seven dot alphabet, so that a rendered page can be
read by eye; what counts for a reader of the text layer are glyph numbers, widths and the ToUnicode map.
"""

from __future__ import annotations

import functools
import io

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.standardGlyphOrder import standardGlyphOrder

SMALL_CAPITAL_A = 643  # SEEN: House 20029046: glyphs 643-668 are the small capitals a-z, without Unicode
GLYPHS = SMALL_CAPITAL_A + 26

# Advance widths in thousandths of an em of ASCII 32-126; 0 where no real filing told one.
_WIDTHS = {
    "regular": (
        "241 331 0 643 610 817 710 215 375 375 472 643 270 374 270 469 614 430 559 552 565 528 566 502 "
        "596 566 312 312 0 0 643 0 0 671 654 642 749 653 599 725 815 390 518 694 604 927 767 744 610 744 "
        "702 561 619 756 667 976 710 615 602 375 0 375 0 0 0 504 560 454 574 483 325 509 582 293 292 536 "
        "286 881 591 539 571 560 410 432 345 575 497 737 505 492 444 0 0 0 0"
    ),
    "bold": (
        "254 0 0 0 641 0 0 0 0 0 0 0 0 0 328 472 701 0 626 0 0 0 0 0 0 0 367 0 0 0 703 548 0 758 757 715 "
        "834 721 671 807 0 446 0 0 686 1023 839 820 701 0 797 649 684 833 762 0 0 0 0 0 0 0 0 0 0 596 0 "
        "531 663 572 393 577 0 354 0 0 344 1016 690 636 658 0 520 513 397 677 0 863 0 562 0 0 0 0 0"
    ),
}
_SMALL_WIDTHS = {
    "regular": ("537 536 514 615 522 482 585 667 317 0 0 495 761 627 595 494 0 578 449 505 624 0 0 0 0 0"),
    "bold": "625 660 597 703 579 546 675 769 388 0 0 563 858 695 704 620 0 701 542 576 710 612 0 0 0 0",
}
_OTHER_WIDTHS = {"\u2022": 393, "\u2013": 643, "\u2019": 227}

# Five columns a character, the lowest bit on top: the common dot alphabet of ASCII 33-126.
_DOT_ROWS = (
    "00005f00000007000700147f147f14242a7f2a12231308646236495620500008070300001c2241000041221c002a1c7f1c2a"
    "08083e080800807030000808080808000060600020100804023e5149453e00427f400072494949462141494d331814127f10"
    "27454545393c4a49493141211109073649494936464949291e00001400000040340000000814224114141414140041221408"
    "02015909063e415d594e7c1211127c7f494949363e414141227f4141413e7f494949417f090909013e414151737f0808087f"
    "00417f41002040413f017f081422417f404040407f021c027f7f0408107f3e4141413e7f090909063e4151215e7f09192946"
    "264949493203017f01033f4040403f1f2040201f3f4038403f631408146303047804036159494d43007f4141410204081020"
    "004141417f04020102044040404040000307080020545478407f284444383844444428384444287f385454541800087e0902"
    "18a4a49c787f0804047800447d40002040403d007f1028440000417f40007c047804787c080404783844444438fc18242418"
    "18242418fc7c08040408485454542404043f44243c4040207c1c2040201c3c4030403c44281028444c9090907c4464544c44"
    "0008364100000077000000413608000201020402"
)
DOTS = tuple(_DOT_ROWS[start : start + 10] for start in range(0, len(_DOT_ROWS), 10))

_ACCENTED = {
    name: chr(code)
    for name, code in {
        "Adieresis": 0xC4, "Aring": 0xC5, "Ccedilla": 0xC7, "Eacute": 0xC9, "Ntilde": 0xD1,
        "Odieresis": 0xD6, "Udieresis": 0xDC, "aacute": 0xE1, "agrave": 0xE0, "acircumflex": 0xE2,
        "adieresis": 0xE4, "atilde": 0xE3, "aring": 0xE5, "ccedilla": 0xE7, "eacute": 0xE9,
        "egrave": 0xE8, "ecircumflex": 0xEA, "edieresis": 0xEB, "iacute": 0xED, "igrave": 0xEC,
        "icircumflex": 0xEE, "idieresis": 0xEF, "ntilde": 0xF1, "oacute": 0xF3, "ograve": 0xF2,
        "ocircumflex": 0xF4, "odieresis": 0xF6, "otilde": 0xF5, "uacute": 0xFA, "ugrave": 0xF9,
        "ucircumflex": 0xFB, "udieresis": 0xFC,
    }.items()
}  # fmt: skip
_GLYPH_OF = {chr(code): code - 29 for code in range(32, 127)}
_GLYPH_OF |= {_ACCENTED[name]: gid for gid, name in enumerate(standardGlyphOrder) if name in _ACCENTED}
_GLYPH_OF |= {"\u2022": 135, "\u2013": 177, "\u2019": 182}  # SEEN: House 20030860, 20029046

# SEEN: House 20019530: Marlett's layers of a check box and of a radio button, and what they are called.
MARLETT = {
    "g": 18,
    "f": 17,
    "e": 16,
    "d": 15,
    "c": 14,
    "b": 13,
    "n": 25,
    "m": 24,
    "l": 23,
    "k": 22,
    "j": 21,
    "i": 20,
}
ARROW = "\u21d2"  # SEEN: House 20026638: the arrow of a nested vehicle comes from another font


def glyph(character: str) -> int:
    """Return the glyph number of a character.

    Raises:
        ValueError: the generated fonts have no such character.
    """
    try:
        return _GLYPH_OF[character]
    except KeyError:
        raise ValueError(f"the generated fonts have no {character!r} (U+{ord(character):04X})") from None


def small_capital(letter: str) -> int:
    """Return the glyph number of layout 2's small capital of a lower-case letter."""
    return SMALL_CAPITAL_A + ord(letter) - ord("a")


@functools.cache
def widths(weight: str) -> dict[int, int]:
    """Return advance widths by glyph number, in thousandths of an em."""
    told = [int(width) for width in _WIDTHS[weight].split()]
    regular = [int(width) for width in _WIDTHS["regular"].split()]
    result = {}
    for offset, width in enumerate(told):
        spare = regular[offset] * 11 // 10 if regular[offset] else 620
        result[3 + offset] = width or spare
    for offset, width in enumerate(_SMALL_WIDTHS[weight].split()):
        result[SMALL_CAPITAL_A + offset] = int(width) or 560
    for character, gid in _GLYPH_OF.items():
        result.setdefault(gid, _OTHER_WIDTHS.get(character, 560))
    return result


def text_width(text: str, size: float, weight: str = "regular") -> float:
    """Return the width of a text set at `size`, in the unit of `size`."""
    table = widths(weight)
    return sum(905 if char == ARROW else table[glyph(char)] for char in text) * size / 1000


def _draw(pen: TTGlyphPen, dots: str, advance: int, height: int) -> None:
    """Draw one character of the dot alphabet, as high as `height`, within its advance width."""
    step_x, step_y = max(advance - 60, 60) / 5, height / 7
    for column in range(5):
        bits = int(dots[2 * column : 2 * column + 2], 16)
        for row in range(8):
            if bits >> row & 1:
                x0, y1 = 30 + column * step_x, height - row * step_y
                x1, y0 = x0 + step_x, y1 - step_y
                pen.moveTo((round(x0), round(y0)))
                for x, y in ((x0, y1), (x1, y1), (x1, y0)):
                    pen.lineTo((round(x), round(y)))
                pen.closePath()


_MARKS = {  # polygons of the marks' layers: light and dark edges, the white ground, the tick or the dot
    "gn": ((0, 0), (1000, 0), (1000, 1000), (920, 920), (920, 80), (80, 80)),
    "fm": ((80, 80), (920, 80), (920, 920), (840, 840), (840, 160), (160, 160)),
    "el": ((80, 80), (80, 920), (920, 920), (840, 840), (160, 840), (160, 160)),
    "dk": ((160, 160), (160, 840), (840, 840), (840, 160)),
    "cj": ((0, 0), (0, 1000), (1000, 1000), (920, 920), (80, 920), (80, 80)),
    "b": ((240, 480), (240, 640), (420, 460), (760, 800), (760, 640), (420, 300)),
    "i": ((350, 500), (420, 630), (580, 630), (650, 500), (580, 370), (420, 370)),
}


def _polygon(pen: TTGlyphPen, points: tuple[tuple[int, int], ...]) -> None:
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def _compile(advances: list[int], outlines: dict[int, tuple[str, int]], family: str) -> bytes:
    order = [".notdef", *(f"g{gid}" for gid in range(1, len(advances)))]
    marks = {MARLETT[letter]: shape for letters, shape in _MARKS.items() for letter in letters}
    glyphs = {}
    for gid, name in enumerate(order):
        pen = TTGlyphPen(None)
        if gid in outlines:
            dots, height = outlines[gid]
            _draw(pen, dots, advances[gid], height)
        elif not outlines and gid in marks:  # an empty glyph would be missing from PDFium's text layer
            _polygon(pen, marks[gid])
        glyphs[name] = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({0x20: order[3]})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (advances[gid], 30) for gid, name in enumerate(order)})
    builder.setupHorizontalHeader(ascent=917, descent=-219)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=917, sTypoDescender=-219, usWinAscent=917, usWinDescent=219)
    builder.setupPost(keepGlyphNames=False)
    builder.font["head"].created = builder.font["head"].modified = 3_600_000_000  # the same bytes each time
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


@functools.cache
def font_file(weight: str) -> bytes:
    """Return a TrueType file of our text font: "regular", "bold", "marlett" or "arrow"."""
    if weight == "marlett":
        return _compile([1000] * 32, {}, "Generated Marks")
    if weight == "arrow":
        return _compile([0, 0, 0, 905], {3: ("1414553e1c", 660)}, "Generated Arrow")
    table = widths(weight)
    advances = [table.get(gid, 0) for gid in range(GLYPHS)]
    outlines = {gid + 4: (dots, 700) for gid, dots in enumerate(DOTS)}
    outlines |= {SMALL_CAPITAL_A + offset: (DOTS[ord("A") - 33 + offset], 520) for offset in range(26)}
    outlines |= {135: ("0018181800", 700), 177: ("0808080808", 700), 182: ("0000070000", 700)}
    return _compile(advances, outlines, f"Generated {weight}")
