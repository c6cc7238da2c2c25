"""What the pane says when there is no page to show: why, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.ink import page_marks
from govtrades_desktop.gui.plain_text import PlainLabel

_WIDEST = 460


class AbsenceNote(QWidget):
    """A heading, sentences and up to two buttons.

    Signals:
        fetch_asked(): fetch the original now.
        site_asked(): open it on the official site.
    """

    fetch_asked = Signal()
    site_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = PlainLabel(parent=self)
        self._heading.setFont(theme.font("title"))
        self._sentence = PlainLabel(parent=self)
        self._fetch_words = self.tr("Fetch now")
        self.fetch_button = QPushButton(self.tr("Fetch now"), self)
        self.fetch_button.setProperty("role", "primary")
        self.site_button = QPushButton(self.tr("Open on the official site"), self)
        column = QWidget(self)
        column.setMaximumWidth(_WIDEST)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inner = QVBoxLayout(column)
        inner.setSpacing(theme.GRID)
        for label in (self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inner.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        buttons.addStretch(1)
        buttons.addWidget(self.fetch_button)
        buttons.addWidget(self.site_button)
        buttons.addStretch(1)
        inner.addSpacing(theme.GRID)
        inner.addLayout(buttons)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, 100)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(middle)
        layout.addStretch(3)
        self.fetch_button.clicked.connect(self.fetch_asked)
        self.site_button.clicked.connect(self.site_asked)

    def tell(self, heading: str, sentence: str, *, can_fetch: bool = False, can_open: bool = False) -> None:
        """Say what is so, and offer what can be done."""
        self._fetch_words = self.tr("Fetch now")
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.fetch_button.setVisible(can_fetch)
        self.site_button.setVisible(can_open)
        self.set_fetching(is_fetching=False)
        self.setAccessibleName(f"{heading}. {sentence}")

    def set_fetching(self, *, is_fetching: bool) -> None:
        """Show that the original is being fetched: the button waits."""
        self.fetch_button.setEnabled(not is_fetching)
        self.fetch_button.setText(self.tr("Fetching…") if is_fetching else self._fetch_words)

    def add(self, sentence: str, fetch_words: str = "") -> None:
        """Say more under what is said, until something else is: what came of a try, what is needed first.

        Args:
            sentence: it.
            fetch_words: what the button that fetches says from now on; empty: as ever.
        """
        before = self._sentence.text()
        if sentence not in before:
            self._sentence.setText(f"{before}\n\n{sentence}".strip())
        self._sentence.setVisible(True)
        self.setAccessibleName(f"{self._heading.text()}. {self._sentence.text()}")
        if fetch_words:
            self._fetch_words = fetch_words
            self.set_fetching(is_fetching=False)

    def texts(self) -> tuple[str, str]:
        """Return heading and sentence."""
        return self._heading.text(), self._sentence.text()

    def offers(self) -> tuple[bool, bool]:
        """Return whether fetching and the site are offered."""
        return not self.fetch_button.isHidden(), not self.site_button.isHidden()


class PageToBe(QWidget):
    """A page-shaped skeleton: something is coming here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The page is being opened"))

    def sizeHint(self) -> QSize:
        """Return room for a page."""
        return QSize(520, 640)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper and its grey bars."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("window"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() - 2 * theme.GRID
        page = QRectF(theme.GRID, theme.GRID, width, width * 11 / 8.5)
        painter.fillRect(page, page_marks.paper("page"))
        page_marks.draw_page_to_be(painter, page)
        painter.end()
