"""The menu bar: every command of the window, with its words and keys, in one table-like place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

Keys = QKeySequence | QKeySequence.StandardKey | str | list[str]


class Actions(QObject):
    """All actions by name; the menus that hold them.

    Attributes:
        by_name: the actions.
        columns_menu: View > Columns, filled when it opens.
        pages_menu: View > pages.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.by_name: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}

    def menu(self, name: str, title: str, parent: QMenu | None = None) -> QMenu:
        """Return a new menu in the bar, or within another menu."""
        menu = parent.addMenu(title) if parent else self._window.menuBar().addMenu(title)
        self.menus[name] = menu
        return menu

    def add(
        self,
        menu: QMenu,
        name: str,
        words: str,
        slot: Callable[[], None],
        keys: Keys = "",
        *,
        is_checkable: bool = False,
        hint: str = "",
    ) -> QAction:
        """Add an action; `keys` also work while the menu bar is hidden."""
        action = QAction(words, self._window)
        action.setCheckable(is_checkable)
        if isinstance(keys, list):
            action.setShortcuts([QKeySequence(k) for k in keys])
        elif keys:
            action.setShortcut(QKeySequence(keys))
        if hint:
            action.setStatusTip(hint)
            action.setToolTip(hint)
        action.triggered.connect(slot)
        menu.addAction(action)
        self._window.addAction(action)
        self.by_name[name] = action
        return action

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def all(self) -> list[QAction]:
        """Return all actions, in the order of the menus."""
        return list(self.by_name.values())
