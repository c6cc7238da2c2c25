"""The charts on the page of one: a wide one over the table of trades, tied to it; smaller ones under it.

The widgets come right after the page's first paint. A page that is left at once (a held arrow key in a list)
is not counted: only what stands still for a moment is. It knows frames and the table; the specs are made by
`official_charts` and `security_charts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QWidget

from govtrades_desktop.gui.widgets.count_list import Count
from govtrades_desktop.gui.widgets.table_view import TableView

if TYPE_CHECKING:
    from govtrades_desktop.gui.charts.frame import ChartFrame
    from govtrades_desktop.gui.charts.specs import BarsSpec, Spec

_GAP = 10
_NARROWEST = 330
_LEAST, _MOST = 236, 350
"""Heights of the smaller charts."""
_TALLEST = 480
_WIDE = 268
"""Of the wide one without bands, with up to six lanes of amounts."""
_LOWEST, _STACKED = 150, 40
"""Of it with one lane, where so few trades stand in it that they make no stacks."""


@dataclass(frozen=True, slots=True)
class FactSpecs:
    """What a page of one draws: one wide chart with its height, and smaller ones of one height.

    No smaller ones: there is nothing to draw them of. The hint is what the words over the wide one have no
    room for; the rows are what was counted with them and stands in a list.
    """

    wide: Spec
    wide_height: int
    small: tuple[Spec, ...]
    small_height: int
    hint: str = ""
    rows: tuple[Count, ...] = ()


class ChartRoom(QWidget):
    """A place for frames in one, two or three columns; the widgets come when they are first wanted.

    Signals:
        opened(object): the door of a mark.
        told(str): facts under the hand, in one line; a file that was written.
        failed(object): an error to show.
    """

    opened = Signal(object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None, *, least: int = _LEAST) -> None:
        """Build the place.

        Args:
            titles: of the charts, said while they are counted.
            parent: owner.
            least: height of a chart at first.
        """
        super().__init__(parent)
        self._titles = tuple(titles)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        self._height = least
        self._columns = 0
        self.frames: tuple[ChartFrame, ...] = ()
        self.setMinimumHeight(least)

    def make(self, kinds: Sequence[type]) -> None:
        """Make the frames, one for each kind of spec; harmless when they are there."""
        if self.frames:
            return
        from govtrades_desktop.gui.charts.frame import ChartFrame  # a start need not pay for charts
        from govtrades_desktop.gui.charts.specs import BarsSpec
        from govtrades_desktop.gui.pages.named_bars import NamedBarsChart

        self.frames = tuple(
            ChartFrame(NamedBarsChart() if kind is BarsSpec else kind, self, title=title)
            for kind, title in zip(kinds, self._titles, strict=True)
        )
        for frame in self.frames:
            frame.opened.connect(self.opened)
            frame.told.connect(self._on_told)
            frame.failed.connect(self.failed)
            frame.saved.connect(self._on_saved)
        self._arrange()

    def show_loading(self) -> None:
        """Say that something will stand here."""
        for frame in self.frames:
            frame.show_loading()

    def show_error(self, sentence: str) -> None:
        """Say what went wrong in place of the charts."""
        for frame in self.frames:
            frame.show_error(sentence)

    def show_specs(self, specs: Sequence[Spec], height: int) -> None:
        """Draw specs, one for each frame, all as high as said."""
        self._height = height
        for frame, spec in zip(self.frames, specs, strict=True):
            frame.show_spec(spec)
        self._columns = 0
        self._arrange()

    def columns(self) -> int:
        """Return how many charts stand beside each other."""
        fitting = max(1, (self.width() + _GAP) // (_NARROWEST + _GAP))
        count = max(1, len(self.frames))
        return count if fitting >= count else fitting

    def _arrange(self) -> None:
        number = self.columns()
        if not self.frames or number == self._columns:
            return
        self._columns = number
        for frame in self.frames:
            self._layout.removeWidget(frame)
        rows = -(-len(self.frames) // number)
        for place, frame in enumerate(self.frames):
            row, column = divmod(place, number)
            is_last_alone = place == len(self.frames) - 1 and column == 0
            self._layout.addWidget(frame, row, column, 1, number if is_last_alone else 1)
            frame.setFixedHeight(self._height)
            frame.show()
        for column in range(len(self.frames)):
            self._layout.setColumnStretch(column, 1 if column < number else 0)
        self.setFixedHeight(rows * self._height + (rows - 1) * _GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make more columns, or fewer."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._arrange()

    def widgets(self) -> list[QWidget]:
        """Return what the keyboard walks through, in order."""
        return [one for frame in self.frames for one in (frame.chart, frame.button)]

    @Slot(str)
    def _on_told(self, facts: str) -> None:
        self.told.emit(" · ".join(facts.splitlines()))

    @Slot(object)
    def _on_saved(self, path: Any) -> None:
        self.told.emit(self.tr("The chart was saved as {path}").format(path=path))


def bars_height(*specs: BarsSpec) -> int:
    """Return a height in which the bars of all of these show, as far as that is reasonable."""
    rows = max((len(spec.rows) for spec in specs), default=0)
    return max(_LEAST, min(_MOST, 84 + 23 * rows))


def wide_height(bands: int, amounts: int, trades: int, *, has_turns: bool = False) -> int:
    """Return the height of the wide chart with so many lanes of bands over so many of amounts."""
    most = _WIDE + 18 * max(0, amounts - 6)
    inner = most if trades > _STACKED else min(most, _LOWEST + 36 * max(0, amounts - 1))
    return min(_TALLEST, inner + 20 * bands + (18 if has_turns else 0))


class TradesLink(QObject):
    """Ties the marks of a chart to the rows of a table: what is selected in one is selected in the other.

    Signals:
        rows_selected(int): so many rows were, by way of their marks; 0: none is any more.
        marks_selected(int): of so many rows, selected in the table, the marks were.
    """

    rows_selected = Signal(int)
    marks_selected = Signal(int)

    def __init__(self, frame: ChartFrame, view: TableView) -> None:
        super().__init__(view)
        self._chart: Any = frame.chart
        self._view = view
        self._is_following = False
        self._chart.selected.connect(self.select_rows)
        view.selectionModel().selectionChanged.connect(self.select_marks)

    @Slot(object)
    def select_rows(self, ids: np.ndarray) -> None:
        """Select the rows of trades; the first of them comes into view."""
        view, model = self._view, self._view.table
        rows = model.rows_of(np.flatnonzero(np.isin(model.ids(), ids)))
        rows = np.sort(rows[rows >= 0])
        selection = QItemSelection()
        last = model.columnCount() - 1
        breaks = np.flatnonzero(np.diff(rows) > 1) + 1
        if len(rows):
            for first, end in zip(
                rows[np.r_[0, breaks]], rows[np.r_[breaks - 1, len(rows) - 1]], strict=True
            ):
                selection.select(model.index(int(first), 0), model.index(int(end), last))
        flags = QItemSelectionModel.SelectionFlag
        self._is_following = True
        try:
            if len(rows):
                view.selectionModel().setCurrentIndex(model.index(int(rows[0]), 0), flags.NoUpdate)
            view.selectionModel().select(selection, flags.ClearAndSelect)
        finally:
            self._is_following = False
        if len(rows):
            view.scrollTo(model.index(int(rows[0]), 0), QAbstractItemView.ScrollHint.PositionAtTop)
        self.rows_selected.emit(len(rows))

    @Slot()
    def select_marks(self) -> None:
        """Show the marks of the rows that are selected."""
        if self._is_following:
            return
        model = self._view.table
        rows = self._view.selected_rows()
        ordinals = model.ordinals(np.array(rows, dtype=np.int64))
        self._chart.select(model.ids()[ordinals[ordinals >= 0]])
        self.marks_selected.emit(len(rows))
