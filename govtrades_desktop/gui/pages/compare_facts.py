"""Who or what is compared, in figures: one column each, every number with the way to exactly its rows.

Pure: values in, values out; no widget, nothing is asked of the data.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.models.securities import sector_words
from govtrades_desktop.gui.models.side_facts import FactCell, FactRow
from govtrades_desktop.gui.pages.page import FilingsWish, OfficialWish, SecurityWish, TradesWish
from govtrades_desktop.query.charts import Compared, ComparedKind, Comparison, Volume
from govtrades_desktop.query.identity_records import OfficialPage, SecurityPage
from govtrades_desktop.query.tallies import TradeTally

_UNREAD = ("not_fetched", "paper", "failed")
_LAG_KNOWN = "late:yes|no"


def _tr(text: str) -> str:
    return QCoreApplication.translate("compare", text)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Everything the page of a comparison shows.

    Attributes:
        comparison: numbers on one axis.
        pages: what the page of each one tells, in the order of the comparison.
        as_of: the day of the data, None where no source was asked yet.
    """

    comparison: Comparison
    pages: tuple[OfficialPage | SecurityPage, ...]
    as_of: dt.date | None = None

    @property
    def is_of_officials(self) -> bool:
        """Whether officials are compared; else securities."""
        return self.comparison.kind is ComparedKind.OFFICIALS

    @property
    def day(self) -> str:
        """The day of the data as charts say it, or an empty text."""
        return self.as_of.isoformat() if self.as_of else ""


def heading(one: Compared, *, is_official: bool) -> str:
    """Return who or what it is in full: "Pelosi, Nancy · D · CA-11", "NVDA · NVIDIA CORP"."""
    parts = [one.label]
    if is_official:
        parts += [show.party_letter(one.party)] if one.party else []
        parts += [show.seat(one.detail)] if one.detail else []
    elif one.detail and one.detail != one.label:
        parts.append(one.detail)
    return " · ".join(parts)


def page_wish(key: str, *, is_official: bool) -> OfficialWish | SecurityWish:
    """Return the way to the page of one."""
    return OfficialWish(key) if is_official else SecurityWish(key)


def fact_rows(data: SideBySide) -> tuple[FactRow, ...]:
    """Return the facts, those first that say who it is; what is nothing for all of them is left out."""
    rows = _who(data) if data.is_of_officials else _what(data)
    rows += _trade_rows(data)
    return tuple(rows)


def table_text(heads: Sequence[str], rows: Sequence[FactRow]) -> str:
    """Return the facts as lines of cells parted by tabs, with a line of headings, for a spreadsheet."""
    lines = [["", *heads], *([row.word, *(cell.text for cell in row.cells)] for row in rows)]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


# --- who, what ---


def _row(word: str, cells: Sequence[FactCell], hint: str = "") -> FactRow:
    return FactRow(word, tuple(cells), hint)


def _who(data: SideBySide) -> list[FactRow]:
    pages = [page for page in data.pages if isinstance(page, OfficialPage)]
    rows = [
        _row(_tr("Party"), [FactCell(show.party_word(page.row.party)) for page in pages]),
        _row(_tr("Seat"), [FactCell(_seat(page)) for page in pages], _tr("Of today, or the last one")),
        _row(_tr("In office"), [FactCell(_in_office(page)) for page in pages]),
    ]
    counts = [{one.key: one for one in page.filing_counts} for page in pages]
    listed = []
    for of in counts:
        every = of.get("all")
        listed.append(_filings(every.filings if every else 0, every.query if every else ""))
    rows.append(
        _row(
            _tr("Transaction reports listed"), listed, _tr("Periodic transaction reports, as the index lists")
        )
    )
    read = [
        _filings(of["read"].filings, of["read"].query) if "read" in of else _filings(0, "") for of in counts
    ]
    rows.append(_row(_tr("… of these read"), read, _tr("Their rows are in the numbers below")))
    unread = []
    for of in counts:
        states = [state for state in _UNREAD if state in of]
        number = sum(of[state].filings for state in states)
        query = f"{of['all'].query} reading:{'|'.join(states)}" if states else ""
        told = ", ".join(f"{show.count(of[state].filings)} {show.state_word(state)}" for state in states)
        unread.append(_filings(number, query, told))
    if any(cell.target for cell in unread):
        hint = _tr("Not fetched, on paper or not readable: what they hold is in none of the numbers below")
        rows.append(_row(_tr("… without rows here"), unread, hint))
    return rows


def _seat(page: OfficialPage) -> str:
    row = page.row
    if not row.chamber:
        return show.NONE
    return f"{show.chamber_word(row.chamber)} {show.seat(row.district or row.state or '')}"


def _in_office(page: OfficialPage) -> str:
    if page.row.is_serving is None:
        return _tr("not known")
    return _tr("yes") if page.row.is_serving else _tr("no longer")


def _filings(number: int, query: str, told: str = "") -> FactCell:
    words = _tr("1 report") if number == 1 else _tr("{n} reports").format(n=show.count(number))
    facts = f"{words}: {told}" if told else words
    return FactCell(show.count(number), FilingsWish(query) if number and query else None, facts)


