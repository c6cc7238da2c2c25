"""How text is compared in searches and sorted in tables: without case, without accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

# blanks that `fold` changes, in values with a NUL before and behind each
_ODD_BLANKS = ("  ", "\0 ", " \0", *"\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f")


def fold(text: str) -> str:
    """Return text as it is compared: "Velázquez" and "VELAZQUEZ" become one; runs of blanks are one blank."""
    if text.isascii():
        return " ".join(text.lower().split())
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return " ".join(bare.casefold().split())


def folded_values(values: Sequence[str]) -> list[str]:
    """Return `fold` of each value, none of which holds a NUL: all at once, for most need lower case alone."""
    together = "\0".join(("", *values, ""))
    if any(odd in together for odd in _ODD_BLANKS):
        return [fold(value) for value in values]
    found = together.lower().split("\0")[1:-1]
    if not together.isascii():
        for number, value in enumerate(values):
            if not value.isascii():
                found[number] = fold(value)
    return found
