"""When the indexes of each source were last asked for whole: facts beside the ledger, and nothing else."""

from __future__ import annotations

import datetime as dt

from govtrades_desktop.store.connection import Reader, Store, utc_text

_NAME = "resync:"  # in the table of facts, by the source's name; `query.freshness` reads it


def note_resync(store: Store, source: str, *, at: dt.datetime) -> None:
    """Note that every index of a source was asked for whole, and came; `at` is aware."""
    with store.transaction():
        store.execute(
            "INSERT INTO meta (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (f"{_NAME}{source}", utc_text(at)),
        )


def known_years(reader: Store | Reader, source: str) -> tuple[int, ...]:
    """Return the years whose index was ever taken in, newest first."""
    found = reader.rows("SELECT year FROM index_state WHERE source = ? ORDER BY year DESC", (source,))
    return tuple(int(year) for (year,) in found)
