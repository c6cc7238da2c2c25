"""Keys that no menu holds, in words: for the list of keyboard shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def further_keys() -> list[tuple[str, str]]:
    """Return keys or gestures, and what they do."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("keys", text)

    return [
        (tr("Enter"), tr("open the original of the row, or the page of an official or security")),
        (tr("Ctrl+click on an official or a ticker"), tr("open the page of it")),
        (tr("Left, Right in a list of counts"), tr("choose between a name and its rows")),
        (tr("F6"), tr("from the rows to their headings; Down goes back")),
        (tr("F7"), tr("choose and order the columns")),
        (tr("F8"), tr("sort by several columns")),
        (tr("Ctrl+G"), tr("group the trades")),
        (tr("Right, Left on a group"), tr("open it, close it; with Ctrl all groups")),
        (tr("Enter on a heading"), tr("sort by it; with Shift add it to the order")),
        (tr("Ctrl+Shift+arrows on a heading"), tr("move the column; + and - size it")),
        (tr("Shift+click on a heading"), tr("add a column to the order")),
        (tr("Right click on a heading"), tr("choose columns")),
        (tr("Home, End"), tr("first and last row")),
        (tr("Escape in the search box"), tr("close the suggestions, clear it, then leave it")),
        (tr("Tab or Down while typing a search"), tr("take or choose what may come next")),
        (tr("Ctrl+Space in the search box"), tr("every value of a key, or every key")),
        (tr("Up, Down in the empty search box"), tr("searches of late")),
        (tr("Enter, F2, Delete on a saved view"), tr("show it, rename it, delete it")),
        (tr("Ctrl+D, Ctrl+Z in the saved views"), tr("copy the view, bring back the deleted one")),
        (tr("Alt+Up, Alt+Down on a saved view"), tr("move it in the list")),
        (tr("Delete, - on a filter"), tr("remove it, turn it round")),
    ]
