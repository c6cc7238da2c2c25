"""Names of officials as forms and indexes print them. Says nothing about who somebody is."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PREFIXES = frozenset(
    {"hon", "honorable", "mr", "mrs", "ms", "miss", "dr", "rep", "representative", "sen", "senator"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "md", "phd", "esq", "dds", "facs", "dvm", "cpa"})
# Words that open a family name of several words; without them "Van Hollen" would lose its "Van".
_PARTICLES = frozenset(
    {"van", "von", "de", "del", "della", "der", "den", "da", "di", "la", "le", "st", "san"}
)
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name in four parts, each as printed, empty where absent."""

    prefix: str
    first: str
    last: str
    suffix: str


def clean_name(text: str) -> str:
    """Return the name with single blanks and none before a comma; letters and points stay as printed."""
    return _BLANKS.sub(" ", text.replace("\ufeff", " ").replace("\u00a0", " ")).strip().replace(" ,", ",")


def _word(text: str) -> str:
    return text.replace(".", "").strip(",").lower()


def split_name(printed: str) -> NameParts:
    """Split a printed name such as ``Hon. Donald S. Beyer, Jr.`` into its parts.

    The family name is taken to be the last word (with its particles) before a suffix: a printed name does not
    say where a family name of two words begins ("Wasserman Schultz"), so compare whole names, not parts.
    """
    words = clean_name(printed).split(" ")
    prefix: list[str] = []
    suffix: list[str] = []
    while len(words) > 1 and _word(words[0]) in _PREFIXES:
        prefix.append(words.pop(0))
    while len(words) > 1 and _word(words[-1]) in _SUFFIXES:
        suffix.insert(0, words.pop())
    start = len(words) - 1
    while start > 1 and _word(words[start - 1]) in _PARTICLES:
        start -= 1
    return NameParts(
        prefix=" ".join(prefix),
        first=" ".join(words[:start]),
        last=" ".join(words[start:]).rstrip(","),
        suffix=" ".join(suffix),
    )


def display_name(first: str, last: str, suffix: str = "") -> str:
    """Return ``Last, First Suffix`` from an index row's columns.

    A title which strayed into the first name is left out (SEEN: House indexes, "Donald Sternoff Honorable").
    """
    given = [word for word in clean_name(first).split(" ") if _word(word) not in {"hon", "honorable"}]
    rest = " ".join(part for part in (" ".join(given), clean_name(suffix)) if part)
    return ", ".join(part for part in (clean_name(last), rest) if part)
