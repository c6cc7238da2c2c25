"""The menu bar: every command of the window, with its words and keys, in one table-like place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from govtrades_desktop.gui.ink.pane_place import place_words
from govtrades_desktop.gui.pages.page import COMPARE_KEY

if TYPE_CHECKING:
    from govtrades_desktop.gui.main_window import MainWindow

Keys = QKeySequence | QKeySequence.StandardKey | str | list[str]


class Actions(QObject):
    """All actions by name; the menus that hold them.

    Attributes:
        by_name: the actions.
        menus: the menus.
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

    def top_menus(self) -> list[QMenu]:
        """Return the menus of the bar, in their order."""
        return [one.menu() for one in self._window.menuBar().actions() if one.menu() is not None]

    def all(self) -> list[QAction]:
        """Return all actions, in the order of the menus."""
        return list(self.by_name.values())


def build_menus(w: MainWindow, a: Actions, pages: tuple[tuple[str, str, str], ...]) -> None:
    """Fill the menu bar of `w`.

    Args:
        w: the window; the slots are its own and those of its parts.
        a: its actions, filled here.
        pages: name, icon and word of each page.
    """
    file = a.menu("file", w.tr("&File"))
    a.add(
        file,
        "import",
        w.tr("&Import…"),
        w.importer.ask,
        "Ctrl+I",
        hint=w.tr("Take in saved report pages or PDFs, of the House or the Senate (Ctrl+I)"),
    )
    a.add(
        file,
        "export",
        w.tr("&Export…"),
        w.rows.export,
        "Ctrl+E",
        hint=w.tr("Write exactly the rows in view to a file (Ctrl+E)"),
    )
    file.addSeparator()
    a.add(file, "quit", w.tr("&Quit"), w.quit, "Ctrl+Q").setMenuRole(QAction.MenuRole.QuitRole)
    edit = a.menu("edit", w.tr("&Edit"))
    a.add(edit, "copy", w.tr("&Copy rows with headings"), w.rows.copy, QKeySequence.StandardKey.Copy)
    a.add(
        edit,
        "select_all",
        w.tr("Select &all rows"),
        w.rows.select_all,
        QKeySequence.StandardKey.SelectAll,
    )
    edit.addSeparator()
    a.add(
        edit,
        "correct",
        w.tr("C&orrect…"),
        w.rows.correct,
        "F2",
        hint=w.tr("Set the official, security or amount of the row, or write a note (F2)"),
    )
    a.add(
        edit,
        "corrections",
        w.tr("Co&rrections…"),
        w.correcting.show_list,
        "Shift+F2",
        hint=w.tr("Every edit you made, with undo (Shift+F2)"),
    )
    edit.addSeparator()
    a.add(edit, "find", w.tr("&Find"), w.navigator.focus_search, QKeySequence.StandardKey.Find)
    a.add(
        edit,
        "filter",
        w.tr("F&ilter…"),
        w.finding.filtering.toggle,
        "Ctrl+Shift+L",
        hint=w.tr("Choose filters from lists, with the rows that each leaves (Ctrl+Shift+L)"),
    )
    a.add(edit, "clear", w.tr("C&lear all filters"), w.finding.clear, "Ctrl+Shift+F")
    edit.addSeparator()
    a.add(
        edit,
        "settings",
        w.tr("&Settings…"),
        w.preferences.show_dialog,
        "Ctrl+,",
        hint=w.tr("Settings (Ctrl+,)"),
    ).setMenuRole(QAction.MenuRole.PreferencesRole)
    view = a.menu("view", w.tr("&View"))
    for number, (name, _, word) in enumerate(pages, 1):
        action = a.add(
            view, f"page_{name}", w.tr(word), w.navigator.on_page_action, f"Ctrl+{number}", is_checkable=True
        )
        action.setData(name)
    view.addSeparator()
    columns = a.menu("columns", w.tr("&Columns"), view)
    columns.aboutToShow.connect(w.rows.fill_columns)
    a.add(view, "pane", w.tr("&Details"), w.rows.toggle_pane, "F9")
    a.add(
        view,
        "ink",
        w.tr("&Original page"),
        w.ink.toggle,
        "Shift+F9",
        is_checkable=True,
        hint=w.tr("Show the page that the row was read from, with its line marked (Space or V in the table)"),
    ).setChecked(w.ink.is_shown)
    where = a.menu("ink_place", w.tr("&Where the page stands"), view)
    group = QActionGroup(where)
    for place, word in place_words():
        action = a.add(where, f"ink_{place}", word, w.ink.on_place_action, is_checkable=True)
        action.setData(place.value)
        action.setChecked(place is w.ink.place)
        group.addAction(action)
    view.addSeparator()
    colours = a.menu("theme", w.tr("Co&lours"), view)
    for choice, word in (
        ("system", w.tr("As the &system")),
        ("light", w.tr("&Light")),
        ("dark", w.tr("&Dark")),
    ):
        action = a.add(colours, f"theme_{choice}", word, w.on_theme, is_checkable=True)
        action.setData(choice)
    go = a.menu("go", w.tr("&Go"))
    a.add(go, "back", w.tr("&Back"), w.navigator.back, QKeySequence.StandardKey.Back)
    a.add(go, "forward", w.tr("&Forward"), w.navigator.forward, QKeySequence.StandardKey.Forward)
    a.add(
        go,
        "palette",
        w.tr("&Go to…"),
        w.finding.open_palette,
        "Ctrl+K",
        hint=w.tr("Go to an official, a security, a filing, a page or a command (Ctrl+K)"),
    )
    a.add(go, "rows", w.tr("To the &rows"), w.navigator.focus_rows, "Ctrl+L")
    a.add(go, "older", w.tr("&Older year"), w.navigator.older_year, "Alt+Down")
    a.add(go, "newer", w.tr("&Newer year"), w.navigator.newer_year, "Alt+Up")
    go.addSeparator()
    a.add(
        go,
        "original",
        w.tr("Show the row's &page"),
        w.rows.open_original,
        "Ctrl+O",
        hint=w.tr("Show the page that the row was read from; where it is not here, on the official site"),
    )
    a.add(go, "site", w.tr("Open on the official si&te"), w.rows.open_site, "Ctrl+Alt+O")
    a.add(go, "row_official", w.tr("The row's off&icial"), w.rows.open_official, "Ctrl+Shift+O")
    a.add(go, "row_security", w.tr("The row's &security"), w.rows.open_security, "Ctrl+Shift+S")
    a.add(
        go,
        "compare",
        w.tr("Co&mpare…"),
        w.comparing.compare,
        COMPARE_KEY,
        hint=w.tr("The selected officials or securities side by side; on the page of one, choose another"),
    )
    data = a.menu("data", w.tr("&Data"))
    a.add(data, "refresh", w.tr("&Refresh"), w.refreshing.refresh, QKeySequence.StandardKey.Refresh)
    refresh = data.addMenu(w.tr("Re&fresh other years"))
    refresh.aboutToShow.connect(partial(w.refreshing.fill_years, refresh))
    a.add(
        data,
        "backfill",
        w.tr("Fetch &earlier years…"),
        w.backfilling.show_dialog,
        hint=w.tr("Fetch the reports of chosen years, newest first, with pause and resume"),
    )
    a.add(data, "pause", w.tr("Pa&use or resume the refresh"), w.refreshing.toggle_pause, "Ctrl+Shift+.")
    a.add(data, "cancel", w.tr("&Cancel refresh or export"), w.cancel, "Ctrl+.")
    data.addSeparator()
    a.add(data, "read_again", w.tr("Read the chosen filings &again"), w.rows.read_again, "Ctrl+Shift+R")
    data.addSeparator()
    a.add(data, "archive", w.tr("Archive of &originals…"), w.archiving.show_dialog)
    a.add(
        data,
        "restore",
        w.tr("Restore a &backup…"),
        w.restoring.show_dialog,
        hint=w.tr("Which backups there are, what they hold, and one of them in the place of the data"),
    )
    a.add(data, "senate_terms", w.tr("&Senate reports…"), w.consent.show_terms)
    help_ = a.menu("help", w.tr("&Help"))
    a.add(
        help_,
        "guide",
        w.tr("&Guide"),
        w.helping.show_guide,
        QKeySequence.StandardKey.HelpContents,
        hint=w.tr("The guide, where it tells of this page (F1)"),
    )
    a.add(help_, "shortcuts", w.tr("&Keyboard shortcuts"), w.helping.show_shortcuts, ["?", "Ctrl+?"])
    a.add(help_, "first_steps", w.tr("&First steps"), w.first_steps.show_again)
    help_.addSeparator()
    a.add(help_, "updates", w.tr("&Check for updates…"), w.updates.check)
    help_.addSeparator()
    about = a.add(help_, "about", w.tr("&About GovTrades Desktop"), w.helping.show_about)
    about.setMenuRole(QAction.MenuRole.AboutRole)
