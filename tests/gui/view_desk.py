"""A window with saved views, at a hand's reach: what a person sees of them, and what was written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from govtrades_desktop.core.views import View, ViewPage
from govtrades_desktop.gui.app import Program
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.query.library import Library
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.store.user_views import SavedView, ViewStore

K, M = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton


class Desk:
    """One data folder, its user.sqlite, and the window that is open over it."""

    def __init__(self, qtbot: Any, paths: DataPaths, folder: Path, opener: Callable[..., Program]) -> None:
        self.qtbot = qtbot
        self.paths = paths
        self.store = ViewStore(paths.user_database, backups=paths.backups)
        self._folder = folder
        self._opener = opener
        self.window: Any = None

    def keep(self, *views: View) -> list[SavedView]:
        """Save views before a window is open."""
        return [self.store.create(one) for one in views]

    def open(self, page: str | None = "trades") -> Desk:
        """Open a window, after closing the one before."""
        if self.window is not None:
            self.window.close()
        library = Library(self._folder / "govtrades.sqlite", self._folder / "derived").open()
        self.window = self._opener(Catalogue(library)).window
        self.qtbot.waitUntil(self.window.isActiveWindow)
        if page is not None:
            self.window.show_page(page)
        return self

    @property
    def panel(self) -> Any:
        return self.window.views_panel

    @property
    def page(self) -> Any:
        return self.window.page

    def names(self) -> list[str]:
        """Return what the list shows."""
        return [one.name for one in self.panel.list.lines.lines]

    def line(self, name: str) -> Any:
        """Return a line of the list."""
        return next(one for one in self.panel.list.lines.lines if one.name == name)

    def kept(self) -> list[str]:
        """Return what is in the file."""
        return [one.name for one in self.store.list()]

    def settle(self) -> None:
        """Wait until everything is written, and what is in view was compared."""
        rest = self.window.views._in_force._rest
        self.qtbot.waitUntil(lambda: not self.window.user_file.is_busy and not rest.isActive())

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = M.NoModifier) -> None:
        """Press a key where the keyboard is, and let everything come of it."""
        QTest.keyClick(self.window.focusWidget(), key, keys)
        self.settle()

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(self.window.focusWidget(), text)

    def click(self, widget: QWidget) -> None:
        """Click a widget, and let everything come of it."""
        assert widget.isVisible() and widget.isEnabled()
        QTest.mouseClick(widget, LEFT, M.NoModifier, widget.rect().center())
        self.settle()

    def place(self, name: str) -> QPoint:
        """Return where a view stands in the list's viewport."""
        rect = self.panel.list.rect_of(self.line(name).id)
        assert rect.isValid() and self.panel.list.viewport().rect().contains(rect.center())
        return rect.center()

    def click_view(self, name: str) -> None:
        """Click a view."""
        QTest.mouseClick(self.panel.list.viewport(), LEFT, M.NoModifier, self.place(name))
        self.settle()

    def go_to_list(self, name: str) -> None:
        """Give the keyboard to the list, with the cursor on a view."""
        self.press(K.Key_B, M.ControlModifier)
        assert self.panel.list.hasFocus()
        self.press(K.Key_Home)
        for _ in range(self.names().index(name)):
            self.press(K.Key_Down)

    def said(self) -> str:
        """Return what the status bar says."""
        return str(self.window.status.message.text())

    def rows(self) -> int:
        """Return how many rows the page in front shows."""
        return int(self.page.model.rowCount())

    def is_changed(self) -> bool:
        """Whether the sign of a change stands."""
        return bool(self.panel._changed.isVisible())


def trades(name: str, query: str = "", **facts: Any) -> View:
    """Return a view of the Trades page."""
    return View(name, ViewPage.TRADES, query=query, **facts)
