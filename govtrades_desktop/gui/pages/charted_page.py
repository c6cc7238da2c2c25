"""A page of one with charts: they are counted and drawn a moment after the page stands still.

What is drawn a subclass says; where it stands in the page, `fact_page` does. Counting is asked on the GUI
thread: all charts of one take 8 to 10 ms at 150,000 trades, from the indexes that the page itself reads.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtWidgets import QWidget

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.pages.fact_charts import ChartRoom, FactSpecs, TradesLink
from govtrades_desktop.gui.pages.page import Page
from govtrades_desktop.gui.plain_text import tip
from govtrades_desktop.gui.widgets.card import Tile
from govtrades_desktop.gui.widgets.table_view import TableView

_DRAW_AFTER_MS = 20
"""After the page: it is painted first, and of a run of pages only the last is drawn."""


class ChartedPage(Page):
    """A page with one wide chart, tied to a table, and smaller ones."""

    view: TableView
    tiles: dict[str, Tile]

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(catalogue, parent)
        self.key = ""
        self._data: Any = None
        self._drawn_key = ""
        self._is_waiting = False
        self._link: TradesLink | None = None
        titles = self.chart_titles()
        self.wide, self.small = ChartRoom(titles[:1], self), ChartRoom(titles[1:], self)
        for room in (self.wide, self.small):
            room.opened.connect(self.on_opened)
            room.told.connect(self.told)
            room.failed.connect(self.failed)
        self._draw_soon = QTimer(self)
        self._draw_soon.setSingleShot(True)
        self._draw_soon.setInterval(_DRAW_AFTER_MS)
        self._draw_soon.timeout.connect(self._on_rest)

    # What a subclass says

    def chart_titles(self) -> tuple[str, ...]:
        """Return what the charts are called: the wide one first."""
        raise NotImplementedError

    def chart_kinds(self) -> tuple[type, ...]:
        """Return the kinds of spec of the charts, likewise."""
        raise NotImplementedError

    def load_charts(self, key: str) -> FactSpecs | None:
        """Return what the charts of one show; None where it is gone. Raises GovTradesError."""
        raise NotImplementedError

    @Slot(object)
    def on_opened(self, target: object) -> None:
        """Follow a mark to what is behind it."""
        raise NotImplementedError

    # Drawing

    def draw_soon(self) -> None:
        """Draw when the page stands still; what another one's charts show goes at once."""
        if self.key != self._drawn_key:
            self.wide.show_loading()
            self.small.show_loading()
        self._draw_soon.start()

    @Slot()
    def _on_rest(self) -> None:
        self._is_waiting = not self.isVisible()  # who left at once did not want them
        if not self._is_waiting:
            self.draw_charts()

    def showEvent(self, event: QEvent) -> None:
        """Draw what was left before it was drawn."""
        super().showEvent(event)
        if self._is_waiting:
            self._draw_soon.start()

    @Slot()
    def draw_charts(self) -> None:
        """Count and draw the charts of whom or what is shown."""
        if self._data is None:
            return
        self._make_charts()
        try:
            found = self.load_charts(self.key)
        except GovTradesError as error:
            self.wide.show_error(f"{error.message} {error.hint}".strip())
            self.small.hide()
            return
        if found is None:
            return
        self._drawn_key = self.key
        self.wide.show_specs((found.wide,), found.wide_height)
        self.wide.frames[0].setToolTip(tip(found.hint))
        self.small.setVisible(bool(found.small))
        if found.small:
            self.small.show_specs(found.small, found.small_height)
        if self._link is not None:
            self._link.select_marks()

    def _make_charts(self) -> None:
        if self._link is not None:
            return
        wide, *small = self.chart_kinds()
        self.wide.make((wide,))
        self.small.make(small)
        self._link = TradesLink(self.wide.frames[0], self.view)
        self._link.rows_selected.connect(self._on_rows_selected)
        # made last, they would be last for the keyboard too
        before: QWidget = list(self.tiles.values())[-1]
        for one in (*self.wide.widgets(), self.view, self.view.header, *self.small.widgets()):
            QWidget.setTabOrder(before, one)
            before = one

    @Slot(int)
    def _on_rows_selected(self, rows: int) -> None:
        words = (
            self.tr("1 trade selected, in the table too")
            if rows == 1
            else self.tr("{n} trades selected, in the table too")
        )
        self.told.emit(words.format(n=show.count(rows)))

    def data_day(self) -> str:
        """Return the day of the data, for the words under a chart that leaves the house."""
        fresh = self.catalogue.freshness()
        if fresh.last_success_at is not None:
            return fresh.last_success_at.astimezone().date().isoformat()
        return fresh.starter_date.isoformat() if fresh.starter_date is not None else ""
