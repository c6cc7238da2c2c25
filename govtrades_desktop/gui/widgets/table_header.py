"""The table's header: click or Enter sorts, with Shift adds a term; the order's numbers stand by the marks.

Frozen columns are painted once more at the left when the table is scrolled sideways, and the mouse finds them
there. It tells wishes only: the page sorts.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHeaderView, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.models.columns import SortTerm
from govtrades_desktop.gui.widgets.table_delegate import PADDING

_GRIP = 4
"""So many pixels on either side of a frozen column's edge take hold of it."""

LEAST_WIDTH = 30
"""No column gets narrower, in pixels: a sign in its border has this room."""

_TIGHT = 1
"""So many pixels stay free beside a heading and its mark that have no room for more."""

_STEP = 8
"""Plus and minus make a column so much wider or narrower, in pixels."""

_MOVES = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""With these an arrow moves the column; with Alt it would be the window's Back."""


class TableHeader(QHeaderView):
    """A horizontal header that only tells wishes; the page sorts.

    Signals:
        sort_requested(int, bool): a column, and whether it is added to the order (Shift).
        menu_requested(object, int): the global point where the column menu is wanted, and the column there.
        left(): the keyboard is to go back to the rows.
    """

    sort_requested = Signal(int, bool)
    menu_requested = Signal(object, int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(LEAST_WIDTH)
        self.setResizeContentsPrecision(200)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._terms: dict[int, tuple[int, bool]] = {}
        self._is_adding = False
        self._frozen = 0
        self._cursor = -1
        self._pressed = -1
        self._resized: tuple[int, int] | None = None
        self.sectionClicked.connect(self._on_clicked)
        self._tell_cursor()

    def set_order(self, terms: list[SortTerm], keys: list[str]) -> None:
        """Show a sort order: `keys` are the model's column keys."""
        self._terms = {
            keys.index(term.key): (number + 1, term.is_descending)
            for number, term in enumerate(terms)
            if term.key in keys
        }
        self.viewport().update()
        self._tell_cursor()

    # Sections

    def shown_sections(self) -> list[int]:
        """Return the columns in view, left to right."""
        order = [self.logicalIndex(place) for place in range(self.count())]
        return [section for section in order if not self.isSectionHidden(section)]

    @property
    def frozen(self) -> int:
        """How many columns stay when the others scroll."""
        return self._frozen

    def set_frozen(self, number: int) -> None:
        """Keep the first columns in view in place."""
        self._frozen = max(0, number)
        self.viewport().update()

    def frozen_sections(self) -> list[tuple[int, int, int]]:
        """Return column, left edge and width of what is painted in place; none while nothing is scrolled."""
        if not self._frozen or not self.offset():
            return []
        found, left = [], 0
        for section in self.shown_sections()[: self._frozen]:
            width = self.sectionSize(section)
            found.append((section, left, width))
            left += width
        # in a table too narrow for them they would hide everything else
        return found if left < self.viewport().width() * 0.8 else []

    def frozen_width(self) -> int:
        """Return how much of the left edge the frozen columns cover just now, in pixels."""
        return sum(width for _, _, width in self.frozen_sections())

    def section_at(self, x: int) -> int:
        """Return the column under a place of the viewport, or -1."""
        for section, left, width in self.frozen_sections():
            if x < left + width:
                return section
        return self.logicalIndexAt(x)

    # Mouse

    def _edge_at(self, x: int) -> int:
        """Return the frozen column whose right edge is at `x`, or -1."""
        for section, left, width in self.frozen_sections():
            if abs(x - left - width) <= _GRIP:
                return section
        return -1

    def _is_over_frozen(self, event: QMouseEvent) -> bool:
        width = self.frozen_width()
        return bool(width) and event.position().x() <= width + _GRIP

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember whether Shift is down: the click signal does not tell."""
        self._is_adding = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not self._is_over_frozen(event):
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            x = event.position().toPoint().x()
            edge = self._edge_at(x)
            self._resized = (edge, x - self.sectionSize(edge)) if edge >= 0 else None
            self._pressed = -1 if edge >= 0 else self.section_at(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Resize a frozen column by its edge."""
        x = event.position().toPoint().x()
        if self._resized is not None:
            section, start = self._resized
            self.resizeSection(section, max(self.minimumSectionSize(), x - start))
        elif self._pressed < 0 and (event.buttons() or not self._is_over_frozen(event)):
            super().mouseMoveEvent(event)
        else:
            is_edge = self._edge_at(x) >= 0
            self.setCursor(Qt.CursorShape.SplitHCursor if is_edge else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a frozen column sorts."""
        pressed, resized = self._pressed, self._resized
        self._pressed, self._resized = -1, None
        if pressed >= 0:
            if self._is_over_frozen(event) and self.section_at(event.position().toPoint().x()) == pressed:
                self._on_clicked(pressed)
        elif resized is None:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on an edge gives the column the width of what it shows."""
        if not self._is_over_frozen(event):
            super().mouseDoubleClickEvent(event)
        elif (edge := self._edge_at(event.position().toPoint().x())) >= 0:
            self.sectionHandleDoubleClicked.emit(edge)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the column menu, of the column under the mouse or the keyboard."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._cursor >= 0:
            corner = QPoint(max(0, self.sectionViewportPosition(self._cursor)), self.height())
            self.menu_requested.emit(self.mapToGlobal(corner), self._cursor)
        else:
            self.menu_requested.emit(event.globalPos(), self.section_at(event.pos().x()))

    # Keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first column in view."""
        if self._cursor not in self.shown_sections():
            self.move_cursor_to(next(iter(self.shown_sections()), -1))
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark away."""
        super().focusOutEvent(event)
        self.viewport().update()

    @property
    def cursor_section(self) -> int:
        """The column that the keyboard is on, or -1."""
        return self._cursor

    def move_cursor_to(self, section: int) -> None:
        """Put the keyboard on a column, and the column in view."""
        self._cursor = section
        if section >= 0 and section not in self.shown_sections()[: self._frozen]:
            left, width = self.sectionViewportPosition(section), self.sectionSize(section)
            bar = self.parentWidget().horizontalScrollBar()
            if left + width > self.viewport().width():
                bar.setValue(bar.value() + left + width - self.viewport().width())
            elif left < self.frozen_width():
                bar.setValue(bar.value() + left - self.frozen_width())
        self.viewport().update()
        self._tell_cursor()

    def _tell_cursor(self) -> None:
        """Let a screen reader say where the keyboard is: a header has no cursor of its own."""
        name = self.tr("Column headings")
        if self._cursor >= 0 and self.model() is not None:
            name = self.tr("{heading}: column heading").format(
                heading=self.model().spoken_heading(self._cursor)
            )
        if name != self.accessibleName():
            self.setAccessibleName(name)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End walk; Enter sorts, Shift+Enter adds; Ctrl+Shift+arrows move; + and - size."""
        shown = self.shown_sections()
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        place = shown.index(self._cursor) if self._cursor in shown else 0
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if not shown:
            event.ignore()
        elif key in steps and modifiers == _MOVES:
            other = place + steps[key]
            if 0 <= other < len(shown):
                self.moveSection(self.visualIndex(shown[place]), self.visualIndex(shown[other]))
                self.move_cursor_to(shown[place])
        elif key in steps and not modifiers:
            self.move_cursor_to(shown[max(0, min(len(shown) - 1, place + steps[key]))])
        elif key == Qt.Key.Key_Home:
            self.move_cursor_to(shown[0])
        elif key == Qt.Key.Key_End:
            self.move_cursor_to(shown[-1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sort_requested.emit(self._cursor, bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            wider = _STEP if key == Qt.Key.Key_Plus else -_STEP
            width = self.sectionSize(self._cursor) + wider
            self.resizeSection(self._cursor, max(self.minimumSectionSize(), width))
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Escape) and not modifiers:
            self.left.emit()
        else:
            event.ignore()

    # Looks

    def sizeHint(self) -> QSize:
        """Return a header as high as a row and a bit."""
        return QSize(super().sizeHint().width(), theme.row_height() + 2)

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803 - Qt's name
        """Return the size that shows a heading whole, with its mark."""
        column = self.model().columns[logicalIndex]
        words = column.short_heading() + ("" if column.is_chip else " ↓₁")
        return QSize(
            QFontMetrics(self._font()).horizontalAdvance(words) + 2 * PADDING, theme.row_height() + 2
        )

    @staticmethod
    def _font() -> QFont:
        font = theme.font()
        font.setBold(True)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headings, and those of frozen columns once more where they stay."""
        super().paintEvent(event)
        frozen = self.frozen_sections()
        if not frozen:
            return
        painter = QPainter(self.viewport())
        for section, left, width in frozen:
            self.paintSection(painter, QRect(left, 0, width, self.height()), section)
        painter.setPen(theme.color("thumb"))
        edge = frozen[-1][1] + frozen[-1][2]
        painter.drawLine(edge, 0, edge, self.height())
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Draw a title and its place in the sort order."""
        if not rect.isValid():
            return
        painter.save()
        painter.fillRect(rect, theme.color("window"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        font = self._font()
        painter.setFont(font)
        column = self.model().columns[logicalIndex]
        title = column.short_heading()
        room = rect.adjusted(PADDING, 0, -PADDING, -1)
        place = self._terms.get(logicalIndex)
        metrics = QFontMetrics(font)
        mark = ""
        if place:
            mark = "↓" if place[1] else "↑"
            if len(self._terms) > 1:
                mark += "₀₁₂₃₄₅₆₇₈₉"[place[0]] if place[0] < 10 else ""
        mark_width = metrics.horizontalAdvance(mark + " ") if mark else 0
        if place and column.is_chip:
            title = ""  # too narrow for both: the mark alone
        if mark and metrics.horizontalAdvance(title) + mark_width > room.width():
            room = rect.adjusted(_TIGHT, 0, -_TIGHT, -1)  # the mark may stand where the cells end
            mark_width = metrics.horizontalAdvance(mark) + 1
        text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width() - mark_width)
        painter.setPen(theme.color("text" if place else "muted"))
        side = Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
        gap = " " if metrics.horizontalAdvance(f"{text} {mark}") <= room.width() else ""
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, f"{text}{gap}{mark}" if mark else text)
        if logicalIndex == self._cursor and self.hasFocus():
            painter.fillRect(rect.adjusted(0, rect.height() - 3, 0, 0), theme.color("accent"))
        painter.restore()

    def _on_clicked(self, section: int) -> None:
        self.sort_requested.emit(section, self._is_adding)
