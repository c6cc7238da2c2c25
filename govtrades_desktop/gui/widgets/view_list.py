"""Saved views as a list in the side bar: icon of the page, name, and what is to be known of each.

It shows lines and tells wishes; it keeps no view and changes no order itself. It has its own keys: Enter,
F2, Delete, Alt+Up and Alt+Down, Ctrl+D, Ctrl+Z. A line is dragged by the list itself, within the list only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.plain_text import visible
from govtrades_desktop.gui.widgets.view_lines import Index, ViewLine, ViewModel

_ICON = 14
_GAP = 6
_NUMBER = re.compile(r"\d\)?\s*\Z")
_NO = Qt.KeyboardModifier.NoModifier


def fitted_name(name: str, room: int, font: QFont) -> tuple[str, QFont, bool]:
    """Return a name as it fits, its font, and whether the page's icon has room beside it.

    A long name takes the icon's room, and then smaller letters; the tooltip tells name and page whole. Of a
    name that ends in a number the end stays, so that copies can be told apart.
    """
    if QFontMetrics(font).horizontalAdvance(name) <= room - _ICON - _GAP:
        return name, font, True
    if QFontMetrics(font).horizontalAdvance(name) > room:
        small = theme.font("small")
        small.setBold(font.bold())
        font = small
    is_numbered = _NUMBER.search(name) is not None
    mode = Qt.TextElideMode.ElideMiddle if is_numbered else Qt.TextElideMode.ElideRight
    return QFontMetrics(font).elidedText(name, mode, room), font, False


class _Delegate(QStyledItemDelegate):
    """Draws a line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, QFontMetrics(theme.font()).height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        if not isinstance(view, ViewList) or not index.isValid():
            return
        line = view.lines.lines[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = option.rect.adjusted(6, 1, -6, -1)
        is_over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if line.is_current or is_over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if line.is_current else "hover"))
            painter.drawRoundedRect(ground, 5, 5)
        if index.row() == view.currentIndex().row() and view.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(0, 0, -1, -1), 5, 5)
        colour = "accent" if line.is_current else "muted"
        font = theme.font()
        font.setBold(line.is_current)
        signs = line.signs()
        right = ground.right() - 4
        middle = Qt.AlignmentFlag.AlignVCenter
        if signs:
            small = theme.font("small")
            width = QFontMetrics(small).horizontalAdvance(signs)
            painter.setFont(small)
            painter.setPen(theme.color("late_text" if line.problem else "muted"))
            place = QRect(right - width, ground.top(), width + 2, ground.height())
            painter.drawText(place, middle, signs)
            right -= width + 6
        left = ground.left() + 6
        name, font, has_icon = fitted_name(visible(line.name), right - left, font)
        if has_icon:
            picture = resources.pixmap(
                line.icon, getattr(theme.colours(), colour), _ICON, view.devicePixelRatioF()
            )
            painter.drawPixmap(left, ground.center().y() - _ICON // 2, picture)
            left += _ICON + _GAP
        painter.setFont(font)
        painter.setPen(theme.color("muted" if line.problem else "accent" if line.is_current else "text"))
        painter.drawText(QRect(left, ground.top(), right - left, ground.height()), middle, name)
        painter.restore()


class ViewList(QListView):
    """The list.

    Signals:
        opened(int): show this view.
        rename_wanted(int), duplicate_wanted(int), delete_wanted(int): of this view.
        move_wanted(int, int): put a view at this place, 0 is the first.
        undo_wanted(): bring back what was deleted last.
        menu_wanted(int, object): what can be done with it, at a point of the screen; 0: of no view.
    """

    opened = Signal(int)
    rename_wanted = Signal(int)
    duplicate_wanted = Signal(int)
    delete_wanted = Signal(int)
    move_wanted = Signal(int, int)
    undo_wanted = Signal()
    menu_wanted = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = ViewModel(self)
        self._pressed: QPoint | None = None
        self._pressed_row = -1
        self._drop_row: int | None = None
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(self.tr("Saved views"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(False)
        self.clicked.connect(self._on_clicked)

    # Lines

    def put(self, lines: Sequence[ViewLine]) -> None:
        """Show these lines; the cursor stays on its view, or at its place."""
        chosen, row, top = self.chosen(), self.currentIndex().row(), self.verticalScrollBar().value()
        self.lines.put(lines)
        at = self.lines.row_of(chosen)
        if at < 0 and row >= 0:
            at = min(row, len(lines) - 1)
        self.verticalScrollBar().setValue(top)
        if at >= 0 and at != self.currentIndex().row():
            self.setCurrentIndex(self.lines.index(at))  # scrolls, where the view went out of sight
        self.viewport().update()

    def chosen(self) -> int | None:
        """Return the id of the view under the cursor."""
        row = self.currentIndex().row()
        return self.lines.lines[row].id if 0 <= row < len(self.lines.lines) else None

    def rect_of(self, view_id: int) -> QRect:
        """Return where a view stands in the viewport; an empty rectangle where it does not."""
        return self.visualRect(self.lines.index(self.lines.row_of(view_id)))

    def choose(self, view_id: int) -> None:
        """Put the cursor on a view."""
        row = self.lines.row_of(view_id)
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row))

    # Keys

    def event(self, event: QEvent) -> bool:
        """Take its own keys before the window's menus do, while it has the keyboard."""
        is_override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and self._wish_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def _wish_of(self, event: QKeyEvent) -> Any:
        """Return what a key asks for, as a function without arguments; None where it is not the list's."""
        chosen, row = self.chosen(), self.currentIndex().row()
        key, keys = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Z and keys == Qt.KeyboardModifier.ControlModifier:
            return self.undo_wanted.emit
        if chosen is None:
            return None
        if keys == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            place = row - 1 if key == Qt.Key.Key_Up else row + 1
            return lambda: self._move(chosen, place)
        if keys == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_D:
            return lambda: self.duplicate_wanted.emit(chosen)
        if keys != _NO:
            return None
        if key == Qt.Key.Key_Escape and self._drop_row is not None:
            return self._stop_drag
        wishes = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Space: self.opened,
            Qt.Key.Key_F2: self.rename_wanted,
            Qt.Key.Key_Delete: self.delete_wanted,
        }
        wish = wishes.get(Qt.Key(key)) if key in wishes else None
        return None if wish is None else lambda: wish.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key asks for."""
        if (wish := self._wish_of(event)) is not None:
            wish()
        else:
            super().keyPressEvent(event)

    def _move(self, view_id: int, place: int) -> None:
        if 0 <= place < len(self.lines.lines):
            self.move_wanted.emit(view_id, place)

    def focusInEvent(self, event: QEvent) -> None:
        """The cursor stands somewhere: on the view in force, or on the first."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.lines.lines:
            current = next((row for row, one in enumerate(self.lines.lines) if one.is_current), 0)
            self.setCurrentIndex(self.lines.index(current))

    # Mouse

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.lines.lines):
            self.opened.emit(self.lines.lines[index.row()].id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the line under the mouse, or under the cursor."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            point = event.globalPos()
        else:
            index = self.currentIndex()
            point = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        if index.isValid():
            self.setCurrentIndex(index)
        view_id = self.lines.lines[index.row()].id if index.isValid() else 0
        self.menu_wanted.emit(view_id, point)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._pressed_row = self.indexAt(self._pressed).row()
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the line that was pressed: a mark shows where it would go."""
        at = event.position().toPoint()
        if self._pressed is None or self._pressed_row < 0:
            super().mouseMoveEvent(event)
            return
        is_far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._drop_row is not None or is_far:
            self._drop_row = self._gap_at(at.y())
            bar = self.verticalScrollBar()
            if at.y() < 0 or at.y() > self.viewport().height():
                bar.setValue(bar.value() + (-12 if at.y() < 0 else 12))
            self.viewport().update()

    def _stop_drag(self) -> None:
        self._pressed, self._pressed_row, self._drop_row = None, -1, None
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the line where the mark is; else it was a click."""
        row, gap = self._pressed_row, self._drop_row
        was_pressed = self._pressed is not None
        self._stop_drag()
        if gap is None:
            if was_pressed:  # else Escape ended the drag: no click either
                super().mouseReleaseEvent(event)
            return
        place = gap - 1 if gap > row else gap
        if 0 <= row < len(self.lines.lines) and place != row:
            self._move(self.lines.lines[row].id, place)

    def _gap_at(self, y: int) -> int:
        """Return the gap between lines nearest to a height: 0 is before the first."""
        height = max(1, self.sizeHintForRow(0))
        top = self.visualRect(self.lines.index(0)).top()
        return max(0, min(len(self.lines.lines), round((y - top) / height)))

    def paintEvent(self, event: QEvent) -> None:
        """Draw the lines, and where a dragged one would go."""
        super().paintEvent(event)
        if self._drop_row is not None:
            y = self.visualRect(self.lines.index(0)).top() + self._drop_row * self.sizeHintForRow(0)
            painter = QPainter(self.viewport())
            painter.fillRect(QRect(8, y - 1, self.viewport().width() - 16, 2), theme.color("accent"))
            painter.end()
