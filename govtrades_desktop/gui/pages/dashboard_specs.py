"""The dashboard's numbers as specs of charts: every mark with its exact facts and its door. No widget.

Imported with the charts, after the window's first paint.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.charts.specs import (
    BandPeriod,
    BandSpec,
    BarRow,
    BarsSpec,
    Caption,
    Column,
    ColumnsSpec,
    CoverageSpec,
    Known,
    Part,
    Pattern,
    Range,
    Series,
    Stretch,
    Threshold,
)
from govtrades_desktop.gui.coverage_words import coverage_sentence
from govtrades_desktop.gui.pages.dashboard_coverage import coverage_notes, read_of, read_remark, remark_of
from govtrades_desktop.gui.pages.dashboard_words import (
    beyond_remark,
    beyond_sentence,
    filings_wish,
    filter_words,
    trades_wish,
    years_words,
)
from govtrades_desktop.gui.pages.page import OfficialWish, SecurityWish
from govtrades_desktop.gui.pages.trade_sides import buys, sells, sides
from govtrades_desktop.gui.pages.trade_words import buys_words, exchanges_words, sells_words, trades_words
from govtrades_desktop.query.coverage import STRIP_STATES, CoverageYear
from govtrades_desktop.query.dashboard import Dashboard, LagBin, Month, Ranked

FEW_TRADES = 12
"""Below it a chart says that no pattern can be read from so few."""

_PATTERNS = {
    LedgerState.READ: ("read", Pattern.SOLID),
    LedgerState.NO_TRADES: ("read", Pattern.DOTS),
    LedgerState.PAPER: ("paper", Pattern.HATCH),
    LedgerState.NOT_FETCHED: ("unread", Pattern.HOLLOW),
    LedgerState.FAILED: ("failed", Pattern.CROSS),
    LedgerState.SUPERSEDED: ("unread", Pattern.HATCH),
    LedgerState.VANISHED: ("unread", Pattern.DOTS),
}


def _tr(words: str) -> str:
    return QCoreApplication.translate("dashboard", words)


def _caption(
    board: Dashboard, title: str, sub: str, *, thin: str = "", summary: str = "", unnamed: str = ""
) -> Caption:
    """Return a caption with what all have in common; `unnamed` is said where trades have no mark."""
    as_of = "" if board.data_as_of is None else f"{board.data_as_of:%Y-%m-%d}"
    words = "" if board.shown.is_empty else filter_words(board.shown)
    return Caption(
        title,
        sub,
        words,
        as_of,
        unnamed if unnamed and board.tiles.sums.trades else _empty(board),
        thin,
        summary,
        coverage_notes(board),
    )


def _empty(board: Dashboard) -> str:
    """Return why there is no mark."""
    if board.shown.party or board.shown.owner or board.shown.asset_class:
        return _tr("No trade fits: {filter}.").format(filter=filter_words(board.shown))
    if not board.coverage.totals.listed:
        return _tr("No official index lists a report here.")
    told = coverage_sentence(board.coverage.totals)
    return _tr("No trade was read: {coverage}.").format(coverage=told)


def _thin(board: Dashboard) -> str:
    number = board.tiles.sums.trades
    if not 0 < number < FEW_TRADES:
        return ""
    return _tr("Only {trades}: too few to read a pattern from").format(trades=trades_words(number))


# Months


def _months_sub(board: Dashboard, number: int) -> str:
    """Return what was read first, then what is counted and what is not: on a screen the end may be cut."""
    years = years_words(board.shown.first_year, board.shown.last_year)
    trades = trades_words(number)
    if years:  # a report of January tells of trades of December, and some tell of trades years ago
        by = _tr("reports of {years}, by month of trade").format(years=years)
        parts = [by, read_remark(board), trades]
    else:
        parts = [read_remark(board), _tr("{trades}, by month of trade").format(trades=trades)]
    return "; ".join((*parts, *_left_out(board)))


def _left_out(board: Dashboard) -> list[str]:
    """Return what is in no column of the months."""
    parts = []
    if rest := sum(m.trades - m.buys - m.sells for m in board.months):
        parts.append(_tr("{exchanges} left out").format(exchanges=exchanges_words(rest)))
    if board.outside_months:
        parts.append(_tr("{n} in other months").format(n=show.count(board.outside_months)))
    if board.without_traded_on:
        parts.append(_tr("{n} without a date").format(n=show.count(board.without_traded_on)))
    return parts


def _known(board: Dashboard) -> Known | None:
    """Return the strip under the months: of each year, what share of its reports is read."""
    places: dict[int, list[int]] = {}
    for place, month in enumerate(board.months):
        places.setdefault(month.first_day.year, []).append(place)
    stretches = []
    for year in board.strip:
        if year.listed and (there := places.get(year.year)):
            facts = _tr("{year}: {remark}").format(year=year.year, remark=remark_of(year))
            stretches.append(Stretch(there[0], there[-1], read_of(year) / year.listed, facts))
    return Known(_tr("share of the year's reports read"), tuple(stretches)) if stretches else None


def _month_name(month: Month) -> str:
    return f"{month.first_day.year:04d}-{month.first_day.month:02d}"


def month_counts(board: Dashboard) -> ColumnsSpec:
    """Return buys up and sells down, a column a month; a column opens its month, exchanges too."""
    both = [sum(m.buys for m in board.months), sum(m.sells for m in board.months)]
    busiest = max(board.months, key=lambda m: m.trades, default=None)
    summary = _tr("{buys} and {sells}").format(buys=buys_words(both[0]), sells=sells_words(both[1]))
    if busiest is not None:
        summary += _tr(", most in {month}").format(month=_month_name(busiest))
    caption = _caption(
        board,
        _tr("Buys and sells by month"),
        _months_sub(board, sum(both)),
        thin=_thin(board),
        summary=f"{summary}.",
    )
    columns = tuple(_month_column(board, month) for month in board.months)
    return ColumnsSpec(
        caption,
        columns,
        (buys(),),
        (sells(),),
        _tr("Month"),
        known=_known(board),
    )


def _month_column(board: Dashboard, month: Month) -> Column:
    name = _month_name(month)
    bought, sold = _side_facts(month, "buys"), _side_facts(month, "sells")
    facts = [name, bought, sold]
    if rest := month.trades - month.buys - month.sells:
        facts.append(f"◆ {exchanges_words(rest)}")
    return Column(
        name,
        (Part(month.buys, f"{name}\n{bought}", trades_wish(month.buys_query, board.shown)),),
        (Part(month.sells, f"{name}\n{sold}", trades_wish(month.sells_query, board.shown)),),
        "\n".join(facts),
        trades_wish(month.query, board.shown),
        month.first_day,
    )


def _side(month: Month, side: str) -> tuple[int, int, int, int, int]:
    """Return count, low, high, without an upper end, without an amount."""
    names = ("", "_low_usd", "_high_usd", "_open_ended", "_without_amount")
    count, low, high, open_ended, without = (getattr(month, f"{side}{name}") for name in names)
    return count, low, high, open_ended, without


def _side_facts(month: Month, side: str) -> str:
    count, low, high, open_ended, without = _side(month, side)
    told = f"▲ {buys_words(count)}" if side == "buys" else f"▼ {sells_words(count)}"
    if count > without:
        told += f": {show.short_band(low, high, is_open=open_ended > 0)}"
    if without:
        told += _tr(", {n} without an amount").format(n=show.count(without))
    return told


def month_volume(board: Dashboard) -> BandSpec:
    """Return the disclosed volume of each month, from its low to its high end, never a point."""
    number = sum(m.buys + m.sells - m.buys_without_amount - m.sells_without_amount for m in board.months)
    sub = _tr("low to high, log scale; {rest}").format(rest=_months_sub(board, number))
    if without := sum(m.buys_without_amount + m.sells_without_amount for m in board.months):
        sub += _tr("; {n} without an amount").format(n=show.count(without))
    caption = _caption(board, _tr("Disclosed volume by month"), sub, thin=_thin(board))
    return BandSpec(
        caption,
        tuple(_month_band(board, month) for month in board.months),
        buys(),
        sells(),
        _tr("Month"),
        known=_known(board),
    )


def _month_band(board: Dashboard, month: Month) -> BandPeriod:
    name = _month_name(month)
    return BandPeriod(
        name,
        month.first_day,
        _range(month, "buys"),
        _range(month, "sells"),
        f"{name}\n{_side_facts(month, 'buys')}",
        f"{name}\n{_side_facts(month, 'sells')}",
        trades_wish(month.buys_query, board.shown),
        trades_wish(month.sells_query, board.shown),
    )


def _range(month: Month, side: str) -> Range | None:
    count, low, high, open_ended, without = _side(month, side)
    return Range(low, high, count - without, open_ended) if count > without else None


# Rankings


def most_traded(board: Dashboard) -> BarsSpec:
    """Return the securities with most trades; a name opens the security's page."""
    title = _tr("Most traded securities")
    return _ranking(
        board, board.most_traded, title, _tr("No trade here tells of a security with a ticker."), SecurityWish
    )


