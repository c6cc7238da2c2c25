"""The page of one official: who, where and since when, what was disclosed, and every number's rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from govtrades_desktop.core.identity import FilerRole
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.charts.specs import Series
from govtrades_desktop.gui.models.career import seat_nodes, served_since, services
from govtrades_desktop.gui.models.filings import state_text
from govtrades_desktop.gui.pages.charted_page import data_day
from govtrades_desktop.gui.pages.fact_charts import FactSpecs, bars_height, wide_height
from govtrades_desktop.gui.pages.fact_counts import (
    sides_count,
    sides_legend,
    tell_tally,
    trade_counts,
    trades_target,
)
from govtrades_desktop.gui.pages.fact_page import FactPage
from govtrades_desktop.gui.pages.page import FilingsWish, TradesWish
from govtrades_desktop.gui.pages.trade_words import trades_words
from govtrades_desktop.gui.widgets.card import Card
from govtrades_desktop.gui.widgets.count_list import Count
from govtrades_desktop.gui.widgets.seat_tree import SeatTree
from govtrades_desktop.gui.widgets.states import StateNote
from govtrades_desktop.query.filings import FilingRow
from govtrades_desktop.query.identity_records import OfficialPage
from govtrades_desktop.query.periods import PeriodCount

_BIOGUIDE = "https://bioguide.congress.gov/search/bio/"
_REPORTS = 8
_EMPTY = 130
"""Height of a timeline without trades, and without the committees above it."""
_STATE_COLOURS = {"read": "read", "no_trades": "read", "paper": "paper", "failed": "failed"}


class OfficialView(FactPage):
    """The page of one official."""

    name = "official"
    rail_name = "officials"
    hidden_columns = ("chamber", "official", "seat", "party")

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(catalogue, parent)
        self.add_tile("trades", self.tr("Trades read"), self._on_trades, 5)
        self.add_tile("reports", self.tr("Transaction reports"), self._on_reports, 5)
        self.add_tile("volume", self.tr("Disclosed volume"), self._on_trades, 5)
        self.add_tile("lag", self.tr("Median lag"), self._on_trades, 4)
        self.add_tile("late", self.tr("Filed late"), self._on_late, 4)
        self._year_card, self.years = self.add_card(self.tr("By year of the trade"), widest_name=0.3)
        self._type_card, self.types = self.add_card(self.tr("By type"), widest_name=0.42)
        self._owner_card, self.owners = self.add_card(self.tr("By owner"), widest_name=0.42)
        self._class_card, self.classes = self.add_card(self.tr("By kind of asset"), widest_name=0.5)
        self._party_card, self.parties = self.add_card(self.tr("By party on the day"), widest_name=0.42)
        self._report_card, self.reports = self.add_card(self.tr("Reports by state"), widest_name=0.5)
        self._newest_card, self.newest = self.add_card(self.tr("Newest reports"))
        self._career_card, self.career = self.add_card(self.tr("In office"))
        self.seats = SeatTree(self)
        self._seat_card = Card(self.tr("Committees"), self.seats, self)
        self.below.addWidget(self._seat_card)
        self.seats.opened.connect(self._on_seat_opened)

    def title(self) -> str:
        """Return the official's name."""
        return self._data.row.full_name if self._data is not None else ""

    def search_hint(self) -> str:
        """Say what can be searched."""
        return self.tr("Search this official's trades, then press Enter: nvda, type:buy, amount:>=50k")

    def load(self, key: str) -> tuple[OfficialPage, tuple[PeriodCount, ...]] | None:
        """Return everything about an official, and the sides of each year."""
        page = self.catalogue.load_official(key)
        return None if page is None else (page, self.catalogue.count_by_period(page.row.query))

    def tell_gone(self, note: StateNote) -> None:
        """Say that nobody has this id."""
        note.tell(
            self.tr("Nobody here has the id {key}").format(key=self.key),
            self.tr("The reference data at hand knows no official of that id, and no filing is theirs."),
            self.tr("Back"),
        )

    def outside(self) -> tuple[str, str]:
        """Return the way to the Biographical Directory."""
        return self.tr("Biographical Directory ↗"), f"{_BIOGUIDE}{self.key}"

    # Charts

    def chart_titles(self) -> tuple[str, ...]:
        """Return what the charts are called."""
        return (
            self.tr("Trades over time"),
            self.tr("By sector"),
            self.tr("Most traded"),
            self.tr("Days from trade to disclosure"),
        )

    def chart_kinds(self) -> tuple[type, ...]:
        """Return the kinds of the charts."""
        from govtrades_desktop.gui.charts.specs import BarsSpec, HistogramSpec, TimelineSpec

        return TimelineSpec, BarsSpec, BarsSpec, HistogramSpec

    @staticmethod
    def load_charts(catalogue: Catalogue, key: str, data: OfficialPage) -> FactSpecs | None:
        """Return the timeline, sectors, securities and lags; each tells how many reports it rests on."""
        from govtrades_desktop.gui.pages import official_charts as made
        from govtrades_desktop.gui.pages.chart_words import coverage_words, told_with

        charts = catalogue.official_charts(key)
        if charts is None:
            return None
        day, coverage = data_day(catalogue), coverage_words(data.filing_counts)
        timeline = told_with(made.timeline_spec(charts, as_of=day), coverage)
        lanes = len({band.lane for band in timeline.bands})
        if not charts.whole.all.trades:
            return FactSpecs(timeline, _EMPTY + 20 * lanes, (), 0)
        sectors = told_with(made.sectors_spec(charts, as_of=day), coverage)
        securities = told_with(made.securities_spec(charts, as_of=day), coverage)
        small = (sectors, securities, told_with(made.lags_spec(charts, as_of=day), coverage))
        amounts, trades = made.amount_lanes(timeline), len(timeline.marks)
        height = wide_height(lanes, amounts, trades, has_turns=bool(timeline.turns))
        return FactSpecs(timeline, height, small, bars_height(sectors, securities))

    # Telling

    def tell(self, data: OfficialPage, extra: tuple[PeriodCount, ...]) -> None:
        """Show everything."""
        row = data.row
        self._sign.tell(show.party_letter(row.party) if row.party else "", show.party_word(row.party))
        self._heading.setText(row.full_name)
        self._line.setText(self._who(data))
        tell_tally(self.tiles, data.tally)
        self._tell_reports(data)
        sides = {one.year: one for one in extra}
        self.years.show_rows(tuple(self.year_row(one, sides) for one in data.by_year), empty=self._nothing())
        self._year_card.set_legend(sides_legend(self.years.rows()))
        self.types.show_rows(trade_counts(data.by_type, show.type_long), empty=self._nothing())
        self.owners.show_rows(trade_counts(data.by_owner, show.owner_word), empty=self._nothing())
        unknown = self.tr("not known")
        self.classes.show_rows(
            trade_counts(data.by_class, show.asset_class, missing=unknown), empty=self._nothing()
        )
        self._tell_career(data)
        now, earlier = seat_nodes(data.seats, self.catalogue.committee_names())
        self._seat_card.setVisible(bool(now or earlier))
        self._seat_card.set_remark(
            self.tr("days on which the public record was first seen with the seat, and without it")
        )
        self.seats.show_seats(now, earlier)
        cards: list[QWidget] = []
        if row.trades:
            cards += [self._year_card, self._type_card]
        cards += [self._report_card, self._career_card, self._newest_card]
        if row.trades:
            cards += [self._class_card, self._owner_card]
        if len(data.by_party) > 1:
            cards.append(self._party_card)
        self.set_cards(cards)

    def _nothing(self) -> str:
        return self.tr("No trade was read.")

    def _who(self, data: OfficialPage) -> str:
        row = data.row
        seat = show.seat(row.district or row.state or "")
        parts = [show.party_word(row.party)]
        if row.chamber:
            parts.append(f"{show.chamber_word(row.chamber)} {seat}")
        career = services(data.terms, is_serving=bool(row.is_serving))
        since = served_since(career)
        if row.is_serving and since:
            parts.append(self.tr("in office since {day}").format(day=show.day(since)))
        elif row.is_serving:
            parts.append(self.tr("in office"))
        elif career and career[0].end_on is not None:
            parts.append(self.tr("in office until {day}").format(day=show.day(career[0].end_on)))
        else:
            parts.append(self.tr("not in office; the days of service are not in the data at hand"))
        if data.birthday:
            parts.append(self.tr("born {day}").format(day=show.day(data.birthday)))
        if data.other_names:
            parts.append(self.tr("also {names}").format(names=", ".join(data.other_names)))
        return " · ".join(parts)

    def _tell_reports(self, data: OfficialPage) -> None:
        counts = {one.key: one for one in data.filing_counts}
        total = counts["all"].filings if "all" in counts else 0
        states = [one for one in data.filing_counts if one.key != "all"]
        told = " · ".join(f"{show.count(one.filings)} {show.state_word(one.key)}" for one in states)
        self.tiles["reports"].tell(show.count(total), told or self.tr("none listed"), told)
        unread = [one for one in states if one.key in ("not_fetched", "paper", "failed")]
        missing = sum(one.filings for one in unread)
        words = ""
        if missing:
            each = ", ".join(f"{show.count(one.filings)} {show.state_word(one.key)}" for one in unread)
            words = self.tr(
                "{n} of {total} transaction reports have no row here ({each}): what they hold is in none of "
                "the numbers below."
            ).format(n=show.count(missing), total=show.count(total), each=each)
        self.tell_notice(words)
        self.reports.show_rows(
            tuple(
                Count(
                    f"{show.state_mark(one.key)} {show.state_word(one.key)}",
                    show.count(one.filings),
                    f"{show.state_word(one.key)}: {show.count(one.filings)}",
                    FilingsWish(one.query),
                    parts=((one.filings, Series("", _STATE_COLOURS.get(one.key, "unread"))),),
                )
                for one in states
            ),
            empty=self.tr("No transaction report is listed."),
        )
        self.newest.show_rows(
            tuple(self._report_row(one, counts["all"].query) for one in data.filings[:_REPORTS]),
            empty=self.tr("No transaction report is listed."),
        )
        more = total - min(total, _REPORTS)
        self._newest_card.set_remark(self.tr("{n} more").format(n=show.count(more)) if more else "")

    def _report_row(self, row: FilingRow, query: str) -> Count:
        figure = state_text(row)
        if row.trades:
            figure = trades_words(row.trades)
        remark = row.doc_id if len(row.doc_id) <= 12 else ""
        if row.role == FilerRole.FORMER_MEMBER:
            remark = f"{remark} {self.tr('after leaving office')}".strip()
        facts = f"{show.day(row.filed_on)}, {row.doc_id}: {state_text(row)}. {row.reason or ''}".strip()
        return Count(
            show.day(row.filed_on), figure, facts, FilingsWish(query, filing_id=row.id), remark=remark
        )

    def year_row(self, one: Any, sides: dict[int, PeriodCount]) -> Count:
        """Return a year with its buys, its sells and the rest."""
        side = sides.get(int(one.key or 0))
        bought, sold = (side.buys, side.sells) if side else (0, 0)
        name = one.key or self.tr("without a date")
        return sides_count(name, one.trades, bought, sold, trades_target(one), is_quiet=not one.key)

    def _tell_career(self, data: OfficialPage) -> None:
        career = services(data.terms, is_serving=bool(data.row.is_serving))
        rows = []
        for one in career:
            district = "" if one.district is None else f"{one.district:02d}"
            seat = show.seat(f"{one.state}{district}")
            name = f"{show.chamber_word(one.chamber)} {seat}"
            days = show.span(one.start_on, one.end_on, is_open=one.is_open)
            if one.start_on is None:
                days = self.tr("days not known")
            terms = self.tr("1 term") if one.terms == 1 else self.tr("{n} terms").format(n=one.terms)
            target = None
            if one.start_on and one.end_on and data.row.trades:
                target = TradesWish(f"{data.row.query} traded:{one.start_on}..{one.end_on}", None)
            rows.append(
                Count(
                    name,
                    days,
                    f"{name}, {show.party_word(one.party)}, {days}, {terms}",
                    target,
                    sign=show.party_letter(one.party) if one.party else "?",
                    remark=terms,
                )
            )
        self.career.show_rows(tuple(rows), empty=self.tr("No term is known."))
        changed = len({one.party for one in data.parties}) > 1
        of_terms = {show.party_letter(one.party) for one in career if one.party}
        of_trades = {show.party_letter(one.key) for one in data.by_party if one.key}
        if changed:
            remark = self.tr("changed party")
        elif of_terms and of_trades - of_terms and any(one.start_on is None for one in career):
            remark = self.tr("changed party; the day is not in the data at hand")
        else:
            remark = ""
        self._career_card.set_remark(remark)

    # Doors

    @Slot()
    def _on_trades(self) -> None:
        self.trades_wanted.emit(TradesWish(self._data.row.query, None))

    @Slot()
    def _on_late(self) -> None:
        self.trades_wanted.emit(TradesWish(self._data.tally.late.query, None))

    @Slot()
    def _on_reports(self) -> None:
        query = next((one.query for one in self._data.filing_counts if one.key == "all"), "")
        self.filings_wanted.emit(FilingsWish(query))

    @Slot(str)
    def _on_seat_opened(self, query: str) -> None:
        self.trades_wanted.emit(TradesWish(query, None))
