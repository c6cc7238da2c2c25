"""What cells of the Trades table say where a record's own text is not it: one function a cell.

`trades.py` has the columns; words that other pages share are in `gui/formatting.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP as NOOP
from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.models.columns import Tone
from govtrades_desktop.query.trades import TradeRow

TYPE_TONES = {
    "purchase": Tone.BUY,
    "sale": Tone.SELL,
    "partial_sale": Tone.SELL,
    "exchange": Tone.EXCHANGE,
}


def type_text(row: TradeRow) -> str:
    """Return the mark and the word of a trade's type."""
    return f"{show.type_mark(row.type)} {show.type_word(row.type)}"


def asset_text(row: TradeRow) -> str:
    """Return the name without the ticker, which stands beside it; copies and the pane have it whole."""
    tail = f"({row.ticker})"
    name = row.asset[: -len(tail)].rstrip() if row.ticker and row.asset.endswith(tail) else row.asset
    if row.is_deletion:
        return QCoreApplication.translate("columns", "✕ deleted: {asset}").format(asset=name)
    if row.is_superseded:
        return QCoreApplication.translate("columns", "↷ replaced: {asset}").format(asset=name)
    if row.is_edited:
        return QCoreApplication.translate("columns", "✎ edited: {asset}").format(asset=name)
    return name


def status_text(row: TradeRow) -> str:
    """Return what the report says of the row, or that a later one replaces it."""
    if row.is_superseded and not row.is_deletion:
        return QCoreApplication.translate("columns", "Replaced")
    return show.status_word(row.filing_status) if row.filing_status else show.NONE


def yes_no(value: bool | None) -> str:
    """Return a yes or no in words."""
    if value is None:
        return show.NONE
    yes, no = QCoreApplication.translate("columns", "yes"), QCoreApplication.translate("columns", "no")
    return yes if value else no


def reading_text(row: TradeRow) -> str:
    """Return the state of the reading; a doubt is said."""
    words = f"{show.state_mark(row.reading)} {show.state_word(row.reading)}"
    return f"{words}, {QCoreApplication.translate('columns', 'with a doubt')} ?" if row.is_doubtful else words


def dollars(value: Any) -> str:
    """Return one end of a band."""
    return show.NONE if value is None else show.money(value)


def plain_number(value: Any) -> str:
    """Return a number as it is copied."""
    return "" if value is None else str(value)


_ROLES = {
    "member": NOOP("columns", "Member"),
    "former_member": NOOP("columns", "Former member"),
    "candidate": NOOP("columns", "Candidate"),
    "other": NOOP("columns", "Other filer"),
}


def main_committees(codes: Iterable[str]) -> list[str]:
    """Return the codes of whole committees: a part's code is its whole's and two figures."""
    return [code for code in codes if len(code) <= 4]


def committees_spoken(row: TradeRow) -> str:
    """Return all committees, parts of them too."""
    return " ".join(row.committees) or show.NONE


def role_word(role: str | None) -> str:
    """Return what a filer was, in words."""
    if not role:
        return show.NONE
    words = _ROLES.get(role)
    return QCoreApplication.translate("columns", words) if words else role.replace("_", " ")


def one_line(text: str | None) -> str:
    """Return a text of the user's without its line ends."""
    return " ".join(text.split()) if text else ""


def narrow_amount(row: TradeRow) -> str:
    """Return a disclosed amount for a narrow column: `$1K–$15K`, `over $50M`; an exact one stays exact."""
    if row.amount_exact_usd is not None or row.amount_low_usd is None:
        return show.band(row.amount_low_usd, row.amount_high_usd, row.amount_exact_usd)
    return _narrow_band(row.amount_low_usd, row.amount_high_usd)


@lru_cache(maxsize=1024)
def _narrow_band(low_usd: int, high_usd: int | None) -> str:
    low = narrow_money(low_usd - low_usd % 10)  # bands begin with a dollar more than the last one's end
    if high_usd is None:
        return QCoreApplication.translate("formatting", "over {amount}").format(amount=low)
    return low if low_usd == high_usd else f"{low}–{narrow_money(high_usd)}"


def narrow_money(dollars: int) -> str:
    """Return an amount in its unit: two figures, more where it has that many whole units."""
    for unit, size in (("B", 10**9), ("M", 10**6), ("K", 10**3)):
        if dollars >= size:
            digits = 0 if dollars % size == 0 or dollars >= 9.95 * size else 1
            return f"${show.locale().toString(dollars / size, 'f', digits)}{unit}"
    return show.money(dollars)
