"""Invented specs with numbers that a test can reckon with."""

from __future__ import annotations

import datetime as dt

import numpy as np

from govtrades_desktop.gui.charts.side_spec import SideCell, SideRow, SideSpec
from govtrades_desktop.gui.charts.specs import (
    BandPeriod,
    BandSpec,
    BarRow,
    BarsSpec,
    Caption,
    Column,
    ColumnsSpec,
    CoverageSpec,
    DatedBand,
    HistogramBin,
    HistogramSpec,
    Median,
    MultiplesSpec,
    Part,
    Pattern,
    PriceGap,
    PriceSpec,
    Range,
    Scale,
    Series,
    Spec,
    Threshold,
    TimelineSpec,
    TradeMarks,
    Turn,
    trade_marks,
)

CAPTION = Caption(
    "Buys & sells <b>by month</b>",
    "360 trades, 2024 – 2025",
    filters="official:muster type:buy",
    as_of="2025-04-10",
    empty="No trades here.",
)


def month(k: int, year: int = 2024) -> dt.date:
    return dt.date(year + k // 12, k % 12 + 1, 1)


def columns(count: int = 16, caption: Caption = CAPTION, *, factor: int = 1) -> ColumnsSpec:
    """Return months; month k has 10 + k buys, 2 of them late, and 5 sells."""
    made = []
    for k in range(count):
        label = month(k).isoformat()[:7]
        up = (
            Part((8 + k) * factor, f"{label}: {8 + k} buys in time", ("in time", k)),
            Part(2 * factor, f"{label}: 2 buys late", ("late", k)),
        )
        down = (Part(5 * factor, f"{label}: 5 sells", ("sells", k)),)
        made.append(Column(label, up, down, f"{label}: {10 + k} buys, 5 sells", ("month", k), start=month(k)))
    series = (Series("buys", "buy"), Series("late", "buy", Pattern.HATCH))
    return ColumnsSpec(caption, tuple(made), series, (Series("sells", "sell"),))


def lags() -> ColumnsSpec:
    labels = ("0–15", "16–30", "31–45", "46–90", "91+")
    made = tuple(
        Column(label, (Part(10 * (k + 1), f"{label} days: {10 * (k + 1)}", k),), target=k)
        for k, label in enumerate(labels)
    )
    return ColumnsSpec(
        CAPTION, made, (Series("trades", "in_time"),), label_word="Days", threshold=Threshold(3, "45 days")
    )


def band(scale: Scale = Scale.LOG) -> BandSpec:
    """Return six months: the third has no buys, the fourth's sells have no upper end."""
    periods = []
    for k in range(6):
        buys = None if k == 2 else Range(10_000 * (k + 1), 150_000 * (k + 1), 3)
        sells = Range(50_000, 60_000, 2, 1) if k == 3 else Range(2_002, 30_000, 2)
        label = month(k).isoformat()[:7]
        periods.append(
            BandPeriod(label, month(k), buys, sells, f"{label} buys", f"{label} sells", ("b", k), ("s", k))
        )
    return BandSpec(CAPTION, tuple(periods), scale=scale)


def marks(count: int = 40, *, seed: int = 5, step_days: int = 9) -> TradeMarks:
    """Return trades with ids from 1000, one every few days, of all types and many amounts."""
    rng = np.random.default_rng(seed)
    days = dt.date(2020, 1, 6).toordinal() + np.arange(count) * step_days
    lows = rng.choice([1_001.0, 15_001.0, 100_001.0, 1_000_001.0], count)
    return trade_marks(
        np.arange(count) + 1_000,
        days.astype(np.int32),
        (np.arange(count) % 4).astype(np.uint8),
        lows,
        lows * 3,
        (days + 30).astype(np.int32),
        facts=lambda i: f"trade {i} of <i>NVDA</i>",
        target=lambda i: ("trade", int(i)),
    )


def timeline(count: int = 40, *, with_bands: bool = True) -> TimelineSpec:
    bands = (
        DatedBand(
            *("Finance", "Finance", dt.date(2020, 2, 1), dt.date(2020, 6, 30), "Chair"),
            facts="Finance, chair, 2020-02-01 – 2020-06-30",
            target="finance",
        ),
        DatedBand("Arms", "Arms", None, None, facts="Arms", target="arms"),
    )
    turns = (Turn(dt.date(2020, 5, 1), "D → R", "2020-05-01: from Democrat to Republican"),)
    return TimelineSpec(CAPTION, marks(count), bands if with_bands else (), turns if with_bands else ())


def price(*, has_prices: bool = True, scale: Scale = Scale.LINEAR) -> PriceSpec:
    """Return a line of weekdays from 2020-01-06, closes 100, 101, …; none in all of March."""
    first = dt.date(2020, 1, 6).toordinal()
    days = np.array([d for d in range(first, first + 360) if dt.date.fromordinal(d).weekday() < 5])
    in_march = np.array([dt.date.fromordinal(d).month == 3 for d in days])
    closes = 100.0 + np.arange(len(days))
    days, closes = (days[~in_march], closes[~in_march]) if has_prices else (days[:0], closes[:0])
    gaps = (PriceGap(dt.date(2020, 3, 1), dt.date(2020, 3, 31), "no prices in March"),)
    return PriceSpec(CAPTION, days.astype(np.int32), closes, marks(), gaps if has_prices else (), scale=scale)


def histogram() -> HistogramSpec:
    shares = ((0.1, 0.2), (0.5, 0.4), (0.3, 0.3), (0.1, 0.1))
    bins = tuple(
        HistogramBin(label, own, others, f"{label}: {own:.0%} against {others:.0%}", k)
        for k, (label, (own, others)) in enumerate(
            zip(("0–15", "16–30", "31–45", "46+"), shares, strict=True)
        )
    )
    return HistogramSpec(
        CAPTION,
        bins,
        own_median=Median(1.6, "median 24 days"),
        others_median=Median(2.1, "colleagues 31 days"),
        threshold=Threshold(3, "45 days"),
    )


def bars(count: int = 4) -> BarsSpec:
    rows = tuple(
        BarRow(
            f"Sector {k}",
            (Part(20 * (count - k), f"Sector {k}: buys", ("b", k)), Part(10, f"Sector {k}: sells", ("s", k))),
            str(20 * (count - k) + 10),
            f"Sector {k}: all",
            ("row", k),
            chip="D" if k % 2 else "R",
        )
        for k in range(count)
    )
    return BarsSpec(CAPTION, rows, (Series("buys", "buy"), Series("sells", "sell")))


def coverage() -> CoverageSpec:
    series = (
        Series("read", "read"),
        Series("paper", "paper", Pattern.HATCH),
        Series("failed", "failed", Pattern.CROSS),
        Series("not fetched", "unread", Pattern.HOLLOW),
    )
    rows = tuple(
        BarRow(
            str(year),
            tuple(
                Part(n, f"{year}: {n} {s.word}", (year, s.word)) for n, s in zip(counts, series, strict=True)
            ),
            str(sum(counts)),
            f"{year}: {sum(counts)} listed",
            year,
        )
        for year, counts in ((2025, (369, 60, 0, 86)), (2024, (30, 10, 1, 0)))
    )
    return CoverageSpec(CAPTION, rows, series)


def multiples() -> MultiplesSpec:
    return MultiplesSpec(
        CAPTION,
        (
            columns(16, Caption("Muster, A. (D)", "one")),
            columns(16, Caption("Muster, B. (R)", "two"), factor=3),
            columns(16, Caption("Muster, C. (I)", "three")),
        ),
    )


def side(count: int = 4, *, is_ranking: bool = False) -> SideSpec:
    """Return rows of three columns; of a ranking the last column has a row less."""

    def cell(k: int, c: int) -> SideCell | None:
        if is_ranking and c == 2 and k == count - 1:
            return None
        parts = (Part(10 * (count - k) * (c + 1)), Part(5 * c))
        name = f"S{k}{c}" if is_ranking else ""
        page = ("page", k, c) if is_ranking else None
        return SideCell(parts, str(10 * (count - k) * (c + 1) + 5 * c), f"{k}/{c}", ("c", k, c), name, page)

    rows = tuple(
        SideRow(
            f"{k + 1}." if is_ranking else f"Security {k}",
            tuple(cell(k, c) for c in range(3)),
            "" if is_ranking else str(100 - k),
            f"row {k}",
            None if is_ranking else ("row", k),
            chip="" if is_ranking else "D",
            name_target=None if is_ranking else ("name", k),
        )
        for k in range(count)
    )
    series = (Series("buys", "buy"), Series("sells", "sell", Pattern.HATCH))
    return SideSpec(CAPTION, ("Muster", "Sample", "Specimen"), rows, series)


ALL: dict[str, Spec | SideSpec] = {
    "columns": columns(),
    "lags": lags(),
    "band": band(),
    "linear band": band(Scale.LINEAR),
    "timeline": timeline(),
    "price": price(),
    "log price": price(scale=Scale.LOG),
    "no prices": price(has_prices=False),
    "histogram": histogram(),
    "bars": bars(),
    "coverage": coverage(),
    "multiples": multiples(),
    "side by side": side(),
    "rankings side by side": side(is_ranking=True),
    "timelines": MultiplesSpec(CAPTION, (timeline(), timeline(20, with_bands=False))),
    "prices": MultiplesSpec(CAPTION, (price(), price(has_prices=False))),
}
