"""How officials, or securities, come to stand side by side: the command, and the choice of another one.

It asks `query` for names and wishes for the page; what is compared, and how it looks, is the page's business.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Slot

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.pages.page import CompareWish, Page
from govtrades_desktop.gui.widgets.completion_list import Line

if TYPE_CHECKING:
    from govtrades_desktop.gui.dialogs.compare_with import CompareChooser
    from govtrades_desktop.gui.dialogs.palette import Group
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.query.palette import Directory, OfficialHit, SecurityHit, Way

_SHOWN = 10
_PAIR = re.compile(r"compare\s+(.+?)\s*(?:\s(?:with|and|to|vs\.?)\s|,)\s*(.+)", re.IGNORECASE)


class Comparing(QObject):
    """Answers the command "Compare" of one window, whatever page is in front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.chooser: CompareChooser | None = None

    def attach(self, page: Page) -> None:
        """Give a page that counts off the GUI thread its thread, and follow its wish for another one."""
        if page.name == "compare":
            compare: Any = page
            compare.read_by(self._window.reader)
            compare.add_wanted.connect(self.choose)
        elif page.name in ("official", "security"):
            of_one: Any = page
            of_one.read_by(self._window.reader)
            of_one.compare_button.clicked.connect(self.choose)

    def can_compare(self) -> bool:
        """Whether the page in front has something that can be compared."""
        return self._window.page.name in ("officials", "securities", "official", "security", "compare")

    @Slot()
    def compare(self) -> None:
        """Compare the rows selected; from the page of one, or of a few, ask for another."""
        page = self._window.page
        if page.name in ("officials", "securities"):
            page.compare()
        elif self.can_compare():
            self.choose()

    # The choice of another

    def _chosen_keys(self) -> tuple[str, ...]:
        page = self._window.page
        return page.keys if page.name == "compare" else (page.key,)

    def _is_of_officials(self) -> bool:
        page = self._window.page
        return page.is_of_officials if page.name == "compare" else page.name == "official"

    @Slot()
    def choose(self) -> None:
        """Ask for another one, by a few letters."""
        if self.chooser is None:
            from govtrades_desktop.gui.dialogs.compare_with import CompareChooser

            self.chooser = CompareChooser(self.find, self._window.centralWidget())
            self.chooser.chosen.connect(self._on_chosen)
        if not self.chooser.isHidden():
            self.chooser.close_and_return()
        elif self._is_of_officials():
            self.chooser.open_for(
                self.tr("Compare with an official: a few letters of the name"),
                self.tr("No official who is not here already goes by that name."),
            )
        else:
            self.chooser.open_for(
                self.tr("Compare with a security: a ticker, or a few letters of the name"),
                self.tr("No security that is not here already goes by that name."),
            )

    def find(self, text: str) -> list[Group]:
        """Return whom or what a few letters find; of an empty text those with most trades."""
        from govtrades_desktop.gui.dialogs.palette import Group
        from govtrades_desktop.query.palette import Finder, load_directory

        library = getattr(self._window.catalogue, "library", None)
        if library is None:
            return []
        directory, taken = load_directory(library), set(self._chosen_keys())
        if not text.strip():
            return [Group(self.tr("Most trades"), self._busiest(directory, taken))]
        for how in (Finder.find, Finder.find_parts, Finder.find_loosely):
            if lines := self._lines(directory, text, how, taken):
                word = self.tr("Officials") if self._is_of_officials() else self.tr("Securities")
                return [Group(word, lines)]
        return []

    def _lines(self, directory: Directory, text: str, how: Way, taken: set[str]) -> tuple[Line, ...]:
        most = _SHOWN + len(taken)
        if self._is_of_officials():
            people = directory.find_officials(text, most, how)
            found = [_official_line(one, text) for one in people if one.bioguide not in taken]
        else:
            things = directory.find_securities(text, most, how)
            found = [_security_line(one, text) for one in things if one.key not in taken]
        return tuple(found[:_SHOWN])

    def _busiest(self, directory: Directory, taken: set[str]) -> tuple[Line, ...]:
        catalogue = self._window.catalogue
        some = _SHOWN + len(taken)
        if self._is_of_officials():
            positions = catalogue.find_officials("trades:>0", sort=("-trades",))[:some]
            known = {one.bioguide: one for one in directory.officials}
            keys = [key for key in catalogue.official_keys(positions) if key not in taken]
            return tuple(_official_line(known[key], "") for key in keys[:_SHOWN] if key in known)
        positions = catalogue.find_securities("", sort=("-trades",))[:some]
        things = {one.key: one for one in directory.securities}
        keys = [key for key in catalogue.security_keys(positions) if key not in taken]
        return tuple(_security_line(things[key], "") for key in keys[:_SHOWN] if key in things)

    # In the palette

    def find_pairs(self, text: str) -> tuple[Line, ...]:
        """Return what "compare nvda with aapl" means, best first; nothing for any other text."""
        typed = _PAIR.fullmatch(text.strip())
        library = getattr(self._window.catalogue, "library", None)
        if typed is None or library is None:
            return ()
        from govtrades_desktop.query.palette import Finder, load_directory

        directory, words = load_directory(library), (typed[1], typed[2])
        things = [directory.find_securities(word, 1) for word in words]
        is_symbol = [
            bool(f) and (f[0].symbol or "").casefold() == w.casefold()
            for f, w in zip(things, words, strict=True)
        ]
        if not all(things):
            things = [directory.find_securities(word, 1, Finder.find_parts) for word in words]
        people = [directory.find_officials(word, 1) for word in words]
        of_things = [(one.symbol or one.name, one.key) for found in things for one in found]
        of_people = [(one.name, one.bioguide) for found in people for one in found]
        pairs = [of_things, of_people] if all(is_symbol) else [of_people, of_things]
        return tuple(_pair_line(*pair) for pair in pairs if len(pair) == 2 and pair[0] != pair[1])

    @Slot(object)
    def _on_chosen(self, value: object) -> None:
        if isinstance(value, CompareWish):  # letters that found nobody are no choice
            self._window.navigator.show_comparison(CompareWish((*self._chosen_keys(), *value.keys)))


def _pair_line(first: tuple[str, str], second: tuple[str, str]) -> Line:
    words = QCoreApplication.translate("compare", "Compare {first} with {second}")
    return Line(words.format(first=first[0], second=second[0]), value=CompareWish((first[1], second[1])))


def _official_line(one: OfficialHit, text: str) -> Line:
    from govtrades_desktop.query.palette import marks

    parts = (
        show.party_word(one.party) if one.party else "",
        show.seat(one.seat) if one.seat else "",
        show.chamber_word(one.chamber) if one.chamber else "",
    )
    label = ", ".join(part for part in parts if part)
    return Line(one.name, label, "", marks(text, one.name), CompareWish((one.bioguide,)))


def _security_line(one: SecurityHit, text: str) -> Line:
    from govtrades_desktop.query.palette import marks

    shown = one.symbol or one.name
    label = one.name if one.symbol else ""
    found = marks(text, shown)
    also = marks(text, label) if not found else ()
    return Line(shown, label, "", found, CompareWish((one.key,)), label_marks=also)
