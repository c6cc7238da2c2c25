"""What the values of a search mean: dates as spans of days, money, whole numbers, words of a fixed list."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from govtrades_desktop.query.grammar.tokenizer import refusal
from govtrades_desktop.query.grammar.tree import Value

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")  # as the filings print it
_MONEY = re.compile(r"\$?([\d,]+(?:\.\d+)?)([kmb]?)", re.IGNORECASE)
_FACTORS = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_EPOCH = dt.date(1970, 1, 1).toordinal()
_LARGEST = 2**62  # well within the index's whole numbers

Interval = tuple[int | None, int | None]
"""Both ends inclusive; None is open."""


def days(text: str) -> tuple[int, int] | None:
    """Return the first and last day since 1970 of `2025`, `2025-05`, `2025-05-16`, `05/16/2025`; or None."""
    if us := _US_DATE.fullmatch(text):
        text = f"{us[3]}-{us[1]}-{us[2]}"
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        first = dt.date(year, month or 1, day or 1)
        if day:
            last = first
        elif month:
            last = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        else:
            last = dt.date(year, 12, 31)
    except (ValueError, OverflowError):
        return None
    return first.toordinal() - _EPOCH, last.toordinal() - _EPOCH


def dollars(text: str) -> tuple[int, int] | None:
    """Return `50k`, `$1,001`, `2.5m` as whole US dollars (low, high, equal); None if it is no amount."""
    match = _MONEY.fullmatch(text)
    if match is None:
        return None
    try:
        amount = int(Decimal(match[1].replace(",", "")) * _FACTORS[match[2].lower()])
    except (InvalidOperation, ValueError, OverflowError):
        return None
    return (amount, amount) if amount < _LARGEST else None


def number(text: str) -> tuple[int, int] | None:
    """Return a whole number (low, high, equal); None if it is none."""
    if not re.fullmatch(r"[+-]?\d{1,9}", text, re.ASCII):
        return None
    return int(text), int(text)


def interval(value: Value, read: Callable[[str], tuple[int, int] | None], example: str) -> Interval:
    """Return what a value spans: `2025`, `>=2024-05`, `2024..2025-03`, `..2020`.

    Raises:
        UserInputError: it cannot be read, or a range runs backwards.
    """

    def ends(text: str) -> tuple[int, int]:
        found = read(text)
        if found is None:
            raise refusal(_not_understood(text, value), value.span, example)
        return found

    if value.high is not None:
        low = ends(value.text)[0] if value.text else None
        high = ends(value.high)[1] if value.high else None
        if low is not None and high is not None and low > high:
            raise refusal("This range runs backwards.", value.span, "Write the lower end first.")
        return low, high
    first, last = ends(value.text)
    if value.op == "<":
        return None, first - 1
    if value.op == "<=":
        return None, last
    if value.op == ">":
        return last + 1, None
    if value.op == ">=":
        return first, None
    return first, last


def one_of(value: Value, words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return what a word of a fixed list stands for.

    Raises:
        UserInputError: it is not in the list; the hint names the list.
    """
    plain_text(value)
    found = words.get(value.text.casefold())
    if found is None:
        known = ", ".join(main_words(words))
        raise refusal(_not_understood(value.text, value), value.span, f"Known: {known}.")
    return found


def main_words(words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return one word, the first, for each thing that the words of a list stand for."""
    found: dict[tuple[str, ...], str] = {}
    for word, meant in words.items():
        found.setdefault(meant, word)
    return tuple(found.values())


def _not_understood(text: str, value: Value) -> str:
    return f"{text!r} is not understood behind {value.key}:" if value.key else f"{text!r} is not understood."


def plain_text(value: Value) -> str:
    """Return the text of a value that is neither compared nor a range.

    Raises:
        UserInputError: it is.
    """
    if value.op not in ("", "=") or value.high is not None:
        key = f"{value.key}:" if value.key else "This key"
        raise refusal(f"{key} has no order: it takes no comparison and no range.", value.span)
    return value.text
