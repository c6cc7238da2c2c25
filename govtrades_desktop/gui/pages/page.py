"""What every page is to the window: it can be shown, searched, asked for its rows, and told of news."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from govtrades_desktop.core.records import ChangeSet, LedgerState
from govtrades_desktop.core.views import View
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.session import Session


@dataclass(frozen=True, slots=True)
class TradesWish:
    """Show these trades.

    Attributes:
        text: a search text.
        year: an index year, None for all.
        chamber: "house" or "senate", None for both.
        trade_id: put the cursor on this one.
    """

    text: str
    year: int | None
    chamber: str | None = None
    trade_id: int | None = None


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


@dataclass(frozen=True, slots=True)
class OfficialWish:
    """Show the page of one official, by its bioguide."""

    bioguide: str


@dataclass(frozen=True, slots=True)
class SecurityWish:
    """Show the page of one security, by its key."""

    key: str


COMPARE_KEY = "Ctrl+Shift+M"
"""Key that compares the rows selected, or adds one to those compared."""

FEWEST_COMPARED, MOST_COMPARED = 2, 6


@dataclass(frozen=True, slots=True)
class CompareWish:
    """Show officials, or securities, side by side, by their keys in this order."""

    keys: tuple[str, ...]

    @property
    def place_key(self) -> str:
        """The keys as one text: what a Place and the session remember."""
        return json.dumps(self.keys)

    @classmethod
    def of_place(cls, key: str) -> CompareWish:
        """Return the wish behind a place; of a text that says none, a wish for nobody."""
        try:
            found = json.loads(key)
        except ValueError:
            found = []
        keys = found if isinstance(found, list) else []
        return cls(tuple(one for one in keys if isinstance(one, str)))


@dataclass(frozen=True, slots=True)
class OriginalWish:
    """Show the original page of a filing.

    Attributes:
        filing_id: of the ledger.
        line: of the row to be marked; None: none.
        url: of the official site, where the page is not at hand.
    """

    filing_id: int
    line: int | None
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader was, for Back to return to.

    Attributes:
        page: its name.
        key: of whom or what it was, on a page of one; else empty.
        text, year, chamber: the question that was asked.
        choices: what else was chosen on the page.
        current: id of the row under the cursor.
        arranged: what the table showed by, where a saved view was put in its place; else None.
    """

    page: str
    key: str = ""
    text: str = ""
    year: int | None = None
    chamber: str | None = None
    choices: tuple[str | None, ...] = ()
    current: int | None = None
    arranged: View | None = None


class Page(QWidget):
    """One page.

    Signals:
        trades_wanted(object): a TradesWish, for the window to follow.
        filings_wanted(object): a FilingsWish, for the window to follow.
        official_wanted(object): an OfficialWish, likewise; security_wanted(object): a SecurityWish.
        compare_wanted(object): a CompareWish, likewise.
        original_wanted(object): an OriginalWish; site_wanted(str): an address of the official site.
        back_wanted(): to where the reader came from.
        cleared(): search text and chamber are to go, so that everything shows.
        scope_changed(): the page itself has put another `year` or `chamber` in force; the bar is to say so.
        search_answered(object): a UserInputError, or None: the text in the box was understood.
        told(str): a short sentence for the status bar.
        failed(object): an error to show (a GovTradesError).
        refresh_wanted(object): a tuple of index years to refresh, empty for the source's own choice.
        read_again_wanted(object): a tuple of ids of filings whose documents are to be read again.
        senate_terms_wanted(): the Senate's terms are to be shown.
        senate_offer_declined(): the line that offers the Senate is to go.
        correct_wanted(object): a CorrectWish: a row or a filing is to be corrected.
        corrections_wanted(): the list of the user's corrections.
        rows_changed(): what `can_copy` and `can_export` say may have changed.
    """

    trades_wanted = Signal(object)
    filings_wanted = Signal(object)
    official_wanted = Signal(object)
    security_wanted = Signal(object)
    compare_wanted = Signal(object)
    original_wanted = Signal(object)
    site_wanted = Signal(str)
    back_wanted = Signal()
    cleared = Signal()
    scope_changed = Signal()
    search_answered = Signal(object)
    told = Signal(str)
    failed = Signal(object)
    refresh_wanted = Signal(object)
    read_again_wanted = Signal(object)
    senate_terms_wanted = Signal()
    senate_offer_declined = Signal()
    correct_wanted = Signal(object)
    corrections_wanted = Signal()
    rows_changed = Signal()

    name = ""
    rail_name = ""
    """The page of the rail that this one belongs to, where that is another."""
    is_searched_while_typing = True
    is_table = False
    has_year = True
    """Whether the index year chosen in the bar narrows the page; likewise `has_chamber`."""
    has_chamber = True
    has_own_chips = False
    """Whether the page itself shows the year and the chamber in force as chips: the bar then does not."""

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.catalogue = catalogue
        self.text = ""
        self.year: int | None = None
        self.chamber: str | None = None
        self.is_senate_on = True
        self._is_stale = True

    def place(self) -> Place:
        """Return where the reader is."""
        return Place(self.name, text=self.text, year=self.year, chamber=self.chamber)

    def return_to(self, place: Place) -> None:
        """Ask again what was asked at a place; what is asked already is left as it stands."""
        if (place.text, place.year, place.chamber) != (self.text, self.year, self.chamber):
            self.text, self.year, self.chamber = place.text, place.year, place.chamber
            self._is_stale = True

    def title(self) -> str:
        """Return what the window is called while this page is in front; empty: the word of the rail."""
        return ""

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

    def take_edits(self, edited: frozenset[tuple[int, int | None]]) -> None:
        """The user corrected rows: ids of filing and row, None for all of its rows; as `take_news`."""
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
