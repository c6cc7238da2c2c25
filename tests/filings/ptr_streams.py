"""Content streams of a generated PTR: what `page_flow` placed, in the operators of EO.Pdf 5 and EO.Pdf 21.

Notes which glyphs are used and what the document's fonts call them; builds no PDF objects.
"""

from __future__ import annotations

from collections.abc import Iterable

from tests.filings import pdf_marks
from tests.filings.fonts import ARROW, MARLETT, SMALL_CAPITAL_A, glyph, small_capital, widths
from tests.filings.page_flow import BOLD, CAPS_SHARE, PX
from tests.filings.specs import BoxItem, BulletItem, PageItems, PtrSpec, RadioItem, RectItem, TextItem

_GREY = {"code": 0.502, "sub": 0.251}
_PX_SIZE = {
    "title": 28.0, "head": 16.0, "label": 13.0, "value": 13.0, "colhead": 12.6, "cell": 12.0, "code": 12.0,
    "sub": 11.4, "note": 11.0, "link": 11.0, "body": 12.0, "strong": 12.0,
}  # fmt: skip
# SEEN: House 20029046: letters after which EO.Pdf goes on in the same string; after all others it moves.
_GLUED = {"sub": set("einsw1:") | {"\0d", "\0s"}, "colhead": set("srafCm ")}
_APART = {"title": 0.07, "head": 0.05}  # drawn letter by letter, and spaced by so many ems


class UsedGlyphs:
    """Which glyphs a document uses, and what its fonts call them."""

    def __init__(self, spec: PtrSpec) -> None:
        self.layout = spec.layout
        self.swapped = {"regular": spec.swapped_regular, "bold": spec.swapped_bold}
        self.used: dict[str, dict[int, str]] = {"regular": {}, "bold": {}, "marlett": {}, "arrow": {}}

    def take(self, weight: str, character: str, *, small: bool = False) -> int:
        """Return the glyph of a character and note that it is used."""
        if weight == "arrow":
            self.used["arrow"][3] = ARROW
            return 3
        if small and self.layout == 2:
            gid, told = small_capital(character), "\0"
        else:
            gid = glyph(character)
            told = character
            if self.layout == 1 and character in self.swapped[weight]:
                told = character.lower()
        self.used[weight][gid] = told
        return gid


def _number(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".") or "0"


def _hex(gids: Iterable[int]) -> str:
    return "<" + "".join(f"{gid:04X}" for gid in gids) + ">"


def _split_arrow(text: str) -> list[str]:
    """Split a text into parts of the text font and arrows, which come from another font."""
    parts: list[str] = []
    for character in text:
        if parts and character != ARROW and parts[-1][-1] != ARROW:
            parts[-1] += character
        else:
            parts.append(character)
    return parts


