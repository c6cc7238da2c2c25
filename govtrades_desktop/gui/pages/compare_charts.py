"""A comparison as specs of charts: months, sectors or parties, most traded, what is shared, lags.

Pure: values in, specs out; no widget, nothing is asked of the data. Whatever is compared stands on one scale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.charts.side_spec import SideCell, SideRow, SideSpec
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
from govtrades_desktop.gui.pages.compare_facts import SideBySide, heading
from govtrades_desktop.gui.pages.page import OfficialWish, SecurityWish, TradesWish
from govtrades_desktop.query.charts import Bar, Compared, LagCount, Period, Volume

COUNTS, VOLUME = "counts", "volume"
"""What the months can be measured by."""
_FEW = 10
_LATE_AFTER_DAYS = show.LATE_AFTER_DAYS
_BUYS, _SELLS, _EXCHANGES = (
    Series("buys", "buy"),
    Series("sells", "sell"),
    Series("exchanges", "exchange"),
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("compare", text)


def _caption(
    data: SideBySide, title: str, sub: str, empty: str = "", *, thin: str = "", summary: str = ""
) -> Caption:
    names = "; ".join(heading(one, is_official=data.is_of_officials) for one in data.comparison.compared)
    return Caption(title, sub, names, data.day, empty or _nothing_at_all(data), thin, summary)


def _nothing_at_all(data: SideBySide) -> str:
    if data.is_of_officials:
        return _tr("Of none of these officials a trade was read.")
    return _tr("Of none of these securities a trade was read.")


def _nothing(one: Compared) -> str:
    return _tr("No trade of {name} was read: there is nothing to draw.").format(name=one.label)


def _trades(number: int) -> str:
    return _tr("1 trade") if number == 1 else _tr("{n} trades").format(n=show.count(number))


def _wish(query: str, number: int = 1) -> TradesWish | None:
    return TradesWish(query, None) if query and number else None


def _any_of(queries: Iterable[str]) -> str:
    """Return a search that finds what any of some searches finds."""
    each = [query for query in queries if query]
    return each[0] if len(each) == 1 else " OR ".join(f"({query})" for query in each)


def _volume_words(volume: Volume) -> str:
    if volume.trades == volume.without_amount:
        return _tr("no amount told")
    words = show.short_band(volume.low_usd, volume.high_usd, is_open=volume.open_ended > 0)
    if volume.without_amount:
        words += _tr(", {n} without an amount").format(n=show.count(volume.without_amount))
    return words


def _buy_words(volume: Volume) -> str:
    count = _tr("1 buy") if volume.trades == 1 else _tr("{n} buys").format(n=show.count(volume.trades))
    return f"▲ {count}" + (f", {_volume_words(volume)}" if volume.trades else "")


def _sell_words(volume: Volume) -> str:
    count = _tr("1 sell") if volume.trades == 1 else _tr("{n} sells").format(n=show.count(volume.trades))
    return f"▼ {count}" + (f", {_volume_words(volume)}" if volume.trades else "")


def _thin(one: Compared) -> str:
    number = one.whole.all.trades
    if not 0 < number < _FEW:
        return ""
    few = _tr("One trade only") if number == 1 else _tr("Only {n} trades").format(n=number)
    return _tr("{few}: no pattern can be read from so few").format(few=few)


# --- months ---


def months_spec(data: SideBySide, measure: str = COUNTS) -> MultiplesSpec:
    """Return the months of each under each other: counts, or the disclosed volume from low to high."""
    comparison = data.comparison
    sub = _tr("by month of the trade")
    if comparison.months:
        first, last = comparison.months[0], comparison.months[-1]
        sub += f", {first:%Y-%m} – {last:%Y-%m}"
    sub += "; " + (
        _tr("number of trades, one scale for all")
        if measure == COUNTS
        else _tr("least to most that was disclosed, one logarithmic scale for all")
    )
    title = _tr("Buys and sells by month")
    summary = " ".join(_month_summary(one) for one in comparison.compared)
    make = _month_counts if measure == COUNTS else _month_volume
    charts = tuple(make(one, _head(data, one)) for one in comparison.compared)
    return MultiplesSpec(_caption(data, title, sub, summary=summary), charts)


def _head(data: SideBySide, one: Compared) -> Caption:
    is_official = data.is_of_officials
    words, thin, missing = _trades(one.whole.all.trades), _thin(one), ""
    if beside := one.outside_months.trades + one.undated.trades:
        missing = _tr("; {n} of them not on this axis").format(n=show.count(beside))
    name = heading(one, is_official=is_official)
    return Caption(name, words + missing, empty=_nothing(one), thin=thin and thin + missing)


def _month_summary(one: Compared) -> str:
    busiest = max(one.months, key=lambda month: month.all.trades, default=None)
    if busiest is None or not busiest.all.trades:
        return _tr("{name}: none.").format(name=one.label)
    return _tr("{name}: {trades}, most in {month}.").format(
        name=one.label, trades=_trades(one.whole.all.trades), month=busiest.label
    )


def _month_counts(one: Compared, caption: Caption) -> ColumnsSpec:
    return ColumnsSpec(
        caption, tuple(_month_column(month) for month in one.months), (_BUYS,), (_SELLS,), _tr("Month")
    )


def _month_column(month: Period) -> Column:
    lines = [month.label, _buy_words(month.buys), _sell_words(month.sells)]
    if month.exchanges:
        lines.append(f"◆ {show.count(month.exchanges)} {_EXCHANGES.word}")
    return Column(
        month.label,
        (_part(month.buys, f"{month.label}\n{_buy_words(month.buys)}", month.buys_query),),
        (_part(month.sells, f"{month.label}\n{_sell_words(month.sells)}", month.sells_query),),
        "\n".join(lines),
        _wish(month.query, month.all.trades),
        month.first_day,
    )


def _part(volume: Volume, facts: str, query: str) -> Part:
    return Part(volume.trades, facts if volume.trades else "", _wish(query, volume.trades))


def _month_volume(one: Compared, caption: Caption) -> BandSpec:
    return BandSpec(
        caption,
        tuple(
            BandPeriod(
                month.label,
                month.first_day,
                _range(month.buys),
                _range(month.sells),
                f"{month.label}\n{_buy_words(month.buys)}",
                f"{month.label}\n{_sell_words(month.sells)}",
                _wish(month.buys_query, month.buys.trades),
                _wish(month.sells_query, month.sells.trades),
            )
            for month in one.months
        ),
        _BUYS,
        _SELLS,
        _tr("Month"),
    )


def _range(volume: Volume) -> Range | None:
    told = volume.trades - volume.without_amount
    return Range(volume.low_usd, volume.high_usd, told, volume.open_ended) if told else None


# --- sectors, parties ---


def sectors_spec(data: SideBySide) -> SideSpec:
    """Return the share of each sector in the trades of each official."""
    caption = _caption(
        data,
        _tr("By sector"),
        _tr("share of each official's own trades, one scale for all; no bar where it is not known"),
    )
    unknown = _tr("sector not known")
    return _shares(data, caption, lambda one: one.sectors, lambda bar: bar.label or unknown, _tr("Sector"))


def parties_spec(data: SideBySide) -> SideSpec:
    """Return the share of each party, on the day of the trade, in the trades of each security."""
    caption = _caption(
        data,
        _tr("By party on the day of the trade"),
        _tr("share of each security's own trades; one scale for all"),
    )

    def name(bar: Bar) -> str:
        return show.party_word(bar.key) if bar.key else _tr("party not known")

    return _shares(data, caption, lambda one: one.parties, name, _tr("Party"), has_chips=True)


def _shares(
    data: SideBySide,
    caption: Caption,
    bars_of: Callable[[Compared], tuple[Bar, ...]],
    name_of: Callable[[Bar], str],
    name_word: str,
    *,
    has_chips: bool = False,
) -> SideSpec:
    ones = data.comparison.compared
    of_each = [{bar.key: bar for bar in bars_of(one)} for one in ones]
    totals: dict[str, int] = {}
    for bars in of_each:
        for key, bar in bars.items():
            totals[key] = totals.get(key, 0) + bar.all.trades
    rows = []
    for key in sorted(totals, key=lambda key: (not key, -totals[key], key)):
        there = [bars[key] for bars in of_each if key in bars]
        name = name_of(there[0])
        system = f" ({there[0].detail})" if there[0].detail else ""
        rows.append(
            SideRow(
                name,
                tuple(_share(one, bars.get(key), name) for one, bars in zip(ones, of_each, strict=True)),
                show.count(totals[key]),
                _tr("{name}{system}: {trades} of all of them").format(
                    name=name, system=system, trades=_trades(totals[key])
                ),
                _wish(_any_of(bar.query for bar in there)),
                chip=there[0].party or "" if has_chips else "",
                has_bars=bool(key),
            )
        )
    series = (Series(_tr("share of the trades"), "in_time"),)
    heads = tuple(one.label for one in ones)
    return SideSpec(caption, heads, tuple(rows), series, name_word, _tr("Trades"), is_share=True)


def _share(one: Compared, bar: Bar | None, name: str) -> SideCell:
    whole = one.whole.all.trades
    if not whole:
        return SideCell((Part(0),), show.NONE, _nothing(one))
    if bar is None or not bar.all.trades:
        return SideCell((Part(0),), show.percent(0.0), f"{one.label}, {name}: {_tr('none')}")
    share = bar.all.trades / whole
    facts = _tr("{who}, {name}: {n} of {total} ({share})").format(
        who=one.label,
        name=name,
        n=show.count(bar.all.trades),
        total=_trades(whole),
        share=show.percent(share),
    )
    lines = [facts, _buy_words(bar.buys), _sell_words(bar.sells)]
    return SideCell((Part(share),), show.percent(share), "\n".join(lines), _wish(bar.query))


# --- most traded, shared ---


def most_spec(data: SideBySide) -> SideSpec:
    """Return what each official traded most, or who traded each security most: a ranking a column."""
    is_official = data.is_of_officials
    ones = data.comparison.compared
    of_each = [_named_last(one.most) for one in ones]
    has_exchanges = any(bar.exchanges for bars in of_each for bar in bars)
    rows = tuple(
        SideRow(
            f"{place + 1}.",
            tuple(
                _ranked(one, bars[place], is_official=is_official, has_exchanges=has_exchanges)
                if place < len(bars)
                else None
                for one, bars in zip(ones, of_each, strict=True)
            ),
        )
        for place in range(max(map(len, of_each), default=0))
    )
    title = _tr("Most traded by each") if is_official else _tr("Most active in each")
    sub = (
        _tr("trades by security, one scale for all; in brackets how many securities each traded")
        if is_official
        else _tr("trades by official, one scale for all; in brackets how many officials traded each")
    )
    heads = tuple(f"{one.label} ({show.count(one.most_total)})" for one in ones)
    return SideSpec(
        _caption(data, title, sub), heads, rows, _sides(has_exchanges=has_exchanges), _tr("Place")
    )


def _named_last(bars: Sequence[Bar]) -> list[Bar]:
    """Return the bars that can be named; rows that name nothing are no place in a ranking."""
    return [bar for bar in bars if bar.label]


def _sides(*, has_exchanges: bool) -> tuple[Series, ...]:
    return (_BUYS, _SELLS, _EXCHANGES) if has_exchanges else (_BUYS, _SELLS)


def _parts(bar: Bar, *, has_exchanges: bool) -> tuple[Part, ...]:
    parts = [Part(bar.buys.trades), Part(bar.sells.trades)]
    return (*parts, Part(bar.exchanges)) if has_exchanges else tuple(parts)


def _bar_facts(head: str, bar: Bar) -> str:
    lines = [f"{head}: {_trades(bar.all.trades)}"]
    if bar.all.trades:
        lines += [_buy_words(bar.buys), _sell_words(bar.sells)]
    if bar.exchanges:
        lines.append(f"◆ {show.count(bar.exchanges)} {_EXCHANGES.word}")
    return "\n".join(lines)


def _ranked(one: Compared, bar: Bar, *, is_official: bool, has_exchanges: bool) -> SideCell:
    name = bar.label if is_official or not bar.party else f"{bar.label} ({bar.party})"
    detail = f" · {bar.detail}" if is_official and bar.detail and bar.detail != bar.label else ""
    page: object = None
    if bar.key:
        page = SecurityWish(bar.key) if is_official else OfficialWish(bar.key)
    return SideCell(
        _parts(bar, has_exchanges=has_exchanges),
        show.count(bar.all.trades),
        _bar_facts(f"{one.label}, {name}{detail}", bar),
        _wish(bar.query),
        name,
        page,
        _tr("{name}: open the page").format(name=f"{name}{detail}") if page is not None else "",
    )


def shared_spec(data: SideBySide) -> SideSpec:
    """Return the securities that two or more of the officials traded, or who traded two of the securities."""
    comparison, is_official = data.comparison, data.is_of_officials
    has_exchanges = any(part.exchanges for one in comparison.shared for part in one.parts)
    rows = []
    for one in comparison.shared:
        detail = f" · {one.detail}" if one.detail and one.detail != one.label and is_official else ""
        rows.append(
            SideRow(
                one.label,
                tuple(_shared_cell(bar, one.label, has_exchanges=has_exchanges) for bar in one.parts),
                show.count(one.trades),
                _tr("{name}: {trades} of all of them").format(
                    name=f"{one.label}{detail}", trades=_trades(one.trades)
                ),
                _wish(one.query),
                chip=show.party_letter(one.party) if one.party else "",
                name_target=SecurityWish(one.key) if is_official else OfficialWish(one.key),
                name_facts=_tr("{name}: open the page").format(name=f"{one.label}{detail}"),
            )
        )
    number, shown = comparison.shared_total, len(comparison.shared)
    if is_official:
        title = _tr("Traded by more than one of them")
        sub = _tr("1 security") if number == 1 else _tr("{n} securities").format(n=show.count(number))
        empty = _tr("No security was traded by two of these officials.")
        word = _tr("Security")
    else:
        title = _tr("Officials who traded more than one of them")
        sub = _tr("1 official") if number == 1 else _tr("{n} officials").format(n=show.count(number))
        empty = _tr("No official traded two of these securities.")
        word = _tr("Official")
    sub += _tr("; number of trades each, those first that most of them share")
    if shown < number:
        sub += _tr(" (the first {n})").format(n=show.count(shown))
    heads = tuple(one.label for one in comparison.compared)
    caption = _caption(data, title, sub, empty)
    return SideSpec(caption, heads, tuple(rows), _sides(has_exchanges=has_exchanges), word, _tr("Trades"))


def _shared_cell(bar: Bar, name: str, *, has_exchanges: bool) -> SideCell:
    number = bar.all.trades
    return SideCell(
        _parts(bar, has_exchanges=has_exchanges),
        show.count(number),
        _bar_facts(f"{bar.label}, {name}", bar),
        _wish(bar.query, number),
    )


# --- lags ---


def lags_spec(data: SideBySide) -> MultiplesSpec:
    """Return how long each took to disclose, in shares, against all of those compared together."""
    ones = data.comparison.compared
    pooled = [sum(counts) for counts in zip(*([lag.trades for lag in one.lags] for one in ones), strict=True)]
    total = sum(pooled)
    title = _tr("Days from trade to disclosure")
    sub = _tr("share of the trades that have both days: {n}; one scale for all").format(n=show.count(total))
    words = [
        _tr("{name}: median {n} days.").format(name=one.label, n=show.count(one.median_lag_days))
        for one in ones
        if one.median_lag_days is not None
    ]
    empty = _tr("No trade of any of these has both days.")
    caption = _caption(data, title, sub, empty, summary=" ".join(words))
    return MultiplesSpec(caption, tuple(_lags(data, one, pooled, total) for one in ones))


def _lags(data: SideBySide, one: Compared, pooled: Sequence[int], total: int) -> HistogramSpec:
    words = _trades(one.dated)
    if one.dated:
        share = show.percent(one.late / one.dated)
        words += _tr(", {n} of them after more than 45 days ({share})").format(
            n=show.count(one.late), share=share
        )
    name = heading(one, is_official=data.is_of_officials)
    caption = Caption(name, words, empty=_no_lag(one), thin=_thin(one))
    bins = tuple(
        HistogramBin(
            _days_label(lag),
            lag.trades / one.dated,
            number / total,
            _lag_facts(one, lag, number, total),
            _wish(lag.query, lag.trades),
        )
        for lag, number in zip(one.lags, pooled, strict=True)
        if one.dated
    ) or tuple(HistogramBin(_days_label(lag), 0.0, 0.0) for lag in one.lags)
    on_time = sum(lag.high_days is not None and lag.high_days <= _LATE_AFTER_DAYS for lag in one.lags)
    return HistogramSpec(
        caption,
        bins,
        Series(_tr("the one named"), "in_time"),
        Series(_tr("all of them together"), "text", Pattern.HOLLOW),
        own_median=_median(one),
        threshold=Threshold(float(on_time), _tr("45 days")),
        label_word=_tr("Days"),
    )


def _no_lag(one: Compared) -> str:
    if not one.whole.all.trades:
        return _nothing(one)
    return _tr("No trade of {name} has both days.").format(name=one.label)


def _days_label(lag: LagCount) -> str:
    if lag.low_days is None:
        return _tr("before")
    return f"{lag.low_days}+" if lag.high_days is None else f"{lag.low_days}–{lag.high_days}"


def _lag_facts(one: Compared, lag: LagCount, pooled: int, total: int) -> str:
    days = _tr("{days} days").format(days=_days_label(lag))
    if lag.low_days is None:
        days = _tr("dated after the disclosure")
    own = _tr("{n} of {total} ({share})").format(
        n=show.count(lag.trades), total=show.count(one.dated), share=show.percent(lag.trades / one.dated)
    )
    together = _tr("all of them together: {n} of {total} ({share})").format(
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
            return Median(at + share, _tr("median {n} days").format(n=show.count(days)))
    return None
