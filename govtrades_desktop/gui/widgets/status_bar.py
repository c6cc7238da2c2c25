"""The status bar: when the data is of, how much of the index was read, what is running, what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.failure_words import short_paths
from govtrades_desktop.gui.plain_text import tip

_SAYING_MS = 12_000
_OFFERING_MS = 30_000
_WHOLE = 270
"""Pixels that what must not be cut to nothing keeps in a narrow window."""


class Words(QWidget):
    """A text on one line, elided where room is short, whole in its tooltip; a door where it is a link.

    Signals:
        clicked(): by mouse.
    """

    clicked = Signal()

    def __init__(self, parent: QWidget, *, colour: str = "muted", is_link: bool = False) -> None:
        super().__init__(parent)
        self._text = ""
        self._colour = colour
        self._is_link = is_link
        self.least = 60
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if is_link:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def tell(self, text: str, *, hint: str = "", colour: str | None = None) -> None:
        """Show a text."""
        self._text = text
        if colour:
            self._colour = colour
        self.setToolTip(tip(hint or text))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return room for all of it."""
        metrics = QFontMetrics(theme.font("small"))
        return QSize(metrics.horizontalAdvance(self._text) + 8, metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters; for `least` pixels of them where more than a few matter."""
        return QSize(min(self.least, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QEvent) -> None:
        """Draw the text."""
        painter = QPainter(self)
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.color(self._colour))
        text = QFontMetrics(font).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width() - 4)
        painter.drawText(self.rect().adjusted(2, 0, -2, 0), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def mouseReleaseEvent(self, event: QEvent) -> None:
        """A click."""
        if self._is_link:
            self.clicked.emit()


class StatusBar(QWidget):
    """The bar.

    Signals:
        cancel_wanted(): the running job is to stop.
        coverage_wanted(): the filings behind the coverage sentence are wanted.
        offer_taken(): the button beside what was said was pressed.
    """

    cancel_wanted = Signal()
    coverage_wanted = Signal()
    offer_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stamp = Words(self)
        self.coverage = Words(self, is_link=True)
        self.message = Words(self)
        self.message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.offered = QPushButton(self)
        self.offered.hide()
        self.job = Words(self, colour="text")
        self.stamp.least = self.job.least = _WHOLE
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(140)
        self.progress.setAccessibleName(self.tr("Progress of the refresh"))
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setToolTip(self.tr("Stop the refresh; what was read is kept (Ctrl+.)"))
        self._trouble = ""
        self._trouble_hint = ""
        self._saying = QTimer(self)
        self._saying.setSingleShot(True)
        self._saying.setInterval(_SAYING_MS)
        self._saying.timeout.connect(self._on_said)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 2, 10, 2)
        layout.setSpacing(14)
        layout.addWidget(self.stamp)
        layout.addWidget(self.coverage)
        layout.addWidget(self.message, 1)
        layout.addWidget(self.offered)
        layout.addWidget(self.job)
        layout.addWidget(self.progress)
        layout.addWidget(self.cancel)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.coverage.clicked.connect(self.coverage_wanted)
        self.offered.clicked.connect(self._on_offer_taken)
        self.show_job("", None)
        self._dress()

    def say(self, text: str) -> None:
        """Say something for a while; a standing trouble comes back after it."""
        self.offered.hide()
        self.message.least = 60
        self.message.tell(text, colour="muted")
        self._saying.start(_SAYING_MS)

    def offer(self, text: str, action: str) -> None:
        """Say something, for longer, with a button beside it (`offer_taken`)."""
        self.say(text)
        self.message.least = _WHOLE
        self.offered.setText(action)
        self.offered.setAccessibleName(f"{action}: {text}")
        self.offered.setToolTip(tip(text))
        self.offered.show()
        self._saying.start(_OFFERING_MS)

    @Slot()
    def _on_offer_taken(self) -> None:
        self.offered.hide()
        self.offer_taken.emit()

    def show_trouble(self, text: str, hint: str = "") -> None:
        """Say what is wrong until it no longer is; an empty text takes it away."""
        self._trouble, self._trouble_hint = text, hint
        self._saying.stop()
        self._on_said()

    def show_job(
        self, text: str, share: float | None, *, is_running: bool = False, is_cancelling: bool = False
    ) -> None:
        """Show the running job; `share` of 1 done, None while unknown."""
        for widget in (self.job, self.progress, self.cancel):
            widget.setVisible(is_running)
        self.job.tell(text)
        self.cancel.setEnabled(not is_cancelling)
        if share is None:
            self.progress.setRange(0, 0) if is_running else self.progress.setRange(0, 1000)
        else:
            self.progress.setRange(0, 1000)
            self.progress.setValue(round(share * 1000))

    @Slot()
    def _on_said(self) -> None:
        self.offered.hide()
        mark = f"⚠ {short_paths(self._trouble)}" if self._trouble else ""
        self.message.least = _WHOLE if mark else 60  # the coverage gives way to what went wrong
        self.message.tell(
            mark, hint=self._trouble_hint or self._trouble, colour="late_text" if mark else "muted"
        )

    def paintEvent(self, event: QEvent) -> None:
        """Draw the ground and the hairline to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("rail"))
        painter.setPen(theme.color("line"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        self.setStyleSheet(
            theme.chrome_sheet() + "QPushButton { padding: 1px 10px; min-height: 14px; border-radius: 4px; }"
        )
        self.setFixedHeight(QFontMetrics(theme.font()).height() + 14)
