"""What cells of the Trades table say where a record's own text is not it: one function a cell.

`trades.py` has the columns; words that other pages share are in `gui/formatting.py`.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.query.trades import TradeRow


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
