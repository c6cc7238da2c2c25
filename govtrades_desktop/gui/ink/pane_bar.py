"""The pane's head: whose report this is, the tools, and a line for what should be known about the original.

It holds the pane's actions with their keys; what they do is the pane's.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from govtrades_desktop.gui import resources, theme
from govtrades_desktop.gui.ink.pane_place import PanePlace, place_words
from govtrades_desktop.gui.plain_text import PlainLabel, tip

_ICON = 18
_BRIEFLY_MS = 2000


class PaneBar(QWidget):
    """Title, tools, notice.

    Signals:
        triggered(str): the name of an action: "pages", "zoom_out", "zoom_in", "fit_width", "fit_page",
            "rotate", "rotate_back", "rotate_page", "find", "find_next", "find_previous", "copy", "copy_row",
            "copy_page", "dim", "open", "actual_size".
        place_wanted(str): the pane is to stand elsewhere: a PanePlace.
        close_wanted(): it is to be put away.
        offer_taken(): what the notice offers was chosen.
    """

    triggered = Signal(str)
    place_wanted = Signal(str)
    close_wanted = Signal()
    offer_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.actions_by_name: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}
        self._full_title = ""
        self._place_told = ""
        self._briefly = QTimer(self)
        self._briefly.setSingleShot(True)
        self._briefly.setInterval(_BRIEFLY_MS)
        self._briefly.timeout.connect(self.end_brief)
        self._title = PlainLabel(parent=self)
        self._title.setFont(theme.font("heading"))
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._place = PlainLabel(parent=self)
        self._place.setFont(theme.font("small"))
        self._notice = PlainLabel(parent=self)
        self._notice.setWordWrap(True)
        self._notice.setVisible(False)
        self.offer_button = QPushButton(self)
        self.offer_button.setVisible(False)
        self.offer_button.clicked.connect(self.offer_taken)
        self._make_actions()
        self._make_places()
        self._zoom = PlainLabel(parent=self)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom.setMinimumWidth(self._zoom.fontMetrics().horizontalAdvance("888 %"))
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for name in ("pages", "zoom_out"):
            tools.addWidget(self._button(name))
        tools.addWidget(self._zoom)
        for name in ("zoom_in", "fit_width", "fit_page", "rotate", "find"):
            tools.addWidget(self._button(name))
        tools.addStretch(1)
        tools.addWidget(self._place)
        tools.addWidget(self._menu_button())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID // 2)
        layout.setSpacing(theme.GRID // 2)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._title, 1)
        head.addWidget(self._place_button)
        head.addWidget(self._close_button)
        notice = QHBoxLayout()
        notice.addWidget(self._notice, 1)
        notice.addWidget(self.offer_button)
        layout.addLayout(head)
        layout.addLayout(tools)
        layout.addLayout(notice)
        self.restyle()

    def _make_actions(self) -> None:
        def add(name: str, text: str, icon: str, *keys: str, is_switch: bool = False) -> None:
            action = QAction(text, self)
            action.setCheckable(is_switch)
            action.setData(name)
            action.setShortcuts([QKeySequence(key) for key in keys])
            # the pane takes its keys itself: a window's shortcut on the same key would make both silent
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(self._on_triggered)
            self.actions_by_name[name] = action
            self._icons[name] = icon

        add("pages", self.tr("List of pages"), "pages", is_switch=True)
        add("zoom_out", self.tr("Zoom out"), "zoom-out", "-", "Ctrl+-")
        add("zoom_in", self.tr("Zoom in"), "zoom-in", "+", "=", "Ctrl++", "Ctrl+=")
        add("actual_size", self.tr("Size on paper"), "", "Ctrl+0")
        add("fit_width", self.tr("Fit the width"), "fit-width", "W")
        add("fit_page", self.tr("Fit the page"), "fit-page", "P")
        add("rotate", self.tr("Turn all pages clockwise"), "rotate", "R")
        add("rotate_back", self.tr("Turn all pages counterclockwise"), "", "Shift+R")
        add("rotate_page", self.tr("Turn this page clockwise"), "")
        add("find", self.tr("Find on these pages"), "search", "Ctrl+F")
        add("find_next", self.tr("Next place"), "", "F3")
        add("find_previous", self.tr("Previous place"), "", "Shift+F3")
        add("copy", self.tr("Copy what is selected"), "copy", "Ctrl+C")
        add("copy_row", self.tr("Copy the marked row's text"), "copy", "Ctrl+Shift+C")
        add("copy_page", self.tr("Copy the page's text"), "copy")
        add("dim", self.tr("Dim the paper"), "dim", is_switch=True)
        add("open", self.tr("Open on the official site"), "open")

    def _make_places(self) -> None:
        """Make the buttons that move the pane and put it away; hidden until somebody can."""
        self._place_button, self._close_button = QToolButton(self), QToolButton(self)
        menu = QMenu(self._place_button)
        group = QActionGroup(menu)
        self.place_actions: dict[str, QAction] = {}
        for place, words in place_words():
            action = group.addAction(words)
            action.setCheckable(True)
            action.setData(place.value)
            menu.addAction(action)
            self.place_actions[place.value] = action
        menu.triggered.connect(self._on_place_chosen)
        self._place_button.setMenu(menu)
        self._place_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._place_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._close_button.clicked.connect(self.close_wanted)
        for button, words in (
            (self._place_button, self.tr("Where the page stands")),
            (self._close_button, self.tr("Put the page away (V)")),
        ):
            button.setProperty("role", "quiet")
            button.setIconSize(QSize(_ICON, _ICON))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setVisible(False)

    @Slot(QAction)
    def _on_place_chosen(self, action: QAction) -> None:
        self.place_wanted.emit(action.data())

    def tell_where(self, place: str) -> None:
        """Say where the pane stands, and offer to move it and to put it away."""
        self.place_actions[place].setChecked(True)
        self._place_button.setVisible(True)
        self._close_button.setVisible(place != PanePlace.WINDOW)

    def _button(self, name: str) -> QToolButton:
        action = self.actions_by_name[name]
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setProperty("role", "quiet")
        button.setIconSize(QSize(_ICON, _ICON))
        button.setAccessibleName(action.text())
        keys = ", ".join(
            key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()[:1]
        )
        button.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
        return button

    def _menu_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "quiet")
        button.setIconSize(QSize(_ICON, _ICON))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(self.tr("More"))
        button.setAccessibleName(self.tr("More about this original"))
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(button)
        names = (
            "copy",
            "copy_row",
            "copy_page",
            "",
            "rotate_back",
            "rotate_page",
            "actual_size",
            "dim",
            "",
            "open",
        )
        for name in names:
            if name:
                menu.addAction(self.actions_by_name[name])
            else:
                menu.addSeparator()
        button.setMenu(menu)
        self._more = button
        return button

    def restyle(self) -> None:
        """Draw everything in the theme's colours."""
        colours = theme.colours()
        for name, icon in self._icons.items():
            if icon:
                self.actions_by_name[name].setIcon(resources.icon(icon))
        self._more.setIcon(resources.icon("more"))
        self._place_button.setIcon(resources.icon("pane", "muted"))
        self._close_button.setIcon(resources.icon("close", "muted"))
        self._place.setStyleSheet(f"color: {colours.muted}")
        self._zoom.setStyleSheet(f"color: {colours.muted}")
        self._notice.setStyleSheet(
            f"background: {colours.notice_soft}; color: {colours.paper_text}; padding: 4px 8px;"
            " border-radius: 5px"
        )

    def tell_title(self, title: str) -> None:
        """Say whose report this is."""
        self._full_title = title
        self._elide()

    def tell_place(self, place: str) -> None:
        """Say which page is seen."""
        self._place_told = place
        self.end_brief()

    def tell_briefly(self, words: str) -> None:
        """Say what was just done, for two seconds or until another row is marked; then the page again."""
        self._place.setText(words)
        self._briefly.start()

    @Slot()
    def end_brief(self) -> None:
        """Say again which page is seen."""
        self._briefly.stop()
        self._place.setText(self._place_told)

    def place(self) -> str:
        """Return what the place says."""
        return self._place.text()

    def tell_zoom(self, zoom: float) -> None:
        """Say the zoom."""
        self._zoom.setText(self.tr("{0} %").format(round(zoom * 100)))

    def tell_notice(self, sentence: str, offer: str = "") -> None:
        """Say what should be known about the original, and offer something; empty texts take them away."""
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))
        self.offer_button.setText(offer)
        self.offer_button.setVisible(bool(offer))

    def notice(self) -> str:
        """Return the notice."""
        return self._notice.text()

    def enable(self, *names: str) -> None:
        """Let these actions be used, and no other; where nothing can be zoomed, no zoom is said."""
        if "zoom_in" not in names:
            self._zoom.setText("")
        for name, action in self.actions_by_name.items():
            action.setEnabled(name in names)

    def resizeEvent(self, event: object) -> None:
        """Shorten the title: who filed what comes first."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(self._title.width(), 40)
        metrics = self._title.fontMetrics()
        shown = metrics.elidedText(self._full_title, Qt.TextElideMode.ElideRight, room)
        self._title.setText(shown)
        self._title.setToolTip(tip(self._full_title) if shown != self._full_title else "")

    @Slot()
    def _on_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.triggered.emit(action.data())
