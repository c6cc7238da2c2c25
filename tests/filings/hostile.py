"""Makes bytes that a reader must meet with a clear sentence: broken, foreign, locked, huge, circular.

Each maker is deterministic; the large ones are bounded so that the suite stays quick.
"""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from tests.filings.house_ptr_pdf import ptr_pdf
from tests.filings.specs import PtrSpec, RowSpec

_SPEC = PtrSpec("20090001", rows=(RowSpec("Acme Widgets, Inc. (ACMW)", "ACMW"),))


def html_page() -> bytes:
    """A web page in place of a document, as a site under maintenance gives."""
    return (
        b"<!DOCTYPE html>\r\n<html><head><title>404</title></head><body><h2>Not found.</h2></body></html>\r\n"
    )


def access_denied() -> bytes:
    """The storage's refusal in XML, 243 bytes as the real one has (other ids)."""
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code>'
    ids = (
        b"<Message>Access Denied</Message><RequestId>GENERATED0000001</RequestId><HostId>%s=</HostId></Error>"
    )
    return head + ids % (b"A" * 75)


def truncated() -> bytes:
    """A good filing cut in the middle."""
    data = ptr_pdf(_SPEC)
    return data[: len(data) // 2]


def head_only() -> bytes:
    """The first bytes of a PDF and nothing after them."""
    return b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"


def locked() -> bytes:
    """A good filing which opens with a password only."""
    return ptr_pdf(_SPEC, user_password="not told")


def random_bytes(size: int = 4096, seed: int = 7) -> bytes:
    """Noise."""
    return random.Random(seed).randbytes(size)


def noise_with_pdf_head(size: int = 20_000, seed: int = 8) -> bytes:
    """Noise that begins and ends as a PDF does."""
    return head_only() + random.Random(seed).randbytes(size) + b"\nstartxref\n17\n%%EOF\n"


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, min_version="1.4", static_id=True)
    return out.getvalue()


def many_pages(count: int = 1000) -> bytes:
    """A document of `count` pages with one line each, all sharing one content stream."""
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(count))
    text = b"BT /F1 10 Tf 72 720 Td (One line on each page) Tj ET"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 3 0 R >> >> >>"
    )
    return _raw(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        *[page] * count,
    )


def wide_page(characters: int = 1_000_000) -> bytes:
    """One page that holds so many characters of text."""
    line = b"(" + b"abcdefghi " * 10 + b") Tj 0 -7 Td "
    content = b"BT /F1 6 Tf 20 780 Td " + line * (characters // 100) + b"ET"
    return _one_page(content)


def _one_page(content: bytes, font: Dictionary | None = None) -> bytes:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(612, 792))
        if font is None:
            font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.obj.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
        page.obj.Contents = pikepdf.Stream(pdf, zlib.compress(content), Filter=Name.FlateDecode)
        return _saved(pdf)


def bomb(megabytes: int = 200) -> bytes:
    """A content stream that grows to so many megabytes of white space when it is unpacked."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()
    return _raw(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    )


def _raw(*objects: bytes) -> bytes:
    """Return a PDF of just these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def deep_nesting(depth: int = 50_000) -> bytes:
    """A page whose resources hold arrays within arrays."""
    return _raw(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Deep 5 0 R >>",
        b"<< /Length 0 >>\nstream\n\nendstream",
        b"[" * depth + b"]" * depth,
    )


