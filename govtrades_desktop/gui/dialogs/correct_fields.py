"""The fields of the correction dialog: what it shall be, what the source says, what was edited before.

Each field checks what is typed while it is typed, and says what is wrong beneath itself. It writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.core.amounts import PTR_BANDS
from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.correction_words import NameOf, remarks, state_words, value_words
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.gui.widgets.choice_box import ChoiceBox
from govtrades_desktop.query.corrections import MAX_TEXT, read_amount
from govtrades_desktop.query.edits import EditState, Standing
from govtrades_desktop.store.user_data import EditField, Value

_OTHER = -1
# with the separators of any locale, between groups of three: "1,50" is no hundred and fifty
_DOLLARS = re.compile(r"\$?\s*(?:[0-9]{1,3}(?:[,.'\s][0-9]{3})+|[0-9]+)")


class CorrectField(QWidget):
    """One field: caption, editor, the source's value, the edit in force with its Undo, the history.

    Signals:
        edited(): what is typed changed.
        undo_wanted(object): the number of an edit.
    """

    edited = Signal()
    undo_wanted = Signal(object)

    def __init__(self, field: EditField, caption: str, source: str, name_of: NameOf, parent: QWidget) -> None:
        """Build; a subclass puts its editor into `self.line` and names `self.editor`.

        Args:
            field: what it corrects.
            caption: with the mnemonic of the editor.
            source: what the source says, in words.
            name_of: names of officials and securities, for the history.
            parent: owner.
        """
        super().__init__(parent)
        self.field = field
        self.editor: QWidget = self
        self._name_of = name_of
        self._live: list[Standing] = []
        self._value: Value = None
        self._source_value: Value = None
        self._is_ready = False
        self._caption = QLabel(caption, self)
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        font = theme.font()
        font.setBold(True)
        self._caption.setFont(font)
        self.line = QHBoxLayout()
        self.line.setSpacing(theme.GRID)
        self._source = _wrapped(self)
        self._source.setText(source)
        self._source.setVisible(bool(source))
        self._problem = _wrapped(self)
        self._problem.setAccessibleName(self.tr("What is wrong"))
        self._edit = _wrapped(self)
        self.undo = QPushButton(self.tr("Undo"), self)
        self.undo.setAutoDefault(False)
        self._more = QToolButton(self)
        self._more.setCheckable(True)
        self._more.setProperty("role", "quiet")
        self._history = _wrapped(self)
        self._history.hide()
        edit_line = QHBoxLayout()
        edit_line.setSpacing(theme.GRID)
        edit_line.addWidget(self._edit, 1)
        edit_line.addWidget(self._more, 0, Qt.AlignmentFlag.AlignRight)
        edit_line.addWidget(self.undo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self._caption)
        layout.addLayout(self.line)
        layout.addWidget(self._problem)
        layout.addWidget(self._source)
        layout.addLayout(edit_line)
        layout.addWidget(self._history)
        self.undo.clicked.connect(self._on_undo)
        self._more.toggled.connect(self._history.setVisible)
        self.dress()

    def _set_editor(self, editor: QWidget, name: str) -> None:
        self.editor = editor
        editor.setAccessibleName(name)
        self._caption.setBuddy(editor)
        self.undo.setAccessibleName(self.tr("Undo the edit of: {field}").format(field=name))
        self._more.setAccessibleName(self.tr("Earlier edits of: {field}").format(field=name))
        self.setFocusProxy(editor)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, in order."""
        return [self.editor, self._more, self.undo]

    # What a subclass says

    def wanted(self) -> Value:
        """Return what is typed. Raises UserInputError."""
        raise NotImplementedError

    def put(self, value: Value) -> None:
        """Show a value in the editor."""
        raise NotImplementedError

    # The state

    def show_edits(self, standings: Sequence[Standing], source: Value) -> None:
        """Take up the edits of this place, newest first; what is typed and not kept stays.

        Args:
            standings: of this place.
            source: what the source says now.
        """
        was_touched = self._is_ready and self.is_changed
        self._is_ready = False
        self._source_value = source
        self._live = [one for one in standings if one.state is not EditState.UNDONE]
        in_force = next((one for one in self._live if one.state is EditState.IN_FORCE), None)
        self._value = source if in_force is None else in_force.correction.edit.value
        if not was_touched:
            self.put(self._value)
        self._edit.setVisible(in_force is not None)
        self.undo.setVisible(in_force is not None)
        if in_force is not None:
            self._edit.setText(self._edit_words(in_force))
            before = next((one for one in self._live if one is not in_force), None)
            back = source if before is None else before.correction.edit.value
            self.undo.setToolTip(
                self.tr("Back to: {value}").format(value=value_words(self.field, back, self._name_of))
            )
        self._more.setVisible(bool(standings))
        self._more.setText(self.tr("History ({n})").format(n=len(standings)))
        self._history.setText("\n".join(self._history_words(one) for one in standings))
        if not standings:
            self._more.setChecked(False)
        self._is_ready = True
        self._look()

    def _edit_words(self, one: Standing) -> str:
        correction = one.correction
        words = self.tr("✎ Edited by you, {when}").format(when=show.moment(correction.made_at))
        if correction.edit.comment:
            words += f": “{correction.edit.comment}”"
        return "\n".join([words, *remarks(one, self._name_of)])

    def _history_words(self, one: Standing) -> str:
        edit = one.correction.edit
        words = self.tr("{when}: {was} → {value}, {state}").format(
            when=show.moment(one.correction.made_at),
            was=value_words(self.field, edit.was, self._name_of),
            value=value_words(self.field, edit.value, self._name_of),
            state=state_words(one),
        )
        return f"{words} “{edit.comment}”" if edit.comment else words

    @property
    def is_changed(self) -> bool:
        """Whether something else is typed than what is in force."""
        try:
            return self.wanted() != self._value
        except UserInputError:
            return True

    @property
    def is_of_source(self) -> bool:
        """Whether what is typed is what the source says: then no edit is made, those there are undone."""
        return self.wanted() == self._source_value

    def live_edits(self) -> tuple[int, ...]:
        """Return the numbers of the edits of this place that are not undone, newest first."""
        return tuple(one.correction.id for one in self._live)

    def problem(self) -> str:
        """Return what is wrong with what is typed, in a sentence; empty where nothing is."""
        try:
            self.wanted()
        except UserInputError as error:
            return f"{error.message} {error.hint}".strip()
        return ""

    def tell_problem(self, words: str) -> None:
        """Say what is wrong, beneath the field and to a screen reader."""
        self._problem.setText(f"✕ {words}" if words else "")
        self._problem.setVisible(bool(words))
        self.editor.setAccessibleDescription(words)

    @Slot()
    def _on_typed(self) -> None:
        if self._is_ready:
            self._look()
            self.edited.emit()

    def _look(self) -> None:
        self.tell_problem(self.problem() if self.is_changed else "")

    @Slot()
    def _on_undo(self) -> None:
        if self._live:
            self.undo_wanted.emit(self._live[0].correction.id)

    def texts(self) -> dict[str, str]:
        """Return what it says: source, edit, problem, history; what is hidden is empty."""
        labels = {"source": self._source, "edit": self._edit, "problem": self._problem}
        told = {name: "" if label.isHidden() else label.text() for name, label in labels.items()}
        return told | {"history": self._history.text()}

    def dress(self) -> None:
        """Take the colours in force."""
        c = theme.colours()
        self._source.setStyleSheet(f"color: {c.muted}")
        self._problem.setStyleSheet(f"color: {c.error_text}")
        self._edit.setStyleSheet(f"color: {c.paper_text}")
        self._history.setStyleSheet(f"color: {c.muted}")
        self.undo.setStyleSheet("QPushButton { min-height: 20px; }")


