"""The bar over the pages: search, year, refresh with its menu, export; under them the filters in force."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QPainter
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.plain_text import menu_words
from govtrades_desktop.gui.widgets.filter_chips import FilterChips
from govtrades_desktop.gui.widgets.search_box import SearchBox

FIRST_YEAR = 2013
"""The first index year of transaction reports as the program collects them (STOCK Act, 2012)."""


_MENU_LETTERS = 64


def _shortened(sentence: str) -> str:
    return sentence if len(sentence) <= _MENU_LETTERS else f"{sentence[: _MENU_LETTERS - 1].rstrip()}…"


class RefreshButton(QToolButton):
    """Refresh, with a menu of what; while a run goes on it shows how far it is, and its menu cancels.

    Signals:
        refresh_wanted(object): a tuple of index years, empty for this year and the last.
        cancel_wanted(): the run is to stop.
        interval_wanted(str): "off", "hourly" or "daily".
        site_wanted(str): the official site of a source is to be opened in the browser.
        import_wanted(): saved reports are to be chosen.
        senate_terms_wanted(): the Senate's terms are to be shown.
    """

    refresh_wanted = Signal(object)
    cancel_wanted = Signal()
    interval_wanted = Signal(str)
    site_wanted = Signal(str)
    import_wanted = Signal()
    senate_terms_wanted = Signal()

    def __init__(self, parent: QWidget, interval: str, today: dt.date | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self._troubles: tuple[tuple[str, str], ...] = ()
        self._is_senate_on = True
        self._is_running = False
        self.setProperty("role", "primary")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.setAccessibleName(self.tr("Refresh"))
        self._today = today
        self.choices = QMenu(self)
        self.choices.aboutToShow.connect(self._fill)
        self.interval = interval
        self.setMenu(self.choices)
        self.clicked.connect(self._on_clicked)
        self.show_state(is_running=False)
        self._fill()

    @Slot()
    def _fill(self) -> None:
        """Make the menu anew: years pass while a program is open."""
        self.fill(self.choices)

    def fill(self, menu: QMenu) -> None:
        """Fill a menu with what can be refreshed, and when."""
        menu.clear()
        self._add_troubles(menu)
        if self._is_running:
            cancel = menu.addAction(self.tr("Cancel the refresh"))
            cancel.triggered.connect(self.cancel_wanted)
        year = (self._today or dt.date.today()).year
        for words, years in (
            (self.tr("This year and last"), ()),
            (
                self.tr("All years, {first} to {last}").format(first=FIRST_YEAR, last=year),
                tuple(range(year, FIRST_YEAR - 1, -1)),
            ),
        ):
            self._add(menu, words, years)
        one = menu.addMenu(self.tr("One year"))
        for number in range(year, FIRST_YEAR - 1, -1):
            self._add(one, str(number), (number,))
        menu.addSeparator()
        group = QActionGroup(menu)
        for name, words in (
            ("off", self.tr("By hand only")),
            ("hourly", self.tr("By itself every hour")),
            ("daily", self.tr("By itself every day")),
        ):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(name == self.interval)
            action.setData(name)
            group.addAction(action)
        group.triggered.connect(self._on_interval)

    def _add_troubles(self, menu: QMenu) -> None:
        """Say what is wrong with each source, and what can be done about it."""
        for source, sentence in self._troubles:
            part = menu.addMenu(menu_words(_shortened(f"⚠ {sentence}")))
            part.menuAction().setData(sentence)
            site = part.addAction(
                self.tr("Open the official site in the browser ({name})").format(
                    name=show.chamber_word(source)
                )
            )
            site.setData(source)
            site.triggered.connect(self._on_site)
            part.addAction(self.tr("Import saved pages…")).triggered.connect(self.import_wanted)
        if not self._is_senate_on:
            off = menu.addAction(self.tr("Senate is off: read its terms…"))
            off.triggered.connect(self.senate_terms_wanted)
        if not menu.isEmpty():
            menu.addSeparator()

    def show_sources(self, troubles: tuple[tuple[str, str], ...], *, is_senate_on: bool) -> None:
        """Keep what the menu says of the sources: (source, sentence) of each that is in trouble."""
        self._troubles, self._is_senate_on = troubles, is_senate_on

    @Slot()
    def _on_site(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.site_wanted.emit(action.data())

    def _add(self, menu: QMenu, words: str, years: tuple[int, ...]) -> None:
        action = menu.addAction(words)
        action.setData(years)
        action.setEnabled(not self._is_running)
        action.triggered.connect(self._on_years)

    def show_state(self, *, is_running: bool, share: float | None = None) -> None:
        """Show whether a run goes on, and how far it is."""
        self._is_running, self._share = is_running, share
        if not is_running:
            words = self.tr("Refresh")
        elif share is None:
            words = self.tr("Refreshing…")
        else:
            words = self.tr("Refreshing {percent}").format(percent=show.percent(min(share, 1)))
        self.setText(words)
        self.setToolTip(
            self.tr("Refreshing: click for Cancel")
            if is_running
            else self.tr("Ask the official index for news (F5)")
        )
        self.update()

    @Slot()
    def _on_clicked(self) -> None:
        if self._is_running:
            # Not a cancel: a second click of an impatient hand must not stop what the first one began.
            self.showMenu()
        else:
            self.refresh_wanted.emit(())

    @Slot()
    def _on_years(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.refresh_wanted.emit(tuple(action.data() or ()))

    @Slot(QAction)
    def _on_interval(self, action: QAction) -> None:
        self.interval = action.data()
        self.interval_wanted.emit(self.interval)

    def paintEvent(self, event: QEvent) -> None:
        """Draw the button; while a run goes on, how far it is, along its foot."""
        super().paintEvent(event)
        if self._is_running and self._share is not None:
            painter = QPainter(self)
            ground = theme.color("on_accent")
            painter.fillRect(6, self.height() - 5, int((self.width() - 12) * min(self._share, 1)), 2, ground)
            painter.end()


class ChamberSelector(QComboBox):
    """House, Senate, or both.

    Signals:
        chamber_chosen(object): "house" or "senate", or None for both.
        chamber_shown(): another one stands here, whoever chose it.
    """

    chamber_chosen = Signal(object)
    chamber_shown = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Chamber"))
        self.setToolTip(self.tr("Trades and filings of one chamber, or of both"))
        for words, chamber in (
            (self.tr("Both chambers"), None),
            (show.chamber_word("house"), "house"),
            (show.chamber_word("senate"), "senate"),
        ):
            self.addItem(words, chamber)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.currentIndexChanged.connect(self._on_changed)

    def chamber(self) -> str | None:
        """Return the chosen chamber, None for both."""
        return self.currentData()

    def set_chamber(self, chamber: str | None) -> None:
        """Choose a chamber without telling; one that is not offered stands for both."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(0, self.findData(chamber)))
        self.chamber_shown.emit()

    @Slot()
    def _on_changed(self) -> None:
        self.chamber_shown.emit()
        self.chamber_chosen.emit(self.chamber())


