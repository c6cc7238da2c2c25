"""The list of all corrections: what was edited, from what to what, how it stands; undo, and the way there.

A panel beside the window, not in its way. It reads; `gui.correcting` writes.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.correcting import Correcting, CorrectWish, Job
from govtrades_desktop.gui.correction_words import field_word, place_words, remarks, state_words, value_words
from govtrades_desktop.gui.plain_text import PlainLabel, tip
from govtrades_desktop.gui.widgets.states import StateNote
from govtrades_desktop.query.choices import has_words
from govtrades_desktop.query.edits import EditState, Standing
from govtrades_desktop.store.user_data import EditField

_WHEN, _WHAT, _CHANGE, _COMMENT, _STATE = range(5)
_ID = int(Qt.ItemDataRole.UserRole)


class CorrectionsDialog(QDialog):
    """All edits, newest first."""

    def __init__(self, catalogue: Catalogue, correcting: Correcting, parent: QWidget) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._correcting = correcting
        self._edits: tuple[Standing, ...] = ()
        self._error = ""
        self.setWindowTitle(self.tr("Corrections"))
        self.setWindowIcon(resources.app_icon())
        self._summary = PlainLabel(parent=self)
        self._summary.setFont(theme.font("heading"))
        self._summary.setWordWrap(True)
        self._problem = PlainLabel(parent=self)
        self._problem.setWordWrap(True)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter by name, filing, value or comment"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.states = QComboBox(self)
        self.states.setAccessibleName(self.tr("State"))
        for words, state in (
            (self.tr("All states"), ""),
            (self.tr("In force"), "in_force"),
            (self.tr("Not applied"), "waiting"),
            (self.tr("Replaced"), "replaced"),
            (self.tr("Undone"), "undone"),
        ):
            self.states.addItem(words, state)
        self.table = QTableWidget(0, 5, self)
        self.table.setAccessibleName(self.tr("Corrections"))
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("When"),
                self.tr("What"),
                self.tr("Was → is"),
                self.tr("Comment"),
                self.tr("State"),
            ]
        )
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self.table.setFrameShape(QTableWidget.Shape.NoFrame)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        header.setSectionResizeMode(_CHANGE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_WHEN, 132), (_WHAT, 186), (_COMMENT, 126), (_STATE, 122)):
            self.table.setColumnWidth(column, width)
        self._note = StateNote(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._note)
        self._remark = PlainLabel(parent=self)
        self._remark.setWordWrap(True)
        self._remark.setAccessibleName(self.tr("What must be known of it"))
        self.undo_button = QPushButton(self.tr("&Undo"), self)
        self.undo_button.setToolTip(self.tr("Take the chosen edit back (Delete); it stays in this list"))
        self.show_button = QPushButton(self.tr("&Show the row"), self)
        self.show_button.setToolTip(self.tr("Show what was corrected in the window (Enter)"))
        self.close_button = QPushButton(self.tr("&Close"), self)
        for button in (self.undo_button, self.show_button, self.close_button):
            button.setAutoDefault(False)
        top = QHBoxLayout()
        top.setSpacing(theme.GRID)
        top.addWidget(self.filter, 1)
        top.addWidget(self.states)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GRID)
        foot.addWidget(self.undo_button)
        foot.addWidget(self.show_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(self._summary)
        layout.addWidget(self._problem)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._remark)
        layout.addLayout(foot)
        self.filter.textChanged.connect(self._fill)
        self.states.currentIndexChanged.connect(self._fill)
        self.table.currentCellChanged.connect(self._on_current)
        self.table.cellDoubleClicked.connect(self.show_row)
        # the table itself would take the key for the beginning of a word to look for
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.undo)
        self.undo_button.clicked.connect(self.undo)
        self.show_button.clicked.connect(self.show_row)
        self.close_button.clicked.connect(self.reject)
        correcting.changed.connect(self.read)
        correcting.answered.connect(self._on_current)
        self._dress()
        self.read()
        self.resize(880, 460)
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    # Reading

    @Slot()
    def read(self) -> None:
        """Read every edit anew; the cursor stays on its edit."""
        try:
            self._edits = self._catalogue.list_edits()
            self._error = ""
        except GovTradesError as error:  # what was read before stays in view
            self._error = f"{error.message} {error.hint}".strip()
        problem = self._error or self._catalogue.user_problem or ""
        self._problem.setText(f"⚠ {problem}" if problem else "")
        self._problem.setVisible(bool(problem))
        self._fill()

    @Slot()
    def _fill(self) -> None:
        kept = self._current()
        number = None if kept is None else kept.correction.id
        at = max(0, self.table.currentRow())
        found = [one for one in self._edits if self._is_wanted(one)]
        self.table.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.table.setRowCount(len(found))
        for row, one in enumerate(found):
            for column, (text, whole) in enumerate(self._cells(one)):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(whole))
                item.setData(_ID, one.correction.id)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                if column == _STATE and one.state is EditState.IN_FORCE and one.trouble is not None:
                    item.setForeground(theme.color("late_text"))
                elif one.state is not EditState.IN_FORCE:
                    item.setForeground(theme.color("muted"))
                self.table.setItem(row, column, item)
        rows = [row for row, one in enumerate(found) if one.correction.id == number]
        if found:
            self.table.setCurrentCell(rows[0] if rows else min(at, len(found) - 1), 0)
        self.table.blockSignals(False)  # noqa: FBT003
        self._tell(len(found))
        self._on_current()

    def _tell(self, found: int) -> None:
        applied = sum(one.is_applied for one in self._edits)
        waiting = sum(one.state is EditState.IN_FORCE and one.trouble is not None for one in self._edits)
        words = self.tr("{n} corrections, {applied} in force").format(
            n=show.count(len(self._edits)), applied=show.count(applied)
        )
        if len(self._edits) == 1:
            words = self.tr("1 correction, {applied} in force").format(applied=show.count(applied))
        if waiting:
            words += self.tr(", ⚠ {n} not applied").format(n=show.count(waiting))
        self._summary.setText(words if self._edits else self.tr("Corrections"))
        for part in (self.filter, self.states, self.undo_button, self.show_button):
            part.setVisible(bool(self._edits))
        if self._error and not self._edits:
            self._note.tell(self.tr("The corrections cannot be read"), self._error)
        elif not self._edits:
            self._note.tell(
                self.tr("Nothing was corrected yet"),
                self.tr(
                    "Choose a trade or a filing and press F2 to set its official, security or amount, or to "
                    "write a note. What the source says always stays beside it, and every edit can be undone."
                ),
            )
        elif not found:
            self._note.tell(
                self.tr("No correction matches"), self.tr("None has this text and this state together.")
            )
        self._stack.setCurrentWidget(self.table if found else self._note)

    def _is_wanted(self, one: Standing) -> bool:
        state = self.states.currentData()
        is_waiting = one.state is EditState.IN_FORCE and one.trouble is not None
        if state and (not is_waiting if state == "waiting" else one.state.value != state):
            return False
        return has_words(" ".join(whole for _, whole in self._cells(one)), self.filter.text())

    def _cells(self, one: Standing) -> tuple[tuple[str, str], ...]:
        edit = one.correction.edit
        what = f"{field_word(edit.field)}\n{place_words(one)}"
        whole_what = f"{what} {edit.doc_id} {one.filer}"
        if edit.of_row is not None:
            whole_what += f"\n{edit.of_row.asset}"
        was = value_words(edit.field, edit.was, self._name_of)
        value = value_words(edit.field, edit.value, self._name_of)
        change = value if edit.field is EditField.NOTE else f"{was} → {value}"
        made = f"{one.correction.made_at.astimezone():%Y-%m-%d %H:%M}"
        short = change if len(change) <= 160 else change[:159] + "…"
        brief = edit.comment if len(edit.comment) <= 80 else edit.comment[:79] + "…"
        if one.filer:
            what += f"\n{one.filer}"
        return (
            (made, made),
            (what, whole_what),
            (short, change),
            (brief, edit.comment),
            (state_words(one), "\n".join([state_words(one), *remarks(one, self._name_of)])),
        )

    def _name_of(self, field: EditField, key: str) -> str:
        if field is EditField.OFFICIAL:
            official = self._catalogue.load_official_choice(key)
            return key if official is None else official.name
        security = self._catalogue.load_security_choice(key)
        return key if security is None else security.name

    def texts(self) -> list[tuple[str, ...]]:
        """Return what the lines say."""
        rows = range(self.table.rowCount())
        return [tuple(self.table.item(row, column).text() for column in range(5)) for row in rows]

    def note(self) -> tuple[str, str, str] | None:
        """Return what stands in the place of the table, or None: the table is there."""
        return self._note.texts() if self._stack.currentWidget() is self._note else None

    def remark(self) -> str:
        """Return what is told of the chosen edit."""
        return self._remark.text()

    # Acting

    def _current(self) -> Standing | None:
        item = self.table.item(self.table.currentRow(), 0)
        number = None if item is None else item.data(_ID)
        return next((one for one in self._edits if one.correction.id == number), None)

    @Slot()
    def _on_current(self) -> None:
        one = self._current()
        self.undo_button.setEnabled(
            one is not None and one.state is not EditState.UNDONE and not self._correcting.is_writing
        )
        self.show_button.setEnabled(one is not None and one.filing_id is not None)
        told = [] if one is None else remarks(one, self._name_of)
        self._remark.setText(" ".join(told))
        self._remark.setVisible(bool(told))

    @Slot()
    def undo(self) -> None:
        """Take the chosen edit back."""
        one = self._current()
        if one is None or not self.undo_button.isEnabled():
            return
        place = frozenset() if one.filing_id is None else frozenset({(one.filing_id, one.transaction_id)})
        self._correcting.write(Job((), (one.correction.id,), place))
        self._on_current()

    @Slot()
    def show_row(self) -> None:
        """Show what was corrected in the window."""
        one = self._current()
        if one is None or one.filing_id is None:
            return
        if one.transaction_id is not None:
            self._correcting.row_wanted.emit(CorrectWish("trade", one.transaction_id))
        else:
            self._correcting.row_wanted.emit(CorrectWish("filing", one.filing_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the row; Down goes from the filter to the lines."""
        key = event.key()
        if self.table.hasFocus() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.show_row()
        elif self.filter.hasFocus() and key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        c = theme.colours()
        self.setStyleSheet(
            theme.chrome_sheet()
            + f"QTableWidget {{ background: {c.page}; color: {c.text};"
            + f" selection-background-color: {c.accent_soft}; selection-color: {c.text}; }}"
            + "QTableWidget::item { padding: 3px; } QLineEdit { min-height: 26px; }"
            + f"QHeaderView::section {{ background: {c.window}; color: {c.muted}; border: none;"
            + f" border-bottom: 1px solid {c.line}; padding: 4px 6px; }}"
        )
        self._problem.setStyleSheet(f"color: {c.late_text}")
        self._remark.setStyleSheet(f"color: {c.paper_text}")
        if self._edits:
            self._fill()
