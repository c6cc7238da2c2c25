"""A comparison as charts under each other on one axis: months of buys and sells, days to disclosure.

Pure: values in, specs out; no widget, nothing is asked of the data. Whatever is compared stands on one scale.
"""

from __future__ import annotations

from collections.abc import Sequence

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.charts.specs import (
    BandPeriod,
    BandSpec,
    Caption,
    Column,
    ColumnsSpec,
    HistogramBin,
    HistogramSpec,
    Median,
    MultiplesSpec,
    Part,
    Pattern,
    Range,
    Series,
    Threshold,
)
from govtrades_desktop.gui.pages.chart_words import buy_words, exchange_words, sell_words, thin_words
from govtrades_desktop.gui.pages.compare_facts import SideBySide, heading
from govtrades_desktop.gui.pages.compare_words import caption_of, nothing_of, tr, wish
from govtrades_desktop.gui.pages.trade_sides import buys, sells
from govtrades_desktop.gui.pages.trade_words import trades_words
from govtrades_desktop.query.charts import Compared, LagCount, Period, Volume

COUNTS, VOLUME = "counts", "volume"
"""What the months can be measured by."""
_LATE_AFTER_DAYS = show.LATE_AFTER_DAYS


# --- months ---


def months_spec(data: SideBySide, measure: str = COUNTS) -> MultiplesSpec:
    """Return the months of each under each other: counts, or the disclosed volume from low to high."""
    comparison = data.comparison
    sub = tr("by month of the trade")
    if comparison.months:
        first, last = comparison.months[0], comparison.months[-1]
        sub += f", {first:%Y-%m} – {last:%Y-%m}"
    sub += "; " + (
        tr("number of trades, one scale for all")
        if measure == COUNTS
        else tr("least to most that was disclosed, one logarithmic scale for all")
    )
    title = tr("Buys and sells by month")
    summary = " ".join(_month_summary(one) for one in comparison.compared)
    make = _month_counts if measure == COUNTS else _month_volume
    charts = tuple(make(one, _head(data, one)) for one in comparison.compared)
    return MultiplesSpec(caption_of(data, title, sub, summary=summary), charts)


def _head(data: SideBySide, one: Compared) -> Caption:
    is_official = data.is_of_officials
    words, thin, missing = trades_words(one.whole.all.trades), thin_words(one.whole.all.trades), ""
    if beside := one.outside_months.trades + one.undated.trades:
        missing = tr(" {n} not on this axis.").format(n=show.count(beside))
        words += ";"
    name = heading(one, is_official=is_official)
    return Caption(name, words + missing, empty=nothing_of(one), thin=thin and thin + missing)


def _month_summary(one: Compared) -> str:
    busiest = max(one.months, key=lambda month: month.all.trades, default=None)
    if busiest is None or not busiest.all.trades:
        return tr("{name}: none.").format(name=one.label)
    return tr("{name}: {trades}, most in {month}.").format(
        name=one.label, trades=trades_words(one.whole.all.trades), month=busiest.label
    )


def _month_counts(one: Compared, caption: Caption) -> ColumnsSpec:
    return ColumnsSpec(
        caption, tuple(_month_column(month) for month in one.months), (buys(),), (sells(),), tr("Month")
    )


_NO_PART = (Part(0),)


def _month_column(month: Period) -> Column:
    if not month.all.trades:
        words = f"{month.label}\n{tr('no trade')}"
        return Column(month.label, _NO_PART, _NO_PART, words, None, month.first_day)
    lines = [month.label, buy_words(month.buys), sell_words(month.sells)]
    if month.exchanges:
        lines.append(exchange_words(month.exchanges))
    return Column(
        month.label,
        (_part(month.buys, f"{month.label}\n{buy_words(month.buys)}", month.buys_query),),
        (_part(month.sells, f"{month.label}\n{sell_words(month.sells)}", month.sells_query),),
        "\n".join(lines),
        wish(month.query, month.all.trades),
        month.first_day,
    )


def _part(volume: Volume, facts: str, query: str) -> Part:
    return Part(volume.trades, facts if volume.trades else "", wish(query, volume.trades))


