"""Draws pages of the Senate's eFD site from specs: reports, paper, what is shown in their place, the search.

The elements and classes are those by which the site's pages are read; everything else of them is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from tests.filings.senate_specs import UUID, SenateReport, SenateRow

_HEADS = "#|Transaction Date|Owner|Ticker|Asset Name|Asset Type|Type|Amount|Comment"
_COLUMNS = tuple(_HEADS.split("|"))


def frame(title: str, body: str) -> str:
    """Return a page of the site around `body`."""
    return f"""<!DOCTYPE HTML>
    <html lang="en">
        <head>
            <title>{title}</title>
            <meta name="robots" content="noindex">
            <meta charset="utf-8">
            <script>if (1 < 2) {{ document.title += "</" + "h1>"; }}</script>
            <style type="text/css">.txtLogo {{display: none;}}</style>
        </head>
        <body>
            <nav class="navbar"><a class="nav-link" href="/search/">
                <i class="fa fa-search" aria-hidden="true"></i> Find Reports</a></nav>
            <main class="container-fluid pgContent" id="content">
{body}
            </main>
            <footer id="footer" class="footer d-print-none"></footer>
        </body>
    </html>
"""


def _cell_ticker(row: SenateRow) -> str:
    def link(ticker: str) -> str:
        told = escape(ticker)
        return f'<a href="https://finance.yahoo.com/quote/{told}"\n target="_blank">{told}</a>'

    given = link(row.ticker) if row.ticker else "--"
    return f"{given}\n<br>\n{link(row.received_ticker)}" if row.received_ticker else given


def _cell_asset(row: SenateRow) -> str:
    if row.received is None:
        name = escape(row.asset)
    else:
        name = f"{escape(row.asset)}\n (Exchanged)\n<br>\n{escape(row.received)} (Received)"
    terms = dict(row.terms)
    blocks = ""
    if "Option Type" in terms:
        # The first label stands outside <em>, the others in it.
        kind = escape(terms.pop("Option Type"))
        more = "<br>".join(f"<em>{label}:</em> {escape(value)}\n" for label, value in terms.items())
        blocks = f'<div class="text-muted">Option Type: {kind} <br/>{more}</div>'
    elif "Rate/Coupon" in terms:
        inner = "<br>\n".join(f"<em>{label}:</em> {escape(value)}" for label, value in terms.items())
        blocks = f'<div class="text-muted">{inner}</div>'
    else:
        for label, value in terms.items():
            head = f"<em>{label}</em>:" if label == "Exchange/Platform" else f"<em>{label}:</em>"
            blocks += f'<div class="text-muted">{head}\n {escape(value)}</div>\n'
    return f"\n   {name}\n   {blocks}\n"


def row_html(row: SenateRow, number: int | str, *, cells: int = 9) -> str:
    """Return one row; `cells` cuts or lengthens it."""
    parts = [
        str(number),
        f"\n  {row.traded_on:%m/%d/%Y}\n",
        row.owner,
        f"\n {_cell_ticker(row)}\n",
        _cell_asset(row),
        row.asset_type,
        row.type,
        row.amount,
        escape(row.comment) if row.comment else "--",
        *["more"] * 3,
    ]
    return "<tr>\n" + "\n".join(f"<td>{part}</td>" for part in parts[:cells]) + "\n</tr>\n"


def table_html(rows: Iterable[str], columns: Iterable[str] = _COLUMNS) -> str:
    """Return the report's table with these rows."""
    heads = "".join(f'<th scope="col">{name}</th>' for name in columns)
    return f"""<div class="table-responsive"><table class="table table-striped">
        <caption class="sr-only">List of transactions added to this report</caption>
        <thead><tr class="header">{heads}</tr></thead>
        <tbody>{"".join(rows)}</tbody></table></div>"""


