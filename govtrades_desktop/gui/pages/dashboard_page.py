"""The dashboard: what officials disclosed, at a glance; every mark is a door to the rows behind it.

Numbers come whole from `query.dashboard`, for one filter over all of the page; `dashboard_specs` makes charts
of them. The charts arrive right after the first paint, since a start does without them. It counts nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govtrades_desktop.core.errors import GovTradesError, UserInputError
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.pages.dashboard_board import DashboardBoard
from govtrades_desktop.gui.pages.dashboard_parts import newest_line
from govtrades_desktop.gui.pages.dashboard_words import (
    beyond_remark,
    beyond_sentence,
    filings_wish,
    filter_words,
    trades_wish,
)
from govtrades_desktop.gui.pages.page import (
    FilingsWish,
    OfficialWish,
    Page,
    Place,
    SecurityWish,
    TradesWish,
)
from govtrades_desktop.gui.session import Session
from govtrades_desktop.gui.widgets.states import StateNote
from govtrades_desktop.query.dashboard import Dashboard
from govtrades_desktop.query.dashboard_filter import DashboardFilter


class DashboardPage(Page):
    """The Dashboard page.

    `frames` are its charts by name: counts, volume, traded, active, lags, coverage; none until the first
    paint is over.
    """

    name = "dashboard"
    is_searched_while_typing = False
    has_own_chips = True

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(catalogue, parent)
        self._data: Dashboard | None = None
        self._picked = DashboardFilter()
        self._measure = "counts"
        self._has_asked_charts = False
        self.frames: dict[str, Any] = {}
        self.board = DashboardBoard(self)
        self.filters, self.tiles, self.newest = (
            self.board.filters,
            self.board.tile_row.tiles,
            self.board.newest,
        )
        self.board.measure_switch.choose(self._measure)
        self._note = StateNote(self)
        self._note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.board)
        layout.addWidget(self._note)
        self._connect()

    def _connect(self) -> None:
        self._note.acted.connect(self._on_note_acted)
        self.filters.wanted.connect(self.narrow)
        self.filters.left.connect(self.focus_rows)
        self.board.measure_switch.chosen.connect(self._on_measure)
        for name in ("trades", "officials", "volume"):
            self.tiles[name].clicked.connect(self._on_trades_tile)
        self.tiles["late"].clicked.connect(self._on_late_tile)
        self.tiles["filings"].clicked.connect(self._on_filings_tile)
        self.newest.opened.connect(self.on_opened)
        self.board.coverage_card.terms_wanted.connect(self.senate_terms_wanted)
        self.board.coverage_card.declined.connect(self.senate_offer_declined)

    # What it is narrowed to

    @property
    def shown(self) -> DashboardFilter:
        """What the whole page is narrowed to: the bar's chamber and year, and what is chosen here."""
        shown = replace(self._picked, chamber=self.chamber)
        return shown if self.year is None else replace(shown, first_year=self.year, last_year=self.year)

    @Slot(object)
    def narrow(self, shown: DashboardFilter) -> None:
        """Narrow everything at once; a chamber and a single year are told to the bar over the pages."""
        if shown == self.shown:
            return
        is_other_scope = (shown.year, shown.chamber) != (self.year, self.chamber)
        self._take(shown)
        self.read()
        if is_other_scope:
            self.scope_changed.emit()

    def clear_filters(self) -> None:
        """Show everything."""
        self.narrow(DashboardFilter())

    def _take(self, shown: DashboardFilter) -> None:
        self.year, self.chamber = shown.year, shown.chamber
        self._picked = replace(shown, chamber=None)
        if shown.year is not None:
            self._picked = replace(self._picked, first_year=None, last_year=None)

    def show_year(self, year: int | None) -> None:
        """Show one index year, or all: what the bar says ends a choice of several years."""
        if year != self.year:
            self._picked = replace(self._picked, first_year=None, last_year=None)
            self.year = year
            self._read_or_wait()

    def show_chamber(self, chamber: str | None) -> None:
        """Show one chamber, or both."""
        if chamber != self.chamber:
            self.chamber = chamber
            self._read_or_wait()

    def _read_or_wait(self) -> None:
        if self.isVisible():
            self.read()
        else:
            self.mark_stale()

    def place(self) -> Place:
        """Return where the reader is, with what was chosen here."""
        picked = self._picked
        years = (picked.first_year, picked.last_year)
        choices = (picked.party, picked.owner, picked.asset_class, *(str(y) if y else None for y in years))
        return replace(super().place(), choices=choices)

    def return_to(self, place: Place) -> None:
        """Narrow it as it was."""
        super().return_to(place)
        if len(place.choices) == 5:
            self._pick(*place.choices)

    def _pick(
        self, party: str | None, owner: str | None, asset: str | None, first: str | None, last: str | None
    ) -> None:
        """Take over choices from outside; one that nothing can be counts as none."""
        try:
            picked = DashboardFilter(
                party=party or None,
                owner=owner or None,
                asset_class=asset or None,
                first_year=int(first) if first else None,
                last_year=int(last) if last else None,
            )
        except (UserInputError, ValueError):
            picked = DashboardFilter()
        if picked != self._picked:
            self._picked = picked
            self.mark_stale()

    _KEPT = ("party", "owner", "asset", "first-year", "last-year")

    def save(self, session: Session) -> None:
        """Remember what was chosen here."""
        for key, value in zip(self._KEPT, self.place().choices, strict=True):
            session.keep(f"{self.name}/{key}", value)
        session.keep(f"{self.name}/measure", self._measure)

    def restore(self, session: Session) -> None:
        """Put it back."""
        self._pick(*(session.text(f"{self.name}/{key}") for key in self._KEPT))
        if session.text(f"{self.name}/measure") == "volume":
            self._measure = "volume"
            self.board.measure_switch.choose("volume")

    # Reading and telling

    def search_hint(self) -> str:
        """Say what can be searched."""
        return self.tr("Search trades by official, ticker, asset or filing date, then press Enter")

    def search(self, text: str) -> None:
        """Enter in the box goes to the trades."""
        self.text = ""
        if text.strip():
            self.trades_wanted.emit(TradesWish(text, self.year, self.chamber))

    def show_senate(self, *, is_on: bool, is_offered: bool) -> None:
        """Offer the Senate in one quiet line under the coverage, while it is off and was not declined."""
        super().show_senate(is_on=is_on, is_offered=is_offered)
        self.board.coverage_card.offer.setVisible(is_offered and not is_on)

    def read(self) -> None:
        """Read the numbers and draw them."""
        self._is_stale = False
        try:
            self._data = self.catalogue.dashboard(self.shown)
        except GovTradesError as error:
            self._data = None
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
        self.board.setVisible(not is_shown)

    def _tell(self, board: Dashboard) -> None:
        shown = self.shown
        self.filters.put(shown, self.catalogue.years())
        self.board.tell_filter(filter_words(shown))
        stamp = ""
        if board.data_as_of:
            stamp = self.tr("official index as of {moment}").format(moment=show.moment(board.data_as_of))
        self.board.stamp.setText(stamp)
        self.board.dress()
        self.board.tile_row.tell(board)
        has_senate = any(row.source == "senate" and row.listed for row in board.coverage.rows)
        self.board.coverage_card.tell_senate(has_data=has_senate)
        self.newest.show_rows(
            tuple(newest_line(row, shown) for row in board.newest_filings),
            empty=self.tr("No reports listed here."),
        )
        self.board.newest_card.set_remark(beyond_remark(shown))
        self.board.newest_card.setToolTip(beyond_sentence(shown))
        self._draw_charts()

    # Charts

    def load_charts(self) -> None:
        """Import the charts and draw; called after the first paint, harmless later."""
        if self.frames:
            return
        from govtrades_desktop.gui.charts.frame import ChartFrame
        from govtrades_desktop.gui.charts.specs import BandSpec, BarsSpec, ColumnsSpec, CoverageSpec

        for name, kind, room in (
            ("counts", ColumnsSpec, "months"),
            ("volume", BandSpec, "months"),
            ("traded", BarsSpec, "traded"),
            ("active", BarsSpec, "active"),
            ("lags", ColumnsSpec, "lags"),
            ("coverage", CoverageSpec, "coverage"),
        ):
            place = self.board.rooms[room]
            frame = ChartFrame(kind, place, title=place.title, is_card=name != "coverage")
            frame.opened.connect(self.on_opened)
            frame.saved.connect(self._on_saved)
            frame.failed.connect(self.failed)
            place.take(frame)
            self.frames[name] = frame
        self._bring_measure()
        self._order_tabs()
        self._draw_charts()

    def _order_tabs(self) -> None:
        """Let the Tab key go through the page as one reads it: the charts came later than what is below."""
        switch = self.board.measure_switch.buttons.values()
        order: list[QWidget] = [*self.tiles.values(), *switch]
        for name in ("counts", "volume", "traded", "active", "lags"):
            order += [self.frames[name].chart, self.frames[name].button]
        last, card = self.frames["coverage"], self.board.coverage_card
        order += [self.newest, last.chart, last.button, card.read_button, card.decline_button]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _draw_charts(self) -> None:
        board = self._data
        if not self.frames or board is None:
            return
        from govtrades_desktop.gui.pages import dashboard_specs as specs

        if board.data_as_of is None and (day := self.catalogue.freshness().starter_date) is not None:
            # no index was asked yet: a saved picture says of which day the bundled data is
            board = replace(board, data_as_of=dt.datetime.combine(day, dt.time(), dt.UTC))
        made = {
            "traded": specs.most_traded,
            "active": specs.most_active,
            "lags": specs.lags,
            "coverage": specs.coverage,
            # the other measure is drawn when it is chosen
            self._measure: specs.month_volume if self._measure == "volume" else specs.month_counts,
        }
        for name, make in made.items():
            spec = make(board)
            if (
                spec != self.frames[name].spec
            ):  # what a refresh did not change stays as it stands, zoom and all
                self.frames[name].show_spec(spec)

    @Slot(str)
    def _on_measure(self, name: str) -> None:
        self._measure = name
        self._draw_charts()
        self._bring_measure()

    def _bring_measure(self) -> None:
        if self.frames:
            self.board.rooms["months"].bring(self.frames[self._measure])
            self.board.measure_switch.raise_()

    @Slot(object)
    def _on_saved(self, path: object) -> None:
        self.told.emit(self.tr("Saved {path}").format(path=path))

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
        self.trades_wanted.emit(trades_wish(self.shown.as_query(), self.shown))

    @Slot()
    def _on_late_tile(self) -> None:
        query = f"late:yes {self.shown.as_query()}".strip()
        self.trades_wanted.emit(trades_wish(query, self.shown))

    @Slot()
    def _on_filings_tile(self) -> None:
        self.filings_wanted.emit(filings_wish(self.shown))

    @Slot()
    def _on_note_acted(self) -> None:
        if self._data is None:
            self.read()
        else:
            self.refresh_wanted.emit(())

    def focus_rows(self) -> None:
        """Give the keyboard to the first tile."""
        self.tiles["trades"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Looks

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
        if self.isVisible():
            self.load_charts()
        else:  # left, or closed with its data, before the charts came: the next paint asks again
            self._has_asked_charts = False

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._data is not None:
            QTimer.singleShot(0, self, self._on_look_changed)

    @Slot()
    def _on_look_changed(self) -> None:
        self.board.dress()
