"""Commands on the rows of the page in front: copy, export, open, correct; each can be done or is grey.

What a command does is the page's business, or the exporter's; here it is asked for, and its end is told.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from govtrades_desktop.core.errors import GovTradesError
from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.failure_words import failure_words

if TYPE_CHECKING:
    from govtrades_desktop.gui.main_window import MainWindow


class RowCommands(QObject):
    """Passes commands of the menu on to the page in front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        exporter = window.exporter
        exporter.exported.connect(self._on_exported)
        exporter.progressed.connect(self._on_export_progressed)
        exporter.stopped.connect(self._on_export_stopped)
        exporter.running_changed.connect(self.tell_running)
        exporter.failed.connect(window.show_error)
        exporter.failed.connect(self._on_export_failed)

    @property
    def _page(self) -> Any:
        return self._window.page

    @Slot()
    def tell(self) -> None:
        """Let the menus offer what can be done with the rows in view."""
        page, actions = self._page, self._window.actions_
        actions["copy"].setEnabled(page.can_copy())
        actions["correct"].setEnabled(page.is_table and page.correct_wish() is not None)
        actions["export"].setEnabled(page.can_export())
        is_table = page.is_table
        actions["select_all"].setEnabled(is_table)
        has_row = is_table and page.has_pane and page.view.currentIndex().isValid()
        actions["pane"].setEnabled(is_table and page.has_pane)
        actions["original"].setEnabled(has_row)
        actions["site"].setEnabled(has_row)
        for link in ("official", "security"):
            actions[f"row_{link}"].setEnabled(has_row and page.can_open_link(link))
        actions.menus["columns"].setEnabled(is_table)
        actions["compare"].setEnabled(self._window.comparing.can_compare())
        actions["read_again"].setEnabled(page.name == "filings" and page.can_read_again())

    @Slot()
    def copy(self) -> None:
        """Copy the selected rows."""
        self._page.copy()

    @Slot()
    def select_all(self) -> None:
        """Select every row."""
        if self._page.is_table:
            self._page.view.selectAll()

    @Slot()
    def toggle_pane(self) -> None:
        """Show or hide the details."""
        if self._page.is_table:
            self._page.toggle_pane()

    @Slot()
    def open_original(self) -> None:
        """Show the page of the row."""
        if self._page.is_table:
            self._page.open_original()

    @Slot()
    def open_site(self) -> None:
        """Open the row's page on the official site."""
        if self._page.is_table:
            self._page.open_site()

    @Slot()
    def open_official(self) -> None:
        """Open the page of the row's official."""
        if self._page.is_table:
            self._page.open_link("official")

    @Slot()
    def open_security(self) -> None:
        """Open the page of the row's security."""
        if self._page.is_table:
            self._page.open_link("security")

    @Slot()
    def correct(self) -> None:
        """Correct the row."""
        if self._page.is_table:
            self._page.correct()

    @Slot()
    def read_again(self) -> None:
        """Read the chosen filings again."""
        if self._page.name == "filings":
            self._page.read_again()

    @Slot()
    def fill_columns(self) -> None:
        """Fill the menu of columns."""
        menu = self._window.actions_.menus["columns"]
        menu.clear()
        if self._page.is_table:
            self._page.view.fill_column_menu(menu)

    # Export

    @Slot()
    def export(self) -> None:
        """Ask for a file, and have the rows in view written to it."""
        if self._page.can_export():
            self._window.exporter.ask_page(self._page, self._window.session.text("export/folder"))

    @Slot(object)
    def _on_export_failed(self, error: GovTradesError) -> None:
        """Say over the page why a file was not written, on as many lines as it takes, until it was read."""
        self._window.news.tell_notice(failure_words(error))

    @Slot()
    def tell_running(self) -> None:
        """Let the menu offer to cancel what runs."""
        window = self._window
        window.actions_["refresh"].setEnabled(not window.controller.state.is_running)
        window.actions_["cancel"].setEnabled(window.refreshing.can_cancel or window.exporter.is_running)

    @Slot(object)
    def _on_export_progressed(self, step: tuple[int, int]) -> None:
        done, total = step
        self._window.status.say(
            self.tr("Writing {done} of {total} rows").format(done=show.count(done), total=show.count(total))
        )

    @Slot()
    def _on_export_stopped(self) -> None:
        self._window.status.say(self.tr("The export was stopped; no file was written or changed"))

    @Slot(object)
    def _on_exported(self, outcome: tuple[Path, int]) -> None:
        path, rows = outcome
        self._window.session.keep("export/folder", str(path.parent))
        self._window.status.say(self.tr("{n} rows written to {path}").format(n=show.count(rows), path=path))
