"""Looking after the data when nothing else is going on: what was lost, the day's copy, older readings.

On the refresh thread, after a refresh or in a quiet moment; never a failure of anything else: what could not
be done is told in a sentence, and tried again at the next turn.
"""

from __future__ import annotations

import datetime as dt
import logging
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from govtrades_desktop.core.errors import StoreError, StoreUnavailable
from govtrades_desktop.refresh.documents import Clock
from govtrades_desktop.refresh.events import Listener, RefreshReport
from govtrades_desktop.refresh.recovery import recover
from govtrades_desktop.refresh.rereading import read_archived
from govtrades_desktop.refresh.soundness import DAMAGED, Upkept, doubt
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.store import backup, integrity
from govtrades_desktop.store.user_data import UserStore

log = logging.getLogger(__name__)

_STATE = (
    "SELECT (SELECT value FROM meta WHERE name = 'lineage'),"
    " (SELECT value FROM meta WHERE name = 'generation'), (SELECT MAX(id) FROM refresh_run)"
)


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def look_after(
    paths: DataPaths,
    *,
    settings: Settings,
    stop: threading.Event,
    listener: Listener,
    clock: Clock = _utc_now,
    is_check_due: bool = False,
) -> Upkept:
    """Do what is due. It never raises for what the surroundings refuse.

    Args:
        paths: where the data lies.
        settings: limits of the reading process.
        stop: set it to end soon; what is left is due at the next turn.
        listener: is told of progress.
        clock: aware UTC.
        is_check_due: there is reason to check the whole database.
    """
    notices: list[str] = []
    reports: list[RefreshReport] = []
    copy = None
    try:
        if is_check_due and (damage := integrity.find_damage(paths.database)) is not None:
            raise StoreUnavailable(
                f"The database {paths.database} is damaged: {damage.words}.",
                path=str(paths.database),
                damage=damage.words,
            )
        recovered = recover(paths, settings=settings, stop=stop, listener=listener, clock=clock)
        if recovered is not None:
            reports += [recovered.report] if recovered.report else []
            notices += [recovered.sentence()] if recovered.is_ended else []
        copy, words = back_up_daily(paths, now=clock())
        notices += words
        if not stop.is_set():
            reading = read_archived(paths, settings=settings, stop=stop, listener=listener, clock=clock)
            reports += [reading.report] if reading.report else []
            notices += [reading.sentence()] if reading.sentence() else []
    except StoreError as error:
        if isinstance(error, StoreUnavailable) and doubt(error, paths):
            log.error("%s %s", error, error.context)
            notices.append(DAMAGED)
            return Upkept(tuple(notices), copy, tuple(reports), is_damaged=True)
        if not error.context.get("is_busy"):  # another copy of the program is at work: it is due again later
            log.warning("%s %s", error, error.context)
            notices.append(f"{error.message} {error.hint}".strip())
    return Upkept(tuple(notices), copy, tuple(reports))


def back_up_daily(paths: DataPaths, *, now: dt.datetime) -> tuple[backup.Backup | None, list[str]]:
    """Copy both databases once a day (UTC), if anything changed since the last copy.

    Returns:
        The copy of the world's data, where one was made; and what the user must know, such as a full disk.

    Raises:
        StoreUnavailable: the database is damaged.
    """
    try:
        notices = list(UserStore(paths.user_database, backups=paths.backups).file.prepare(now=now))
    except StoreUnavailable as error:  # a newer program's, or read-only: the window says so already
        log.warning("%s", error)
        notices = []
    if not is_copy_due(paths, now=now):
        return None, notices
    try:
        made = backup.back_up(
            paths.database,
            paths.backups,
            label=backup.DAILY,
            keep=backup.DAILY_KEPT,
            weeks=backup.WEEKLY_KEPT,
            now=now,
        )
    except StoreUnavailable as error:
        if integrity.is_damage(error, paths.database):
            raise
        log.warning("no copy of %s: %s", paths.database, error)
        return None, [*notices, f"Today's backup could not be made. {error.message} {error.hint}".strip()]
    log.info("the day's copy: %s, %d bytes", made.path, made.size_bytes)
    return made, notices


def is_copy_due(paths: DataPaths, *, now: dt.datetime) -> bool:
    """Return whether today's copy is missing, and would differ from the newest one."""
    daily = [
        one
        for one in backup.backups_of(paths.database, paths.backups)
        # one from the future was made while the clock was wrong: it keeps nobody from making today's
        if one.label == backup.DAILY and one.made_at <= now
    ]
    if not daily:
        return True
    if daily[0].made_at.date() >= now.astimezone(dt.UTC).date():
        return False
    return _state(daily[0].path) != _state(paths.database)


def _state(database: Path) -> tuple[object, ...] | None:
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=rw", uri=True)) as connection:
            return tuple(connection.execute(_STATE).fetchone())
    except sqlite3.Error:
        return None  # whatever it is, it is not the same
