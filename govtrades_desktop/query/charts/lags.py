"""How long an official takes to disclose, beside colleagues: the same chamber, the same years of trading.

Index alone. A difference is a difference of counts; it says nothing of why.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from govtrades_desktop.derive.column import MISSING_INT, Array, Mask, Positions
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.trade_index import LATE_AFTER_DAYS
from govtrades_desktop.query.charts.sums import dense, is_text
from govtrades_desktop.query.grammar import field_text
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.tallies import rows_in_force
from govtrades_desktop.query.trade_facts import trade_facts

LAG_KNOWN = "late:yes|no"
"""In a search: rows whose lag is known."""
_EDGES = (0, 6, *range(11, 92, 5))  # where bins begin, but the first: an edge falls on 45 days


@dataclass(frozen=True, slots=True)
class LagShare:
    """One bar of the histogram: lags from `low_days` to `high_days`, both inclusive; None is unbounded.

    Attributes:
        trades, peers_trades: the official's in the bar, and the colleagues'.
        share, peers_share: of all with a known lag, 0 to 1; None where there are none.
        query, peers_query: find exactly them.
    """

    low_days: int | None
    high_days: int | None
    trades: int
    peers_trades: int
    share: float | None
    peers_share: float | None
    query: str
    peers_query: str


@dataclass(frozen=True, slots=True)
class LagCount:
    """One bin of lags, of some trades alone.

    Attributes:
        low_days, high_days: both inclusive; None is unbounded. The bins are those of `LagShare`.
        trades: in the bin; `query` finds exactly them.
    """

    low_days: int | None
    high_days: int | None
    trades: int
    query: str


@dataclass(frozen=True, slots=True)
class LagComparison:
    """Days from trade to first report: one official's, and those of colleagues.

    Colleagues are the other officials who are resolved, with trades in a chamber and a year (of the trade) in
    which the official has trades with a known lag. A median is the smallest lag that at least half of the
    trades do not exceed.

    Attributes:
        bins: before the trade, 0-5, 6-10 … 86-90, more: an edge falls on 45 days.
        dated: n: trades of the official whose lag is known; likewise `peers_dated`.
        officials: how many colleagues these are.
        median_days, peers_median_days: None where n is 0.
        late, peers_late: disclosed more than `late_after_days` after the trade.
        spans: (chamber, years of trading) that are compared.
        query, peers_query: find the trades that are n.
    """

    bins: tuple[LagShare, ...]
    dated: int
    peers_dated: int
    officials: int
    median_days: int | None
    peers_median_days: int | None
    late: int
    peers_late: int
    spans: tuple[tuple[str, tuple[int, ...]], ...]
    query: str
    peers_query: str
    late_after_days: int = 45


def compare_lags(library: Library, bioguide: str, positions: Positions) -> LagComparison:
    """Return an official's lags beside colleagues'.

    Args:
        library: opened.
        bioguide: of the official, as the index has it.
        positions: of the official's trades in force.
    """
    table = library.trades
    lag = table.array("lag")
    own = positions[lag[positions] != MISSING_INT]
    own_query = f"{field_text('bioguide', bioguide)} {LAG_KNOWN}"
    spans, is_compared = _spans(table, own)
    of_anybody = trade_facts(table).kept(
        "lags of anybody known",
        lambda: (lag != MISSING_INT) & ~table.is_missing("bioguide") & rows_in_force(library),
    )
    theirs = np.flatnonzero(is_compared & of_anybody & ~is_text(table, "bioguide", bioguide))
    peers_query = own_query  # finds nothing where there is nothing to compare
    if spans:
        where = " OR ".join(f"(chamber:{chamber} traded:{_years_text(years)})" for chamber, years in spans)
        peers_query = f"({where}) {LAG_KNOWN} -{field_text('bioguide', bioguide)} -unresolved:official"
    people = table.array("bioguide")[theirs].astype(np.intp)
    late = table.array("late")
    return LagComparison(
        bins=_bins(table, own, theirs, own_query, peers_query) if spans else (),
        dated=len(own),
        peers_dated=len(theirs),
        officials=len(dense(people, len(table.values("bioguide")))[0]),
        median_days=median_day(lag[own]),
        peers_median_days=median_day(lag[theirs]),
        late=int((late[own] == 1).sum()),
        peers_late=int((late[theirs] == 1).sum()),
        spans=spans,
        query=own_query,
        peers_query=peers_query,
        late_after_days=LATE_AFTER_DAYS,
    )


def _spans(table: ColumnTable, own: Positions) -> tuple[tuple[tuple[str, tuple[int, ...]], ...], Mask]:
    """Return the chambers and years of some dated trades, and where the table's trades are in one of them."""
    chambers = table.values("chamber")
    first, years, codes = trade_facts(table).kept("chambers and years", lambda: _chambers_and_years(table))
    is_wanted = np.zeros((len(chambers), years), dtype=np.bool_)
    of_own = codes[own]
    is_wanted.flat[of_own[of_own >= 0]] = True
    spans = tuple(
        (chambers[code], tuple((np.flatnonzero(row) + first).tolist()))
        for code, row in enumerate(is_wanted)
        if row.any()
    )
    mask: Mask = np.append(is_wanted.ravel(), False)[codes]  # the last is that of -1
    return spans, mask


