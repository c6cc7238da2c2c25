"""The dashboard's line of filters: a menu for each kind, and what is in force as chips.

The chamber and a single year are chosen in the bar over the pages; here they have chips like the rest. It
only wishes: the page decides, and tells it by `put` what is in force.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from govtrades_desktop.core.identity import AssetClass
from govtrades_desktop.core.records import Owner
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.pages.dashboard_words import (
    asset_words,
    filter_parts,
    party_words,
    without_part,
)
from govtrades_desktop.gui.plain_text import menu_words
from govtrades_desktop.gui.widgets.filter_chips import ChipFacts, FilterChips
from govtrades_desktop.query.dashboard_filter import CHAMBERS, PARTIES, UNRESOLVED, DashboardFilter
from govtrades_desktop.settings.paths import resource_path

_RUNS = (2, 3, 5, 10)
"""So many newest index years are offered in one go."""

_HEIGHT = 28
"""Of the line, with chips and without: the page does not jump when a filter comes."""


class DashboardFilters(QWidget):
    """The line.

    Signals:
        wanted(object): this DashboardFilter is to be in force.
        left(): the keyboard goes on to the page.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = DashboardFilter()
        self._years: tuple[int, ...] = ()
        self.setAccessibleName(self.tr("Filters of the dashboard"))
        self.buttons = {
            "party": self._button(self.tr("Party"), self.tr("Of the party on the day of the trade")),
            "owner": self._button(self.tr("Owner"), self.tr("Whose trades: the official's own, or others'")),
            "asset_class": self._button(self.tr("Asset"), self.tr("Of one kind of asset")),
            "years": self._button(
                self.tr("Years"), self.tr("Several index years; one alone is chosen above")
            ),
        }
        self.chips = FilterChips(self)
        self.chips.clear_button.setToolTip(self.tr("Show everything: no filter, all years, both chambers"))
        self.chips.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        before = None
        for button in self.buttons.values():
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button
        layout.addSpacing(theme.GRID)
        layout.addWidget(self.chips, 1)
        layout.addStretch(0)
        self.chips.remove_wanted.connect(self._on_remove)
        self.chips.edit_wanted.connect(self._on_edit)
        self.chips.clear_wanted.connect(self._on_clear)
        self.chips.left.connect(self.left)
        self.dress()

    def _button(self, words: str, hint: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(hint)
        button.setFixedHeight(_HEIGHT)
        button.setAccessibleName(self.tr("Filter: {words}").format(words=words))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(self._fill)
        button.setMenu(menu)
        return button

    def put(self, shown: DashboardFilter, years: tuple[int, ...]) -> None:
        """Say what is in force, and which index years there are, newest first."""
        self._shown, self._years = shown, years
        self.chips.put([ChipFacts(words, name, can_turn=False) for name, words in filter_parts(shown)])

    # Menus

    @Slot()
    def _fill(self) -> None:
        menu = self.sender()
        part = next((name for name, button in self.buttons.items() if button.menu() is menu), None)
        if part is not None:
            self.fill(part)

    def fill(self, part: str) -> QMenu:
        """Fill the menu of one kind with what can be chosen, and return it."""
        menu = self.buttons[part].menu()
        menu.clear()
        if part == "years":
            self._fill_years(menu)
            return menu
        now = getattr(self._shown, part)
        words = {
            "party": (self.tr("All parties"), party_words, (*PARTIES, UNRESOLVED)),
            "owner": (self.tr("All owners"), show.owner_word, tuple(one.value for one in Owner)),
            "asset_class": (
                self.tr("All assets"),
                asset_words,
                (*(one.value for one in AssetClass), UNRESOLVED),
            ),
        }
        everything, word, values = words[part]
        group = QActionGroup(menu)
        self._add(menu, group, everything, replace(self._shown, **{part: None}), is_on=now is None)
        menu.addSeparator()
        for value in values:
            choice = replace(self._shown, **{part: value})
            self._add(menu, group, word(value), choice, is_on=now == value)
        return menu

    def _fill_years(self, menu: QMenu) -> None:
        now, years = self._shown, self._years
        group = QActionGroup(menu)
        everything = replace(now, first_year=None, last_year=None)
        self._add(menu, group, self.tr("All years"), everything, is_on=everything == now)
        for many in _RUNS:
            if len(years) >= many:
                run = replace(now, first_year=years[many - 1], last_year=years[0])
                words = self.tr("Newest {n}: {first}–{last}").format(
                    n=many, first=run.first_year, last=run.last_year
                )
                self._add(menu, group, words, run, is_on=run == now)
        menu.addSeparator()
        for words, is_first in ((self.tr("From"), True), (self.tr("To"), False)):
            part = menu.addMenu(words)
            ends = QActionGroup(part)
            open_end = replace(now, **{"first_year" if is_first else "last_year": None})
            open_words = self.tr("the first") if is_first else self.tr("the newest")
            self._add(part, ends, open_words, open_end, is_on=open_end == now)
            for year in years:
                end = self._with_end(year, is_first=is_first)
                self._add(part, ends, str(year), end, is_on=end == now)

    def _with_end(self, year: int, *, is_first: bool) -> DashboardFilter:
        """Return the filter with one end of the years moved; where they would cross the other gives way."""
        first, last = self._shown.first_year, self._shown.last_year
        if is_first:
            return replace(self._shown, first_year=year, last_year=max(year, last) if last else None)
        return replace(self._shown, first_year=min(year, first) if first else None, last_year=year)

    def _add(
        self, menu: QMenu, group: QActionGroup, words: str, choice: DashboardFilter, *, is_on: bool
    ) -> None:
        action = menu.addAction(menu_words(words))
        action.setCheckable(True)
        action.setChecked(is_on)
        action.setData(choice)
        group.addAction(action)
        action.triggered.connect(self._on_chosen)

    @Slot()
    def _on_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.wanted.emit(action.data())

    # Chips

    @Slot(object)
    def _on_remove(self, part: str) -> None:
        self.wanted.emit(without_part(self._shown, part))

    @Slot(object)
    def _on_edit(self, part: str) -> None:
        """Open the menu of a chip's kind; that of the chamber, chosen in the bar, stands at its chip."""
        button: Any = self.buttons.get(part)
        if button is not None:
            button.showMenu()
            return
        menu = self.chamber_menu()
        chip: Any = next((one for one in self.chips.chips() if one.facts.value == part), self)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def chamber_menu(self) -> QMenu:
        """Return a menu of the chambers, which goes when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group, now = QActionGroup(menu), self._shown
        for chamber in (None, *CHAMBERS):
            words = show.chamber_word(chamber) if chamber else self.tr("Both chambers")
            self._add(menu, group, words, replace(now, chamber=chamber), is_on=chamber == now.chamber)
        return menu

    @Slot()
    def _on_clear(self) -> None:
        self.wanted.emit(DashboardFilter())

    # Looks

    def dress(self) -> None:
        """Follow the theme: one with a style sheet of its own is told of no palette."""
        arrow = resource_path("icons/arrow-down.svg").as_posix()
        sheet = (
            theme.chrome_sheet()
            + 'QToolButton[popupMode="2"] { padding: 0 22px 0 9px; min-height: 24px; }'
            + f'QToolButton::menu-indicator {{ image: url("{arrow}"); width: 11px; right: 6px;'
            + " subcontrol-origin: border; subcontrol-position: center right; }"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