class Layout2:
    """Content streams as EO.Pdf 21 writes them: pixels downwards, one string a run or one a letter."""

    def __init__(self, fonts: UsedGlyphs) -> None:
        self.fonts = fonts

    def page(self, page: PageItems) -> str:
        height = (page.bottom - 72) / 0.24
        clip = f"90.625 300 2309.375 {_number(height)} re\nW* n"
        frame = "q\n3.125 0 0 3.125 90.625 300 cm"
        parts = [" q  q q .23999999 0 0 -.23999999 0 792 cm\nq", clip, frame, "/G3 gs"]
        grey = ""
        for item in page.items:
            if isinstance(item, BoxItem | RadioItem):
                parts += ["Q\nQ\nq", self._mark_clip(item), "W* n", frame, self._mark(item)]
                parts += ["Q\nQ\nq", clip, frame, "/G3 gs"]
                grey = ""
                continue
            colour = self._colour(item)
            if colour != grey:
                parts.append(f"{colour} RG {colour} rg")
                grey = colour
            if isinstance(item, RectItem):
                x, y = self._at(item.x, item.y)
                parts.append(
                    f"{_number(x)} {_number(y)} {_number(item.width / PX)} {_number(item.height / PX)} re\nf"
                )
            elif isinstance(item, BulletItem):
                parts += ["/G4 gs", pdf_marks.circle(*self._at(item.x, item.y), 4, 16), "S", "/G3 gs"]
            else:
                parts += self._text(item)
        return "\n".join([*parts, "Q\nQ\nQ\nQ\nQ"])

    @staticmethod
    def _at(x: float, y: float) -> tuple[float, float]:
        return (x - 21.75) / PX, (y - 72) / PX

    @staticmethod
    def _colour(item: object) -> str:
        if isinstance(item, TextItem):
            if item.style == "link":
                return "0 0 .9333"
            value = _GREY.get(item.style, 0.0)
        else:
            value = item.grey if isinstance(item, RectItem) else 0.0
        text = _number(value).lstrip("0") or "0"
        return f"{text} {text} {text}"

    @staticmethod
    def _mark_clip(item: BoxItem | RadioItem) -> str:
        top, bottom = item.y, item.y + 9.75
        if isinstance(item, BoxItem):
            top = item.clip_top if item.clip_top is not None else top
            bottom = item.clip_bottom if item.clip_bottom is not None else bottom
        left = item.x / 0.24
        return f"{_number(left)} {_number(top / 0.24)} 40.625 {_number((bottom - top) / 0.24)} re"

    def _mark(self, item: BoxItem | RadioItem) -> str:
        x, y = self._at(item.x, item.y)
        if isinstance(item, BoxItem):
            return pdf_marks.check_box(x, y, checked=item.checked)
        return pdf_marks.radio_button(x, y, on=item.on)

    def _text(self, item: TextItem) -> list[str]:
        size, weight = _PX_SIZE[item.style], "bold" if item.style in BOLD else "regular"
        x, y = self._at(item.x, item.y)
        parts = []
        for part in _split_arrow(item.text):
            face = "arrow" if part == ARROW else weight
            name = {"bold": "/F6", "regular": "/F7", "arrow": "/F9"}[face]
            gids = [self.fonts.take(face, c, small=item.caps and c.islower()) for c in part]
            table = {3: 905} if face == "arrow" else widths(face)
            parts += ["BT", f"{name} {_number(size)} Tf", f"1 0 0 -1 {_number(x)} {_number(y)} Tm"]
            run: list[int] = []
            moved = 0.0
            for character, gid in zip(part, gids, strict=True):
                run.append(gid)
                key = f"\0{character}" if gid >= SMALL_CAPITAL_A else character
                glued = _GLUED.get(item.style)
                if item.style in _APART or (glued is not None and key not in glued):
                    parts.append((f"{_number(moved)} 0 Td " if moved else "") + f"{_hex(run)} Tj")
                    moved = sum(table[g] for g in run) * size / 1000 + _APART.get(item.style, 0) * size
                    run = []
            if run:
                parts.append((f"{_number(moved)} 0 Td " if moved else "") + f"{_hex(run)} Tj")
            parts.append("ET")
            x += sum(table[gid] for gid in gids) * size / 1000
        return parts


