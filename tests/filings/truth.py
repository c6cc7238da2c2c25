"""What a reader must make of a generated filing: the fields of its transactions, from the spec alone.

Owes nothing to the parser: bands, owners and the like are written out here a second time on purpose.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from tests.filings.specs import PtrSpec, RowSpec

BANDS: dict[str, tuple[int, int | None]] = {
    "$1,001 - $15,000": (1001, 15000),
    "$15,001 - $50,000": (15001, 50000),
    "$50,001 - $100,000": (50001, 100000),
    "$100,001 - $250,000": (100001, 250000),
    "$250,001 - $500,000": (250001, 500000),
    "$500,001 - $1,000,000": (500001, 1000000),
    "$1,000,001 - $5,000,000": (1000001, 5000000),
    "$5,000,001 - $25,000,000": (5000001, 25000000),
    "$25,000,001 - $50,000,000": (25000001, 50000000),
    "Over $50,000,000": (50000001, None),
    "Spouse/DC Over $1,000,000": (1000001, None),
}
OWNERS = {"": "self", "SP": "spouse", "JT": "joint", "DC": "dependent_child"}
TYPES = {"P": "purchase", "S": "sale", "S (partial)": "partial_sale", "E": "exchange"}


def expected_row(row: RowSpec, line: int) -> dict[str, Any]:
    """Return the fields of one transaction, by the names of `Transaction`."""
    exact = None
    if row.amount in BANDS:
        low, high = BANDS[row.amount]
    else:
        exact = Decimal(row.amount.lstrip("$").replace(",", ""))
        low = int(exact.to_integral_value(ROUND_FLOOR))
        high = int(exact.to_integral_value(ROUND_CEILING))
    return {
        "line": line,
        "owner": OWNERS[row.owner],
        "asset": row.asset,
        "ticker": row.ticker,
        "asset_type": row.asset_type or None,
        "type": TYPES[row.type],
        "traded_on": row.traded_on,
        "notified_on": row.notified_on,
        "amount_low_usd": low,
        "amount_high_usd": high,
        "amount_exact_usd": exact,
        "cap_gains_over_200": row.cap_gains,
        "filing_status": row.status.lower(),
        "row_id": row.row_id or None,
        "subholding_of": row.subholding_of,
        "location": row.location,
        "description": row.description,
        "comment": row.comment,
    }


def expected_rows(spec: PtrSpec) -> list[dict[str, Any]]:
    """Return the fields of every transaction of a filing, in order."""
    return [expected_row(row, line) for line, row in enumerate(spec.rows, 1)]


def expected_filing(spec: PtrSpec) -> dict[str, Any]:
    """Return the fields of the filing itself, by the names of `ParsedFiling`."""
    return {
        "doc_id": spec.doc_id,
        "filer": spec.filer,
        "filer_status": spec.status,
        "state_district": spec.state_district,
        "signed_on": spec.signed_on,
        "is_ipo": spec.is_ipo,
        "comments": spec.comments or None,
        "vehicles": [(vehicle.name, OWNERS[vehicle.owner], vehicle.location) for vehicle in spec.vehicles],
    }
