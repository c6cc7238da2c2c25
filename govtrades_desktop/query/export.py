"""Tables that leave the house: exactly the rows given, in that order, with where each came from.

Formats join by `FORMATS`. A file is written beside its target and renamed, so that a good file is never
replaced by half of one. This is the only module that may use pandas (CSV and JSON need none).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import Positions


def export_trades(
    library: Library,
    positions: Positions,
    path: Path,
    *,
    stop: threading.Event | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write the trades at `positions` to `path` (.csv or .json by its ending); return how many.

    Raises:
        UserInputError: an ending that is not known, or a folder that is not there.
        StoreUnavailable: the disk is full, or the place cannot be written.
        Cancelled: `stop` was set; no file was written.
    """
    raise NotImplementedError
