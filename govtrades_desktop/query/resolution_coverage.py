"""How far who and what are known: filers, assets and sectors, by method, with the reason for what is not.

Counts come from the indexes in memory, with the user's corrections; methods of assets and reasons from the
database. A security that only filings name ("as filed") is never counted as found by outside evidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from govtrades_desktop.core.identity import FilerRole
from govtrades_desktop.core.json_forms import date_json
from govtrades_desktop.derive.column import Mask
from govtrades_desktop.query.filings import load_filings
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.overlay import BY_USER
from govtrades_desktop.query.securities import securities_table
from govtrades_desktop.query.tallies import rows_in_force

AS_FILED = "as_filed"
WAITING = "It was not resolved yet."
_MEMBERS = (FilerRole.MEMBER.value, FilerRole.FORMER_MEMBER.value)


@dataclass(frozen=True, slots=True)
class UnresolvedFiler:
    """A transaction report of which it is not known whose it is, and why not."""

    source: str
    doc_id: str
    filer: str
    filed_on: str | None
    role: str | None
    reason: str

    def as_json(self) -> dict[str, Any]:
        """Return it in plain values."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class FilerCoverage:
    """Filers of filings.

    Attributes:
        filings: of every type, in the ledger.
        resolved: of these, with an official.
        by_method: the resolved ones by how it was found.
        by_role: all by what the filer was; "" is not resolved yet.
        ptr_filings: periodic transaction reports.
        ptr_filings_of_members: of these, of members and former members.
        ptr_resolved: of those, with an official.
        unresolved: every periodic transaction report without an official, with the reason.
    """

    filings: int
    resolved: int
    by_method: dict[str, int]
    by_role: dict[str, int]
    ptr_filings: int
    ptr_filings_of_members: int
    ptr_resolved: int
    unresolved: tuple[UnresolvedFiler, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it in plain values."""
        told = {name: getattr(self, name) for name in self.__slots__ if name != "unresolved"}
        return {**told, "unresolved": [one.as_json() for one in self.unresolved]}


@dataclass(frozen=True, slots=True)
class AssetCoverage:
    """Assets of the trades in force.

    Attributes:
        trades: all of them.
        with_ticker: of these, the filer printed a ticker.
        resolved: by outside evidence, or by the user.
        as_filed: named by filings alone.
        unresolved: the rest; resolved + as_filed + unresolved are all.
        by_method: the first two by how it was found.
        by_class: all by kind of asset.
        unresolved_by_class: the third likewise: a bond or a house has no ticker to be found.
    """

    trades: int
    with_ticker: int
    resolved: int
    as_filed: int
    unresolved: int
    by_method: dict[str, int]
    by_class: dict[str, int]
    unresolved_by_class: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        """Return it in plain values."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class SectorCoverage:
    """Sectors: `known` of the `of` trades in force whose security is known, by either system."""

    known: int
    of: int
    gics: int
    sic: int

    def as_json(self) -> dict[str, Any]:
        """Return it in plain values."""
        return {"known": self.known, "of": self.of, "GICS": self.gics, "SIC": self.sic}


@dataclass(frozen=True, slots=True)
class Resolution:
    """How far who and what are known."""

    filers: FilerCoverage
    assets: AssetCoverage
    sectors: SectorCoverage

    def as_json(self) -> dict[str, Any]:
        """Return the section `resolution` of `coverage --json`."""
        return {
            "filers": self.filers.as_json(),
            "assets": self.assets.as_json(),
            "sectors": self.sectors.as_json(),
        }


def load_resolution(library: Library, year: int | None = None, *, chamber: str | None = None) -> Resolution:
    """Return how far who and what are known, of one index year or of all; of one chamber or of both.

    Reads a column of 150,000 rows from the database (some 100 ms): not for a paint.
    """
    trades = rows_in_force(library) & _chosen(library.trades, year, chamber)
    return Resolution(
        _filers(library, _chosen(library.filings, year, chamber)),
        _assets(library, trades),
        _sectors(library, trades),
    )


def _chosen(table: Any, year: int | None, chamber: str | None) -> Mask:
    mask: Mask = table.all() if year is None else table.between("year", year, year)
    return mask if chamber is None else mask & table.equals("chamber", (chamber,))


def _filers(library: Library, mask: Mask) -> FilerCoverage:
    table = library.filings
    is_known = ~table.is_missing("bioguide")
    reports = mask & ~table.is_missing("kind")
    of_members = reports & table.equals("role", _MEMBERS)
    unknown = np.flatnonzero(reports & ~is_known)
    reasons = dict(
        library.reader.rows_by_id(
            "SELECT filing_id, reason FROM filing_official WHERE filing_id IN ({ids})",
            table.array("id")[unknown].tolist(),
        )
    )
    return FilerCoverage(
        filings=int(mask.sum()),
        resolved=int((mask & is_known).sum()),
        by_method=_counted(table.cells("match", np.flatnonzero(mask & is_known))),
        by_role=_counted(table.cells("role", np.flatnonzero(mask))),
        ptr_filings=int(reports.sum()),
        ptr_filings_of_members=int(of_members.sum()),
        ptr_resolved=int((of_members & is_known).sum()),
        unresolved=tuple(
            UnresolvedFiler(
                row.source,
                row.doc_id,
                row.official_as_filed,
                date_json(row.filed_on),
                row.role,
                (reasons[row.id] or "No reason was told.") if row.id in reasons else WAITING,
            )
            for row in load_filings(library, unknown.tolist())
        ),
    )


def _assets(library: Library, mask: Mask) -> AssetCoverage:
    table = library.trades
    rows = np.flatnonzero(mask)
    is_known = ~table.is_missing("security")
    methods = _methods(library, np.flatnonzero(mask & is_known))
    named = sum(methods.values())
    classes = table.cells("asset_class", rows)
    unresolved = mask & ~is_known
    return AssetCoverage(
        trades=len(rows),
        with_ticker=int((mask & ~table.is_missing("ticker")).sum()),
        resolved=named - methods.get(AS_FILED, 0),
        as_filed=methods.get(AS_FILED, 0),
        unresolved=int(unresolved.sum()),
        by_method=methods,
        by_class=_counted(classes),
        unresolved_by_class=_counted(table.cells("asset_class", np.flatnonzero(unresolved))),
    )


def _methods(library: Library, rows: Any) -> dict[str, int]:
    """Return how the securities of some rows were found; what the user named is told as such."""
    told = {
        trade: (key, method)
        for trade, key, method in library.reader.rows(
            "SELECT transaction_id, security_key, method FROM trade_security WHERE security_key IS NOT NULL"
        )
    }
    table = library.trades
    pairs = zip(table.cells("id", rows), table.cells("security", rows), strict=True)
    found: Counter[str] = Counter()
    for trade, key in pairs:
        known, method = told.get(trade, (None, None))
        found[BY_USER if known != key else method or ""] += 1
    return _sorted(found)


def _sectors(library: Library, mask: Mask) -> SectorCoverage:
    table, securities = library.trades, securities_table(library)
    every = range(len(securities))
    systems = dict(zip(securities.cells("key", every), securities.cells("sector_system", every), strict=True))
    named = np.flatnonzero(mask & ~table.is_missing("security"))
    has_sector = np.flatnonzero(mask & ~table.is_missing("security") & ~table.is_missing("sector"))
    counts = Counter(systems.get(key) for key in table.cells("security", has_sector))
    return SectorCoverage(
        known=len(has_sector), of=len(named), gics=counts.get("GICS", 0), sic=counts.get("SIC", 0)
    )


def _counted(values: Iterable[str | None]) -> dict[str, int]:
    return _sorted(Counter(value or "" for value in values))


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
