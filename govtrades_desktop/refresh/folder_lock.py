"""One refresh at a time in one data folder, whichever program or window asks. It guards nothing else.

The lock is the operating system's, on an open file: it goes with the process that holds it, however that
ends. Readers need none.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from govtrades_desktop.core.errors import StoreUnavailable

LOCK_NAME = "refresh.lock"


@contextlib.contextmanager
def refreshing_alone(root: Path) -> Iterator[bool]:
    """Hold the data folder for one refresh; gives False where the file system knows no locks.

    Raises:
        StoreUnavailable: another process (or thread) refreshes it now, or the folder cannot be written.
    """
    path = root / LOCK_NAME
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreUnavailable(
            f"The data folder {root} cannot be written: {error.strerror or error}.",
            hint="Make the folder writable, or choose another with --data-dir.",
            path=str(path),
        ) from error
    try:
        is_taken = _take(handle)
        if is_taken is False:
            raise StoreUnavailable(
                f"Another copy of the program is refreshing {root} just now.",
                hint="Wait until it is done; what it brings will be here too.",
                path=str(path),
                is_busy=True,
            )
        yield is_taken is True
    finally:
        os.close(
            handle
        )  # lets go of the lock; the file stays, for removing it would race with the next holder


def _take(handle: int) -> bool | None:
    """Return whether the lock is ours; None where the file system has none."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return None  # a file system without locks (some network shares): the database's own must do
    return True