def deep_forms(depth: int = 400) -> bytes:
    """A page which draws a form which draws a form, and so on."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /XObject << /X 5 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
    ]
    for number in range(depth):
        after = b"/Resources << /XObject << /X %d 0 R >> >> " % (6 + number) if number < depth - 1 else b""
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] %s/Length 5 >>\nstream\n/X Do\nendstream"
            % after
        )
    return _raw(*objects)


def page_tree_loop() -> bytes:
    """A page tree that contains itself."""
    return _raw(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
    )


def form_loop(*, times: int = 1) -> bytes:
    """A form that draws itself, once or several times over."""
    again = b" ".join([b"/X Do"] * times)
    return _raw(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /XObject << /X 5 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X 5 0 R >> >> "
        b"/Length %d >>\nstream\n%s\nendstream" % (len(again), again),
    )


def odd_encodings() -> bytes:
    """A text layer whose font gives control characters, lone surrogates and private-use characters."""
    names = [f"/g{number}" for number in range(65, 91)]
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name.Helvetica,
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, *(Name(name) for name in names)])),
    )
    with Pdf.new() as pdf:
        targets = ("0000", "0007", "D800", "DFFF", "FFFE", "FFFF", "E000", "202E", "0301", "FEFF", "001F")
        lines = "\n".join(f"<{65 + number:02X}> <{code}>" for number, code in enumerate(targets))
        cmap = (
            "begincmap\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
            f"{len(targets)} beginbfchar\n{lines}\nendbfchar\nendcmap\n"
        )
        font.ToUnicode = pdf.make_stream(cmap.encode("ascii"))
        page = pdf.add_blank_page(page_size=(612, 792))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
        text = b"".join(b"(ABCDEFGHIJKLM) Tj 0 -14 Td " for _ in range(40))
        page.obj.Contents = pdf.make_stream(b"BT /F1 12 Tf 40 760 Td " + text + b"ET")
        return _saved(pdf)


def candidate_report() -> bytes:
    """A good PDF with a text layer that is another kind of report, with words that a PTR has too."""
    lines = (
        "Financial Disclosure Report", "Clerk of the House of Representatives", "Filer Information",
        "Name: Ms. Nobody Known", "Status: Congressional Candidate", "State/District: ZZ04",
        "Filing Information", "Filing Type: Candidate Report", "Filing Year: 2025", "Filing Date: 05/02/2025",
        "Schedule A: Assets and Unearned Income", "Asset  Owner  Value of Asset  Income Type(s)  Income",
        "Acme Widgets, Inc. (ACMW) [ST]  SP  $1,001 - $15,000  Dividends  $1 - $200",
        "Schedule B: Transactions", "None disclosed.",
        "I CERTIFY that the statements I have made on the attached Financial Disclosure Report are true.",
        "Digitally Signed: Ms. Nobody Known , 05/02/2025",
    )  # fmt: skip
    escaped = [line.replace("(", "\\(").replace(")", "\\)") for line in lines]
    content = "BT /F1 10 Tf 60 740 Td " + " ".join(f"({line}) Tj 0 -18 Td" for line in escaped) + " ET"
    return _one_page(content.encode("ascii"))


def no_pages() -> bytes:
    """A PDF with an empty page tree."""
    return _raw(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>")


def no_table() -> bytes:
    """A PTR by its head, whose table is empty."""
    return ptr_pdf(PtrSpec("20090002"))


def mutated(seed: int, changes: int = 40) -> bytes:
    """A good filing with some bytes changed."""
    data, chance = bytearray(ptr_pdf(_SPEC)), random.Random(seed)
    for _ in range(changes):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


# What no reader may take for a filing with trades, by name; each is quick to make.
HOSTILE: dict[str, Callable[[], bytes]] = {
    "access_denied": access_denied,
    "candidate_report": candidate_report,
    "deep_forms": deep_forms,
    "deep_nesting": deep_nesting,
    "empty": lambda: b"",
    "form_loop": form_loop,
    "head_only": head_only,
    "html_page": html_page,
    "locked": locked,
    "no_pages": no_pages,
    "noise_with_pdf_head": noise_with_pdf_head,
    "odd_encodings": odd_encodings,
    "page_tree_loop": page_tree_loop,
    "random_bytes": random_bytes,
    "truncated": truncated,
    "zeros": lambda: bytes(4096),
}
# What is large: for tests of limits.
LARGE: dict[str, Callable[[], bytes]] = {
    "bomb": bomb,
    "many_pages_1000": many_pages,
    "many_pages_10000": lambda: many_pages(10_000),
    "wide_page": wide_page,
}
# What takes all memory of a process that reads it with PDFium: only for a child whose memory is limited.
DEADLY: dict[str, Callable[[], bytes]] = {"form_fork": lambda: form_loop(times=2)}
