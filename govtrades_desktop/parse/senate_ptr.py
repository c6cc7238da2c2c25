"""Electronic periodic transaction reports of the Senate: a page's bytes to a ParsedFiling.

The way in: the page's own heading, the one table, and the totals that the page prints, which every reading
must meet. Opens no file and no connection, and asks no clock.

Source: https://efdsearch.senate.gov/search/view/ptr/{uuid}/ (5 U.S.C. 13105(l)). SEEN: Senate 0068462f,
07b4e543.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from govtrades_desktop.core.dates import parse_us_date
from govtrades_desktop.core.errors import DataRejected, DocumentUnreadable
from govtrades_desktop.core.names import clean_name
from govtrades_desktop.core.records import Finding, Owner, ParsedFiling, ReadingState, Transaction
from govtrades_desktop.parse import entry
from govtrades_desktop.parse.senate_page import (
    MAX_BYTES,
    PTR,
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
from govtrades_desktop.parse.senate_rows import COLUMNS, read_rows

KIND = "senate_ptr"
WITNESS = "html"
MAX_ROWS = 20_000  # the longest report seen has 189
FORMER_SENATOR = "Former Senator"
SENATOR = "Senator"

_TITLE = re.compile(
    r"Periodic Transaction Report for (\d{1,2}/\d{1,2}/\d{4})(?:\s*\(Amendment (\d{1,3})\))?\Z", re.IGNORECASE
)
_FILED = re.compile(r"Filed\s+(\d{1,2}/\d{1,2}/\d{4})(?:\s*@.{0,20})?\Z", re.IGNORECASE)
_BRACKET = re.compile(r"(.*\S)\s*\(([^()]*)\)\Z")
_TOTAL = re.compile(r"\((\d{1,6}) transactions? total\)\Z", re.IGNORECASE)
_OWNER_TOTAL = re.compile(r"(\d{1,6}) (Self|Joint|Spouse|Dependent Child)\Z", re.IGNORECASE)
_OWNER_WORDS = {
    Owner.SELF: "Self",
    Owner.JOINT: "Joint",
    Owner.SPOUSE: "Spouse",
    Owner.DEPENDENT_CHILD: "Dependent Child",
}
_EMPTY_TABLE = re.compile(r"no (?:data|transactions|rows|records)\b.*", re.IGNORECASE)
_CUT = " The page is cut short: it ends before its closing tag."


@dataclass(frozen=True)
class ReportTitle:
    """A report's title: the date it is for, and its amendment number, None for an original.

    The date is the filing date of an original; an amendment bears that of the report it amends.
    """

    report_date: dt.date
    amendment: int | None


def read_title(text: str) -> ReportTitle | None:
    """Read `Periodic Transaction Report for MM/DD/YYYY (Amendment N)`; None where it is another title."""
    if not (found := _TITLE.match(clean(text))):
        return None
    try:
        day = parse_us_date(found[1])
    except ValueError:
        return None
    return ReportTitle(day, None if found[2] is None else int(found[2]))


def parse_senate_ptr(data: bytes, doc_id: str | None) -> ParsedFiling:
    """Read one electronic report.

    Args:
        data: the page as the site sent it, or as a browser saved it.
        doc_id: the report's UUID, or a file's name that may hold it.

    Raises:
        DocumentUnreadable: not such a page, or one laid out in another way.
        DataRejected: a row that cannot be read, or printed totals that the rows do not meet.
    """
    if len(data) > MAX_BYTES:
        raise DocumentUnreadable(f"The page has {len(data):,} bytes; no report has more than {MAX_BYTES:,}.")
    if senate_page_kind(data) != PTR:
        raise DocumentUnreadable(name_page(data), doc_id=report_id(doc_id))
    html = page_text(data)
    tree = open_page(html)
    chosen, doubts = choose_id(html, tree, doc_id)
    findings = [Finding("doc_id", told) for told in doubts]
    try:
        filing = _read_page(html, tree, chosen, findings)
    except (DocumentUnreadable, DataRejected) as error:
        error.context["doc_id"] = chosen
        raise
    return filing


def _read_page(
    html: str, tree: LexborHTMLParser, doc_id: str | None, findings: list[Finding]
) -> ParsedFiling:
    cut = "" if is_closed(html) else _CUT
    heading = _one(tree, "h1", cut)
    title = read_title(heading)
    if title is None:
        raise DocumentUnreadable(f"The page's heading is not that of a report: {heading[:120]!r}.{cut}")
    filer, office, status = _filer(_one(tree, "h2", cut))
    filed_on = _filed_on(tree, findings)
    if filed_on and title.amendment is None and filed_on != title.report_date:
        told = f"An original filed on {filed_on} whose heading is for {title.report_date}."
        findings.append(Finding("report_date", told))
    rows = _table_rows(html, tree, cut, findings)
    totals = _totals(tree, cut)
    if len(rows) > MAX_ROWS:
        raise DocumentUnreadable(f"The table has {len(rows):,} rows; no report has more than {MAX_ROWS:,}.")
    if totals[None] != len(rows):
        raise DataRejected(
            f"The page prints a total of {totals[None]} and its table has {_rows(len(rows))}.{cut}",
            printed=totals[None],
            read=len(rows),
        )
    transactions, doubts = read_rows(rows, filed_on)
    _check_owners(totals, transactions)
    if cut:
        told = "The page ends before its closing tag, but after the end of its table: no row is lost."
        findings.append(Finding("page_cut", told))
    return ParsedFiling(
        kind=KIND,
        doc_id=doc_id,
        filer=filer,
        filer_status=status,
        state_district=None,
        filed_on=filed_on,
        signed_on=None,
        amendment=title.amendment,
        state=ReadingState.READ if transactions else ReadingState.NO_TRADES,
        reason=None
        if transactions
        else "The report prints a total of 0 transactions, and its table is empty.",
        transactions=tuple(transactions),
        findings=(*findings, *doubts),
        witness=WITNESS,
        parser_version=entry.PARSER_VERSION,
        report_date=title.report_date,
        office=office,
    )


def _rows(number: int) -> str:
    return f"{number} row" if number == 1 else f"{number} rows"


def _one(tree: LexborHTMLParser, tag: str, cut: str) -> str:
    found = tree.css("h2.filedReport" if tag == "h2" else tag)
    if len(found) != 1 or not text_of(found[0]):
        what = "heading" if tag == "h1" else "name of a filer"
        raise DocumentUnreadable(f"The page has {len(found)} elements for its {what} in place of one.{cut}")
    return text_of(found[0])


def _filer(text: str) -> tuple[str, str | None, str | None]:
    """Return (name, office in the bracket, status).

    `The Honorable Thomas R Carper (Carper, Thomas R.)` is a senator's, whose office the site files under that
    name; for others the bracket says what they are: `(Former Senator)`.
    """
    name = clean_name(text)
    if not (found := _BRACKET.match(name)):
        return name, None, None
    return found[1], found[2], SENATOR if "," in found[2] else found[2]


def _filed_on(tree: LexborHTMLParser, findings: list[Finding]) -> dt.date | None:
    for node in tree.css("p strong, p"):
        words = text_of(node)
        if words.casefold().startswith("filed"):
            try:
                if found := _FILED.match(words):
                    return parse_us_date(found[1])
            except ValueError:
                pass
            findings.append(Finding("filed_on", f"The filing date cannot be read: {words[:80]!r}."))
            return None
    findings.append(Finding("filed_on", "The page does not print when the report was filed."))
    return None


def _totals(tree: LexborHTMLParser, cut: str) -> dict[Owner | None, int]:
    """Return the printed totals by owner, and of all under None."""
    totals: dict[Owner | None, int] = {}
    owners = {words.casefold(): owner for owner, words in _OWNER_WORDS.items()}
    for item in tree.css("ul li"):
        words = text_of(item)
        key: Owner | None = None
        if not (found := _TOTAL.match(words)):
            if not (found := _OWNER_TOTAL.match(words)):
                continue
            key = owners[found[2].casefold()]
        if totals.setdefault(key, int(found[1])) != int(found[1]):
            raise DataRejected(f"The page prints two totals that differ: {totals[key]} and {words!r}.")
    missing = [words for owner, words in _OWNER_WORDS.items() if owner not in totals]
    if None not in totals:
        missing.insert(0, "all transactions")
    if missing:
        raise DataRejected(f"The page does not print its total of {', '.join(missing)}.{cut}")
    return totals


def _check_owners(totals: dict[Owner | None, int], transactions: list[Transaction]) -> None:
    read = Counter(row.owner for row in transactions)
    wrong = [
        f"{totals[owner]} {words} (the table has {read[owner]})"
        for owner, words in _OWNER_WORDS.items()
        if totals[owner] != read[owner]
    ]
    if wrong:
        raise DataRejected(f"The page prints totals which its rows do not meet: {', '.join(wrong)}.")


def _table_rows(
    html: str, tree: LexborHTMLParser, cut: str, findings: list[Finding]
) -> list[list[LexborNode]]:
    """Return the cells of each row of the one table.

    Raises:
        DocumentUnreadable: no table, one with other columns, or one that the page's end cuts off: where it
            ends, its last row may have lost words.
    """
    tables = [table for table in tree.css("table") if table.css_first("tr") is not None]
    fitting = [table for table in tables if _columns(table) == tuple(name.casefold() for name in COLUMNS)]
    if not tables:
        raise DocumentUnreadable(f"The page has no table of transactions.{cut}")
    if not fitting:
        have = [text_of(cell) for cell in tables[0].css("th")]
        raise DocumentUnreadable(f"{_name_columns(have)}{cut}")
    if len(fitting) > 1:
        raise DocumentUnreadable(f"The page has {len(fitting)} tables of transactions in place of one.")
    lower = html.lower()
    if lower.rfind("</table") < lower.rfind("<tr"):
        raise DocumentUnreadable(f"The table does not end.{cut or ' Its closing tag is missing.'}")
    if len(tables) > 1:
        told = f"The page has {len(tables) - 1} more table(s) besides the one of transactions."
        findings.append(Finding("other_table", told))
    rows = [
        [cell for cell in row.iter() if cell.tag in ("td", "th")]
        for row in fitting[0].css("tr")
        if row.parent is None or row.parent.tag != "thead"
    ]
    if len(rows) == 1 and len(rows[0]) == 1 and _EMPTY_TABLE.match(text_of(rows[0][0])):
        rows = []
    _account(fitting[0], rows, findings)
    return rows


def _columns(table: LexborNode) -> tuple[str, ...]:
    return tuple(text_of(cell).casefold() for cell in table.css("th"))


def _name_columns(have: list[str]) -> str:
    known = {name.casefold() for name in COLUMNS}
    added = [name[:60] for name in have if name.casefold() not in known]
    gone = [name for name in COLUMNS if name.casefold() not in {one.casefold() for one in have}]
    told = [f"has unknown columns ({', '.join(added)})"] if added else []
    told += [f"lacks the columns {', '.join(gone)}"] if gone else []
    return (
        f"The table {' and '.join(told) or 'has its columns in another order'}; the site's form has changed."
    )


def _account(table: LexborNode, rows: list[list[LexborNode]], findings: list[Finding]) -> None:
    """Doubt the reading where the table, or what stands beside it, says more than heads and cells."""
    place = table.parent
    around = (
        place if place is not None and "table-responsive" in (place.attributes.get("class") or "") else table
    )
    said = Counter(text_of(around).split())
    for cell in [*table.css("caption, thead th"), *(cell for row in rows for cell in row)]:
        said.subtract(text_of(cell).split())
    more = [word for word, times in said.items() if times > 0]
    if more:
        told = f"Beside its rows the table says {' '.join(more)[:200]!r}, which went into no field."
        findings.append(Finding("leftover_text", told))
