"""Two hands that use the window as a person does: one has a keyboard only, the other a mouse only.

Neither is told of a widget to send an event to. Events go to the system's window, as they come from the
system, and Qt finds whom they are for: the keyboard's go where the focus is, the mouse's to what lies under
the point. The mouse finds its points by what is to be seen: words on a button, a chip, a heading, a cell, a
line of a menu. What is covered, cut off or scrolled away is not found, unless the wheel scrolls to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QTextCursor, QTextFragment, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QMenuBar,
    QTextBrowser,
    QWidget,
)

from govtrades_desktop.gui.widgets.card import Tile
from govtrades_desktop.gui.widgets.completion_list import LineList
from govtrades_desktop.gui.widgets.filter_chips import Chip
from govtrades_desktop.gui.widgets.table_view import TableView

_PATIENCE_MS = 10_000


class CannotDo(AssertionError):
    """This hand alone cannot do it: a fault of the program."""


def wait_until(holds: Callable[[], Any], what: str) -> None:
    """Let the window live until something holds; no time is slept away."""
    clock = QElapsedTimer()
    clock.start()
    while not holds():
        if clock.elapsed() > _PATIENCE_MS:
            raise CannotDo(f"waited in vain: {what}")
        QApplication.processEvents()


def settle() -> None:
    """Let what is queued happen."""
    for _ in range(6):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def _menu_words(text: str) -> str:
    return text.partition("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&")


class Hand:
    """What both have: a window before them, and dialogs that hold the program up."""

    name = ""

    def __init__(self, window: Any) -> None:
        self.window = window

    def during(self, dialog: type[QWidget], work: Callable[[Any], None], action: Callable[[], None]) -> None:
        """Do what opens a dialog or a menu that holds the program up; meanwhile, what is to be done there."""
        failures: list[BaseException] = []
        done: list[bool] = []
        timer = QTimer()
        timer.setInterval(5)

        def look() -> None:
            found = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if not isinstance(found, dialog):
                return
            timer.stop()
            try:
                settle()
                work(found)
                done.append(True)
            except BaseException as error:  # noqa: BLE001 - told once the dialog is gone
                failures.append(error)
            if failures and found.isVisible():
                found.close()

        timer.timeout.connect(look)
        timer.start()
        try:
            action()
            wait_until(lambda: done or failures, f"{dialog.__name__} opens")
        finally:
            timer.stop()
        if failures:
            raise failures[0]

    @staticmethod
    def popup() -> QMenu:
        """Return the menu that is open, once it is."""
        wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "a menu opens")
        return QApplication.activePopupWidget()  # type: ignore[return-value]


class Keyboard(Hand):
    """Keys only, to whatever has the focus."""

    name = "keyboard"

    def _goal(self) -> QWindow:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.windowHandle()
        modal = QApplication.activeModalWidget()
        if modal is None and QApplication.activeWindow() is None:
            self.window.activateWindow()  # as a window manager does when the window above goes
            settle()
        active = modal or QApplication.activeWindow() or self.window
        return active.windowHandle()

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each as a menu would write it: "Ctrl+Shift+F"."""
        for key in keys:
            if key == "Menu":
                self._press_menu_key()
                continue
            combination = QKeySequence(key)[0]
            QTest.keyClick(self._goal(), combination.key(), combination.keyboardModifiers())
            settle()

    @staticmethod
    def _press_menu_key() -> None:
        """Do what the plugins of real platforms do at this key, and the offscreen one does not."""
        here = QApplication.focusWidget()
        if here is None:
            raise CannotDo("nothing has the keyboard")
        point = here.rect().center()
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(here, QContextMenuEvent(reason, point, here.mapToGlobal(point)))
        settle()

    def type(self, text: str) -> None:
        """Type words."""
        for letter in text:
            QTest.keyClick(self._goal(), letter)
        settle()

    def choose(self, *path: str) -> None:
        """Choose in the menu that is open, by arrows: the words of each level."""
        for depth, words in enumerate(path):
            menu = self.popup()
            for _ in range(len(menu.actions()) + 1):
                active = menu.activeAction()
                if active is not None and _menu_words(active.text()).startswith(words) and active.isEnabled():
                    break
                self.press("Down")
            else:
                said = [_menu_words(one.text()) for one in menu.actions()]
                raise CannotDo(f"no {words!r} in {said}")
            self.press("Return" if depth == len(path) - 1 else "Right")

    def go_to(self, wanted: Callable[[QWidget], bool], *, key: str = "Tab", most: int = 80) -> None:
        """Press Tab until something has the keyboard."""
        for _ in range(most):
            here = QApplication.focusWidget()
            if here is not None and wanted(here):
                return
            self.press(key)
        raise CannotDo("Tab does not get there")


