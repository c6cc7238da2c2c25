"""The settings: every declared one, grouped, searched, checked in words, and put in force as it is changed.

It knows no setting by its name and saves nothing: `preferences` puts in force and saves what goes out.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui import setting_words as words
from govtrades_desktop.gui.dialogs.setting_row import SettingRow
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.settings.settings import SECTIONS, Settings

_NAV_WIDTH = 196


class SettingsDialog(QDialog):
    """All settings on one page, with a list of its sections; the window behind goes on working.

    Signals:
        changed(object): a dict of checked values, by name, to be put in force and saved.
        act_wanted(str): what a setting tells of is to be shown: the Senate's terms, the first steps.
        file_wanted(): the folder of the settings file is to be shown.
    """

    changed = Signal(object)
    act_wanted = Signal(str)
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None, settings: Settings, *, file: str) -> None:
        """Build.

        Args:
            parent: the window.
            settings: in force.
            file: where they are kept.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setWindowIcon(resources.app_icon())
        self._settings = settings
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search the settings"))
        self.search.setAccessibleName(self.tr("Search the settings"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(30)
        self.search.textChanged.connect(self._on_searched)
        self.search.installEventFilter(self)
        self.sections = QListWidget(self)
        self.sections.setAccessibleName(self.tr("Sections"))
        self.sections.setFixedWidth(_NAV_WIDTH)
        self.sections.setFrameShape(QFrame.Shape.NoFrame)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections.currentRowChanged.connect(self._on_section)
        self._page = QWidget(self)
        self._page.setObjectName("settings_page")
        self._fill()
        self._area = QScrollArea(self)
        self._area.setWidget(self._page)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._notice = PlainLabel("", self)
        self._notice.setWordWrap(True)
        self._notice.hide()
        middle = QHBoxLayout()
        middle.setSpacing(2 * theme.GRID)
        middle.addWidget(self.sections)
        middle.addWidget(self._area, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(10)
        layout.addWidget(self.search)
        layout.addLayout(middle, 1)
        layout.addWidget(self._notice)
        layout.addLayout(self._make_question())
        layout.addLayout(self._make_foot(file))
        self._ask_nothing()
        self._dress()
        self.resize(780, 600)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _fill(self) -> None:
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(0, 0, 2 * theme.GRID, 0)
        layout.setSpacing(theme.GRID // 2)
        declared = fields(Settings)
        self.rows: dict[str, SettingRow] = {}
        self._headings: list[tuple[PlainLabel, list[SettingRow]]] = []
        others = sorted({f.metadata["section"] for f in declared} - set(SECTIONS))
        for name in (*SECTIONS, *others):
            heading = PlainLabel(words.section(name) or self.tr("Other"), self._page)
            heading.setFont(theme.font("title"))
            heading.setContentsMargins(0, theme.GRID, 0, 0)
            layout.addWidget(heading)
            rows = [f for f in declared if f.metadata["section"] == name]
            for setting in rows:
                row = SettingRow(setting, getattr(self._settings, setting.name), self._page)
                row.typed.connect(self._on_typed)
                row.chosen.connect(self._on_chosen)
                row.act_wanted.connect(self.act_wanted)
                layout.addWidget(row)
                self.rows[setting.name] = row
            self._headings.append((heading, [self.rows[f.name] for f in rows]))
            self.sections.addItem(heading.text())
        self._nothing = PlainLabel(self.tr("No setting has these words."), self._page)
        self._nothing.hide()
        layout.addWidget(self._nothing)
        layout.addStretch(1)

    def _make_question(self) -> QHBoxLayout:
        self._question = PlainLabel(
            self.tr("Put every setting back to its default? The Senate's terms and the first steps stay."),
            self,
        )
        self._question.setWordWrap(True)
        self.yes_button = QPushButton(self.tr("Reset them"), self)
        self.no_button = QPushButton(self.tr("Keep them"), self)
        self.yes_button.clicked.connect(self._on_yes)
        self.no_button.clicked.connect(self._ask_nothing)
        line = QHBoxLayout()
        line.addWidget(self._question, 1)
        line.addWidget(self.yes_button)
        line.addWidget(self.no_button)
        return line

    def _make_foot(self, file: str) -> QHBoxLayout:
        self.reset_button = QPushButton(self.tr("Reset &all…"), self)
        self.reset_button.clicked.connect(self._on_reset_all)
        file_button = QPushButton(self.tr("Show the settings &file"), self)
        file_button.setToolTip(file)
        file_button.clicked.connect(self.file_wanted)
        self.close_button = QPushButton(self.tr("&Close"), self)
        self.close_button.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.setSpacing(theme.GRID)
        line.addWidget(self.reset_button)
        line.addWidget(file_button)
        line.addStretch(1)
        line.addWidget(self.close_button)
        for button in (self.reset_button, file_button, self.close_button, self.yes_button, self.no_button):
            button.setAutoDefault(False)  # Enter in a box takes its value; it closes nothing
        return line

    # What is so

    def tell(self, settings: Settings) -> None:
        """Show other settings: one was changed here or elsewhere. What is half typed elsewhere stays."""
        before, self._settings = self._settings, settings
        for name, row in self.rows.items():
            value = getattr(settings, name)
            if value != getattr(before, name) or not row.trouble():
                if row.editor.hasFocus() and value == getattr(before, name):
                    continue
                row.tell(value)

    def tell_trouble(self, sentence: str) -> None:
        """Say why the settings could not be saved, or with an empty text nothing."""
        self._notice.setText(f"⚠ {sentence}" if sentence else "")
        self._notice.setVisible(bool(sentence))

    def trouble(self) -> str:
        """Return why the settings could not be saved; empty where they could."""
        return self._notice.text().removeprefix("⚠ ")

    def shown_names(self) -> list[str]:
        """Return the names of the settings in view, in their order."""
        return [name for name, row in self.rows.items() if not row.isHidden()]

    # What is wanted

    def _wrong(self, name: str, value: Any) -> str:
        try:
            self._settings.with_values(**{name: value})
        except UserInputError as error:
            return words.in_words(name, error.message)
        return ""

    @Slot(str, object)
    def _on_typed(self, name: str, value: Any) -> None:
        self.rows[name].tell_trouble(self._wrong(name, value))

    @Slot(str, object)
    def _on_chosen(self, name: str, value: Any) -> None:
        if wrong := self._wrong(name, value):
            self.rows[name].tell_trouble(wrong)
            return
        row = self.rows[name]
        row.tell_trouble("")
        self._put({name: value})
        row.tell(getattr(self._settings, name))

    def _put(self, values: dict[str, Any]) -> None:
        self._settings = self._settings.with_values(**values)
        self.changed.emit(values)

    @Slot()
    def _on_reset_all(self) -> None:
        self._asking(is_asked=True)
        self.no_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _ask_nothing(self) -> None:
        self._asking(is_asked=False)

    def _asking(self, *, is_asked: bool) -> None:
        for widget in (self._question, self.yes_button, self.no_button):
            widget.setVisible(is_asked)

    @Slot()
    def _on_yes(self) -> None:
        self._ask_nothing()
        self.reset_button.setFocus(Qt.FocusReason.OtherFocusReason)
        defaults = {f.name: f.default for f in fields(Settings) if f.name not in words.OWN_ACT}
        self._put({k: v for k, v in defaults.items() if v != getattr(self._settings, k)})
        for name, row in self.rows.items():
            row.tell(getattr(self._settings, name))

    def done(self, result: int) -> None:
        """Take what was typed last, then close; what is wrong is not taken."""
        for row in self.rows.values():
            row.commit()
        super().done(result)

    # Finding

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        found = 0
        for number, (heading, rows) in enumerate(self._headings):
            matching = [row for row in rows if row.matches(text)]
            for row in rows:
                row.setVisible(row in matching)
            heading.setVisible(bool(matching))
            item = self.sections.item(number)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags if matching else Qt.ItemFlag.NoItemFlags)
            found += len(matching)
        self._nothing.setVisible(not found)
        self._area.verticalScrollBar().setValue(0)

    def find(self, text: str) -> None:
        """Show what a search finds, and give the keyboard to the first of it."""
        self.search.setText(text)
        self._go_to_first()

    def _go_to_first(self) -> None:
        for row in self.rows.values():
            if not row.isHidden():
                row.editor.setFocus(Qt.FocusReason.TabFocusReason)
                return

    @Slot(int)
    def _on_section(self, number: int) -> None:
        if 0 <= number < len(self._headings):
            heading = self._headings[number][0]
            self._area.verticalScrollBar().setValue(max(0, heading.y() - theme.GRID))

    @Slot(int)
    def _on_scrolled(self, top: int) -> None:
        """Let the list say which section is in view."""
        shown = [n for n, (heading, _) in enumerate(self._headings) if not heading.isHidden()]
        above = [n for n in shown if self._headings[n][0].y() <= top + 8 * theme.GRID]
        is_at_end = top > 0 and top == self._area.verticalScrollBar().maximum()
        if above and not (is_at_end and self.sections.currentRow() > above[-1]):
            with QSignalBlocker(self.sections):
                self.sections.setCurrentRow(above[-1])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter or Down in the search box goes to the first setting found; Escape clears it, then closes."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self._go_to_first()
                return True
            if key == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F goes to the search; Enter presses the button that has the keyboard, and no other."""
        if event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(button := self.focusWidget(), QPushButton):
                button.click()
            return  # a box has taken it already
        super().keyPressEvent(event)

    # Looks

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        c = theme.colours()
        sheet = (
            theme.chrome_sheet()
            + f"QListWidget {{ background: {c.window}; color: {c.text}; outline: none; }}"
            f" QListWidget::item {{ padding: 6px 8px; border-radius: 5px; }}"
            f" QListWidget::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}"
            f" QListWidget::item:disabled {{ color: {c.line}; }}"
            f" QScrollArea, QWidget#settings_page {{ background: {c.window}; }}"
        )
        if sheet == self.styleSheet():
            return  # a sheet set anew changes the palette anew
        self.setStyleSheet(sheet)
        self._notice.setStyleSheet(f"color: {c.error_text}")
