"""An electronic report of the Senate as rows of plain text: values only; `senate_report` reads them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One row of the table.

    Attributes:
        line: the row's identity within its filing; None where its number cannot be read.
        cells: the text of each cell, line by line as the page breaks it.
    """

    line: int | None
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SenateReport:
    """What an electronic report shows.

    Attributes:
        title: its heading.
        filer: as printed.
        facts: the lines between heading and table: when it was filed, and its printed totals.
        columns: the heads of the table.
        rows: in the order of the page.
    """

    title: str
    filer: str
    facts: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[ReportRow, ...]
