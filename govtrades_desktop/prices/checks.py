"""What is odd about a series: gaps, jumps, days told twice, closes that are none. Told, never mended.

Only what cannot be a price (zero, negative, not a number) is left out, and a day's earlier telling: a doubt
says so.
"""

from __future__ import annotations

import numpy as np

from govtrades_desktop.prices.records import (
    Days,
    DoubtCode,
    PriceDoubt,
    PriceSeries,
    Values,
    day_date,
)
from govtrades_desktop.prices.sessions import TradingDays

JUMP = 2.0
"""An adjusted close that so many times rose or fell from one price to the next is worth a look.

Most that do are splits which the adjusted close does not know. Some are real: APLS rose 2.35 times on
2026-03-31.
"""

_MOST_TOLD = 20  # of one kind and one series; how many more is told in the last


def in_order(series: PriceSeries) -> tuple[PriceSeries, list[PriceDoubt]]:
    """Return a series oldest first, each day once and with a price, and what had to be left out for that.

    Of a day that is told more than once with different closes the last telling stands.
    """
    doubts = []
    is_price = np.isfinite(series.closes) & (series.closes > 0)
    bad = [
        PriceDoubt(
            DoubtCode.NOT_POSITIVE,
            f"The close of {series.symbol} on {day_date(day)} is {close:g}: no price; it is left out.",
            day_date(day),
            series.symbol,
        )
        for day, close in zip(series.days[~is_price], series.closes[~is_price], strict=True)
    ]
    doubts += _few(bad, series.symbol)
    kept = series.where(is_price)
    order = np.argsort(kept.days, kind="stable")
    kept = kept.where(order)
    if len(kept) and not (np.diff(kept.days) > 0).all():
        doubts += _few(_disagreements(kept), series.symbol)
        is_last = np.append(np.diff(kept.days) > 0, True)
        kept = kept.where(is_last)
    is_sound = np.isnan(kept.adjusted) | (np.isfinite(kept.adjusted) & (kept.adjusted > 0))
    if not is_sound.all():
        bad = [
            PriceDoubt(
                DoubtCode.NOT_POSITIVE,
                f"The adjusted close of {series.symbol} on {day_date(day)} is {value:g}: no price; the close"
                " stands without it.",
                day_date(day),
                series.symbol,
            )
            for day, value in zip(kept.days[~is_sound], kept.adjusted[~is_sound], strict=True)
        ]
        doubts += _few(bad, series.symbol)
        adjusted = np.where(is_sound, kept.adjusted, np.nan)
        kept = PriceSeries(
            kept.symbol, kept.days, kept.closes, adjusted, kept.splits, kept.currency, kept.origin
        )
    return kept, doubts


def _disagreements(series: PriceSeries) -> list[PriceDoubt]:
    doubts = []
    for at in np.flatnonzero(np.diff(series.days) == 0).tolist():
        one, other = series.closes[at], series.closes[at + 1]
        adjusted = (series.adjusted[at], series.adjusted[at + 1])
        if one != other or not np.array_equal(adjusted[:1], adjusted[1:], equal_nan=True):
            day = day_date(series.days[at])
            told = f"closes {one:g} and {other:g}"
            if one == other:
                told = f"adjusted closes {adjusted[0]:g} and {adjusted[1]:g}"
            doubts.append(
                PriceDoubt(
                    DoubtCode.DISAGREES,
                    f"{day} is told twice of {series.symbol}, with {told}; the last stands.",
                    day,
                    series.symbol,
                )
            )
    return doubts


def find_doubts(series: PriceSeries, sessions: TradingDays) -> list[PriceDoubt]:
    """Return what is odd about a series that is in order: gaps, days that are no sessions, jumps."""
    symbol = series.symbol
    gaps = [
        PriceDoubt(
            DoubtCode.GAP,
            f"{symbol} has no price from {day_date(first)} to {day_date(last)} ({count} trading days)."
            if count > 1
            else f"{symbol} has no price on {day_date(first)}.",
            day_date(first),
            symbol,
        )
        for first, last, count in gaps_of(series.days, sessions)
    ]
    closed = [
        PriceDoubt(
            DoubtCode.NOT_A_SESSION,
            f"{symbol} has a price on {day_date(day)}, when the exchange was closed.",
            day_date(day),
            symbol,
        )
        for day in outside_sessions(series.days, sessions).tolist()
    ]
    return [*_few(gaps, symbol), *_few(closed, symbol), *_few(_jumps(series), symbol)]


def gaps_of(days: Days, sessions: TradingDays) -> list[tuple[int, int, int]]:
    """Return each stretch of sessions without a price, between the first and the last: (first, last, count).

    Sessions are neighbours where no session lies between them. What lies outside of the calendar is no gap.
    """
    if not len(days):
        return []
    start, end = np.searchsorted(sessions.days, (days[0], days[-1] + 1))
    wanted = sessions.days[start:end]
    is_missing = ~np.isin(wanted, days, assume_unique=True)
    edges = np.diff(is_missing.astype(np.int8), prepend=0, append=0)
    firsts, lasts = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1) - 1
    return [(int(wanted[a]), int(wanted[b]), int(b - a + 1)) for a, b in zip(firsts, lasts, strict=True)]


def outside_sessions(days: Days, sessions: TradingDays) -> Days:
    """Return the days that are no sessions, of those that the calendar knows of."""
    if not len(sessions.days):
        return days[:0]
    known = days[(days >= sessions.days[0]) & (days <= sessions.days[-1])]
    outside: Days = known[~np.isin(known, sessions.days, assume_unique=True)]
    return outside


def _jumps(series: PriceSeries) -> list[PriceDoubt]:
    """Return where a line jumps that should be smooth: the adjusted close, or the close where there is none.

    A close that a told split explains is no jump.
    """
    has_adjusted = ~np.isnan(series.adjusted)
    values: Values = series.adjusted if has_adjusted.all() else series.closes
    if len(values) < 2:
        return []
    ratios = values[1:] / values[:-1]
    splits = {one.day: one.ratio for one in series.splits}
    doubts = []
    for at in np.flatnonzero((ratios >= JUMP) | (ratios <= 1 / JUMP)).tolist():
        before, day = day_date(series.days[at]), day_date(series.days[at + 1])
        told = [ratio for on, ratio in splits.items() if before < on <= day]
        if values is series.closes and told and 1 / JUMP < ratios[at] * np.prod(told) < JUMP:
            continue
        doubts.append(
            PriceDoubt(
                DoubtCode.JUMP,
                f"{series.symbol} goes from {values[at]:g} on {before} to {values[at + 1]:g} on {day}"
                f" ({ratios[at]:.3g} times) and no split that is told explains it.",
                day,
                series.symbol,
            )
        )
    return doubts


def _few(doubts: list[PriceDoubt], symbol: str) -> list[PriceDoubt]:
    """Return the first ones, and how many more there are: a file of thousands of days is one fact."""
    if len(doubts) <= _MOST_TOLD:
        return doubts
    more = len(doubts) - _MOST_TOLD
    last = PriceDoubt(doubts[0].code, f"{symbol} has {more:,} more doubts of this kind.", None, symbol)
    return [*doubts[:_MOST_TOLD], last]
