"""The facts that resolvers are asked with, as they lie in the tables, and their answers as rows."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any

from govtrades_desktop.core.identity import AssetFacts, FilerFacts, OfficialMatch, SecurityMatch
from govtrades_desktop.store.connection import Store

FILING_SELECT = (
    "SELECT f.id, f.source, f.filing_type, f.first, f.last, f.suffix, f.prefix, f.state_district,"
    " f.state_district_printed, f.filed_on, f.filed_on_printed, f.year, f.filer_printed, f.filer_status,"
    " o.filing_id, o.bioguide, o.role, o.method, o.confidence, o.reason"
    " FROM filing f LEFT JOIN filing_official o ON o.filing_id = f.id WHERE f.id IN ({ids})"
)
"""The facts of filings, then the answer that is stored (its six columns)."""

TRADE_SELECT = (
    "SELECT t.id, t.filing_id, f.source, t.asset, t.ticker, t.asset_type, t.traded_on, t.is_option_told,"
    " t.is_bond_told,"
    " s.transaction_id, s.security_key, s.asset_class, s.method, s.confidence, s.reason"
    ' FROM "transaction" t JOIN filing f ON f.id = t.filing_id'
    " LEFT JOIN trade_security s ON s.transaction_id = t.id WHERE t.id IN ({ids})"
)
"""The facts of rows, then the answer that is stored (its six columns)."""


def filer_facts(row: Sequence[Any]) -> FilerFacts:
    """Return what a row of FILING_SELECT tells; what an index leaves out is taken from the document."""
    _, source, kind, first, last, suffix, prefix, district, printed_district, *rest = row
    filed_on, filed_on_printed, year, printed, status = rest[:5]
    return FilerFacts(
        source=source,
        filing_type=kind,
        first=first,
        last=last,
        suffix=suffix,
        prefix=prefix,
        state_district=district or printed_district or "",
        filed_on=_day(filed_on or filed_on_printed),
        year=year,
        printed=printed,
        status=status,
    )


def asset_facts(row: Sequence[Any]) -> AssetFacts:
    """Return what a row of TRADE_SELECT tells."""
    _, _, source, asset, ticker, asset_type, traded_on, is_option, is_bond = row[:9]
    return AssetFacts(
        source=source,
        asset=asset,
        ticker=ticker,
        asset_type=asset_type,
        traded_on=_day(traded_on),
        is_option_told=bool(is_option),
        is_bond_told=bool(is_bond),
    )


def official_values(match: OfficialMatch) -> tuple[Any, ...]:
    """Return an answer as the table `filing_official` has it, without the filing."""
    return (match.bioguide, match.role.value, match.method, _real(match.confidence), match.reason)


def security_values(match: SecurityMatch) -> tuple[Any, ...]:
    """Return an answer as the table `trade_security` has it, without the row."""
    return (match.key, match.asset_class.value, match.method, _real(match.confidence), match.reason)


def people_sha256(store: Store) -> str:
    """Return what two states of the tables of people have in common that resolve every filer alike."""
    told = hashlib.sha256()
    for table, order in (("official", "bioguide"), ("official_name", "id"), ("term", "id")):
        rows = store.rows(f"SELECT * FROM {table} ORDER BY {order}")
        told.update(repr(rows if order != "id" else [row[1:] for row in rows]).encode())
    return told.hexdigest()


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def _real(value: float | None) -> float | None:
    return None if value is None else float(value)
