"""The table `reference_file`: where reference data came from, its validators, and the day it tells of.

One row a file of a source, and one row for a source's data as a whole, under the source's name. Works inside
the caller's transaction where there is one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from govtrades_desktop.store.connection import Store


@dataclass(frozen=True, slots=True)
class ReferenceFacts:
    """One row.

    Attributes:
        name: of the file, or of the source for its data as a whole.
        source: "legislators", "securities".
        as_of: the day that the data tells of.
        url: where it came from; `bundles.BUNDLED` for what came with the program.
        etag: validator of a file; of bundled data the sha256 of the bundled file.
        last_modified: validator of a file.
        content_sha256: of a file's bytes; of data as a whole, of what it says, whatever its day.
        checked_at: UTC text of the newest look at the source.
        changed_at: UTC text of the newest change.
    """

    name: str
    source: str
    as_of: dt.date
    url: str = ""
    etag: str = ""
    last_modified: str = ""
    content_sha256: str | None = None
    checked_at: str | None = None
    changed_at: str | None = None


_COLUMNS = "name, source, as_of, url, etag, last_modified, content_sha256, checked_at, changed_at"


def load_reference_file(store: Store, name: str) -> ReferenceFacts | None:
    """Return what is known of one file, or None."""
    rows = store.rows(f"SELECT {_COLUMNS} FROM reference_file WHERE name = ?", (name,))
    if not rows:
        return None
    found, source, as_of, *rest = rows[0]
    return ReferenceFacts(found, source, dt.date.fromisoformat(as_of), *rest)


def save_reference_file(store: Store, facts: ReferenceFacts) -> None:
    """Write one row whole."""
    store.execute(
        f"INSERT OR REPLACE INTO reference_file ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(facts.name, facts.source, facts.as_of.isoformat(), facts.url, facts.etag),
            *(facts.last_modified, facts.content_sha256, facts.checked_at, facts.changed_at),
        ),
    )
