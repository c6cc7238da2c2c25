"""The charts of one security as specs: what `query` counted and priced, put into words and doors. No widget.

A price is shown as its source told it. A trade on the line says when it was made and when it was told, and
nothing of what came of it.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.charts.specs import (
    BarsSpec,
    Caption,
    Column,
    ColumnsSpec,
    Part,
    PriceGap,
    PriceSpec,
    Scale,
    Turn,
)
from govtrades_desktop.gui.pages.chart_words import (
    bar_rows,
    buy_words,
    dated_marks,
    dates_words,
    exchange_words,
    sell_words,
    thin_words,
    volume_words,
    whole_words,
)
from govtrades_desktop.gui.pages.page import OfficialWish, TradesWish
from govtrades_desktop.gui.pages.trade_sides import buys, sells
from govtrades_desktop.gui.pages.trade_words import buys_words, sells_words, trades_words
from govtrades_desktop.gui.widgets.count_list import Count
from govtrades_desktop.query.charts import Cluster, Period, SecurityCharts, Volume
from govtrades_desktop.query.price_records import NoPrice, PriceLine
from govtrades_desktop.query.trade_facts import BUY

_EPOCH = dt.date(1970, 1, 1).toordinal()
_BEFORE = 366
"""Days of prices before the first trade: what it was worth when nobody of them had traded it yet."""
_LOG_FROM = 8.0
"""A line whose highest close is so many times its lowest has a logarithmic scale, which is said."""
_SOURCES = {"folder": "the folder of prices", "yahoo": "Yahoo Finance"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("charts of one", text)


def _caption(charts: SecurityCharts, title: str, sub: str, as_of: str, empty: str, **more: Any) -> Caption:
    return Caption(title, sub, f"{charts.symbol or charts.name} ({charts.query})", as_of, empty, **more)


def _no_trade() -> str:
    return _tr("No trade of it was read.")


# --- prices ---


def price_spec(charts: SecurityCharts, line: PriceLine, *, as_of: str = "") -> PriceSpec:
    """Return the trades on the price line; where there is none, on a plain line with the reason.

    Args:
        charts: of the security.
        line: its prices, all of them or none with a reason.
        as_of: the day of the data.
    """
    found = dated_marks(charts.points, charts.query, is_of_official=False)
    days, closes, price_word = _closes(line)
    if found.first is not None:
        begin = int(np.searchsorted(days, int(found.marks.days.min()) - _BEFORE))
        if begin < len(days):  # else every price is older than that: they are shown all the same
            days, closes = days[begin:], closes[begin:]
    scale = Scale.LINEAR
    if len(closes) and closes.max() / closes.min() >= _LOG_FROM:
        scale = Scale.LOG
    sub = dates_words(found, charts.points.undated.trades)
    if len(days):
        sub += " · " + _prices_words(line, days, scale)
    caption = _caption(
        charts,
        _tr("Price and trades") if len(days) else _tr("Trades over time"),
        sub,
        as_of,
        _no_trade(),
        thin=_thin(line, charts, len(days)),
        summary=whole_words(charts.whole),
        notes=(_source_words(line),) if len(days) else (),
    )
    return PriceSpec(
        caption,
        days,
        closes,
        found.marks,
        _gaps(line, days),
        _turns(line, days),
        scale,
        price_word,
        "",  # said over the chart, with the reason: here it would lie under the marks
        "$" if line.currency == "USD" else "",
    )


def _closes(line: PriceLine) -> tuple[np.ndarray, np.ndarray, str]:
    """Return the days as ordinals, the closes that are drawn, and what they are."""
    days = line.day.astype(np.int64) + _EPOCH
    is_adjusted = bool(len(line)) and not bool(np.isnan(line.adjusted).any())
    closes = line.adjusted if is_adjusted else line.close
    word = _tr("adjusted close") if is_adjusted else _tr("close")
    if line.currency != "USD":
        word += f" ({line.currency or _tr('currency not told')})"
    return days, closes, word


def _source_words(line: PriceLine) -> str:
    """Return whose prices these are and how old, for a picture that leaves the house."""
    words = _tr("Prices: {source}").format(source=_source(line))
    if line.retrieved_at is not None:
        words += _tr(", as of {day}").format(day=line.retrieved_at.astimezone().date().isoformat())
    if not line.currency:
        words += _tr("; the source does not tell the currency")
    return words


def _source(line: PriceLine) -> str:
    return _SOURCES.get(line.source or "", line.source or "")


def _prices_words(line: PriceLine, days: np.ndarray, scale: Scale) -> str:
    first, last = (dt.date.fromordinal(int(day)).isoformat() for day in (days[0], days[-1]))
    words = _tr("{n} closes from {source}, {first} – {last}").format(
        n=show.count(len(days)), source=_source(line), first=first, last=last
    )
    return words + (_tr(", logarithmic") if scale == Scale.LOG else "")


def _thin(line: PriceLine, charts: SecurityCharts, prices: int) -> str:
    """Return what is to be known before the chart is believed: no prices and how to get them, or doubts."""
    if not prices:
        return (
            _tr("No price line: {reason} {how}")
            .format(reason=line.reason, how=how_to_price(line.why_none))
            .strip()
        )
    few = thin_words(len(charts.points))
    if not line.doubts:
        return few
    doubts = sorted(line.doubts, key=lambda doubt: _is_drawn(line, doubt))
    words = doubts[0] + (_tr(" (and {n} more)").format(n=len(doubts) - 1) if len(doubts) > 1 else "")
    return f"{few} {words}".strip()


def _is_drawn(line: PriceLine, doubt: str) -> bool:
    """Tell whether a doubt is of a gap: those are seen, others are only said."""
    return any(one.first.isoformat() in doubt and one.last.isoformat() in doubt for one in line.gaps)


def how_to_price(why: NoPrice | None) -> str:
    """Return what a reader can do where there is no price."""
    if why in (None, NoPrice.NO_TICKER, NoPrice.OTHERS_DAYS):
        return ""
    if why == NoPrice.NO_SOURCE:
        return _tr("Or in a terminal: govtrades prices --from FOLDER.")
    return _tr("More can be taken in: govtrades prices --from FOLDER.")


def _gaps(line: PriceLine, days: np.ndarray) -> tuple[PriceGap, ...]:
    if not len(days):
        return ()
    first = int(days[0])
    return tuple(
        PriceGap(gap.first, gap.last, _tr("no prices: {n} trading days").format(n=show.count(gap.sessions)))
        for gap in line.gaps
        if gap.last.toordinal() > first
    )


def _turns(line: PriceLine, days: np.ndarray) -> tuple[Turn, ...]:
    """Return splits, and days from which the prices were told under another symbol."""
    if not len(days):
        return ()
    first = dt.date.fromordinal(int(days[0]))
    turns = [
        Turn(one.day, word, f"{one.day.isoformat()}: {word}")
        for one in line.splits
        if one.day >= first and (word := _split_word(one.ratio))
    ]
    for before, after in zip(line.symbols, line.symbols[1:], strict=False):
        if after.first >= first and before.symbol != after.symbol:
            word = f"{before.symbol} → {after.symbol}"
            turns.append(Turn(after.first, word, f"{after.first.isoformat()}: {word}"))
    return tuple(sorted(turns, key=lambda turn: turn.day))


def _split_word(ratio: float) -> str:
    if ratio >= 1:
        return _tr("split {n}:1").format(n=f"{ratio:g}")
    return _tr("split 1:{n}").format(n=f"{1 / ratio:g}")


# --- who, and when ---


def officials_spec(charts: SecurityCharts, *, as_of: str = "") -> BarsSpec:
    """Return who traded it most; a name opens the official's page where it is known who that is."""
    unknown = _tr("filer not known")
    rows, series = bar_rows(
        charts.officials,
        [bar.label or unknown for bar in charts.officials],
        name_targets=[OfficialWish(bar.key) if bar.key else None for bar in charts.officials],
        name_facts=_tr("{name}: open the page"),
    )
    sub = _tr("trades of each; the letter is the party at the latest of them")
    if charts.officials_total > len(charts.officials):
        sub = _tr("the first {n} of {total} officials, by trades").format(
            n=show.count(len(charts.officials)), total=show.count(charts.officials_total)
        )
    caption = _caption(charts, _tr("Who traded it"), sub, as_of, _no_trade())
    return BarsSpec(caption, rows, series, _tr("Official"), _tr("Trades"))


