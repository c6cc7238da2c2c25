"""The original beside the number: the source pane of the rows of trades and filings, on whatever page.

One pane follows the cursor on every page, so there is one rendering process; it is made when it is first
wanted, and a start pays nothing for it. What it shows is asked for when the keyboard rests for a moment, so
that a held arrow key stays fluent; asking takes 0.02 ms a filing, 2 ms for the largest, and so may be done on
the GUI thread. It decides nothing about documents: `query.source_document` tells what there is, `gui.ink`
shows it, `pane_place` puts it where the reader wants it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QSplitter, QWidget

from govtrades_desktop.gui.ink.pane_place import InkPlace, PanePlace
from govtrades_desktop.gui.pages.page import OriginalWish, TradesWish
from govtrades_desktop.gui.session import Session
from govtrades_desktop.query.grammar import field_text
from govtrades_desktop.query.trade_records import TradeRow

if TYPE_CHECKING:
    from govtrades_desktop.core.source_document import SourceDocument
    from govtrades_desktop.gui.catalogue import Catalogue
    from govtrades_desktop.gui.ink.source_pane import SourcePane
    from govtrades_desktop.gui.pages.table_page import TablePage

_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_V)
_REST_MS = 25
_SHOWN = "ink/shown"
_SHOWN_OF_ONE = "ink/shown_of_one"
"""On the pages of one official or security: charts stand there, which the pane would cover unasked."""
_PAGES = ("trades", "filings", "official", "security")
_AFTER_FIRST_PAINT_MS = 50


class InkPanel(QObject):
    """Shows the original of the row under the cursor, and takes what is chosen on it back to the rows.

    Signals:
        told(str): a sentence for the status bar.
        shown_changed(bool): the pane came or went.
        place_changed(str): it stands elsewhere: a PanePlace.
        fetch_wanted(object): the SourceDocument that is to be fetched now.
        trades_wanted(object): a TradesWish.
    """

    told = Signal(str)
    shown_changed = Signal(bool)
    place_changed = Signal(str)
    fetch_wanted = Signal(object)
    trades_wanted = Signal(object)

    def __init__(
        self,
        splitter: QSplitter,
        catalogue: Catalogue,
        session: Session,
        archive_root: Path,
        parent: QWidget,
    ) -> None:
        """Build; the pane itself comes when it is first shown.

        Args:
            splitter: with the pages in it.
            catalogue: what is asked.
            session: remembers whether the pane is shown, where, and how large.
            archive_root: the archive's folder.
            parent: the window.
        """
        super().__init__(parent)
        self._catalogue = catalogue
        self._session = session
        self._archive_root = archive_root
        self._page: TablePage | None = None
        self._offered: int | None = None
        self._fetching: frozenset[int] = frozenset()
        self._place = InkPlace(splitter, session, parent)
        self._place.closed.connect(self._on_closed)
        self.pane: SourcePane | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.show_current)

    # Whether, and where

    @property
    def is_shown(self) -> bool:
        """Whether the reader wants the pane, on the pages that have one."""
        return self._session.flag(self._flag(), default=False)

    def _flag(self) -> str:
        return _SHOWN if self._page is None or self._page.is_table else _SHOWN_OF_ONE

    @property
    def place(self) -> PanePlace:
        """Where it stands, or will."""
        return self._place.place

    def follow(self, page: Any) -> None:
        """The page in front is this one; only rows of trades and filings have originals."""
        before = self.is_shown
        self._page = page if page.name in _PAGES else None
        self._arrange()
        if self.is_shown != before:
            self.shown_changed.emit(self.is_shown)

    def attach(self, page: Any) -> None:
        """Be told of the cursor of a page that was just made, and offer the pane's keys on its table."""
        if page.name not in _PAGES:
            return
        page.view.current_changed.connect(self._rest.start)
        page.original_wanted.connect(self.show_original)
        page.site_wanted.connect(self.open_site)
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
        self._session.keep(self._flag(), is_shown)
        self._arrange()
        self.shown_changed.emit(is_shown)
        if not is_shown and self._page is not None:
            self._page.focus_rows()

    @Slot()
    def _on_closed(self) -> None:
        self.set_shown(is_shown=False)

    @Slot(str)
    def set_place(self, place: str) -> None:
        """Put the pane elsewhere, and show it there; remembered."""
        self._place.choose(PanePlace(place))
        self.set_shown(is_shown=True)
        self.place_changed.emit(place)

    @Slot()
    def on_place_action(self) -> None:
        """Put the pane where an action of the menu says."""
        action = self.sender()
        if isinstance(action, QAction):
            self.set_place(action.data())

    def save(self) -> None:
        """Remember the pane's size."""
        self._place.keep()

    def shutdown(self) -> bool:
        """Put the pane away, and end its thread and process; True when they ended."""
        self._rest.stop()
        self._place.hide()
        return self.pane is None or self.pane.shutdown()

    def _arrange(self) -> None:
        if not self.is_shown or self._page is None:
            self._place.hide()
            if self._page is not None:
                self._page.make_room(is_tight=False)
                self._tell_cursor_row(self._page)
            return
        if self.pane is None:
            self._make()
        assert self.pane is not None
        self.pane.bar.tell_where(self.place)
        self._page.make_room(is_tight=self._place.is_tight())  # before: the splitter asks what fits
        self._place.show()
        self.show_current()

    def _make(self) -> None:
        from govtrades_desktop.gui.ink.source_pane import SourcePane  # 47 ms that a start need not pay

        pane = SourcePane(self._archive_root, self._place.parent())
        pane.hide()
        pane.row_chosen.connect(self._on_row_chosen)
        pane.rows_requested.connect(self._on_rows_wanted)
        pane.fetch_requested.connect(self._on_fetch_wanted)
        pane.site_requested.connect(self.open_site)
        pane.bar.place_wanted.connect(self.set_place)
        pane.bar.close_wanted.connect(self.toggle)
        pane.left.connect(self._on_left)
        self._place.take(pane)
        self.pane = pane
        QTimer.singleShot(_AFTER_FIRST_PAINT_MS, pane, pane.warm_up)

    @Slot()
    def _on_left(self) -> None:
        if self._page is not None:
            self._page.window().activateWindow()
            self._page.focus_rows()

    # What it shows

    @Slot()
    def show_current(self) -> None:
        """Show the original of the record under the cursor."""
        if self.pane is None or self.pane.isHidden() or self._page is None:
            return
        record = self._page.view.current_record()
        self._tell_cursor_row(self._page)
        if record is None:
            self.pane.show_source(None)
        elif isinstance(record, TradeRow):
            self._show(record.filing_id, record.line)
        else:
            self._show(record.id, None)

    @staticmethod
    def _tell_cursor_row(page: TablePage) -> None:
        """Let the details tell of the table's row again: page, table and details tell of one row."""
        if page.is_table:
            page.tell_cursor_row()

    def _show(self, filing_id: int, line: int | None) -> None:
        assert self.pane is not None
        known = self.pane.source
        if known is None or known.filing_id != filing_id:
            known = self._catalogue.load_source(filing_id)
        self._offered = None
        self.pane.show_source(known, line)
        self.pane.set_fetching(is_fetching=filing_id in self._fetching)

    @Slot(object)
    def show_original(self, wish: OriginalWish) -> None:
        """Show a page in the pane, which comes for it, where it is at hand; else on the official site."""
        from govtrades_desktop.ink.archived import Originals

        source = self._catalogue.load_source(wish.filing_id)
        if self._page is None or source is None or not Originals(self._archive_root).has(source.sha256s):
            self.told.emit(self.tr("The page is not on this machine: opened on the official site"))
            self.open_site(wish.url)
            return
        if not self.is_shown:
            self.set_shown(is_shown=True)
        self._rest.stop()
        self._show(wish.filing_id, wish.line)

    @Slot(str)
    def open_site(self, url: str) -> None:
        """Open an official page in the browser."""
        if url.startswith(("https://", "http://")):
            QDesktopServices.openUrl(QUrl(url))

    @Slot(int)
    def _on_row_chosen(self, line: int) -> None:
        """Put the cursor on the row chosen on its page; where the rows lack it, say so and offer it."""
        source = self.pane.source if self.pane is not None else None
        if self._page is None or self.pane is None or source is None:
            return
        trade_id = self._catalogue.trade_id(source.filing_id, line)
        if trade_id is None:
            return
        is_found = self._page.name != "filings" and self._page.view.select_id(trade_id)
        self._rest.stop()
        self._show(source.filing_id, line)
        if is_found:
            return
        self._offered = trade_id
        if self._page.name == "trades":
            self._page.on_trade_wanted(trade_id)
            told = self.tr("Row {n} is not among the rows shown: the search, year or chamber leaves it out.")
        else:
            told = self.tr("Row {n} of this filing.")
        self.pane.offer_rows(told.format(n=line), self.tr("Show the filing's trades"))

    @Slot()
    def _on_rows_wanted(self) -> None:
        source = self.pane.source if self.pane is not None else None
        if source is not None:
            text = field_text("doc", source.doc_id)
            self.trades_wanted.emit(TradesWish(text, None, trade_id=self._offered))

    # What is fetched

    @Slot(int)
    def _on_fetch_wanted(self, filing_id: int) -> None:
        if self.pane is not None and self.pane.source is not None:
            self.pane.set_fetching(is_fetching=False)
            self.fetch_wanted.emit(self.pane.source)

    @Slot(object)
    def tell_fetching(self, filing_ids: frozenset[int]) -> None:
        """Be told which originals are being fetched, or wait for it."""
        self._fetching = filing_ids
        if self.pane is not None and self.pane.source is not None:
            self.pane.set_fetching(is_fetching=self.pane.source.filing_id in filing_ids)

    def tell_trouble(self, filing_id: int, sentence: str, fetch_words: str = "") -> None:
        """Say in the pane what keeps an original from being fetched, where that original is wanted there."""
        pane = self.pane
        if pane is not None and pane.source is not None and pane.source.filing_id == filing_id:
            pane.add_to_note(sentence, fetch_words)

    @property
    def shown_source(self) -> SourceDocument | None:
        """The original that the pane shows, or would show."""
        return self.pane.source if self.pane is not None else None

    def look_again(self) -> None:
        """Open what is shown anew where its bytes are gone: the archive was made smaller."""
        from govtrades_desktop.ink.archived import Originals

        pane = self.pane
        known = pane.source if pane is not None else None
        if pane is not None and known is not None and not Originals(self._archive_root).has(known.sha256s):
            pane.reload()

    @Slot()
    def take_news(self) -> None:
        """Ask anew for what is shown: a run ended, and the original may be here now, or another one."""
        pane = self.pane
        known = pane.source if pane is not None else None
        if pane is None or known is None:
            return
        if pane.isHidden():
            pane.show_source(None)  # asked for when it is shown again
            return
        fresh = self._catalogue.load_source(known.filing_id)
        if fresh != known and self._offered is not None:
            self.show_current()  # the row chosen on its page is not among the rows: back to theirs
        elif fresh != known:
            pane.show_source(fresh, pane.mark)
            pane.set_fetching(is_fetching=known.filing_id in self._fetching)
        elif pane.state not in ("shown", "loading"):
            pane.reload()
