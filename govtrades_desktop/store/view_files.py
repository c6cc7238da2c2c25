"""Saved views as a file to give away: `*.govtrades-view.json`, one view or many, written whole or not at all.

Anybody may have made such a file. So reading it changes nothing, trusts nothing, and says in a sentence what
is wrong; only `ViewStore.take_in` keeps what it gives.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

from govtrades_desktop.core.errors import DataRejected, StoreUnavailable, UserInputError
from govtrades_desktop.core.views import (
    NewerView,
    View,
    newer_from_json,
    plain_from_text,
    view_from_json,
    view_text,
)

VIEW_FILE_ENDING = ".govtrades-view.json"
FILE_VERSION = 1
_KIND = "govtrades-desktop views"
_LARGEST_BYTES = 4_000_000


def view_path(path: Path) -> Path:
    """Return where `write_views` writes: the ending is added where it is missing."""
    return path if path.name.lower().endswith(".json") else path.with_name(path.name + VIEW_FILE_ENDING)


def write_views(views: Sequence[View | NewerView], path: Path) -> Path:
    """Write views to a file, in their order; return where it is: see `view_path`.

    Raises:
        UserInputError: there is nothing to write, or no such folder.
        StoreUnavailable: it cannot be written; a file that was there is unchanged.
    """
    if not views:
        raise UserInputError("There is no view to export.")
    path = view_path(path)
    if not os.path.isdir(path.parent):
        raise UserInputError(f"There is no folder {path.parent}.", hint="Make it, or choose another.")
    told = {"kind": _KIND, "version": FILE_VERSION, "views": [json.loads(view_text(view)) for view in views]}
    text = json.dumps(told, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    import secrets  # it brings OpenSSL, which a start does without

    part = path.with_name(f".{path.name[:80]}-{secrets.token_hex(4)}.part")
    try:
        with part.open("wb") as out:
            out.write(text.encode("utf-8"))
            out.flush()
            os.fsync(out.fileno())
        os.replace(part, path)
    except OSError as error:
        raise StoreUnavailable(
            f"{path} cannot be written: {error.strerror or error}. A file that was there is unchanged.",
            hint="Choose another folder, or free some space.",
            path=str(path),
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return path


def read_views(path: Path) -> tuple[View | NewerView, ...]:
    """Return the views of a file: all, or none and the reason.

    A view that a newer version wrote comes as it is: it is kept for the day that version is installed.

    Raises:
        UserInputError: it cannot be read, is no file of views, is damaged, or a newer version's as a whole.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_BYTES + 1)
    except OSError as error:
        raise UserInputError(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(data) > _LARGEST_BYTES:
        raise UserInputError(f"{path.name} is too large for a file of views.")
    try:
        return _views(data)
    except DataRejected as error:
        raise UserInputError(
            f"Nothing was taken from {path.name}. {error}", hint=error.hint, path=str(path)
        ) from error


def _views(data: bytes) -> tuple[View | NewerView, ...]:
    try:
        told = plain_from_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DataRejected("This is not a file of views: it is no text.") from error
    if not isinstance(told, dict) or told.get("kind") != _KIND:
        raise DataRejected("This is not a file of views of this program.")
    version = told.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise DataRejected("The file is damaged: it does not say of which version it is.")
    if version > FILE_VERSION:
        raise DataRejected(
            f"A newer version of this program made it (form {version}; this version knows {FILE_VERSION}).",
            hint="Install the newer version to use it.",
        )
    views = told.get("views")
    if not isinstance(views, list) or not views:
        raise DataRejected("The file is damaged: it holds no views.")
    return tuple(newer_from_json(one) or view_from_json(one) for one in views)
