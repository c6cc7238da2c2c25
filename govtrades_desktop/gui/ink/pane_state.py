"""What the pane can be showing, and the words for an original that cannot be shown. Knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from govtrades_desktop.core.source_document import SourceDocument
from govtrades_desktop.gui.ink.ink_thread import Refused
from govtrades_desktop.ink.archived import Trouble


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


def _tr(text: str) -> str:
    return QCoreApplication.translate("ink", text)


def words_of_absence(source: SourceDocument) -> TroubleWords:
    """Return the words for a filing of which the data names no document."""
    return TroubleWords(
        PaneState.ABSENT, _tr("The original is not on this machine"), source.absence, source.is_fetchable
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
    heading = _tr("This report's original is not on this machine yet")
    if source.is_fetchable:
        sentence = _tr(
            "Its rows are here; its page was not fetched so far, or the archive was made smaller. "
            "Fetched once, it stays here, also offline."
        )
    else:
        heading = _tr("This report's original is not on this machine")
        sentence = _tr(
            "The official index does not list this report, so its page cannot be fetched. "
            "A copy of your own can be imported (Ctrl+I)."
        )
    return TroubleWords(PaneState.ABSENT, heading, sentence, source.is_fetchable)
