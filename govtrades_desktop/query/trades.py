"""Trades: find positions by a search text, load the rows on screen, load one trade with everything behind it.

`find_` works on the columnar index alone and answers within a frame at 150,000 rows. Positions are row
numbers of `library.trades`; they hold until `library.reload()` returns True. Ids hold for ever.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt

from govtrades_desktop.core.records import (
    FilingStatus,
    LedgerState,
    Owner,
    PagePlace,
    TransactionType,
)
from govtrades_desktop.derive.column import MISSING_MONEY, Array, Mask
from govtrades_desktop.query.committees import load_committees
from govtrades_desktop.query.filings import load_filings, sort_columns, trade_positions
from govtrades_desktop.query.grammar import Vocabulary, names_versions, search_mask, trade_vocabulary
from govtrades_desktop.query.grammar.security_names import SecurityNames
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.record_rows import (
    load_findings,
    load_official_match,
    load_reading,
    load_security_match,
    load_transactions,
    load_vehicles,
)
from govtrades_desktop.query.trade_facts import NO_AMOUNT, OPEN, SHAPES, trade_facts
from govtrades_desktop.query.trade_records import (
    FieldChange,
    TradeDetail,
    TradeRow,
    TradeSums,
    TradeVersion,
)
from govtrades_desktop.query.trade_versions import chain_ids, load_links, load_predecessors, row_changes

__all__ = [
    "TRADE_SORTS",
    "FieldChange",
    "Positions",
    "TradeDetail",
    "TradeRow",
    "TradeSums",
    "TradeVersion",
    "current_rows",
    "find_position",
    "find_trades",
    "list_years",
    "load_rows",
    "load_trade",
    "sum_trades",
    "upper_ends",
]

log = logging.getLogger(__name__)

Positions = npt.NDArray[np.intp]


_SORTS: dict[str, tuple[str, ...]] = {
    "traded": ("traded",),
    "notified": ("notified",),
    "filed": ("filed",),
    "disclosed": ("disclosed",),
    "lag": ("lag",),
    "official": ("official",),
    "state": ("district",),
    "chamber": ("chamber",),
    "owner": ("owner",),
    "type": ("type",),
    "ticker": ("ticker",),
    "asset": ("asset",),
    "asset_type": ("asset_type",),
    "amount": ("amount_low", "amount_high"),
    "amount_low": ("amount_low",),
    "amount_high": ("amount_high",),
    "gains": ("gains",),
    "status": ("status",),
    "source": ("source",),
    "doc": ("doc_id",),
    "year": ("year",),
    "reading": ("reading",),
    "doubt": ("doubt",),
    "late": ("late",),
    "page": ("page",),
    "party": ("party",),
    "symbol": ("symbol",),
    "issuer": ("issuer",),
    "class": ("asset_class",),
    "sector": ("sector",),
    "role": ("role",),
    "committees": ("committees",),
    "listed": ("listed",),
    "line": ("line",),
    "edited": ("edited",),
    "note": ("note",),
}
TRADE_SORTS = tuple(_SORTS)
"""Names that `find_trades(sort=…)` knows; a leading "-" turns one round."""


def vocabulary_of(library: Library) -> Vocabulary:
    """Return what a search may say of the trades of a library."""

    def securities() -> SecurityNames:
        from govtrades_desktop.query.security_names import load_security_names  # it counts trades itself

        return load_security_names(library)

    return trade_vocabulary(lambda: load_committees(library), securities)


def find_trades(
    library: Library,
    text: str = "",
    *,
    sort: Sequence[str] = (),
    year: int | None = None,
    chamber: str | None = None,
) -> Positions:
    """Return the positions of the trades that a search text names, in order.

    Rows that a later amendment repeats are left out, so that no trade is found twice, unless the text asks
    for them (`version:all`, `status:superseded`) or names a filing (`doc:`).

    Args:
        library: opened.
        text: the search grammar; empty finds all.
        sort: names of TRADE_SORTS, the most significant first, "-" for descending; missing values last.
            Equal rows keep the default order: newest filed, then filing and line. Empty is the default order.
        year: only filings of this index year.
        chamber: only this one: "house" or "senate".

    Raises:
        UserInputError: the text cannot be understood; `context` holds `position` and `length`.
    """
    table = library.trades
    mask = search_mask(text, table, vocabulary_of(library))
    current = current_rows(library)
    if current is not None and not names_versions(text):
        mask = current if mask is None else mask & current
    if year is not None:
        of_year = table.between("year", year, year)
        mask = of_year if mask is None else mask & of_year
    if chamber is not None:
        of_chamber = table.equals("chamber", (chamber,))
        mask = of_chamber if mask is None else mask & of_chamber
    columns = sort_columns(sort, _SORTS)
    if mask is None:
        return table.order(columns).copy()
    return table.select(mask, columns)


def current_rows(library: Library) -> Mask | None:
    """Return where rows are in force, not repeated by a later amendment; None where all of them are."""
    flags = library.trades.array("superseded")
    return flags != 1 if (flags == 1).any() else None


_OWNERS = {one.value: one for one in Owner}
_TYPES = {one.value: one for one in TransactionType}
_STATUSES: dict[str | None, FilingStatus | None] = {one.value: one for one in FilingStatus} | {None: None}
_READINGS = {one.value: one for one in LedgerState}
_CELLS = (
    "id", "filing_id", "line", "traded", "notified", "filed", "lag", "late", "official", "state",
    "district", "chamber", "owner", "type", "ticker", "asset", "asset_type", "amount_low", "amount_high",
    "amount_exact_cents", "gains", "status", "source", "doc_id", "year", "reading", "doubt", "page",
    "superseded", "bioguide", "party", "committees", "security", "symbol", "issuer", "asset_class", "sector",
    "role", "listed", "edited", "note", "disclosed", "before_office",
)  # fmt: skip


def load_rows(library: Library, positions: Iterable[int], *, is_whole: bool = False) -> list[TradeRow]:
    """Return the rows at `positions`, in that order; `is_whole` adds every field as filed, from SQLite.

    Rows that a refresh has removed since the indexes were made are left out where the whole is asked for.
    """
    table = library.trades
    wanted = np.fromiter(positions, np.intp)
    urls = library.filings.cells("url", table.array("filing")[wanted])
    cells = zip(*(table.cells(name, wanted) for name in _CELLS), urls, strict=True)
    rows = [_row(row) for row in cells]
    if is_whole:
        filed = load_transactions(library.reader, (row.id for row in rows))
        gone = [row for row in rows if row.id not in filed]
        if gone:  # a refresh took them away a moment ago; the next indexes will say so
            log.warning("%d rows of the index are not in the database any more", len(gone))
        rows = [replace(row, transaction=filed[row.id]) for row in rows if row.id in filed]
    return rows


def _row(cells: tuple[Any, ...]) -> TradeRow:
    (
        row_id, filing_id, line, traded, notified, filed, lag, late, official, state, district, chamber,
        owner, kind, ticker, asset, asset_type, low, high, exact, gains, status, source, doc_id, year,
        reading, doubt, page, superseded, bioguide, party, committees, security, symbol, issuer, asset_class,
        sector, role, listed, edited, note, disclosed, before_office, url,
    ) = cells  # fmt: skip
    return TradeRow(
        id=row_id,
        filing_id=filing_id,
        line=line,
        traded_on=traded,
        notified_on=notified,
        filed_on=filed,
        lag_days=lag,
        is_late=late,
        official=official or "",
        state=state,
        state_district=district,
        chamber=chamber,
        owner=_OWNERS[owner],
        type=_TYPES[kind],
        ticker=ticker,
        asset=asset or "",
        asset_type=asset_type,
        amount_low_usd=low,
        amount_high_usd=high,
        amount_exact_usd=None if exact is None else Decimal(exact) / 100,
        cap_gains_over_200=gains,
        filing_status=_STATUSES[status],
        source=source,
        doc_id=doc_id,
        url=url or "",
        year=year,
        reading=_READINGS[reading],
        is_doubtful=bool(doubt),
        page=page,
        is_superseded=bool(superseded),
        official_as_filed=listed or "",
        bioguide=bioguide,
        party=party,
        committees=tuple((committees or "").split()),
        security=security,
        symbol=symbol,
        issuer=issuer,
        asset_class=asset_class,
        sector=sector,
        role=role,
        is_edited=bool(edited),
        note=note,
        disclosed_on=disclosed,
        is_before_office=bool(before_office),
    )


def load_trade(library: Library, transaction_id: int) -> TradeDetail | None:
    """Return one trade with everything behind it, or None where there is no such transaction (any more)."""
    position = find_position(library, transaction_id)
    if position is None:
        return None
    row = load_rows(library, (position,), is_whole=True)[0]
    reading = load_reading(library.reader, row.filing_id)
    filed = row.transaction
    if reading is None or filed is None:
        return None
    reading.pop("times_listed")
    findings = load_findings(library.reader, row.filing_id)
    main = () if filed.page is None or filed.box is None else (PagePlace(filed.page, filed.box),)
    filing = load_filings(library, (int(library.trades.array("filing")[position]),))[0]
    siblings = load_rows(library, trade_positions(library, row.filing_id))
    return TradeDetail(
        row=row,
        places=(*main, *filed.more_places),
        findings=(
            *(one for one in findings if one.line == row.line),
            *(one for one in findings if one.line is None),
        ),
        filing=filing,
        siblings=tuple(one for one in siblings if one.id != row.id),
        vehicles=load_vehicles(library.reader, row.filing_id),
        replaced_by=next(iter(_rows_of(library, (load_links(library).get(transaction_id),))), None),
        replaces=tuple(_rows_of(library, load_predecessors(library, transaction_id))),
        versions=_versions(library, transaction_id),
        edits=library.overlay.of_trade(row.filing_id, row.id),
        official_match=load_official_match(library.reader, row.filing_id),
        security_match=load_security_match(library.reader, transaction_id),
        **reading,
    )


def _versions(library: Library, transaction_id: int) -> tuple[TradeVersion, ...]:
    """Return every version of a trade, oldest filed first; empty where it is the only one."""
    links = chain_ids(library, transaction_id)
    if len(links) < 2:
        return ()
    rows = {row.id: row for row in _rows_of(library, links, is_whole=True)}
    found = []
    for row in sorted(rows.values(), key=lambda one: (one.filed_on or dt.date.min, one.doc_id, one.line)):
        successor = rows.get(links[row.id] or 0)
        old, new = row.transaction, None if successor is None else successor.transaction
        changes = () if old is None or new is None else row_changes(old, new)
        found.append(TradeVersion(row, links[row.id], changes))
    # a row may be replaced by one filed on the same day: what replaces stands behind what it replaces
    found.sort(key=lambda one: _depth(links, one.row.id), reverse=True)
    return tuple(found)


def _depth(links: dict[int, int | None], one: int) -> int:
    """Return how many rows replace a row, one after the other."""
    depth, at, seen = 0, links.get(one), {one}
    while at is not None and at not in seen:
        seen.add(at)
        depth, at = depth + 1, links.get(at)
    return depth


def _rows_of(library: Library, ids: Iterable[int | None], *, is_whole: bool = False) -> list[TradeRow]:
    found = (find_position(library, one) for one in ids if one is not None)
    return load_rows(library, [position for position in found if position is not None], is_whole=is_whole)


def find_position(library: Library, transaction_id: int) -> int | None:
    """Return the position of a transaction in the index in memory, or None where it is not there."""
    return library.trades.position_of("id", transaction_id)


def sum_trades(library: Library, positions: Positions) -> TradeSums:
    """Return counts and sums over the rows at `positions`; only what is in force is summed.

    A search that names a filing, or asks for all versions, finds rows that are no trades (any more), too.
    """
    table = library.trades
    replaced = deletions = 0
    current = current_rows(library)
    if current is not None and not (is_current := current[positions]).all():
        others, positions = positions[~is_current], positions[is_current]
        deletions = int(table.equals("status", (FilingStatus.DELETED.value,))[others].sum())
        replaced = len(others) - deletions
    facts = trade_facts(table)
    if facts.has_amounts:  # by whoever grouped, or drew a dashboard: several times quicker
        kinds = np.bincount(facts.shape[positions], minlength=SHAPES).reshape(-1, 4).sum(axis=0)
        return TradeSums(
            trades=len(positions),
            amount_low_usd=int(facts.low[positions].sum()),
            amount_high_usd=int(facts.upper[positions].sum()),
            open_ended=int(kinds[OPEN]),
            without_amount=int(kinds[NO_AMOUNT]),
            replaced=replaced,
            deletions=deletions,
        )
    low = table.array("amount_low")[positions]
    high = table.array("amount_high")[positions]
    has_low, has_high = low != MISSING_MONEY, high != MISSING_MONEY
    upper = upper_ends(low, high)
    return TradeSums(
        trades=len(positions),
        amount_low_usd=int(low.sum(where=has_low)),
        amount_high_usd=int(upper.sum(where=has_low | has_high)),
        open_ended=int((has_low & ~has_high).sum()),
        without_amount=int((~has_low & ~has_high).sum()),
        replaced=replaced,
        deletions=deletions,
    )


def upper_ends(low: Array, high: Array) -> Array:
    """Return what each band adds to a sum of upper ends: an open one its lower end, so that low <= high."""
    return np.where(high == MISSING_MONEY, low, high)


def list_years(library: Library) -> tuple[int, ...]:
    """Return the index years of the ledger, newest first."""
    # not np.unique: its first call imports numpy.ma, 13 ms of every start
    return tuple(np.flatnonzero(np.bincount(library.filings.array("year")))[::-1].tolist())
