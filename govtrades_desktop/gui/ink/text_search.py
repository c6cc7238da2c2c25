"""A text looked for on all pages of an original, page by page as their words come in. Knows no widget."""

from __future__ import annotations

from govtrades_desktop.ink.page_text import PageText, TextHit, find_text


class TextSearch:
    """What is looked for, what was found so far, and which place is at hand.

    Attributes:
        wanted: the text; empty where nothing is looked for.
        pages: how many pages there are.
    """

    def __init__(self, wanted: str = "", pages: int = 0) -> None:
        self.wanted = " ".join(wanted.split())
        self.pages = pages
        self._found: dict[int, list[TextHit]] = {}
        self._words = 0
        self._at: tuple[int, int] | None = None

    def take(self, page: int, text: PageText) -> None:
        """Look through a page; the same page twice is once."""
        if self.wanted and page not in self._found:
            # of a document of pictures each page is number 1 of its own: the place in the original counts
            hits = find_text(text, self.wanted)
            self._found[page] = [TextHit(page, hit.boxes) for hit in hits]
            self._words += len(text.words)

    def missing(self) -> list[int]:
        """Return the pages that were not looked through yet."""
        if not self.wanted:
            return []
        return [page for page in range(1, self.pages + 1) if page not in self._found]

    def hits(self) -> list[TextHit]:
        """Return every place found, in the order of the pages."""
        return [hit for page in sorted(self._found) for hit in self._found[page]]

    def current(self) -> TextHit | None:
        """Return the place at hand."""
        return None if self._at is None else self._found[self._at[0]][self._at[1]]

    def number(self) -> int:
        """Return which place is at hand, counted from 1; 0 where none is."""
        if self._at is None:
            return 0
        page, index = self._at
        return sum(len(hits) for at, hits in self._found.items() if at < page) + index + 1

    def step(self, way: int, from_page: int) -> None:
        """Go on (1) or back (-1), around the end; at first to the place on or after a page."""
        places = [(page, index) for page in sorted(self._found) for index in range(len(self._found[page]))]
        if not places:
            self._at = None
        elif self._at is None:
            later = [place for place in places if place[0] >= from_page]
            self._at = later[0] if later else places[0]
        else:
            self._at = places[(places.index(self._at) + way) % len(places)]

    @property
    def is_without_text(self) -> bool:
        """True where every page was looked through and none has a word: a scan."""
        return bool(self.wanted) and not self.missing() and self._words == 0