def _what(data: SideBySide) -> list[FactRow]:
    pages = [page for page in data.pages if isinstance(page, SecurityPage)]
    names = [FactCell(page.row.name) for page in pages]
    kinds = [FactCell(show.asset_class(page.row.asset_class)) for page in pages]
    sectors = [FactCell(sector_words(page.row) if page.row.sector else show.NONE) for page in pages]
    officials = [
        FactCell(
            show.count(page.row.officials),
            SecurityWish(page.row.key) if page.row.officials else None,
            _tr("{n} officials: open the page, which tells who").format(n=show.count(page.row.officials)),
        )
        for page in pages
    ]
    return [
        _row(_tr("Name"), names),
        _row(_tr("Kind"), kinds),
        _row(_tr("Sector"), sectors),
        _row(
            _tr("Officials who traded it"), officials, _tr("The first of them stand below, most trades first")
        ),
    ]


# --- trades ---


def _trade_rows(data: SideBySide) -> list[FactRow]:
    ones, tallies = data.comparison.compared, [page.tally for page in data.pages]

    def counts(word: str, number: Callable[[Compared], int], query: Callable[[Compared], str]) -> FactRow:
        return _row(word, [_trades(number(one), query(one)) for one in ones])

    rows = [
        counts(_tr("Trades read"), lambda one: one.whole.all.trades, lambda one: one.query),
        counts(_tr("▲ Buys"), lambda one: one.whole.buys.trades, lambda one: one.whole.buys_query),
        counts(_tr("▼ Sells"), lambda one: one.whole.sells.trades, lambda one: one.whole.sells_query),
    ]
    if any(one.whole.exchanges for one in ones):
        rows.append(
            counts(
                _tr("◆ Exchanges"), lambda one: one.whole.exchanges, lambda one: f"{one.query} type:exchange"
            )
        )
    ends = [_volume(one.whole.all, one.query) for one in ones]
    hint = _tr("From the least to the most that the disclosed bands come to: never one sum")
    rows.append(_row(_tr("Disclosed volume, from"), [low for low, _ in ends], hint))
    rows.append(_row(_tr("… to"), [high for _, high in ends], hint))
    rows += _lag_rows(ones, tallies)
    firsts = [_day(one, tally.first_traded_on) for one, tally in zip(ones, tallies, strict=True)]
    lasts = [_day(one, tally.last_traded_on) for one, tally in zip(ones, tallies, strict=True)]
    rows += [_row(_tr("First trade"), firsts), _row(_tr("Last trade"), lasts)]
    beside = (
        (_tr("Dated outside of the months below"), lambda one: one.outside_months),
        (_tr("Without a date"), lambda one: one.undated),
    )
    for word, of in beside:
        if any(of(one).trades for one in ones):
            rows.append(_row(word, [_trades(of(one).trades, of(one).query) for one in ones]))
    return rows


def _trades(number: int, query: str) -> FactCell:
    words = _tr("1 trade") if number == 1 else _tr("{n} trades").format(n=show.count(number))
    return FactCell(show.count(number), TradesWish(query, None) if number and query else None, words)


def _volume(volume: Volume, query: str) -> tuple[FactCell, FactCell]:
    """Return both ends of what was disclosed: apart, so that neither is ever cut off from the other."""
    if volume.trades == volume.without_amount:
        nothing = FactCell(show.NONE, None, _tr("no amount told") if volume.trades else _tr("no trade"))
        return nothing, nothing
    facts = [f"{show.money(volume.low_usd)} – {show.money(volume.high_usd)}"]
    high = show.short_money(volume.high_usd)
    if volume.open_ended:
        high = _tr("{high} +").format(high=high)
        facts.append(_tr("and more: {n} without an upper end").format(n=show.count(volume.open_ended)))
    if volume.without_amount:
        facts.append(_tr("{n} without an amount").format(n=show.count(volume.without_amount)))
    wish, told = TradesWish(query, None), "; ".join(facts)
    return FactCell(show.short_money(volume.low_usd), wish, told), FactCell(high, wish, told)


def _lag_rows(ones: Sequence[Compared], tallies: Sequence[TradeTally]) -> list[FactRow]:
    def lag(one: Compared, days: int | None) -> FactCell:
        if days is None:
            return FactCell(show.NONE, None, _tr("no trade has both days"))
        words = _tr("1 day") if days == 1 else _tr("{n} days").format(n=show.count(days))
        facts = _tr("of {n} trades that have both days").format(n=show.count(one.dated))
        return FactCell(words, TradesWish(f"{one.query} {_LAG_KNOWN}", None), facts)

    late = []
    for one, tally in zip(ones, tallies, strict=True):
        if not one.dated:
            late.append(FactCell(show.NONE, None, _tr("no trade has both days")))
            continue
        facts = _tr("{n} of {total} trades").format(n=show.count(one.late), total=show.count(one.dated))
        text = f"{show.count(one.late)} ({show.percent(one.late / one.dated)})"
        late.append(FactCell(text, TradesWish(tally.late.query, None) if one.late else None, facts))
    return [
        _row(
            _tr("Median days to disclosure"),
            [lag(one, one.median_lag_days) for one in ones],
            _tr("Days from trade to first report: half of the trades took no longer"),
        ),
        _row(_tr("… 9 of 10 within"), [lag(one, one.p90_lag_days) for one in ones]),
        _row(
            _tr("Disclosed late"),
            late,
            _tr("More than 45 days between trade and report; not a finding that a rule was broken"),
        ),
    ]


def _day(one: Compared, day: dt.date | None) -> FactCell:
    if day is None:
        return FactCell(show.NONE, None, _tr("no trade has a date"))
    facts = _tr("{day}: open the trades of this day").format(day=show.day(day))
    return FactCell(show.day(day), TradesWish(f"{one.query} traded:{show.day(day)}", None), facts)
