"""What pages ask: `query` bound to one open library; pages know this object alone.

On the GUI thread; every call answers within a frame at 150,000 trades, or is asked through `ReadThread`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.query import coverage, filings, trades
from govtrades_desktop.query.coverage import Coverage
from govtrades_desktop.query.filings import FilingDetail, FilingRow
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import TradeDetail, TradeRow, TradeSums

if TYPE_CHECKING:
    from govtrades_desktop.query.dashboard import Dashboard
    from govtrades_desktop.query.health import Health


class Catalogue:
    """Questions about the data, answered by one library."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @property
    def generation(self) -> int:
        """The generation of the indexes in memory."""
        return self.library.generation

    def reload(self) -> bool:
        """Take up newer indexes; positions held before are void where this returns True."""
        return self.library.reload()

    def close(self) -> None:
        """Close the library."""
        self.library.close()

    # Trades

    def find_trades(
        self, text: str, *, sort: Sequence[str], year: int | None, chamber: str | None = None
    ) -> np.ndarray:
        """Return positions of trades. Raises UserInputError."""
        return trades.find_trades(self.library, text, sort=sort, year=year, chamber=chamber)

    def load_trades(self, positions: np.ndarray) -> list[TradeRow]:
        """Return trades by position."""
        return trades.load_rows(self.library, positions)

    def trade_ids(self, positions: np.ndarray) -> np.ndarray:
        """Return the stable ids of trades by position."""
        return self.library.trades.array("id")[positions]

    def sum_trades(self, positions: np.ndarray) -> TradeSums:
        """Return counts and sums."""
        return trades.sum_trades(self.library, positions)

    def load_trade(self, transaction_id: int) -> TradeDetail | None:
        """Return one trade with everything behind it."""
        return trades.load_trade(self.library, transaction_id)

    def years(self) -> tuple[int, ...]:
        """Return the index years, newest first."""
        return trades.list_years(self.library)

    def count_trades(self) -> int:
        """Return the number of all trades in force: what an amendment repeats is counted once."""
        current = trades.current_rows(self.library)
        return len(self.library.trades) if current is None else int(current.sum())

    # Filings

    def find_filings(
        self,
        text: str,
        *,
        sort: Sequence[str],
        year: int | None,
        filing_type: str | None = None,
        state: LedgerState | None = None,
        chamber: str | None = None,
    ) -> np.ndarray:
        """Return positions of filings. Raises UserInputError."""
        return filings.find_filings(
            self.library, text, year=year, filing_type=filing_type, state=state, chamber=chamber, sort=sort
        )

    def load_filings(self, positions: np.ndarray) -> list[FilingRow]:
        """Return filings by position."""
        return filings.load_filings(self.library, positions)

    def filing_ids(self, positions: np.ndarray) -> np.ndarray:
        """Return the stable ids of filings by position."""
        return self.library.filings.array("id")[positions]

    def load_filing(self, filing_id: int) -> FilingDetail | None:
        """Return one filing with everything behind it."""
        return filings.load_filing(self.library, filing_id)

    def count_filings(self) -> int:
        """Return the number of all filings."""
        return len(self.library.filings)

    # The whole

    def coverage(self, year: int | None, chamber: str | None = None) -> Coverage:
        """Return the coverage of one index year, or of all; of one chamber, or of both."""
        return coverage.load_coverage(self.library, year, chamber=chamber)

    def dashboard(self, year: int | None, chamber: str | None = None) -> Dashboard:
        """Return the dashboard of one index year, or of all; of one chamber, or of both."""
        from govtrades_desktop.query import dashboard  # paid for by the page that shows it

        return dashboard.load_dashboard(self.library, year, chamber=chamber, top=10)

    def health(self) -> Health:
        """Return the state of the data."""
        from govtrades_desktop.query import health

        return health.load_health(self.library)
