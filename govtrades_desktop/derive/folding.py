"""How text is compared in searches and sorted in tables: without case, without accents."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return text as it is compared: "Velázquez" and "VELAZQUEZ" become one; runs of blanks are one blank."""
    if text.isascii():
        return " ".join(text.lower().split())
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return " ".join(bare.casefold().split())
