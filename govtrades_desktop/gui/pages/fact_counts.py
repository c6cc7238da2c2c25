"""Counts and sums of trades as the rows of a list and the words of tiles, for the pages of one.

Every figure carries the way to its rows. It asks nothing of the data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.charts.plot import Key
from govtrades_desktop.gui.charts.specs import Series
from govtrades_desktop.gui.pages.page import TradesWish
from govtrades_desktop.gui.pages.trade_sides import sides
from govtrades_desktop.gui.pages.trade_words import (
    buys_words,
    days_words,
    exchanges_words,
    sells_words,
    trades_words,
)
from govtrades_desktop.gui.widgets.card import Tile
from govtrades_desktop.gui.widgets.count_list import Count
from govtrades_desktop.query.tallies import TradeCount, TradeTally


def _tr(text: str) -> str:
    return QCoreApplication.translate("facts", text)


def trade_counts(
    found: Iterable[TradeCount],
    words: Any = None,
    *,
    missing: str = "",
    colour: str = "in_time",
    top: int = 0,
) -> tuple[Count, ...]:
    """Return counts as rows of a list.

    Args:
        found: the counts.
        words: makes words of a key; None: the label says it.
        missing: what the key "" is called.
        colour: of the bars; empty for none.
        top: so many named rows at most.
    """
    rows = list(found)
    named = [one for one in rows if one.key]
    shown = named[:top] if top else named
    result = []
    for one in [*shown, *(one for one in rows if not one.key)]:
        name = (words(one.key) if words else one.label) if one.key else missing
        result.append(
            Count(
                name,
                show.count(one.trades),
                f"{name}: {trades_words(one.trades)}",
                trades_target(one),
                None,
                ((one.trades, Series("", colour if one.key else "unread")),) if colour else (),
                is_quiet=not one.key,
            )
        )
    return tuple(result)


def sides_count(
    name: str, trades: int, bought: int, sold: int, target: object, *, is_quiet: bool = False
) -> Count:
    """Return a period as a row whose bar tells its buys, its sells and what is on neither side.

    Args:
        name: of the period.
        trades: all of them.
        bought: of them, the purchases.
        sold: the sales, whole and partial.
        target: the rows behind the figure; None: there is no door to them.
        is_quiet: the name says what is not known.
    """
    rest = trades - bought - sold
    told = [trades_words(trades), f"▲ {buys_words(bought)}", f"▼ {sells_words(sold)}"]
    told += [f"◆ {exchanges_words(rest)}"] if rest else []
    parts = tuple(zip((bought, sold, rest), sides(has_exchanges=True), strict=True))
    return Count(
        name, show.count(trades), f"{name}: {', '.join(told)}", target, parts=parts, is_quiet=is_quiet
    )


def sides_legend(rows: Iterable[Count]) -> tuple[Key, ...]:
    """Return the legend of such rows, as over the charts; exchanges only where there are any."""
    bought, sold, rest = sides(has_exchanges=True)
    legend = (Key(bought.word, bought, is_up=True), Key(sold.word, sold, is_up=False))
    has_exchanges = any(length for row in rows for length, one in row.parts if one == rest)
    return (*legend, Key(rest.word, rest)) if has_exchanges else legend


def trades_target(one: TradeCount) -> TradesWish | None:
    """Return the door to the rows of a count; none where there are no rows."""
    return TradesWish(one.query, None) if one.trades and one.query else None


def tell_tally(tiles: Mapping[str, Tile], tally: TradeTally) -> None:
    """Fill the tiles of trades, volume, lag and lateness."""
    buys, sells = tally.purchases.trades, tally.sales.trades
    parts = [
        buys_words(buys),
        sells_words(sells),
    ]
    if tally.exchanges.trades:
        parts.append(_tr("{n} exch.").format(n=show.count(tally.exchanges.trades)))
    days = ""
    if tally.first_traded_on and tally.last_traded_on:
        days = show.span(tally.first_traded_on, tally.last_traded_on)
    tiles["trades"].tell(show.count(tally.all.trades), " · ".join(parts), days)
    has_volume = tally.all.trades and tally.amount_low_usd is not None
    tiles["volume"].tell(
        show.short_band(tally.amount_low_usd, tally.amount_high_usd or 0) if has_volume else show.NONE,
        _tr("sum of bands, never a point")
        if not tally.open_ended
        else _tr("and more; open bands: {n}").format(n=show.count(tally.open_ended)),
    )
    lag = _tr("no date to tell it from")
    if tally.p90_lag_days is not None:
        lag = _tr("9 of 10 within {days}").format(days=days_words(tally.p90_lag_days))
    tiles["lag"].tell(
        show.NONE if tally.median_lag_days is None else days_words(tally.median_lag_days),
        lag,
        _tr("Days from trade to filing: half of the trades took no longer"),
    )
    tiles["late"].tell(
        show.percent(tally.late_share),
        _tr("{n} of {total} after 45 days").format(
            n=show.count(tally.late.trades), total=show.count(tally.dated.trades)
        ),
        _tr("More than 45 days between trade and filing; not a finding that a rule was broken"),
    )
