"""What pages ask about groups: `query.grouping`, in the form that a table takes. Part of `Catalogue`."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from govtrades_desktop.gui.models.group_model import TableGroups
from govtrades_desktop.query.library import Library

if TYPE_CHECKING:
    from govtrades_desktop.query.grouping import Groups


class GroupingCatalogue:
    """Questions about groups of trades, answered by one library."""

    library: Library

    def group_trades(
        self, positions: np.ndarray, grouping: str, sort: Sequence[str]
    ) -> tuple[np.ndarray, TableGroups]:
        """Return trades group after group, and the groups. Raises UserInputError.

        Args:
            positions: in the order that they have within a group.
            grouping: a name of `query.grouping.Grouping`.
            sort: the order of the groups, names of GROUP_SORTS; empty is the grouping's own.
        """
        from govtrades_desktop.gui.models.trade_groups import table_groups  # paid for by who groups
        from govtrades_desktop.query.group_rows import GroupRow, load_groups
        from govtrades_desktop.query.grouping import group_trades

        groups = group_trades(self.library, positions, grouping, sort=sort)
        library = self.library
        near: dict[int, GroupRow] = {}

        def load_row(number: int) -> GroupRow:
            if number not in near:  # lines stand side by side on the screen: some at once cost little more
                if len(near) > 1000:
                    near.clear()
                start = number // _LINES_AT_ONCE * _LINES_AT_ONCE
                some = range(start, min(start + _LINES_AT_ONCE, len(groups)))
                near.update(zip(some, load_groups(library, groups, some), strict=True))
            return near[number]

        return groups.positions, table_groups(groups, load_row, lambda: self._group_keys(groups))

    def _group_keys(self, groups: Groups) -> list[Hashable]:
        """Return a key for each group that it has after a refresh, too; of any number of groups at once."""
        table = self.library.trades
        name = groups.grouping.value
        first = groups.first
        if name == "filing":  # most numerous by far: numbers are had at once
            return table.array("filing_id")[first].tolist()
        if name in ("month", "year"):
            letters = 7 if name == "month" else 4
            days = table.cells("traded", first)
            return [_NOTHING if day is None else day.isoformat()[:letters] for day in days]
        if name in _NAMED_BY:
            cells = (table.cells(column, first) for column in _NAMED_BY[name])
            return [key or f"={listed or _NOTHING}" for key, listed in zip(*cells, strict=True)]
        column = "asset_class" if name == "class" else name
        return [value or _NOTHING for value in table.cells(column, first)]


_LINES_AT_ONCE = 32
_NAMED_BY = {"official": ("bioguide", "official"), "security": ("security", "asset")}
_NOTHING = "?"
