"""The window over a database in which it is known, mostly, who filed and what was traded."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QApplication

from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.pages.page import FilingsWish, TradesWish
from govtrades_desktop.gui.widgets.count_list import Count


def doors_that_lie(catalogue: Catalogue, rows: Iterable[Count]) -> list[str]:
    """Return what is wrong with rows of counts: a figure that is not the number of rows behind it."""
    wrong = []
    for row in rows:
        if not row.figure.replace(",", "").isdigit():
            continue
        figure = int(row.figure.replace(",", ""))
        if isinstance(row.target, TradesWish):
            behind = len(catalogue.find_trades(row.target.text, sort=(), year=None))
        elif isinstance(row.target, FilingsWish):
            behind = len(catalogue.find_filings(row.target.text, sort=(), year=None))
        else:
            continue
        if behind != figure:
            wrong.append(f"{row.name}: {figure} told, {behind} behind")
    return wrong


def settle(rounds: int = 40) -> None:
    """Let what is queued happen, a bounded number of times."""
    for _ in range(rounds):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
