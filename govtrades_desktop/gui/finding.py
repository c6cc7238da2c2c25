"""How things are found from the window: completion, chips, the palette and the searches of late.

It asks `query` for suggestions and follows what was chosen through the window's own slots; what a search
finds is the pages' business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Slot

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.gui import filter_words
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.filtering import Filtering
from govtrades_desktop.gui.going import Going
from govtrades_desktop.gui.grammar_words import key_meaning
from govtrades_desktop.gui.search_history import SearchHistory
from govtrades_desktop.gui.widgets.completion_list import Line
from govtrades_desktop.gui.widgets.filter_chips import ChipFacts
from govtrades_desktop.query.grammar.edit import list_terms, negate_term, remove_term
from govtrades_desktop.query.grammar.tree import Field
from govtrades_desktop.query.library import Library

if TYPE_CHECKING:
    from govtrades_desktop.gui.dialogs.palette import Palette
    from govtrades_desktop.gui.main_window import MainWindow

_MOST = 6
_YEAR, _CHAMBER = "year", "chamber"


class Finding(QObject):
    """Fills the search box, its chips and the palette of one window, and follows their wishes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._top = window.top
        self.history = SearchHistory(window.session)
        self.palette: Palette | None = None
        self._in_force = ""
        box, chips = self._top.search, self._top.chips
        box.offers = self._offers
        box.meant = self._meant
        box.recent = self.history.texts
        box.held.connect(self._tell_chips)
        box.settled.connect(self._on_settled)
        box.answered.connect(self._on_answered)
        box.focused.connect(self._on_focused)
        self._top.years.year_shown.connect(self._tell_chips)
        self._top.chambers.chamber_shown.connect(self._tell_chips)
        window.page_shown.connect(self._tell_chips)
        chips.edit_wanted.connect(self._on_edit)
        chips.remove_wanted.connect(self._on_remove)
        chips.turn_wanted.connect(self._on_turn)
        chips.clear_wanted.connect(self.clear)
        chips.left.connect(self._on_chips_left)
        self.filtering = Filtering(window, self)
        self.going = Going(window, self.history)

    def _library(self) -> Library | None:
        return getattr(self._window.catalogue, "library", None)

    @property
    def in_force(self) -> str:
        """The last search text that was understood: the rows in view are its."""
        return self._in_force

    def table(self) -> str:
        """Return what is searched from the page in front: trades, where it has no list of its own."""
        name = self._window.page.name if self._window.stack.count() else ""
        return name if name in ("filings", "officials", "securities") else "trades"

    # Completion

    def _offers(self, text: str, cursor: int, is_all: bool) -> tuple[int, int, Sequence[Line]]:  # noqa: FBT001
        from govtrades_desktop.query.completion import OfferKind, offers_at
        from govtrades_desktop.query.palette import marks

        table = self.table()
        most = 40 if is_all else 12
        typed, offers = offers_at(text, cursor, table, self._library(), most=most, is_whole=is_all)
        lines = []
        for one in offers:
            goes_on = one.kind is OfferKind.KEY
            label = key_meaning(one.label) if goes_on else one.label
            label = label or filter_words.value_word(one.key, one.shown, table)
            prefix = "" if is_all else typed.prefix.lstrip('="\u201c\u201d\u201e')
            found = marks(prefix, one.shown)
            also = marks(prefix, label) if prefix and not found else ()
            lines.append(Line(one.shown, label, "", found, (one.text, goes_on), label_marks=also))
        return typed.span.start, typed.span.length, lines

    def _meant(self, text: str, cursor: int) -> str | None:
        """Return what is to be searched of a text while it is typed: see `text_for_now`."""
        from govtrades_desktop.query.completion import begins_something
        from govtrades_desktop.query.grammar.unfinished import text_for_now

        window, table = self._window, self.table()
        if not (window.stack.count() and window.page.is_table and window.page.is_searched_while_typing):
            return text
        return text_for_now(
            text, cursor, self._count, lambda typed: begins_something(typed, table, self._library())
        )

    def _count(self, text: str) -> int:
        """Return how many rows of the page in front a text finds. Raises UserInputError."""
        return len(self._window.page.find(text))

    def _tell_hint(self) -> None:
        """Where small words found nothing and as signs would find something, offer that."""
        from govtrades_desktop.query.grammar.unfinished import with_signs

        window = self._window
        if not (window.stack.count() and window.page.is_table):
            return
        signed = with_signs(self._in_force)
        try:
            is_better = signed is not None and not self._count(self._in_force) and self._count(signed)
        except UserInputError:
            return
        if is_better:
            self._top.search.show_hint(self.tr("Did you mean {text}?").format(text=signed), signed)

    @Slot()
    def _on_focused(self) -> None:
        """Make ready what the first letter asks for, before it is typed."""
        if (library := self._library()) is not None:
            from govtrades_desktop.query.palette import make_ready

            make_ready(library)

    @Slot(str)
    def _on_settled(self, text: str) -> None:
        if (
            text == self._in_force.strip()
        ):  # on a page that searches at Enter, what was only typed is no search
            self.history.remember(text)

    # Chips

    @Slot(object)
    def _on_answered(self, error: UserInputError | None) -> None:
        if error is None:
            self._in_force = self._top.search.asked()
            self._tell_hint()
        self._tell_chips()

    @Slot()
    def _tell_chips(self) -> None:
        text = self._top.search.text()
        facts = self._term_facts(self._in_force)
        years, chambers = self._top.years, self._top.chambers
        tells_scope = not (self._window.stack.count() and self._window.page.has_own_chips)
        if tells_scope and not years.isHidden() and (year := years.year()) is not None:
            facts.append(ChipFacts(self.tr("Index year {year}").format(year=year), _YEAR, can_turn=False))
        if tells_scope and not chambers.isHidden() and (chamber := chambers.chamber()) is not None:
            facts.append(ChipFacts(show.chamber_word(chamber), _CHAMBER, can_turn=False))
        self._top.chips.put(facts, is_in_step=self._in_force == text or not self._is_searching())

    def _is_searching(self) -> bool:
        return bool(self._window.stack.count()) and self._window.page.is_searched_while_typing

    def _term_facts(self, text: str) -> list[ChipFacts]:
        try:
            terms = list_terms(text)
        except UserInputError:  # of another page, and not read there yet: its own answer will tell
            return []
        table = self.table()
        return [
            ChipFacts(filter_words.term_words(term, table, self._name_of), number, is_negated=term.is_negated)
            for number, term in enumerate(terms)
        ]

    def _name_of(self, key: str, value: str) -> str | None:
        library = self._library()
        if library is None:
            return None
        if key == "committee":
            from govtrades_desktop.query.committees import load_committees

            return next((one.name for one in load_committees(library) if one.code == value.upper()), None)
        if key == "security":
            from govtrades_desktop.query.security_names import name_meant

            return name_meant(library, value)
        if key == "bioguide":
            from govtrades_desktop.query.palette import load_directory

            known = load_directory(library).officials
            return next((one.name for one in known if one.bioguide == value.upper()), None)
        return None

    @Slot(object)
    def _on_edit(self, value: object) -> None:
        if value == _YEAR:
            self._open_choice(self._top.years)
        elif value == _CHAMBER:
            self._open_choice(self._top.chambers)
        elif isinstance(value, int):
            term = list_terms(self._top.search.text())[value]
            place = term.body
            start, end = place.start, place.end
            if isinstance(term.node, Field):
                start = term.node.key_span.end
            self._top.search.edit_place(start, end - start)

    @staticmethod
    def _open_choice(box: Any) -> None:
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        box.showPopup()

    @Slot(object)
    def _on_remove(self, value: object) -> None:
        if value == _YEAR:
            self._top.years.setCurrentIndex(0)
        elif value == _CHAMBER:
            self._top.chambers.setCurrentIndex(0)
        elif isinstance(value, int):
            self._top.search.set_text(remove_term(self._top.search.text(), value))

    @Slot(object)
    def _on_turn(self, value: object) -> None:
        if isinstance(value, int):
            self._top.search.set_text(negate_term(self._top.search.text(), value))

    @Slot()
    def clear(self) -> None:
        """Take every filter away: text, year, chamber, and what the page has of its own."""
        self._top.search.set_text("")
        page: Any = self._window.page
        if page.has_own_chips:
            page.clear_filters()
            return
        if not self._top.years.isHidden():
            self._top.years.setCurrentIndex(0)
        if not self._top.chambers.isHidden():
            self._top.chambers.setCurrentIndex(0)

    @Slot()
    def _on_chips_left(self) -> None:
        self._top.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # The palette

    @Slot()
    def open_palette(self) -> None:
        """Open the palette, or close it where it is open."""
        if self.palette is None:
            from govtrades_desktop.gui.dialogs.palette import Palette

            self.palette = Palette(self.going.find, self._window.centralWidget())
            self.palette.chosen.connect(self.going.follow)
        if self.palette.isHidden():
            self._on_focused()
            self.going.renew()
            self.palette.open()
        else:
            self.palette.close_and_return()
