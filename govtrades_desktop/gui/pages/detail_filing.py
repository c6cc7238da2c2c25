"""What the pane says of a filing: its state and why, who filed it, its trades, how it was read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.match_words import official_method, role_word, with_confidence
from govtrades_desktop.gui.models.filings import state_text
from govtrades_desktop.gui.pages.detail_fields import (
    Sheet,
    doc_query,
    escape,
    filing_link,
    link,
    toned,
    write_findings,
    write_reading,
    write_siblings,
)
from govtrades_desktop.gui.pages.detail_trade import edit_of, told, unresolved, who_line
from govtrades_desktop.query.edits import Standing
from govtrades_desktop.query.filings import FilingDetail
from govtrades_desktop.query.trade_context import FilingContext
from govtrades_desktop.store.user_data import EditField

_tr = QCoreApplication.translate


def write_filing(
    sheet: Sheet, detail: FilingDetail, context: FilingContext, edits: tuple[Standing, ...] = ()
) -> None:
    """Write a filing; `edits`: those that show in it or its rows."""
    row = detail.row
    sheet.text(_tr("detail", "State"), state_text(row))
    sheet.text(_tr("detail", "Reason"), row.reason)
    if row.is_edited:
        words = toned(_tr("detail", "✎ Edited by you: the filing or a row of it."), "paper_text")
        sheet.field("", f"{words} {link('corrections', '', _tr('detail', 'All corrections'))}")
    _write_official(sheet, detail, context, edits)
    sheet.text(_tr("detail", "✎ Your note"), row.note)
    kind = show.filing_type(row.filing_type)
    sheet.text(_tr("detail", "Type"), f"{kind} ({row.filing_type})" if row.filing_type else kind)
    sheet.text(_tr("detail", "Filed"), show.day(row.filed_on))
    sheet.text(_tr("detail", "Index year"), str(row.year))
    seen = _tr("detail", "first seen {first}, last seen {last}")
    sheet.text(
        _tr("detail", "Listed"),
        seen.format(first=show.day(row.first_seen_on), last=show.day(row.last_seen_on)),
    )
    if detail.replaced_by is not None:
        sheet.field(_tr("detail", "Replaced by"), filing_link(detail.replaced_by))
    sheet.field(_tr("detail", "Replaces rows of"), *(filing_link(one) for one in detail.replaces))
    write_findings(sheet, detail.findings)
    tries = (f"{escape(show.moment(at))}: {escape(words)}" for at, words in detail.attempts[:5])
    sheet.field(_tr("detail", "Failed tries"), *tries)
    if detail.trades:
        number = len(detail.trades)
        heading = _tr("detail", "The only trade of this filing")
        if number > 1:
            heading = _tr("detail", "All {n} trades of this filing").format(n=show.count(number))
        sheet.section(heading)
        write_siblings(sheet, detail.trades, line=None)
        sheet.field("", sheet.wish(_tr("detail", "Show them in the table"), doc_query(row.doc_id)))
    sheet.section(_tr("detail", "Reading"))
    write_reading(sheet, detail)


def _write_official(
    sheet: Sheet, detail: FilingDetail, context: FilingContext, edits: tuple[Standing, ...]
) -> None:
    row, match = detail.row, context.match
    seat = who_line(row.source, row.state_district or row.state, row.party)
    if row.bioguide is None:
        reason = None if match is None else match.reason
        sheet.field(
            _tr("detail", "Official"),
            f"{escape(row.official)} ({escape(seat)})",
            unresolved(reason, _tr("detail", "Who this is, is not known:")),
        )
        return
    as_filed = _tr("detail", "as filed: {name}").format(name=row.official_as_filed or row.official)
    lines = [
        f"<b>{link('official', row.bioguide, context.full_name or row.official)}</b>",
        escape(seat),
    ]
    edit = edit_of(edits, EditField.OFFICIAL)
    if edit is not None:
        found = context.found_name or _tr("detail", "nobody found")
        lines.append(told(edit, f"{row.official_as_filed} ({found})"))
    else:
        lines.append(toned(as_filed, "muted"))
    if edit is None and match is not None and match.method:
        lines.append(toned(with_confidence(official_method(match.method), match.confidence), "muted"))
    if row.role and row.role != "member":
        lines.append(toned(role_word(row.role), "muted"))
    sheet.field(_tr("detail", "Official, on the day of the filing"), *lines)
