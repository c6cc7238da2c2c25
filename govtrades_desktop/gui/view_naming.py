"""How a saved view gets its name: a new one above the list, another one where the view stands.

It asks and checks, and has the name written; what was typed stays until it was. It shows no view.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from govtrades_desktop.core.errors import GovTradesError, UserInputError
from govtrades_desktop.core.views import LONGEST_NAME, clean_name, free_name
from govtrades_desktop.gui.navigator import PAGES
from govtrades_desktop.gui.view_shelf import ViewShelf
from govtrades_desktop.gui.views_in_force import ViewsInForce
from govtrades_desktop.store.user_views import SavedView, ViewStore

if TYPE_CHECKING:
    from govtrades_desktop.gui.main_window import MainWindow
    from govtrades_desktop.gui.widgets.views_panel import NameLine, ViewsPanel


class ViewNaming(QObject):
    """Names views.

    Signals:
        told(str): a short sentence for the status bar.
    """

    told = Signal(str)

    def __init__(
        self, window: MainWindow, panel: ViewsPanel, shelf: ViewShelf, in_force: ViewsInForce
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panel = panel
        self._shelf = shelf
        self._in_force = in_force
        self._renamed: int | None = None
        window.navigator.page_shown.connect(self._on_page_shown)
        panel.name.entered.connect(self._on_name_entered)
        panel.rename.entered.connect(self._on_rename_entered)
        panel.list.rename_wanted.connect(self.ask_rename)

    @Slot()
    def _on_page_shown(self) -> None:
        self._panel.name.leave()

    @Slot()
    def ask_name(self) -> None:
        """Ask for the name of a new view of the page in front."""
        page = self._window.page
        if self._shelf.problem or not page.is_table:
            self.told.emit(self._shelf.problem or self.tr("This page has no table whose view could be saved"))
            return
        self._panel.rename.leave()
        word = next((word for name, _, word in PAGES if name == page.name), page.name)
        text = "".join(one if one.isprintable() else " " for one in unicodedata.normalize("NFC", page.text))
        base = " ".join(text.split())[: LONGEST_NAME - 8].strip() or word
        self._panel.name.ask(
            self.tr("Name of the new view"), free_name(base, [one.name for one in self._shelf.views()])
        )

    @Slot(int)
    def ask_rename(self, view_id: int) -> None:
        """Ask for another name of a view, where it stands."""
        if (saved := self._shelf.find(view_id)) is None:
            return
        if saved.view is None:
            self.told.emit(f"{saved.name}: {saved.problem}")
            return
        self._panel.name.leave()
        self._renamed = view_id
        self._panel.ask_rename(view_id, self.tr("New name of {name}").format(name=saved.name), saved.name)

    @Slot(str)
    def _on_name_entered(self, text: str) -> None:
        line, page = self._panel.name, self._window.page
        if (name := self._checked(line, text)) is None:
            return
        if page._has_error:
            line.tell_wrong(self.tr("The search is not understood; a view of it would show nothing."))
            return
        state = self._in_force.state(page, name)

        def then(saved: SavedView) -> None:
            self._in_force.put(page, saved.id, state)
            self._panel.list.choose(saved.id)
            line.leave()
            self.told.emit(self.tr("Saved: {name}").format(name=saved.name))

        self._write(line, lambda store: store.create(state), then)

    @Slot(str)
    def _on_rename_entered(self, text: str) -> None:
        line, saved = self._panel.rename, self._shelf.find(self._renamed)
        if saved is None:  # deleted meanwhile
            line.leave()
            return
        name = self._checked(line, text, but=saved.id)
        if name == saved.name:
            line.leave()
        elif name is not None:
            self._write(line, lambda store: store.rename(saved.id, name), lambda _: line.leave())

    def _checked(self, line: NameLine, text: str, *, but: int | None = None) -> str | None:
        """Return a name as it is kept; None where it cannot be, which the line then says."""
        try:
            name = clean_name(text)
            if self._shelf.is_taken(name, but=but):
                raise UserInputError(self.tr("There is a view of this name already."))
        except UserInputError as error:
            line.tell_wrong(_words(error))
            return None
        return name

    def _write(
        self, line: NameLine, work: Callable[[ViewStore], Any], then: Callable[[SavedView], None]
    ) -> None:
        """Have a name written; until then Enter does nothing, and after an error the name still stands."""

        def otherwise(error: Exception) -> bool:
            line.tell_wrong(_words(error) if isinstance(error, GovTradesError) else str(error))
            return False

        line.wait()
        self._shelf.ask("the name of a view", work, then, otherwise)


def _words(error: GovTradesError) -> str:
    return f"{error.message} {error.hint}".strip()