def quarters_spec(charts: SecurityCharts, *, as_of: str = "") -> ColumnsSpec:
    """Return buys above the axis and sells below it, a column a quarter of the trade date."""
    shown = charts.quarters
    columns = tuple(
        Column(
            one.label,
            (
                Part(
                    one.buys.trades,
                    _quarter_side(one, buy_words(one.buys), one.buys),
                    _wish(one.buys_query, one.buys.trades),
                ),
            ),
            (
                Part(
                    one.sells.trades,
                    _quarter_side(one, sell_words(one.sells), one.sells),
                    _wish(one.sells_query, one.sells.trades),
                ),
            ),
            _quarter_facts(one),
            _wish(one.query, one.all.trades),
            one.first_day,
        )
        for one in shown
    )
    bought, sold = sum(one.buys.trades for one in shown), sum(one.sells.trades for one in shown)
    sub = _tr("{buys} buys, {sells} sells, by trade date").format(
        buys=show.count(bought), sells=show.count(sold)
    )
    exchanges = sum(one.exchanges for one in shown)
    beside = (
        (exchanges, _tr("{n} exchanges on neither side")),
        (charts.outside_quarters.trades, _tr("{n} in other quarters")),
        (charts.points.undated.trades, _tr("{n} without a date")),
    )
    sub += "".join("; " + words.format(n=show.count(number)) for number, words in beside if number)
    caption = _caption(
        charts,
        _tr("Buys against sells by quarter"),
        sub,
        as_of,
        _tr("No buy and no sell with a date.") if charts.whole.all.trades else _no_trade(),
        thin=thin_words(bought + sold),
    )
    return ColumnsSpec(caption, columns, (buys(),), (sells(),), _tr("Quarter"))


