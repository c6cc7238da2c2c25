"""Pages of the Senate's eFD site: bytes to text, which page it is, and its name when it is no report.

Knows the site's pages, not what a report says. The one place where HTML is made a tree. Opens no file and no
connection.

Source: https://efdsearch.senate.gov; and the same pages as browsers save them (complete, or one MHTML file).
"""

from __future__ import annotations

import email
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from govtrades_desktop.core.errors import DocumentUnreadable

MAX_BYTES = 16 * 2**20  # the largest page seen (189 rows) has 250 kB
MAX_DEPTH = 500  # real pages nest 20 deep; the parser's time grows with the square of the depth

PTR, PAPER, FIND_REPORTS, HOME, REFUSED, OTHER = "ptr", "paper", "find_reports", "home", "refused", "other"

_UUID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
REPORT_ID = re.compile(_UUID)
_REPORT_URL = re.compile(rf"/search/(?:view|print)/(?:ptr|paper)/({_UUID})(?![0-9a-fA-F-])")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")
_TITLE = re.compile(r"<title[^>]*>([^<]{0,300})", re.IGNORECASE)
_HEADING = re.compile(r"(<h1(?:\s[^>]*)?>.{0,2000}?)</h1", re.IGNORECASE | re.DOTALL)
_MARKUP = re.compile(r"<(script|style)\b.*?</\1|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
# Control characters have no place in a name or a comment, and break files that we write.
_CONTROLS = {code: " " for code in (*range(32), *range(127, 160))}
_ATTRIBUTES = (("link", "href"), ("form", "action"), ("a", "href"), ("meta", "content"), ("base", "href"))


def clean(text: str) -> str:
    """Return a text with single blanks and no control characters."""
    return " ".join(text.translate(_CONTROLS).split())


def _part_of_mhtml(data: bytes) -> bytes | None:
    """Return the page inside a page that a browser saved as one file, with the comment of a saved page."""
    head = data[:4096].lstrip()
    if b"multipart/related" not in head.lower() or not re.match(rb"[A-Za-z-]+:", head):
        return None
    message = email.message_from_bytes(data.lstrip())
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            place = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
            comment = f"<!-- saved from url=({len(place):04})".encode() + place.encode("ascii", "replace")
            return comment + b" -->\n" + (body if isinstance(body, bytes) else b"")
    return None


def page_text(data: bytes) -> str:
    """Return a page's bytes as text; never raises.

    A byte order mark decides, then UTF-8, which the site sends and every browser saves; a page which is not
    UTF-8 is read as the character set that it declares, last as Windows-1252.
    """
    if (inner := _part_of_mhtml(data)) is not None:
        data = inner
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data[:64].lstrip().startswith(b"<\0"):
        return data.decode("utf-16-le", "replace")
    if data.startswith(b"\0<"):
        return data.decode("utf-16-be", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:8192])
        name = declared[1].decode("ascii", "replace") if declared else "cp1252"
        if name.lower() in ("utf-8", "utf8"):
            name = "cp1252"
        try:
            return data.decode(name, "replace")
        except (LookupError, ValueError):
            return data.decode("cp1252", "replace")


def _title(html: str) -> str:
    found = _TITLE.search(html)
    return clean(unescape(found[1])) if found else ""


def _heading(html: str) -> str:
    found = _HEADING.search(html)
    return clean(unescape(_MARKUP.sub(" ", found[1]))) if found else ""


def _kind_of(html: str) -> str:
    title, heading = _title(html).casefold(), _heading(html).casefold()
    if title == "efd: find reports":
        return FIND_REPORTS
    if title == "efd: home" or 'name="prohibition_agreement"' in html:
        return HOME
    if heading.startswith("periodic transaction report") or title == "efd: print periodic transaction report":
        return PTR
    if "filingImage" in html and (
        heading.startswith("filing document") or title in ("efd: view report", "efd: print report")
    ):
        return PAPER
    if title == "access denied" or "you don't have permission to access" in html[:8192].casefold():
        return REFUSED
    return OTHER


def senate_page_kind(data: bytes) -> str:
    """Say which page of the eFD site these bytes are; never raises.

    Returns:
        "ptr" (an electronic report), "paper" (a report of scanned pages), "find_reports" (what an expired
        session gets in a report's place, with status 200), "home" (the agreement), "refused" (the content
        network's "Access Denied") or "other" (maintenance, another form, anything else).
    """
    return _kind_of(page_text(data[:MAX_BYTES]))


def is_efd_page(data: bytes) -> bool:
    """True for any page that is eFD's own by its title, or by the address it was saved from."""
    html = page_text(data[:MAX_BYTES])
    return _title(html).casefold().startswith("efd: ") or "efdsearch.senate.gov" in html[:1024]


