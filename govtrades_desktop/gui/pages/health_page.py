"""The Health page: how each source, the data and the program are, what was refreshed, what failed, the log.

It shows what `HealthDesk` brings, read off the GUI thread, and asks nothing of the data itself.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import health_words as words
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.loop_probe import Gaps
from govtrades_desktop.gui.pages.health_parts import FactCard, FailedList, LogPane
from govtrades_desktop.gui.pages.page import FilingsWish, Page
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.gui.refresh_requests import RefreshState
from govtrades_desktop.gui.session import Session
from govtrades_desktop.gui.widgets.card import Card
from govtrades_desktop.gui.widgets.columns_box import ColumnsBox
from govtrades_desktop.gui.widgets.plain_table import PlainColumn, PlainRow, PlainTable
from govtrades_desktop.gui.widgets.states import StateNote

if TYPE_CHECKING:
    from govtrades_desktop.core.records import ChangeSet
    from govtrades_desktop.gui.charts.frame import ChartFrame
    from govtrades_desktop.gui.health_words import HealthFacts
    from govtrades_desktop.gui.widgets.live_plot import LatePlot

_OVERVIEW, _RUNS, _FAILED, _LOG = range(4)
_DRAW_AFTER_MS = 60
_NOTHING = Gaps(0, 0.0, 0.0, 0.0)


class HealthPage(Page):
    """The page.

    Signals:
        facts_wanted(): everything is to be read anew; check_wanted(): with SQLite's check of the database.
        log_wanted(): the log alone is to be read anew.
        try_again_wanted(object): a tuple of filing ids.
        report_wanted(): everything as text, into the clipboard.
        seen(): somebody looks at the page; left(): nobody does any more.
    """

    facts_wanted = Signal()
    check_wanted = Signal()
    log_wanted = Signal()
    try_again_wanted = Signal(object)
    report_wanted = Signal()
    seen = Signal()
    left = Signal()

    name = "health"
    is_searched_while_typing = False
    has_year = False
    has_chamber = False

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(catalogue, parent)
        self.facts: HealthFacts | None = None
        self.checked = ""
        self._state = RefreshState()
        self._gaps = _NOTHING
        self._sources: dict[str, FactCard] = {}
        self._frame: ChartFrame | None = None
        self.late_plot: LatePlot | None = None
        self._late_card: Card | None = None
        heading = PlainLabel(self.tr("Health"), self)
        heading.setFont(theme.font("title"))
        self.summary = PlainLabel(self.tr("Looking…"), self)
        self.summary.setWordWrap(True)
        self.report_button = QPushButton(self.tr("Copy report"), self)
        self.report_button.setToolTip(self.tr("Everything here as text, without your name and folders"))
        self.check_button = QPushButton(self.tr("Check the database"), self)
        self.check_button.setToolTip(self.tr("SQLite reads the whole file and says what is wrong with it"))
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self.check_button)
        head.addWidget(self.report_button)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Parts of Health"))
        for word in (self.tr("Overview"), self.tr("Refreshes"), self.tr("Failed"), self.tr("Log")):
            self.tabs.addTab(word)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self._make_overview())
        self.stack.addWidget(self._make_runs())
        self.failed_list = FailedList(self)
        self.stack.addWidget(self.failed_list)
        self.log = LogPane(self)
        self.stack.addWidget(self.log)
        self._note = StateNote(self)
        self._note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, 2, 2 * theme.GRID, 12)
        layout.setSpacing(theme.GRID)
        layout.addLayout(head)
        layout.addWidget(self.summary)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self._note, 1)
        self._clock = QTimer(self)
        self._clock.setInterval(3000)
        self._clock.timeout.connect(self._on_clock)
        self._beats = 0
        self.tabs.currentChanged.connect(self._on_tab)
        self.check_button.clicked.connect(self._on_check)
        self.report_button.clicked.connect(self.report_wanted)
        self.failed_list.try_again_wanted.connect(self.try_again_wanted)
        self.failed_list.filing_wanted.connect(self._on_filing)
        self.log.follow_changed.connect(self.log_wanted)
        self._note.acted.connect(self.read)
        self._dress()

    def _make_overview(self) -> QWidget:
        self.database_card = FactCard(self.tr("Database"), self)
        self.program_card = FactCard(self.tr("Program"), self)
        self._cards = ColumnsBox(self)
        body = QWidget(self)
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self._cards)
        self._chart_room = QVBoxLayout()
        inside.addLayout(self._chart_room)
        inside.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(body)
        self._scroll.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        return self._scroll

    def _make_runs(self) -> QWidget:
        columns = (
            PlainColumn(self.tr("Began"), "2026-06-22 12:05"),
            PlainColumn(self.tr("Source"), self.tr("Who holds office")),
            PlainColumn(self.tr("How"), self.tr("went well")),
            PlainColumn(self.tr("New"), "00,000", is_number=True),
            PlainColumn(self.tr("Fetched"), "00,000", is_number=True),
            PlainColumn(self.tr("Read"), "00,000", is_number=True),
            PlainColumn(self.tr("Failed"), "00,000", is_number=True),
            PlainColumn(self.tr("Requests"), "00,000", is_number=True),
            PlainColumn(self.tr("Took"), self.tr("00 h 00 min"), is_number=True),
            PlainColumn(self.tr("Why")),
        )
        self.runs = PlainTable(self.tr("Runs"), columns, self)
        return self.runs

    # What is so

    def read(self) -> None:
        """Have everything read anew, off this thread."""
        self._is_stale = False
        self.facts_wanted.emit()

    def take_news(self, changes: ChangeSet) -> None:
        """A run has ended: its line stands in the table."""
        self.read()

    def tell(self, facts: HealthFacts) -> None:
        """Show what was read."""
        self.facts = facts
        if facts.health.problems is not None:
            how = self.tr("sound") if not facts.health.problems else self.tr("damaged")
            self.checked = f"{dt.datetime.now().astimezone():%Y-%m-%d %H:%M}: {how}"
        self.check_button.setEnabled(True)
        self._note.hide()
        self.stack.show()
        self._tell_summary()
        self._tell_overview()
        self._tell_runs()
        self.failed_list.tell(facts)
        count = len(facts.condition.failed)
        self.tabs.setTabText(
            _FAILED, self.tr("Failed ({n})").format(n=show.count(count)) if count else self.tr("Failed")
        )
        self.log.tell(facts.log)

    def tell_trouble(self, sentence: str) -> None:
        """Say why nothing can be told; what was told before stays where there is any."""
        self.check_button.setEnabled(True)
        if self.facts is None:
            self.stack.hide()
            self._note.tell(self.tr("Health cannot be read"), sentence, self.tr("Try again"))
            self._note.show()
        else:
            self.summary.setText(sentence)

    def tell_state(self, state: RefreshState) -> None:
        """Follow the refresh."""
        was_running = self._state.is_running
        self._state = state
        if self.facts is not None and (was_running != state.is_running or self.isVisible()):
            self._tell_overview()

    def tell_gaps(self, gaps: Gaps, recent: tuple[tuple[float, float], ...] = ()) -> None:
        """Say how smooth the window is; `recent`: seconds ago and milliseconds late of each tick."""
        self._gaps = gaps
        if self.late_plot is not None and self.isVisible():
            ticks = np.array(recent, dtype=float).reshape(-1, 2)
            self.late_plot.show_late(ticks[:, 0], ticks[:, 1])
        if self.facts is not None and self.isVisible():
            self.program_card.tell(words.program_facts(self.facts, gaps))

    def _tell_summary(self) -> None:
        assert self.facts is not None
        concerns = self.facts.condition.concerns
        if concerns:
            self.summary.setText("⚠ " + " ⚠ ".join(one.words for one in concerns))
        else:
            self.summary.setText(self.tr("Nothing needs your attention."))
        colours = theme.colours()
        self.summary.setStyleSheet(f"color: {colours.error_text if concerns else colours.muted}")

    def _tell_overview(self) -> None:
        assert self.facts is not None
        health = self.facts.health
        for one in health.sources:
            if one.source not in self._sources:
                self._sources[one.source] = FactCard(words.source_word(one.source), self)
            is_timed = one.source in ("house", "senate")
            self._sources[one.source].tell(words.source_facts(one, self._state, is_timed=is_timed))
        if not health.sources:
            card = self._sources.setdefault("house", FactCard(words.source_word("house"), self))
            card.tell([(self.tr("State"), self.tr("No source was asked yet: F5 refreshes."), "muted")])
        self.database_card.tell(words.database_facts(self.facts, self.checked))
        self.program_card.tell(words.program_facts(self.facts, self._gaps))
        cards: list[QWidget] = [*self._sources.values(), self.database_card, self.program_card]
        self._cards.set_cards(cards if self._late_card is None else [*cards, self._late_card])

    def _tell_runs(self) -> None:
        assert self.facts is not None
        self.runs.put(
            [
                PlainRow(
                    (
                        f"{run.started_at.astimezone():%Y-%m-%d %H:%M}",
                        words.source_word(run.source),
                        words.run_word(run),
                        show.count(run.new),
                        show.count(run.fetched),
                        show.count(run.read + run.paper + run.no_trades),
                        show.count(run.failed),
                        show.count(run.requests),
                        show.duration(run.seconds),
                        run.reason or (self.tr("by hand") if run.is_manual else ""),
                    ),
                    colour="error_text" if run.outcome == "failed" else "text",
                    hint=run.reason or "",
                    key=run.id,
                )
                for run in self.facts.health.runs[:200]
            ]
        )
        QTimer.singleShot(_DRAW_AFTER_MS, self, self._draw)

    @Slot()
    def _draw(self) -> None:
        """Draw the history a moment after the rest: charts cost a start nothing, and this page little."""
        if self.facts is None or not self.isVisible():
            return
        from govtrades_desktop.gui.charts.frame import ChartFrame
        from govtrades_desktop.gui.charts.specs import ColumnsSpec
        from govtrades_desktop.gui.pages.health_specs import history_spec

        if self._frame is None:
            self._frame = ChartFrame(ColumnsSpec, self, title=self.tr("Refreshes by day"))
            self._frame.setFixedHeight(250)
            self._chart_room.addWidget(self._frame)
            self._add_late_plot()
            self._frame.told.connect(self._on_chart_told)
            self._frame.failed.connect(self.failed)
        today = dt.datetime.now().astimezone().date()
        self._frame.show_spec(history_spec(self.facts.health.runs, today=today))

    def _add_late_plot(self) -> None:
        from govtrades_desktop.gui.widgets.live_plot import LatePlot  # pyqtgraph, for whoever looks here

        self.late_plot = LatePlot(self)
        remark = self.tr("in ms")
        heading = self.tr("How late the window answers")
        self._late_card = Card(heading, self.late_plot, self, remark=remark)
        self._tell_overview()

    @Slot(str)
    def _on_chart_told(self, facts: str) -> None:
        self.told.emit(" · ".join(facts.splitlines()))

    # What is wanted

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        self.stack.setCurrentIndex(number)

    def show_part(self, part: str) -> None:
        """Bring "overview", "refreshes", "failed" or "log" to the front."""
        self.tabs.setCurrentIndex(("overview", "refreshes", "failed", "log").index(part))

    @Slot()
    def _on_check(self) -> None:
        self.check_button.setEnabled(False)
        self.check_wanted.emit()

    @Slot(int)
    def _on_filing(self, filing_id: int) -> None:
        self.filings_wanted.emit(FilingsWish(filing_id=filing_id))

    def search_hint(self) -> str:
        """Return what the search box says here."""
        return self.tr("Text in the log (Enter)")

    def search(self, text: str) -> None:
        """Look for a text in the log."""
        super().search(text)
        self.log.text.setText(text)
        if text:
            self.show_part("log")
        self.search_answered.emit(None)

    def focus_rows(self) -> None:
        """Give the keyboard to the part in front."""
        tables = {_RUNS: self.runs, _FAILED: self.failed_list.table, _LOG: self.log.table}
        tables.get(self.stack.currentIndex(), self.tabs).setFocus()

    def can_copy(self) -> bool:
        """Whether rows are selected."""
        return bool((table := self._table()) is not None and table.selected())

    def copy(self) -> None:
        """Copy the selected rows with headings."""
        if (table := self._table()) is not None:
            table.copy()

    def _table(self) -> PlainTable | None:
        tables = {_RUNS: self.runs, _FAILED: self.failed_list.table, _LOG: self.log.table}
        return tables.get(self.stack.currentIndex())

    # Time

    @Slot()
    def _on_clock(self) -> None:
        self._beats += 1
        if self.stack.currentIndex() == _LOG and self.log.follow.isChecked():
            self.log_wanted.emit()
        if self._beats % 10 == 0:
            self.facts_wanted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks: what is shown is kept fresh."""
        super().showEvent(event)
        self._clock.start()
        self.seen.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        self._clock.stop()
        self.mark_stale()
        self.left.emit()

    def save(self, session: Session) -> None:
        """Remember which part is in front."""
        session.keep("health/part", self.tabs.currentIndex())
        session.keep("health/checked", self.checked)

    def restore(self, session: Session) -> None:
        """Put it back."""
        self.tabs.setCurrentIndex(session.number("health/part", 0) or 0)
        self.checked = session.text("health/checked")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        c = theme.colours()
        self.setStyleSheet(theme.chrome_sheet())
        self.tabs.setStyleSheet(
            f"QTabBar::tab {{ background: transparent; color: {c.muted}; padding: 5px 12px; border: none;"
            " border-bottom: 2px solid transparent }"
            f" QTabBar::tab:selected {{ color: {c.text}; border-bottom: 2px solid {c.accent} }}"
            f" QTabBar::tab:hover {{ color: {c.text} }}"
            f" QTabBar::tab:focus {{ color: {c.accent} }}"
        )
        if self.facts is not None:
            self._tell_summary()
