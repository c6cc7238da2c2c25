"""Which report a Senate amendment amends, and which rows it repeats: links, never deletions.

A Senate amendment is a whole new report that repeats all rows of the one it amends. Its title bears the date
of that report and the amendment's number: the link is person + that date + number. A row of an earlier
version which a later one repeats or corrects gets `replaced_by`: it stays, and is counted no more. A row that
no later version repeats stays in force; one that may be told in another report, too, has a doubt that says
so. What replaces what is for `resolve.senate_versions` to say. Works inside the caller's transaction; reads
and writes links and doubts only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from govtrades_desktop.resolve.senate_versions import FiledReport, match_reports
from govtrades_desktop.resolve.versions import FiledRow, name_key
from govtrades_desktop.store.connection import Store
from govtrades_desktop.store.version_links import (
    Relinked,
    Report,
    load_filed_rows,
    repeat_doubt,
    write_links,
    write_versions,
)


@dataclass(frozen=True, slots=True)
class SenateReport(Report):
    """One report, and who filed it.

    Attributes:
        first, last: as the index lists the filer.
        report_date, amendment: see `resolve.senate_versions.FiledReport`.
        bioguide: who the filer is; None where that is not known (yet).
    """

    first: str
    last: str
    report_date: str | None
    amendment: int | None
    bioguide: str | None


_REPORTS = (
    "SELECT f.id, f.doc_id, COALESCE(f.filed_on, f.first_seen_on), f.first, f.last, f.report_date,"
    " f.amendment, o.bioguide FROM filing f LEFT JOIN filing_official o ON o.filing_id = f.id"
    " WHERE f.source = 'senate' AND"
)
_OF_DATE = f"{_REPORTS} f.report_date = ? AND f.reading = 'read' ORDER BY f.id"
_WITH_ROWS = (
    f"{_REPORTS} (f.transaction_count > 0 OR f.finding_count > 0 OR f.superseded_by IS NOT NULL)"
    " ORDER BY f.id"
)


def concerned_senators(store: Store, filing_ids: Collection[int] | None) -> list[list[SenateReport]]:
    """Return, each by who filed them, the Senate reports whose links may not be what they should be.

    Args:
        store: the writer.
        filing_ids: filings that changed, or whose filer did, and what was linked with them; None asks for
            all.
    """
    reports = [SenateReport(*values) for values in store.rows(_WITH_ROWS)]
    groups = _by_person(reports)
    if filing_ids is None:
        return groups
    changed = set(filing_ids)
    # whose a report is that nobody is known for hangs on the others of that name, changed or gone
    unknown = {name_key(one.first, one.last) for one in reports if one.bioguide is None}
    if unknown:
        changed |= {one.id for one in reports if name_key(one.first, one.last) in unknown}
    return [group for group in groups if not changed.isdisjoint(one.id for one in group)]


def link_senator(store: Store, group: Sequence[SenateReport]) -> Relinked:
    """Bring the links and doubts of one person's reports up to what is read of them now.

    Args:
        store: in a transaction.
        group: the reports; none of another person's is ever looked at.
    """
    filings = load_filed_rows(store, [report.id for report in group])
    match = match_reports([_filed(report, filings[report.id]) for report in group])
    reports = {report.id: report for report in group}
    told = {row.id: row for filed in filings.values() for row in filed}
    doubts = {
        row_id: (repeat_doubt(told[row_id], repeat, reports[repeat.row.filing_id]),)
        for row_id, repeat in match.repeats.items()
    }
    return write_versions(store, filings, match.replaced, doubts)


def link_amendments(
    store: Store, source: str, report_dates: Iterable[str | None], *, anew: int | None = None
) -> Relinked:
    """Link the reports of some dates while a refresh is at it: what they alone tell of each other.

    All reports of a date are looked at, whoever filed them: so what comes out depends on them alone, not on
    the order in which they were read. Links to reports of other dates are left as they are: `link_senator`
    sees those, once who filed what is resolved.

    Args:
        store: in a transaction.
        source: "senate".
        report_dates: the dates in the titles; None is passed over.
        anew: a filing that changed: of its links none is left for that it was there.
    """
    changed: list[int] = []
    count = 0
    for day in sorted({day for day in report_dates if day}) if source == "senate" else ():
        for group in _by_person([SenateReport(*values) for values in store.rows(_OF_DATE, (day,))]):
            for filing_id, written in _link_date(store, group, anew):
                changed.append(filing_id)
                count += written
    return Relinked(tuple(changed), count)


def _link_date(store: Store, group: Sequence[SenateReport], anew: int | None) -> list[tuple[int, int]]:
    kept, owner = _links_elsewhere(store, [report.id for report in group], anew)
    taken = {*kept, *kept.values()}
    is_alone = len(group) == 1 and not kept
    filings = load_filed_rows(store, () if is_alone else [report.id for report in group])
    rows = {report.id: filings.get(report.id, []) for report in group}
    reports = [_filed(one, [row for row in rows[one.id] if row.id not in taken]) for one in group]
    replaced = {**match_reports(reports).replaced, **kept}
    owner |= {row.id: row.filing_id for filed in filings.values() for row in filed}
    written = [
        (one.id, write_links(store, one.id, [row.id for row in rows[one.id]], replaced, owner))
        for one in group
    ]
    return [(filing_id, count) for filing_id, count in written if count is not None]


def _links_elsewhere(
    store: Store, filing_ids: Sequence[int], anew: int | None
) -> tuple[dict[int, int], dict[int, int]]:
    """Return the stored links between rows of these filings and of others, and whose each row is."""
    marks = ",".join("?" * len(filing_ids))
    pairs = (
        'SELECT old.id, old.filing_id, new.id, new.filing_id FROM "transaction" {one}'
        ' JOIN "transaction" {two}'
        f" ON new.id = old.replaced_by WHERE {{one}}.filing_id IN ({marks})"
        f" AND {{two}}.filing_id NOT IN ({marks}) AND ? NOT IN (old.filing_id, new.filing_id)"
    )
    links: dict[int, int] = {}
    owner: dict[int, int] = {}
    for one, two in (("old", "new"), ("new", "old")):
        values = (*filing_ids, *filing_ids, -1 if anew is None else anew)
        for old, of_old, new, of_new in store.rows(pairs.format(one=one, two=two), values):
            links[old] = new
            owner |= {old: of_old, new: of_new}
    return links, owner


def _filed(report: SenateReport, rows: Sequence[FiledRow]) -> FiledReport:
    return FiledReport(report.id, report.filed_on, report.report_date, report.amendment, report.doc_id, rows)


def _by_person(reports: Sequence[SenateReport]) -> list[list[SenateReport]]:
    """Group reports by who filed them: by official where known, else by name.

    A report whose filer is not resolved (yet) goes with the official of that name, if there is one only.
    """
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for report in reports:
        if report.bioguide is not None:
            named[name_key(report.first, report.last)].add(report.bioguide)
    groups: dict[object, list[SenateReport]] = {}
    for report in reports:
        name = name_key(report.first, report.last)
        person: object = report.bioguide or name
        if report.bioguide is None and len(named[name]) == 1:
            (person,) = named[name]
        groups.setdefault(person, []).append(report)
    return list(groups.values())
