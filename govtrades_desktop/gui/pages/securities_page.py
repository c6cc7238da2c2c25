"""Securities: everything that a trade names, by company and class, not by the letters of a bracket."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtWidgets import QMenu, QWidget

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.models.columns import sort_names
from govtrades_desktop.gui.models.securities import DEFAULT_ORDER, SECURITY_COLUMNS
from govtrades_desktop.gui.pages.listing_page import ListingPage
from govtrades_desktop.gui.pages.page import SecurityWish, TradesWish
from govtrades_desktop.gui.widgets.states import StateNote
from govtrades_desktop.query.identity_records import SecurityRow, Unresolved


class SecuritiesPage(ListingPage):
    """The Securities page."""

    name = "securities"
    columns = SECURITY_COLUMNS
    default_order = DEFAULT_ORDER
    has_chamber = False

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(catalogue, parent)
        self.view.setAccessibleName(self.tr("Securities"))

    def search_hint(self) -> str:
        """Say what can be searched."""
        return self.tr("Search securities: nvidia, ticker:FB, sector:health, officials:>5")

    def find(self, text: str) -> np.ndarray:
        """Return the securities that the text names."""
        return self.catalogue.find_securities(text, sort=sort_names(self.columns, self.view.order))

    def load(self, positions: np.ndarray) -> list[SecurityRow]:
        """Return securities by position."""
        return self.catalogue.load_securities(positions)

    def load_keys(self, positions: np.ndarray) -> list[str]:
        """Return keys by position."""
        return self.catalogue.security_keys(positions)

    def key_of(self, record: Any) -> str:
        """Return the key."""
        return record.key

    def open_key(self, key: str) -> None:
        """Open the security's page."""
        self.security_wanted.emit(SecurityWish(key))

    def load_unresolved(self) -> Unresolved:
        """Return what is of an asset nothing was found for."""
        return self.catalogue.unresolved_securities()

    def unresolved_text(self, unresolved: Unresolved) -> str:
        """Say how many trades are of something that is not known to be a security."""
        number = unresolved.trades.trades
        if number == 1:
            return self.tr("1 trade of an asset not known: show")
        return self.tr("{n} trades of assets not known: show").format(n=show.count(number)) if number else ""

    def count_text(self, positions: np.ndarray) -> str:
        """Return how many of how many."""
        everything = len(self.catalogue.find_securities("", sort=()))
        if len(positions) == everything:
            counts = self.tr("{n} securities").format(n=show.count(everything))
        else:
            counts = self.tr("{n} of {total} securities").format(
                n=show.count(len(positions)), total=show.count(everything)
            )
        return self.tr("{counts} · counts are of all years and both chambers").format(counts=counts)

    def tell_empty(self, note: StateNote) -> None:
        """Say why there is nothing."""
        if self._is_empty():
            note.tell(
                self.tr("No securities here yet"),
                self.tr("A security gets a row here as soon as a trade that was read names it."),
                self.tr("Refresh"),
            )
        else:
            note.tell(
                self.tr("No security matches"),
                self.tr("No security that a trade names matches “{text}”.").format(text=self.text),
                self.tr("Show all securities"),
            )

    def _is_empty(self) -> bool:
        return not len(self.catalogue.find_securities("", sort=()))

    def on_note_acted(self) -> None:
        """Do what the empty state offers."""
        if self._is_empty():
            self.refresh_wanted.emit(())
        else:
            self.cleared.emit()

    def fill_menu(self, menu: QMenu, record: SecurityRow) -> None:
        """Offer the page and the trades."""
        menu.addAction(self.tr("Open the page")).setData(("page", record.key))
        menu.addAction(self.tr("Show the trades")).setData(("trades", record.query))
        self.add_compare(menu)
        menu.addSeparator()
        menu.triggered.connect(self._on_menu_chosen)

    def _on_menu_chosen(self, action: Any) -> None:
        match action.data():
            case ("page", key):
                self.open_key(key)
            case ("trades", query):
                self.trades_wanted.emit(TradesWish(query, None))
