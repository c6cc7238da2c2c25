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
from govtrades_desktop.gui.ink import page_marks
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
)
from govtrades_desktop.gui.ink.page_painter import paint_page
from govtrades_desktop.gui.ink.page_pointer import PagePointer
from govtrades_desktop.gui.ink.picture_cache import PictureCache, TileKey
from govtrades_desktop.ink.page_text import TextHit
from govtrades_desktop.ink.pages import overview_scale, tiles_of, tiles_within

ZOOM_STEP = 1.2
_LINE_PX = 40
_AHEAD = 1


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
        self._wishing = QTimer(self)
        self._wishing.setSingleShot(True)
        self._wishing.setInterval(0)
        self._wishing.timeout.connect(self._on_wishing)
        self._pointer = PagePointer(self)
        self._pointer.row_chosen.connect(self.row_chosen)
        self._pointer.selection_changed.connect(self.selection_changed)
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
        self.viewport().update()

    def clear(self) -> None:
        """Show nothing."""
        self.show_pages(None, ())

    def set_mark(self, line: int | None) -> None:
        """Mark a row, and scroll as little as is needed to see it; repaints, and asks for nothing more."""
        self.content.line = line
        self.viewport().update()
        self._reveal(self.content.marked_places())

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
        return [self._placed(page).rect_of(box).translated(-self.offset()) for page, box in places]

    @property
    def column(self) -> PageColumn:
        """Where the pages lie."""
        return self._column

    def missing_tiles(self) -> list[TileKey]:
        """Return the tiles of what is seen that are not drawn yet."""
        seen = self._seen()
        indexes = self._column.seen(seen.top(), seen.bottom())
        return [key for index in indexes for key in self._tiles_wanted(index, seen)]

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
        """Choose the zoom by the room."""
        self._fit = fit
        self._relayout()

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom; what lies under `at` (of the viewport; its middle by default) stays there."""
        self._fit, self._zoom = Fit.FREE, min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self._relayout(at=at)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom by a factor from what is seen now."""
        if self.content.pages:
            here = self._column.pages[self._column.at(self.offset().y() + (at.y() if at else 0.0))]
            self.set_zoom(here.scale / self._ratio() / POINT * factor, at)

    def rotate(self, degrees: int = 90, *, only_page: int | None = None) -> None:
        """Turn every page, or one (1-based), clockwise by quarters."""
        self.content.rotate(degrees, only_page=only_page)
        self._relayout()

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
        if drawn.shape is not None and self.content.take_shape(drawn.key.sha256, drawn.shape):
            self._relayout()
        self.viewport().update()

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
        self._relayout()

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
        bar, side = self.verticalScrollBar(), self.horizontalScrollBar()
        page = round(self.viewport().height() * 0.9)
        steps = {
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Down: _LINE_PX,
            Qt.Key.Key_Up: -_LINE_PX,
        }
        key = Qt.Key(event.key())
        if key in steps:
            bar.setValue(bar.value() + steps[key])
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            way = 1 if key == Qt.Key.Key_Right else -1
            if side.maximum() > 0:
                side.setValue(side.value() + way * _LINE_PX)
            else:
                self.go_to_page(self.current_page() + way)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

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

    def _relayout(self, *, keep: bool = True, at: QPointF | None = None) -> None:
        """Lay out anew; the point of the page under `at` stays where it is."""
        room = self.viewport().size()
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
            bar.setSingleStep(_LINE_PX)
        if anchor is not None and anchor[0] < len(self._column.pages):
            new = self._column.pages[anchor[0]]
            across.setValue(round(new.x + anchor[1] * new.width - at.x()))
            down.setValue(round(new.y + anchor[2] * new.height - at.y()))
        self.viewport().update()
        self._wishing.start()
        self.zoom_changed.emit(self.zoom)

    def _reveal(self, places: list[tuple[int, Box]]) -> None:
        """Scroll as little as shows the places; what is far away is brought to a third of the height."""
        if not places or not self._column.pages:
            return
        rect = page_marks.roomy(self._placed(places[0][0]).rect_of(places[0][1]))
        for page, box in places[1:]:
            whole = rect.united(page_marks.roomy(self._placed(page).rect_of(box)))
            if whole.height() <= self.viewport().height():
                rect = whole
        room, offset = self.viewport().size(), self.offset()
        margin = min(3 * GAP, room.height() / 8)
        if rect.top() - margin < offset.y() or rect.bottom() + margin > offset.y() + room.height():
            above = max(min(room.height() / 3, room.height() - rect.height() - margin), margin)
            self.verticalScrollBar().setValue(round(rect.top() - above))
        if rect.left() < offset.x() or rect.right() > offset.x() + room.width():
            self.horizontalScrollBar().setValue(round(rect.left() - 2 * GAP))

    @Slot()
    def _on_scrolled(self) -> None:
        self.viewport().update()
        self._wishing.start()
        page = self.current_page()
        if page != self._page_told:
            self._page_told = page
            self.page_changed.emit(page)

    @Slot()
    def _on_wishing(self) -> None:
        """Tell what is wanted: what is seen, then one page ahead, then the words of the pages seen."""
        if not self.isVisible() or not self.content.pages:
            return
        seen, room = self._seen(), self.viewport().size()
        indexes = self._column.seen(seen.top(), seen.bottom())
        tiles = self.missing_tiles()
        for index in range(indexes.stop, min(indexes.stop + _AHEAD, self.page_count())):
            placed = self._column.pages[index]
            ahead = QRectF(placed.x, placed.y, placed.width, min(placed.height, room.height()))
            tiles += self._tiles_wanted(index, ahead)
        unread = [index + 1 for index in indexes if self.content.text_of(index + 1) is None]
        texts = dict.fromkeys(self.content.key_of(page) for page in unread)
        self.wanted.emit(tuple(dict.fromkeys(tiles)), tuple(texts))

    def _tiles_wanted(self, index: int, seen: QRectF) -> list[TileKey]:
        placed = self._column.pages[index]
        sha256, shape = placed.page.sha256, placed.page.shape
        if self.content.fault_of(index + 1):
            return []
        tiles = tiles_within(shape, placed.turn, placed.scale, placed.part_within(seen))
        keys = [key for key in (TileKey(sha256, tile) for tile in tiles) if key not in self._cache]
        is_empty = self._cache.stand_in(sha256, shape.number, placed.turn, placed.scale) is None
        if keys and is_empty and not keys[0].tile.is_whole:
            # in tiles: first the whole page small, so that something stands there at once
            small = tiles_of(shape, placed.turn, overview_scale(shape, placed.turn))
            return [TileKey(sha256, small[0]), *keys]
        return keys
