"""Buys, sells and exchanges as charts and lists show them: word, colour, pattern. One home for all three.

The pattern tells them apart where the colour does not (in grey, on paper, to a colour-blind reader). They are
functions, for a word is known only once the window has its language. It knows no widget.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui.charts.specs import Pattern, Series


def _tr(text: str) -> str:
    return QCoreApplication.translate("sides", text)


def buys() -> Series:
    """Return the series of purchases."""
    return Series(_tr("buys"), "buy")


def sells() -> Series:
    """Return the series of sales, whole and partial."""
    return Series(_tr("sells"), "sell", Pattern.HATCH)


def exchanges() -> Series:
    """Return the series of what is on neither side."""
    return Series(_tr("exchanges"), "exchange", Pattern.DOTS)


def sides(*, has_exchanges: bool) -> tuple[Series, ...]:
    """Return buys and sells, and exchanges where there are any."""
    return (buys(), sells(), exchanges()) if has_exchanges else (buys(), sells())