def _month_volume(one: Compared, caption: Caption) -> BandSpec:
    return BandSpec(
        caption,
        tuple(
            BandPeriod(
                month.label,
                month.first_day,
                _range(month.buys),
                _range(month.sells),
                f"{month.label}\n{buy_words(month.buys)}",
                f"{month.label}\n{sell_words(month.sells)}",
                wish(month.buys_query, month.buys.trades),
                wish(month.sells_query, month.sells.trades),
            )
            for month in one.months
        ),
        buys(),
        sells(),
        tr("Month"),
    )


def _range(volume: Volume) -> Range | None:
    told = volume.trades - volume.without_amount
    return Range(volume.low_usd, volume.high_usd, told, volume.open_ended) if told else None


# --- lags ---


def lags_spec(data: SideBySide) -> MultiplesSpec:
    """Return how long each took to disclose, in shares, against all of those compared together."""
    ones = data.comparison.compared
    pooled = [sum(counts) for counts in zip(*([lag.trades for lag in one.lags] for one in ones), strict=True)]
    total = sum(pooled)
    title = tr("Days from trade to disclosure")
    sub = tr("share of the trades that have both days: {n}; one scale for all").format(n=show.count(total))
    words = [
        tr("{name}: median {n} days.").format(name=one.label, n=show.count(one.median_lag_days))
        for one in ones
        if one.median_lag_days is not None
    ]
    empty = tr("No trade of any of these has both days.")
    caption = caption_of(data, title, sub, empty, summary=" ".join(words))
    return MultiplesSpec(caption, tuple(_lags(data, one, pooled, total) for one in ones))


def _lags(data: SideBySide, one: Compared, pooled: Sequence[int], total: int) -> HistogramSpec:
    words = trades_words(one.dated)
    if one.dated:
        share = show.percent(one.late / one.dated)
        words += tr(", {n} of them after more than 45 days ({share})").format(
            n=show.count(one.late), share=share
        )
    name = heading(one, is_official=data.is_of_officials)
    caption = Caption(name, words, empty=_no_lag(one), thin=thin_words(one.whole.all.trades))
    bins = tuple(
        HistogramBin(
            _days_label(lag),
            lag.trades / one.dated,
            number / total,
            _lag_facts(one, lag, number, total),
            wish(lag.query, lag.trades),
        )
        for lag, number in zip(one.lags, pooled, strict=True)
        if one.dated
    ) or tuple(HistogramBin(_days_label(lag), 0.0, 0.0) for lag in one.lags)
    on_time = sum(lag.high_days is not None and lag.high_days <= _LATE_AFTER_DAYS for lag in one.lags)
    return HistogramSpec(
        caption,
        bins,
        Series(tr("the one named"), "in_time"),
        Series(tr("all of them together"), "text", Pattern.HOLLOW),
        own_median=_median(one),
        threshold=Threshold(float(on_time), tr("45 days")),
        label_word=tr("Days"),
    )


def _no_lag(one: Compared) -> str:
    if not one.whole.all.trades:
        return nothing_of(one)
    return tr("No trade of {name} has both days.").format(name=one.label)


def _days_label(lag: LagCount) -> str:
    if lag.low_days is None:
        return tr("before")
    return f"{lag.low_days}+" if lag.high_days is None else f"{lag.low_days}–{lag.high_days}"


def _lag_facts(one: Compared, lag: LagCount, pooled: int, total: int) -> str:
    days = tr("{days} days").format(days=_days_label(lag))
    if lag.low_days is None:
        days = tr("dated after the disclosure")
    own = tr("{n} of {total} ({share})").format(
        n=show.count(lag.trades), total=show.count(one.dated), share=show.percent(lag.trades / one.dated)
    )
    together = tr("all of them together: {n} of {total} ({share})").format(
        n=show.count(pooled), total=show.count(total), share=show.percent(pooled / total)
    )
    return f"{days}\n{own}\n{together}"


def _median(one: Compared) -> Median | None:
    days = one.median_lag_days
    if days is None:
        return None
    for at, lag in enumerate(one.lags):
        low, high = lag.low_days, lag.high_days
        if (low is None or days >= low) and (high is None or days <= high):
            share = 0.5 if low is None or high is None else (days - low + 0.5) / (high - low + 1)
            return Median(at + share, tr("median {n} days").format(n=show.count(days)))
    return None
