"""A copy takes the place of the present data, for a command or a window that has let go of it.

What is there is set aside, never overwritten. Nobody may have the database open, or be refreshing the folder.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from pathlib import Path

from govtrades_desktop.core.errors import Cancelled, StoreUnavailable
from govtrades_desktop.refresh.folder_lock import refreshing_alone
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.store import integrity
from govtrades_desktop.store.backup import restore, restore_user

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done.

    Attributes:
        copy: what was restored.
        aside: where what was there is kept; None where there was nothing.
        is_user: it was of what the user made.
    """

    copy: Path
    aside: Path | None
    is_user: bool

    def sentence(self) -> str:
        """Tell it."""
        what = "What you made (corrections, saved views)" if self.is_user else "The data"
        kept = f" What was there before is kept as {self.aside.name}." if self.aside else ""
        return f"{what} was restored from {self.copy.name}.{kept}"


def restore_copy(copy: Path, paths: DataPaths, *, is_user: bool, stop: threading.Event) -> Restored:
    """Put a copy in the place of the data, or of what the user made.

    Raises:
        StoreUnavailable: somebody has the data open or refreshes it; the copy is not sound, not ours or a
            newer program's; the place cannot be written. Nothing was changed.
        Cancelled: stopped before it began.
    """
    if stop.is_set():
        raise Cancelled("The restoring was stopped before it began.")
    database = paths.user_database if is_user else paths.database
    with refreshing_alone(paths.root):
        if integrity.is_in_use(database):
            raise StoreUnavailable(
                f"Another copy of the program has {database} open.",
                hint="Close its window first; or restore from there: Data, Restore a backup…",
                path=str(database),
                is_busy=True,
            )
        aside = restore_user(copy, database) if is_user else restore(copy, database)
        if not is_user:
            integrity.clear_doubt(database)
    done = Restored(copy, aside, is_user)
    log.info("%s", done.sentence())
    return done
