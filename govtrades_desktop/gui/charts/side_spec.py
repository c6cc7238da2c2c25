"""What a chart of columns side by side is fed with: rows of which each compared one has a cell. Plain values.

Beside `specs` and of its kind: there charts stand under each other on one axis, here names stand at the left
once, and every column measures its bars alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from govtrades_desktop.gui.charts.specs import NO_TARGET, Caption, Part, Series


@dataclass(frozen=True, slots=True)
class SideCell:
    """What one of those compared has in a row.

    Attributes:
        parts: in the order of the series, from the left.
        figure: at the right of the cell.
        facts: the exact words; target: what the bar opens.
        name: above the bar, where each column has its own names (a ranking); empty for none.
        name_target: what that name opens; name_facts: the exact words of that door.
    """

    parts: tuple[Part, ...]
    figure: str = ""
    facts: str = ""
    target: object = NO_TARGET
    name: str = ""
    name_target: object = NO_TARGET
    name_facts: str = ""

    @property
    def length(self) -> float:
        """The length of the whole bar."""
        return sum(part.value for part in self.parts)


@dataclass(frozen=True, slots=True)
class SideRow:
    """One row: a name, a cell a column, and what all of them come to.

    Attributes:
        name: at the left; chip: a letter in a bordered chip after it (party), empty for none.
        cells: one a column; None where this column has nothing to say (a ranking that has ended).
        figure: at the right end, of all columns together; empty for none.
        facts, target: of the whole row; name_target, name_facts: of its name.
        has_bars: False: figures alone, and no part of the measure (what is not known would dwarf the rest).
    """

    name: str
    cells: tuple[SideCell | None, ...]
    figure: str = ""
    facts: str = ""
    target: object = NO_TARGET
    chip: str = ""
    name_target: object = NO_TARGET
    name_facts: str = ""
    has_bars: bool = True


@dataclass(frozen=True, slots=True)
class SideSpec:
    """Rows side by side: every bar on one measure, so that lengths can be compared across columns.

    Attributes:
        heads: the words over the columns.
        series: of the parts.
        name_word: heading of the names in the data table; figure_word: of the figures of all.
        is_share: the parts are shares of 1; else counts.
    """

    caption: Caption
    heads: tuple[str, ...]
    rows: tuple[SideRow, ...]
    series: tuple[Series, ...]
    name_word: str = "Name"
    figure_word: str = "In all"
    is_share: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.heads):
                raise ValueError(f"row {row.name}: not a cell for each column")
            if any(cell is not None and len(cell.parts) != len(self.series) for cell in row.cells):
                raise ValueError(f"row {row.name}: its parts do not match the series")

    @property
    def is_ranking(self) -> bool:
        """Whether the columns have names of their own."""
        return any(cell is not None and cell.name for row in self.rows for cell in row.cells)
