"""Earlier years to fetch: a line a year with what is listed, at hand and missing, and how the fetching goes.

It shows and asks; it starts nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import refresh_words as words
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.plain_text import PlainLabel

if TYPE_CHECKING:
    from govtrades_desktop.gui.refresh_requests import RefreshState
    from govtrades_desktop.refresh.backfill import Outlook, YearOutlook

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_COLUMNS = 5


class BackfillDialog(QDialog):
    """The years, what is chosen of them, and the run that fetches them.

    Signals:
        start_wanted(object): a tuple of years.
        stop_wanted(): stop, and keep what is left for later.
        forget_wanted(): what is left is wanted no more.
        pause_wanted(), resume_wanted(): the run under way.
    """

    start_wanted = Signal(object)
    stop_wanted = Signal()
    forget_wanted = Signal()
    pause_wanted = Signal()
    resume_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Fetch earlier years"))
        self.setWindowIcon(resources.app_icon())
        self._outlook: Outlook | None = None
        self._left: tuple[int, ...] = ()
        self._is_told = False
        about = PlainLabel(
            self.tr(
                "The reports of each year are fetched from the official sites, the newest year first, at the"
                " pace that the settings allow. You can go on reading meanwhile; each year shows as soon as"
                " it is read. What is here is never fetched again."
            ),
            self,
        )
        about.setWordWrap(True)
        self.table = self._make_table()
        self.summary = PlainLabel(self.tr("Counting what is here…"), self)
        self.summary.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of this year"))
        self.job = PlainLabel("", self)
        self.job.setWordWrap(True)
        self.start_button = QPushButton(self.tr("Fetch"), self)
        self.pause_button = QPushButton(self.tr("Pause"), self)
        self.stop_button = QPushButton(self.tr("Stop"), self)
        self.stop_button.setToolTip(self.tr("Stop now; what is left is offered again, after a restart too"))
        self.forget_button = QPushButton(self.tr("Forget what is left"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.setToolTip(self.tr("The fetching goes on"))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        for button in (self.start_button, self.pause_button, self.stop_button, self.forget_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(10)
        layout.addWidget(about)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self.progress)
        layout.addWidget(self.job)
        layout.addLayout(buttons)
        self.start_button.clicked.connect(self._on_start)
        self.pause_button.clicked.connect(self._on_pause)
        self.stop_button.clicked.connect(self.stop_wanted)
        self.forget_button.clicked.connect(self.forget_wanted)
        self.close_button.clicked.connect(self.reject)
        self.table.itemChanged.connect(self._on_chosen)
        self.setStyleSheet(theme.chrome_sheet())
        self._is_paused = False
        self.resize(620, 600)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, _COLUMNS, self)
        table.setAccessibleName(self.tr("Years"))
        titles = (
            self.tr("Year"),
            self.tr("Listed"),
            self.tr("At hand"),
            self.tr("Missing"),
            self.tr("Takes about"),
        )
        table.setHorizontalHeaderLabels(list(titles))
        for column in range(_COLUMNS):
            table.horizontalHeaderItem(column).setTextAlignment(_LEFT if column == 0 else _RIGHT)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setFrameShape(QTableWidget.Shape.NoFrame)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        c = theme.colours()
        table.setStyleSheet(
            f"QHeaderView::section {{ background: {c.window}; color: {c.muted}; border: none;"
            f" border-bottom: 1px solid {c.line}; padding: 4px 8px }}"
            " QTableWidget::item { padding: 0 8px }"
        )
        table.verticalHeader().setDefaultSectionSize(theme.row_height())
        table.verticalHeader().setMinimumSectionSize(0)
        return table

    # What is so

    def tell_outlook(self, outlook: Outlook, left: Sequence[int]) -> None:
        """Show the years; at first those that an earlier wish left are chosen."""
        chosen = set(self.chosen()) if self._is_told else set(left)
        self._is_told = True
        self._outlook = outlook
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(outlook.years))
            for row, one in enumerate(outlook.years):
                self._tell_year(row, one, outlook, is_chosen=one.year in chosen)
        self._on_chosen()

    def _tell_year(self, row: int, one: YearOutlook, outlook: Outlook, *, is_chosen: bool) -> None:
        is_unknown = one.listed is None
        is_whole = one.missing == 0 and not one.unasked
        unknown = self.tr("not known yet")
        cells = (
            str(one.year),
            unknown if is_unknown else show.count(one.listed or 0),
            show.count(one.at_hand) if one.at_hand or not is_unknown else show.NONE,
            show.NONE if is_unknown else show.count(one.missing or 0),
            show.NONE if is_whole or is_unknown else show.duration(outlook.seconds((one.year,))),
        )
        hint = ""
        if is_unknown:
            hint = self.tr("No index of this year was asked for yet; the fetch begins with it.")
        elif one.unasked:
            names = ", ".join(show.chamber_word(name) for name in one.unasked)
            hint = self.tr("Not counted, because its index was not asked for yet: {names}").format(
                names=names
            )
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text + ("+" if one.unasked and column == 1 and not is_unknown else ""))
            item.setTextAlignment(_LEFT if column == 0 else _RIGHT)
            item.setToolTip(hint)
            if column == 0:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
                item.setData(Qt.ItemDataRole.UserRole, one.year)
            if is_unknown and column:
                item.setForeground(theme.color("muted"))
            self.table.setItem(row, column, item)

    def tell_trouble(self, sentence: str) -> None:
        """Say why the years cannot be counted."""
        self.summary.setText(sentence)

    def tell_state(self, state: RefreshState, left: Sequence[int], *, is_mine: bool, is_going: bool) -> None:
        """Show how the fetching goes."""
        self._left = tuple(left)
        self._is_paused = state.is_paused
        self.progress.setVisible(is_mine)
        self.pause_button.setVisible(is_mine)
        self.pause_button.setEnabled(not state.is_cancelling)
        self.pause_button.setText(self.tr("Go on") if state.is_paused else self.tr("Pause"))
        self.stop_button.setVisible(is_going)
        self.stop_button.setEnabled(not state.is_cancelling)
        self.forget_button.setVisible(bool(left) and not is_going)
        self.job.setText(self._job_words(state, is_mine=is_mine, is_going=is_going))
        progress = state.progress
        if progress is not None and progress.stage == "documents" and progress.total:
            self.progress.setRange(0, progress.total)
            self.progress.setValue(progress.done)
        else:
            self.progress.setRange(0, 0 if not state.is_paused else 1)
        self._on_chosen()

    def _job_words(self, state: RefreshState, *, is_mine: bool, is_going: bool) -> str:
        from govtrades_desktop.gui.backfilling import years_words

        if is_mine:
            now = words.job(state.progress, is_cancelling=state.is_cancelling, is_paused=state.is_paused)
            told = f"{self._left[0]} · {now}" if self._left else now
            if later := self._left[1:]:
                told += self.tr("; then {years}").format(years=years_words(later))
                more = self._outlook.missing(later) if self._outlook is not None else 0
                if more:
                    told += self.tr(", {n} more").format(n=show.count(more))
                progress = state.progress
                if more and progress is not None and progress.rate_per_s and not state.is_paused:
                    rest = (progress.total - progress.done + more) / progress.rate_per_s
                    told += self.tr(", {duration} in all").format(duration=show.duration(rest))
            return told
        if is_going:
            return self.tr("Waiting for another job to end; then {years}").format(
                years=years_words(self._left)
            )
        if self._left:
            return self.tr("Not fetched to the end: {years}").format(years=years_words(self._left))
        return ""

    def chosen(self) -> tuple[int, ...]:
        """Return the years that are ticked, newest first."""
        items = [self.table.item(row, 0) for row in range(self.table.rowCount())]
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item is not None and item.checkState() == Qt.CheckState.Checked
        )

    def texts(self) -> list[tuple[str, ...]]:
        """Return what the lines say."""
        return [
            tuple(self.table.item(row, column).text() for column in range(_COLUMNS))
            for row in range(self.table.rowCount())
        ]

    # What is wanted

    @Slot()
    def _on_chosen(self) -> None:
        chosen = self.chosen()
        is_change = bool(set(chosen) - set(self._left)) or not self.stop_button.isVisibleTo(self)
        self.start_button.setEnabled(bool(chosen) and is_change)
        going_on = bool(chosen) and set(chosen) == set(self._left)
        self.start_button.setText(self.tr("Go on") if going_on else self.tr("Fetch"))
        if self._outlook is None:
            return
        if not chosen:
            self.summary.setText(self.tr("Tick the years that are wanted."))
            return
        missing, seconds = self._outlook.missing(chosen), self._outlook.seconds(chosen)
        told = self.tr("Chosen years: {n}; reports known to be missing: {missing}").format(
            n=show.count(len(chosen)), missing=show.count(missing)
        )
        if missing and seconds is not None:
            pace = show.locale().toString(self._outlook.per_second, "f", 1)
            told += self.tr("; about {duration} at {pace} a second").format(
                duration=show.duration(seconds), pace=pace
            )
            if not self._outlook.is_measured:
                told += self.tr(" (the most that the settings allow)")
        self.summary.setText(told + ".")

    @Slot()
    def _on_start(self) -> None:
        self.start_wanted.emit(self.chosen())

    @Slot()
    def _on_pause(self) -> None:
        (self.resume_wanted if self._is_paused else self.pause_wanted).emit()
