"""What every page is to the window: it can be shown, searched, asked for its rows, and told of news."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from govtrades_desktop.core.records import ChangeSet, LedgerState
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.session import Session


@dataclass(frozen=True, slots=True)
class TradesWish:
    """Show these trades: a search text, an index year (None for all), a chamber (None for both)."""

    text: str
    year: int | None
    chamber: str | None = None


@dataclass(frozen=True, slots=True)
class FilingsWish:
    """Show these filings.

    Attributes:
        text: a search text.
        year: an index year, None for all.
        filing_type: the source's own code, None for all.
        state: the ledger's state, None for all.
        filing_id: put the cursor on this one.
        chamber: "house" or "senate", None for both.
    """

    text: str = ""
    year: int | None = None
    filing_type: str | None = None
    state: LedgerState | None = None
    filing_id: int | None = None
    chamber: str | None = None


class Page(QWidget):
    """One page.

    Signals:
        trades_wanted(object): a TradesWish, for the window to follow.
        filings_wanted(object): a FilingsWish, for the window to follow.
        search_answered(object): a UserInputError, or None: the text in the box was understood.
        told(str): a short sentence for the status bar.
        failed(object): an error to show (a GovTradesError).
        refresh_wanted(object): a tuple of index years to refresh, empty for the source's own choice.
        read_again_wanted(object): a tuple of ids of filings whose documents are to be read again.
        senate_terms_wanted(): the Senate's terms are to be shown.
        senate_offer_declined(): the line that offers the Senate is to go.
        rows_changed(): what `can_copy` and `can_export` say may have changed.
    """

    trades_wanted = Signal(object)
    filings_wanted = Signal(object)
    search_answered = Signal(object)
    told = Signal(str)
    failed = Signal(object)
    refresh_wanted = Signal(object)
    read_again_wanted = Signal(object)
    senate_terms_wanted = Signal()
    senate_offer_declined = Signal()
    rows_changed = Signal()

    name = ""
    is_searched_while_typing = True
    is_table = False

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.catalogue = catalogue
        self.text = ""
        self.year: int | None = None
        self.chamber: str | None = None
        self.is_senate_on = True
        self._is_stale = True

    def search_hint(self) -> str:
        """Return what the empty search box says on this page."""
        return ""

    def search(self, text: str) -> None:
        """Show what `text` names; answered by `search_answered`."""
        self.text = text

    def show_year(self, year: int | None) -> None:
        """Show one index year, or all."""
        self.year = year

    def show_chamber(self, chamber: str | None) -> None:
        """Show one chamber, or both."""
        self.chamber = chamber

    def show_senate(self, *, is_on: bool, is_offered: bool) -> None:
        """Be told whether Senate reports are collected, and whether a line may offer them."""
        self.is_senate_on = is_on

    def enter(self) -> None:
        """The page comes to the front: what has become stale is read anew."""
        if self._is_stale:
            self._is_stale = False
            self.read()

    def read(self) -> None:
        """Read everything anew."""

    def mark_stale(self) -> None:
        """Read everything anew when the page comes to the front."""
        self._is_stale = True

    def take_news(self, changes: ChangeSet) -> None:
        """The data changed while this page is in front; nothing may move under the reader."""
        self.read()

    def focus_rows(self) -> None:
        """Give the keyboard to the page's main part."""
        self.setFocus()

    def can_copy(self) -> bool:
        """Whether there is something to copy."""
        return False

    def copy(self) -> None:
        """Copy what is selected."""

    def can_export(self) -> bool:
        """Whether there are rows to write to a file."""
        return False

    def save(self, session: Session) -> None:
        """Remember what is of this page."""

    def restore(self, session: Session) -> None:
        """Put it back."""
