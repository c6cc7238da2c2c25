"""Words selected by dragging, over any number of pages, in reading order. Knows no widget."""

from __future__ import annotations

from collections.abc import Mapping

from govtrades_desktop.core.records import Box
from govtrades_desktop.ink.page_text import PageText, PageWord, line_boxes, nearest_word, plain_text


class WordSelection:
    """From one word to another: (page, index of the word on it) each."""

    def __init__(self) -> None:
        self._from: tuple[int, int] | None = None
        self._to: tuple[int, int] | None = None

    def __bool__(self) -> bool:
        return self._from is not None and self._to is not None

    def clear(self) -> None:
        """Select nothing."""
        self._from = self._to = None

    def begin(self, page: int, text: PageText | None, x: float, y: float) -> None:
        """Begin at the word next to a point of a page; on a page without words nothing begins."""
        self._to = None
        self._from = _place(page, text, x, y)

    def extend(self, page: int, text: PageText | None, x: float, y: float) -> None:
        """Go to the word next to a point; from a page without words the last end stands."""
        place = _place(page, text, x, y)
        if self._from is None:
            self._from = place
        elif place is not None:
            self._to = place

    def words(self, page: int, text: PageText) -> tuple[PageWord, ...]:
        """Return the selected words of a page."""
        if self._from is None or self._to is None:
            return ()
        first, last = sorted((self._from, self._to))
        if not first[0] <= page <= last[0]:
            return ()
        start = first[1] if page == first[0] else 0
        stop = last[1] + 1 if page == last[0] else len(text.words)
        return text.words[start:stop]

    def boxes(self, page: int, text: PageText) -> tuple[Box, ...]:
        """Return where the selected words of a page stand, one box a line."""
        return line_boxes(self.words(page, text))

    def text(self, texts: Mapping[int, PageText]) -> str:
        """Return the selected words as text, page after page."""
        parts = (plain_text(self.words(page, texts[page])) for page in sorted(texts))
        return "\n".join(part for part in parts if part)


def _place(page: int, text: PageText | None, x: float, y: float) -> tuple[int, int] | None:
    if text is None or (index := nearest_word(text, x, y)) is None:
        return None
    return page, index
