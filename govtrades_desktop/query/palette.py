"""What a few letters find: officials, securities, filings by their ids, and any list of names. Reads only.

From memory, within a keystroke at 12,000 securities and 3,000 officials. Better kinds of a match come before
worse ones, and among equals what comes first in the list: the most traded.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from govtrades_desktop.core.records import LedgerState
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.derive.folding import fold
from govtrades_desktop.query.filings import FilingRow, load_filings
from govtrades_desktop.query.library import Library
from govtrades_desktop.query.near_words import SHORTEST_SLIP as _SHORTEST_SLIP
from govtrades_desktop.query.near_words import NearWords
from govtrades_desktop.query.officials import officials_table
from govtrades_desktop.query.security_names import load_security_names

_SHORTEST_FUZZY = 3
_SHORTEST_ID = 4
_GAP = 9
"""Letters that may stand between two of a fuzzy match: more is chance."""

_NO_WORD = re.compile(r"[^\w&]+")
_ID = re.compile(r"[0-9a-f][0-9a-f-]*", re.IGNORECASE)


def _told(text: str) -> str:
    """Return a text as it is matched: folded, a blank before each word."""
    folded = fold(text)
    apart = _NO_WORD.sub(" ", folded).strip()
    # "Ocasio-Cortez" is found by both halves and in one piece
    return f" {folded} {apart} " if apart != folded else f" {folded} "


class Finder:
    """A list of names, found by a few letters of them."""

    def __init__(self, names: Iterable[str], keys: Iterable[str | tuple[str, ...]] = ()) -> None:
        """Take the names, and (as many, or none) the keys of each: a whole key comes before all else.

        Of several keys the first one's bearers come first: today's holder of a ticker before an earlier one.
        """
        self._told = [_told(name) for name in names]
        self._keys: dict[str, list[int]] = {}
        later: dict[str, list[int]] = {}
        for position, of in enumerate(keys):
            for place, key in enumerate((of,) if isinstance(of, str) else of):
                if key:
                    (later if place else self._keys).setdefault(fold(key), []).append(position)
        for key, positions in later.items():
            self._keys.setdefault(key, []).extend(positions)
        # one text, a line a name: to look through it is one call, not one a name
        self._lines = "".join(f"\n{told}" for told in self._told)
        self._starts = [0]
        for told in self._told:
            self._starts.append(self._starts[-1] + len(told) + 1)
        self._near: NearWords | None = None

    def __len__(self) -> int:
        return len(self._told)

    def find(self, text: str, most: int) -> list[int]:
        """Return positions, best first: whole keys, beginnings of names, then of their words.

        Every word of the text must be found; an empty text finds nothing.
        """
        words = _words(text)
        if not words:
            return []
        found = dict.fromkeys(self._keys.get(fold(text), ()))
        others = [f" {word}" for word in words]
        longest = max(words, key=len)
        for start, parts in ((f"\n {words[0]}", others[1:]), (f" {longest}", others)):
            for position in self._having(start, parts):
                if len(found) >= most:
                    return list(found)[:most]
                found[position] = None
        return list(found)[:most]

    def find_parts(self, text: str, most: int) -> list[int]:
        """Return positions of names that hold every word of the text, wherever it stands."""
        words = _words(text)
        if not words:
            return []
        return list(itertools.islice(self._having(max(words, key=len), words), most))

    def find_in_order(self, text: str, most: int) -> list[int]:
        """Return where the letters of a text stand in order, close together, from the beginning of a word."""
        letters = "".join(_words(text))
        if len(letters) < _SHORTEST_FUZZY:
            return []
        positions: Iterable[int] = range(len(self._told))
        for letter in sorted(set(letters), key=_COMMON.find):
            positions = [position for position in positions if letter in self._told[position]]
        pattern = _fuzzy(letters)
        matches = [
            (len(match[0]), position)
            for position in positions
            if (match := pattern.search(self._told[position])) and len(match[0]) <= 2 * len(letters)
        ]
        return [position for _, position in sorted(matches)[:most]]

    def find_near(self, text: str, most: int) -> list[int]:
        """Return where each word of a text stands but for a slip of the fingers, fewest slips first.

        A slip is a letter too many, too few, another one, or two swapped; of six letters on there may be two.
        """
        return [position for _, position in self._near_places(text)][:most]

    def find_loosely(self, text: str, most: int) -> list[int]:
        """Return what `find_near` finds by one slip, then letters in order, then what two slips find."""
        near = self._near_places(text)
        first = [position for slips, position in near if slips < 2]
        others = [position for slips, position in near if slips >= 2]
        return list(dict.fromkeys([*first, *self.find_in_order(text, most), *others]))[:most]

    def _near_places(self, text: str) -> list[tuple[int, int]]:
        """Return (slips, position), the fewest slips first."""
        words = _words(text)
        if not words or max(map(len, words)) < _SHORTEST_SLIP:
            return []
        if self._near is None:
            self._near = NearWords(self._told)
        found: dict[int, int] | None = None
        for word in words:
            here = self._near.places(word)
            if found is None:
                found = here
            else:
                found = {one: found[one] + slips for one, slips in here.items() if one in found}
        return sorted((slips, position) for position, slips in (found or {}).items())

    def _having(self, start: str, parts: Sequence[str]) -> Iterator[int]:
        at = self._lines.find(start)
        while at >= 0:
            position = bisect.bisect_right(self._starts, at) - 1
            if all(part in self._told[position] for part in parts):
                yield position
            at = self._lines.find(start, self._starts[position + 1])


Way = Callable[[Finder, str, int], list[int]]
"""One of the ways to find: `Finder.find`, `.find_parts`, `.find_in_order`, `.find_near`, `.find_loosely`."""
_COMMON = "zqxjkvwyfbghmpdulcnrtosiae"
"""Letters of names, the rarest first: what is none of them is rarer still."""


def _words(text: str) -> list[str]:
    return _NO_WORD.sub(" ", fold(text)).split()


def _fuzzy(letters: str) -> re.Pattern[str]:
    others = (rf"[^{re.escape(c)}]{{0,{_GAP}}}{re.escape(c)}" for c in letters[1:])
    return re.compile(rf"(?<!\w){re.escape(letters[0])}{''.join(others)}")


def marks(text: str, name: str) -> tuple[tuple[int, int], ...]:
    """Return (start, length) of the letters of `name` that a text found: why it is there."""
    folded: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(name):
        for one in fold(letter) or (" " if letter.isspace() else ""):
            folded.append(one)
            places.append(place)
    plain = "".join(folded)
    words = _words(text)
    hit: set[int] = set()
    for word in words:
        at = -1
        if match := re.search(rf"(?<!\w){re.escape(word)}", plain):
            at = match.start()
        elif len(words) == 1 or len(word) > 1:
            at = plain.find(word)
        if at >= 0:
            hit.update(places[at : at + len(word)])
    letters = "".join(words)
    if not hit and len(letters) >= _SHORTEST_FUZZY and (match := _fuzzy(letters).search(plain)):
        at = match.start()
        for letter in letters:
            at = plain.index(letter, at)
            hit.add(places[at])
            at += 1
    runs: list[tuple[int, int]] = []
    for place in sorted(hit):
        if runs and runs[-1][0] + runs[-1][1] == place:
            runs[-1] = runs[-1][0], runs[-1][1] + 1
        else:
            runs.append((place, 1))
    return tuple(runs)


@dataclass(frozen=True, slots=True)
class OfficialHit:
    """An official: name as "Last, First", `party` a letter, `seat` "CA11" or "ND", None where not known."""

    bioguide: str
    name: str
    party: str | None
    seat: str | None
    chamber: str | None


@dataclass(frozen=True, slots=True)
class SecurityHit:
    """A security: `symbol` of today or its last, or None; `others` are its earlier tickers and names."""

    key: str
    symbol: str | None
    name: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilingHit:
    """A filing of the ledger."""

    filing_id: int
    doc_id: str
    official: str
    filed_on: str
    reading: LedgerState


class Directory:
    """Officials and securities of one state of the data, ready to be found."""

    def __init__(self, officials: Sequence[OfficialHit], securities: Sequence[SecurityHit]) -> None:
        self.officials = tuple(officials)
        self.securities = tuple(securities)
        self._officials = Finder(
            (" ".join((o.name, o.seat or "", _shown_seat(o.seat), o.bioguide)) for o in officials),
            (o.bioguide for o in officials),
        )
        self._securities = Finder(
            (" ".join((s.symbol or "", s.name, *s.others)).strip() for s in securities),
            ((s.symbol or s.key, *s.others) for s in securities),
        )

    def find_officials(self, text: str, most: int, how: Way = Finder.find) -> list[OfficialHit]:
        """Return officials by name, seat or id, best first."""
        return [self.officials[position] for position in how(self._officials, text, most)]

    def find_securities(self, text: str, most: int, how: Way = Finder.find) -> list[SecurityHit]:
        """Return securities by symbol or name, best first."""
        return [self.securities[position] for position in how(self._securities, text, most)]


def _shown_seat(seat: str | None) -> str:
    """Return a seat as the column shows it: "CA-11"; empty where it is no other than it stands."""
    return f"{seat[:2]}-{seat[2:]}" if seat and seat[2:].isdigit() else ""


_KNOWN: WeakKeyDictionary[ColumnTable, Directory] = WeakKeyDictionary()


def load_directory(library: Library) -> Directory:
    """Return the officials and securities of the library, made once for each state of the data."""
    found = _KNOWN.get(library.trades)
    if found is None:
        found = _KNOWN[library.trades] = Directory(_officials(library), _securities(library))
    return found


def _officials(library: Library) -> list[OfficialHit]:
    table = officials_table(library)
    columns = [
        table.cells(name, range(len(table)))
        for name in ("bioguide", "name", "party", "district", "state", "chamber")
    ]
    return [
        OfficialHit(bioguide, name or bioguide, party, district or state, chamber)
        for bioguide, name, party, district, state, chamber in zip(*columns, strict=True)
    ]


def _securities(library: Library) -> list[SecurityHit]:
    return [
        SecurityHit(
            one.key,
            one.symbol,
            one.name,
            tuple(dict.fromkeys(t for t in (*one.tickers, *one.names) if t not in (one.symbol, one.name))),
        )
        for one in load_security_names(library).known
    ]


def make_ready(library: Library) -> None:
    """Do once what the first letter would wait for: some 40 ms for each state of the data."""
    load_directory(library)
    library.filings.columns["doc_id"].folded  # noqa: B018 - folded when first asked for


def find_filings_by_id(library: Library, text: str, most: int) -> list[FilingHit]:
    """Return filings whose id begins with the text, newest filed first; three letters find nothing."""
    wanted = fold(text)
    if len(wanted) < _SHORTEST_ID or not _ID.fullmatch(wanted):
        return []
    column = library.filings.columns["doc_id"]
    folded = column.folded  # sorted: an index of its own
    first = bisect.bisect_left(folded, wanted)
    last = bisect.bisect_left(folded, wanted + "\U0010ffff")
    if first == last:
        return []
    positions = np.flatnonzero((column.data >= first) & (column.data < last))[:most]
    return [_filing_hit(row) for row in load_filings(library, positions)]


def _filing_hit(row: FilingRow) -> FilingHit:
    filed_on = row.filed_on.isoformat() if row.filed_on else ""
    return FilingHit(row.id, row.doc_id, row.official, filed_on, row.reading)
