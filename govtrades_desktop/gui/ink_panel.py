"""The original beside the number: the source pane under the tables of trades and filings.

One pane follows the cursor on every page, so there is one rendering process; it is made when it is first
wanted, and a start pays nothing for it. What it shows is asked for when the keyboard rests for a moment, so
that a held arrow key stays fluent. It decides nothing about documents: `query.source_document` tells what
there is, `gui.ink` shows it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QSplitter, QWidget

from govtrades_desktop.gui.refresh_controller import FetchOriginals
from govtrades_desktop.gui.session import Session
from govtrades_desktop.query.trade_records import TradeRow

if TYPE_CHECKING:
    from govtrades_desktop.gui.catalogue import Catalogue
    from govtrades_desktop.gui.ink.source_pane import SourcePane
    from govtrades_desktop.gui.pages.table_page import TablePage
    from govtrades_desktop.gui.refresh_controller import RefreshController

_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_V)
_REST_MS = 25
_HEIGHT = 320
_SHOWN, _SIZES = "ink/shown", "ink/sizes"


class InkPanel(QObject):
    """Holds the pane in the lower part of a splitter whose upper part is the page.

    Signals:
        told(str): a sentence for the status bar.
        shown_changed(bool): the pane came or went.
    """

    told = Signal(str)
    shown_changed = Signal(bool)

    def __init__(
        self,
        splitter: QSplitter,
        catalogue: Catalogue,
        controller: RefreshController,
        session: Session,
        archive_root: Path,
        parent: QWidget,
    ) -> None:
        """Build; the pane itself comes with the first `set_shown`.

        Args:
            splitter: vertical, with the pages in it.
            catalogue: what is asked.
            controller: fetches originals.
            session: remembers whether the pane is shown, and its height.
            archive_root: the archive's folder.
            parent: the window.
        """
        super().__init__(parent)
        self._splitter = splitter
        self._catalogue = catalogue
        self._controller = controller
        self._session = session
        self._archive_root = archive_root
        self._page: TablePage | None = None
        self._fetching: int | None = None
        self.pane: SourcePane | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.show_current)
        controller.refreshed.connect(self._on_run_ended)
        controller.failed.connect(self._on_run_ended)

    @property
    def is_shown(self) -> bool:
        """Whether the reader wants the pane, on the pages that have one."""
        return self._session.flag(_SHOWN, default=False)

    def follow(self, page: Any) -> None:
        """The page in front is this one; only tables of trades and filings have originals."""
        self._page = page if page.is_table and page.name in ("trades", "filings") else None
        self._arrange()

    def attach(self, page: Any) -> None:
        """Be told of the cursor of a page that was just made, and offer the pane's keys on its table."""
        if not (page.is_table and page.name in ("trades", "filings")):
            return
        page.view.current_changed.connect(self._rest.start)
        page.view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Space and V where the table itself gets them.

        No shortcut of Qt: it would win over a list that pops up over the table, and over a search box.
        """
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and event.key() in _KEYS and not event.modifiers() and not event.isAutoRepeat():
            self.toggle()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def toggle(self) -> None:
        """Show the original of the row under the cursor, or put it away."""
        if self._page is None:
            self.told.emit(self.tr("Originals are shown beside the rows of Trades and Filings"))
            self.shown_changed.emit(self.is_shown)
            return
        self.set_shown(is_shown=not self.is_shown)

    def set_shown(self, *, is_shown: bool) -> None:
        """Show the pane or put it away; remembered."""
        if self.pane is not None and self.pane.isVisible():
            self._keep_sizes()
        self._session.keep(_SHOWN, is_shown)
        self._arrange()
        self.shown_changed.emit(is_shown)
        if not is_shown and self._page is not None:
            self._page.focus_rows()

    def save(self) -> None:
        """Remember the pane's height."""
        if self.pane is not None and self.pane.isVisible():
            self._keep_sizes()

    def shutdown(self) -> bool:
        """End the pane's thread and process; True when they ended."""
        self._rest.stop()
        return self.pane is None or self.pane.shutdown()

    def _keep_sizes(self) -> None:
        self._session.keep(_SIZES, self._splitter.sizes()[-1])

    def _arrange(self) -> None:
        wanted = self.is_shown and self._page is not None
        if not wanted:
            if self.pane is not None:
                self.pane.hide()
            return
        if self.pane is None:
            self._make()
        assert self.pane is not None
        if self.pane.isHidden():
            self.pane.show()
            height = min(self._session.number(_SIZES) or _HEIGHT, max(160, self._splitter.height() - 160))
            self._splitter.setSizes([max(1, self._splitter.height() - height), height])
        self.show_current()

    def _make(self) -> None:
        from govtrades_desktop.gui.ink.source_pane import SourcePane

        self.pane = SourcePane(self._archive_root, self._splitter)
        self.pane.hide()
        self._splitter.addWidget(self.pane)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(self._splitter.count() - 1, 0)
        self.pane.row_chosen.connect(self._on_row_chosen)
        self.pane.fetch_requested.connect(self._on_fetch)
        self.pane.site_requested.connect(self._on_site)
        self.pane.warm_up()

    @Slot()
    def show_current(self) -> None:
        """Show the original of the record under the cursor."""
        if self.pane is None or self.pane.isHidden() or self._page is None:
            return
        record = self._page.view.current_record()
        if record is None:
            self.pane.show_source(None)
            return
        is_trade = isinstance(record, TradeRow)
        filing_id = record.filing_id if is_trade else record.id
        known = self.pane.source
        if known is None or known.filing_id != filing_id:
            known = self._catalogue.load_source(filing_id)
        self.pane.show_source(known, record.line if is_trade else None)
        self.pane.set_fetching(is_fetching=self._fetching == filing_id)

    @Slot(int)
    def _on_row_chosen(self, line: int) -> None:
        if self._page is None or self.pane is None or self.pane.source is None:
            return
        trade_id = self._catalogue.trade_id(self.pane.source.filing_id, line)
        if trade_id is None:
            return
        if self._page.name == "trades" and not self._page.view.select_id(trade_id):
            self.told.emit(self.tr("That row is not among the rows shown: a filter leaves it out"))
            self._page.on_trade_wanted(trade_id)
        self.pane.show_source(self.pane.source, line)

    @Slot(int)
    def _on_fetch(self, filing_id: int) -> None:
        if not self._controller.start(FetchOriginals((filing_id,))):
            self.told.emit(self.tr("A refresh is under way; ask again when it has ended"))
            return
        self._fetching = filing_id
        if self.pane is not None:
            self.pane.set_fetching(is_fetching=True)

    @Slot(object)
    def _on_run_ended(self, _: object) -> None:
        """What was fetched may be here now: ask again for what is shown."""
        self._fetching = None
        if self.pane is None or self.pane.source is None:
            return
        self.pane.set_fetching(is_fetching=False)
        known = self.pane.source
        fresh = self._catalogue.load_source(known.filing_id)
        if fresh != known:
            self.pane.show_source(None)
            QTimer.singleShot(0, self, self.show_current)
        elif self.pane.state not in ("shown", "loading"):
            self.pane.reload()

    @Slot(str)
    def _on_site(self, url: str) -> None:
        if url.startswith(("https://", "http://")):
            QDesktopServices.openUrl(QUrl(url))
