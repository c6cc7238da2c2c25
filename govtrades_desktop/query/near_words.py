"""Words of names found in spite of a slip of the fingers: swapped, missed, doubled and wrong letters. Pure.

The word typed may be the beginning of the one meant. Few words are compared letter by letter: first those
that lack more of its letters than there may be slips are put aside, all at once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

SHORTEST_SLIP = 4
"""Of fewer letters a slip leaves too little to know the word by."""
_TWO_FROM = 6
_LETTERS = 37


class NearWords:
    """The words of a list of names."""

    def __init__(self, names: Sequence[str]) -> None:
        """Take names as they are matched: folded, their words parted by blanks."""
        places: dict[str, list[int]] = {}
        for position, name in enumerate(names):
            for word in set(name.split()):
                places.setdefault(word, []).append(position)
        self._words = list(places)
        self._places = list(places.values())
        self._counts = np.array([_letters(word) for word in self._words], np.int8).reshape(-1, _LETTERS)

    def places(self, word: str) -> dict[int, int]:
        """Return the names that have a word like this one, and by how many slips (the fewest)."""
        most = 0 if len(word) < SHORTEST_SLIP else 1 if len(word) < _TWO_FROM else 2
        lacking = np.maximum(np.array(_letters(word), np.int8) - self._counts, 0).sum(axis=1)
        found: dict[int, int] = {}
        for number in np.flatnonzero(lacking <= most).tolist():
            if (slips := slips_between(word, self._words[number], most)) <= most:
                for position in self._places[number]:
                    found[position] = min(slips, found.get(position, slips))
        return found


def _letters(word: str) -> list[int]:
    """Return how often each letter and figure stands in a word; whatever else there is, together."""
    counts = [0] * _LETTERS
    for letter in word[:120]:
        code = ord(letter)
        counts[code - 97 if 97 <= code < 123 else code - 22 if 48 <= code < 58 else _LETTERS - 1] += 1
    return counts


def slips_between(typed: str, meant: str, most: int) -> int:
    """Return the slips from what was typed to `meant` or to a beginning of it; above `most`: more than that.

    Each is a letter added, left out or changed, or two neighbours swapped (optimal string alignment). The
    first letter is right, or swapped with the second: fingers slip, but they know where they begin.
    """
    if (
        not (meant and typed)
        or typed[0] not in meant[:2]
        or (typed[0] != meant[0] and typed[1:2] != meant[0])
    ):
        return most + 1
    meant = meant[: len(typed) + most]
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for number, letter in enumerate(typed, 1):
        above, row = row, [number]
        for place, other in enumerate(meant, 1):
            cost = min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != other))
            is_swap = number > 1 and place > 1 and letter == meant[place - 2] and typed[number - 2] == other
            if is_swap:
                cost = min(cost, before[place - 2] + 1)
            row.append(cost)
        before = above
        if min(row) > most:
            return most + 1
    return min(row)
