"""Makes `{year}FD.zip` as the House Clerk publishes it, with invented filers, and with faults on demand.

The habits (FORMATS: House index): text without a byte order mark, tab separated, CRLF, no quoting; XML with
a byte order mark and empty tags as `<Suffix />`.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import astuple, dataclass, replace
from xml.sax.saxutils import escape

COLUMNS = ("Prefix", "Last", "First", "Suffix", "FilingType", "StateDst", "Year", "FilingDate", "DocID")
FAULTS = (
    "xml_disagrees",
    "wrong_header",
    "no_txt",
    "no_xml",
    "html",
    "truncated",
    "short_line",
    "empty",
    "no_rows",
)


@dataclass(frozen=True)
class IndexRow:
    """One line of the index, as printed; `filing_date` is M/D/YYYY without leading zeros, or empty."""

    last: str
    first: str
    doc_id: str
    filing_type: str = "P"
    state_district: str = "ZZ01"
    year: int = 2025
    filing_date: str = "4/1/2025"
    prefix: str = "Hon."
    suffix: str = ""

    def cells(self) -> tuple[str, ...]:
        """Return the nine cells in the order of the columns."""
        by_name = dict(zip(self.__dataclass_fields__, astuple(self), strict=True))
        order = (
            "prefix", "last", "first", "suffix", "filing_type", "state_district", "year",
            "filing_date", "doc_id",
        )  # fmt: skip
        return tuple(str(by_name[name]) for name in order)


def index_txt(rows: list[IndexRow], *, columns: tuple[str, ...] = COLUMNS) -> bytes:
    """Return the text file of the index."""
    lines = ["\t".join(columns), *("\t".join(row.cells()) for row in rows), ""]
    return "\r\n".join(lines).encode("utf-8")


def index_xml(rows: list[IndexRow]) -> bytes:
    """Return the XML file of the index."""
    members = []
    for row in rows:
        tags = "".join(
            f"    <{column}>{escape(cell)}</{column}>\r\n" if cell else f"    <{column} />\r\n"
            for column, cell in zip(COLUMNS, row.cells(), strict=True)
        )
        members.append(f"  <Member>\r\n{tags}  </Member>\r\n")
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\r\n<FinancialDisclosure>\r\n'
        + "".join(members)
        + "</FinancialDisclosure>"
    )
    return text.encode("utf-8-sig")


def index_zip(year: int, rows: list[IndexRow], *, fault: str = "") -> bytes:
    """Return the zip; with a fault, one that must be refused or doubted.

    Args:
        year: the index year, which names the two members.
        rows: the lines.
        fault: empty or one of `FAULTS`: `xml_disagrees` (the first row has another district in the XML),
            `wrong_header`, `no_txt`, `no_xml`, `html` (a page in place of the zip), `truncated`,
            `short_line` (a line of four cells), `empty` (no bytes), `no_rows` (heads without rows).
    """
    assert fault == "" or fault in FAULTS, fault
    if fault == "html":
        return b"<!DOCTYPE html><html><head><title>Clerk</title></head><body>Maintenance</body></html>"
    if fault == "empty":
        return b""
    rows = [] if fault == "no_rows" else rows
    columns = ("Prefix", "Surname", *COLUMNS[2:]) if fault == "wrong_header" else COLUMNS
    txt, xml_rows = index_txt(rows, columns=columns), rows
    if fault == "xml_disagrees":
        xml_rows = [replace(rows[0], state_district="YY99"), *rows[1:]]
    if fault == "short_line":
        txt += b"Hon.\tQuill\tAda\t\r\n"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        members = ((f"{year}FD.txt", txt, "no_txt"), (f"{year}FD.xml", index_xml(xml_rows), "no_xml"))
        for name, body, absent_by in members:
            if fault != absent_by:
                archive.writestr(zipfile.ZipInfo(name, (2025, 6, 22, 6, 0, 0)), body, zipfile.ZIP_DEFLATED)
    data = out.getvalue()
    return data[: len(data) // 2] if fault == "truncated" else data