def _quarter_side(one: Period, words: str, volume: Volume) -> str:
    return f"{one.label}\n{words}" if volume.trades else ""


def _quarter_facts(one: Period) -> str:
    lines = [f"{one.label}: {trades_words(one.all.trades)}"]
    lines += [buy_words(one.buys)] if one.buys.trades else []
    lines += [sell_words(one.sells)] if one.sells.trades else []
    lines += [exchange_words(one.exchanges)] if one.exchanges else []
    return "\n".join(lines)


def _wish(query: str, trades: int) -> TradesWish | None:
    return TradesWish(query, None) if trades and query else None


# --- clusters ---


def cluster_counts(clusters: tuple[Cluster, ...]) -> tuple[Count, ...]:
    """Return clusters as rows, newest first: when, who, and the way to exactly their trades."""
    ranked = sorted(clusters, key=lambda one: (one.first_day, one.last_day), reverse=True)
    return tuple(_cluster_row(one) for one in ranked)


def _cluster_row(one: Cluster) -> Count:
    is_buy = one.side == BUY
    words = buys_words(one.trades) if is_buy else sells_words(one.trades)
    names = [name for _, name in one.officials]
    days = one.first_day.isoformat()
    if one.last_day != one.first_day:
        days += f" – {one.last_day.isoformat()}"
    facts = _tr("{days}: {n}, of {officials} officials\n{names}").format(
        days=days,
        n=f"{words}, {volume_words(one.volume)}",
        officials=show.count(len(names)),
        names="; ".join(names),
    )
    who = _tr("{n} officials: {names}").format(
        n=show.count(len(names)), names=", ".join(name.split(",")[0] for name in names)
    )
    return Count(
        f"{'▲' if is_buy else '▼'} {days}",
        show.count(one.trades),
        facts,
        TradesWish(one.query, None),
        remark=who,
    )