class YearSelector(QComboBox):
    """Index years, newest first, and all of them.

    Signals:
        year_chosen(object): an index year, or None for all.
        year_shown(): another one stands here, whoever chose it.
    """

    year_chosen = Signal(object)
    year_shown = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Index year"))
        self.setToolTip(self.tr("Filings of one index year, or of all (Alt+Up, Alt+Down)"))
        self.addItem(self.tr("All years"), None)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.currentIndexChanged.connect(self._on_changed)

    def set_years(self, years: tuple[int, ...]) -> None:
        """Offer these years; the choice stays, even a year that has no filing (yet)."""
        chosen = self.year()
        wanted = sorted(set(years) | ({chosen} if chosen is not None else set()), reverse=True)
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self.tr("All years"), None)
            for year in wanted:
                self.addItem(str(year), year)
            self.setCurrentIndex(max(0, self.findData(chosen)))

    def year(self) -> int | None:
        """Return the chosen year, None for all."""
        return self.currentData()

    def set_year(self, year: int | None) -> None:
        """Choose a year without telling."""
        with QSignalBlocker(self):
            if self.findData(year) < 0:
                self.addItem(str(year), year)
            self.setCurrentIndex(self.findData(year))
        self.year_shown.emit()

    @Slot()
    def _on_changed(self) -> None:
        self.year_shown.emit()
        self.year_chosen.emit(self.year())


class TopBar(QWidget):
    """The bar: its parts are public, the window connects them."""

    def __init__(self, parent: QWidget, interval: str) -> None:
        super().__init__(parent)
        self.search = SearchBox(self)
        self.filter = QToolButton(self)
        self.filter.setText(self.tr("Filter"))
        self.filter.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.filter.setToolTip(self.tr("Choose filters from lists (Ctrl+Shift+L)"))
        self.chambers = ChamberSelector(self)
        self.years = YearSelector(self)
        self.refresh = RefreshButton(self, interval)
        self.export = QToolButton(self)
        self.export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.chips = FilterChips(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * theme.GRID, 10, 2 * theme.GRID, theme.GRID)
        whole.setSpacing(6)
        layout = QHBoxLayout()
        layout.setSpacing(theme.GRID)
        whole.addLayout(layout)
        whole.addWidget(self.chips)
        layout.addWidget(self.search, 1, Qt.AlignmentFlag.AlignTop)
        for widget in (self.filter, self.chambers, self.years, self.refresh, self.export):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
            widget.setFixedHeight(32)
        self.search.edit.setFixedHeight(32)
        self.dress()

    def paintEvent(self, event: QEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("window"))
        painter.end()

    def dress(self) -> None:
        """Follow the colours in force; `theme.Watcher` asks."""
        self.setStyleSheet(theme.chrome_sheet() + "QComboBox { min-height: 30px; }")
        self.refresh.setIcon(resources.icon("refresh", "on_accent"))
        self.filter.setIcon(resources.icon("filter", "text"))
