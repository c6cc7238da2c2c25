"""Coverage: how many listed filings were read, are paper, failed, were not fetched. From the index alone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.derive.column import Array, Mask
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.dashboard_filter import DashboardFilter
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trade_facts import trade_facts

REPORTS = "type:P"
"""In a search of filings: periodic transaction reports, of either chamber: those whose documents are read."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """Counts of one source and year.

    Attributes:
        listed: transaction reports that the index lists.
        states: how many in each state; every state is there, zero or not.
        trades: transactions read from them; one that a later amendment repeats is counted there alone.
        other_listed: filings of other types, which are listed only.
        query: finds the `listed` in the ledger.
    """

    source: str
    year: int
    listed: int
    states: dict[LedgerState, int]
    trades: int
    other_listed: int
    query: str = ""

    def query_of(self, state: LedgerState) -> str:
        """Return the search text that finds those in one state."""
        return state_query(self.query, state)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage of the official indexes.

    Attributes:
        rows: one a source and year, newest year first.
        totals: the sums over `rows`, with `source` "" and `year` 0.
        other_types: filings of other types by the source's own code, most frequent first.
    """

    rows: tuple[CoverageRow, ...]
    totals: CoverageRow
    other_types: dict[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the form of the command-line contract of `coverage`."""
        totals = _row_json(self.totals)
        del totals["source"], totals["year"]
        return {
            "rows": [_row_json(row) for row in self.rows],
            "totals": totals,
            "other_types": dict(self.other_types),
        }


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """How many listed reports are in one state, and the search text that finds them in the ledger."""

    state: LedgerState
    filings: int
    query: str


@dataclass(frozen=True, slots=True)
class CoverageYear:
    """One column of the strip: the reports that the indexes of a year list, of every source.

    Attributes:
        cells: one a state, in the order of STRIP_STATES, zero or not; together they are `listed`.
        query: finds the `listed`.
    """

    year: int
    listed: int
    cells: tuple[CoverageCell, ...]
    query: str


STRIP_STATES = (
    LedgerState.READ,
    LedgerState.NO_TRADES,
    LedgerState.PAPER,
    LedgerState.NOT_FETCHED,
    LedgerState.FAILED,
    LedgerState.SUPERSEDED,
    LedgerState.VANISHED,
)
"""From what is known to what is not."""
_LONGEST_STRIP = 100  # years; beyond it one is a misprint, and the gap to it no gap of the record


def strip_of(coverage: Coverage) -> tuple[CoverageYear, ...]:
    """Return the coverage by year and state over all sources, oldest year first.

    A year between two others that no index lists has a column too, with nothing in it: a gap is told.
    """
    if not coverage.rows:
        return ()
    by_year: dict[int, list[CoverageRow]] = {}
    for row in coverage.rows:
        by_year.setdefault(row.year, []).append(row)
    first, last = min(by_year), max(by_year)
    years = range(first, last + 1) if last - first <= _LONGEST_STRIP else sorted(by_year)
    found = []
    for year in years:
        rows = by_year.get(year, [])
        query = f"{coverage.totals.query} year:{year}"
        counts = {state: sum(row.states[state] for row in rows) for state in STRIP_STATES}
        cells = tuple(
            CoverageCell(state, count, state_query(query, state)) for state, count in counts.items()
        )
        found.append(CoverageYear(year, sum(row.listed for row in rows), cells, query))
    return tuple(found)


def state_query(query: str, state: LedgerState) -> str:
    """Return a search of filings narrowed to one state of the reading."""
    return f"{query} reading:{state.value.replace('_', '-')}"


def load_coverage(
    library: Library,
    year: int | None = None,
    *,
    chamber: str | None = None,
    shown: DashboardFilter | None = None,
) -> Coverage:
    """Return the coverage of one index year, or of all; of one chamber, or of both.

    Args:
        library: opened.
        year: the index year; None for all.
        chamber: "house" or "senate"; None for both.
        shown: in the place of both: a filter. What filings do not have of it is passed over.
    """
    shown = (shown or DashboardFilter.of_year(year, chamber)).of_filings()
    table = library.filings
    found = shown.mask(table)
    mask = table.all() if found is None else found
    query = f"{REPORTS} {shown.as_query()}".strip()
    is_collected = ~table.is_missing("kind")
    years, sources = table.array("year"), table.array("source")
    names = table.values("source")
    # One number for (year, source), and the distinct ones by counting: np.unique sorts, and its first call
    # imports numpy.ma, 13 ms of every start.
    numbers = np.flatnonzero(np.bincount(years[mask].astype(np.int64) * len(names) + sources[mask]))
    pairs = [divmod(int(number), len(names)) for number in numbers]
    trades = _current_trades(library)
    rows = [
        replace(
            _row(table, mask & (years == one) & (sources == code), is_collected, trades, names[code], one),
            query=f"{query} source:{names[code]} year:{one}",
        )
        for one, code in sorted(pairs, key=lambda pair: (-pair[0], names[pair[1]]))
    ]
    others = table.array("filing_type")[mask & ~is_collected]
    counts = np.bincount(others[others >= 0], minlength=len(table.values("filing_type")))
    types = sorted(
        zip(table.values("filing_type"), counts.tolist(), strict=True), key=lambda one: (-one[1], one[0])
    )
    return Coverage(
        rows=tuple(rows),
        totals=replace(_row(table, mask, is_collected, trades, "", 0), query=query),
        other_types={name: count for name, count in types if count},
    )


def _current_trades(library: Library) -> Array:
    """Return the number of trades in force of each filing."""
    trades = library.trades

    def count() -> Array:
        filings = trades.array("filing")[trades.array("superseded") != 1]
        return np.bincount(filings, minlength=len(library.filings))

    return trade_facts(trades).kept("trades of filings", count)


def _row(
    table: ColumnTable, mask: Mask, is_collected: Mask, trades: Array, source: str, year: int
) -> CoverageRow:
    collected = mask & is_collected
    counts = np.bincount(table.array("reading")[collected], minlength=len(table.values("reading"))).tolist()
    by_name = dict(zip(table.values("reading"), counts, strict=True))
    return CoverageRow(
        source=source,
        year=year,
        listed=int(collected.sum()),
        states={state: by_name.get(state.value, 0) for state in LedgerState},
        trades=int(trades[collected].sum()),
        other_listed=int(mask.sum() - collected.sum()),
    )


def _row_json(row: CoverageRow) -> dict[str, Any]:
    return {
        "source": row.source,
        "year": row.year,
        "listed": row.listed,
        "states": {state.value: count for state, count in row.states.items()},
        "trades": row.trades,
        "other_listed": row.other_listed,
    }
