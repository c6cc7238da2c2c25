"""How new the data is: the two facts that a window says before anything else. `health` tells the rest.

Apart from `health`, which counts documents and lists runs: 15 ms at 150,000 trades, on the way to the first
paint. It reads three small tables and writes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from govtrades_desktop.query.library import Library
from govtrades_desktop.query.record_rows import to_date, to_moment


@dataclass(frozen=True, slots=True)
class Freshness:
    """How new the data is.

    Attributes:
        last_success_at: aware UTC of the newest answer of a source of filings; None where none was asked yet.
            Reference data and prices have sources of their own, asked in another rhythm.
        starter_date: the date of the bundled data this database began with, or None.
        resyncs: source and aware UTC moment of the newest full re-sync of its indexes.
    """

    last_success_at: dt.datetime | None
    starter_date: dt.date | None
    resyncs: tuple[tuple[str, dt.datetime], ...] = ()

    def resynced_at(self, sources: Iterable[str]) -> dt.datetime | None:
        """Return since when all of these sources have had one; None where one of them never had."""
        known = dict(self.resyncs)
        moments = [known.get(source) for source in sources]
        return None if None in moments else min((m for m in moments if m is not None), default=None)


def load_freshness(library: Library) -> Freshness:
    """Return how new the data is."""
    answered = library.reader.rows(
        "SELECT last_success_at FROM source_state WHERE last_success_at IS NOT NULL"
        " AND source <> 'prices' AND source NOT IN (SELECT name FROM reference_file WHERE name = source)"
    )
    moments = [moment for (text,) in answered if (moment := to_moment(text)) is not None]
    resyncs = tuple(
        (name.partition(":")[2], moment)
        for name, text in library.reader.rows("SELECT name, value FROM meta WHERE name LIKE 'resync:%'")
        if (moment := to_moment(text)) is not None
    )
    return Freshness(max(moments, default=None), to_date(library.reader.fact("starter_date")), resyncs)
