"""Resolvers for tests: they know people by family name, assets by ticker, and count what they are asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from govtrades_desktop.core.identity import (
    AssetClass,
    AssetFacts,
    FilerFacts,
    FilerRole,
    OfficialMatch,
    SecurityMatch,
)
from govtrades_desktop.store.connection import Store
from govtrades_desktop.store.resolution import Resolvers

LISTED = {"AAPL": "320193:AAPL", "NVDA": "1045810:NVDA", "F": "37996:F", "MMM": "66740:MMM"}
"""Tickers that a list knows; any other ticker is known by filings only."""


@dataclass
class Answers:
    """Both resolvers in one, and what they were asked.

    Attributes:
        people: folded family name -> bioguide; anybody else is nobody.
        filers, assets: the facts asked with, in order.
        made: how often a resolver was made.
        fails_after: raises at the question after so many, as a kill would end a run.
    """

    people: dict[str, str] = field(default_factory=lambda: {"pelosi": "P000197", "hoeven": "H001061"})
    filers: list[FilerFacts] = field(default_factory=list)
    assets: list[AssetFacts] = field(default_factory=list)
    made: int = 0
    fails_after: int | None = None
    version: int = 1

    def resolvers(self) -> Resolvers:
        return Resolvers(self._make(_Filers), self._make(_Assets), self.version, self.version)

    def _make(self, kind: type[_Filers] | type[_Assets]):  # type: ignore[no-untyped-def]
        def make(store: Store) -> _Filers | _Assets:
            self.made += 1
            return kind(self)

        return make

    def count(self) -> None:
        if self.fails_after is not None and len(self.filers) + len(self.assets) >= self.fails_after:
            raise RuntimeError("killed")

    def forget(self) -> None:
        self.filers.clear()
        self.assets.clear()
        self.made = 0


@dataclass
class _Filers:
    own: Answers

    def resolve(self, facts: FilerFacts) -> OfficialMatch:
        self.own.count()
        self.own.filers.append(facts)
        bioguide = self.own.people.get(facts.last.casefold().removesuffix(", jr."))
        if bioguide is None:
            return OfficialMatch(None, FilerRole.OTHER, reason=f"Nobody is called {facts.last}.")
        return OfficialMatch(bioguide, FilerRole.MEMBER, "name", 0.9)


@dataclass
class _Assets:
    own: Answers

    def resolve(self, facts: AssetFacts) -> SecurityMatch:
        self.own.count()
        self.own.assets.append(facts)
        kind = AssetClass.OPTION if facts.is_option_told else AssetClass.STOCK
        if facts.ticker is None:
            return SecurityMatch(None, kind, reason="No ticker.")
        key = LISTED.get(facts.ticker)
        if key is None:
            return SecurityMatch(f"filed:{facts.ticker}", kind, "as_filed", 0.5)
        return SecurityMatch(key, kind, "ticker", 1.0)
