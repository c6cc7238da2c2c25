"""How it was found who a filer and what an asset is, in words a person says. Pure text, no widgets.

The resolvers' methods are short stable names; a name that is not known here is shown as it is, never hidden.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show

_tr = QCoreApplication.translate

BY_USER = "by_user"


def confidence(share: float | None) -> str:
    """Return a confidence in percent, to a tenth where a whole number would say too much: "99.9 %"."""
    if share is None:
        return ""
    digits = f"{share * 100:.1f}".removesuffix(".0")
    return f"{show.locale().toString(float(digits), 'f', 0 if '.' not in digits else 1)}\u00a0%"


def official_method(method: str) -> str:
    """Return how an official was found: "name and district"."""
    if method == BY_USER:
        return _tr("match", "named by you")
    names = {
        "name": _tr("match", "name"),
        "second_name": _tr("match", "a middle name"),
        "nickname": _tr("match", "nickname"),
        "initials": _tr("match", "initials"),
        "family_part": _tr("match", "half of a double family name"),
        "spelling": _tr("match", "name, one letter off"),
    }
    places = {
        "district": _tr("match", "district"),
        "state": _tr("match", "state"),
        "service": _tr("match", "time of service"),
        "undated": _tr("match", "chamber, days of service not known"),
    }
    how, _, place = method.rpartition("_")
    if how not in names or place not in places:
        return method
    return _tr("match", "matched by {how} and {place}").format(how=names[how], place=places[place])


def security_method(method: str) -> str:
    """Return how a security was found: "ticker and name agree"."""
    return {
        "ticker_name": _tr("match", "ticker and name agree"),
        "ticker_history": _tr("match", "an earlier ticker, and the name agrees"),
        "ticker_in_name": _tr("match", "a ticker within the name, and the name agrees"),
        "foreign_listing": _tr("match", "a foreign exchange's symbol, and the name agrees"),
        "option_symbol": _tr("match", "the root of an option's symbol"),
        "name_exact": _tr("match", "by the name alone, word for word"),
        "name_fuzzy": _tr("match", "by the name alone, nearly word for word"),
        "ticker": _tr("match", "by the ticker of that day; the name says nothing"),
        "ticker_alone": _tr("match", "by the ticker alone; no name is told"),
        "as_filed": _tr("match", "a ticker that no list knows, kept as filed"),
        BY_USER: _tr("match", "named by you"),
    }.get(method, method)


def role_word(role: str) -> str:
    """Return what a filer was on the day of the filing."""
    return {
        "member": _tr("match", "member"),
        "former_member": _tr("match", "former member"),
        "candidate": _tr("match", "candidate"),
        "other": _tr("match", "no member known"),
    }.get(role, role)


def with_confidence(words: str, share: float | None) -> str:
    """Return "matched by name and district, 99.9 %"."""
    return words if share is None else f"{words}, {confidence(share)}"
