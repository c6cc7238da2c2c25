"""Coverage in one sentence: every state that is not zero is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.gui import formatting as show

if TYPE_CHECKING:
    from govtrades_desktop.query.coverage import CoverageRow


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
