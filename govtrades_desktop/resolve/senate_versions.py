"""Which row of one senator's reports stands for which earlier one, over all of the reports. Pure.

An amendment repeats the report that its title names (`versions.match_rows`). It may also move rows from
another report to its own: what matches nothing in its own chain is looked for in the official's other reports
in force. Whatever merely looks alike is told as a doubt and stays counted. Knows no table and no person.

SEEN: Roberts, 2018-06-28: the report of 12/01/2017 was split in two amendments, one of them titled
09/29/2017.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from govtrades_desktop.resolve.repeats import (
    Repeat,
    corrected_rows,
    near_rows,
    repeated_rows,
    same_rows,
)
from govtrades_desktop.resolve.versions import FiledRow, match_rows

MOVED_BLOCK = 3
"""So many rows that one amendment repeats word for word from one other report are a block that was moved: a
row among them that differs in one fact is its correction. Below that it is a doubt."""


@dataclass(frozen=True, slots=True)
class FiledReport:
    """One report of one person.

    Attributes:
        id: of the filing.
        filed_on: ISO date.
        report_date: ISO date in the title; of an amendment, that of the report which it amends.
        amendment: its number; None or 0 of originals.
        doc_id: tells the order of reports of one day and number.
        rows: in order.
    """

    id: int
    filed_on: str
    report_date: str | None
    amendment: int | None
    doc_id: str
    rows: Sequence[FiledRow]


@dataclass(frozen=True, slots=True)
class ReportMatch:
    """What the reports of one person repeat of each other.

    Attributes:
        replaced: id of an earlier row -> id of the later row that stands in its place.
        repeats: id of a row in force -> the row in force that it may repeat.
    """

    replaced: Mapping[int, int] = field(default_factory=dict)
    repeats: Mapping[int, Repeat] = field(default_factory=dict)


@dataclass
class _Chain:
    """One report and its amendments, with the rows in force so far."""

    live: list[FiledRow]

    def replace(self, found: Mapping[int, int], rows: Iterable[FiledRow]) -> None:
        self.live = [row for row in self.live if row.id not in found] + list(rows)


def match_reports(reports: Sequence[FiledReport]) -> ReportMatch:
    """Return what replaces what among the reports of one person, in whatever order they are given.

    Filing day after filing day: first each amendment against its own chain, then what is left of the day's
    amendments against what is in force of the other chains; word for word before corrections.
    """
    chains: dict[str | None, list[_Chain]] = defaultdict(list)
    replaced: dict[int, int] = {}
    strays: list[FiledRow] = []
    order: dict[int, int] = {}
    for _, of_day in itertools.groupby(_in_order(reports), key=lambda one: one[0]):
        strays_of_day: list[FiledRow] = []
        amending: set[int] = set()  # the day's amendments: none is an earlier report of another
        for _, report in of_day:
            order[report.id] = len(order)
            rows = list(report.rows)
            of_date = chains[report.report_date]
            chain = _chain_of(of_date, rows) if report.amendment and report.report_date else None
            found: dict[int, int] = {}
            if chain is None:
                chain = _Chain(rows)
                of_date.append(chain)
            else:
                found = match_rows(chain.live, rows)
                chain.replace(found, rows)
                replaced |= found
            if report.amendment:
                repeating = set(found.values())
                strays_of_day += [row for row in rows if row.id not in repeating]
                amending.add(report.id)
        moved = _moved(strays_of_day, _live(chains, order, but=amending)) if strays_of_day else {}
        for chain in itertools.chain(*chains.values()) if moved else ():
            chain.replace(moved, ())
        replaced |= moved
        linked = set(moved.values())
        strays += [row for row in strays_of_day if row.id not in linked]
    live = _live(chains, order)
    repeats = repeated_rows(live)
    told = {*repeats, *(repeat.row.id for repeat in repeats.values())}
    free = [row for row in live if row.id not in told]
    still = {row.id for row in strays}
    return ReportMatch(replaced, {**repeats, **near_rows([row for row in free if row.id in still], free)})


def _in_order(reports: Iterable[FiledReport]) -> list[tuple[str, FiledReport]]:
    """Return each report with its filing day, in the order of filing.

    An amendment is never told before what it amends, whatever the index says of the days.
    """
    found = []
    days: dict[str | None, str] = {}
    for report in sorted(reports, key=lambda one: (one.amendment or 0, one.filed_on, one.doc_id)):
        day = report.filed_on
        if report.amendment and report.report_date:
            day = max(day, days.get(report.report_date, ""))
        days[report.report_date] = max(day, days.get(report.report_date, ""))
        found.append((day, report))
    return sorted(found, key=lambda one: one[0])


def _live(
    chains: Mapping[str | None, list[_Chain]], order: Mapping[int, int], but: Collection[int] = ()
) -> list[FiledRow]:
    """Return the rows in force in the order of filing, without those of some filings."""
    rows = [
        row for chain in itertools.chain(*chains.values()) for row in chain.live if row.filing_id not in but
    ]
    return sorted(rows, key=lambda row: (order[row.filing_id], row.line))


def _moved(strays: Sequence[FiledRow], pool: Sequence[FiledRow]) -> dict[int, int]:
    """Return which rows in force of earlier reports the strays of a day's amendments stand for."""
    filing = {row.id: row.filing_id for row in (*strays, *pool)}
    found = same_rows(strays, pool)
    blocks = Counter((filing[old], filing[new]) for old, new in found.items())
    moved = {pair for pair, count in blocks.items() if count >= MOVED_BLOCK}
    linked = set(found.values())
    found |= corrected_rows(
        [row for row in strays if row.id not in linked],
        [row for row in pool if row.id not in found],
        moved,
    )
    return found


def _chain_of(chains: Sequence[_Chain], rows: Sequence[FiledRow]) -> _Chain | None:
    """Return the report that an amendment amends; of several of one day, the one it repeats most of."""
    if len(chains) == 1:
        return chains[0]
    found = [(len(match_rows(chain.live, rows)), chain) for chain in chains]
    count, best = max(found, key=lambda one: one[0], default=(0, None))
    return best if count else None
