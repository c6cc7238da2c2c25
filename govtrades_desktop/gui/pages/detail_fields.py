"""How the pane writes: sections of captions and values as HTML, and links that stand for a wish.

What it is given is text of strangers: every value passes `escape`, so that markup is letters.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.core.records import Finding, Vehicle
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.models.filings import state_text
from govtrades_desktop.gui.pages.page import TradesWish
from govtrades_desktop.query.filings import FilingDetail, FilingRow
from govtrades_desktop.query.trades import TradeDetail, TradeRow

_tr = QCoreApplication.translate

SIBLINGS_SHOWN = 12


def escape(text: str) -> str:
    """Return a text as it stands, for HTML."""
    return html.escape(text, quote=False).replace("\n", "<br>")


def toned(text: str, colour: str) -> str:
    """Return a text in one of the colours in force."""
    return f'<span style="color:{getattr(theme.colours(), colour)}">{escape(text)}</span>'


def link(kind: str, key: object, words: str) -> str:
    """Return a link that `DetailPane` follows: trade, filing, official, security, wish, corrections."""
    return f'<a href="{kind}:{quote(str(key), safe="")}">{escape(words)}</a>'


class Sheet:
    """The fields of one record, being written.

    Attributes:
        wishes: what its links of the kind `wish` stand for, by number.
    """

    def __init__(self) -> None:
        self.wishes: list[TradesWish] = []
        self._parts: list[str] = []
        self._heading = ""

    def section(self, heading: str) -> None:
        """Begin a section; without a field it is not shown."""
        self._heading = heading

    def field(self, caption: str, *values: str) -> None:
        """Add a caption and lines of HTML under it; empty lines are left out, and a field without any."""
        lines = [value for value in values if value]
        if not lines:
            return
        c = theme.colours()
        small = theme.font("small").pointSizeF()
        self._begin()
        head = ""
        if caption:
            head = f'<span style="color:{c.muted}; font-size:{small:.1f}pt">{escape(caption)}</span><br>'
        self._parts.append(f'<p style="margin:0 0 7px 0">{head}{"<br>".join(lines)}</p>')

    def _begin(self) -> None:
        """Write the heading of the section, where this is its first field."""
        if not self._heading:
            return
        line = theme.colours().line
        rule = f"<hr style='background-color:{line}' height='1'>" if self._parts else ""
        self._parts.append(f'{rule}<p style="margin:0 0 6px 0"><b>{escape(self._heading)}</b></p>')
        self._heading = ""

    def listed(self, rows: Iterable[tuple[str, str]]) -> None:
        """Add lines of HTML, each with a smaller line of its parts, set in."""
        self._begin()
        muted, small = theme.colours().muted, theme.font("small").pointSizeF()
        for whole, parts in rows:
            self._parts.append(f'<p style="margin:0 0 2px 10px; text-indent:-10px">{whole}</p>')
            if parts:
                style = f"margin:0 0 4px 10px; color:{muted}; font-size:{small:.1f}pt"
                self._parts.append(f'<p style="{style}">{parts}</p>')

    def text(self, caption: str, value: str | None) -> None:
        """Add a plain text, where there is one."""
        if value:
            self.field(caption, escape(value))

    def wish(self, words: str, query: str) -> str:
        """Return a link to the trades of a search, of every year and chamber."""
        self.wishes.append(TradesWish(query, None))
        return link("wish", len(self.wishes) - 1, words)

    def html(self) -> str:
        """Return it all."""
        style = f"<style>a {{ color: {theme.colours().accent}; text-decoration: none; }}</style>"
        return style + "".join(self._parts)


def edit_line(made_at: str, was: str, comment: str) -> str:
    """Return the line under a value that the user corrected: what the source says, when, and why."""
    words = _tr("detail", "✎ corrected by you, {when}; the source: {was}").format(when=made_at, was=was)
    line = toned(words, "paper_text")
    return f"{line}<br>{toned(f'“{comment}”', 'muted')}" if comment else line


def amount_of(row: TradeRow) -> str:
    """Return the amount in force."""
    return show.band(row.amount_low_usd, row.amount_high_usd, row.amount_exact_usd)


def trade_words(row: TradeRow, *, is_named: bool = True) -> str:
    """Return a trade in a line: type, what, day, amount; a sign where it is counted no more."""
    name = row.symbol or row.ticker or (row.asset[:28] + "…" if len(row.asset) > 29 else row.asset)
    parts = [
        f"{show.type_mark(row.type)} {name if is_named else show.type_word(row.type)}",
        show.day(row.traded_on),
        amount_of(row),
    ]
    mark = "✕ " if row.is_deletion else "↷ " if row.is_superseded else ""
    return mark + ("✎ " if row.is_edited else "") + " · ".join(parts)


def filing_words(row: FilingRow) -> str:
    """Return a filing in a line."""
    version = f"{show.version_word(row.amendment)}, " if row.amendment else ""
    return f"{show.short_id(row.doc_id)}, {version}{show.day(row.filed_on)}, {state_text(row)}"


def filing_link(row: FilingRow) -> str:
    """Return a link to a filing."""
    return link("filing", row.id, filing_words(row))


def write_siblings(sheet: Sheet, rows: Iterable[TradeRow], *, line: int | None) -> None:
    """Write the trades of a filing, a window of them around the line where there are many."""
    listed = list(rows)
    at = next((i for i, row in enumerate(listed) if line is not None and row.line > line), 0)
    start = max(0, min(at - SIBLINGS_SHOWN // 2, len(listed) - SIBLINGS_SHOWN))
    lines = [link("trade", row.id, trade_words(row)) for row in listed[start : start + SIBLINGS_SHOWN]]
    left = len(listed) - len(lines)
    if left > 0 and listed:
        words = _tr("detail", "and {n} more: show all").format(n=show.count(left))
        lines.append(sheet.wish(words, doc_query(listed[0].doc_id)))
    sheet.field("", *lines)


def doc_query(doc_id: str) -> str:
    """Return the search text that finds all rows of a filing, replaced ones too."""
    from govtrades_desktop.query.grammar import field_text

    return field_text("doc", doc_id)


def write_findings(sheet: Sheet, findings: Iterable[Finding]) -> None:
    """Write the doubts."""
    lines = [toned(f"? {finding.message}", "paper_text") for finding in findings]
    sheet.field(_tr("detail", "Doubts"), *lines)


def write_reading(sheet: Sheet, detail: TradeDetail | FilingDetail) -> None:
    """Write what was read of the filing beside its rows, and how."""
    reading = []
    if detail.witness:
        reading.append(_tr("detail", "read by {engine}").format(engine=detail.witness))
    if detail.parser_version:
        reading.append(_tr("detail", "reader version {n}").format(n=detail.parser_version))
    if detail.read_at:
        reading.append(show.moment(detail.read_at))
    yes_no = {True: _tr("detail", "yes"), False: _tr("detail", "no")}
    for caption, value in (
        (_tr("detail", "Filer as printed"), detail.filer_printed),
        (_tr("detail", "Signed"), show.day(detail.signed_on) if detail.signed_on else None),
        (_tr("detail", "Amendment"), _amendment(detail)),
        (
            _tr("detail", "Initial public offering"),
            None if detail.is_ipo is None else yes_no[detail.is_ipo],
        ),
        (_tr("detail", "Comments of the filing"), detail.comments),
        (_tr("detail", "Pages"), str(detail.pages) if detail.pages else None),
        (_tr("detail", "Page images kept"), show.count(detail.images) if detail.images else None),
        (_tr("detail", "Reading"), " · ".join(reading)),
        (_tr("detail", "Fetched"), show.moment(detail.fetched_at) if detail.fetched_at else None),
        (_tr("detail", "Document (sha256)"), f"{detail.sha256[:16]}…" if detail.sha256 else None),
    ):
        sheet.text(caption, value)
    sheet.field(_tr("detail", "Investment vehicles"), *(_vehicle(one) for one in detail.vehicles))


def _amendment(detail: TradeDetail | FilingDetail) -> str | None:
    if not detail.amendment:
        return None
    if detail.report_date is None:
        return _tr("detail", "number {n}").format(n=detail.amendment)
    return _tr("detail", "number {n} to the report of {day}").format(
        n=detail.amendment, day=show.day(detail.report_date)
    )


def _vehicle(vehicle: Vehicle) -> str:
    parts = [vehicle.name]
    if vehicle.owner:
        parts.append(show.owner_word(vehicle.owner))
    if vehicle.location:
        parts.append(vehicle.location)
    return escape(" · ".join(parts))
