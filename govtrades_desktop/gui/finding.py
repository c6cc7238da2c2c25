"""How things are found from the window: completion, chips, the palette and the searches of late.

It asks `query` for suggestions and follows what was chosen through the window's own slots; what a search
finds is the pages' business.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.gui import filter_words
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.filtering import Filtering
from govtrades_desktop.gui.navigator import PAGES
from govtrades_desktop.gui.pages.page import CompareWish, FilingsWish, OfficialWish, SecurityWish, TradesWish
from govtrades_desktop.gui.plain_text import visible
from govtrades_desktop.gui.search_history import SearchHistory
from govtrades_desktop.gui.widgets.completion_list import Line
from govtrades_desktop.gui.widgets.filter_chips import ChipFacts
from govtrades_desktop.query.grammar.edit import list_terms, negate_term, remove_term
from govtrades_desktop.query.grammar.tree import Field
from govtrades_desktop.query.library import Library

if TYPE_CHECKING:
    from govtrades_desktop.gui.dialogs.palette import Group, Palette
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.query.palette import Way
    from govtrades_desktop.store.user_views import SavedView

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
        self._commands: tuple[Sequence[QAction], Any] | None = None
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
            label = one.label or filter_words.value_word(one.key, one.shown, table)
            prefix = "" if is_all else typed.prefix.lstrip('="\u201c\u201d\u201e')
            found = marks(prefix, one.shown)
            also = marks(prefix, label) if prefix and not found else ()
            goes_on = one.kind is OfferKind.KEY
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

            self.palette = Palette(self.find, self._window.centralWidget())
            self.palette.chosen.connect(self._on_chosen)
        if self.palette.isHidden():
            self._on_focused()
            self._commands = None
            self.palette.open()
        else:
            self.palette.close_and_return()

    def find(self, text: str) -> list[Group]:
        """Return what a few letters find, by kind; of an empty text searches of late, pages and commands."""
        from govtrades_desktop.gui.dialogs.palette import Group

        if not text.strip():
            pages, commands = self._split(self._actions()[0])
            return [
                Group(self.tr("Recent searches"), self._recent_lines("", self.history.texts()[:5])),
                Group(self.tr("Saved views"), self._view_lines("", self._window.views.views()[:_MOST])),
                Group(self.tr("Pages"), self._action_lines("", pages)),
                Group(self.tr("Commands"), self._action_lines("", commands)),
            ]
        from govtrades_desktop.query.palette import Finder

        # what begins so stands before what holds it somewhere; slips and letters in order are the last resort
        pairs = Group(self.tr("Compare"), self._window.comparing.find_pairs(text))
        if pairs.lines:
            return [pairs]
        groups = [group for group in self._found(text, Finder.find) if group.lines]
        titles = {group.title for group in groups}
        parts = self._found(text, Finder.find_parts) if len(text.strip()) > 1 else []
        groups += [group for group in parts if group.lines and group.title not in titles]
        return groups or self._found(text, Finder.find_loosely)

    def _found(self, text: str, how: Way) -> list[Group]:
        from govtrades_desktop.gui.dialogs.palette import Group
        from govtrades_desktop.query.palette import Finder

        actions, finder = self._actions()
        pages, commands = self._split(actions[place] for place in how(finder, text, 12))
        texts = self.history.texts()
        recent = [texts[place] for place in how(Finder(texts), text, 3)]
        views = self._window.views.views()
        named = [views[place] for place in how(Finder(one.name for one in views), text, _MOST)]
        of_views = Group(self.tr("Saved views"), self._view_lines(text, named))
        of_data = self._data_groups(text, how)
        is_symbol = bool(of_data) and of_data[0].title == self.tr("Securities")  # then Enter goes there
        return [
            *([*of_data, of_views] if is_symbol else [of_views, *of_data]),
            Group(self.tr("Pages"), self._action_lines(text, pages)),
            Group(self.tr("Commands"), self._action_lines(text, commands)),
            Group(self.tr("Recent searches"), self._recent_lines(text, recent)),
        ]

    def _data_groups(self, text: str, how: Way) -> list[Group]:
        from govtrades_desktop.gui.dialogs.palette import Group
        from govtrades_desktop.query.palette import find_filings_by_id, load_directory, marks

        library = self._library()
        if library is None:
            return []
        directory = load_directory(library)
        officials = [
            Line(
                one.name,
                ", ".join(
                    part
                    for part in (
                        show.party_word(one.party) if one.party else "",
                        show.seat(one.seat) if one.seat else "",
                        show.chamber_word(one.chamber) if one.chamber else "",
                    )
                    if part
                ),
                "",
                marks(text, one.name),
                OfficialWish(one.bioguide),
            )
            for one in directory.find_officials(text, _MOST, how)
        ]
        securities = []
        for one in directory.find_securities(text, _MOST, how):
            shown = one.symbol or one.name
            label = one.name if one.symbol else ""
            found = marks(text, shown)
            also = marks(text, label) if not found else ()
            securities.append(Line(shown, label, "", found, SecurityWish(one.key), label_marks=also))
        filings = [
            Line(
                hit.doc_id,
                self.tr("{official}, filed {day}, {state}").format(
                    official=hit.official, day=hit.filed_on or show.NONE, state=show.state_word(hit.reading)
                ),
                "",
                marks(text, hit.doc_id),
                FilingsWish(filing_id=hit.filing_id),
            )
            for hit in find_filings_by_id(library, text, _MOST)
        ]
        people = Group(self.tr("Officials"), tuple(officials))
        things = Group(self.tr("Securities"), tuple(securities))
        is_symbol = bool(securities) and securities[0].shown.casefold() == text.strip().casefold()
        of_data = [things, people] if is_symbol else [people, things]
        return [*of_data, Group(self.tr("Filings"), tuple(filings))]

    def _actions(self) -> tuple[Sequence[QAction], Any]:
        """Return the window's actions that can be done now, and what finds them; anew at each opening."""
        if self._commands is None:
            from govtrades_desktop.query.palette import Finder

            actions = [
                one
                for name, one in self._window.actions_.by_name.items()
                if one.isEnabled() and name != "palette"
            ]
            self._commands = actions, Finder(map(_words, actions))
        return self._commands

    def _split(self, actions: Iterable[QAction]) -> tuple[list[QAction], list[QAction]]:
        every = list(actions)
        by_name = self._window.actions_.by_name
        pages = [one for one in every if any(n.startswith("page_") and a is one for n, a in by_name.items())]
        return pages, [one for one in every if one not in pages]

    @staticmethod
    def _action_lines(text: str, actions: Iterable[QAction]) -> tuple[Line, ...]:
        from govtrades_desktop.query.palette import marks

        native = QKeySequence.SequenceFormat.NativeText
        return tuple(
            Line(_words(one), "", one.shortcut().toString(native), marks(text, _words(one)), one)
            for one in actions
        )

    def _view_lines(self, text: str, views: Iterable[SavedView]) -> tuple[Line, ...]:
        from govtrades_desktop.query.palette import marks

        words = {name: self.tr(word) for name, _, word in PAGES}
        return tuple(
            Line(
                visible(one.name), words.get(one.page, one.page), "", marks(text, one.name), ("view", one.id)
            )
            for one in views
        )

    @staticmethod
    def _recent_lines(text: str, texts: Iterable[str]) -> tuple[Line, ...]:
        from govtrades_desktop.query.palette import marks

        return tuple(Line(one, "", "", marks(text, one), ("search", one)) for one in texts)

    @Slot(object)
    def _on_chosen(self, value: object) -> None:
        window = self._window
        match value:
            case OfficialWish():
                window.show_official(value)
            case SecurityWish():
                window.show_security(value)
            case FilingsWish():
                window.show_filings(value)
            case CompareWish():
                window.navigator.show_comparison(value)
            case QAction():
                value.trigger()
            case ("view", int(view_id)):
                window.views.show(view_id)
            case ("search", str(text)):
                self.history.remember(text)
                if window.page.is_searched_while_typing and window.page.is_table:
                    self._top.search.set_text(text)
                    window.page.focus_rows()
                else:
                    window.show_trades(TradesWish(text, self._top.years.year(), self._top.chambers.chamber()))


def _words(action: QAction) -> str:
    """Return an action's words without the mark of its letter; of a colour what it is a choice of."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
