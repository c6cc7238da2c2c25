"""The widgets of the source pane and where they stand; what they say and do is the pane's."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from govtrades_desktop.gui import theme
from govtrades_desktop.gui.ink.absence_note import AbsenceNote, PageToBe
from govtrades_desktop.gui.ink.find_bar import FindBar
from govtrades_desktop.gui.ink.page_list import PageList
from govtrades_desktop.gui.ink.page_view import PageView
from govtrades_desktop.gui.ink.pane_bar import PaneBar
from govtrades_desktop.gui.ink.picture_cache import PictureCache
from govtrades_desktop.gui.ink.report_view import ReportView


class PaneParts:
    """Head, line to find in, list of pages; and one in front of note, skeleton, pages and report."""

    def __init__(self, pane: QWidget, cache: PictureCache) -> None:
        """Build them into the pane, not styled yet."""
        self._pane = pane
        self._is_styling = False
        self.bar = PaneBar(pane)
        self.find_bar = FindBar(pane)
        self.find_bar.setVisible(False)
        self.pages = PageView(cache, pane)
        self.report = ReportView(pane)
        self.note = AbsenceNote(pane)
        self.skeleton = PageToBe(pane)
        self.page_list = PageList(pane)
        self.stack = QStackedWidget(pane)
        for widget in (self.note, self.skeleton, self.pages, self.report):
            self.stack.addWidget(widget)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.page_list)
        body.addWidget(self.stack, 1)
        layout = QVBoxLayout(pane)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.find_bar)
        layout.addLayout(body, 1)

    def restyle(self) -> None:
        """Draw everything in the theme's colours; a sheet set here tells of a change that is none."""
        if self._is_styling:
            return
        self._is_styling = True
        try:
            c = theme.colours()
            listed = f"QListWidget::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}"
            self._pane.setStyleSheet(theme.chrome_sheet() + listed)
            self.bar.restyle()
            self.find_bar.restyle()
        finally:
            self._is_styling = False
