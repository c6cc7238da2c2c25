"""What the pane's tools and keys do to the pages or the report in front: zoom, turn, find, copy.

It shows nothing of its own; the buttons are `pane_bar`'s, the state is `source_pane`'s.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from govtrades_desktop.gui.ink.find_bar import FindBar
from govtrades_desktop.gui.ink.page_layout import Fit
from govtrades_desktop.gui.ink.page_list import PageList
from govtrades_desktop.gui.ink.page_view import ZOOM_STEP, PageView
from govtrades_desktop.gui.ink.pane_bar import PaneBar
from govtrades_desktop.gui.ink.pane_search import PaneSearch
from govtrades_desktop.gui.ink.report_view import ReportView
from govtrades_desktop.ink.page_text import plain_text, words_in

ON_REPORTS = ("zoom_out", "zoom_in", "actual_size", "fit_width", "find", "find_next", "find_previous",
              "copy", "copy_row", "copy_page", "dim", "open")  # fmt: skip
ON_PAGES = (*ON_REPORTS, "pages", "fit_page", "rotate", "rotate_back", "rotate_page")


class PaneCommands(QObject):
    """Does what an action of the bar says.

    Signals:
        site_asked(): the original is to be opened on the official site.

    Attributes:
        is_report: a report of the Senate is in front, and no pages.
    """

    site_asked = Signal()

    def __init__(
        self,
        bar: PaneBar,
        pages: PageView,
        report: ReportView,
        search: PaneSearch,
        find_bar: FindBar,
        page_list: PageList,
        parent: QObject,
    ) -> None:
        """Take the parts; nothing is in front yet."""
        super().__init__(parent)
        self._bar = bar
        self._pages = pages
        self._report = report
        self._search = search
        self._find_bar = find_bar
        self._page_list = page_list
        self.is_report = False
        bar.triggered.connect(self.run)

    @property
    def view(self) -> PageView | ReportView:
        """What is in front."""
        return self._report if self.is_report else self._pages

    def show_list(self) -> None:
        """Show the list of pages where it is wanted and there are pages."""
        is_wanted = self._bar.actions_by_name["pages"].isChecked()
        self._page_list.setVisible(is_wanted and not self.is_report)

    @Slot(str)
    def run(self, name: str) -> None:
        """Do what the action of that name is for."""
        match name:
            case "pages":
                self.show_list()
            case "zoom_in" | "zoom_out":
                self.view.zoom_by(ZOOM_STEP if name == "zoom_in" else 1 / ZOOM_STEP)
            case "actual_size":
                self.view.set_zoom(1.0)
            case "fit_width" | "fit_page":
                self.view.set_fit(Fit.WIDTH if name == "fit_width" else Fit.PAGE)
            case "rotate":
                self._pages.rotate()
            case "rotate_back":
                self._pages.rotate(-90)
            case "rotate_page":
                self._pages.rotate(only_page=self._pages.current_page())
            case "find":
                self._search.begin()
            case "find_next" | "find_previous":
                self._search.step(1 if name == "find_next" else -1)
            case "copy" | "copy_row" | "copy_page":
                self._copy(name)
            case "dim":
                is_dimmed = self._bar.actions_by_name["dim"].isChecked()
                self._pages.set_dimmed(is_dimmed)
                self._report.set_dimmed(is_dimmed)
            case "open":
                self.site_asked.emit()

    def run_key(self, event: QKeyEvent) -> bool:
        """Do what a key is for; False where it is for nothing here."""
        name = self.action_of(event)
        if name is None:
            return False
        self._bar.actions_by_name[name].trigger()
        return True

    def action_of(self, event: QKeyEvent) -> str | None:
        """Return the name of the action that a key is for, or None."""
        if self._find_bar.isAncestorOf(QGuiApplication.focusObject()) and not _is_command(event):
            return None  # letters are typed there
        pressed = QKeySequence(event.keyCombination())
        for name, action in self._bar.actions_by_name.items():
            if action.isEnabled() and pressed in action.shortcuts():
                return name
        return None

    # --- copying -------------------------------------------------------------------------------------------

    def row_text(self) -> str:
        """Return the marked row's text as its page prints it; empty where it is not known (yet)."""
        if self.is_report:
            return self._report.row_text()
        parts = []
        for page, box in self._pages.content.marked_places():
            text = self._pages.content.text_of(page)
            if text is None:
                return ""  # half a row would be copied as if it were the whole
            parts.append(plain_text(words_in(text, [box])))
        return "\n".join(part for part in parts if part)

    def _copy(self, what: str) -> None:
        text = self._text_to_copy(what)
        if text:
            QGuiApplication.clipboard().setText(text)
            self._bar.tell_briefly(self.tr("Copied"))
        else:
            self._bar.tell_briefly(self.tr("No text here"))

    def _text_to_copy(self, what: str) -> str:
        if what == "copy_page":
            if self.is_report:
                return self._report.page_text()
            text = self._pages.content.text_of(self._pages.current_page())
            return "" if text is None else plain_text(text.words)
        if what == "copy":
            if self.is_report:
                selected = self._report.selected_text()
            else:
                selected = self._pages.content.selection.text(self._pages.content.texts())
            if selected:
                return selected
        return self.row_text()


def _is_command(event: QKeyEvent) -> bool:
    """True for keys that a line of text has no use for."""
    with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    is_copy = event.key() == Qt.Key.Key_C
    return (with_control and not is_copy) or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F12
