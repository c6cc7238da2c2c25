"""The charts of one official as specs: what `query.charts` counted, put into words and doors. No widget.

Committees and career stand above the trades by their days; a trade during a seat is a coincidence of dates,
and is never said to be more.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import Any

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.charts.specs import (
    BarsSpec,
    Caption,
    DatedBand,
    HistogramBin,
    HistogramSpec,
    Lanes,
    Median,
    Pattern,
    Series,
    Threshold,
    TimelineSpec,
    Turn,
)
from govtrades_desktop.gui.charts.timeline_plot import lane_of
from govtrades_desktop.gui.models.securities import sector_remark
from govtrades_desktop.gui.pages.chart_words import (
    FEW_TRADES,
    bar_rows,
    career_gap,
    dated_marks,
    dates_words,
    thin_words,
    whole_words,
)
from govtrades_desktop.gui.pages.page import SecurityWish, TradesWish
from govtrades_desktop.gui.pages.trade_words import days_words, trades_words
from govtrades_desktop.query.charts import CareerStretch, CommitteeStretch, LagComparison, OfficialCharts

MOST_LANES = 8
"""Committees above the timeline at the most: those during which most was traded."""
_PREFIXES = (
    "House Permanent Select ",
    "House Select ",
    "House ",
    "Senate Select ",
    "Senate Special ",
    "Senate ",
    "Joint ",
)
_A_PAUSE_DAYS = 45
"""Between two terms in one go: a new Congress, a late swearing-in."""
_COMMITTEE = ("Committee on the ", "Committee on ")


def _tr(text: str) -> str:
    return QCoreApplication.translate("charts of one", text)


def committee_word(name: str) -> str:
    """Return a committee's name as a band has room for it: "Armed Services"."""
    short = next((name.removeprefix(one) for one in _PREFIXES if name.startswith(one)), name)
    return next((short.removeprefix(one) for one in _COMMITTEE if short.startswith(one)), short) or name


def _caption(charts: OfficialCharts, title: str, sub: str, as_of: str, empty: str, **more: Any) -> Caption:
    return Caption(title, sub, f"{charts.name} ({charts.query})", as_of, empty, **more)


def _no_trade(charts: OfficialCharts) -> str:
    return _tr("No trade of {name} was read.").format(name=charts.name)


# --- the timeline ---


def timeline_spec(charts: OfficialCharts, *, as_of: str = "", today: dt.date | None = None) -> TimelineSpec:
    """Return the trades over time, size by amount, with committees above and lines where the career turned.

    Args:
        charts: of the official.
        as_of: the day of the data.
        today: what lies after it has not happened yet: terms end in the future.
    """
    found = dated_marks(charts.points, charts.query, is_of_official=True)
    first, last = found.first, found.last
    bands, left_out = committee_bands(charts.committees, charts.query, first, last)
    turns = career_turns(charts.career, today or dt.date.today())
    if first is not None and last is not None:
        turns = tuple(turn for turn in turns if first <= turn.day <= last)
    sub = dates_words(found, charts.points.undated.trades)
    if len(found.marks):
        sub += _tr(" · height: disclosed amount") + (_tr("; above: committees") if bands else "")
    if left_out:
        sub += _tr(" (the {n} with fewest trades are left to the list below)").format(n=left_out)
    has_trades = len(found.marks) > 0
    gap = career_gap(charts.career, {charts.points.parties[at] for at in set(charts.points.party) if at >= 0})
    if gap:
        sub += f" · {gap}"
    caption = _caption(
        charts,
        _tr("Trades over time") if has_trades else _tr("Committees and career"),
        sub if has_trades else " · ".join(words for words in (_no_trade(charts), gap) if words),
        as_of,
        _no_trade(charts),
        thin=thin_words(len(charts.points)),
        summary=whole_words(charts.whole),
    )
    # lanes of amounts where there are amounts: without a trade there is nothing to name them by
    lanes = Lanes.AMOUNT if has_trades else Lanes.SIDE
    return TimelineSpec(caption, found.marks, bands, turns, lanes, first, last)


def amount_lanes(spec: TimelineSpec) -> int:
    """Return how many lanes the amounts of a timeline take."""
    lanes = lane_of(spec.marks.low_usd)
    return int(lanes.max() - lanes.min()) + 1 if len(lanes) else 0


