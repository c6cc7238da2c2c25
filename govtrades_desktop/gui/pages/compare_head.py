"""The top of a comparison: whose it is as chips, the way back, news that waits, the copy of the facts.

It stays while the page scrolls. It knows words and keys; what they are of is the page's business.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.pages.page import COMPARE_KEY, MOST_COMPARED
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.gui.widgets.name_chips import NameChips


class CompareHead(QWidget):
    """Heading, buttons and chips; whoever shows them follows their signals."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heading = PlainLabel(parent=self)
        self._heading.setFont(theme.font("title"))
        self._heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.back_button = QToolButton(self)
        self.back_button.setProperty("role", "quiet")
        self.back_button.setToolTip(self.tr("Back (Alt+Left)"))
        self.back_button.setAccessibleName(self.tr("Back"))
        self.news_button = QPushButton(self.tr("Newer data: show"), self)
        self.news_button.setProperty("role", "notice")
        self.news_button.hide()
        self.copy_button = QPushButton(self.tr("Copy facts"), self)
        self.copy_button.setProperty("role", "quiet")
        self.copy_button.setToolTip(
            self.tr("Copy the table of facts, with headings, for a spreadsheet (Ctrl+C)")
        )
        self.chips = NameChips(self)
        line = QHBoxLayout()
        line.setSpacing(theme.GRID)
        line.addWidget(self.back_button)
        line.addWidget(self._heading, 1)
        line.addWidget(self.news_button)
        line.addWidget(self.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, 2, 2 * theme.GRID, theme.GRID)
        layout.setSpacing(6)
        layout.addLayout(line)
        layout.addWidget(self.chips)

    def tell(self, names: Sequence[tuple[str, str]], *, is_of_officials: bool, can_copy: bool) -> None:
        """Show those compared: (key, words) each, in the order of the columns."""
        self.copy_button.setEnabled(can_copy)
        self._heading.setText(
            self.tr("Compare officials") if is_of_officials else self.tr("Compare securities")
        )
        hint = (
            self.tr("Choose another official to stand beside these ({keys})")
            if is_of_officials
            else self.tr("Choose another security to stand beside these ({keys})")
        ).format(keys=COMPARE_KEY)
        self.chips.put_names(names, most=MOST_COMPARED, hint=hint)

    @Slot()
    def dress(self) -> None:
        """Follow the theme."""
        self.back_button.setIcon(resources.icon("back", "muted"))
