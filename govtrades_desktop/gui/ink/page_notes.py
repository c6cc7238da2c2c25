"""What lies over the pages as widgets: why a page is not drawn, with "Try again"; where a broken row goes on.

They stand where the reader looks, not where the page's middle is. It decides nothing: the view is asked for
what is seen, and told what was chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from govtrades_desktop.core.records import Box
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.ink import page_marks
from govtrades_desktop.gui.plain_text import PlainLabel

if TYPE_CHECKING:
    from govtrades_desktop.gui.ink.page_view import PageView

_WIDEST = 420
_MARGIN = 8


class FaultNote(QWidget):
    """Why one page is not drawn, and a button that has it drawn again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = PlainLabel(parent=self)
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setStyleSheet(f"color: {page_marks.PAPER.error_text}")  # on paper, in the dark too
        self.button = QPushButton(self.tr("Try again"), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.label)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)

    def tell(self, sentence: str, *, can_retry: bool) -> None:
        """Say why."""
        self.label.setText(sentence)
        self.button.setVisible(can_retry)
        self.setAccessibleName(sentence)


class PageNotes(QObject):
    """Places the widgets over a view of pages.

    Signals:
        retry_asked(): the pages that are seen and were not drawn are to be drawn again.
        part_asked(int): another part of the marked row is to be shown: its index among the row's places.
    """

    retry_asked = Signal()
    part_asked = Signal(int)

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._faults: list[FaultNote] = []
        self._to: int | None = None
        self.hint = QPushButton(view.viewport())
        self.hint.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hint.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard goes on walking through the pages
        self.hint.hide()
        self.hint.clicked.connect(self._on_hint)

    def arrange(self) -> None:
        """Put everything where it belongs in what is seen now."""
        self._arrange_faults()
        self._arrange_hint()

    # --- pages that are not drawn --------------------------------------------------------------------------

    def fault_notes(self) -> list[FaultNote]:
        """Return the notes that are shown now, from the top."""
        return [note for note in self._faults if not note.isHidden()]

    def _arrange_faults(self) -> None:
        content = self._view.content
        faulty = [page for page in self._view.seen_pages() if content.fault_of(page)]
        while len(self._faults) < len(faulty):
            note = FaultNote(self._view.viewport())
            note.button.clicked.connect(self.retry_asked)
            self._faults.append(note)
        for note, page in zip(self._faults, faulty, strict=False):
            note.tell(content.fault_of(page), can_retry=content.can_retry(page))
            self._put(note, page)
            note.show()
        for note in self._faults[len(faulty) :]:
            note.hide()

    def _put(self, note: FaultNote, page: int) -> None:
        whole = self._view.page_rect(page)
        seen = whole.intersected(QRectF(self._view.viewport().rect()))
        width = max(min(_WIDEST, round(seen.width()) - 4 * _MARGIN), 120)
        height = note.layout().heightForWidth(width)
        lowest = max(whole.bottom() - height - _MARGIN, whole.top())
        top = min(max(seen.center().y() - height / 2, whole.top() + _MARGIN), lowest)
        note.setGeometry(round(seen.center().x() - width / 2), round(top), width, height)

    # --- a row over a page break ---------------------------------------------------------------------------

    def _arrange_hint(self) -> None:
        """Say where the marked row goes on, beside the part that is seen, where the other part is not."""
        self._to = None
        places, rects = self._view.content.marked_places(), self._view.marked_rects()
        room = QRectF(self._view.viewport().rect())
        is_seen = [room.contains(rect.center()) for rect in rects]
        for at in range(len(places) - 1):
            if places[at][0] == places[at + 1][0] or is_seen[at] == is_seen[at + 1]:
                continue
            here, there = (at, at + 1) if is_seen[at] else (at + 1, at)
            if self._view.content.fault_of(places[here][0]):
                continue
            self._to = there
            self._put_hint(places, rects[here], is_below=there > here)
            break
        self.hint.setVisible(self._to is not None)

    def _put_hint(self, places: list[tuple[int, Box]], mark: QRectF, *, is_below: bool) -> None:
        assert self._to is not None
        words = self.tr("Continues on page {0} ↓") if is_below else self.tr("Begins on page {0} ↑")
        self.hint.setText(words.format(places[self._to][0]))
        size, room = self.hint.sizeHint(), self._view.viewport().rect()
        top = mark.bottom() + _MARGIN if is_below else mark.top() - size.height() - _MARGIN
        left = min(max(mark.left(), _MARGIN), room.width() - size.width() - _MARGIN)
        top = min(max(top, 2), room.height() - size.height() - 2)
        self.hint.setGeometry(round(left), round(top), size.width(), size.height())

    @Slot()
    def _on_hint(self) -> None:
        if self._to is not None:
            self.part_asked.emit(self._to)
