"""Counts and sums of trades as the rows of a list and the words of tiles, for the pages of one.

Every figure carries the way to its rows. It asks nothing of the data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.pages.page import TradesWish
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
    name_target: Any = None,
    top: int = 0,
    remark: Any = None,
    sign: Any = None,
) -> tuple[Count, ...]:
    """Return counts as rows of a list.

    Args:
        found: the counts.
        words: makes words of a key; None: the label says it.
        missing: what the key "" is called.
        colour: of the bars; empty for none.
        name_target: makes the page behind a key; None: names are no doors.
        top: so many named rows at most.
        remark: makes the small words after the name of a key.
        sign: makes the letter before it.
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
                name_target(one.key) if name_target and one.key else None,
                ((one.trades, colour if one.key else "unread"),) if colour else (),
                sign=sign(one.key) if sign and one.key else "",
                remark=remark(one.key) if remark and one.key else "",
                is_quiet=not one.key,
            )
        )
    return tuple(result)


def trades_words(number: int) -> str:
    """Return "1 trade", "12 trades"."""
    return _tr("1 trade") if number == 1 else _tr("{n} trades").format(n=show.count(number))


def days_words(number: int) -> str:
    """Return "1 day", "12 days"."""
    return _tr("1 day") if number == 1 else _tr("{n} days").format(n=show.count(number))


def trades_target(one: TradeCount) -> TradesWish | None:
    """Return the door to the rows of a count; none where there are no rows."""
    return TradesWish(one.query, None) if one.trades and one.query else None


def tell_tally(tiles: Mapping[str, Tile], tally: TradeTally) -> None:
    """Fill the tiles of trades, volume, lag and lateness."""
    buys, sells = tally.purchases.trades, tally.sales.trades
    parts = [
        _tr("1 buy") if buys == 1 else _tr("{n} buys").format(n=show.count(buys)),
        _tr("1 sell") if sells == 1 else _tr("{n} sells").format(n=show.count(sells)),
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
