"""What a body is, by its first bytes, and what it is instead of what was asked for. It reads no meaning.

A site in trouble answers 200 with a page, or a storage's XML error in the place of a PDF; taken at its word
that would be an empty filing, and nobody would ever know.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from govtrades_desktop.core.errors import DocumentMissing, GovTradesError, SourceChanged, SourceUnavailable

FORMATS = {
    "zip": "zip",
    "pdf": "PDF",
    "html": "HTML page",
    "json": "JSON document",
    "gif": "GIF image",
    "yaml": "YAML text",
    "csv": "CSV table",
    "version": "version as text or JSON",
}
"""What may be asked for, and its name in a sentence."""

BUSY_CODES = frozenset({"SlowDown", "InternalError", "ServiceUnavailable", "RequestTimeout", "Busy"})
"""Codes of a storage's XML error which mean "later"; every other one means that there is no such document."""

# nothing in their first bytes tells them; text that is nothing else is taken
_TEXTS = ("yaml", "csv", "version")
_TAIL = 2048
_ZIP_TAIL = 66_000  # a zip's end record lies within its last 22 + 65,535 bytes
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What some bytes look like.

    Attributes:
        format: a key of FORMATS, "xml_error", "empty", "text" or "other".
        told: in words, e.g. `an HTML page titled "Maintenance"`.
        code: the Code of an XML error; else empty.
    """

    format: str
    told: str
    code: str = ""


def sniff(body: bytes) -> Sniffed:
    """Return what `body` looks like; never raises."""
    if not body.strip():
        return Sniffed("empty", "an empty body")
    if body.startswith(_ZIP_STARTS):
        return Sniffed("zip", "a zip")
    if (
        b"%PDF-" in body[:1024]
    ):  # PDF 1.7, annex H: readers accept the header anywhere in the first 1,024 bytes
        return Sniffed("pdf", "a PDF")
    if body.startswith((b"GIF87a", b"GIF89a")):
        return Sniffed("gif", "a GIF image")
    head = body[:4096].decode("utf-8-sig", "replace").lstrip()
    if re.match(r"(<\?xml[^>]*>\s*)?<Error\b", head):
        code = shown(_first(r"<Code>\s*([^<]{1,80}?)\s*</Code>", head))
        return Sniffed("xml_error", f"an XML error ({code or 'without a code'})", code)
    if head.startswith("<"):
        title = _first(r"(?is)<(?:title|h1|h2)\b[^>]*>\s*(.{1,300}?)\s*</(?:title|h1|h2)>", head)
        title = shown(html.unescape(re.sub(r"<[^>]*>", " ", title)))
        return Sniffed("html", f'an HTML page titled "{title}"' if title else "an HTML page without a title")
    if head.startswith(("{", "[")):
        return Sniffed("json", "a JSON document")
    told = f"{len(body):,} bytes that begin {body[:12]!r}"
    return Sniffed("text" if _is_text(body) else "other", told)


def _is_text(body: bytes) -> bool:
    """Say whether a body is UTF-8 without control characters but those of lines."""
    try:
        body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", body)


def is_whole(body: bytes, expect: str) -> bool:
    """Return False where a body of the right kind has lost its end.

    SEEN: none of 367 PDFs, 1,047 pages and 16 images of the official sites is without it.
    """
    if expect == "pdf":
        return b"%%EOF" in body[-_TAIL:]
    if expect == "zip":
        return b"PK\x05\x06" in body[-_ZIP_TAIL:]
    if expect == "html":
        return b"</html" in body[-_TAIL:].lower()
    if expect == "json":
        return body.rstrip().endswith((b"}", b"]"))
    if expect == "gif":
        return b";" in body[-16:]  # the trailer; some writers pad it
    return True


def wrong_content(body: bytes, expect: str, place: str) -> tuple[GovTradesError, bool] | None:
    """Return None where `body` is what was asked for; else the error, and whether another try may help.

    Args:
        body: what came, with status 200.
        expect: a key of FORMATS.
        place: the address, shortened for a sentence.
    """
    found = sniff(body)
    if found.format == expect or (expect in _TEXTS and found.format == "text"):
        return None
    if expect == "version" and found.format == "json":
        return None
    wanted = FORMATS[expect]
    if found.format == "xml_error":
        return storage_error(found, place)
    sentence = f"{place} should be a {wanted} and is {found.told}."
    if found.format == "empty":
        return SourceChanged(sentence, hint="Try again later.", found=found.format), True
    if found.format == "html":
        hint = "The site may be under maintenance; try again later, or open the address in a browser."
        return SourceChanged(sentence, hint=hint, found=found.format, told=found.told), True
    return SourceChanged(sentence, found=found.format, told=found.told), False


def storage_error(found: Sniffed, place: str) -> tuple[GovTradesError, bool]:
    """Return the error that a storage's XML body means, and whether another try may help."""
    if found.code in BUSY_CODES:
        return SourceUnavailable(f"The storage of {place} is busy ({found.code}).", code=found.code), True
    told = found.code or "an XML error without a code"
    return (
        DocumentMissing(
            f"The source does not have {place}: its storage answers {told}.",
            hint="The filing is listed and its document is not there; try again in some days.",
            code=found.code,
        ),
        False,
    )


def shown(text: str, limit: int = 100) -> str:
    """Return what a stranger wrote, fit for a sentence: one line, no control or direction marks, not long."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return found[1] if found else ""
