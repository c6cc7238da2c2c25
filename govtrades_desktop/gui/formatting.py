"""Facts into the words and figures of a screen: dates, money, counts, lags, states. Pure text, no widgets.

Dates are ISO on screen and in files, so that they sort and line up; counts and money follow the locale.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

LATE_AFTER_DAYS = 45
"""5 U.S.C. 13105(l): a periodic transaction report is due 45 days after the transaction at the latest."""

NONE = "—"
"""Stands where the source gives nothing: never an empty cell that could be a loading one."""

_translate = QCoreApplication.translate


def locale() -> QLocale:
    """Return the locale of figures; C, which has no thousands separator, is taken for US English."""
    found = QLocale()
    return QLocale(QLocale.Language.English) if found.language() == QLocale.Language.C else found


def count(number: int) -> str:
    """Return a whole number with the locale's separators."""
    return locale().toString(int(number))


def day(value: dt.date | None) -> str:
    """Return an ISO date, or the mark of absence."""
    return value.isoformat() if value else NONE


def moment(value: dt.datetime | None, *, now: dt.datetime | None = None) -> str:
    """Return the local time of an aware moment: `12:05` today, `2025-04-10 12:05` on another day."""
    if value is None:
        return NONE
    here = value.astimezone()
    today = (now or dt.datetime.now(dt.UTC)).astimezone().date()
    return here.strftime("%H:%M") if here.date() == today else here.strftime("%Y-%m-%d %H:%M")


def money(dollars: int | Decimal) -> str:
    """Return whole US dollars (`$15,000`), or dollars and cents where there are cents."""
    if isinstance(dollars, Decimal) and dollars != dollars.to_integral_value():
        return "$" + locale().toString(float(dollars), "f", 2)
    return "$" + locale().toString(int(dollars))


def band(low_usd: int | None, high_usd: int | None, exact_usd: Decimal | None = None) -> str:
    """Return a disclosed amount: a band, an open band (`over $50,000,000`) or an exact amount."""
    if exact_usd is not None:
        return money(exact_usd)
    if low_usd is None:
        return NONE
    if high_usd is None:
        # The open bands are printed "over $50,000,000"; their lower end is stored inclusive, 50,000,001.
        return _translate("formatting", "over {amount}").format(amount=money(low_usd - low_usd % 10))
    if low_usd == high_usd:
        return money(low_usd)
    return f"{money(low_usd)} – {money(high_usd)}"


def short_money(dollars: float) -> str:
    """Return about three figures and a unit: `$950`, `$975K`, `$31.7M`, `$1.00B`."""
    for unit, size in (("B", 1e9), ("M", 1e6), ("K", 1e3)):
        if dollars >= size * (0.9995 if unit != "K" else 1):  # $999.6K is $1.00M, but $975,000 is no $0.98M
            scaled = dollars / size
            digits = 2 if scaled < 9.995 else 1 if scaled < 99.95 else 0
            return f"${locale().toString(float(scaled), 'f', digits)}{unit}"
    return f"${locale().toString(float(dollars), 'f', 0)}"


def short_band(low_usd: float, high_usd: float, *, is_open: bool = False) -> str:
    """Return a sum of bands as an interval, never a point; `is_open`: some band has no upper end."""
    if is_open and high_usd <= low_usd:  # the open bands outweigh the others: no upper figure says anything
        return _translate("formatting", "{low} and more").format(low=short_money(low_usd))
    text = f"{short_money(low_usd)} – {short_money(high_usd)}"
    return _translate("formatting", "{band} and more").format(band=text) if is_open else text


def percent(share: float | None) -> str:
    """Return a share of 1 as whole percent."""
    if share is None:
        return NONE
    if 0 < share < 0.005:
        return "< 1 %"
    return f"{locale().toString(share * 100, 'f', 0)} %"


def lag(days: int | None) -> str:
    """Return days from trade to its first filing; late ones carry a mark: colour is not the only sign."""
    if days is None:
        return NONE
    return f"⚠ {count(days)}" if days > LATE_AFTER_DAYS else count(days)


def file_size(size_bytes: int) -> str:
    """Return "36.1 MB": decimal units, as file managers count."""
    return locale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def duration(seconds: float | None) -> str:
    """Return time left in words a person says: `46 s`, `12 min`, `1 h 05 min`."""
    if seconds is None:
        return ""
    whole = max(0, round(seconds))
    if whole < 90:
        return f"{whole} s"
    minutes = round(whole / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d} min"


def type_mark(kind: str) -> str:
    """Return the shape of a transaction type: it says without colour what the colour says."""
    return {"purchase": "▲", "sale": "▼", "partial_sale": "▽", "exchange": "◆"}.get(kind, "?")


def type_word(kind: str) -> str:
    """Return the short word of a transaction type."""
    return {
        "purchase": _translate("formatting", "Buy"),
        "sale": _translate("formatting", "Sell"),
        "partial_sale": _translate("formatting", "Partial"),
        "exchange": _translate("formatting", "Exch."),
    }.get(kind, kind)


