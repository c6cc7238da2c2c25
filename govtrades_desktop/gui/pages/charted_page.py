"""A page of one with charts: they are counted and drawn a moment after the page stands still.

What is drawn a subclass says; where it stands in the page, `fact_page` does. Counting, and putting into words
what was counted, is done on the read thread: of 150,000 trades it takes up to 60 ms. What comes back for
another one than the one in front is dropped. Here is only drawn.
"""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.pages.fact_charts import ChartRoom, FactSpecs, TradesLink
from govtrades_desktop.gui.pages.page import Page
from govtrades_desktop.gui.plain_text import tip
from govtrades_desktop.gui.read_thread import ReadResult, ReadThread
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
        self._reader: ReadThread | None = None
        self._said = self._said_of_selection = ""
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
        self._reveal_soon = QTimer(self)
        self._reveal_soon.setSingleShot(True)
        self._reveal_soon.setInterval(QApplication.doubleClickInterval())
        self._reveal_soon.timeout.connect(self.reveal_row)
        self.told.connect(self._on_told)

    def read_by(self, reader: ReadThread) -> None:
        """Take the thread that counts."""
        self._reader = reader
        reader.answered.connect(self._on_answered)

    # What a subclass says

    def chart_titles(self) -> tuple[str, ...]:
        """Return what the charts are called: the wide one first."""
        raise NotImplementedError

    def chart_kinds(self) -> tuple[type, ...]:
        """Return the kinds of spec of the charts, likewise."""
        raise NotImplementedError

    @staticmethod
    def load_charts(catalogue: Catalogue, key: str, data: Any) -> FactSpecs | None:
        """Return what the charts of one show; None where it is gone. Raises GovTradesError.

        Called on the read thread: it has no page to touch.

        Args:
            catalogue: of the read thread's own library.
            key: of whom or what.
            data: what the page shows of it.
        """
        raise NotImplementedError

    def tell_beside(self, found: FactSpecs) -> None:
        """Show what was counted with the charts and is no chart."""

    @Slot()
    def reveal_row(self) -> None:
        """Bring the row under the cursor into view."""
        raise NotImplementedError

    @Slot(object)
    def on_opened(self, target: object) -> None:
        """Follow a mark to what is behind it."""
        raise NotImplementedError

    # Drawing

    def draw_soon(self) -> None:
        """Draw when the page stands still; what another one's charts show goes at once."""
        if self.key != self._drawn_key:
            self._cancel()
            self.take_back_words()
            self.wide.show_loading()
            self.small.show_loading()
        self._draw_soon.start()

    @property
    def _reading(self) -> str:
        return f"charts of one {self.name}"

    def _cancel(self) -> None:
        self._reveal_soon.stop()
        if self._reader is not None:
            self._reader.cancel(self._reading)

    @Slot()
    def _on_rest(self) -> None:
        self._is_waiting = not self.isVisible()  # who left at once did not want them
        if self._is_waiting or self._data is None:
            return
        if self._reader is None:
            self.draw_charts()
            return
        self._make_charts()
        key, data, load_charts = self.key, self._data, self.load_charts

        def work(library: Any, stop: threading.Event) -> tuple[str, FactSpecs | None]:
            return key, load_charts(Catalogue(library), key, data)

        self._reader.ask(self._reading, work)

    @Slot(object)
    def _on_answered(self, result: ReadResult) -> None:
        if result.request.name != self._reading:
            return
        if isinstance(result.error, GovTradesError):
            self._show_error(result.error)
        elif result.error is not None:
            raise result.error
        elif result.value[0] == self.key and self._data is not None:
            self._show_charts(result.value[1])

    def showEvent(self, event: QEvent) -> None:
        """Draw what was left before it was drawn."""
        super().showEvent(event)
        if self._is_waiting:
            self._draw_soon.start()

    def hideEvent(self, event: QEvent) -> None:
        """Take back what was said of a selection that is not in front any more."""
        super().hideEvent(event)
        self._reveal_soon.stop()
        self.take_back_words()

    @Slot()
    def draw_charts(self) -> None:
        """Count and draw the charts of whom or what is shown, here and now: for who has no read thread."""
        if self._data is None:
            return
        self._draw_soon.stop()
        self._cancel()
        self._make_charts()
        try:
            self._show_charts(self.load_charts(self.catalogue, self.key, self._data))
        except GovTradesError as error:
            self._show_error(error)

    def _show_error(self, error: GovTradesError) -> None:
        self.wide.show_error(f"{error.message} {error.hint}".strip())
        self.small.hide()

    def _show_charts(self, found: FactSpecs | None) -> None:
        if found is None:
            return
        self._drawn_key = self.key
        self.wide.show_specs((found.wide,), found.wide_height)
        self.wide.frames[0].setToolTip(tip(found.hint))
        self.small.setVisible(bool(found.small))
        if found.small:
            self.small.show_specs(found.small, found.small_height)
        self.tell_beside(found)
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
        self._link.marks_selected.connect(self._on_marks_selected)
        # made last, they would be last for the keyboard too
        before: QWidget = list(self.tiles.values())[-1]
        for one in (*self.wide.widgets(), self.view, self.view.header, *self.small.widgets()):
            QWidget.setTabOrder(before, one)
            before = one

    # What is selected

    @Slot(int)
    def _on_rows_selected(self, rows: int) -> None:
        """Say how many trades are selected, by way of their marks; their first row comes into view."""
        if not rows:
            self.take_back_words()
            return
        words = (
            self.tr("1 trade selected, in the table too")
            if rows == 1
            else self.tr("{n} trades selected, in the table too")
        )
        self._say_of_selection(words.format(n=show.count(rows)))
        self._reveal_soon.start()  # later: what moves under a hand in mid double click opens another trade

    @Slot(int)
    def _on_marks_selected(self, rows: int) -> None:
        """Follow a selection in the table where one was spoken of; else that is seen in the table itself."""
        self._reveal_soon.stop()
        if not self._said_of_selection or self._said != self._said_of_selection:
            return
        if not rows:
            self.take_back_words()
            return
        words = self.tr("1 trade selected") if rows == 1 else self.tr("{n} trades selected")
        self._say_of_selection(words.format(n=show.count(rows)))

    def _say_of_selection(self, words: str) -> None:
        self._said_of_selection = words
        self.told.emit(words)

    def take_back_words(self) -> None:
        """Say no longer how many are selected; what was said since stays."""
        words, self._said_of_selection = self._said_of_selection, ""
        if words and words == self._said:
            self.told.emit("")

    @Slot(str)
    def _on_told(self, words: str) -> None:
        self._said = words

    def data_day(self) -> str:
        """Return the day of the data, for the words under a chart that leaves the house."""
        return data_day(self.catalogue)


def data_day(catalogue: Catalogue) -> str:
    """Return the day of the data of a catalogue: of the last asking, or of what the program came with."""
    fresh = catalogue.freshness()
    if fresh.last_success_at is not None:
        return fresh.last_success_at.astimezone().date().isoformat()
    return fresh.starter_date.isoformat() if fresh.starter_date is not None else ""
