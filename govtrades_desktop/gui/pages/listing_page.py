"""What the lists of officials and securities share: rows by key, no pane; beside them what is not known."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.pages.page import (
    COMPARE_KEY,
    FEWEST_COMPARED,
    MOST_COMPARED,
    CompareWish,
    FilingsWish,
    TradesWish,
)
from govtrades_desktop.gui.pages.table_page import TablePage
from govtrades_desktop.gui.plain_text import menu_words, tip
from govtrades_desktop.gui.session import Session
from govtrades_desktop.query.identity_records import Unresolved


class ListingPage(TablePage):
    """A list whose rows are known by a text key; opening one opens its page."""

    has_pane = False
    has_year = False

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        self._numbers: dict[str, int] = {}
        self._keys: list[str] = []  # by number
        self._unresolved: Unresolved | None = None
        super().__init__(catalogue, "", parent)
        self._unknown = QPushButton(self)
        self._unknown.setProperty("role", "quiet")
        self._unknown.hide()
        self._unknown.clicked.connect(self._on_unknown)
        self._line.insertWidget(1, self._unknown)
        self.compare_button = QPushButton(self)
        self.compare_button.setProperty("role", "quiet")
        self.compare_button.clicked.connect(self.compare)
        self._line.insertWidget(2, self.compare_button)
        self._tell_compare()

    # What a subclass says

    def load_keys(self, positions: np.ndarray) -> list[str]:
        """Return keys by position."""
        raise NotImplementedError

    def key_of(self, record: Any) -> str:
        """Return a record's key."""
        raise NotImplementedError

    def open_key(self, key: str) -> None:
        """Open the page of one."""
        raise NotImplementedError

    def load_unresolved(self) -> Unresolved:
        """Return what stands beside the list."""
        raise NotImplementedError

    def unresolved_text(self, unresolved: Unresolved) -> str:
        """Return what the button beside the counts says, or an empty text."""
        raise NotImplementedError

    # Rows

    def load_ids(self, positions: np.ndarray) -> np.ndarray:
        """Return a number for each row: the same for the same key as long as the program runs."""
        numbers = self._numbers
        keys = self.load_keys(positions)
        found = np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)
        if len(numbers) > len(self._keys):
            self._keys = list(numbers)  # in the order in which they were numbered
        return found

    def rows_to_export(self) -> list[str]:
        """Return the keys of the rows in view, in their order."""
        return [self._keys[number] for number in self.model.ids().tolist()]

    def show_record(self, record_id: int) -> bool:
        """There is no pane: opening a row tells the rest."""
        return True

    def read(self) -> None:
        """Find and show; count anew what stands beside."""
        super().read()
        try:
            self._unresolved = self.load_unresolved()
        except GovTradesError as error:
            self.failed.emit(error)
            return
        words = self.unresolved_text(self._unresolved)
        self._unknown.setText(menu_words(words))
        self._unknown.setVisible(bool(words))

    @Slot()
    def _on_unknown(self) -> None:
        unresolved = self._unresolved
        if unresolved is None:
            return
        if unresolved.trades.trades:
            self.trades_wanted.emit(TradesWish(unresolved.trades.query, None))
        elif unresolved.filings is not None:
            self.filings_wanted.emit(FilingsWish(unresolved.filings.query))

    @Slot(object)
    def _on_opened(self, record: Any) -> None:
        self.open_key(self.key_of(record))

    # Comparing

    def selected_keys(self) -> tuple[str, ...]:
        """Return the keys of the selected rows, from top to bottom."""
        ids = self.model.ids()
        return tuple(self._keys[ids[row]] for row in self.view.selected_rows())

    def compare_refusal(self) -> str:
        """Return why the selected rows cannot be compared; an empty text where they can."""
        number = len(self.view.selected_rows())
        if number > MOST_COMPARED:
            return self.tr("{n} rows are selected, and {most} is the most that can be compared").format(
                n=show.count(number), most=MOST_COMPARED
            )
        if number < FEWEST_COMPARED:
            return self.tr("To compare, select two to six rows: Ctrl+click, or Shift with the arrows")
        return ""

    @Slot()
    def compare(self) -> None:
        """Show the selected rows side by side, or say why not."""
        if refusal := self.compare_refusal():
            self.told.emit(refusal)
        else:
            self.compare_wanted.emit(CompareWish(self.selected_keys()))

    def add_compare(self, menu: QMenu) -> None:
        """Offer to compare the selected rows; where they are too few or too many, say so."""
        number, refusal = len(self.view.selected_rows()), self.compare_refusal()
        words = self.tr("Compare these {n}").format(n=number) if not refusal else self.tr("Compare…")
        action = menu.addAction(words)
        action.setShortcut(COMPARE_KEY)
        action.setEnabled(not refusal)
        if refusal:
            action.setText(self.tr("Compare (select 2 to 6 rows)"))
        action.triggered.connect(self.compare)

    @Slot()
    def _on_selection_changed(self) -> None:
        super()._on_selection_changed()
        self._tell_compare()

    @Slot()
    def _dress(self) -> None:
        super()._dress()
        if hasattr(self, "compare_button"):  # dressed first while the table under it is built
            self._tell_compare()

    def _tell_compare(self) -> None:
        number, refusal = len(self.view.selected_rows()), self.compare_refusal()
        words = self.tr("Compare: select 2 to 6 rows")
        if number > MOST_COMPARED:
            words = self.tr("Compare: {n} are selected, {most} at most").format(
                n=show.count(number), most=MOST_COMPARED
            )
        elif not refusal:
            words = self.tr("Compare these {n}").format(n=number)
        self.compare_button.setText(words)
        sheet = f"QPushButton:enabled {{ color: {theme.colours().accent}; }}"
        if sheet != self.compare_button.styleSheet():
            self.compare_button.setStyleSheet(sheet)
        self.compare_button.setEnabled(not refusal)
        hint = refusal or self.tr("Side by side ({keys})").format(keys=COMPARE_KEY)
        self.compare_button.setToolTip(tip(hint))
        self.compare_button.setAccessibleDescription(hint)

    def open_original(self) -> None:
        """A list of this kind has no original: its rows are counts."""

    def open_site(self) -> None:
        """Likewise."""

    # Memory

    def save(self, session: Session) -> None:
        """Remember the row under the cursor by its key."""
        super().save(session)
        record = self.view.current_record()
        session.keep(f"{self.name}/current", None)
        session.keep(f"{self.name}/key", self.key_of(record) if record is not None else "")

    def restore(self, session: Session) -> None:
        """Put the cursor back on it."""
        super().restore(session)
        key = session.text(f"{self.name}/key")
        self._restored_id = self._numbers.setdefault(key, len(self._numbers)) if key else None
