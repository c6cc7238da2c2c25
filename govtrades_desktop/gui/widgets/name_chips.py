"""Those that are compared, as chips: a click opens the page of one, × or Delete takes it out.

The chips of filters with other words; at the end stands what adds another. It changes nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from govtrades_desktop.gui.plain_text import tip
from govtrades_desktop.gui.widgets.filter_chips import Chip, ChipFacts, FilterChips


class NameChip(Chip):
    """One of those compared."""

    def __init__(self, facts: ChipFacts, parent: QWidget) -> None:
        super().__init__(facts, parent)
        self.setAccessibleName(self.tr("Compared: {words}").format(words=facts.words))
        self.setAccessibleDescription(
            self.tr("Enter opens the page, Delete takes it out, arrows go to the others")
        )
        self.setToolTip(
            tip(self.tr("{words}: click for the page, × to take it out").format(words=facts.words))
        )

    def change_words(self) -> str:
        """Return what a click does, for the menu."""
        return self.tr("Open the page")


class NameChips(FilterChips):
    """The chips (see FilterChips): `edit_wanted` opens one, `clear_wanted` asks to add another."""

    chip_class = NameChip

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Compared"))
        self.add_button = self.clear_button
        self.add_button.setText(self.tr("+ Add"))

    def put_names(self, names: Sequence[tuple[str, str]], *, most: int, hint: str) -> None:
        """Show names: (key, words) each.

        Args:
            names: in the order of the columns.
            most: with as many as these the button that adds is off.
            hint: what the button does, and by which key.
        """
        can_add = len(names) < most
        self.add_button.setEnabled(can_add)
        full = self.tr("{n} is the most that can be compared: take one out first").format(n=most)
        self.add_button.setToolTip(tip(hint if can_add else full))
        self.add_button.setAccessibleName(self.tr("Add another"))
        self.add_button.setAccessibleDescription(hint if can_add else full)
        self.put([ChipFacts(words, key, can_turn=False) for key, words in names])
