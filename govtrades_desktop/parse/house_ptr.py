"""House periodic transaction reports (PTR): bytes to a ParsedFiling. Paper and other documents are named.

The way in: what kind of document it is, its limits, the walk over its pages, the checks, and the second
witness where a check fails. Opens no file and asks no clock but the one that bounds its own work.

Source: the form itself (5 U.S.C. 13105(l)). SEEN: House 20018011 (layout 1, to 2021), 20029046 (layout 2,
from 2023).
"""

from __future__ import annotations

import time
from dataclasses import replace

from govtrades_desktop.core.errors import DocumentUnreadable
from govtrades_desktop.core.records import Finding, ParsedFiling, ReadingState
from govtrades_desktop.parse import entry
from govtrades_desktop.parse.checks import READING_DOUBTS, check_filing, missing_fields
from govtrades_desktop.parse.compare import compare_readings
from govtrades_desktop.parse.foreign_documents import name_bytes, name_form
from govtrades_desktop.parse.house_ptr_form import FormReader
from govtrades_desktop.parse.pdf_words import PdfDocument

KIND = "house_ptr"
MAX_PAGES = 500  # the longest e-filed PTR seen has 81
TIME_BUDGET_S = 15.0  # below the 20 s after which a child is killed, so that the reason can be told
UNTOLD = frozenset({"owner_unknown", "type_unknown"})  # without them a row says nothing: no guess stands in
MAX_TOLD = 40  # differences told one by one
STAMP_CHARS = 600  # a scan's stamp leaves up to 300 characters of text


def parse_house_ptr(data: bytes, doc_id: str | None) -> ParsedFiling:
    """Read one PTR.

    Raises:
        DocumentUnreadable: the reason in one sentence, of which `parse_document` makes a FAILED filing.
    """
    if foreign := name_bytes(data):
        raise DocumentUnreadable(foreign)
    deadline = time.monotonic() + TIME_BUDGET_S
    with PdfDocument(data) as document:
        pages = len(document)
        if pages == 0:
            raise DocumentUnreadable("The PDF has no pages.")
        if pages > MAX_PAGES:
            raise DocumentUnreadable(
                f"The PDF has {pages:,} pages; no report has more than {MAX_PAGES}.", pages=pages
            )
        reader = FormReader(doc_id)
        for number in range(1, pages + 1):
            if time.monotonic() > deadline:
                raise DocumentUnreadable(
                    f"Reading took longer than {TIME_BUDGET_S:.0f} s and was stopped "
                    f"before page {number} of {pages}."
                )
            with document.page(number) as page:
                if number == 1 and not page.words and page.is_picture():
                    break
                reader.read_page(page)
                if number == 1 and not reader.is_ptr:
                    break
        if not reader.is_ptr:
            return _not_a_ptr(document, doc_id, deadline)
    return _checked(reader, pages, data, deadline)


def _not_a_ptr(document: PdfDocument, doc_id: str | None, deadline: float) -> ParsedFiling:
    """Tell paper from another form from an empty document."""
    pages = len(document)
    pictures: list[int] = []
    stamped: list[str] = []
    chars = 0
    for number in range(1, pages + 1):
        if time.monotonic() > deadline:
            raise DocumentUnreadable(f"Reading took longer than {TIME_BUDGET_S:.0f} s and was stopped.")
        with document.page(number) as page:
            chars += len(page.text)
            if number == 1 and (form := name_form(page)):
                raise DocumentUnreadable(form, pages=pages)
            if page.is_picture():
                pictures.append(number)
            if page.words:
                stamped.append(" ".join(word.text for word in page.words)[:80])
    if len(pictures) < pages and chars > STAMP_CHARS:
        raise DocumentUnreadable(
            "The PDF holds text, but it is no periodic transaction report of the House.", pages=pages
        )
    if not pictures:
        told = "Its one page has" if pages == 1 else f"Its {pages} pages have"
        raise DocumentUnreadable(
            f"The PDF is empty: {told[0].lower()}{told[1:]} neither text nor pictures.", pages=pages
        )
    which = (
        "page 1" if pages == 1 else f"pages 1 to {pages}" if len(pictures) == pages else f"pages {pictures}"
    )
    reason = f"Paper: {which} {'is a scan' if pages == 1 else 'are scans'} without a text layer."
    if stamped:
        reason = f"{reason[:-1]} but for a stamp ({stamped[0]!r})."
    paper = entry.failed_filing(KIND, reason, doc_id=doc_id, pages=pages)
    return replace(paper, state=ReadingState.PAPER)


