"""The widget around a plot: cursor, hover, keys, zoom, pan; it draws nothing but what the plot draws.

Keys: Left and Right walk the marks, Up and Down the series, Home and End go to the ends, Enter opens, + and
- stretch the x axis, Shift+Left and Shift+Right move along it, 0 shows all of it, T asks for the data table,
Esc leaves the mark. The wheel stretches with Ctrl, or without it where the chart has the focus; where there
is nothing more to show it is the page's. A drag moves along; a double click beside the marks shows all.

Longer than most modules: all that a hand does to a chart is of one piece.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.charts.look import Look
from govtrades_desktop.gui.charts.plot import NO_MARK, AnyPlot, Step, View
from govtrades_desktop.gui.plain_text import tip

_ZOOM = 1.4
_STEPS = {
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Home: Step.FIRST,
    Qt.Key.Key_End: Step.LAST,
}
_OTHER_KEYS = {
    Qt.Key.Key_Plus,
    Qt.Key.Key_Equal,
    Qt.Key.Key_Minus,
    Qt.Key.Key_0,
    Qt.Key.Key_T,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
}
_SKELETON = (0.35, 0.5, 0.42, 0.66, 0.58, 0.8, 0.62, 0.74, 0.5, 0.68, 0.44, 0.56)


class Chart(QWidget):
    """A chart of one kind; subclasses name the plot and what is theirs alone.

    Signals:
        opened(object): the target of a mark.
        told(str): facts of the mark under the hand; empty when it leaves.
        view_changed(object): (first, last) of the x axis shown; by hand or by `set_view`.
        table_requested(): the key T.
    """

    opened = Signal(object)
    told = Signal(str)
    view_changed = Signal(object)
    table_requested = Signal()
    plot_class: type[AnyPlot]
    hint = QSize(420, 220)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot: AnyPlot | None = None
        self._note = ""
        self._is_loading = True
        self._cursor = NO_MARK
        self._view: View | None = None
        self._base: QPixmap | None = None
        self._pressed: QPointF | None = None
        self._pressed_view: View | None = None
        self._is_dragging = False
        self._is_by_key = False
        self._ground = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # --- what is shown ---

    def show_spec(self, spec: Any) -> None:
        """Draw a spec; the zoom starts anew, unless the axis is as it was."""
        before = self.plot.full() if self.plot is not None else None
        self.plot = self.plot_class(spec)
        self._is_loading = False
        self._note = self.plot.caption.empty if self.plot.is_empty() else ""
        if self.plot.is_empty() or self.plot.full() != before:
            self._view = None
        self._cursor = NO_MARK
        self._describe()
        self.updateGeometry()
        self.redraw()

    def show_loading(self) -> None:
        """Say by pale columns that something will stand here."""
        self.plot, self._note, self._is_loading, self._cursor = None, "", True, NO_MARK
        self.setAccessibleDescription(self.tr("Loading"))
        self.redraw()

    def show_words(self, words: str) -> None:
        """Say a sentence in place of marks (an error, nothing there)."""
        self.plot, self._note, self._is_loading, self._cursor = None, words, False, NO_MARK
        self.setAccessibleDescription(words)
        self.redraw()

    def _describe(self) -> None:
        if self.plot is None:
            return
        caption = self.plot.caption
        self.setAccessibleName(caption.title)
        said = (self._note,) if self._note else (caption.summary or caption.sub, caption.thin)
        self.setAccessibleDescription(" ".join(part for part in said if part))

    @property
    def note(self) -> str:
        """The sentence that stands in place of marks; empty where marks are drawn."""
        return self._note

    @property
    def is_loading(self) -> bool:
        """Whether pale columns stand in place of marks."""
        return self._is_loading

    @property
    def has_marks(self) -> bool:
        """Whether there is anything to walk, save or look up."""
        return self.plot is not None and not self._note

    def sizeHint(self) -> QSize:
        """Return a chart's usual size."""
        return self.hint

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(180, 110)

    def redraw(self) -> None:
        """Lay out and draw anew, from the colours in force."""
        self._base = None
        if self.has_marks and self.plot is not None:
            room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            self.plot.lay_out(room, Look.of_screen(), self._view)
        self.update()

    def resizeEvent(self, event: QEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self.redraw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.redraw()

    # --- drawing ---

    def paintEvent(self, event: QEvent) -> None:
        """Draw what is kept of the plot, and the cursor over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_loading:
            self._draw_skeleton(painter)
        elif not self.has_marks or self.plot is None:
            painter.setFont(theme.font())
            painter.setPen(theme.color("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 8, -16, -8), flags, self._note)
        else:
            if self.plot.look.colours != theme.colours():  # a palette's event comes before the colours do
                self.redraw()
            ratio = self.devicePixelRatioF()
            if self._base is None or self._base.devicePixelRatio() != ratio:
                self._base = self.drawn(ratio)
            painter.drawPixmap(0, 0, self._base)
            if self._cursor != NO_MARK:
                self.plot.draw_cursor(painter, self._cursor)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def drawn(self, ratio: float = 1.0) -> QPixmap:
        """Return the plot as it stands, without the cursor."""
        base = QPixmap(self.size() * ratio)
        base.setDevicePixelRatio(ratio)
        base.fill(Qt.GlobalColor.transparent)
        painter = QPainter(base)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.plot is not None:
            self.plot.draw(painter)
        painter.end()
        return base

    def _draw_skeleton(self, painter: QPainter) -> None:
        step = self.width() / len(_SKELETON)
        for i, share in enumerate(_SKELETON):
            height = share * self.height() * 0.8
            bar = QRectF(i * step + step * 0.2, self.height() - height - 6, step * 0.6, height)
            painter.fillRect(bar, theme.color("line"))

    # --- the cursor ---

    @property
    def cursor_mark(self) -> int:
        """The mark under the hand, or -1."""
        return self._cursor

    def facts(self) -> str:
        """Return the facts of the mark under the hand."""
        return self.plot.facts(self._cursor) if self.plot and self._cursor != NO_MARK else ""

    def choose(self, mark: int, at: QPoint | None = None, *, is_by_key: bool = False) -> None:
        """Put the cursor on a mark (-1: on none) and tell its facts, at a global point where one is given."""
        is_moved = mark != self._cursor
        self._is_by_key = is_by_key
        self._cursor = mark
        if mark == NO_MARK or self.plot is None:
            if is_moved:
                QToolTip.hideText()
                self.unsetCursor()
                self._describe()
                self.told.emit("")
                self.update()
            return
        words = self.facts()
        if is_moved:
            can_open = self.plot.target(mark) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if can_open else Qt.CursorShape.ArrowCursor)
            self.told.emit(words)
            self.update()
            if is_by_key:
                self.setAccessibleDescription(words)
                if QAccessible.isActive():
                    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        if at is not None and words:
            QToolTip.showText(at, tip(words), self)

    def open_mark(self, mark: int) -> None:
        """Open a mark's door, where it has one."""
        if self.plot is not None and mark != NO_MARK and self.plot.target(mark) is not None:
            self.opened.emit(self.plot.target(mark))

    def _move(self, step: Step) -> None:
        if self.plot is None:
            return
        mark = self.plot.move(self._cursor, step)
        if mark == NO_MARK:
            return
        self._bring_into_view(mark)
        place = self.plot.place(mark)
        self.choose(
            mark, self.mapToGlobal(QPointF(place.center().x(), place.top()).toPoint()), is_by_key=True
        )

    def _bring_into_view(self, mark: int) -> None:
        assert self.plot is not None
        at = self.plot.x_of_mark(mark)
        if at is None or self._view is None:
            return
        first, last = self._view
        air = (last - first) * 0.06
        if at < first + air:
            self.set_view((at - air, at - air + last - first))
        elif at > last - air:
            self.set_view((at + air - last + first, at + air))

    # --- zoom and pan ---

    @property
    def view(self) -> View | None:
        """The stretch of the x axis that is shown; None: all of it."""
        return self._view

    def set_view(self, view: View | None) -> None:
        """Show a stretch of the x axis, kept within it; None shows all."""
        if self.plot is None or not self.has_marks or not self.plot.can_zoom:
            return
        low, high = self.plot.full()
        if view is not None:
            width = min(high - low, max(view[1] - view[0], self.plot.smallest_view))
            middle = (view[0] + view[1]) / 2
            first = min(max(middle - width / 2, low), high - width)
            view = (first, first + width) if width < (high - low) * 0.999 else None
        if view != self._view:
            self._view = view
            self.redraw()
            self.view_changed.emit(view or (low, high))

    def reset_zoom(self) -> None:
        """Show the whole axis."""
        self.set_view(None)

    @property
    def is_zoomed(self) -> bool:
        """Whether less than the whole axis is shown."""
        return self._view is not None

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Stretch the x axis by a factor (above 1: closer), about a place on it or its middle."""
        if self.plot is None or not self.has_marks or not self.plot.can_zoom:
            return
        first, last = self._view or self.plot.full()
        if at is None:
            at = self.plot.x_of_mark(self._cursor) if self._cursor != NO_MARK else None
        if at is None or not first <= at <= last:
            at = (first + last) / 2
        width = max((last - first) / factor, self.plot.smallest_view)
        left = at - (at - first) / (last - first) * width
        self.set_view((left, left + width))

    def pan(self, share: float) -> None:
        """Move along the axis by a share of what is shown."""
        if self._view is not None:
            first, last = self._view
            by = (last - first) * share
            self.set_view((first + by, last + by))

    # --- the hand ---

    def event(self, event: QEvent) -> bool:
        """Keep our keys from the window's shortcuts; answer a wish for a tooltip with facts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if is_plain and (event.key() in _STEPS or event.key() in _OTHER_KEYS) and self.has_marks:
                event.accept()
                return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self.plot.hit(QPointF(event.pos())) if self.has_marks and self.plot else NO_MARK
            if mark != NO_MARK and self.plot is not None:
                QToolTip.showText(event.globalPos(), tip(self.plot.facts(mark)), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the module."""
        key, is_shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        others = (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        if event.modifiers() & others or not self.has_marks:
            super().keyPressEvent(event)
        elif is_shift and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.pan(-0.25 if key == Qt.Key.Key_Left else 0.25)
        elif key in _STEPS:
            self._move(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor != NO_MARK:
            self.open_mark(self._cursor)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _ZOOM)
        elif key == Qt.Key.Key_0:
            self.reset_zoom()
        elif key == Qt.Key.Key_T:
            self.table_requested.emit()
        elif key == Qt.Key.Key_Escape and self._cursor != NO_MARK:
            self.choose(NO_MARK)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Stretch or move along the axis; what cannot be answered here scrolls the page."""
        event.ignore()
        if self.plot is None or not self.has_marks or not self.plot.can_zoom:
            return
        turn, sideways = event.angleDelta().y(), event.angleDelta().x()
        if sideways and abs(sideways) > abs(turn):
            before = self._view
            self.pan(-sideways / 1200)
            event.setAccepted(self._view != before)
            return
        is_ours = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) or self.hasFocus()
        if is_ours and turn:
            before = self._view
            self.zoom(1.25 ** (turn / 120), self.plot.x_value(event.position().x()))
            event.setAccepted(self._view != before)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._pressed_view, self._is_dragging = event.position(), self._view, False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse, or move along the axis."""
        if self.plot is None or not self.has_marks:
            return
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            moved = event.position() - self._pressed
            if not self._is_dragging and moved.manhattanLength() >= QApplication.startDragDistance():
                self._is_dragging = True
                self.choose(NO_MARK)
            if self._is_dragging:
                self.drag(self._pressed, event.position(), event.modifiers())
            return
        mark, at = self.plot.hit(event.position()), event.globalPosition().toPoint()
        self.choose(mark, at)
        if mark == NO_MARK:
            words = self.plot.ground_words(event.position())
            if words:
                QToolTip.showText(at, tip(words), self)
            else:
                QToolTip.hideText()
            if words != self._ground:
                self._ground = words
                self.told.emit(words)

    def drag(self, start: QPointF, now: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Move along the axis with the mouse."""
        if self._pressed_view is not None and self.plot is not None:
            first, last = self._pressed_view
            by = (start.x() - now.x()) / max(self.plot.inner.width(), 1) * (last - first)
            self.set_view((first + by, last + by))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or open what was clicked."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        start, self._pressed = self._pressed, None
        if self.plot is None or not self.has_marks:
            return
        if self._is_dragging:
            self._is_dragging = False
            self.dropped(start, event.position(), event.modifiers())
        elif self.rect().contains(event.position().toPoint()):
            self.clicked(self.plot.hit(event.position()), event.modifiers())

    def clicked(self, mark: int, modifiers: Qt.KeyboardModifier) -> None:
        """Answer a click."""
        self.open_mark(mark)

    def dropped(self, start: QPointF, end: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Answer the end of a drag."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole axis, beside the marks."""
        if self.has_marks and self.plot is not None and self.plot.hit(event.position()) == NO_MARK:
            self.reset_zoom()

    def leaveEvent(self, event: QEvent) -> None:
        """Leave the mark, unless the keyboard is on it."""
        super().leaveEvent(event)
        if not self._is_by_key:
            self.choose(NO_MARK)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave the mark."""
        super().focusOutEvent(event)
        if self._is_by_key and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.choose(NO_MARK)
        self.update()
