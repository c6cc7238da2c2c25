"""The dashboard: what officials disclosed, at a glance; every mark is a door to the rows behind it.

Numbers come whole from `query.dashboard`; this page only draws them. Charts arrive right after the first
paint, since their library takes longer to import than the window takes to open. Longer than most modules: it
puts eleven parts together, each in a few lines that only belong here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.coverage_words import coverage_sentence
from govtrades_desktop.gui.models.filings import state_text
from govtrades_desktop.gui.pages.page import (
    FilingsWish,
    OfficialWish,
    Page,
    SecurityWish,
    TradesWish,
)
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.gui.widgets.bar_list import Bar, BarList
from govtrades_desktop.gui.widgets.card import Card, Tile
from govtrades_desktop.gui.widgets.count_list import Count, CountList
from govtrades_desktop.gui.widgets.line_list import Line, LineList
from govtrades_desktop.gui.widgets.states import Skeleton, StateNote
from govtrades_desktop.query.coverage import CoverageRow
from govtrades_desktop.query.dashboard import Dashboard, LagBin, Month, Ranked
from govtrades_desktop.query.filings import FilingRow

_MONTHS_SHOWN = 180


class DashboardPage(Page):
    """The Dashboard page."""

    name = "dashboard"
    is_searched_while_typing = False

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(catalogue, parent)
        self._data: Dashboard | None = None
        self._has_asked_charts = False
        self.months = None
        self.lags = None
        self._title = PlainLabel(self.tr("What officials disclosed"), self)
        self._title.setFont(theme.font("title"))
        self._stamp = PlainLabel(parent=self)
        self._stamp.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.setSpacing(2 * theme.GRID)
        head.addWidget(self._title)
        head.addWidget(self._stamp, 1)
        self.tiles = {
            "trades": Tile(self.tr("Trades"), self),
            "filings": Tile(self.tr("Transaction reports"), self),
            "officials": Tile(self.tr("Officials"), self),
            "volume": Tile(self.tr("Disclosed volume"), self),
            "late": Tile(self.tr("Filed late"), self),
        }
        tiles = QHBoxLayout()
        tiles.setSpacing(10)
        for name, tile in self.tiles.items():
            tiles.addWidget(tile, {"trades": 5, "filings": 7, "officials": 3}.get(name, 4))
        self._month_room = _Room(self)
        self._lag_room = _Room(self)
        self.most_traded = CountList(self, is_elastic=True, widest_name=0.34)
        self.most_active = CountList(self, is_elastic=True, widest_name=0.5)
        self.newest = LineList(self)
        self.coverage = BarList(self, is_same_length=True, is_close=True)
        self._month_card = Card(self.tr("Buys and sells by month"), self._month_room, self)
        self._lag_card = Card(self.tr("Days from trade to filing"), self._lag_room, self)
        self._coverage_card = Card(self.tr("Coverage by year"), self._coverage_room(), self)
        self._traded_card = Card(self.tr("Most traded"), self.most_traded, self)
        self._active_card = Card(
            self.tr("Most active"), self.most_active, self, remark=self.tr("officials, by trades")
        )
        self._newest_card = Card(self.tr("Newest reports"), self.newest, self)
        grid = QGridLayout()
        grid.setSpacing(10)
        grid.addWidget(self._month_card, 0, 0, 1, 6)
        grid.addWidget(self._traded_card, 0, 6, 1, 3)
        grid.addWidget(self._active_card, 0, 9, 1, 3)
        grid.addWidget(self._lag_card, 1, 0, 1, 4)
        grid.addWidget(self._newest_card, 1, 4, 1, 5)
        grid.addWidget(self._coverage_card, 1, 9, 1, 3)
        for column in range(12):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 40)
        for row in range(2):
            grid.setRowStretch(row, 1)
            grid.setRowMinimumHeight(row, 190)
        self._body = QWidget(self)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(2 * theme.GRID, 0, 2 * theme.GRID, 12)
        body.setSpacing(10)
        body.addLayout(head)
        body.addLayout(tiles)
        body.addLayout(grid, 1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._scroll.setWidget(self._body)
        self._scroll.viewport().setAutoFillBackground(False)
        self._body.setAutoFillBackground(False)
        self._note = StateNote(self)
        self._note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        layout.addWidget(self._note)
        self._note.acted.connect(self._on_note_acted)
        self.tiles["trades"].clicked.connect(self._on_trades_tile)
        self.tiles["officials"].clicked.connect(self._on_trades_tile)
        self.tiles["volume"].clicked.connect(self._on_trades_tile)
        self.tiles["late"].clicked.connect(self._on_late_tile)
        self.tiles["filings"].clicked.connect(self._on_filings_tile)
        for widget in (self.most_traded, self.most_active, self.newest, self.coverage):
            widget.opened.connect(self.on_opened)

    def _coverage_room(self) -> QWidget:
        """Return the coverage bars, and under them the line that offers the Senate."""
        room = QWidget(self)
        self._offer = QWidget(room)
        self._offer.hide()
        read = QPushButton(self.tr("Senate is off: read its terms…"), self._offer)
        read.setProperty("role", "quiet")
        read.setToolTip(self.tr("Senate reports are collected once you have read and accepted its terms"))
        self._decline = QToolButton(self._offer)
        self._decline.setProperty("role", "quiet")
        self._decline.setAccessibleName(self.tr("Do not offer this again"))
        self._decline.setToolTip(self.tr("Do not offer this again; it stays in the menu Data"))
        self._offer_button = read
        self._dress_offer()
        line = QHBoxLayout(self._offer)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(read, 1)
        line.addWidget(self._decline)
        layout = QVBoxLayout(room)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.coverage, 1)
        layout.addWidget(self._offer)
        read.clicked.connect(self.senate_terms_wanted)
        self._decline.clicked.connect(self.senate_offer_declined)
        return room

    def _dress_offer(self) -> None:
        self._offer.setStyleSheet(theme.chrome_sheet())
        self._decline.setIcon(resources.icon("close", "muted"))

    def search_hint(self) -> str:
        """Say what can be searched."""
        return self.tr("Search trades by official, ticker, asset or filing date, then press Enter")

    def search(self, text: str) -> None:
        """Enter in the box goes to the trades."""
        self.text = ""
        if text.strip():
            self.trades_wanted.emit(TradesWish(text, self.year, self.chamber))

    def show_year(self, year: int | None) -> None:
        """Show one index year, or all."""
        if year != self.year:
            self.year = year
            if self.isVisible():
                self.read()
            else:
                self.mark_stale()

    def show_chamber(self, chamber: str | None) -> None:
        """Show one chamber, or both."""
        if chamber != self.chamber:
            self.chamber = chamber
            if self.isVisible():
                self.read()
            else:
                self.mark_stale()

    def show_senate(self, *, is_on: bool, is_offered: bool) -> None:
        """Offer the Senate in one quiet line under the coverage, while it is off and was not declined."""
        super().show_senate(is_on=is_on, is_offered=is_offered)
        self._offer.setVisible(is_offered and not is_on)

    def read(self) -> None:
        """Read the numbers and draw them."""
        self._is_stale = False
        try:
            self._data = self.catalogue.dashboard(self.year, self.chamber)
        except GovTradesError as error:
            self.failed.emit(error)
            self._note.tell(
                self.tr("The dashboard cannot be shown"),
                f"{error.message} {error.hint}",
                self.tr("Try again"),
            )
            self._show_note(is_shown=True)
            return
        if not self.catalogue.count_trades() and not self.catalogue.count_filings():
            self._note.tell(
                self.tr("Nothing here yet"),
                self.tr(
                    "A refresh fetches the official index of filings and reads each transaction report. "
                    "What was read stays on this machine."
                ),
                self.tr("Refresh"),
            )
            self._show_note(is_shown=True)
            return
        self._show_note(is_shown=False)
        self._tell(self._data)

    def _show_note(self, *, is_shown: bool) -> None:
        self._note.setVisible(is_shown)
        self._scroll.setVisible(not is_shown)

    def _tell(self, data: Dashboard) -> None:
        stamp = (
            self.tr("all years") if data.year is None else self.tr("filings of {year}").format(year=data.year)
        )
        if data.chamber is not None:
            stamp = f"{show.chamber_word(data.chamber)}, {stamp}"
        if data.data_as_of:
            stamp += self.tr(" · official index as of {moment}").format(moment=show.moment(data.data_as_of))
        self._stamp.setText(stamp)
        self._stamp.setStyleSheet(f"color: {theme.colours().muted}")
        self._tell_tiles(data)
        self.most_traded.show_rows(
            tuple(_ranked_bar(self, r, data, SecurityWish) for r in data.most_traded),
            empty=self.tr("No trade with a ticker yet."),
        )
        self.most_active.show_rows(
            tuple(_ranked_bar(self, r, data, OfficialWish) for r in data.most_active),
            empty=self.tr("No trades yet."),
        )
        self.newest.show_rows(
            tuple(self._newest_line(row) for row in data.newest_filings),
            empty=self.tr("No reports listed yet."),
        )
        self.coverage.show_rows(
            self._coverage_bars(data),
            empty=self.tr("No index was read yet."),
        )
        legend = [("■", "read", self.tr("read")), ("■", "paper", self.tr("paper"))]
        if data.tiles.filings_failed:
            legend.append(("■", "failed", self.tr("failed")))
        self._coverage_card.set_legend(tuple(legend))
        self._traded_card.set_legend((("▲", "buy", self.tr("buys")), ("▼", "sell", self.tr("sells"))))
        self._draw_charts()

    def _tell_tiles(self, data: Dashboard) -> None:
        t = data.tiles
        parts = [
            self.tr("{n} buys").format(n=show.count(t.buys)),
            self.tr("{n} sells").format(n=show.count(t.sells)),
        ]
        if t.exchanges:
            parts.append(self.tr("{n} exch.").format(n=show.count(t.exchanges)))
        self.tiles["trades"].tell(show.count(t.sums.trades), " · ".join(parts))
        states = [
            self.tr("{n} read").format(n=show.count(t.filings_read)),
            self.tr("{n} paper").format(n=show.count(t.filings_paper)),
            self.tr("{n} not fetched").format(n=show.count(t.filings_not_fetched)),
        ]
        if t.filings_failed:
            states.insert(1, self.tr("{n} failed").format(n=show.count(t.filings_failed)))
        told = t.filings_read + t.filings_paper + t.filings_not_fetched + t.filings_failed
        if t.filings > told:
            states.append(self.tr("{n} other").format(n=show.count(t.filings - told)))
        self.tiles["filings"].tell(
            show.count(t.filings), " · ".join(states), coverage_sentence(data.coverage.totals)
        )
        self.tiles["officials"].tell(
            show.count(t.officials),
            self.tr("with a trade read"),
            self.tr("Distinct names in the index"),
        )
        self.tiles["volume"].tell(
            show.short_band(t.sums.amount_low_usd, t.sums.amount_high_usd) if t.sums.trades else show.NONE,
            self.tr("sum of bands, never a point")
            if not t.sums.open_ended
            else self.tr("and more; open bands: {n}").format(n=show.count(t.sums.open_ended)),
        )
        self.tiles["late"].tell(
            show.percent(t.late_share),
            self.tr("{n} of {total} after 45 days").format(n=show.count(t.late), total=show.count(t.dated)),
            self.tr("More than 45 days between trade and filing; not a finding that a rule was broken"),
        )

    def _newest_line(self, row: FilingRow) -> Line:
        state = state_text(row)
        colour = "text"
        if row.reading == LedgerState.READ:
            state = (
                self.tr("1 trade")
                if row.trades == 1
                else self.tr("{n} trades").format(n=show.count(row.trades))
            )
        elif row.reading == LedgerState.PAPER:
            colour = "paper_text"
        elif row.reading == LedgerState.FAILED:
            colour = "error_text"
        else:
            colour = "muted"
        facts = (
            f"{show.day(row.filed_on)} {row.official}, {show.chamber_word(row.source)} {row.doc_id}: "
            f"{state_text(row)}"
        )
        if row.reason:
            facts += f". {row.reason}"
        return Line(
            show.day(row.filed_on),
            row.official,
            state,
            facts,
            FilingsWish(filing_id=row.id, year=row.year, chamber=self.chamber),
            colour,
            show.chamber_letter(row.source),
        )

    def _coverage_bars(self, data: Dashboard) -> tuple[Bar, ...]:
        """Return one bar a year, both chambers together unless one is chosen; the facts tell each."""
        by_year: dict[int, list[CoverageRow]] = {}
        for row in data.coverage.rows:
            if row.listed:
                by_year.setdefault(row.year, []).append(row)
        return tuple(self._coverage_bar(year, rows) for year, rows in by_year.items())

    def _coverage_bar(self, year: int, rows: list[CoverageRow]) -> Bar:
        def count(*states: LedgerState) -> int:
            return sum(row.states.get(state, 0) for row in rows for state in states)

        read, listed = count(LedgerState.READ, LedgerState.NO_TRADES), sum(row.listed for row in rows)
        facts = "\n".join(
            f"{show.chamber_word(row.source)} {row.year}: {coverage_sentence(row)}" for row in rows
        )
        return Bar(
            str(year),
            ((read, "read"), (count(LedgerState.PAPER), "paper"), (count(LedgerState.FAILED), "failed")),
            f"{show.count(read)}/{show.count(listed)}",
            facts,
            FilingsWish(year=year, filing_type="P", chamber=self.chamber),
            whole=max(listed, 1),
        )

    # Charts

    def load_charts(self) -> None:
        """Import the chart library and draw; called after the first paint, harmless later."""
        if self.months is not None:
            return
        from govtrades_desktop.gui.widgets.bar_chart import BarChart

        self.months, self.lags = BarChart(self), BarChart(self)
        self.months.setAccessibleName(self.tr("Buys and sells by month"))
        self.lags.setAccessibleName(self.tr("Days from trade to filing"))
        self._month_room.take(self.months)
        self._lag_room.take(self.lags)
        self.months.opened.connect(self.on_opened)
        self.lags.opened.connect(self.on_opened)
        self._draw_charts()

    def _draw_charts(self) -> None:
        data = self._data
        if self.months is None or self.lags is None or data is None:
            return
        from govtrades_desktop.gui.widgets.bar_chart import ChartBar

        months = data.months[-_MONTHS_SHOWN:]
        self._month_card.set_legend((("▲", "buy", self.tr("buys")), ("▼", "sell", self.tr("sells"))))
        remark = self.tr("trades, by trade date")
        hidden = sum(m.buys + m.sells for m in data.months[:-_MONTHS_SHOWN]) + data.outside_months
        if hidden:
            remark += self.tr("; {n} in other months").format(n=show.count(hidden))
        if data.without_traded_on:
            remark += self.tr("; {n} without a date").format(n=show.count(data.without_traded_on))
        self._month_card.set_remark(remark)
        self.months.show_bars(
            tuple(
                ChartBar(
                    m.buys,
                    m.sells,
                    _month_label(m, len(months)),
                    self._month_facts(m),
                    TradesWish(m.query, data.year, data.chamber),
                )
                for m in months
            ),
            empty=self._nothing_read(data),
        )
        cut = next(
            (
                i - 0.5
                for i, b in enumerate(data.lags)
                if b.low_days is not None and b.low_days > data.late_after_days
            ),
            None,
        )
        self._lag_card.set_legend((("■", "in_time", self.tr("in time")), ("■", "late", self.tr("late"))))
        self.lags.show_bars(
            tuple(
                ChartBar(
                    b.trades,
                    0,
                    _lag_label(b),
                    self._lag_facts(b),
                    TradesWish(b.query, data.year, data.chamber),
                    "late" if b.low_days is not None and b.low_days > data.late_after_days else "in_time",
                )
                for b in data.lags
            ),
            line_at=cut,
            line_word=self.tr("45 days"),
            empty=self._nothing_read(data),
        )

    def _nothing_read(self, data: Dashboard) -> str:
        """Return why there is no column to draw."""
        return self.tr("No trade was read: {coverage}.").format(
            coverage=coverage_sentence(data.coverage.totals)
        )

    def _month_facts(self, month: Month) -> str:
        buys = show.short_band(month.buys_low_usd, month.buys_high_usd, is_open=month.buys_open_ended > 0)
        sells = show.short_band(month.sells_low_usd, month.sells_high_usd, is_open=month.sells_open_ended > 0)
        lines = [f"{month.first_day:%Y-%m}"]
        lines.append(
            self.tr("▲ {n} buys").format(n=show.count(month.buys)) + (f", {buys}" if month.buys else "")
        )
        lines.append(
            self.tr("▼ {n} sells").format(n=show.count(month.sells)) + (f", {sells}" if month.sells else "")
        )
        return "\n".join(lines)

    def _lag_facts(self, part: LagBin) -> str:
        return self.tr("{days} days: {n} trades").format(days=_lag_label(part), n=show.count(part.trades))

    # Doors

    @Slot(object)
    def on_opened(self, target: object) -> None:
        """Follow a mark to the rows behind it."""
        if isinstance(target, TradesWish):
            self.trades_wanted.emit(target)
        elif isinstance(target, FilingsWish):
            self.filings_wanted.emit(target)
        elif isinstance(target, OfficialWish):
            self.official_wanted.emit(target)
        elif isinstance(target, SecurityWish):
            self.security_wanted.emit(target)

    @Slot()
    def _on_trades_tile(self) -> None:
        self.trades_wanted.emit(TradesWish("", self.year, self.chamber))

    @Slot()
    def _on_late_tile(self) -> None:
        self.trades_wanted.emit(TradesWish("late:yes", self.year, self.chamber))

    @Slot()
    def _on_filings_tile(self) -> None:
        self.filings_wanted.emit(FilingsWish(year=self.year, filing_type="P", chamber=self.chamber))

    @Slot()
    def _on_note_acted(self) -> None:
        if self._data is None:
            self.read()
        else:
            self.refresh_wanted.emit(())

    def focus_rows(self) -> None:
        """Give the keyboard to the first tile."""
        self.tiles["trades"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QEvent) -> None:
        """Draw the ground; the first time, let the charts come right after."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("window"))
        painter.end()
        if not self._has_asked_charts:
            self._has_asked_charts = True
            QTimer.singleShot(80, self, self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        self.load_charts()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._data is not None:
            QTimer.singleShot(0, self, self._on_look_changed)

    @Slot()
    def _on_look_changed(self) -> None:
        self._stamp.setStyleSheet(f"color: {theme.colours().muted}")
        self._dress_offer()
        for chart in (self.months, self.lags):
            if chart is not None:
                chart.redraw()


class _Room(QWidget):
    """A place kept for a chart: a skeleton stands in it until the chart comes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._skeleton: QWidget | None = Skeleton(self)
        self._layout.addWidget(self._skeleton)

    def take(self, widget: QWidget) -> None:
        """Put the chart in."""
        if self._skeleton is not None:
            self._layout.removeWidget(self._skeleton)
            self._skeleton.hide()  # deleted only later: until then it would stand behind the chart
            self._skeleton.deleteLater()
            self._skeleton = None
        self._layout.addWidget(widget)


def _ranked_bar(
    owner: QWidget, ranked: Ranked, board: Dashboard, page: type[OfficialWish] | type[SecurityWish]
) -> Count:
    """Return a row: its name opens the page of whom or what it is, where known; its figure the rows."""
    rest = ranked.trades - ranked.buys - ranked.sells
    volume = show.short_band(ranked.amount_low_usd, ranked.amount_high_usd, is_open=ranked.open_ended > 0)
    facts = owner.tr("{name} ({detail}): {n} trades, {buys} buys, {sells} sells; {volume}").format(
        name=ranked.name,
        detail=ranked.detail,
        n=show.count(ranked.trades),
        buys=show.count(ranked.buys),
        sells=show.count(ranked.sells),
        volume=volume,
    )
    parts = ((ranked.buys, "buy"), (ranked.sells, "sell"), (rest, "exchange"))
    target = TradesWish(ranked.query, board.year, board.chamber)
    name_target = page(ranked.key) if ranked.key else None
    return Count(ranked.name, show.count(ranked.trades), facts, target, name_target, parts)


def _month_label(month: Month, months: int) -> str:
    if months <= 18:
        return f"{month.first_day:%Y-%m}"
    return f"{month.first_day:%Y}" if month.first_day.month == 1 else ""


def _lag_label(part: LagBin) -> str:
    if part.low_days is None:
        return f"≤ {part.high_days}"
    if part.high_days is None:
        return f"{part.low_days}+"
    if part.low_days == part.high_days:
        return str(part.low_days)
    return f"{part.low_days}–{part.high_days}"
