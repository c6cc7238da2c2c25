"""Which row of a later report repeats, corrects or deletes which of an earlier one. Pure: rows in, links out.

Two ways, as the chambers have two: a Senate amendment repeats a whole report (`match_rows`); a House report
amends or deletes single rows of any report before it (`match_amending`). Neither ever merges two trades that
merely look alike: identical rows are legitimate, so each row is used once. Nothing here knows who filed: the
caller gives the rows of one person.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

VERSIONS_VERSION = 2
"""Raise it whenever the same rows may be linked otherwise: everything is then linked anew."""

ENOUGH = 4
"""So many of six facts (number, date, asset, amount, owner, type) make a row of a Senate amendment the
correction of an earlier one. Measured on the 76 amended reports of 2014-2026 at hand: 1,414 rows are repeated
word for word, 105 corrected (the pairs that agree least were looked at), and 55 are left out by an
amendment."""

ENOUGH_AMENDED = 4
ENOUGH_DELETED = 5
"""Beside the asset, so many of six facts (date, notification date, amount, owner, type, kind of asset) make
an earlier House row the one that is amended or deleted. A deletion repeats its row; an amendment corrects a
fact or two. One of the two dates must agree whatever the rest says: people trade one asset many times."""

AMENDING = frozenset({"amended", "deleted"})
"""The House form's "FILING STATUS" of a row that speaks of an earlier one."""

NOT_AT_HAND = "original_not_at_hand"
UNCERTAIN = "original_uncertain"

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
_LEAST_NAME = 3  # a shorter name or ticker within another one is chance
_WORDS = re.compile(r"[^a-z0-9.$/]+")


@dataclass(frozen=True, slots=True)
class FiledRow:
    """The facts of one row that tell whether another repeats it.

    Attributes:
        id: of the row.
        filing_id: of its report.
        line: its number in the report.
        traded_on: ISO date, or None; likewise `notified_on`.
        owner, type, ticker, asset: as stored.
        amount: low and high end, exact amount.
        rest: what an exchange, an option or a bond tells beside.
        notified_on, asset_type, subholding, status, row_id: of House rows; Senate rows leave them out.
    """

    id: int
    filing_id: int
    line: int
    traded_on: str | None
    owner: str
    type: str
    ticker: str | None
    asset: str
    amount: tuple[Any, ...]
    rest: tuple[Any, ...]
    notified_on: str | None = None
    asset_type: str | None = None
    subholding: str | None = None
    status: str | None = None
    row_id: str | None = None

    @property
    def content(self) -> tuple[Any, ...]:
        """Everything but the number."""
        return (self.traded_on, self.owner, self.type, self.ticker, self.asset, self.amount, self.rest)


# -- the Senate: a report and the whole report that amends it


def match_rows(older: Sequence[FiledRow], newer: Sequence[FiledRow]) -> dict[int, int]:
    """Return which row of `newer` repeats which of `older`, by id; each is used once.

    Word for word first, the same number before another (identical rows are legitimate: two need two); then
    the best corrections, where ENOUGH facts agree, or date, asset and amount do.
    """
    found: dict[int, int] = {}
    left = {row.id: row for row in newer}
    by_content: dict[tuple[Any, ...], list[FiledRow]] = defaultdict(list)
    for row in newer:
        by_content[row.content].append(row)
    for is_same_line in (True, False):
        for row in older:
            for other in by_content[row.content] if row.id not in found else ():
                if other.id in left and (not is_same_line or other.line == row.line):
                    found[row.id] = left.pop(other.id).id
                    break
    rest = [row for row in older if row.id not in found]
    pairs = sorted(_corrections(rest, list(left.values())), key=lambda one: (-one[0], one[1], one[2]))
    for _, old_id, new_id in pairs:
        if old_id not in found and new_id in left:
            found[old_id] = left.pop(new_id).id
    return found


def _corrections(older: Sequence[FiledRow], newer: Sequence[FiledRow]) -> Iterator[tuple[int, int, int]]:
    """Yield (how well they agree, older, newer) of pairs that may be one trade: of one number or day."""
    by_line: dict[object, list[FiledRow]] = defaultdict(list)
    for row in newer:
        by_line[("line", row.line)].append(row)
        by_line[("day", row.traded_on)].append(row)
    for row in older:
        near = {one.id: one for key in (("line", row.line), ("day", row.traded_on)) for one in by_line[key]}
        for other in near.values():
            is_same_day = row.traded_on == other.traded_on
            is_same = is_same_asset(row, other)
            is_same_amount = row.amount == other.amount
            score = sum(
                (
                    row.line == other.line,
                    is_same_day,
                    is_same,
                    is_same_amount,
                    row.owner == other.owner,
                    row.type == other.type,
                )
            )
            is_near = row.line == other.line or is_same
            if (score >= ENOUGH and is_near) or (is_same_day and is_same and is_same_amount):
                # Of equals the same kind of trade comes first: a purchase is seldom corrected into a sale.
                yield 2 * score + (row.type == other.type), row.id, other.id


# -- the House: rows that amend or delete single rows of earlier reports


@dataclass(frozen=True, slots=True)
class AmendingMatch:
    """What the amending rows of one person replace.

    Attributes:
        replaced: id of an earlier row -> id of the later row that stands in its place.
        doubts: id of an amending row without a link -> NOT_AT_HAND or UNCERTAIN.
    """

    replaced: Mapping[int, int] = field(default_factory=dict)
    doubts: Mapping[int, str] = field(default_factory=dict)


