"""Plain text for the terminal: numbers, money, tables. ISO dates, no colour, no locale: pipes read it."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from govtrades_desktop.core.amounts import format_amount
from govtrades_desktop.core.records import Transaction

TYPE_WORDS = {"purchase": "buy", "sale": "sell", "partial_sale": "partial sell", "exchange": "exchange"}


# What a terminal obeys instead of showing, or what turns the order of what stands beside it: control
# characters but tab and line feed, marks and overrides of direction, separators of lines and paragraphs.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def json_line(value: object) -> str:
    """Return one JSON document on one line, characters as they are; those a terminal obeys are escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSHOWN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def plain(text: str) -> str:
    """Return a text that a terminal shows as it stands: a box for each character that it would obey."""
    return _UNSHOWN.sub("\u25a1", text)


class _PlainOutput:
    """A stream that lets nothing through which a terminal obeys; otherwise the stream beneath."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(plain(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextlib.contextmanager
def showing_plainly() -> Iterator[None]:
    """Let every print to stdout go through `plain`: names, comments and titles are strangers' text."""
    before = sys.stdout
    if before is None:  # a program without a console
        yield
        return
    wrapped = _PlainOutput(before)
    sys.stdout = wrapped
    try:
        yield
    finally:
        if sys.stdout is wrapped:
            sys.stdout = before


def one_line(text: str) -> str:
    """Return a text on one line: a note may have several, and a table's row has one."""
    return " / ".join(part for part in map(str.strip, str(text).splitlines()) if part)


def plural(count: int, word: str) -> str:
    """Return `1 trade`, `2 trades`, `1,204 trades`."""
    many = f"{word[:-1]}ies" if word.endswith("ty") else f"{word}s"
    return f"{count:,} {word if count == 1 else many}"


def transaction_line(row: Transaction) -> str:
    """Return one transaction as one line."""
    code = f" [{row.asset_type}]" if row.asset_type else ""
    money = ""
    if row.amount_low_usd is not None:
        money = format_amount(row.amount_low_usd, row.amount_high_usd, row.amount_exact_usd)
    kind = TYPE_WORDS[row.type.value]
    when = str(row.traded_on or "?")
    return f"{row.line:>3}  {when:10}  {row.owner.value:15}  {kind:12}  {money:>27}  {row.asset}{code}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> str:
    """Return a table as wide as the terminal at most; the widest left-aligned column gives way."""
    cells = [list(header), *([one_line(cell) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    room = shutil.get_terminal_size((120, 40)).columns
    spare = sum(widths) + 2 * (len(widths) - 1) - room
    if spare > 0:
        column = max((c for c in range(len(widths)) if c not in right), key=lambda c: widths[c])
        widths[column] = max(12, widths[column] - spare)
    lines = []
    for row in cells:
        parts = []
        for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
            text = cell if len(cell) <= width else cell[: width - 1] + "…"
            parts.append(text.rjust(width) if column in right else text.ljust(width))
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines)
