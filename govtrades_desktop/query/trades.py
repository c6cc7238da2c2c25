"""Trades: find positions by a search text, load the rows on screen, load one trade with everything behind it.

`find_` works on the columnar index alone and answers within a frame at 150,000 rows. Positions are row
numbers of `library.trades`; they hold until `library.reload()` returns True. Ids hold for ever.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt

from govtrades_desktop.core.errors import StoreBug
from govtrades_desktop.core.json_forms import date_json, transaction_json
from govtrades_desktop.core.records import (
    FilingStatus,
    Finding,
    LedgerState,
    Owner,
    PagePlace,
    Transaction,
    TransactionType,
    Vehicle,
)
from govtrades_desktop.derive.columns import MISSING_MONEY, Array, Mask
from govtrades_desktop.query.edits import Standing
from govtrades_desktop.query.filings import FilingRow, load_filings, sort_columns, trade_positions
from govtrades_desktop.query.grammar import TRADES, names_versions, search_mask
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.record_rows import (
    load_findings,
    load_reading,
    load_transactions,
    load_vehicles,
    load_versions,
)

log = logging.getLogger(__name__)

Positions = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class TradeRow:
    """One trade as the table shows it, from the index alone.

    Attributes:
        id: of the transaction; stable.
        filing_id: of the filing.
        line: the row's number in its filing.
        traded_on: as filed.
        notified_on: as filed.
        filed_on: as the index of filings lists it.
        lag_days: from the trade to the filing; None where a date is missing; negative where as filed.
        is_late: more than 45 days; None where the lag is unknown.
        official: "Last, First Middle Suffix" of the official index.
        state: two letters, or None.
        state_district: "CA11", or None.
        chamber: "house", "senate", …
        amount_exact_usd: to the cent.
        reading: the ledger's state of the filing.
        is_superseded: a later amendment repeats or corrects this row; it is counted nowhere.
        is_doubtful: a check raised a doubt about this row or its whole filing.
        year: the index year of the filing.
        transaction: the row as filed, whole; None unless it was asked for (`load_rows(…, is_whole=True)`).
    """

    id: int
    filing_id: int
    line: int
    traded_on: dt.date | None
    notified_on: dt.date | None
    filed_on: dt.date | None
    lag_days: int | None
    is_late: bool | None
    official: str
    state: str | None
    state_district: str | None
    chamber: str
    owner: Owner
    type: TransactionType
    ticker: str | None
    asset: str
    asset_type: str | None
    amount_low_usd: int | None
    amount_high_usd: int | None
    amount_exact_usd: Decimal | None
    cap_gains_over_200: bool | None
    filing_status: FilingStatus | None
    source: str
    doc_id: str
    url: str
    year: int
    reading: LedgerState
    is_doubtful: bool
    page: int | None
    is_superseded: bool = False
    transaction: Transaction | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the row of the command-line contract of `search`; needs `load_rows(…, is_whole=True)`.

        Raises:
            StoreBug: the row was loaded without its fields as filed: nulls would be untrue.
        """
        if self.transaction is None:
            raise StoreBug("A row was to be printed that was not loaded whole.", transaction_id=self.id)
        return {
            **transaction_json(self.transaction),
            "source": self.source,
            "chamber": self.chamber,
            "doc_id": self.doc_id,
            "official": self.official,
            "bioguide": None,  # officials are not resolved yet
            "party": None,
            "state": self.state,
            "state_district": self.state_district,
            "filed_on": date_json(self.filed_on),
            "lag_days": self.lag_days,
            "is_late": self.is_late,
            "url": self.url,
            "reading": self.reading.value,
            "is_doubtful": self.is_doubtful,
            "is_superseded": self.is_superseded,
        }


