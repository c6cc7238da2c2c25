"""What every command does first: make the database ready, from the bundled one where there is none yet."""

from __future__ import annotations

import logging

from govtrades_desktop.settings.paths import DataPaths, bundled_database, bundled_reference
from govtrades_desktop.store.starter import Prepared, prepare_database

log = logging.getLogger(__name__)


def make_ready(paths: DataPaths) -> Prepared:
    """Unpack the bundled database at the first start; migrate an older one, after a backup.

    Raises:
        StoreUnavailable: the place cannot be written, the database is newer, corrupt or not ours.
    """
    starter = bundled_database()
    if starter is None and not paths.database.exists():
        log.warning("this installation has no bundled database; starting empty")
    return prepare_database(
        paths.database, starter=starter, backups=paths.backups, reference=bundled_reference()
    )
