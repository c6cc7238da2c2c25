"""The file user.sqlite: opened for the moment of a read or a write, kept in copies, and never lost.

Every write is one transaction, on the disk when it returns, beside a daily copy and one of the last state. A
damaged file is set aside, never deleted, and the newest sound copy takes its place; a newer program's is
refused in words. It knows no table but `meta`. Any thread, several processes; no connection outlives a call.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from govtrades_desktop.core.errors import StoreBug, StoreUnavailable
from govtrades_desktop.store import backup
from govtrades_desktop.store.connection import BUSY_TIMEOUT_MS
from govtrades_desktop.store.sqlite_errors import store_error, told
from govtrades_desktop.store.user_schema import STEPS, USER_APPLICATION_ID, USER_SCHEMA_VERSION

log = logging.getLogger(__name__)

DAILY, LAST = "daily", "last"
KEPT_DAYS = 30
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_STATE = "SELECT value FROM meta WHERE name = 'state'"


class UserFile:
    """The file of what the user made.

    Attributes:
        path: the file; it need not exist.
        backups: the folder of its copies; `backups` beside it by default.
        notices: what happened to the file and the user must know, in sentences; see `take_notices`.
    """

    def __init__(self, path: Path, *, backups: Path | None = None) -> None:
        self.path = Path(path)
        self.backups = backups or self.path.parent / "backups"
        self.notices: list[str] = []

    def exists(self) -> bool:
        """Return whether there is a file with anything in it."""
        with contextlib.suppress(OSError):
            return self.path.stat().st_size > 0
        return False

    def state(self) -> str | None:
        """Return a name of the content, another after every write; None without a file. Under a millisecond.

        The file is asked through SQLite: opening and closing it by hand would drop, on POSIX, the locks that
        another thread of this process holds on it. Times and sizes alone miss two writes within one tick of
        the file system's clock.

        Raises:
            StoreUnavailable: it cannot be read, is damaged, or a newer program made it.
        """
        with self.reading() as connection:
            return None if connection is None else state_of(connection)

    def prepare(self, *, now: dt.datetime | None = None) -> tuple[str, ...]:
        """Make an existing file ready at the program's start: set a damaged one aside, migrate, copy daily.

        Returns:
            Sentences that the user must be told; mostly none.

        Raises:
            StoreUnavailable: it cannot be used; the world's data can be shown without it.
        """
        if self.exists() and (_is_writable(self.path) or self._is_damaged()):
            with contextlib.closing(self._open_for_writing()):
                pass
            self._copy_daily(now or dt.datetime.now(dt.UTC))
        return self.take_notices()

    def take_notices(self) -> tuple[str, ...]:
        """Return what the user must be told, once."""
        told_now, self.notices = tuple(self.notices), []
        return told_now

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
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
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a transaction that is on the disk when it ends, or did nothing.

        Raises:
            StoreUnavailable: it cannot be written, or a newer program made it; nothing was changed.
        """
        is_old = self.exists()
        with contextlib.closing(self._open_for_writing()) as connection, told(self.path):
            if is_old:
                self._copy_daily(dt.datetime.now(dt.UTC))
            before = connection.total_changes
            with one_moment(connection, "BEGIN IMMEDIATE"):
                yield connection
                is_changed = connection.total_changes > before
                if is_changed:
                    connection.execute("UPDATE meta SET value = hex(randomblob(8)) WHERE name = 'state'")
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
        elif not self.exists():
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
        with one_moment(connection, "BEGIN IMMEDIATE"):
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
                f"The file of your corrections and saved views {self.path} is damaged, and cannot be"
                f" renamed: {error.strerror or error}.",
                hint="Close other copies of the program, or make the folder writable.",
                path=str(self.path),
            ) from error
        notice = f"The file of your corrections and saved views was damaged. It is kept as {aside}."
        for copy in self.copies():
            with contextlib.suppress(StoreUnavailable):  # that copy is no good: an older one may be
                if self._place(copy):
                    notice += f" The copy of {copy.made_at:%Y-%m-%d %H:%M} UTC took its place."
                    break
        else:
            notice += " There is no sound copy of it; a new file was begun."
        log.warning("%s", notice)
        self.notices.append(notice)

    def _place(self, copy: backup.Backup) -> bool:
        """Put a sound copy of ours at the path, atomically; return whether it is one.

        A file that another process put there meanwhile is left as it is.
        """
        if backup.check_integrity(copy.path) or copy.schema_version > USER_SCHEMA_VERSION:
            return False
        with contextlib.closing(sqlite3.connect(copy.path)) as source, told(copy.path):
            if source.execute("PRAGMA application_id").fetchone()[0] != USER_APPLICATION_ID:
                return False
        part = self.path.with_name(f".{self.path.name}-{os.urandom(4).hex()}.part")
        try:
            shutil.copyfile(copy.path, part)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            try:
                os.link(part, self.path)  # fails where the name is taken; a rename would not
            except FileExistsError:
                return True
            except OSError:  # a file system without links
                if not self.path.exists():
                    os.replace(part, self.path)
        except OSError as error:
            raise StoreUnavailable(
                f"The copy {copy.path} cannot be put in the place of {self.path}: {error.strerror or error}.",
                hint="Free some space, or make the folder writable.",
                path=str(self.path),
            ) from error
        finally:
            part.unlink(missing_ok=True)
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
        with (
            contextlib.suppress(sqlite3.Error),
            contextlib.closing(self._connect()) as ours,
            contextlib.closing(sqlite3.connect(f"{copy.path.as_uri()}?mode=ro", uri=True)) as theirs,
        ):
            return bool(ours.execute(_STATE).fetchone() == theirs.execute(_STATE).fetchone())
        return False

    def _copy(self, label: str, *, keep: int, now: dt.datetime | None = None) -> None:
        """Make a copy; that it cannot be made is told, and loses nothing of what was written."""
        try:
            backup.back_up(self.path, self.backups, label=label, keep=keep, now=now)
        except StoreUnavailable as error:
            log.warning("no copy of %s: %s", self.path, error)
            self.notices.append(f"No copy of {self.path} could be made: {error}")

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
            f"The file of your corrections and saved views {self.path} is damaged; they are not shown.",
            hint="`govtrades corrections` sets it aside and goes on from its newest sound copy.",
            path=str(self.path),
        )

    @staticmethod
    def _says_damage(error: StoreUnavailable) -> bool:
        return str(error.context.get("code", "")).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


@contextlib.contextmanager
def one_moment(connection: sqlite3.Connection, begin: str = "BEGIN") -> Iterator[None]:
    """Run one transaction, committed whole or nothing of it; or see one state of the file."""
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _tables(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0])


def state_of(connection: sqlite3.Connection) -> str:
    """Return the name of the content that a connection sees."""
    return str(connection.execute(_STATE).fetchone()[0])
