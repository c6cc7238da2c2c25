"""How a table page is arranged: columns, order, groups, height of rows; as a `View`, and remembered at once.

It arranges the page's table and asks the page to find anew; what is found is the page's business. A part of a
view that this version does not know is left out and named, never an error: the rest of it is of use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from govtrades_desktop.core.views import View, ViewPage
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.models.columns import SortTerm, sort_names
from govtrades_desktop.gui.models.group_model import TableGroups
from govtrades_desktop.gui.session import Session
from govtrades_desktop.gui.widgets.table_view import DENSITIES, STANDARD

if TYPE_CHECKING:
    from govtrades_desktop.gui.pages.table_page import TablePage

_REMEMBER_MS = 300
"""A column that is dragged wider tells each pixel; it is written once the hand rests."""


class GroupBar(QWidget):
    """Two buttons over the table: what the rows are grouped by, and how the groups are sorted."""

    def __init__(self, page: TablePage) -> None:
        super().__init__(page)
        self._page = page
        self.by = self._button()
        self.order = self._button()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self.by)
        layout.addWidget(self.order)
        self.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0; }")
        self.by.menu().aboutToShow.connect(self._fill_by)
        self.order.menu().aboutToShow.connect(self._fill_order)

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "quiet")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    @Slot()
    def _fill_by(self) -> None:
        self.by.menu().clear()
        self._page.view.menus.fill_groupings(self.by.menu())

    @Slot()
    def _fill_order(self) -> None:
        self.order.menu().clear()
        self._page.view.menus.fill_group_orders(self.order.menu())

    def tell(self, grouping: str, groups: int | None, order: str) -> None:
        """Say what is in force; `groups` is None where rows are not grouped."""
        if groups is None:
            self.by.setText(self.tr("Group ▾"))
        else:
            self.by.setText(
                self.tr("By {grouping}: {n} ▾").format(grouping=grouping.lower(), n=show.count(groups))
            )
        self.by.setAccessibleName(
            self.tr("Group the rows")
            if groups is None
            else self.tr("Grouped by {grouping}, {n} groups").format(grouping=grouping, n=show.count(groups))
        )
        self.by.setToolTip(self.tr("Group the rows (Ctrl+G)"))
        self.order.setVisible(groups is not None)
        self.order.setText(order or self.tr("Usual order ▾"))
        self.order.setAccessibleName(self.tr("Order of the groups"))
        self.order.setToolTip(self.tr("Order of the groups"))


class Arrangement(QObject):
    """The arrangement of one page's table.

    Signals:
        changed(): something of it is other than it was; it is remembered already, or will be in a moment.
    """

    changed = Signal()

    def __init__(self, page: TablePage) -> None:
        super().__init__(page)
        self._page = page
        self._view = page.view
        self._session: Session | None = None
        self.grouping: str | None = None
        self.group_order = ""
        self.bar = GroupBar(page)
        groupings, orders = page.groupings()
        self._groupings = dict(groupings)
        self._orders = {name: words for name, words, _ in orders}
        self._view.menus.set_groupings(groupings, orders)
        self.bar.setVisible(bool(groupings))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REMEMBER_MS)
        self._timer.timeout.connect(self.remember)
        self._view.columns_changed.connect(self._on_changed)
        self._view.order_shown.connect(self._on_changed)
        self._view.grouping_wanted.connect(self._on_grouping_wanted)
        self._view.group_order_wanted.connect(self._on_group_order_wanted)
        self._tell()

    # Groups

    def grouped(self, positions: np.ndarray) -> tuple[np.ndarray, TableGroups | None]:
        """Return rows as the table takes them: group after group, where they are to be grouped."""
        if self.grouping is None:
            self._tell()
            return positions, None
        order = (self.group_order,) if self.group_order else ()
        positions, groups = self._page.group(positions, self.grouping, order)
        self._tell(len(groups.sizes))
        return positions, groups

    def _tell(self, groups: int | None = None) -> None:
        self._view.menus.show_grouping(self.grouping, self.group_order)
        tr = self._page.group_words
        order = ""
        if self.group_order:
            mark = "↓" if self.group_order.startswith("-") else "↑"
            order = f"{tr(self._orders[self.group_order.removeprefix('-')])} {mark} ▾"
        number = None if self.grouping is None else groups or 0
        self.bar.tell(tr(self._groupings.get(self.grouping or "", "")), number, order)

    @Slot(object)
    def _on_grouping_wanted(self, name: str | None) -> None:
        self.set_grouping(name, self.group_order)

    @Slot(str)
    def _on_group_order_wanted(self, order: str) -> None:
        self.set_grouping(self.grouping, order)

    def set_grouping(self, name: str | None, order: str = "") -> None:
        """Group the rows by a name, the groups in an order; what is not known is not done."""
        name = name if name in self._groupings else None
        order = order if order.removeprefix("-") in self._orders else ""
        if (name, order) == (self.grouping, self.group_order):
            return
        self.grouping, self.group_order = name, order
        self._page.regroup()
        self._on_changed()

    # As a view

    def view_state(self, name: str = "") -> View:
        """Return everything that the page shows by, as a view to save; `name` may be given later."""
        page = self._page
        return View(
            name=name,
            page=ViewPage(page.name),
            query=page.text,
            year=page.year,
            chamber=page.chamber,
            columns=self._view.arrangement.state(),
            frozen=self._view.arrangement.frozen,
            sort=sort_names(page.columns, self._view.order),
            grouping=self.grouping,
            group_sort=(self.group_order,) if self.grouping and self.group_order else (),
            density="" if self._view.density == STANDARD else self._view.density,
        )

    def apply(self, view: View) -> tuple[str, ...]:
        """Arrange the page as a view says, and take its filter; find anew.

        Returns:
            What this version does not know of it, by name; it was left out.
        """
        page = self._page
        unknown = [one.key for one in view.columns if one.key not in self._view.arrangement.keys]
        terms, missing = self._terms(view.sort)
        unknown += missing
        if view.grouping is not None and view.grouping not in self._groupings:
            unknown.append(view.grouping)
        unknown += [one for one in view.group_sort if one.removeprefix("-") not in self._orders]
        if view.density and view.density not in DENSITIES:
            unknown.append(view.density)
        self._view.arrangement.apply(view.columns, view.frozen)
        self._view.set_density(view.density or STANDARD)
        self._view.set_order(terms or list(page.default_order))
        self.grouping = view.grouping if view.grouping in self._groupings else None
        self.group_order = next((one for one in view.group_sort if one.removeprefix("-") in self._orders), "")
        page.text, page.year, page.chamber = view.query, view.year, view.chamber
        page.read()
        self._on_changed()
        return tuple(unknown)

    def _terms(self, names: tuple[str, ...]) -> tuple[list[SortTerm], list[str]]:
        """Return the order that names of the page's sorts say, and those that are not known."""
        keys: dict[str, str] = {}
        for column in self._page.columns:
            if column.sort_key:
                keys.setdefault(column.sort_key, column.key)
        terms, unknown = [], []
        for name in names:
            key = keys.get(name.removeprefix("-"))
            if key is None:
                unknown.append(name)
            else:
                terms.append(SortTerm(key, name.startswith("-")))
        return terms, unknown

    # Memory

    @Slot()
    def _on_changed(self) -> None:
        if self._session is not None:
            self._timer.start()
        self.changed.emit()

    @Slot()
    def remember(self) -> None:
        """Write the arrangement to the session."""
        if self._session is not None:
            self.save(self._session)

    def save(self, session: Session) -> None:
        """Remember the arrangement."""
        self._timer.stop()
        name = self._page.name
        session.keep(f"{name}/columns", self._view.save_columns())
        session.keep(f"{name}/order", self._view.order)
        session.keep(f"{name}/density", self._view.density)
        session.keep(f"{name}/grouping", self.grouping or "")
        session.keep(f"{name}/group_order", self.group_order)

    def restore(self, session: Session) -> None:
        """Put the arrangement back; from now on each change is remembered."""
        name = self._page.name
        self._view.restore_columns(session.text(f"{name}/columns"))
        known = {c.key for c in self._page.columns if c.sort_key}
        terms = [t for t in session.order(f"{name}/order") if t.key in known]
        self._view.set_order(terms or list(self._page.default_order))
        self._view.set_density(session.text(f"{name}/density", STANDARD))
        grouping, order = session.text(f"{name}/grouping"), session.text(f"{name}/group_order")
        self.grouping = grouping if grouping in self._groupings else None
        self.group_order = order if order.removeprefix("-") in self._orders else ""
        self._tell()
        self._session = session
