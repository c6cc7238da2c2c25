"""Filters by choice, without typing: the list of filters, and "only this", "leave it out" of a row's values.

Every choice is a term of the grammar, written into the search box: chips, saved views and the method sheet of
an export say the same. What a value leaves is counted by `query`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.gui import filter_words
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.plain_text import menu_words
from govtrades_desktop.gui.widgets.completion_list import Line

if TYPE_CHECKING:
    from govtrades_desktop.gui.finding import Finding
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.gui.pages.page import Page
    from govtrades_desktop.gui.widgets.filter_popup import FilterPopup
    from govtrades_desktop.query.grammar.choose import Chosen, Meaning

_MARK = "row_values"


class Filtering(QObject):
    """Opens the list of filters of one window, and adds to the menus of its rows."""

    def __init__(self, window: MainWindow, finding: Finding) -> None:
        super().__init__(window)
        self._window = window
        self._finding = finding
        self._top = window.top
        self.popup: FilterPopup | None = None
        self._is_changed = False
        self._top.filter.clicked.connect(self.toggle)
        window.navigator.page_made.connect(self._on_page_made)
        window.page_shown.connect(self._on_page_shown)
        self._top.search.answered.connect(self._on_answered)

    # The list

    @Slot()
    def toggle(self) -> None:
        """Open the list of filters, or close it where it is open."""
        if self.popup is not None and not self.popup.isHidden():
            self.popup.close_and_return()
        else:
            self._open()

    def _open(self) -> None:
        if self._library() is None:
            return
        area = self._window.centralWidget()
        if self.popup is None:
            from govtrades_desktop.gui.widgets.filter_popup import FilterPopup

            self.popup = FilterPopup(self._keys, self._values, self._corner, area)
            self.popup.wished.connect(self._on_wished)
            self.popup.clear_wanted.connect(self._finding.clear)
            self.popup.closed.connect(self._on_closed)
        self._is_changed = False
        self.popup.open()

    def _corner(self) -> QPoint:
        """Return where the list begins: below the chips, which tell what is in force, under the button."""
        area, button, top = self._window.centralWidget(), self._top.filter, self._top
        left = button.mapTo(area, QPoint(0, 0)).x()
        return QPoint(left, top.mapTo(area, QPoint(0, top.sizeHint().height())).y() - 4)

    @Slot()
    def _on_closed(self) -> None:
        text = self._finding.in_force.strip()
        if self._is_changed and text:
            self._finding.history.remember(text)

    @Slot(str)
    def _on_page_shown(self, name: str) -> None:
        if self.popup is not None and not self.popup.isHidden():
            self.popup.refill()

    @Slot()
    def _on_answered(self) -> None:
        if self.popup is not None and not self.popup.isHidden():
            self.popup.refill()

    def _library(self) -> Any:
        return getattr(self._window.catalogue, "library", None)

    def _keys(self) -> list[Line]:
        from govtrades_desktop.query.facets import facet_keys

        text = self._finding.in_force
        lines = []
        for key in facet_keys(self._finding.table()):
            chosen = self._chosen(text, key)
            number = len(chosen.asked) + len(chosen.left_out)
            told = self.tr("{n} chosen").format(n=number) if number else ""
            check = "•" if number else ""
            lines.append(Line(filter_words.key_word(key), value=key, check=check, told=told))
        return lines

    @staticmethod
    def _chosen(text: str, key: str) -> Chosen:
        from govtrades_desktop.query.grammar.choose import Chosen, chosen_values

        try:
            return chosen_values(text, key)
        except UserInputError:  # of another page, and not read there yet
            return Chosen()

    def _values(self, key: str, letters: str) -> list[Line]:
        from govtrades_desktop.query.facets import count_facets
        from govtrades_desktop.query.grammar.choose import meaning

        library, table = self._library(), self._finding.table()
        text = self._finding.in_force
        chosen = self._chosen(text, key)
        found = count_facets(library, table, key, self._rows(text, key), wanted="")
        lines: dict[str, Line] = {}
        seen: set[Meaning] = set()
        for one in found:
            meant = meaning(key, one.text)
            is_chosen = meant in chosen.asked or meant in chosen.left_out
            seen.add(meant)
            words, label = filter_words.choice_words(key, one.text, one.shown, one.label, table)
            if words in lines and not is_chosen:  # two words of the grammar for one thing
                continue
            check, told = self._sign(meant, chosen)
            lines[words] = Line(words, label, show.count(one.rows), (), one.text, check=check, told=told)
        others = [*chosen.asked - seen, *chosen.left_out - seen]
        typed = [self._typed_line(key, one, chosen, table) for one in sorted(others, key=str)]
        return _narrowed([*typed, *lines.values()], letters)

    def _sign(self, meant: Meaning, chosen: Chosen) -> tuple[str, str]:
        if meant in chosen.asked:
            return "✓", self.tr("in force")
        return ("−", self.tr("left out")) if meant in chosen.left_out else ("", "")

    def _typed_line(self, key: str, meant: Meaning, chosen: Chosen, table: str) -> Line:
        """Return a value that was typed and is not in the list: it can be taken out there, too."""
        op, text, high = meant
        quoted = '"' + text.replace('"', '""') + '"'
        is_plain = text.replace("-", "").replace(".", "").isalnum()
        value = f"{op}{text}" if is_plain else f"{op}{quoted}"
        if high is not None:
            value = f"{text}..{high}"
        words, _ = filter_words.choice_words(key, value, text, "", table)
        check, told = self._sign(meant, chosen)
        return Line(words, "", "", (), value, check=check, told=told)

    def _rows(self, text: str, key: str) -> np.ndarray:
        """Return the rows that the other filters leave: of which a value is chosen."""
        from govtrades_desktop.query.grammar.choose import without_key

        window = self._window
        page: Any = window.page
        try:
            rest = without_key(text, key)
            if page.is_table:
                return page.find(rest)
            years, chambers = self._top.years, self._top.chambers
            return window.catalogue.find_trades(
                rest,
                sort=(),
                year=None if years.isHidden() else years.year(),
                chamber=None if chambers.isHidden() else chambers.chamber(),
            )
        except UserInputError:
            return np.zeros(0, np.intp)

    @Slot(str, str, str)
    def _on_wished(self, key: str, value: str, how: str) -> None:
        self.wish(key, value, how)

    def wish(self, key: str, value: str, how: str) -> None:
        """Put a value into the search in force, take it out, leave it out, or ask for it alone."""
        from govtrades_desktop.gui.widgets import filter_popup
        from govtrades_desktop.query.grammar import choose

        ways = {
            filter_popup.TURN: choose.turn_value,
            filter_popup.LEAVE_OUT: choose.leave_out_value,
            filter_popup.ONLY: choose.only_value,
        }
        text = ways[how](self._finding.in_force, key, value)
        self._is_changed = True
        self._top.search.set_text(text)
        if not self._window.page.is_searched_while_typing:
            self._top.search.entered.emit(text)

    # The rows' own values

    @Slot(object)
    def _on_page_made(self, page: Page) -> None:
        if page.is_table and page.name in ("trades", "filings"):
            page.view.menu_wanted.connect(self._on_row_menu)

    @Slot(object, object)
    def _on_row_menu(self, menu: QMenu, record: Any) -> None:
        """Offer to narrow the rows to what a cell says, or to leave it out."""
        if record is None or self._library() is None:
            return
        from govtrades_desktop.gui.row_terms import row_terms
        from govtrades_desktop.gui.widgets.filter_popup import LEAVE_OUT, ONLY

        page: Any = self._window.page
        terms = row_terms(record, page.name)
        if not terms:
            return
        first = next(iter(menu.actions()), None)
        column = page.columns[max(0, page.view.currentIndex().column())].key
        here = next((one for one in terms if one.column == column), None)
        made: list[QAction] = []
        if here is not None:
            for words, how in ((self.tr("Only {what}"), ONLY), (self.tr("Leave out {what}"), LEAVE_OUT)):
                words = words.format(what=menu_words(here.words))
                made.append(self._row_action(words, here, how, menu))
        only, out = QMenu(self.tr("Only rows with"), menu), QMenu(self.tr("Leave out rows with"), menu)
        for part, how in ((only, ONLY), (out, LEAVE_OUT)):
            for one in terms:
                part.addAction(self._row_action(menu_words(one.words), one, how, part))
            made.append(part.menuAction())
        separator = QAction(menu)
        separator.setSeparator(True)
        for action in (*made, separator):
            menu.insertAction(first, action)

    def _row_action(self, words: str, term: Any, how: str, menu: QMenu) -> QAction:
        action = QAction(words, menu)
        action.setData((_MARK, term.key, term.value, how))
        action.triggered.connect(self._on_row_action)
        return action

    @Slot()
    def _on_row_action(self) -> None:
        match self.sender().data():
            case (_, str(key), str(value), str(how)):
                self.wish(key, value, how)
                self._window.page.focus_rows()


def _narrowed(lines: list[Line], letters: str) -> list[Line]:
    """Return the lines that letters find, those that begin with them first, the letters marked."""
    if not letters.strip():
        return lines
    from dataclasses import replace

    from govtrades_desktop.query.facets import narrowed
    from govtrades_desktop.query.palette import marks

    found = []
    for one in narrowed(lines, lambda line: f"{line.shown} {line.label}", letters):
        shown = marks(letters, one.shown)
        found.append(replace(one, marks=shown, label_marks=() if shown else marks(letters, one.label)))
    return found