def _checked(reader: FormReader, pages: int, data: bytes, deadline: float) -> ParsedFiling:
    filing = reader.filing(pages, KIND, entry.PARSER_VERSION)
    filing = replace(filing, findings=filing.findings + check_filing(filing, reader.texts, reader.words))
    if any(finding.code in READING_DOUBTS for finding in filing.findings):
        filing = _ask_second(filing, reader, data, deadline)
    if unread := [finding for finding in filing.findings if finding.code in UNTOLD]:
        return _refused(filing, unread)
    if filing.transactions:
        return filing
    lost = [finding for finding in filing.findings if finding.code in ("leftover_text", "row_count")]
    if lost:
        return replace(
            filing,
            state=ReadingState.FAILED,
            reason=f"No transaction could be read, but the table is not empty: {lost[0].message}",
        )
    if not (reader.has_table or reader.says_nothing):
        return replace(
            filing,
            state=ReadingState.FAILED,
            reason="The report's table of transactions was not found; its layout may be new.",
        )
    said = (
        "says that there is nothing to report"
        if reader.says_nothing
        else "has an empty table of transactions"
    )
    return replace(filing, state=ReadingState.NO_TRADES, reason=f"The report {said}.")


def _refused(filing: ParsedFiling, unread: list[Finding]) -> ParsedFiling:
    """Return the filing as failed, without the rows that could be read: a part would pass for the whole."""
    first = unread[0]
    values = "one value" if len(unread) == 1 else f"{len(unread)} values"
    reason = (
        f"Nothing of this report is recorded, since {values} could not be read: "
        f"page {first.page}, {first.message[0].lower()}{first.message[1:]}"
    )
    return replace(filing, state=ReadingState.FAILED, reason=reason, transactions=())


def _ask_second(filing: ParsedFiling, reader: FormReader, data: bytes, deadline: float) -> ParsedFiling:
    """Have a doubtful filing read by the second witness, and say what came of it.

    A second reading without any doubt is taken in place of the first, which it names; otherwise the first
    stays, with every field that the two read differently among its findings.
    """
    from govtrades_desktop.parse.witness import read_second

    doubts = sorted({finding.code for finding in filing.findings if finding.code in READING_DOUBTS})
    try:
        second = read_second(data, filing.doc_id, KIND, entry.PARSER_VERSION, deadline=deadline)
    except DocumentUnreadable as error:
        return replace(filing, findings=(*filing.findings, Finding("second_witness", error.message)))
    except MemoryError:
        flooded = "The second witness needed more memory than there may be."
        return replace(filing, findings=(*filing.findings, Finding("second_witness", flooded)))
    except Exception as error:  # noqa: BLE001 - the first reading stands, whatever befalls the second
        broken = f"The second witness broke on this document ({type(error).__name__}: {error})."
        return replace(filing, findings=(*filing.findings, Finding("second_witness", broken)))
    found = check_filing(second, reader.texts, reader.words)
    if (
        second.transactions
        and not missing_fields(second)
        and not any(f.code in READING_DOUBTS for f in found)
    ):
        taken = (
            f"The first reading had doubts ({', '.join(doubts)}); the second witness has none, "
            "and its reading is recorded."
        )
        return replace(second, findings=(Finding("second_witness", taken), *found))
    compared, different = compare_readings(filing, second)
    if different:
        told = [
            f"Both witnesses were asked; they differ: {difference}." for difference in different[:MAX_TOLD]
        ]
        if len(different) > MAX_TOLD:
            told.append(f"The witnesses differ in {len(different) - MAX_TOLD} more fields.")
        more = tuple(Finding("witness_differs", message) for message in told)
    else:
        more = (Finding("witness_agrees", f"The second witness reads the same in all {compared} fields."),)
    return replace(filing, findings=filing.findings + more)
