"""Restore a backup: which copies there are, what each holds, whether it is sound, and one of them chosen.

It shows and asks; it reads no file and replaces nothing. What the user made is another list, chosen by hand.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
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
from govtrades_desktop.store.backup import Backup, Contents

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_FIGURES = (2, 3, 4, 5)  # columns that are right-aligned


class RestoreDialog(QDialog):
    """One line a copy.

    Signals:
        kind_chosen(bool): list copies of what the user made (True), or of the data.
        file_chosen(object): look at this file too.
        restore_wanted(object): put this copy (a Path) in the place of what is there.
        folder_wanted(): show the folder of the copies.
    """

    kind_chosen = Signal(bool)
    file_chosen = Signal(object)
    restore_wanted = Signal(object)
    folder_wanted = Signal()

    def __init__(self, parent: QWidget, *, folder: str) -> None:
        """Build; the copies come with `tell_copies`.

        Args:
            parent: the window.
            folder: of the copies.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Restore a backup"))
        self.setWindowIcon(resources.app_icon())
        self._copies: list[Backup] = []
        self._contents: dict[Path, Contents] = {}
        self.summary = PlainLabel(self.tr("Looking for backups…"), self)
        self.summary.setFont(theme.font("heading"))
        place = PlainLabel(folder, self)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.setWordWrap(True)
        place.setStyleSheet(f"color: {theme.colours().muted}")
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("What to restore"))
        self.kind.addItem(self.tr("the data from the official sites"), "data")
        self.kind.addItem(self.tr("what you made: corrections, notes, saved views"), "user")
        self.kind.currentIndexChanged.connect(self._on_kind)
        kinds = QHBoxLayout()
        kinds.setSpacing(theme.GRID)
        kinds.addWidget(PlainLabel(self.tr("Backups of"), self))
        kinds.addWidget(self.kind)
        kinds.addStretch(1)
        self.table = self._make_table()
        self.note = PlainLabel("", self)
        self.note.setWordWrap(True)
        self._question = PlainLabel("", self)
        self._question.setWordWrap(True)
        self.yes_button = QPushButton(self.tr("Restore it"), self)
        self.no_button = QPushButton(self.tr("Keep what is there"), self)
        asking = QHBoxLayout()
        asking.addWidget(self._question, 1)
        asking.addWidget(self.yes_button)
        asking.addWidget(self.no_button)
        self.restore_button = QPushButton(self.tr("Restore…"), self)
        folder_button = QPushButton(self.tr("Open the folder"), self)
        self.file_button = QPushButton(self.tr("Another file…"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        for button in (self.restore_button, self.file_button, folder_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(10)
        layout.addWidget(self.summary)
        layout.addWidget(place)
        layout.addLayout(kinds)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.note)
        layout.addLayout(asking)
        layout.addLayout(buttons)
        for button in (self.restore_button, self.file_button, folder_button, self.yes_button, self.no_button):
            button.setAutoDefault(False)  # Enter restores nothing
        self.close_button.setDefault(True)
        self.restore_button.clicked.connect(self._on_restore)
        self.yes_button.clicked.connect(self._on_yes)
        self.no_button.clicked.connect(self._ask_nothing)
        self.file_button.clicked.connect(self._on_file)
        folder_button.clicked.connect(self.folder_wanted)
        self.close_button.clicked.connect(self.reject)
        self.table.itemSelectionChanged.connect(self._on_selected)
        self.setStyleSheet(theme.chrome_sheet())
        self._ask_nothing()
        self._tell_rule()
        self._on_selected()
        self.resize(820, 560)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 7, self)
        table.setAccessibleName(self.tr("Backups, newest first"))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setFrameShape(QTableWidget.Shape.NoFrame)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(6, QHeaderView.ResizeMode.Stretch)
        c = theme.colours()
        table.setStyleSheet(
            f"QHeaderView::section {{ background: {c.window}; color: {c.muted}; border: none;"
            f" border-bottom: 1px solid {c.line}; padding: 4px 8px }}"
            " QTableWidget::item { padding: 0 8px }"
        )
        table.verticalHeader().setDefaultSectionSize(theme.row_height())
        table.verticalHeader().setMinimumSectionSize(0)
        return table

    @property
    def is_user(self) -> bool:
        """Whether it is about what the user made."""
        return bool(self.kind.currentData() == "user")

    # What is so

    def tell_copies(self, copies: list[Backup]) -> None:
        """Show which copies there are, newest first; what they hold follows."""
        self._copies = list(copies)
        size = show.file_size(sum(one.size_bytes for one in copies))
        self.summary.setText(
            self.tr("Backups at hand: {n}, {size}").format(n=show.count(len(copies)), size=size)
            if copies
            else self.tr("There is no backup yet")
        )
        self._fill()
        if copies:
            self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_contents(self, copy: Path, contents: Contents) -> None:
        """Show what one copy holds, and whether it is sound."""
        self._contents[copy] = contents
        for row, one in enumerate(self._copies):
            if one.path == copy:
                self._fill_row(row, one)
        self._on_selected()

    def add_file(self, copy: Backup) -> None:
        """Show a file that the user named, first and chosen."""
        self._copies = [copy, *(one for one in self._copies if one.path != copy.path)]
        self._fill()
        self.table.selectRow(0)

    def tell_trouble(self, sentence: str) -> None:
        """Say why something cannot be done."""
        self.note.setText(sentence)

    def texts(self) -> list[tuple[str, ...]]:
        """Return what the lines say."""
        rows, columns = range(self.table.rowCount()), range(self.table.columnCount())
        return [tuple(self.table.item(row, column).text() for column in columns) for row in rows]

    def question(self) -> str:
        """Return what is asked before anything is replaced; empty where nothing is."""
        return "" if self._question.isHidden() else self._question.text()

    def _fill(self) -> None:
        held = self.tr("Edits, views") if self.is_user else self.tr("Filings")
        words = [
            self.tr("Made"),
            self.tr("Why"),
            self.tr("Size"),
            self.tr("Schema"),
            held,
            "" if self.is_user else self.tr("Trades"),
            self.tr("State") if self.is_user else self.tr("Newest filing, state"),
        ]
        self.table.setHorizontalHeaderLabels(words)
        for column in range(7):
            self.table.horizontalHeaderItem(column).setTextAlignment(_RIGHT if column in _FIGURES else _LEFT)
        self.table.setColumnHidden(5, self.is_user)
        self.table.setRowCount(len(self._copies))
        for row, one in enumerate(self._copies):
            self._fill_row(row, one)

    def _fill_row(self, row: int, one: Backup) -> None:
        contents = self._contents.get(one.path)
        figures = ("…", "…")
        if contents is not None and not contents.problem:
            held = contents.edits if contents.edits is not None else contents.filings
            figures = (show.count(held), show.count(contents.trades))
        elif contents is not None:
            figures = (show.NONE, show.NONE)
        cells = (
            one.made_at.astimezone().strftime("%Y-%m-%d %H:%M"),
            self._why(one.label),
            show.file_size(one.size_bytes),
            str(one.schema_version) if one.schema_version else show.NONE,
            *figures,
            self._state(contents),
        )
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setTextAlignment(_RIGHT if column in _FIGURES else _LEFT)
            item.setToolTip(contents.problem if contents and contents.problem else str(one.path))
            self.table.setItem(row, column, item)

    def _state(self, contents: Contents | None) -> str:
        if contents is None:
            return self.tr("being checked…")
        if contents.problem:
            return self.tr("⚠ cannot be restored")
        if contents.edits is not None or contents.newest_filed_on is None:
            return self.tr("sound")
        return self.tr("{day}, sound").format(day=show.day(contents.newest_filed_on))

    def _why(self, label: str) -> str:
        if label.startswith("before-schema"):
            return self.tr("before an update")
        known = {
            "daily": self.tr("daily"),
            "manual": self.tr("by hand"),
            "last": self.tr("last change"),
            "file": self.tr("chosen file"),
        }
        return known.get(label, label)

    def _tell_rule(self) -> None:
        what = (
            self.tr("The data from the official sites stays as it is.")
            if self.is_user
            else self.tr("What you made (corrections, notes, saved views) stays as it is.")
        )
        rule = self.tr(
            "What is there now is set aside in the same folder, never overwritten. The window closes for a "
            "moment and comes back with the restored data."
        )
        self.note.setText(f"{rule} {what}")

    # What is wanted

    def _chosen(self) -> Backup | None:
        row = self.table.currentRow()
        return self._copies[row] if self.table.selectedItems() and 0 <= row < len(self._copies) else None

    @Slot()
    def _on_selected(self) -> None:
        chosen = self._chosen()
        contents = None if chosen is None else self._contents.get(chosen.path)
        self.restore_button.setEnabled(contents is not None and not contents.problem)
        self._ask_nothing()
        if contents is not None and contents.problem:
            self.note.setText(contents.problem)
        else:
            self._tell_rule()

    @Slot()
    def _on_kind(self) -> None:
        self._copies = []
        self._fill()
        self._tell_rule()
        self._on_selected()
        self.kind_chosen.emit(self.is_user)

    @Slot()
    def _on_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a backup"), "", self.tr("Databases (*.sqlite);;All files (*)")
        )
        if chosen:
            self.file_chosen.emit(Path(chosen))

    @Slot()
    def _on_restore(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        made = chosen.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
        self._question.setText(
            self.tr("Put what you made as of {made} in the place of what is there now?").format(made=made)
            if self.is_user
            else self.tr(
                "Put the data as of {made} in the place of what is there now? Filings that came later are "
                "fetched again by the next refresh."
            ).format(made=made)
        )
        for widget in (self._question, self.yes_button, self.no_button):
            widget.setVisible(True)
        self.no_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _ask_nothing(self) -> None:
        for widget in (self._question, self.yes_button, self.no_button):
            widget.setVisible(False)

    @Slot()
    def _on_yes(self) -> None:
        chosen = self._chosen()
        self._ask_nothing()
        if chosen is not None:
            self.restore_wanted.emit(chosen.path)
