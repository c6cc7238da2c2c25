"""Trades: what was disclosed, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtWidgets import QMenu, QWidget

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.correcting import CorrectWish, Edited
from govtrades_desktop.gui.models.columns import sort_names
from govtrades_desktop.gui.models.group_model import TableGroups
from govtrades_desktop.gui.models.trade_groups import GROUP_ORDERS, GROUPINGS
from govtrades_desktop.gui.models.trades import DEFAULT_ORDER, TRADE_COLUMNS
from govtrades_desktop.gui.pages.page import FilingsWish, TradesWish
from govtrades_desktop.gui.pages.table_page import TablePage, senate_off_words
from govtrades_desktop.gui.plain_text import menu_words
from govtrades_desktop.gui.widgets.states import StateNote
from govtrades_desktop.query.grammar import field_text
from govtrades_desktop.query.trades import TradeRow, TradeSums


class TradesPage(TablePage):
    """The Trades page."""

    name = "trades"
    columns = TRADE_COLUMNS
    default_order = DEFAULT_ORDER

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(catalogue, "", parent)
        self.view.setAccessibleName(self.tr("Trades"))
        self._remedy = ""

    def search_hint(self) -> str:
        """Say what can be searched."""
        return self.tr("Search trades by official, ticker, asset or filing date: pelosi nvda, filed:2025-04")

    def find(self, text: str) -> np.ndarray:
        """Return the trades that the text names."""
        order = sort_names(self.columns, self.view.order)
        return self.catalogue.find_trades(text, sort=order, year=self.year, chamber=self.chamber)

    def load(self, positions: np.ndarray) -> list[TradeRow]:
        """Return trades by position."""
        return self.catalogue.load_trades(positions)

    def load_ids(self, positions: np.ndarray) -> np.ndarray:
        """Return ids by position."""
        return self.catalogue.trade_ids(positions)

    def groupings(self) -> tuple[Sequence[tuple[str, str]], Sequence[tuple[str, str, bool]]]:
        """Return what trades can be grouped by, and groups of them sorted by."""
        return GROUPINGS, GROUP_ORDERS

    def group(
        self, positions: np.ndarray, grouping: str, order: Sequence[str]
    ) -> tuple[np.ndarray, TableGroups]:
        """Return trades group after group."""
        return self.catalogue.group_trades(positions, grouping, order)

    def show_record(self, record_id: int) -> bool:
        """Show a trade with everything behind it."""
        detail = self.catalogue.load_trade(record_id)
        if detail is not None:
            self.pane.show_trade(detail, self.catalogue.load_trade_context(detail))
        return detail is not None

    def count_text(self, positions: np.ndarray) -> str:
        """Return counts, and the disclosed volume as an interval."""
        total = self.catalogue.count_trades()
        sums = self.catalogue.sum_trades(positions)
        if sums.trades < sums.rows:
            counts = self._told_apart(sums)
        elif len(positions) == total:
            counts = self.tr("{n} trades").format(n=show.count(total))
        else:
            counts = self.tr("{n} of {total} trades").format(
                n=show.count(len(positions)), total=show.count(total)
            )
        if sums.without_amount == sums.trades:
            return counts
        volume = show.short_band(sums.amount_low_usd, sums.amount_high_usd, is_open=sums.open_ended > 0)
        return self.tr("{counts} · {volume} disclosed").format(counts=counts, volume=volume)

    def _told_apart(self, sums: TradeSums) -> str:
        """Return how many rows there are, and of what kind, where not all are trades in force."""
        rows = self.tr("1 row") if sums.rows == 1 else self.tr("{n} rows").format(n=show.count(sums.rows))
        parts = []
        if sums.trades:
            one, many = self.tr("1 trade in force"), self.tr("{n} trades in force")
            parts.append(one if sums.trades == 1 else many.format(n=show.count(sums.trades)))
        else:
            parts.append(self.tr("no trade in force"))
        if sums.replaced:
            parts.append(self.tr("{n} replaced").format(n=show.count(sums.replaced)))
        if sums.deletions:
            one, many = self.tr("1 deletion"), self.tr("{n} deletions")
            parts.append(one if sums.deletions == 1 else many.format(n=show.count(sums.deletions)))
        return self.tr("{rows}: {parts}").format(rows=rows, parts=", ".join(parts))

    def tell_empty(self, note: StateNote) -> None:
        """Say why there is nothing."""
        if self._tell_senate_off(note):
            return
        if self.text:
            self._remedy = "all_years" if self.year is not None else "clear"
            where = (
                self.tr("in {year}").format(year=self.year)
                if self.year is not None
                else self.tr("in any year")
            )
            note.tell(
                self.tr("No trade matches"),
                self.tr(
                    "Nothing {where} matches “{text}”. Filings not fetched yet, and paper ones, hold trades "
                    "that no search can find: see the coverage below."
                ).format(where=where, text=self.text),
                self.tr("Search all years") if self.year is not None else self.tr("Clear the search"),
            )
        elif self.year is not None:
            self._remedy = "refresh_year"
            listed = self.catalogue.coverage(self.year, self.chamber).totals.listed
            note.tell(
                self.tr("No trades of {year} here yet").format(year=self.year),
                self.tr(
                    "The official index lists {n} transaction reports of {year}; none of them was read."
                ).format(n=show.count(listed), year=self.year),
                self.tr("Refresh {year}").format(year=self.year),
            )
        else:
            self._remedy = "refresh"
            note.tell(
                self.tr("No trades here yet"),
                self.tr("A refresh fetches the official index of filings and reads each transaction report."),
                self.tr("Refresh"),
            )

    def _tell_senate_off(self, note: StateNote) -> bool:
        """Say that the Senate is not collected, where that is why nothing is here; True if it was said."""
        if self.chamber != "senate" or self.is_senate_on:
            return False
        if self.catalogue.coverage(None, "senate").totals.listed:
            return False
        self._remedy = "senate"
        note.tell(*senate_off_words())
        return True

    def on_note_acted(self) -> None:
        """Do what the empty state offers."""
        if self._remedy == "senate":
            self.senate_terms_wanted.emit()
        elif self._remedy == "all_years":
            self.trades_wanted.emit(TradesWish(self.text, None, self.chamber))
        elif self._remedy == "clear":
            self.trades_wanted.emit(TradesWish("", self.year, self.chamber))
        elif self._remedy == "refresh_year":
            self.refresh_wanted.emit((self.year,))
        else:
            self.refresh_wanted.emit(())

    def fill_menu(self, menu: QMenu, record: TradeRow) -> None:
        """Offer the original, the filing, and the same value in other rows."""
        from govtrades_desktop.gui.pages.detail_trade import alike  # not on the way to the first paint

        self.add_original(menu)
        filing = menu.addAction(self.tr("Show the filing"))
        filing.setData(("filing", record.filing_id))
        self.add_correct(menu)
        menu.addSeparator()
        self.add_links(menu, record)
        for words, text in (
            (
                self.tr("Trades of {name}").format(name=menu_words(record.official)),
                field_text("official", record.official),
            ),
            (
                self.tr("Trades in {ticker}").format(ticker=menu_words(record.ticker or "")),
                field_text("ticker", record.ticker) if record.ticker else "",
            ),
        ):
            if text:
                menu.addAction(words).setData(("search", text))
        same = menu.addMenu(self.tr("Trades with the same …"))
        for words, text in alike(record):
            same.addAction(words).setData(("search", text))
        menu.addSeparator()
        menu.triggered.connect(self._on_menu_chosen)

    def _on_menu_chosen(self, action: Any) -> None:
        match action.data():
            case ("filing", filing_id):
                self.on_filing_wanted(filing_id)
            case ("search", text):
                self.trades_wanted.emit(TradesWish(text, self.year, self.chamber))

    def correct_wish(self) -> CorrectWish | None:
        """Correct the trade under the cursor."""
        current = self.view.current_id()
        return None if current is None else CorrectWish("trade", current)

    def edited_ids(self, edited: frozenset[Edited]) -> np.ndarray:
        """Return the ids of the trades: of a whole filing all of its own."""
        rows = np.fromiter((row for _, row in edited if row is not None), np.int64)
        wholes = {filing for filing, row in edited if row is None}
        return np.concatenate([rows, self.catalogue.trade_ids_of(wholes)]) if wholes else rows

    def on_trade_wanted(self, transaction_id: int) -> None:
        """Put the cursor on a trade; where the table does not show it, show it in the pane alone."""
        if not self.view.select_id(transaction_id):
            self.show_record(transaction_id)

    def on_filing_wanted(self, filing_id: int) -> None:
        """Show the filing in the ledger."""
        self.filings_wanted.emit(FilingsWish(filing_id=filing_id))
