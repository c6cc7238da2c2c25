"""A button that puts a value of one key into the search text: what it chooses stands there as a chip.

The text is the truth: the button says what the text asks for, and wishes for another text. It holds no choice
of its own, so nothing is in force that the chips do not show, a view does not keep, or "Clear all" leaves.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.gui.plain_text import menu_words
from govtrades_desktop.query.grammar.choose import chosen_values, meaning, turn_value, without_key


class TermChoice(QToolButton):
    """A menu of the values of one key; each can be asked for beside the others.

    Signals:
        text_wanted(str): the search text that a choice leads to.
        about_to_show(): the menu opens; its values may be put anew.
    """

    text_wanted = Signal(str)
    about_to_show = Signal()

    def __init__(self, key: str, title: str, all_words: str, parent: QWidget) -> None:
        """Build a choice without values.

        Args:
            key: of the grammar.
            title: what the key is, translated.
            all_words: of the entry that takes the key out of the text, translated.
            parent: owner.
        """
        super().__init__(parent)
        self._key = key
        self._title = title
        self._all_words = all_words
        self._values: list[tuple[str, str]] = []
        self._text = ""
        self.setProperty("role", "quiet")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0; }")
        self.menu().aboutToShow.connect(self._fill)
        self.menu().triggered.connect(self._on_triggered)
        self.follow("")

    def put(self, values: Sequence[tuple[str, str]]) -> None:
        """Offer these values, each with its words."""
        self._values = list(values)

    def follow(self, text: str) -> None:
        """Say what a search text asks for."""
        self._text = text
        asked = [words for value, words in self._values if self.is_asked(value)]
        told = asked[0] if len(asked) == 1 else self.tr("{n} of them").format(n=len(asked)) if asked else ""
        words = self.tr("{title}: {value}").format(title=self._title, value=told) if told else self._title
        self.setText(f"{menu_words(words)} ▾")
        self.setAccessibleName(words)
        self.setToolTip(self.tr("Narrow the rows by {title}").format(title=self._title.lower()))

    def is_asked(self, value: str) -> bool:
        """Whether the text asks for a value."""
        try:
            return meaning(self._key, value) in chosen_values(self._text, self._key).asked
        except UserInputError:
            return False

    def choose(self, value: str | None) -> None:
        """Ask for a value too, or no more where it is asked for; None: for none of them."""
        try:
            text = (
                without_key(self._text, self._key)
                if value is None
                else turn_value(self._text, self._key, value)
            )
        except UserInputError:  # what is in the box is not understood: it is told under it
            text = "" if value is None else f"{self._key}:{value}"
        self.text_wanted.emit(text)

    @Slot()
    def _fill(self) -> None:
        self.about_to_show.emit()
        menu = self.menu()
        menu.clear()
        self._add(self._all_words, None, is_chosen=not any(self.is_asked(one) for one, _ in self._values))
        menu.addSeparator()
        for value, words in self._values:
            self._add(words, value, is_chosen=self.is_asked(value))

    def _add(self, words: str, value: str | None, *, is_chosen: bool) -> None:
        action = self.menu().addAction(menu_words(words))
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.setData(value)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.choose(action.data())
