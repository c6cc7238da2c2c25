"""Documents on disk, named by the SHA-256 of their bytes: written whole or not at all, verified when read.

The archive knows nothing of filings or of the database; losing the database loses no document.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import tempfile
import time
from pathlib import Path

from govtrades_desktop.core.errors import StoreUnavailable

STALE_AFTER_S = 24 * 3600.0
_NO_FOLDER_FLUSH = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)  # what network file systems say to a folder's
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Archive:
    """A folder of documents, two levels deep: `ab/cd/abcd…`.

    A document is written beside the others of the same file system under `incoming/`, flushed to the disk,
    and only then given its name: a power cut leaves either the whole document or none.

    Attributes:
        root: the archive's folder; made when the first document comes.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        """Return where the document with this hash lies, or would lie."""
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"not a SHA-256 in lower-case hexadecimal: {sha256!r}")
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def has(self, sha256: str) -> bool:
        """Return True where the document is here (its content is verified only by `read`)."""
        return self.path(sha256).is_file()

    def put(self, data: bytes) -> str:
        """Keep `data`; return its SHA-256. A document that is here already is not written again.

        Raises:
            StoreUnavailable: the disk is full, read-only or gone.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        try:
            if _holds(target, data):
                return sha256
            incoming = self.root / "incoming"
            incoming.mkdir(parents=True, exist_ok=True)
            _make_durable_folder(target.parent, self.root)
            handle, name = tempfile.mkstemp(dir=incoming, prefix=f"{sha256[:12]}-")
            try:
                with os.fdopen(handle, "wb") as out:
                    out.write(data)
                    out.flush()
                    os.fsync(out.fileno())
                os.replace(name, target)
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(name)
                raise
            _sync_folder(target.parent)
        except OSError as error:
            raise StoreUnavailable(
                f"A document cannot be kept in {self.root}: {error.strerror or error}.",
                hint="Free space on that disk, or make the folder writable, and refresh again.",
                path=str(target),
                errno=error.errno,
            ) from error
        return sha256

    def read(self, sha256: str) -> bytes:
        """Return the document's bytes, verified against its name.

        Raises:
            StoreUnavailable: it is not here, cannot be read, or its bytes have changed (then
                `context["is_damaged"]`); `context["is_lost"]` is True where fetching it again would help.
        """
        target = self.path(sha256)
        try:
            data = target.read_bytes()
        except FileNotFoundError as error:
            raise StoreUnavailable(
                f"The archive has no document {sha256[:12]}….", path=str(target), sha256=sha256, is_lost=True
            ) from error
        except OSError as error:
            raise StoreUnavailable(
                f"The archived document {target} cannot be read: {error.strerror or error}.",
                hint="Check the disk and the folder's permissions.",
                path=str(target),
                sha256=sha256,
                is_lost=False,
            ) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StoreUnavailable(
                f"The archived document {target} is damaged: its bytes no longer give its name.",
                hint="Refresh: the document is fetched again.",
                path=str(target),
                sha256=sha256,
                is_lost=True,
                is_damaged=True,
            )
        return data

    def sizes(self) -> dict[str, int]:
        """Return the size in bytes of every document that is here, by SHA-256; nothing is read or verified.

        Raises:
            StoreUnavailable: the folder cannot be listed.
        """
        found: dict[str, int] = {}
        try:
            if not self.root.is_dir():
                return found
            for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]")):
                for file in os.scandir(folder):
                    if _SHA256.fullmatch(file.name):
                        found[file.name] = file.stat().st_size
        except OSError as error:
            raise StoreUnavailable(
                f"The archive {self.root} cannot be listed: {error.strerror or error}.", path=str(self.root)
            ) from error
        return found

    def remove(self, sha256: str) -> int:
        """Remove a document; return how many bytes that freed, 0 where it was gone already.

        Raises:
            StoreUnavailable: it cannot be removed.
        """
        target = self.path(sha256)
        try:
            size = target.stat().st_size
            target.unlink()
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise StoreUnavailable(
                f"The archived document {target} cannot be removed: {error.strerror or error}.",
                hint="Close what has it open, or make the folder writable.",
                path=str(target),
                sha256=sha256,
            ) from error
        for folder in (target.parent, target.parent.parent):
            with contextlib.suppress(OSError):  # not empty: another document lives there
                folder.rmdir()
        return size

    def sweep(self, *, older_than_s: float = STALE_AFTER_S) -> int:
        """Remove what a killed process left half-written; return how many files. Never raises.

        Younger files are left alone: another process may be writing them.
        """
        removed = 0
        limit = time.time() - older_than_s
        with contextlib.suppress(OSError):
            for leftover in (self.root / "incoming").iterdir():
                with contextlib.suppress(OSError):
                    if leftover.stat().st_mtime < limit:
                        leftover.unlink()
                        removed += 1
        return removed


def _holds(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except FileNotFoundError:
        return False


def _make_durable_folder(folder: Path, root: Path) -> None:
    """Make `folder` under `root`, and flush each new folder's entry: a power cut must not lose the branch."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        if folder == root:
            break
        folder = folder.parent
    for made in reversed(missing):
        made.mkdir(exist_ok=True)
        _sync_folder(made.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows has no handle on a folder that could be flushed; its journal keeps the rename
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_FLUSH:
            raise
    finally:
        os.close(handle)
