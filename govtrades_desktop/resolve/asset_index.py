"""Securities found by ticker and by name, with the days on which each ticker stood for each.

Built once a run from the reference data and asked many times. May not read the store or decide between
candidates: `assets` does.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from govtrades_desktop.core.identity import Security, TickerSpan
from govtrades_desktop.resolve.asset_names import AssetName, read_name

_REGISTERED_FROM = (
    (1_567_000, 2013),
    (1_596_000, 2014),
    (1_630_000, 2015),
    (1_662_500, 2016),
    (1_693_500, 2017),
    (1_727_000, 2018),
    (1_762_500, 2019),
    (1_798_500, 2020),
    (1_838_000, 2021),
    (1_902_000, 2022),
    (1_960_000, 2023),
    (2_006_000, 2024),
    (2_049_000, 2025),
)
"""The SEC numbers registrants as they come: the first number of each year, roughly (to some months)."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One ticker standing for one security over a span of days."""

    security: Security
    span: TickerSpan

    def covers(self, day: dt.date | None, slack_days: int = 0) -> bool:
        """Tell whether the ticker stood for the security on a day; an unknown day is covered by all.

        The last day of a span is the first on which the ticker stood for it no more.
        """
        if day is None:
            return True
        slack = dt.timedelta(days=slack_days)
        begins, ends = self.span.valid_from, self.span.valid_until
        return (begins is None or day >= begins - slack) and (ends is None or day < ends + slack)

    @property
    def is_dated(self) -> bool:
        """Tell whether at least one end of the span is known."""
        return self.span.valid_from is not None or self.span.valid_until is not None


def registered_from(cik: int | None) -> dt.date | None:
    """Return a day before which the SEC had not given out a number; None where that is long ago.

    A registrant that came in 2018 did not stand behind a ticker in 2015, whoever has the ticker today.
    """
    if cik is None:
        return None
    place = bisect_right([number for number, _ in _REGISTERED_FROM], cik)
    if place == 0:
        return None
    # half a year of slack: the table is rough
    return dt.date(_REGISTERED_FROM[place - 1][1] - 1, 7, 1)


def was_alive(security: Security, day: dt.date | None) -> bool:
    """Tell whether a security may have been traded on a day, by the ends of its last ticker and its first."""
    if day is None or not security.tickers:
        return True
    ends = [span.valid_until for span in security.tickers]
    if all(ends):
        last = max(end for end in ends if end is not None)
        if day > last + dt.timedelta(days=400):
            return False
    begins = [span.valid_from for span in security.tickers]
    return not all(begins) or day >= min(begin for begin in begins if begin is not None) - dt.timedelta(
        days=30
    )


class SecurityIndex:
    """The securities by ticker (in the SEC's spelling), by key and by name."""

    def __init__(self, securities: Sequence[Security]) -> None:
        self.securities = tuple(securities)
        self.by_key = {security.key: security for security in self.securities}
        listings: dict[str, list[Listing]] = defaultdict(list)
        for security in self.securities:
            for span in security.tickers:
                listings[span.ticker].append(Listing(security, span))
        self._listings = {ticker: tuple(found) for ticker, found in listings.items()}
        self._names: dict[str, tuple[AssetName, ...]] = {}

    def listings(self, ticker: str) -> tuple[Listing, ...]:
        """Return what a ticker (SEC's spelling) stands or stood for."""
        return self._listings.get(ticker, ())

    def names(self, security: Security) -> tuple[AssetName, ...]:
        """Return the security's names, read."""
        known = self._names.get(security.key)
        if known is None:
            known = tuple(read_name(name) for name in dict.fromkeys((security.name, *security.names)))
            self._names[security.key] = known
        return known

    @cached_property
    def _by_name(self) -> tuple[dict[str, list[Security]], dict[str, list[tuple[AssetName, Security]]]]:
        exact: dict[str, list[Security]] = defaultdict(list)
        blocks: dict[str, list[tuple[AssetName, Security]]] = defaultdict(list)
        for security in self.securities:
            for name in self.names(security):
                if not name.words:
                    continue
                for squeezed in {name.squeezed, "".join(name.firm_words)}:
                    if security not in exact[squeezed]:
                        exact[squeezed].append(security)
                blocks[name.words[0][:2]].append((name, security))
        return exact, blocks

    def named(self, name: AssetName, *, is_whole: bool = False) -> tuple[Security, ...]:
        """Return the securities one of whose names has exactly these words.

        Args:
            name: as printed, read.
            is_whole: every word counts. Otherwise words like "Holdings" may be left out on one side, but not
                one in the place of another: "Alpha Group" is not "Alpha Holdings".
        """
        exact, _ = self._by_name
        whole = tuple(
            one
            for one in exact.get(name.squeezed, ())
            if any(listed.squeezed == name.squeezed for listed in self.names(one))
        )
        if whole or is_whole:
            return whole
        met = dict.fromkeys((*exact.get(name.squeezed, ()), *exact.get("".join(name.firm_words), ())))
        return tuple(one for one in met if self._holds(one, name))

    def _holds(self, security: Security, name: AssetName) -> bool:
        words = set(name.words)
        for listed in self.names(security):
            if "".join(listed.firm_words) == "".join(name.firm_words):
                theirs = set(listed.words)
                is_bare = len(words) == len(name.firm_words) or len(theirs) == len(listed.firm_words)
                if is_bare or words <= theirs or theirs <= words:
                    return True
        return False

    def block(self, name: AssetName) -> Iterator[tuple[AssetName, Security]]:
        """Yield the names that begin alike: those worth a closer look."""
        _, blocks = self._by_name
        yield from blocks.get(name.words[0][:2], ())
