"""The pane at the right: every field of one trade or filing, its doubts, and the way to the original.

It shows what it is given; links come out as signals. Room above the fields is kept for the page itself. What
it says of a trade is written by `detail_trade`, of a filing by `detail_filing`.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QEvent, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.pages.detail_fields import Sheet
from govtrades_desktop.gui.pages.page import OriginalWish, TradesWish
from govtrades_desktop.gui.plain_text import PlainLabel, tip

if TYPE_CHECKING:
    from govtrades_desktop.query.edits import Standing
    from govtrades_desktop.query.filings import FilingDetail
    from govtrades_desktop.query.trade_context import FilingContext, TradeContext
    from govtrades_desktop.query.trades import TradeDetail


class DetailPane(QWidget):
    """Fields of one record.

    Signals:
        close_wanted(): the pane is to be closed.
        trade_wanted(int): another trade was chosen, by id.
        filing_wanted(int): the filing was chosen, by id.
        official_wanted(str): the page of an official, by bioguide.
        security_wanted(str): the page of a security, by key.
        trades_wanted(object): a TradesWish: trades that share something with the one shown.
        original_wanted(object): an OriginalWish: the page of what is shown.
        correct_wanted(): what is shown is to be corrected.
        corrections_wanted(): the list of the user's corrections.
    """

    close_wanted = Signal()
    trade_wanted = Signal(int)
    filing_wanted = Signal(int)
    official_wanted = Signal(str)
    security_wanted = Signal(str)
    trades_wanted = Signal(object)
    original_wanted = Signal(object)
    correct_wanted = Signal()
    corrections_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url = ""
        self._shown: tuple[str, int] | None = None
        self._trade: tuple[TradeDetail, TradeContext] | None = None
        self._filing: tuple[FilingDetail, FilingContext, tuple[Standing, ...]] | None = None
        self._wishes: list[TradesWish] = []
        self.setMinimumWidth(240)
        self._title = PlainLabel(parent=self)
        self._title.setFont(theme.font("heading"))
        self._place = PlainLabel(parent=self)
        self._place.setFont(theme.font("small"))
        self._close = QToolButton(self)
        self._close.setProperty("role", "quiet")
        self._close.setToolTip(self.tr("Close the pane (F9)"))
        self._close.setAccessibleName(self.tr("Close the pane"))
        self._open = QPushButton(self.tr("Open original"), self)
        self._open.setToolTip(
            self.tr("Show the page this was read from, or the official site where it is not here (Ctrl+O)")
        )
        self._correct = QPushButton(self.tr("Correct…"), self)
        self._correct.setToolTip(self.tr("Correct the official, the security or the amount; add a note (F2)"))
        self._fields = QTextBrowser(self)
        self._fields.setOpenLinks(False)
        self._fields.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._fields.setAccessibleName(self.tr("All fields"))
        self._fields.document().setDocumentMargin(0)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        actions = QHBoxLayout()
        actions.setSpacing(theme.GRID)
        actions.addWidget(self._open)
        actions.addWidget(self._correct)
        actions.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 4)
        layout.setSpacing(theme.GRID)
        layout.addLayout(top)
        layout.addWidget(self._place)
        layout.addLayout(actions)
        layout.addWidget(self._fields, 1)
        self._close.clicked.connect(self.close_wanted)
        self._open.clicked.connect(self.open_original)
        self._correct.clicked.connect(self.correct_wanted)
        self._fields.anchorClicked.connect(self._on_link)
        self._dress()
        self.clear()

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._trade = self._filing = self._shown = None
        self._wishes = []
        self._url = ""
        self._title.setText(self.tr("Nothing chosen"))
        self._place.setText("")
        self._place.hide()
        self._open.setEnabled(False)
        self._correct.setEnabled(False)
        sentence = self.tr("Choose a row to see every field of it, and the filing behind it.")
        self._fields.setHtml(f"<p style='color:{theme.colours().muted}'>{html.escape(sentence)}</p>")

    def url(self) -> str:
        """Return the official address of what is shown, or an empty text."""
        return self._url

    def shown(self) -> tuple[str, int] | None:
        """Return what is shown: "trade" or "filing", and its id; None for nothing."""
        return self._shown

    def plain_text(self) -> str:
        """Return all that is shown, as text."""
        return self._fields.toPlainText()

    @Slot()
    def open_original(self) -> None:
        """Ask for the page of what is shown."""
        if self._trade is not None:
            row = self._trade[0].row
            self.original_wanted.emit(OriginalWish(row.filing_id, row.line, row.url))
        elif self._filing is not None:
            filing = self._filing[0].row
            self.original_wanted.emit(OriginalWish(filing.id, None, filing.url))

    def show_trade(self, detail: TradeDetail, context: TradeContext | None = None) -> None:
        """Show a trade, and what surrounds it."""
        from govtrades_desktop.gui.pages.detail_trade import write_trade  # after the first paint
        from govtrades_desktop.query.trade_context import TradeContext

        context = context or TradeContext()
        self._trade, self._filing = (detail, context), None
        row = detail.row
        place = ""
        if detail.places:
            words = self.tr("page {page} of {pages}") if detail.pages else self.tr("page {page}")
            place = words.format(page=detail.places[0].page, pages=detail.pages)
        elif row.source == "senate":
            place = self.tr("row {n}").format(n=row.line)
        self._set_title(row.source, row.doc_id, row.url, place)
        sheet = Sheet()
        write_trade(sheet, detail, context)
        self._put("trade", row.id, sheet)

    def show_filing(
        self,
        detail: FilingDetail,
        context: FilingContext | None = None,
        edits: tuple[Standing, ...] = (),
    ) -> None:
        """Show a filing, who filed it, and the edits that show in it."""
        from govtrades_desktop.gui.pages.detail_filing import write_filing  # after the first paint
        from govtrades_desktop.query.trade_context import FilingContext

        context = context or FilingContext()
        self._trade, self._filing = None, (detail, context, edits)
        row = detail.row
        self._set_title(row.source, row.doc_id, row.url, "")
        sheet = Sheet()
        write_filing(sheet, detail, context, edits)
        self._put("filing", row.id, sheet)

    def _set_title(self, source: str, doc_id: str, url: str, place: str) -> None:
        self._url = url
        self._open.setEnabled(bool(url))
        self._correct.setEnabled(True)
        self._title.setText(f"{show.chamber_word(source)} {show.short_id(doc_id)}")
        self._title.setToolTip(tip(doc_id) if len(doc_id) > len(show.short_id(doc_id)) else "")
        self._place.setText(place)
        self._place.setVisible(bool(place))
        self._place.setStyleSheet(f"color: {theme.colours().muted}")

    def _put(self, kind: str, record_id: int, sheet: Sheet) -> None:
        """Show what was written; the same record shown anew stays where the reader had scrolled to."""
        bar = self._fields.verticalScrollBar()
        at = bar.value() if self._shown == (kind, record_id) else 0
        self._shown = (kind, record_id)
        self._wishes = sheet.wishes
        self._fields.setHtml(sheet.html())
        bar.setValue(at)

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        kind, key = url.scheme(), unquote(url.toString().partition(":")[2])
        if kind == "trade" and key.isdigit():
            self.trade_wanted.emit(int(key))
        elif kind == "filing" and key.isdigit():
            self.filing_wanted.emit(int(key))
        elif kind == "official" and key:
            self.official_wanted.emit(key)
        elif kind == "security" and key:
            self.security_wanted.emit(key)
        elif kind == "wish" and key.isdigit() and int(key) < len(self._wishes):
            self.trades_wanted.emit(self._wishes[int(key)])
        elif kind == "corrections":
            self.corrections_wanted.emit()

    def paintEvent(self, event: QEvent) -> None:
        """Draw the ground and the hairline to the table."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("page"))
        painter.setPen(theme.color("line"))
        painter.drawLine(0, 0, 0, self.height())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        self._close.setIcon(resources.icon("close", "muted"))
        self._open.setIcon(resources.icon("open", "text"))
        self._fields.setStyleSheet(f"QTextBrowser {{ background: {theme.colours().page}; }}")
        if self._trade is not None:
            self.show_trade(*self._trade)
        elif self._filing is not None:
            self.show_filing(*self._filing)
