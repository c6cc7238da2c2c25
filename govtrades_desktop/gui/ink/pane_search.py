"""Finding a text in what the pane shows, whether pages or a report: the line, the places, the count."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from govtrades_desktop.gui.ink.find_bar import FindBar
from govtrades_desktop.gui.ink.page_view import PageView
from govtrades_desktop.gui.ink.report_view import ReportView
from govtrades_desktop.gui.ink.text_search import TextSearch


class PaneSearch(QObject):
    """Joins the find bar with the two views.

    Signals:
        words_wanted(): other pages' words are needed now (`missing_pages`).
        closed(): the search is over; the keyboard may go back to the page.
    """

    words_wanted = Signal()
    closed = Signal()

    def __init__(self, bar: FindBar, pages: PageView, report: ReportView, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._pages = pages
        self._report = report
        self._search = TextSearch()
        self._report_hit = 0
        self._is_report = False
        self._is_ready = False
        bar.text_changed.connect(self._on_text)
        bar.stepped.connect(self.step)
        bar.closed.connect(self.close)

    def begin(self) -> None:
        """Show the line and take the keyboard."""
        self._bar.setVisible(True)
        self._bar.begin()

    def follow(self, *, is_report: bool) -> None:
        """Search in what is shown from now on; what is looked for stays, where the line is open."""
        self._is_report, self._is_ready = is_report, True
        if not self._bar.isHidden():
            self._on_text(self._bar.text())

    def leave(self) -> None:
        """Forget the places: something else will be shown."""
        self._is_ready = False
        self._clear()

    def missing_pages(self) -> list[int]:
        """Return the pages whose words are needed."""
        return self._search.missing() if self._is_ready else []

    def go_on(self) -> None:
        """Look through the pages whose words came meanwhile."""
        if not self._search.wanted:
            return
        for page in self._search.missing():
            if (text := self._pages.content.text_of(page)) is not None:
                self._search.take(page, text)
        if self._search.current() is None:
            self._search.step(1, self._pages.current_page())
        self._tell_pages()

    @Slot(int)
    def step(self, way: int) -> None:
        """Go to the next place (1) or the one before (-1), around the end."""
        if not self._is_ready or not self._bar.text().strip():
            return
        if not self._is_report:
            self._search.step(way, self._pages.current_page())
            self._tell_pages()
        elif count := self._report.hits():
            self._report_hit = (self._report_hit + way) % count
            self._report.go_to_hit(self._report_hit)
            self._tell(self._report_hit + 1, count, is_done=True)

    @Slot()
    def close(self) -> None:
        """End the search and take the line away."""
        self._bar.setVisible(False)
        self._clear()
        self.closed.emit()

    @Slot(str)
    def _on_text(self, wanted: str) -> None:
        if not self._is_ready:
            return
        if self._is_report:
            count = self._report.find(wanted)
            self._report_hit = 0
            self._report.go_to_hit(0 if count else None)
            self._tell(1 if count else 0, count, is_done=True)
            return
        self._search = TextSearch(wanted, self._pages.page_count())
        self.go_on()
        if not self._search.wanted:
            self._clear()
        self.words_wanted.emit()

    def _clear(self) -> None:
        self._search = TextSearch()
        self._pages.set_hits((), None)
        self._report.find("")
        self._bar.tell("")

    def _tell_pages(self) -> None:
        hits = self._search.hits()
        self._pages.set_hits(hits, self._search.current())
        self._tell(self._search.number(), len(hits), is_done=not self._search.missing())

    def _tell(self, number: int, count: int, *, is_done: bool) -> None:
        if count:
            more = "" if is_done else "…"
            self._bar.tell(self.tr("{0} of {1}").format(f"{number:,}", f"{count:,}") + more)
        elif not self._bar.text().strip():
            self._bar.tell("")
        elif not is_done:
            self._bar.tell(self.tr("Looking…"))
        elif not self._is_report and self._search.is_without_text:
            self._bar.tell(self.tr("A scan: no text"), is_missing=True)
        else:
            self._bar.tell(self.tr("Not found"), is_missing=True)
