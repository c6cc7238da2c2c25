"""What stands on the pages of one original, and over them: rows, mark, hits, words, faults, turns. No widget.

Pages are told by their number in the original, from 1, whichever archived document each is in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govtrades_desktop.core.records import Box
from govtrades_desktop.core.source_document import SourceDocument
from govtrades_desktop.gui.ink.ink_thread import SourcePage, TextKey
from govtrades_desktop.gui.ink.word_selection import WordSelection
from govtrades_desktop.ink.house_columns import check_boxes_end
from govtrades_desktop.ink.page_text import PageText, TextHit
from govtrades_desktop.ink.pages import PageShape

_REMEMBERED = 5_000
"""Shapes of pages, a few hundred bytes each."""


class PageContent:
    """See the module.

    Attributes:
        pages: in order.
        turns: the reader's turn of each, in degrees clockwise.
        line: of the marked row, or None.
        hovered: page and box of the row under the pointer, or None.
        hits: what was found, by page.
        hit: the one at hand.
        is_dimmed: some light is taken from the paper.
        selection: of words.
    """

    def __init__(self) -> None:
        self.pages: tuple[SourcePage, ...] = ()
        self.turns: list[int] = []
        self.line: int | None = None
        self.hovered: tuple[int, Box] | None = None
        self.hits: dict[int, list[TextHit]] = {}
        self.hit: TextHit | None = None
        self.is_dimmed = False
        self.selection = WordSelection()
        self._turns_chosen: dict[str, tuple[int, ...]] = {}
        self._rows: dict[int, list[tuple[int, Box]]] = {}
        self._places: dict[int, list[tuple[int, Box]]] = {}
        self._faults: dict[TextKey, str] = {}
        self._texts: dict[TextKey, PageText] = {}
        self._ends: dict[TextKey, float] = {}
        self._shapes: dict[TextKey, PageShape] = {}

    def show(self, source: SourceDocument | None, pages: Sequence[SourcePage]) -> None:
        """Take over an original, turned as the reader left it; nothing is marked, found or selected yet."""
        self.pages = tuple(self._as_known(page) for page in pages)
        chosen = self._turns_chosen.get(pages[0].sha256, ()) if pages else ()
        proposed = [page.shape.upright for page in self.pages]
        self.turns = list(chosen) if len(chosen) == len(pages) else proposed
        self.line = self.hovered = self.hit = None
        self.hits = {}
        self._faults.clear()
        self._texts.clear()
        self._ends.clear()
        self.selection.clear()
        self.set_rows(source)

    def set_rows(self, source: SourceDocument | None) -> None:
        """Take over where the rows of the same original stand now."""
        self._rows.clear()
        self._places.clear()
        for row in source.rows if source is not None else ():
            for place in row.places:
                if 1 <= place.page <= len(self.pages):
                    self._rows.setdefault(place.page, []).append((row.line, place.box))
                    self._places.setdefault(row.line, []).append((place.page, place.box))

    def _as_known(self, page: SourcePage) -> SourcePage:
        """Return the page with the shape that its drawing told before: what is cached is not drawn anew."""
        known = self._shapes.get(TextKey(page.sha256, page.shape.number))
        return page if known is None or page.shape.fault else SourcePage(page.sha256, known)

    def rows_on(self, page: int) -> list[tuple[int, Box]]:
        """Return line and box of each row that stands on a page."""
        return self._rows.get(page, [])

    def places_of(self, line: int | None) -> list[tuple[int, Box]]:
        """Return page and box of every place of a row; none without a row."""
        return [] if line is None else self._places.get(line, [])

    def drawn_box(self, page: int, box: Box) -> Box:
        """Return what is drawn around a row's words: its check box too, once it is known where that is."""
        return replace(box, x1=max(box.x1, self._ends.get(self.key_of(page), box.x1)))

    def marked_places(self) -> list[tuple[int, Box]]:
        """Return page and box of every place of the marked row."""
        return self.places_of(self.line)

    def set_hits(self, hits: Sequence[TextHit], current: TextHit | None) -> None:
        """Take over what was found, and which place is at hand."""
        self.hits = {}
        for hit in hits:
            self.hits.setdefault(hit.page, []).append(hit)
        self.hit = current

    def rotate(self, degrees: int = 90, *, only_page: int | None = None) -> None:
        """Turn every page, or one, clockwise by quarters; it is remembered for this original."""
        for index in range(len(self.turns)) if only_page is None else [only_page - 1]:
            self.turns[index] = (self.turns[index] + degrees) % 360
        if self.pages:
            self._turns_chosen[self.pages[0].sha256] = tuple(self.turns)

    def key_of(self, page: int) -> TextKey:
        """Return by which name the words of a page are asked for."""
        shown = self.pages[page - 1]
        return TextKey(shown.sha256, shown.shape.number)

    def text_of(self, page: int) -> PageText | None:
        """Return the words of a page, or None where they were not read yet."""
        return self._texts.get(self.key_of(page))

    def texts(self) -> dict[int, PageText]:
        """Return the words of every page that was read so far."""
        found = ((number, self.text_of(number)) for number in range(1, len(self.pages) + 1))
        return {number: text for number, text in found if text is not None}

    def fault_of(self, page: int) -> str:
        """Return why a page is not drawn; empty where nothing is the matter."""
        return self.pages[page - 1].shape.fault or self._faults.get(self.key_of(page), "")

    def take_text(self, key: TextKey, text: PageText) -> None:
        """Take over the words of a page."""
        self._texts[key] = text
        end = check_boxes_end(text)
        if end is not None:
            self._ends[key] = end

    def can_retry(self, page: int) -> bool:
        """True where drawing a page failed, and might not the next time; its shape stays what it is."""
        return not self.pages[page - 1].shape.fault and self.key_of(page) in self._faults

    def forget_fault(self, page: int) -> None:
        """Let a page be drawn and read again."""
        self._faults.pop(self.key_of(page), None)
        self._texts.pop(self.key_of(page), None)

    def take_fault(self, key: TextKey, fault: str) -> None:
        """Take over why a page cannot be drawn."""
        self._faults[key] = fault

    def take_shape(self, sha256: str, shape: PageShape) -> bool:
        """Take over a page's shape with the file's own turn, known once it was loaded; True of news.

        A scan that lies on its side is turned upright, unless the reader has turned this original already.
        """
        if len(self._shapes) >= _REMEMBERED:
            self._shapes.clear()
        self._shapes[TextKey(sha256, shape.number)] = shape
        for index, page in enumerate(self.pages):
            if page.sha256 == sha256 and page.shape.number == shape.number:
                if page.shape == shape:
                    return False
                if page.shape.upright != shape.upright and self.pages[0].sha256 not in self._turns_chosen:
                    self.turns[index] = shape.upright
                self.pages = (*self.pages[:index], SourcePage(sha256, shape), *self.pages[index + 1 :])
                return True
        return False