@dataclass(frozen=True, slots=True)
class TradeDetail:
    """One trade with everything behind it.

    Attributes:
        row: the trade, whole.
        places: every page and box of the row, the main one first; empty where the source has no pages.
        findings: doubts about this row, then about its filing as a whole.
        filing: the ledger's row.
        siblings: the other trades of the filing, in its order.
        replaced_by: the row of a later amendment that repeats or corrects this one, or None.
        replaces: the rows of earlier versions that this one repeats or corrects.
        filer_printed: the filer's name as the document prints it.
        signed_on: the date of the signature.
        amendment: number of the amendment, None for originals.
        is_ipo: the House form's question on initial public offerings.
        comments: the section Comments of the whole filing.
        vehicles: investment vehicles of the filing.
        sha256: of the document in the archive, or None.
        fetched_at: when it was fetched.
        read_at: when it was read.
        pages: number of pages of the document.
        witness: the engine that read it.
        parser_version: of the reading.
        report_date: the date in the title (Senate): of an amendment, that of the report which it amends.
        images: pictures of pages in the archive (a Senate report on paper).
        edits: the user's edits that show in `row` (its own and its filing's): each tells the source's value
            of now (`now`) beside the user's (`correction.edit.value`). `row.transaction` is as filed, always.
    """

    row: TradeRow
    places: tuple[PagePlace, ...]
    findings: tuple[Finding, ...]
    filing: FilingRow
    siblings: tuple[TradeRow, ...]
    filer_printed: str | None
    signed_on: dt.date | None
    amendment: int | None
    is_ipo: bool | None
    comments: str | None
    vehicles: tuple[Vehicle, ...]
    sha256: str | None
    fetched_at: dt.datetime | None
    read_at: dt.datetime | None
    pages: int | None
    witness: str | None
    parser_version: int | None
    replaced_by: TradeRow | None = None
    replaces: tuple[TradeRow, ...] = ()
    report_date: dt.date | None = None
    images: int = 0
    edits: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class TradeSums:
    """Sums over some trades: an interval, never a point.

    Attributes:
        trades: how many.
        amount_low_usd: sum of the lower ends.
        amount_high_usd: sum of the upper ends; a band without one counts by its lower end.
        open_ended: bands without an upper end: with any, `amount_high_usd` is a floor ("or more").
        without_amount: trades that tell no amount.
    """

    trades: int
    amount_low_usd: int
    amount_high_usd: int
    open_ended: int
    without_amount: int


_SORTS: dict[str, tuple[str, ...]] = {
    "traded": ("traded",),
    "notified": ("notified",),
    "filed": ("filed",),
    "lag": ("lag",),
    "official": ("official",),
    "state": ("district",),
    "chamber": ("chamber",),
    "owner": ("owner",),
    "type": ("type",),
    "ticker": ("ticker",),
    "asset": ("asset",),
    "asset_type": ("asset_type",),
    "amount": ("amount_low", "amount_high"),
    "amount_low": ("amount_low",),
    "amount_high": ("amount_high",),
    "gains": ("gains",),
    "status": ("status",),
    "source": ("source",),
    "doc": ("doc_id",),
    "year": ("year",),
    "reading": ("reading",),
    "doubt": ("doubt",),
    "late": ("late",),
    "page": ("page",),
}
TRADE_SORTS = tuple(_SORTS)
"""Names that `find_trades(sort=…)` knows; a leading "-" turns one round."""


def find_trades(
    library: Library,
    text: str = "",
    *,
    sort: Sequence[str] = (),
    year: int | None = None,
    chamber: str | None = None,
) -> Positions:
    """Return the positions of the trades that a search text names, in order.

    Rows that a later amendment repeats are left out, so that no trade is found twice, unless the text asks
    for them (`version:all`, `status:superseded`) or names a filing (`doc:`).

    Args:
        library: opened.
        text: the search grammar; empty finds all.
        sort: names of TRADE_SORTS, the most significant first, "-" for descending; missing values last.
            Equal rows keep the default order: newest filed, then filing and line. Empty is the default order.
        year: only filings of this index year.
        chamber: only this one: "house" or "senate".

    Raises:
        UserInputError: the text cannot be understood; `context` holds `position` and `length`.
    """
    table = library.trades
    mask = search_mask(text, table, TRADES)
    current = current_rows(library)
    if current is not None and not names_versions(text):
        mask = current if mask is None else mask & current
    if year is not None:
        of_year = table.between("year", year, year)
        mask = of_year if mask is None else mask & of_year
    if chamber is not None:
        of_chamber = table.equals("chamber", (chamber,))
        mask = of_chamber if mask is None else mask & of_chamber
    columns = sort_columns(sort, _SORTS)
    if mask is None:
        return table.order(columns).copy()
    return table.select(mask, columns)


def current_rows(library: Library) -> Mask | None:
    """Return where rows are in force, not repeated by a later amendment; None where all of them are."""
    flags = library.trades.array("superseded")
    return flags != 1 if (flags == 1).any() else None


_OWNERS = {one.value: one for one in Owner}
_TYPES = {one.value: one for one in TransactionType}
_STATUSES: dict[str | None, FilingStatus | None] = {one.value: one for one in FilingStatus} | {None: None}
_READINGS = {one.value: one for one in LedgerState}
_CELLS = (
    "id", "filing_id", "line", "traded", "notified", "filed", "lag", "late", "official", "state",
    "district", "chamber", "owner", "type", "ticker", "asset", "asset_type", "amount_low", "amount_high",
    "amount_exact_cents", "gains", "status", "source", "doc_id", "year", "reading", "doubt", "page",
    "superseded",
)  # fmt: skip