def type_long(kind: str) -> str:
    """Return the full words of a transaction type, with its mark."""
    words = {
        "purchase": _translate("formatting", "Purchase"),
        "sale": _translate("formatting", "Sale"),
        "partial_sale": _translate("formatting", "Partial sale"),
        "exchange": _translate("formatting", "Exchange"),
    }.get(kind, kind)
    return f"{type_mark(kind)} {words}"


def owner_word(owner: str) -> str:
    """Return who owns the asset."""
    return {
        "self": _translate("formatting", "Self"),
        "spouse": _translate("formatting", "Spouse"),
        "joint": _translate("formatting", "Joint"),
        "dependent_child": _translate("formatting", "Child"),
    }.get(owner, owner)


def status_word(status: str) -> str:
    """Return the filing status of one row as the report prints it."""
    return {
        "new": _translate("formatting", "New"),
        "amended": _translate("formatting", "Amended"),
        "deleted": _translate("formatting", "Deleted"),
    }.get(status, status)


def state_word(state: str) -> str:
    """Return a ledger state in words."""
    return {
        "not_fetched": _translate("formatting", "not fetched"),
        "read": _translate("formatting", "read"),
        "paper": _translate("formatting", "paper"),
        "no_trades": _translate("formatting", "no trades"),
        "failed": _translate("formatting", "failed"),
        "superseded": _translate("formatting", "superseded"),
        "vanished": _translate("formatting", "vanished"),
        "listed": _translate("formatting", "listed only"),
    }.get(state, state)


def state_mark(state: str) -> str:
    """Return the shape of a ledger state: colour is not the only sign."""
    return {
        "not_fetched": "○",
        "read": "●",
        "paper": "▤",
        "no_trades": "∅",
        "failed": "✕",
        "superseded": "↷",
        "vanished": "◌",
        "listed": "·",
    }.get(state, "?")


def seat(state_district: str) -> str:
    """Return `CA-11` of `CA11`; at-large seats (`AK00`) give the state alone."""
    if len(state_district) == 4 and state_district[2:].isdigit():
        return (
            state_district[:2] if state_district[2:] == "00" else f"{state_district[:2]}-{state_district[2:]}"
        )
    return state_district or NONE


def chamber_letter(chamber: str) -> str:
    """Return the sign of a chamber: one letter."""
    return {"house": "H", "senate": "S", "executive": "E"}.get(chamber, chamber[:1].upper())


def chamber_word(chamber: str) -> str:
    """Return a chamber, or the source of its filings, in words."""
    return {
        "house": _translate("formatting", "House"),
        "senate": _translate("formatting", "Senate"),
        "executive": _translate("formatting", "Executive branch"),
        "oge": _translate("formatting", "Executive branch"),
    }.get(chamber, chamber.title())


def short_id(doc_id: str) -> str:
    """Return a filing's id as a heading has room for it: of a Senate report's 36 letters the first 8."""
    return doc_id if len(doc_id) <= 12 else f"{doc_id[:8]}…"


def version_word(amendment: int | None) -> str:
    """Return "amendment 1", or an empty text for an original."""
    return _translate("formatting", "Amendment {n}").format(n=amendment) if amendment else ""


FILING_TYPES = {
    "P": "Transactions",
    "C": "Candidate",
    "X": "Extension",
    "O": "Annual",
    "A": "Amendment",
    "D": "Campaign notice",
    "W": "Withdrawal",
    "T": "Termination",
    "H": "New filer",
    "G": "Gift waiver",
    "E": "Exemption",
    "B": "Blind trust",
}


def filing_type(code: str) -> str:
    """Return the House's filing type in words; an unknown code is shown as it is."""
    words = FILING_TYPES.get(code)
    return _translate("formatting", words) if words else code


def party_letter(party: str | None) -> str:
    """Return a party's letter, or the mark of absence: party is never told by a colour alone."""
    return party[:1].upper() if party else NONE


def party_word(party: str | None) -> str:
    """Return a party in words, of its letter or its name."""
    return {
        "D": _translate("formatting", "Democrat"),
        "R": _translate("formatting", "Republican"),
        "I": _translate("formatting", "Independent"),
        "L": _translate("formatting", "Libertarian"),
    }.get(party or "", party or _translate("formatting", "party not known"))


_ASSET_CLASSES = {
    "stock": "Stock",
    "option": "Option",
    "fund": "Fund",
    "corporate_bond": "Corporate bond",
    "municipal_bond": "Municipal bond",
    "government_bond": "Government bond",
    "asset_backed": "Asset-backed",
    "crypto": "Cryptocurrency",
    "private": "Private holding",
    "real_estate": "Real estate",
    "commodity": "Commodity",
    "account": "Account",
    "other": "Other",
    "unknown": "Not known",
}


def asset_class(name: str | None) -> str:
    """Return an asset class in words; an unknown one is shown as it is."""
    if not name:
        return NONE
    words = _ASSET_CLASSES.get(name)
    return _translate("formatting", words) if words else name


def span(first: dt.date | None, last: dt.date | None, *, is_open: bool = False) -> str:
    """Return days from and to; `is_open`: it goes on still. What is not known is said."""
    start = first.isoformat() if first else "?"
    end = _translate("formatting", "now") if is_open else last.isoformat() if last else "?"
    return f"{start} – {end}"
