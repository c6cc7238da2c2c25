"""Pages in a column, drawn as far as they are seen and one page ahead; with marks, hits and selected words.

It draws no page itself: it tells which tiles it wants, and shows what came, or the nearest it has meanwhile.
What the pointer means is `page_pointer`'s.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from govtrades_desktop.core.records import Box
from govtrades_desktop.core.source_document import SourceDocument
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.ink import page_keys, page_marks
from govtrades_desktop.gui.ink.ink_thread import Drawn, SourcePage, TextKey
from govtrades_desktop.gui.ink.page_content import PageContent
from govtrades_desktop.gui.ink.page_layout import (
    GAP,
    LEAST_ZOOM,
    MOST_ZOOM,
    POINT,
    Fit,
    PageColumn,
    PlacedPage,
    offset_to_show,
)
from govtrades_desktop.gui.ink.page_notes import PageNotes
from govtrades_desktop.gui.ink.page_painter import paint_page
from govtrades_desktop.gui.ink.page_pointer import PagePointer
from govtrades_desktop.gui.ink.page_wishes import tiles_missing, wishes
from govtrades_desktop.gui.ink.picture_cache import PictureCache, TileKey
from govtrades_desktop.ink.page_text import PageText, TextHit

ZOOM_STEP = 1.2


class PageView(QAbstractScrollArea):
    """Shows the pages of one original.

    Signals:
        row_chosen(int): the line of a row that was clicked.
        page_changed(int): the page (1-based) in the middle of what is seen.
        zoom_changed(float): the zoom of the first page; 1.0 is the size on paper.
        wanted(object, object): tuples of TileKey and TextKey, in order.
        selection_changed(): other words are selected.
    """

    row_chosen = Signal(int)
    page_changed = Signal(int)
    zoom_changed = Signal(float)
    wanted = Signal(object, object)
    selection_changed = Signal()

    def __init__(self, cache: PictureCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self.content = PageContent()
        self._fit, self._zoom = Fit.WIDTH, 1.0
        self._column = self._laid_out()
        self._page_told = 0
        self._is_mark_seen = False
        self._wishing = QTimer(self)
        self._wishing.setSingleShot(True)
        self._wishing.setInterval(0)
        self._wishing.timeout.connect(self._on_wishing)
        self._pointer = PagePointer(self)
        self._pointer.row_chosen.connect(self.row_chosen)
        self._pointer.selection_changed.connect(self.selection_changed)
        self.notes = PageNotes(self)
        self.notes.retry_asked.connect(self._on_retry)
        self.notes.part_asked.connect(self._on_part_asked)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Original pages"))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    # --- what is shown -------------------------------------------------------------------------------------

    def show_pages(self, source: SourceDocument | None, pages: Sequence[SourcePage]) -> None:
        """Show an original from its first page; nothing is marked yet."""
        self.content.show(source, pages)
        self._relayout(keep=False)
        self.verticalScrollBar().setValue(0)
        self._on_scrolled()

    def set_rows(self, source: SourceDocument) -> None:
        """Take over where the rows of the same original stand now."""
        self.content.set_rows(source)
        self._show_anew()

    def clear(self) -> None:
        """Show nothing."""
        self.show_pages(None, ())

    def set_mark(self, line: int | None) -> None:
        """Mark a row, and scroll as little as is needed to see it; repaints, and asks for nothing more."""
        self.content.line = line
        self._reveal(self.content.marked_places())
        self._show_anew()

    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self.content.pages)

    def current_page(self) -> int:
        """Return the page (1-based) in the middle of what is seen; 0 without pages."""
        if not self.content.pages:
            return 0
        return self._column.at(self.verticalScrollBar().value() + self.viewport().height() / 2) + 1

    def marked_rects(self) -> list[QRectF]:
        """Return where the marked row lies in the viewport; several after a page break."""
        places = self.content.marked_places()
        drawn = [(page, self.content.drawn_box(page, box)) for page, box in places]
        return [self._placed(page).rect_of(box).translated(-self.offset()) for page, box in drawn]

    def seen_pages(self) -> list[int]:
        """Return the pages (1-based) of which something is seen."""
        seen = self._seen()
        return [index + 1 for index in self._column.seen(seen.top(), seen.bottom())]

    def page_rect(self, page: int) -> QRectF:
        """Return where a page (1-based) lies in the viewport."""
        return self._placed(page).rect.translated(-self.offset())

    @property
    def column(self) -> PageColumn:
        """Where the pages lie."""
        return self._column

    def missing_tiles(self) -> list[TileKey]:
        """Return the tiles of what is seen that are not drawn yet."""
        return tiles_missing(self._column, self.content, self._cache, self._seen())

    # --- zoom, turn, way -----------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """The zoom of the first page; 1.0 is the size on paper."""
        return self._column.zoom

    @property
    def fit(self) -> Fit:
        """How the zoom is chosen."""
        return self._fit

    def set_fit(self, fit: Fit) -> None:
        """Choose the zoom by the room; the marked row stays in view."""
        self._fit = fit
        self._relayout(at=self._anchor(), is_mark_kept=True)

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom; what lies under `at` stays there: by default a marked row that is seen, else the middle."""
        self._fit, self._zoom = Fit.FREE, min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self._relayout(at=at or self._anchor())

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom by a factor from what is seen now."""
        if self.content.pages:
            at = at or self._anchor()
            here = self._column.pages[self._column.at(self.offset().y() + at.y())]
            self.set_zoom(here.scale / self._ratio() / POINT * factor, at)

    def rotate(self, degrees: int = 90, *, only_page: int | None = None) -> None:
        """Turn every page, or one (1-based), clockwise by quarters."""
        self.content.rotate(degrees, only_page=only_page)
        self._relayout(is_mark_kept=True)

    def go_to_page(self, page: int) -> None:
        """Scroll to the top of a page (1-based)."""
        if 1 <= page <= len(self.content.pages):
            self.verticalScrollBar().setValue(round(self._placed(page).y - GAP))

    def set_dimmed(self, is_dimmed: bool) -> None:  # noqa: FBT001 - a slot of a check box
        """Take some light from the paper, or give it back."""
        self.content.is_dimmed = is_dimmed
        self.viewport().update()

    def set_hits(self, hits: Sequence[TextHit], current: TextHit | None) -> None:
        """Show what was found; `current` gets a frame and is brought into view."""
        is_other = current is not None and current != self.content.hit
        self.content.set_hits(hits, current)
        if is_other and current is not None:
            self._reveal([(current.page, box) for box in current.boxes])
        self.viewport().update()

    # --- answers -------------------------------------------------------------------------------------------

    def take_drawn(self, drawn: Drawn) -> None:
        """Take over a drawn tile, or why there is none."""
        if drawn.picture is not None:
            self._cache.put(drawn.key, drawn.picture)
        elif drawn.fault:
            self.content.take_fault(TextKey(drawn.key.sha256, drawn.key.tile.page), drawn.fault)
            self._wishing.start()  # it is not wanted any more, until the reader wants it again
        if drawn.shape is not None and self.content.take_shape(drawn.key.sha256, drawn.shape):
            self._relayout()
        self._show_anew()

    def take_text(self, key: TextKey, text: PageText) -> None:
        """Take over the words of a page: they tell where the check boxes of its rows are."""
        self.content.take_text(key, text)
        self._show_anew()

    # --- painting ------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are seen."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("window"))
        offset = self.offset()
        painter.translate(-offset)
        seen = QRectF(event.rect()).translated(offset)
        for index in self._column.seen(seen.top(), seen.bottom()):
            placed = self._column.pages[index]
            paint_page(painter, placed, index + 1, seen, self.content, self._cache)
        painter.end()

    # --- events --------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Draw anew at another pixel ratio: the window moved to another screen."""
        if event.type() in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.ScreenChangeInternal):
            self._relayout()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._relayout(is_mark_kept=True)

    def showEvent(self, event: QEvent) -> None:
        """Ask for what is seen now."""
        super().showEvent(event)
        self._wishing.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom around the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            if steps:
                self.zoom_by(ZOOM_STEP**steps, event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the pages."""
        if page_keys.walk(self, event.key()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, or a selection of words."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.press(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select words while the button is down; else show which row is under the pointer."""
        self._pointer.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the row that was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.release(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the row under the pointer."""
        self._pointer.leave()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return room for a page that can be read."""
        return QSize(520, 640)

    # --- inner ---------------------------------------------------------------------------------------------

    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    def offset(self) -> QPointF:
        """Return which point of the column is in the viewport's upper left corner."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _seen(self) -> QRectF:
        """Return what of the column is seen."""
        return QRectF(self.offset(), QRectF(self.viewport().rect()).size())

    def _placed(self, page: int) -> PlacedPage:
        return self._column.pages[page - 1]

    def _laid_out(self) -> PageColumn:
        room = self.viewport().size()
        return PageColumn(
            self.content.pages, self.content.turns, fit=self._fit, zoom=self._zoom,
            room=(room.width(), room.height()), ratio=self._ratio(),
        )  # fmt: skip

    def _show_anew(self) -> None:
        self.viewport().update()
        self._is_mark_seen = self._mark_seen() is not None
        self.notes.arrange()

    def _mark_seen(self) -> QRectF | None:
        """Return what is seen of the marked row, in the viewport; None where nothing is."""
        room = QRectF(self.viewport().rect())
        parts = (rect.intersected(room) for rect in self.marked_rects() if rect.intersects(room))
        return next(parts, None)

    def _anchor(self) -> QPointF:
        """Return which point of the viewport stays where it is in a zoom that has no point of its own."""
        mark = self._mark_seen()
        return QRectF(self.viewport().rect()).center() if mark is None else mark.center()

    def _relayout(self, *, keep: bool = True, at: QPointF | None = None, is_mark_kept: bool = False) -> None:
        """Lay out anew; the point under `at` stays where it is, and a mark that is seen in view."""
        room = self.viewport().size()
        is_mark_kept = is_mark_kept and self._is_mark_seen
        anchor = None
        if keep and self._column.pages:
            at = at or QPointF(room.width() / 2, 0.0)
            point = self.offset() + at
            index = self._column.at(point.y())
            old = self._column.pages[index]
            anchor = (index, (point.x() - old.x) / old.width, (point.y() - old.y) / old.height)
        self._column = self._laid_out()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        for bar, whole, seen in (
            (across, self._column.width, room.width()),
            (down, self._column.height, room.height()),
        ):
            bar.setRange(0, max(round(whole - seen), 0))
            bar.setPageStep(max(seen, 1))
            bar.setSingleStep(page_keys.LINE_PX)
        if anchor is not None and anchor[0] < len(self._column.pages):
            new = self._column.pages[anchor[0]]
            across.setValue(round(new.x + anchor[1] * new.width - at.x()))
            down.setValue(round(new.y + anchor[2] * new.height - at.y()))
        if is_mark_kept:
            self._reveal(self.content.marked_places())
        self._show_anew()
        self._wishing.start()
        self.zoom_changed.emit(self.zoom)

    def _reveal(self, places: list[tuple[int, Box]]) -> None:
        """Scroll as little as shows the places."""
        if places and self._column.pages:
            to = offset_to_show(self._column, places, self._seen(), page_marks.MARK_ROOM)
            self.verticalScrollBar().setValue(round(to.y()))
            self.horizontalScrollBar().setValue(round(to.x()))

    @Slot()
    def _on_scrolled(self) -> None:
        self._show_anew()
        self._wishing.start()
        page = self.current_page()
        if page != self._page_told:
            self._page_told = page
            self.page_changed.emit(page)

    @Slot()
    def _on_retry(self) -> None:
        for page in self.seen_pages():
            if self.content.can_retry(page):
                self.content.forget_fault(page)
        self._show_anew()
        self._wishing.start()

    @Slot(int)
    def _on_part_asked(self, part: int) -> None:
        self._reveal(self.content.marked_places()[part : part + 1])

    @Slot()
    def _on_wishing(self) -> None:
        """Tell what is wanted."""
        if self.isVisible() and self.content.pages:
            self.wanted.emit(*wishes(self._column, self.content, self._cache, self._seen()))
