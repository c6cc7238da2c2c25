"""What the pane and the dialogs of corrections ask: `query` bound to the library of the window's Catalogue.

On the GUI thread; it looks and checks, and never writes: that is `gui.correcting`'s.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from govtrades_desktop.query.filings import FilingRow, find_filing_id
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import TradeDetail

if TYPE_CHECKING:
    from govtrades_desktop.query.choices import OfficialChoice, SecurityChoice
    from govtrades_desktop.query.edits import FiledFiling, Standing
    from govtrades_desktop.query.trade_context import FilingContext, TradeContext
    from govtrades_desktop.store.user_data import Edit


class CorrectionCatalogue:
    """Questions about what the user corrected, or could; a part of Catalogue."""

    library: Library

    @property
    def user_problem(self) -> str | None:
        """In words, why the user's edits are not shown as they are; None where they are."""
        return self.library.user_problem

    # For the pane

    def load_trade_context(self, detail: TradeDetail) -> TradeContext:
        """Return who and what a trade is of on its day, and what is alike."""
        from govtrades_desktop.query import trade_context  # the pane is filled after the first paint

        return trade_context.load_trade_context(self.library, detail)

    def load_filing_context(self, row: FilingRow) -> FilingContext:
        """Return who filed, and how that was found."""
        from govtrades_desktop.query import trade_context

        return trade_context.load_filing_context(self.library, row)

    def edits_of_filing(self, filing_id: int) -> tuple[Standing, ...]:
        """Return the edits that show in a filing or its rows."""
        return self.library.overlay.of_filing(filing_id)

    def trade_ids_of(self, filing_ids: Iterable[int]) -> np.ndarray:
        """Return the ids of the rows of filings."""
        trades = self.library.trades
        wanted = np.isin(trades.array("filing_id"), np.fromiter(filing_ids, np.int64))
        return trades.array("id")[wanted]

    # For the dialogs

    def find_filing_id(self, source: str, doc_id: str) -> int | None:
        """Return the id of a filing by the source's own id."""
        return find_filing_id(self.library, source, doc_id)

    def load_filed(self, source: str, doc_id: str) -> FiledFiling:
        """Return a filing as filed, by which an edit of it is checked. Raises UserInputError."""
        from govtrades_desktop.query import corrections  # paid for by the dialog that asks

        return corrections.find_filing(self.library.reader, doc_id, source)

    def list_edits(self) -> tuple[Standing, ...]:
        """Return every edit, newest first, and how it stands.

        Raises:
            StoreUnavailable: the user's file cannot be read.
        """
        from govtrades_desktop.query.edits import list_standings
        from govtrades_desktop.store.user_data import UserStore

        if self.library.user_database is None:
            return ()
        return list_standings(self.library.reader, UserStore(self.library.user_database))

    def find_official_choices(self, text: str) -> tuple[OfficialChoice, ...]:
        """Return the officials that a few letters find."""
        from govtrades_desktop.query import choices

        return choices.find_officials_to_choose(self.library, text)

    def load_official_choice(self, bioguide: str) -> OfficialChoice | None:
        """Return one official."""
        from govtrades_desktop.query import choices

        return choices.load_official_choice(self.library, bioguide)

    def find_security_choices(self, text: str) -> tuple[SecurityChoice, ...]:
        """Return the securities that a ticker or a few letters find."""
        from govtrades_desktop.query import choices

        return choices.find_securities_to_choose(self.library, text)

    def load_security_choice(self, key: str) -> SecurityChoice | None:
        """Return one security."""
        from govtrades_desktop.query import choices

        return choices.load_security_choice(self.library, key)

    def check_official(self, filing: FiledFiling, bioguide: str, comment: str) -> Edit:
        """Return the edit that names the filer of a filing. Raises UserInputError."""
        from govtrades_desktop.query import corrections

        return corrections.check_official(self.library.reader, filing, bioguide, comment)

    def other_chamber(self, filing: FiledFiling, bioguide: str) -> str | None:
        """Return in a sentence that an official did not serve in the filing's chamber then, or None."""
        from govtrades_desktop.query import corrections

        return corrections.other_chamber(self.library.reader, filing, bioguide)

    def check_security(self, filing: FiledFiling, line: int, wanted: str, comment: str) -> Edit:
        """Return the edit that says what a row's asset is. Raises UserInputError."""
        from govtrades_desktop.query import corrections

        return corrections.check_security(self.library.reader, filing, line, wanted, comment)