class ChoiceField(CorrectField):
    """An official or a security."""

    def __init__(
        self,
        field: EditField,
        caption: str,
        source: str,
        name_of: NameOf,
        box: ChoiceBox,
        parent: QWidget,
    ) -> None:
        super().__init__(field, caption, source, name_of, parent)
        self.box = box
        box.setParent(self)
        self.line.addWidget(box, 1)
        is_official = field is EditField.OFFICIAL
        hint = self.tr("Type a name") if is_official else self.tr("Type a ticker or a name")
        box.setPlaceholderText(hint)
        self._set_editor(box, self.tr("Official") if is_official else self.tr("Security"))
        box.choice_changed.connect(self._on_typed)

    def wanted(self) -> Value:
        """Return the key of what is chosen. Raises UserInputError."""
        text = self.box.text().strip()
        if not text:
            return None if self._value is None else self._refuse_empty()
        if self.box.key is not None:
            return self.box.key
        if self.box.found == 0:
            raise UserInputError(
                self.tr("Nobody of that name is known.")
                if self.field is EditField.OFFICIAL
                else self.tr("No security of that name or ticker is known.")
            )
        if self.box.found == 1:
            raise UserInputError(self.tr("One matches: choose it (Down, Enter)."))
        raise UserInputError(self.tr("{n} match: choose one (Down, Enter).").format(n=self.box.found))

    def _refuse_empty(self) -> Value:
        if self._live:
            raise UserInputError(self.tr("Choose one; to take your edit back, press Undo."))
        raise UserInputError(self.tr("Choose one."))

    def put(self, value: Value) -> None:
        """Show whom or what it is."""
        self.box.set_choice(None if not isinstance(value, str) else (value, self._name_of(self.field, value)))


