"""Commands on saved views: the menu "Saved views", and the menu of a view in the list.

What they do is `saved_views`'; here they get words, keys and a place, and it is said which view they mean.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from govtrades_desktop.gui.plain_text import menu_words, visible
from govtrades_desktop.gui.saved_views import SavedViews
from govtrades_desktop.store.user_views import SavedView

if TYPE_CHECKING:
    from govtrades_desktop.gui.actions import Actions
    from govtrades_desktop.gui.main_window import MainWindow

_NAME_MOST = 28
"""Letters of a view's name in a menu's words."""


_OF_A_VIEW = ("view_rename", "view_duplicate", "view_up", "view_down", "view_delete", "view_export")


def _short(name: str) -> str:
    """Return a view's name as a menu shows it."""
    name = visible(name)
    return menu_words(name if len(name) <= _NAME_MOST else f"{name[: _NAME_MOST - 1]}…")


class ViewMenu(QObject):
    """The commands; built once the menu bar stands."""

    def __init__(self, window: MainWindow, views: SavedViews, actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        self._views = views
        self._actions = a = actions
        self._open: QMenu | None = None
        self._is_in_list = False
        menu = a.menu("views", self.tr("&Saved views"), a.menus["view"])
        a.add(menu, "view_save", self.tr("&Save as a view…"), views.naming.ask_name, "Ctrl+S")
        # not Ctrl+Shift+U and Ctrl+Shift+Z: a text box takes them for itself
        a.add(menu, "view_update", self.tr("&Update the view"), views.update, "Ctrl+Shift+B")
        a.add(menu, "view_revert", self.tr("Re&vert the view"), views.revert, "Ctrl+Shift+G")
        menu.addSeparator()
        a.add(menu, "view_list", self.tr("&Go to the saved views"), self.focus_list, "Ctrl+B")
        a.add(menu, "view_rename", self.tr("Re&name the view…"), self._on_rename)
        a.add(menu, "view_duplicate", self.tr("Dupli&cate the view"), self._on_duplicate)
        default = self.tr("&Open the page with this view")
        a.add(menu, "view_default", default, self._on_default, is_checkable=True)
        a.add(menu, "view_up", self.tr("Move the view u&p"), self._on_up)
        a.add(menu, "view_down", self.tr("Move the view do&wn"), self._on_down)
        a.add(menu, "view_delete", self.tr("&Delete the view"), self._on_delete)
        a.add(menu, "view_restore", self.tr("&Bring back the deleted view"), views.restore_last)
        menu.addSeparator()
        a.add(menu, "view_export", self.tr("&Export the view…"), self._on_export)
        a.add(menu, "view_export_all", self.tr("Export &all views…"), self._on_export_all)
        a.add(menu, "view_import", self.tr("&Import views…"), views.exchange.ask_import)
        panel = window.views_panel
        panel.menu_wanted.connect(self._on_menu)
        panel.list.menu_wanted.connect(self._on_view_menu)
        views.changed.connect(self.tell)
        panel.list.selectionModel().currentChanged.connect(self.tell)
        panel.list.duplicate_wanted.connect(views.duplicate)
        self._words = {name: a[name].text() for name in _OF_A_VIEW}
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self.tell()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """A menu that was opened by keys takes the keyboard, as Ctrl+K does; the list is still meant."""
        palette = self._window.finding.palette
        if new is None or isinstance(new, QMenu | QMenuBar) or (palette and palette.isAncestorOf(new)):
            return
        is_in_list = new is self._window.views_panel.list
        if is_in_list is not self._is_in_list and not self._window.is_closed:
            self._is_in_list = is_in_list
            self.tell()

    @Slot()
    def tell(self) -> None:
        """Let the menu offer what can be done."""
        views, a = self._views, self._actions
        current, target = views.current(), self._target()
        order = [one.id for one in views.views()]
        for name in ("view_update", "view_revert"):
            a[name].setEnabled(current is not None and views.is_changed)
        a["view_list"].setEnabled(bool(order))
        is_sound = target is not None and target.view is not None
        for name in ("view_rename", "view_duplicate", "view_default"):
            a[name].setEnabled(is_sound)
        a["view_export"].setEnabled(is_sound or (target is not None and target.newer is not None))
        for name, words in self._words.items():
            a[name].setText(words if target is None else f"{words}: {_short(target.name)}")
        a["view_default"].setChecked(target is not None and target.is_default)
        a["view_up"].setEnabled(target is not None and target.id != order[0])
        a["view_down"].setEnabled(target is not None and target.id != order[-1])
        a["view_delete"].setEnabled(target is not None)
        a["view_restore"].setEnabled(views.deleted() is not None)
        a["view_export_all"].setEnabled(bool(order))
        a["view_import"].setEnabled(not views.problem)
        self._window.views_panel.add.setEnabled(views.can_save())

    def _target(self) -> SavedView | None:
        """Return the view that a command means: under the cursor of the list, else the one in force."""
        chosen = self._views.find(self._window.views_panel.list.chosen())
        return chosen if self._is_in_list and chosen is not None else self._views.current() or chosen

    @Slot()
    def focus_list(self) -> None:
        """Give the keyboard to the list of views."""
        self._window.views_panel.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tell()

    @Slot()
    def _on_rename(self) -> None:
        if (target := self._target()) is not None:
            self._views.naming.ask_rename(target.id)

    @Slot()
    def _on_duplicate(self) -> None:
        if (target := self._target()) is not None:
            self._views.duplicate(target.id)

    @Slot()
    def _on_export(self) -> None:
        if (target := self._target()) is not None:
            self._views.exchange.ask_export([target])

    @Slot()
    def _on_export_all(self) -> None:
        self._views.exchange.ask_export(self._views.views())

    @Slot()
    def _on_default(self) -> None:
        if (target := self._target()) is not None:
            self._views.set_default(target.id, is_default=not target.is_default)

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        if (target := self._target()) is not None:
            order = [one.id for one in self._views.views()]
            self._views.move(target.id, order.index(target.id) + step)

    @Slot()
    def _on_delete(self) -> None:
        if (target := self._target()) is not None:
            self._views.delete(target.id)

    # Menus of the panel

    @Slot(object)
    def _on_menu(self, point: QPoint) -> None:
        menu = self._new_menu()
        for name in ("view_save", "view_update", "view_revert", "view_restore"):
            menu.addAction(self._actions[name])
        menu.addSeparator()
        for name in ("view_export_all", "view_import"):
            menu.addAction(self._actions[name])
        menu.popup(point)

    @Slot(int, object)
    def _on_view_menu(self, view_id: int, point: QPoint) -> None:
        saved = self._views.find(view_id)
        if saved is None:
            self._on_menu(point)
            return
        menu, views = self._new_menu(), self._views
        order = [one.id for one in views.views()]
        row = order.index(view_id)
        is_sound = saved.view is not None
        for words, keys, slot, is_offered in (
            (self.tr("Show"), "Return", partial(views.show, view_id), is_sound),
            (self.tr("Rename…"), "F2", partial(views.naming.ask_rename, view_id), is_sound),
            (self.tr("Duplicate"), "Ctrl+D", partial(views.duplicate, view_id), is_sound),
            (self.tr("Move up"), "Alt+Up", partial(views.move, view_id, row - 1), row > 0),
            (self.tr("Move down"), "Alt+Down", partial(views.move, view_id, row + 1), row < len(order) - 1),
            (self.tr("Delete"), "Del", partial(views.delete, view_id), True),
            (
                self.tr("Export…"),
                "",
                partial(views.exchange.ask_export, [saved]),
                is_sound or saved.newer is not None,
            ),
        ):
            action = menu.addAction(words)
            action.setShortcut(keys)
            action.triggered.connect(slot)
            action.setEnabled(is_offered)
        default = menu.addAction(self.tr("Open the page with this view"))
        default.setCheckable(True)
        default.setChecked(saved.is_default)
        default.setEnabled(is_sound)
        default.triggered.connect(partial(views.set_default, view_id, is_default=not saved.is_default))
        menu.popup(point)

    def _new_menu(self) -> QMenu:
        if self._open is not None:
            self._open.deleteLater()
        self._open = QMenu(self._window)
        return self._open
