"""The pane that shows the original of the chosen trade or filing, with its row marked.

`show_source` is all a page of the window needs. Everything that takes time happens on the ink thread; what
was asked for before is forgotten as soon as something else is chosen. It joins the parts and holds the one
state that they share; what its tools do is `pane_commands`', its words for what is absent `pane_state`'s.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from govtrades_desktop.core.source_document import SourceDocument, SourceKind
from govtrades_desktop.gui.ink.ink_thread import Drawn, InkThread, Opened, Refused, TextKey, TextRead
from govtrades_desktop.gui.ink.pane_commands import ON_PAGES, ON_REPORTS, PaneCommands
from govtrades_desktop.gui.ink.pane_parts import PaneParts
from govtrades_desktop.gui.ink.pane_search import PaneSearch
from govtrades_desktop.gui.ink.pane_state import (
    OpenedMemory,
    PaneState,
    TroubleWords,
    notice_of,
    words_of_absence,
    words_of_refusal,
)
from govtrades_desktop.gui.ink.picture_cache import CACHE_BYTES, PictureCache, TileKey
from govtrades_desktop.ink.archived import Originals
from govtrades_desktop.ink.renderer import Renderer

_SKELETON_AFTER_MS = 80
"""What opens sooner takes the old page's place without a flicker."""


_TOGGLES = (Qt.Key.Key_V, Qt.Key.Key_Space)  # as in the table


