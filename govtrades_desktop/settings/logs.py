"""Where the log goes: a rotating file in the log folder, and warnings to stderr. No network, no telemetry."""

from __future__ import annotations

import logging
import logging.handlers
import sys

from govtrades_desktop.settings.paths import DataPaths

FILE_BYTES = 2_000_000
FILES_KEPT = 5


def start_logging(paths: DataPaths, *, stderr_level: int = logging.WARNING) -> None:
    """Send this program's log to its file (INFO, or DEBUG when asked for) and its worst to stderr.

    A folder that cannot be written to leaves stderr alone: a log is no reason not to start.
    """
    root = logging.getLogger("govtrades_desktop")
    root.setLevel(min(logging.INFO, stderr_level))
    root.propagate = False
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    form = logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
    if sys.stderr is not None:  # a windowed program on Windows has none
        console = logging.StreamHandler()
        console.setLevel(stderr_level)
        console.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        root.addHandler(console)
    try:
        paths.logs.mkdir(parents=True, exist_ok=True)
        file = logging.handlers.RotatingFileHandler(
            paths.log_file, maxBytes=FILE_BYTES, backupCount=FILES_KEPT - 1, encoding="utf-8", delay=True
        )
    except OSError as error:
        root.warning("no log file: %s", error)
        return
    file.setFormatter(form)
    root.addHandler(file)
