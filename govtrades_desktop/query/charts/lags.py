"""How long an official takes to disclose, beside colleagues: the same chamber, the same years of trading.

Index alone. A difference is a difference of counts; it says nothing of why.
"""

from __future__ import annotations

from dataclasses import dataclass


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
