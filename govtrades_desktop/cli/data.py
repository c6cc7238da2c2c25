"""What every command does first: make the database ready, from the bundled one where there is none yet."""

from __future__ import annotations

import logging

from govtrades_desktop.settings.paths import DataPaths, resource_path
from govtrades_desktop.store.starter import Prepared, prepare_database

STARTER = "starter/govtrades.sqlite.xz"

log = logging.getLogger(__name__)


def make_ready(paths: DataPaths) -> Prepared:
    """Unpack the bundled database at the first start; migrate an older one, after a backup.

    Raises:
        StoreUnavailable: the place cannot be written, the database is newer, corrupt or not ours.
    """
    try:
        starter = resource_path(STARTER)
    except FileNotFoundError:
        log.warning("this installation has no bundled database; starting empty")
        starter = None
    return prepare_database(paths.database, starter=starter, backups=paths.backups)
