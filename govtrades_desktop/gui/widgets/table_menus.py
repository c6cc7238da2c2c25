"""The menus of a table: what can be done with its columns, its order, its rows' height and its groups.

Commands with keys are actions of the table: their keys work while it is in view. They tell the table; the
table tells the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from govtrades_desktop.gui.models.columns import SortTerm
from govtrades_desktop.gui.plain_text import menu_words

if TYPE_CHECKING:
    from govtrades_desktop.gui.widgets.table_view import TableView

COLUMNS_KEY = "F7"
ORDER_KEY = "F8"
GROUP_KEY = "Ctrl+G"


class TableMenus(QObject):
    """Makes menus over one table.

    Attributes:
        choose: opens the list of columns.
        order: opens the list of what is sorted by.
        group: opens the menu of groupings, where the page has any.
    """

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view = view
        self._groupings: tuple[tuple[str, str], ...] = ()
        self._group_orders: tuple[tuple[str, str, bool], ...] = ()
        self._grouping: str | None = None
        self._group_order = ""
        self.choose = self._add(self.tr("&Choose columns…"), COLUMNS_KEY, self.open_columns)
        self.order = self._add(self.tr("&Sort by several columns…"), ORDER_KEY, self.open_order)
        self.group = self._add(self.tr("&Group by…"), GROUP_KEY, self.open_groupings)
        self.group.setEnabled(False)

    def _add(self, words: str, keys: str, slot: Any) -> QAction:
        action = QAction(words, self._view)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        self._view.addAction(action)
        return action

    # Groups

    def set_groupings(
        self, groupings: Sequence[tuple[str, str]], orders: Sequence[tuple[str, str, bool]]
    ) -> None:
        """Offer these groupings (name, words), and orders of groups (name, words, from the top down)."""
        self._groupings, self._group_orders = tuple(groupings), tuple(orders)
        self.group.setEnabled(bool(groupings))

    def show_grouping(self, grouping: str | None, order: str) -> None:
        """Take note of the grouping in force, and of the groups' order: empty is the grouping's own."""
        self._grouping, self._group_order = grouping, order

    def fill_groupings(self, menu: QMenu) -> None:
        """Fill a menu with what rows can be grouped by, and what can be done with groups."""
        tr = QCoreApplication.translate
        group = QActionGroup(menu)
        for name, words in ((None, self.tr("Not at all")), *self._groupings):
            action = menu.addAction(words if name is None else tr("groups", words))
            action.setCheckable(True)
            action.setChecked(name == self._grouping)
            action.setData(name or "")
            group.addAction(action)
        group.triggered.connect(self._on_grouping)
        if self._grouping is None:
            return
        menu.addSeparator()
        self.fill_group_orders(menu.addMenu(self.tr("Sort the groups by")))
        self._add_open_all(menu)

    def fill_group_orders(self, menu: QMenu) -> None:
        """Fill a menu with what groups can be sorted by; the one in force, chosen again, turns round."""
        tr = QCoreApplication.translate
        group = QActionGroup(menu)
        own = menu.addAction(self.tr("As the grouping has them"))
        own.setData("")
        for name, words, is_down in self._group_orders:
            is_chosen = self._group_order.removeprefix("-") == name
            now_down = self._group_order.startswith("-")
            mark = (" ↓" if now_down else " ↑") if is_chosen else ""
            action = menu.addAction(tr("groups", words) + mark)
            turned = not now_down if is_chosen else is_down
            action.setData(("-" if turned else "") + name)
            action.setCheckable(True)
            action.setChecked(is_chosen)
            group.addAction(action)
        own.setCheckable(True)
        own.setChecked(not self._group_order)
        group.addAction(own)
        group.triggered.connect(self._on_group_order)

    def _add_open_all(self, menu: QMenu) -> None:
        everything = menu.addAction(self.tr("Open all groups\tCtrl+Right"))
        everything.triggered.connect(self._view.open_all)
        nothing = menu.addAction(self.tr("Close all groups\tCtrl+Left"))
        nothing.triggered.connect(self._view.close_all)

    def fill_group(self, menu: QMenu, group: int) -> None:
        """Fill a menu with what can be done with the line of a group."""
        is_open = self._view.table.is_open(group)
        toggle = menu.addAction(
            self.tr("Close this group\tLeft") if is_open else self.tr("Open this group\tRight")
        )
        toggle.setData(group)
        toggle.triggered.connect(self._on_toggle)
        self._add_open_all(menu)
        self.fill_group_orders(menu.addMenu(self.tr("Sort the groups by")))
        menu.addSeparator()

    @Slot()
    def _on_toggle(self) -> None:
        group = self.sender().data()
        self._view.set_group_open(group, is_open=not self._view.table.is_open(group))

    @Slot(QAction)
    def _on_grouping(self, action: QAction) -> None:
        self._view.grouping_wanted.emit(action.data() or None)

    @Slot(QAction)
    def _on_group_order(self, action: QAction) -> None:
        self._view.group_order_wanted.emit(action.data())

    @Slot()
    def open_groupings(self) -> None:
        """Open the menu of groupings over the table."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_groupings(menu)
        menu.popup(self._view.viewport().mapToGlobal(QPoint(8, 8)))
        menu.setActiveAction(next((one for one in menu.actions() if one.isChecked()), menu.actions()[0]))

    # Columns and order

    def fill(self, menu: QMenu, section: int = -1) -> None:
        """Fill a menu with what can be done with columns and rows; with a column, with that one too."""
        view = self._view
        if section >= 0:
            self._fill_column(menu, section)
        menu.addAction(self.choose)
        frozen = menu.addAction(self.tr("&Keep the first column in place"))
        frozen.setProperty("also", self.tr("freeze pin lock columns"))  # what others call it, for Ctrl+K
        frozen.setCheckable(True)
        frozen.setChecked(view.arrangement.frozen > 0)
        frozen.triggered.connect(self._on_frozen)
        fit = menu.addAction(self.tr("&Fit all columns to what they show"))
        fit.triggered.connect(self.fit_all)
        self._fill_density(menu.addMenu(self.tr("&Height of the rows")))
        menu.addSeparator()
        menu.addAction(self.order)
        if self._groupings:
            self.fill_groupings(menu.addMenu(self.tr("&Group by")))
        menu.addSeparator()
        menu.addAction(self.tr("Reset the &order")).triggered.connect(self._on_reset_order)
        menu.addAction(self.tr("&Reset columns")).triggered.connect(self._on_reset_columns)

    def _fill_column(self, menu: QMenu, section: int) -> None:
        column = self._view.table.columns[section]
        name = menu_words(column.heading())
        if column.sort_key:
            ways = (
                (self.tr("Sort by {name}, ascending").format(name=name), (section, False)),
                (self.tr("Sort by {name}, descending").format(name=name), (section, True)),
                (self.tr("Sort by it too\tShift+click"), (section, None)),
            )
            for words, data in ways:
                action = menu.addAction(words)
                action.setData(data)
                action.triggered.connect(self._on_sort)
            menu.addSeparator()
        hide = menu.addAction(self.tr("Hide {name}").format(name=name))
        hide.setData(column.key)
        hide.setEnabled(len(self._view.visible_columns()) > 1)
        hide.triggered.connect(self._on_hide)
        fit = menu.addAction(self.tr("Fit it to what it shows\tDouble click on its edge"))
        fit.setData(section)
        fit.triggered.connect(self._on_fit)
        menu.addSeparator()

    def _fill_density(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for name, words in (
            ("compact", self.tr("&Compact")),
            ("standard", self.tr("&Standard")),
            ("comfortable", self.tr("C&omfortable")),
        ):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(self._view.density == name)
            action.setData(name)
            action.setProperty("also", self.tr("density row spacing"))
            group.addAction(action)
        group.triggered.connect(self._on_density)

    @Slot()
    def _on_sort(self) -> None:
        section, is_down = self.sender().data()
        column = self._view.table.columns[section]
        if is_down is None:
            self._view.sort_by(column, is_added=True)
        else:
            self._view.order_changed.emit([SortTerm(column.key, is_down)])

    @Slot()
    def _on_hide(self) -> None:
        self._view.show_column(self.sender().data(), is_shown=False)

    @Slot()
    def _on_fit(self) -> None:
        self._view.fit_to_cells([self.sender().data()])

    @Slot()
    def fit_all(self) -> None:
        """Give all columns in view the widths of what they show."""
        self._view.fit_to_cells()

    @Slot(bool)
    def _on_frozen(self, is_frozen: bool) -> None:  # noqa: FBT001 - the signal's own shape
        self._view.arrangement.set_frozen(1 if is_frozen else 0)

    @Slot(QAction)
    def _on_density(self, action: QAction) -> None:
        self._view.set_density(action.data())

    @Slot()
    def _on_reset_order(self) -> None:
        self._view.order_changed.emit([])

    @Slot()
    def _on_reset_columns(self) -> None:
        self._view.arrangement.set_default()

    @Slot()
    def open_columns(self) -> None:
        """Open the list of columns."""
        from govtrades_desktop.gui.dialogs.columns import ColumnsDialog  # paid for when it is wanted

        ColumnsDialog.open_over(self._view)

    @Slot()
    def open_order(self) -> None:
        """Open the list of what is sorted by."""
        from govtrades_desktop.gui.dialogs.sort_order import SortOrderDialog

        SortOrderDialog.open_over(self._view)
