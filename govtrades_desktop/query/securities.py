"""Securities: the list with its counts, and the page of one. Counts come from the trade index in memory.

As `officials`: a columnar table, worked out once for each state of the data and of the user's edits. Trades
of which it is not known what was traded stand beside the list (`load_unresolved_securities`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from govtrades_desktop.core.identity import AssetClass, TickerSpan
from govtrades_desktop.derive.column import Column, Kind, Positions, column_of, joined
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.folding import fold
from govtrades_desktop.query.filings import sort_columns
from govtrades_desktop.query.grammar import Vocabulary, field_text, search_mask
from govtrades_desktop.query.grammar.list_keys import security_vocabulary
from govtrades_desktop.query.grammar.security_names import SecurityNames
from govtrades_desktop.query.identity_records import SecurityPage, SecurityRow, Unresolved
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.officials import officials_table
from govtrades_desktop.query.record_rows import to_date
from govtrades_desktop.query.tallies import (
    Breakdown,
    TradeCount,
    group_by_key,
    rows_in_force,
    tally,
    tally_of,
)
from govtrades_desktop.query.trades import find_trades

_SORTS: dict[str, tuple[str, ...]] = {
    "symbol": ("symbol",),
    "name": ("name",),
    "class": ("asset_class",),
    "sector": ("sector",),
    "industry": ("industry",),
    "officials": ("officials",),
    "trades": ("trades",),
    "purchases": ("purchases",),
    "sales": ("sales",),
    "exchanges": ("exchanges",),
    "amount": ("amount_low", "amount_high"),
    "amount_low": ("amount_low",),
    "amount_high": ("amount_high",),
    "first": ("first_traded",),
    "last": ("last_traded",),
    "democrats": ("trades_democrats",),
    "republicans": ("trades_republicans",),
    "others": ("trades_others",),
}
SECURITY_SORTS = tuple(_SORTS)
"""Names that `find_securities(sort=…)` knows; a leading "-" turns one round."""

UNRESOLVED = "unresolved:security"
_KNOWN: WeakKeyDictionary[ColumnTable, ColumnTable] = WeakKeyDictionary()
_FACTS = ("key", "ticker", "name", "asset_class", "sector", "sector_system", "industry", "cik")


def securities_table(library: Library) -> ColumnTable:
    """Return the list: `derive.security_table`'s columns, who traded it, and `tallies.TALLY_COLUMNS`.

    `officials` counts those who are resolved; `trades_democrats`, `trades_republicans` and `trades_others` go
    by the party on the day of the trade. A security that only a correction of the user's names has a row too.
    """
    found = _KNOWN.get(library.trades)
    if found is None:
        found = _KNOWN[library.trades] = _with_counts(library)
    return found


def _with_counts(library: Library) -> ColumnTable:
    trades = library.trades
    table = _with_named_by_user(library, library.securities)
    size = len(table)
    keys = [fold(value) for value in table.cells("key", range(size))]
    groups = group_by_key(trades.columns["security"], keys)
    groups[~rows_in_force(library)] = -1
    is_counted = groups >= 0
    people = trades.array("bioguide").astype(np.int64)
    who = is_counted & (people >= 0)
    # one number for (security, official): each pair once
    pairs = np.unique(groups[who] * (len(trades.values("bioguide")) + 1) + people[who])
    officials = np.bincount(pairs // (len(trades.values("bioguide")) + 1), minlength=size)

    def count(which: Any) -> Column:
        return Column(Kind.INT, np.bincount(groups[which], minlength=size).astype(np.int32))

    is_democrat = is_counted & trades.equals("party", ("D",))
    is_republican = is_counted & trades.equals("party", ("R",))
    counted = table.with_columns(
        {
            "officials": Column(Kind.INT, officials.astype(np.int32)),
            **tally(trades, groups, size),
            "trades_democrats": count(is_democrat),
            "trades_republicans": count(is_republican),
            "trades_others": count(is_counted & ~is_democrat & ~is_republican),
        }
    )
    return counted.take(counted.order(("-trades", "symbol", "name", "key")))


def _with_named_by_user(library: Library, table: ColumnTable) -> ColumnTable:
    missing = sorted(set(library.trades.values("security")) - set(table.values("key")))
    if not missing:
        return table
    rows = [_bare_row(library, key) for key in missing]
    more = {
        name: column_of(column.kind, [row[name] for row in rows]) for name, column in table.columns.items()
    }
    return ColumnTable({name: joined(column, more[name]) for name, column in table.columns.items()})


def _bare_row(library: Library, key: str) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(library.securities.columns)
    row |= {"key": key, "name": key, "asset_class": AssetClass.UNKNOWN.value}
    for facts in library.reader.rows(
        "SELECT key, ticker, name, asset_class, sector, sector_system, industry, cik FROM security"
        " WHERE key = ?",
        (key,),
    ):
        told = dict(zip(_FACTS, facts, strict=True))
        tickers = {told["ticker"], *(span.ticker for span in _tickers(library, key))} - {None}
        row |= {"symbol": told.pop("ticker"), **told, "tickers": " ".join(sorted(tickers))}
    return row


def list_vocabulary(library: Library) -> Vocabulary:
    """Return what a search may say of the list of securities."""

    def securities() -> SecurityNames:
        from govtrades_desktop.query.security_names import load_security_names  # it asks for this list

        return load_security_names(library)

    return security_vocabulary(securities)


def find_securities(library: Library, text: str = "", *, sort: Sequence[str] = ()) -> Positions:
    """Return positions in `securities_table`, in order; by default those with most trades first.

    Args:
        library: opened.
        text: the search grammar over the list (`grammar.list_keys`); empty finds all.
        sort: names of SECURITY_SORTS, "-" for descending; missing values last.

    Raises:
        UserInputError: the text cannot be understood; `context` holds `position` and `length`.
    """
    table = securities_table(library)
    mask = search_mask(text, table, list_vocabulary(library))
    columns = sort_columns(sort, _SORTS)
    return table.select(table.all() if mask is None else mask, columns)


_CELLS = (
    "key", "symbol", "name", "asset_class", "sector", "sector_system", "industry", "officials", "trades",
    "purchases", "sales", "exchanges", "amount_low", "amount_high", "open_ended", "first_traded",
    "last_traded", "trades_democrats", "trades_republicans", "trades_others",
)  # fmt: skip
_FIELDS = tuple(field.name for field in fields(SecurityRow))[: len(_CELLS)]  # in this very order


def load_securities(library: Library, positions: Iterable[int]) -> list[SecurityRow]:
    """Return the rows at `positions` of `securities_table`, in that order."""
    table = securities_table(library)
    wanted = np.fromiter(positions, np.intp)
    rows = zip(*(table.cells(name, wanted) for name in _CELLS), strict=True)
    return [_row(row) for row in rows]


def _row(cells: tuple[Any, ...]) -> SecurityRow:
    told = dict(zip(_FIELDS, cells, strict=True))
    return SecurityRow(**told, query=query_of(told["key"]))


def query_of(key: str) -> str:
    """Return the search text that finds a security's trades."""
    return field_text("security", key)


