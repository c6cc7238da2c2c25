"""The user's guide in a window of its own: contents, text, a search over all chapters, and the way back.

It shows what it is given; nothing is fetched. A link into the web opens in the browser, by a click.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QFontDatabase,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.guide import Chapter, slug
from govtrades_desktop.gui.plain_text import PlainLabel

Place = tuple[int, str]
"""A chapter's number, and the slug of a heading in it; an empty one is its beginning."""

_PLACE = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """The guide; the program's window goes on working beside it."""

    def __init__(self, parent: QWidget | None, chapters: Sequence[Chapter]) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Guide — GovTrades Desktop"))
        self.setWindowIcon(resources.app_icon())
        self._chapters = chapters
        self._shown = -1
        self._past: list[Place] = []
        self._ahead: list[Place] = []
        self._here: Place = (0, "")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search the guide (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search the guide"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(30)
        self.search.textChanged.connect(self._on_searched)
        self.search.installEventFilter(self)
        self.found = PlainLabel("", self)
        self.back_button = QPushButton(self.tr("Back"), self)
        self.back_button.setToolTip(self.tr("Back (Alt+Left)"))
        self.forward_button = QPushButton(self.tr("Forward"), self)
        self.forward_button.setToolTip(self.tr("Forward (Alt+Right)"))
        for button, slot in ((self.back_button, self.back), (self.forward_button, self.forward)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        self.contents = QTreeWidget(self)
        self.contents.setHeaderHidden(True)
        self.contents.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.itemClicked.connect(self._on_item)
        self.contents.itemActivated.connect(self._on_item)
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDocumentMargin(2 * theme.GRID)
        self.text.anchorClicked.connect(self._on_link)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(theme.GRID)
        split.addWidget(self.contents)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([230, 650])
        top = QHBoxLayout()
        top.setSpacing(theme.GRID)
        top.addWidget(self.back_button)
        top.addWidget(self.forward_button)
        top.addWidget(self.search, 1)
        top.addWidget(self.found)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(split, 1)
        for keys, slot in (
            ("Ctrl+F", self._focus_search),
            ("Alt+Left", self.back),
            ("Alt+Right", self.forward),
            ("F3", self.find_next),
            ("Shift+F3", self.find_previous),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        self._fill_contents()
        self._dress()
        self.resize(920, 680)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # Going about

    def _fill_contents(self) -> None:
        self.contents.clear()
        for number, chapter in enumerate(self._chapters):
            top = QTreeWidgetItem([chapter.title])
            top.setData(0, _PLACE, (number, ""))
            for level, words in chapter.headings:
                if level == 2:
                    below = QTreeWidgetItem([words])
                    below.setToolTip(0, words)
                    below.setData(0, _PLACE, (number, slug(words)))
                    top.addChild(below)
            self.contents.addTopLevelItem(top)

    def chapter(self) -> str:
        """Return the name of the chapter in view."""
        return self._chapters[self._here[0]].name

    def open_chapter(self, name: str, heading: str = "") -> None:
        """Go to a chapter, or to one of its headings."""
        number = next((n for n, one in enumerate(self._chapters) if one.name == name), 0)
        if (number, heading) != self._here or self._shown < 0:
            if self._shown >= 0:
                self._past.append(self._here)
            self._ahead.clear()
            self._show((number, heading))

    @Slot()
    def back(self) -> None:
        """Go back."""
        if self._past:
            self._ahead.append(self._here)
            self._show(self._past.pop())

    @Slot()
    def forward(self) -> None:
        """Go where the reader came back from."""
        if self._ahead:
            self._past.append(self._here)
            self._show(self._ahead.pop())

    def _show(self, place: Place) -> None:
        number, heading = self._here = place
        if number != self._shown:
            self._shown = number
            self._load()
        self.back_button.setEnabled(bool(self._past))
        self.forward_button.setEnabled(bool(self._ahead))
        self.text.setAccessibleName(self._chapters[number].title)
        top = self.contents.topLevelItem(number)
        self.contents.collapseAll()
        top.setExpanded(True)
        places = [top, *(top.child(n) for n in range(top.childCount()))]
        self.contents.setCurrentItem(next((one for one in places if one.data(0, _PLACE) == place), top))
        self._scroll_to(heading)
        self._mark()

    def _scroll_to(self, heading: str) -> None:
        block = self._block_of(heading) if heading else self.text.document().begin()
        if block is not None:
            self.text.setTextCursor(QTextCursor(block))
            top = self.text.document().documentLayout().blockBoundingRect(block).top()
            self.text.verticalScrollBar().setValue(max(0, int(top) - theme.GRID) if heading else 0)

    def _block_of(self, heading: str) -> QTextBlock | None:
        block = self.text.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and slug(block.text()) == heading:
                return block
            block = block.next()
        return None

    @Slot(QTreeWidgetItem, int)
    def _on_item(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        number, heading = item.data(0, _PLACE)
        self.open_chapter(self._chapters[number].name, heading)

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        if url.scheme() in ("https", "http"):
            QDesktopServices.openUrl(url)
        elif not url.scheme():
            name = url.path().removesuffix(".md")
            self.open_chapter(name or self.chapter(), url.fragment())

    # Searching

    @Slot()
    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def _on_searched(self) -> None:
        """Say which chapters hold the words, and show the first place in the nearest one."""
        text = self.search.text().strip()
        hits = [chapter.finds(text) for chapter in self._chapters]
        for number, count in enumerate(hits):
            self.contents.topLevelItem(number).setHidden(bool(text) and not count)
        found = sum(1 for count in hits if count)
        if not text:
            self.found.setText("")
        elif not found:
            self.found.setText(self.tr("In no chapter"))
        else:
            self.found.setText(
                self.tr("In 1 chapter") if found == 1 else self.tr("In {n} chapters").format(n=found)
            )
            if not hits[self._here[0]]:
                number = next(n for n, count in enumerate(hits) if count)
                self.open_chapter(self._chapters[number].name)
        self._mark()
        if text and found:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self._find(is_back=False)

    def _needle(self) -> str:
        """Return the longest word that is looked for: a page holds the words of a search apart."""
        return max(self.search.text().split(), key=len, default="")

    def _mark(self) -> None:
        """Mark every place on the page."""
        marks = []
        if needle := self._needle():
            look = QTextCharFormat()
            look.setBackground(theme.color("notice_soft"))
            look.setForeground(theme.color("paper_text"))
            cursor = self.text.document().find(needle)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, look
                marks.append(mark)
                cursor = self.text.document().find(needle, cursor)
        self.text.setExtraSelections(marks)

    def marked(self) -> int:
        """Return how many places are marked on the page."""
        return len(self.text.extraSelections())

    @Slot()
    def find_next(self) -> None:
        """Go to the next place; after the last one of a page to the next chapter that has any."""
        self._find(is_back=False)

    @Slot()
    def find_previous(self) -> None:
        """Go to the place before."""
        self._find(is_back=True)

    def _find(self, *, is_back: bool) -> None:
        needle = self._needle()
        if not needle:
            return
        flags = QTextDocument.FindFlag.FindBackward if is_back else QTextDocument.FindFlag(0)
        if self.text.find(needle, flags):
            return
        step = -1 if is_back else 1
        count = len(self._chapters)
        for way in range(1, count + 1):
            number = (self._here[0] + step * way) % count
            if self._chapters[number].finds(self.search.text()):
                self.open_chapter(self._chapters[number].name)
                end = QTextCursor.MoveOperation.End if is_back else QTextCursor.MoveOperation.Start
                self.text.moveCursor(end)
                self.text.find(needle, flags)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search box Enter goes from place to place, Escape clears it."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._find(is_back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.text.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    # Looks

    def _load(self) -> None:
        document = self.text.document()
        self.text.setMarkdown(self._chapters[self._shown].text)
        document.setDocumentMargin(2 * theme.GRID)
        self._dress_tables(document)
        self._dress_text(document)

    @staticmethod
    def _dress_tables(document: QTextDocument) -> None:
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                look = frame.format()
                look.setBorder(1)
                look.setBorderCollapse(True)
                look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                look.setBorderBrush(theme.color("line"))
                look.setCellPadding(4)
                look.setCellSpacing(0)
                look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                look.setTopMargin(4)
                look.setBottomMargin(10)
                frame.setFormat(look)

    @staticmethod
    def _dress_text(document: QTextDocument) -> None:
        """Give headings air, code its own face and links the theme's colour."""
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        block = document.begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                form = block.blockFormat()
                form.setTopMargin(6 if block == document.begin() else 16)
                form.setBottomMargin(4)
                QTextCursor(block).setBlockFormat(form)
            runs = block.begin()
            pieces = []
            while not runs.atEnd():
                pieces.append(runs.fragment())
                runs += 1
            for piece in pieces:
                look = piece.charFormat()
                if not look.isAnchor() and not look.fontFixedPitch():
                    continue
                cursor = QTextCursor(document)
                cursor.setPosition(piece.position())
                cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                change = QTextCharFormat()
                if look.isAnchor():
                    change.setForeground(QColor(theme.colours().accent))
                if look.fontFixedPitch():
                    change.setFontFamilies([fixed])
                    change.setBackground(theme.color("hover"))
                cursor.mergeCharFormat(change)
            block = block.next()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        c = theme.colours()
        sheet = (
            theme.chrome_sheet()
            + f"QTreeWidget {{ background: {c.window}; color: {c.text}; outline: none; }}"
            f" QTreeWidget::item {{ padding: 3px 2px; }}"
            f" QTreeWidget::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}"
        )
        if sheet == self.styleSheet():
            return  # a sheet set anew changes the palette anew
        self.setStyleSheet(sheet)
        self.found.setStyleSheet(f"color: {c.muted}")
        if self._shown >= 0:
            place = self.text.verticalScrollBar().value()
            self._load()
            self._mark()
            self.text.verticalScrollBar().setValue(place)
