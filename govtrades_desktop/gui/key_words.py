"""Every key in words, in groups: what the menus hold, read from them, and what no menu holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from govtrades_desktop.gui.actions import Actions

KeyGroup = tuple[str, list[tuple[str, str]]]
"""A heading, and under it keys or gestures and what they do."""


def all_keys(actions: Actions) -> list[KeyGroup]:
    """Return every key of the program: first by menus, then by where else the keyboard can be."""
    return menu_keys(actions) + further_keys()


def menu_keys(actions: Actions) -> list[KeyGroup]:
    """Return what the menus have keys for, under each menu of the bar."""
    groups = []
    for menu in actions.top_menus():
        rows = [(_keys(one), _words(one)) for one in _within(menu.actions()) if one.shortcuts()]
        if rows:
            groups.append((_plain(menu.title()), rows))
    return groups


def _within(actions: Iterable[QAction]) -> Iterable[QAction]:
    for one in actions:
        if one.menu() is not None:
            yield from _within(one.menu().actions())
        else:
            yield one


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(dict.fromkeys(key.toString(native) for key in action.shortcuts()))


def _words(action: QAction) -> str:
    return _plain(action.text()).rstrip("…")


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def further_keys() -> list[KeyGroup]:
    """Return keys and gestures that no menu holds."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("keys", text)

    return [
        (
            tr("In a table"),
            [
                (tr("Space, V"), tr("show the page that the row was read from, or put it away")),
                (tr("Enter"), tr("open the original of the row, or the page of an official or security")),
                (tr("Ctrl+click on an official or a ticker"), tr("open the page of it")),
                (tr("Home, End"), tr("first and last row")),
                (tr("Right, Left on a group"), tr("open it, close it; with Ctrl all groups")),
                (tr("F7"), tr("choose and order the columns")),
                (tr("F8"), tr("sort by several columns")),
                (tr("Ctrl+G"), tr("group the trades")),
                (tr("F6"), tr("from the rows to their headings; Down goes back")),
            ],
        ),
        (
            tr("On the headings of a table"),
            [
                (tr("Enter on a heading"), tr("sort by it; with Shift add it to the order")),
                (tr("Shift+click on a heading"), tr("add a column to the order")),
                (tr("Ctrl+Shift+arrows on a heading"), tr("move the column; + and - size it")),
                (tr("Right click on a heading"), tr("choose columns")),
            ],
        ),
        (
            tr("In the search box and on its filters"),
            [
                (tr("Tab, Down while typing"), tr("take or choose what may come next")),
                (tr("Ctrl+Space"), tr("every value of a key, or every key")),
                (tr("Up, Down in the empty box"), tr("searches of late")),
                (tr("Escape"), tr("close the suggestions, clear the box, then leave it")),
                (tr("Enter on a filter"), tr("change it")),
                (tr("Delete, - on a filter"), tr("remove it, turn it round")),
                (tr("Left, Right on a filter"), tr("to the one before, to the next")),
                (tr("Enter, Shift+Enter in the list of filters"), tr("choose a value, leave a value out")),
            ],
        ),
        (
            tr("On the page beside the row"),
            [
                (tr("+, -"), tr("larger, smaller; Ctrl+0 as on paper")),
                (tr("W, P"), tr("fit the width, fit the whole page")),
                (tr("R, Shift+R"), tr("turn the pages")),
                (tr("Ctrl+F, F3, Shift+F3"), tr("find on these pages; the next place, the one before")),
                (tr("Ctrl+C, Ctrl+Shift+C"), tr("copy what is selected, copy the text of the marked row")),
                (tr("Page Up, Page Down, Home, End, arrows"), tr("walk through the pages")),
                (tr("Space, V, Escape"), tr("put the page away; back to the rows")),
            ],
        ),
        (
            tr("On a chart"),
            [
                (tr("Arrows, Home, End"), tr("from mark to mark")),
                (tr("Enter"), tr("open the rows behind the mark")),
                (tr("+, -, 0"), tr("stretch the axis, press it together, all of it")),
                (tr("Shift+Left, Shift+Right"), tr("move along the axis")),
                (tr("T"), tr("the numbers as a table")),
                (tr("Escape"), tr("choose no mark")),
            ],
        ),
        (
            tr("In the list of saved views"),
            [
                (tr("Enter, F2, Delete"), tr("show the view, rename it, delete it")),
                (tr("Ctrl+D, Ctrl+Z"), tr("copy the view, bring back the deleted one")),
                (tr("Alt+Up, Alt+Down"), tr("move it in the list")),
            ],
        ),
        (
            tr("Elsewhere"),
            [
                (tr("Left, Right in a list of counts"), tr("choose between a name and its rows")),
                (tr("Up, Down, Page Up, Page Down, Enter in Go to"), tr("choose and go")),
                (tr("Ctrl+Enter in a correction"), tr("save it")),
                (tr("Delete in the list of corrections"), tr("undo the edit")),
                (tr("Escape in a window of its own"), tr("close it")),
            ],
        ),
    ]
