"""What pages ask about groups: `query.grouping`, in the form that a table takes. Part of `Catalogue`."""

from __future__ import annotations

from collections.abc import Sequence
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
        from govtrades_desktop.query import grouping as query

        groups = query.group_trades(self.library, positions, grouping, sort=sort)
        library = self.library
        return groups.positions, table_groups(
            groups,
            lambda number: query.load_groups(library, groups, (number,))[0],
            lambda: self._group_keys(groups),
        )

    def _group_keys(self, groups: Groups) -> list[str]:
        """Return a key for each group that it has after a refresh, too; of any number of groups at once."""
        table = self.library.trades
        first = groups.rows.array("first")
        columns = {
            "official": ("bioguide", "official"),
            "security": ("security", "asset"),
            "filing": ("source", "doc_id"),
            "month": ("traded",),
            "year": ("traded",),
            "class": ("asset_class",),
        }.get(groups.grouping.value, (groups.grouping.value,))
        cells = [table.cells(name, first) for name in columns]
        if groups.grouping.value in ("month", "year"):
            letters = 7 if groups.grouping.value == "month" else 4
            return ["" if day is None else day.isoformat()[:letters] for day in cells[0]]
        if groups.grouping.value == "filing":
            return [f"{source}:{doc_id}" for source, doc_id in zip(*cells, strict=True)]
        if len(cells) == 1:
            return [value or "" for value in cells[0]]
        return [key or f"={name or ''}" for key, name in zip(*cells, strict=True)]
