"""Officials: everyone in the ledger, and everyone in office since 2012, with what they disclosed."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtWidgets import QMenu, QWidget

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.models.columns import sort_names
from govtrades_desktop.gui.models.officials import DEFAULT_ORDER, OFFICIAL_COLUMNS
from govtrades_desktop.gui.pages.listing_page import ListingPage
from govtrades_desktop.gui.pages.page import FilingsWish, OfficialWish, TradesWish
from govtrades_desktop.gui.widgets.states import StateNote
from govtrades_desktop.query.identity_records import OfficialRow, Unresolved


class OfficialsPage(ListingPage):
    """The Officials page."""

    name = "officials"
    columns = OFFICIAL_COLUMNS
    default_order = DEFAULT_ORDER

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(catalogue, parent)
        self.view.setAccessibleName(self.tr("Officials"))

    def search_hint(self) -> str:
        """Say what can be searched."""
        return self.tr("Search officials: pelosi, party:R state:TX, committee:agriculture, trades:>100")

    def find(self, text: str) -> np.ndarray:
        """Return the officials that the text names."""
        order = sort_names(self.columns, self.view.order)
        return self.catalogue.find_officials(text, sort=order, chamber=self.chamber)

    def load(self, positions: np.ndarray) -> list[OfficialRow]:
        """Return officials by position."""
        return self.catalogue.load_officials(positions)

    def load_keys(self, positions: np.ndarray) -> list[str]:
        """Return bioguides by position."""
        return self.catalogue.official_keys(positions)

    def key_of(self, record: Any) -> str:
        """Return the bioguide."""
        return record.bioguide

    def open_key(self, key: str) -> None:
        """Open the official's page."""
        self.official_wanted.emit(OfficialWish(key))

    def load_unresolved(self) -> Unresolved:
        """Return what has a filer nobody was found for."""
        return self.catalogue.unresolved_officials()

    def unresolved_text(self, unresolved: Unresolved) -> str:
        """Say what is of filers nobody was found for."""
        reports = unresolved.filings.filings if unresolved.filings is not None else 0
        if unresolved.trades.trades:
            return self.tr("{n} trades of filers not known: show").format(
                n=show.count(unresolved.trades.trades)
            )
        if reports == 1:
            return self.tr("1 report of a filer not known: show")
        return (
            self.tr("{n} reports of filers not known: show").format(n=show.count(reports)) if reports else ""
        )

    def count_text(self, positions: np.ndarray) -> str:
        """Return how many, and of how many of them a trade was read."""
        everyone = len(self.catalogue.find_officials("", sort=()))
        if len(positions) == everyone:
            counts = self.tr("{n} officials").format(n=show.count(everyone))
        else:
            counts = self.tr("{n} of {total} officials").format(
                n=show.count(len(positions)), total=show.count(everyone)
            )
        traders = self.catalogue.find_officials("trades:>0", sort=())
        with_trades = show.count(int(np.isin(positions, traders).sum()))
        return self.tr("{counts} · {n} with a trade read · counts are of all years").format(
            counts=counts, n=with_trades
        )

    def tell_empty(self, note: StateNote) -> None:
        """Say why there is nobody."""
        if self._is_empty():
            note.tell(
                self.tr("No officials here yet"),
                self.tr("A refresh fetches who holds office and who filed; each gets a row here."),
                self.tr("Refresh"),
            )
        else:
            note.tell(
                self.tr("No official matches"),
                self.tr("Nobody here has this name, seat and search together."),
                self.tr("Show all officials"),
            )

    def _is_empty(self) -> bool:
        return not len(self.catalogue.find_officials("", sort=()))

    def on_note_acted(self) -> None:
        """Do what the empty state offers."""
        if self._is_empty():
            self.refresh_wanted.emit(())
        else:
            self.cleared.emit()

    def fill_menu(self, menu: QMenu, record: OfficialRow) -> None:
        """Offer the page, the trades and the reports."""
        menu.addAction(self.tr("Open the page")).setData(("page", record.bioguide))
        trades = menu.addAction(self.tr("Show the trades"))
        trades.setData(("trades", record.query))
        trades.setEnabled(record.trades > 0)
        reports = menu.addAction(self.tr("Show the reports"))
        reports.setData(("filings", record.query))
        reports.setEnabled(record.filings > 0)
        self.add_compare(menu)
        menu.addSeparator()
        menu.triggered.connect(self._on_menu_chosen)

    def _on_menu_chosen(self, action: Any) -> None:
        match action.data():
            case ("page", key):
                self.open_key(key)
            case ("trades", query):
                self.trades_wanted.emit(TradesWish(query, None))
            case ("filings", query):
                self.filings_wanted.emit(FilingsWish(query, filing_type="P"))
