"""The filters in force, each as a chip in words: what is asked for, to be changed or taken away.

The text in the search box is the truth; a chip says what a term of it means, and wishes. It changes nothing
itself. One stop of the Tab key for all chips, arrows between them, Delete or × removes, Enter changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolButton, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import tip, visible

MOST = 24
"""More chips than anybody reads; the rest stand in the box."""
_WIDEST = 260
_HEIGHT = 24
_SIDE = 9
_CROSS = 20
_GAP = 6


@dataclass(frozen=True, slots=True)
class ChipFacts:
    """One filter.

    Attributes:
        words: what it asks for.
        value: whose it is, for whoever follows the chip's wishes.
        is_negated: it leaves out.
        can_turn: it can be turned round.
    """

    words: str
    value: Any
    is_negated: bool = False
    can_turn: bool = True


class Chip(QAbstractButton):
    """One chip.

    Signals:
        remove_wanted(): its × or Delete.
        turn_wanted(): it is to leave out what it asks for, or the other way.
        step_wanted(int): the keyboard wants the chip so many further on; 0 is the box.
    """

    remove_wanted = Signal()
    turn_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, facts: ChipFacts, parent: QWidget) -> None:
        super().__init__(parent)
        self.facts = facts
        self._words = visible(facts.words)
        self._is_over_cross = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Filter: {words}").format(words=self._words))
        self.setAccessibleDescription(self.tr("Enter changes it, Delete removes it, arrows go to the others"))
        self.setToolTip(tip(self.tr("{words}: click to change, × to remove").format(words=self._words)))

    def sizeHint(self) -> QSize:
        """Return the room of the words and the ×, up to a limit."""
        width = QFontMetrics(theme.font("small")).horizontalAdvance(self._words)
        return QSize(min(_SIDE + width + 4 + _CROSS, _WIDEST), _HEIGHT)

    def cross(self) -> QRect:
        """Return the place of the ×."""
        return QRect(self.width() - _CROSS, 0, _CROSS, self.height())

    def paintEvent(self, event: QEvent) -> None:
        """Draw the words and the ×; what has the keyboard has a frame of two lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isEnabled()
        has_focus = self.hasFocus()
        ground = "window" if not is_on else "hover" if self.facts.is_negated else "accent_soft"
        painter.setBrush(theme.color(ground))
        pen = QPen(theme.color("accent" if has_focus or self.underMouse() else "line"), 2 if has_focus else 1)
        if self.facts.is_negated and not has_focus:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 11, 11)
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.color("text" if is_on else "muted"))
        room = self.rect().adjusted(_SIDE, 0, -_CROSS, 0)
        words = QFontMetrics(font).elidedText(self._words, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        pen = QPen(theme.color("error_text" if self._is_over_cross and is_on else "muted"), 1.4)
        painter.setPen(pen)
        middle = self.cross().center() - QPoint(2, 0)
        for dx in (-1, 1):
            painter.drawLine(middle + QPoint(-3 * dx, -3), middle + QPoint(3 * dx, 3))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would do."""
        super().mouseMoveEvent(event)
        is_over = self.cross().contains(event.position().toPoint())
        if is_over != self._is_over_cross:
            self._is_over_cross = is_over
            self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the frame."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse went elsewhere."""
        super().leaveEvent(event)
        self._is_over_cross = False
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """On the × remove; elsewhere a click like any."""
        is_cross = self.isDown() and self.cross().contains(event.position().toPoint())
        if is_cross and event.button() == Qt.MouseButton.LeftButton:
            self.setDown(False)
            self.remove_wanted.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Enter changes, arrows go on, Escape goes back to the box."""
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.remove_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Minus:
                self.turn_wanted.emit()
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.step_wanted.emit(1)
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.step_wanted.emit(-1)
            case Qt.Key.Key_Escape:
                self.step_wanted.emit(0)
            case _:
                super().keyPressEvent(event)

    def change_words(self) -> str:
        """Return what a click does, for the menu."""
        return self.tr("Change…")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chip."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.change_words()).triggered.connect(self.click)
        if self.facts.can_turn:
            words = (
                self.tr("Ask for it instead") if self.facts.is_negated else self.tr("Leave it out instead")
            )
            menu.addAction(words).triggered.connect(self.turn_wanted)
        menu.addAction(self.tr("Remove")).triggered.connect(self.remove_wanted)
        menu.popup(event.globalPos())


class FilterChips(QWidget):
    """All chips, on as many lines as they need; hidden where there is none.

    Signals:
        edit_wanted(object), remove_wanted(object), turn_wanted(object): the value of a chip.
        clear_wanted(): everything is to go.
        left(): the keyboard goes back to the box.
    """

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    turn_wanted = Signal(object)
    clear_wanted = Signal()
    left = Signal()

    chip_class: type[Chip] = Chip

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Filters in force"))
        self._chips: list[Chip] = []
        self._facts: tuple[ChipFacts, ...] = ()
        self._current = 0
        self._more = QToolButton(self)
        self._more.setProperty("role", "quiet")
        self._more.clicked.connect(self.left)
        self.clear_button = QToolButton(self)
        self.clear_button.setProperty("role", "quiet")
        self.clear_button.setText(self.tr("Clear all"))
        self.clear_button.setToolTip(self.tr("Take every filter away (Ctrl+Shift+F)"))
        self.clear_button.clicked.connect(self.clear_wanted)
        self.hide()

    def chips(self) -> list[Chip]:
        """Return the chips, in order."""
        return list(self._chips)

    def put(self, facts: Sequence[ChipFacts], *, is_in_step: bool = True) -> None:
        """Show these filters; not `is_in_step`: the box holds what is not understood, these hold still."""
        facts = tuple(facts)
        if facts != self._facts:
            now = self.window().focusWidget()
            had_focus = now is not None and self.isAncestorOf(now)
            self._facts = facts
            self._make(facts)
            if had_focus and not self._chips:
                self.left.emit()
            elif had_focus and now is not self.clear_button:
                self._chips[self._current].setFocus(Qt.FocusReason.OtherFocusReason)
        for chip in self._chips:
            chip.setEnabled(is_in_step)
        self.setVisible(bool(facts))

    def _make(self, facts: tuple[ChipFacts, ...]) -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for one in facts[:MOST]:
            chip = self.chip_class(one, self)
            chip.clicked.connect(self._on_clicked)
            chip.remove_wanted.connect(self._on_remove)
            chip.turn_wanted.connect(self._on_turn)
            chip.step_wanted.connect(self._on_step)
            chip.show()
            self._chips.append(chip)
        rest = len(facts) - len(self._chips)
        self._more.setVisible(rest > 0)
        self._more.setText(self.tr("{n} more").format(n=rest))
        self._choose(min(self._current, max(len(self._chips) - 1, 0)))
        before = self._chips[0] if self._chips else self
        for chip in self._chips[1:]:
            QWidget.setTabOrder(before, chip)
            before = chip
        QWidget.setTabOrder(before, self._more)
        QWidget.setTabOrder(self._more, self.clear_button)
        self._place()

    def _choose(self, number: int) -> None:
        """Let the Tab key find one chip alone."""
        self._current = number
        for place, chip in enumerate(self._chips):
            is_current = place == number
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus)

    def _place(self) -> None:
        """Put the chips side by side, on as many lines as it takes; the height follows."""
        x = y = 0
        parts: list[QWidget] = [*self._chips, *([self._more] if not self._more.isHidden() else [])]
        for part in (*parts, self.clear_button):
            size = part.sizeHint()
            width = min(size.width(), self.width())
            if x and x + width > self.width():
                x, y = 0, y + _HEIGHT + _GAP
            part.setGeometry(x, y, width, _HEIGHT)
            x += width + _GAP
        height = y + _HEIGHT
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._place()

    def _sender(self) -> Chip | None:
        chip = self.sender()
        return chip if isinstance(chip, Chip) and chip in self._chips else None

    @Slot()
    def _on_clicked(self) -> None:
        if chip := self._sender():
            self._choose(self._chips.index(chip))
            self.edit_wanted.emit(chip.facts.value)

    @Slot()
    def _on_remove(self) -> None:
        if chip := self._sender():
            self._choose(self._chips.index(chip))
            self.remove_wanted.emit(chip.facts.value)

    @Slot()
    def _on_turn(self) -> None:
        chip = self._sender()
        if chip is not None and chip.facts.can_turn:
            self._choose(self._chips.index(chip))
            self.turn_wanted.emit(chip.facts.value)

    @Slot(int)
    def _on_step(self, step: int) -> None:
        chip = self._sender()
        if chip is None:
            return
        if step == 0:
            self.left.emit()
            return
        place = max(0, min(len(self._chips) - 1, self._chips.index(chip) + step))
        self._choose(place)
        self._chips[place].setFocus(Qt.FocusReason.TabFocusReason)
