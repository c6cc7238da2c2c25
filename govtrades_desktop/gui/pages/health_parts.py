"""The parts of the Health page: a card of facts, the filings that failed, the log. They read nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.health_words import Fact, HealthFacts, failure_word, source_word
from govtrades_desktop.gui.plain_text import PlainLabel
from govtrades_desktop.gui.widgets.card import Card
from govtrades_desktop.gui.widgets.plain_table import PlainColumn, PlainRow, PlainTable
from govtrades_desktop.settings.log_reading import LEVELS, LogEntry, filter_log

_SHOWN_LINES = 3000
_FILTER_HEIGHT = 30


class FactLines(QWidget):
    """Words at the left, values at the right of them; a long value goes on below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2, 2, 2, 4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[tuple[PlainLabel, PlainLabel]] = []
        self._facts: tuple[Fact, ...] = ()

    def tell(self, facts: Sequence[Fact]) -> None:
        """Show these lines."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        while len(self._labels) < len(facts):
            word, value = PlainLabel(parent=self), PlainLabel(parent=self)
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            row = len(self._labels)
            self._grid.addWidget(word, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
            self._labels.append((word, value))
        for number, (word, value) in enumerate(self._labels):
            is_used = number < len(facts)
            word.setVisible(is_used)
            value.setVisible(is_used)
            if is_used:
                word.setText(facts[number][0])
                value.setText(facts[number][1])
        self._dress()

    def texts(self) -> dict[str, str]:
        """Return the lines by their words."""
        return {word: value for word, value, _ in self._facts}

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._dress)

    @Slot()
    def _dress(self) -> None:
        colours = theme.colours()
        for (word, value), (_, _, colour) in zip(self._labels, self._facts, strict=False):
            word.setStyleSheet(f"color: {colours.muted}")
            value.setStyleSheet(f"color: {getattr(colours, colour)}")


class FactCard(Card):
    """A card of such lines."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        self.lines = FactLines()
        super().__init__(heading, self.lines, parent)

    def tell(self, facts: Sequence[Fact]) -> None:
        """Show these lines."""
        self.lines.tell(facts)
        self.setAccessibleDescription("; ".join(f"{word}: {value}" for word, value, _ in facts))


