"""Where ticks stand and what they say: counts, amounts on a log axis, days. Pure arithmetic, no drawing.

Days are proleptic ordinals. Labels are ISO and short: `2024`, `2025-03`, `2025-03-14`.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable

from govtrades_desktop.gui import formatting

Tick = tuple[float, str]


def nice_step(span: float, most: int, *, is_whole: bool = False) -> float:
    """Return a step of 1, 2 or 5 times a power of ten that cuts `span` into at most `most` pieces."""
    if span <= 0:
        return 1.0
    raw = span / max(1, most)
    base = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * base for factor in (1, 2, 5, 10) if factor * base >= raw * (1 - 1e-9))
    return max(1.0, step) if is_whole else step


def linear_ticks(
    low: float, high: float, most: int, say: Callable[[float], str], *, is_whole: bool = False
) -> list[Tick]:
    """Return ticks at round numbers from low to high, both inclusive."""
    step = nice_step(high - low, most, is_whole=is_whole)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [(k * step, say(k * step)) for k in range(first, last + 1)]


def log_ticks(low: float, high: float, most: int, say: Callable[[float], str]) -> list[Tick]:
    """Return ticks at powers of ten within low..high (both above zero), thinned evenly to `most`.

    Where not even two powers lie within, 1, 2 and 5 times them stand too, or plain round numbers.
    """
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    if last - first < 1:
        found = [
            f * 10.0**k
            for k in range(first - 1, last + 1)
            for f in (1, 2, 5)
            if low * (1 - 1e-9) <= f * 10.0**k <= high * (1 + 1e-9)
        ]
        return [(v, say(v)) for v in found] if len(found) > 2 else linear_ticks(low, high, most, say)
    every = max(1, -(-(last - first + 1) // max(1, most)))
    return [(10.0**k, say(10.0**k)) for k in range(first, last + 1, every)]


def round_up(value: float, most: int) -> float:
    """Return the next round number at or above a value: the end of an axis that starts at zero."""
    step = nice_step(value, most)
    return math.ceil(value / step - 1e-9) * step


def tick_money(dollars: float) -> str:
    """Return an axis label: `$1K`, `$2.5M`; no digits that say nothing."""
    for unit, size in (("B", 1e9), ("M", 1e6), ("K", 1e3)):
        if dollars >= size * 0.9995:
            return f"${dollars / size:.3g}{unit}"
    return f"${dollars:.3g}"


def tick_count(value: float) -> str:
    """Return a count without a sign: below the axis stand counts too."""
    return formatting.count(abs(round(value)))


def tick_percent(share: float) -> str:
    """Return a share of 1 as percent."""
    return f"{share * 100:.3g} %"


def _months(first: dt.date, last: dt.date, every: int) -> list[dt.date]:
    """Return the first days of every n-th month from first to last; years are kept whole."""
    year, month = first.year, 1 + (first.month - 1) // every * every
    found = []
    while year <= 9998:
        day = dt.date(year, month, 1)
        if day > last:
            break
        if day >= first:
            found.append(day)
        month += every
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return found


def day_ticks(first: float, last: float, room_px: float, width_of: Callable[[str], float]) -> list[Tick]:
    """Return ticks of days from first to last that have room beside each other.

    Args:
        first: ordinal, fractions allowed.
        last: likewise.
        room_px: of the whole axis.
        width_of: how wide a label is.
    """
    span = max(last - first, 1e-6)
    per_day = room_px / span
    low = dt.date.fromordinal(max(1, math.ceil(first)))
    high = dt.date.fromordinal(min(dt.date.max.toordinal(), max(1, math.floor(last))))
    day_px, month_px, year_px = (width_of(text) + 16 for text in ("2024-08-28", "2024-08", "2024"))
    for every in (1, 2, 7):
        if per_day * every >= day_px:
            days = range(low.toordinal(), high.toordinal() + 1)
            return [(float(d), dt.date.fromordinal(d).isoformat()) for d in days if d % every == 0]
    for every in (1, 3, 6):
        if per_day * 30.4 * every >= month_px:
            return [
                (float(d.toordinal()), str(d.year) if d.month == 1 else f"{d.year}-{d.month:02d}")
                for d in _months(low, high, every)
            ]
    for every in (1, 2, 5, 10, 20, 50, 100, 200):
        if per_day * 365.25 * every >= year_px:
            break
    return [
        (float(dt.date(y, 1, 1).toordinal()), str(y))
        for y in range(low.year, high.year + 1)
        if y % every == 0 and low <= dt.date(y, 1, 1) <= high
    ]


def period_ticks(
    starts: list[dt.date | None],
    labels: list[str],
    step_px: float,
    width_of: Callable[[str], float],
) -> list[Tick]:
    """Return ticks of columns that stand side by side, `step_px` each: places from 0, and words.

    Months and quarters say the year where not every one has room; other bins are thinned evenly, and the last
    one is kept, for it says where the axis ends.
    """
    if not labels:
        return []
    widest = max(width_of(label) for label in labels) + 8
    every = max(1, math.ceil(widest / max(step_px, 1e-6)))
    if every > 1 and all(start is not None for start in starts):
        januaries = [i for i, start in enumerate(starts) if start is not None and start.month == 1]
        halves = [i for i, start in enumerate(starts) if start is not None and start.month in (1, 7)]
        quarters = [i for i, start in enumerate(starts) if start is not None and start.month in (1, 4, 7, 10)]
        for places in (quarters, halves):
            if len(places) > 2 and (places[1] - places[0]) * step_px >= widest + 6:
                return [(float(i), _period_word(starts[i], labels[i])) for i in places]
        if len(januaries) > 1:
            gap = min(b - a for a, b in zip(januaries, januaries[1:], strict=False)) * step_px
            fold = max(1, math.ceil((width_of("2024") + 10) / max(gap, 1e-6)))
            fold = next((f for f in (1, 2, 5, 10, 20) if f >= fold), fold)
            kept = [i for i in januaries if _year(starts[i]) % fold == 0]
            return [(float(i), str(_year(starts[i]))) for i in kept]
    shown = list(range(0, len(labels), every))
    if every > 1 and shown[-1] != len(labels) - 1:
        if (len(labels) - 1 - shown[-1]) * step_px < widest:
            shown.pop()
        shown.append(len(labels) - 1)
    return [(float(i), labels[i]) for i in shown]


def _year(start: dt.date | None) -> int:
    return start.year if start else 0


def _period_word(start: dt.date | None, label: str) -> str:
    return str(start.year) if start and start.month == 1 else label
