"""Draws a House PTR as the Clerk's e-filing drew it, in either layout, from a `PtrSpec`.

What a reader meets is the same as in the real ones: RC4 with an empty password, PDF 1.4, Letter, Type0 fonts with
Identity-H; in layout 1 a ToUnicode map with wrong letter case and Marlett check boxes; in layout 2 small
capitals mapped to U+0000 and check boxes as paths. May not read, embed or copy any real document.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from tests.filings import pdf_marks
from tests.filings.fonts import (
    ARROW,
    GLYPHS,
    MARLETT,
    SMALL_CAPITAL_A,
    font_file,
    glyph,
    small_capital,
    widths,
)
from tests.filings.page_flow import BOLD, CAPS_SHARE, CODES_URL, PX, lay_out
from tests.filings.specs import BoxItem, BulletItem, PageItems, PtrSpec, RadioItem, RectItem, TextItem

_GREY = {"code": 0.502, "sub": 0.251}
_PX_SIZE = {
    "title": 28.0, "head": 16.0, "label": 13.0, "value": 13.0, "colhead": 12.6, "cell": 12.0, "code": 12.0,
    "sub": 11.4, "note": 11.0, "link": 11.0, "body": 12.0, "strong": 12.0,
}  # fmt: skip
# SEEN: House 20029046: letters after which EO.Pdf goes on in the same string; after all others it moves.
_GLUED = {"sub": set("einsw1:") | {"\0d", "\0s"}, "colhead": set("srafCm ")}
_APART = {"title": 0.07, "head": 0.05}  # drawn letter by letter, and spaced by so many ems


class _Fonts:
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

    def resources(self, pdf: Pdf) -> Dictionary:
        """Build the font dictionaries of all fonts that were used."""
        names = {"bold": "/F6", "regular": "/F7", "marlett": "/F8", "arrow": "/F9"}
        fonts = Dictionary()
        for weight, name in names.items():
            if self.used[weight]:
                fonts[name] = _font(pdf, weight, self.used[weight], self.layout)
        return fonts


def _font(pdf: Pdf, weight: str, used: dict[int, str], layout: int) -> pikepdf.Object:
    data = font_file(weight)
    file = Stream(pdf, zlib.compress(data), Length1=len(data), Filter=Name.FlateDecode)
    if layout == 1:
        base = {"bold": "KQWZAB+Georgia,Bold", "regular": "KQWZAC+Georgia", "marlett": "KQWZAD+Marlett"}
    else:
        base = {"bold": "Georgia-Bold", "regular": "Georgia"}
    name = Name("/" + base.get(weight, "CambriaMath"))
    is_marlett = weight == "marlett"
    descriptor = pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=4 if is_marlett else 32 if layout == 1 else 6,
            FontBBox=[-109, -208, 1000, 1000] if is_marlett else [-190, -303, 1295, 989],
            Ascent=1000 if is_marlett else 916.9922,
            Descent=0 if is_marlett else -219.2383 if layout == 1 else 219.23828,
            CapHeight=692.8711,
            ItalicAngle=0,
            StemV=0 if layout == 1 else 69,
            FontFile2=pdf.make_indirect(file),
        )
    )
    table = {gid: 1000 for gid in used} if is_marlett else {3: 905} if weight == "arrow" else widths(weight)
    spans = Array([item for gid in sorted(used) for item in (gid, Array([table[gid]]))])
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        CIDToGIDMap=Name.Identity,
        FontDescriptor=descriptor,
        W=spans,
    )
    if layout == 2:
        descendant.DW = 0
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_indirect(Stream(pdf, _to_unicode(used, layout))),
        )
    )


def _to_unicode(used: dict[int, str], layout: int) -> bytes:
    entries = [f"<{gid:04X}> <{ord(told):04X}>" for gid, told in sorted(used.items())]
    blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    body = "\n".join("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks)
    limits = f"<{min(used):04X}> <{max(used):04X}>" if layout == 1 else "<0000> <FFFF>"
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n"
        f"{limits}\nendcodespacerange\n{body}\nendcmap\n"
        "CMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


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


class _Layout2:
    """Content streams as EO.Pdf 21 writes them: pixels downwards, one string a run or one a letter."""

    def __init__(self, fonts: _Fonts) -> None:
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


class _Layout1:
    """Content streams as EO.Pdf 5 wrote them: thirty-seconds of a pixel, Marlett layers for boxes."""

    def __init__(self, fonts: _Fonts) -> None:
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
                f"q {colour} q 1 0 0 -1 {_number(px)} {_number(py)} cm BT /F8 13 Tf {_hex([MARLETT[layer]])} Tj ET Q Q"
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


def _graphics_states() -> Dictionary:
    def state(alpha: float, width: float | None = None) -> Dictionary:
        told = Dictionary(BM=Name.Normal, ca=alpha)
        if width is not None:
            told.CA, told.LW, told.LC, told.LJ, told.ML, told.SA = alpha, width, 0, 0, 4, True
        return told

    return Dictionary(
        G3=state(1), G4=state(1, 1), G8=state(0.2), G9=state(0.6), G10=state(0.302, 1), G11=state(0.302),
        G12=state(0.6, 2.08),
    )  # fmt: skip


def ptr_pdf(spec: PtrSpec, *, user_password: str = "") -> bytes:
    """Return the bytes of the filing that `spec` describes; the same bytes for the same spec.

    Args:
        spec: what it says and how it is drawn.
        user_password: other than empty only for tests of documents that cannot be opened.

    Raises:
        ValueError: a character that the generated fonts do not have.
    """
    pages = lay_out(spec)
    fonts = _Fonts(spec)
    writer: _Layout1 | _Layout2 = _Layout1(fonts) if spec.layout == 1 else _Layout2(fonts)
    streams = [writer.page(page).encode("ascii") for page in pages]
    with Pdf.new() as pdf:
        resources = Dictionary(Font=fonts.resources(pdf), ProcSet=Array([Name.PDF, Name.Text]))
        if spec.layout == 2:
            resources.ExtGState = _graphics_states()
        for number, data in enumerate(streams):
            _add_page(pdf, data, resources, in_form=spec.layout == 2 and number == 0)
        _link(pdf, pages)
        if spec.layout == 2:
            pdf.docinfo = pdf.make_indirect(Dictionary(Creator="EO.Pdf", Producer="EO.Pdf 21.3.18.0"))
        else:
            pdf.Root.PieceInfo = Dictionary(EOPDF=Dictionary(Flags=1, Version="5.0.30.2"))
        return _save(pdf, user_password)


def _add_page(pdf: Pdf, data: bytes, resources: Dictionary, *, in_form: bool) -> None:
    page = pdf.add_blank_page(page_size=(612, 792))
    page.obj.CropBox = Array([0, 0, 612, 792])
    page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB, I=False, K=False)
    if not in_form:
        page.obj.Contents = pdf.make_stream(data)
        page.obj.Resources = resources
        return
    form = pdf.make_stream(data)  # SEEN: layout 2 puts its first page, which bears the seal, into a form
    form.Type, form.Subtype, form.FormType = Name.XObject, Name.Form, 1
    form.BBox, form.Matrix = Array([0, 0, 612, 792]), Array([1, 0, 0, 1, 0, 0])
    form.Resources = resources
    page.obj.Contents = pdf.make_stream(b" q /XOBJ0 Do Q")
    page.obj.Resources = Dictionary(XObject=Dictionary(XOBJ0=form), ProcSet=Array([Name.PDF, Name.Text]))


def _link(pdf: Pdf, pages: list[PageItems]) -> None:
    """Put the link to the list of asset codes over its text, as the real ones have it."""
    for page, items in zip(pdf.pages, pages, strict=True):
        for item in items.items:
            if isinstance(item, TextItem) and item.style == "link":
                low = 792 - item.y
                annotation = Dictionary(
                    Type=Name.Annot, Subtype=Name.Link, Rect=Array([item.x, low + 6.75, item.x + 196, low - 2.25]),
                    Border=Array([0, 0, 0]), F=4, A=Dictionary(S=Name.URI, URI=CODES_URL),
                )  # fmt: skip
                page.obj.Annots = Array([pdf.make_indirect(annotation)])


def _save(pdf: Pdf, user_password: str) -> bytes:
    nothing_allowed = pikepdf.Permissions(
        accessibility=False, extract=False, modify_annotation=False, modify_assembly=False, modify_form=False,
        modify_other=False, print_highres=False, print_lowres=True,
    )  # fmt: skip
    out = io.BytesIO()
    pdf.save(
        out,
        force_version="1.4",
        min_version="1.4",
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        encryption=pikepdf.Encryption(
            owner="generated", user=user_password, R=3, allow=nothing_allowed, aes=False, metadata=False
        ),
        static_id=True,
    )
    return out.getvalue()


__all__ = ["GLYPHS", "ptr_pdf"]
