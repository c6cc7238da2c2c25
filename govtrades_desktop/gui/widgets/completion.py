"""What may come next, under the search box: a list that never takes the keyboard nor hides what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.widgets.completion_list import Line, LineList

_ROWS = 10
_WIDTH = 460
_EDGE = 8


class CompletionPopup(QFrame):
    """A list below a line edit, over whatever is there: a part of the window, no window of its own.

    Signals:
        taken(object): a Line was clicked.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("completion")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = LineList(self)
        self.list.setAccessibleName(self.tr("Suggestions"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 4, 1, 4)
        layout.addWidget(self.list)
        self.list.taken.connect(self.taken)
        self.hide()

    def open(self, lines: Sequence[Line], edit: QWidget, left: int, below: int = 0) -> None:
        """Show lines under `edit`, from its x `left` on; none is chosen.

        Args:
            lines: at least one.
            edit: within the window that this is a part of.
            left: in the coordinates of `edit`, where the word that is typed begins.
            below: pixels under `edit` that stay free: what is said there is not to be covered.
        """
        self.setStyleSheet(
            f"#completion {{ background: {theme.colours().page}; border: 1px solid {theme.colours().line}; }}"
            f"QListView {{ background: {theme.colours().page}; }}"
        )
        self.list.put(lines)
        self.place(edit, left, below)
        self.raise_()
        self.show()

    def place(self, edit: QWidget, left: int, below: int) -> None:
        """Stand under `edit`: see `open`."""
        window = self.parentWidget()
        at = QPoint(max(0, min(left, edit.width() - 80)) - _EDGE, edit.height() + 2 + below)
        corner = edit.mapTo(window, at)
        width = min(_WIDTH, window.width() - 2 * _EDGE)
        x = max(_EDGE, min(corner.x(), window.width() - width - _EDGE))
        room = window.height() - corner.y() - _EDGE
        height = min(self.list.height_for(_ROWS) + 10, max(room, 60))
        self.setGeometry(QRect(x, corner.y(), width, height))
