"""Any set of trades in groups: by official, security, filing, month and more, with counts and sums.

From the index in memory alone, within a frame at 150,000 trades. A group of one person or security is made by
the key where it is known who or what that is, else by the name as listed: nobody is lost, nobody is mixed up.
Every row given is in exactly one group, in force or not; trades in force alone are counted as
trades and summed. The result is arrays: what a tree shows of a group is loaded when
the group comes on the screen, and its trades are a slice of one array.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from govtrades_desktop.derive.column import MISSING_INT, Array, Column, Kind, Positions
from govtrades_desktop.derive.columns import ColumnTable, stable_order
from govtrades_desktop.query.filings import sort_columns
from govtrades_desktop.query.grammar import field_text, names_versions
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.tallies import OWNER_WORDS, TYPE_WORDS
from govtrades_desktop.query.trade_facts import (
    folded_codes,
    identity_codes,
    since_first,
    sums_by_group,
    trade_facts,
)
from govtrades_desktop.query.trades import current_rows


class Grouping(StrEnum):
    """What trades can be grouped by."""

    OFFICIAL = "official"
    SECURITY = "security"
    FILING = "filing"
    MONTH = "month"  # of the trade
    YEAR = "year"  # of the trade
    PARTY = "party"
    STATE = "state"
    CHAMBER = "chamber"
    SECTOR = "sector"
    CLASS = "class"
    OWNER = "owner"
    TYPE = "type"


GROUP_COLUMNS: dict[str, Kind] = {
    "first": Kind.INT,  # position of one of its trades: the first given
    "name": Kind.INT,  # where its name stands among all names; missing where it has none
    "trades": Kind.INT,  # in force; these alone are counted and summed below
    "superseded": Kind.INT,  # rows that are none (any more)
    "purchases": Kind.INT,
    "sales": Kind.INT,
    "exchanges": Kind.INT,
    "amount_low": Kind.MONEY,
    "amount_high": Kind.MONEY,
    "open_ended": Kind.INT,
    "without_amount": Kind.INT,
    "first_traded": Kind.DATE,
    "last_traded": Kind.DATE,
}

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
        rows: one row a group (GROUP_COLUMNS), in order. In a sum of upper ends an open band counts by its
            lower end and is counted in `open_ended`: with any, `amount_high` is a floor.
        positions: of all the trades, group after group; within a group in the order in which they were given.
        starts: where each group begins in `positions`, and one more: the end.
    """

    grouping: Grouping
    rows: ColumnTable
    positions: Positions
    starts: Positions

    def __len__(self) -> int:
        return len(self.rows)

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
        order = self.rows.order(_sort_columns(self.grouping, sort))
        sizes = np.diff(self.starts)[order]
        starts = _starts(sizes)
        # of each place: where its group began before, and how far it is into the group
        before = np.repeat(self.starts[:-1][order] - starts[:-1], sizes)
        positions = self.positions[before + np.arange(len(self.positions))]
        return replace(self, rows=self.rows.take(order), positions=positions, starts=starts)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group as a row of the table.

    Attributes:
        key: as the data names it: a bioguide, a security's key, a filing's id, "2025-05", "D"; None where
            that is not known.
        label: for a reader: the official's name, the symbol, the filing's own id; None where nothing tells.
        detail: more of the same: seat, the security's name, who filed.
        filed_on: of a filing.
        query: finds exactly its trades among those in force; None where no search can.
        trades: in force; the further counts and sums are over these.
        superseded: rows of the group that a later version replaces, or that delete one.
        amount_low_usd: sum of the lower ends.
        amount_high_usd: sum of the upper ends; a floor where `open_ended` is not 0.
        first_traded_on, last_traded_on: as filed; None where no trade has a date.
    """

    key: str | None
    label: str | None
    detail: str
    filed_on: dt.date | None
    query: str | None
    trades: int
    superseded: int
    purchases: int
    sales: int
    exchanges: int
    amount_low_usd: int
    amount_high_usd: int
    open_ended: int
    without_amount: int
    first_traded_on: dt.date | None
    last_traded_on: dt.date | None


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
    facts = trade_facts(table)
    codes, size = _codes(table, grouping)
    codes = codes[positions]
    codes += 1  # 0: what has neither key nor name
    current, of_current = positions, codes
    superseded = np.zeros(size + 1, dtype=np.int64)
    if (in_force := current_rows(library)) is not None:
        is_current = in_force[positions]
        if not is_current.all():
            current, of_current = positions[is_current], codes[is_current]
            superseded = np.bincount(codes[~is_current], minlength=size + 1)
    sums = sums_by_group(of_current, size + 1, facts.shape[current], facts.low[current], facts.upper[current])
    sizes = sums.trades + superseded
    groups = np.flatnonzero(sizes)
    first, last = _days(codes, size + 1, table.array("traded")[positions])
    ones = np.zeros(size + 1, dtype=np.int32)
    ones[codes[::-1]] = positions[::-1]  # the last written is the first given
    told = {
        "first": ones,
        "name": _name_ranks(table, grouping, ones),
        "superseded": superseded,
        **{name: getattr(sums, name) for name in GROUP_COLUMNS if hasattr(sums, name)},
        "first_traded": first,
        "last_traded": last,
    }
    rows = ColumnTable(
        {
            name: Column(kind, told[name][groups].astype(np.int64 if kind is Kind.MONEY else np.int32))
            for name, kind in GROUP_COLUMNS.items()
        }
    )
    if 0 in groups and grouping is not Grouping.FILING:
        rows = rows.patched({"name": {0: None}})
    order = rows.order(columns)
    places = np.zeros(size + 1, dtype=np.uint64)
    places[groups[order]] = np.arange(len(groups), dtype=np.uint64)
    return Groups(
        grouping=grouping,
        rows=rows.take(order),
        positions=positions[_grouped(places[codes], len(groups))],
        starts=_starts(sizes[groups[order]]),
    )


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


def _days(codes: Array, size: int, traded: Array) -> tuple[Array, Array]:
    """Return the first and the last day of each group; missing where no trade has one."""
    greatest = np.iinfo(np.int32).max
    first = np.full(size, greatest, dtype=np.int32)
    last = np.full(size, MISSING_INT, dtype=np.int32)
    np.minimum.at(first, codes, np.where(traded == MISSING_INT, greatest, traded))
    np.maximum.at(last, codes, traded)  # missing is the least there is
    first[first == greatest] = MISSING_INT
    return first, last


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
    column = table.columns[_COLUMNS[grouping]]
    return facts.kept(grouping, lambda: (folded_codes(column)[column.data], len(column.values)))


def _years(month: Array) -> Array:
    return np.where(month == MISSING_INT, month, month // np.int32(12))


_IDENTITIES = {
    Grouping.OFFICIAL: ("bioguide", "official"),
    Grouping.SECURITY: ("security", "asset"),
}
_COLUMNS = {
    Grouping.PARTY: "party",
    Grouping.STATE: "state",
    Grouping.CHAMBER: "chamber",
    Grouping.SECTOR: "sector",
    Grouping.CLASS: "asset_class",
    Grouping.OWNER: "owner",
    Grouping.TYPE: "type",
}


def _name_ranks(table: ColumnTable, grouping: Grouping, ones: Array) -> Array:
    """Return of each group a number that sorts as its label does, from one of its trades."""
    if grouping is Grouping.OFFICIAL:
        return table.array("official")[ones]
    if grouping is Grouping.SECURITY:  # by symbol; what has none comes after, by its name as filed
        symbols = table.array("symbol")[ones].astype(np.int32)
        return np.where(symbols >= 0, symbols, table.array("asset")[ones] + len(table.values("symbol")))
    if grouping is Grouping.FILING:
        return table.array("doc_id")[ones]
    if grouping in (Grouping.MONTH, Grouping.YEAR):
        return np.arange(len(ones), dtype=np.int32)
    return table.array(_COLUMNS[grouping])[ones]


def load_groups(library: Library, groups: Groups, wanted: Iterable[int], *, text: str = "") -> list[GroupRow]:
    """Return groups as rows for the screen, in the order of `wanted`.

    Args:
        library: in the state in which `groups` were made.
        groups: of `group_trades`.
        wanted: numbers of groups.
        text: the search that found the trades; each group's query narrows it.
    """
    numbers = np.fromiter(wanted, np.intp)
    rows = zip(*(groups.rows.cells(name, numbers) for name in GROUP_COLUMNS), strict=True)
    names = _NAMES[groups.grouping]
    is_all = bool(text.strip()) and names_versions(text)
    found = []
    for first, _rank, *counts in rows:
        told = names(_Cells(library, first))
        query = told.query
        if query is not None:
            if groups.grouping is Grouping.FILING and not is_all:
                query += " version:current"  # a filing's id alone finds what was replaced, too
            query = f"({text.strip()}) {query}" if text.strip() else query
        found.append(GroupRow(told.key, told.label, told.detail, told.filed_on, query, *counts))
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """What a group is called, and the search text that finds its trades."""

    key: str | None
    label: str | None
    query: str | None
    detail: str = ""
    filed_on: dt.date | None = None


class _Cells:
    """The cells of one trade by the names of their columns."""

    def __init__(self, library: Library, position: int) -> None:
        self.table = library.trades
        self.position = (position,)

    def __getitem__(self, name: str) -> str | None:
        found: str | None = self.table.cells(name, self.position)[0]
        return found

    def day(self, name: str) -> dt.date | None:
        found: dt.date | None = self.table.cells(name, self.position)[0]
        return found


def _official(cells: _Cells) -> _Told:
    bioguide, name = cells["bioguide"], cells["official"]
    seat = cells["district"] or cells["state"] or ""
    if bioguide is not None:
        return _Told(bioguide, name, field_text("bioguide", bioguide), seat)
    if name is None:
        return _Told(None, None, None, seat)
    return _Told(None, name, f"{field_text('official', name)} unresolved:official", seat)


def _security(cells: _Cells) -> _Told:
    key, asset = cells["security"], cells["asset"]
    if key is not None:
        name = cells["issuer"] or asset or ""
        return _Told(key, cells["symbol"] or name, field_text("security", key), name)
    if asset is None:
        return _Told(None, cells["symbol"], None)
    return _Told(None, cells["symbol"] or asset, f"{field_text('asset', asset)} unresolved:security", asset)


def _filing(cells: _Cells) -> _Told:
    doc_id, source = cells["doc_id"] or "", cells["source"] or ""
    query = f"{field_text('doc', doc_id)} source:{source}"
    return _Told(f"{source}:{doc_id}", doc_id, query, cells["official"] or "", cells.day("filed"))


def _month(cells: _Cells) -> _Told:
    day = cells.day("traded")
    if day is None:
        return _Told(None, None, "-traded:>=0001")
    month = f"{day.year:04d}-{day.month:02d}"
    return _Told(month, month, f"traded:{month}")


def _year(cells: _Cells) -> _Told:
    day = cells.day("traded")
    if day is None:
        return _Told(None, None, "-traded:>=0001")
    return _Told(f"{day.year:04d}", f"{day.year:04d}", f"traded:{day.year:04d}")


def _by(column: str, query: Callable[[str], str], missing: str | None = None) -> Callable[[_Cells], _Told]:
    def told(cells: _Cells) -> _Told:
        value = cells[column]
        return _Told(None, None, missing) if value is None else _Told(value, value, query(value))

    return told


_NAMES: dict[Grouping, Callable[[_Cells], _Told]] = {
    Grouping.OFFICIAL: _official,
    Grouping.SECURITY: _security,
    Grouping.FILING: _filing,
    Grouping.MONTH: _month,
    Grouping.YEAR: _year,
    Grouping.PARTY: _by("party", lambda value: f"party:{value}", "unresolved:party"),
    Grouping.STATE: _by("state", lambda value: f"state:{value}"),
    Grouping.CHAMBER: _by("chamber", lambda value: f"chamber:{value}"),
    Grouping.SECTOR: _by("sector", lambda value: field_text("sector", value), "unresolved:sector"),
    Grouping.CLASS: _by("asset_class", lambda value: f"class:{value.replace('_', '-')}", "unresolved:class"),
    Grouping.OWNER: _by("owner", lambda value: f"owner:{OWNER_WORDS[value]}"),
    Grouping.TYPE: _by("type", lambda value: f"type:{TYPE_WORDS[value]}"),
}