class AmountField(CorrectField):
    """A band of the form, or two ends of one's own."""

    def __init__(self, caption: str, source: str, name_of: NameOf, parent: QWidget) -> None:
        super().__init__(EditField.AMOUNT, caption, source, name_of, parent)
        self.band = QComboBox(self)
        for low, high in PTR_BANDS:
            self.band.addItem(show.band(low, high), (low, high))
        self.band.addItem(self.tr("Another amount"), _OTHER)
        self.low, self.high = QLineEdit(self), QLineEdit(self)
        self.low.setAccessibleName(self.tr("Lower end, in dollars"))
        self.high.setAccessibleName(self.tr("Upper end, in dollars; empty for none"))
        self.high.setPlaceholderText(self.tr("no upper end"))
        self.band.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.line.addWidget(self.band, 3)
        self.line.addWidget(PlainLabel("$", self))
        self.line.addWidget(self.low, 2)
        self.line.addWidget(PlainLabel("–", self))
        self.line.addWidget(self.high, 2)
        self._set_editor(self.band, self.tr("Amount: band"))
        self.band.activated.connect(self._on_band)
        for edit in (self.low, self.high):
            edit.textChanged.connect(self._on_end)

    def wanted(self) -> Value:
        """Return both ends. Raises UserInputError."""
        low, high = self.low.text().strip(), self.high.text().strip()
        if not low and not high:
            if self._value is None:
                return None
            raise UserInputError(self.tr("Give the lower end."))
        for text, words in (
            (low, self.tr("The lower end is no whole number of dollars: {text}.")),
            (high, self.tr("The upper end is no whole number of dollars: {text}.")),
        ):
            if text and not _DOLLARS.fullmatch(text):
                raise UserInputError(words.format(text=text))
        if not low:
            raise UserInputError(self.tr("Give the lower end."))
        bare_low, bare_high = re.sub(r"\D", "", low), re.sub(r"\D", "", high)
        return read_amount(f"{bare_low}-{bare_high}" if high else f"{bare_low}+")

    def put(self, value: Value) -> None:
        """Show a band."""
        low, high = value if isinstance(value, tuple) else (None, None)
        self.low.setText("" if low is None else show.count(low))
        self.high.setText("" if high is None else show.count(high))

    def stops(self) -> list[QWidget]:
        """Return the band, then its two ends."""
        return [self.band, self.low, self.high, self._more, self.undo]

    @Slot(int)
    def _on_band(self, row: int) -> None:
        band = self.band.itemData(row)
        if band == _OTHER:
            self.low.setFocus(Qt.FocusReason.OtherFocusReason)
            self.low.selectAll()
        else:
            self.put(tuple(band))

    @Slot()
    def _on_end(self) -> None:
        try:
            wanted = self.wanted()
        except UserInputError:
            wanted = None
        rows = [row for row in range(self.band.count() - 1) if tuple(self.band.itemData(row)) == wanted]
        self.band.setCurrentIndex(rows[0] if rows else self.band.count() - 1)
        self._on_typed()

    def tell_problem(self, words: str) -> None:
        """Say it at the two ends too."""
        super().tell_problem(words)
        for edit in (self.low, self.high):
            edit.setAccessibleDescription(words)


class NoteField(CorrectField):
    """A text of the user's own, of several lines. The source has none."""

    def __init__(self, caption: str, source: str, name_of: NameOf, parent: QWidget) -> None:
        super().__init__(EditField.NOTE, caption, source, name_of, parent)
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(3 * self.text.fontMetrics().lineSpacing() + 14)
        self.line.addWidget(self.text, 1)
        self._set_editor(self.text, self.tr("Note"))
        self.text.textChanged.connect(self._on_typed)

    def wanted(self) -> Value:
        """Return the text; none is None. Raises UserInputError."""
        text = self.text.toPlainText().strip()
        if len(text) > MAX_TEXT:
            raise UserInputError(
                self.tr("A note has at most {most} characters; this one has {n}.").format(
                    most=show.count(MAX_TEXT), n=show.count(len(text))
                )
            )
        return text or None

    def put(self, value: Value) -> None:
        """Show a text."""
        self.text.setPlainText(value if isinstance(value, str) else "")


def _wrapped(parent: QWidget) -> PlainLabel:
    label = PlainLabel(parent=parent)
    label.setWordWrap(True)
    label.setFont(theme.font("small"))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setVisible(bool(label.text()))
    # wrapped, a label asks for the height that it needs at its narrowest: here its width is the dialog's
    label.setMinimumHeight(1)
    return label
