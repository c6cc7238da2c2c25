"""What each cell of a row says, as a term of the grammar: the values that rows can be narrowed to. Pure.

A cell that says nothing, or that no key asks for, has no term.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from govtrades_desktop.gui import filter_words
from govtrades_desktop.query.grammar import field_text
from govtrades_desktop.query.grammar.edit import list_terms


@dataclass(frozen=True, slots=True)
class RowTerm:
    """One value of a row: its column, the key and the value of its term, and the term in words."""

    column: str
    key: str
    value: str
    words: str


_OWNERS = {"dependent_child": "child"}
_TYPES = {"purchase": "buy", "sale": "full", "partial_sale": "partial"}


def row_terms(record: Any, table: str) -> tuple[RowTerm, ...]:
    """Return the terms of a row of "trades" or "filings", in the order of their columns."""
    pairs = _trade_values(record) if table == "trades" else _filing_values(record)
    return tuple(
        RowTerm(column, key, value, filter_words.term_words(list_terms(f"{key}:{value}")[0], table))
        for column, key, value in pairs
        if value
    )


def _trade_values(row: Any) -> list[tuple[str, str, str]]:
    return [
        *_of_both(row),
        ("owner", "owner", _OWNERS.get(row.owner.value, row.owner.value)),
        ("type", "type", _TYPES.get(row.type.value, row.type.value)),
        ("ticker", "ticker", _whole(row.ticker)),
        ("symbol", "ticker", _whole(row.symbol)),
        ("asset", "asset", _exactly("asset", row.asset)),
        ("asset_class", "class", (row.asset_class or "").replace("_", "-")),
        ("sector", "sector", _exactly("sector", row.sector)),
        ("asset_type", "code", _whole(row.asset_type)),
        ("amount", "amount", _amount(row)),
        ("traded", "traded", _day(row.traded_on)),
        ("notified", "notified", _day(row.notified_on)),
        ("disclosed", "disclosed", _day(row.disclosed_on)),
        ("late", "late", "" if row.is_late is None else "yes" if row.is_late else "no"),
    ]


def _filing_values(row: Any) -> list[tuple[str, str, str]]:
    return [
        *_of_both(row),
        ("type", "type", _whole(row.filing_type)),
        ("state", "reading", row.reading.value.replace("_", "-")),
    ]


def _of_both(row: Any) -> list[tuple[str, str, str]]:
    return [
        ("official", "official", _exactly("official", row.official)),
        ("party", "party", row.party or ""),
        ("chamber", "chamber", getattr(row, "chamber", None) or ""),
        ("seat", "state", row.state or ""),
        ("filed", "filed", _day(row.filed_on)),
        ("role", "role", (row.role or "").replace("_", "-")),
    ]


def _exactly(key: str, text: str | None) -> str:
    return field_text(key, text).partition(":")[2] if text else ""


def _whole(text: str | None) -> str:
    """Return a value that its key compares whole; quoted where it would not stay in one piece."""
    if not text or (text.isascii() and text.replace(".", "").replace("-", "").isalnum() and ".." not in text):
        return text or ""
    return '"' + text.replace('"', '""') + '"'


def _day(day: Any) -> str:
    return day.isoformat() if day is not None else ""


def _amount(row: Any) -> str:
    if row.amount_low_usd is None:
        return ""
    if row.amount_high_usd is None:
        return f">={row.amount_low_usd}"
    return f"{row.amount_low_usd}..{row.amount_high_usd}"
