"""The chain of versions of a trade in words: what replaced what, field by field what it said otherwise."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.pages.detail_fields import Sheet, amount_of, escape, link, toned
from govtrades_desktop.query.trade_records import FieldChange, TradeVersion

_tr = QCoreApplication.translate

_MONEY = frozenset({"amount_low_usd", "amount_high_usd", "amount_exact_usd"})


def field_word(name: str) -> str:
    """Return a field's name in words; an unknown one is shown as it is."""
    return {
        "owner": _tr("detail", "Owner"),
        "asset": _tr("detail", "Asset"),
        "ticker": _tr("detail", "Ticker"),
        "asset_type": _tr("detail", "Asset type"),
        "type": _tr("detail", "Type"),
        "traded_on": _tr("detail", "Traded"),
        "notified_on": _tr("detail", "Notified"),
        "cap_gains_over_200": _tr("detail", "Capital gains over $200"),
        "filing_status": _tr("detail", "Status of the row"),
        "received_asset": _tr("detail", "Received in exchange"),
        "received_ticker": _tr("detail", "Ticker received in exchange"),
        "description": _tr("detail", "Description"),
        "subholding_of": _tr("detail", "Subholding of"),
        "location": _tr("detail", "Location"),
        "comment": _tr("detail", "Comment"),
        "company": _tr("detail", "Company"),
        "option.type": _tr("detail", "Option"),
        "option.strike_usd": _tr("detail", "Strike"),
        "option.expires_on": _tr("detail", "Option expires"),
        "option.contracts": _tr("detail", "Contracts"),
        "option.is_exercised": _tr("detail", "Option exercised"),
        "bond.rate": _tr("detail", "Bond's rate"),
        "bond.matures_on": _tr("detail", "Bond matures"),
    }.get(name, name)


def value_word(name: str, value: Any) -> str:
    """Return a value of the JSON form as a person reads it."""
    if value is None or value == "":
        return _tr("detail", "nothing")
    if isinstance(value, bool):
        return _tr("detail", "yes") if value else _tr("detail", "no")
    if name == "type":
        return show.type_long(value)
    if name == "owner":
        return show.owner_word(value)
    if name == "filing_status":
        return show.status_word(value)
    if name == "option.strike_usd":
        return show.money(value)
    return str(value)


def write_versions(sheet: Sheet, versions: tuple[TradeVersion, ...], here: int) -> None:
    """Write the chain, oldest first; the row that the pane shows is told as such."""
    rows = {version.row.id: version.row for version in versions}
    for number, version in enumerate(versions, 1):
        row = version.row
        words = _tr("detail", "row {n} of {filing}, filed {day}: {type}, {amount}").format(
            n=row.line,
            filing=show.short_id(row.doc_id),
            day=show.day(row.filed_on),
            type=show.type_word(row.type),
            amount=amount_of(row),
        )
        is_here = row.id == here
        caption = _tr("detail", "Version {n} of {all}").format(n=number, all=len(versions))
        if is_here:
            caption = _tr("detail", "{version}, shown here").format(version=caption)
        lines = [f"<b>{escape(words)}</b>" if is_here else link("trade", row.id, words)]
        if row.is_deletion:
            told = _tr("detail", "✕ says that the row was filed in error: it is no trade")
            lines.append(toned(told, "error_text"))
        successor = None if version.replaced_by is None else rows.get(version.replaced_by)
        if successor is not None:
            lines.append(toned(_ending(version, is_deleted=successor.is_deletion), "muted"))
            lines += _changes(version)
        elif version.replaced_by is not None:
            lines.append(toned(_tr("detail", "↷ replaced by a row that is not at hand now"), "muted"))
        elif not row.is_deletion:
            lines.append(toned(_tr("detail", "● in force"), "muted"))
        sheet.field(caption, *lines)


def _ending(version: TradeVersion, *, is_deleted: bool) -> str:
    if is_deleted:
        return _tr("detail", "✕ deleted by the next")
    if version.changes:
        return _tr("detail", "↷ replaced by the next, which says otherwise:")
    return _tr("detail", "↷ repeated by the next, word for word")


def _changes(version: TradeVersion) -> list[str]:
    lines = []
    money = {one.field: one for one in version.changes if one.field in _MONEY}
    if money:
        lines.append(_change(_tr("detail", "Amount"), *_amounts(version, money)))
    for one in version.changes:
        if one.field in _MONEY:
            continue
        lines.append(
            _change(field_word(one.field), value_word(one.field, one.old), value_word(one.field, one.new))
        )
    return lines


def _amounts(version: TradeVersion, changed: dict[str, FieldChange]) -> tuple[str, str]:
    """Return the whole band before and after, of which perhaps one end alone changed."""
    filed = version.row.transaction
    same = {
        "amount_low_usd": None if filed is None else filed.amount_low_usd,
        "amount_high_usd": None if filed is None else filed.amount_high_usd,
        "amount_exact_usd": None if filed is None else filed.amount_exact_usd,
    }
    old = {name: changed[name].old if name in changed else value for name, value in same.items()}
    new = {name: changed[name].new if name in changed else value for name, value in same.items()}
    return _band(old), _band(new)


def _band(ends: dict[str, Any]) -> str:
    exact = ends["amount_exact_usd"]
    if exact is not None:
        return show.money(exact) if float(exact).is_integer() else f"${float(exact):,.2f}"
    return show.band(ends["amount_low_usd"], ends["amount_high_usd"])


def _change(caption: str, old: str, new: str) -> str:
    return f"&nbsp;&nbsp;{escape(caption)}: <s>{escape(old)}</s> → <b>{escape(new)}</b>"
