"""Filings: the ledger. Every listed filing has a row and exactly one state, in words, with the reason."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QWidget

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.correcting import CorrectWish
from govtrades_desktop.gui.models.columns import sort_names
from govtrades_desktop.gui.models.filings import DEFAULT_ORDER, FILING_COLUMNS
from govtrades_desktop.gui.pages.page import FilingsWish, TradesWish
from govtrades_desktop.gui.pages.table_page import TablePage, senate_off_words
from govtrades_desktop.gui.pages.term_choice import TermChoice
from govtrades_desktop.gui.session import Session
from govtrades_desktop.gui.widgets.states import StateNote
from govtrades_desktop.query.filings import FilingRow
from govtrades_desktop.query.grammar import field_text
from govtrades_desktop.query.grammar.edit import add_term

_READ_AGAIN_MOST = 200
REPORTS = "type:P "  # a blank behind it: what is typed next is a term of its own
"""What the page shows on a first visit: periodic transaction reports, whose documents are collected."""
_HAVE_DOCUMENTS = frozenset(
    {LedgerState.READ, LedgerState.FAILED, LedgerState.PAPER, LedgerState.NO_TRADES, LedgerState.SUPERSEDED}
)


class FilingsPage(TablePage):
    """The Filings page."""

    name = "filings"
    columns = FILING_COLUMNS
    default_order = DEFAULT_ORDER

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(catalogue, "", parent)
        self.view.setAccessibleName(self.tr("Filings"))
        self.type_choice = TermChoice("type", self.tr("Type"), self.tr("All types"), self)
        self.state_choice = TermChoice(
            "reading", self.tr("Reading"), self.tr("All states of the reading"), self
        )
        self.state_choice.put(
            [(str(one), f"{show.state_mark(one)} {show.state_word(one)}") for one in LedgerState]
        )
        self.type_choice.about_to_show.connect(self._fill_types)
        self._fill_types()
        for place, choice in enumerate((self.type_choice, self.state_choice), 1):
            self._line.insertWidget(place, choice)
            choice.text_wanted.connect(self._on_text_wanted)
        self.text = REPORTS  # of a first visit: what nobody asked for is in sight, and can be taken away

    @Slot()
    def _fill_types(self) -> None:
        codes = dict.fromkeys(("P", *self.catalogue.coverage(None).other_types))
        self.type_choice.put([(code, show.filing_type(code)) for code in codes])

    def search_hint(self) -> str:
        """Say what can be searched."""
        return self.tr("Search filings by official, filing number or date")

    def find(self, text: str) -> np.ndarray:
        """Return the filings that the text names."""
        order = sort_names(self.columns, self.view.order)
        return self.catalogue.find_filings(text, sort=order, year=self.year, chamber=self.chamber)

    def read(self) -> None:
        """Find and show; both choices say what the text asks for."""
        super().read()
        for choice in (self.type_choice, self.state_choice):
            choice.follow(self.text)

    def load(self, positions: np.ndarray) -> list[FilingRow]:
        """Return filings by position."""
        return self.catalogue.load_filings(positions)

    def load_ids(self, positions: np.ndarray) -> np.ndarray:
        """Return ids by position."""
        return self.catalogue.filing_ids(positions)

    def show_record(self, record_id: int) -> bool:
        """Show a filing with everything behind it."""
        detail = self.catalogue.load_filing(record_id)
        if detail is not None:
            context = self.catalogue.load_filing_context(detail.row)
            self.pane.show_filing(detail, context, self.catalogue.edits_of_filing(record_id))
        return detail is not None

    def count_text(self, positions: np.ndarray) -> str:
        """Return how many of how many."""
        total = self.catalogue.count_filings()
        return self.tr("{n} of {total} filings").format(n=show.count(len(positions)), total=show.count(total))

    def tell_empty(self, note: StateNote) -> None:
        """Say why there is nothing."""
        if self._is_senate_missing():
            note.tell(*senate_off_words())
        elif self.catalogue.count_filings() == 0:
            note.tell(
                self.tr("The ledger is empty"),
                self.tr("A refresh fetches the official index: every filing it lists gets a row here."),
                self.tr("Refresh"),
            )
        else:
            note.tell(
                self.tr("No filing matches"),
                self.tr("No filing has this search, chamber and year together."),
                self.tr("Show all filings"),
            )

    def _is_senate_missing(self) -> bool:
        if self.chamber != "senate" or self.is_senate_on:
            return False
        return not self.catalogue.coverage(None, "senate").totals.listed

    def on_note_acted(self) -> None:
        """Do what the empty state offers."""
        if self._is_senate_missing():
            self.senate_terms_wanted.emit()
        elif self.catalogue.count_filings() == 0:
            self.refresh_wanted.emit(())
        else:
            self.filings_wanted.emit(FilingsWish())

    def follow(self, wish: FilingsWish) -> None:
        """Show what another page, or a link, asked for."""
        self.text = wish.text
        for key, value in (("type", wish.filing_type), ("reading", wish.state)):
            if value is not None:  # as the choices write it, so that they know it again
                self.text = add_term(self.text, f"{key}:{value}")
        self.year, self.chamber = wish.year, wish.chamber
        self.read()
        if wish.filing_id is not None:
            self.view.select_id(wish.filing_id)

    def fill_menu(self, menu: QMenu, record: FilingRow) -> None:
        """Offer the original and the filing's trades."""
        self.add_original(menu)
        trades = menu.addAction(self.tr("Show its trades"))
        trades.setData(record.doc_id)
        trades.setEnabled(record.trades > 0)
        again = menu.addAction(self.tr("Read again"))
        again.setEnabled(self.can_read_again())
        again.triggered.connect(self.read_again)
        self.add_correct(menu)
        menu.addSeparator()
        self.add_links(menu, record)
        menu.addSeparator()
        menu.triggered.connect(self._on_menu_chosen)

    def _on_menu_chosen(self, action: Any) -> None:
        if isinstance(action.data(), str):
            self.trades_wanted.emit(TradesWish(field_text("doc", action.data()), None))

    def correct_wish(self) -> CorrectWish | None:
        """Correct the filing under the cursor."""
        current = self.view.current_id()
        return None if current is None else CorrectWish("filing", current)

    def _readable_ids(self) -> tuple[int, ...]:
        """Return the selected filings that have a document to read; at most a page of them is looked at."""
        rows = self.view.selected_rows()[:_READ_AGAIN_MOST]
        records = [self.model.record(row) for row in rows]
        return tuple(r.id for r in records if r is not None and r.reading in _HAVE_DOCUMENTS)

    def can_read_again(self) -> bool:
        """Whether a selected filing has a document."""
        return bool(self._readable_ids())

    @Slot()
    def read_again(self) -> None:
        """Ask for the selected filings to be read again from their archived documents."""
        if ids := self._readable_ids():
            self.read_again_wanted.emit(ids)

    def on_trade_wanted(self, transaction_id: int) -> None:
        """Show the trades of the filing under the cursor."""
        record = self.view.current_record()
        if record is not None:
            self.trades_wanted.emit(TradesWish(field_text("doc", record.doc_id), None))

    def save(self, session: Session) -> None:
        """Remember that it was visited: an empty search is a choice then."""
        super().save(session)
        session.keep(f"{self.name}/visited", True)  # noqa: FBT003 - a value

    def restore(self, session: Session) -> None:
        """Put back what was asked last; of a first visit, trade reports."""
        super().restore(session)
        if not session.flag(f"{self.name}/visited", default=False) and not self.text:
            self.text = REPORTS

    @Slot(str)
    def _on_text_wanted(self, text: str) -> None:
        self.filings_wanted.emit(FilingsWish(text, self.year, chamber=self.chamber))
