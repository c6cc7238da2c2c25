"""Lays a PTR out on pages as the Clerk's printing does: where each run of text, box and rule stands.

Knows measures and page breaks; knows nothing of PDF. All positions are points from the upper left corner.
The measures were read off real filings (layout 1: House 20019530, 20011417; layout 2: 20029046, 20029070).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.filings.fonts import small_capital, text_width, widths
from tests.filings.specs import (
    BoxItem,
    BulletItem,
    PageItems,
    PtrSpec,
    RadioItem,
    RectItem,
    RowSpec,
    TextItem,
    VehicleSpec,
)

PX = 0.75
PAGE_BOTTOM = 720.0
LINE = 10.5  # pitch of 9-point lines
SUBLINE = 12.75
HEADER_TOP, HEADER_BOTTOM = 72.0, 115.5  # of the header repeated on a page
FRESH_ROW = 129.0  # the main line of a row that begins a page

SIZES = {
    "title": 21.0, "head": 12.0, "label": 9.75, "value": 9.75, "colhead": 9.45, "cell": 9.0, "code": 9.0,
    "sub": 8.55, "note": 8.25, "link": 8.25, "body": 9.0, "strong": 9.0,
}  # fmt: skip
BOLD = {"title", "head", "label", "colhead", "strong"}
SIZES_LAYOUT_1 = SIZES | {"colhead": 9.75, "sub": 8.25}
# The share of the full size at which layout 1 sets the capitals that stand for lower-case letters.
CAPS_SHARE = {"title": 20 / 28, "head": 11 / 16, "sub": 8 / 11, "body": 8 / 12}

CODES_URL = "https://fd.house.gov/reference/asset-type-codes.aspx"
CERTIFICATION = (
    "I CERTIFY that the statements I have made on the attached Periodic Transaction Report are true, "
    "complete, and correct to the best of my knowledge and belief. Further, I CERTIFY that I have disclosed "
    "all transactions as required by the STOCK Act."
)
COLUMN_HEADS = (
    ("ID",), ("Owner",), ("Asset",), ("Transaction", "Type"), ("Date",), ("Notification", "Date"),
    ("Amount",), ("Cap.", "Gains >", "$200?"),
)  # fmt: skip


@dataclass(frozen=True)
class Measures:
    """Where a layout puts things."""

    left: float
    title: float
    clerk: float
    filer_head: float
    transactions_head: float
    header_top: float
    first_row: float
    filing_id: float
    value_x: float = 99.0
    cell_pad: float = 2.7
    first_pad: float = 3.45


LAYOUT_1 = Measures(22.5, 120.75, 159.0, 194.25, 279.75, 288.75, 347.25, 95.25, cell_pad=2.25, first_pad=3.0)
LAYOUT_2 = Measures(21.75, 106.5, 144.75, 180.0, 265.5, 274.5, 333.0, 80.25)


def wrap(text: str, width: float, style: str, *, first_width: float | None = None) -> list[str]:
    """Break a text into lines as a browser does: at blanks, and after a hyphen between letters or digits."""
    weight = "bold" if style in BOLD else "regular"
    size = SIZES[style]
    words = re.findall(r"\s*\S+", text)
    pieces = [piece for word in words for piece in re.split(r"(?<=\w-)(?=\w)", word)]
    lines: list[str] = []
    current = ""
    for piece in pieces:
        room = first_width if first_width is not None and not lines else width
        if current and text_width(current + piece, size, weight) > room:
            lines.append(current)
            current = piece.lstrip()
        else:
            current = current + piece if current else piece.lstrip()
    return [*lines, current] if current or not lines else lines


class Flow:
    """Fills pages from the top to the bottom."""

    def __init__(self, spec: PtrSpec) -> None:
        self.spec = spec
        self.at = LAYOUT_1 if spec.layout == 1 else LAYOUT_2
        edges = [self.at.left]
        for width in spec.column_widths():
            edges.append(edges[-1] + width * PX)
        self.edges = edges
        self.pages = [PageItems()]

    @property
    def page(self) -> PageItems:
        return self.pages[-1]

    def put(self, x: float, y: float, style: str, text: str, *, caps: bool = False) -> float:
        """Put a run on the page and return where it ends."""
        self.page.items.append(TextItem(x, y, style, text, caps))
        return x + self.width(text, style, caps=caps)

    def width(self, text: str, style: str, *, caps: bool = False) -> float:
        size = (SIZES_LAYOUT_1 if self.spec.layout == 1 else SIZES)[style]
        weight = "bold" if style in BOLD else "regular"
        if not caps:
            return text_width(text, size, weight)
        if self.spec.layout == 1:
            small = size * CAPS_SHARE[style]
            return sum(text_width(c.upper(), small if c.islower() else size, weight) for c in text)
        table = widths(weight)
        return sum(
            table[small_capital(c)] * size / 1000 if c.islower() else text_width(c, size, weight)
            for c in text
        )

    def new_page(self, *, header: bool) -> None:
        self.pages.append(PageItems(has_header=header))
        if header:
            self.table_header(HEADER_TOP)

    # -- the parts ---------------------------------------------------------------------------------------
    def heading(self) -> None:
        """Put what stands above the table on the first page."""
        at, spec = self.at, self.spec
        self.put(
            117.4 if spec.layout == 2 else 116.25, at.title, "title", "Periodic Transaction Report", caps=True
        )
        room = "B81" if spec.layout == 2 else "135"
        clerk = (
            f"Clerk of the House of Representatives \u2022 Legislative Resource Center "
            f"\u2022 {room} Cannon Building \u2022 Washington, DC 20515"
        )
        self.put(69.23 if spec.layout == 2 else 58.8, at.clerk, "body", clerk)
        self.put(at.left, at.filer_head, "head", "Filer Information", caps=True)
        facts = (("Name:", spec.filer), ("Status:", spec.status), ("State/District:", spec.state_district))
        for number, (label, value) in enumerate(facts):
            y = at.filer_head + 18 + 15.75 * number
            self.put(at.left, y, "label", label)
            self.put(at.value_x, y, "value", value)
        self.put(at.left, at.transactions_head, "head", "Transactions", caps=True)
        self.table_header(at.header_top)

    def cell_x(self, column: int) -> float:
        return self.edges[column] + (self.at.first_pad if column == 0 else self.at.cell_pad)

    def table_header(self, top: float) -> None:
        """Put the table's header with its upper edge at `top`."""
        height = HEADER_BOTTOM - HEADER_TOP
        for left, right in zip(self.edges, self.edges[1:], strict=False):
            self.page.items.append(RectItem(left, top, right - left, height, 0.9333))
        for edge in self.edges:
            self.page.items.append(RectItem(edge, top, PX, height, 0.8))
        for column, lines in enumerate(COLUMN_HEADS):
            for number, text in enumerate(lines):
                shift = 0.13 if self.spec.layout == 2 else 0
                self.put(self.cell_x(column) + shift, top + 14.25 + 11.25 * number, "colhead", text)

    def asset_lines(self, row: RowSpec) -> list[list[tuple[str, str]]]:
        """Return the asset cell's lines, each a list of (style, text): the code stands apart in grey."""
        width = self.edges[3] - self.edges[2] - 4.5
        lines = [[("cell", line)] for line in wrap(row.asset, width, "cell")]
        if row.asset_type:
            code = f" [{row.asset_type}]"
            if text_width(lines[-1][0][1] + code, SIZES["cell"]) <= width:
                lines[-1].append(("code", code))
            else:
                lines.append([("code", code.lstrip())])
        return lines

    def sublines(self, row: RowSpec) -> list[tuple[str, str]]:
        """Return a row's sub-lines as (label, text); a line that goes on has an empty label."""
        told = (
            ("Filing Status: ", row.status),
            ("Subholding Of: ", row.subholding_of),
            ("Location: ", row.location),
            ("Description: ", row.description),
            ("Comments: ", row.comment),
        )
        width = self.edges[8] - self.edges[2] - 9
        lines: list[tuple[str, str]] = []
        for label, text in told:
            if text is None:
                continue
            first = width - self.width(label, "sub", caps=True)
            wrapped = wrap(text, width, "sub", first_width=first)
            lines += [(label, wrapped[0]), *(("", line) for line in wrapped[1:])]
        return lines

    def row(self, row: RowSpec, baseline: float, *, shaded: bool) -> float:
        """Put one row whose main line stands at `baseline`; return the next row's baseline."""
        asset = self.asset_lines(row)
        amount = wrap(row.amount, self.edges[7] - self.edges[6] - 4.5, "cell")
        count = max(len(asset), len(amount))
        fragment: list[tuple[int, float]] = []  # (line, its baseline) of what stands on this page
        y, is_broken, again_at = baseline, False, None
        for number in range(count):
            if number:
                y += LINE
            if row.break_after_line == number or y + 2.25 > PAGE_BOTTOM:
                if fragment:
                    cut = fragment[-1][1] + 2.25
                    box_top = fragment[0][1] - 6
                    self._fragment(row, asset, amount, fragment, cut if number == 1 else None)
                    # the box reaches a little further down than the first line: its rest is drawn again
                    again_at = HEADER_BOTTOM - (cut - box_top) if number == 1 else None
                    is_broken = True
                else:
                    cut = y - 12
                self.page.bottom = min(cut, PAGE_BOTTOM)
                self.new_page(header=True)
                y = HEADER_BOTTOM + 8.25 if fragment else FRESH_ROW
                fragment = []
            fragment.append((number, y))
        if not is_broken:
            self._ground(fragment[0][1], count, shaded=shaded)
        self._fragment(row, asset, amount, fragment, None)
        if again_at is not None:
            self.page.items.append(BoxItem(self._box_x(), again_at, row.cap_gains, clip_top=HEADER_BOTTOM))
        return self._sublines(row, y + (21 if count == 1 else 17.25))

    def _fragment(
        self,
        row: RowSpec,
        asset: list[list[tuple[str, str]]],
        amount: list[str],
        fragment: list[tuple[int, float]],
        cut: float | None,
    ) -> None:
        """Put the lines of a row that stand on one page, cell by cell as the real ones are drawn."""
        first = fragment[0][1]
        is_start = fragment[0][0] == 0
        if is_start:
            for column, text in ((0, row.row_id), (1, row.owner)):
                if text and self.put(self.cell_x(column), first, "cell", text) > self.edges[column + 1]:
                    raise ValueError(f"column {column} is too narrow for {text!r}: a browser would widen it")
        for number, y in fragment:
            if number < len(asset):
                x = self.cell_x(2)
                for style, text in asset[number]:
                    x = self.put(x, y, style, text)
        if is_start:
            dates = (f"{row.traded_on:%m/%d/%Y}", f"{row.notified_on:%m/%d/%Y}")
            for column, text in zip((3, 4, 5), (row.type, *dates), strict=True):
                self.put(self.cell_x(column), first, "cell", text)
        for number, y in fragment:
            if number < len(amount):
                self.put(self.cell_x(6), y, "cell", amount[number])
        if is_start:
            self.page.items.append(BoxItem(self._box_x(), first - 6, row.cap_gains, clip_bottom=cut))

    def _box_x(self) -> float:
        left, right = self.edges[7], self.edges[8]
        return left + (right - left - 9.75) / 2 + (0.75 if self.spec.layout == 2 else 0.375)

    def _ground(self, baseline: float, count: int, *, shaded: bool) -> None:
        if shaded:
            height = 24 if count == 1 else 33 + LINE * (count - 2)
            for left, right in zip(self.edges, self.edges[1:], strict=False):
                self.page.items.append(RectItem(left, baseline - 15, right - left, height, 0.9608))

    def _sublines(self, row: RowSpec, y: float) -> float:
        x = self.cell_x(2) - (0.14 if self.spec.layout == 2 else 0)
        for number, (label, text) in enumerate(self.sublines(row)):
            if number:
                y += SUBLINE
            if row.break_after_subline == number or y + 3 > PAGE_BOTTOM:
                self.page.bottom = min(y - 9.75, PAGE_BOTTOM)
                self.new_page(header=True)
                y = HEADER_BOTTOM + 9.75
            end = self.put(x, y, "sub", label, caps=True) if label else x
            self.put(end, y, "sub", text)
        return y + 26.25

    def line(self, y: float, needs: float = 2.25) -> float:
        """Return `y`, or the first baseline of a new page where the line does not fit."""
        if y + needs <= PAGE_BOTTOM:
            return y
        self.page.bottom = y - 8.25
        self.new_page(header=False)
        return 84.75

    def tail(self, y: float) -> None:
        """Put what stands below the table; `y` is where another row would have had its baseline."""
        spec, left = self.spec, self.at.left
        if spec.table_ends_with_page:
            self.new_page(header=True)
            y = 129.0
        else:
            y = self.line(y - 2.25)
        x = self.put(
            left + 3.75, y, "note", "* For the complete list of asset type abbreviations, please visit "
        )
        self.put(self.put(x, y, "link", CODES_URL), y, "note", ".")
        y += 30.75
        if spec.vehicles:
            y = self._vehicles(self.line(y))
        if spec.comments is not None:
            y = self._comments(self.line(y), spec.comments)
        y = self._ipo(self.line(y, 28))
        y = self.line(y, 24)
        self.put(left, y, "head", "Certification and Signature", caps=True)
        y += 21
        self.page.items.append(BoxItem(left + 3, y - 9.75, checked=True))
        lines = wrap(CERTIFICATION, self.edges[8] - left - 8, "body", first_width=self.edges[8] - left - 23)
        for number, text in enumerate(lines):
            if number:
                y = self.line(y + LINE)
            self.put(left + (0 if number else 15), y, "body", text if number else f" {text}")
        y = self.line(y + 18.75)
        x = self.put(left, y, "strong", "Digitally Signed: ")
        signer = spec.filer if spec.signer is None else spec.signer
        self.put(x, y, "body", f"{signer}{spec.signature_gap}, {spec.signed_on:%m/%d/%Y}")

    def _vehicles(self, y: float) -> float:
        head = "Asset Class Details" if self.spec.layout == 1 else "Investment Vehicle Details"
        self.put(self.at.left, y, "head", head, caps=True)
        y += 24
        for number, vehicle in enumerate(self.spec.vehicles):
            y = self._vehicle(vehicle, y + 18 if number else y)
        return y + 43.5

    def _vehicle(self, vehicle: VehicleSpec, y: float) -> float:
        left = self.at.left + 21.75
        owner = f" (Owner: {vehicle.owner})" if vehicle.owner else ""
        for number, text in enumerate(wrap(vehicle.name + owner, self.edges[8] - left - 4, "body")):
            y = self.line(y + LINE if number else y)
            if not number:
                self.page.items.append(BulletItem(left - 10.5, y - 3.75))
            self.put(left, y, "body", text)
        for label, told in (("Location: ", vehicle.location), ("Description: ", vehicle.description)):
            if told is not None:
                y = self.line(y + LINE)
                self.put(self.put(left, y, "body", label, caps=True), y, "body", told)
        return y

    def _comments(self, y: float, text: str) -> float:
        self.put(self.at.left, y, "head", "Comments", caps=True)
        if not text:
            return y + 32.25
        y += 6.75
        for line in wrap(text, self.edges[8] - self.at.left - 4, "body"):
            y = self.line(y + LINE)
            self.put(self.at.left, y, "body", line)
        return y + 31.5

    def _ipo(self, y: float) -> float:
        left = self.at.left
        self.put(left, y, "head", "Initial Public Offerings", caps=True)
        y += 21
        self.page.items.append(RadioItem(left + 3.75, y - 9.75, self.spec.is_ipo))
        self.put(left + 15.75, y, "body", " Yes ")
        self.page.items.append(RadioItem(left + 37.5, y - 9.75, not self.spec.is_ipo))
        self.put(left + 49.6, y, "body", " No")
        return y + 31.5


def lay_out(spec: PtrSpec) -> list[PageItems]:
    """Return the pages of a filing with everything that stands on them."""
    flow = Flow(spec)
    flow.heading()
    y = flow.at.first_row
    for number, row in enumerate(spec.rows):
        y = flow.row(row, y, shaded=number % 2 == 0)
    flow.tail(y)
    filing_id = f"Filing ID #{spec.doc_id}"
    right = 568.4
    flow.pages[0].items.append(
        TextItem(right - flow.width(filing_id, "body"), flow.at.filing_id, "body", filing_id)
    )
    return flow.pages
