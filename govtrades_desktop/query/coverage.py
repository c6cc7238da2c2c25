"""Coverage: how many listed filings were read, are paper, failed, were not fetched. From the index alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.derive.column import Array, Mask
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trade_facts import trade_facts


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """Counts of one source and year.

    Attributes:
        listed: transaction reports that the index lists.
        states: how many in each state; every state is there, zero or not.
        trades: transactions read from them; one that a later amendment repeats is counted there alone.
        other_listed: filings of other types, which are listed only.
    """

    source: str
    year: int
    listed: int
    states: dict[LedgerState, int]
    trades: int
    other_listed: int


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


def load_coverage(library: Library, year: int | None = None, *, chamber: str | None = None) -> Coverage:
    """Return the coverage of one index year, or of all; of one chamber, or of both."""
    table = library.filings
    mask = table.all() if year is None else table.between("year", year, year)
    if chamber is not None:
        mask = mask & table.equals("chamber", (chamber,))
    is_collected = ~table.is_missing("kind")
    years, sources = table.array("year"), table.array("source")
    names = table.values("source")
    # One number for (year, source), and the distinct ones by counting: np.unique sorts, and its first call
    # imports numpy.ma, 13 ms of every start.
    numbers = np.flatnonzero(np.bincount(years[mask].astype(np.int64) * len(names) + sources[mask]))
    pairs = [divmod(int(number), len(names)) for number in numbers]
    trades = _current_trades(library)
    rows = [
        _row(table, mask & (years == one) & (sources == code), is_collected, trades, names[code], one)
        for one, code in sorted(pairs, key=lambda pair: (-pair[0], names[pair[1]]))
    ]
    others = table.array("filing_type")[mask & ~is_collected]
    counts = np.bincount(others[others >= 0], minlength=len(table.values("filing_type")))
    types = sorted(
        zip(table.values("filing_type"), counts.tolist(), strict=True), key=lambda one: (-one[1], one[0])
    )
    return Coverage(
        rows=tuple(rows),
        totals=_row(table, mask, is_collected, trades, "", 0),
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
