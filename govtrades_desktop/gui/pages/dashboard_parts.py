"""Parts of the dashboard that are drawn before its charts come: figures on top, newest reports, rooms."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.coverage_words import coverage_sentence
from govtrades_desktop.gui.models.filings import state_text
from govtrades_desktop.gui.pages.dashboard_words import beyond_remark, beyond_sentence, filings_wish
from govtrades_desktop.gui.pages.trade_words import buys_words, exchanges_words, sells_words, trades_words
from govtrades_desktop.gui.widgets.card import Card, Tile, draw_ground
from govtrades_desktop.gui.widgets.line_list import Line
from govtrades_desktop.gui.widgets.states import Skeleton
from govtrades_desktop.query.dashboard import Dashboard
from govtrades_desktop.query.dashboard_filter import DashboardFilter
from govtrades_desktop.query.filings import FilingRow

_WIDTHS = {"trades": 204, "filings": 310, "officials": 116, "volume": 212, "late": 218}
"""How the tiles share the width: as long as their remarks mostly are."""


class Tiles(QWidget):
    """The figures on top, by name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tiles = {
            "trades": Tile(self.tr("Trades"), self),
            "filings": Tile(self.tr("Transaction reports"), self),
            "officials": Tile(self.tr("Officials"), self),
            "volume": Tile(self.tr("Disclosed volume"), self),
            "late": Tile(self.tr("Filed late"), self),
        }
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for name, tile in self.tiles.items():
            layout.addWidget(tile, _WIDTHS[name])

    def tell(self, board: Dashboard) -> None:
        """Show the figures."""
        t = board.tiles
        signs = [f"▲ {show.count(t.buys)}", f"▼ {show.count(t.sells)}"]
        words = [buys_words(t.buys), sells_words(t.sells)]
        if t.exchanges:
            signs.append(f"◆ {show.count(t.exchanges)}")
            words.append(exchanges_words(t.exchanges))
        self.tiles["trades"].tell(show.count(t.sums.trades), "  ".join(signs), " · ".join(words))
        self.tiles["trades"].setAccessibleDescription(" · ".join(words))
        self._tell_filings(board)
        self.tiles["officials"].tell(
            show.count(t.officials),
            self.tr("see trades"),
            self.tr(
                "Distinct persons, and names of filers of whom it is not known who they are. "
                "Opens their trades."
            ),
        )
        self.tiles["volume"].tell(
            show.short_band(t.sums.amount_low_usd, t.sums.amount_high_usd) if t.sums.trades else show.NONE,
            self.tr("sum of bands")
            if not t.sums.open_ended
            else self.tr("and more: {n} open").format(n=show.count(t.sums.open_ended)),
            self.tr(
                "From the sum of the lower ends to that of the upper ends, never a point; open: {n}"
            ).format(n=show.count(t.sums.open_ended)),
        )
        self.tiles["late"].tell(
            show.percent(t.late_share),
            self.tr("{n} of {total} >45 days").format(n=show.count(t.late), total=show.count(t.dated)),
            self.tr("More than 45 days between trade and filing; not a finding that a rule was broken"),
        )

    def _tell_filings(self, board: Dashboard) -> None:
        t = board.tiles
        states = [self.tr("{n} read").format(n=show.count(t.filings_read))]
        for number, words in (
            (t.filings_failed, self.tr("{n} failed")),
            (t.filings_paper, self.tr("{n} paper")),
            # whatever else became of them stands in the tip: here it would be cut
            (t.filings - t.filings_read - t.filings_failed - t.filings_paper, self.tr("{n} other")),
        ):
            if number:
                states.append(words.format(n=show.count(number)))
        remark, sentence = beyond_remark(board.shown), beyond_sentence(board.shown)
        self.tiles["filings"].tell(
            show.count(t.filings),
            " · ".join(filter(None, (remark, *states))),
            "\n".join(filter(None, (coverage_sentence(board.coverage.totals), sentence))),
        )


def newest_line(row: FilingRow, shown: DashboardFilter) -> Line:
    """Return the line of one filing, with the door to it in the ledger."""
    state, colour = state_text(row), "muted"
    if row.reading == LedgerState.READ:
        state, colour = trades_words(row.trades), "text"
    elif row.reading == LedgerState.PAPER:
        colour = "paper_text"
    elif row.reading == LedgerState.FAILED:
        colour = "error_text"
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
        filings_wish(shown, filing_id=row.id, is_report=False),
        colour,
        show.chamber_letter(row.source),
    )


