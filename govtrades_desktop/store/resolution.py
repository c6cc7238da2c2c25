"""Resolving what was ingested: who each filer is, what each asset is, which rows stand in whose place.

The answers are the resolvers' (`resolve/`); here is only which questions are asked anew and what is written:
nothing is asked twice, nothing is written that is there already, each batch is one short transaction, and a
filing whose answer differs is touched in it. Killed between any two batches, the next run comes to the same
result. Ingested rows are never changed but for the links between versions.
"""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from govtrades_desktop.core.identity import AssetFacts, FilerFacts, OfficialMatch, SecurityMatch
from govtrades_desktop.resolve.versions import VERSIONS_VERSION
from govtrades_desktop.store.amendments import concerned_senators, link_senator
from govtrades_desktop.store.bundles import CONTENTS_SQL, RESOLVED_WITH
from govtrades_desktop.store.connection import Store
from govtrades_desktop.store.filed_securities import keep_filed_securities
from govtrades_desktop.store.house_versions import concerned_groups, link_house_versions
from govtrades_desktop.store.resolution_facts import (
    FILING_SELECT,
    TRADE_SELECT,
    asset_facts,
    filer_facts,
    official_values,
    people_sha256,
    security_values,
)
from govtrades_desktop.store.version_links import Relinked, linked_with

log = logging.getLogger(__name__)

BATCH = 1_000
"""Filings or rows a transaction: well under a second, so that another writer need not wait long."""


class FilerAnswers(Protocol):
    """What tells who a filer is (`resolve.filers.FilerResolver`)."""

    def resolve(self, facts: FilerFacts) -> OfficialMatch:
        """Return who it is."""
        ...


class AssetAnswers(Protocol):
    """What tells what an asset is (`resolve.assets.AssetResolver`)."""

    def resolve(self, facts: AssetFacts) -> SecurityMatch:
        """Return what it is."""
        ...


@dataclass(frozen=True, slots=True)
class Resolvers:
    """How the resolvers are made, and which they are.

    Attributes:
        make_filers: from the reference data; called only where there is something to ask.
        make_assets: likewise.
        filers_version: raised whenever the same facts may be answered otherwise.
        assets_version: likewise.
    """

    make_filers: Callable[[Store], FilerAnswers]
    make_assets: Callable[[Store], AssetAnswers]
    filers_version: int
    assets_version: int


@dataclass(frozen=True, slots=True)
class ResolutionResult:
    """What one run did.

    Attributes:
        filings: whose filer was asked for.
        trades: rows whose asset was asked for.
        linked: rows whose link to a later version was set, changed or taken away.
        seconds: it took.
        written: answers that differ from what was known, or are the first.
        is_stopped: it was stopped before the end; the next run goes on.
    """

    filings: int
    trades: int
    linked: int
    seconds: float
    written: int = 0
    is_stopped: bool = False


