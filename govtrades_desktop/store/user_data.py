"""What the user made, in words of the program: corrections, kept with their whole history.

An edit is never rewritten and never deleted; undoing it tells when. Nothing here knows the world's data: what
an edit does to a table is `query.overlay`'s, whether it makes sense `query.corrections`'. Other things that a
user makes (saved views, notes, watch rules) get a store of their own beside this one, over the same UserFile.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.store.connection import parse_moment, utc_text
from govtrades_desktop.store.user_file import UserFile, one_moment, state_of

Value = str | tuple[int, int | None] | None
"""Of an edit: a bioguide, a security's key, a text; of an amount its ends in whole US dollars."""

Place = tuple[str, str, int | None, "EditField"]


class EditField(StrEnum):
    """What can be corrected."""

    OFFICIAL = "official"  # who filed a filing: value is a bioguide
    SECURITY = "security"  # what a row's asset is: value is a security's key
    AMOUNT = "amount"  # a row's band
    NOTE = "note"  # a text of the user's own, on a row or a filing


@dataclass(frozen=True, slots=True)
class RowFacts:
    """A row as filed, by which an edit knows its row again when a newer reading counts the lines anew.

    Attributes:
        traded_on: ISO date, or empty.
        type: value of TransactionType.
        owner: value of Owner.
    """

    asset: str
    traded_on: str
    type: str
    owner: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One wish of the user, checked (`query.corrections`), not yet written.

    Attributes:
        source: of the filing.
        doc_id: the source's own id.
        line: of the row; None for the whole filing.
        value: what it shall be.
        was: what the source's data said at that time.
        of_row: the row as filed; None for the whole filing.
        comment: the user's reason; may be empty.
    """

    source: str
    doc_id: str
    line: int | None
    field: EditField
    value: Value
    was: Value
    of_row: RowFacts | None = None
    comment: str = ""

    @property
    def place(self) -> Place:
        """What the edit is of: at most one edit a place is in force."""
        return (self.source, self.doc_id, self.line, self.field)


@dataclass(frozen=True, slots=True)
class Correction:
    """One edit as it is kept. It is never rewritten; undoing it tells when.

    Attributes:
        id: what the user names it by; never given twice.
        made_at: aware UTC.
        undone_at: aware UTC; None while it is not undone.
    """

    id: int
    edit: Edit
    made_at: dt.datetime
    undone_at: dt.datetime | None


class UserStore:
    """The user's corrections.

    Attributes:
        file: user.sqlite; it need not exist.
    """

    def __init__(self, path: Path, *, backups: Path | None = None) -> None:
        self.file = UserFile(path, backups=backups)

    def set(self, edit: Edit, *, now: dt.datetime | None = None) -> Correction:
        """Keep an edit and put it in force; an equal one in force is returned as it is.

        Raises:
            StoreUnavailable: the file cannot be written, or a newer program made it; nothing was changed.
        """
        with self.file.writing() as connection:
            newest = _in_force(_corrections(connection, edit.place)).get(edit.place)
            if newest is not None and newest.edit == edit:
                return newest
            cursor = connection.execute(
                "INSERT INTO correction (source, doc_id, line, field, value, was, of_row, comment, made_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    edit.source,
                    edit.doc_id,
                    edit.line,
                    edit.field.value,
                    json.dumps(edit.value, ensure_ascii=False),
                    json.dumps(edit.was, ensure_ascii=False),
                    json.dumps(None if edit.of_row is None else asdict(edit.of_row), ensure_ascii=False),
                    edit.comment,
                    utc_text(now or dt.datetime.now(dt.UTC)),
                ),
            )
            return _by_id(connection, int(cursor.lastrowid or 0))

    def undo(self, correction_id: int, *, now: dt.datetime | None = None) -> Correction:
        """Undo one edit. It stays in the history; the one before it, if not undone, is in force again.

        Raises:
            UserInputError: there is no such edit, or it is undone already.
            StoreUnavailable: as `set`.
        """
        if not self.file.exists():
            raise _unknown(correction_id)
        with self.file.writing() as connection:
            found = _by_id(connection, correction_id)
            if found.undone_at is not None:
                raise UserInputError(f"Edit {correction_id} was undone on {found.undone_at:%Y-%m-%d}.")
            connection.execute(
                "UPDATE correction SET undone_at = ? WHERE id = ?",
                (utc_text(now or dt.datetime.now(dt.UTC)), correction_id),
            )
            return _by_id(connection, correction_id)

    def list(self, *, include_undone: bool = True) -> tuple[Correction, ...]:
        """Return the edits, newest first.

        Raises:
            StoreUnavailable: the file cannot be read, is damaged, or a newer program made it.
        """
        with self.file.reading() as connection:
            found = () if connection is None else _corrections(connection)
        return tuple(one for one in reversed(found) if include_undone or one.undone_at is None)

    def in_force(self) -> tuple[Correction, ...]:
        """Return the newest edit of each place that is not undone, oldest first. Raises as `list`."""
        return self.snapshot()[1]

    def snapshot(self) -> tuple[str | None, tuple[Correction, ...]]:
        """Return the edits in force and the state of the file that they are of. Raises as `list`."""
        with self.file.reading() as connection:
            if connection is None:
                return None, ()
            with one_moment(connection):
                edits = _in_force(_corrections(connection))
                return state_of(connection), tuple(sorted(edits.values(), key=lambda one: one.id))


_COLUMNS = "id, source, doc_id, line, field, value, was, of_row, comment, made_at, undone_at"


def _corrections(connection: sqlite3.Connection, place: Place | None = None) -> tuple[Correction, ...]:
    """Return all edits, or those of one place, oldest first."""
    where, values = "", ()
    if place is not None:
        where = "WHERE source = ? AND doc_id = ? AND line IS ? AND field = ?"
        values = (*place[:3], place[3].value)  # type: ignore[assignment]
    found = connection.execute(f"SELECT {_COLUMNS} FROM correction {where} ORDER BY id", values).fetchall()
    return tuple(_correction(row) for row in found)


def _by_id(connection: sqlite3.Connection, correction_id: int) -> Correction:
    row = connection.execute(f"SELECT {_COLUMNS} FROM correction WHERE id = ?", (correction_id,)).fetchone()
    if row is None:
        raise _unknown(correction_id)
    return _correction(row)


def _unknown(correction_id: int) -> UserInputError:
    return UserInputError(
        f"There is no edit {correction_id}.",
        hint="`govtrades corrections` lists all edits with their numbers.",
    )


def _in_force(corrections: Sequence[Correction]) -> dict[Place, Correction]:
    """Return the newest edit of each place that is not undone; `corrections` come oldest first."""
    return {one.edit.place: one for one in corrections if one.undone_at is None}


def _correction(row: tuple[Any, ...]) -> Correction:
    number, source, doc_id, line, field, value, was, of_row, comment, made_at, undone_at = row
    facts = json.loads(of_row)
    edit = Edit(
        source=source,
        doc_id=doc_id,
        line=line,
        field=EditField(field),
        value=_value(value),
        was=_value(was),
        of_row=None if facts is None else RowFacts(**facts),
        comment=comment,
    )
    return Correction(
        number, edit, parse_moment(made_at), None if undone_at is None else parse_moment(undone_at)
    )


def _value(text: str) -> Value:
    found = json.loads(text)
    return (found[0], found[1]) if isinstance(found, list) else found
