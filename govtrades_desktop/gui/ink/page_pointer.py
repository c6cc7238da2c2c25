"""What the pointer does on pages: it chooses a row, selects words, shows which row it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QApplication

from govtrades_desktop.core.records import Box
from govtrades_desktop.gui.ink import page_marks
from govtrades_desktop.ink.page_text import PageText

if TYPE_CHECKING:
    from govtrades_desktop.gui.ink.page_view import PageView


class PagePointer(QObject):
    """Is told of the pointer over a view of pages; points are the viewport's.

    Signals:
        row_chosen(int): the line of a row that was clicked.
        selection_changed(): other words are selected.
    """

    row_chosen = Signal(int)
    selection_changed = Signal()

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: QPointF | None = None
        self._is_selecting = False

    def press(self, at: QPointF) -> None:
        """Begin a click, or a selection of words."""
        self._pressed = at
        self._is_selecting = False

    def move(self, at: QPointF) -> None:
        """Select words while the button is down; else show which row is under the pointer."""
        if self._pressed is None:
            self._hover(at)
            return
        selection = self._view.content.selection
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self._is_selecting and far:
            self._is_selecting = True
            selection.begin(*self._word_at(self._pressed))
        if self._is_selecting:
            selection.extend(*self._word_at(at))
            self._tell_selection()

    def release(self, at: QPointF) -> None:
        """Choose the row that was clicked; after a selection nothing is chosen."""
        if self._pressed is None:
            return
        was_selecting, self._pressed, self._is_selecting = self._is_selecting, None, False
        if was_selecting:
            return
        self._view.content.selection.clear()
        self._tell_selection()
        if (found := self._place_at(at)) is not None:
            self.row_chosen.emit(found[0])

    def leave(self) -> None:
        """Forget the row under the pointer."""
        self._set_hovered(None)

    def _tell_selection(self) -> None:
        self.selection_changed.emit()
        self._view.viewport().update()

    def _hover(self, at: QPointF) -> None:
        found = self._place_at(at)
        is_other = found is not None and found[0] != self._view.content.line
        self._set_hovered((found[1], found[2]) if is_other and found is not None else None)

    def _set_hovered(self, hovered: tuple[int, Box] | None) -> None:
        content, viewport = self._view.content, self._view.viewport()
        if hovered != content.hovered:
            content.hovered = hovered
            shape = Qt.CursorShape.ArrowCursor if hovered is None else Qt.CursorShape.PointingHandCursor
            viewport.setCursor(shape)
            viewport.update()

    def _place_at(self, at: QPointF) -> tuple[int, int, Box] | None:
        """Return line, page (1-based) and box of the row at a point, or None."""
        content, column = self._view.content, self._view.column
        if not content.pages:
            return None
        point = at + self._view.offset()
        index = column.at(point.y())
        placed = column.pages[index]
        if content.fault_of(index + 1):
            return None
        for line, box in content.rows_on(index + 1):
            if page_marks.roomy(placed.rect_of(content.drawn_box(index + 1, box))).contains(point):
                return line, index + 1, box
        return None

    def _word_at(self, at: QPointF) -> tuple[int, PageText | None, float, float]:
        """Return the page at a point, its words, and where on the page as drawn the point lies."""
        content, column = self._view.content, self._view.column
        if not content.pages:
            return 0, None, 0.0, 0.0
        point = at + self._view.offset()
        index = column.at(point.y())
        return index + 1, content.text_of(index + 1), *column.pages[index].point_at(point.x(), point.y())
