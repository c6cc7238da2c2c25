"""Trades: find positions by a search text, load the rows on screen, load one trade with everything behind it.

`find_` works on the columnar index alone and answers within a frame at 150,000 rows. Positions are row
numbers of `library.trades`; they hold until `library.reload()` returns True. Ids hold for ever.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt

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
from govtrades_desktop.query.filings import FilingRow
from govtrades_desktop.query.library import Library

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
    transaction: Transaction | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the row of the command-line contract of `search`; needs `load_rows(…, is_whole=True)`."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class TradeDetail:
    """One trade with everything behind it.

    Attributes:
        row: the trade, whole.
        places: every page and box of the row, the main one first; empty where the source has no pages.
        findings: doubts about this row, then about its filing as a whole.
        filing: the ledger's row.
        siblings: the other trades of the filing, in its order.
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


@dataclass(frozen=True, slots=True)
class TradeSums:
    """Sums over some trades: an interval, never a point.

    Attributes:
        trades: how many.
        amount_low_usd: sum of the lower ends.
        amount_high_usd: sum of the upper ends of those that have one.
        open_ended: trades whose band has no upper end: the sum is more than `amount_high_usd`.
        without_amount: trades that tell no amount.
    """

    trades: int
    amount_low_usd: int
    amount_high_usd: int
    open_ended: int
    without_amount: int


TRADE_SORTS: tuple[str, ...] = ()
"""Names that `find_trades(sort=…)` knows; a leading "-" turns one round."""


def find_trades(
    library: Library, text: str = "", *, sort: Sequence[str] = (), year: int | None = None
) -> Positions:
    """Return the positions of the trades that a search text names, in order.

    Args:
        library: opened.
        text: the search grammar; empty finds all.
        sort: names of TRADE_SORTS, the most significant first, "-" for descending; missing values last.
            Equal rows keep the default order: newest filed, then filing and line. Empty is the default order.
        year: only filings of this index year.

    Raises:
        UserInputError: the text cannot be understood; `context` holds `position` and `length`.
    """
    raise NotImplementedError


def load_rows(library: Library, positions: Iterable[int], *, is_whole: bool = False) -> list[TradeRow]:
    """Return the rows at `positions`, in that order; `is_whole` adds every field as filed, from SQLite."""
    raise NotImplementedError


def load_trade(library: Library, transaction_id: int) -> TradeDetail | None:
    """Return one trade with everything behind it, or None where there is no such transaction (any more)."""
    raise NotImplementedError


def find_position(library: Library, transaction_id: int) -> int | None:
    """Return the position of a transaction in the index in memory, or None where it is not there."""
    raise NotImplementedError


def sum_trades(library: Library, positions: Positions) -> TradeSums:
    """Return counts and sums over the trades at `positions`."""
    raise NotImplementedError


def list_years(library: Library) -> tuple[int, ...]:
    """Return the index years of the ledger, newest first."""
    raise NotImplementedError
