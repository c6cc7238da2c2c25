"""What every command does first: make the database ready, from the bundled one where there is none yet."""

from __future__ import annotations

import logging
import threading

from govtrades_desktop.core.errors import StoreError
from govtrades_desktop.settings.paths import DataPaths, bundled_database, bundled_reference
from govtrades_desktop.store.starter import Prepared, prepare_database

log = logging.getLogger(__name__)


def make_ready(paths: DataPaths, *, is_read: bool = False) -> Prepared:
    """Unpack the bundled database at the first start; migrate an older one, after a backup.

    Args:
        paths: where the data lies.
        is_read: the command shows rows: who and what they are is found out first, where it is not known yet.

    Raises:
        StoreUnavailable: the place cannot be written, the database is newer, corrupt or not ours.
    """
    starter = bundled_database()
    if starter is None and not paths.database.exists():
        log.warning("this installation has no bundled database; starting empty")
    prepared = prepare_database(
        paths.database, starter=starter, backups=paths.backups, reference=bundled_reference()
    )
    if is_read and prepared.is_unresolved:
        _resolve(paths)
    return prepared


def _resolve(paths: DataPaths) -> None:
    """Tell who and what every row is, once after an upgrade; without it lists of people would be empty.

    What cannot be done now (another copy refreshes, a folder that cannot be written) is done by the next
    command or refresh: the filings can be read all the same.
    """
    from govtrades_desktop.refresh.processing import derive_now

    log.warning("the data is of an earlier version: who and what its rows are is found out once")
    try:
        derive_now(paths, stop=threading.Event())
    except StoreError as error:
        log.warning("that could not be done now: %s", error.message)