def load_rows(library: Library, positions: Iterable[int], *, is_whole: bool = False) -> list[TradeRow]:
    """Return the rows at `positions`, in that order; `is_whole` adds every field as filed, from SQLite.

    Rows that a refresh has removed since the indexes were made are left out where the whole is asked for.
    """
    table = library.trades
    wanted = np.fromiter(positions, np.intp)
    urls = library.filings.cells("url", table.array("filing")[wanted])
    cells = zip(*(table.cells(name, wanted) for name in _CELLS), urls, strict=True)
    rows = [_row(row) for row in cells]
    if is_whole:
        filed = load_transactions(library.reader, (row.id for row in rows))
        gone = [row for row in rows if row.id not in filed]
        if gone:  # a refresh took them away a moment ago; the next indexes will say so
            log.warning("%d rows of the index are not in the database any more", len(gone))
        rows = [replace(row, transaction=filed[row.id]) for row in rows if row.id in filed]
    return rows


def _row(cells: tuple[Any, ...]) -> TradeRow:
    (
        row_id, filing_id, line, traded, notified, filed, lag, late, official, state, district, chamber,
        owner, kind, ticker, asset, asset_type, low, high, exact, gains, status, source, doc_id, year,
        reading, doubt, page, superseded, url,
    ) = cells  # fmt: skip
    return TradeRow(
        id=row_id,
        filing_id=filing_id,
        line=line,
        traded_on=traded,
        notified_on=notified,
        filed_on=filed,
        lag_days=lag,
        is_late=late,
        official=official or "",
        state=state,
        state_district=district,
        chamber=chamber,
        owner=_OWNERS[owner],
        type=_TYPES[kind],
        ticker=ticker,
        asset=asset or "",
        asset_type=asset_type,
        amount_low_usd=low,
        amount_high_usd=high,
        amount_exact_usd=None if exact is None else Decimal(exact) / 100,
        cap_gains_over_200=gains,
        filing_status=_STATUSES[status],
        source=source,
        doc_id=doc_id,
        url=url or "",
        year=year,
        reading=_READINGS[reading],
        is_doubtful=bool(doubt),
        page=page,
        is_superseded=bool(superseded),
    )


def load_trade(library: Library, transaction_id: int) -> TradeDetail | None:
    """Return one trade with everything behind it, or None where there is no such transaction (any more)."""
    position = find_position(library, transaction_id)
    if position is None:
        return None
    row = load_rows(library, (position,), is_whole=True)[0]
    reading = load_reading(library.reader, row.filing_id)
    filed = row.transaction
    if reading is None or filed is None:
        return None
    reading.pop("times_listed")
    findings = load_findings(library.reader, row.filing_id)
    main = () if filed.page is None or filed.box is None else (PagePlace(filed.page, filed.box),)
    filing = load_filings(library, (int(library.trades.array("filing")[position]),))[0]
    siblings = load_rows(library, trade_positions(library, row.filing_id))
    successor, *others = load_versions(library.reader, transaction_id)
    return TradeDetail(
        row=row,
        places=(*main, *filed.more_places),
        findings=(
            *(one for one in findings if one.line == row.line),
            *(one for one in findings if one.line is None),
        ),
        filing=filing,
        siblings=tuple(one for one in siblings if one.id != row.id),
        vehicles=load_vehicles(library.reader, row.filing_id),
        replaced_by=next(iter(_rows_of(library, (successor,))), None),
        replaces=tuple(_rows_of(library, others)),
        edits=library.overlay.of_trade(row.filing_id, row.id),
        **reading,
    )


def _rows_of(library: Library, ids: Iterable[int | None]) -> list[TradeRow]:
    found = (find_position(library, one) for one in ids if one is not None)
    return load_rows(library, [position for position in found if position is not None])


def find_position(library: Library, transaction_id: int) -> int | None:
    """Return the position of a transaction in the index in memory, or None where it is not there."""
    return library.trades.position_of("id", transaction_id)


def sum_trades(library: Library, positions: Positions) -> TradeSums:
    """Return counts and sums over the trades at `positions`."""
    table = library.trades
    low = table.array("amount_low")[positions]
    high = table.array("amount_high")[positions]
    has_low, has_high = low != MISSING_MONEY, high != MISSING_MONEY
    upper = upper_ends(low, high)
    return TradeSums(
        trades=len(positions),
        amount_low_usd=int(low.sum(where=has_low)),
        amount_high_usd=int(upper.sum(where=has_low | has_high)),
        open_ended=int((has_low & ~has_high).sum()),
        without_amount=int((~has_low & ~has_high).sum()),
    )


def upper_ends(low: Array, high: Array) -> Array:
    """Return what each band adds to a sum of upper ends: an open one its lower end, so that low <= high."""
    return np.where(high == MISSING_MONEY, low, high)


def list_years(library: Library) -> tuple[int, ...]:
    """Return the index years of the ledger, newest first."""
    return tuple(sorted(np.unique(library.filings.array("year")).tolist(), reverse=True))
