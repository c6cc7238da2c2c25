"""What the pane says of a trade: every field, who and what, its versions, what is alike. Writes no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.core.records import Transaction
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.match_words import (
    confidence,
    official_method,
    role_word,
    security_method,
    with_confidence,
)
from govtrades_desktop.gui.pages.detail_fields import (
    Sheet,
    amount_of,
    doc_query,
    edit_line,
    escape,
    filing_link,
    link,
    toned,
    trade_words,
    write_findings,
    write_reading,
    write_siblings,
)
from govtrades_desktop.gui.pages.detail_versions import write_versions
from govtrades_desktop.query.edits import Standing
from govtrades_desktop.query.grammar import field_text
from govtrades_desktop.query.trade_context import SeatThen, SecurityFacts, TradeContext
from govtrades_desktop.query.trades import TradeDetail, TradeRow
from govtrades_desktop.store.user_data import EditField

_tr = QCoreApplication.translate


def edit_of(
    edits: tuple[Standing, ...], field: EditField, *, is_whole: bool | None = None
) -> Standing | None:
    """Return the edit of a field that shows, or None; `is_whole`: of the filing, or of the row."""
    for one in reversed(edits):
        edit = one.correction.edit
        if edit.field is field and is_whole in (None, edit.line is None):
            return one
    return None


def told(edit: Standing | None, source: str) -> str:
    """Return the line that stands under a corrected value, beside it what the source says; or nothing."""
    if edit is None:
        return ""
    correction = edit.correction
    return edit_line(show.moment(correction.made_at), source, correction.edit.comment)


def write_trade(sheet: Sheet, detail: TradeDetail, context: TradeContext) -> None:
    """Write a trade."""
    row, filed = detail.row, detail.row.transaction
    _write_standing(sheet, detail)
    sheet.field("", _trade_line(row), _amount_edit(detail))
    sheet.text(_tr("detail", "Asset as filed"), _asset(row))
    sheet.field(
        _tr("detail", "Days"),
        escape(_tr("detail", "traded {day}").format(day=show.day(row.traded_on))),
        escape(_tr("detail", "notified {day}").format(day=show.day(row.notified_on))),
        _filed_line(row),
    )
    sheet.text(_tr("detail", "Owner"), show.owner_word(row.owner))
    if filed is not None:
        _write_terms(sheet, filed)
    if row.cap_gains_over_200 is not None:
        yes = _tr("detail", "yes") if row.cap_gains_over_200 else _tr("detail", "no")
        sheet.text(_tr("detail", "Capital gains over $200"), yes)
    if row.filing_status:
        sheet.text(_tr("detail", "Status of the row"), show.status_word(row.filing_status))
    _write_notes(sheet, detail)
    write_findings(sheet, detail.findings)
    sheet.section(_tr("detail", "Who"))
    _write_official(sheet, detail, context)
    sheet.section(_tr("detail", "What"))
    _write_security(sheet, detail, context)
    if row.bioguide is not None:
        sheet.section(_tr("detail", "Committees on that day"))
        _write_seats(sheet, context)
    if detail.versions:
        sheet.section(_tr("detail", "Versions of this trade"))
        write_versions(sheet, detail.versions, row.id)
    sheet.section(_tr("detail", "Alike"))
    _write_alike(sheet, row, context)
    others = [one for one in detail.siblings if one.id != row.id]
    sheet.section(_siblings_heading(len(others)))
    if others:
        write_siblings(sheet, others, line=row.line)
    else:
        sheet.field("", toned(_tr("detail", "The report tells no other."), "muted"))
    sheet.section(_tr("detail", "The filing"))
    sheet.field(_tr("detail", "Filing"), filing_link(detail.filing))
    write_reading(sheet, detail)


def _siblings_heading(number: int) -> str:
    if number == 0:
        return _tr("detail", "The only trade of this filing")
    return _tr("detail", "Other trades of this filing: {n}").format(n=show.count(number))


def _write_standing(sheet: Sheet, detail: TradeDetail) -> None:
    """Write first what a reader must know before the figures: deleted, replaced, edited."""
    row = detail.row
    if row.is_deletion:
        words = _tr("detail", "✕ This row says that an earlier one was filed in error.")
        sheet.field("", toned(words, "error_text"), escape(_tr("detail", "It is no trade; counted nowhere.")))
    elif row.is_superseded:
        is_deleted = detail.replaced_by is not None and detail.replaced_by.is_deletion
        if is_deleted:
            words = _tr("detail", "✕ Deleted by a later report; counted no more.")
        else:
            words = _tr("detail", "↷ Replaced by a later report; counted no more.")
        go = ""
        if detail.replaced_by is not None:
            go = link("trade", detail.replaced_by.id, _tr("detail", "Show the row that replaces it"))
        sheet.field("", toned(words, "paper_text"), go)
    if row.is_edited:
        words = toned(_tr("detail", "✎ Edited by you."), "paper_text")
        sheet.field("", f"{words} {link('corrections', '', _tr('detail', 'All corrections'))}")


def _trade_line(row: TradeRow) -> str:
    tone = {"purchase": "buy_text", "exchange": "muted"}.get(row.type, "sell_text")
    return f"<b>{toned(show.type_long(row.type), tone)} · {escape(amount_of(row))}</b>"


def _amount_edit(detail: TradeDetail) -> str:
    filed = detail.row.transaction
    source = show.NONE
    if filed is not None:
        source = show.band(filed.amount_low_usd, filed.amount_high_usd, filed.amount_exact_usd)
    return told(edit_of(detail.edits, EditField.AMOUNT), source)


def _asset(row: TradeRow) -> str:
    parts = [row.asset]
    if row.ticker and f"({row.ticker})" not in row.asset:
        parts.append(row.ticker)
    if row.asset_type and f"[{row.asset_type}]" not in row.asset:
        parts.append(f"[{row.asset_type}]")
    return " · ".join(parts)


def _filed_line(row: TradeRow) -> str:
    if row.is_restated:
        told = _tr("detail", "first disclosed {first}, restated {day}").format(
            first=show.day(row.disclosed_on), day=show.day(row.filed_on)
        )
    else:
        told = _tr("detail", "filed {day}").format(day=show.day(row.filed_on))
    words = escape(told)
    if row.lag_days is None:
        return words
    days = _tr("detail", "1 day") if row.lag_days == 1 else _tr("detail", "{n} days")
    lag = days.format(n=show.count(row.lag_days))
    if row.is_restated:
        lag = _tr("detail", "first told {lag}").format(lag=lag)
    if row.is_late:
        return f"{words}, {toned(_tr('detail', '⚠ {lag}, late: more than 45').format(lag=lag), 'late_text')}"
    return f"{words}, {escape(_tr('detail', '{lag} after').format(lag=lag))}"


def _write_terms(sheet: Sheet, filed: Transaction) -> None:
    """Write what the row says beside the usual cells."""
    if filed.received_asset or filed.received_ticker:
        received = " · ".join(part for part in (filed.received_asset, filed.received_ticker) if part)
        sheet.text(_tr("detail", "Received in exchange"), received)
    if filed.option:
        terms = filed.option
        exercised = {True: _tr("detail", "exercised"), False: _tr("detail", "not exercised")}
        parts = [
            terms.type or "",
            ""
            if terms.strike_usd is None
            else _tr("detail", "strike {usd}").format(usd=show.money(terms.strike_usd)),
            _tr("detail", "expires {day}").format(day=show.day(terms.expires_on)) if terms.expires_on else "",
            _tr("detail", "{n} contracts").format(n=show.count(terms.contracts)) if terms.contracts else "",
            "" if terms.is_exercised is None else exercised[terms.is_exercised],
        ]
        sheet.text(_tr("detail", "Option"), " · ".join(part for part in parts if part))
    if filed.bond:
        parts = [
            "" if filed.bond.rate_percent is None else f"{filed.bond.rate_percent} %",
            ""
            if filed.bond.matures_on is None
            else _tr("detail", "matures {day}").format(day=show.day(filed.bond.matures_on)),
        ]
        sheet.text(_tr("detail", "Bond"), " · ".join(part for part in parts if part))
    for caption, value in (
        (_tr("detail", "Company"), filed.company),
        (_tr("detail", "Description"), filed.description),
        (_tr("detail", "Subholding of"), filed.subholding_of),
        (_tr("detail", "Location"), filed.location),
        (_tr("detail", "Comment"), filed.comment),
        (_tr("detail", "Amends or deletes the row"), filed.row_id),
    ):
        sheet.text(caption, value)


def _write_notes(sheet: Sheet, detail: TradeDetail) -> None:
    for is_whole, caption in (
        (False, _tr("detail", "✎ Your note")),
        (True, _tr("detail", "✎ Your note on the filing")),
    ):
        one = edit_of(detail.edits, EditField.NOTE, is_whole=is_whole)
        if one is not None:
            sheet.text(caption, str(one.correction.edit.value))


def _write_official(sheet: Sheet, detail: TradeDetail, context: TradeContext) -> None:
    row = detail.row
    edit = edit_of(detail.edits, EditField.OFFICIAL)
    match = detail.official_match
    seat = who_line(row.source, row.state_district or row.state, row.party)
    as_filed = _tr("detail", "as filed: {name}").format(name=row.official_as_filed or row.official)
    if row.bioguide is None:
        reason = None if match is None else match.reason
        sheet.field(
            _tr("detail", "Official"),
            f"{escape(row.official)} ({escape(seat)})",
            unresolved(reason, _tr("detail", "Who this is, is not known:")),
        )
        return
    name = link("official", row.bioguide, context.full_name or row.official)
    lines = [f"<b>{name}</b>", escape(seat)]
    if edit is not None:
        found = context.found_name or _tr("detail", "nobody found")
        lines.append(told(edit, f"{row.official_as_filed} ({found})"))
    else:
        lines.append(toned(as_filed, "muted"))
    if edit is None and match is not None and match.method:
        lines.append(toned(with_confidence(official_method(match.method), match.confidence), "muted"))
    if row.role and row.role != "member":
        lines.append(toned(role_word(row.role), "muted"))
    if row.is_before_office:
        words = _tr("detail", "not yet in office on the day of the trade; party and seat are of later")
        lines.append(toned(words, "paper_text"))
    sheet.field(_tr("detail", "Official, on the day of the trade"), *lines)


def _write_seats(sheet: Sheet, context: TradeContext) -> None:
    if context.seats:
        sheet.listed(_seats(context.seats))
    else:
        sheet.field("", toned(_tr("detail", "none on record"), "muted"))


def _seats(seats: tuple[SeatThen, ...]) -> list[tuple[str, str]]:
    """Return each whole committee, and in a line its parts on which the official sat."""
    wholes: dict[str, tuple[str, list[str]]] = {}
    for one in seats:
        words = escape(f"{one.name} ({one.title})" if one.title else one.name)
        if one.parent is None:
            wholes[one.name] = (f"<b>{words}</b>" if one.title else words, [])
        else:
            wholes.setdefault(one.parent, (escape(one.parent), []))[1].append(words)
    return [(whole, " · ".join(parts)) for whole, parts in wholes.values()]


def who_line(source: str, seat: str | None, party: str | None) -> str:
    """Return "Democrat, CA-11, House"."""
    parts = [show.party_word(party)] if party else []
    if seat:
        parts.append(show.seat(seat))
    return ", ".join([*parts, show.chamber_word(source)])


def unresolved(reason: str | None, words: str) -> str:
    """Return the line that says that nothing was found, and why."""
    if reason is None:
        return toned(_tr("detail", "? not looked into yet"), "paper_text")
    return toned(f"? {words} {reason}", "paper_text")


def _write_security(sheet: Sheet, detail: TradeDetail, context: TradeContext) -> None:
    row, facts = detail.row, context.security
    edit = edit_of(detail.edits, EditField.SECURITY)
    match = detail.security_match
    kind = show.asset_class(row.asset_class)
    if row.security is None:
        reason = None if match is None else match.reason
        sheet.field(
            _tr("detail", "Security"),
            unresolved(reason, _tr("detail", "Not found:")),
        )
        sheet.text(_tr("detail", "Class"), kind if row.asset_class else None)
        return
    lines = [f"<b>{link('security', row.security, _security_name(facts) or row.issuer or row.security)}</b>"]
    if row.ticker and row.ticker != row.symbol:
        words = _tr("detail", "ticker as filed: {ticker}").format(ticker=row.ticker)
        lines.append(toned(words, "muted"))
    if edit is not None:
        found = _security_name(context.found_security) or _tr("detail", "no security found")
        lines.append(told(edit, found))
    elif match is not None and match.method:
        words = security_method(match.method)
        lines.append(toned(f"{words}, {confidence(match.confidence)}", "muted"))
    sheet.field(_tr("detail", "Security"), *lines)
    sector = _tr("detail", "not known")
    if facts is not None and facts.sector:
        sector = f"{facts.sector} ({facts.sector_system})" if facts.sector_system else facts.sector
    sheet.field(
        _tr("detail", "Class and sector"),
        escape(kind),
        escape(sector),
        escape(facts.industry or "") if facts is not None else "",
    )


def _security_name(facts: SecurityFacts | None) -> str:
    if facts is None:
        return ""
    return f"{facts.name} ({facts.symbol})" if facts.symbol else facts.name


def _write_alike(sheet: Sheet, row: TradeRow, context: TradeContext) -> None:
    both = context.same_both
    if both is not None and both.trades:
        words = (
            _tr("detail", "1 other trade of the same official in {what}")
            if both.trades == 1
            else _tr("detail", "{n} other trades of the same official in {what}")
        ).format(n=show.count(both.trades), what=both.label)
        lines = [link("trade", one.id, trade_words(one, is_named=False)) for one in context.recent]
        sheet.field(_tr("detail", "Same official and security"), sheet.wish(words, both.query), *lines)
    elif both is not None:
        words = _tr("detail", "No other trade of the same official in {what}").format(what=both.label)
        sheet.field(_tr("detail", "Same official and security"), toned(words, "muted"))
    links = [sheet.wish(words, query) for words, query in alike(row)]
    sheet.field(_tr("detail", "Trades with the same …"), " · ".join(links))


def alike(row: TradeRow) -> list[tuple[str, str]]:
    """Return what other trades may share with one, as words and the search text that finds them."""
    found = []
    if row.bioguide is not None:
        found.append((_tr("detail", "official"), field_text("bioguide", row.bioguide)))
    elif row.official:
        found.append((_tr("detail", "name"), field_text("official", row.official)))
    if row.security is not None:
        found.append((_tr("detail", "security"), field_text("security", row.security)))
    elif row.asset:
        found.append((_tr("detail", "asset"), field_text("asset", row.asset)))
    if row.traded_on is not None:
        found.append((_tr("detail", "day"), f"traded:{row.traded_on.isoformat()}"))
    found.append((_tr("detail", "filing"), doc_query(row.doc_id)))
    if row.amount_low_usd is not None:
        if row.amount_high_usd is None:
            found.append((_tr("detail", "amount or more"), f"amount:>={row.amount_low_usd}"))
        else:
            found.append(
                (_tr("detail", "amount band"), f"amount:{row.amount_low_usd}..{row.amount_high_usd}")
            )
    return found
