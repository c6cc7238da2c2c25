"""How much of the reports was read, for the charts of the dashboard: in words, by year. It counts nothing.

The shape of a chart over time is that of what was read as much as of what was traded. Years here are those
under which the official index lists a report: mostly those of the trades, too, since it is due in 45 days.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.pages.dashboard_words import beyond_sentence
from govtrades_desktop.query.coverage import CoverageYear
from govtrades_desktop.query.dashboard import Dashboard


def _tr(words: str) -> str:
    return QCoreApplication.translate("dashboard", words)


def read_of(year: CoverageYear) -> int:
    """Return how many reports of a year were read, those that tell of no trade with them."""
    return sum(one.filings for one in year.cells if one.state in (LedgerState.READ, LedgerState.NO_TRADES))


def _sums(board: Dashboard) -> tuple[int, int, list[CoverageYear]]:
    years = [year for year in board.strip if year.listed]
    return sum(map(read_of, years)), sum(year.listed for year in years), years


def read_remark(board: Dashboard) -> str:
    """Return "1,234 of 9,295 reports read"."""
    read, listed, _ = _sums(board)
    return _read_words(read, listed)


def remark_of(year: CoverageYear) -> str:
    """Return the same of one year."""
    return _read_words(read_of(year), year.listed)


def _read_words(read: int, listed: int) -> str:
    return _tr("{read} of {listed} reports read").format(read=show.count(read), listed=show.count(listed))


def coverage_notes(board: Dashboard) -> tuple[str, ...]:
    """Return what a saved picture says of coverage: in all, and by year; nothing where no index was read."""
    read, listed, years = _sums(board)
    if not years:
        return ()
    first, last = years[0].year, years[-1].year
    named = str(first) if first == last else f"{first}–{last}"
    words = _tr("Coverage: of {listed} transaction reports listed {years}, {read} are read. ")
    told = words.format(listed=show.count(listed), years=named, read=show.count(read))
    told += _tr("What was not read is in no figure here.")
    if beyond := beyond_sentence(board.shown):
        told += f" {beyond}"
    if len(years) == 1:
        return (told,)
    by_year = ", ".join(
        f"{one.year}\u00a0{show.count(read_of(one))}/{show.count(one.listed)}" for one in years
    )
    return (told, _tr("Read of listed by year: {years}.").format(years=by_year))