def match_amending(filings: Sequence[Sequence[FiledRow]]) -> AmendingMatch:
    """Return what the amended and deleted rows of one person's House reports replace.

    The form prints in an amending row the number of the original one, which the original itself does not
    print (FORMATS: House, column "ID"): the original is told by its content, and by nothing less certain than
    ENOUGH_AMENDED or ENOUGH_DELETED facts. Amending rows of one number in several reports are a chain: each
    stands in the place of the one before. Rows told as new are never linked to each other: a report that was
    filed twice stays counted twice, for nothing on it says which one is wrong.

    Args:
        filings: the rows of each report, the oldest report first.
    """
    originals: list[tuple[int, FiledRow]] = []
    chains: dict[tuple[str, object], dict[int, list[FiledRow]]] = {}
    for order, rows in enumerate(filings):
        for row in rows:
            if row.status in AMENDING:
                key = ("number", row.row_id) if row.row_id else ("row", row.id)
                chains.setdefault(key, {}).setdefault(order, []).append(row)
            else:
                originals.append((order, row))
    replaced: dict[int, int] = {}
    for versions in chains.values():
        steps = list(versions.values())
        for earlier, later in zip(steps, steps[1:], strict=False):
            for place, row in enumerate(earlier):
                replaced[row.id] = later[min(place, len(later) - 1)].id
    heads = [(order, rows[0]) for versions in chains.values() for order, rows in list(versions.items())[:1]]
    heads.sort(key=lambda head: (head[0], head[1].line))
    found, uncertain = _originals(originals, heads)
    replaced.update(found)
    linked = set(found.values())
    doubts = {
        row.id: UNCERTAIN if row.id in uncertain else NOT_AT_HAND for _, row in heads if row.id not in linked
    }
    return AmendingMatch(replaced, doubts)


def _originals(
    originals: Sequence[tuple[int, FiledRow]], heads: Sequence[tuple[int, FiledRow]]
) -> tuple[dict[int, int], set[int]]:
    """Return original -> amending row, the surest pairs first, and the rows that fit several alike."""
    by_day: dict[tuple[str, str], list[tuple[int, FiledRow]]] = defaultdict(list)
    for order, row in originals:
        for name, day in (("traded", row.traded_on), ("notified", row.notified_on)):
            if day is not None:
                by_day[(name, day)].append((order, row))
    levels: dict[tuple[int, ...], dict[int, list[FiledRow]]] = defaultdict(dict)
    for order, head in heads:
        near = {
            row.id: row
            for name, day in (("traded", head.traded_on), ("notified", head.notified_on))
            for before, row in by_day.get((name, day or ""), ())
            if before < order
        }
        for row in near.values():
            rank = _agreement(row, head)
            if rank is not None:
                levels[rank].setdefault(head.id, []).append(row)
    found: dict[int, int] = {}
    done: set[int] = set()
    uncertain: set[int] = set()
    for rank in sorted(levels, reverse=True):
        for head_id, fitting in levels[rank].items():
            left = [row for row in fitting if row.id not in found]
            if head_id in done or not left:
                continue
            done.add(head_id)
            if len({_same_trade(row) for row in left}) > 1:
                uncertain.add(head_id)
            else:
                found[left[0].id] = head_id
    return found, uncertain


def _agreement(row: FiledRow, head: FiledRow) -> tuple[int, ...] | None:
    """Return how well an earlier row fits an amending one, the larger the better; None: another trade."""
    if not is_same_asset(row, head):
        return None
    facts = sum(
        (
            row.traded_on is not None and row.traded_on == head.traded_on,
            row.notified_on is not None and row.notified_on == head.notified_on,
            row.amount == head.amount,
            row.owner == head.owner,
            row.type == head.type,
            (row.asset_type, row.rest) == (head.asset_type, head.rest),
        )
    )
    if facts < (ENOUGH_DELETED if head.status == "deleted" else ENOUGH_AMENDED):
        return None
    return (facts, row.subholding == head.subholding, folded(row.asset) == folded(head.asset))


def _same_trade(row: FiledRow) -> tuple[Any, ...]:
    """Return what is equal of rows between which it makes no difference which one is replaced."""
    return (
        row.traded_on,
        row.notified_on,
        row.owner,
        row.type,
        row.ticker,
        folded(row.asset),
        row.amount,
        row.rest,
        row.asset_type,
        row.subholding,
    )


# -- both


def is_same_asset(row: FiledRow, other: FiledRow) -> bool:
    """Say whether two rows name one asset: by ticker, by name, or one by the other's."""
    if row.ticker and row.ticker == other.ticker:
        return True
    one, two = folded(row.asset), folded(other.asset)
    if one == two:
        return True
    for told, name in ((row.ticker, two), (other.ticker, one)):
        if told and len(told) >= _LEAST_NAME and folded(told) in _WORDS.split(name):
            return True  # the ticker of one report stands in the name of the other
    short, long = sorted((one, two), key=len)
    return len(short) >= _LEAST_NAME and short in long


def name_key(first: str, last: str) -> tuple[str, str]:
    """Return what one person's names have in common however an index prints them: family and first name."""
    family = [word for word in folded(last).replace(",", " ").split() if word.strip(".") not in _SUFFIXES]
    given = folded(first).replace(",", " ").split()
    return " ".join(family), given[0].strip(".") if given else ""


@functools.lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """Return a text without accents, case and surplus blanks."""
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())
