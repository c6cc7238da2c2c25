"""A few officials, or securities, side by side: facts in columns, charts on one scale, every mark a door.

Numbers are counted on the read thread; until they are there grey lines stand for them. While it is in front,
news waits behind a button, and nothing moves under the reader. Charts are imported with the first figures.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.core.records import ChangeSet
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.pages import compare_facts
from govtrades_desktop.gui.pages.compare_facts import SideBySide, heading, page_wish
from govtrades_desktop.gui.pages.compare_head import CompareHead
from govtrades_desktop.gui.pages.page import (
    FEWEST_COMPARED,
    MOST_COMPARED,
    CompareWish,
    FilingsWish,
    OfficialWish,
    Page,
    Place,
    SecurityWish,
    TradesWish,
)
from govtrades_desktop.gui.read_thread import ReadResult, ReadThread
from govtrades_desktop.gui.session import Session
from govtrades_desktop.gui.widgets.card import Card
from govtrades_desktop.gui.widgets.side_table import SideTable
from govtrades_desktop.gui.widgets.states import Skeleton, StateNote

if TYPE_CHECKING:
    from govtrades_desktop.gui.pages.compare_board import CompareBoard

_READING = "compare"


class CompareView(Page):
    """The page of a comparison.

    Signals:
        add_wanted(): another one is to be chosen, to stand beside those that are here.
    """

    add_wanted = Signal()

    name = "compare"
    is_searched_while_typing = False
    has_year = False
    has_chamber = False

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(catalogue, parent)
        self.key = ""
        self.data: SideBySide | None = None
        self._newer: SideBySide | None = None
        self._reader: ReadThread | None = None
        self._names: dict[str, str] = {}
        self._scrolls: dict[str, int] = {}
        self._is_news = False
        self._measure = ""
        self.board: CompareBoard | None = None
        self.head = CompareHead(self)
        self.chips, self.news_button = self.head.chips, self.head.news_button
        self.facts = SideTable(self.tr("Facts side by side"), self)
        self._facts_card = Card(
            self.tr("At a glance"), self.facts, self, remark=self.tr("of all years; a figure opens its rows")
        )
        self._body = QWidget(self)
        self._layout = QVBoxLayout(self._body)
        self._layout.setContentsMargins(2 * theme.GRID, 0, 2 * theme.GRID, 12)
        self._layout.setSpacing(10)
        self._layout.addWidget(self._facts_card)
        self._layout.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        self._scroll.viewport().setAutoFillBackground(False)
        self._body.setAutoFillBackground(False)
        self.note = StateNote(self)
        self._skeleton = Skeleton(self)
        self._stack = QStackedWidget(self)
        for part in (self._scroll, self.note, self._skeleton):
            self._stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self._stack, 1)
        self.head.back_button.clicked.connect(self.back_wanted)
        self.news_button.clicked.connect(self.show_news)
        self.head.copy_button.clicked.connect(self.copy)
        self.chips.edit_wanted.connect(self._on_name)
        self.chips.remove_wanted.connect(self._on_remove)
        self.chips.clear_wanted.connect(self.add_wanted)
        self.chips.left.connect(self.focus_rows)
        self.facts.opened.connect(self.on_opened)
        self.facts.head_opened.connect(self._on_head)
        self.note.acted.connect(self._on_note_acted)
        self._dress()

    def read_by(self, reader: ReadThread) -> None:
        """Take the thread that counts."""
        self._reader = reader
        reader.answered.connect(self._on_answered)

    # What is compared

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of those compared, in the order of the columns."""
        return CompareWish.of_place(self.key).keys

    def title(self) -> str:
        """Return the names, for the window's title."""
        names = [self._words_of(key) for key in self.keys]
        if len(names) > FEWEST_COMPARED:
            return self.tr("{first} and {n} more").format(first=names[0], n=len(names) - 1)
        return self.tr(" and ").join(names)

    @property
    def is_of_officials(self) -> bool:
        """Whether officials are compared; the keys of securities alone have a colon in them."""
        return not any(":" in key for key in self.keys)

    def _words_of(self, key: str) -> str:
        return self._names.get(key) or self._find_name(key) or key

    def _find_name(self, key: str) -> str:
        """Return what one is called before its numbers are there, from the lists in memory."""
        library = getattr(self.catalogue, "library", None)
        if library is None:
            return ""
        from govtrades_desktop.query.palette import load_directory

        directory = load_directory(library)
        if ":" in key:
            found = next((one for one in directory.securities if one.key == key), None)
            return (found.symbol or found.name) if found is not None else ""
        person = next((one for one in directory.officials if one.bioguide == key), None)
        return person.name if person is not None else ""

    def show_key(self, key: str) -> None:
        """Show a few, by the text of a CompareWish; the scroll is where it was when they were last left."""
        if self.key:
            self._scrolls[self.key] = self._scroll.verticalScrollBar().value()
        if key != self.key:
            self.key = key
            self.rail_name = "officials" if self.is_of_officials else "securities"
            self._is_stale = False
            self.data = None
            self.read()

    def read(self) -> None:
        """Count everything anew, on the read thread."""
        self._is_stale = False
        self._newer = None
        self._is_news = False
        self.news_button.hide()
        self._tell_names()
        if self._refuse():
            return
        if self.data is None:
            self._stack.setCurrentWidget(self._skeleton)
        self._ask()

    def _refuse(self) -> bool:
        """Say in words why so many cannot be compared; False: they can."""
        number = len(self.keys)
        if FEWEST_COMPARED <= number <= MOST_COMPARED:
            return False
        self.data = None
        if self._reader is not None:
            self._reader.cancel(_READING)
        if number < FEWEST_COMPARED:
            words = self.tr("Two to six officials, or two to six securities, can stand side by side.")
            if number:
                first = self._words_of(self.keys[0])
                words = self.tr("{name} is here. {words}").format(name=first, words=words)
            self.note.tell(self.tr("Choose another to compare"), words, self.tr("+ Add"))
        else:
            words = self.tr(
                "{n} were chosen, and {most} is the most that a reader can compare. Take some out."
            )
            self.note.tell(
                self.tr("These are too many"),
                words.format(n=show.count(number), most=show.count(MOST_COMPARED)),
            )
        self._stack.setCurrentWidget(self.note)
        self.rows_changed.emit()
        return True

    def _ask(self) -> None:
        if self._reader is None:
            return
        keys = self.keys

        def work(library: Any, stop: threading.Event) -> SideBySide:
            catalogue = Catalogue(library)
            comparison, pages = catalogue.load_comparison(keys)
            found = catalogue.freshness()
            moment = found.last_success_at
            return SideBySide(comparison, pages, moment.date() if moment is not None else found.starter_date)

        self._reader.ask(_READING, work)

    @Slot(object)
    def _on_answered(self, result: ReadResult) -> None:
        if result.request.name != _READING:
            return
        if result.error is not None:
            self._tell_error(result.error)
        elif self._is_news and self.data is not None:
            if not _is_same(self.data, result.value):
                self._newer = result.value
                self.news_button.show()
        else:
            self._show(result.value)

    def _tell_error(self, error: Exception) -> None:
        if not isinstance(error, GovTradesError):
            raise error
        if self.data is not None:  # what is in view was true; that nothing newer could be read is told
            self.failed.emit(error)
            return
        self.note.tell(
            self.tr("This comparison cannot be shown"),
            f"{error.message} {error.hint}".strip(),
            self.tr("Try again"),
        )
        self._stack.setCurrentWidget(self.note)
        self.rows_changed.emit()

    def take_news(self, changes: ChangeSet) -> None:
        """Keep what is in view; what is newer waits behind a button."""
        if self.data is None:
            self.read()
            return
        self._is_news = True
        self._ask()

    @Slot()
    def show_news(self) -> None:
        """Show what waited."""
        if self._newer is not None:
            newer, self._newer, self._is_news = self._newer, None, False
            self.news_button.hide()
            self._show(newer)

    # Telling

    def _tell_names(self) -> None:
        names = [(key, self._words_of(key)) for key in self.keys]
        self.head.tell(names, is_of_officials=self.is_of_officials, can_copy=self.data is not None)

    def _show(self, data: SideBySide) -> None:
        is_first = self.data is None
        self.data = data
        ones = data.comparison.compared
        for one in ones:
            self._names[one.key] = heading(one, is_official=data.is_of_officials)
        self._tell_names()
        self.facts.show_facts([one.label for one in ones], compare_facts.fact_rows(data))
        if self.board is None:
            from govtrades_desktop.gui.pages.compare_board import CompareBoard  # charts: not before the paint

            self.board = CompareBoard(self._body)
            self._layout.insertWidget(1, self.board)
            self.board.opened.connect(self.on_opened)
            self.board.told.connect(self.told)
            self.board.failed.connect(self.failed)
            self.board.measure_chosen.connect(self._on_measure)
            self.board.choose_measure(self._measure)
        self.board.show_data(data)
        self._stack.setCurrentWidget(self._scroll)
        self.rows_changed.emit()
        if is_first:
            QTimer.singleShot(0, self, self._scroll_back)

    @Slot()
    def _scroll_back(self) -> None:
        self._scroll.verticalScrollBar().setValue(self._scrolls.get(self.key, 0))

    @Slot(str)
    def _on_measure(self, name: str) -> None:
        self._measure = name

    # Doors

    @Slot(object)
    def on_opened(self, target: object) -> None:
        """Follow a mark to what is behind it."""
        if isinstance(target, TradesWish):
            self.trades_wanted.emit(target)
        elif isinstance(target, FilingsWish):
            self.filings_wanted.emit(target)
        elif isinstance(target, OfficialWish):
            self.official_wanted.emit(target)
        elif isinstance(target, SecurityWish):
            self.security_wanted.emit(target)

    @Slot(object)
    def _on_name(self, key: object) -> None:
        self.on_opened(page_wish(str(key), is_official=self.is_of_officials))

    @Slot(int)
    def _on_head(self, column: int) -> None:
        self._on_name(self.keys[column])

    @Slot(object)
    def _on_remove(self, key: object) -> None:
        self.compare_wanted.emit(CompareWish(tuple(one for one in self.keys if one != key)))

    @Slot()
    def _on_note_acted(self) -> None:
        if len(self.keys) < FEWEST_COMPARED:
            self.add_wanted.emit()
        else:
            self.read()

    def search_hint(self) -> str:
        """Say what can be searched."""
        return self.tr("Search the trades of all of these, then press Enter: nvda, type:buy, traded:2025")

    def search(self, text: str) -> None:
        """Enter in the box searches the trades of those compared."""
        self.text = ""
        if text.strip() and self.data is not None:
            more = f"({text})" if "OR" in text.split() else text
            either = " OR ".join(one.query for one in self.data.comparison.compared)
            self.trades_wanted.emit(TradesWish(f"({either}) {more}", None))

    def can_copy(self) -> bool:
        """Whether there are facts to copy."""
        return self.data is not None

    @Slot()
    def copy(self) -> None:
        """Put the facts, with headings, on the clipboard."""
        if self.data is None:
            return
        ones = self.data.comparison.compared
        heads = [heading(one, is_official=self.data.is_of_officials) for one in ones]
        QGuiApplication.clipboard().setText(compare_facts.table_text(heads, self.facts.facts.facts))
        self.told.emit(self.tr("The facts of {n} were copied, with headings").format(n=show.count(len(ones))))

    def focus_rows(self) -> None:
        """Give the keyboard to the facts; whoever takes chips out goes on among them."""
        now = self.window().focusWidget()
        if now is not None and self.chips.isAncestorOf(now):
            return
        if self._stack.currentWidget() is self.note and self.chips.chips():
            self.chips.chips()[-1].setFocus(Qt.FocusReason.ShortcutFocusReason)  # what can be mended is there
        else:
            self.facts.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Memory and looks

    def place(self) -> Place:
        """Return where the reader is."""
        return Place(self.name, key=self.key)

    def return_to(self, place: Place) -> None:
        """Show whom or what the place was of."""
        self.show_key(place.key)

    def save(self, session: Session) -> None:
        """Remember who or what is compared, and by what measure."""
        session.keep("compare/key", self.key)
        session.keep("compare/measure", self._measure)

    def restore(self, session: Session) -> None:
        """Put the measure back; who or what is compared is the window's to say."""
        self._measure = session.text("compare/measure")

    def paintEvent(self, event: QEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("window"))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        if self.styleSheet() == theme.chrome_sheet():  # setting it tells of a changed palette
            return
        self.setStyleSheet(theme.chrome_sheet())
        self.head.dress()


def _is_same(one: SideBySide, other: SideBySide) -> bool:
    """Return whether two readings tell the same, of whatever generation of the data they are."""
    both = (
        replace(each, as_of=None, comparison=replace(each.comparison, generation=0)) for each in (one, other)
    )
    first, second = both
    return first == second
