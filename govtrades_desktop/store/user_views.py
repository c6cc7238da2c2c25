"""Saved views in user.sqlite: named, ordered, with a default for each page, and never lost.

Deleting marks, changing keeps what was before; both can be undone. What cannot be read (a newer program wrote
it, or damage) stays in the list with the reason, and stays in the file. It knows no query and no table of the
world's data: whether a view still makes sense is `query.views`'.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from govtrades_desktop.core.errors import DataRejected, UserInputError
from govtrades_desktop.core.views import (
    NewerView,
    View,
    ViewPage,
    clean_name,
    free_name,
    name_key,
    newer_from_json,
    plain_from_text,
    view_from_text,
    view_text,
)
from govtrades_desktop.store.connection import parse_moment, utc_text
from govtrades_desktop.store.user_file import UserFile


@dataclass(frozen=True, slots=True)
class SavedView:
    """One view as it is kept.

    Attributes:
        id: never given twice.
        name: unique among those not deleted, whatever the case.
        page: of a page that this version does not have: the page's name as it is written.
        view: None where it cannot be read; `problem` says why.
        problem: a sentence, or empty.
        is_default: what its page opens with.
        made_at, changed_at: aware UTC.
        deleted_at: aware UTC; None while it is in the list.
        newer: where a newer version wrote it: what can be given away though it cannot be shown.
    """

    id: int
    name: str
    page: str
    view: View | None
    problem: str
    is_default: bool
    made_at: dt.datetime
    changed_at: dt.datetime
    deleted_at: dt.datetime | None
    newer: NewerView | None = None


@dataclass(frozen=True, slots=True)
class ViewPast:
    """What a view was, until it was changed; `view` is None where that cannot be read."""

    name: str
    view: View | None
    until: dt.datetime


class ViewStore:
    """The user's saved views. Any thread; every method is one short transaction, on the disk when it returns.

    Attributes:
        file: user.sqlite; it need not exist.

    Every method raises StoreUnavailable where the file cannot be read or written, or a newer program made it;
    then nothing was changed.
    """

    def __init__(self, path: Path, *, backups: Path | None = None) -> None:
        self.file = UserFile(path, backups=backups)

    # -- reading

    def list(self, page: str | None = None, *, include_deleted: bool = False) -> tuple[SavedView, ...]:
        """Return the views in the user's order, of one page or of all; deleted ones last."""
        with self.file.reading() as connection:
            found = () if connection is None else _views(connection)
        chosen = [one for one in found if page is None or one.page == page]
        deleted = [one for one in chosen if one.deleted_at is not None]
        deleted.sort(key=lambda one: (one.deleted_at, one.id), reverse=True)
        return (*(one for one in chosen if one.deleted_at is None), *(deleted if include_deleted else ()))

    def find(self, name: str) -> SavedView:
        """Return the view of a name, whatever its case.

        Raises:
            UserInputError: there is none; the hint names those that there are.
        """
        views = self.list()
        wanted = name_key(name)
        found = next((one for one in views if name_key(one.name) == wanted), None)
        if found is None:
            names = ", ".join(one.name for one in views)
            raise UserInputError(
                f"There is no view {clean_name(name)!r}.",
                hint=f"Saved: {names}." if names else "No view is saved yet.",
            )
        return found

    def default(self, page: ViewPage) -> SavedView | None:
        """Return the view that a page opens with, or None."""
        return next((one for one in self.list(page) if one.is_default), None)

    def past(self, view_id: int) -> tuple[ViewPast, ...]:
        """Return what a view was before each change, the newest first."""
        with self.file.reading() as connection:
            rows = () if connection is None else connection.execute(
                "SELECT name, form, until FROM saved_view_past WHERE view_id = ? ORDER BY id DESC", (view_id,)
            ).fetchall()  # fmt: skip
        return tuple(ViewPast(name, _read(form)[0], parse_moment(until)) for name, form, until in rows)

    # -- writing

    def create(self, view: View, *, now: dt.datetime | None = None) -> SavedView:
        """Keep a new view, at the end of the list.

        Raises:
            UserInputError: the name is taken, or is none.
            DataRejected: it holds what could not be read again.
        """
        with self.file.writing() as connection:
            return self._insert(connection, _checked(view), _moment(now))

    def change(self, view_id: int, view: View, *, now: dt.datetime | None = None) -> SavedView:
        """Keep a view's new content and name; what it was is kept too.

        Raises:
            UserInputError: there is no such view (any more), or another has the name.
            DataRejected: it holds what could not be read again.
        """
        wanted = _checked(view)
        with self.file.writing() as connection:
            kept = _by_id(connection, view_id)
            if kept.view != wanted:
                self._update(connection, kept, wanted, _moment(now))
            return _by_id(connection, view_id)

    def rename(self, view_id: int, name: str, *, now: dt.datetime | None = None) -> SavedView:
        """Give a view another name.

        Raises:
            UserInputError: another view has it, it is none, or the view cannot be read.
        """
        with self.file.writing() as connection:
            kept = _by_id(connection, view_id)
            if kept.view is None:
                raise UserInputError(f"The view {kept.name!r} cannot be renamed. {kept.problem}")
            wanted = kept.view.renamed(clean_name(name))
            if wanted != kept.view:
                self._update(connection, kept, wanted, _moment(now))
            return _by_id(connection, view_id)

    def duplicate(self, view_id: int, *, now: dt.datetime | None = None) -> SavedView:
        """Keep a copy of a view, as "name (2)"."""
        with self.file.writing() as connection:
            kept = _by_id(connection, view_id)
            if kept.view is None:
                raise UserInputError(f"The view {kept.name!r} cannot be copied. {kept.problem}")
            name = free_name(kept.name, _names(connection))
            return self._insert(connection, kept.view.renamed(name), _moment(now))

    def reorder(self, view_ids: Sequence[int]) -> tuple[SavedView, ...]:
        """Put views in an order; those that are not named stay behind them, in their order."""
        with self.file.writing() as connection:
            now = [one.id for one in _views(connection) if one.deleted_at is None]
            for unknown in set(view_ids) - set(now):
                _by_id(connection, unknown)  # says which one is gone
            first = list(dict.fromkeys(view_ids))
            wanted = [*first, *(one for one in now if one not in set(first))]
            if wanted != now:
                connection.executemany(
                    "UPDATE saved_view SET place = ? WHERE id = ?",
                    [(place, one) for place, one in enumerate(wanted, 1)],
                )
        return self.list()

    def move(self, view_id: int, place: int) -> tuple[SavedView, ...]:
        """Put one view at a place among all of them, 0 is the first; what is beyond the end is the end."""
        ids = [one.id for one in self.list() if one.id != view_id]
        place = max(0, min(place, len(ids)))
        return self.reorder([*ids[:place], view_id, *ids[place:]])

    def set_default(self, view_id: int) -> SavedView:
        """Have a view's page open with it."""
        with self.file.writing() as connection:
            kept = _by_id(connection, view_id)
            if not kept.is_default:
                _clear_default(connection, kept.page)
                connection.execute("UPDATE saved_view SET is_default = 1 WHERE id = ?", (view_id,))
            return _by_id(connection, view_id)

    def clear_default(self, page: ViewPage) -> None:
        """Have a page open with its own arrangement again."""
        if self.file.exists():
            with self.file.writing() as connection:
                _clear_default(connection, page)

    def delete(self, view_id: int, *, now: dt.datetime | None = None) -> SavedView:
        """Take a view out of the list; `restore` brings it back, where it was.

        Raises:
            UserInputError: there is no such view, or it is deleted already.
        """
        with self.file.writing() as connection:
            _by_id(connection, view_id)
            connection.execute("UPDATE saved_view SET deleted_at = ? WHERE id = ?", (_moment(now), view_id))
            return _by_id(connection, view_id, is_deleted=True)

    def restore(self, view_id: int, *, now: dt.datetime | None = None) -> SavedView:
        """Undo a deletion. Where its name was given away meanwhile, it comes back as "name (2)".

        Raises:
            UserInputError: there is no such view, or it is not deleted; or it cannot be read, and its name
                is given away.
        """
        with self.file.writing() as connection:
            kept = _by_id(connection, view_id, is_deleted=True)
            name = free_name(kept.name, _names(connection))
            if name != kept.name:
                if kept.view is None:
                    raise UserInputError(
                        f"The view {kept.name!r} cannot come back: another has its name, and it cannot be"
                        f" renamed. {kept.problem}",
                        hint="Rename the other view first.",
                    )
                self._update(connection, kept, kept.view.renamed(name), _moment(now))
            if kept.is_default and any(one.is_default for one in _of_page(connection, kept.page)):
                connection.execute("UPDATE saved_view SET is_default = 0 WHERE id = ?", (view_id,))
            connection.execute("UPDATE saved_view SET deleted_at = NULL WHERE id = ?", (view_id,))
            return _by_id(connection, view_id)

    def take_in(
        self, views: Sequence[View | NewerView], *, now: dt.datetime | None = None
    ) -> tuple[SavedView, ...]:
        """Keep views of another person, all or none; a name that is taken becomes "name (2)".

        Raises:
            DataRejected: one holds what could not be read again; nothing was changed.
        """
        wanted = [view if isinstance(view, NewerView) else _checked(view) for view in views]
        with self.file.writing() as connection:
            kept = []
            for view in wanted:
                name = free_name(view.name, _names(connection))
                kept.append(self._insert(connection, view.renamed(name), _moment(now)))
            return tuple(kept)

    @staticmethod
    def _insert(connection: sqlite3.Connection, view: View | NewerView, now: str) -> SavedView:
        _check_free(connection, view.name)
        cursor = connection.execute(
            "INSERT INTO saved_view (name, folded, page, form, place, made_at, changed_at)"
            " SELECT ?, ?, ?, ?, COALESCE(MAX(place), 0) + 1, ?, ? FROM saved_view",
            (view.name, name_key(view.name), str(view.page), view_text(view), now, now),
        )
        return _by_id(connection, int(cursor.lastrowid or 0))

    @staticmethod
    def _update(connection: sqlite3.Connection, kept: SavedView, view: View, now: str) -> None:
        _check_free(connection, view.name, but=kept.id)
        if view.page != kept.page:  # it was another page's default
            connection.execute("UPDATE saved_view SET is_default = 0 WHERE id = ?", (kept.id,))
        connection.execute(
            "UPDATE saved_view SET name = ?, folded = ?, page = ?, form = ?, changed_at = ? WHERE id = ?",
            (view.name, name_key(view.name), view.page.value, view_text(view), now, kept.id),
        )


