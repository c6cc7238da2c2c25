"""What the charts of a comparison have in common: their words and their doors."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.gui.charts.specs import Caption
from govtrades_desktop.gui.pages.compare_facts import SideBySide, heading
from govtrades_desktop.gui.pages.page import TradesWish
from govtrades_desktop.query.charts import Compared


def tr(text: str) -> str:
    """Return the translation of words of a comparison."""
    return QCoreApplication.translate("compare", text)


def caption_of(
    data: SideBySide, title: str, sub: str, empty: str = "", *, thin: str = "", summary: str = ""
) -> Caption:
    """Return the words around a chart: whose it is, of which day."""
    names = "; ".join(heading(one, is_official=data.is_of_officials) for one in data.comparison.compared)
    return Caption(title, sub, names, data.day, empty or nothing_at_all(data), thin, summary)


def nothing_at_all(data: SideBySide) -> str:
    """Return why there is nothing of any of them."""
    if data.is_of_officials:
        return tr("Of none of these officials a trade was read.")
    return tr("Of none of these securities a trade was read.")


def nothing_of(one: Compared) -> str:
    """Return why there is nothing of one."""
    return tr("No trade of {name} was read: there is nothing to draw.").format(name=one.label)


def wish(query: str, number: int = 1) -> TradesWish | None:
    """Return the door to what a search finds; none where there is nothing."""
    return TradesWish(query, None) if query and number else None


def any_of(queries: Iterable[str]) -> str:
    """Return a search that finds what any of some searches finds."""
    each = [query for query in queries if query]
    return each[0] if len(each) == 1 else " OR ".join(f"({query})" for query in each)
