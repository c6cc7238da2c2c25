"""A list of lines to choose from: what was found, with the letters that found it, and what it is.

For the completion under the search box, for the palette and for the list of filters. It never takes the
keyboard: whoever types keeps it, and moves the choice. Headings between lines cannot be chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import tip, visible

Index = QModelIndex | QPersistentModelIndex
_SIDE = 10
_GAP = 16
_CHECK = 18


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        shown: the words.
        label: what it is, muted behind them.
        right: at the right end (a shortcut, a date).
        marks: (start, length) of letters in `shown` that were typed.
        value: what is chosen with it.
        is_heading: of the lines below it, not to be chosen.
        label_marks: as `marks`, in `label`.
        check: a sign before the words (in force, left out), where the list has room for one.
        told: what the sign means, for who does not see it.
    """

    shown: str
    label: str = ""
    right: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    value: Any = None
    is_heading: bool = False
    label_marks: tuple[tuple[int, int], ...] = ()
    check: str = ""
    told: str = ""

    def words(self) -> str:
        """Return the line as it is read aloud."""
        return ", ".join(part for part in (self.shown, self.label, self.right, self.told) if part)


class LineModel(QAbstractListModel):
    """Lines, for the view and for a screen reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def put(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a line."""
        if not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.words()
        return tip(line.words()) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is not to be chosen."""
        if not 0 <= index.row() < len(self.lines) or self.lines[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Painter(QStyledItemDelegate):
    """Draws a line from its own words: nothing is measured twice, no colour is kept."""

    def __init__(self, parent: LineList) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one line."""
        return QSize(80, theme.row_height() + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the words, with the letters that were typed in bold, and what they are."""
        line = self._list.lines()[index.row()]
        rect: QRect = option.rect
        room = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.save()
        if line.is_heading:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("muted"))
            painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, line.shown)
            painter.restore()
            return
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen and not self._list.is_in_hand:
            painter.fillRect(rect, theme.color("hover"))
        elif is_chosen:
            painter.fillRect(rect, theme.color("accent_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        small = theme.font("small")
        if line.right:
            width = QFontMetrics(small).horizontalAdvance(line.right)
            painter.setFont(small)
            painter.setPen(theme.color("muted"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, line.right)
            room.setRight(room.right() - width - _GAP)
        if self._list.has_checks:
            if line.check:
                painter.setFont(theme.font())
                painter.setPen(theme.color("accent"))
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line.check)
            room.setLeft(room.left() + _CHECK)
        used = self._draw(painter, room, line.shown, line.marks, theme.font(), "text")
        room.setLeft(room.left() + max(used + _GAP, min(self._list.column, room.width() // 2)))
        if line.label and room.width() > 3 * _GAP:
            self._draw(painter, room, line.label, line.label_marks, small, "text" if is_chosen else "muted")
        painter.restore()

    @staticmethod
    def _draw(
        painter: QPainter,
        room: QRect,
        text: str,
        marks: tuple[tuple[int, int], ...],
        plain: QFont,
        colour: str,
    ) -> int:
        """Draw words, the marked letters in bold; return their width."""
        bold = QFont(plain)
        bold.setWeight(QFont.Weight.Bold)
        painter.setPen(theme.color(colour))
        whole = visible(text)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if QFontMetrics(bold).horizontalAdvance(whole) > room.width():
            painter.setFont(plain)
            elided = QFontMetrics(plain).elidedText(whole, Qt.TextElideMode.ElideMiddle, room.width())
            painter.drawText(room, side, elided)
            return room.width()
        x, at = room.left(), 0
        runs: list[tuple[str, QFont]] = []
        for start, length in marks:
            runs += [(whole[at:start], plain), (whole[start : start + length], bold)]
            at = start + length
        runs.append((whole[at:], plain))
        for part, font in runs:
            if part:
                painter.setFont(font)
                width = QFontMetrics(font).horizontalAdvance(part)
                painter.drawText(QRect(x, room.top(), width + 4, room.height()), side, part)
                x += width
        return x - room.left()


class LineList(QListView):
    """Lines of which one may be chosen, by whoever has the keyboard or by the mouse.

    Signals:
        taken(object): a Line was clicked.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = 0
        """Labels begin at this x where the words leave room: they stand under each other."""
        self.has_checks = False
        """Whether there is room for a sign before the words."""
        self.is_in_hand = True
        """Whether the keyboard moves the choice of this list: of two side by side it is one."""
        self._model = LineModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)

    def lines(self) -> tuple[Line, ...]:
        """Return the lines."""
        return self._model.lines

    def put(self, lines: Sequence[Line], *, is_first_chosen: bool = False) -> None:
        """Show other lines; none is chosen, or the first."""
        self._model.put(lines)
        bold = theme.font()
        bold.setWeight(QFont.Weight.Bold)
        metrics = QFontMetrics(bold)
        widths = [metrics.horizontalAdvance(visible(one.shown[:80])) for one in lines if one.label]
        self.column = min(max(widths, default=0) + _GAP, 220)
        if is_first_chosen:
            self.move_choice(1)

    def chosen(self) -> Line | None:
        """Return the chosen line."""
        row = self.currentIndex().row()
        return self.lines()[row] if 0 <= row < len(self.lines()) else None

    def choose(self, row: int) -> None:
        """Choose a line by its number; -1: none."""
        if 0 <= row < len(self.lines()):
            self.setCurrentIndex(self._model.index(row, 0))
        else:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()

    def move_choice(self, step: int, *, may_leave: bool = False) -> None:
        """Choose the next line (-1: the one before); past the ends round, or `may_leave`: none at all."""
        rows = [row for row, line in enumerate(self.lines()) if not line.is_heading]
        if not rows:
            return
        now = self.currentIndex().row()
        place = rows.index(now) if now in rows else (-1 if step > 0 else len(rows))
        place += step
        if abs(step) > 1:
            place = max(0, min(len(rows) - 1, place))
        elif not 0 <= place < len(rows):
            if may_leave and now in rows:
                self.setCurrentIndex(QModelIndex())
                self.clearSelection()
                return
            place %= len(rows)
        index = self._model.index(rows[place], 0)
        self.setCurrentIndex(index)
        above = rows[place] - 1
        if above == 0 and self.lines()[0].is_heading:
            self.scrollToTop()
        else:
            self.scrollTo(index)
        self._announce(self.lines()[rows[place]])

    def _announce(self, line: Line) -> None:
        """Say the chosen line: a screen reader follows the keyboard, which is elsewhere."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, visible(line.words())))

    def height_for(self, most: int) -> int:
        """Return the height of the lines, of `most` at most."""
        return min(len(self.lines()), most) * (theme.row_height() + 2)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        line = self.lines()[index.row()]
        if not line.is_heading:
            self.taken.emit(line)
