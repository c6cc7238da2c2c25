"""The table's header: click sorts, Shift+click adds a term, the order's numbers stand beside the marks."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.models.columns import SortTerm
from govtrades_desktop.gui.widgets.table_delegate import PADDING


class TableHeader(QHeaderView):
    """A horizontal header that only tells wishes; the page sorts.

    Signals:
        sort_requested(int, bool): a column, and whether it is added to the order (Shift).
        menu_requested(object): the global point where the column menu is wanted.
    """

    sort_requested = Signal(int, bool)
    menu_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(32)
        self.setAccessibleName(self.tr("Column headings"))
        self._terms: dict[int, tuple[int, bool]] = {}
        self._is_adding = False
        self.sectionClicked.connect(self._on_clicked)

    def set_order(self, terms: list[SortTerm], keys: list[str]) -> None:
        """Show a sort order: `keys` are the model's column keys."""
        self._terms = {
            keys.index(term.key): (number + 1, term.is_descending)
            for number, term in enumerate(terms)
            if term.key in keys
        }
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember whether Shift is down: the click signal does not tell."""
        self._is_adding = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the column menu."""
        self.menu_requested.emit(event.globalPos())

    def sizeHint(self) -> QSize:
        """Return a header as high as a row and a bit."""
        return QSize(super().sizeHint().width(), theme.row_height() + 2)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Draw a title and its place in the sort order."""
        if not rect.isValid():
            return
        painter.save()
        painter.fillRect(rect, theme.color("window"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        font = theme.font()
        font.setBold(True)
        painter.setFont(font)
        model = self.model()
        title = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        is_right = model.columns[logicalIndex].is_right
        room = rect.adjusted(PADDING, 0, -PADDING, -1)
        place = self._terms.get(logicalIndex)
        metrics = QFontMetrics(font)
        mark = ""
        if place:
            mark = "↓" if place[1] else "↑"
            if len(self._terms) > 1:
                mark += "₀₁₂₃₄₅₆₇₈₉"[place[0]] if place[0] < 10 else ""
        mark_width = metrics.horizontalAdvance(mark + " ") if mark else 0
        if place and model.columns[logicalIndex].is_chip:
            title = ""  # too narrow for both: the mark alone
        text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width() - mark_width)
        painter.setPen(theme.color("text" if place else "muted"))
        if is_right:
            painter.drawText(
                room,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                f"{text} {mark}" if mark else text,
            )
        else:
            painter.drawText(
                room,
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                f"{text} {mark}" if mark else text,
            )
        painter.restore()

    def _on_clicked(self, section: int) -> None:
        self.sort_requested.emit(section, self._is_adding)
