"""What the pane can be showing, what it showed before, and the words for what cannot be shown. No widget."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.core.source_document import SourceDocument
from govtrades_desktop.gui.ink.ink_thread import Opened, Refused
from govtrades_desktop.ink.archived import Trouble

_REMEMBERED = 64


class PaneState(StrEnum):
    """What the pane shows."""

    NOTHING = "nothing"
    LOADING = "loading"
    SHOWN = "shown"
    ABSENT = "absent"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class TroubleWords:
    """Why there is no page, for a reader who knows nothing of archives.

    Attributes:
        can_fetch: fetching it now can bring it.
    """

    state: PaneState
    heading: str
    sentence: str
    can_fetch: bool


class OpenedMemory:
    """The originals that were opened last: shapes of pages and rows of reports, no pictures."""

    def __init__(self) -> None:
        self._opened: OrderedDict[tuple[str, ...], Opened] = OrderedDict()

    def find(self, source: SourceDocument) -> Opened | None:
        """Return what opening it brought before, or None."""
        return self._opened.get(source.sha256s)

    def keep(self, opened: Opened) -> None:
        """Remember it as the newest."""
        self._opened[opened.source.sha256s] = opened
        self._opened.move_to_end(opened.source.sha256s)
        while len(self._opened) > _REMEMBERED:
            self._opened.popitem(last=False)

    def forget(self, source: SourceDocument) -> None:
        """Open it anew the next time."""
        self._opened.pop(source.sha256s, None)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ink", text)


def words_of_absence(source: SourceDocument) -> TroubleWords:
    """Return the words for a filing of which the data names no document."""
    return TroubleWords(
        PaneState.ABSENT, _tr("The original is not on this machine"), _tr(source.absence), source.is_fetchable
    )


def words_of_refusal(refused: Refused) -> TroubleWords:
    """Return the words for an original that the archive does not give, or that cannot be drawn.

    Whether it was never fetched (the bundled rows come without their pages) or removed since, nobody knows:
    the words are true of both.
    """
    source = refused.source
    told = " ".join(part for part in (refused.message, refused.hint) if part)
    if refused.trouble is Trouble.UNREADABLE:
        return TroubleWords(PaneState.UNREADABLE, _tr("The original cannot be shown"), told, can_fetch=False)
    if refused.trouble is Trouble.DAMAGED:
        heading = _tr("The original on this machine is damaged")
        return TroubleWords(PaneState.DAMAGED, heading, told, source.is_fetchable)
    heading = _tr("The original is not on this machine yet")
    if source.is_fetchable:
        sentence = _tr(
            "Its rows are here; its page was not fetched so far, or the archive was made smaller. "
            "Fetched once, it stays here, also offline."
        )
    else:
        heading = _tr("The original is not on this machine")
        sentence = _tr(
            "The official index does not list this report, so its page cannot be fetched. "
            "A copy of your own can be imported (Ctrl+I)."
        )
    return TroubleWords(PaneState.ABSENT, heading, sentence, source.is_fetchable)


def notice_of(source: SourceDocument | None) -> str:
    """Return what should be known about an original that is shown; mostly nothing."""
    if source is None:
        return ""
    told = list(source.doubts)
    if source.is_vanished:
        told.append(
            _tr("The official index does not list this filing any more; this is the copy fetched before.")
        )
    return " ".join(told)
