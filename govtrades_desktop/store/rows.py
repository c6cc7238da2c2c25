"""How records become rows, and rows are brought up to new ones by writing only what differs.

Works inside the caller's transaction; begins and ends none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govtrades_desktop.core.errors import StoreBug
from govtrades_desktop.core.records import FilingRef, Finding, LedgerState, Transaction, Vehicle
from govtrades_desktop.resolve.repeats import MAY_REPEAT
from govtrades_desktop.resolve.versions import NOT_AT_HAND, UNCERTAIN
from govtrades_desktop.store.connection import Store


@dataclass(frozen=True, slots=True)
class FilingResult:
    """What one document, reading or failure changed.

    Attributes:
        filing_id: id of the ledger row.
        state: the ledger's state now.
        is_changed: whether anything that a screen may show differs now.
        transactions: rows the filing has now.
        new_transactions: of these, how many were not there before.
        others: ids of other filings that changed with it: reports that it amends.
    """

    filing_id: int
    state: LedgerState
    is_changed: bool
    transactions: int = 0
    new_transactions: int = 0
    others: tuple[int, ...] = ()


INDEX_COLUMNS = (
    "doc_id",
    "filing_type",
    "year",
    "prefix",
    "first",
    "last",
    "suffix",
    "state_district",
    "filed_on",
    "kind",
    "url",
    "title",
    "times_listed",
)

TRANSACTION_COLUMNS = (
    "line",
    "owner",
    "asset",
    "ticker",
    "asset_type",
    "type",
    "traded_on",
    "notified_on",
    "amount_low_usd",
    "amount_high_usd",
    "amount_exact_usd",
    "cap_gains_over_200",
    "filing_status",
    "row_id",
    "received_asset",
    "received_ticker",
    "description",
    "subholding_of",
    "location",
    "comment",
    "company",
    "option_type",
    "option_strike_usd",
    "option_expires_on",
    "option_contracts",
    "option_is_exercised",
    "is_option_told",
    "bond_rate_percent",
    "bond_matures_on",
    "is_bond_told",
    "page",
    "box_x0",
    "box_top",
    "box_x1",
    "box_bottom",
)

_LINK_CODES = f"'{NOT_AT_HAND}', '{UNCERTAIN}', '{MAY_REPEAT}'"
DOUBTED = f"SELECT DISTINCT filing_id FROM finding WHERE code IN ({_LINK_CODES}) AND filing_id IN ({{ids}})"
"""Which of some filings have doubts about versions."""

_COLUMN_LIST = ", ".join(TRANSACTION_COLUMNS)
_UPSERT = (
    f'INSERT INTO "transaction" (filing_id, {_COLUMN_LIST})'
    f" VALUES ({', '.join('?' * (len(TRANSACTION_COLUMNS) + 1))}) ON CONFLICT (filing_id, line)"
    + " DO UPDATE SET "
    + ", ".join(f"{column} = excluded.{column}" for column in TRANSACTION_COLUMNS if column != "line")
)


def day_text(day: dt.date | None) -> str | None:
    """Return a date as it is stored."""
    return None if day is None else day.isoformat()


def flag(value: bool | None) -> int | None:
    """Return a truth value as it is stored."""
    return None if value is None else int(value)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def index_values(ref: FilingRef) -> tuple[Any, ...]:
    """Return the values of INDEX_COLUMNS."""
    return (
        ref.doc_id,
        ref.filing_type,
        ref.year,
        ref.prefix,
        ref.first,
        ref.last,
        ref.suffix,
        ref.state_district,
        day_text(ref.filed_on),
        ref.kind,
        ref.url,
        ref.title,
        ref.times_listed,
    )


def transaction_values(row: Transaction) -> tuple[Any, ...]:
    """Return the values of TRANSACTION_COLUMNS."""
    option, bond, box = row.option, row.bond, row.box
    return (
        row.line,
        row.owner.value,
        row.asset,
        row.ticker,
        row.asset_type,
        row.type.value,
        day_text(row.traded_on),
        day_text(row.notified_on),
        row.amount_low_usd,
        row.amount_high_usd,
        _text(row.amount_exact_usd),
        flag(row.cap_gains_over_200),
        None if row.filing_status is None else row.filing_status.value,
        row.row_id,
        row.received_asset,
        row.received_ticker,
        row.description,
        row.subholding_of,
        row.location,
        row.comment,
        row.company,
        None if option is None else option.type,
        None if option is None else _text(option.strike_usd),
        None if option is None else day_text(option.expires_on),
        None if option is None else option.contracts,
        None if option is None else flag(option.is_exercised),
        int(option is not None),
        None if bond is None else _text(bond.rate_percent),
        None if bond is None else day_text(bond.matures_on),
        int(bond is not None),
        row.page,
        *((None,) * 4 if box is None else (float(box.x0), float(box.top), float(box.x1), float(box.bottom))),
    )


def require_filing(store: Store, filing_id: int, columns: str) -> tuple[Any, ...]:
    """Return columns of one filing.

    Raises:
        StoreBug: there is no such filing.
    """
    found = store.rows(f"SELECT {columns} FROM filing WHERE id = ?", (filing_id,))
    if not found:
        raise StoreBug(f"There is no filing with the id {filing_id}.", filing_id=filing_id)
    return found[0]


def filing_result(
    store: Store,
    filing_id: int,
    *,
    is_changed: bool,
    new_transactions: int = 0,
    others: tuple[int, ...] = (),
) -> FilingResult:
    """Return how a filing stands after a write."""
    state, count = store.rows(
        "SELECT state, transaction_count FROM filing JOIN filing_state ON filing_id = id WHERE id = ?",
        (filing_id,),
    )[0]
    return FilingResult(filing_id, LedgerState(state), is_changed, count, new_transactions, others)


def update_filing(
    store: Store, filing_id: int, values: Mapping[str, Any], *, silent: Sequence[str] = ()
) -> bool:
    """Write the columns that differ; return whether any of them is not `silent` (shown nowhere)."""
    stored = require_filing(store, filing_id, ", ".join(values))
    differing = [name for name, old in zip(values, stored, strict=True) if old != values[name]]
    if differing:
        assigned = ", ".join(f"{name} = ?" for name in differing)
        store.execute(
            f"UPDATE filing SET {assigned} WHERE id = ?", (*(values[name] for name in differing), filing_id)
        )
    return any(name not in silent for name in differing)


def replace_transactions(
    store: Store, filing_id: int, transactions: Sequence[Transaction], *, had: int
) -> tuple[int, bool, tuple[int, ...]]:
    """Bring the rows of a filing up to `transactions`; ids stay with their line.

    Args:
        store: in a transaction.
        filing_id: whose rows.
        transactions: the rows wanted.
        had: rows stored now (the ledger's count), so that a first reading asks nothing.

    Returns:
        How many lines are new, whether anything differs now, and the ids of other filings one of whose rows
        was replaced by a row that is gone: it is in force again.
    """
    wanted = {row.line: (filing_id, *transaction_values(row)) for row in transactions}
    places = {
        row.line: [
            (
                number,
                one.page,
                float(one.box.x0),
                float(one.box.top),
                float(one.box.x1),
                float(one.box.bottom),
            )
            for number, one in enumerate(row.more_places, 1)
        ]
        for row in transactions
        if row.more_places
    }
    stored: dict[int, tuple[Any, ...]] = {}
    stored_places: dict[int, list[tuple[Any, ...]]] = {}
    if had:
        for values in store.rows(
            f'SELECT filing_id, {_COLUMN_LIST} FROM "transaction" WHERE filing_id = ?', (filing_id,)
        ):
            stored[values[1]] = values
        for line, *place in store.rows(
            'SELECT line, position, p.page, x0, top, x1, bottom FROM transaction_place p JOIN "transaction" t'
            " ON t.id = p.transaction_id WHERE filing_id = ? ORDER BY line, position",
            (filing_id,),
        ):
            stored_places.setdefault(line, []).append(tuple(place))
    gone = [(filing_id, line) for line in stored if line not in wanted]
    changed = [values for line, values in wanted.items() if stored.get(line) != values]
    moved = {line for line in {*places, *stored_places} if places.get(line) != stored_places.get(line)}
    moved &= set(wanted)  # the places of a line that goes, go with it
    connection = store.connection
    freed = _replaced_by_lines(store, filing_id, [line for _, line in gone])
    if gone:
        connection.executemany('DELETE FROM "transaction" WHERE filing_id = ? AND line = ?', gone)
    if changed:
        connection.executemany(_UPSERT, changed)
    for line in sorted(moved):
        transaction_id = store.value(
            'SELECT id FROM "transaction" WHERE filing_id = ? AND line = ?', (filing_id, line)
        )
        connection.execute("DELETE FROM transaction_place WHERE transaction_id = ?", (transaction_id,))
        connection.executemany(
            "INSERT INTO transaction_place (transaction_id, position, page, x0, top, x1, bottom)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(transaction_id, *place) for place in places.get(line, ())],
        )
    new = sum(1 for line in wanted if line not in stored)
    return new, bool(gone or changed or moved), freed


def _replaced_by_lines(store: Store, filing_id: int, lines: Collection[int]) -> tuple[int, ...]:
    """Return the other filings that have a row replaced by one of these; a deletion clears such a link."""
    if not lines:
        return ()
    marks = ", ".join("?" * len(lines))
    found = store.rows(
        'SELECT DISTINCT old.filing_id FROM "transaction" new JOIN "transaction" old'
        " ON old.replaced_by = new.id"
        f" WHERE new.filing_id = ? AND new.line IN ({marks}) AND old.filing_id <> new.filing_id",
        (filing_id, *lines),
    )
    return tuple(row[0] for row in found)


def replace_findings(store: Store, filing_id: int, findings: Iterable[Finding]) -> bool:
    """Bring the doubts that a reading has up to `findings`; return whether anything differed.

    Doubts about versions are no reading's: `version_links.py` keeps them.
    """
    wanted = [(one.code, one.message, one.page, one.line) for one in findings]
    columns = ("code", "message", "page", "line")
    return _replace(store, "finding", columns, filing_id, wanted, beside=f"code NOT IN ({_LINK_CODES})")


def count_version_doubts(store: Store, filing_id: int) -> int:
    """Return how many doubts about versions a filing has."""
    found = store.value(
        f"SELECT COUNT(*) FROM finding WHERE filing_id = ? AND code IN ({_LINK_CODES})", (filing_id,)
    )
    return int(found)


def replace_version_doubts(store: Store, filing_id: int, findings: Iterable[Finding]) -> bool:
    """Bring the doubts about versions up to `findings`, and the filing's count; say whether any differed."""
    wanted = [(one.code, one.message, one.page, one.line) for one in findings]
    columns = ("code", "message", "page", "line")
    if not _replace(store, "finding", columns, filing_id, wanted, beside=f"code IN ({_LINK_CODES})"):
        return False
    store.execute(
        "UPDATE filing SET finding_count = (SELECT COUNT(*) FROM finding WHERE filing_id = filing.id)"
        " WHERE id = ?",
        (filing_id,),
    )
    return True


def replace_vehicles(store: Store, filing_id: int, vehicles: Iterable[Vehicle]) -> bool:
    """Bring the investment vehicles of a filing up to `vehicles`; return whether anything differed."""
    wanted = [
        (one.name, None if one.owner is None else one.owner.value, one.location, one.description)
        for one in vehicles
    ]
    return _replace(store, "vehicle", ("name", "owner", "location", "description"), filing_id, wanted)


def _replace(
    store: Store,
    table: str,
    columns: tuple[str, ...],
    filing_id: int,
    wanted: list[tuple[Any, ...]],
    *,
    beside: str = "1",
) -> bool:
    listed = ", ".join(columns)
    where = f"filing_id = ? AND {beside}"
    stored = store.rows(f"SELECT {listed} FROM {table} WHERE {where} ORDER BY id", (filing_id,))
    if stored == wanted:
        return False
    store.execute(f"DELETE FROM {table} WHERE {where}", (filing_id,))
    store.connection.executemany(
        f"INSERT INTO {table} (filing_id, {listed}) VALUES ({', '.join('?' * (len(columns) + 1))})",
        [(filing_id, *values) for values in wanted],
    )
    return True
