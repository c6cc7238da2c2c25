"""The archive of originals: how large it is by source and year, how many years it keeps, clearing it.

It shows and asks; it removes nothing. What could not be fetched again is never offered for removal.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.plain_text import PlainLabel

if TYPE_CHECKING:
    from govtrades_desktop.refresh.archive_keeping import ArchiveUse

_CHOICES = (0, 1, 2, 3, 5, 10)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ArchiveDialog(QDialog):
    """One line a source and year.

    Signals:
        years_chosen(int): keep so many of the newest years; 0: all.
        prune_wanted(int): remove now all but so many of the newest years; 0: all of them.
        folder_wanted(): show the archive's folder.
    """

    years_chosen = Signal(int)
    prune_wanted = Signal(int)
    folder_wanted = Signal()

    def __init__(self, parent: QWidget, *, folder: str, keep_years: int, today: dt.date) -> None:
        """Build; the sizes come with `tell_use`.

        Args:
            parent: the window.
            folder: of the archive.
            keep_years: the setting in force.
            today: says which years are the newest.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Archive of originals"))
        self.setWindowIcon(resources.app_icon())
        self._today = today
        self._asked: int | None = None
        self._use: ArchiveUse | None = None
        self.summary = PlainLabel(self.tr("Measuring the archive…"), self)
        self.summary.setFont(theme.font("heading"))
        place = PlainLabel(folder, self)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.setWordWrap(True)
        place.setStyleSheet(f"color: {theme.colours().muted}")
        self.table = self._make_table()
        self.years = QComboBox(self)
        self.years.setAccessibleName(self.tr("Years whose originals are kept"))
        for years in sorted({*_CHOICES, keep_years}):
            self.years.addItem(self._years_words(years), years)
        self.years.setCurrentIndex(self.years.findData(keep_years))
        self.years.currentIndexChanged.connect(self._on_years)
        keep = QHBoxLayout()
        keep.setSpacing(theme.GRID)
        keep.addWidget(PlainLabel(self.tr("Keep the original pages of"), self))
        keep.addWidget(self.years)
        self.apply_button = QPushButton(self.tr("Remove the older ones now"), self)
        self.apply_button.setEnabled(keep_years > 0)
        keep.addWidget(self.apply_button)
        keep.addStretch(1)
        self.note = PlainLabel("", self)
        self.note.setWordWrap(True)
        self._question = PlainLabel("", self)
        self._question.setWordWrap(True)
        self.yes_button = QPushButton(self)
        self.no_button = QPushButton(self.tr("Keep them"), self)
        asking = QHBoxLayout()
        asking.addWidget(self._question, 1)
        asking.addWidget(self.yes_button)
        asking.addWidget(self.no_button)
        self.clear_button = QPushButton(self.tr("Clear the archive…"), self)
        self.clear_button.setEnabled(False)
        folder_button = QPushButton(self.tr("Open the folder"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        buttons.addWidget(folder_button)
        buttons.addWidget(self.clear_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(10)
        layout.addWidget(self.summary)
        layout.addWidget(place)
        layout.addWidget(self.table, 1)
        layout.addLayout(keep)
        layout.addWidget(self.note)
        layout.addLayout(asking)
        layout.addLayout(buttons)
        for button in (self.apply_button, self.clear_button, self.yes_button, folder_button, self.no_button):
            button.setAutoDefault(False)  # Enter removes nothing
        self.close_button.setDefault(True)
        self.apply_button.clicked.connect(self._on_apply)
        self.clear_button.clicked.connect(self._on_clear)
        self.yes_button.clicked.connect(self._on_yes)
        self.no_button.clicked.connect(self._ask_nothing)
        folder_button.clicked.connect(self.folder_wanted)
        self.close_button.clicked.connect(self.reject)
        self.setStyleSheet(theme.chrome_sheet())
        self._ask_nothing()
        self._tell_rule()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resize(660, 560)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 5, self)
        table.setAccessibleName(self.tr("The archive by source and year"))
        words = (
            self.tr("Source"),
            self.tr("Year"),
            self.tr("Originals"),
            self.tr("Size"),
            self.tr("Only on this machine"),
        )
        table.setHorizontalHeaderLabels(list(words))
        for column in range(5):
            table.horizontalHeaderItem(column).setTextAlignment(_LEFT if column == 0 else _RIGHT)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setFrameShape(QTableWidget.Shape.NoFrame)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.horizontalHeader().setHighlightSections(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        c = theme.colours()
        table.setStyleSheet(
            f"QHeaderView::section {{ background: {c.window}; color: {c.muted}; border: none;"
            f" border-bottom: 1px solid {c.line}; padding: 4px 8px }}"
            " QTableWidget::item { padding: 0 8px }"
        )
        table.verticalHeader().setDefaultSectionSize(theme.row_height())
        table.verticalHeader().setMinimumSectionSize(0)
        return table

    def _years_words(self, years: int) -> str:
        if years == 0:
            return self.tr("all years")
        if years == 1:
            return self.tr("this year")
        return self.tr("the newest {n} years").format(n=years)

    # What is so

    def tell_use(self, use: ArchiveUse) -> None:
        """Show how large the archive is."""
        self._use = use
        size = show.file_size(use.size_bytes)
        if use.documents:
            self.summary.setText(
                self.tr("Originals at hand: {n}, {size}").format(n=show.count(use.documents), size=size)
            )
        else:
            self.summary.setText(self.tr("No original is on this machine yet"))
        rows = [
            (
                show.chamber_word(one.source),
                str(one.year),
                show.count(one.documents),
                show.file_size(one.size_bytes),
                show.count(one.irreplaceable) if one.irreplaceable else show.NONE,
            )
            for one in use.years
        ]
        if use.unknown:
            only_here = self.tr("perhaps")
            rows.append(
                (
                    self.tr("not in the ledger"),
                    "",
                    show.count(use.unknown),
                    show.file_size(use.unknown_bytes),
                    only_here,
                )
            )
        self.table.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_LEFT if column == 0 else _RIGHT)
                self.table.setItem(row, column, item)
        self.clear_button.setEnabled(use.documents > 0)

    def tell_trouble(self, sentence: str) -> None:
        """Say why the archive cannot be measured."""
        self.summary.setText(sentence)

    def texts(self) -> list[tuple[str, ...]]:
        """Return what the lines say."""
        rows = range(self.table.rowCount())
        return [tuple(self.table.item(row, column).text() for column in range(5)) for row in rows]

    def question(self) -> str:
        """Return what is asked before anything is removed; empty where nothing is."""
        return "" if self._question.isHidden() else self._question.text()

    # What is wanted

    @Slot()
    def _on_years(self) -> None:
        years = int(self.years.currentData())
        self.apply_button.setEnabled(years > 0)
        self._ask_nothing()
        self._tell_rule()
        self.years_chosen.emit(years)

    @Slot()
    def _on_apply(self) -> None:
        years = int(self.years.currentData())
        words = self._years_words(years)
        self._ask(years, self.tr("Remove all originals but those of {years}?").format(years=words))

    @Slot()
    def _on_clear(self) -> None:
        question = self.tr("Remove the originals of all years, those that you fetched yourself too?")
        self._ask(0, f"{question} {self.tr('Each can be fetched again at its row.')}")

    def _ask(self, keep_years: int, question: str) -> None:
        self._asked = keep_years
        self._question.setText(f"{question} {self._what_goes(keep_years)}".strip())
        self.yes_button.setText(self.tr("Remove them"))
        for widget in (self._question, self.yes_button, self.no_button):
            widget.setVisible(True)
        self.no_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _what_goes(self, keep_years: int) -> str:
        """Return how much would go, and what stays although it is of those years."""
        if self._use is None:
            return ""
        first_kept = self._today.year - keep_years + 1 if keep_years else None
        older = [one for one in self._use.years if first_kept is None or one.year < first_kept]
        spared = sum(one.irreplaceable for one in older)
        by_hand = 0 if first_kept is None else sum(one.by_hand for one in older)
        count = sum(one.documents for one in older) - spared - by_hand
        if not count:
            return self.tr("There is nothing to remove.")
        size = show.file_size(sum(one.size_bytes for one in older))
        told = (
            self.tr("{n} documents, up to {size}.") if spared + by_hand else self.tr("{n} documents, {size}.")
        )
        told = told.format(n=show.count(count), size=size)
        if spared := spared + (self._use.unknown if first_kept is None else 0):
            told += " " + self.tr("Only on this machine, and therefore kept: {n}.").format(
                n=show.count(spared)
            )
        if by_hand:
            told += " " + self.tr("Fetched by you, and therefore kept: {n}.").format(n=show.count(by_hand))
        return told

    def _tell_rule(self) -> None:
        """Say what the setting does, and what it never does."""
        if int(self.years.currentData()) > 0:
            rule = self.tr(
                "After each refresh the pages of older years are removed, but for those that you fetched "
                "yourself."
            )
        else:
            rule = self.tr("Nothing is removed by itself.")
        stays = self.tr(
            "Trades, filings and all that was read from a page stay without it; a page can be fetched again "
            "at its row. What could not be fetched again is never removed: imports, earlier versions of a "
            "report, and pages that the official site does not list any more."
        )
        self.note.setText(f"{rule} {stays}")

    @Slot()
    def _ask_nothing(self) -> None:
        self._asked = None
        for widget in (self._question, self.yes_button, self.no_button):
            widget.setVisible(False)

    @Slot()
    def _on_yes(self) -> None:
        if self._asked is not None:
            asked = self._asked
            self._ask_nothing()
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.prune_wanted.emit(asked)
