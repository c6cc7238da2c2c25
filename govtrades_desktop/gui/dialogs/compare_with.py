"""Choose one to stand beside another: a few letters of an official, or of a security, as in the palette.

A part of the window, no window of its own. It finds nothing itself, and compares nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from govtrades_desktop.gui.dialogs.palette import Group, Palette


class CompareChooser(Palette):
    """The palette's line and list, with words of its own; `chosen` brings the value of a line."""

    def __init__(self, find: Callable[[str], Sequence[Group]], parent: QWidget) -> None:
        super().__init__(find, parent)
        self._missing = ""

    def open_for(self, words: str, missing: str) -> None:
        """Open.

        Args:
            words: what is asked for, in the empty line.
            missing: said where letters find nobody.
        """
        self.edit.setPlaceholderText(words)
        self.edit.setAccessibleName(words)
        self.setAccessibleName(words)
        self._missing = missing
        self.open()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        super()._on_typed(text)
        self._nothing.setText(self._missing if text.strip() else "")