class SourcePane(QWidget):
    """The original page beside the number.

    Signals:
        row_chosen(int): a row of the filing was clicked on its page; its line.
        fetch_requested(int): the filing (id) whose original shall be fetched now.
        site_requested(str): the address to be opened on the official site.
        rows_requested(): what `offer_rows` offered was chosen.
        left(): the keyboard is to go back to where it came from.
        state_changed(str): a PaneState.
    """

    row_chosen = Signal(int)
    fetch_requested = Signal(int)
    site_requested = Signal(str)
    rows_requested = Signal()
    left = Signal()
    state_changed = Signal(str)

    def __init__(
        self,
        archive_root: Path,
        parent: QWidget | None = None,
        *,
        cache_bytes: int = CACHE_BYTES,
        renderer: Renderer | None = None,
    ) -> None:
        """Build; no thread and no process is started before something is shown.

        Args:
            archive_root: the archive's folder.
            parent: as Qt's.
            cache_bytes: of drawn pages.
            renderer: stands in for the rendering process, in tests.
        """
        super().__init__(parent)
        self._source: SourceDocument | None = None
        self._line: int | None = None
        self._state = PaneState.NOTHING
        self._wanted: tuple[tuple[TileKey, ...], tuple[TextKey, ...]] = ((), ())
        self._remembered = OpenedMemory()
        self._added: tuple[int, str, str] | None = None
        self.cache = PictureCache(cache_bytes)
        self.thread_of_ink = InkThread(Originals(archive_root), self, renderer=renderer)
        self.thread_of_ink.answered.connect(self._on_answered)
        self._parts = parts = PaneParts(self, self.cache)
        self.bar, self.find_bar, self.page_list = parts.bar, parts.find_bar, parts.page_list
        self.pages, self.report, self.note = parts.pages, parts.report, parts.note
        self._stack, self._skeleton = parts.stack, parts.skeleton
        self.search = PaneSearch(self.find_bar, self.pages, self.report, self)
        self.commands = PaneCommands(
            self.bar, self.pages, self.report, self.search, self.find_bar, self.page_list, self
        )
        self._skeleton_timer = QTimer(self)
        self._skeleton_timer.setSingleShot(True)
        self._skeleton_timer.setInterval(_SKELETON_AFTER_MS)
        self._skeleton_timer.timeout.connect(self._on_still_loading)
        self._connect()
        parts.restyle()
        self._tell_nothing()

    def _connect(self) -> None:
        self.commands.site_asked.connect(self._on_site_asked)
        self.bar.offer_taken.connect(self.rows_requested)
        self.pages.row_chosen.connect(self.row_chosen)
        self.report.row_chosen.connect(self.row_chosen)
        self.pages.wanted.connect(self._on_wanted)
        self.pages.page_changed.connect(self._on_page_changed)
        self.pages.zoom_changed.connect(self._on_zoom_changed)
        self.report.zoom_changed.connect(self._on_report_zoomed)
        self.note.fetch_asked.connect(self._on_fetch_asked)
        self.note.site_asked.connect(self._on_site_asked)
        self.search.words_wanted.connect(self._push_wishes)
        self.search.closed.connect(self._on_search_closed)
        self.page_list.page_asked.connect(self.pages.go_to_page)

    # --- what the window asks ------------------------------------------------------------------------------

    @property
    def state(self) -> PaneState:
        """What is shown now."""
        return self._state

    @property
    def source(self) -> SourceDocument | None:
        """The original that is shown or being opened."""
        return self._source

    @property
    def mark(self) -> int | None:
        """Line of the row that is marked, or shall be."""
        return self._line

    def show_source(self, source: SourceDocument | None, mark: int | None = None) -> None:
        """Show the original of a filing, with one row marked.

        Of the original that is shown already only the mark moves: nothing is read or drawn for it.

        Args:
            source: the original; None: nothing is chosen.
            mark: line of the row; None: none.
        """
        self._line = mark
        if source is None:
            self._source = None
            self.thread_of_ink.forget()
            self._tell_nothing()
            return
        known, self._source = self._source, source
        is_same = known is not None and source.sha256s and known.sha256s == source.sha256s
        if is_same and self._state is PaneState.SHOWN:
            self.bar.tell_title(source.title)
            if known is not source and source.kind is not SourceKind.SENATE_PAGE:
                self.pages.set_rows(source)
            self.bar.tell_notice(notice_of(self._source))
            self._set_mark()
            self._push_wishes()  # a row over a page break: the other page's words
            return
        if is_same and self._state is PaneState.LOADING:
            return
        self._open(source)

    def reload(self) -> None:
        """Open the same original again: it was fetched meanwhile, or mended."""
        if self._source is not None:
            for sha256 in self._source.sha256s:
                self.cache.forget(sha256)
            self._remembered.forget(self._source)
            self._open(self._source)

    def add_to_note(self, sentence: str, fetch_words: str = "") -> None:
        """Say more of why this original is not shown, as long as it is not; see `AbsenceNote.add`."""
        if self._source is not None:
            self._added = (self._source.filing_id, sentence, fetch_words)
            self.note.add(sentence, fetch_words)

    def set_fetching(self, *, is_fetching: bool) -> None:
        """Show that what was asked for with `fetch_requested` is under way."""
        self.note.set_fetching(is_fetching=is_fetching)

    def offer_rows(self, sentence: str, offer: str) -> None:
        """Say something of the row chosen on its page, and offer to show it; until another is shown."""
        self.bar.tell_notice(sentence, offer)

    def warm_up(self) -> None:
        """Start thread and process ahead of the first page: after the window's first paint."""
        self.thread_of_ink.warm_up()

    def shutdown(self) -> bool:
        """End thread and process; True when they ended. Before the window goes."""
        self._skeleton_timer.stop()
        return self.thread_of_ink.shutdown()

    def row_text(self) -> str:
        """Return the marked row's text as its page prints it; empty where it is not known (yet)."""
        return self.commands.row_text()

    # --- opening -------------------------------------------------------------------------------------------

    def _open(self, source: SourceDocument) -> None:
        self.bar.tell_title(source.title)
        self.search.leave()
        self._wanted = ((), ())
        if not source.sha256s:
            self.thread_of_ink.forget()
            self._tell_trouble(words_of_absence(source))
            return
        remembered = self._remembered.find(source)
        self.thread_of_ink.open(source)  # also what is remembered: its bytes are verified each time
        if remembered is not None:
            self._show_opened(remembered)
            return
        self.pages.set_mark(None)
        self.report.set_mark(None)
        self.bar.enable("open")
        self._set_state(PaneState.LOADING)
        if self._stack.currentWidget() is self.note:
            self._stack.setCurrentWidget(self._skeleton)
        else:
            self._skeleton_timer.start()

    @Slot()
    def _on_still_loading(self) -> None:
        if self._state is PaneState.LOADING:
            self._stack.setCurrentWidget(self._skeleton)
            self.bar.tell_place(self.tr("Opening…"))

    @Slot(object)
    def _on_answered(self, answer: object) -> None:
        if isinstance(answer, Drawn):
            self.pages.take_drawn(answer)
        elif isinstance(answer, TextRead):
            self.pages.take_text(answer.key, answer.text)
            self.search.go_on()
        elif isinstance(answer, Opened) and self._is_current(answer.source):
            self._remembered.keep(answer)
            if self._state is not PaneState.SHOWN:
                self._show_opened(answer)
        elif isinstance(answer, Refused) and self._is_current(answer.source):
            self._remembered.forget(answer.source)
            self._tell_trouble(words_of_refusal(answer))

    def _is_current(self, source: SourceDocument) -> bool:
        return self._source is not None and self._source.sha256s == source.sha256s

    def _show_opened(self, opened: Opened) -> None:
        assert self._source is not None
        self._skeleton_timer.stop()
        self._set_state(PaneState.SHOWN)
        self.commands.is_report = opened.report is not None
        if opened.report is not None:
            self.report.show_report(opened.report)
            self._stack.setCurrentWidget(self.report)
            self.bar.enable(*ON_REPORTS)
            self.bar.tell_place(self.tr("{0} rows").format(len(opened.report.rows)))
            self.bar.tell_zoom(self.report.zoom)
        else:
            self.pages.show_pages(self._source, opened.pages)
            self._stack.setCurrentWidget(self.pages)
            self.bar.enable(*ON_PAGES)
            self.page_list.fill(self.pages.content)
            self._on_page_changed(self.pages.current_page())
            self.bar.tell_zoom(self.pages.zoom)
        self.commands.show_list()
        self.bar.tell_notice(notice_of(self._source))
        self._set_mark()
        self.search.follow(is_report=opened.report is not None)

    def _tell_trouble(self, words: TroubleWords) -> None:
        self._skeleton_timer.stop()
        self.pages.clear()
        self.page_list.setVisible(False)
        url = self._source.url if self._source is not None else ""
        self.note.tell(words.heading, words.sentence, can_fetch=words.can_fetch, can_open=bool(url))
        if self._added is not None and self._source is not None and self._added[0] == self._source.filing_id:
            self.note.add(*self._added[1:])
        self._stack.setCurrentWidget(self.note)
        self.bar.enable("open")
        self.bar.tell_place("")
        self.bar.tell_notice("")
        self._set_state(words.state)

    def _tell_nothing(self) -> None:
        self._skeleton_timer.stop()
        self.search.leave()
        self.pages.clear()
        self.page_list.setVisible(False)
        self.bar.tell_title(self.tr("Original"))
        self.bar.tell_place("")
        self.bar.tell_notice("")
        self.bar.enable()
        self.note.tell(
            self.tr("The page behind the number"),
            self.tr("Choose a trade or a filing: its original stands here, with the row marked."),
        )
        self._stack.setCurrentWidget(self.note)
        self._set_state(PaneState.NOTHING)

    def _set_mark(self) -> None:
        view = self.commands.view
        self.bar.end_brief()
        view.set_mark(self._line)
        told = self.tr("Row {0} is marked").format(self._line) if self._line is not None else ""
        view.setAccessibleDescription(told)
        QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.DescriptionChanged))

    def _set_state(self, state: PaneState) -> None:
        self._state = state
        self.state_changed.emit(state.value)

    # --- pages ---------------------------------------------------------------------------------------------

    @Slot(object, object)
    def _on_wanted(self, tiles: tuple[TileKey, ...], texts: tuple[TextKey, ...]) -> None:
        self._wanted = (tiles, texts)
        self._push_wishes()

    @Slot()
    def _push_wishes(self) -> None:
        """Want what is seen; then the words of the marked row, and of pages to be searched."""
        if self._state is not PaneState.SHOWN or self.commands.is_report:
            return
        tiles, texts = self._wanted
        keys = dict.fromkeys(texts)
        for page in [*(page for page, _ in self.pages.content.marked_places()), *self.search.missing_pages()]:
            if self.pages.content.text_of(page) is None:
                keys[self.pages.content.key_of(page)] = None
        self.thread_of_ink.want(tiles, tuple(keys))

    @Slot(int)
    def _on_page_changed(self, page: int) -> None:
        if self.commands.is_report or self._state is not PaneState.SHOWN:
            return
        count = self.pages.page_count()
        self.bar.tell_place(self.tr("Page {0} of {1}").format(page, count) if count else "")
        self.page_list.show_current(page)

    @Slot(float)
    def _on_zoom_changed(self, zoom: float) -> None:
        if self._state is PaneState.SHOWN and not self.commands.is_report:
            self.bar.tell_zoom(zoom)

    @Slot(float)
    def _on_report_zoomed(self, zoom: float) -> None:
        if self._state is PaneState.SHOWN and self.commands.is_report:
            self.bar.tell_zoom(zoom)

    # --- what is asked for ---------------------------------------------------------------------------------

    @Slot()
    def _on_fetch_asked(self) -> None:
        if self._source is not None:
            self._added = None
            self.note.set_fetching(is_fetching=True)
            self.fetch_requested.emit(self._source.filing_id)

    @Slot()
    def _on_site_asked(self) -> None:
        if self._source is not None and self._source.url:
            self.site_requested.emit(self._source.url)

    @Slot()
    def _on_search_closed(self) -> None:
        self.commands.view.setFocus()

    # --- keys and looks ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Claim the pane's own keys while the keyboard is in it, before the window's shortcuts see them."""
        if event.type() == QEvent.Type.ShortcutOverride and self.commands.action_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key is for."""
        if self.commands.run_key(event):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.find_bar.isVisible():
            self.search.close()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _TOGGLES and not event.modifiers() and not event.isAutoRepeat():
            self.bar.close_wanted.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._parts.restyle()

    def sizeHint(self) -> QSize:
        """Return room for a page that can be read."""
        return QSize(560, 720)
