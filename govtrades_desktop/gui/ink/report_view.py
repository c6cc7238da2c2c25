"""A Senate report drawn from the rows of its archived page: text set by us, nothing of the page's own markup.

The table is one text document, laid out once for a width and drawn at any zoom; a mark only repaints.
"""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.ink import page_marks
from govtrades_desktop.gui.ink.page_layout import GAP, LEAST_ZOOM, MOST_ZOOM, Fit
from govtrades_desktop.gui.ink.report_document import ReportWidths, row_rects, share_widths, write_report
from govtrades_desktop.ink.report_rows import SenateReport

LEAST_LEGIBLE = 0.85
"""A pane too narrow for every word shows them so small and no smaller; then it is scrolled sideways."""

_LINE_PX = 40
_STEP = 1.2


class ReportView(QAbstractScrollArea):
    """Shows one report.

    Signals:
        row_chosen(int): the line of a row that was clicked.
        zoom_changed(float): 1.0 is the window's own size of text.
    """

    row_chosen = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = QTextDocument(self)
        self._document.setUndoRedoEnabled(False)
        self._report: SenateReport | None = None
        self._rects: list[QRectF] = []
        self._at: dict[int, int] = {}
        self._line: int | None = None
        self._hovered: int | None = None
        self._hits: list[QTextCursor] = []
        self._hit: int | None = None
        self._fit, self._zoom = Fit.WIDTH, 1.0
        self._widths = ReportWidths((), ())
        self._shared: tuple[float, ...] = ()
        self._is_dimmed = False
        self._pressed: QPointF | None = None
        self.selection = QTextCursor(self._document)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Original report"))

    # --- what is shown -------------------------------------------------------------------------------------

    def show_report(self, report: SenateReport) -> None:
        """Show a report from its top; nothing is marked yet."""
        self._report = report
        self._line = self._hovered = self._hit = None
        self._hits, self._rects = [], []
        self._widths = write_report(self._document, report)
        self._shared = self._widths.least
        self.selection = QTextCursor(self._document)
        self._at = {row.line: at for at, row in enumerate(report.rows) if row.line is not None}
        self._relayout()
        self.verticalScrollBar().setValue(0)

    def set_mark(self, line: int | None) -> None:
        """Mark a row, and scroll as little as is needed to see it."""
        self._line = line
        if line is not None and line in self._at and self._rects:
            self._reveal(self._rects[self._at[line] + 1])
        self.viewport().update()

    def marked_rect(self) -> QRectF | None:
        """Return where the marked row lies in the viewport, or None where no row is marked."""
        if self._line is None or self._line not in self._at:
            return None
        return self._shown(self._rects[self._at[self._line] + 1])

    def row_rect(self, line: int) -> QRectF:
        """Return where a row lies in the viewport."""
        return self._shown(self._rects[self._at[line] + 1])

    def row_text(self) -> str:
        """Return the marked row as text, its cells between tabs; empty where no row is marked."""
        if self._report is None or self._line is None or self._line not in self._at:
            return ""
        return "\t".join(" ".join(cell) for cell in self._report.rows[self._at[self._line]].cells)

    def page_text(self) -> str:
        """Return the whole report as text, a row a line, its cells between tabs."""
        if self._report is None:
            return ""
        head = [self._report.title, self._report.filer, " · ".join(self._report.facts)]
        rows = [self._report.columns, *([" ".join(cell) for cell in row.cells] for row in self._report.rows)]
        return "\n".join([*head, *("\t".join(row) for row in rows)])

    def selected_text(self) -> str:
        """Return what is selected by dragging."""
        return self.selection.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")

    # --- zoom, find ----------------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """The zoom in force."""
        return self._zoom

    def set_fit(self, fit: Fit) -> None:
        """Let the table fill the width; a report has no pages to fit."""
        self._fit = Fit.WIDTH if fit is Fit.PAGE else fit
        self._relayout()

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom; the row under `at` stays there: by default a marked one that is seen, else the middle's."""
        held = self._held(at)  # where it is at the zoom of before
        self._fit, self._zoom = Fit.FREE, min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self._relayout(held)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom by a factor."""
        self.set_zoom(self._zoom * factor, at)

    def set_dimmed(self, is_dimmed: bool) -> None:  # noqa: FBT001 - a slot of a check box
        """Take some light from the paper, or give it back."""
        self._is_dimmed = is_dimmed
        self.viewport().update()

    def find(self, wanted: str) -> int:
        """Find a text; return how many times it stands there."""
        self._hits, self._hit = [], None
        cursor = QTextCursor(self._document)
        wanted = " ".join(wanted.split())
        while wanted:
            cursor = self._document.find(wanted, cursor)
            if cursor.isNull():
                break
            self._hits.append(QTextCursor(cursor))
        self.viewport().update()
        return len(self._hits)

    def hits(self) -> int:
        """Return in how many places the text was found."""
        return len(self._hits)

    def go_to_hit(self, index: int | None) -> None:
        """Frame one of the places that were found, and bring it into view."""
        self._hit = index
        if index is not None:
            layout = self._document.documentLayout()
            self._reveal(layout.blockBoundingRect(self._hits[index].block()))
        self.viewport().update()

    # --- events --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is seen."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("window"))
        if self._report is None:
            painter.end()
            return
        painter.translate(self._origin())
        painter.scale(self._zoom, self._zoom)
        size = self._document.size()
        page = QRectF(0, 0, size.width(), size.height())
        painter.fillRect(page, page_marks.paper("page"))
        context = QAbstractTextDocumentLayout.PaintContext()
        seen = self._seen(event)
        context.clip = seen
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, page_marks.paper("text"))
        context.palette = palette
        context.selections = self._selections()
        self._document.documentLayout().draw(painter, context)
        painter.setClipRect(seen)
        self._paint_rows(painter, page, seen)
        if self._is_dimmed:
            page_marks.draw_dimmed(painter, page)
        painter.end()

    def _paint_rows(self, painter: QPainter, page: QRectF, seen: QRectF) -> None:
        painter.setPen(page_marks.paper("line"))
        for rect in self._rects:
            if rect.bottom() >= seen.top() and rect.top() <= seen.bottom():
                painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = page_marks.MARK_ROOM
        if self._hovered is not None and self._hovered != self._line:
            rect = self._rects[self._at[self._hovered] + 1].adjusted(inset, inset, -inset, -inset)
            page_marks.draw_other_rows(painter, [], rect)
        if self._line is not None and self._line in self._at:
            rect = self._rects[self._at[self._line] + 1].adjusted(inset, inset, -inset, -inset)
            page_marks.draw_mark(painter, rect, page)

    def _selections(self) -> list[QAbstractTextDocumentLayout.Selection]:
        made = []
        for at, cursor in enumerate([*self._hits, self.selection]):
            if not cursor.hasSelection():
                continue
            selection = QAbstractTextDocumentLayout.Selection()
            selection.cursor = cursor
            shade = QTextCharFormat()
            shade.setBackground(
                QBrush(page_marks.paper("in_time" if at >= len(self._hits) else "accent_soft"))
            )
            if at == self._hit:
                shade.setFontUnderline(True)
                shade.setBackground(QBrush(page_marks.paper("in_time")))
            selection.format = shade
            made.append(selection)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width; a marked row that was seen stays in view."""
        mark = self.marked_rect()
        was_seen = mark is not None and mark.intersects(QRectF(QPointF(0, 0), QSizeF(event.oldSize())))
        super().resizeEvent(event)
        self._relayout()
        if was_seen and self._line is not None:
            self._reveal(self._rects[self._at[self._line] + 1])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if steps := event.angleDelta().y() / 120:
                self.zoom_by(_STEP**steps, event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the report."""
        bar = self.verticalScrollBar()
        page = round(self.viewport().height() * 0.9)
        steps = {
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Down: _LINE_PX,
            Qt.Key.Key_Up: -_LINE_PX,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        key = Qt.Key(event.key())
        if key in steps:
            bar.setValue(bar.value() + steps[key])
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, or a selection."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self.selection.clearSelection()
            self.selection.setPosition(self._letter_at(event.position()))
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select while the button is down; else show which row is under the pointer."""
        if self._pressed is None:
            hovered = self._line_at(event.position())
            if hovered != self._hovered:
                self._hovered = hovered
                is_other = hovered is not None and hovered != self._line
                hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
                self.viewport().setCursor(hand if is_other else arrow)
                self.viewport().update()
            return
        if (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self.selection.setPosition(self._letter_at(event.position()), QTextCursor.MoveMode.KeepAnchor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the row that was clicked."""
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = None
        if not self.selection.hasSelection() and (line := self._line_at(event.position())) is not None:
            self.row_chosen.emit(line)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the row under the pointer."""
        self._hovered = None
        self.viewport().update()
        super().leaveEvent(event)

    def sizeHint(self) -> QSize:
        """Return room for a report that can be read."""
        return QSize(520, 640)

    # --- inner ---------------------------------------------------------------------------------------------

    def _relayout(self, held: tuple[int, float, float] | None = None) -> None:
        """Lay out anew; what `_held` told stays where it was."""
        held = held or self._held(None)
        room = self.viewport().size()
        wide = max(room.width() - 2 * GAP, 40.0)
        if self._fit is Fit.WIDTH:
            self._zoom = min(1.0, max(LEAST_LEGIBLE, wide / max(self._widths.least_width, 1.0)))
        width = max(wide / self._zoom, self._widths.least_width)
        if self._report is not None and abs(self._document.textWidth() - width) > 0.5:
            if self._shared != self._widths.of(width):
                self._shared = self._widths.of(width)
                share_widths(self._document, self._shared)
            self._document.setTextWidth(width)
            self._rects = []
        if self._report is not None and not self._rects:
            self._rects = row_rects(self._document)
        size = self._document.size() * self._zoom
        for bar, whole, seen in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            over = round(whole + 2 * GAP - seen)
            bar.setRange(0, max(over, 0) if over > 1 else 0)  # a fit is rounded
            bar.setPageStep(max(seen, 1))
            bar.setSingleStep(_LINE_PX)
        if held is not None:
            row, share, y = held
            rect = self._shown(self._rects[row])
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + rect.top() + share * rect.height() - y))
        self.viewport().update()
        self.zoom_changed.emit(self._zoom)

    def _held(self, at: QPointF | None) -> tuple[int, float, float] | None:
        """Return what stays where it is through a change of size: a row, which part of it, and how high."""
        if not self._rects:
            return None
        room = QRectF(self.viewport().rect())
        mark = self.marked_rect()
        if at is not None:
            y = at.y()
        elif mark is not None and mark.intersects(room):
            y = mark.intersected(room).center().y()
        else:
            y = room.center().y()
        shown = [self._shown(rect) for rect in self._rects]
        row = max(bisect_right([rect.top() for rect in shown], y) - 1, 0)
        return row, (y - shown[row].top()) / max(shown[row].height(), 1.0), y

    def _origin(self) -> QPointF:
        wide = self._document.size().width() * self._zoom
        x = max((self.viewport().width() - wide) / 2, GAP)
        return QPointF(x - self.horizontalScrollBar().value(), GAP - self.verticalScrollBar().value())

    def _shown(self, rect: QRectF) -> QRectF:
        origin = self._origin()
        return QRectF(rect.topLeft() * self._zoom + origin, rect.size() * self._zoom)

    def _seen(self, event: QPaintEvent) -> QRectF:
        top_left = (QPointF(event.rect().topLeft()) - self._origin()) / self._zoom
        return QRectF(top_left, QRectF(event.rect()).size() / self._zoom)

    def _letter_at(self, at: QPointF) -> int:
        point = (at - self._origin()) / self._zoom
        return max(self._document.documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit), 0)

    def _line_at(self, at: QPointF) -> int | None:
        point = (at - self._origin()) / self._zoom
        for line, index in self._at.items():
            if index + 1 < len(self._rects) and self._rects[index + 1].contains(point):
                return line
        return None

    def _reveal(self, rect: QRectF) -> None:
        shown, room = self._shown(rect), self.viewport().height()
        bar = self.verticalScrollBar()
        if shown.top() < 2 * GAP or shown.bottom() > room - 2 * GAP:
            bar.setValue(round(bar.value() + shown.top() - min(room / 3, max(room - shown.height(), 0))))