class ChartRoom(QWidget):
    """A place kept for a chart: a card with a skeleton stands in it until the chart comes."""

    def __init__(self, title: str, parent: QWidget, *, has_ground: bool = True) -> None:
        super().__init__(parent)
        self.title = title
        self._layout = QStackedLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._wait: QWidget | None = Card(title, Skeleton(self), self, has_ground=has_ground)
        self._layout.addWidget(self._wait)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def take(self, widget: QWidget) -> None:
        """Put a chart in; the first takes the skeleton's place."""
        self._layout.addWidget(widget)
        if self._wait is not None:
            self._layout.removeWidget(self._wait)
            self._wait.hide()  # deleted only later: until then it would stand behind the chart
            self._wait.deleteLater()
            self._wait = None

    def bring(self, widget: QWidget) -> None:
        """Bring one of several charts to the front."""
        self._layout.setCurrentWidget(widget)

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read, the same before and after the chart came: nothing may jump."""
        return QSize(210, 190)


class MeasureSwitch(QWidget):
    """Counts or volume: two buttons side by side, one of them down. It stands over a chart's title line.

    Signals:
        chosen(str): "counts" or "volume".
    """

    chosen = Signal(str)
    corner = 46
    """Pixels kept free at the right, for the chart's own button."""

    def __init__(self, room: QWidget) -> None:
        super().__init__(room)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for name, words, hint in (
            ("counts", self.tr("Count"), self.tr("How many trades")),
            ("volume", self.tr("Volume"), self.tr("The disclosed volume, from its least to its most")),
        ):
            button = QToolButton(self)
            button.setText(words)
            button.setToolTip(hint)
            button.setAccessibleName(hint)
            button.setCheckable(True)
            button.setFont(theme.font("small"))
            button.setFixedHeight(20)
            button.clicked.connect(self._on_clicked)
            self._group.addButton(button)
            self.buttons[name] = button
            layout.addWidget(button)
        room.installEventFilter(self)
        self.dress()

    def choose(self, name: str) -> None:
        """Show which one is in force, without telling."""
        self.buttons[name].setChecked(True)

    @Slot()
    def _on_clicked(self) -> None:
        name = next(name for name, button in self.buttons.items() if button.isChecked())
        self.chosen.emit(name)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Stay in the corner of the room."""
        if isinstance(event, QResizeEvent):
            self._place()
        return False

    def _place(self) -> None:
        room = self.parentWidget()
        self.adjustSize()
        self.move(room.width() - self.width() - self.corner, 6)
        self.raise_()

    def dress(self) -> None:
        """Follow the theme: one with a style sheet of its own is told of no palette."""
        c = theme.colours()
        sheet = (
            f"QToolButton {{ background: transparent; color: {c.muted}; border: 1px solid {c.line};"
            " padding: 0 7px; min-height: 0; border-radius: 0; }"
            f"QToolButton:checked {{ background: {c.accent_soft}; color: {c.text}; }}"
            f"QToolButton:hover {{ color: {c.accent}; }}"
            f"QToolButton:focus {{ border: 1px solid {c.accent}; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
            self._place()


class CoverageCard(QWidget):
    """The room of the coverage, and under it, while the Senate is off, the line that offers it.

    Signals:
        terms_wanted(): its terms are to be shown.
        declined(): the line is to go for good.
    """

    terms_wanted = Signal()
    declined = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.room = ChartRoom(title, self, has_ground=False)
        self.offer = QWidget(self)
        self.offer.hide()
        self.read_button = QPushButton(self.offer)
        self.read_button.setProperty("role", "quiet")
        self.tell_senate(has_data=False)
        self.decline_button = QToolButton(self.offer)
        self.decline_button.setProperty("role", "quiet")
        self.decline_button.setAccessibleName(self.tr("Do not offer this again"))
        self.decline_button.setToolTip(self.tr("Do not offer this again; it stays in the menu Data"))
        line = QHBoxLayout(self.offer)
        line.setContentsMargins(4, 0, 4, 4)
        line.setSpacing(0)
        line.addWidget(self.read_button, 1)
        line.addWidget(self.decline_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.room, 1)
        layout.addWidget(self.offer)
        self.read_button.clicked.connect(self.terms_wanted)
        self.decline_button.clicked.connect(self.declined)
        self.dress()

    def tell_senate(self, *, has_data: bool) -> None:
        """Say of the Senate what is so: bundled data stays as it is, or there is none."""
        words = self.tr("Senate data is as bundled; read its terms…")
        hint = self.tr("Senate data is as bundled; it is not refreshed until you accept its terms")
        if not has_data:
            words = self.tr("Senate is not refreshed; read its terms…")
            hint = self.tr("Senate reports are collected once you have read and accepted its terms")
        self.read_button.setText(words)
        self.read_button.setToolTip(hint)

    def dress(self) -> None:
        """Follow the theme."""
        self.offer.setStyleSheet(theme.chrome_sheet())
        self.decline_button.setIcon(resources.icon("close", "muted"))
        self.update()

    def paintEvent(self, event: QEvent) -> None:
        """Draw one ground under both."""
        painter = QPainter(self)
        draw_ground(self, painter)
        painter.end()
