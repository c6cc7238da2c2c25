"""What fetching earlier years would mean: listed, at hand, missing, and how long that takes at this pace.

It reads the ledger and asks no site. A year whose index was never asked for has no counts: nobody guesses.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings
from govtrades_desktop.sources.registry import SOURCES
from govtrades_desktop.store.connection import open_reader

_RUNS_LOOKED_AT = 20
_LEAST_FETCHED = 10
"""A run that fetched fewer tells nothing about the pace."""


@dataclass(frozen=True, slots=True)
class YearOutlook:
    """One index year, of all sources that are asked.

    Attributes:
        year: of the index.
        listed: reports whose documents are collected; None: no index of the year was asked for yet.
        at_hand: of these, how many documents are here.
        unasked: sources that the year may have reports of, and whose index was never asked for.
    """

    year: int
    listed: int | None
    at_hand: int
    unasked: tuple[str, ...] = ()

    @property
    def missing(self) -> int | None:
        """How many are not here; None while that is not known of any source."""
        return None if self.listed is None else self.listed - self.at_hand


@dataclass(frozen=True, slots=True)
class Outlook:
    """All years, newest first, and the pace.

    Attributes:
        per_second: documents a second of the newest runs; where none tells, what politeness allows at most.
        is_measured: whether runs told the pace.
    """

    years: tuple[YearOutlook, ...]
    per_second: float
    is_measured: bool

    def seconds(self, years: Iterable[int]) -> float | None:
        """Return how long the missing documents of these years take; None where no count of them is known."""
        wished = set(years)
        counts = [one.missing for one in self.years if one.year in wished and one.missing is not None]
        return sum(counts) / self.per_second if counts else None

    def missing(self, years: Iterable[int]) -> int:
        """Return how many documents of these years are known to be missing."""
        wished = set(years)
        return sum(one.missing or 0 for one in self.years if one.year in wished)


def load_outlook(paths: DataPaths, settings: Settings, sources: Sequence[str], *, today: dt.date) -> Outlook:
    """Return what each year has and lacks, from the first year of any of `sources` to this one.

    Raises:
        StoreError: the database cannot be read.
    """
    asked = {name: SOURCES[name] for name in sources if name in SOURCES}
    marks = ", ".join("?" * len(asked))
    with open_reader(paths.database) as reader:
        counts = {
            (source, year): (listed, at_hand)
            for source, year, listed, at_hand in reader.rows(
                "SELECT source, year, COUNT(*), SUM(document_id IS NOT NULL) FROM filing"
                f" WHERE source IN ({marks}) AND kind IS NOT NULL AND vanished_at IS NULL"
                " AND times_listed > 0 GROUP BY source, year",
                tuple(asked),
            )
        }
        known = set(
            reader.rows(
                f"SELECT source, year FROM index_state WHERE source IN ({marks})"
                " AND content_sha256 IS NOT NULL",
                tuple(asked),
            )
        )
        runs = reader.rows(
            "SELECT fetched, seconds FROM refresh_run WHERE fetched >= ? AND seconds > 0"
            " ORDER BY id DESC LIMIT ?",
            (_LEAST_FETCHED, _RUNS_LOOKED_AT),
        )
    first = min((source.first_year for source in asked.values()), default=today.year)
    years = []
    for year in range(today.year, first - 1, -1):
        of_year = [name for name, source in asked.items() if source.first_year <= year]
        listed = [counts.get((name, year), (0, 0)) for name in of_year]
        unasked = tuple(name for name in of_year if (name, year) not in known and (name, year) not in counts)
        is_known = len(unasked) < len(of_year)
        years.append(
            YearOutlook(
                year,
                sum(one[0] for one in listed) if is_known else None,
                sum(one[1] for one in listed),
                unasked,
            )
        )
    fetched, seconds = sum(run[0] for run in runs), sum(run[1] for run in runs)
    pace = fetched / seconds if seconds else settings.requests_per_second
    return Outlook(tuple(years), pace, bool(seconds))
