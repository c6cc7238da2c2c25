"""Trades, bars and volumes of `query.charts` as marks, rows and exact words: for the charts of one.

Pure: values in, values out; no widget, nothing is asked of the data. What cannot stand on an axis is counted
and said, never dropped.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.charts.specs import (
    KINDS,
    BarRow,
    BarsSpec,
    HistogramSpec,
    Part,
    Series,
    TimelineSpec,
    TradeKind,
    TradeMarks,
    trade_marks,
)
from govtrades_desktop.gui.pages.page import TradesWish
from govtrades_desktop.gui.pages.trade_sides import sides
from govtrades_desktop.gui.pages.trade_words import (
    buys_words,
    days_words,
    exchanges_words,
    sells_words,
    trades_words,
)
from govtrades_desktop.query.charts import LAG_UNKNOWN, Bar, CareerStretch, TradePoints, Volume
from govtrades_desktop.query.identity_records import FilingCount
from govtrades_desktop.query.trade_facts import BUY, EXCHANGE, SELL

FEW_TRADES = 10
"""Fewer are drawn as they are, and said to be too few for a shape."""
_MOST_YEARS = 15
"""Of an axis by trade date, as months have on the dashboard: what is dated before is told beside it."""
_LEAST_DAYS = 180
_READ = ("read", "no_trades")
"""States of a report whose every trade is here: a report that says that there was none is read too."""
_EPOCH = dt.date(1970, 1, 1).toordinal()

Charted = TypeVar("Charted", BarsSpec, HistogramSpec, TimelineSpec)


def _tr(text: str) -> str:
    return QCoreApplication.translate("charts of one", text)


@dataclass(frozen=True, slots=True, eq=False)
class DatedMarks:
    """The trades that an axis by trade date can show.

    Attributes:
        marks: of them.
        first, last: ends of the axis, with some air; None where there is no mark.
        outside: trades dated where the axis does not reach: misprinted years, as filed.
    """

    marks: TradeMarks
    first: dt.date | None
    last: dt.date | None
    outside: int


def dated_marks(points: TradePoints, query: str, *, is_of_official: bool) -> DatedMarks:
    """Return trades as marks on an axis that no misprinted year stretches.

    Args:
        points: all trades that have a date.
        query: finds them: a mark opens these rows with the cursor on its own.
        is_of_official: the words of a mark name the security; else the official.
    """
    days = points.traded.astype(np.int64) + _EPOCH
    is_told = ~np.isnat(points.disclosed)
    disclosed = np.where(is_told, points.disclosed.astype(np.int64) + _EPOCH, 0)
    latest = int(disclosed.max(initial=0)) or int(
        days.max(initial=0)
    )  # what was told later was traded before
    newest = int(days[days <= latest].max(initial=0))
    is_shown = (days <= latest) & (days > newest - _MOST_YEARS * 366) & (points.side != 0)
    places = np.flatnonzero(is_shown)
    kind_of_side = np.zeros(4, dtype=np.uint8)
    for side, kind in (
        (BUY, TradeKind.PURCHASE),
        (SELL, TradeKind.SALE),
        (EXCHANGE, TradeKind.EXCHANGE),
    ):
        kind_of_side[side] = KINDS.index(kind)
    kinds = kind_of_side[points.side[places]]
    kinds[points.is_partial[places]] = KINDS.index(TradeKind.PARTIAL_SALE)
    low, high = (np.where(end >= 0, end, np.nan)[places] for end in (points.low_usd, points.high_usd))
    marks = trade_marks(
        points.ids[places],
        days[places],
        kinds,
        low,
        high,
        disclosed[places],
        facts=lambda i: trade_facts(points, int(places[i]), is_of_official=is_of_official),
        target=lambda i: TradesWish(query, None, trade_id=int(points.ids[places[i]])),
    )
    if not len(places):
        return DatedMarks(marks, None, None, len(points))
    first, last = axis_ends(int(days[places].min()), int(days[places].max()))
    return DatedMarks(marks, first, last, len(points) - len(places))


def axis_ends(first: int, last: int) -> tuple[dt.date, dt.date]:
    """Return the ends of an axis round two ordinals: some air, and half a year at the least."""
    air = max(14, (last - first) // 30, (_LEAST_DAYS - (last - first)) // 2)
    return dt.date.fromordinal(max(1, first - air)), dt.date.fromordinal(last + air)


def trade_facts(points: TradePoints, at: int, *, is_of_official: bool) -> str:
    """Return the exact words of one trade, a line for what, for how much, and for when it was told."""
    side, is_partial = int(points.side[at]), bool(points.is_partial[at])
    kind = "partial_sale" if is_partial else {BUY: "purchase", SELL: "sale"}.get(side, "exchange")
    who = _tr("not known")
    if is_of_official and (place := int(points.security[at])) >= 0:
        _, symbol, name = points.securities[place]
        who = symbol if symbol == name else f"{symbol} · {name}"
    elif not is_of_official and (place := int(points.official[at])) >= 0:
        party = int(points.party[at])
        letter = f" ({points.parties[party]})" if party >= 0 else ""
        who = f"{points.officials[place][1]}{letter}"
    lines = [f"{points.traded[at]} {show.type_long(kind)}, {amount(points, at)}", who, _told(points, at)]
    return "\n".join(lines)


def amount(points: TradePoints, at: int) -> str:
    """Return the amount as disclosed."""
    low, high = int(points.low_usd[at]), int(points.high_usd[at])
    if low < 0 and high < 0:
        return _tr("no amount told")
    if low < 0:
        return _tr("up to {amount}").format(amount=show.money(high))
    return show.band(low, None if high < 0 else high)


def _told(points: TradePoints, at: int) -> str:
    if np.isnat(points.disclosed[at]):
        return _tr("day of disclosure not known")
    lag = int(points.lag_days[at])
    words = _tr("disclosed {day}").format(day=points.disclosed[at])
    if lag != LAG_UNKNOWN:
        words += ", " + _tr("{days} later").format(days=days_words(lag))
    if int(points.late[at]) == 1:
        words += _tr(" (⚠ more than 45)")
    return words


# --- volumes, bars ---


def volume_words(volume: Volume) -> str:
    """Return a disclosed sum as an interval; what it leaves out is said."""
    if volume.trades == volume.without_amount:
        return _tr("no amount told")
    words = show.short_band(volume.low_usd, volume.high_usd, is_open=volume.open_ended > 0)
    if volume.without_amount:
        words += _tr("; {n} without an amount").format(n=show.count(volume.without_amount))
    return words


def buy_words(volume: Volume) -> str:
    """Return "▲ 12 buys, $12K – $180K"."""
    return f"▲ {buys_words(volume.trades)}" + (f", {volume_words(volume)}" if volume.trades else "")


def sell_words(volume: Volume) -> str:
    """Return "▼ 3 sells, $3K – $45K"."""
    return f"▼ {sells_words(volume.trades)}" + (f", {volume_words(volume)}" if volume.trades else "")


def exchange_words(number: int) -> str:
    """Return "◆ 2 exchanges"."""
    return f"◆ {exchanges_words(number)}"


def bar_rows(
    found: Iterable[Bar], names: Iterable[str], *, name_targets: Iterable[object] = (), name_facts: str = ""
) -> tuple[tuple[BarRow, ...], tuple[Series, ...]]:
    """Return bars as rows of buys, sells and, where there are any, exchanges.

    A part opens its own rows, the row all of its rows, the name the page of whom or what it is.
    """
    bars = list(found)
    has_exchanges = any(bar.exchanges for bar in bars)
    others = [bar.all.trades - bar.buys.trades - bar.sells.trades - bar.exchanges for bar in bars]
    doors = list(name_targets) or [None] * len(bars)
    rows = []
    for bar, name, door, other in zip(bars, names, doors, others, strict=True):
        parts = [
            _part(name, buy_words(bar.buys), bar.buys, bar.buys_query if bar.query else ""),
            _part(name, sell_words(bar.sells), bar.sells, bar.sells_query if bar.query else ""),
        ]
        if has_exchanges:
            words = f"{name}\n{exchange_words(bar.exchanges)}"
            parts.append(Part(bar.exchanges, words, _wish(f"{bar.query} type:exchange" if bar.query else "")))
        detail = f" · {bar.detail}" if bar.detail and bar.detail != name else ""
        facts = [f"{name}{detail}: {trades_words(bar.all.trades)}, {volume_words(bar.all)}"]
        facts += [buy_words(bar.buys)] if bar.buys.trades else []
        facts += [sell_words(bar.sells)] if bar.sells.trades else []
        facts += [exchange_words(bar.exchanges)] if bar.exchanges else []
        facts += [_tr("{n} of no known type").format(n=show.count(other))] if other else []
        rows.append(
            BarRow(
                name,
                tuple(parts),
                show.count(bar.all.trades),
                "\n".join(facts),
                _wish(bar.query),
                chip=show.party_letter(bar.party) if bar.party else "",
                name_target=door,
                name_facts=name_facts.format(name=f"{name}{detail}") if door is not None else "",
            )
        )
    return tuple(rows), sides(has_exchanges=has_exchanges)


def _part(name: str, words: str, volume: Volume, query: str) -> Part:
    facts = f"{name}\n{words}" if volume.trades else ""
    return Part(volume.trades, facts, _wish(query) if volume.trades else None)


def _wish(query: str) -> TradesWish | None:
    return TradesWish(query, None) if query else None


def whole_words(whole: Bar) -> str:
    """Return what all trades come to, in one sentence for a screen reader."""
    return _tr("{trades}, {volume}: {buys} buys, {sells} sells, {exchanges} exchanges.").format(
        trades=trades_words(whole.all.trades),
        volume=volume_words(whole.all),
        buys=show.count(whole.buys.trades),
        sells=show.count(whole.sells.trades),
        exchanges=show.count(whole.exchanges),
    )


def dates_words(found: DatedMarks, undated: int) -> str:
    """Return what an axis by trade date shows: how many, from when to when, and what it leaves out."""
    days = found.marks.days
    words = trades_words(len(days))
    if len(days):
        first, last = (dt.date.fromordinal(int(edge)) for edge in (days.min(), days.max()))
        words += f", {first.isoformat()}" + (f" – {last.isoformat()}" if last != first else "")
    if found.outside:
        words += _tr("; {n} dated beyond the axis").format(n=show.count(found.outside))
    if undated:
        words += _tr("; {n} without a date").format(n=show.count(undated))
    return words


def coverage_words(counts: Sequence[FilingCount]) -> str:
    """Return how many reports the numbers rest on: "8 of 12 transaction reports read, 2 on paper"."""
    of_state = {one.key: one.filings for one in counts}
    total = of_state.get("all", 0)
    if not total:
        return _tr("no transaction report is listed")
    read = sum(of_state.get(state, 0) for state in _READ)
    words = _tr("{n} of {total} transaction reports read").format(n=show.count(read), total=show.count(total))
    unread = [one for one in counts if one.filings and one.key not in ("all", *_READ)]
    return ", ".join([words, *(f"{show.count(one.filings)} {show.state_word(one.key)}" for one in unread)])


def told_with(spec: Charted, note: str) -> Charted:
    """Return a spec whose saved picture tells something more."""
    return replace(spec, caption=replace(spec.caption, notes=(*spec.caption.notes, note)))


def career_gap(career: Sequence[CareerStretch], letters: Collection[str]) -> str:
    """Return which lines a career ought to have and has not, as the record has no day for them; else nothing.

    Args:
        career: oldest first.
        letters: parties that trades count for: known for some of whom no term has days.
    """
    undated = [one for one in career if one.from_on is None]
    if not undated:
        return ""
    last = career[-1].party_letter
    with_days = {one.party_letter for one in career if one.from_on is not None} or {last}
    others = sorted({*letters, *(one.party_letter for one in undated)} - with_days - {""})
    if last and others:
        return _tr(
            "party changes: the day is not in the data at hand (last term: {last}; trades count as {others})"
        ).format(
            last=show.party_letter(last),
            others=", ".join(show.party_letter(one) for one in sorted(letters) or others),
        )
    if len(undated) == len(career):
        return _tr("career: the days of service are not in the data at hand")
    return _tr("career: the days of earlier terms are not in the data at hand")


def thin_words(trades: int) -> str:
    """Return a warning where there are too few trades for a shape; else nothing."""
    if not 0 < trades < FEW_TRADES:
        return ""
    few = _tr("One trade only") if trades == 1 else _tr("Only {n} trades").format(n=trades)
    return _tr("{few}: no pattern can be read from so few.").format(few=few)
