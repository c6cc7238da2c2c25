"""What every command does first: make the database ready, from the bundled one where there is none yet.

A damaged one gives way to its newest sound copy, what is newer comes back out of the archive, and that is
told.
"""

from __future__ import annotations

import logging
import sys
import threading

from govtrades_desktop.core.errors import StoreError
from govtrades_desktop.refresh.soundness import ready_database
from govtrades_desktop.settings.paths import DataPaths, bundled_database, bundled_reference
from govtrades_desktop.store.starter import Prepared

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
    ready = ready_database(paths, starter=starter, reference=bundled_reference())
    for notice in ready.notices:
        print(f"govtrades: {notice}", file=sys.stderr)
    if ready.is_recovering:
        _recover(paths)
    if is_read and ready.prepared.is_unresolved:
        _resolve(paths)
    return ready.prepared


def _recover(paths: DataPaths) -> None:
    """Bring back what the archive has and the database lost; stopped, the next command goes on with it."""
    from govtrades_desktop.refresh.recovery import recover
    from govtrades_desktop.settings.settings import load_settings

    print("govtrades: bringing back what the archive has (Ctrl+C: the next time)", file=sys.stderr)
    try:
        recovered = recover(
            paths,
            settings=load_settings(paths.settings_file),
            stop=threading.Event(),
            listener=lambda event: None,
        )
    except StoreError as error:
        log.warning("that could not be done now: %s", error.message)
        return
    if recovered is not None:
        print(f"govtrades: {recovered.sentence()}", file=sys.stderr)


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
