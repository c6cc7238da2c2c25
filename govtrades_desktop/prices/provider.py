"""The one interface of all sources of prices, and their names. A provider is imported when it is chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.prices.records import PriceHistory

FOLDER, YAHOO = "folder", "yahoo"
PROVIDERS = (FOLDER, YAHOO)
"""In the order in which a security's line is taken from them: the user's own first."""

BY_TODAYS_HOLDER = frozenset({YAHOO})
"""Sources where a symbol means whoever bears it today, back to its first day: META in 2021 is Facebook there.

In a folder of the user's own a symbol means whoever bore it on the day, as far as ticker history tells.
"""


class Stop(Protocol):
    """The wish to stop; the part of `threading.Event` that providers use."""

    def is_set(self) -> bool:
        """Return True once stopping is wished."""

    def wait(self, timeout: float | None = None) -> bool:
        """Wait up to `timeout` seconds for the wish; return whether it stands."""


@dataclass(frozen=True, slots=True)
class ProviderCoverage:
    """What a provider says of itself before it is asked for prices.

    Attributes:
        title: for a person, e.g. "the folder /home/me/prices".
        problem: why it cannot be used at all, in a sentence with what to do; empty where it can.
        fingerprint: changes whenever asking again may tell anything else; empty where nobody can know.
        files: how many files of prices it has; None where it has none of its own.
    """

    title: str
    problem: str = ""
    fingerprint: str = ""
    files: int | None = None


class PriceProvider(Protocol):
    """A source of daily prices."""

    @property
    def name(self) -> str:
        """One of PROVIDERS."""

    @property
    def batch_size(self) -> int | None:
        """How many symbols are asked for at once; None for all, where asking costs a look at everything."""

    @property
    def is_incremental(self) -> bool:
        """Whether the newest days can be asked for alone."""

    def coverage(self) -> ProviderCoverage:
        """Look, without the network."""

    def fetch(
        self,
        symbols: Sequence[str],
        first: dt.date | None,
        last: dt.date,
        stop: Stop,
        *,
        since: Mapping[str, dt.date] | None = None,
    ) -> PriceHistory:
        """Return the prices of `symbols` from `first` to `last`, both included.

        Args:
            symbols: in the SEC's spelling.
            first: None for all there is.
            last: the last day wanted.
            stop: is looked at often.
            since: of some symbols a later first day, where only what is new is wanted.

        Raises:
            Cancelled: stopped.
            SourceUnavailable, SourceChanged, UserInputError: nothing can be had of it at all.
        """


def open_provider(name: str, *, folder: Path | None, cache: Path, pause_s: float = 1.0) -> PriceProvider:
    """Return the provider called `name`.

    Args:
        name: one of PROVIDERS.
        folder: of the user's own prices; FOLDER needs one.
        cache: a folder where a provider may keep what it knows (time zones).
        pause_s: between two symbols, of a provider that asks a site.

    Raises:
        UserInputError: there is none of that name, or the folder is not told.
    """
    if name == FOLDER:
        if folder is None:
            raise UserInputError(
                "No folder of prices is chosen.",
                hint="Name one: govtrades prices --from FOLDER, or the setting prices_folder.",
            )
        from govtrades_desktop.prices.folder import PriceFolder

        return PriceFolder(folder)
    if name == YAHOO:
        from govtrades_desktop.prices.yahoo import YahooFinance

        return YahooFinance(cache, pause_s=pause_s)
    raise UserInputError(
        f"There is no source of prices called {name!r}.", hint=f"Known: {', '.join(PROVIDERS)}."
    )
