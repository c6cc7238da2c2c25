"""A comparison as rows side by side: sectors or parties, most traded, what is shared.

Pure: values in, specs out; no widget, nothing is asked of the data. All bars of a chart have one measure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.charts.side_spec import SideCell, SideRow, SideSpec
from govtrades_desktop.gui.charts.specs import Caption, Part, Series
from govtrades_desktop.gui.pages.chart_words import buy_words, exchange_words, sell_words
from govtrades_desktop.gui.pages.compare_facts import SideBySide
from govtrades_desktop.gui.pages.compare_words import (
    any_of,
    caption_of,
    nothing_of,
    tr,
    wish,
)
from govtrades_desktop.gui.pages.page import OfficialWish, SecurityWish
from govtrades_desktop.gui.pages.trade_sides import sides
from govtrades_desktop.gui.pages.trade_words import trades_words
from govtrades_desktop.query.charts import Bar, Compared

# --- sectors, parties ---


def sectors_spec(data: SideBySide) -> SideSpec:
    """Return the share of each sector in the trades of each official."""
    caption = caption_of(
        data,
        tr("By sector"),
        tr("share of each official's own trades, one scale for all; no bar where it is not known"),
    )
    unknown = tr("sector not known")
    return _shares(data, caption, lambda one: one.sectors, lambda bar: bar.label or unknown, tr("Sector"))


def parties_spec(data: SideBySide) -> SideSpec:
    """Return the share of each party, on the day of the trade, in the trades of each security."""
    caption = caption_of(
        data,
        tr("By party on the day of the trade"),
        tr("share of each security's own trades; one scale for all"),
    )

    def name(bar: Bar) -> str:
        return show.party_word(bar.key) if bar.key else tr("party not known")

    return _shares(data, caption, lambda one: one.parties, name, tr("Party"), has_chips=True)


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
                tr("{name}{system}: {trades} of all of them").format(
                    name=name, system=system, trades=trades_words(totals[key])
                ),
                wish(any_of(bar.query for bar in there)),
                chip=there[0].party or "" if has_chips else "",
                has_bars=bool(key),
            )
        )
    series = (Series(tr("share of the trades"), "in_time"),)
    heads = tuple(one.label for one in ones)
    return SideSpec(caption, heads, tuple(rows), series, name_word, tr("Trades"), is_share=True)


def _share(one: Compared, bar: Bar | None, name: str) -> SideCell:
    whole = one.whole.all.trades
    if not whole:
        return SideCell((Part(0),), show.NONE, nothing_of(one))
    if bar is None or not bar.all.trades:
        return SideCell((Part(0),), show.percent(0.0), f"{one.label}, {name}: {tr('none')}")
    share = bar.all.trades / whole
    facts = tr("{who}, {name}: {n} of {total} ({share})").format(
        who=one.label,
        name=name,
        n=show.count(bar.all.trades),
        total=trades_words(whole),
        share=show.percent(share),
    )
    lines = [facts, buy_words(bar.buys), sell_words(bar.sells)]
    return SideCell((Part(share),), show.percent(share), "\n".join(lines), wish(bar.query))


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
    title = tr("Most traded by each") if is_official else tr("Most active in each")
    sub = (
        tr("trades by security, one scale for all; in brackets how many securities each traded")
        if is_official
        else tr("trades by official, one scale for all; in brackets how many officials traded each")
    )
    heads = tuple(f"{one.label} ({show.count(one.most_total)})" for one in ones)
    return SideSpec(
        caption_of(data, title, sub), heads, rows, sides(has_exchanges=has_exchanges), tr("Place")
    )


def _named_last(bars: Sequence[Bar]) -> list[Bar]:
    """Return the bars that can be named; rows that name nothing are no place in a ranking."""
    return [bar for bar in bars if bar.label]


def _parts(bar: Bar, *, has_exchanges: bool) -> tuple[Part, ...]:
    parts = [Part(bar.buys.trades), Part(bar.sells.trades)]
    return (*parts, Part(bar.exchanges)) if has_exchanges else tuple(parts)


def _bar_facts(head: str, bar: Bar) -> str:
    lines = [f"{head}: {trades_words(bar.all.trades)}"]
    if bar.all.trades:
        lines += [buy_words(bar.buys), sell_words(bar.sells)]
    if bar.exchanges:
        lines.append(exchange_words(bar.exchanges))
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
        wish(bar.query),
        name,
        page,
        tr("{name}: open the page").format(name=f"{name}{detail}") if page is not None else "",
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
                tr("{name}: {trades} of all of them").format(
                    name=f"{one.label}{detail}", trades=trades_words(one.trades)
                ),
                wish(one.query),
                chip=show.party_letter(one.party) if one.party else "",
                name_target=SecurityWish(one.key) if is_official else OfficialWish(one.key),
                name_facts=tr("{name}: open the page").format(name=f"{one.label}{detail}"),
            )
        )
    number, shown = comparison.shared_total, len(comparison.shared)
    if is_official:
        title = tr("Traded by more than one of them")
        sub = tr("1 security") if number == 1 else tr("{n} securities").format(n=show.count(number))
        empty = tr("No security was traded by two of these officials.")
        word = tr("Security")
    else:
        title = tr("Officials who traded more than one of them")
        sub = tr("1 official") if number == 1 else tr("{n} officials").format(n=show.count(number))
        empty = tr("No official traded two of these securities.")
        word = tr("Official")
    sub += tr("; number of trades each, those first that most of them share")
    if not number:
        sub = ""
    elif shown < number:
        sub += tr(" (the first {n})").format(n=show.count(shown))
    heads = tuple(one.label for one in comparison.compared)
    caption = caption_of(data, title, sub, empty)
    return SideSpec(caption, heads, tuple(rows), sides(has_exchanges=has_exchanges), word, tr("Trades"))


def _shared_cell(bar: Bar, name: str, *, has_exchanges: bool) -> SideCell:
    number = bar.all.trades
    return SideCell(
        _parts(bar, has_exchanges=has_exchanges),
        show.count(number),
        _bar_facts(f"{bar.label}, {name}", bar),
        wish(bar.query, number),
    )
