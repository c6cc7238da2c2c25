"""What is printed on every House PTR, in both layouts: lines, section heads, sub-line labels, boilerplate.

Layout 1 (to 2021) prints labels whose letters have the wrong case in the text layer; layout 2 (from 2023)
prints small capitals without Unicode, so that only a label's first letters and lengths are left. One table of
labels serves both. Makes no record and judges no value.

Source: the forms themselves. SEEN: House 20018011 (layout 1), 20029046 (layout 2).
"""

from __future__ import annotations

from typing import NamedTuple

from govtrades_desktop.parse.pdf_words import NO_UNICODE, PdfPage, Word

LINE_TOLERANCE_PT = 1.6  # words of one printed line share their base line to a hundredth; lines are 10 apart

# Section heads, by the name this program uses. Layout 1 says "Asset Class Details" for the vehicles.
_HEADS = {
    "Periodic Transaction Report": "title",
    "Filer Information": "filer",
    "Transactions": "transactions",
    "Investment Vehicle Details": "vehicles",
    "Asset Class Details": "vehicles",
    "Initial Public Offerings": "ipo",
    "Comments": "comments",
    "Certification and Signature": "certification",
}

# Sub-lines of a row and of a vehicle, in the order in which the form prints them.
SUB_LABELS = {
    "Filing Status:": "filing_status",
    "Subholding Of:": "subholding_of",
    "Location:": "location",
    "Description:": "description",
    "Comments:": "comment",
}
SUB_ORDER = tuple(SUB_LABELS.values())

HEADER = ("id", "owner", "asset", "transaction", "date", "notification", "amount", "cap.")
COLUMNS = ("id", "owner", "asset", "type", "traded", "notified", "amount", "cap_gains")
HEADER_TAIL = frozenset({"type", "date", "gains", ">", "$200?"})

_FOOTNOTE = "* for the complete list of asset type abbreviations, please visit"
_CERTIFICATION = (
    "i certify that the statements i have made on the attached periodic transaction report are true, "
    "complete, and correct to the best of my knowledge and belief. further, i certify that i have disclosed "
    "all transactions as required by the stock act."
)
FOOTNOTE = tuple(_FOOTNOTE.split())
FOOTNOTE_ADDRESS = "https://fd.house.gov/reference/asset-type-codes.aspx."
ADDRESS = ("clerk", "of", "the", "house", "of", "representatives")
CERTIFICATION = _CERTIFICATION.split()

# Marlett's check boxes and radio buttons stand in layout 1's text as these letters.
MARLETT = {"gfedc": False, "gfedcb": True, "nmlkj": False, "nmlkji": True}


class Line(NamedTuple):
    """One printed line: its page, base line, and words from left to right."""

    page: int
    base: float
    words: list[Word]

    @property
    def text(self) -> str:
        """The words with single blanks."""
        return " ".join(word.text for word in self.words)


def _blanked(phrase: str) -> tuple[str, ...]:
    """Return the phrase as PDFium gives layout 2's small capitals: each first letter, and blanks."""
    words = []
    for word in phrase.split():
        letters = word.rstrip(":")
        first = letters[0] if letters[0].isupper() else NO_UNICODE
        words.append(first + NO_UNICODE * (len(letters) - 1) + word[len(letters) :])
    return tuple(words)


def _phrases(table: dict[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Index a table of phrases by their first word, in both layouts' spelling."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, name in table.items():
        for words in (tuple(phrase.casefold().split()), _blanked(phrase)):
            index.setdefault(words[0], []).append((words, name))
    return index


_HEAD_INDEX = _phrases(_HEADS)
_LABEL_INDEX = _phrases(SUB_LABELS)


def _starts(words: list[Word], phrase: tuple[str, ...]) -> bool:
    if len(words) < len(phrase):
        return False
    return all(
        word.text == wanted or word.text.casefold() == wanted
        for word, wanted in zip(words, phrase, strict=False)
    )


def head_of(words: list[Word]) -> str | None:
    """Return the section that these words, the whole line, are the head of."""
    for phrase, name in _candidates(_HEAD_INDEX, words):
        if len(phrase) == len(words) and _starts(words, phrase):
            return name
    return None


def label_of(words: list[Word]) -> tuple[str, int] | None:
    """Return the sub-line's name and the number of words of its label, if the line begins with a label."""
    for phrase, name in _candidates(_LABEL_INDEX, words):
        if _starts(words, phrase):
            return name, len(phrase)
    return None


def _candidates(
    index: dict[str, list[tuple[tuple[str, ...], str]]], words: list[Word]
) -> list[tuple[tuple[str, ...], str]]:
    first = words[0].text
    return index.get(first) or index.get(first.casefold()) or []


def is_header(words: list[Word]) -> bool:
    """True for the first line of the table's header."""
    return len(words) == len(HEADER) and tuple(word.text.casefold() for word in words) == HEADER


def begins(words: list[Word], phrase: tuple[str, ...]) -> bool:
    """True where the line begins with the phrase (small letters)."""
    return _starts(words, phrase)


def is_blank_capitals(page: PdfPage) -> bool:
    """True for layout 2: the page holds small capitals without Unicode."""
    return NO_UNICODE * 2 in page.text


def lines_of(page: PdfPage) -> tuple[list[Line], list[Word]]:
    """Return the page's lines from top to bottom, and its check marks (layout 1's Marlett letters) apart."""
    marks = [
        word for word in page.words if word.text in MARLETT and "marlett" in page.font_name(word).casefold()
    ]
    rest = page.words
    if marks:
        starts = {mark.start for mark in marks}
        rest = [word for word in page.words if word.start not in starts]
    lines: list[Line] = []
    members: list[Word] = []
    base = -100.0
    for word in sorted(rest, key=lambda word: word.base):
        if word.base - base > LINE_TOLERANCE_PT:
            members = []
            base = word.base
            lines.append(Line(page.number, base, members))
        members.append(word)
    for line in lines:
        line.words.sort(key=lambda word: word.x0)
    return lines, marks
