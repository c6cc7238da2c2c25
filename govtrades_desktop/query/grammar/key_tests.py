"""How one value of a search is tested against a column: the tests that keys are made of, and plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from govtrades_desktop.derive.column import Mask
from govtrades_desktop.derive.columns import ColumnTable
from govtrades_desktop.query.grammar.places import seat_word
from govtrades_desktop.query.grammar.tokenizer import refusal
from govtrades_desktop.query.grammar.tree import Value, Word
from govtrades_desktop.query.grammar.values import days, interval, number, one_of, plain_text

Test = Callable[[ColumnTable, Value], Mask]

AS_LISTED = "listed"
"""The column with a filer's name as the index of filings has it; `official` is the official's own name."""

_DATE_EXAMPLE = "Write a date as 2025, 2025-05 or 2025-05-16; a range as 2024..2025-03; or >=2024-05."
_NUMBER_EXAMPLE = "Write a whole number, a range as 30..45, or >45."


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the grammar.

    Attributes:
        name: as it is written before the colon.
        help: what it does, in a few words, with an example.
        test: the mask of one value.
        words: the values it knows, for completion; empty where any text may stand.
    """

    name: str
    help: str
    test: Test
    words: tuple[str, ...] = ()


def by_text(*columns: str) -> Test:
    """Match one of the columns by part; quoted, by whole words; with `=`, the whole value."""

    def test(table: ColumnTable, value: Value) -> Mask:
        text = plain_text(value)
        if value.op == "=":
            return any_of(columns, lambda column: table.equals(column, (text,)))
        if value.is_quoted:
            return any_of(columns, lambda column: table.contains_words(column, text))
        return any_of(columns, lambda column: table.contains(column, text))

    return test


def by_whole(*columns: str) -> Test:
    """Match the whole value of one of the columns, whatever its case."""
    return lambda table, value: any_of(columns, lambda column: table.equals(column, (plain_text(value),)))


def by_ticker(*columns: str) -> Test:
    """Match a whole ticker, also in the form of posts and news: "$NVDA"."""
    return lambda table, value: any_of(
        columns, lambda column: table.equals(column, (without_dollar(plain_text(value)),))
    )


_CASHTAG = re.compile(r"\$[A-Za-z][A-Za-z.\-]{0,9}")


def without_dollar(text: str) -> str:
    """Return the ticker of "$NVDA"; any other text as it is ("$50" is an amount, no ticker)."""
    return text[1:] if _CASHTAG.fullmatch(text) else text


def any_of(columns: Sequence[str], find: Callable[[str], Mask]) -> Mask:
    """Return where `find` holds of one of the columns."""
    found = find(columns[0])
    for column in columns[1:]:
        found = found | find(column)
    return found


def by_words(column: str, words: Mapping[str, tuple[str, ...]]) -> Test:
    """Match a word of a fixed list, which stands for values of the column."""
    return lambda table, value: table.equals(column, one_of(value, words))


def names_of(kinds: type[StrEnum]) -> tuple[str, ...]:
    """Return the values of a list as a search writes them: `former-member`."""
    return tuple(kind.value.replace("_", "-") for kind in kinds)


def words_of(kinds: type[StrEnum]) -> dict[str, tuple[str, ...]]:
    """Return the words of a list for `by_words`, with hyphens and with underscores."""
    return {name: (kind.value,) for kind in kinds for name in (kind.value.replace("_", "-"), kind.value)}


def by_dates(column: str) -> Test:
    """Match a date or a span of dates."""
    return lambda table, value: table.between(column, *interval(value, days, _DATE_EXAMPLE))


def by_numbers(column: str) -> Test:
    """Match a whole number or a range."""
    return lambda table, value: table.between(column, *interval(value, number, _NUMBER_EXAMPLE))


def by_yes_no(column: str) -> Test:
    """Match a flag; where it is not known, neither holds."""
    words = {"yes": ("1",), "no": ("0",)}

    def test(table: ColumnTable, value: Value) -> Mask:
        wanted = int(one_of(value, words)[0])
        mask: Mask = table.array(column) == wanted
        return mask

    return test


def by_missing(words: Mapping[str, tuple[str, ...]]) -> Test:
    """Match what was not found out: who filed, what was traded."""
    return lambda table, value: table.is_missing(one_of(value, words)[0])


def match_word(table: ColumnTable, word: Word, texts: tuple[str, ...], dates: tuple[str, ...]) -> Mask:
    """Match a plain word in `texts` by part, quoted by whole words; a date in `dates`, if there are any.

    Unquoted, "$NVDA" means NVDA, and "VA-08" also the district, where the table has one.
    """
    span = days(word.text) if dates and not word.is_quoted else None
    if span is not None:
        return any_of(dates, lambda column: table.between(column, *span))
    if word.is_quoted:
        return any_of(texts, lambda column: table.contains_words(column, word.text))
    if not word.text.strip():
        raise refusal("There is nothing to search for here.", word.span)
    text = without_dollar(word.text)
    found = any_of(texts, lambda column: table.contains(column, text))
    if "district" in table.columns and (seat := seat_word(word.text)) is not None:
        found = found | table.equals("district", (seat,))
    return found
