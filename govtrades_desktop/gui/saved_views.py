"""Saved views in the window: shown in the side bar, applied to their pages, kept by the user file's thread.

The list is read once at the start and comes back with every write; the GUI thread writes nothing. What a page
shows is the page's to say (`view_state`); whether it still is what was saved is found out here, by comparing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from govtrades_desktop.core.errors import DataRejected, GovTradesError, StoreUnavailable, UserInputError
from govtrades_desktop.core.views import (
    LONGEST_NAME,
    View,
    clean_name,
    free_name,
    name_key,
    view_from_text,
    view_text,
)
from govtrades_desktop.gui.navigator import PAGES
from govtrades_desktop.gui.pages.page import Page
from govtrades_desktop.gui.user_file_thread import Done, Task, UserFileThread
from govtrades_desktop.gui.widgets.view_list import ViewLine
from govtrades_desktop.store.user_views import SavedView, ViewStore

if TYPE_CHECKING:
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.gui.widgets.views_panel import ViewsPanel

_log = logging.getLogger(__name__)

_REST_MS = 30
"""What a page shows is compared once it rests."""


@dataclass(frozen=True, slots=True)
class _Written:
    """What came of a write: its value, and the list as it is now, deleted views last."""

    value: Any
    views: tuple[SavedView, ...]
    notices: tuple[str, ...]


def _written(store: ViewStore, work: Callable[[], Any]) -> _Written:
    """Write, on the thread of the user's file."""
    value = work()
    return _Written(value, store.list(include_deleted=True), store.file.take_notices())