def _chambers_and_years(table: ColumnTable) -> tuple[int, int, Array]:
    """Return the first year of a trade, how many years there are, and of each trade chamber * years + year.

    The last is int32, and -1 where chamber or date is not known.
    """
    month, chamber = trade_facts(table).month, table.array("chamber").astype(np.int32)
    is_known = (month != MISSING_INT) & (chamber >= 0)
    years = month // np.int32(12) + np.int32(1970)
    first = int(years.min(where=is_known, initial=9999))
    count = max(0, int(years.max(where=is_known, initial=0)) - first + 1)
    return first, count, np.where(is_known, chamber * count + years - first, np.int32(-1)).astype(np.int32)


def _years_text(years: tuple[int, ...]) -> str:
    """Return years as a search writes them: "2013..2015|2018"."""
    parts: list[list[int]] = [[years[0], years[0]]]
    for before, year in pairwise(years):
        if year == before + 1:
            parts[-1][1] = year
        else:
            parts.append([year, year])
    return "|".join(f"{first:04d}" if first == last else f"{first:04d}..{last:04d}" for first, last in parts)


def median_day(lags: Array) -> int | None:
    """Return the smallest of some known lags that at least half of them do not exceed; None of none."""
    return ranked_day(lags, (len(lags) + 1) // 2)


def ranked_day(lags: Array, rank: int) -> int | None:
    """Return the lag of a rank (1 is the shortest); None where there is none."""
    return int(np.partition(lags, rank - 1)[rank - 1]) if len(lags) else None


def lag_counts(table: ColumnTable, positions: Positions, query: str) -> tuple[LagCount, ...]:
    """Return the lags of some trades in bins, empty ones too.

    Args:
        table: of the trades.
        positions: of trades in force; those without a known lag are in no bin.
        query: finds the trades.
    """
    own = positions[table.array("lag")[positions] != MISSING_INT]
    return tuple(
        LagCount(low, high, count, f"{query} {LAG_KNOWN} {_lag_words(low, high)}")
        for low, high, count in zip(_LOWS, _HIGHS, _binned(table, own), strict=True)
    )


_LOWS = (None, *_EDGES)
_HIGHS = (*(edge - 1 for edge in _EDGES), None)


def _lag_words(low: int | None, high: int | None) -> str:
    return "lag:<0" if low is None else f"lag:>={low}" if high is None else f"lag:{low}..{high}"


def _binned(table: ColumnTable, positions: Positions) -> list[int]:
    """Return how many trades with a known lag lie in each bin."""
    bins = trade_facts(table).kept("bins of lags", lambda: _bins_of(table.array("lag")))
    counts: list[int] = np.bincount(bins[positions], minlength=len(_LOWS)).tolist()
    return counts


def _bins(
    table: ColumnTable, own: Positions, theirs: Positions, query: str, peers_query: str
) -> tuple[LagShare, ...]:
    found = []
    for low, high, count, peers in zip(
        _LOWS, _HIGHS, _binned(table, own), _binned(table, theirs), strict=True
    ):
        words = _lag_words(low, high)
        found.append(
            LagShare(
                low_days=low,
                high_days=high,
                trades=count,
                peers_trades=peers,
                share=count / len(own) if len(own) else None,
                peers_share=peers / len(theirs) if len(theirs) else None,
                query=f"{query} {words}",
                peers_query=f"{peers_query} {words}",
            )
        )
    return tuple(found)


def _bins_of(lags: Array) -> Array:
    """Return the bin of each lag (int8); of one that is not known the first, which nobody asks for."""
    return np.searchsorted(_EDGES, lags, side="right").astype(np.int8)