def committee_bands(
    stretches: tuple[CommitteeStretch, ...], query: str, first: dt.date | None, last: dt.date | None
) -> tuple[tuple[DatedBand, ...], int]:
    """Return the times on whole committees within an axis, a lane each; and how many have no lane.

    Parts of committees are in the tree of seats: they would be a dozen lanes more. Neighbouring times in one
    role are one, though their ranks or sides differ.

    Args:
        stretches: by first day.
        query: finds the official's trades.
        first: end of the axis, or None: all is shown.
        last: the other end.
    """
    of_code: dict[str, list[CommitteeStretch]] = {}
    for one in stretches:
        is_over = first is not None and one.seen_until is not None and one.seen_until <= first
        is_later = last is not None and one.seen_from > last
        if one.parent is None and not is_over and not is_later:
            of_code.setdefault(one.code, []).append(one)
    ranked = sorted(of_code, key=lambda code: -sum(one.trades for one in of_code[code]))
    lanes = set(ranked[:MOST_LANES])
    bands = [
        _band(one, trades, query)
        for code, held in of_code.items()
        if code in lanes
        for one, trades in _joined(held)
    ]
    return tuple(bands), len(ranked) - len(lanes)


def _joined(held: list[CommitteeStretch]) -> list[tuple[CommitteeStretch, int]]:
    """Return times in one role that follow each other as one, and the trades during them."""
    found: list[tuple[CommitteeStretch, int]] = []
    for one in held:
        last = found[-1][0] if found else None
        if last is not None and last.seen_until == one.seen_from and last.role == one.role:
            found[-1] = (
                replace(last, seen_until=one.seen_until, side=one.side),
                found[-1][1] + one.trades,
            )
        else:
            found.append((one, one.trades))
    return found


def _band(one: CommitteeStretch, trades: int, query: str) -> DatedBand:
    name = committee_word(one.name)
    seat = f"{one.name}, {one.role}" if one.role else one.name
    days = show.span(one.seen_from, one.seen_until, is_open=one.seen_until is None)
    until = None if one.seen_until is None else one.seen_until - dt.timedelta(days=1)
    query += f" traded:>={one.seen_from}"
    if one.seen_until is not None:
        query += f" traded:<{one.seen_until}"
    return DatedBand(
        name,
        name,
        one.seen_from,
        until,
        one.role,
        _tr("{seat}\n{days}, as first seen in the record\n{n} in that time, of whatever asset").format(
            seat=seat, days=days, n=trades_words(trades)
        ),
        TradesWish(query, None) if trades else None,
    )


def career_turns(career: tuple[CareerStretch, ...], today: dt.date) -> tuple[Turn, ...]:
    """Return the days on which party, chamber or seat changed, office was taken or left, oldest first."""
    turns: list[Turn] = []
    dated = [one for one in career if one.from_on is not None]
    for at, one in enumerate(dated):
        assert one.from_on is not None
        before = dated[at - 1] if at else None
        words = _turn_words(before, one)
        if words:
            who = f"{show.chamber_word(one.chamber)} {_seat(one)}, {show.party_word(one.party_letter)}"
            turns.append(Turn(one.from_on, words, f"{one.from_on.isoformat()}: {words}. {who}"))
    for one, after in zip_longest(dated, dated[1:]):
        end, begins = one.until_on, None if after is None else after.from_on
        if end is not None and end < today and (begins is None or (begins - end).days > _A_PAUSE_DAYS):
            words = _tr("left office")
            turns.append(Turn(end, words, f"{end.isoformat()}: {words}"))
    return tuple(sorted(turns, key=lambda turn: turn.day))


def _turn_words(before: CareerStretch | None, one: CareerStretch) -> str:
    if before is None:
        return _tr("took office")
    if one.is_party_change:
        return f"{show.party_letter(before.party_letter)} → {show.party_letter(one.party_letter)}"
    if before.chamber != one.chamber:
        return f"{show.chamber_word(before.chamber)} → {show.chamber_word(one.chamber)}"
    if _seat(before) != _seat(one):
        return f"{_seat(before)} → {_seat(one)}"
    return _tr("back in office")


def _seat(one: CareerStretch) -> str:
    return show.seat(f"{one.state}{'' if one.district is None else f'{one.district:02d}'}")


# --- what was traded ---


def sectors_spec(charts: OfficialCharts, *, as_of: str = "") -> BarsSpec:
    """Return the trades by sector of the security; those of which no sector is known come last."""
    unknown = _tr("sector not known")
    names = [_sector_name(bar.label) or unknown for bar in charts.sectors]
    rows, series = bar_rows(charts.sectors, names)
    known = sum(bar.all.trades for bar in charts.sectors if bar.key)
    sub = _tr("{n} of {total} trades have a sector").format(
        n=show.count(known), total=show.count(charts.whole.all.trades)
    )
    caption = _caption(charts, _tr("By sector"), sub, as_of, _no_trade(charts))
    return BarsSpec(caption, rows, series, _tr("Sector"), _tr("Trades"))


def _sector_name(sector: str) -> str:
    remark = sector_remark(sector) if sector else ""
    return f"{sector} ({remark})" if remark else sector