def most_active(board: Dashboard) -> BarsSpec:
    """Return the officials with most trades; a name opens the official's page."""
    title = _tr("Most active officials")
    return _ranking(board, board.most_active, title, _tr("No trade here tells who made it."), OfficialWish)


def _ranking(
    board: Dashboard,
    ranked: tuple[Ranked, ...],
    title: str,
    unnamed: str,
    page: type[OfficialWish] | type[SecurityWish],
) -> BarsSpec:
    summary = ""
    if ranked:
        summary = _tr("{title}: {name}, {trades}.").format(
            title=title, name=ranked[0].name, trades=trades_words(ranked[0].trades)
        )
    return BarsSpec(
        _caption(board, title, _tr("by trades"), summary=summary, unnamed=unnamed),
        tuple(_ranked_row(board, one, page) for one in ranked),
        sides(has_exchanges=True),
        _tr("Security") if page is SecurityWish else _tr("Official"),
        _tr("Trades"),
    )


def _ranked_row(board: Dashboard, ranked: Ranked, page: type[OfficialWish] | type[SecurityWish]) -> BarRow:
    shown, rest = board.shown, ranked.trades - ranked.buys - ranked.sells
    name = f"{ranked.name} ({ranked.detail})" if ranked.detail else ranked.name
    volume = show.short_band(ranked.amount_low_usd, ranked.amount_high_usd, is_open=ranked.open_ended > 0)
    parts = []
    for number, words, query in (
        (ranked.buys, f"▲ {buys_words(ranked.buys)}", ranked.buys_query),
        (ranked.sells, f"▼ {sells_words(ranked.sells)}", ranked.sells_query),
        (rest, f"◆ {exchanges_words(rest)}", f"{ranked.query} type:exchange"),
    ):
        facts = f"{name}\n{words}"
        parts.append(Part(number, facts if number else "", trades_wish(query, shown) if number else None))
    return BarRow(
        ranked.name,
        tuple(parts),
        show.count(ranked.trades),
        f"{name}\n{trades_words(ranked.trades)}: {volume}",
        trades_wish(ranked.query, shown),
        name_target=page(ranked.key) if ranked.key else None,
        name_facts=_tr("{name}\nOpens its page").format(name=name),
    )