class FailedList(QWidget):
    """The filings that failed, each with its plan; one, some or all are tried again.

    Signals:
        try_again_wanted(object): a tuple of filing ids.
        filing_wanted(int): the filing's row in the ledger.
    """

    try_again_wanted = Signal(object)
    filing_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainLabel(parent=self)
        self.words.setWordWrap(True)
        columns = (
            PlainColumn(self.tr("Source"), "Senate"),
            PlainColumn(self.tr("Filing"), "0f0e0d0c…0f0"),
            PlainColumn(self.tr("What happened")),
            PlainColumn(self.tr("Kind"), self.tr("changed source")),
            PlainColumn(self.tr("Tries"), "00", is_number=True),
            PlainColumn(self.tr("Plan")),
        )
        self.table = PlainTable(self.tr("Failed filings"), columns, self)
        self.some_button = QPushButton(self.tr("Try the chosen again"), self)
        self.all_button = QPushButton(self.tr("Try all again"), self)
        self.show_button = QPushButton(self.tr("Show in Filings"), self)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        buttons.addWidget(self.words, 1)
        for button in (self.show_button, self.some_button, self.all_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addLayout(buttons)
        layout.addWidget(self.table, 1)
        self.some_button.clicked.connect(self._on_some)
        self.all_button.clicked.connect(self._on_all)
        self.show_button.clicked.connect(self._on_show)
        self.table.doubleClicked.connect(self._on_show)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self._on_selected()

    def tell(self, facts: HealthFacts) -> None:
        """Show what failed."""
        failed, at = facts.condition.failed, facts.condition.at
        self.table.put(
            [
                PlainRow(
                    (
                        source_word(one.source),
                        show.short_id(one.doc_id),
                        one.reason,
                        failure_word(one.plan.failure.value),
                        show.count(one.plan.tries),
                        one.plan.words(at),
                    ),
                    hint=f"{one.doc_id}\n{one.reason}\n{one.plan.words(at)}",
                    key=one.filing_id,
                )
                for one in failed
            ]
        )
        self.words.setText(
            self.tr(
                "Filings that could not be had or read: {n}. The plan says when each is tried again."
            ).format(n=show.count(len(failed)))
            if failed
            else self.tr("Nothing failed: every filing that was asked for came and was read.")
        )
        self._on_selected()

    @Slot()
    def _on_selected(self) -> None:
        chosen = self.table.selected()
        self.some_button.setEnabled(bool(chosen))
        self.show_button.setEnabled(len(chosen) == 1)
        self.all_button.setEnabled(bool(self.table.rows()))

    def _ids(self, rows: Sequence[PlainRow]) -> tuple[int, ...]:
        return tuple(row.key for row in rows if isinstance(row.key, int))

    @Slot()
    def _on_some(self) -> None:
        if ids := self._ids(self.table.selected()):
            self.try_again_wanted.emit(ids)

    @Slot()
    def _on_all(self) -> None:
        if ids := self._ids(self.table.rows()):
            self.try_again_wanted.emit(ids)

    @Slot()
    def _on_show(self) -> None:
        ids = self._ids(self.table.selected())
        if len(ids) == 1:
            self.filing_wanted.emit(ids[0])


class LogPane(QWidget):
    """The program's log, narrowed by text, level, source and filing; it follows what is written, if wished.

    Signals:
        follow_changed(): it is to be read anew every few seconds, or no more.
    """

    follow_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[LogEntry, ...] = ()
        self.text = QLineEdit(self)
        self.text.setPlaceholderText(self.tr("Text in the log"))
        self.text.setAccessibleName(self.tr("Text in the log"))
        self.text.setClearButtonEnabled(True)
        self.level = QComboBox(self)
        self.level.setAccessibleName(self.tr("Least level"))
        for level, word in zip(
            LEVELS[:4],
            (self.tr("Everything"), self.tr("From info"), self.tr("From warning"), self.tr("Errors")),
            strict=True,
        ):
            self.level.addItem(word, level)
        self.source = QComboBox(self)
        self.source.setAccessibleName(self.tr("Source"))
        self.source.addItem(self.tr("All sources"), "")
        for name in ("house", "senate", "legislators", "prices"):
            self.source.addItem(source_word(name), name)
        self.filing = QLineEdit(self)
        self.filing.setPlaceholderText(self.tr("Filing id"))
        self.filing.setAccessibleName(self.tr("Filing id"))
        self.filing.setClearButtonEnabled(True)
        self.filing.setMaximumWidth(150)
        for widget in (self.text, self.level, self.source, self.filing):
            widget.setFixedHeight(_FILTER_HEIGHT)
        self.follow = QCheckBox(self.tr("Follow"), self)
        self.follow.setToolTip(self.tr("Read the log anew every few seconds and stay at its end"))
        self.words = PlainLabel(parent=self)
        columns = (
            PlainColumn(self.tr("Time"), "2026-06-22 12:05:00"),
            PlainColumn(self.tr("Level"), "WARNING"),
            PlainColumn(self.tr("Source"), "Senate"),
            PlainColumn(self.tr("Filing"), "0f0e0d0c…0f0"),
            PlainColumn(self.tr("Message")),
        )
        self.table = PlainTable(self.tr("Log"), columns, self)
        filters = QHBoxLayout()
        filters.setSpacing(theme.GRID)
        filters.addWidget(self.text, 1)
        for widget in (self.level, self.source, self.filing, self.follow):
            filters.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addLayout(filters)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.words)
        self._soon = QTimer(self)  # a keystroke narrows thousands of lines: after a pause, not at each
        self._soon.setSingleShot(True)
        self._soon.setInterval(120)
        self._soon.timeout.connect(self.narrow)
        self.text.textChanged.connect(self._soon.start)
        self.filing.textChanged.connect(self._soon.start)
        self.level.currentIndexChanged.connect(self.narrow)
        self.source.currentIndexChanged.connect(self.narrow)
        self.follow.toggled.connect(self._on_follow)

    def tell(self, entries: Sequence[LogEntry]) -> None:
        """Show these entries, as far as the filters let them."""
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self.narrow()

    @Slot()
    def narrow(self) -> None:
        """Show what the filters let through, newest last."""
        found = filter_log(
            self._entries,
            text=self.text.text(),
            level=self.level.currentData(),
            source=self.source.currentData(),
            filing=self.filing.text(),
        )
        bar = self.table.verticalScrollBar()
        was_at_end = bar.value() >= bar.maximum() - 1
        colours = {"WARNING": "late_text", "ERROR": "error_text", "CRITICAL": "error_text", "DEBUG": "muted"}
        self.table.put(
            [
                PlainRow(
                    (
                        f"{one.at:%Y-%m-%d %H:%M:%S}",
                        one.level,
                        source_word(one.source) if one.source else "",
                        show.short_id(one.filing) if one.filing else "",
                        one.message,
                    ),
                    colour=colours.get(one.level, "text"),
                    hint=f"{one.logger} ({one.thread})\n{one.message[:2000]}",
                    key=(one.at, one.message),
                )
                for one in found[-_SHOWN_LINES:]
            ]
        )
        if self.follow.isChecked() or was_at_end:
            self.table.scrollToBottom()
        if not self._entries:
            self.words.setText(self.tr("The log is empty, or there is none."))
        elif not found:
            self.words.setText(self.tr("No entry of the log fits these filters."))
        else:
            self.words.setText(
                self.tr("{n} of {all} entries").format(
                    n=show.count(len(found)), all=show.count(len(self._entries))
                )
            )

    @Slot()
    def _on_follow(self) -> None:
        if self.follow.isChecked():
            self.table.scrollToBottom()
        self.follow_changed.emit()
