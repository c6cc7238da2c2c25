"""What became of each file of an import: its name, what it was, and its rows or why it was not taken.

A panel beside the window, not in its way. Names and sentences are text of strangers: shown as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.import_words import import_summary, kind_words, outcome_words
from govtrades_desktop.gui.plain_text import PlainLabel, tip

if TYPE_CHECKING:
    from govtrades_desktop.refresh.importing import ImportReport

_MOST = 1000
"""More files than a person reads one by one; the sentence above counts them all."""


class ImportResult(QDialog):
    """One line a file; those that were not taken first."""

    def __init__(self, report: ImportReport, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import"))
        self.setWindowIcon(resources.app_icon())
        summary = PlainLabel(import_summary(report), self)
        summary.setFont(theme.font("heading"))
        summary.setWordWrap(True)
        order = {"failed": 0, "imported": 1, "already": 2}
        files = sorted(report.files, key=lambda one: order.get(one.outcome, 3))[:_MOST]
        self.table = QTableWidget(len(files), 3, self)
        self.table.setAccessibleName(self.tr("Files"))
        self.table.setHorizontalHeaderLabels([self.tr("File"), self.tr("What it is"), self.tr("Result")])
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setFrameShape(QTableWidget.Shape.NoFrame)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for row, one in enumerate(files):
            for column, (text, whole) in enumerate(
                (
                    (one.path.name, str(one.path)),
                    (kind_words(one), one.doc_id or ""),
                    (outcome_words(one), outcome_words(one)),
                )
            ):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(whole))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, column, item)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, 210)
        self.table.setColumnWidth(1, 170)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(10)
        layout.addWidget(summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.setStyleSheet(theme.chrome_sheet())
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus(Qt.FocusReason.OtherFocusReason)
        self.resize(760, 340)

    def texts(self) -> list[tuple[str, ...]]:
        """Return what the lines say."""
        rows = range(self.table.rowCount())
        return [tuple(self.table.item(row, column).text() for column in range(3)) for row in rows]
