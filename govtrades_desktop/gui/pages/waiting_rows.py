"""Rows that came while a table was looked at: they wait behind a button, so that nothing moves meanwhile.

What is in view is found anew, in its order, with what changed of it; new rows come when they are asked for.
They come without moving what is read: those that came out of sight are told of until they were in sight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QAbstractItemView, QPushButton

from govtrades_desktop.gui import formatting as show

if TYPE_CHECKING:
    from govtrades_desktop.gui.pages.table_page import TablePage


class WaitingRows(QObject):
    """The rows that wait on one page, and their button."""

    def __init__(self, page: TablePage) -> None:
        super().__init__(page)
        self._page = page
        self._found: np.ndarray | None = None
        self._unseen = np.zeros(0, np.int64)
        """Places among the model's records of rows that came, and were not in sight yet."""
        self.button = QPushButton(page)
        self.button.setProperty("role", "notice")
        self.button.hide()
        self.button.clicked.connect(self.show)
        page.view.verticalScrollBar().valueChanged.connect(self._look)

    def forget(self) -> None:
        """All rows are in view: none waits, and which ones were new is forgotten."""
        self._found = None
        self._unseen = self._unseen[:0]
        self.button.hide()

    def text(self) -> str:
        """Return how many rows wait, as the button says it, or an empty text."""
        return self.button.text() if self._found is not None and not self.button.isHidden() else ""

    def unseen_text(self) -> str:
        """Return where rows that came are, as the button says it; empty where all were in sight."""
        return self.button.text() if self._found is None and not self.button.isHidden() else ""

    @Slot()
    def show(self) -> None:
        """Show the rows that waited; where they are in the table already, go to the first."""
        page = self._page
        had_focus = self.button.hasFocus()
        if self._found is not None:
            before = page.model.ids()
            page.show_found(self._found)
            self._unseen = np.flatnonzero(~np.isin(page.model.ids(), before))
            self._look()
        elif len(rows := self._rows_unseen()):
            page.view.scrollTo(
                page.model.index(int(rows.min()), 0), QAbstractItemView.ScrollHint.PositionAtTop
            )
        if had_focus and self.button.isHidden():  # it went, and the keyboard would go who knows where
            page.view.setFocus()

    def _rows_unseen(self) -> np.ndarray:
        """Return the rows of what was not in sight; those of closed groups are nowhere."""
        rows = self._page.model.rows_of(self._unseen)
        return rows[rows >= 0]

    @Slot()
    def _look(self) -> None:
        """Take note of what is in sight, and say where the rest is."""
        if self._found is not None or not len(self._unseen):
            return
        view, model = self._page.view, self._page.model
        first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        last = model.rowCount() - 1 if last < 0 else last
        rows = model.rows_of(self._unseen)
        self._unseen = self._unseen[(rows >= 0) & ((rows < first) | (rows > last))]
        rows = self._rows_unseen()
        above, below = int((rows < first).sum()), int((rows > last).sum())
        if above and below:
            words = self.tr("↑ New rows: {n} above, {m} below").format(
                n=show.count(above), m=show.count(below)
            )
        elif above:
            one, many = self.tr("↑ 1 new row above"), self.tr("↑ {n} new rows above")
            words = one if above == 1 else many.format(n=show.count(above))
        else:
            one, many = self.tr("↓ 1 new row below"), self.tr("↓ {n} new rows below")
            words = one if below == 1 else many.format(n=show.count(below))
        self.button.setText(words)
        self.button.setVisible(bool(above or below))

    def take_up(self, edited: np.ndarray | None = None) -> None:
        """Find anew; put what is in view back as it stands now, and let the rest wait.

        Args:
            edited: ids of rows that the user corrected: those in view stay, even where they match no more.
        """
        page = self._page
        found = page.find_or_tell()
        if found is None:  # the text in the box is wrong: what is in view was found by the last good one
            found = self._refind_last_good()
        if edited is not None:
            found = self._with_edited(found, edited)
        known = np.isin(page.load_ids(found), page.model.ids())
        news = int(len(found) - known.sum())
        if news == 0 or page.model.rowCount() == 0:
            self.forget()
            page.put_found(found, moved=edited)
            return
        page.put_found(found[known], moved=edited)
        self._found = found
        words = self.tr("1 new: show") if news == 1 else self.tr("{n} new: show").format(n=show.count(news))
        self.button.setText(words)
        self.button.show()

    def _with_edited(self, found: np.ndarray, edited: np.ndarray) -> np.ndarray:
        """Return the rows found, and at their places those edited in view that match no more."""
        page = self._page
        shown = page.model.ids()
        found_ids = page.load_ids(found)
        lost = shown[np.isin(shown, edited) & ~np.isin(shown, found_ids)]
        if not len(lost):
            return found
        everything = page.find("")
        return everything[np.isin(page.load_ids(everything), np.concatenate([found_ids, lost]))]

    def _refind_last_good(self) -> np.ndarray:
        everything = self._page.find("")
        return everything[np.isin(self._page.load_ids(everything), self._page.model.ids())]
