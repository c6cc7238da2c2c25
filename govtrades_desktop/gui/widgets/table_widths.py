"""How wide columns are before a hand sizes them: three widths each, and how they share a table's room.

It measures texts and returns numbers; it moves no column. A table first gives every column what most of its
cells need; where that is more than there is room for, the narrow widths; what is left over goes to columns of
long texts, then to all: no column is starved beside an empty half of a window.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetrics

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.models.columns import Column
from govtrades_desktop.gui.widgets.table_delegate import PADDING
from govtrades_desktop.gui.widgets.table_header import LEAST_WIDTH

_FAR_TOO_WIDE = 1.5
"""A table so many times wider than its room scrolls anyway: then its columns are not squeezed as well."""


@dataclass(frozen=True, slots=True)
class Widths:
    """Widths of one column, in pixels.

    Attributes:
        narrow: the least that still tells something.
        full: where there is room for all columns.
        wide: up to so much it takes of what is left over.
    """

    narrow: int
    full: int
    wide: int


def column_widths(column: Column) -> Widths:
    """Return a column's widths in the font of the table."""
    bold = theme.font()
    bold.setBold(True)
    heading = QFontMetrics(bold)
    cells = heading if column.tone is not None else QFontMetrics(theme.font())
    title = column.short_heading()
    mark = "" if column.is_chip else " ↓"  # in the place of a sign's title, not beside it

    def of(sample: str, words: str) -> int:
        cell = cells.horizontalAdvance(sample) + 2 * PADDING + 2
        return max(cell, heading.horizontalAdvance(words) + 2 * PADDING + 2, LEAST_WIDTH)

    sample = QCoreApplication.translate("columns", column.sample)  # words are as long as they are there
    full = of(sample, title + mark)
    narrow = min(full, of(column.narrow_sample or sample, title))
    return Widths(narrow, full, max(full, of(column.wide_sample, "")))


def fitted(columns: Mapping[int, Column], room: int) -> dict[int, int]:
    """Return widths for columns by their number, that fill `room` pixels; more, where they cannot be less."""
    widths = {number: column_widths(column) for number, column in columns.items()}
    found = {number: one.full for number, one in widths.items()}
    least = sum(one.narrow for one in widths.values())
    if sum(found.values()) > room and least <= room * _FAR_TOO_WIDE:
        found = {number: one.narrow for number, one in widths.items()}
    stretched = next((number for number, column in columns.items() if column.is_stretched), None)
    if stretched is None:
        return found
    wants = {number: max(0, one.wide - found[number]) for number, one in widths.items()}
    left = room - sum(found.values())
    for number, more in _shares(wants, left).items():
        found[number] += more
    left = room - sum(found.values())
    even = {number: 1 for number, column in columns.items() if not column.is_chip}
    if left > 0:
        for number in even:
            found[number] += left // len(even)
        found[stretched] += left % len(even)
    return found


def _shares(wants: Mapping[int, int], room: int) -> dict[int, int]:
    """Return what each gets of the room: all that it wants, or as much of it as the others get of theirs."""
    whole = sum(wants.values())
    if room <= 0 or not whole:
        return {}
    part = min(1.0, room / whole)
    return {number: int(want * part) for number, want in wants.items()}