def resolve_pending(
    store: Store,
    *,
    resolvers: Resolvers | None = None,
    is_stopped: Callable[[], bool] = lambda: False,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> ResolutionResult:
    """Resolve what has no answer yet; everything, where the reference data or a resolver changed since.

    Args:
        store: the writer, outside of a transaction.
        resolvers: other ones than the program's own, for tests.
        is_stopped: asked between batches; what was written until then is kept.
        tell: is told how many filings and rows were asked, and how many there are to ask.

    Raises:
        StoreUnavailable: the database gave way; what was written before stays.
    """
    with _collector_at_rest():
        return _Run(store, resolvers or our_resolvers(), is_stopped, tell).work(is_all=False)


def resolve_all(
    store: Store,
    *,
    resolvers: Resolvers | None = None,
    is_stopped: Callable[[], bool] = lambda: False,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> ResolutionResult:
    """Resolve everything from scratch, whatever is known; the result is that of `resolve_pending`.

    Arguments and errors as there.
    """
    with _collector_at_rest():
        return _Run(store, resolvers or our_resolvers(), is_stopped, tell).work(is_all=True)


@contextlib.contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let the cycle collector rest: it goes through all rows again and again, and records make no cycles.

    Measured at 150,000 rows: a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def our_resolvers() -> Resolvers:
    """Return the program's own; nothing is loaded before it is needed."""
    from govtrades_desktop.resolve import assets, filers

    def make_filers(store: Store) -> FilerAnswers:
        from govtrades_desktop.store.legislator_tables import load_legislators

        return filers.FilerResolver(load_legislators(store))

    def make_assets(store: Store) -> AssetAnswers:
        from govtrades_desktop.store.security_tables import load_securities

        return assets.AssetResolver(load_securities(store))

    return Resolvers(make_filers, make_assets, filers.RESOLVER_VERSION, assets.RESOLVER_VERSION)


@dataclass
class _Run:
    store: Store
    resolvers: Resolvers
    is_stopped: Callable[[], bool]
    tell: Callable[[int, int], None]
    filings: int = 0
    trades: int = 0
    linked: int = 0
    written: int = 0
    total: int = 0
    done: dict[str, Any] = field(default_factory=dict)

    def work(self, *, is_all: bool) -> ResolutionResult:
        """Do it."""
        started = time.perf_counter()
        known = self._known()
        wanted = self._wanted(known)
        anew = {name for name in wanted if is_all or known.get(name) != wanted[name]}
        # Until the end of what is done anew nobody is told that it was done: a kill repeats it.
        self._keep({name: known[name] for name in known if name in wanted and name not in anew})
        filings = self._ids("filing", "filing_official", "filing_id", is_all="filers" in anew)
        trades = self._ids("transaction", "trade_security", "transaction_id", is_all="assets" in anew)
        self.total = len(filings) + len(trades)
        self.tell(0, self.total)
        is_linked_after = bool(anew & {"filers", "versions"})
        is_whole = (
            self._resolve_filings(filings, is_linked=not is_linked_after)
            and self._resolve_trades(trades)
            and (not is_linked_after or self._link_all())
        )
        with self.store.transaction():
            self.store.touch(keep_filed_securities(self.store), is_forgotten=False)
        if is_whole:
            self._keep(wanted)
        seconds = time.perf_counter() - started
        log.info(
            "resolved %d filings and %d rows, %d answers written, %d links, %.2f s",
            *(self.filings, self.trades, self.written, self.linked, seconds),
        )
        return ResolutionResult(
            self.filings, self.trades, self.linked, seconds, self.written, is_stopped=not is_whole
        )

    # -- what was resolved with what

    def _wanted(self, known: dict[str, Any]) -> dict[str, Any]:
        """Return what answers depend on beside a filing's own facts."""
        contents = dict(self.store.rows(CONTENTS_SQL))
        legislators = contents.get("legislators")
        # Committees change more often than people do, and no filer is told by a committee.
        people = (known.get("filers") or [0, None])[1] if known.get("legislators") == legislators else None
        return {
            "filers": [self.resolvers.filers_version, people or people_sha256(self.store)],
            "legislators": legislators,
            "assets": [self.resolvers.assets_version, contents.get("securities")],
            "versions": VERSIONS_VERSION,
        }

    def _known(self) -> dict[str, Any]:
        told = self.store.value("SELECT value FROM meta WHERE name = ?", (RESOLVED_WITH,))
        try:
            known = json.loads(told or "{}")
        except ValueError:
            return {}
        return known if isinstance(known, dict) else {}

    def _keep(self, facts: dict[str, Any]) -> None:
        text = json.dumps(facts, sort_keys=True)
        if self.store.value("SELECT value FROM meta WHERE name = ?", (RESOLVED_WITH,)) != text:
            with self.store.transaction():
                self.store.execute(
                    "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (RESOLVED_WITH, text)
                )

    # -- the questions

    def _ids(self, table: str, answers: str, key: str, *, is_all: bool) -> list[int]:
        """Return the ids to ask for. Answers go with their row: of equal numbers none is missing."""
        if not is_all:
            count = f'SELECT (SELECT COUNT(*) FROM "{table}") = (SELECT COUNT(*) FROM {answers})'
            if self.store.value(count):
                return []
        missing = "" if is_all else f" WHERE NOT EXISTS (SELECT 1 FROM {answers} a WHERE a.{key} = t.id)"
        return sorted(row[0] for row in self.store.rows(f'SELECT t.id FROM "{table}" t{missing}'))

    def _batches(self, ids: Sequence[int]) -> Iterator[Sequence[int]]:
        for start in range(0, len(ids), BATCH):
            if self.is_stopped():
                return
            yield ids[start : start + BATCH]

    def _resolve_filings(self, ids: Sequence[int], *, is_linked: bool) -> bool:
        """Ask who filed these; link their versions in the same transaction. Return whether all were asked."""
        before = self.filings
        answers = self.resolvers.make_filers(self.store) if ids else None
        for part in self._batches(ids):
            assert answers is not None
            with self.store.transaction() as connection:
                rows = self.store.rows(FILING_SELECT.format(ids=",".join("?" * len(part))), part)
                found = []
                for row in rows:
                    values = official_values(answers.resolve(filer_facts(row)))
                    if tuple(row[-6:]) != (row[0], *values):
                        found.append((row[0], *values))
                connection.executemany(
                    "INSERT OR REPLACE INTO filing_official (filing_id, bioguide, role, method, confidence,"
                    " reason) VALUES (?, ?, ?, ?, ?, ?)",
                    found,
                )
                self.store.touch([values[0] for values in found], is_forgotten=False)
                if is_linked:
                    self._link(part)
            self.filings += len(part)
            self.written += len(found)
            self.tell(self.filings + self.trades, self.total)
        return self.filings - before == len(ids)

    def _resolve_trades(self, ids: Sequence[int]) -> bool:
        """Ask what was traded in these rows; return whether all were asked."""
        before = self.trades
        answers = self.resolvers.make_assets(self.store) if ids else None
        for part in self._batches(ids):
            assert answers is not None
            with self.store.transaction() as connection:
                rows = self.store.rows(TRADE_SELECT.format(ids=",".join("?" * len(part))), part)
                found, changed = [], set()
                for row in rows:
                    values = security_values(answers.resolve(asset_facts(row)))
                    if tuple(row[-6:]) != (row[0], *values):
                        found.append((row[0], *values))
                        changed.add(row[1])
                connection.executemany(
                    "INSERT OR REPLACE INTO trade_security (transaction_id, security_key, asset_class,"
                    " method, confidence, reason) VALUES (?, ?, ?, ?, ?, ?)",
                    found,
                )
                self.store.touch(changed, is_forgotten=False)
            self.trades += len(part)
            self.written += len(found)
            self.tell(self.filings + self.trades, self.total)
        return self.trades - before == len(ids)

    # -- versions

    def _link(self, filing_ids: Sequence[int]) -> None:
        """Link what these filings take part in; in the caller's transaction."""
        concerned = {*filing_ids, *linked_with(self.store, filing_ids)}
        for house in concerned_groups(self.store, concerned):
            self._linked(link_house_versions(self.store, house))
        for senate in concerned_senators(self.store, concerned):
            self._linked(link_senator(self.store, senate))

    def _link_all(self) -> bool:
        """Link everything; return whether it was not stopped."""
        chambers: tuple[tuple[Callable[..., Relinked], Sequence[Any]], ...] = (
            (link_house_versions, concerned_groups(self.store, None)),
            (link_senator, concerned_senators(self.store, None)),
        )
        for link, groups in chambers:
            for some in _parts(groups, 20):
                if self.is_stopped():
                    return False
                with self.store.transaction():
                    for group in some:
                        self._linked(link(self.store, group))
        return True

    def _linked(self, relinked: Relinked) -> None:
        self.linked += relinked.rows
        self.store.touch(relinked.filings, is_forgotten=False)


def _parts(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    listed = list(items)
    return (listed[start : start + size] for start in range(0, len(listed), size))