class Layout1:
    """Content streams as EO.Pdf 5 wrote them: thirty-seconds of a pixel, Marlett layers for boxes."""

    def __init__(self, fonts: UsedGlyphs) -> None:
        self.fonts = fonts

    def page(self, page: PageItems) -> str:
        head = [item for item in page.items if _is_header(item)] if page.has_header else []
        body = [item for item in page.items if item not in head]
        parts = [" q q 0.75 0 0 -0.75 0 720 cm 0 J /DeviceRGB CS /DeviceRGB cs -1 -5 770 870 re W n"]
        parts += [self._item(item) for item in body]
        if head:  # SEEN: House 20011417: the repeated header is drawn last, over what lies under it
            parts.append("Q q 0.75 0 0 -0.75 0 720 cm -1 -1 770 60 re W n")
            parts += [self._item(item) for item in head]
        return " ".join([*parts, "Q Q"])

    @staticmethod
    def _at(x: float, y: float) -> tuple[float, float]:
        return x / PX, (y - 72) / PX

    def _item(self, item: object) -> str:
        if isinstance(item, RectItem):
            x, y = self._at(item.x, item.y)
            right, low, grey = x + item.width / PX, y + item.height / PX, _number(item.grey)
            x0, y0, x1, y1 = _number(x), _number(y), _number(right), _number(low)
            path = f"{x0} {y0} m {x1} {y0} l {x1} {y1} l {x0} {y1} l h {x0} {y0} m f"
            return f"q {grey} {grey} {grey} rg {path} Q"
        if isinstance(item, BulletItem):
            return "q " + pdf_marks.circle(*self._at(item.x, item.y), 4, 16).replace("\n", " ") + " S Q"
        if isinstance(item, BoxItem):
            return self._marlett(item.x, item.y + 9.75, "gfedcb" if item.checked else "gfedc")
        if isinstance(item, RadioItem):
            return self._marlett(item.x, item.y + 9.75, "nmlkji" if item.on else "nmlkj")
        assert isinstance(item, TextItem)
        return self._text(item)

    def _marlett(self, x: float, y: float, layers: str) -> str:
        px, py = self._at(x, y)
        parts = []
        for layer in layers:
            grey = {"g": 0.9411765, "f": 0.8901961, "e": 0.4117647, "d": 1.0}.get(
                layer, {"n": 0.9411765, "m": 0.8901961, "l": 0.4117647, "k": 1.0}.get(layer, 0.627451)
            )
            self.fonts.used["marlett"][MARLETT[layer]] = layer
            colour = f"{_number(grey)} {_number(grey)} {_number(grey)} rg"
            parts.append(
                f"q {colour} q 1 0 0 -1 {_number(px)} {_number(py)} cm "
                f"BT /F8 13 Tf {_hex([MARLETT[layer]])} Tj ET Q Q"
            )
        return " ".join(parts)

    def _text(self, item: TextItem) -> str:
        size = 13.0 if item.style == "colhead" else 11.0 if item.style == "sub" else _PX_SIZE[item.style]
        weight = "bold" if item.style in BOLD else "regular"
        grey = {"code": "0.5019608", "sub": "0.2509804"}.get(item.style, "0")
        colour = "0 0 0.9333333 rg" if item.style == "link" else f"{grey} {grey} {grey} rg"
        x, y = self._at(item.x, item.y)
        parts = []
        for small, text in _case_runs(item.text) if item.caps else [(False, item.text)]:
            for part in _split_arrow(text):
                face = "arrow" if part == ARROW else weight
                name = {"bold": "/F6", "regular": "/F7", "arrow": "/F9"}[face]
                drawn = size * CAPS_SHARE[item.style] if small else size
                gids = [self.fonts.take(face, c.upper() if small else c) for c in part]
                spacing = -0.001 * drawn * 32 if len(part) % 3 else 0
                table = {3: 905} if face == "arrow" else widths(face)
                parts.append(
                    f"q 0.03125 0 0 0.03125 0 0 cm {colour} q 1 0 0 -1 {round(x * 32)} {round(y * 32)} cm BT "
                    f"{name} {_number(drawn * 32)} Tf {_number(spacing)} Tc [{_hex(gids)}] TJ ET Q Q"
                )
                x += sum(table[gid] for gid in gids) * drawn / 1000
        return " ".join(parts)


def _case_runs(text: str) -> list[tuple[bool, str]]:
    """Split a text into runs of lower-case letters (True) and of all else."""
    runs: list[tuple[bool, str]] = []
    for character in text:
        small = character.islower()
        if runs and runs[-1][0] == small:
            runs[-1] = (small, runs[-1][1] + character)
        else:
            runs.append((small, character))
    return runs


def _is_header(item: object) -> bool:
    if isinstance(item, TextItem):
        return item.style == "colhead"
    return isinstance(item, RectItem) and item.y == 72.0