# Lags


def lags(board: Dashboard) -> ColumnsSpec:
    """Return the days from trade to filing; what was filed late stands behind the line and is hatched."""
    after, tiles = board.late_after_days, board.tiles
    first_late = sum(not _is_late(one, after) for one in board.lags)
    sub = _tr("{trades} with both dates").format(trades=trades_words(tiles.dated))
    summary = _tr("{n} of {total} were filed more than {days} days after the trade.").format(
        n=show.count(tiles.late), total=show.count(tiles.dated), days=after
    )
    caption = _caption(board, _tr("Days from trade to filing"), sub, thin=_thin(board), summary=summary)
    return ColumnsSpec(
        caption,
        tuple(_lag_column(board, one) for one in board.lags),
        (Series(_tr("in time"), "in_time"), Series(_tr("late"), "late", Pattern.HATCH)),
        label_word=_tr("Days"),
        threshold=Threshold(float(first_late), _tr("{days} days").format(days=after)),
    )


def _is_late(one: LagBin, after: int) -> bool:
    return one.low_days is not None and one.low_days > after


def _lag_column(board: Dashboard, one: LagBin) -> Column:
    label = _lag_label(one)
    facts = _tr("{days} days: {trades}").format(days=label, trades=trades_words(one.trades))
    part, none = Part(one.trades, facts, trades_wish(one.query, board.shown)), Part(0)
    up = (none, part) if _is_late(one, board.late_after_days) else (part, none)
    return Column(label, up, facts=facts, target=part.target)


def _lag_label(one: LagBin) -> str:
    if one.low_days is None:
        return f"< {(one.high_days or 0) + 1}"
    if one.high_days is None:
        return f"{one.low_days}+"
    return str(one.low_days) if one.low_days == one.high_days else f"{one.low_days}–{one.high_days}"


# Coverage


def coverage(board: Dashboard) -> CoverageSpec:
    """Return what became of the reports that the official indexes list, newest year first."""
    total = board.coverage.totals
    words = [_tr("{n} reports listed").format(n=show.count(total.listed)), beyond_remark(board.shown)]
    there = [s for s in STRIP_STATES if any(c.filings for y in board.strip for c in y.cells if c.state == s)]
    caption = Caption(
        _tr("Coverage by year"),
        ", ".join(filter(None, words)),
        filter_words(board.shown.of_filings()) if not board.shown.of_filings().is_empty else "",
        "" if board.data_as_of is None else f"{board.data_as_of:%Y-%m-%d}",
        _tr("No official index lists a report here."),
        summary=" ".join(filter(None, (f"{coverage_sentence(total)}.", beyond_sentence(board.shown)))),
    )
    return CoverageSpec(
        caption,
        tuple(_coverage_row(board, year, there) for year in reversed(board.strip) if year.listed),
        tuple(Series(show.state_word(s), *_PATTERNS[s]) for s in there),
        _tr("Year"),
        _tr("Read"),
    )


def _coverage_row(board: Dashboard, year: CoverageYear, there: list[LedgerState]) -> BarRow:
    by_state = {cell.state: cell.filings for cell in year.cells}
    read = by_state.get(LedgerState.READ, 0) + by_state.get(LedgerState.NO_TRADES, 0)
    facts = [
        f"{show.chamber_word(row.source)} {row.year}: {coverage_sentence(row)}"
        for row in board.coverage.rows
        if row.year == year.year and row.listed
    ]
    parts = []
    for state in there:
        number = by_state.get(state, 0)
        told = _tr("{year}: {n} {state}").format(
            year=year.year, n=show.count(number), state=show.state_word(state)
        )
        wish = filings_wish(board.shown, year=year.year, state=state)
        parts.append(Part(number, told if number else "", wish if number else None))
    return BarRow(
        str(year.year),
        tuple(parts),
        f"{show.count(read)}/{show.count(year.listed)}",
        "\n".join(facts),
        filings_wish(board.shown, year=year.year),
    )
