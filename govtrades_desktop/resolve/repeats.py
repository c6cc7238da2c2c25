"""Which rows of different reports of one person may be one trade told twice. Pure: rows in, pairs out.

Identical rows are legitimate, so nothing here says that a row repeats another: only that it may. Each row is
used once. `senate_versions` links rows that an amendment moved; everything else becomes a doubt on the row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from govtrades_desktop.resolve.versions import FiledRow, folded, is_same_asset

MAY_REPEAT = "may_repeat"
"""The doubt about a row that may be the same trade as a row of another report; both stay counted."""

WORD_FOR_WORD = ""

_SALES = frozenset({"sale", "partial_sale"})


@dataclass(frozen=True, slots=True)
class Repeat:
    """The row that another one may repeat.

    Attributes:
        row: it.
        fact: in which the two differ: "traded_on", "owner", "type", "asset", "amount" or "rest"; empty where
            they are alike word for word.
    """

    row: FiledRow
    fact: str


def difference(one: FiledRow, two: FiledRow) -> str | None:
    """Return the one fact in which two rows of an asset differ, WORD_FOR_WORD, or None: they are two trades.

    A purchase and a sale are never one trade, however alike the rest is.
    """
    if one.content == two.content:
        return WORD_FOR_WORD
    if not is_same_asset(one, two):
        return None
    if one.type != two.type and not {one.type, two.type} <= _SALES:
        return None
    facts = [
        fact
        for fact in ("traded_on", "owner", "type", "amount", "rest")
        if getattr(one, fact) != getattr(two, fact)
    ]
    if (one.ticker, folded(one.asset)) != (two.ticker, folded(two.asset)):
        facts.append("asset")
    return facts[0] if len(facts) == 1 else None if facts else WORD_FOR_WORD


def repeated_rows(rows: Sequence[FiledRow]) -> dict[int, Repeat]:
    """Return later row -> the row of an earlier report that it repeats word for word.

    Args:
        rows: in force, of one person, in the order of filing. Rows without a trade date are passed over:
            too little is told of them. Rows of one report never repeat each other: two mean two.
    """
    found: dict[int, Repeat] = {}
    for alike in _by_content(rows).values():
        free: list[FiledRow] = []
        for row in alike:
            earlier = next((one for one in free if one.filing_id != row.filing_id), None)
            if earlier is not None:
                free.remove(earlier)
                found[row.id] = Repeat(earlier, WORD_FOR_WORD)
            free.append(row)
    return found


def near_rows(strays: Sequence[FiledRow], rows: Sequence[FiledRow]) -> dict[int, Repeat]:
    """Return stray -> a row of another report, of the same day and asset, that differs in one fact.

    Args:
        strays: rows in force that an amendment tells and no earlier version did.
        rows: rows in force of the person, in the order of filing, the strays among them.
    """
    by_day: dict[str, list[FiledRow]] = defaultdict(list)
    for row in rows:
        if row.traded_on is not None:
            by_day[row.traded_on].append(row)
    found: dict[int, Repeat] = {}
    used: set[int] = set()
    for stray in strays:
        for other in by_day.get(stray.traded_on or "", ()):
            if other.filing_id == stray.filing_id or other.id in used:
                continue
            fact = difference(other, stray)
            if fact is not None and stray.id not in used:
                found[stray.id] = Repeat(other, fact)
                used |= {stray.id, other.id}
    return found


def same_rows(strays: Sequence[FiledRow], pool: Sequence[FiledRow]) -> dict[int, int]:
    """Return row of `pool` -> the stray that repeats it word for word; each is used once, the first first."""
    left = {key: list(alike) for key, alike in _by_content(pool).items()}
    found: dict[int, int] = {}
    for stray in strays:
        alike = left.get(_whole(stray))
        if alike:
            found[alike.pop(0).id] = stray.id
    return found


def corrected_rows(
    strays: Sequence[FiledRow], pool: Sequence[FiledRow], blocks: Collection[tuple[int, int]]
) -> dict[int, int]:
    """Return row of `pool` -> the stray that corrects one fact of it, the day apart, within a moved block.

    Args:
        strays: rows of amendments.
        pool: rows of earlier reports.
        blocks: (earlier filing, amendment) of moved blocks.
    """
    earlier = {old for old, _ in blocks}
    by_day: dict[str | None, list[FiledRow]] = defaultdict(list)
    for row in pool if blocks else ():
        if row.filing_id in earlier:
            by_day[row.traded_on].append(row)
    found: dict[int, int] = {}
    for stray in strays:
        for row in by_day.get(stray.traded_on, ()):
            is_free = row.id not in found and (row.filing_id, stray.filing_id) in blocks
            if is_free and difference(row, stray) is not None:
                found[row.id] = stray.id
                break
    return found


def _by_content(rows: Sequence[FiledRow]) -> dict[tuple[Any, ...], list[FiledRow]]:
    found: dict[tuple[Any, ...], list[FiledRow]] = defaultdict(list)
    for row in rows:
        if row.traded_on is not None:
            found[_whole(row)].append(row)
    return found


def _whole(row: FiledRow) -> tuple[Any, ...]:
    """Return all that a row says of its trade.

    The account is of it; the day of notification is not (SEEN: House 20030155 and 20030275, Kean), nor is the
    kind of asset (SEEN: Senate, Hoeven, XSLV of 2019-03-08: "Other Securities", then "Stock").
    """
    return (*row.content, row.subholding)
