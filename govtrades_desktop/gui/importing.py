"""Import by hand in the window: files chosen or dropped go to the refresh thread, one import after the other.

It reads no file: it hands paths over, and tells in words what became of each. What runs at the time is never
disturbed: an import that comes during a refresh follows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from govtrades_desktop.gui import formatting as show
from govtrades_desktop.gui.import_words import import_summary
from govtrades_desktop.gui.refresh_controller import ImportFiles, RefreshController
from govtrades_desktop.gui.session import Session

if TYPE_CHECKING:  # imported when first needed: the pipeline costs a start 200 ms
    from govtrades_desktop.gui.dialogs.import_result import ImportResult
    from govtrades_desktop.refresh.importing import ImportReport

ENDINGS = frozenset({".html", ".htm", ".mhtml", ".mht", ".pdf"})
"""What browsers save a page as, and PDFs. What a file really is, its content says."""

_FOLDER = "import/folder"


class Importer(QObject):
    """Asks for files, has them taken in, and shows what became of them.

    Signals:
        told(str): a sentence for the status bar.
        progressed(): `job_words` changed.
        imported(object): the ChangeSet of an import that ended.
    """

    told = Signal(str)
    progressed = Signal()
    imported = Signal(object)

    def __init__(self, controller: RefreshController, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._controller = controller
        self._session = session
        self._window = window
        self._done = 0
        self._name = ""
        self.result: ImportResult | None = None
        controller.noted.connect(self._on_noted)
        controller.imported.connect(self._on_imported)

    # What can be taken

    @staticmethod
    def paths_of(data: QMimeData) -> tuple[Path, ...]:
        """Return the files and folders of what is dragged; nothing where it is anything but local files."""
        urls = data.urls() if data.hasUrls() else []
        if not urls or not all(url.isLocalFile() for url in urls):
            return ()
        return tuple(Path(url.toLocalFile()) for url in urls)

    @staticmethod
    def can_take(data: QMimeData) -> bool:
        """Whether a report can be among what is dragged: local files, at least one a page, PDF or folder."""
        paths = Importer.paths_of(data)
        return any(path.suffix.lower() in ENDINGS or path.is_dir() for path in paths)

    @Slot()
    def ask(self) -> None:
        """Ask for files."""
        filters = ";;".join(
            (
                self.tr("Reports (*.html *.htm *.mhtml *.mht *.pdf)"),
                self.tr("All files (*)"),
            )
        )
        folder = self._session.text(_FOLDER) or str(Path.home())
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Import saved reports"), folder, filters
        )
        if names:
            self._session.keep(_FOLDER, str(Path(names[0]).parent))
            self.take([Path(name) for name in names])

    def take(self, paths: Sequence[Path]) -> None:
        """Import these files and folders; after the run under way, where there is one."""
        if not paths:
            return
        if not self._controller.start_or_wait(ImportFiles(tuple(paths))):
            self.told.emit(
                self.tr("The import of {n} follows as soon as the running job has ended").format(
                    n=self._count_words(len(paths))
                )
            )

    def _count_words(self, number: int) -> str:
        return self.tr("1 file") if number == 1 else self.tr("{n} files").format(n=show.count(number))

    # While it runs, and after

    def job_words(self) -> str:
        """Return what the import under way is doing."""
        if not self._done:
            return self.tr("Importing")
        return self.tr("Importing: {n} taken in, {name}").format(
            n=self._count_words(self._done), name=self._name
        )

    @Slot(object)
    def _on_noted(self, event: Any) -> None:
        if isinstance(self._controller.state.request, ImportFiles) and hasattr(event, "outcome"):
            self._done += 1
            self._name = event.path.name
            self.progressed.emit()

    @Slot(object)
    def _on_imported(self, report: ImportReport) -> None:
        self._done, self._name = 0, ""
        self.imported.emit(report.changes)
        self.told.emit(import_summary(report))
        if report.files and self._window.isVisible():
            self._show(report)

    def _show(self, report: ImportReport) -> None:
        from govtrades_desktop.gui.dialogs.import_result import ImportResult

        if self.result is not None:
            self.result.close()
        self.result = ImportResult(report, self._window)
        self.result.finished.connect(self._on_closed)
        self.result.show()

    @Slot()
    def _on_closed(self) -> None:
        if self.sender() is self.result and self.result is not None:
            self.result.deleteLater()
            self.result = None
