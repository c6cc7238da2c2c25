"""Numbers of trades in words: one home for "1 buy" and "1,200 buys" on every page. Nothing else is told here.

A start may import it: no widget, no chart.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui import formatting as show


def _tr(text: str) -> str:
    return QCoreApplication.translate("sides", text)


def trades_words(number: int) -> str:
    """Return "1 trade", "12 trades"."""
    return _tr("1 trade") if number == 1 else _tr("{n} trades").format(n=show.count(number))


def buys_words(number: int) -> str:
    """Return "1 buy", "1,200 buys"; likewise the others."""
    return _tr("1 buy") if number == 1 else _tr("{n} buys").format(n=show.count(number))


def sells_words(number: int) -> str:
    """Return "1 sell"."""
    return _tr("1 sell") if number == 1 else _tr("{n} sells").format(n=show.count(number))


def exchanges_words(number: int) -> str:
    """Return "1 exchange"."""
    return _tr("1 exchange") if number == 1 else _tr("{n} exchanges").format(n=show.count(number))


def days_words(number: int) -> str:
    """Return "1 day", "12 days"."""
    return _tr("1 day") if number == 1 else _tr("{n} days").format(n=show.count(number))
