"""The dialog that corrects one trade or one filing: each field beside what the source says of it.

It stands beside the window, which goes on working. What is typed stays until it is on the disk: a write that
fails, or data that changed meanwhile, is told here. It checks and asks; `gui.correcting` writes.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.core.errors import GovTradesError, UserInputError
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.correcting import Correcting, CorrectWish, Edited, Job, Outcome
from govtrades_desktop.gui.correction_words import official_words, security_words
from govtrades_desktop.gui.dialogs.correct_fields import AmountField, ChoiceField, CorrectField, NoteField
from govtrades_desktop.gui.match_words import official_method, security_method, with_confidence
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.gui.widgets.choice_box import ChoiceBox
from govtrades_desktop.query.corrections import MAX_TEXT, check_amount, check_note
from govtrades_desktop.query.edits import FiledFiling, source_value
from govtrades_desktop.store.user_data import Edit, EditField

if TYPE_CHECKING:
    from govtrades_desktop.core.identity import OfficialMatch, SecurityMatch
    from govtrades_desktop.query.trades import TradeDetail

_SIZE = (620, 640)


class CorrectDialog(QDialog):
    """One trade, or one filing."""

    def __init__(
        self, wish: CorrectWish, catalogue: Catalogue, correcting: Correcting, parent: QWidget
    ) -> None:
        """Build.

        Raises:
            UserInputError: there is no such row (any more).
            StoreUnavailable: the data or the user's edits cannot be read.
        """
        super().__init__(parent)
        self.wish = wish
        self._catalogue = catalogue
        self._correcting = correcting
        self._job: Job | None = None
        self._is_leaving_asked = False
        self.fields: list[CorrectField] = []
        self.setWindowIcon(resources.app_icon())
        self._heading = PlainLabel(parent=self)
        self._heading.setFont(theme.font("heading"))
        self._heading.setWordWrap(True)
        self._place = PlainLabel(parent=self)
        self._place.setWordWrap(True)
        self._place.setFont(theme.font("small"))
        inner = QWidget(self)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(20, 4, 20, 8)
        self._column.setSpacing(14)
        if wish.kind == "trade":
            self._build_trade()
        else:
            self._build_filing()
        self._build_comment(inner)
        self._column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = area
        self._told = PlainLabel(parent=self)
        self._told.setWordWrap(True)
        self._told.setAccessibleName(self.tr("What happened"))
        self._told.hide()
        buttons = QDialogButtonBox(self)
        self.save_button = QPushButton(self.tr("&Save"), self)
        self.save_button.setProperty("role", "primary")
        self.save_button.setDefault(True)
        self.save_button.setToolTip(self.tr("Keep this (Ctrl+Enter)"))
        self.cancel_button = QPushButton(self.tr("&Cancel"), self)
        self.cancel_button.setAutoDefault(False)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.DestructiveRole)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 4, 20, 0)
        foot.addWidget(self._told, 1)
        foot.addWidget(buttons)
        head = QVBoxLayout()
        head.setContentsMargins(20, 0, 20, 4)
        head.setSpacing(2)
        head.addWidget(self._heading)
        head.addWidget(self._place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 14)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(area, 1)
        layout.addLayout(foot)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self._on_cancel)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
        for field in self.fields:
            field.edited.connect(self._on_edited)
            field.undo_wanted.connect(self._on_undo_wanted)
        correcting.answered.connect(self._on_answered)
        correcting.changed.connect(self._on_changed)
        stops = [stop for field in self.fields for stop in field.stops()]
        stops += [self.comment, self.save_button, self.cancel_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._dress()
        self._take_edits()
        screen = parent.screen().availableGeometry() if parent.screen() else None
        width, height = _SIZE
        if wish.kind == "filing":
            height = 420
        if screen is not None:
            width, height = min(width, screen.width() - 40), min(height, screen.height() - 60)
        self.resize(width, height)
        self.fields[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _build_trade(self) -> None:
        detail = self._catalogue.load_trade(self.wish.record_id)
        if detail is None:
            raise UserInputError(self.tr("This row is not in the data any more."))
        row, filed = detail.row, detail.row.transaction
        self._source, self._doc_id, self._line = row.source, row.doc_id, row.line
        self.setWindowTitle(self.tr("Correct a trade"))
        amount = show.NONE
        if filed is not None:
            amount = show.band(filed.amount_low_usd, filed.amount_high_usd, filed.amount_exact_usd)
        self._heading.setText(" · ".join((show.type_long(row.type), row.asset, amount)))
        self._tell_place(row.official, show.day(row.traded_on))
        filing = self._filed()
        self._add_official(row.official_as_filed or row.official, detail.official_match, len(filing.rows))
        self._add_security(detail)
        self._add(
            AmountField(
                self.tr("&Amount"),
                self.tr("As filed: {amount}").format(amount=amount),
                self._name_of,
                self,
            )
        )
        self._add(NoteField(self.tr("&Note"), "", self._name_of, self))

    def _build_filing(self) -> None:
        detail = self._catalogue.load_filing(self.wish.record_id)
        if detail is None:
            raise UserInputError(self.tr("This filing is not in the data any more."))
        row = detail.row
        self._source, self._doc_id, self._line = row.source, row.doc_id, None
        self.setWindowTitle(self.tr("Correct a filing"))
        self._heading.setText(f"{show.chamber_word(row.source)} {row.doc_id}")
        self._tell_place(row.official, self.tr("filed {day}").format(day=show.day(row.filed_on)))
        context = self._catalogue.load_filing_context(row)
        self._add_official(row.official_as_filed or row.official, context.match, row.trades)
        self._add(NoteField(self.tr("&Note on the filing"), "", self._name_of, self))

    def _tell_place(self, official: str, day: str) -> None:
        filing = f"{show.chamber_word(self._source)} {self._doc_id}"
        parts = [official, day]
        if self._line is not None:  # of a filing the heading has its number
            parts += [filing, self.tr("row {n}").format(n=self._line)]
        self._place.setText(" · ".join(parts))

    def _add(self, field: CorrectField) -> None:
        self.fields.append(field)
        self._column.addWidget(field)

    def _add_official(self, as_filed: str, match: OfficialMatch | None, rows: int) -> None:
        told = self.tr("As filed: {name}.").format(name=as_filed)
        if match is not None and match.bioguide is not None:
            name = self._name_of(EditField.OFFICIAL, match.bioguide)
            how = with_confidence(official_method(match.method or ""), match.confidence)
            told += "\n" + self.tr("Found: {name}; {how}.").format(name=name, how=how)
        elif match is not None and match.reason:
            told += "\n" + self.tr("Not found: {reason}").format(reason=match.reason)
        caption = self.tr("&Official")
        if rows > 1:
            caption = self.tr("&Official, of all {n} rows of the filing").format(n=show.count(rows))
        box = ChoiceBox(
            lambda text: [
                (one.bioguide, official_words(one)) for one in self._catalogue.find_official_choices(text)
            ]
        )
        self._add(ChoiceField(EditField.OFFICIAL, caption, told, self._name_of, box, self))

    def _add_security(self, detail: TradeDetail) -> None:
        row = detail.row
        match: SecurityMatch | None = detail.security_match
        told = self.tr("As filed: {asset}").format(asset=row.asset)
        if row.ticker and f"({row.ticker})" not in row.asset:
            told += f" ({row.ticker})"
        if match is not None and match.key is not None:
            name = self._name_of(EditField.SECURITY, match.key)
            how = with_confidence(security_method(match.method or ""), match.confidence)
            told += "\n" + self.tr("Found: {name}; {how}.").format(name=name, how=how)
        elif match is not None and match.reason:
            told += "\n" + self.tr("Not found: {reason}").format(reason=match.reason)
        box = ChoiceBox(
            lambda text: [
                (one.key, security_words(one)) for one in self._catalogue.find_security_choices(text)
            ]
        )
        self._add(ChoiceField(EditField.SECURITY, self.tr("Sec&urity"), told, self._name_of, box, self))

    def _build_comment(self, parent: QWidget) -> None:
        caption = QLabel(self.tr("&Why (kept with the correction; may be empty)"), parent)
        self.comment = QLineEdit(parent)
        self.comment.setMaxLength(MAX_TEXT)
        self.comment.setAccessibleName(self.tr("Why; may be empty"))
        caption.setBuddy(self.comment)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(caption)
        column.addWidget(self.comment)
        self._column.addLayout(column)

    def _name_of(self, field: EditField, key: str) -> str:
        if field is EditField.OFFICIAL:
            official = self._catalogue.load_official_choice(key)
            return key if official is None else official_words(official)
        security = self._catalogue.load_security_choice(key)
        return key if security is None else security_words(security)

    # What is in force

    def _filed(self) -> FiledFiling:
        return self._catalogue.load_filed(self._source, self._doc_id)

    def _take_edits(self) -> None:
        """Show what is edited already; remember the row as filed, that no edit slips onto another."""
        filing = self._filed()
        if self._line is not None and self._line not in filing.rows:
            raise UserInputError(self.tr("This row is not in the data any more."))
        if not hasattr(self, "_facts"):
            self._facts = None if self._line is None else filing.rows[self._line].facts
        edits = self._catalogue.list_edits()
        for field in self.fields:
            place = (self._source, self._doc_id, self._line_of(field), field.field)
            found = [one for one in edits if one.correction.edit.place == place]
            field.show_edits(found, source_value(filing, self._line_of(field), field.field))
        self._on_edited()

    def _line_of(self, field: CorrectField) -> int | None:
        """Return the row's line; who filed is of the whole filing."""
        return None if field.field is EditField.OFFICIAL else self._line

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that is not kept."""
        return any(field.is_changed for field in self.fields)

    @Slot()
    def _on_edited(self) -> None:
        self._is_leaving_asked = False
        self.save_button.setEnabled(self.is_changed and self._job is None)
        if self._told.property("tone") in ("ask", "warn"):
            self.tell("")
        if warning := self._warning():
            self.tell(warning, tone="warn")

    def _warning(self) -> str:
        """Return what speaks against a chosen official, and forbids nothing: another chamber on that day."""
        for field in self.fields:
            if field.field is EditField.OFFICIAL and field.is_changed:
                try:
                    wanted = None if field.is_of_source else field.wanted()
                    told = (
                        None if wanted is None else self._catalogue.other_chamber(self._filed(), str(wanted))
                    )
                    return told or ""
                except GovTradesError:  # half a name: told at its field when it is saved
                    return ""
        return ""

    @Slot(object)
    def _on_changed(self, _edited: frozenset[Edited]) -> None:
        try:
            self._take_edits()
        except GovTradesError as error:
            self.tell(f"{error.message} {error.hint}".strip(), tone="error")

    def tell(self, words: str, *, tone: str = "") -> None:
        """Say what happened, beside the buttons."""
        c = theme.colours()
        colour = {"error": c.error_text, "ask": c.paper_text, "warn": c.paper_text}.get(tone, c.muted)
        self._told.setProperty("tone", tone)
        self._told.setStyleSheet(f"color: {colour}")
        self._told.setText(f"✕ {words}" if tone == "error" else words)
        self._told.setVisible(bool(words))

    def told(self) -> str:
        """Return what is said beside the buttons."""
        return self._told.text()

    # Saving

    @Slot()
    def save(self) -> None:
        """Check everything, and ask for it to be written; the dialog closes when it is."""
        if self._job is not None or not self.is_changed:
            return
        try:
            filing = self._filed()
        except GovTradesError as error:
            self.tell(f"{error.message} {error.hint}".strip(), tone="error")
            return
        if self._line is not None and (
            self._line not in filing.rows or filing.rows[self._line].facts != self._facts
        ):
            self.tell(
                self.tr("The filing was read anew meanwhile, and this line reads otherwise now. Nothing was "
                        "kept: close this, and choose the row again."),
                tone="error",
            )  # fmt: skip
            return
        edits: list[Edit] = []
        undone: list[int] = []
        touched: set[Edited] = set()
        wrong: CorrectField | None = None
        for field in self.fields:
            if not field.is_changed:
                continue
            touched.add(self._place_of(field, filing.filing_id))
            try:
                if field.is_of_source:
                    undone += field.live_edits()
                else:
                    edits.append(self._edit(field, filing))
            except UserInputError as error:
                field.tell_problem(f"{error.message} {error.hint}".strip())
                wrong = wrong or field
        if wrong is not None:
            wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(wrong)
            return
        self.tell(self.tr("Saving…"))
        self.save_button.setEnabled(False)
        self._job = Job(tuple(edits), tuple(undone), frozenset(touched))
        self._correcting.write(self._job, is_told_by_asker=True)

    def _edit(self, field: CorrectField, filing: FiledFiling) -> Edit:
        comment = self.comment.text().strip()
        value, line = field.wanted(), self._line_of(field)
        if field.field is EditField.NOTE:
            return check_note(filing, line, str(value), comment)
        if isinstance(value, tuple):
            low, high = value
            return check_amount(filing, line, f"{low}+" if high is None else f"{low}-{high}", comment)
        if field.field is EditField.OFFICIAL:
            return self._catalogue.check_official(filing, str(value), comment)
        assert line is not None
        return self._catalogue.check_security(filing, line, str(value), comment)

    def _place_of(self, field: CorrectField, filing_id: int) -> Edited:
        is_whole = self._line_of(field) is None
        return filing_id, None if is_whole else self.wish.record_id

    @Slot(object)
    def _on_undo_wanted(self, number: int) -> None:
        field = self.sender()
        filing_id = self._catalogue.find_filing_id(self._source, self._doc_id)
        if self._job is None and isinstance(field, CorrectField) and filing_id is not None:
            self._job = Job((), (number,), frozenset({self._place_of(field, filing_id)}))
            self._correcting.write(self._job, is_told_by_asker=True)

    @Slot(object)
    def _on_answered(self, outcome: Outcome) -> None:
        if outcome.job is not self._job:
            return
        self._job = None
        if outcome.error is None and outcome.job.edits:
            self.done(int(QDialog.DialogCode.Accepted))
            return
        if outcome.error is not None:
            error = outcome.error
            hint = error.hint if isinstance(error, GovTradesError) else ""
            words = self.tr("Not kept: {error} {hint}").format(error=error, hint=hint).strip()
            self.tell(words, tone="error")
            self._on_changed(frozenset())
            self.tell(words, tone="error")
        elif not self.is_changed:
            self.tell(self.tr("Undone; it stays in the history."))
        self.save_button.setEnabled(self.is_changed)

    # Leaving

    @Slot()
    def _on_cancel(self) -> None:
        self.done(int(QDialog.DialogCode.Rejected))

    def reject(self) -> None:
        """Escape and the window's own button: what is typed is not thrown away by one slip."""
        if self.is_changed and not self._is_leaving_asked:
            self._is_leaving_asked = True
            self.tell(self.tr("Not saved yet. Escape once more throws it away."), tone="ask")
            return
        super().reject()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        c = theme.colours()
        edits = (
            f"QPlainTextEdit {{ background: {c.page}; color: {c.text}; border: 1px solid {c.line};"
            f" border-radius: 5px; padding: 2px 4px; }}"
            f"QPlainTextEdit:focus {{ border: 1px solid {c.accent}; }} QLineEdit {{ min-height: 26px; }}"
            f'QPushButton[role="primary"]:disabled {{ background: {c.line}; color: {c.muted};'
            f" border: 1px solid {c.line}; }}"
        )
        self.setStyleSheet(theme.chrome_sheet() + edits)
        self._place.setStyleSheet(f"color: {c.muted}")
        for field in self.fields:
            field.dress()
