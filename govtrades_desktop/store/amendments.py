"""Which report a Senate amendment amends, and which rows it repeats: links, never deletions.

A Senate amendment is a whole new report that repeats all rows of the one it amends. Its title bears the date
of that report and the amendment's number: the link is person + that date + number. A row of an earlier
version which a later one repeats or corrects gets `replaced_by`: it stays, and is counted no more. A row that
no later version repeats stays in force. Works inside the caller's transaction; reads and writes links only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from govtrades_desktop.resolve.versions import FiledRow, match_rows, name_key
from govtrades_desktop.store.connection import Store
from govtrades_desktop.store.version_links import load_filed_rows, write_links


@dataclass(frozen=True, slots=True)
class Relinked:
    """What linking changed.

    Attributes:
        filings: ids of the filings whose links (or doubts about them) differ now.
        rows: how many rows' links were written.
    """

    filings: tuple[int, ...] = ()
    rows: int = 0


@dataclass
class _Chain:
    """One report and its amendments, in order, with the rows in force so far."""

    filing_ids: list[int] = field(default_factory=list)
    live: list[FiledRow] = field(default_factory=list)
    replaced: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Report:
    id: int
    first: str
    last: str
    amendment: int | None
    bioguide: str | None


def link_amendments(store: Store, source: str, report_dates: Iterable[str | None]) -> Relinked:
    """Bring the links between the reports of some dates up to what is read, and known of the filers, now.

    All reports of a date are looked at, whoever filed them: so what comes out depends on them alone, not on
    the order in which they were read or resolved.

    Args:
        store: in a transaction.
        source: "senate".
        report_dates: the dates in the titles; None is passed over.
    """
    changed: list[int] = []
    rows = 0
    for day in sorted({day for day in report_dates if day}):
        reports = [
            _Report(*values)
            for values in store.rows(
                "SELECT f.id, f.first, f.last, f.amendment, o.bioguide FROM filing f"
                " LEFT JOIN filing_official o ON o.filing_id = f.id WHERE f.source = ? AND f.report_date = ?"
                " AND f.reading = 'read' ORDER BY COALESCE(f.amendment, 0), f.filed_on, f.doc_id",
                (source, day),
            )
        ]
        for group in _by_person(reports):
            for filing_id, count in _link(store, group):
                changed.append(filing_id)
                rows += count
    return Relinked(tuple(changed), rows)


def _by_person(reports: Sequence[_Report]) -> list[list[_Report]]:
    """Group the reports of one date by who filed them: by official where known, else by name.

    A report whose filer is not resolved (yet) goes with the official of that name, if there is one only.
    """
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for report in reports:
        if report.bioguide is not None:
            named[name_key(report.first, report.last)].add(report.bioguide)
    groups: dict[object, list[_Report]] = {}
    for report in reports:
        name = name_key(report.first, report.last)
        person: object = report.bioguide or name
        if report.bioguide is None and len(named[name]) == 1:
            (person,) = named[name]
        groups.setdefault(person, []).append(report)
    return list(groups.values())


def _link(store: Store, group: Sequence[_Report]) -> list[tuple[int, int]]:
    rows = {report.id: load_filed_rows(store, report.id) for report in group} if len(group) > 1 else {}
    chains: list[_Chain] = []
    for report in group:
        filed = rows.get(report.id, [])
        chain = _chain_of(chains, filed) if report.amendment else None
        if chain is None:
            chains.append(_Chain([report.id], filed))
            continue
        found = match_rows(chain.live, filed)
        chain.replaced.update(found)
        chain.live = [row for row in chain.live if row.id not in found] + filed
        chain.filing_ids.append(report.id)
    owner = {row.id: row.filing_id for filed in rows.values() for row in filed}
    replaced = {old: new for chain in chains for old, new in chain.replaced.items()}
    written = [
        (report.id, write_links(store, report.id, [r.id for r in rows.get(report.id, [])], replaced, owner))
        for report in group
    ]
    return [(filing_id, count) for filing_id, count in written if count is not None]


def _chain_of(chains: Sequence[_Chain], filed: list[FiledRow]) -> _Chain | None:
    """Return the report that an amendment amends; of several of one day, the one it repeats most of."""
    if len(chains) == 1:
        return chains[0]
    found = [(len(match_rows(chain.live, filed)), chain) for chain in chains]
    count, best = max(found, key=lambda one: one[0], default=(0, None))
    return best if count else None
