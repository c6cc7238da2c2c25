"""How the user's edits stand against the data as it is now: found again, gone, or made of something else.

A row is known again by its place (filing, line) **and** by what was filed there: a newer reading may count
the lines anew, and an edit must never slip onto another row. What cannot be applied is kept, and told with
the reason. Reads only; sentences are made by `cli` and `gui`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from govtrades_desktop.derive.folding import fold
from govtrades_desktop.store.connection import Reader
from govtrades_desktop.store.user_data import Correction, Edit, EditField, RowFacts, UserStore, Value


class Trouble(StrEnum):
    """Why an edit in force is not applied now."""

    NO_FILING = "no_filing"  # the ledger has no such filing now
    NO_ROW = "no_row"  # the filing has no such line now
    OTHER_ROW = "other_row"  # another trade stands on that line now
    UNKNOWN_VALUE = "unknown_value"  # the official or security is not in the reference data now


class EditState(StrEnum):
    """What became of an edit."""

    IN_FORCE = "in_force"
    REPLACED = "replaced"  # a newer edit of the same place is in force
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Standing:
    """One edit, and the data as it is now.

    Attributes:
        correction: the edit as it is kept.
        state: in force, replaced, undone.
        now: what the source's data says now, for comparison with `correction.edit.was`.
        trouble: why it is not applied; None where it can be. Only meaningful while in force.
        filing_id: of the filing; None where it is gone.
        transaction_id: of the row; None for a whole filing, and where it is gone.
        row: the row as filed now.
        seems_line: where the row seems to be now, when another stands on its line.
        filer: the filer's name as listed; empty where the filing is gone.
        is_replaced: a later version of the report stands in the row's place, and the row is counted no more.
        value_name: the name of the official or security it is set to; empty where there is none.
    """

    correction: Correction
    state: EditState
    now: Value = None
    trouble: Trouble | None = None
    filing_id: int | None = None
    transaction_id: int | None = None
    row: RowFacts | None = None
    seems_line: int | None = None
    filer: str = ""
    is_replaced: bool = False
    value_name: str = ""

    @property
    def is_applied(self) -> bool:
        """True where screens show the edit."""
        return self.state is EditState.IN_FORCE and self.trouble is None

    @property
    def is_source_changed(self) -> bool:
        """True where the source says something else now than when the edit was made."""
        is_told = self.trouble in (None, Trouble.UNKNOWN_VALUE)
        return is_told and self.now != self.correction.edit.was

    @property
    def is_row_changed(self) -> bool:
        """True where the row is still taken for the same, though one of its facts reads otherwise now."""
        return self.row is not None and self.trouble is None and self.row != self.correction.edit.of_row


@dataclass(frozen=True, slots=True)
class FiledRow:
    """One row as filed, and what it is resolved to."""

    transaction_id: int
    facts: RowFacts
    amount: tuple[int, int | None] | None
    security: str | None
    is_replaced: bool


@dataclass(frozen=True, slots=True)
class FiledFiling:
    """One filing: who filed it, and its rows by line."""

    filing_id: int
    source: str
    doc_id: str
    filer: str
    bioguide: str | None
    rows: dict[int, FiledRow]


_FILINGS = """
SELECT f.id, f.source, f.doc_id, f.first, f.last, o.bioguide FROM filing f
LEFT JOIN filing_official o ON o.filing_id = f.id WHERE f.doc_id = ? COLLATE NOCASE
"""
_FILING = """
SELECT f.id, f.source, f.doc_id, f.first, f.last, o.bioguide FROM filing f
LEFT JOIN filing_official o ON o.filing_id = f.id WHERE f.source = ? AND f.doc_id = ?
"""
_ROWS = """
SELECT t.line, t.id, t.asset, t.traded_on, t.type, t.owner, t.amount_low_usd, t.amount_high_usd,
       s.security_key, t.replaced_by IS NOT NULL
FROM "transaction" t LEFT JOIN trade_security s ON s.transaction_id = t.id WHERE t.filing_id = ?
ORDER BY t.line
"""


def find_filed(reader: Reader, doc_id: str, source: str | None = None) -> tuple[FiledFiling, ...]:
    """Return the filings of that id, of one source or of all, whatever the case of its letters."""
    found = reader.rows(_FILINGS, (doc_id,))
    return tuple(_filed(reader, row) for row in found if source in (None, row[1]))


def _filed(reader: Reader, found: Sequence[object]) -> FiledFiling:
    filing_id, source, doc_id, first, last, bioguide = found
    rows: dict[int, FiledRow] = {}
    for row in reader.rows(_ROWS, (filing_id,)):
        line, transaction_id, asset, traded_on, kind, owner, low, high, key, is_replaced = row
        facts = RowFacts(asset, traded_on or "", kind, owner)
        amount = None if low is None else (low, high)
        rows[line] = FiledRow(transaction_id, facts, amount, key, bool(is_replaced))
    name = ", ".join(str(part) for part in (last, first) if part)
    return FiledFiling(
        filing_id=int(str(filing_id)),
        source=str(source),
        doc_id=str(doc_id),
        filer=name,
        bioguide=None if bioguide is None else str(bioguide),
        rows=rows,
    )


def source_value(filing: FiledFiling, line: int | None, field: EditField) -> Value:
    """Return what the source's data says of a place now. The line must be there, if one is named."""
    if field is EditField.OFFICIAL:
        return filing.bioguide
    if line is None or field is EditField.NOTE:
        return None
    row = filing.rows[line]
    return row.amount if field is EditField.AMOUNT else row.security


