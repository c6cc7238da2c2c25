"""From rows of the database back to records: the reading side of what `store` wrote. Reads only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from govtrades_desktop.core.identity import AssetClass, FilerRole, OfficialMatch, SecurityMatch
from govtrades_desktop.core.records import (
    BondTerms,
    Box,
    FilingStatus,
    Finding,
    OptionTerms,
    Owner,
    PagePlace,
    Transaction,
    TransactionType,
    Vehicle,
)
from govtrades_desktop.store.connection import Reader

_TRANSACTIONS = """
SELECT id, line, owner, asset, ticker, asset_type, type, traded_on, notified_on,
       amount_low_usd, amount_high_usd, amount_exact_usd, cap_gains_over_200, filing_status, row_id,
       received_asset, received_ticker, description, subholding_of, location, comment, company,
       is_option_told, option_type, option_strike_usd, option_expires_on, option_contracts,
       option_is_exercised, is_bond_told, bond_rate_percent, bond_matures_on, page, box_x0, box_top,
       box_x1, box_bottom
FROM "transaction" WHERE id IN ({ids})
"""

_PLACES = """
SELECT transaction_id, page, x0, top, x1, bottom FROM transaction_place WHERE transaction_id IN ({ids})
ORDER BY transaction_id, position
"""


def to_date(text: str | None) -> dt.date | None:
    """Return a stored date."""
    return None if text is None else dt.date.fromisoformat(text)


def to_moment(text: str | None) -> dt.datetime | None:
    """Return a stored moment, aware UTC."""
    return None if text is None else dt.datetime.fromisoformat(text)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _truth(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def load_transactions(reader: Reader, ids: Iterable[int]) -> dict[int, Transaction]:
    """Return the transactions as filed, by id; ids that are not there (any more) are absent."""
    wanted = list(ids)
    places: dict[int, list[PagePlace]] = {}
    for transaction_id, page, *edges in reader.rows_by_id(_PLACES, wanted):
        places.setdefault(transaction_id, []).append(PagePlace(page, Box(*edges)))
    return {
        row[0]: _transaction(row[1:], tuple(places.get(row[0], ())))
        for row in reader.rows_by_id(_TRANSACTIONS, wanted)
    }


def _transaction(row: tuple[Any, ...], places: tuple[PagePlace, ...]) -> Transaction:
    (
        line, owner, asset, ticker, asset_type, kind, traded_on, notified_on, low, high,
        exact, gains, status, row_id, received_asset, received_ticker, description,
        subholding_of, location, comment, company, is_option_told, option_type, strike, expires_on,
        contracts, is_exercised, is_bond_told, rate, matures_on, page, *edges,
    ) = row  # fmt: skip
    option = None
    if is_option_told:
        option = OptionTerms(
            option_type, _decimal(strike), to_date(expires_on), contracts, _truth(is_exercised)
        )
    return Transaction(
        line=line,
        owner=Owner(owner),
        asset=asset,
        ticker=ticker,
        asset_type=asset_type,
        type=TransactionType(kind),
        traded_on=to_date(traded_on),
        notified_on=to_date(notified_on),
        amount_low_usd=low,
        amount_high_usd=high,
        amount_exact_usd=_decimal(exact),
        cap_gains_over_200=_truth(gains),
        filing_status=None if status is None else FilingStatus(status),
        row_id=row_id,
        received_asset=received_asset,
        received_ticker=received_ticker,
        option=option,
        bond=BondTerms(_decimal(rate), to_date(matures_on)) if is_bond_told else None,
        description=description,
        subholding_of=subholding_of,
        location=location,
        comment=comment,
        company=company,
        page=page,
        box=None if edges[0] is None else Box(*edges),
        more_places=places,
    )


def load_findings(reader: Reader, filing_id: int) -> tuple[Finding, ...]:
    """Return the doubts about a filing, in the order they were raised."""
    rows = reader.rows(
        "SELECT code, message, page, line FROM finding WHERE filing_id = ? ORDER BY id", (filing_id,)
    )
    return tuple(Finding(*row) for row in rows)


def load_vehicles(reader: Reader, filing_id: int) -> tuple[Vehicle, ...]:
    """Return the investment vehicles of a filing, in its order."""
    rows = reader.rows(
        "SELECT name, owner, location, description FROM vehicle WHERE filing_id = ? ORDER BY id", (filing_id,)
    )
    return tuple(
        Vehicle(name, None if owner is None else Owner(owner), location, description)
        for name, owner, location, description in rows
    )


def load_official_match(reader: Reader, filing_id: int) -> OfficialMatch | None:
    """Return who the filer of a filing was found to be, or why nobody was; None: not resolved yet."""
    found = reader.rows(
        "SELECT bioguide, role, method, confidence, reason FROM filing_official WHERE filing_id = ?",
        (filing_id,),
    )
    for bioguide, role, method, confidence, reason in found:
        return OfficialMatch(bioguide, FilerRole(role), method, confidence, reason)
    return None


def load_security_match(reader: Reader, transaction_id: int) -> SecurityMatch | None:
    """Return what the asset of a row was found to be, or why nothing was; None: not resolved yet."""
    found = reader.rows(
        "SELECT security_key, asset_class, method, confidence, reason FROM trade_security"
        " WHERE transaction_id = ?",
        (transaction_id,),
    )
    for key, asset_class, method, confidence, reason in found:
        return SecurityMatch(key, AssetClass(asset_class), method, confidence, reason)
    return None


def load_filing_versions(reader: Reader, filing_id: int) -> tuple[int | None, ...]:
    """Return the filing that replaces all of one (None where none does), then those it replaces rows of."""
    successor = reader.value("SELECT superseded_by FROM filing WHERE id = ?", (filing_id,))
    earlier = reader.rows(
        'SELECT DISTINCT o.filing_id FROM "transaction" n JOIN "transaction" o ON o.replaced_by = n.id'
        " WHERE n.filing_id = ? ORDER BY o.filing_id",
        (filing_id,),
    )
    return (successor, *(row[0] for row in earlier))


_READING = """
SELECT f.filer_printed, f.signed_on, f.amendment, f.is_ipo, f.comments, f.read_at, f.pages, f.witness,
       f.parser_version, f.times_listed, d.sha256, d.fetched_at, f.report_date,
       (SELECT COUNT(*) FROM page_image i WHERE i.document_id = d.id)
