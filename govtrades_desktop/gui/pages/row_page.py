"""What is done with the rows of a table: opened, copied, corrected, exported, followed to whom they name.

It knows the page's table and its records; how rows are found and shown is `table_page.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.correcting import CorrectWish
from govtrades_desktop.gui.pages.page import OfficialWish, OriginalWish, Page, SecurityWish
from govtrades_desktop.gui.plain_text import menu_words

if TYPE_CHECKING:
    from govtrades_desktop.gui.models.table_model import TableModel
    from govtrades_desktop.gui.pages.detail_pane import DetailPane
    from govtrades_desktop.gui.widgets.table_view import TableView

LINK_KEYS = {"official": "Ctrl+Shift+O", "security": "Ctrl+Shift+S"}
"""Keys to the page of the row's official and of its security."""

ORIGINAL_KEY, SITE_KEY = "Ctrl+O", "Ctrl+Alt+O"
"""Keys to the row's page here, and on the official site."""


class RowPage(Page):
    """A page whose rows can be acted on: those selected, or the one under the cursor."""

    model: TableModel
    view: TableView
    pane: DetailPane

    def fill_menu(self, menu: QMenu, record: Any) -> None:
        """Add what can be done with a record."""

    @Slot(object, object)
    def _on_menu_wanted(self, menu: QMenu, record: Any) -> None:
        if record is not None:
            self.fill_menu(menu, record)

    @Slot(int)
    def _on_copied(self, rows: int) -> None:
        self.told.emit(
            self.tr("1 row copied, with headings")
            if rows == 1
            else self.tr("{n} rows copied, with headings").format(n=show.count(rows))
        )

    @Slot()
    def _on_selection_changed(self) -> None:
        self.rows_changed.emit()

    def focus_rows(self) -> None:
        """Give the keyboard to the table, with the cursor on a row."""
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.setFocus()

    def rows_to_export(self) -> np.ndarray | Sequence[str]:
        """Return what names the rows in view, in their order, whatever becomes of positions meanwhile."""
        return self.model.ids()

    def can_export(self) -> bool:
        """Whether there are rows."""
        return self.model.rowCount() > 0

    def can_copy(self) -> bool:
        """Whether rows are selected."""
        return self.view.selectionModel().hasSelection()

    def copy(self) -> None:
        """Copy the selected rows."""
        self.view.copy_rows()

    def open_original(self) -> None:
        """Show the page that the row under the cursor stands on."""
        record = self.view.current_record()
        if record is not None:
            self._want_original(record)

    def open_site(self) -> None:
        """Open the row's page on the official site."""
        record = self.view.current_record()
        if record is not None:
            self.site_wanted.emit(record.url)

    def _want_original(self, record: Any) -> None:
        filing_id = getattr(record, "filing_id", None)  # a filing is its own
        if filing_id is None:
            self.original_wanted.emit(OriginalWish(record.id, None, record.url))
        else:
            self.original_wanted.emit(OriginalWish(filing_id, record.line, record.url))

    def add_original(self, menu: QMenu) -> None:
        """Offer the original: the page here, and the official site."""
        page = menu.addAction(self.tr("Show the page"))
        page.setShortcut(ORIGINAL_KEY)
        page.triggered.connect(self.open_original)
        site = menu.addAction(self.tr("Open on the official site"))
        site.setShortcut(SITE_KEY)
        site.triggered.connect(self.open_site)

    # Originals and pages of one

    @Slot(object)
    def _on_opened(self, record: Any) -> None:
        self._want_original(record)

    @Slot(str)
    def _on_official_wanted(self, bioguide: str) -> None:
        self.official_wanted.emit(OfficialWish(bioguide))

    @Slot(str)
    def _on_security_wanted(self, key: str) -> None:
        self.security_wanted.emit(SecurityWish(key))

    @Slot(object, str)
    def _on_link_opened(self, record: Any, link: str) -> None:
        self._follow_link(record, link)

    def open_link(self, link: str) -> None:
        """Open the page of the "official" or the "security" of the row under the cursor."""
        record = self.view.current_record()
        if record is not None:
            self._follow_link(record, link)

    def can_open_link(self, link: str) -> bool:
        """Whether the row under the cursor names one that is known."""
        return bool(self._link_key(self.view.current_record(), link))

    @staticmethod
    def _link_key(record: Any, link: str) -> str:
        return getattr(record, {"official": "bioguide", "security": "security"}[link], None) or ""

    def _follow_link(self, record: Any, link: str) -> None:
        key = self._link_key(record, link)
        if not key:
            self.told.emit(
                self.tr("It is not known who this filer is")
                if link == "official"
                else self.tr("It is not known what security this is")
            )
        elif link == "official":
            self._on_official_wanted(key)
        else:
            self._on_security_wanted(key)

    def add_links(self, menu: QMenu, record: Any) -> None:
        """Offer the pages of a row's official and security, those that are known."""
        names = {"official": "official", "security": "symbol"}
        for link in ("official", "security"):
            if self._link_key(record, link):
                name = getattr(record, names[link], None) or getattr(record, "issuer", None) or ""
                action = menu.addAction(self.tr("Go to {name}").format(name=menu_words(str(name))))
                action.setData(("link", link))
                action.setShortcut(LINK_KEYS[link])
                action.triggered.connect(partial(self._follow_link, record, link))

    # Corrections

    def correct_wish(self) -> CorrectWish | None:
        """Return what F2 corrects: the row under the cursor; None where there is none, or it cannot be."""
        return None

    @Slot()
    def correct(self) -> None:
        """Ask for the row under the cursor to be corrected."""
        if (wish := self.correct_wish()) is not None:
            self.correct_wanted.emit(wish)

    @Slot()
    def _on_pane_correct(self) -> None:
        if (shown := self.pane.shown()) is not None:
            self.correct_wanted.emit(CorrectWish(*shown))

    def add_correct(self, menu: QMenu) -> None:
        """Offer to correct the row."""
        action = menu.addAction(self.tr("Correct…"))
        action.setShortcut("F2")
        action.triggered.connect(self.correct)
