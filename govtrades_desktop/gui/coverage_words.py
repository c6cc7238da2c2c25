"""Coverage in one sentence: every state that is not zero is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.gui import formatting as show

if TYPE_CHECKING:
    from govtrades_desktop.query.coverage import CoverageRow


def both_sentence(
    rows: Sequence[CoverageRow], year: int | None, *, is_senate_on: bool, chamber: str | None = None
) -> str:
    """Return "House 2025: …; Senate 2025: …": no chamber is passed over in silence.

    Args:
        rows: one a chamber at the most, summed over years where `year` is None.
        year: the index year; None for all.
        is_senate_on: whether the Senate's reports are collected.
        chamber: speak of this one alone; None for both.
    """
    tr = QCoreApplication.translate
    label = tr("coverage", "all years") if year is None else str(year)
    by_source = {row.source: row for row in rows if row.listed}
    parts = []
    for source in (chamber,) if chamber else ("house", "senate"):
        name = show.chamber_word(source)
        if source in by_source:
            parts.append(f"{name} {label}: {coverage_sentence(by_source[source])}")
        elif source == "senate" and not is_senate_on:
            parts.append(tr("coverage", "Senate: off"))
        else:
            parts.append(tr("coverage", "{name} {label}: index not read yet").format(name=name, label=label))
    return "; ".join(parts)


def coverage_sentence(row: CoverageRow) -> str:
    """Return "169 of 235 reports read, 60 paper, 6 not fetched"."""
    words = QCoreApplication.translate("coverage", "{read} of {listed} reports read")
    read = row.states.get(LedgerState.READ, 0)
    parts = [words.format(read=show.count(read), listed=show.count(row.listed))]
    parts += [
        f"{show.count(number)} {show.state_word(state)}"
        for state, number in row.states.items()
        if number and state != LedgerState.READ
    ]
    return ", ".join(parts)
