"""One setting in the dialog: its name, its value to change, what it is about, the way back to its default.

It checks nothing and saves nothing: what was typed goes out as a wish, and what is wrong with it comes back
as a sentence.
"""

from __future__ import annotations

from dataclasses import Field
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.gui import setting_words as words
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.plain_text import PlainLabel, menu_words

_NUMBER_WIDTH = 110


class SettingRow(QWidget):
    """One setting.

    Signals:
        typed(str, object): name and value, while it is being typed; nothing is to be changed yet.
        chosen(str, object): name and value to put in force.
        act_wanted(str): the act that this setting tells of (terms, first steps) is to be shown.
    """

    typed = Signal(str, object)
    chosen = Signal(str, object)
    act_wanted = Signal(str)

    def __init__(self, setting: Field[Any], value: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.name = setting.name
        self._value = value
        self._searched = words.searched(setting)
        self._label = PlainLabel(words.label(setting), self)
        self._label.setFont(theme.font("heading"))
        self.editor = self._make_editor()
        self.editor.setAccessibleName(words.label(setting))
        about = setting.metadata["about"]
        self.about = PlainLabel(f"{words._tr(about)} {words.facts(setting)}".strip(), self)
        self.about.setWordWrap(True)
        self.editor.setAccessibleDescription(self.about.text())
        self._trouble = PlainLabel("", self)
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self.reset_button = QPushButton(self.tr("Reset"), self)
        self.reset_button.setProperty("role", "quiet")
        self.reset_button.setAutoDefault(False)
        self.reset_button.setAccessibleName(
            self.tr("Reset {name}").format(name=menu_words(words.label(setting)))
        )
        self.reset_button.clicked.connect(self.reset)
        line = QHBoxLayout()
        line.setSpacing(theme.GRID)
        is_wide = isinstance(self.editor, QLineEdit) and not self._is_number()
        line.addWidget(self.editor, 1 if is_wide else 0)
        if self._folder_button is not None:
            line.addWidget(self._folder_button)
        unit = setting.metadata["unit"]
        if unit and self.name not in words.OWN_ACT:
            line.addWidget(PlainLabel(words._tr(unit), self))
        if not is_wide:
            line.addStretch(1)
        line.addWidget(self.reset_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GRID // 2, 0, theme.GRID)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self._label)
        layout.addLayout(line)
        layout.addWidget(self._trouble)
        layout.addWidget(self.about)
        self._dress()
        self.tell(value)

    # Editors

    def _is_number(self) -> bool:
        return isinstance(self.setting.default, int | float)

    def _make_editor(self) -> QWidget:
        self._folder_button: QPushButton | None = None
        if self.name in words.OWN_ACT:
            button = QPushButton(self)
            button.setAutoDefault(False)
            button.clicked.connect(self._on_act)
            return button
        if choices := self.setting.metadata["choices"]:
            box = QComboBox(self)
            for one in choices:
                box.addItem(words.choice(self.name, one), one)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(self._on_activated)
            return box
        edit = QLineEdit(self)
        edit.setMinimumHeight(28)
        if self._is_number():
            edit.setFixedWidth(_NUMBER_WIDTH)
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.textEdited.connect(self._on_typed)
        edit.editingFinished.connect(self.commit)
        if self.setting.metadata["is_folder"]:
            self._folder_button = QPushButton(self.tr("Choose…"), self)
            self._folder_button.setAutoDefault(False)
            self._folder_button.setAccessibleName(
                self.tr("Choose a folder: {name}").format(name=words.label(self.setting))
            )
            self._folder_button.clicked.connect(self._on_folder)
        return edit

    def _typed_value(self) -> Any:
        """Return what stands in the box, as a number where it can be one; else as text, to be refused."""
        assert isinstance(self.editor, QLineEdit)
        text = self.editor.text().strip()
        if not self._is_number():
            return text
        kind = type(self.setting.default)
        try:
            return kind(text if kind is int else text.replace(",", "."))
        except ValueError:
            return text

    # What is so

    def tell(self, value: Any) -> None:
        """Show the value in force; what is wrong with another is forgotten."""
        self._value = value
        if isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(self.editor.findData(value))
        elif isinstance(self.editor, QLineEdit):
            self.editor.setText(words.value_text(self.setting, value))
        elif isinstance(self.editor, QPushButton):
            self.editor.setText(self._act_words(value))
        self.reset_button.setVisible(self.name not in words.OWN_ACT and value != self.setting.default)
        self.tell_trouble("")

    def _act_words(self, value: str) -> str:
        if self.name == "senate_terms_accepted_on":
            return (
                self.tr("Accepted on {day}: read or withdraw…").format(day=value)
                if value
                else self.tr("Not accepted: read the terms…")
            )
        return (
            self.tr("Done on {day}: show them again").format(day=value)
            if value
            else self.tr("Not done: show them")
        )

    def tell_trouble(self, sentence: str) -> None:
        """Say why a value is not taken, or with an empty text nothing."""
        self._trouble.setText(f"⚠ {sentence}" if sentence else "")
        self._trouble.setVisible(bool(sentence))

    def trouble(self) -> str:
        """Return what is wrong; empty where nothing is."""
        return self._trouble.text().removeprefix("⚠ ")

    def matches(self, text: str) -> bool:
        """Whether every word of a search stands somewhere in what this row says."""
        return all(word in self._searched for word in text.casefold().split())

    # What is wanted

    @Slot()
    def commit(self) -> None:
        """Ask for what was typed, where it is another value."""
        if not isinstance(self.editor, QLineEdit):
            return
        value = self._typed_value()
        if value == self._value and type(value) is type(self._value):
            self.tell(self._value)
        else:
            self.chosen.emit(self.name, value)

    @Slot()
    def reset(self) -> None:
        """Ask for the default."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes when the default is there
        self.chosen.emit(self.name, self.setting.default)

    @Slot()
    def _on_typed(self) -> None:
        self.typed.emit(self.name, self._typed_value())

    @Slot(int)
    def _on_activated(self, _index: int) -> None:
        assert isinstance(self.editor, QComboBox)
        self.chosen.emit(self.name, self.editor.currentData())

    @Slot()
    def _on_act(self) -> None:
        self.act_wanted.emit(self.name)

    @Slot()
    def _on_folder(self) -> None:
        dialog = QFileDialog(self, words.label(self.setting), str(self._value))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_folder_chosen)
        dialog.open()

    @Slot(str)
    def _on_folder_chosen(self, folder: str) -> None:
        self.chosen.emit(self.name, folder)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        c = theme.colours()
        if (sheet := f"color: {c.muted}") == self.about.styleSheet():
            return  # a sheet set anew changes the palette anew
        self.about.setStyleSheet(sheet)
        self._trouble.setStyleSheet(f"color: {c.error_text}")
