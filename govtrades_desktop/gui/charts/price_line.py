"""Which close stands for which day: pure arithmetic, shared by the drawing and the data table."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from govtrades_desktop.gui import formatting
from govtrades_desktop.gui.charts.specs import PriceSpec

LONGEST_PAUSE_DAYS = 10
"""Days between two closes that are still one line: the longest closing since 1933 (2001) was a week."""
REACH_DAYS = 7
"""How old the last close may be to stand for a day without one (weekends, holidays)."""


def pieces(spec: PriceSpec) -> list[tuple[int, int]]:
    """Return the unbroken pieces of the line: places from, to (exclusive). A gap is never bridged."""
    days = spec.days
    if not len(days):
        return []
    is_broken = np.diff(days) > LONGEST_PAUSE_DAYS
    for gap in spec.gaps:
        is_broken |= (days[:-1] < gap.last.toordinal()) & (days[1:] > gap.first.toordinal())
    cuts = [0, *(np.flatnonzero(is_broken) + 1).tolist(), len(days)]
    return list(zip(cuts[:-1], cuts[1:], strict=True))


def closes_on(spec: PriceSpec, wanted: np.ndarray) -> np.ndarray:
    """Return the close of each day (ordinals), or the last one before it within reach; NaN where none is."""
    days, closes = spec.days, spec.closes
    if not len(days):
        return np.full(len(wanted), np.nan)
    at = np.searchsorted(days, wanted, side="right") - 1
    near = (at >= 0) & (wanted - days[np.maximum(at, 0)] <= REACH_DAYS)
    for gap in spec.gaps:
        near &= ~((wanted >= gap.first.toordinal()) & (wanted <= gap.last.toordinal()))
    return np.where(near, closes[np.maximum(at, 0)], np.nan)


def price_text(spec: PriceSpec, price: float) -> str:
    """Return a price to the cent, with the sign of its currency where the source tells it."""
    return f"{spec.sign}{formatting.money(Decimal(f'{price:.2f}')).removeprefix('$')}"
