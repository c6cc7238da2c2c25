"""One answer of the Senate's report search (JSON of DataTables) to the filings that it lists.

Reads one page of results; the paging, and whether all pages together meet `total`, is the business of whoever
asks. Opens no connection.

Source: POST https://efdsearch.senate.gov/search/report/data/ with `report_types=[11]`: rows of
[first, last, office, link, date]. An answer without rows is right where `recordsTotal` is 0 or the page lies
behind the last one; whoever asks knows which.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from html import unescape
from typing import Any

from govtrades_desktop.core.dates import parse_us_date
from govtrades_desktop.core.errors import SourceChanged
from govtrades_desktop.core.names import clean_name, split_name
from govtrades_desktop.core.records import FilingRef, Finding, ParsedIndex
from govtrades_desktop.parse.senate_page import OTHER, clean, name_page, report_id, senate_page_kind
from govtrades_desktop.parse.senate_ptr import read_title

KIND = "senate_index"
SOURCE = "senate"
PTR_TYPE = "P"  # as the House calls a periodic transaction report

_LINK = re.compile(r"<a\s[^>]*?href\s*=\s*[\"']([^\"']*)[\"'][^>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_VIEW = re.compile(r"/search/view/([a-z-]{1,40})/([0-9a-f-]{36})/?\Z", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")
_CELLS = 5


def parse_senate_index(data: bytes) -> ParsedIndex:
    """Read one answer.

    Returns:
        The filings of the page (`year` of each is its filing year), each doc_id once; `total` is the number
        of filings that the whole search finds; `year` of the index is that of its rows where they share one,
        else 0; `content_sha256` is of total and rows.

    Raises:
        SourceChanged: an answer which is not the promised JSON.
    """
    total, rows, findings = _promised(data)
    refs: dict[str, FilingRef] = {}
    for place, row in enumerate(rows, start=1):
        ref = _read_row(row, place, findings)
        if ref is None:
            continue
        if (before := refs.get(ref.doc_id)) is not None:
            told = f"Row {place} lists {ref.doc_id} again."
            findings.append(Finding("repeated_id", told))
            ref = replace(before, times_listed=before.times_listed + 1)
        refs[ref.doc_id] = ref
    years = {ref.year for ref in refs.values()}
    content = json.dumps([total, rows], ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return ParsedIndex(
        source=SOURCE,
        year=years.pop() if len(years) == 1 else 0,
        refs=tuple(refs.values()),
        findings=tuple(findings),
        content_sha256=hashlib.sha256(content).hexdigest(),
        total=total,
    )


def _promised(data: bytes) -> tuple[int, list[list[str]], list[Finding]]:
    try:
        answer: Any = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        if senate_page_kind(data) != OTHER or b"<" in data[:64]:
            raise SourceChanged(f"The Senate's search did not answer in JSON. {name_page(data)}") from error
        raise SourceChanged(
            f"The Senate's search answered in broken JSON of {len(data):,} bytes, "
            f"which begins with {data[:40]!r}."
        ) from error
    if not isinstance(answer, dict):
        raise SourceChanged("The Senate's search answered in JSON that is no object.")
    if answer.get("result", "ok") != "ok":
        raise SourceChanged(
            f"The Senate's search answered {str(answer['result'])[:200]!r} in place of reports."
        )
    total, rows = answer.get("recordsTotal"), answer.get("data")
    if not isinstance(total, int) or isinstance(total, bool) or total < 0:
        raise SourceChanged(f"The Senate's search gives {total!r:.60} as the number of its reports.")
    if not isinstance(rows, list):
        raise SourceChanged("The Senate's search gives no list of reports.")
    for place, row in enumerate(rows, start=1):
        if not isinstance(row, list) or len(row) != _CELLS or not all(isinstance(cell, str) for cell in row):
            raise SourceChanged(
                f"Row {place} of the Senate's search is not {_CELLS} cells of text: {row!r:.120}."
            )
    if len(rows) > total:
        raise SourceChanged(f"The Senate's search gives {len(rows)} reports of a total of {total}.")
    findings = []
    filtered = answer.get("recordsFiltered", total)
    if filtered != total:
        told = f"The search counts {total} reports in all and {filtered!r:.40} of them filtered."
        findings.append(Finding("total", told))
    return total, rows, findings


def _read_row(row: list[str], place: int, findings: list[Finding]) -> FilingRef | None:
    first, last, office, link, date = (clean(unescape(cell)) for cell in row)
    found = _LINK.search(row[3])
    view = _VIEW.search(clean(unescape(found[1]))) if found else None
    doc_id = report_id(view[2]) if view else None
    if found is None or view is None or doc_id is None:
        findings.append(Finding("row_without_report", f"Row {place} links to no report: {link[:200]!r}."))
        return None
    title_text = clean(unescape(_TAGS.sub(" ", found[2])))
    title = read_title(title_text)
    try:
        filed_on = parse_us_date(date)
    except ValueError:
        findings.append(Finding("filed_on", f"Row {place} ({doc_id}) has the filing date {date[:40]!r}."))
        filed_on = None
    if filed_on is None and title is None:
        told = f"Row {place} ({doc_id}) has no date and was left out: it has no year to be filed under."
        findings.append(Finding("row_without_date", told))
        return None
    if title is None:
        told = (
            f"Row {place} ({doc_id}) has the title {title_text[:120]!r}, which is no report of transactions."
        )
        findings.append(Finding("not_a_ptr", told))
    elif title.amendment is None and filed_on not in (None, title.report_date):
        told = f"Row {place} ({doc_id}) is an original filed on {filed_on}, titled for {title.report_date}."
        findings.append(Finding("report_date", told))
    if not (first or last):
        findings.append(Finding("filer_missing", f"Row {place} ({doc_id}) names no filer."))
    if view[1].lower() not in ("ptr", "paper"):
        findings.append(Finding("link_unknown", f"Row {place} ({doc_id}) links to a {view[1]!r} page."))
    family, suffix = _without_suffix(last)
    day = filed_on or (title.report_date if title else None)
    return FilingRef(
        source=SOURCE,
        doc_id=doc_id,
        filing_type=PTR_TYPE if title is not None or view[1].lower() == "ptr" else view[1].lower(),
        prefix="",
        first=clean_name(first),
        last=family,
        suffix=suffix,
        state_district="",
        year=day.year if day else 0,
        filed_on=filed_on,
        kind=None,
        url="",
        is_paper=view[1].lower() == "paper",
        title=title_text,
        office=office,
        amendment=title.amendment if title else None,
        report_date=title.report_date if title else None,
    )


def _without_suffix(last: str) -> tuple[str, str]:
    """Split `King Jr.` into family name and suffix; the site has no column for suffixes."""
    suffix = split_name(f"X {clean_name(last)}").suffix
    family = clean_name(last)
    return (family[: len(family) - len(suffix)].rstrip(" ,"), suffix) if suffix else (family, "")
