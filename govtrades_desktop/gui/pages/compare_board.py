"""The charts of a comparison: made, fed and put in their places. It knows frames and specs; asks nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.charts.frame import ChartFrame
from govtrades_desktop.gui.charts.side_spec import SideSpec
from govtrades_desktop.gui.charts.specs import MultiplesSpec
from govtrades_desktop.gui.pages import compare_charts as made
from govtrades_desktop.gui.pages import compare_sides as sides
from govtrades_desktop.gui.pages.compare_facts import SideBySide
from govtrades_desktop.gui.pages.dashboard_parts import MeasureSwitch

_GAP = 10
_NARROWEST = 430
"""The least width at which two charts stand side by side."""
_FEW = 3
"""So many columns have room enough in half the width."""
_MONTHS, _LAGS = 132, 148
"""Heights of one of the charts under each other, where they are few; of many each is lower."""
_BANDS = 150
"""The least height of one chart of bands: both halves have words at their steps."""


class CompareBoard(QWidget):
    """The charts; `frames` by name: months, sectors, most, shared, lags.

    Signals:
        opened(object): the door of a mark.
        told(str): facts under the hand, in one line; a file that was written.
        failed(object): an error to show.
        measure_chosen(str): the months are measured by "counts" or "volume" now.
    """

    opened = Signal(object)
    told = Signal(str)
    failed = Signal(object)
    measure_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._data: SideBySide | None = None
        self._measure = made.COUNTS
        self._is_wide = False
        self._pair: tuple[str, ...] = ()
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        self.frames: dict[str, ChartFrame] = {
            "months": ChartFrame(MultiplesSpec, self),
            "sectors": ChartFrame(SideSpec, self),
            "most": ChartFrame(SideSpec, self),
            "shared": ChartFrame(SideSpec, self),
            "lags": ChartFrame(MultiplesSpec, self),
        }
        for frame in self.frames.values():
            frame.opened.connect(self.opened)
            frame.told.connect(self._on_told)
            frame.failed.connect(self.failed)
            frame.saved.connect(self._on_saved)
        self.measure_switch = MeasureSwitch(self.frames["months"])
        self.measure_switch.chosen.connect(self._on_measure)
        self.choose_measure(made.COUNTS)
        before: QWidget = self.measure_switch
        for frame in self.frames.values():
            QWidget.setTabOrder(before, frame.chart)
            QWidget.setTabOrder(frame.chart, frame.button)
            before = frame.button

    def choose_measure(self, name: str) -> None:
        """Measure the months by "counts" or "volume"; any other word is counts."""
        self._measure = made.VOLUME if name == made.VOLUME else made.COUNTS
        self.measure_switch.choose(self._measure)
        if self._data is not None:
            self.frames["months"].show_spec(made.months_spec(self._data, self._measure))
            self._size()

    @Slot(str)
    def _on_measure(self, name: str) -> None:
        self.choose_measure(name)
        self.measure_chosen.emit(name)

    def show_data(self, data: SideBySide) -> None:
        """Draw a comparison."""
        self._data = data
        frames = self.frames
        frames["months"].show_spec(made.months_spec(data, self._measure))
        frames["sectors"].show_spec(
            sides.sectors_spec(data) if data.is_of_officials else sides.parties_spec(data)
        )
        frames["most"].show_spec(sides.most_spec(data))
        frames["shared"].show_spec(sides.shared_spec(data))
        frames["lags"].show_spec(made.lags_spec(data))
        self.arrange()

    # Places

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the charts stand side by side, or under each other."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Put the charts side by side where their columns have room, else under each other."""
        if self._data is None:
            return
        number = len(self._data.comparison.compared)
        is_wide = number <= _FEW and self.width() >= 2 * _NARROWEST + _GAP
        frames = self.frames
        for frame in frames.values():
            self._layout.removeWidget(frame)
        # the many sectors stand beside the ranking, the few parties over it: no half of a line is empty
        order = ["months", "sectors", "most", "shared", "lags"]
        self._pair = ("sectors", "most") if self._data.is_of_officials else ("most", "shared")
        row = 0
        for name in order:
            if is_wide and name in self._pair:
                column = self._pair.index(name)
                self._layout.addWidget(frames[name], row, column)
                row += column
            else:
                self._layout.addWidget(frames[name], row, 0, 1, 2)
                row += 1
        self._is_wide = is_wide
        self._size()
        QTimer.singleShot(0, self, self._size)  # the words over a chart are as high as its width lets them

    @Slot()
    def _size(self) -> None:
        """Give each frame its height: rows are never cut, and the page scrolls."""
        if self._data is None:
            return
        number = len(self._data.comparison.compared)
        more = {2: 1.25, 3: 1.0}.get(number, 0.8)
        heights = {}
        for name, frame in self.frames.items():
            inner = frame.chart.sizeHint().height()
            if name in ("months", "lags"):
                each = (_MONTHS if name == "months" else _LAGS) * more
                if name == "months" and self._measure == made.VOLUME:
                    each = max(each, _BANDS)
                inner = int(number * each) if frame.chart.has_marks else 96
            heights[name] = inner + frame.header_height() + theme.GRID
        if self._is_wide:
            heights.update(dict.fromkeys(self._pair, max(heights[name] for name in self._pair)))
        for name, height in heights.items():
            self.frames[name].setFixedHeight(height)

    # Words

    @Slot(str)
    def _on_told(self, words: str) -> None:
        self.told.emit(" · ".join(words.splitlines()))

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self.told.emit(self.tr("The chart was saved as {path}").format(path=path))
