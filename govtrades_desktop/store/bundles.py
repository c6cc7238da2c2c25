"""The folder of bundled reference data: what is in it, and whether it is newer than what a database has.

Light: a start that finds nothing newer reads one small file, `bundles.json`, and unpacks nothing. Taking a
bundle in is `store.reference`'s business.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from govtrades_desktop.core.errors import DataRejected

LIST = "bundles.json"
BUNDLED = "bundled"
"""In the place of an address in `reference_file`: the data came with the program."""

FACTS_SQL = "SELECT name, as_of, url, etag FROM reference_file"
CONTENTS_SQL = "SELECT name, COALESCE(content_sha256, as_of) FROM reference_file"
RESOLVED_WITH = "resolved_with"
"""The fact in `meta` that tells from which reference data and by which rules the answers came."""


def list_newer(folder: Path, known: Sequence[tuple[Any, ...]]) -> list[str]:
    """Return the names of the bundles that are newer than what a database has.

    Args:
        folder: of the bundles; without a list there are none.
        known: the rows of `FACTS_SQL`.

    Raises:
        DataRejected: the list is damaged.
    """
    facts = {name: (as_of, url, etag) for name, as_of, url, etag in known}
    newer = []
    for name, bundle in read_list(folder).items():
        as_of, url, sha256 = facts.get(name, ("", "", ""))
        # The same day with other bytes: the bundle was made anew, and what is here came from the one before.
        is_remade = url == BUNDLED and bundle["as_of"] == as_of and bundle["sha256"] != sha256
        if bundle["as_of"] > as_of or is_remade:
            newer.append(name)
    return newer


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
    import hashlib  # a start reads the list only

    from govtrades_desktop.core.identity_json import pack

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
