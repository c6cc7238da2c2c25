"""Screenshots of every page, without a display: for the README, for a machine with no screen.

It opens the same window as the program does; nothing is refreshed, and what the window remembers is not
touched.
"""

from __future__ import annotations

import dataclasses
import logging
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication

from govtrades_desktop.core.errors import UserInputError
from govtrades_desktop.gui import theme
from govtrades_desktop.gui.app import build, log_qt_messages, make_application, open_data
from govtrades_desktop.gui.catalogue import Catalogue
from govtrades_desktop.gui.main_window import MainWindow
from govtrades_desktop.gui.pages.listing_page import ListingPage
from govtrades_desktop.gui.pages.page import FilingsWish
from govtrades_desktop.gui.pages.table_page import TablePage
from govtrades_desktop.ink.archived import Originals
from govtrades_desktop.query.library import Library
from govtrades_desktop.settings.paths import DataPaths
from govtrades_desktop.settings.settings import Settings

_log = logging.getLogger(__name__)

SIZE = QSize(1280, 800)
_INK_LIMIT_MS = 20_000


def render_shots(
    paths: DataPaths,
    settings: Settings,
    out_dir: Path,
    *,
    themes: Sequence[str] = ("light", "dark"),
    size: QSize = SIZE,
) -> list[Path]:
    """Render every page to `out_dir`, as `<page>-<theme>.png`; return the files.

    Args:
        paths: the data to show; opened like the program opens it.
        settings: in force; its theme is overridden.
        out_dir: made where it is not there.
        themes: "light", "dark".
        size: of the window, in device-independent pixels.

    Raises:
        StoreUnavailable: the data cannot be opened.
        UserInputError: `out_dir` cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    log_qt_messages()
    app = make_application(["govtrades-shots"])
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserInputError(f"The folder {out_dir} cannot be made: {error.strerror or error}.") from error
    made: list[Path] = []
    for name in themes:
        watcher = theme.Watcher(app, name)
        made += _render_data(app, open_data(paths), paths, settings, out_dir, name, size)
        with tempfile.TemporaryDirectory(prefix="govtrades-") as folder:
            made += _render_empty(app, Path(folder), settings, out_dir, name, size)
        watcher.deleteLater()
    return made


def _open(library: Library, paths: DataPaths, settings: Settings, config: Path, size: QSize) -> MainWindow:
    own = dataclasses.replace(paths, config=config)  # the session of the pictures, not the user's
    window = build(Catalogue(library), own, settings.with_values(refresh_interval="off")).window
    window.setMinimumSize(0, 0)
    window.resize(size)
    window.show()
    return window


def _render_data(
    app: QApplication,
    library: Library,
    paths: DataPaths,
    settings: Settings,
    out: Path,
    name: str,
    size: QSize,
) -> list[Path]:
    with tempfile.TemporaryDirectory(prefix="govtrades-") as folder:
        window = _open(library, paths, settings, Path(folder), size)
        made = []
        years = window.catalogue.years()
        best = max(years, key=lambda y: window.catalogue.coverage(y).totals.trades, default=None)
        window.show_page("dashboard")
        made.append(_shoot(window, out / f"dashboard-{name}.png"))
        made.append(_shoot_first_steps(window, out / f"first-steps-{name}.png"))
        window.show_page("trades")
        _choose_row(window, 4)
        made.append(_shoot(window, out / f"trades-{name}.png"))
        record = window.page.view.current_record() if isinstance(window.page, TablePage) else None
        window.top.search.set_text((record.ticker if record and record.ticker else "a").lower())
        if best is not None:
            window.top.years.setCurrentIndex(window.top.years.findData(best))
        _choose_row(window, 2)
        made.append(_shoot(window, out / f"search-{name}.png"))
        window.top.search.set_text("filed:yesterdayish")
        made.append(_shoot(window, out / f"search-error-{name}.png"))
        window.top.search.set_text("")
        window.show_filings(FilingsWish(year=best, filing_type="P"))
        _choose_row(window, 3)
        made.append(_shoot(window, out / f"filings-{name}.png"))
        made += _render_who_and_what(window, out, name)
        made += _render_ink(window, paths, out, name)
        window.close()
        _settle()
        window.deleteLater()
        return made


def _shoot_first_steps(window: MainWindow, path: Path) -> Path:
    """Shoot the first steps over the page; every other picture is without them."""
    window.first_steps.show_again()
    try:
        return _shoot(window, path)
    finally:
        window.first_steps.put_away()


def _render_who_and_what(window: MainWindow, out: Path, name: str) -> list[Path]:
    """Shoot the lists of officials and securities, and the page of the first of each."""
    made = []
    for listing, one in (("officials", "official"), ("securities", "security")):
        window.show_page(listing)
        page = window.page
        made.append(_shoot(window, out / f"{listing}-{name}.png"))
        if isinstance(page, ListingPage) and page.model.rowCount():
            page.open_key(page.key_of(page.model.record(0)))
            made.append(_shoot(window, out / f"{one}-{name}.png"))
    return made


def _render_ink(window: MainWindow, paths: DataPaths, out: Path, name: str) -> list[Path]:
    """Shoot the page beside the row, for each chamber: a row whose original is in the archive, if any is.

    Where none is, the newest row's pane says so: that is what a newcomer sees.
    """
    made = []
    window.show_page("trades")
    window.top.years.setCurrentIndex(0)
    page = window.page
    if not isinstance(page, TablePage):
        return made
    for chamber in ("house", "senate"):
        window.top.search.set_text(f"chamber:{chamber}")
        _settle(100)
        if not page.model.rowCount():
            continue
        row = _row_with_ink(window, page, paths)
        page.view.setCurrentIndex(page.model.index(row, 0))
        window.ink.set_place("below")
        pane = window.ink.pane
        deadline = QDeadlineTimer(_INK_LIMIT_MS)
        while not deadline.hasExpired() and not _is_drawn(pane):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        made.append(_shoot(window, out / f"ink-{chamber}-{name}.png"))
    window.ink.set_shown(is_shown=False)
    return made


def _row_with_ink(window: MainWindow, page: TablePage, paths: DataPaths) -> int:
    """Return the first row whose original is at hand, with some of its neighbours above and below; else 0."""
    originals = Originals(paths.archive)
    known: dict[int, bool] = {}
    for row in range(page.model.rowCount()):
        filing_id = page.model.record(row).filing_id
        if filing_id not in known:
            source = window.catalogue.load_source(filing_id)
            known[filing_id] = source is not None and originals.has(source.sha256s)
        if known[filing_id]:
            below = row + 3
            is_same = below < page.model.rowCount() and page.model.record(below).filing_id == filing_id
            return below if is_same else row
    return 0


def _is_drawn(pane: Any) -> bool:
    if pane is None or pane.state in ("nothing", "loading"):
        return False
    return pane.state != "shown" or pane.commands.is_report or not pane.pages.missing_tiles()


def _render_empty(
    app: QApplication, folder: Path, settings: Settings, out: Path, name: str, size: QSize
) -> list[Path]:
    from govtrades_desktop.store.starter import prepare_database

    paths = DataPaths(root=folder, config=folder, logs=folder / "logs")
    paths.create()
    prepare_database(paths.database, starter=None, backups=paths.backups)
    window = _open(
        Library(paths.database, paths.derived, paths.user_database).open(), paths, settings, folder, size
    )
    made = [_shoot(window, out / f"empty-{name}.png")]
    window.close()
    _settle()
    window.deleteLater()
    return made


def _choose_row(window: MainWindow, row: int) -> None:
    page = window.page
    if isinstance(page, TablePage) and page.model.rowCount():
        page.view.setCurrentIndex(page.model.index(min(row, page.model.rowCount() - 1), 0))


def _shoot(window: MainWindow, path: Path) -> Path:
    _settle()
    if not window.grab().save(str(path)):
        raise UserInputError(f"The picture {path} cannot be written.")
    _log.info("rendered %s", path)
    return path


def _settle(limit_ms: int = 400) -> None:
    """Let timers, deletions and paints come to rest: charts and panes arrive a moment after their page."""
    loop = QEventLoop()
    QTimer.singleShot(limit_ms, loop.quit)
    loop.exec()
    deadline = QDeadlineTimer(50)
    while not deadline.hasExpired():
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
