"""The pane at the right: every field of one trade or filing, its doubts, and the way to the original.

It shows what it is given; links come out as signals. Room above the fields is kept for the page itself.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.core.records import Finding, Vehicle
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.models.filings import state_text
from govtrades_desktop.gui.plain_text import PlainLabel, tip
from govtrades_desktop.query.filings import FilingDetail, FilingRow
from govtrades_desktop.query.trades import TradeDetail, TradeRow

Field = tuple[str, str]
"""A caption and a value that is HTML already."""

_SIBLINGS_SHOWN = 12


class DetailPane(QWidget):
    """Fields of one record.

    Signals:
        close_wanted(): the pane is to be closed.
        trade_wanted(int): another trade of the filing was chosen, by id.
        filing_wanted(int): the filing was chosen, by id.
    """

    close_wanted = Signal()
    trade_wanted = Signal(int)
    filing_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url = ""
        self._shown: TradeDetail | FilingDetail | None = None
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
        self._open.setToolTip(self.tr("Open the official page of this filing in the browser (Ctrl+O)"))
        self._fields = QTextBrowser(self)
        self._fields.setOpenLinks(False)
        self._fields.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._fields.setAccessibleName(self.tr("All fields"))
        self._fields.document().setDocumentMargin(0)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        actions = QHBoxLayout()
        actions.addWidget(self._open)
        actions.addSpacing(theme.GRID)
        actions.addWidget(self._place, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 4)
        layout.setSpacing(theme.GRID)
        layout.addLayout(top)
        layout.addLayout(actions)
        layout.addWidget(self._fields, 1)
        self._close.clicked.connect(self.close_wanted)
        self._open.clicked.connect(self.open_original)
        self._fields.anchorClicked.connect(self._on_link)
        self._dress()
        self.clear()

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._shown = None
        self._url = ""
        self._title.setText(self.tr("Nothing chosen"))
        self._place.setText("")
        self._open.setEnabled(False)
        sentence = self.tr("Choose a row to see every field of it, and the filing behind it.")
        self._fields.setHtml(f"<p style='color:{theme.colours().muted}'>{html.escape(sentence)}</p>")

    def url(self) -> str:
        """Return the official address of what is shown, or an empty text."""
        return self._url

    def plain_text(self) -> str:
        """Return all that is shown, as text."""
        return self._fields.toPlainText()

    @Slot()
    def open_original(self) -> None:
        """Open the official page in the browser."""
        if self._url.startswith(("https://", "http://")):
            QDesktopServices.openUrl(QUrl(self._url))

    def show_trade(self, detail: TradeDetail) -> None:
        """Show a trade."""
        self._shown = detail
        row = detail.row
        filed = row.transaction
        place = ""
        if detail.places:
            if detail.pages:
                place = self.tr("page {page} of {pages}").format(
                    page=detail.places[0].page, pages=detail.pages
                )
            else:
                place = self.tr("page {page}").format(page=detail.places[0].page)
        elif row.source == "senate":
            place = self.tr("row {n}").format(n=row.line)
        self._set_title(row.source, row.doc_id, row.url, place)
        lag = show.NONE if row.lag_days is None else self.tr("{n} days").format(n=show.count(row.lag_days))
        if row.is_late:
            lag = self._toned(self.tr("⚠ {lag}, late: more than 45").format(lag=lag), "late_text")
        fields: list[Field] = []
        if row.is_superseded:
            words = self.tr("↷ Replaced by an amendment; counted no more")
            fields.append((self.tr("Version"), self._toned(words, "paper_text")))
        fields += [
            (self.tr("Trade"), self._trade_line(row)),
            (self.tr("Asset"), self._asset(row)),
        ]
        if filed and (filed.received_asset or filed.received_ticker):
            received = " · ".join(p for p in (filed.received_asset, filed.received_ticker) if p)
            fields.append((self.tr("Received in exchange"), _escape(received)))
        fields += [
            (self.tr("Official"), _escape(_who(row))),
            (self.tr("Owner"), _escape(show.owner_word(row.owner))),
            (self.tr("Traded"), _escape(show.day(row.traded_on))),
            (self.tr("Notified"), _escape(show.day(row.notified_on))),
            (self.tr("Filed"), f"{_escape(show.day(row.filed_on))} · {lag}"),
        ]
        if filed:
            if filed.option:
                o = filed.option
                told = [
                    o.type or "",
                    self.tr("strike {usd}").format(usd=show.money(o.strike_usd))
                    if o.strike_usd is not None
                    else "",
                    self.tr("expires {day}").format(day=show.day(o.expires_on)) if o.expires_on else "",
                    self.tr("{n} contracts").format(n=show.count(o.contracts)) if o.contracts else "",
                    {True: self.tr("exercised"), False: self.tr("not exercised")}.get(o.is_exercised, ""),
                ]
                fields.append((self.tr("Option"), _escape(" · ".join(t for t in told if t))))
            if filed.bond:
                told = [
                    f"{filed.bond.rate_percent} %" if filed.bond.rate_percent is not None else "",
                    self.tr("matures {day}").format(day=show.day(filed.bond.matures_on))
                    if filed.bond.matures_on
                    else "",
                ]
                fields.append((self.tr("Bond"), _escape(" · ".join(t for t in told if t))))
            for caption, value in (
                (self.tr("Company"), filed.company),
                (self.tr("Description"), filed.description),
                (self.tr("Subholding of"), filed.subholding_of),
                (self.tr("Location"), filed.location),
                (self.tr("Comment"), filed.comment),
                (self.tr("Amends or deletes the row"), filed.row_id),
            ):
                if value:
                    fields.append((caption, _escape(value)))
        if detail.replaced_by is not None:
            fields.append((self.tr("Replaced by"), self._versions((detail.replaced_by,))))
        if detail.replaces:
            fields.append((self.tr("Replaces"), self._versions(detail.replaces)))
        if row.cap_gains_over_200 is not None:
            yes = self.tr("yes") if row.cap_gains_over_200 else self.tr("no")
            fields.append((self.tr("Capital gains over $200"), _escape(yes)))
        if row.filing_status:
            fields.append((self.tr("Status of the row"), _escape(show.status_word(row.filing_status))))
        if detail.findings:
            fields.append((self.tr("Doubts"), self._findings(detail.findings)))
        fields.append((self.tr("Filing"), self._filing_link(detail.filing)))
        fields += self._filing_fields(detail)
        if len(detail.siblings) > 0:
            fields.append(
                (self._siblings_caption(len(detail.siblings)), self._siblings(detail.siblings, row.id))
            )
        self._set_fields(fields)

    def show_filing(self, detail: FilingDetail) -> None:
        """Show a filing."""
        self._shown = detail
        row = detail.row
        self._set_title(row.source, row.doc_id, row.url, "")
        fields: list[Field] = [
            (self.tr("State"), _escape(state_text(row))),
        ]
        if row.reason:
            fields.append((self.tr("Reason"), _escape(row.reason)))
        fields += [
            (self.tr("Official"), _escape(_who(row))),
            (self.tr("Type"), _escape(f"{show.filing_type(row.filing_type)} ({row.filing_type})")),
            (self.tr("Filed"), _escape(show.day(row.filed_on))),
            (self.tr("Index year"), _escape(str(row.year))),
            (
                self.tr("Listed"),
                _escape(
                    self.tr("first seen {first}, last seen {last}").format(
                        first=show.day(row.first_seen_on), last=show.day(row.last_seen_on)
                    )
                ),
            ),
        ]
        if detail.replaced_by is not None:
            fields.append((self.tr("Replaced by"), self._filing_link(detail.replaced_by)))
        if detail.replaces:
            links = "<br>".join(self._filing_link(one) for one in detail.replaces)
            fields.append((self.tr("Replaces rows of"), links))
        if detail.findings:
            fields.append((self.tr("Doubts"), self._findings(detail.findings)))
        fields += self._filing_fields(detail)
        if detail.attempts:
            tries = "<br>".join(
                f"{_escape(show.moment(at))}: {_escape(words)}" for at, words in detail.attempts[:5]
            )
            fields.append((self.tr("Failed tries"), tries))
        if detail.trades:
            fields.append((self._siblings_caption(len(detail.trades)), self._siblings(detail.trades, None)))
        self._set_fields(fields)

    # Parts

    def _set_title(self, source: str, doc_id: str, url: str, place: str) -> None:
        self._url = url
        self._open.setEnabled(bool(url))
        self._title.setText(f"{show.chamber_word(source)} {show.short_id(doc_id)}")
        self._title.setToolTip(tip(doc_id) if len(doc_id) > len(show.short_id(doc_id)) else "")
        self._place.setText(place)
        self._place.setStyleSheet(f"color: {theme.colours().muted}")

    def _trade_line(self, row: TradeRow) -> str:
        tone = {"purchase": "buy_text", "exchange": "muted"}.get(row.type, "sell_text")
        amount = show.band(row.amount_low_usd, row.amount_high_usd, row.amount_exact_usd)
        return f"<b>{self._toned(show.type_long(row.type), tone)} · {_escape(amount)}</b>"

    def _asset(self, row: TradeRow) -> str:
        parts = [_escape(row.asset)]
        if row.ticker:
            parts.append(f"<b>{_escape(row.ticker)}</b>")
        if row.asset_type:
            parts.append(f"[{_escape(row.asset_type)}]")
        return " · ".join(parts)

    def _filing_link(self, row: FilingRow) -> str:
        version = f"{show.version_word(row.amendment)}, " if row.amendment else ""
        words = f"{show.short_id(row.doc_id)}, {version}{show.day(row.filed_on)}, {state_text(row)}"
        return f'<a href="filing:{row.id}">{_escape(words)}</a>'

    def _filing_fields(self, detail: TradeDetail | FilingDetail) -> list[Field]:
        reading = []
        if detail.witness:
            reading.append(self.tr("read by {engine}").format(engine=detail.witness))
        if detail.parser_version:
            reading.append(self.tr("reader version {n}").format(n=detail.parser_version))
        if detail.read_at:
            reading.append(show.moment(detail.read_at))
        fields: list[Field] = []
        for caption, value in (
            (self.tr("Filer as printed"), detail.filer_printed),
            (self.tr("Signed"), show.day(detail.signed_on) if detail.signed_on else None),
            (self.tr("Amendment"), self._amendment(detail)),
            (
                self.tr("Initial public offering"),
                {True: self.tr("yes"), False: self.tr("no")}.get(detail.is_ipo),
            ),
            (self.tr("Comments of the filing"), detail.comments),
            (self.tr("Pages"), str(detail.pages) if detail.pages else None),
            (self.tr("Page images kept"), show.count(detail.images) if detail.images else None),
            (self.tr("Reading"), " · ".join(reading)),
            (self.tr("Fetched"), show.moment(detail.fetched_at) if detail.fetched_at else None),
            (self.tr("Document (sha256)"), f"{detail.sha256[:16]}…" if detail.sha256 else None),
        ):
            if value:
                fields.append((caption, _escape(value)))
        if detail.vehicles:
            fields.append((self.tr("Investment vehicles"), "<br>".join(_vehicle(v) for v in detail.vehicles)))
        return fields

    def _amendment(self, detail: TradeDetail | FilingDetail) -> str | None:
        if not detail.amendment:
            return None
        if detail.report_date is None:
            return self.tr("number {n}").format(n=detail.amendment)
        return self.tr("number {n} to the report of {day}").format(
            n=detail.amendment, day=show.day(detail.report_date)
        )

    def _versions(self, rows: Iterable[TradeRow]) -> str:
        lines = []
        for row in rows:
            amount = show.band(row.amount_low_usd, row.amount_high_usd, row.amount_exact_usd)
            words = self.tr("row {n} of {filing}, filed {day}: {type}, {amount}").format(
                n=row.line,
                filing=show.short_id(row.doc_id),
                day=show.day(row.filed_on),
                type=show.type_word(row.type),
                amount=amount,
            )
            lines.append(f'<a href="trade:{row.id}">{_escape(words)}</a>')
        return "<br>".join(lines)

    def _siblings_caption(self, number: int) -> str:
        if number == 1:
            return self.tr("The only trade of this filing")
        return self.tr("All {n} trades of this filing").format(n=show.count(number))

    def _siblings(self, rows: Iterable[TradeRow], here: int | None) -> str:
        listed = list(rows)
        at = next((i for i, r in enumerate(listed) if r.id == here), 0)
        start = max(0, min(at - _SIBLINGS_SHOWN // 2, len(listed) - _SIBLINGS_SHOWN))
        lines = []
        for row in listed[start : start + _SIBLINGS_SHOWN]:
            name = row.ticker or (row.asset[:28] + "…" if len(row.asset) > 29 else row.asset)
            words = (
                f"{'↷ ' if row.is_superseded else ''}{show.type_mark(row.type)} {_escape(name)} · "
                f"{show.day(row.traded_on)} · "
                f"{show.band(row.amount_low_usd, row.amount_high_usd, row.amount_exact_usd)}"
            )
            lines.append(f"<b>{words}</b>" if row.id == here else f'<a href="trade:{row.id}">{words}</a>')
        left = len(listed) - len(lines)
        if left > 0:
            lines.append(_escape(self.tr("and {n} more").format(n=show.count(left))))
        return "<br>".join(lines)

    def _findings(self, findings: Iterable[Finding]) -> str:
        return "<br>".join(self._toned(f"? {finding.message}", "paper_text") for finding in findings)

    def _toned(self, text: str, colour: str) -> str:
        return f'<span style="color:{getattr(theme.colours(), colour)}">{_escape(text)}</span>'

    def _set_fields(self, fields: list[Field]) -> None:
        c = theme.colours()
        small = theme.font("small").pointSizeF()
        parts = [f"<style>a {{ color: {c.accent}; text-decoration: none; }}</style>"]
        parts += [
            f'<p style="margin:0 0 7px 0"><span style="color:{c.muted}; font-size:{small:.1f}pt">'
            f"{_escape(caption)}</span><br>{value}</p>"
            for caption, value in fields
        ]
        self._fields.setHtml("".join(parts))

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        kind, number = url.scheme(), url.path()
        if kind == "trade" and number.isdigit():
            self.trade_wanted.emit(int(number))
        elif kind == "filing" and number.isdigit():
            self.filing_wanted.emit(int(number))

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
        if isinstance(self._shown, TradeDetail):
            self.show_trade(self._shown)
        elif isinstance(self._shown, FilingDetail):
            self.show_filing(self._shown)


def _escape(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")


def _who(row: TradeRow | FilingRow) -> str:
    seat = show.seat(row.state_district or "")
    return f"{row.official} ({show.chamber_word(row.source) if seat == show.NONE else seat})"


def _vehicle(vehicle: Vehicle) -> str:
    parts = [vehicle.name]
    if vehicle.owner:
        parts.append(show.owner_word(vehicle.owner))
    if vehicle.location:
        parts.append(vehicle.location)
    return _escape(" · ".join(parts))
