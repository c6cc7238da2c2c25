"""The reference data that comes with the program: written by its build, taken into the database where newer.

A folder holds one compressed file a name and a small list of them (`bundles.json`: day and sha256 of each),
so that a start which finds nothing newer unpacks nothing. What the program fetched itself later is never
replaced by an older bundle.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import DataRejected
from govtrades_desktop.core.identity_json import legislators_from_json, pack, unpack
from govtrades_desktop.store.connection import Store
from govtrades_desktop.store.legislator_merging import merge_bundle
from govtrades_desktop.store.legislator_tables import load_legislators, replace_legislators
from govtrades_desktop.store.reference_files import BUNDLED

log = logging.getLogger(__name__)

LIST = "bundles.json"
FACTS_SQL = "SELECT name, as_of, url, etag FROM reference_file"

Loader = Callable[[Store, Any, str, dt.datetime], bool]
"""Takes a bundle's document into the tables, with its facts: store, document, sha256 of the file, moment.
Returns whether what it says differs from what was known."""


def _take_legislators(store: Store, told: Any, sha256: str, at: dt.datetime) -> bool:
    bundle = legislators_from_json(told)
    merged = merge_bundle(load_legislators(store), bundle)
    return replace_legislators(store, merged, at=at, url=BUNDLED, bundle_sha256=sha256)


LOADERS: Mapping[str, Loader] = {"legislators": _take_legislators}


def list_newer(folder: Path, known: Sequence[tuple[Any, ...]]) -> list[str]:
    """Return the names of the bundles that are newer than what a database has; reads one small file.

    Args:
        folder: of the bundles; without a list there are none.
        known: the rows of `FACTS_SQL`; none of a database without that table.

    Raises:
        DataRejected: the list is damaged.
    """
    facts = {name: (as_of, url, etag) for name, as_of, url, etag in known}
    newer = []
    for name, bundle in read_list(folder).items():
        if name not in LOADERS:
            continue
        as_of, url, sha256 = facts.get(name, ("", "", ""))
        # The same day with other bytes: the bundle was made anew, and what is here came from the one before.
        is_remade = url == BUNDLED and bundle["as_of"] == as_of and bundle["sha256"] != sha256
        if bundle["as_of"] > as_of or is_remade:
            newer.append(name)
    return newer


def install_reference(store: Store, folder: Path, *, at: dt.datetime | None = None) -> bool:
    """Take in every bundle of `folder` that is newer than what the database has; return whether it changed.

    Raises:
        DataRejected: a bundle is damaged; what was known stays.
        StoreError: the database gave way.
    """
    is_changed = False
    moment = at or dt.datetime.now(dt.UTC)
    bundles = read_list(folder)
    for name in list_newer(folder, store.rows(FACTS_SQL)):
        data = _read(folder / bundles[name]["file"])
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 != bundles[name]["sha256"]:
            raise DataRejected(f"The bundled {bundles[name]['file']} is not the one that the list tells of.")
        is_new = LOADERS[name](store, unpack(data), sha256, moment)
        log.info(
            "took in the bundled %s of %s%s", name, bundles[name]["as_of"], "" if is_new else ": no news"
        )
        is_changed |= is_new
    return is_changed


def read_list(folder: Path) -> dict[str, dict[str, str]]:
    """Return what bundles a folder has: name to `as_of` (ISO), `file` and `sha256`.

    Raises:
        DataRejected: the list is damaged.
    """
    try:
        text = (folder / LIST).read_text("utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise DataRejected(f"The list of bundled reference data cannot be read: {error}.") from error
    try:
        told = json.loads(text)
        for bundle in told.values():
            dt.date.fromisoformat(bundle["as_of"])
            if {"as_of", "file", "sha256"} != set(bundle) or "/" in bundle["file"]:
                raise ValueError("other facts than as_of, file and sha256")
    except (ValueError, AttributeError, KeyError, TypeError) as error:
        raise DataRejected(f"The list of bundled reference data is damaged: {error!r}.") from error
    return dict(told)


def write_bundle(folder: Path, name: str, told: dict[str, Any]) -> int:
    """Write one bundle (a form of `identity_json`) and its line in the list; return its size in bytes.

    The same document gives the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    data, file = pack(told), f"{name}.json.xz"
    (folder / file).write_bytes(data)
    bundles = read_list(folder)
    bundles[name] = {
        "as_of": told["as_of"],
        "file": file,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    text = json.dumps(bundles, indent=1, sort_keys=True)
    (folder / LIST).write_text(f"{text}\n", "utf-8", newline="\n")
    return len(data)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataRejected(f"The bundled {path.name} cannot be read: {error.strerror or error}.") from error
