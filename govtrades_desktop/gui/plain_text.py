"""Text of strangers as text: Qt takes what looks like markup in a label or a tooltip for markup.

An asset's name, a comment, a filer's name or a source's error may hold tags, links, images or scripts. They
are shown as they stand, letter by letter. Nothing else is done to a text here.
"""

from __future__ import annotations

import html

from PySide6.QtCore import Qt as CoreQt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QLabel, QWidget


def tip(text: str) -> str:
    """Return a text for `setToolTip` that shows as it stands: escaped where Qt would take it for markup."""
    if not GuiQt.mightBeRichText(text):
        return text
    return f"<qt>{html.escape(text, quote=False)}</qt>".replace("\n", "<br>")


def menu_words(text: str) -> str:
    """Return a text for a menu or a button: an ampersand is a letter there, not a shortcut's mark."""
    return text.replace("&", "&&")


class PlainLabel(QLabel):
    """A label that takes nothing for markup."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(CoreQt.TextFormat.PlainText)
        self.setText(text)


def visible(text: str) -> str:
    """Return a text for one line: control, bidirectional and line-breaking characters as a box each.

    Of as many characters as before, so that places in the one are places in the other.
    """
    if text.isprintable():
        return text
    return "".join(
        one if one.isprintable() or one == "\u00a0" else " " if one in "\t\n\r" else "\u25a1" for one in text
    )
