"""Compares two readings of one filing field by field; judges neither."""

from __future__ import annotations

from dataclasses import dataclass, fields

from govtrades_desktop.core.records import ParsedFiling, Transaction

# Boxes differ by fractions of a point between engines; their pages are compared.
_ROW_FIELDS = tuple(f.name for f in fields(Transaction) if f.name not in ("box", "more_places"))
_FILING_FIELDS = (
    "doc_id",
    "filer",
    "filer_status",
    "state_district",
    "signed_on",
    "state",
    "vehicles",
    "is_ipo",
    "comments",
    "pages",
)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One field that the witnesses read differently; `line` is None for a field of the filing."""

    doc_id: str
    line: int | None
    field: str
    first: object
    second: object

    def __str__(self) -> str:
        where = f"row {self.line}" if self.line is not None else "filing"
        return f"{self.doc_id} {where} {self.field}: {self.first!r} / {self.second!r}"


def compare_readings(first: ParsedFiling, second: ParsedFiling) -> tuple[int, list[Disagreement]]:
    """Return how many fields were compared, and those that differ."""
    doc_id = first.doc_id or second.doc_id or "?"
    compared = 0
    different: list[Disagreement] = []

    def compare(line: int | None, name: str, one: object, other: object) -> None:
        nonlocal compared
        compared += 1
        if one != other:
            different.append(Disagreement(doc_id, line, name, one, other))

    for name in _FILING_FIELDS:
        compare(None, name, getattr(first, name), getattr(second, name))
    compare(None, "rows", len(first.transactions), len(second.transactions))
    for mine, theirs in zip(first.transactions, second.transactions, strict=False):
        for name in _ROW_FIELDS:
            compare(mine.line, name, getattr(mine, name), getattr(theirs, name))
        places = [place.page for place in mine.more_places], [place.page for place in theirs.more_places]
        compare(mine.line, "more_places", *places)
    return compared, different
