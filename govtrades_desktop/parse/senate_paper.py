"""Paper reports of the Senate: a page that shows scanned images to a ParsedFiling in the state PAPER.

Names the images and counts them; reads none of them. Opens no file and no connection.

Source: https://efdsearch.senate.gov/search/view/paper/{uuid}/. SEEN: Senate 14607985 (four images). Such a
page prints neither a name nor a date: the index tells whose report it is, and whether of transactions.
"""

from __future__ import annotations

import re
from dataclasses import replace

from govtrades_desktop.core.errors import DataRejected, DocumentUnreadable
from govtrades_desktop.core.records import Finding, ParsedFiling, ReadingState
from govtrades_desktop.parse import entry
from govtrades_desktop.parse.senate_page import (
    MAX_BYTES,
    PAPER,
    choose_id,
    clean,
    is_closed,
    name_page,
    open_page,
    page_text,
    report_id,
    senate_page_kind,
    text_of,
)

KIND = "senate_paper"
WITNESS = "html"
MAX_IMAGES = 1_000

_PAGE_OF = re.compile(r"Page (\d{1,5}) of (\d{1,5})\Z", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def parse_senate_paper(data: bytes, doc_id: str | None) -> ParsedFiling:
    """Read the page of one paper report; `image_urls` are as the page gives them, absolute or relative to it.

    Raises:
        DocumentUnreadable: not such a page.
        DataRejected: no images, or fewer than the page says there are.
    """
    if len(data) > MAX_BYTES:
        raise DocumentUnreadable(f"The page has {len(data):,} bytes; no report has more than {MAX_BYTES:,}.")
    if senate_page_kind(data) != PAPER:
        raise DocumentUnreadable(name_page(data), doc_id=report_id(doc_id))
    html = page_text(data)
    tree = open_page(html)
    chosen, doubts = choose_id(html, tree, doc_id)
    findings = [Finding("doc_id", told) for told in doubts]
    urls: list[str] = []
    for image in tree.css("img.filingImage"):
        url = clean(image.attributes.get("src") or "")
        scheme = _SCHEME.match(url)
        if not url or (scheme and scheme[1].lower() not in ("http", "https", "file")):
            raise DataRejected(f"A page image has the address {url[:80]!r}.", doc_id=chosen)
        if url in urls:
            findings.append(Finding("image_repeated", f"The page shows the image {url[:200]!r} twice."))
        urls.append(url)
    cut = "" if is_closed(html) else " The page is cut short: it ends before its closing tag."
    if not urls or len(urls) > MAX_IMAGES:
        raise DataRejected(f"The page of a paper report shows {len(urls):,} page images.{cut}", doc_id=chosen)
    said = [found for node in tree.css("strong") if (found := _PAGE_OF.match(text_of(node)))]
    if said and {int(found[2]) for found in said} != {len(urls)}:
        told = sorted({int(found[2]) for found in said})
        raise DataRejected(
            f"The page says that the report has {' or '.join(map(str, told))} pages and shows {len(urls)} "
            f"page images.{cut}",
            doc_id=chosen,
        )
    if not said:
        findings.append(Finding("page_count", "The page does not say how many pages the report has."))
    if cut:
        findings.append(Finding("page_cut", cut.strip()))
    images = "one page image" if len(urls) == 1 else f"{len(urls)} page images"
    paper = entry.failed_filing(KIND, f"Paper: the report is {images} without text.", doc_id=chosen)
    return replace(
        paper,
        state=ReadingState.PAPER,
        findings=tuple(findings),
        pages=len(urls),
        witness=WITNESS,
        image_urls=tuple(urls),
    )
