"""Where the source pane stands: under the rows, beside them, or in a window of its own; remembered.

A page is taller than wide, and a row of it is one line: under the rows the line is as large as it can be,
with its neighbours; beside them more of the page is seen, where there is room for both. It moves a widget,
and knows nothing of what the widget shows.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from govtrades_desktop.gui.session import Session

_HEIGHT, _WIDTH = 360, 560
_LEAST_HEIGHT, _LEAST_WIDTH = 180, 460
_LEAST_ROWS_HEIGHT, _LEAST_ROWS_WIDTH = 160, 420
_SHARE = 0.43
"""Of the width, beside the rows, at first: the rows keep what was traded, by whom and for how much."""

_RIGHT_FROM_WIDTH = 1700
"""A window at least so wide shows the page beside the rows at first: both are whole then."""


class PanePlace(StrEnum):
    """Where the pane stands."""

    BELOW = "below"
    RIGHT = "right"
    WINDOW = "window"


def place_words() -> tuple[tuple[PanePlace, str], ...]:
    """Return the places and what they are called in menus."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("ink", text)

    return (
        (PanePlace.BELOW, tr("&Under the rows")),
        (PanePlace.RIGHT, tr("&Beside the rows")),
        (PanePlace.WINDOW, tr("In its &own window")),
    )


class _OwnWindow(QWidget):
    """A window around the pane.

    Signals:
        closed(): the reader closed it.
    """

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(QCoreApplication.translate("ink", "Original — GovTrades Desktop"))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.resize(720, 900)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell; the pane itself stays."""
        super().closeEvent(event)
        self.closed.emit()


class InkPlace(QObject):
    """Puts the pane where the reader wants it.

    Signals:
        closed(): its own window was closed by the reader.
    """

    closed = Signal()

    def __init__(self, splitter: QSplitter, session: Session, window: QWidget) -> None:
        """Build.

        Args:
            splitter: the pages are in it; it gets the pane.
            session: remembers.
            window: of the program.
        """
        super().__init__(window)
        self._splitter = splitter
        self._session = session
        self._window = window
        self._own: _OwnWindow | None = None
        self._pane: QWidget | None = None
        splitter.splitterMoved.connect(self._on_moved)

    @property
    def place(self) -> PanePlace:
        """Where the pane stands, or will; without a choice by the width of the window."""
        try:
            return PanePlace(self._session.text("ink/place"))
        except ValueError:
            is_wide = self._window.width() >= _RIGHT_FROM_WIDTH
            return PanePlace.RIGHT if is_wide else PanePlace.BELOW

    def is_tight(self) -> bool:
        """Whether the pane beside the rows leaves them no room for the details too."""
        return self.place is PanePlace.RIGHT and self._window.width() < _RIGHT_FROM_WIDTH

    def take(self, pane: QWidget) -> None:
        """Take the pane; it is not shown yet."""
        self._pane = pane

    def choose(self, place: PanePlace) -> None:
        """Remember another place; `show` puts the pane there."""
        self.keep()
        self._session.keep("ink/place", place.value)

    def show(self) -> None:
        """Show the pane at its place, as large as it was there before."""
        assert self._pane is not None
        place = self.place
        if place is PanePlace.WINDOW:
            self._show_own()
            return
        is_right = place is PanePlace.RIGHT
        if self._splitter.indexOf(self._pane) < 0:
            self._splitter.addWidget(self._pane)
        if self._own is not None:
            self._own.hide()
        self._splitter.setOrientation(Qt.Orientation.Horizontal if is_right else Qt.Orientation.Vertical)
        self._pane.setMinimumSize(_LEAST_WIDTH if is_right else 0, 0 if is_right else _LEAST_HEIGHT)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(self._splitter.count() - 1, 0)
        self._pane.show()
        whole = self._splitter.width() if is_right else self._splitter.height()
        rows, least, usual = (
            (_LEAST_ROWS_WIDTH, _LEAST_WIDTH, min(_WIDTH, round(whole * _SHARE)))
            if is_right
            else (_LEAST_ROWS_HEIGHT, _LEAST_HEIGHT, _HEIGHT)
        )
        size = max(least, min(self._session.number(f"ink/{place.value}") or usual, whole - rows))
        self._splitter.setSizes([max(1, whole - size), size])

    def _show_own(self) -> None:
        assert self._pane is not None
        if self._own is None:
            self._own = _OwnWindow(self._window)
            self._own.closed.connect(self.closed)
            self._own.restoreGeometry(self._session.blob("ink/window"))
        self._pane.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self._own.body.addWidget(self._pane)
        self._pane.show()
        self._pane.setFocus()  # its keys, and no button of it, once the reader comes there
        # the keyboard stays in the rows, so that walking on goes on
        self._own.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._own.show()

    def hide(self) -> None:
        """Put the pane away."""
        self.keep()
        if self._pane is not None:
            self._pane.hide()
        if self._own is not None:
            self._own.hide()

    def keep(self) -> None:
        """Remember where its own window is, and how large."""
        if self._own is not None and self._own.isVisible():
            self._session.keep("ink/window", self._own.saveGeometry())

    @Slot()
    def _on_moved(self) -> None:
        """Remember the size that the reader gave the pane; what a small window forced on it is no wish."""
        if self._pane is not None and self._splitter.indexOf(self._pane) >= 0:
            is_right = self._splitter.orientation() == Qt.Orientation.Horizontal
            place = PanePlace.RIGHT if is_right else PanePlace.BELOW
            self._session.keep(f"ink/{place.value}", self._splitter.sizes()[-1])
