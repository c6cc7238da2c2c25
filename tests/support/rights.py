"""A read-only folder that is read-only to root too: for the time of a test the process is nobody."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

NOBODY = 65534


@contextlib.contextmanager
def without_root() -> Iterator[None]:
    """Give up root's rights while inside; nothing happens to an ordinary user."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextlib.contextmanager
def public_folder() -> Iterator[Path]:
    """Return a folder that nobody can reach (pytest's own are closed to all but their owner)."""
    folder = Path(tempfile.mkdtemp(prefix="govtrades-test-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
