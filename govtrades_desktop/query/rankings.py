"""Rankings: who trades most, what is traded most; by person and by security, not by name. Index alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from govtrades_desktop.derive.column import Array, Positions
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.grammar import field_text
from govtrades_desktop.query.trade_facts import Sums, identity_codes, sums_by_group, trade_facts


@dataclass(frozen=True, slots=True)
class Ranked:
    """One bar of a ranking: a security or an official.

    Attributes:
        name: the security's symbol (of one that is not resolved the ticker as filed), or the official's name.
        detail: the security's name (the commonest asset name as filed); the seat of the official.
        query: finds its rows.
        key: the security's key, or the official's bioguide; None where it is not resolved.
    """

    name: str
    detail: str
    trades: int
    buys: int
    sells: int
    amount_low_usd: int
    amount_high_usd: int
    open_ended: int
    query: str
    key: str | None = None

    @property
    def buys_query(self) -> str:
        """Finds the purchases."""
        return f"{self.query} type:buy"

    @property
    def sells_query(self) -> str:
        """Finds the sales, whole and partial."""
        return f"{self.query} type:sell"


@dataclass(frozen=True, slots=True)
class TradesAtHand:
    """Some trades of a table, with what is counted and added of each.

    Attributes:
        positions: in the table.
        shape: as `TradeFacts.shape`; likewise `low` and `upper`.
    """

    table: ColumnTable
    positions: Positions
    shape: Array
    low: Array
    upper: Array

    @classmethod
    def at(cls, table: ColumnTable, positions: Positions) -> TradesAtHand:
        """Return the trades at `positions`."""
        facts = trade_facts(table)
        return cls(table, positions, facts.shape[positions], facts.low[positions], facts.upper[positions])

    def sums(self, groups: Array, size: int) -> Sums:
        """Return counts and sums of each group; `groups` has the group of each trade, from 0."""
        return sums_by_group(groups, size, self.shape, self.low, self.upper)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who or what a ranking counts: by its key where it is resolved, else by its name as filed.

    Attributes:
        key: column and search key of the resolved.
        label: column with what to call them.
        name: column and search key of the rest.
        details: columns whose commonest value is the detail, the first that has one.
        rest: the part of a search that finds the rest.
    """

    key: tuple[str, str]
    label: str
    name: str
    details: tuple[str, ...]
    rest: str

    def groups(self, table: ColumnTable, positions: Positions) -> Array:
        """Return the group of each row: codes of keys, then codes of names; -1 has neither."""
        return identity_codes(table, self.key[0], self.name)[positions]


OFFICIAL = Identity(("bioguide", "bioguide"), "official", "official", ("district",), "unresolved:official")
SECURITY = Identity(("security", "security"), "symbol", "ticker", ("issuer", "asset"), "unresolved:security")


@dataclass(frozen=True, slots=True)
class Tally:
    """Trades by official or by security.

    Attributes:
        groups: the group of each trade; 0 has neither key nor name.
        sums: of each group.
    """

    trades: TradesAtHand
    identity: Identity
    groups: Array
    sums: Sums


def tally_by(trades: TradesAtHand, identity: Identity) -> Tally:
    """Return counts and sums by official or by security."""
    table = trades.table
    size = len(table.values(identity.key[0])) + len(table.values(identity.name))
    groups = identity.groups(table, trades.positions) + 1
    return Tally(trades, identity, groups, trades.sums(groups, size + 1))


def rank(tally: Tally, top: int, suffix: str) -> tuple[Ranked, ...]:
    """Return the `top` commonest officials or securities; who has neither key nor name is not ranked."""
    trades, identity, groups, sums = tally.trades, tally.identity, tally.groups, tally.sums
    table = trades.table
    keys, names = table.values(identity.key[0]), table.values(identity.name)
    size = len(keys) + len(names)
    counts = sums.trades[1:]
    best = [code for code in np.argsort(-counts, kind="stable")[:top].tolist() if counts[code]]
    places: Array = np.full(size + 1, -1, dtype=np.int8 if top < 0x7F else np.int32)
    places[[code + 1 for code in best]] = np.arange(len(best))
    place: Array = places[groups]
    theirs = np.flatnonzero(place >= 0)  # the rows of all of them: looked for once
    rows, place = trades.positions[theirs], place[theirs].astype(np.intp)
    labels = _commonest(table, identity.label, rows, place, len(best))
    details = [_commonest(table, column, rows, place, len(best)) for column in identity.details]
    found = []
    for number, code in enumerate(best):
        detail = next(filter(None, (column[number] for column in details)), "")
        if code < len(keys):
            key = keys[code]
            name = labels[number] or detail or key
            query = field_text(identity.key[1], key)
        else:
            key, name = None, names[code - len(keys)]
            query = f"{field_text(identity.name, name)} {identity.rest}"
        found.append(
            Ranked(
                name=name,
                detail=detail,
                trades=int(counts[code]),
                buys=int(sums.purchases[code + 1]),
                sells=int(sums.sales[code + 1]),
                amount_low_usd=int(sums.amount_low[code + 1]),
                amount_high_usd=int(sums.amount_high[code + 1]),
                open_ended=int(sums.open_ended[code + 1]),
                query=query + suffix,
                key=key,
            )
        )
    return tuple(found)


def _commonest(table: ColumnTable, column: str, rows: Positions, place: Array, size: int) -> list[str]:
    """Return the commonest value of a text column in each of `size` sets of rows; empty where none has one.

    Args:
        table: of the trades.
        column: of text.
        rows: of all sets.
        place: the set of each row.
        size: number of sets.
    """
    values = table.values(column)
    width = len(values) + 1  # its first cell is for missing
    codes = table.array(column)[rows].astype(np.intp)
    counts = np.bincount(place * width + codes + 1, minlength=size * width).reshape(size, width)[:, 1:]
    if not values:
        return [""] * size
    return [values[code] if counts[one, code] else "" for one, code in enumerate(counts.argmax(axis=1))]
