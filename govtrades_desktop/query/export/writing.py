"""How a table gets into a file: whole or not at all. Knows the formats by the ending of the name.

Everything is written in a scratch folder beside the target, flushed to the disk, and renamed in the end: a
good file is never replaced by half of one, whatever happens, and nothing is left behind. Errors of the
system become sentences here. It knows nothing of trades.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import os
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from govtrades_desktop.core.errors import StoreUnavailable, UserInputError
from govtrades_desktop.query.export import csv_file, json_file, parquet_file, xlsx_file
from govtrades_desktop.query.export.method import FIRST_WORDS
from govtrades_desktop.query.export.table import RowStream, TableExport

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_OPEN_ELSEWHERE = {5, 32, 33}  # Windows: access denied to a rename, sharing violation, lock violation


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a table.

    Attributes:
        title: as a file dialog tells it.
        write: writes a stream to an open file, with a scratch folder.
        check: says before anything is written that a table cannot be held.
        has_sidecar: the method sheet is a file of its own beside it.
    """

    title: str
    write: Callable[[RowStream, IO[bytes], Path], None]
    check: Callable[[TableExport], None] = lambda table: None
    has_sidecar: bool = False


FORMATS: dict[str, Format] = {
    ".csv": Format("Comma-separated values", csv_file.write_csv, has_sidecar=True),
    ".xlsx": Format("Excel workbook", xlsx_file.write_xlsx, xlsx_file.check_xlsx),
    ".json": Format("JSON", json_file.write_json),
    ".parquet": Format("Parquet", parquet_file.write_parquet),
}
"""What an export may be written as, by the ending of the file."""


def format_of(path: Path) -> Format:
    """Return the format that a file's ending names.

    Raises:
        UserInputError: an ending that no format has.
    """
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        raise UserInputError(
            f"There is no export to {path.suffix or 'a file without an ending'}.",
            hint=f"Known: {', '.join(FORMATS)}.",
        )
    return found


def sidecar_of(path: Path) -> Path:
    """Return where the method sheet of a CSV file stands: `trades.csv` has `trades.method.txt`."""
    return path.with_name(f"{path.stem}.method.txt")


def write_table(
    table: TableExport,
    path: Path,
    *,
    stop: threading.Event | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write a table to `path`, in the format of its ending; return the number of rows written.

    Args:
        table: what.
        path: the file; one that is there is replaced only by a whole new one.
        stop: set from anywhere to give up.
        progress: called with rows done and rows in all.

    Raises:
        UserInputError: an ending that is not known, no such folder, not a file, too many rows.
        StoreUnavailable: the disk is full, the place cannot be written, the file is open elsewhere.
        Cancelled: `stop` was set; the file is as it was.
    """
    chosen = format_of(path)
    target = Path(os.path.realpath(path))  # through a link the file is replaced, not the link
    sidecar = sidecar_of(target) if chosen.has_sidecar else None
    _check_place(target)
    if sidecar is not None:
        _check_place(sidecar)
        _check_is_ours(sidecar)
    chosen.check(table)
    stream = RowStream(table, stop, progress)
    scratch = target.with_name(f".{target.name[:80]}-{secrets.token_hex(4)}.part")
    with _told(target):
        try:
            scratch.mkdir()
            part = scratch / "table"
            with _open_target(part, stream) as out:
                chosen.write(stream, out, scratch)
            ready = [(part, target)]
            if sidecar is not None:
                sheet = scratch / "method"
                notes = (("file", f"{target.name}, SHA-256 {_sha256(part)}"), *csv_file.NOTES)
                with _open_target(sheet, stream) as out:
                    out.write(stream.method().as_text(*notes).encode("utf-8"))
                ready.append((sheet, sidecar))
            for made, place in ready:
                with contextlib.suppress(OSError):  # the rights of the file that was there
                    shutil.copymode(place, made)
            stream.check()
            for made, place in ready:
                os.replace(made, place)
            _sync_folder(target.parent)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    return stream.written


class _Target(io.RawIOBase):
    """The file being written: each write asks whether to go on; once abandoned, it takes whatever comes.

    Writers of archives write a last record as they are thrown away; without the second rule that would be an
    error about a closed file in the place of the true one.
    """

    def __init__(self, path: Path, stream: RowStream) -> None:
        super().__init__()
        self._file = path.open("wb", buffering=1 << 18)
        self._stream = stream
        self._is_abandoned = False

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        if self._is_abandoned:
            return len(data)
        self._stream.check()
        return self._file.write(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return 0 if self._is_abandoned else self._file.seek(offset, whence)

    def tell(self) -> int:
        return 0 if self._is_abandoned else self._file.tell()

    def finish(self) -> None:
        """Flush to the disk and close."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._is_abandoned = True

    def abandon(self) -> None:
        """Close, whatever is lost."""
        self._is_abandoned = True
        with contextlib.suppress(OSError):
            self._file.close()


@contextlib.contextmanager
def _open_target(path: Path, stream: RowStream) -> Iterator[Any]:
    target = _Target(path, stream)
    try:
        yield target
        target.finish()
    finally:
        target.abandon()


def _check_place(path: Path) -> None:
    """Refuse what should not be replaced, before any work."""
    if not os.path.isdir(path.parent):  # as below: a folder that may not be looked into is none, not an error
        raise UserInputError(f"There is no folder {path.parent}.", hint="Make it, or choose another.")
    if not os.path.exists(path):
        return
    if not os.path.isfile(path):  # a folder; or a device, which a rename would replace
        raise UserInputError(f"{path} is there already, and is not a file.", hint="Choose another name.")
    if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise StoreUnavailable(
            f"{path} is write-protected, and was left as it is.",
            hint="Choose another name, or lift the protection.",
            path=str(path),
        )


def _check_is_ours(sidecar: Path) -> None:
    """Refuse to write over a text that is no method sheet."""
    if not os.path.exists(sidecar):
        return
    with _told(sidecar), sidecar.open("rb") as file:
        is_ours = file.read(len(FIRST_WORDS)) == FIRST_WORDS.encode()
    if not is_ours:
        raise UserInputError(
            f"The method sheet would stand in {sidecar.name}, where another text is already.",
            hint="Choose another name for the table, or move that file.",
        )


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn an error of the system into a sentence that says what became of the file."""
    try:
        yield
    except OSError as error:
        left = "The file that was there is unchanged." if os.path.exists(path) else "Nothing was left behind."
        raise StoreUnavailable(
            f"{path} cannot be written: {_reason(error, path)}. {left}",
            hint=_remedy(error, path),
            path=str(path),
            errno=error.errno,
        ) from error


def _is_open_elsewhere(error: OSError) -> bool:
    return getattr(error, "winerror", None) in _OPEN_ELSEWHERE


def _reason(error: OSError, path: Path) -> str:
    if error.errno in _FULL:
        return f"the disk is full ({error.strerror})"
    if _is_open_elsewhere(error):
        return "another program has it open, or it is protected"
    if error.errno in _FORBIDDEN:
        return f"the folder does not allow it ({error.strerror})"
    if error.errno == errno.ENOENT and not os.path.isdir(path.parent):
        return f"the folder {path.parent} is gone"
    return error.strerror or str(error) or type(error).__name__


def _remedy(error: OSError, path: Path) -> str:
    if error.errno in _FULL:
        return "Free some space, or choose another folder."
    if _is_open_elsewhere(error):
        return f"Close {path.name} in the other program, or choose another name."
    return "Choose another folder."


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync_folder(folder: Path) -> None:
    """Have the new names on the disk too, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