FROM filing f LEFT JOIN document d ON d.id = COALESCE(f.read_document_id, f.document_id)
WHERE f.id = ?
"""


def load_reading(reader: Reader, filing_id: int) -> dict[str, Any] | None:
    """Return what was read of a filing beside its rows (fields of FilingDetail), or None without the filing.

    The document named is the one that the rows were read from, where any were: the ink behind them.
    """
    found = reader.rows(_READING, (filing_id,))
    if not found:
        return None
    (
        filer, signed, amendment, ipo, comments, read_at, pages, witness, version, times, sha256, fetched,
        report_date, images,
    ) = found[0]  # fmt: skip
    return {
        "filer_printed": filer,
        "signed_on": to_date(signed),
        "amendment": amendment,
        "is_ipo": _truth(ipo),
        "comments": comments,
        "read_at": to_moment(read_at),
        "pages": pages,
        "witness": witness,
        "parser_version": version,
        "times_listed": times,
        "sha256": sha256,
        "fetched_at": to_moment(fetched),
        "report_date": to_date(report_date),
        "images": images,
    }


def plain_json(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record (as a mapping, records inside allowed) in plain JSON values: ISO dates, lists, text."""
    return {name: _plain(value) for name, value in told.items()}


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return plain_json({field.name: getattr(value, field.name) for field in fields(value)})
    if isinstance(value, Mapping):
        return plain_json(value)
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, Path) else value
