"""Counts, sums and lags of trades by group, from the columnar index alone: of a list's rows, or of one page.

Rows that a later version replaces are counted nowhere; what the user corrected counts as corrected, for it is
so in the index in memory. A median here is a lag that was seen: the smallest that at least half of the trades
do not exceed (likewise p90), so that it is a whole number of days and any SQL gives the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from govtrades_desktop.core.json_forms import date_json
from govtrades_desktop.derive.column import MISSING_INT, MISSING_MONEY, Array, Column, Kind, Mask
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.grammar import field_text
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import current_rows, upper_ends

TALLY_COLUMNS: dict[str, Kind] = {
    "trades": Kind.INT,
    "purchases": Kind.INT,
    "sales": Kind.INT,
    "exchanges": Kind.INT,
    "amount_low": Kind.MONEY,
    "amount_high": Kind.MONEY,
    "open_ended": Kind.INT,
    "first_traded": Kind.DATE,
    "last_traded": Kind.DATE,
    "dated": Kind.INT,
    "late": Kind.INT,
    "late_per_mille": Kind.INT,
    "median_lag": Kind.INT,
    "p90_lag": Kind.INT,
}
"""What is told of each group; missing where there is nothing to tell it from."""


def rows_in_force(library: Library) -> Mask:
    """Return where rows of the trade index are counted."""
    current = current_rows(library)
    return library.trades.all() if current is None else current


def group_by_key(column: Column, keys: Iterable[str]) -> Array:
    """Return for each row the place of its value in `keys` (folded text, each once); -1 where it has none."""
    place = {key: number for number, key in enumerate(keys)}
    places = [place.get(value, -1) for value in column.folded]
    found: Array = np.array([*places, -1], dtype=np.int64)[column.data]  # the last is that of the code -1
    return found


def tally(table: ColumnTable, groups: Array, size: int) -> dict[str, Column]:
    """Return TALLY_COLUMNS of each of `size` groups.

    Args:
        table: the trade index.
        groups: the group of each row, -1 for rows that are not counted.
        size: number of groups.
    """
    rows = np.flatnonzero(groups >= 0)
    group = groups[rows]
    low, high = table.array("amount_low")[rows], table.array("amount_high")[rows]
    has_low, has_high = low != MISSING_MONEY, high != MISSING_MONEY
    trades = np.bincount(group, minlength=size)
    counts = {
        "trades": trades,
        "purchases": _count(group, size, table.equals("type", ("purchase",))[rows]),
        "sales": _count(group, size, table.equals("type", ("sale", "partial_sale"))[rows]),
        "exchanges": _count(group, size, table.equals("type", ("exchange",))[rows]),
        "open_ended": _count(group, size, has_low & ~has_high),
    }
    # sums in float64 are exact up to 2**53 dollars, a thousand times what a million trades may sum to
    sums = {
        "amount_low": _sum(group, size, has_low, low),
        "amount_high": _sum(group, size, has_low | has_high, upper_ends(low, high)),
    }
    told: dict[str, Array] = {name: values.astype(np.int32) for name, values in counts.items()}
    told |= {name: np.where(trades > 0, values, MISSING_MONEY) for name, values in sums.items()}
    told |= _days(group, size, table.array("traded")[rows])
    told |= _lags(group, size, table.array("lag")[rows], table.array("late")[rows])
    return {name: Column(kind, told[name]) for name, kind in TALLY_COLUMNS.items()}


def _count(group: Array, size: int, which: Mask) -> Array:
    return np.bincount(group[which], minlength=size)


def _sum(group: Array, size: int, which: Mask, amounts: Array) -> Array:
    return np.bincount(group[which], weights=amounts[which], minlength=size).astype(np.int64)


def _days(group: Array, size: int, traded: Array) -> dict[str, Array]:
    is_dated = traded != MISSING_INT
    largest = np.iinfo(np.int32).max
    first = np.full(size, largest, dtype=np.int32)
    last = np.full(size, MISSING_INT, dtype=np.int32)
    np.minimum.at(first, group[is_dated], traded[is_dated])
    np.maximum.at(last, group[is_dated], traded[is_dated])
    first[first == largest] = MISSING_INT
    return {"first_traded": first, "last_traded": last}


def _lags(group: Array, size: int, lag: Array, late: Array) -> dict[str, Array]:
    is_known = lag != MISSING_INT
    group, lag, late = group[is_known], lag[is_known], late[is_known]
    dated = np.bincount(group, minlength=size)
    lates = np.bincount(group[late == 1], minlength=size)
    ordered = lag[np.lexsort((lag, group))]
    starts = np.cumsum(dated) - dated
    has_any = dated > 0

    def ranked(rank: Array) -> Array:
        """Return the lag of a rank (1 is the shortest) of each group."""
        found = np.full(size, MISSING_INT, dtype=np.int32)
        found[has_any] = ordered[(starts + rank - 1)[has_any]]
        return found

    share = np.full(size, MISSING_INT, dtype=np.int32)
    share[has_any] = np.rint(lates[has_any] * 1000 / dated[has_any]).astype(np.int32)
    return {
        "dated": dated.astype(np.int32),
        "late": lates.astype(np.int32),
        "late_per_mille": share,
        "median_lag": ranked((dated + 1) // 2),
        "p90_lag": ranked((9 * dated + 9) // 10),
    }


@dataclass(frozen=True, slots=True)
class TradeCount:
    """A number of trades, and the search text that finds exactly them.

    Attributes:
        key: what is counted, as the data names it: "purchase", "2024", a bioguide, a security's key.
        label: the same for a reader: a name, a symbol; the key where that says it.
        trades: how many.
        query: finds them.
    """

    key: str
    label: str
    trades: int
    query: str

    def as_json(self) -> dict[str, Any]:
        """Return the count in plain values."""
        return {"key": self.key, "label": self.label, "trades": self.trades, "query": self.query}


@dataclass(frozen=True, slots=True)
class TradeTally:
    """Counts, sums and lags of some trades; the attributes are TALLY_COLUMNS, None where nothing tells them.

    Attributes:
        all: every one of them.
        purchases, sales, exchanges: by side; partial sales are sales.
        late: first filed more than 45 days after the trade.
        dated: those whose lag is known: what `late` is a share of.
        amount_low_usd: sum of the lower ends.
        amount_high_usd: sum of the upper ends; a band without one counts by its lower end.
        open_ended: bands without an upper end: with any, `amount_high_usd` is a floor.
        first_traded_on, last_traded_on: as filed, misprints too.
        median_lag_days, p90_lag_days: see the module's head.
    """

    all: TradeCount
    purchases: TradeCount
    sales: TradeCount
    exchanges: TradeCount
    late: TradeCount
    dated: TradeCount
    amount_low_usd: int | None
    amount_high_usd: int | None
    open_ended: int
    first_traded_on: dt.date | None
    last_traded_on: dt.date | None
    median_lag_days: int | None
    p90_lag_days: int | None

    @property
    def late_share(self) -> float | None:
        """The share of late trades among those whose lag is known, or None where there is none."""
        return self.late.trades / self.dated.trades if self.dated.trades else None

    def as_json(self) -> dict[str, Any]:
        """Return the tally in plain values."""
        counts = ("all", "purchases", "sales", "exchanges", "late", "dated")
        return {
            **{name: getattr(self, name).as_json() for name in counts},
            "late_share": self.late_share,
            "amount_low_usd": self.amount_low_usd,
            "amount_high_usd": self.amount_high_usd,
            "open_ended": self.open_ended,
            "first_traded_on": date_json(self.first_traded_on),
            "last_traded_on": date_json(self.last_traded_on),
            "median_lag_days": self.median_lag_days,
            "p90_lag_days": self.p90_lag_days,
        }


def tally_of(table: ColumnTable, mask: Mask, query: str) -> TradeTally:
    """Return the tally of the rows of a mask; `query` finds exactly these rows."""
    cells = ColumnTable(tally(table, np.where(mask, 0, -1), 1))
    told = {name: cells.cells(name, (0,))[0] for name in TALLY_COLUMNS}

    def count(name: str, more: str) -> TradeCount:
        return TradeCount(name, name, told[name], f"{query} {more}".strip())

    return TradeTally(
        all=count("trades", ""),
        purchases=count("purchases", "type:buy"),
        sales=count("sales", "type:sell"),
        exchanges=count("exchanges", "type:exchange"),
        late=count("late", "late:yes"),
        dated=count("dated", "late:yes|no"),
        amount_low_usd=told["amount_low"],
        amount_high_usd=told["amount_high"],
        open_ended=told["open_ended"],
        first_traded_on=told["first_traded"],
        last_traded_on=told["last_traded"],
        median_lag_days=told["median_lag"],
        p90_lag_days=told["p90_lag"],
    )


OWNER_WORDS = {"self": "self", "spouse": "spouse", "joint": "joint", "dependent_child": "child"}
TYPE_WORDS = {"purchase": "buy", "sale": "full", "partial_sale": "partial", "exchange": "exchange"}
"""What a search writes for a value of the column."""


class Breakdown:
    """Counts of the rows of one mask by this and that; every count with its search text."""

    def __init__(self, table: ColumnTable, mask: Mask, query: str) -> None:
        self.table = table
        self.rows = np.flatnonzero(mask)
        self.query = query

    def by_type(self) -> tuple[TradeCount, ...]:
        """Return counts of purchases, whole sales, partial sales and exchanges, those that there are."""
        return self.by_words("type", "type", TYPE_WORDS)

    def by_owner(self) -> tuple[TradeCount, ...]:
        """Return counts by owner, those that there are."""
        return self.by_words("owner", "owner", OWNER_WORDS)

    def by_words(self, column: str, key: str, words: dict[str, str]) -> tuple[TradeCount, ...]:
        """Return counts of the values of a short text column, in the order of `words`: the search's words."""
        counts = dict(self._counts(column))
        return tuple(
            TradeCount(value, value, counts[value], f"{self.query} {key}:{word}")
            for value, word in words.items()
            if counts.get(value)
        )

    def by_text(self, column: str, key: str, *, missing: str = "", top: int = 0) -> tuple[TradeCount, ...]:
        """Return counts of the values of a text column, most first; with `missing`, rows without one last.

        Args:
            column: of the trade index.
            key: of the search grammar; it takes `="whole value"`.
            missing: the part of a search that finds rows without a value; empty: they are not counted.
            top: so many values at most; 0 is all.
        """
        counts = sorted(self._counts(column), key=lambda one: (-one[1], one[0]))
        found = [
            TradeCount(value, value, count, f"{self.query} {field_text(key, value)}")
            for value, count in counts[: top or None]
        ]
        without = int((self.table.array(column)[self.rows] < 0).sum())
        if missing and without:
            found.append(TradeCount("", "", without, f"{self.query} {missing}"))
        return tuple(found)

    def by_year(self) -> tuple[TradeCount, ...]:
        """Return counts by year of the trade, oldest first; rows without a trade date last."""
        traded = self.table.array("traded")[self.rows]
        is_dated = traded != MISSING_INT
        years = traded[is_dated].astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
        values, counts = np.unique(years, return_counts=True)
        found = [
            TradeCount(str(year), str(year), count, f"{self.query} traded:{year:04d}")
            for year, count in zip(values.tolist(), counts.tolist(), strict=True)
        ]
        if undated := int((~is_dated).sum()):
            found.append(TradeCount("", "", undated, f"{self.query} -traded:>=0001"))
        return tuple(found)

    def _counts(self, column: str) -> list[tuple[str, int]]:
        """Return the values of a text column with their counts; what a search takes for one is one."""
        whole = self.table.columns[column]
        codes = whole.data[self.rows]
        counts = np.bincount(codes[codes >= 0], minlength=len(whole.values))
        found: dict[str, tuple[str, int]] = {}
        for code in np.flatnonzero(counts).tolist():
            name, before = found.get(whole.folded[code], (whole.values[code], 0))
            found[whole.folded[code]] = (name, before + int(counts[code]))
        return list(found.values())
