"""What a generated House PTR shall say: plain values, and the oddities it shall show. Draws nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

# SEEN: widths of the eight columns in CSS pixels, of real filings (they differ from file to file).
COLUMNS_LAYOUT_2 = (55, 52, 210, 86, 73, 86, 105, 71)
COLUMNS_LAYOUT_2_WITH_ID = (74, 52, 195, 86, 73, 86, 103, 69)
COLUMNS_LAYOUT_1 = (50, 52, 193, 87, 74, 87, 98, 66)
COLUMNS_LAYOUT_1_WITH_ID = (76, 52, 175, 86, 73, 86, 95, 64)

# SEEN: capital letters which the text layer of layout 1 gives in lower case, by font and document.
SWAPPED_REGULAR = ("LGU", "BG", "BDGU")
SWAPPED_BOLD = ("ERFLMUB", "ERIOCTANFLMGUB")


@dataclass(frozen=True)
class RowSpec:
    """One row as it is to stand on the page, and what a reader must make of it.

    Attributes:
        asset: the whole name as printed, a bracketed ticker included, the asset-type code not.
        ticker: what a reader must take for the ticker; None where a bracket is none.
        type: as printed: P, S, S (partial), E.
        amount: as printed: a band, an open band or an exact amount.
        owner: as printed: empty (self), SP, JT, DC.
        row_id: the ID column, filled in rows that amend or delete.
        break_after_line: the page ends after so many lines of the row's cells (0: the row starts a page).
        break_after_subline: the page ends after so many sub-lines (0: before the first).

    Let some rows stand between two page breaks: no real page holds the header and a line or two only, and
    PDFium takes the text of such a page for vertical writing.
    """

    asset: str
    ticker: str | None = None
    asset_type: str = "ST"
    type: str = "P"
    traded_on: dt.date = dt.date(2025, 3, 3)
    notified_on: dt.date = dt.date(2025, 3, 10)
    amount: str = "$1,001 - $15,000"
    owner: str = ""
    cap_gains: bool = False
    status: str = "New"
    row_id: str = ""
    subholding_of: str | None = None
    location: str | None = None
    description: str | None = None
    comment: str | None = None
    break_after_line: int | None = None
    break_after_subline: int | None = None


@dataclass(frozen=True)
class VehicleSpec:
    """An investment vehicle; `name` may hold the arrow of a nested holding."""

    name: str
    owner: str = ""
    location: str | None = None
    description: str | None = None


@dataclass(frozen=True)
class PtrSpec:
    """A whole filing.

    Attributes:
        layout: 1 (Georgia and Marlett, wrong letter case) or 2 (EO.Pdf, small capitals without Unicode).
        columns: widths in CSS pixels; None for what real filings of the layout mostly have.
        comments: the section Comments; an empty string draws its head alone, None leaves it out.
        signature_gap: what stands between the signer's name and the comma.
        swapped_regular: layout 1: capitals whose glyph the text layer calls a lower-case letter.
        table_ends_with_page: the table's border falls on the next page: a header with no row under it.
    """

    doc_id: str
    filer: str = "Hon. Ada Quill"
    status: str = "Member"
    state_district: str = "ZZ01"
    signed_on: dt.date = dt.date(2025, 4, 1)
    rows: tuple[RowSpec, ...] = ()
    layout: int = 2
    vehicles: tuple[VehicleSpec, ...] = ()
    is_ipo: bool = False
    comments: str | None = None
    columns: tuple[int, ...] | None = None
    signature_gap: str = " "
    swapped_regular: str = "LGU"
    swapped_bold: str = "ERFLMUB"
    table_ends_with_page: bool = False
    signer: str | None = None

    def column_widths(self) -> tuple[int, ...]:
        """Return the widths of the eight columns in CSS pixels."""
        if self.columns is not None:
            return self.columns
        has_id = any(row.row_id for row in self.rows)
        if self.layout == 1:
            return COLUMNS_LAYOUT_1_WITH_ID if has_id else COLUMNS_LAYOUT_1
        return COLUMNS_LAYOUT_2_WITH_ID if has_id else COLUMNS_LAYOUT_2


@dataclass
class PageItems:
    """What one page shows, in the order of drawing; positions are points from the upper left corner."""

    items: list[TextItem | BoxItem | RadioItem | RectItem | BulletItem] = field(default_factory=list)
    has_header: bool = False
    bottom: float = 720.0


@dataclass(frozen=True)
class TextItem:
    """One run of text with the baseline at `y`; `caps` sets its lower-case letters as small capitals."""

    x: float
    y: float
    style: str
    text: str
    caps: bool = False


@dataclass(frozen=True)
class BoxItem:
    """A check box with its upper left corner at (x, y), of which only clip_top..clip_bottom shows."""

    x: float
    y: float
    checked: bool
    clip_top: float | None = None
    clip_bottom: float | None = None


@dataclass(frozen=True)
class RadioItem:
    """A radio button with its upper left corner at (x, y)."""

    x: float
    y: float
    on: bool


@dataclass(frozen=True)
class RectItem:
    """A filled rectangle: a cell's ground or a border."""

    x: float
    y: float
    width: float
    height: float
    grey: float


@dataclass(frozen=True)
class BulletItem:
    """The ring before an investment vehicle; 3 points across."""

    x: float
    y: float