def labels_of(library: Library, keys: Iterable[str]) -> dict[str, str]:
    """Return what to call securities in a line: the symbol, else the name."""
    table = securities_table(library)
    wanted = set(keys)
    rows = zip(*(table.cells(name, range(len(table))) for name in ("key", "symbol", "name")), strict=True)
    return {key: symbol or name or key for key, symbol, name in rows if key in wanted}


def load_unresolved_securities(library: Library) -> Unresolved:
    """Return how many trades are of an asset of which it is not known what security it is."""
    return Unresolved(TradeCount("", "", len(find_trades(library, UNRESOLVED)), UNRESOLVED))


def load_security(library: Library, key: str, *, top: int = 50) -> SecurityPage | None:
    """Return the page of one security, or None where no trade is of one with this key.

    Args:
        library: opened.
        key: of the security, whatever its case.
        top: so many officials, and names as printed.
    """
    table = securities_table(library)
    places = np.flatnonzero(table.equals("key", (key,)))
    if not len(places):
        return None
    (row,) = load_securities(library, places[:1].tolist())
    trades = library.trades
    mask = rows_in_force(library) & trades.equals("security", (row.key,))
    counts = Breakdown(trades, mask, row.query)
    facts = library.reader.rows("SELECT cik, evidence FROM security WHERE key = ?", (row.key,))
    names = library.reader.rows(
        "SELECT name FROM security_name WHERE security_key = ? ORDER BY id", (row.key,)
    )
    return SecurityPage(
        row=row,
        cik=facts[0][0] if facts else None,
        evidence=facts[0][1] if facts else "",
        names=tuple(name for (name,) in names),
        tickers=_tickers(library, row.key),
        tally=tally_of(trades, mask, row.query),
        by_type=counts.by_type(),
        by_owner=counts.by_owner(),
        by_year=counts.by_year(),
        by_party=counts.by_text("party", "party", missing="unresolved:party"),
        by_chamber=counts.by_text("chamber", "chamber"),
        by_class=counts.by_text("asset_class", "class", missing="unresolved:class"),
        by_official=_by_official(library, counts, top),
        by_asset=counts.by_text("asset", "asset", top=top),
    )


def _by_official(library: Library, counts: Breakdown, top: int) -> tuple[TradeCount, ...]:
    found = counts.by_text("bioguide", "bioguide", missing="unresolved:official", top=top)
    table = officials_table(library)
    names = dict(zip(*(table.cells(name, range(len(table))) for name in ("bioguide", "name")), strict=True))
    return tuple(TradeCount(one.key, names.get(one.key, one.key), one.trades, one.query) for one in found)


def _tickers(library: Library, key: str) -> tuple[TickerSpan, ...]:
    rows = library.reader.rows(
        "SELECT ticker, valid_from, valid_until, evidence FROM security_ticker WHERE security_key = ?"
        " ORDER BY valid_from IS NOT NULL, valid_from, id",
        (key,),
    )
    return tuple(TickerSpan(ticker, to_date(start), to_date(end), told) for ticker, start, end, told in rows)
