"""Rows that came while a table was looked at: they wait behind a button, so that nothing moves meanwhile.

What is in view is found anew, in its order, with what changed of it; new rows come when they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QPushButton

from govtrades_desktop.gui import formatting as show

if TYPE_CHECKING:
    from govtrades_desktop.gui.pages.table_page import TablePage


class WaitingRows(QObject):
    """The rows that wait on one page, and their button."""

    def __init__(self, page: TablePage) -> None:
        super().__init__(page)
        self._page = page
        self._found: np.ndarray | None = None
        self.button = QPushButton(page)
        self.button.setProperty("role", "notice")
        self.button.hide()
        self.button.clicked.connect(self.show)

    def forget(self) -> None:
        """All rows are in view: none waits."""
        self._found = None
        self.button.hide()

    def text(self) -> str:
        """Return the word on the button, or an empty text."""
        return "" if self.button.isHidden() else self.button.text()

    @Slot()
    def show(self) -> None:
        """Show the rows that waited."""
        if self._found is not None:
            if self.button.hasFocus():  # it goes, and the keyboard would go who knows where
                self._page.view.setFocus()
            self._page.show_found(self._found)

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