def name_page(data: bytes) -> str:
    """Return a sentence which says what these bytes are, where they are not the report asked for."""
    if not data:
        return "The document is empty (0 bytes)."
    if b"%PDF-" in data[:1024]:
        return "The document is not a page of the Senate's site but a PDF."
    html = page_text(data[:MAX_BYTES])
    match _kind_of(html):
        case "find_reports":
            return (
                'The page is not a report but eFD\'s "Find Reports" page, '
                "which the Senate's site shows in a report's place when the session has expired."
            )
        case "home":
            return (
                "The page is not a report but eFD's agreement page, "
                "which the Senate's site shows before its terms are accepted."
            )
        case "refused":
            return 'The page is not a report but "Access Denied": the Senate site refuses this network.'
        case "paper":
            return "The page shows the scanned pages of a paper report, not an electronic report."
        case "ptr":
            return "The page is an electronic periodic transaction report, not a paper one."
    if "<" not in html[:4096]:
        return f"The document is not an HTML page; it begins with {bytes(data[:12])!r}."
    title, heading = _title(html), _heading(html)
    words = clean(unescape(_MARKUP.sub(" ", html[:65536])))[:120]
    told = next((text for text in (heading, title, words) if text), "")
    if heading and title.casefold().startswith("efd: "):
        return (
            f"The page is no report of transactions but another page of the Senate's site: {heading[:120]!r}."
        )
    says = f" which says {told[:120]!r}" if told else ""
    return f"The page is no report of the Senate but an HTML page{says}."


def is_closed(html: str) -> bool:
    """True for a page that ends with its closing tag."""
    return "</html" in html[-2000:].lower()


def open_page(html: str) -> LexborHTMLParser:
    """Return the page's tree.

    Raises:
        DocumentUnreadable: elements nested so deep that reading them would take minutes.
    """
    opened: Counter[str] = Counter()
    depth = 0
    for closing, name in _TAG.findall(html):
        if not closing:
            if name not in _VOID:
                opened[name] += 1
                depth += 1
                if depth > MAX_DEPTH:
                    raise DocumentUnreadable(
                        f"The page nests its elements more than {MAX_DEPTH} deep; no report does."
                    )
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
    return LexborHTMLParser(html)


def printed_ids(html: str, tree: LexborHTMLParser) -> tuple[str, ...]:
    """Return the ids by which a page calls itself, in lower case, the surest first, each once.

    An electronic report prints none. A saved page has it in the comment with the address it was saved from; a
    canonical link, a form's action or the link to its print view may hold it. A filer's text never counts.
    """
    if not _REPORT_URL.search(html):
        return ()
    saved = _SAVED_FROM.search(html[:4096])
    places = [saved[1]] if saved else []
    for tag, attribute in _ATTRIBUTES:
        places += [node.attributes.get(attribute) or "" for node in tree.css(f"{tag}[{attribute}]")]
    found = (_REPORT_URL.search(place) for place in places)
    return tuple(dict.fromkeys(match[1].lower() for match in found if match))


def choose_id(html: str, tree: LexborHTMLParser, given: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Return the report's id, and the sentences of doubt about it.

    The id on the page wins over the one given (by the index, or by a file's name that holds one). A page
    without either has none: a file's other name is not an id.
    """
    ids = printed_ids(html, tree)
    asked = report_id(given)
    doubts = []
    if len(ids) > 1:
        doubts.append(f"The page names several reports ({', '.join(ids)}); it is filed under the first.")
    if ids and asked and asked not in ids:
        doubts.append(f"The document was asked for as {asked}, but it says it is {ids[0]}.")
    if not (ids or asked):
        doubts.append("Neither the page nor the name of its file says which report this is.")
    if asked in ids:
        return asked, tuple(doubts)
    return (ids[0] if ids else asked), tuple(doubts)


def report_id(text: str | None) -> str | None:
    """Return the report's id that a text (a file's name, an address) holds, in lower case, or None."""
    found = REPORT_ID.search(text or "")
    return found[0].lower() if found else None


def lines_of(node: LexborNode) -> Iterator[list[LexborNode]]:
    """Yield the children of a node, texts included and comments not, line by line as `<br>` breaks them."""
    line: list[LexborNode] = []
    for child in node.iter(include_text=True):
        if child.tag == "br":
            yield line
            line = []
        elif child.tag != "-comment":
            line.append(child)
    yield line


def text_of(node: LexborNode) -> str:
    """Return all text under a node, as text: markup that was typed into a name comes out as it was typed."""
    return clean(node.text(separator=" ") if node.tag != "-text" else node.text_content or "")
