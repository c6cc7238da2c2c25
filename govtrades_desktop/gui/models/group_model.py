"""Where the lines of groups and the rows within them stand in a table: arithmetic on arrays, nothing a row.

A million rows in a hundred thousand groups are three arrays of one number a group; a row of the table is
found by halving. An *ordinal* is a record's number among all records, whether its group is open or not. This
module knows nothing of trades, nor of what a group's line says.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from govtrades_desktop.gui.models.columns import Tone


@dataclass(frozen=True, slots=True)
class GroupLine:
    """What the line over a group shows.

    Attributes:
        label: what its rows have in common.
        detail: more of it, said quietly.
        figures: counts and sums with their tones, left to right, one for each of `TableGroups.samples`.
        cells: the same figures for the cells that they belong to, by column key: of a screen reader's walk.
        spoken: the whole line in words.
        plain: what a copy of the line gives, one for each of `TableGroups.headings`.
    """

    label: str
    detail: str
    figures: tuple[tuple[str, Tone], ...]
    cells: dict[str, str]
    spoken: str
    plain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableGroups:
    """Records in groups; the records of a group stand together, the groups in their order.

    Attributes:
        name: of the grouping.
        load_keys: returns a key for each group, the same when the rows are found anew: open groups stay open.
            Asked only where some are open, or the cursor is on one; none is false.
        sizes: records in each.
        line: the line of a group, by its number; asked only for what is looked at.
        samples: texts as wide as most figures.
        headings: over the copied lines.
    """

    name: str
    load_keys: Callable[[], Sequence[Hashable]]
    sizes: np.ndarray
    line: Callable[[int], GroupLine]
    samples: tuple[str, ...]
    headings: tuple[str, ...]


class GroupLayout:
    """Rows of a table in which each group has a line, and under it its records while it is open."""

    def __init__(self, sizes: np.ndarray, is_open: np.ndarray) -> None:
        self.is_open = np.array(is_open, dtype=np.bool_)
        self._sizes = np.asarray(sizes, dtype=np.int64)
        self._starts = np.zeros(len(self._sizes) + 1, dtype=np.int64)
        np.cumsum(self._sizes, out=self._starts[1:])
        self._lay()

    def _lay(self) -> None:
        heads = np.zeros(len(self._sizes) + 1, dtype=np.int64)
        np.cumsum(np.where(self.is_open, self._sizes, 0) + 1, out=heads[1:])
        self._heads = heads

    def __len__(self) -> int:
        """Return the number of groups."""
        return len(self._sizes)

    @property
    def rows(self) -> int:
        """The number of rows: lines of groups, and records of those that are open."""
        return int(self._heads[-1])

    @property
    def records(self) -> int:
        """The number of records, of open groups and of closed ones."""
        return int(self._starts[-1])

    def size(self, group: int) -> int:
        """Return how many records a group has."""
        return int(self._sizes[group])

    def set_open(self, group: int, *, is_open: bool) -> None:
        """Open or close one group."""
        self.is_open[group] = is_open
        self._lay()

    def set_all(self, *, is_open: bool) -> None:
        """Open or close every group."""
        self.is_open[:] = is_open
        self._lay()

    def place(self, row: int) -> tuple[int, int]:
        """Return a row's group and ordinal; the ordinal of a group's line is -1."""
        group = int(self._heads.searchsorted(row, "right")) - 1
        within = row - int(self._heads[group]) - 1
        return group, (-1 if within < 0 else int(self._starts[group]) + within)

    def group_row(self, group: int) -> int:
        """Return the row of a group's line."""
        return int(self._heads[group])

    def group_of(self, ordinal: int) -> int:
        """Return the group of a record."""
        return int(self._starts.searchsorted(ordinal, "right")) - 1

    def record_range(self, group: int) -> tuple[int, int]:
        """Return the first ordinal of a group, and the one after its last."""
        return int(self._starts[group]), int(self._starts[group + 1])

    def ordinals(self, rows: np.ndarray) -> np.ndarray:
        """Return the ordinals of rows; -1 for lines of groups."""
        groups = self._heads.searchsorted(rows, "right") - 1
        within = np.asarray(rows) - self._heads[groups] - 1
        return np.where(within < 0, -1, self._starts[groups] + within)

    def groups_at(self, rows: np.ndarray) -> np.ndarray:
        """Return the groups whose lines are among `rows`, in their order."""
        groups = self._heads.searchsorted(rows, "right") - 1
        return groups[self._heads[groups] == rows]

    def rows_of(self, ordinals: np.ndarray) -> np.ndarray:
        """Return the rows of records; -1 where the group is closed."""
        groups = self._starts.searchsorted(ordinals, "right") - 1
        rows = self._heads[groups] + 1 + (np.asarray(ordinals) - self._starts[groups])
        return np.where(self.is_open[groups], rows, -1)


def carried_open(
    keys: Sequence[Hashable], number: int, others: set[Hashable], *, is_default: bool
) -> np.ndarray:
    """Return which groups are open: those that were, by key.

    Args:
        keys: of the groups now; not looked at without `others`.
        number: of groups.
        others: keys of groups that are not as the rest: open ones, or with `is_default` closed ones.
        is_default: all were opened at once, so a new group is open too.
    """
    is_open = np.full(number, is_default, dtype=np.bool_)
    if others:
        is_open ^= np.fromiter((key in others for key in keys), np.bool_, number)
    return is_open
