"""Saved views in the window: shown in the side bar, applied to their pages, changed, and put in order.

What is kept is `view_shelf`'s, which view a page shows `views_in_force`'; names are `view_naming`'s, files
`view_exchange`'s. It brings them together, and writes nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from govtrades_desktop.core.views import View
from govtrades_desktop.gui.navigator import PAGES
from govtrades_desktop.gui.user_file_thread import UserFileThread
from govtrades_desktop.gui.view_exchange import ViewExchange
from govtrades_desktop.gui.view_naming import ViewNaming
from govtrades_desktop.gui.view_shelf import ViewShelf
from govtrades_desktop.gui.views_in_force import ViewsInForce
from govtrades_desktop.gui.widgets.view_lines import ViewLine
from govtrades_desktop.store.user_views import SavedView

if TYPE_CHECKING:
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.gui.widgets.views_panel import ViewsPanel


_CHECK_MS = 40
"""Between two queries that are looked at; the first of a page may take a moment."""


class SavedViews(QObject):
    """The saved views of one window; lives on the main thread.

    Signals:
        changed(): the list, or what is in force, is another.
        told(str): a short sentence for the status bar.
        noticed(str): something happened to the user's file that must be known.
        failed(object): an error to show.
        restorable(str): a view was deleted: the sentence that says so; `restore_last` brings it back.
    """

    changed = Signal()
    told = Signal(str)
    noticed = Signal(str)
    failed = Signal(object)
    restorable = Signal(str)

    def __init__(
        self, window: MainWindow, thread: UserFileThread, panel: ViewsPanel, path: Path, backups: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panel = panel
        self._shelf = ViewShelf(thread, path, backups, self)
        self._in_force = ViewsInForce(window, self._shelf.find)
        self._queries: dict[tuple[int, str, str], str] = {}
        """What is wrong with a query, by generation of the data, page and query: empty where nothing is."""
        self._checking = QTimer(self)
        self._checking.setSingleShot(True)
        self._checking.timeout.connect(self._check_next)
        self._shelf.changed.connect(self._on_shelf_changed)
        self._shelf.failed.connect(self.failed)
        self._shelf.noticed.connect(self.noticed)
        self._in_force.compared.connect(self._tell)
        self.naming = ViewNaming(window, panel, self._shelf, self._in_force)
        self.naming.told.connect(self.told)
        self.exchange = ViewExchange(window, panel, self._shelf)
        self.exchange.told.connect(self.told)
        self.exchange.noticed.connect(self.noticed)
        panel.save_wanted.connect(self.naming.ask_name)
        panel.update_wanted.connect(self.update)
        panel.revert_wanted.connect(self.revert)
        panel.read_again_wanted.connect(self._shelf.read_again)
        panel.list.opened.connect(self.show)
        panel.list.delete_wanted.connect(self.delete)
        panel.list.move_wanted.connect(self.move)
        panel.list.undo_wanted.connect(self.restore_last)
        self.views, self.find = self._shelf.views, self._shelf.find
        self.deleted, self.current = self._shelf.deleted, self._in_force.current
        self.save = self._in_force.save
        self._tell()

    # The list

    @property
    def problem(self) -> str:
        """In words, why the views cannot be read; empty where they can."""
        return self._shelf.problem

    @property
    def is_changed(self) -> bool:
        """Whether the page in front shows its view otherwise than it was saved."""
        return self._in_force.is_changed

    def can_save(self) -> bool:
        """Whether the page in front can be saved as a view."""
        return not self.problem and self._window.navigator.has_page and self._window.page.is_table

    def problem_of(self, saved: SavedView) -> str:
        """Return in a sentence why a view cannot be shown as it was saved; empty where it can."""
        if saved.view is None:
            return saved.problem
        key = self._query_key(saved.view)
        if key not in self._queries:  # asked of the data when the window has nothing else to do
            self._checking.start(_CHECK_MS)
        problem = self._queries.get(key, "")
        return self.tr("Its search is not understood: {problem}").format(problem=problem) if problem else ""

    def _query_key(self, view: View) -> tuple[int, str, str]:
        return self._window.catalogue.generation, view.page.value, view.query

    @Slot()
    def _check_next(self) -> None:
        """Ask whether one query is understood; a page's words may have to be read first, so one at a time."""
        if self._window.is_closed:
            return
        library = getattr(self._window.catalogue, "library", None)
        views = [one.view for one in self._shelf.views() if one.view is not None]
        view = next((one for one in views if self._query_key(one) not in self._queries), None)
        if view is None:
            return
        self._checking.start(_CHECK_MS)
        if not self._window.isVisible():  # the first paint goes before
            return
        problem = ""
        if library is not None and view.query:
            from govtrades_desktop.query.views import query_problem

            problem = query_problem(library, view)
        self._queries[self._query_key(view)] = problem
        if problem:
            self._tell()

    def lines(self) -> Iterator[ViewLine]:
        """Return the views as lines of the list."""
        current = self.current()
        facts = {name: (icon, word) for name, icon, word in PAGES}
        for one in self.views():
            icon, word = facts.get(one.page, ("more", one.page))
            is_current = current is not None and one.id == current.id
            yield ViewLine(
                one.id, one.name, icon, word, one.is_default, is_current=is_current,
                is_changed=is_current and self.is_changed, problem=self.problem_of(one),
            )  # fmt: skip

    @Slot()
    def _on_shelf_changed(self) -> None:
        self._in_force.forget_lost()
        if self._window.navigator.has_page:
            self._in_force.compare()
        else:
            self._tell()

    @Slot()
    def _tell(self) -> None:
        if self._window.is_closed:
            return
        current = self.current()
        self._panel.put(list(self.lines()), problem=self.problem)
        self._panel.tell_changed(current.name if current is not None and self.is_changed else "")
        self.changed.emit()

    # Showing

    @Slot(int)
    def show(self, view_id: int) -> None:
        """Show a view: its page with filter, columns, order and groups; one that stands already stays."""
        saved, current = self.find(view_id), self.current()
        if saved is None:
            return
        if saved.view is None:
            self.told.emit(f"{saved.name}: {saved.problem}")
            return
        if current is None or current.id != view_id or self.is_changed:
            self._show(saved, saved.view)
        self._window.page.focus_rows()

    def _show(self, saved: SavedView, view: View) -> None:
        from govtrades_desktop.query.views import view_problems, view_terms

        page = self._window.navigator.show_view(replace(view, chamber=view_terms(view).chamber))
        self._in_force.put(page, saved.id)
        library = getattr(self._window.catalogue, "library", None)
        if library is not None:
            keys = [column.key for column in page.columns]
            if problems := view_problems(library, view, columns=keys):
                self.told.emit(f"{saved.name}: {' '.join(problems)}")

    def open_default(self, page: str) -> bool:
        """Show the view that a page opens with; False where it has none, or none that can be read."""
        saved = self._shelf.default(page)
        if saved is None or saved.view is None:
            return False
        self._show(saved, saved.view)
        return True

    @Slot()
    def revert(self) -> None:
        """Show the view of the page in front as it was saved."""
        if (current := self.current()) is not None:
            self.show(current.id)

    # Changing

    @Slot()
    def update(self) -> None:
        """Save the view of the page in front as it is shown now."""
        current, page = self.current(), self._window.page
        if current is None or current.view is None or not self.is_changed:
            return
        if page._has_error:
            self.told.emit(self.tr("The search is not understood: the view was not changed"))
            return
        state, before = self._in_force.state(page, current.name), current.view
        known = {one.key: one.more for one in before.columns}
        columns = tuple(replace(one, more=known.get(one.key, {})) for one in state.columns)
        wanted = replace(state, columns=columns, more=before.more)

        def then(saved: SavedView) -> None:
            self._in_force.put(page, saved.id, state)
            self.told.emit(self.tr("Updated: {name}").format(name=saved.name))

        self._shelf.ask("a view", lambda store: store.change(current.id, wanted), then)

    @Slot(int, int)
    def move(self, view_id: int, place: int) -> None:
        """Put a view at a place in the list."""
        self._shelf.ask("the order of views", lambda store: store.move(view_id, place))

    def set_default(self, view_id: int, *, is_default: bool) -> None:
        """Have a view's page open with it, or no more."""
        saved = self.find(view_id)
        if saved is None or saved.view is None:
            return
        page = saved.view.page
        words = (
            self.tr("{page} opens with {name} from now on")
            if is_default
            else self.tr("{page} opens as it was left from now on")
        ).format(page=next((word for name, _, word in PAGES if name == page), page), name=saved.name)
        self._shelf.ask(
            "a default view",
            lambda store: store.set_default(view_id) if is_default else store.clear_default(page),
            lambda _: self.told.emit(words),
        )

    @Slot(int)
    def duplicate(self, view_id: int) -> None:
        """Keep a copy of a view, below all others."""

        def then(saved: SavedView) -> None:
            self._panel.list.choose(saved.id)
            self.told.emit(self.tr("Copied: {name}").format(name=saved.name))

        self._shelf.ask("a copy of a view", lambda store: store.duplicate(view_id), then)

    @Slot(int)
    def delete(self, view_id: int) -> None:
        """Take a view out of the list; it can be brought back."""
        words = self.tr("Deleted: {name}")
        self._shelf.ask(
            "a view",
            lambda store: store.delete(view_id),
            lambda saved: self.restorable.emit(words.format(name=saved.name)),
        )

    @Slot()
    def restore_last(self) -> None:
        """Bring back the view that was deleted last."""
        if (deleted := self.deleted()) is None:
            self.told.emit(self.tr("No view was deleted"))
            return

        def then(saved: SavedView) -> None:
            self._panel.list.choose(saved.id)
            self.told.emit(self.tr("Brought back: {name}").format(name=saved.name))

        self._shelf.ask("a view", lambda store: store.restore(deleted.id), then)
