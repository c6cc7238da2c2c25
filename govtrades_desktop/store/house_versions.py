"""Linking House rows that amend or delete rows of earlier reports: who filed them, and what is written of it.

What replaces what is for `resolve.versions.match_amending` to say. An amending row whose original is not at
hand (on paper, not fetched) or cannot be told stands in force with a doubt that says so; once the original is
read, its filer's reports are looked at again. A row that says the same as one of another report stays
counted, with a doubt: nothing on either tells which of them is wrong, or that one is. Works inside the
caller's transaction; reads and writes links and doubts only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from govtrades_desktop.core.records import Finding
from govtrades_desktop.resolve.repeats import repeated_rows
from govtrades_desktop.resolve.versions import UNCERTAIN, FiledRow, match_amending
from govtrades_desktop.store.connection import Store
from govtrades_desktop.store.version_links import (
    Relinked,
    Report,
    load_filed_rows,
    repeat_doubt,
    write_versions,
)

_VERBS = {"amended": "amends", "deleted": "deletes"}

Person = tuple[str, ...]


def group_house_filings(store: Store) -> dict[Person, list[Report]]:
    """Return the House filings that take or took part in versions, by who filed them, the oldest first.

    One person is one resolved official; of filings without one, one name and district as the index has them.
    """
    groups: dict[Person, list[Report]] = defaultdict(list)
    for bioguide, last, first, suffix, district, *report in store.rows(
        "SELECT o.bioguide, f.last, f.first, f.suffix, f.state_district, f.id, f.doc_id,"
        " COALESCE(f.filed_on, f.signed_on, f.first_seen_on) AS day FROM filing f"
        " LEFT JOIN filing_official o ON o.filing_id = f.id WHERE f.source = 'house'"
        " AND (f.transaction_count > 0 OR f.finding_count > 0 OR f.superseded_by IS NOT NULL)"
        " ORDER BY day, LENGTH(f.doc_id), f.doc_id"
    ):
        groups[(bioguide,) if bioguide else (last, first, suffix, district)].append(Report(*report))
    return groups


def concerned_groups(store: Store, filing_ids: Collection[int] | None) -> list[list[Report]]:
    """Return the groups whose links may not be what they should be; None asks for all.

    Args:
        store: the writer.
        filing_ids: filings that changed, or whose filer did, and what was linked with them.
    """
    groups = list(group_house_filings(store).values())
    if filing_ids is None:
        return groups
    changed = set(filing_ids)
    return [group for group in groups if not changed.isdisjoint(one.id for one in group)]


def link_house_versions(store: Store, group: Sequence[Report]) -> Relinked:
    """Bring the links and doubts of one person's filings (the oldest first) up to what is read of them now.

    Args:
        store: in a transaction.
        group: the filings; none of another person's is ever looked at.
    """
    filings = load_filed_rows(store, [report.id for report in group])
    match = match_amending(list(filings.values()))
    rows = [row for filed in filings.values() for row in filed]
    # a deletion is no trade, and what was replaced is none any more
    in_force = [row for row in rows if row.status != "deleted" and row.id not in match.replaced]
    repeats = repeated_rows(in_force)
    reports = {report.id: report for report in group}
    doubts: dict[int, list[Finding]] = defaultdict(list)
    for row in rows:
        if row.id in match.doubts:
            doubts[row.id].append(_doubt(row, match.doubts[row.id]))
        if row.id in repeats:
            repeat = repeats[row.id]
            doubts[row.id].append(repeat_doubt(row, repeat, reports[repeat.row.filing_id]))
    return write_versions(store, filings, match.replaced, doubts)


def _doubt(row: FiledRow, code: str) -> Finding:
    what = f"row {row.row_id} of an earlier report" if row.row_id else "a row of an earlier report"
    told = f"By its own words the row {_VERBS[row.status or 'amended']} {what}"
    if code == UNCERTAIN:
        message = f"{told}; several rows fit it equally well, and none of them was taken out."
    else:
        message = f"{told}; no row that was read is that one."
    return Finding(code, message, None, row.line)
