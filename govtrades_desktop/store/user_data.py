"""What the user made: user.sqlite, opened for the moment of a read or a write, and never lost.

Every write is one transaction, on the disk when it returns (synchronous EXTRA), beside a daily copy and a copy
of the last state in the folder of backups. A damaged file is set aside, never deleted, and the newest sound
copy takes its place; a newer program's file is refused in words. Nothing here knows the world's data: what an
edit means is `query.overlay`'s, whether it makes sense `query.corrections`'. Any thread, several processes.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import logging
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import StoreBug, StoreUnavailable, UserInputError
from govtrades_desktop.store import backup
from govtrades_desktop.store.connection import BUSY_TIMEOUT_MS, parse_moment, utc_text
from govtrades_desktop.store.sqlite_errors import store_error, told
from govtrades_desktop.store.user_schema import STEPS, USER_APPLICATION_ID, USER_SCHEMA_VERSION

log = logging.getLogger(__name__)

DAILY, LAST = "daily", "last"
KEPT_DAYS = 30
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

Value = str | tuple[int, int | None] | None
"""Of an edit: a bioguide, a security's key, a text; of an amount its ends in whole US dollars."""

State = tuple[int, int]
"""Which file it is and how often it was written to: two equal states have equal content."""


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
    def place(self) -> tuple[str, str, int | None, EditField]:
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
    """The file of what the user made.

    Attributes:
        path: the file; it need not exist.
        backups: the folder of its copies; `backups` beside it by default.
        notices: what happened to the file and the user must know, in sentences; take them and show them.
    """

    def __init__(self, path: Path, *, backups: Path | None = None) -> None:
        self.path = Path(path)
        self.backups = backups or self.path.parent / "backups"
        self.notices: list[str] = []

    # -- corrections -------------------------------------------------------------------------------------

    def set(self, edit: Edit, *, now: dt.datetime | None = None) -> Correction:
        """Keep an edit and put it in force; an equal one in force is returned as it is.

        Raises:
            StoreUnavailable: the file cannot be written, or a newer program made it; nothing was changed.
        """
        with self._writing() as connection:
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
                    json.dumps(_row_json(edit.of_row), ensure_ascii=False),
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
        if not self.exists():
            raise _unknown(correction_id)
        with self._writing() as connection:
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
        with self._reading() as connection:
            found = () if connection is None else _corrections(connection)
        return tuple(one for one in reversed(found) if include_undone or one.undone_at is None)

    def in_force(self) -> tuple[Correction, ...]:
        """Return the newest edit of each place that is not undone, oldest first. Raises as `list`."""
        return self.snapshot()[1]

    def snapshot(self) -> tuple[State | None, tuple[Correction, ...]]:
        """Return the edits in force and the state of the file that they are of. Raises as `list`."""
        with self._reading() as connection:
            if connection is None:
                return None, ()
            with _one_moment(connection):
                edits = _in_force(_corrections(connection))
                return self._state(connection), tuple(sorted(edits.values(), key=lambda one: one.id))

    # -- the file ----------------------------------------------------------------------------------------

    def exists(self) -> bool:
        """Return whether there is a file with anything in it."""
        with contextlib.suppress(OSError):
            return self.path.stat().st_size > 0
        return False

    def state(self) -> State | None:
        """Return a number that another content never has; None without a file. Under a millisecond.

        The file is asked through SQLite: opening and closing it by hand would drop, on POSIX, the locks that
        another thread of this process holds on it. Times and sizes alone miss two writes within the file
        system's clock tick.

        Raises:
            StoreUnavailable: as `list`.
        """
        with self._reading() as connection:
            return None if connection is None else self._state(connection)

    def _state(self, connection: sqlite3.Connection) -> State:
        changes = connection.execute("SELECT value FROM meta WHERE name = 'changes'").fetchone()[0]
        return self.path.stat().st_ino, int(changes)

    def prepare(self, *, now: dt.datetime | None = None) -> tuple[str, ...]:
        """Make an existing file ready at the program's start: set a damaged one aside, migrate, copy daily.

        Returns:
            Sentences that the user must be told; mostly none.

        Raises:
            StoreUnavailable: it cannot be used; the world's data can be shown without it.
        """
        if self.exists() and (os.access(self.path, os.W_OK) or self._is_damaged()):
            with contextlib.closing(self._open_for_writing()):
                pass
            self._copy_daily(now or dt.datetime.now(dt.UTC))
        return self.take_notices()

    def take_notices(self) -> tuple[str, ...]:
        """Return what the user must be told, once."""
        told_now, self.notices = tuple(self.notices), []
        return told_now

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """Give a connection that does not write, or None without a file."""
        if not self.exists():
            yield None
            return
        connection = self._connect()
        try:
            with told(self.path):
                version = self._check_identity(connection)
                if version < USER_SCHEMA_VERSION:
                    connection.close()
                    connection = self._open_for_writing()
                connection.execute("PRAGMA query_only = 1")
                yield connection
        except StoreUnavailable as error:
            raise self._worded(error) from error
        finally:
            connection.close()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Give a transaction that is on the disk when it ends, or did nothing."""
        if self.exists():
            with contextlib.closing(self._open_for_writing()):
                pass
            self._copy_daily(dt.datetime.now(dt.UTC))
        with contextlib.closing(self._open_for_writing()) as connection, told(self.path):
            before = connection.total_changes
            with _one_moment(connection, "BEGIN IMMEDIATE"):
                yield connection
                is_changed = connection.total_changes > before
                if is_changed:
                    connection.execute(
                        "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE name = 'changes'"
                    )
        if is_changed:
            self._copy(LAST, keep=2)

    def _connect(self, *, is_new: bool = False) -> sqlite3.Connection:
        with told(self.path):
            connection = sqlite3.connect(
                f"{self.path.resolve().as_uri()}?mode={'rwc' if is_new else 'rw'}",
                uri=True,
                timeout=BUSY_TIMEOUT_MS / 1000,
                isolation_level=None,
            )
        return connection

    def _open_for_writing(self) -> sqlite3.Connection:
        """Open the file: made, or checked and migrated; a damaged one is set aside first.

        Raises:
            StoreUnavailable: another program's, a newer program's, read-only, full, busy.
        """
        self._make_folder()
        if self._is_damaged():
            self._recover()
        if not self.exists():
            self._tell_of_copies()
        connection = self._connect(is_new=True)
        try:
            with told(self.path):
                # A rollback journal: one file, complete in itself at any time, that a person can copy. EXTRA
                # is FULL and a flush of the folder too: what was committed survives a power cut.
                connection.execute("PRAGMA journal_mode = DELETE")
                connection.execute("PRAGMA synchronous = EXTRA")
                version = self._check_identity(connection)
                if version < USER_SCHEMA_VERSION:
                    self._migrate(connection, version)
        except BaseException:
            connection.close()
            raise
        return connection

    def _check_identity(self, connection: sqlite3.Connection) -> int:
        """Return the schema version; 0 of an empty file.

        Raises:
            StoreUnavailable: another program's file, or a newer one's.
        """
        application = int(connection.execute("PRAGMA application_id").fetchone()[0])
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if (application, version) == (0, 0) and not _tables(connection):
            return 0
        if application != USER_APPLICATION_ID:
            raise StoreUnavailable(
                f"The file {self.path}, where your corrections belong, is a database of another program.",
                hint="Move it away; nothing of it was changed.",
                path=str(self.path),
            )
        if version > USER_SCHEMA_VERSION:
            raise StoreUnavailable(
                f"Your corrections in {self.path} were made by a newer version of this program (schema"
                f" {version}; this version knows {USER_SCHEMA_VERSION}). They are left alone and not shown.",
                hint="Install the newer version to see them.",
                path=str(self.path),
            )
        return version

    def _migrate(self, connection: sqlite3.Connection, version: int) -> None:
        """Bring the file to the newest schema, all or nothing; a copy is made before."""
        if version:
            copy = backup.back_up(self.path, self.backups, label=f"before-schema-{USER_SCHEMA_VERSION}")
            log.info("migrating %s to schema %d; copy in %s", self.path, USER_SCHEMA_VERSION, copy.path)
        with _one_moment(connection, "BEGIN IMMEDIATE"):
            version = self._check_identity(connection)  # another process may have been quicker
            for statements in STEPS[version:]:
                for statement in statements:
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {USER_APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {USER_SCHEMA_VERSION}")
            problems = connection.execute("PRAGMA quick_check").fetchone()[0]
            if problems != "ok":
                raise StoreBug(f"The migration of {self.path} is wrong: {problems}.", path=str(self.path))

    # -- damage and copies -------------------------------------------------------------------------------

    def _is_damaged(self) -> bool:
        """Return whether the file is there and is no sound database; a busy one is not damaged."""
        if not self.exists():
            return False
        with contextlib.closing(self._connect()) as connection:
            try:
                return bool(connection.execute("PRAGMA quick_check").fetchone()[0] != "ok")
            except sqlite3.Error as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE:
                    return True
                raise store_error(error, self.path) from error

    def _recover(self) -> None:
        """Set the damaged file aside and put the newest sound copy in its place, where there is one."""
        try:
            aside = backup.set_aside(self.path)
        except OSError as error:
            raise StoreUnavailable(
                f"The file of your corrections {self.path} is damaged, and cannot be renamed: "
                f"{error.strerror or error}.",
                hint="Close other copies of the program, or make the folder writable.",
                path=str(self.path),
            ) from error
        notice = f"The file of your corrections was damaged. It is kept as {aside}."
        for copy in self.copies():
            with contextlib.suppress(StoreUnavailable):
                if self._place(copy):
                    notice += f" The copy of {copy.made_at:%Y-%m-%d %H:%M} UTC took its place."
                    break
        else:
            notice += " There is no sound copy of it; a new file was begun."
        log.warning("%s", notice)
        self.notices.append(notice)

    def _place(self, copy: backup.Backup) -> bool:
        """Put a sound copy of ours at the path; return whether it is one."""
        if backup.check_integrity(copy.path) or copy.schema_version > USER_SCHEMA_VERSION:
            return False
        with (
            contextlib.closing(sqlite3.connect(copy.path)) as source,
            contextlib.closing(self._connect(is_new=True)) as target,
            told(self.path),
        ):
            if source.execute("PRAGMA application_id").fetchone()[0] != USER_APPLICATION_ID:
                return False
            target.execute("PRAGMA synchronous = EXTRA")
            source.backup(target)
        return True

    def copies(self) -> tuple[backup.Backup, ...]:
        """Return the copies of this file, newest first."""
        found = backup.list_backups(self.backups)
        return tuple(one for one in found if one.path.name.startswith(f"{self.path.stem}-"))

    def _tell_of_copies(self) -> None:
        copies = self.copies()
        if copies:
            self.notices.append(
                f"There was no {self.path}; a new one is begun. The newest copy of the earlier one is"
                f" {copies[0].path}."
            )

    def _copy_daily(self, now: dt.datetime) -> None:
        """Copy the file once a day (UTC), before the day's first change of it."""
        today = now.astimezone(dt.UTC).date()
        newest = next((one for one in self.copies() if f"-{DAILY}-" in one.path.name), None)
        if newest is not None and (newest.made_at.date() >= today or self._is_unchanged_since(newest)):
            return
        self._copy(DAILY, keep=KEPT_DAYS, now=now)

    def _is_unchanged_since(self, copy: backup.Backup) -> bool:
        changes = "SELECT value FROM meta WHERE name = 'changes'"
        with (
            contextlib.suppress(sqlite3.Error),
            contextlib.closing(self._connect()) as ours,
            contextlib.closing(sqlite3.connect(f"{copy.path.as_uri()}?mode=ro", uri=True)) as theirs,
        ):
            return bool(ours.execute(changes).fetchone() == theirs.execute(changes).fetchone())
        return False

    def _copy(self, label: str, *, keep: int, now: dt.datetime | None = None) -> None:
        """Make a copy; that it cannot be made is told, and loses nothing of what was written."""
        try:
            backup.back_up(self.path, self.backups, label=label, keep=keep, now=now)
        except StoreUnavailable as error:
            log.warning("no copy of %s: %s", self.path, error)
            self.notices.append(f"Your edit is kept, but no copy of {self.path} could be made: {error}")

    def _make_folder(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable(
                f"The folder {self.path.parent} cannot be made: {error.strerror or error}.",
                hint="Choose another folder with --data-dir.",
                path=str(self.path),
            ) from error

    def _worded(self, error: StoreUnavailable) -> StoreUnavailable:
        """Say of damage what becomes of it; other sentences stand."""
        if not self._says_damage(error):
            return error
        return StoreUnavailable(
            f"The file of your corrections {self.path} is damaged; they are not shown.",
            hint="The next start, or `govtrades corrections`, sets it aside and goes on from its newest copy.",
            path=str(self.path),
        )

    @staticmethod
    def _says_damage(error: StoreUnavailable) -> bool:
        return str(error.context.get("code", "")).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


@contextlib.contextmanager
def _one_moment(connection: sqlite3.Connection, begin: str = "BEGIN") -> Iterator[None]:
    """Run one transaction, committed whole or nothing of it; or see one state of the file."""
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _tables(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0])


_COLUMNS = "id, source, doc_id, line, field, value, was, of_row, comment, made_at, undone_at"


def _corrections(
    connection: sqlite3.Connection, place: tuple[str, str, int | None, EditField] | None = None
) -> tuple[Correction, ...]:
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


def _in_force(corrections: Sequence[Correction]) -> dict[tuple[str, str, int | None, EditField], Correction]:
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


def _row_json(facts: RowFacts | None) -> dict[str, str] | None:
    if facts is None:
        return None
    return {
        "asset": facts.asset,
        "traded_on": facts.traded_on,
        "type": facts.type,
        "owner": facts.owner,
    }
