"""An archived electronic report of the Senate as rows of plain text, in the order of its page.

What is shown is text taken out of the page: no tag, script, style, link or picture of it survives. It judges
no value; a page that the parser refused is shown as far as it has a table. Runs in the rendering process.

Source: https://efdsearch.senate.gov/search/view/ptr/{uuid}/
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from govtrades_desktop.core.errors import DataRejected, DocumentUnreadable
from govtrades_desktop.ink.report_rows import ReportRow, SenateReport
from govtrades_desktop.parse.senate_page import MAX_BYTES, lines_of, name_page, open_page, page_text, text_of
from govtrades_desktop.parse.senate_rows import COLUMNS, number_rows

MAX_ROWS = 2_000
MAX_CELLS = 40
MAX_CELL_LETTERS = 20_000


def read_senate_report(data: bytes) -> SenateReport:
    """Return what the page of a report shows.

    Raises:
        DocumentUnreadable: the page is absurdly large or deep, or has neither heading nor table.
    """
    if len(data) > MAX_BYTES:
        raise DocumentUnreadable(f"The page has {len(data):,} bytes; no report has more than {MAX_BYTES:,}.")
    tree = open_page(page_text(data))
    for node in tree.css("script, style, noscript, template, iframe, object, svg"):
        node.decompose()
    table = _table(tree)
    title = _first(tree, "h1")
    if table is None and not title:
        raise DocumentUnreadable(name_page(data))
    columns, rows = ((), ()) if table is None else _read_table(table)
    return SenateReport(title, _first(tree, "h2.filedReport, h2"), _facts(tree), columns, rows)


def _first(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return "" if node is None else text_of(node)[:500]


def _facts(tree: LexborHTMLParser) -> tuple[str, ...]:
    filed = [text_of(node) for node in tree.css("p") if text_of(node).casefold().startswith("filed")]
    totals = [
        text_of(node) for node in tree.css("ul li") if text_of(node)[:1].isdigit() or "total" in text_of(node)
    ]
    facts = [*filed[:1], *totals[:8]]
    return tuple(fact[:300] for fact in facts)


def _table(tree: LexborHTMLParser) -> LexborNode | None:
    """Return the table of transactions: the one with the known heads, else the one with most rows."""
    tables = tree.css("table")
    wanted = {name.casefold() for name in COLUMNS}

    def fit(table: LexborNode) -> tuple[int, int]:
        heads = {text_of(cell).casefold() for cell in table.css("th")}
        return len(wanted & heads), len(table.css("tr"))

    return max(tables, key=fit, default=None)


def _read_table(table: LexborNode) -> tuple[tuple[str, ...], tuple[ReportRow, ...]]:
    heads = tuple(text_of(cell) for cell in table.css("thead th") or table.css("th"))[:MAX_CELLS]
    found = []
    for row in table.css("tr"):
        if row.parent is not None and row.parent.tag == "thead":
            continue
        cells = [cell for cell in row.iter() if cell.tag in ("td", "th")]
        if cells and not all(cell.tag == "th" for cell in cells):
            found.append(cells)
    if len(found) > MAX_ROWS:
        raise DocumentUnreadable(f"The table has {len(found):,} rows; no report has more than {MAX_ROWS:,}.")
    try:
        lines: list[int | None] = list(number_rows(found)[0])
    except DataRejected:
        lines = [_number(cells) for cells in found]
    return heads, tuple(
        ReportRow(line, tuple(_lines(cell) for cell in cells[:MAX_CELLS]))
        for line, cells in zip(lines, found, strict=True)
    )


def _number(cells: list[LexborNode]) -> int | None:
    told = text_of(cells[0])
    return int(told) if told.isascii() and told.isdigit() and len(told) < 7 else None


def _lines(cell: LexborNode) -> tuple[str, ...]:
    """Return a cell's text, line by line as `<br>` and blocks break it."""
    made: list[str] = []
    for line in lines_of(cell):
        inline: list[str] = []
        for node in line:
            if node.tag in ("div", "p", "ul", "li", "table"):
                made += [" ".join(inline)] if any(inline) else []
                inline = []
                made += [told for told in _lines(node) if told]
            else:
                inline.append(text_of(node))
        made += [" ".join(part for part in inline if part)]
    kept = tuple(told[:MAX_CELL_LETTERS] for told in made if told)
    return kept or ("",)
