"""The first steps, over the working window: the law's limits, where the data lives, what is refreshed.

A panel, not a dialog: what is behind it can be used meanwhile. It writes nothing and asks no network; what
was answered goes out as a signal. Escape answers nothing: it only gives the keyboard back.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.gui import setting_words, theme
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.settings import senate_terms as terms
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import REFRESH_INTERVALS, Settings

_WIDTH = 520
_STATUS_HEIGHT = 40


class FirstRunPanel(QFrame):
    """Three steps in the corner of the window.

    Signals:
        answered(object): the interval that was chosen; None where the steps were skipped.
        left(): the keyboard is to go back to the page.
        senate_terms_wanted(): the Senate's agreement is to be shown.
        folder_wanted(): the data folder is to be shown.
    """

    answered = Signal(object)
    left = Signal()
    senate_terms_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget, settings: Settings, paths: DataPaths, *, data_of: str) -> None:
        """Build.

        Args:
            parent: what it stands over.
            settings: in force.
            paths: where things live.
            data_of: the day of the bundled data, or an empty text.
        """
        super().__init__(parent)
        self._settings, self._is_told = settings, False
        self.setAccessibleName(self.tr("First steps"))
        self.setObjectName("first_run")
        self._place = PlainLabel("", self)
        self._title = PlainLabel("", self)
        self._title.setFont(theme.font("title"))
        self.steps = QStackedWidget(self)
        self._titles = (
            self.tr("What the law allows"),
            self.tr("Where your data lives"),
            self.tr("What is refreshed"),
        )
        for page in (self._law(data_of), self._places(paths), self._refreshing()):
            self.steps.addWidget(page)
        self.skip_button = QPushButton(self.tr("&Skip"), self)
        self.skip_button.setProperty("role", "quiet")
        self.skip_button.setToolTip(
            self.tr("Keep the settings as they are; Help, First steps shows this again")
        )
        self.back_button = QPushButton(self.tr("&Back"), self)
        self.next_button = QPushButton(self)
        self.next_button.setProperty("role", "primary")
        foot = QHBoxLayout()
        foot.setSpacing(theme.GRID)
        foot.addWidget(self.skip_button)
        foot.addStretch(1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._place)
        layout.addWidget(self._title)
        layout.addWidget(self.steps, 1)
        layout.addLayout(foot)
        self.skip_button.clicked.connect(self._on_skip)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.next)
        parent.installEventFilter(self)
        self._dress()
        self.go_to(0)
        self.tell(settings)

    # The steps

    def _words(self, text: str, *, is_muted: bool = False) -> PlainLabel:
        label = PlainLabel(text, self)
        label.setWordWrap(True)
        if is_muted:
            label.setProperty("role", "muted")
        return label

    def _law(self, data_of: str) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        if data_of:
            shown = self.tr("What you see already is data that came with the program, of {day}.").format(
                day=data_of
            )
            layout.addWidget(self._words(shown))
        law = QLabel(self)
        law.setTextFormat(Qt.TextFormat.RichText)
        law.setWordWrap(True)
        limits = "".join(
            f"<p style='margin:2px 0 2px 14px'>{escape(line)}</p>" for line in terms.LAW_LIMITS[1:]
        )
        law.setText(
            f"<p style='margin:0'>{escape(self.tr('The law limits the use of these reports'))}"
            f" ({escape(terms.LAW)}):<br>{escape(terms.LAW_LIMITS[0])}</p>{limits}"
            f"<p style='margin:4px 0 0 0'>{escape(terms.PENALTY)}</p>"
        )
        law.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        law.setAccessibleName(self.tr("The law's limits"))
        layout.addWidget(law)
        layout.addStretch(1)
        return page

    def _places(self, paths: DataPaths) -> QWidget:
        page = QWidget(self)
        layout = QGridLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(theme.GRID)
        words = self.tr(
            "Everything stays on this machine: there is no account, and nothing about you is sent anywhere."
        )
        layout.addWidget(self._words(words), 0, 0, 1, 3)
        folder = QPushButton(self.tr("&Open folder"), self)
        folder.clicked.connect(self.folder_wanted)
        for number, (name, path) in enumerate(
            (
                (self.tr("Data"), paths.root),
                (self.tr("Settings"), paths.settings_file),
                (self.tr("Log"), paths.log_file),
            ),
            1,
        ):
            layout.addWidget(PlainLabel(name, self), number, 0)
            layout.addWidget(self._shown_text(str(path), name), number, 1, 1, 1 if number == 1 else 2)
        layout.addWidget(folder, 1, 2)
        layout.addWidget(
            self._words(
                self.tr(
                    "To keep all of it elsewhere, on a stick for instance, name another folder at the start:"
                )
            ),
            4,
            0,
            1,
            3,
        )
        command = self._shown_text("govtrades gui --data-dir FOLDER", self.tr("Command"))
        layout.addWidget(command, 5, 0, 1, 3)
        layout.setRowStretch(6, 1)
        layout.setColumnStretch(1, 1)
        return page

    def _shown_text(self, text: str, name: str) -> QLineEdit:
        """Return a line that is read, selected and copied, and not changed."""
        line = QLineEdit(text, self)
        line.setReadOnly(True)
        line.setMinimumHeight(28)
        line.setCursorPosition(0)
        line.setToolTip(text)
        line.setAccessibleName(name)
        return line

    def _refreshing(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words(self.tr("The official sites that are asked for new reports:")))
        self.house = QCheckBox(self.tr("House of Representatives"), self)
        self.house.setChecked(True)
        self.house.setEnabled(False)
        self.house.setToolTip(self.tr("Every refresh asks it; “By hand only” has none by itself"))
        layout.addWidget(self.house)
        senate = QHBoxLayout()
        self.senate = QCheckBox(self.tr("Senate"), self)
        self.senate.setEnabled(False)
        self.terms_button = QPushButton(self)
        self.terms_button.clicked.connect(self.senate_terms_wanted)
        senate.addWidget(self.senate)
        senate.addWidget(self.terms_button)
        senate.addStretch(1)
        layout.addLayout(senate)
        layout.addSpacing(theme.GRID)
        layout.addWidget(self._words(self.tr("Refresh by itself, while the program is open:")))
        self.intervals = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(2 * theme.GRID)
        for number, name in enumerate(REFRESH_INTERVALS):
            button = QRadioButton(setting_words.choice("refresh_interval", name), self)
            self.intervals.addButton(button, number)
            line.addWidget(button)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addSpacing(theme.GRID)
        told = self.tr(
            "A refresh asks a site at most twice a second; the first one fetches the pages of the newest "
            "years and takes a while. Stop it, or close the program, at any moment: nothing is lost."
        )
        if not self._settings.first_run_done_on:
            told = self.tr("Nothing is asked by itself before you finish or skip.") + " " + told
        layout.addWidget(self._words(told, is_muted=True))
        layout.addStretch(1)
        return page

    # What is so

    def tell(self, settings: Settings) -> None:
        """Show the settings in force: the Senate's terms may have been accepted meanwhile."""
        if settings.refresh_interval != self._settings.refresh_interval or not self._is_told:
            self.intervals.button(REFRESH_INTERVALS.index(settings.refresh_interval)).setChecked(True)
        self._settings, self._is_told = settings, True
        accepted = settings.senate_terms_accepted_on
        self.senate.setChecked(bool(accepted))
        self.terms_button.setText(
            self.tr("Accepted on {day}: read…").format(day=accepted)
            if accepted
            else self.tr("Off: read its &agreement…")
        )

    def step(self) -> int:
        """Return which step is shown, from 0."""
        return self.steps.currentIndex()

    def go_to(self, step: int) -> None:
        """Show a step."""
        last = self.steps.count() - 1
        self.steps.setCurrentIndex(max(0, min(last, step)))
        step = self.step()
        self._title.setText(self._titles[step])
        self._place.setText(self.tr("First steps: {n} of {all}").format(n=step + 1, all=self.steps.count()))
        self.back_button.setEnabled(step > 0)
        self.next_button.setText(self.tr("F&inish") if step == last else self.tr("&Next"))
        self.steps.setAccessibleName(self._titles[step])
        self._stand()

    # What is wanted

    @Slot()
    def next(self) -> None:
        """Go on; from the last step, answer."""
        if self.step() == self.steps.count() - 1:
            self.answered.emit(REFRESH_INTERVALS[self.intervals.checkedId()])
        else:
            self.go_to(self.step() + 1)

    @Slot()
    def back(self) -> None:
        """Go back a step."""
        self.go_to(self.step() - 1)
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_skip(self) -> None:
        self.answered.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; Escape gives the keyboard back and answers nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton) and focused.hasFocus():
                focused.click()
            else:
                self.next()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def take_keyboard(self) -> None:
        """Give the keyboard to the button that goes on."""
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # Looks

    def _stand(self) -> None:
        """Stand in the lower right corner, above the status bar."""
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(_WIDTH, parent.width() - 4 * theme.GRID)
        height = max(self.layout().heightForWidth(width), self.sizeHint().height())
        height = min(height, parent.height() - _STATUS_HEIGHT - 2 * theme.GRID)
        self.resize(QSize(width, height))
        self.move(parent.width() - width - 2 * theme.GRID, parent.height() - height - _STATUS_HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)

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
            + f"QFrame#first_run {{ background: {c.page}; border: 1px solid {c.accent}; }}"
            + "QFrame#first_run { border-radius: 8px; }"
            + f' QLabel[role="muted"] {{ color: {c.muted}; }}'
        )
        if sheet == self.styleSheet():
            return  # a sheet set anew changes the palette anew
        self.setStyleSheet(sheet)
        self._place.setStyleSheet(f"color: {c.muted}")
