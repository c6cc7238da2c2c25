"""Draws a House PTR as the Clerk's e-filing drew it, in either layout, from a `PtrSpec`.

What a reader meets is the same as in the real ones: RC4 with an empty password, PDF 1.4, Letter, Type0
fonts with Identity-H; in layout 1 a ToUnicode map with wrong letter case and Marlett check boxes; in
layout 2 small capitals mapped to U+0000 and check boxes as paths. May not read, embed or copy any real
document.
"""

from __future__ import annotations

import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from tests.filings.fonts import font_file, widths
from tests.filings.page_flow import CODES_URL, lay_out
from tests.filings.ptr_streams import Layout1, Layout2, UsedGlyphs
from tests.filings.specs import PageItems, PtrSpec, TextItem


def _fonts(pdf: Pdf, used: UsedGlyphs) -> Dictionary:
    """Build the font dictionaries of all fonts that were used."""
    names = {"bold": "/F6", "regular": "/F7", "marlett": "/F8", "arrow": "/F9"}
    fonts = Dictionary()
    for weight, name in names.items():
        if used.used[weight]:
            fonts[name] = _font(pdf, weight, used.used[weight], used.layout)
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
    fonts = UsedGlyphs(spec)
    writer: Layout1 | Layout2 = Layout1(fonts) if spec.layout == 1 else Layout2(fonts)
    streams = [writer.page(page).encode("ascii") for page in pages]
    with Pdf.new() as pdf:
        resources = Dictionary(Font=_fonts(pdf, fonts), ProcSet=Array([Name.PDF, Name.Text]))
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
                    Type=Name.Annot, Subtype=Name.Link,
                    Rect=Array([item.x, low + 6.75, item.x + 196, low - 2.25]),
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
