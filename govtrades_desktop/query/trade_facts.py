"""What sums and groups of trades are made of, as narrow arrays: sides, amounts, months, who and what.

Worked out once for each trade table in memory, when first asked for, and thrown away with it. Reads arrays
and dictionaries of the index alone; what a group is called is for `grouping` and `rankings`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar
from weakref import WeakKeyDictionary, ref

import numpy as np

from govtrades_desktop.derive.column import MISSING_INT, MISSING_MONEY, Array, Column
from govtrades_desktop.derive.columns import ColumnTable

_Kept = TypeVar("_Kept")

OTHER, BUY, SELL, EXCHANGE = range(4)
NO_AMOUNT, CLOSED, OPEN = range(3)
SHAPES = 16
"""Of a trade: its side times 4, and how much of its amount is told."""

_SIDES = {"purchase": BUY, "sale": SELL, "partial_sale": SELL, "exchange": EXCHANGE}
_EXACT = float(1 << 53)


class TradeFacts:
    """Arrays beside a trade table, one cell a row."""

    def __init__(self, table: ColumnTable) -> None:
        self._table = ref(table)  # the table is the key that these facts are kept by: it must be free to go
        self._kept: dict[str, object] = {}

    @property
    def table(self) -> ColumnTable:
        """The table; whoever holds these facts holds it too."""
        table = self._table()
        assert table is not None
        return table

    @cached_property
    def shape(self) -> Array:
        """Side * 4 + what is told of the amount (int8)."""
        column = self.table.columns["type"]
        sides = np.array([*(_SIDES.get(value, OTHER) * 4 for value in column.values), 0], dtype=np.int8)
        low, high = self.table.array("amount_low"), self.table.array("amount_high")
        has_low, has_high = low != MISSING_MONEY, high != MISSING_MONEY
        told = np.where(has_high, np.int8(CLOSED), np.where(has_low, np.int8(OPEN), np.int8(NO_AMOUNT)))
        shape: Array = sides[column.data] + told
        return shape

    @cached_property
    def low(self) -> Array:
        """What a trade adds to a sum of lower ends, in whole US dollars; missing adds nothing.

        Of this and `upper`: float64, which `exact_sums` adds at once, where every sum over the table is exact
        in it; else int64.
        """
        low = self.table.array("amount_low")
        return _addable(np.where(low == MISSING_MONEY, 0, low))

    @cached_property
    def upper(self) -> Array:
        """What it adds to a sum of upper ends: of an open band its lower end, so that low <= high."""
        low, high = self.table.array("amount_low"), self.table.array("amount_high")
        upper = np.where(high == MISSING_MONEY, low, high)
        upper[upper == MISSING_MONEY] = 0
        return _addable(upper)

    @cached_property
    def in_force(self) -> Array | None:
        """Where rows are in force, not replaced by a later version; None where all of them are."""
        flags = self.table.array("superseded")
        return flags != 1 if (flags == 1).any() else None

    @property
    def has_amounts(self) -> bool:
        """Whether what sums are made of was worked out already."""
        return {"shape", "low", "upper"} <= self.__dict__.keys()

    @cached_property
    def month(self) -> Array:
        """The trade's month, in months since 1970 (int32); MISSING_INT without a date."""
        traded = self.table.array("traded")
        is_dated = traded != MISSING_INT
        if not is_dated.any():
            return np.full(len(traded), MISSING_INT, dtype=np.int32)
        first = int(traded.min(where=is_dated, initial=np.iinfo(np.int32).max))
        days = np.arange(first, int(traded.max()) + 1).astype("datetime64[D]")
        months = days.astype("datetime64[M]").astype(np.int32)  # of each day from the first to the last
        found: Array = months[np.where(is_dated, traded - np.int32(first), 0)]
        found[~is_dated] = MISSING_INT
        return found

    @cached_property
    def months(self) -> tuple[Array, int]:
        """Months since the first there is (int32; -1 without a date), and how many months that are."""
        return since_first(self.month)

    def kept(self, name: str, make: Callable[[], _Kept]) -> _Kept:
        """Return what `make` made when this was first asked for under `name`."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]  # type: ignore[return-value]


_FACTS: WeakKeyDictionary[ColumnTable, TradeFacts] = WeakKeyDictionary()


def trade_facts(table: ColumnTable) -> TradeFacts:
    """Return the facts of a trade table."""
    found = _FACTS.get(table)
    if found is None:
        found = _FACTS[table] = TradeFacts(table)
    return found


@dataclass(frozen=True, slots=True)
class Sums:
    """Counts and sums of each group, all int64.

    Attributes:
        trades, purchases, sales, exchanges: partial sales are sales.
        amount_low, amount_high: of the lower and the upper ends, in US dollars.
        open_ended: bands without an upper end.
        without_amount: trades of which no amount is told.
    """

    trades: Array
    purchases: Array
    sales: Array
    exchanges: Array
    amount_low: Array
    amount_high: Array
    open_ended: Array
    without_amount: Array


def sums_by_group(groups: Array, size: int, shape: Array, low: Array, upper: Array) -> Sums:
    """Return counts and sums of each of `size` groups.

    Args:
        groups: the group of each trade, from 0.
        size: number of groups.
        shape: of each trade, as `TradeFacts.shape`.
        low: likewise, as `TradeFacts.low`.
        upper: likewise, as `TradeFacts.upper`.
    """
    wide = groups.astype(np.intp, copy=False)
    # a row of counts for each shape: adding whole rows is many times quicker than sum(axis=) over few cells
    counts = np.bincount(shape * np.intp(size) + wide, minlength=size * SHAPES).reshape(4, 4, size)
    none, closed, opened = (counts[0, told] + counts[BUY, told] + counts[SELL, told] + counts[EXCHANGE, told]
                            for told in (NO_AMOUNT, CLOSED, OPEN))  # fmt: skip
    purchases, sales, exchanges = (counts[side, NO_AMOUNT] + counts[side, CLOSED] + counts[side, OPEN]
                                   for side in (BUY, SELL, EXCHANGE))  # fmt: skip
    return Sums(
        trades=none + closed + opened,
        purchases=purchases,
        sales=sales,
        exchanges=exchanges,
        amount_low=exact_sums(wide, size, low),
        amount_high=exact_sums(wide, size, upper),
        open_ended=opened,
        without_amount=none,
    )


def _addable(amounts: Array) -> Array:
    """Return whole amounts as float64 where any sum of them is exact in it: below 2**53."""
    greatest = max(abs(int(amounts.max(initial=0))), abs(int(amounts.min(initial=0))))
    return amounts.astype(np.float64) if greatest * len(amounts) < _EXACT else amounts


def exact_sums(groups: Array, size: int, amounts: Array) -> Array:
    """Return the sum of whole amounts of each group (int64), exact.

    Args:
        groups: the group of each amount, from 0.
        size: number of groups.
        amounts: float64 where all of them together are less than 2**53, up to which float64 is exact; else
            int64 (only an amount that a person wrote could do that), added in three parts of 21 bits.
    """
    if amounts.dtype == np.float64:
        return np.bincount(groups, weights=amounts, minlength=size).astype(np.int64)
    found = np.zeros(size, dtype=np.int64)
    for shift in (0, 21, 42):
        part = amounts >> shift if shift == 42 else (amounts >> shift) & ((1 << 21) - 1)
        found += np.bincount(groups, weights=part, minlength=size).astype(np.int64) << shift
    return found


def since_first(units: Array) -> tuple[Array, int]:
    """Return months (or years) since the first there is (int32; -1 where missing), and how many there are."""
    is_known = units != MISSING_INT
    if not is_known.any():
        return np.full(len(units), -1, dtype=np.int32), 0
    first = int(units.min(where=is_known, initial=np.iinfo(np.int32).max))
    codes = np.where(is_known, units - np.int32(first), np.int32(-1)).astype(np.int32)
    return codes, int(codes.max()) + 1


def folded_codes(column: Column) -> Array:
    """Return each code's group (int32): spellings that a search takes for one are one; the last is for -1."""
    folded = column.folded
    groups = np.arange(len(folded) + 1, dtype=np.int32)
    groups[-1] = -1
    # a dictionary is sorted by how it is folded: what is one stands together
    again = [number for number in range(1, len(folded)) if folded[number] == folded[number - 1]]
    groups[again] = 0
    np.maximum.accumulate(groups[:-1], out=groups[:-1])
    return groups


def identity_codes(table: ColumnTable, key: str, name: str) -> Array:
    """Return the group of each row (int32): codes of `key`, then codes of `name`; -1 has neither.

    Kept: two columns of a table always give the same.
    """

    def make() -> Array:
        keys, names = table.columns[key], table.columns[name]
        by_key = folded_codes(keys)[keys.data]
        of_names = folded_codes(names)
        of_names[:-1] += len(keys.values)
        is_named = by_key < 0
        if is_named.any():
            by_key[is_named] = of_names[names.data[is_named]]
        return by_key

    return trade_facts(table).kept(f"identity {key} {name}", make)
