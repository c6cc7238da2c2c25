"""Column charts on pyqtgraph: months of buys and sells, days from trade to filing.

pyqtgraph is imported here, and this module only after the window has been painted. A column tells exact facts
under the mouse, and opens the rows behind it; left and right choose a column, Enter opens it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QToolTip, QVBoxLayout, QWidget

from govtrades_desktop.gui import formatting, theme
from govtrades_desktop.gui.plain_text import tip


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One column.

    Attributes:
        up: height above the axis; down: below it; both counts, not negative.
        label: under the column; empty for none.
        facts: the exact facts, for the tooltip and the screen reader.
        target: what it opens.
        colour: name of the upward column's colour.
    """

    up: float
    down: float
    label: str
    facts: str
    target: object
    colour: str = "buy"


class _CountAxis(pg.AxisItem):
    """Counts: whole numbers in the locale's form, without a sign on either side of the axis."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [formatting.count(abs(round(v))) for v in values]

    def tickValues(self, minVal: float, maxVal: float, size: int) -> list:  # noqa: N803 - pyqtgraph's names
        ticks = super().tickValues(minVal, maxVal, size)
        return [(spacing, values) for spacing, values in ticks[:1] if spacing >= 1] or [(1, [0])]


class BarChart(QWidget):
    """Columns over a common axis.

    Signals:
        opened(object): the target of a column.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[ChartBar, ...] = ()
        self._row = -1
        self._line: tuple[float, str] | None = None
        self._plot = pg.PlotWidget(self, axisItems={"left": _CountAxis("left")})
        self._plot.setAcceptDrops(False)  # files dropped here are the window's
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.hideButtons()
        self._plot.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.viewport().setMouseTracking(True)
        self._plot.viewport().installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._empty = QLabel(self)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.hide()
        layout.addWidget(self._empty)
        self._mark: pg.BarGraphItem | None = None

    def show_bars(
        self,
        bars: tuple[ChartBar, ...],
        *,
        line_at: float | None = None,
        line_word: str = "",
        empty: str = "",
    ) -> None:
        """Show columns; `line_at` is a place between columns (1.5: after the second) that is marked.

        Where every column is nothing, the words of `empty` stand in their place.
        """
        is_empty = not any(bar.up or bar.down for bar in bars)
        self._empty.setText(empty)
        self._empty.setVisible(is_empty)
        self._plot.setVisible(not is_empty)
        self._bars = bars
        self._row = -1
        self._line = (line_at, line_word) if line_at is not None else None
        self.setAccessibleDescription("; ".join(bar.facts for bar in bars))
        self._draw()

    def bars(self) -> tuple[ChartBar, ...]:
        """Return the columns."""
        return self._bars

    def _draw(self) -> None:
        self._empty.setStyleSheet(f"color: {theme.colours().muted}")
        plot = self._plot
        plot.clear()
        self._mark = None
        plot.setBackground(theme.color("page"))
        item = plot.getPlotItem()
        muted = theme.color("muted")
        for side in ("left", "bottom"):
            axis = item.getAxis(side)
            axis.setPen(theme.color("line"))
            axis.setTextPen(muted)
            axis.setStyle(
                tickFont=theme.font("small"),
                tickLength=0 if side == "left" else 4,
                autoExpandTextSpace=True,
                hideOverlappingLabels=False,  # they are thinned here; pyqtgraph would drop the outermost
            )
        item.getAxis("left").setGrid(40)
        item.getAxis("bottom").setHeight(QFontMetrics(theme.font("small")).height() + 8)
        bars = self._bars
        if not bars:
            return
        xs = np.arange(len(bars))
        ups = np.array([b.up for b in bars], dtype=float)
        downs = np.array([b.down for b in bars], dtype=float)
        width = 0.72 if len(bars) < 90 else 0.86
        none = pg.mkPen(None)
        for colour in dict.fromkeys(b.colour for b in bars):
            of = np.array([b.colour == colour for b in bars])
            plot.addItem(
                pg.BarGraphItem(
                    x=xs[of], y0=0, height=ups[of], width=width, brush=theme.color(colour), pen=none
                )
            )
        if downs.any():
            plot.addItem(
                pg.BarGraphItem(x=xs, y0=0, height=-downs, width=width, brush=theme.color("sell"), pen=none)
            )
            plot.addItem(pg.InfiniteLine(pos=0, angle=0, pen=pg.mkPen(muted, width=1)))
        top, bottom = max(ups.max(), 1), downs.max()
        plot.setXRange(-0.6, len(bars) - 0.4, padding=0)
        plot.setYRange(-bottom * 1.06, top * 1.1, padding=0)
        item.getAxis("bottom").setTicks([self._labels()])
        if self._line:
            at, word = self._line
            line = pg.InfiniteLine(pos=at, angle=90, pen=pg.mkPen(theme.color("text"), width=1.2))
            plot.addItem(line)
            note = pg.TextItem(word, color=theme.color("text"), anchor=(0, 0))
            note.setFont(theme.font("small"))
            note.setPos(at, top * 1.09)
            plot.addItem(note)

    def _labels(self) -> list[tuple[float, str]]:
        """Return labels that do not touch each other, thinned evenly where there is not room for all."""
        places = [(i, b.label) for i, b in enumerate(self._bars) if b.label]
        if not places:
            return []
        metrics = QFontMetrics(theme.font("small"))
        widest = max(metrics.horizontalAdvance(label) for _, label in places) + 10
        room = max(1, self._plot.width() - 50)
        step_px = room / max(1, len(self._bars))
        gap_px = step_px * (places[1][0] - places[0][0]) if len(places) > 1 else room
        every = max(1, -(-widest // max(1, int(gap_px))))
        shown = places[::every]
        if every > 1 and places[-1] != shown[-1]:
            # The last one says where the axis ends ("91+"); a neighbour that would touch it gives way.
            if (places[-1][0] - shown[-1][0]) * step_px < widest:
                shown = shown[:-1]
            shown.append(places[-1])
        return [(float(i), label) for i, label in shown]

    def resizeEvent(self, event: QEvent) -> None:
        """Thin the labels anew."""
        super().resizeEvent(event)
        if self._bars:
            self._plot.getPlotItem().getAxis("bottom").setTicks([self._labels()])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def column_at(self, point: QPoint) -> int:
        """Return the column under a point of the plot's viewport, or -1."""
        box = self._plot.getViewBox()
        at = box.mapSceneToView(QPointF(self._plot.mapToScene(point)))
        i = round(at.x())
        inside = box.sceneBoundingRect().contains(self._plot.mapToScene(point))
        return i if inside and 0 <= i < len(self._bars) else -1

    def column_center(self, i: int) -> QPoint:
        """Return a point of the plot's viewport within column i."""
        box = self._plot.getViewBox()
        return self._plot.mapFromScene(box.mapViewToScene(QPointF(i, 0)))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Follow the mouse over the plot."""
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseMove:
                self._choose(self.column_at(event.position().toPoint()), event.globalPosition().toPoint())
            elif (
                event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton
            ):
                i = self.column_at(event.position().toPoint())
                if i >= 0:
                    self.opened.emit(self._bars[i].target)
        elif isinstance(event, QHelpEvent):
            # Left to Qt, the card's own tooltip would take the place of the column's facts after a moment.
            i = self.column_at(event.pos())
            if i >= 0:
                QToolTip.showText(event.globalPos(), tip(self._bars[i].facts), self)
            return True
        elif event.type() == QEvent.Type.Leave:
            self._choose(-1, None)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right, Home, End choose a column; Enter opens it."""
        last = len(self._bars) - 1
        key = event.key()
        steps = {
            Qt.Key.Key_Left: max(0, self._row - 1),
            Qt.Key.Key_Right: min(last, self._row + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key in steps and last >= 0:
            i = steps[key]
            self._choose(i, self._plot.viewport().mapToGlobal(self.column_center(i)))
            self.setAccessibleDescription(self._bars[i].facts)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._row <= last:
            self.opened.emit(self._bars[self._row].target)
        else:
            super().keyPressEvent(event)

    def _choose(self, i: int, at: QPoint | None) -> None:
        if i == self._row:
            return
        self._row = i
        if self._mark is not None:
            self._plot.removeItem(self._mark)
            self._mark = None
        if i < 0:
            QToolTip.hideText()
            self._plot.viewport().unsetCursor()
            return
        low, high = self._plot.getViewBox().viewRange()[1]
        ground = theme.color("accent")
        ground.setAlpha(38)
        self._mark = pg.BarGraphItem(
            x=[i], y0=[low], height=[high - low], width=1.0, brush=ground, pen=pg.mkPen(None)
        )
        self._mark.setZValue(-5)
        self._plot.addItem(self._mark)
        self._plot.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        if at is not None:
            QToolTip.showText(at, tip(self._bars[i].facts), self)

    @Slot()
    def redraw(self) -> None:
        """Draw again, from the colours in force."""
        self._draw()
