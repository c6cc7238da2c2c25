"""Coverage: how many listed filings were read, are paper, failed, were not fetched. From the index alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.query.library import Library


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """Counts of one source and year.

    Attributes:
        listed: transaction reports that the index lists.
        states: how many in each state; every state is there, zero or not.
        trades: transactions read from them.
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
        raise NotImplementedError


def load_coverage(library: Library, year: int | None = None) -> Coverage:
    """Return the coverage of one index year, or of all."""
    raise NotImplementedError
