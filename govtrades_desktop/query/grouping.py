"""Any set of trades in groups: by official, security, filing, month and more, with counts and sums.

From the index in memory alone, within a frame at 150,000 trades. A group of one person or security is made by
the key where it is known who or what that is, else by the name as listed: nobody is lost, nobody is mixed up.
Every row given is in exactly one group, in force or not. The result is arrays: the trades of a group are a
slice of one array, its figures are worked out when they are asked for (`group_figures`), what a tree shows of
it is loaded when it comes on the screen (`group_rows`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from govtrades_desktop.derive.column import MISSING_INT, Array, Column, Positions
from govtrades_desktop.derive.columns import ColumnTable, stable_order
from govtrades_desktop.query.filings import sort_columns
from govtrades_desktop.query.group_figures import COLUMN_OF, GROUP_COLUMNS, Grouping, figures_of
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trade_facts import folded_codes, identity_codes, since_first, trade_facts

_SORTS: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "trades": ("trades",),
    "purchases": ("purchases",),
    "sales": ("sales",),
    "exchanges": ("exchanges",),
    "amount": ("amount_low", "amount_high"),
    "amount_low": ("amount_low",),
    "amount_high": ("amount_high",),
    "open_ended": ("open_ended",),
    "first": ("first_traded",),
    "last": ("last_traded",),
}
GROUP_SORTS = tuple(_SORTS)
"""Names that `group_trades(sort=…)` knows; a leading "-" turns one round."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Trades in groups.

    Attributes:
        grouping: by what.
        table: of all trades, in the state in which the groups were made.
        positions: of all the trades, group after group; within a group in the order in which they were given.
        starts: where each group begins in `positions`, and one more: the end.
        nameless: the group of what has neither key nor name; -1: there is none.
    """

    grouping: Grouping
    table: ColumnTable
    positions: Positions
    starts: Positions
    nameless: int = -1
    _kept: dict[str, Column] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def first(self) -> Positions:
        """The position of one trade of each group: the first given."""
        return self.positions[self.starts[:-1]]

    @property
    def rows(self) -> ColumnTable:
        """One row a group (GROUP_COLUMNS), in order; worked out when first asked for.

        In a sum of upper ends an open band counts by its lower end and is counted in `open_ended`: with any,
        `amount_high` is a floor.
        """
        return self.figures(GROUP_COLUMNS)

    def figures(self, names: Iterable[str]) -> ColumnTable:
        """Return some columns of `rows`; only these are worked out."""
        wanted = list(names)
        if missing := [name for name in wanted if name not in self._kept]:
            self._kept.update(self._worked_out(np.arange(len(self)), self.positions, missing))
        return ColumnTable({name: self._kept[name] for name in wanted})

    def figures_at(self, groups: Positions) -> ColumnTable:
        """Return `rows` of a few groups, in their order; what the others come to is not worked out."""
        if all(name in self._kept for name in GROUP_COLUMNS):
            return self.rows.take(groups)
        parts = [self.of(int(group)) for group in groups]
        positions = np.concatenate(parts) if parts else self.positions[:0]
        return ColumnTable(self._worked_out(groups, positions, list(GROUP_COLUMNS)))

    def _worked_out(self, groups: Positions, positions: Positions, names: list[str]) -> dict[str, Column]:
        """Return columns for these groups; `positions` are those of their rows, group after group."""
        sizes = self.starts[groups + 1] - self.starts[groups]
        codes = np.repeat(np.arange(len(groups), dtype=np.int32), sizes)
        found = figures_of(self.table, self.grouping, positions, codes, len(groups), names)
        if "name" in found and self.nameless >= 0:
            nobody = np.flatnonzero(groups == self.nameless).tolist()
            found["name"] = found["name"].patched(dict.fromkeys(nobody))
        return found

    def of(self, group: int) -> Positions:
        """Return the positions of the trades of one group; not a copy."""
        return self.positions[self.starts[group] : self.starts[group + 1]]

    def group_at(self, place: int) -> int:
        """Return the group of a place in `positions`."""
        return int(np.searchsorted(self.starts, place, side="right")) - 1

    def sorted(self, sort: Sequence[str]) -> Groups:
        """Return the same groups in another order.

        Raises:
            UserInputError: a name that GROUP_SORTS does not have.
        """
        columns = _sort_columns(self.grouping, sort)
        order = self.figures(_names_of(columns)).order(columns)
        sizes = np.diff(self.starts)[order]
        starts = _starts(sizes)
        # of each place: where its group began before, and how far it is into the group
        before = np.repeat(self.starts[:-1][order] - starts[:-1], sizes)
        return replace(
            self,
            positions=self.positions[before + np.arange(len(self.positions))],
            starts=starts,
            nameless=_place_in(order, self.nameless),
            _kept={name: column.take(order) for name, column in self._kept.items()},
        )


def group_trades(
    library: Library, positions: Positions, grouping: Grouping | str, *, sort: Sequence[str] = ()
) -> Groups:
    """Return trades in groups.

    Args:
        library: opened.
        positions: of rows, each once, in the order that they shall have within a group.
        grouping: by what.
        sort: the order of the groups: names of GROUP_SORTS, "-" for descending, what is missing last. Equal
            groups, and all without `sort`, stand as the grouping has them: most trades first; months, years
            and filings newest first.

    Raises:
        UserInputError: a name that GROUP_SORTS does not have.
    """
    grouping = Grouping(grouping)
    columns = _sort_columns(grouping, sort)
    table = library.trades
    codes, size = _codes(table, grouping)
    codes = codes[positions]
    codes += 1  # 0: what has neither key nor name
    sizes = np.bincount(codes, minlength=size + 1)
    groups = np.flatnonzero(sizes)
    figures = figures_of(table, grouping, positions, codes, size + 1, _names_of(columns))
    figures = {name: column.take(groups) for name, column in figures.items()}
    has_nameless = sizes[0] > 0 and grouping is not Grouping.FILING
    if "name" in figures and has_nameless:
        figures["name"] = figures["name"].patched({0: None})
    order = ColumnTable(figures).order(columns)
    places = np.zeros(size + 1, dtype=np.uint64)
    places[groups[order]] = np.arange(len(groups), dtype=np.uint64)
    return Groups(
        grouping=grouping,
        table=table,
        positions=positions[_grouped(places[codes], len(groups))],
        starts=_starts(sizes[groups[order]]),
        nameless=_place_in(order, 0) if has_nameless else -1,
    )


def _place_in(order: Positions, group: int) -> int:
    """Return where a group stands in another order; -1 is none."""
    return int(np.flatnonzero(order == group)[0]) if group >= 0 else -1


def _names_of(columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column.removeprefix("-") for column in columns))


def _sort_columns(grouping: Grouping, sort: Sequence[str]) -> list[str]:
    return [*sort_columns(sort, _SORTS), *_ORDERS.get(grouping, ("-trades", "name"))]


_ORDERS = {
    Grouping.MONTH: ("-name",),
    Grouping.YEAR: ("-name",),
    Grouping.FILING: ("first",),  # the table has the newest filed first
}


def _grouped(places: Array, groups: int) -> Positions:
    """Return the stable order of rows by the place of their group."""
    return stable_order([(places, groups.bit_length())], len(places))


def _starts(sizes: Array) -> Positions:
    found = np.zeros(len(sizes) + 1, dtype=np.intp)
    np.cumsum(sizes, out=found[1:])
    return found


def _codes(table: ColumnTable, grouping: Grouping) -> tuple[Array, int]:
    """Return the group of each row (int32; -1 where nothing tells it), and how many groups there can be."""
    facts = trade_facts(table)
    if grouping in _IDENTITIES:
        key, name = _IDENTITIES[grouping]
        size = len(table.values(key)) + len(table.values(name))
        return identity_codes(table, key, name), size
    if grouping is Grouping.FILING:
        places = table.array("filing")
        return places, int(places.max(initial=-1)) + 1
    if grouping is Grouping.MONTH:
        return facts.months
    if grouping is Grouping.YEAR:
        return facts.kept(grouping, lambda: since_first(_years(facts.month)))
    column = table.columns[COLUMN_OF[grouping]]
    return facts.kept(grouping, lambda: (folded_codes(column)[column.data], len(column.values)))


def _years(month: Array) -> Array:
    return np.where(month == MISSING_INT, month, month // np.int32(12))


_IDENTITIES = {
    Grouping.OFFICIAL: ("bioguide", "official"),
    Grouping.SECURITY: ("security", "asset"),
}

__all__ = ["GROUP_COLUMNS", "GROUP_SORTS", "Grouping", "Groups", "group_trades"]