def ptr_html(report: SenateReport, *, table: str | None = None) -> str:
    """Return an electronic report as text; `table` replaces its table."""
    numbers = report.numbers()
    if table is None:
        table = table_html(row_html(row, number) for row, number in zip(report.rows, numbers, strict=True))
    words = ("Self", "Joint", "Spouse", "Dependent Child")
    total, *owners = report.printed_totals()
    items = [f"({total} transaction{'' if total == 1 else 's'} total)"]
    items += [f"{number} {word}" for number, word in zip(owners, words, strict=True)]
    amendment = "" if report.amendment is None else f"\n (Amendment {report.amendment})\n"
    filed = report.filed or f"{report.filed_on:%m/%d/%Y} @ 4:11 PM"
    body = f"""
        <h1 class="mb-2">
            Periodic Transaction Report

                for {report.report_date:%m/%d/%Y}
            {amendment}
        </h1>
        <h2 class="filedReport">
            {(chr(10) + "            ").join(report.filer)}

            ({report.bracket})
        </h2>
        <p class="muted"><strong class="noWrap"><i class="fa fa-folder" title="folder icon"></i>
            Filed  {filed}</strong></p>
        <p>The following statements were checked before filing:</p>
        <label><input type="checkbox" disabled="disabled" checked="checked">I certify that &hellip;</label>
        <section class="card"><div class="card-body">
            <h3 class="d-inline-block">Transactions</h3>
            <ul class="unstyled list-inline">
            {"".join(f'<li class="list-inline-item">{item}</li>' for item in items)}
            </ul>
            {table}
        </div></section>"""
    return frame("eFD: Print Periodic Transaction Report", body)


def ptr_page(report: SenateReport) -> bytes:
    """Return an electronic report as the site sends it."""
    return ptr_html(report).encode()


def paper_page(
    images: int = 2, *, uuid: str = UUID, said: int | None = None, media: str = "/media/"
) -> bytes:
    """Return the page of a paper report; `said` is the number of pages that it claims to have."""
    items = "".join(
        f"""<div class="carousel-item"><div class="img-wrap"><img style="margin: 9px;" class="filingImage"
            src="{media}2024/3/000/000/{number:09}.gif" alt="filing document" /></div>
        <div class="carousel-caption"><strong>Page {number} of {said or images}</strong>
        <a href="/search/print/paper/{uuid}/" target="_blank">Printer-Friendly</a></div></div>"""
        for number in range(1, images + 1)
    )
    body = f'<h1 class="sr-only">Filing Document - Print View</h1><div id="myCarousel">{items}</div>'
    return frame("eFD: View Report", body).encode()


def find_reports_page() -> bytes:
    """Return what an expired session gets, with status 200, in the place of a report."""
    body = '<div class="page-header"><h1><i class="fa fa-search"></i>Find Reports</h1></div><p>Senators</p>'
    return frame("eFD: Find Reports", body).encode()


def home_page(token: str = "made-token") -> bytes:
    """Return the agreement page."""
    return frame(
        "eFD: Home",
        f"""<form id="agreement_form" action="/search/home/" method="post">
        <input type="hidden" name="csrfmiddlewaretoken" value="{token}">
        <input type="checkbox" name="prohibition_agreement" value="1" id="agree_statement"></form>""",
    ).encode()


def refused_page() -> bytes:
    """Return the content network's refusal (status 403)."""
    return b"""<HTML><HEAD>
<TITLE>Access Denied</TITLE>
</HEAD><BODY>
<H1>Access Denied</H1>
You don't have permission to access "http&#58;&#47;&#47;efdsearch&#46;senate&#46;gov&#47;" on this server.<P>
Reference&#32;&#35;18&#46;0
</BODY></HTML>"""


def maintenance_page() -> bytes:
    """Return a page of another kind that comes with status 200."""
    return b"<html><body>We are down for maintenance.</body></html>"


def search_row(
    doc_id: str = UUID,
    *,
    first: str = "Ada Q",
    last: str = "Quill",
    office: str | None = None,
    title: str = "Periodic Transaction Report for 03/20/2024",
    filed: str = "03/20/2024",
    view: str = "ptr",
) -> list[str]:
    """Return one row of the search's answer."""
    link = f'<a href="/search/view/{view}/{doc_id}/" target="_blank">{escape(title)}</a>'
    return [first, last, office or f"{last}, {first} (Senator)", link, filed]


def search_answer(rows: list[list[str]], *, total: int | None = None, draw: int = 1) -> bytes:
    """Return one answer of the search."""
    number = len(rows) if total is None else total
    answer = {"draw": draw, "recordsTotal": number, "recordsFiltered": number, "data": rows, "result": "ok"}
    return json.dumps(answer).encode()
