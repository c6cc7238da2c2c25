"""The list of saved views, as the window knows it: read at the start, and anew with every write.

The GUI thread writes nothing: wishes go to the thread of the user's file, and each answer brings the list as
it is then. It shows nothing and knows no page.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from govtrades_desktop.core.errors import StoreUnavailable, UserInputError
from govtrades_desktop.core.views import name_key
from govtrades_desktop.gui.user_file_thread import Done, Task, UserFileThread
from govtrades_desktop.store.user_views import SavedView, ViewStore

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Written:
    """What came of a wish: its value, and the list as it is now, deleted views last."""

    value: Any
    views: tuple[SavedView, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Wish:
    then: Callable[[Any], None]
    otherwise: Callable[[Exception], bool]


class ViewShelf(QObject):
    """The views of one user file; lives on the main thread.

    Signals:
        changed(): the list, or whether it can be read, is another.
        failed(object): a wish was not done: the error.
        noticed(str): something happened to the file that must be known: a sentence.

    Attributes:
        problem: in words, why the list cannot be read; empty where it can.
    """

    changed = Signal()
    failed = Signal(object)
    noticed = Signal(str)

    def __init__(self, thread: UserFileThread, path: Path, backups: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._thread = thread
        self._store = ViewStore(path, backups=backups)
        self._pending: dict[Task, _Wish] = {}
        self._views: tuple[SavedView, ...] = ()
        self.problem = ""
        thread.answered.connect(self._on_answered)
        try:  # at the start, when nobody writes
            self._views = self._store.list(include_deleted=True)
        except StoreUnavailable as error:
            self.problem = _words(error)
            _log.warning("the saved views cannot be read: %s", error)

    # What there is

    def views(self) -> list[SavedView]:
        """Return the views in the user's order."""
        return [one for one in self._views if one.deleted_at is None]

    def find(self, view_id: int | None) -> SavedView | None:
        """Return a view by its id; None where there is none (any more)."""
        return next((one for one in self.views() if one.id == view_id), None)

    def deleted(self) -> SavedView | None:
        """Return the view that was deleted last."""
        return next((one for one in self._views if one.deleted_at is not None), None)

    def default(self, page: str) -> SavedView | None:
        """Return the view that a page opens with."""
        return next((one for one in self.views() if one.is_default and one.page == page), None)

    def is_taken(self, name: str, *, but: int | None = None) -> bool:
        """Whether a view has this name, whatever the case; `but` is the id of one that may.

        Raises:
            UserInputError: it is no name.
        """
        wanted = name_key(name)
        return any(name_key(one.name) == wanted for one in self.views() if one.id != but)

    # Wishes

    def ask(
        self,
        name: str,
        work: Callable[[ViewStore], Any],
        then: Callable[[Any], None] = lambda value: None,
        otherwise: Callable[[Exception], bool] = lambda error: False,
    ) -> None:
        """Have something done.

        Args:
            name: for the log.
            work: called on the thread of the user's file.
            then: takes what came of it, when the list is already the new one.
            otherwise: takes the error; False: `failed` shall tell it.
        """
        store = self._store

        def written() -> _Written:
            value = work(store)
            return _Written(value, store.list(include_deleted=True), store.file.take_notices())

        self._pending[self._thread.ask(name, written)] = _Wish(then, otherwise)

    @Slot()
    def read_again(self) -> None:
        """Read the list once more; a damaged file is set aside first, and its newest sound copy used."""

        def work(store: ViewStore) -> None:
            for notice in store.file.prepare():
                store.file.notices.append(notice)

        def otherwise(error: Exception) -> bool:
            if not self.problem or not isinstance(error, StoreUnavailable):
                return False
            self.problem = _words(error)
            self.changed.emit()
            return False

        self.ask("the list of views", work, otherwise=otherwise)

    @Slot(object)
    def _on_answered(self, done: Done) -> None:
        wish = self._pending.pop(done.task, None)
        if wish is None:
            return
        if done.error is not None:
            if not wish.otherwise(done.error):
                self.failed.emit(done.error)
            if isinstance(done.error, UserInputError):  # another program changed the list, perhaps
                self._refresh()
            return
        self.problem = ""
        self._views = done.value.views
        self.changed.emit()
        wish.then(done.value.value)
        for notice in done.value.notices:
            self.noticed.emit(notice)

    def _refresh(self) -> None:
        self.ask("the list of views", lambda store: None, otherwise=lambda error: True)


def _words(error: StoreUnavailable) -> str:
    return f"{error.message} {error.hint}".strip()
