"""Every program's first step: the database is there, sound, of the newest schema; a damaged one gives way.

Where nothing speaks of damage this costs a few looks at the folder. It speaks to no network; what it did is
told in sentences for whoever started the program.
"""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass
from pathlib import Path

from govtrades_desktop.core.errors import StoreUnavailable
from govtrades_desktop.refresh.events import RefreshReport
from govtrades_desktop.refresh.folder_lock import refreshing_alone
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.store import integrity
from govtrades_desktop.store.backup import Backup, backups_of
from govtrades_desktop.store.connection import open_reader
from govtrades_desktop.store.integrity import Damage, DamageKind
from govtrades_desktop.store.replacing import finish_replacing
from govtrades_desktop.store.starter import Prepared, prepare_database

log = logging.getLogger(__name__)

CHECKED_AT_ONCE_BYTES = 64_000_000
"""A larger database is checked while the window stands already (0.7 s for this much)."""

_RECOVERY = "recovery"  # `rebuild.RECOVERY`, whose module a start does without


DAMAGED = (
    "The database is damaged. At the next start it is set aside, and the newest sound copy takes its place;"
    " what you made (corrections, saved views) is in a file of its own and stays."
)


@dataclass(frozen=True, slots=True)
class Ready:
    """How the database was made ready.

    Attributes:
        prepared: by unpacking, creating, migrating.
        notices: what the user must read, in sentences; mostly none.
        is_recovering: the archive has more than the database: `recovery.recover` brings it back.
        is_check_due: there is reason to check the database, and it is too large to be waited for.
    """

    prepared: Prepared
    notices: tuple[str, ...] = ()
    is_recovering: bool = False
    is_check_due: bool = False


@dataclass(frozen=True, slots=True)
class Upkept:
    """What looking after the data came to (`upkeep.look_after`); told to a listener like an event of a run.

    Attributes:
        notices: what the user must read, in sentences; mostly none.
        copy: the day's copy, where one was made now.
        reports: of what was read anew, as of refreshes that asked no source.
        is_damaged: the database was found damaged: the next start replaces it.
    """

    notices: tuple[str, ...] = ()
    copy: Backup | None = None
    reports: tuple[RefreshReport, ...] = ()
    is_damaged: bool = False


def ready_database(paths: DataPaths, *, starter: Path | None, reference: Path | None) -> Ready:
    """Make the database ready; one that is damaged is set aside, and the best there is takes its place.

    Raises:
        StoreUnavailable: read-only, full, of a newer program, of another program; or damaged, while another
            copy of the program is writing in the folder.
    """
    database = paths.database
    if finish_replacing(database):
        log.warning("a replacing of %s that was cut short was finished", database)
    notices: list[str] = []
    is_check_due = False
    if integrity.is_empty(database):
        if backups_of(database, paths.backups):
            notices += _replace(paths, Damage(DamageKind.EMPTY), starter)
    elif database.exists() and (reason := integrity.reason_to_check(database)):
        is_doubted = integrity.doubt_path(database).exists()
        is_check_due = not is_doubted and _size(database) > CHECKED_AT_ONCE_BYTES
        if not is_check_due and (is_doubted or not integrity.is_in_use(database)):
            notices += check(paths, starter, reason)
    try:
        prepared = _prepare(paths, starter, reference)
    except StoreUnavailable as error:
        if not integrity.is_damage(error, database):
            raise
        damage = integrity.find_damage(database)
        if damage is None:
            raise
        notices += _replace(paths, damage, starter)
        prepared = _prepare(paths, starter, reference)
    return Ready(prepared, tuple(notices), _is_recovering(database), is_check_due)


def check(paths: DataPaths, starter: Path | None, reason: str) -> list[str]:
    """Check the database, whole; replace it where it is damaged. No connection may be open in this program.

    Raises:
        StoreUnavailable: as `ready_database`.
    """
    damage = integrity.find_damage(paths.database)
    log.info("%s The database was checked: %s", reason, "sound" if damage is None else damage.words)
    if damage is None:
        integrity.clear_doubt(paths.database)
        return []
    return _replace(paths, damage, starter)


def doubt(error: StoreUnavailable, paths: DataPaths) -> bool:
    """Have the next start check the database, where an error says that it is damaged; whether it does."""
    is_damaged = integrity.is_damage(error, paths.database)
    if is_damaged:
        integrity.note_doubt(paths.database, f"It was found damaged: {error.message}")
    return is_damaged


def _prepare(paths: DataPaths, starter: Path | None, reference: Path | None) -> Prepared:
    return prepare_database(paths.database, starter=starter, backups=paths.backups, reference=reference)


def _replace(paths: DataPaths, damage: Damage, starter: Path | None) -> list[str]:
    from govtrades_desktop.store.rebuild import replace_damaged

    with refreshing_alone(paths.root):
        if damage.kind is not DamageKind.EMPTY:
            found = integrity.find_damage(paths.database) if paths.database.exists() else None
            if found is None:
                return []  # another copy of the program was quicker
            damage = found
        rebuilt = replace_damaged(paths.database, damage, backups=paths.backups, starter=starter)
    return [rebuilt.sentence()]


def _is_recovering(database: Path) -> bool:
    with open_reader(database) as reader:
        return reader.fact(_RECOVERY) is not None


def _size(database: Path) -> int:
    with contextlib.suppress(OSError):
        return database.stat().st_size
    return 0