class Mouse(Hand):
    """Moves, clicks, drags and the wheel only."""

    name = "mouse"

    # Where

    def _areas(self) -> Iterator[QWidget]:
        """Yield the windows a click can reach, topmost first."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            yield popup
            return
        modal = QApplication.activeModalWidget()
        if modal is not None:
            yield modal
            return
        others = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not self.window]
        yield from (one for one in others if one.isWindow() and one.windowHandle() is not None)
        yield self.window

    def _shown(self, kind: type[Any]) -> Iterator[Any]:
        for area in self._areas():
            yield from (
                one for one in (area, *area.findChildren(kind)) if isinstance(one, kind) and one.isVisible()
            )

    @staticmethod
    def _visible(widget: QWidget, place: QRect) -> QPoint | None:
        """Return a point of a place within a widget that nothing covers, or None."""
        seen = widget.visibleRegion().boundingRect().intersected(place)
        if seen.isEmpty():
            return None
        point = seen.center()
        top = widget.window()
        child = top.childAt(widget.mapTo(top, point)) if widget is not top else widget
        is_open = child is widget or (
            child is not None and (widget.isAncestorOf(child) or child.isAncestorOf(widget))
        )
        return point if is_open else None

    def _at(self, widget: QWidget, place: QRect | None = None) -> tuple[QWindow, QPoint]:
        point = self._visible(widget, place or widget.rect())
        if point is None:
            raise CannotDo(f"cannot be seen: {widget.accessibleName() or type(widget).__name__}")
        top = widget.window()
        return top.windowHandle(), widget.mapTo(top, point)

    # What

    def click_at(
        self,
        widget: QWidget,
        place: QRect | None = None,
        *,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        is_double: bool = False,
    ) -> None:
        """Click where something is seen. Shift and Ctrl are a hand's, too, on the mouse's own clicks."""
        window, point = self._at(widget, place)
        QTest.mouseMove(window, point)
        if is_double:
            QTest.mouseDClick(window, button, keys, point)
        else:
            QTest.mouseClick(window, button, keys, point)
        settle()

    def click(self, words: str, *, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Click a button by its words, or by those of its tooltip where it has a sign only."""
        every = [
            one
            for one in self._shown(QAbstractButton)
            if not isinstance(one, Chip) and one.isEnabled() and self._visible(one, one.rect()) is not None
        ]
        usable = [one for one in every if _menu_words(one.text()) == words] or [
            one for one in every if _is_sign(one.text()) and words in _told(one)
        ]
        if not usable:
            raise CannotDo(f"no button {words!r}; seen: {self.seen()}")
        self.click_at(usable[0], keys=keys)

    def seen(self) -> list[str]:
        """Return the words on all buttons."""
        return [one.text() or _told(one) for one in self._shown(QAbstractButton)]

    def menu_bar(self, *path: str) -> None:
        """Choose in the menu bar."""
        bar: QMenuBar = self.window.menuBar()
        title = next(one for one in bar.actions() if _menu_words(one.text()) == path[0])
        self.click_at(bar, bar.actionGeometry(title))
        self.choose(*path[1:])

    def choose(self, *path: str) -> None:
        """Choose in the menu that is open: the words of each level."""
        for words in path:
            menu = self.popup()
            action = next(
                (
                    one
                    for one in menu.actions()
                    if _menu_words(one.text()).startswith(words) and one.isVisible() and one.isEnabled()
                ),
                None,
            )
            if action is None:
                raise CannotDo(f"no {words!r} in {[_menu_words(one.text()) for one in menu.actions()]}")
            self.click_at(menu, menu.actionGeometry(action))

    def pick(self, words: str, choice: str) -> None:
        """Choose in a box that opens a list: by what the box is called, or says."""
        box = next(
            (one for one in self._shown(QComboBox) if words in (one.accessibleName(), one.currentText())),
            None,
        )
        if box is None:
            raise CannotDo(f"no box {words!r}")
        self.click_at(box)
        view = box.view()
        wait_until(view.isVisible, "the box opens")
        row = next((row for row in range(box.count()) if box.itemText(row).startswith(choice)), -1)
        if row < 0:
            raise CannotDo(f"{choice!r} is not offered")
        index = view.model().index(row, box.modelColumn())
        place = view.visualRect(index)
        if not 0 <= place.center().y() < view.height():
            raise CannotDo(f"{choice!r} is not in view")
        # by the window of the list alone: Qt makes its viewport anew, and Python's handle on it is a dead one
        top = view.window()
        QTest.mouseClick(
            top.windowHandle(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            view.mapTo(top, place.center()),
        )
        settle()

    def line(self, words: str, *, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Click a line of a list by its words."""
        for one in self._shown(QAbstractItemView):
            if isinstance(one, TableView):
                continue
            rows = [row for row in range(one.model().rowCount()) if _line_words(one, row) == words]
            if rows:
                index = one.model().index(rows[0], 0)
                self._scroll_to(one, lambda: one.visualRect(index))  # noqa: B023 - used at once
                self.click_at(one.viewport(), one.visualRect(index), button=button)
                return
        raise CannotDo(f"no line {words!r}; lists: {[self.lines(one) for one in self._shown(LineList)]}")

    @staticmethod
    def lines(view: QAbstractItemView) -> list[str]:
        """Return the words of a list's lines."""
        return [_line_words(view, row) for row in range(view.model().rowCount())]

    def wheel(
        self, widget: QWidget, steps: int, place: QRect | None = None, *, is_sideways: bool = False
    ) -> None:
        """Turn the wheel over something; upwards is positive."""
        window, point = self._at(widget, place)
        turn = QPoint(120 * steps, 0) if is_sideways else QPoint(0, 120 * steps)
        under = widget
        event = QWheelEvent(
            QPointF(widget.mapFrom(widget.window(), point)),
            QPointF(widget.window().mapToGlobal(point)),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - Qt's own signature
        )
        QApplication.sendEvent(under, event)
        settle()

    def _scroll_to(self, view: QAbstractItemView, where: Callable[[], QRect]) -> None:
        for _ in range(400):
            place, room = where(), view.viewport().rect()
            if room.contains(place.center()):
                return
            if place.center().y() < room.top() or place.center().y() > room.bottom():
                self.wheel(view.viewport(), 1 if place.center().y() < room.top() else -1)
            else:
                self.wheel(view.viewport(), 1 if place.center().x() < room.left() else -1, is_sideways=True)
        raise CannotDo("the wheel does not get there")

    # Chips, headings, cells

    def chip(
        self, words: str, *, part: str = "words", button: Qt.MouseButton = Qt.MouseButton.LeftButton
    ) -> None:
        """Click a chip by its words; `part` "cross" is its ×."""
        for one in self._shown(Chip):
            if one.facts.words == words:
                place = one.cross() if part == "cross" else one.rect().adjusted(0, 0, -one.cross().width(), 0)
                self.click_at(one, place, button=button)
                return
        raise CannotDo(f"no chip {words!r}: {[one.facts.words for one in self._shown(Chip)]}")

    def table(self) -> TableView:
        """Return the table in view."""
        found = next(iter(self._shown(TableView)), None)
        if found is None:
            raise CannotDo("no table in view")
        return found

    def heading(
        self,
        words: str,
        *,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Click a heading by its words."""
        self.click_at(self.table().header.viewport(), self.heading_place(words), button=button, keys=keys)

    def heading_place(self, words: str) -> QRect:
        """Return where a heading stands; it is scrolled to."""
        view = self.table()
        header = view.header
        section = next(
            (
                one
                for one in header.shown_sections()
                if words in (view.table.columns[one].heading(), view.table.columns[one].short_heading())
            ),
            None,
        )
        if section is None:
            raise CannotDo(f"no heading {words!r}")

        def place() -> QRect:
            left = header.sectionViewportPosition(section)
            return QRect(left + 6, 4, max(4, header.sectionSize(section) - 12), header.height() - 8)

        self._scroll_to(view, lambda: place().translated(0, 40))
        return place()

    def cell(
        self,
        row: int,
        words: str,
        *,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        is_double: bool = False,
    ) -> None:
        """Click a cell, by the number of its row and the words over its column."""
        view = self.table()
        self.heading_place(words)
        section = next(
            one
            for one in view.header.shown_sections()
            if words in (view.table.columns[one].heading(), view.table.columns[one].short_heading())
        )
        index = view.table.index(row, section)
        self._scroll_to(view, lambda: view.visualRect(index))
        place = view.visualRect(index).adjusted(2, 2, -2, -2)
        self.click_at(view.viewport(), place, button=button, keys=keys, is_double=is_double)

    def row_of_group(self, words: str) -> int:
        """Return the row of the line over a group, by what the line begins with."""
        return group_row(self.table(), words)

    def open_group(self, words: str) -> None:
        """Click the mark of a group."""
        view = self.table()
        index = view.table.index(group_row(view, words), view.header.shown_sections()[0])
        self._scroll_to(view, lambda: view.visualRect(index))
        place = view.visualRect(index)
        self.click_at(view.viewport(), QRect(4, place.top() + 4, 12, place.height() - 8))

    def check(self, words: str) -> None:
        """Click the box before a line of a list, by the line's words."""
        for one in self._shown(QListWidget):
            rows = [row for row in range(one.count()) if one.item(row).text() == words]
            if rows:
                index = one.model().index(rows[0], 0)
                self._scroll_to(one, lambda: one.visualRect(index))  # noqa: B023 - used at once
                place = one.visualRect(index)
                self.click_at(one.viewport(), QRect(place.left() + 5, place.top() + 4, 8, place.height() - 8))
                return
        raise CannotDo(f"no line {words!r} with a box")

    def link_to(self, address: str) -> None:
        """Click a link in a text: which of several that begin alike is told by where it leads."""
        for one in self._shown(QTextBrowser):
            for fragment in _links(one):
                if fragment.charFormat().anchorHref() != address:
                    continue
                cursor = QTextCursor(one.document())
                cursor.setPosition(fragment.position() + min(3, fragment.length()))
                for _ in range(200):
                    place = one.cursorRect(cursor)
                    if one.viewport().rect().contains(place.center()):
                        self.click_at(one.viewport(), place.adjusted(0, 3, 1, -3))
                        return
                    self.wheel(one.viewport(), -1 if place.center().y() > 0 else 1)
        raise CannotDo(f"no link to {address}")

    def tile(self, words: str) -> None:
        """Click a tile by its caption."""
        one = next((one for one in self._shown(Tile) if one.accessibleName().startswith(words)), None)
        if one is None:
            raise CannotDo(f"no tile {words!r}: {[one.accessibleName() for one in self._shown(Tile)]}")
        self.click_at(one)

    def field(self, words: str, *, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Click in a line to type in, by what it is called."""
        one = next((one for one in self._shown(QLineEdit) if one.accessibleName() == words), None)
        if one is None:
            raise CannotDo(f"no line to type in {words!r}")
        self.click_at(one, button=button)

    def drag(self, widget: QWidget, start: QRect, end: QPoint) -> None:
        """Take hold of a place and let it go at a point of the same widget."""
        window, point = self._at(widget, start)
        goal = widget.mapTo(widget.window(), end)
        QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        for step in range(1, 11):
            QTest.mouseMove(window, point + (goal - point) * step / 10)
            settle()
        QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, goal)
        settle()


def _is_sign(text: str) -> bool:
    return not any(one.isalnum() for one in text)


def _told(button: QAbstractButton) -> str:
    return f"{button.accessibleName()} {button.toolTip()}"


def _line_words(view: QAbstractItemView, row: int) -> str:
    if isinstance(view, LineList):
        line = view.lines()[row]
        return "" if line.is_heading else line.shown
    return str(view.model().index(row, 0).data() or "")


def _links(browser: QTextBrowser) -> Iterator[QTextFragment]:
    block = browser.document().begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            if part.fragment().charFormat().isAnchor():
                yield part.fragment()
            part += 1
        block = block.next()


def group_row(view: TableView, words: str) -> int:
    """Return the row of the line over a group, by what the line begins with."""
    model = view.table
    for row in range(model.rowCount()):
        if model.group_at(row) >= 0 and words in str(model.index(row, 0).data(_SPOKEN) or ""):
            return row
    raise CannotDo(f"no group {words!r}")


_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