def securities_spec(charts: OfficialCharts, *, as_of: str = "") -> BarsSpec:
    """Return the securities traded most; a name opens the security's page where it is known."""
    unknown = _tr("security not known")
    rows, series = bar_rows(
        charts.securities,
        [bar.label or unknown for bar in charts.securities],
        name_targets=[SecurityWish(bar.key) if bar.key else None for bar in charts.securities],
        name_facts=_tr("{name}: open its page"),
    )
    sub = _tr("trades of each security")
    if charts.securities_total > len(charts.securities):
        sub = _tr("the first {n} of {total} securities, by trades").format(
            n=show.count(len(charts.securities)), total=show.count(charts.securities_total)
        )
    caption = _caption(charts, _tr("Most traded"), sub, as_of, _no_trade(charts))
    return BarsSpec(caption, rows, series, _tr("Security"), _tr("Trades"))


# --- how long it took ---


def lags_spec(charts: OfficialCharts, *, as_of: str = "") -> HistogramSpec:
    """Return the days until trades were disclosed beside those of colleagues, as shares of each."""
    lags = charts.lags
    bins = tuple(
        HistogramBin(
            _bin_label(one.low_days, one.high_days),
            one.share or 0.0,
            one.peers_share or 0.0,
            _bin_facts(lags, at),
            TradesWish(one.query, None) if one.trades else None,
        )
        for at, one in enumerate(lags.bins)
    )
    cut = next(
        (at for at, one in enumerate(lags.bins) if one.low_days == lags.late_after_days + 1),
        None,
    )
    peers = _tr("no colleague to compare with")
    if lags.peers_dated:
        peers = _tr("{n} by {officials} colleagues, {spans}").format(
            n=show.count(lags.peers_dated), officials=show.count(lags.officials), spans=_spans(lags)
        )
    thin = ""
    if 0 < lags.dated < FEW_TRADES:
        thin = thin_words(lags.dated)
    summary = ""
    if lags.median_days is not None:
        summary = _tr("Half of {n} were disclosed within {days}; {late} took more than {most}.").format(
            n=trades_words(lags.dated),
            days=days_words(lags.median_days),
            late=show.count(lags.late),
            most=lags.late_after_days,
        )
    caption = _caption(
        charts,
        _tr("Days from trade to disclosure"),
        f"{trades_words(lags.dated)}; {peers}",
        as_of,
        _tr("No trade of {name} has both days.").format(name=charts.name),
        thin=thin,
        summary=summary,
    )
    return HistogramSpec(
        caption,
        bins,
        Series(_tr("this official"), "buy"),
        Series(_tr("colleagues"), "text", Pattern.HOLLOW),
        _median(lags, lags.median_days, _tr("median {days}")),
        _median(lags, lags.peers_median_days, _tr("colleagues {days}")),
        None if cut is None else Threshold(cut, _tr("45 days")),
        _tr("Days"),
    )


def _bin_label(low: int | None, high: int | None) -> str:
    if low is None:
        return _tr("before")
    return f"{low}+" if high is None else f"{low}–{high}"


def _bin_facts(lags: LagComparison, at: int) -> str:
    one = lags.bins[at]
    days = _tr("dated after the disclosure")
    if one.low_days is not None:
        days = _tr("{days} days").format(days=_bin_label(one.low_days, one.high_days))
    lines = [
        days,
        _tr("this official: {n} of {total} ({share})").format(
            n=show.count(one.trades), total=show.count(lags.dated), share=show.percent(one.share)
        ),
    ]
    if lags.peers_dated:
        lines.append(
            _tr("colleagues: {n} of {total} ({share})").format(
                n=show.count(one.peers_trades),
                total=show.count(lags.peers_dated),
                share=show.percent(one.peers_share),
            )
        )
    return "\n".join(lines)


def _median(lags: LagComparison, days: int | None, words: str) -> Median | None:
    if days is None:
        return None
    for at, one in enumerate(lags.bins):
        low, high = one.low_days, one.high_days
        if (low is None or days >= low) and (high is None or days <= high):
            share = 0.5 if low is None or high is None else (days - low + 0.5) / (high - low + 1)
            return Median(at + share, words.format(days=days_words(days)))
    return None


def _spans(lags: LagComparison) -> str:
    return "; ".join(f"{show.chamber_word(chamber)} {years_words(years)}" for chamber, years in lags.spans)


def years_words(years: tuple[int, ...]) -> str:
    """Return rising years as they are, without those that are not among them: "2016–2017, 2023"."""
    starts = [years[0], *(year for before, year in pairwise(years) if year != before + 1)]
    ends = [*(before for before, year in pairwise(years) if year != before + 1), years[-1]]
    return ", ".join(
        str(first) if first == last else f"{first}–{last}" for first, last in zip(starts, ends, strict=True)
    )
