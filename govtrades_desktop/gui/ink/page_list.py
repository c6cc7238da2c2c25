"""The pages of an original as a narrow list: their numbers, and how many of the rows stand on each."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.ink.page_content import PageContent

_WIDTH = 100


class PageList(QListWidget):
    """See the module.

    Signals:
        page_asked(int): a page (1-based) was chosen here.
    """

    page_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("List of pages"))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setFixedWidth(_WIDTH)
        self.setVisible(False)
        self.currentRowChanged.connect(self._on_row_changed)

    def fill(self, content: PageContent) -> None:
        """List the pages of another original."""
        with QSignalBlocker(self):  # filling it is no wish to go anywhere
            self.clear()
            for page in range(1, len(content.pages) + 1):
                count = len(content.rows_on(page))
                words = self.tr("{0} · {1} rows") if count != 1 else self.tr("{0} · {1} row")
                item = QListWidgetItem(words.format(page, count) if count else f"{page}")
                told = self.tr("Page {0}, {1} trades").format(page, count)
                item.setToolTip(told)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
                item.setSizeHint(QSize(_WIDTH - 24, theme.row_height()))
                self.addItem(item)

    def show_current(self, page: int) -> None:
        """Show which page is seen, without asking for it."""
        with QSignalBlocker(self):
            self.setCurrentRow(page - 1)

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            self.page_asked.emit(row + 1)