_COLUMNS = "id, name, page, form, is_default, made_at, changed_at, deleted_at"


def _checked(view: View) -> View:
    """Return a view as it will be read again, with its name cleaned."""
    return view_from_text(view_text(view.renamed(clean_name(view.name))))


def _moment(now: dt.datetime | None) -> str:
    return utc_text(now or dt.datetime.now(dt.UTC))


def _views(connection: sqlite3.Connection) -> tuple[SavedView, ...]:
    rows = connection.execute(f"SELECT {_COLUMNS} FROM saved_view ORDER BY place, id").fetchall()
    return tuple(_saved(*row) for row in rows)


def _of_page(connection: sqlite3.Connection, page: str) -> tuple[SavedView, ...]:
    return tuple(one for one in _views(connection) if one.page == page and one.deleted_at is None)


def _names(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT name FROM saved_view WHERE deleted_at IS NULL")]


def _by_id(connection: sqlite3.Connection, view_id: int, *, is_deleted: bool = False) -> SavedView:
    row = connection.execute(f"SELECT {_COLUMNS} FROM saved_view WHERE id = ?", (view_id,)).fetchone()
    if row is None:
        raise UserInputError("There is no such view.")
    found = _saved(*row)
    if (found.deleted_at is not None) is not is_deleted:
        state = "is not deleted" if is_deleted else "was deleted"
        raise UserInputError(f"The view {found.name!r} {state}.")
    return found


def _check_free(connection: sqlite3.Connection, name: str, *, but: int = 0) -> None:
    row = connection.execute(
        "SELECT name FROM saved_view WHERE folded = ? AND deleted_at IS NULL AND id IS NOT ?",
        (name_key(name), but),
    ).fetchone()
    if row is not None:
        raise UserInputError(f"There is a view {row[0]!r} already.", hint="Choose another name.")


def _clear_default(connection: sqlite3.Connection, page: str) -> None:
    connection.execute(
        "UPDATE saved_view SET is_default = 0 WHERE page = ? AND is_default = 1 AND deleted_at IS NULL",
        (str(page),),
    )


def _read(form: str) -> tuple[View | None, str]:
    try:
        return view_from_text(form), ""
    except DataRejected as error:
        return None, f"{error} {error.hint}".strip()


def _saved(
    view_id: int,
    name: str,
    page: str,
    form: str,
    is_default: int,
    made_at: str,
    changed_at: str,
    deleted_at: str | None,
) -> SavedView:
    view, problem = _read(form)
    newer = None if view is not None else _newer(form, name, page)
    return SavedView(
        id=view_id,
        name=name,
        page=page,
        view=None if view is None else replace(view, name=name),
        problem=problem,
        is_default=bool(is_default),
        made_at=parse_moment(made_at),
        changed_at=parse_moment(changed_at),
        deleted_at=None if deleted_at is None else parse_moment(deleted_at),
        newer=newer,
    )


def _newer(form: str, name: str, page: str) -> NewerView | None:
    try:
        return newer_from_json(plain_from_text(form), name=name, page=page)
    except DataRejected:  # damaged
        return None
