"""How new the data is: the two facts that a window says before anything else. `health` tells the rest.

Apart from `health`, which counts documents and lists runs: 15 ms at 150,000 trades, on the way to the first
paint. It reads three small tables and writes nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from govtrades_desktop.query.library import Library
from govtrades_desktop.query.record_rows import to_date, to_moment


@dataclass(frozen=True, slots=True)
class Freshness:
    """How new the data is.

    Attributes:
        last_success_at: aware UTC of the newest answer of a source of filings; None where none was asked yet.
            Reference data has sources of its own, asked in another rhythm.
        starter_date: the date of the bundled data this database began with, or None.
    """

    last_success_at: dt.datetime | None
    starter_date: dt.date | None


def load_freshness(library: Library) -> Freshness:
    """Return how new the data is."""
    answered = library.reader.rows(
        "SELECT last_success_at FROM source_state WHERE last_success_at IS NOT NULL"
        " AND source NOT IN (SELECT name FROM reference_file WHERE name = source)"
    )
    moments = [moment for (text,) in answered if (moment := to_moment(text)) is not None]
    return Freshness(max(moments, default=None), to_date(library.reader.fact("starter_date")))
