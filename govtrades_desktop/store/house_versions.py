"""Linking House rows that amend or delete rows of earlier reports: who filed them, and what is written of it.

What replaces what is for `resolve.versions.match_amending` to say. An amending row whose original is not at
hand (on paper, not fetched) or cannot be told stands in force with a doubt that says so; once the original is
read, its filer's reports are looked at again. Works inside the caller's transaction; reads and writes links
and doubts only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from govtrades_desktop.core.records import Finding
from govtrades_desktop.resolve.versions import NOT_AT_HAND, UNCERTAIN, FiledRow, match_amending
from govtrades_desktop.store import rows
from govtrades_desktop.store.amendments import Relinked
from govtrades_desktop.store.connection import Store
from govtrades_desktop.store.version_links import load_filed_rows, write_links

_AMENDING = "filing_status IN ('amended', 'deleted')"
_VERBS = {"amended": "amends", "deleted": "deletes"}

Person = tuple[str, ...]


def group_house_filings(store: Store) -> dict[Person, list[int]]:
    """Return the House filings that take or took part in versions, by who filed them, the oldest first.

    One person is one resolved official; of filings without one, one name and district as the index has them.
    """
    groups: dict[Person, list[int]] = defaultdict(list)
    for filing_id, bioguide, last, first, suffix, district in store.rows(
        "SELECT f.id, o.bioguide, f.last, f.first, f.suffix, f.state_district FROM filing f"
        " LEFT JOIN filing_official o ON o.filing_id = f.id WHERE f.source = 'house'"
        " AND (f.transaction_count > 0 OR f.finding_count > 0 OR f.superseded_by IS NOT NULL)"
        " ORDER BY COALESCE(f.filed_on, f.signed_on, f.first_seen_on), LENGTH(f.doc_id), f.doc_id"
    ):
        groups[(bioguide,) if bioguide else (last, first, suffix, district)].append(filing_id)
    return groups


def concerned_groups(store: Store, filing_ids: Collection[int] | None) -> list[list[int]]:
    """Return the groups whose links may not be what they should be; None asks for all.

    Args:
        store: the writer.
        filing_ids: filings that changed, or whose filer did. Whoever was linked with them is concerned too.
    """
    groups = group_house_filings(store)
    chosen = list(groups.values())
    if filing_ids is not None:
        changed = set(filing_ids) | _linked_with(store, filing_ids)
        chosen = [group for group in chosen if not changed.isdisjoint(group)]
    marked = _marked(store, None if filing_ids is None else [one for group in chosen for one in group])
    return [group for group in chosen if not marked.isdisjoint(group)]


def link_house_versions(store: Store, group: Iterable[int]) -> Relinked:
    """Bring the links and doubts of one person's filings (the oldest first) up to what is read of them now.

    Args:
        store: in a transaction.
        group: the filings; none of another person's is ever looked at.
    """
    filings = {filing_id: load_filed_rows(store, filing_id) for filing_id in group}
    match = match_amending(list(filings.values()))
    owner = {row.id: row.filing_id for filed in filings.values() for row in filed}
    changed: list[int] = []
    count = 0
    for filing_id, filed in filings.items():
        written = write_links(store, filing_id, [row.id for row in filed], match.replaced, owner)
        doubts = [_doubt(row, match.doubts[row.id]) for row in filed if row.id in match.doubts]
        is_doubt_changed = rows.replace_version_doubts(store, filing_id, doubts)
        if written is not None or is_doubt_changed:
            changed.append(filing_id)
        count += written or 0
    return Relinked(tuple(changed), count)


def _linked_with(store: Store, filing_ids: Iterable[int]) -> set[int]:
    """Return the filings with a row that replaces, or is replaced by, a row of these."""
    found: set[int] = set()
    for part in _parts(filing_ids):
        marks = ",".join("?" * len(part))
        found.update(
            row[0]
            for row in store.rows(
                'SELECT new.filing_id FROM "transaction" old JOIN "transaction" new'
                " ON new.id = old.replaced_by"
                f" WHERE old.filing_id IN ({marks})"
                ' UNION SELECT old.filing_id FROM "transaction" new JOIN "transaction" old'
                f" ON old.replaced_by = new.id WHERE new.filing_id IN ({marks})",
                (*part, *part),
            )
        )
    return found


def _marked(store: Store, filing_ids: Iterable[int] | None) -> set[int]:
    """Return, of these filings or of all, those with amending rows, links or doubts about versions."""
    questions = (
        f'SELECT DISTINCT filing_id FROM "transaction" WHERE ({_AMENDING} OR replaced_by IS NOT NULL)',
        f"SELECT DISTINCT filing_id FROM finding WHERE code IN ('{NOT_AT_HAND}', '{UNCERTAIN}')",
    )
    if filing_ids is None:
        return {row[0] for question in questions for row in store.rows(question)}
    return {
        row[0]
        for part in _parts(filing_ids)
        for question in questions
        for row in store.rows(f"{question} AND filing_id IN ({','.join('?' * len(part))})", part)
    }


def _parts(filing_ids: Iterable[int], size: int = 400) -> Iterable[list[int]]:
    listed = sorted(filing_ids)
    return (listed[start : start + size] for start in range(0, len(listed), size))


def _doubt(row: FiledRow, code: str) -> Finding:
    what = f"row {row.row_id} of an earlier report" if row.row_id else "a row of an earlier report"
    told = f"By its own words the row {_VERBS[row.status or 'amended']} {what}"
    if code == UNCERTAIN:
        message = f"{told}; several rows fit it equally well, and none of them was taken out."
    else:
        message = f"{told}; no row that was read is that one."
    return Finding(code, message, None, row.line)
