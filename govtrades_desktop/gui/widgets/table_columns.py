"""A table's columns as the user arranged them: order, choice, widths, how many stay in place; and back again.

It moves the sections of a header and nothing else; what is remembered, and where, is the page's business.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal, Slot

from govtrades_desktop.core.views import ViewColumn
from govtrades_desktop.gui.models.columns import Column
from govtrades_desktop.gui.widgets.table_header import TableHeader
from govtrades_desktop.gui.widgets.table_widths import column_widths, fitted

_log = logging.getLogger(__name__)

_WIDEST_FIT = 480
"""A column that is fitted to its cells gets no wider than this, in pixels; a hand may make it so."""

_YIELDING = ("party", "seat", "chamber", "lag", "owner")
"""Columns that go, in this order, while a page beside the rows leaves no room for all in their narrow form.

What was traded, by whom and for how much stays in view. It is no choice of the user's: they come back."""

_SECTION_KEYS = "keys"
_FROZEN = "frozen"


class TableColumns(QObject):
    """The arrangement of one table's columns.

    Signals:
        changed(): the user, or a caller on the user's behalf, arranged something.
    """

    changed = Signal()

    def __init__(self, header: TableHeader, columns: tuple[Column, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._header = header
        self._columns = columns
        self._keys = [column.key for column in columns]
        self._sized: dict[int, int] = {}
        self._yielded: set[int] = set()
        self._is_tight = False
        self._is_arranging = False
        self._is_sizing = False
        header.sectionMoved.connect(self._on_moved)
        header.sectionResized.connect(self._on_resized)
        self.set_default(is_told=False)

    @contextmanager
    def _arranging(self) -> Iterator[None]:
        """Take what the header tells for our own doing; tell once when all is done."""
        before, self._is_arranging = self._is_arranging, True
        try:
            yield
        finally:
            self._is_arranging = before

    # What there is

    @property
    def keys(self) -> list[str]:
        """The keys of all columns, in the order on screen, hidden ones in their places."""
        return [self._keys[self._header.logicalIndex(place)] for place in range(self._header.count())]

    def column(self, key: str) -> Column:
        """Return a column by key."""
        return self._columns[self._keys.index(key)]

    def shown(self) -> list[Column]:
        """Return the columns in view, in the order on screen."""
        return [self._columns[section] for section in self._header.shown_sections()]

    def is_shown(self, key: str) -> bool:
        """Whether a column is in view, or would be if there were room."""
        return not self._is_hidden(self._keys.index(key))

    @property
    def frozen(self) -> int:
        """How many columns stay in place when the others scroll sideways."""
        return self._header.frozen

    # Arranging

    def set_default(self, *, is_told: bool = True) -> None:
        """Put order, choice and widths back as they were at first."""
        with self._arranging():
            self._sized.clear()
            self._yielded.clear()
            self._header.set_frozen(0)
            for section in range(len(self._columns)):
                self._header.moveSection(self._header.visualIndex(section), section)
                self._header.setSectionHidden(section, not self._columns[section].is_shown)
                self._header.resizeSection(section, self.own_width(section))
        if is_told:
            self.changed.emit()

    def own_width(self, section: int) -> int:
        """Return the width that a column has where there is room for all, until the user gives it another."""
        return column_widths(self._columns[section]).full

    def show(self, key: str, *, is_shown: bool) -> bool:
        """Show or hide a column; the last one stays. Return whether anything changed."""
        section = self._keys.index(key)
        if is_shown != self._is_hidden(section):
            return False
        if not is_shown and self._header.shown_sections() == [section]:
            return False
        with self._arranging():
            self._yielded.discard(section)
            self._header.setSectionHidden(section, not is_shown)
        self.changed.emit()
        return True

    def show_only(self, keys: Iterable[str]) -> None:
        """Show these columns and no others."""
        wanted = set(keys)
        self._yielded.clear()
        with self._arranging():
            for section, key in enumerate(self._keys):
                self._header.setSectionHidden(section, key not in wanted)
            if not self._header.shown_sections():
                self._header.showSection(0)
        self.changed.emit()

    def set_order(self, keys: Iterable[str]) -> None:
        """Put the columns in this order; those that are not named come after, as they stand."""
        with self._arranging():
            for place, key in enumerate(key for key in keys if key in self._keys):
                self._header.moveSection(self._header.visualIndex(self._keys.index(key)), place)
        self.changed.emit()

    def set_frozen(self, number: int) -> None:
        """Let the first columns in view stay in place while the others scroll."""
        self._header.set_frozen(number)
        self.changed.emit()

    def fit_cells(self, section: int, cells_width: int) -> None:
        """Give a column the width of its cells and its heading."""
        wanted = max(cells_width, self._header.sectionSizeFromContents(section).width())
        self._header.resizeSection(section, max(self._header.minimumSectionSize(), min(wanted, _WIDEST_FIT)))

    def stretch(self, room: int) -> None:
        """Give the columns that the user did not size widths that fill `room` pixels, where they can.

        While a hand sizes one, the stretched column alone gives way: nothing else moves under the mouse.
        """
        self._yield(room)
        shown = self._header.shown_sections()
        free = [one for one in shown if one not in self._sized]
        stretched = next((one for one in free if self._columns[one].is_stretched), None)
        if self._is_sizing:
            free = [] if stretched is None else [stretched]
        taken = sum(self._header.sectionSize(one) for one in shown if one not in free)
        columns = {one: self._columns[one] for one in free}
        with self._arranging():
            for section, width in fitted(columns, room - taken).items():
                self._header.resizeSection(section, width)

    def make_room(self, *, is_tight: bool) -> None:
        """Let some columns go while the rows are tight and lack the room, or have them back."""
        self._is_tight = is_tight
        if not is_tight:
            self._yield(0)

    def _yield(self, room: int) -> None:
        """Hide as many of the yielding columns as the room asks for, and show the others again."""
        gone: set[int] = set()
        if self._is_tight:
            whole = [*self._header.shown_sections(), *self._yielded]
            needs = {one: self._sized.get(one) or column_widths(self._columns[one]).narrow for one in whole}
            over = sum(needs.values()) - room
            for section in (self._keys.index(key) for key in _YIELDING if key in self._keys):
                if over > 0 and section in needs and section not in self._sized:
                    gone.add(section)
                    over -= needs[section]
        changed = gone ^ self._yielded
        self._yielded = gone
        with self._arranging():
            for section in changed:
                self._header.setSectionHidden(section, section in gone)

    def _is_hidden(self, section: int) -> bool:
        """Whether the user wants a column hidden."""
        return self._header.isSectionHidden(section) and section not in self._yielded

    @Slot(int, int, int)
    def _on_moved(self, section: int, old: int, new: int) -> None:
        if not self._is_arranging:
            self.changed.emit()

    @Slot(int, int, int)
    def _on_resized(self, section: int, old: int, new: int) -> None:
        if not self._is_arranging and new > 0:
            self._sized[section] = new
            self._is_sizing = True
            self.changed.emit()
            self._is_sizing = False

    # Memory

    def state(self) -> tuple[ViewColumn, ...]:
        """Return all columns in the order on screen, with the widths that the user gave them."""
        found = []
        for place in range(self._header.count()):
            section = self._header.logicalIndex(place)
            wished = ViewColumn(self._keys[section], self._sized.get(section), self._is_hidden(section))
            found.append(wished)
        return tuple(found)

    def apply(self, columns: Iterable[ViewColumn], frozen: int) -> None:
        """Arrange the columns; those that are not known are left out, those not named come after as at first.

        Args:
            columns: as `state` gives them; none of them: the first arrangement.
            frozen: see `set_frozen`.
        """
        known = [one for one in columns if one.key in self._keys]
        self.set_default(is_told=False)
        with self._arranging():
            for place, one in enumerate(known):
                section = self._keys.index(one.key)
                self._header.moveSection(self._header.visualIndex(section), place)
                self._header.showSection(section)
                if one.width_px:
                    width = max(one.width_px, self._header.minimumSectionSize())
                    self._header.resizeSection(section, width)
                    self._sized[section] = width
                self._header.setSectionHidden(section, one.is_hidden)
            if not self._header.shown_sections():
                self.set_default(is_told=False)
            self._header.set_frozen(max(0, min(frozen, len(self._header.shown_sections()) - 1)))
        self.changed.emit()

    def text(self) -> str:
        """Return the arrangement as text, for a later program with more columns to read."""
        parts = [[one.key, 0 if one.is_hidden else 1, one.width_px or 0] for one in self.state()]
        return json.dumps({_SECTION_KEYS: parts, _FROZEN: self.frozen})

    def restore(self, text: str) -> None:
        """Put an arrangement back; what cannot be read is left as at first, with a line in the log."""
        if not text:
            return
        try:
            told = json.loads(text)
            saved = [ViewColumn(str(k), int(w) or None, not s) for k, s, w in told[_SECTION_KEYS]]
            frozen = int(told.get(_FROZEN, 0))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            _log.warning("the saved columns cannot be read: %s", error)
            return
        self.apply(saved, frozen)
