"""The JSON forms of our records: one for `parse`, `search`, exports and tests. Builds dicts; writes nothing.

Dates are ISO text, enums their values, money whole numbers of US dollars; an exact amount is a number too
(whole where it is whole), boxes are [x0, top, x1, bottom] in PDF points. Every key is always there.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from govtrades_desktop.core.records import (
    BondTerms,
    Box,
    FilingRef,
    Finding,
    OptionTerms,
    PagePlace,
    ParsedFiling,
    ParsedIndex,
    Transaction,
    Vehicle,
)


def date_json(day: dt.date | None) -> str | None:
    """Return a date as ISO text."""
    return None if day is None else day.isoformat()


def number_json(value: Decimal | None) -> int | float | None:
    """Return a decimal as the JSON number that prints the same: 9.00 as 9, 224.5 as 224.5."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def box_json(box: Box | None) -> list[float] | None:
    """Return a box as four numbers, to a hundredth of a point."""
    return None if box is None else [round(edge, 2) for edge in (box.x0, box.top, box.x1, box.bottom)]


def place_json(place: PagePlace) -> dict[str, Any]:
    """Return a page and the box on it."""
    return {"page": place.page, "box": box_json(place.box)}


def option_json(option: OptionTerms | None) -> dict[str, Any] | None:
    """Return an option's terms; null where the row tells of none."""
    if option is None:
        return None
    return {
        "type": option.type,
        "strike_usd": number_json(option.strike_usd),
        "expires_on": date_json(option.expires_on),
        "contracts": option.contracts,
        "is_exercised": option.is_exercised,
    }


def bond_json(bond: BondTerms | None) -> dict[str, Any] | None:
    """Return a bond's terms; null where the row tells of none."""
    if bond is None:
        return None
    return {"rate": number_json(bond.rate_percent), "matures_on": date_json(bond.matures_on)}


def finding_json(finding: Finding) -> dict[str, Any]:
    """Return a doubt."""
    return {
        "code": finding.code,
        "message": finding.message,
        "page": finding.page,
        "line": finding.line,
    }


def vehicle_json(vehicle: Vehicle) -> dict[str, Any]:
    """Return an investment vehicle."""
    return {
        "name": vehicle.name,
        "owner": None if vehicle.owner is None else vehicle.owner.value,
        "location": vehicle.location,
    }


def transaction_json(transaction: Transaction) -> dict[str, Any]:
    """Return one row of a report in the form of the command-line contract."""
    status = transaction.filing_status
    return {
        "line": transaction.line,
        "owner": transaction.owner.value,
        "asset": transaction.asset,
        "ticker": transaction.ticker,
        "asset_type": transaction.asset_type,
        "type": transaction.type.value,
        "traded_on": date_json(transaction.traded_on),
        "notified_on": date_json(transaction.notified_on),
        "amount_low_usd": transaction.amount_low_usd,
        "amount_high_usd": transaction.amount_high_usd,
        "amount_exact_usd": number_json(transaction.amount_exact_usd),
        "cap_gains_over_200": transaction.cap_gains_over_200,
        "filing_status": None if status is None else status.value,
        "row_id": transaction.row_id,
        "received_asset": transaction.received_asset,
        "received_ticker": transaction.received_ticker,
        "option": option_json(transaction.option),
        "bond": bond_json(transaction.bond),
        "description": transaction.description,
        "subholding_of": transaction.subholding_of,
        "location": transaction.location,
        "comment": transaction.comment,
        "page": transaction.page,
        "box": box_json(transaction.box),
        "more_places": [place_json(place) for place in transaction.more_places],
        "company": transaction.company,
    }


def parsed_filing_json(parsed: ParsedFiling) -> dict[str, Any]:
    """Return everything one document told, in the form of the command-line contract of `parse`."""
    return {
        "kind": parsed.kind,
        "doc_id": parsed.doc_id,
        "filer": parsed.filer,
        "filer_status": parsed.filer_status,
        "filed_on": date_json(parsed.filed_on),
        "signed_on": date_json(parsed.signed_on),
        "state_district": parsed.state_district,
        "amendment": parsed.amendment,
        "state": parsed.state.value,
        "reason": parsed.reason,
        "transactions": [transaction_json(row) for row in parsed.transactions],
        "findings": [finding_json(finding) for finding in parsed.findings],
        "vehicles": [vehicle_json(vehicle) for vehicle in parsed.vehicles],
        "is_ipo": parsed.is_ipo,
        "comments": parsed.comments,
        "pages": parsed.pages,
        "witness": parsed.witness,
        "parser_version": parsed.parser_version,
        "report_date": date_json(parsed.report_date),
        "image_urls": list(parsed.image_urls),
        "office": parsed.office,
    }


def filing_ref_json(ref: FilingRef) -> dict[str, Any]:
    """Return one filing as an official index lists it."""
    return {
        "source": ref.source,
        "doc_id": ref.doc_id,
        "filing_type": ref.filing_type,
        "prefix": ref.prefix,
        "first": ref.first,
        "last": ref.last,
        "suffix": ref.suffix,
        "state_district": ref.state_district,
        "year": ref.year,
        "filed_on": date_json(ref.filed_on),
        "times_listed": ref.times_listed,
        "is_paper": ref.is_paper,
        "title": ref.title,
        "office": ref.office,
        "amendment": ref.amendment,
        "report_date": date_json(ref.report_date),
    }


def parsed_index_json(parsed: ParsedIndex) -> dict[str, Any]:
    """Return an official index, in the form `parse` prints it."""
    return {
        "kind": f"{parsed.source}_index",
        "source": parsed.source,
        "year": parsed.year,
        "content_sha256": parsed.content_sha256,
        "total": parsed.total,
        "filings": [filing_ref_json(ref) for ref in parsed.refs],
        "findings": [finding_json(finding) for finding in parsed.findings],
    }
