"""Filings: the ledger. Every listed filing has a row and exactly one state, in words, with the reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.core.views import View
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.correcting import CorrectWish
from govtrades_desktop.gui.models.filings import DEFAULT_ORDER, FILING_COLUMNS
from govtrades_desktop.gui.models.trades import sort_names
from govtrades_desktop.gui.pages.page import FilingsWish, Place, TradesWish
from govtrades_desktop.gui.pages.table_page import TablePage, senate_off_words
from govtrades_desktop.gui.session import Session
from govtrades_desktop.gui.widgets.states import StateNote
from govtrades_desktop.query.filings import FilingRow
from govtrades_desktop.query.grammar import field_text

_READ_AGAIN_MOST = 200
_ALL = "all"
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
        self.type_choice = QComboBox(self)
        self.type_choice.setAccessibleName(self.tr("Type of filing"))
        self.type_choice.addItem(self.tr("All types"), None)
        self.state_choice = QComboBox(self)
        self.state_choice.setAccessibleName(self.tr("State of the reading"))
        self.state_choice.addItem(self.tr("All states"), None)
        for state in LedgerState:
            self.state_choice.addItem(f"{show.state_mark(state)} {show.state_word(state)}", str(state))
        self._line.insertWidget(1, self.type_choice)
        self._line.insertWidget(2, self.state_choice)
        self._fill_types()
        self.type_choice.setCurrentIndex(max(0, self.type_choice.findData("P")))
        self.type_choice.currentIndexChanged.connect(self._on_filter_changed)
        self.state_choice.currentIndexChanged.connect(self._on_filter_changed)

    def _fill_types(self) -> None:
        known = {self.type_choice.itemData(i) for i in range(self.type_choice.count())}
        for code in ("P", *self.catalogue.coverage(None).other_types):
            if code not in known:
                self.type_choice.addItem(show.filing_type(code), code)

    def search_hint(self) -> str:
        """Say what can be searched."""
        return self.tr("Search filings by official, filing number or date")

    def find(self, text: str) -> np.ndarray:
        """Return the filings that the text and the two choices name."""
        state = self.state_choice.currentData()
        return self.catalogue.find_filings(
            text,
            sort=sort_names(self.columns, self.view.order),
            year=self.year,
            filing_type=self.type_choice.currentData(),
            state=LedgerState(state) if state else None,
            chamber=self.chamber,
        )

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
                self.tr("No filing has this text, chamber, year, type and state together."),
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
        for box, value in (
            (self.type_choice, wish.filing_type),
            (self.state_choice, str(wish.state) if wish.state else None),
        ):
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findData(value)))
        self.text, self.year, self.chamber = wish.text, wish.year, wish.chamber
        self.read()
        if wish.filing_id is not None:
            self.view.select_id(wish.filing_id)

    def view_state(self, name: str = "") -> View:
        """Return what the page shows by; both choices become terms of the search."""
        view = super().view_state(name)
        choices = (("type", self.type_choice.currentData()), ("reading", self.state_choice.currentData()))
        terms = [field_text(key, value) for key, value in choices if value is not None]
        if not terms:
            return view
        text = view.query.strip()
        return replace(view, query=" ".join([f"({text})" if " OR " in text else text, *terms]).strip())

    def apply_view_state(self, view: View) -> tuple[str, ...]:
        """Show what a view says: it says everything in its search."""
        for box in (self.type_choice, self.state_choice):
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findData(None)))
        return super().apply_view_state(view)

    def place(self) -> Place:
        """Return where the reader is, both choices among it."""
        choices = (self.type_choice.currentData(), self.state_choice.currentData())
        return replace(super().place(), choices=choices)

    def return_to(self, place: Place) -> None:
        """Put the choices back too."""
        for box, value in zip((self.type_choice, self.state_choice), place.choices, strict=False):
            if box.currentData() != value:
                self._is_stale = True
                with QSignalBlocker(box):
                    box.setCurrentIndex(max(0, box.findData(value)))
        super().return_to(place)

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

    def can_export(self) -> bool:
        """Whether there are rows."""
        return self.model.rowCount() > 0

    def save(self, session: Session) -> None:
        """Remember both choices too."""
        super().save(session)
        for name, box in (("type", self.type_choice), ("state", self.state_choice)):
            session.keep(f"{self.name}/{name}", box.currentData() or _ALL)

    def restore(self, session: Session) -> None:
        """Put them back; a first start shows trade reports."""
        super().restore(session)
        for name, box in (("type", self.type_choice), ("state", self.state_choice)):
            if kept := session.text(f"{self.name}/{name}"):
                with QSignalBlocker(box):
                    box.setCurrentIndex(max(0, box.findData(None if kept == _ALL else kept)))

    @Slot()
    def _on_filter_changed(self) -> None:
        self.read()
