"""What the method sheet tells: the view, the data, coverage, the meaning of amounts, the sources.

Reads facts from the library and puts them in words; writes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from govtrades_desktop import __version__
from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.trade_index import LATE_AFTER_DAYS
from govtrades_desktop.query.coverage import load_coverage
from govtrades_desktop.query.export.method import Fact, Method
from govtrades_desktop.query.export.table import ExportColumn
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.trades import find_trades, sum_trades

LAW = (
    "5 U.S.C. 13107 (formerly section 105(c) of the Ethics in Government Act) forbids using the reports "
    "for any unlawful purpose; for any commercial purpose, other than by news and communications media "
    "for dissemination to the general public; for determining or establishing a credit rating; and for "
    "soliciting money for any political, charitable or other purpose."
)

SOURCES = {
    "house": "Office of the Clerk, US House of Representatives, Financial Disclosure Reports, "
    "https://disclosures-clerk.house.gov (public record; the law's limit below)",
    "senate": "Secretary of the Senate, Office of Public Records, eFD, https://efdsearch.senate.gov (public "
    "record; whoever searches there agrees to the law's limit below)",
}
"""Where filings come from, and on what terms."""

REFERENCE_TERMS = (
    "officials, parties and committees: unitedstates/congress-legislators (CC0); companies and tickers: US "
    "Securities and Exchange Commission (public domain). Who and what a filing names is this program's "
    "reading, not the filer's statement: the columns as filed stand beside."
)

_STATES = {
    LedgerState.READ: "read",
    LedgerState.PAPER: "on paper (their trades are in no table)",
    LedgerState.NO_TRADES: "without trades",
    LedgerState.NOT_FETCHED: "not fetched yet",
    LedgerState.FAILED: "could not be read",
    LedgerState.SUPERSEDED: "wholly replaced by an amendment",
    LedgerState.VANISHED: "no longer listed",
}


@dataclass(frozen=True, slots=True)
class ExportView:
    """What was in view: the question that the rows answer.

    Attributes:
        text: of the search; None where it is not known which one found the rows.
        sort: names of the order, "-" for descending; empty is the table's own.
        year: the index year in force, or None.
        chamber: the chamber in force, or None.
        note: anything else in force, in words ("12 rows selected by hand").
    """

    text: str | None = ""
    sort: tuple[str, ...] = ()
    year: int | None = None
    chamber: str | None = None
    note: str = ""


def describe(
    library: Library,
    name: str,
    columns: Sequence[ExportColumn],
    positions: Any,
    view: ExportView | None,
    *,
    at: dt.datetime | None = None,
) -> Method:
    """Return the method sheet of rows of the index called `name`, but for the number of rows written.

    Args:
        library: opened.
        name: "trades", "filings" or any other table's.
        columns: of the export.
        positions: of the rows, in the index.
        view: the question; None where the asker does not tell it.
        at: the moment of the export; now by default.
    """
    moment = at or dt.datetime.now(dt.UTC)
    sections: list[tuple[str, tuple[Fact, ...]]] = [
        ("Question", _question(view)),
        ("Counts", _counts(library, name, positions, view)),
        ("Data", _data(library, moment)),
        ("Coverage", _coverage(library, view)),
    ]
    if name in ("trades", "filings"):
        sections.append(("Meaning", _meaning(name)))
        index = library.trades if name == "trades" else library.filings
        sections.append(("Sources and terms", _sources(index, positions)))
    else:
        sections.append(("Sources and terms", (("reference data", REFERENCE_TERMS), ("the law", LAW))))
    return Method(
        title=f"{name}, exported by GovTrades Desktop {__version__}",
        sections=tuple(sections),
        columns=tuple((one.name, one.kind.value, one.about) for one in columns),
    )


def _question(view: ExportView | None) -> tuple[Fact, ...]:
    if view is None:
        return (("search", "not told: these rows were chosen in another way"),)
    facts = [
        ("search", "not told" if view.text is None else view.text or "(none: every row)"),
        ("order", ", ".join(view.sort) if view.sort else "newest filed first"),
        ("index year", str(view.year) if view.year is not None else "all"),
        ("chamber", view.chamber or "all"),
    ]
    if view.note:
        facts.append(("besides", view.note))
    return tuple(facts)


def _counts(library: Library, name: str, positions: Any, view: ExportView | None) -> tuple[Fact, ...]:
    facts = [("rows in view", f"{len(positions):,}")]
    if name in ("trades", "filings"):
        index = library.trades if name == "trades" else library.filings
        edited = int((index.array("edited")[positions] == 1).sum())
        facts.append(("of them with a correction of the user's own", f"{edited:,}"))
    if name != "trades":
        return tuple(facts)
    sums = sum_trades(library, positions)
    facts += [
        ("of them trades in force", f"{sums.trades:,}"),
        ("of them replaced by a later version", f"{sums.replaced:,}"),
        ("of them deletions of earlier rows", f"{sums.deletions:,}"),
    ]
    if view is not None and view.text is not None:
        filters: dict[str, Any] = {"year": view.year, "chamber": view.chamber}
        every = find_trades(library, f"version:all {view.text}", **filters)
        found = find_trades(library, view.text, **filters)
        facts.append(("left out as replaced or deleted", f"{len(every) - len(found):,}"))
    upper = f"{sums.amount_high_usd:,} USD"
    if sums.open_ended:  # else whoever adds the column up finds another sum, and no reason
        upper += " or more: a band without an upper end is counted at its lower end, its cell is empty"
    facts += [
        ("sum of lower ends, of trades in force", f"{sums.amount_low_usd:,} USD"),
        ("sum of upper ends, of trades in force", upper),
        ("of these without an amount", f"{sums.without_amount:,}"),
        ("of these without an upper end", f"{sums.open_ended:,}"),
    ]
    return tuple(facts)


def _data(library: Library, moment: dt.datetime) -> tuple[Fact, ...]:
    reader = library.reader
    facts = [("exported", f"{moment.astimezone(dt.UTC):%Y-%m-%d %H:%M:%S} UTC")]
    for source, last in reader.rows("SELECT source, last_success_at FROM source_state ORDER BY source"):
        facts.append((f"source {source}", f"last answered {last}" if last else "never answered this machine"))
    if len(facts) == 1:
        facts.append(("sources", "never asked from this machine"))
    if starter := reader.fact("starter_date"):
        facts.append(("bundled data", f"to {starter}"))
    for file, as_of in reader.rows("SELECT name, as_of FROM reference_file ORDER BY name"):
        facts.append((f"reference data {file}", f"as of {as_of}"))
    facts.append(("state of the database", f"generation {library.generation} of {reader.fact('lineage')}"))
    facts.append(("program", f"GovTrades Desktop {__version__}"))
    return tuple(facts)


def _coverage(library: Library, view: ExportView | None) -> tuple[Fact, ...]:
    year, chamber = (None, None) if view is None else (view.year, view.chamber)
    totals = load_coverage(library, year, chamber=chamber).totals
    where = f"index year {year or 'all'}, chamber {chamber or 'all'}"
    return (
        ("of", f"transaction reports that the official indexes list ({where}), whatever the search"),
        ("listed", f"{totals.listed:,}"),
        *((words, f"{totals.states[state]:,}") for state, words in _STATES.items()),
    )


def _meaning(name: str) -> tuple[Fact, ...]:
    if name == "filings":
        return (
            (
                "a row",
                "one filing that an official index listed, read or not; `reading` says what became of it",
            ),
            ("trades", "transactions read from the filing, those that a later version replaces among them"),
        )
    return (
        (
            "amounts",
            "a report tells a band, not a sum: amount_low_usd and amount_high_usd are its ends, both "
            "inclusive, in whole US dollars; an empty upper end means or more; sums are intervals, and a "
            "count is a floor",
        ),
        ("amount_exact_usd", "told in few reports only; there the ends are the whole dollars about it"),
        (
            "is_late",
            f"more than {LATE_AFTER_DAYS} days from the trade to disclosed_on, the first report of it, "
            "however often it was restated since; it does not say that a rule was broken",
        ),
        (
            "is_superseded",
            "a later amendment repeats or corrects the row (replaced_by_…), or the filer deleted it: kept as "
            "filed, counted nowhere, and in this file only where the search asked for it",
        ),
        (
            "edited",
            "a correction of the user's own stands in the row; the columns as_filed hold what the source "
            "says",
        ),
        ("a count", "overlap and timing are not evidence of wrongdoing"),
    )


def _sources(index: ColumnTable, positions: Any) -> tuple[Fact, ...]:
    codes = np.unique(index.array("source")[positions])
    names = [index.values("source")[code] for code in codes.tolist() if code >= 0]
    return (
        *((one, SOURCES.get(one, one)) for one in names),
        ("reference data", REFERENCE_TERMS),
        ("the law", LAW),
    )
