"""The text of a page with boxes: its words in reading order, what is found in them, and what is copied.

Pure: standard library only. Reading order is the printed lines from top to bottom, each from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from govtrades_desktop.core.records import Box
from govtrades_desktop.ink.pages import around

MAX_HITS = 5_000


@dataclass(frozen=True, slots=True)
class PageWord:
    """A word, its box on the page as drawn, and the printed line it stands in (0-based)."""

    text: str
    box: Box
    line: int


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of one page in reading order; none on a scan."""

    page: int
    words: tuple[PageWord, ...]


@dataclass(frozen=True, slots=True)
class TextHit:
    """A place where a text was found: the page, and one box a printed line."""

    page: int
    boxes: tuple[Box, ...]


def plain_text(words: Iterable[PageWord]) -> str:
    """Return words as text: blanks between words, a new line for each printed line."""
    lines = groupby(words, key=lambda word: word.line)
    return "\n".join(" ".join(word.text for word in line) for _, line in lines)


def words_in(text: PageText, boxes: Sequence[Box]) -> list[PageWord]:
    """Return the words whose middle lies in one of the boxes, in reading order."""
    return [word for word in text.words if any(_holds(box, word.box) for box in boxes)]


def _holds(box: Box, word: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def nearest_word(text: PageText, x: float, y: float) -> int | None:
    """Return the index of the word next to a point of the page as drawn, or None on a page without text."""

    def distance(index: int) -> float:
        box = text.words[index].box
        across = max(box.x0 - x, 0.0, x - box.x1)
        down = max(box.top - y, 0.0, y - box.bottom)
        return across + 4 * down  # the words of the line that the pointer is in come first

    return min(range(len(text.words)), key=distance, default=None)


def line_boxes(words: Iterable[PageWord]) -> tuple[Box, ...]:
    """Return one box for each printed line that the words stand in."""
    boxes = (around(word.box for word in line) for _, line in groupby(words, key=lambda word: word.line))
    return tuple(box for box in boxes if box is not None)


def find_text(text: PageText, wanted: str) -> list[TextHit]:
    """Return where a text stands on a page: letter case and the number of blanks do not matter.

    A hit is told by whole words, and may run over the ends of lines.
    """
    needle = " ".join(wanted.casefold().split())
    if not needle:
        return []
    starts: list[int] = []
    parts: list[str] = []
    at = 0
    for word in text.words:
        folded = word.text.casefold()
        starts.append(at)
        parts.append(folded)
        at += len(folded) + 1
    whole = " ".join(parts)
    hits: list[TextHit] = []
    first = 0
    for found in re.finditer(re.escape(needle), whole):
        while first + 1 < len(starts) and starts[first + 1] <= found.start():
            first += 1
        last = first
        while last + 1 < len(starts) and starts[last + 1] < found.end():
            last += 1
        hits.append(TextHit(text.page, line_boxes(text.words[first : last + 1])))
        if len(hits) >= MAX_HITS:
            break
    return hits
