"""What pages ask: `query` bound to one open library; pages know this object alone.

On the GUI thread; every call answers within a frame at 150,000 trades, or is asked through `ReadThread`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.gui.correction_catalogue import CorrectionCatalogue
from govtrades_desktop.gui.grouping_catalogue import GroupingCatalogue
from govtrades_desktop.query import coverage, filings, trades
from govtrades_desktop.query.coverage import Coverage
from govtrades_desktop.query.filings import FilingDetail, FilingRow
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import TradeDetail, TradeRow, TradeSums

if TYPE_CHECKING:
    from govtrades_desktop.core.source_document import SourceDocument
    from govtrades_desktop.query.charts import Comparison, OfficialCharts, SecurityCharts
    from govtrades_desktop.query.dashboard import Dashboard
    from govtrades_desktop.query.dashboard_filter import DashboardFilter
    from govtrades_desktop.query.freshness import Freshness
    from govtrades_desktop.query.health import Health
    from govtrades_desktop.query.identity_records import (
        OfficialPage,
        OfficialRow,
        SecurityPage,
        SecurityRow,
        Unresolved,
    )
    from govtrades_desktop.query.periods import MatchCount, PeriodCount
    from govtrades_desktop.query.price_records import PriceLine


class Catalogue(CorrectionCatalogue, GroupingCatalogue):
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

    # Officials

    def find_officials(self, text: str, *, sort: Sequence[str], chamber: str | None = None) -> np.ndarray:
        """Return positions in the list of officials. Raises UserInputError."""
        from govtrades_desktop.query import officials  # paid for by the page that shows it

        found = officials.find_officials(self.library, text, sort=sort)
        if chamber is None:
            return found
        return found[officials.officials_table(self.library).equals("chamber", (chamber,))[found]]

    def load_officials(self, positions: np.ndarray) -> list[OfficialRow]:
        """Return officials by position."""
        from govtrades_desktop.query import officials

        return officials.load_officials(self.library, positions)

    def official_keys(self, positions: np.ndarray) -> list[str]:
        """Return bioguides by position: they hold when positions no longer do."""
        from govtrades_desktop.query import officials

        return officials.officials_table(self.library).cells("bioguide", positions)

    def load_official(self, bioguide: str) -> OfficialPage | None:
        """Return everything about one official."""
        from govtrades_desktop.query import officials

        return officials.load_official(self.library, bioguide)

    def official_charts(self, bioguide: str) -> OfficialCharts | None:
        """Return what the charts of one official show; None where nobody has this id."""
        from govtrades_desktop.query import charts

        return charts.load_official_charts(self.library, bioguide)

    def official_parties(self) -> Mapping[str, str]:
        """Return the party's letter of today, or of the last term, by bioguide."""
        from govtrades_desktop.query import officials

        table = officials.officials_table(self.library)
        cells = (table.cells(name, range(len(table))) for name in ("bioguide", "party"))
        return {bioguide: party for bioguide, party in zip(*cells, strict=True) if party}

    def unresolved_officials(self) -> Unresolved:
        """Return what has a filer of whom it is not known who that is."""
        from govtrades_desktop.query import officials

        return officials.load_unresolved_officials(self.library)

    def committee_names(self) -> Mapping[str, str]:
        """Return the names of committees by code."""
        from govtrades_desktop.query import committees

        return {one.code: one.name for one in committees.load_committees(self.library)}

    # Securities

    def find_securities(self, text: str, *, sort: Sequence[str]) -> np.ndarray:
        """Return positions in the list of securities. Raises UserInputError."""
        from govtrades_desktop.query import securities

        return securities.find_securities(self.library, text, sort=sort)

    def load_securities(self, positions: np.ndarray) -> list[SecurityRow]:
        """Return securities by position."""
        from govtrades_desktop.query import securities

        return securities.load_securities(self.library, positions)

    def security_keys(self, positions: np.ndarray) -> list[str]:
        """Return keys by position: they hold when positions no longer do."""
        from govtrades_desktop.query import securities

        return securities.securities_table(self.library).cells("key", positions)

    def load_security(self, key: str) -> SecurityPage | None:
        """Return everything about one security."""
        from govtrades_desktop.query import securities

        return securities.load_security(self.library, key)

    def security_charts(self, key: str) -> SecurityCharts | None:
        """Return what the charts of one security show; None where no trade is of it."""
        from govtrades_desktop.query import charts

        return charts.load_security_charts(self.library, key)

    def prices(self, key: str) -> PriceLine:
        """Return the prices of a security, or why there are none."""
        from govtrades_desktop.query import prices

        return prices.load_prices(self.library, key)

    def security_names(self) -> Mapping[str, str]:
        """Return the names of securities by key."""
        from govtrades_desktop.query import securities

        table = securities.securities_table(self.library)
        cells = (table.cells(name, range(len(table))) for name in ("key", "name"))
        return dict(zip(*cells, strict=True))

    def unresolved_securities(self) -> Unresolved:
        """Return what is of an asset of which it is not known what security it is."""
        from govtrades_desktop.query import securities

        return securities.load_unresolved_securities(self.library)

    def count_matches(self, key: str) -> tuple[MatchCount, ...]:
        """Return how the trades of a security were found to be of it."""
        from govtrades_desktop.query import periods

        return periods.count_matches(self.library, key)

    def count_by_period(self, query: str, *, is_quarterly: bool = False) -> tuple[PeriodCount, ...]:
        """Return the trades of a search by quarter or year of the trade."""
        from govtrades_desktop.query import periods

        return periods.count_by_period(self.library, query, is_quarterly=is_quarterly)

    def load_comparison(
        self, keys: Sequence[str]
    ) -> tuple[Comparison, tuple[OfficialPage | SecurityPage, ...]]:
        """Return two to six of one kind side by side, and everything about each. Raises UserInputError.

        Of another library than the window's own, on the read thread: `Catalogue(library).load_comparison`.
        """
        from govtrades_desktop.query.charts import load_comparison  # paid for by the page that shows it

        found = load_comparison(self.library, keys, most=15)
        pages = (self.load_official(one.key) or self.load_security(one.key) for one in found.compared)
        return found, tuple(page for page in pages if page is not None)

    # The originals

    def load_source(self, filing_id: int) -> SourceDocument | None:
        """Return the original of a filing; None where the filing is gone."""
        from govtrades_desktop.query import source_document

        try:
            return source_document.load_source(self.library, filing_id)
        except UserInputError:
            return None

    def trade_id(self, filing_id: int, line: int) -> int | None:
        """Return the id of a line of a filing, or None."""
        from govtrades_desktop.query import source_document

        return source_document.find_row(self.library, filing_id, line)

    # The whole

    def coverage(self, year: int | None, chamber: str | None = None) -> Coverage:
        """Return the coverage of one index year, or of all; of one chamber, or of both."""
        return coverage.load_coverage(self.library, year, chamber=chamber)

    def dashboard(self, shown: DashboardFilter) -> Dashboard:
        """Return the dashboard, all of it narrowed at once."""
        from govtrades_desktop.query import dashboard  # paid for by the page that shows it

        return dashboard.load_dashboard(self.library, shown, top=15)

    def freshness(self) -> Freshness:
        """Return how new the data is: all that a start asks of its health."""
        from govtrades_desktop.query import freshness

        return freshness.load_freshness(self.library)

    def health(self) -> Health:
        """Return the state of the data."""
        from govtrades_desktop.query import health

        return health.load_health(self.library)