def list_standings(reader: Reader, store: UserStore, *, include_undone: bool = True) -> tuple[Standing, ...]:
    """Return every edit, newest first, and how it stands.

    Raises:
        StoreUnavailable: the user's file cannot be read.
    """
    kept = store.list(include_undone=True)
    newest = {one.edit.place: one.id for one in reversed(kept) if one.undone_at is None}
    found = {one.correction.id: one for one in stand(reader, kept)}
    listed = []
    for one in kept:
        if one.undone_at is not None:
            if include_undone:
                listed.append(replace(found[one.id], state=EditState.UNDONE))
        elif newest[one.edit.place] != one.id:
            listed.append(replace(found[one.id], state=EditState.REPLACED))
        else:
            listed.append(found[one.id])
    return tuple(listed)


def stand(reader: Reader, corrections: Iterable[Correction]) -> tuple[Standing, ...]:
    """Return how edits stand, each as if it were in force, in the order given."""
    wanted = list(corrections)
    filings: dict[tuple[str, str], FiledFiling | None] = {}
    for one in wanted:
        key = (one.edit.source, one.edit.doc_id)
        if key not in filings:
            rows = reader.rows(_FILING, key)
            filings[key] = _filed(reader, rows[0]) if rows else None
    names = _names(reader, [one.edit for one in wanted])
    return tuple(_standing(one, filings[one.edit.source, one.edit.doc_id], names) for one in wanted)


def _standing(
    correction: Correction, filing: FiledFiling | None, names: dict[tuple[EditField, str], str]
) -> Standing:
    edit = correction.edit
    name = names.get((edit.field, edit.value), "") if isinstance(edit.value, str) else ""
    bare = Standing(correction, EditState.IN_FORCE, value_name=name)
    if filing is None:
        return replace(bare, trouble=Trouble.NO_FILING)
    bare = replace(bare, filing_id=filing.filing_id, filer=filing.filer)
    row = None
    if edit.line is not None:
        row = filing.rows.get(edit.line)
        is_same, elsewhere = _recognise(edit, filing)
        if row is None or not is_same:
            trouble = Trouble.NO_ROW if row is None else Trouble.OTHER_ROW
            facts = None if row is None else row.facts
            return replace(bare, trouble=trouble, seems_line=elsewhere, row=facts)
        bare = replace(bare, transaction_id=row.transaction_id, row=row.facts, is_replaced=row.is_replaced)
    bare = replace(bare, now=source_value(filing, edit.line, edit.field))
    if edit.field in (EditField.OFFICIAL, EditField.SECURITY) and not name:
        return replace(bare, trouble=Trouble.UNKNOWN_VALUE)
    return bare


def _recognise(edit: Edit, filing: FiledFiling) -> tuple[bool, int | None]:
    """Return whether the row on the edit's line is the row it was made on, and else where that seems to be.

    It is the same where asset, day, type and owner read as they did. Where one of the four reads otherwise,
    it is still the same (a better reading of one cell), unless the row as it was stands on another line. With
    more, it is another row: neighbours in a report mostly share day, type and owner.
    """
    if edit.of_row is None or edit.line is None:
        return True, None
    was = _plain(edit.of_row)
    there = filing.rows.get(edit.line)
    now = None if there is None else _plain(there.facts)
    if now == was:
        return True, None
    others = [line for line, row in filing.rows.items() if line != edit.line and _plain(row.facts) == was]
    if others:
        return False, others[0] if len(others) == 1 else None
    return now is not None and sum(a != b for a, b in zip(was, now, strict=True)) <= 1, None


def _plain(facts: RowFacts) -> tuple[str, ...]:
    asset = re.sub(r"[\W_]+", "", fold(facts.asset))  # blanks and signs come and go between readings
    return asset, facts.traded_on, facts.type, facts.owner


def _names(reader: Reader, edits: Iterable[Edit]) -> dict[tuple[EditField, str], str]:
    """Return the names of the officials and securities that edits set, where the reference data has them."""
    names: dict[tuple[EditField, str], str] = {}
    statements = {
        EditField.OFFICIAL: "SELECT full_name FROM official WHERE bioguide = ?",
        EditField.SECURITY: "SELECT name FROM security WHERE key = ?",
    }
    for edit in edits:
        statement = statements.get(edit.field)
        if statement and isinstance(edit.value, str) and (edit.field, edit.value) not in names:
            found = reader.value(statement, (edit.value,))
            if found is not None:
                names[edit.field, edit.value] = str(found) or edit.value
    return names
