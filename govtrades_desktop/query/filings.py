"""Filings: the ledger as a table: find positions, load rows, load one filing with its doubts and trades.

Positions are row numbers of `library.filings`; they hold until `library.reload()` returns True.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from govtrades_desktop.core.records import Finding, LedgerState, Vehicle
from govtrades_desktop.query.library import Library

if TYPE_CHECKING:
    from govtrades_desktop.query.trades import TradeRow

Positions = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class FilingRow:
    """One filing of the ledger as the table shows it.

    Attributes:
        id: of the filing; stable.
        official: "Last, First Middle Suffix" of the index.
        filing_type: the source's own code ("P" is a periodic transaction report).
        kind: the document kind that reads it; None: listed only, its document is not collected.
        year: the index year.
        reading: the ledger's one state.
        reason: one sentence why; None where the state says all.
        trades: transactions read from it.
        findings: doubts about it.
        first_seen_on: day (UTC) of the first index that listed it.
        last_seen_on: day (UTC) of the last index that listed it.
    """

    id: int
    source: str
    doc_id: str
    official: str
    state: str | None
    state_district: str | None
    filing_type: str
    kind: str | None
    year: int
    filed_on: dt.date | None
    reading: LedgerState
    reason: str | None
    trades: int
    findings: int
    url: str
    first_seen_on: dt.date
    last_seen_on: dt.date

    def as_json(self) -> dict[str, Any]:
        """Return the row as the command line prints it."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class FilingDetail:
    """One filing with everything behind it (see TradeDetail for the fields of the same names).

    Attributes:
        row: the ledger's row.
        trades: its trades, in its order.
        findings: its doubts.
        times_listed: how often the index repeats it.
        attempts: its failed tries, newest first: moment and sentence.
    """

    row: FilingRow
    trades: tuple[TradeRow, ...]
    findings: tuple[Finding, ...]
    vehicles: tuple[Vehicle, ...]
    times_listed: int
    filer_printed: str | None
    signed_on: dt.date | None
    amendment: int | None
    is_ipo: bool | None
    comments: str | None
    sha256: str | None
    fetched_at: dt.datetime | None
    read_at: dt.datetime | None
    pages: int | None
    witness: str | None
    parser_version: int | None
    attempts: tuple[tuple[dt.datetime, str], ...] = ()


FILING_SORTS: tuple[str, ...] = ()
"""Names that `find_filings(sort=…)` knows; a leading "-" turns one round."""


def find_filings(
    library: Library,
    text: str = "",
    *,
    year: int | None = None,
    filing_type: str | None = None,
    state: LedgerState | None = None,
    sort: Sequence[str] = (),
) -> Positions:
    """Return positions of the filings that a search text names, newest filed first by default.

    Args:
        library: opened.
        text: the search grammar over official, doc id, state, type, dates; empty finds all.
        year: the index year.
        filing_type: the source's own code, e.g. "P".
        state: the ledger's state.
        sort: names of FILING_SORTS, "-" for descending.

    Raises:
        UserInputError: the text cannot be understood; `context` holds `position` and `length`.
    """
    raise NotImplementedError


def load_filings(library: Library, positions: Iterable[int]) -> list[FilingRow]:
    """Return the rows at `positions`, in that order."""
    raise NotImplementedError


def load_filing(library: Library, filing_id: int) -> FilingDetail | None:
    """Return one filing with everything behind it, or None where there is no such filing."""
    raise NotImplementedError


def find_filing_id(library: Library, source: str, doc_id: str) -> int | None:
    """Return the id of a filing by the source's own id, or None where the ledger has none such."""
    raise NotImplementedError
