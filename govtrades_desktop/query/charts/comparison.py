"""Two to six officials, or two to six securities, side by side on one axis. Index alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.derive.column import MISSING_INT, Array
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.folding import fold
from govtrades_desktop.query import officials, securities
from govtrades_desktop.query.charts.axis import Axis, undated_of
from govtrades_desktop.query.charts.lags import LagCount, lag_counts, median_day, ranked_day
from govtrades_desktop.query.charts.marks import Bar, Beside, Period
from govtrades_desktop.query.charts.sums import (
    Called,
    GroupSums,
    is_text,
    latest_text,
    official_bars,
    party_bars,
    sector_bars,
    security_bars,
    trades_of,
    whole_bar,
)
from govtrades_desktop.query.dashboard import MOST_MONTHS
from govtrades_desktop.query.grammar import field_text
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.rankings import TradesAtHand
from govtrades_desktop.query.trade_facts import folded_codes

FEWEST, MOST = 2, 6


class ComparedKind(StrEnum):
    """What is compared."""

    OFFICIALS = "officials"
    SECURITIES = "securities"


@dataclass(frozen=True, slots=True)
class Compared:
    """One of those that are compared.

    Attributes:
        key: bioguide, or key of the security.
        label: the official's name, or the symbol (the name where there is none).
        detail: seat, or name.
        party: of an official, its letter now or last; None otherwise.
        query: finds all trades.
        whole: all trades, as one bar.
        months: one for each of `Comparison.months`, in that order; empty ones too.
        outside_months: trades dated outside of the axis; `undated`: without a date.
        dated: trades whose lag is known; `late`: of these, disclosed more than 45 days after the trade.
        median_lag_days, p90_lag_days: as in `tallies`; None where `dated` is 0.
        sectors: of an official, as in OfficialCharts; empty of a security.
        parties: of a security, trades by party on the day of the trade ("" not known); empty of an official.
        lags: the trades of `dated` in bins, empty ones too, the same bins for each.
        most: of an official the most traded securities, of a security the officials who traded it most;
            what names nothing at all stands last, beside the number asked for.
        most_total: how many there are in all, where `most` is cut.
    """

    key: str
    label: str
    detail: str
    party: str | None
    query: str
    whole: Bar
    months: tuple[Period, ...]
    outside_months: Beside
    undated: Beside
    dated: int
    late: int
    median_lag_days: int | None
    p90_lag_days: int | None
    sectors: tuple[Bar, ...]
    parties: tuple[Bar, ...]
    lags: tuple[LagCount, ...]
    most: tuple[Bar, ...]
    most_total: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A security that at least two of the officials traded, or an official who traded two of the securities.

    Attributes:
        key, label, detail: of the security, or of the official; `party` of the official at the latest trade.
        trades: by all of those compared; `query` finds exactly them.
        parts: of each compared, in their order: a bar with its own query.
    """

    key: str
    label: str
    detail: str
    trades: int
    query: str
    parts: tuple[Bar, ...]
    party: str | None = None

    @property
    def sharers(self) -> int:
        """How many of those compared have a trade in it."""
        return sum(part.all.trades > 0 for part in self.parts)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Some officials or securities side by side.

    Attributes:
        months: first day of each month of the common axis, without gaps, at most `axis.MOST_MONTHS`.
        compared: in the order asked for.
        shared: those that most of them share first, then most trades.
        shared_total: how many there are in all, where `shared` is cut.
        generation: of the indexes.
    """

    kind: ComparedKind
    months: tuple[dt.date, ...]
    compared: tuple[Compared, ...]
    shared: tuple[Shared, ...]
    shared_total: int
    generation: int


@dataclass(frozen=True, slots=True)
class _One:
    """One of those compared, and its trades."""

    called: Called
    trades: TradesAtHand


def load_comparison(library: Library, keys: Sequence[str], *, top: int = 30, most: int = 10) -> Comparison:
    """Return two to six officials (by bioguide) or securities (by key) side by side.

    Args:
        library: opened.
        keys: all of one kind, whatever their case.
        top: so many of what they share.
        most: so many of what each traded most, or of who traded it most.

    Raises:
        UserInputError: too few or too many, one twice, one that is not known, or both kinds at once.
    """
    if not FEWEST <= len(keys) <= MOST:
        raise UserInputError(
            f"{len(keys)} cannot be compared.", hint=f"Choose {FEWEST} to {MOST} officials or securities."
        )
    if len({fold(key) for key in keys}) < len(keys):
        raise UserInputError("One is named twice.", hint="Nothing is compared with itself.")
    found = [_find(library, key) for key in keys]
    kinds = {kind for kind, _ in found}
    if len(kinds) > 1:
        raise UserInputError(
            "Officials and securities cannot be compared with each other.", hint="Choose one kind."
        )
    (kind,) = kinds
    ones = [one for _, one in found]
    axis = Axis.around([Axis.of(one.trades, months=1, most=MOST_MONTHS) for one in ones], most=MOST_MONTHS)
    shared, total = _shared(library, kind, ones, top)
    return Comparison(
        kind=kind,
        months=axis.first_days(),
        compared=tuple(_compared(library, kind, one, axis, most) for one in ones),
        shared=shared,
        shared_total=total,
        generation=library.generation,
    )


def _find(library: Library, key: str) -> tuple[ComparedKind, _One]:
    people = officials.officials_table(library)
    places = np.flatnonzero(is_text(people, "bioguide", key))[:1]
    if len(places):
        cells = [people.cells(name, places)[0] for name in ("bioguide", "name", "district", "state", "party")]
        bioguide, name, district, state, party = cells
        called = Called(bioguide, name, district or state or "", officials.query_of(bioguide), party)
        return ComparedKind.OFFICIALS, _One(called, trades_of(library, "bioguide", bioguide))
    table = securities.securities_table(library)
    places = np.flatnonzero(is_text(table, "key", key))[:1]
    if not len(places):
        raise UserInputError(f"There is no official and no security {key!r}.")
    whole, symbol, name = (table.cells(one, places)[0] for one in ("key", "symbol", "name"))
    called = Called(whole, symbol or name, name, securities.query_of(whole))
    return ComparedKind.SECURITIES, _One(called, trades_of(library, "security", whole))


def _compared(library: Library, kind: ComparedKind, one: _One, axis: Axis, most: int) -> Compared:
    table, positions, called = library.trades, one.trades.positions, one.called
    lags = table.array("lag")[positions]
    lags = lags[lags != MISSING_INT]
    is_official = kind is ComparedKind.OFFICIALS
    bars_of = security_bars if is_official else official_bars
    most_bars, most_total = bars_of(one.trades, called.query, top=most)
    return Compared(
        key=called.key,
        label=called.label,
        detail=called.detail,
        party=called.party,
        query=called.query,
        whole=whole_bar(one.trades, called),
        months=axis.periods(one.trades, called.query),
        outside_months=axis.outside(one.trades, called.query),
        undated=undated_of(one.trades, called.query),
        dated=len(lags),
        late=int((table.array("late")[positions] == 1).sum()),
        median_lag_days=median_day(lags),
        p90_lag_days=ranked_day(lags, (9 * len(lags) + 9) // 10),
        sectors=sector_bars(library, one.trades, called.query) if is_official else (),
        parties=() if is_official else party_bars(one.trades, called.query),
        lags=lag_counts(table, positions, called.query),
        most=most_bars,
        most_total=most_total,
    )


def _shared(
    library: Library, kind: ComparedKind, ones: Sequence[_One], top: int
) -> tuple[tuple[Shared, ...], int]:
    """Return what at least two of those compared have in common; of what is not resolved nothing is known."""
    table = library.trades
    is_official = kind is ComparedKind.OFFICIALS
    column, call = ("security", _security) if is_official else ("bioguide", _official)
    codes = folded_codes(table.columns[column])
    size = len(table.values(column))
    of_each = [codes[table.array(column)[one.trades.positions]] for one in ones]  # -1: not resolved
    counts = np.array([np.bincount(groups + 1, minlength=size + 1)[1:] for groups in of_each])
    sharers, totals = np.count_nonzero(counts, axis=0), counts.sum(axis=0)
    common = np.flatnonzero(sharers >= 2)
    best = common[np.lexsort((common, -totals[common], -sharers[common]))][:top]
    places = np.full(size + 1, len(best), dtype=np.intp)  # of each code its place among the best
    places[best] = np.arange(len(best))
    sums = [
        GroupSums(one.trades, places[groups], len(best) + 1).told_of_all()
        for one, groups in zip(ones, of_each, strict=True)
    ]
    either = " OR ".join(one.called.query for one in ones)
    found = []
    for place, code in enumerate(best.tolist()):
        rows = [one.trades.positions[groups == code] for one, groups in zip(ones, of_each, strict=True)]
        called = call(table, code, np.sort(np.concatenate(rows)))
        parts = tuple(
            Bar(
                one.called.key,
                one.called.label,
                one.called.detail,
                *told[place],
                f"{one.called.query} {called.query}",
                one.called.party,
            )
            for one, told in zip(ones, sums, strict=True)
        )
        found.append(
            Shared(
                key=called.key,
                label=called.label,
                detail=called.detail,
                trades=int(totals[code]),
                query=f"({either}) {called.query}",
                parts=parts,
                party=called.party,
            )
        )
    return tuple(found), len(common)


def _security(table: ColumnTable, code: int, rows: Array) -> Called:
    key = table.values("security")[code]
    name = latest_text(table, "issuer", rows) or latest_text(table, "asset", rows)
    return Called(key, latest_text(table, "symbol", rows) or name, name, field_text("security", key))


def _official(table: ColumnTable, code: int, rows: Array) -> Called:
    key = table.values("bioguide")[code]
    seat = latest_text(table, "district", rows) or latest_text(table, "state", rows)
    name = latest_text(table, "official", rows) or key
    return Called(key, name, seat, field_text("bioguide", key), latest_text(table, "party", rows) or None)
