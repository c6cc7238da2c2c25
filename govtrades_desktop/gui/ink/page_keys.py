"""The keys that walk through pages: by lines, by what is seen, to the ends, from page to page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from govtrades_desktop.gui.ink.page_view import PageView

LINE_PX = 40


def walk(view: PageView, key: int) -> bool:
    """Walk by a key; False where it is for nothing here."""
    bar, side = view.verticalScrollBar(), view.horizontalScrollBar()
    page = round(view.viewport().height() * 0.9)
    steps = {
        Qt.Key.Key_PageDown: page,
        Qt.Key.Key_PageUp: -page,
        Qt.Key.Key_Down: LINE_PX,
        Qt.Key.Key_Up: -LINE_PX,
        Qt.Key.Key_Home: -bar.maximum(),
        Qt.Key.Key_End: bar.maximum(),
    }
    if key in steps:
        bar.setValue(bar.value() + steps[Qt.Key(key)])
    elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        way = 1 if key == Qt.Key.Key_Right else -1
        if side.maximum() > 0:
            side.setValue(side.value() + way * LINE_PX)
        else:
            view.go_to_page(view.current_page() + way)
    else:
        return False
    return True
