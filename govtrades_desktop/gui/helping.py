"""What the Help menu shows: the guide at the page's chapter, the keys, about the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from govtrades_desktop.gui import formatting as show

if TYPE_CHECKING:
    from govtrades_desktop.gui.dialogs.about import AboutDialog
    from govtrades_desktop.gui.dialogs.help import HelpWindow
    from govtrades_desktop.gui.dialogs.shortcuts import ShortcutSheet
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.settings.paths import DataPaths


class Helping(QObject):
    """Opens the windows of help; one of each."""

    def __init__(self, window: MainWindow, paths: DataPaths) -> None:
        super().__init__(window)
        self._window = window
        self._paths = paths
        self.guide: HelpWindow | None = None
        window.closed.connect(self._on_window_closed)

    @Slot()
    def show_guide(self) -> None:
        """Open the guide where it tells of the page in front."""
        from govtrades_desktop.gui.guide import CHAPTER_OF_PAGE

        self.show_chapter(CHAPTER_OF_PAGE.get(self._window.page.name, "first-look"))

    def show_chapter(self, name: str, heading: str = "") -> None:
        """Open the guide at a chapter, or at one of its headings."""
        from govtrades_desktop.gui.dialogs.help import HelpWindow
        from govtrades_desktop.gui.guide import load_chapters
        from govtrades_desktop.gui.key_words import all_keys

        if self.guide is None:
            try:
                chapters = load_chapters(all_keys(self._window.actions_))
            except OSError as error:
                self._window.status.show_trouble(
                    self.tr("The guide is not part of this installation: {why}").format(why=error)
                )
                return
            # without a parent: a reader may put it behind the window that it tells of
            self.guide = HelpWindow(None, chapters)
            self.guide.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # noqa: FBT003 - Qt's own shape
        self.guide.open_chapter(name, heading)
        self.guide.show()
        self.guide.raise_()
        self.guide.activateWindow()

    @Slot()
    def _on_window_closed(self) -> None:
        if self.guide is not None:
            self.guide.close()
            self.guide.deleteLater()
            self.guide = None

    @Slot()
    def show_shortcuts(self) -> None:
        """List every key."""
        from govtrades_desktop.gui.dialogs.shortcuts import ShortcutSheet
        from govtrades_desktop.gui.key_words import all_keys

        sheet: ShortcutSheet = ShortcutSheet(self._window, all_keys(self._window.actions_))
        sheet.show()

    @Slot()
    def show_about(self) -> None:
        """Tell what program this is."""
        from govtrades_desktop.gui.dialogs.about import AboutDialog

        window = self._window
        health = window.catalogue.health()
        data = [
            (self.tr("Filings listed"), show.count(health.filings)),
            (self.tr("Trades read"), show.count(health.trades)),
            (self.tr("Bundled data of"), show.day(health.starter_date)),
            (self.tr("Last refresh"), show.moment(window.controller.state.last_success_at)),
        ]
        dialog: AboutDialog = AboutDialog(
            window, self._paths, schema_version=health.schema_version, data=data
        )
        dialog.show()
