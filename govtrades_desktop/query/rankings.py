"""Rankings: who trades most, what is traded most; by person and by security, not by name. Index alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from govtrades_desktop.derive.column import MISSING_MONEY, Array, Column, Mask, Positions
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.grammar import field_text
from govtrades_desktop.query.trades import upper_ends


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


@dataclass(frozen=True, slots=True)
class Sides:
    """Amounts and sides of the trades at hand, as arrays of one length."""

    low: Array
    high: Array
    is_buy: Mask
    is_sell: Mask

    def sums(self, groups: Array, size: int, which: Mask) -> tuple[list[int], ...]:
        """Return counts, sums of lower ends, of upper ends, and open bands of each group, of rows `which`."""
        has_low, has_high = self.low != MISSING_MONEY, self.high != MISSING_MONEY
        upper = upper_ends(self.low, self.high)
        return (
            counts_of(groups[which], size),
            _totals(groups, size, which & has_low, self.low),
            _totals(groups, size, which & (has_low | has_high), upper),
            counts_of(groups[which & has_low & ~has_high], size),
        )


def counts_of(groups: Array, size: int) -> list[int]:
    """Return the number of rows of each group."""
    return list(np.bincount(groups, minlength=size).tolist())


def _totals(groups: Array, size: int, which: Mask, amounts: Array) -> list[int]:
    # bincount adds in float64: exact up to 2**53 dollars, a thousand times what a million trades may sum to
    sums = np.bincount(groups[which], weights=amounts[which], minlength=size)
    return list(sums.astype(np.int64).tolist())


def _groups(column: Column) -> Array:
    """Return each code's group: spellings that a search takes for one are one; the last cell is for -1."""
    first: dict[str, int] = {}
    groups = [first.setdefault(folded, code) for code, folded in enumerate(column.folded)]
    return np.array([*groups, -1], dtype=np.int64)


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
        keys, names = table.columns[self.key[0]], table.columns[self.name]
        by_key = _groups(keys)[keys.data[positions]]
        by_name = _groups(names)[names.data[positions]]
        by_name = np.where(by_name >= 0, by_name + len(keys.values), -1)
        return np.where(by_key >= 0, by_key, by_name)


OFFICIAL = Identity(("bioguide", "bioguide"), "official", "official", ("district",), "unresolved:official")
SECURITY = Identity(("security", "security"), "symbol", "ticker", ("issuer", "asset"), "unresolved:security")


def rank(
    table: ColumnTable,
    positions: Positions,
    sides: Sides,
    identity: Identity,
    top: int,
    suffix: str,
) -> tuple[Ranked, ...]:
    """Return the `top` commonest officials or securities; who has neither key nor name is not ranked."""
    keys, names = table.values(identity.key[0]), table.values(identity.name)
    groups = identity.groups(table, positions)
    is_named = groups >= 0
    size = len(keys) + len(names)
    if not is_named.any():
        return ()
    groups = np.where(is_named, groups, 0)
    counts, lows, highs, opens = sides.sums(groups, size, is_named)
    buys = counts_of(groups[is_named & sides.is_buy], size)
    sells = counts_of(groups[is_named & sides.is_sell], size)
    best = [code for code in np.argsort(-np.array(counts), kind="stable")[:top].tolist() if counts[code]]
    found = []
    for code in best:
        rows = positions[is_named & (groups == code)]
        detail = next(filter(None, (_commonest(table, column, rows) for column in identity.details)), "")
        if code < len(keys):
            key = keys[code]
            name = _commonest(table, identity.label, rows) or detail or key
            query = field_text(identity.key[1], key)
        else:
            key, name = None, names[code - len(keys)]
            query = f"{field_text(identity.name, name)} {identity.rest}"
        found.append(
            Ranked(
                name=name,
                detail=detail,
                trades=counts[code],
                buys=buys[code],
                sells=sells[code],
                amount_low_usd=lows[code],
                amount_high_usd=highs[code],
                open_ended=opens[code],
                query=query + suffix,
                key=key,
            )
        )
    return tuple(found)


def _commonest(table: ColumnTable, column: str, rows: Positions) -> str:
    codes = table.array(column)[rows]
    codes = codes[codes >= 0]
    return table.values(column)[int(np.bincount(codes).argmax())] if len(codes) else ""
