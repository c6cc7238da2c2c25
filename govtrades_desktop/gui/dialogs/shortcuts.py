"""The sheet of shortcuts: every key in groups, narrowed by a few letters. It shows what it is given."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.key_words import KeyGroup


class ShortcutSheet(QDialog):
    """All keys; the window behind goes on working."""

    def __init__(self, parent: QWidget | None, groups: Sequence[KeyGroup]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setWindowIcon(resources.app_icon())
        self._groups = groups
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("A key, or what it does"))
        self.search.setAccessibleName(self.tr("Search the shortcuts"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(30)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.text = QTextBrowser(self)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setAccessibleName(self.tr("Keyboard shortcuts"))
        close = QPushButton(self.tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.addWidget(self.search)
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)
        self._dress()
        self.resize(640, 600)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _fill(self) -> None:
        wanted = self.search.text().casefold().split()
        parts = []
        for title, rows in self._groups:
            found = [
                (keys, what)
                for keys, what in rows
                if all(word in f"{keys} {what} {title}".casefold() for word in wanted)
            ]
            if found:
                parts.append(self._group_html(title, found))
        nothing = f"<p>{escape(self.tr('No key has these words.'))}</p>"
        self.text.setHtml("".join(parts) or nothing)

    @staticmethod
    def _group_html(title: str, rows: Sequence[tuple[str, str]]) -> str:
        c = theme.colours()
        cells = "".join(
            f"<tr><td width='42%' style='padding:2px 16px 2px 0'><b>{escape(keys)}</b></td>"
            f"<td style='padding:2px 0'>{escape(what)}</td></tr>"
            for keys, what in rows
        )
        head = f"<p style='color:{c.accent}; margin:10px 0 2px 0'><b>{escape(title)}</b></p>"
        return f"{head}<table width='100%'>{cells}</table>"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape clears the search, then closes; arrows and pages walk through the sheet."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            bar = self.text.verticalScrollBar()
            steps = {
                Qt.Key.Key_Down: bar.singleStep(),
                Qt.Key.Key_Up: -bar.singleStep(),
                Qt.Key.Key_PageDown: bar.pageStep(),
                Qt.Key.Key_PageUp: -bar.pageStep(),
            }
            if (step := steps.get(Qt.Key(event.key()))) is not None:
                bar.setValue(bar.value() + step)
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        if (sheet := theme.chrome_sheet()) == self.styleSheet():
            return  # a sheet set anew changes the palette anew
        self.setStyleSheet(sheet)
        self._fill()
