"""What the palette finds: officials, securities, filings, pages, commands, views, searches; and its wishes.

Commands are the actions of the menus, and what can be done with the columns and rows of the table in front:
by the words of their menus, and by what other programs call them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.navigator import PAGES
from govtrades_desktop.gui.pages.page import CompareWish, FilingsWish, OfficialWish, SecurityWish, TradesWish
from govtrades_desktop.gui.plain_text import visible
from govtrades_desktop.gui.search_history import SearchHistory
from govtrades_desktop.gui.widgets.completion_list import Line
from govtrades_desktop.query.library import Library

if TYPE_CHECKING:
    from govtrades_desktop.gui.dialogs.palette import Group
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.query.palette import Way
    from govtrades_desktop.store.user_views import SavedView

_MOST = 6
Command = tuple[QAction, str]
"""An action, and the words that say what it does."""


class Going(QObject):
    """Finds for the palette of one window, and goes where it is told."""

    def __init__(self, window: MainWindow, history: SearchHistory) -> None:
        super().__init__(window)
        self._window = window
        self._top = window.top
        self.history = history
        self._commands: tuple[Sequence[Command], Any] | None = None

    def renew(self) -> None:
        """The palette opens: what can be done now is looked up anew."""
        self._commands = None

    def _library(self) -> Library | None:
        return getattr(self._window.catalogue, "library", None)

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

    def _actions(self) -> tuple[Sequence[Command], Any]:
        """Return what can be done now, and what finds it; anew at each opening."""
        if self._commands is None:
            from govtrades_desktop.query.palette import Finder

            commands = list(self._every())
            told = (f"{words} {action.property('also') or ''}" for action, words in commands)
            self._commands = commands, Finder(told)
        return self._commands

    def _every(self) -> Iterator[Command]:
        actions = self._window.actions_
        for name, action in actions.by_name.items():
            if action.isEnabled() and name != "palette":
                yield action, _words(action)
        if self._window.page.is_table:
            self._window.rows.fill_columns()
            yield from _within(actions.menus["columns"])

    def _split(self, commands: Iterable[Command]) -> tuple[list[Command], list[Command]]:
        by_name = self._window.actions_.by_name
        names = {id(action): name for name, action in by_name.items()}
        every = list(commands)
        pages = [one for one in every if names.get(id(one[0]), "").startswith("page_")]
        return pages, [one for one in every if one not in pages]

    @staticmethod
    def _action_lines(text: str, commands: Iterable[Command]) -> tuple[Line, ...]:
        from govtrades_desktop.query.palette import marks

        native = QKeySequence.SequenceFormat.NativeText
        return tuple(
            Line(words, "", action.shortcut().toString(native), marks(text, words), action)
            for action, words in commands
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
    def follow(self, value: object) -> None:
        """Go where a line that was chosen leads, or do what it says."""
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
    """Return an action's words without the mark of its letter."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def _within(menu: QMenu, before: str = "") -> Iterator[Command]:
    """Yield what a menu can do now, of its submenus with what they are about: "Group by: Official"."""
    for action in menu.actions():
        if (inner := action.menu()) is not None:
            yield from _within(inner, f"{before}{_words(action)}: ")
        elif action.isEnabled() and not action.isSeparator():
            yield action, f"{before}{_words(action)}"
