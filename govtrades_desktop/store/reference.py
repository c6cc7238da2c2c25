"""Taking the reference data that comes with the program into the database, where it is newer.

What the program fetched itself later is never replaced by an older bundle; what it knows better stays.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import DataRejected
from govtrades_desktop.core.identity_json import legislators_from_json, securities_from_json, unpack
from govtrades_desktop.store.bundles import BUNDLED, FACTS_SQL, list_newer, read_list
from govtrades_desktop.store.connection import Store
from govtrades_desktop.store.legislator_merging import merge_bundle
from govtrades_desktop.store.legislator_tables import load_legislators, replace_legislators

log = logging.getLogger(__name__)

Loader = Callable[[Store, Any, str, dt.datetime], bool]
"""Takes a bundle's document into the tables, with its facts: store, document, sha256 of the file, moment.
Returns whether what it says differs from what was known."""


def _take_legislators(store: Store, told: Any, sha256: str, at: dt.datetime) -> bool:
    merged = merge_bundle(load_legislators(store), legislators_from_json(told))
    return replace_legislators(store, merged, at=at, url=BUNDLED, bundle_sha256=sha256)


def _take_securities(store: Store, told: Any, sha256: str, at: dt.datetime) -> bool:
    from govtrades_desktop.store.security_tables import replace_securities

    as_of, securities = securities_from_json(told)
    return replace_securities(store, securities, as_of, at=at, url=BUNDLED, bundle_sha256=sha256)


LOADERS: Mapping[str, Loader] = {"legislators": _take_legislators, "securities": _take_securities}


def install_reference(store: Store, folder: Path, *, at: dt.datetime | None = None) -> bool:
    """Take in every bundle of `folder` that is newer than what the database has; return whether it changed.

    Raises:
        DataRejected: a bundle is damaged, or one that this program does not know; what was known stays.
        StoreError: the database gave way.
    """
    is_changed = False
    moment = at or dt.datetime.now(dt.UTC)
    bundles = read_list(folder)
    for name in list_newer(folder, store.rows(FACTS_SQL)):
        if name not in LOADERS:
            raise DataRejected(f"There is bundled reference data that nobody knows: {name}.")
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


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataRejected(f"The bundled {path.name} cannot be read: {error.strerror or error}.") from error
