"""Draws table cells straight from the model's ready rows: no style option, no text layout, no role calls."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.formatting import NONE as _NONE
from govtrades_desktop.gui.models.columns import Tone

PADDING = 6
_CACHE_LIMIT = 20_000

_COLOURS = {
    Tone.PLAIN: "text",
    Tone.MUTED: "muted",
    Tone.STRONG: "text",
    Tone.BUY: "buy_text",
    Tone.SELL: "sell_text",
    Tone.EXCHANGE: "muted",
    Tone.LATE: "late_text",
    Tone.PAPER: "paper_text",
    Tone.FAILED: "error_text",
    Tone.LINK: "accent",
}
_BOLD = frozenset({Tone.STRONG, Tone.LATE})
_SELECTED = QStyle.StateFlag.State_Selected.value
_HAS_FOCUS = QStyle.StateFlag.State_HasFocus.value
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_MIDDLE, _END = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight


class TableDelegate(QStyledItemDelegate):
    """Draws a cell: selection, tone, text; one that does not fit in a shorter form, or without its end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._scheme: object = None
        self.hovered_row = -1
        self._elided: dict[tuple[str, int, bool, Qt.TextElideMode], str] = {}
        self._prepare()

    def _prepare(self) -> None:
        """Take the colours and fonts in force; they change only when the theme does."""
        self._scheme = theme.colours()
        self._pens = {tone: theme.color(name) for tone, name in _COLOURS.items()}
        self._soft = theme.color("accent_soft")
        self._focus = theme.color("accent")
        self._hover = theme.color("hover")
        self._band = theme.color("window")
        self._line = QColor(theme.color("line"))
        self._line.setAlpha(110)
        self._font = theme.font()
        self._bold = theme.font()
        self._bold.setBold(True)
        self._metrics = QFontMetrics(self._font)
        self._bold_metrics = QFontMetrics(self._bold)
        self._elided.clear()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        if self._scheme is not theme.colours():
            self._prepare()
        rect: QRect = option.rect
        state = option.state.value
        model = index.model()
        column = index.column()
        row = index.row()
        ready = model.ready(row)
        if ready.group is not None:  # drawn across all columns, by the view
            return
        if state & _SELECTED:
            painter.fillRect(rect, self._soft)
        elif row == self.hovered_row:
            painter.fillRect(rect, self._hover)
        painter.setPen(self._line)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        tone = ready.tones[column]
        is_bold = tone in _BOLD
        painter.setFont(self._bold if is_bold else self._font)
        painter.setPen(self._pens[tone])
        room = rect.width() - 2 * PADDING
        shape = model.columns[column]
        if shape.is_chip:
            self._paint_chip(painter, rect, ready.texts[column])
            return
        text = ready.texts[column]
        words = self.elided(text, room, is_bold=is_bold, mode=_MIDDLE if shape.elides_middle else _END)
        if shape.narrow is not None and words != text and ready.record is not None:
            words = self.elided(shape.narrow(ready.record), room, is_bold=is_bold)
        painter.drawText(rect.adjusted(PADDING, 0, -PADDING, -1), _RIGHT if shape.is_right else _LEFT, words)
        if state & _HAS_FOCUS:
            painter.setPen(self._focus)
            painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    # For lines that go across all columns

    def look(self) -> object:
        """Return what changes when colours or fonts do."""
        if self._scheme is not theme.colours():
            self._prepare()
        return self._scheme

    def forget_look(self) -> None:
        """Take fonts and colours anew at the next cell."""
        self._scheme = None

    def width(self, text: str, *, is_bold: bool = False) -> int:
        """Return how wide a text is."""
        self.look()
        return (self._bold_metrics if is_bold else self._metrics).horizontalAdvance(text)

    def paint_ground(
        self, painter: QPainter, rect: QRect, *, is_selected: bool, is_hovered: bool, is_band: bool = False
    ) -> None:
        """Draw what is behind a row; a band stands out from the rows around it."""
        self.look()
        if is_selected:
            painter.fillRect(rect, self._soft)
        elif is_hovered:
            painter.fillRect(rect, self._hover)
        elif is_band:
            painter.fillRect(rect, self._band)
        painter.setPen(self._line)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    def paint_text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        *,
        tone: Tone = Tone.PLAIN,
        is_bold: bool = False,
        is_right: bool = False,
    ) -> None:
        """Draw one text into a place, shortened to it."""
        painter.setFont(self._bold if is_bold else self._font)
        painter.setPen(self._pens[tone])
        words = self.elided(text, rect.width(), is_bold=is_bold)
        painter.drawText(rect.adjusted(0, 0, 0, -1), _RIGHT if is_right else _LEFT, words)

    def paint_focus(self, painter: QPainter, rect: QRect) -> None:
        """Draw the cursor's line."""
        painter.setPen(self._focus)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    def _paint_chip(self, painter: QPainter, rect: QRect, text: str) -> None:
        """Draw a letter in a border: a sign of chamber or party, told without a colour."""
        if len(text) > 2 or text == _NONE:
            painter.setPen(self._pens[Tone.MUTED])
            painter.drawText(rect.adjusted(PADDING, 0, -PADDING, -1), _LEFT, text)
            return
        width = max(self._metrics.horizontalAdvance(text), self._metrics.horizontalAdvance("H")) + 8
        height = self._metrics.height()
        chip = QRect(rect.left() + PADDING, rect.top() + (rect.height() - height) // 2, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pens[Tone.MUTED])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(self._pens[Tone.PLAIN])
        painter.setFont(self._font)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def elided(self, text: str, room: int, *, is_bold: bool = False, mode: Qt.TextElideMode = _END) -> str:
        """Return `text` shortened to `room` pixels; remembered, for scrolling asks again."""
        key = (text, room, is_bold, mode)
        found = self._elided.get(key)
        if found is None:
            metrics = self._bold_metrics if is_bold else self._metrics
            found = metrics.elidedText(text, mode, room)
            if len(self._elided) > _CACHE_LIMIT:
                self._elided.clear()
            self._elided[key] = found
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size that shows the whole cell (a double click on a header's edge asks)."""
        if self._scheme is not theme.colours():
            self._prepare()
        ready = index.model().ready(index.row())
        if ready.group is not None:
            return QSize(0, theme.row_height())
        width = self._bold_metrics.horizontalAdvance(ready.texts[index.column()]) + 2 * PADDING + 2
        return QSize(width, theme.row_height())