class SavedViews(QObject):
    """Keeps and shows the saved views of one window; lives on the main thread.

    Signals:
        changed(): the list, or what is in force, is another.
        told(str): a short sentence for the status bar.
        failed(object): an error to show.
        restorable(str): a view was deleted: the sentence that says so; `restore_last` brings it back.
    """

    changed = Signal()
    told = Signal(str)
    failed = Signal(object)
    restorable = Signal(str)

    def __init__(
        self, window: MainWindow, thread: UserFileThread, panel: ViewsPanel, path: Path, backups: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._thread = thread
        self._panel = panel
        self._store = ViewStore(path, backups=backups)
        self._pending: dict[Task, Callable[[Any], None]] = {}
        self._views: tuple[SavedView, ...] = ()
        self._in_force: dict[str, tuple[int, View]] = {}
        self._known: dict[int, View] = {}
        """What views looked like when they were shown: Back and Forward find them again."""
        self._problems: dict[int, str] = {}
        self._is_changed = False
        self._renamed: int | None = None
        self.problem = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._compare)
        thread.answered.connect(self._on_answered)
        window.navigator.page_made.connect(self._on_page_made)
        window.navigator.page_shown.connect(self._on_page_shown)
        window.navigator.scope_changed.connect(self._rest.start)
        window.navigator.question_asked.connect(self._on_question_asked)
        panel.save_wanted.connect(self.ask_name)
        panel.update_wanted.connect(self.update)
        panel.revert_wanted.connect(self.revert)
        panel.name.entered.connect(self._on_name_entered)
        panel.list.opened.connect(self.show)
        panel.list.rename_wanted.connect(self.ask_rename)
        panel.list.delete_wanted.connect(self.delete)
        panel.list.move_wanted.connect(self.move)
        panel.list.undo_wanted.connect(self.restore_last)
        self._read()

    # The list

    def _read(self) -> None:
        """Read the list; at the start, when nobody writes."""
        try:
            self._take(self._store.list(include_deleted=True))
        except StoreUnavailable as error:
            self.problem = f"{error.message} {error.hint}".strip()
            _log.warning("the saved views cannot be read: %s", error)
        self._tell()

    def _take(self, views: tuple[SavedView, ...]) -> None:
        self._views = views
        self._problems = {}
        for page, (view_id, _) in list(self._in_force.items()):
            if self.find(view_id) is None:
                del self._in_force[page]
        for view_id in [one for one in self._known if self.find(one) is None]:
            del self._known[view_id]

    def views(self) -> list[SavedView]:
        """Return the views in the user's order."""
        return [one for one in self._views if one.deleted_at is None]

    def find(self, view_id: int | None) -> SavedView | None:
        """Return a view by its id; None where there is none (any more)."""
        return next((one for one in self.views() if one.id == view_id), None)

    def deleted(self) -> SavedView | None:
        """Return the view that was deleted last."""
        return next((one for one in self._views if one.deleted_at is not None), None)

    def current(self) -> SavedView | None:
        """Return the view that the page in front shows, changed or not."""
        if not self._window.navigator.has_page:
            return None
        return self.find(self._in_force.get(self._window.page.name, (None, None))[0])

    @property
    def is_changed(self) -> bool:
        """Whether the page in front shows its view otherwise than it was saved."""
        return self._is_changed

    def can_save(self) -> bool:
        """Whether the page in front can be saved as a view."""
        return not self.problem and self._window.navigator.has_page and self._window.page.is_table

    def problem_of(self, saved: SavedView) -> str:
        """Return in a sentence why a view cannot be shown as it was saved; empty where it can."""
        if saved.problem or saved.view is None:
            return saved.problem
        if saved.id not in self._problems:
            library = getattr(self._window.catalogue, "library", None)
            problem = ""
            if library is not None and saved.view.query:
                from govtrades_desktop.query.views import query_problem

                if problem := query_problem(library, saved.view):
                    problem = self.tr("Its search is not understood: {problem}").format(problem=problem)
            self._problems[saved.id] = problem
        return self._problems[saved.id]

    def lines(self) -> Iterator[ViewLine]:
        """Return the views as lines of the list."""
        current = self.current()
        facts = {name: (icon, word) for name, icon, word in PAGES}
        in_force = {view_id for view_id, _ in self._in_force.values()}
        for one in self.views():
            icon, word = facts.get(one.page, ("more", one.page))
            is_current = current is not None and one.id == current.id
            yield ViewLine(
                one.id, one.name, icon, word, one.is_default,
                is_current=is_current if current is not None else False,
                is_changed=is_current and self._is_changed and one.id in in_force,
                problem=self.problem_of(one),
            )  # fmt: skip

    def _tell(self) -> None:
        self._panel.put(list(self.lines()), is_sound=not self.problem, problem=self.problem)
        current = self.current()
        self._panel.can_save(is_possible=self.can_save())
        self._panel.tell_changed(current.name if current is not None and self._is_changed else "")
        self.changed.emit()

    # What is in force

    def _state(self, page: Any, name: str = "") -> View:
        """Return what a page shows, without what does not narrow it."""
        view: View = page.view_state(name)
        return replace(
            view,
            year=view.year if page.has_year else None,
            chamber=view.chamber if page.has_chamber else None,
        )

    @Slot(object)
    def _on_page_made(self, page: Page) -> None:
        if not page.is_table:
            return
        table: Any = page
        table.arrangement.changed.connect(self._rest.start)
        page.rows_changed.connect(self._rest.start)
        session = self._window.session
        saved = self.find(session.number(f"{page.name}/view"))
        if saved is not None and saved.page == page.name:
            try:
                shown = view_from_text(session.text(f"{page.name}/view_shown"))
            except DataRejected:  # nothing of it can be said
                return
            self._in_force[page.name] = saved.id, replace(shown, name="")

    def save(self) -> None:
        """Remember in the session which views are in force."""
        session = self._window.session
        for page, _, _ in PAGES:
            view_id, shown = self._in_force.get(page, (None, None))
            session.keep(f"{page}/view", view_id)
            session.keep(f"{page}/view_shown", "" if shown is None else view_text(replace(shown, name="-")))

    @Slot()
    def _on_page_shown(self) -> None:
        self._panel.name.hide()
        self._compare()

    @Slot(str)
    def _on_question_asked(self, page: str) -> None:
        """Another question leads to a page: what it shows is no change of the view it showed."""
        self._in_force.pop(page, None)

    @Slot()
    def _compare(self) -> None:
        if self._window.is_closed or not self._window.navigator.has_page:
            return
        page = self._window.page
        self._is_changed = False
        if page.is_table:
            state = self._state(page)
            if page.name not in self._in_force:
                found = next((one for one, shown in self._known.items() if shown == state), None)
                if self.find(found) is not None:
                    self._in_force[page.name] = found, state
            _, shown = self._in_force.get(page.name, (None, state))
            self._is_changed = shown != state
        self._tell()

    def _put_in_force(self, page: Any, view_id: int, state: View | None = None) -> None:
        state = state or self._state(page)
        self._in_force[page.name] = view_id, state
        self._known[view_id] = state
        self._compare()

    # Showing

    @Slot(int)
    def show(self, view_id: int) -> None:
        """Show a view: its page with filter, columns, order and groups."""
        saved = self.find(view_id)
        if saved is None:
            return
        if saved.view is None:
            self.told.emit(f"{saved.name}: {saved.problem}")
            return
        self._show(saved, saved.view)
        self._window.page.focus_rows()

    def _show(self, saved: SavedView, view: View) -> None:
        from govtrades_desktop.query.views import view_problems, view_terms

        page = self._window.navigator.show_view(replace(view, chamber=view_terms(view).chamber))
        self._put_in_force(page, saved.id)
        library = getattr(self._window.catalogue, "library", None)
        if library is not None:
            keys = [column.key for column in page.columns]
            problems = view_problems(library, view, columns=keys)
            if problems:
                self.told.emit(f"{saved.name}: {' '.join(problems)}")

    def open_default(self, page: str) -> bool:
        """Show the view that a page opens with; False where it has none, or none that can be read."""
        saved = next((one for one in self.views() if one.is_default and one.page == page), None)
        if saved is None or saved.view is None:
            return False
        self._show(saved, saved.view)
        return True

    @Slot()
    def revert(self) -> None:
        """Show the view of the page in front as it was saved."""
        if (current := self.current()) is not None:
            self.show(current.id)

    # Naming

    @Slot()
    def ask_name(self) -> None:
        """Ask for the name of a new view of the page in front."""
        if not self.can_save():
            self.told.emit(self.problem or self.tr("This page has no table whose view could be saved"))
            return
        self._renamed = None
        page = self._window.page
        word = next((word for name, _, word in PAGES if name == page.name), page.name)
        base = " ".join("".join(one if one.isprintable() else " " for one in page.text).split())
        base = base[: LONGEST_NAME - 8].strip() or word
        names = [one.name for one in self.views()]
        self._panel.name.ask(self.tr("Name of the new view"), free_name(base, names))

    @Slot(int)
    def ask_rename(self, view_id: int) -> None:
        """Ask for another name of a view."""
        if (saved := self.find(view_id)) is None:
            return
        if saved.view is None:
            self.told.emit(f"{saved.name}: {saved.problem}")
            return
        self._renamed = view_id
        self._panel.name.ask(self.tr("New name"), saved.name)

    @Slot(str)
    def _on_name_entered(self, text: str) -> None:
        line = self._panel.name
        try:
            name = clean_name(text)
            others = [one for one in self.views() if one.id != self._renamed]
            if name_key(name) in {name_key(one.name) for one in others}:
                raise UserInputError(self.tr("There is a view of this name already."))
            if self._renamed is None:
                self._create(name)
            elif (saved := self.find(self._renamed)) is not None and saved.name == name:
                self._on_named(saved)
            else:
                self._ask(
                    "the name of a view", partial(self._store.rename, self._renamed, name), self._on_named
                )
        except UserInputError as error:
            line.tell_wrong(f"{error.message} {error.hint}".strip())

    def _create(self, name: str) -> None:
        page = self._window.page
        if page._has_error:
            raise UserInputError(self.tr("The search is not understood; a view of it would show nothing."))
        state = self._state(page, name)
        self._ask("a view", partial(self._store.create, state), partial(self._on_created, page, state))

    def _on_created(self, page: Any, state: View, saved: SavedView) -> None:
        self._put_in_force(page, saved.id, replace(state, name=""))
        self._on_named(saved)
        self.told.emit(self.tr("Saved: {name}").format(name=saved.name))

    def _on_named(self, saved: SavedView) -> None:
        self._panel.name.hide()
        self._panel.list.choose(saved.id)
        self._panel.list.setFocus()

    # Changing

    @Slot()
    def update(self) -> None:
        """Save the view of the page in front as it is shown now."""
        current, page = self.current(), self._window.page
        if current is None or current.view is None or not self._is_changed:
            return
        if page._has_error:
            self.told.emit(self.tr("The search is not understood: the view was not changed"))
            return
        state, before = self._state(page, current.name), current.view
        known = {one.key: one.more for one in before.columns}
        columns = tuple(replace(one, more=known.get(one.key, {})) for one in state.columns)
        wanted = replace(state, columns=columns, more=before.more)

        def then(saved: SavedView) -> None:
            self._put_in_force(page, saved.id, replace(state, name=""))
            self.told.emit(self.tr("Updated: {name}").format(name=saved.name))

        self._ask("a view", partial(self._store.change, current.id, wanted), then)

    @Slot(int, int)
    def move(self, view_id: int, place: int) -> None:
        """Put a view at a place in the list."""
        self._ask("the order of views", partial(self._store.move, view_id, place))

    def set_default(self, view_id: int, *, is_default: bool) -> None:
        """Have a view's page open with it, or no more."""
        saved = self.find(view_id)
        if saved is None or saved.view is None:
            return
        if is_default:
            work: Callable[[], Any] = partial(self._store.set_default, view_id)
            words = self.tr("{page} opens with {name} from now on")
        else:
            work = partial(self._store.clear_default, saved.view.page)
            words = self.tr("{page} opens as it was left from now on")
        page = next((word for name, _, word in PAGES if name == saved.page), saved.page)
        self._ask("a default view", work, lambda _: self.told.emit(words.format(page=page, name=saved.name)))

    @Slot(int)
    def delete(self, view_id: int) -> None:
        """Take a view out of the list; it can be brought back."""

        def then(saved: SavedView) -> None:
            self.restorable.emit(self.tr("Deleted: {name}").format(name=saved.name))

        self._ask("a view", partial(self._store.delete, view_id), then)

    @Slot()
    def restore_last(self) -> None:
        """Bring back the view that was deleted last."""
        if (deleted := self.deleted()) is None:
            self.told.emit(self.tr("No view was deleted"))
            return

        def then(saved: SavedView) -> None:
            self._panel.list.choose(saved.id)
            self.told.emit(self.tr("Brought back: {name}").format(name=saved.name))

        self._ask("a view", partial(self._store.restore, deleted.id), then)

    # Files

    def export_to(self, views: Sequence[SavedView], path: Path) -> None:
        """Write views to a file; those that cannot be read are left out, and told."""
        whole = [one.view for one in views if one.view is not None]
        left = len(views) - len(whole)

        def work() -> Path:
            from govtrades_desktop.store.view_files import write_views

            return write_views(whole, path)

        def then(target: Path) -> None:
            words = self.tr("{n} views written to {path}").format(n=len(whole), path=target)
            if left:
                words += self.tr("; {n} cannot be read and were left out").format(n=left)
            self.told.emit(words)

        self._ask("a file of views", work, then)

    def import_from(self, path: Path) -> None:
        """Take in the views of a file, all or none; names that are taken get a number."""

        def work() -> tuple[SavedView, ...]:
            from govtrades_desktop.store.view_files import read_views

            return self._store.take_in(read_views(path))

        def then(taken: tuple[SavedView, ...]) -> None:
            self._panel.list.choose(taken[0].id)
            self._panel.list.setFocus()
            names = ", ".join(one.name for one in taken)
            self.told.emit(self.tr("{n} views taken in: {names}").format(n=len(taken), names=names))

        self._ask("a file of views", work, then)

    # The thread

    def _ask(self, name: str, work: Callable[[], Any], then: Callable[[Any], None] | None = None) -> None:
        task = self._thread.ask(name, partial(_written, self._store, work))
        self._pending[task] = then or (lambda value: None)

    @Slot(object)
    def _on_answered(self, done: Done) -> None:
        then = self._pending.pop(done.task, None)
        if then is None or self._window.is_closed:
            return
        if isinstance(done.error, GovTradesError):
            if not self._panel.name.isHidden():  # what was typed stays, with the reason under it
                self._panel.name.tell_wrong(f"{done.error.message} {done.error.hint}".strip())
            self.failed.emit(done.error)
        elif done.error is not None:
            self.failed.emit(done.error)
        else:
            self._take(done.value.views)
            self._compare()
            then(done.value.value)
            for notice in done.value.notices:
                self.told.emit(notice)
