"""The columns of the Filings table: one enum, one table."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP as NOOP
from PySide6.QtCore import QCoreApplication

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.models.columns import Column, SortTerm, Tone
from govtrades_desktop.query.filings import FilingRow


class FilingColumn(IntEnum):
    """The columns, in their first order."""

    FILED = 0
    CHAMBER = 1
    OFFICIAL = 2
    SEAT = 3
    TYPE = 4
    YEAR = 5
    STATE = 6
    TRADES = 7
    REASON = 8
    DOUBTS = 9
    DOC_ID = 10
    FIRST_SEEN = 11
    LAST_SEEN = 12
    EDITED = 13
    NOTE = 14


def shown_state(row: FilingRow) -> str:
    """Return the ledger's state; a filing whose document is not collected is "listed"."""
    is_listed_only = row.kind is None and row.reading == LedgerState.NOT_FETCHED
    return "listed" if is_listed_only else str(row.reading)


def state_text(row: FilingRow) -> str:
    """Return the state in words, with its mark; a doubt is said."""
    state = shown_state(row)
    words = f"{show.state_mark(state)} {show.state_word(state)}"
    if row.findings and row.reading == LedgerState.READ:
        words += QCoreApplication.translate("columns", ", with a doubt")
    return words


def _narrow_state(row: FilingRow) -> str:
    state = shown_state(row)
    return f"{show.state_mark(state)} {show.state_word(state)}" + (" ?" if row.findings else "")


_STATE_TONES = {
    "paper": Tone.PAPER,
    "failed": Tone.FAILED,
    "vanished": Tone.FAILED,
    "not_fetched": Tone.MUTED,
    "listed": Tone.MUTED,
    "superseded": Tone.MUTED,
    "no_trades": Tone.MUTED,
}


def _reason(row: FilingRow) -> str:
    reason = _why(row)
    if not row.is_edited:
        return reason
    edited = QCoreApplication.translate("columns", "✎ edited by you")
    return f"{edited}; {reason}" if reason else edited


def _why(row: FilingRow) -> str:
    if row.reason:
        return row.reason
    if row.reading == LedgerState.SUPERSEDED:
        return QCoreApplication.translate("columns", "an amendment repeats or corrects all of its rows")
    if shown_state(row) == "listed":
        return QCoreApplication.translate("columns", "not a transaction report: listed, not collected")
    return ""


FILING_COLUMNS: tuple[Column, ...] = (
    Column(
        "filed",
        NOOP("columns", "Filed"),
        "filed",
        lambda r: show.day(r.filed_on),
        "2025-04-10",
        descends_first=True,
    ),
    Column(
        "chamber",
        NOOP("columns", "Chamber"),
        "source",
        lambda r: show.chamber_letter(r.source),
        "H",
        plain=lambda r: r.source,
        hint=NOOP("columns", "Chamber: H House, S Senate"),
        short_title=NOOP("columns", "Ch."),
        is_chip=True,
        spoken=lambda r: show.chamber_word(r.source),
    ),
    Column(
        "official",
        NOOP("columns", "Official"),
        "official",
        lambda r: r.official or show.NONE,
        "Sample, Robert Lee",
        narrow_sample="Sample, Robert",
        wide_sample="Sample-Lastname, Robert Lee Jr.",
        link="official",
    ),
    Column("seat", NOOP("columns", "Seat"), "state", lambda r: show.seat(r.state_district or ""), "MA-08"),
    Column(
        "type",
        NOOP("columns", "Type"),
        "type",
        lambda r: show.version_word(r.amendment) or show.filing_type(r.filing_type),
        "Amendment 1",
        plain=lambda r: r.filing_type,
    ),
    Column(
        "year",
        NOOP("columns", "Year"),
        "year",
        lambda r: str(r.year),
        "2025",
        descends_first=True,
        hint=NOOP("columns", "The year of the official index that lists the filing"),
    ),
    Column(
        "state",
        NOOP("columns", "State"),
        "reading",
        state_text,
        "● read, with a doubt",
        narrow_sample="○ not fetched",
        narrow=_narrow_state,
        tone=lambda r: Tone.PAPER if r.findings else _STATE_TONES.get(shown_state(r), Tone.PLAIN),
        plain=shown_state,
    ),
    Column(
        "trades",
        NOOP("columns", "Trades"),
        "trades",
        lambda r: show.count(r.trades) if r.trades else "",
        "230",
        is_right=True,
        descends_first=True,
        plain=lambda r: str(r.trades),
    ),
    Column(
        "reason",
        NOOP("columns", "Reason"),
        "reason",
        _reason,
        "A scan without a text layer",
        narrow_sample="A scan without",
        wide_sample="an amendment repeats or corrects all of its rows, and a word",
        is_stretched=True,
        tone=lambda _: Tone.MUTED,
    ),
    Column(
        "doubts",
        NOOP("columns", "Doubts"),
        "findings",
        lambda r: show.count(r.findings) if r.findings else "",
        "12",
        is_right=True,
        is_shown=False,
        descends_first=True,
        plain=lambda r: str(r.findings),
    ),
    Column("doc_id", NOOP("columns", "Filing"), "doc", lambda r: r.doc_id, "20029046", elides_middle=True),
    Column(
        "first_seen",
        NOOP("columns", "First listed"),
        "first_seen",
        lambda r: show.day(r.first_seen_on),
        "2025-04-10",
        is_shown=False,
        descends_first=True,
    ),
    Column(
        "last_seen",
        NOOP("columns", "Last listed"),
        "last_seen",
        lambda r: show.day(r.last_seen_on),
        "2025-04-10",
        is_shown=False,
        descends_first=True,
    ),
    Column(
        "edited",
        NOOP("columns", "Corrected"),
        "edited",
        lambda r: "✎" if r.is_edited else "",
        "✎",
        is_shown=False,
        plain=lambda r: "yes" if r.is_edited else "no",
        hint=NOOP("columns", "✎ marks filings of which you corrected something, or something of their rows"),
        short_title="✎",
        spoken=lambda r: (
            QCoreApplication.translate("columns", "yes")
            if r.is_edited
            else QCoreApplication.translate("columns", "no")
        ),
    ),
    Column(
        "note",
        NOOP("columns", "Note"),
        "note",
        lambda r: " ".join((r.note or "").split()),
        "A note of some words",
        is_shown=False,
        plain=lambda r: r.note or "",
        hint=NOOP("columns", "Your note on the whole filing"),
    ),
)

DEFAULT_ORDER: tuple[SortTerm, ...] = (SortTerm("filed", is_descending=True),)
